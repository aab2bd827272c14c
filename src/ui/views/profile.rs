//! Profile: who runs. Every field has an "unknown"; the better it is known, the more can be told.

use eframe::egui::{ComboBox, Frame, Margin, ScrollArea, Ui, vec2};

use super::{profile_lists, profile_sources};
use crate::app::Command;
use crate::model::Runner;
use crate::model::runner::{Diet, Sex, Units};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::{controls, fields};
use crate::ui::{icons, theme};

/// Risks asked about, by their name in the profile.
const RISKS: [(&str, &str); 6] = [
    ("smoking", "ui-risk-smoking"),
    ("pregnancy", "ui-risk-pregnancy"),
    ("blood_clot_history", "ui-risk-clot"),
    ("long_sitting_or_standing", "ui-risk-sitting"),
    ("obesity", "ui-risk-obesity"),
    ("family_history", "ui-risk-family"),
];

/// The page is at most this wide: a pair of shoes then stands on one line.
const PAGE_WIDTH: f32 = 1960.0;

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    draft: Option<Runner>,
    pub(super) drafts: fields::Drafts,
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let before = &look.app.history.runner;
    let mut runner = own.draft.take().unwrap_or_else(|| before.clone());
    // Experiments are begun and ended on Today; a draft knows nothing of them.
    runner.experiments.clone_from(&before.experiments);
    let mut keep = true;
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(PAGE_WIDTH));
        controls::header(ui, look, &look.t("ui-view-profile"), &look.t("ui-profile-hint"), |ui| {
            ui.add_enabled_ui(runner != *before, |ui| {
                if controls::primary(ui, look, icons::CHECK, &look.t("ui-profile-save")).clicked() {
                    ask.push(Action::Do(Command::Profile(Box::new(runner.clone()))));
                    keep = false;
                }
                if controls::secondary(ui, look, icons::UNDO, &look.t("ui-profile-discard")).clicked() {
                    keep = false;
                }
            });
        });
    });
    ui.add_space(8.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { right: 6, ..Margin::ZERO }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(PAGE_WIDTH));
            ui.spacing_mut().item_spacing.x = 14.0;
            let columns = if ui.available_width() > 860.0 { 2 } else { 1 };
            ui.columns(columns, |uis| {
                let [first, rest @ ..] = uis else { return };
                section(first, look, "ui-profile-you", |ui| you_ui(ui, own, look, &mut runner));
                section(first, look, "ui-profile-effort", |ui| effort_ui(ui, own, look, &mut runner));
                section(first, look, "ui-profile-health", |ui| health_ui(ui, own, look, &mut runner));
                let second = rest.first_mut().unwrap_or(first);
                section(second, look, "ui-profile-shoes", |ui| profile_lists::shoes_ui(ui, own, look, &mut runner));
                section(second, look, "ui-profile-races", |ui| profile_lists::races_ui(ui, own, look, &mut runner));
                if profile_sources::is_needed(look, &runner) {
                    section(second, look, "ui-profile-sources", |ui| profile_sources::ui(ui, look, &mut runner));
                }
            });
        });
    });
    if keep && runner != *before {
        own.draft = Some(runner);
    }
    if !keep {
        own.drafts.clear();
    }
}

fn section(ui: &mut Ui, look: &Look<'_>, title: &str, contents: impl FnOnce(&mut Ui)) {
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::heading(look.t(title)));
        ui.add_space(2.0);
        contents(ui);
    });
    ui.add_space(8.0);
}

fn grid(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        contents(ui);
    });
}

fn you_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, runner: &mut Runner) {
    grid(ui, |ui| {
        fields::text(ui, look, "ui-profile-name", &mut runner.name, 200.0);
        let mut year = runner.birth_year.map(f64::from);
        if fields::number(ui, look, &mut own.drafts, ("ui-profile-birth-year", 0), &mut year) {
            runner.birth_year = year.filter(|year| (1900.0..=2100.0).contains(year)).map(|year| year as i16);
        }
        let sexes = [(Sex::Female, "ui-sex-female"), (Sex::Male, "ui-sex-male")];
        fields::choice(ui, look, "ui-profile-sex", &sexes, &mut runner.sex);
        fields::number(ui, look, &mut own.drafts, ("ui-profile-height", 0), &mut runner.height_cm);
        units_ui(ui, look, runner);
    });
}

fn units_ui(ui: &mut Ui, look: &Look<'_>, runner: &mut Runner) {
    let text = |units: Units| match units {
        Units::Metric => look.t("ui-action-units-metric"),
        Units::Imperial => look.t("ui-action-units-imperial"),
    };
    fields::labelled(ui, look, ("ui-profile-units", 220.0), |ui| {
        ComboBox::from_id_salt("units").selected_text(text(runner.units)).width(220.0).show_ui(ui, |ui| {
            for units in [Units::Metric, Units::Imperial] {
                ui.selectable_value(&mut runner.units, units, text(units));
            }
        });
    });
}

fn effort_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, runner: &mut Runner) {
    grid(ui, |ui| {
        let drafts = &mut own.drafts;
        fields::number(ui, look, drafts, ("ui-profile-hr-max", 0), &mut runner.hr_max_bpm);
        fields::number(ui, look, drafts, ("ui-profile-hr-rest", 0), &mut runner.hr_rest_bpm);
        fields::number(ui, look, drafts, ("ui-profile-threshold-hr", 0), &mut runner.threshold_hr_bpm);
        fields::pace(ui, look, drafts, "ui-profile-threshold-pace", &mut runner.threshold_speed_m_s);
        fields::number(ui, look, drafts, ("ui-profile-sleep-need", 1), &mut runner.sleep_need_h);
        fields::yes_no(ui, look, "ui-profile-medicines", &mut runner.medicines_change_heart_rate);
        fields::yes_no(ui, look, "ui-profile-stretches", &mut runner.usually_stretches);
    });
}

fn health_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, runner: &mut Runner) {
    grid(ui, |ui| {
        let diets = [
            (Diet::Omnivore, "ui-diet-omnivore"),
            (Diet::Vegetarian, "ui-diet-vegetarian"),
            (Diet::Vegan, "ui-diet-vegan"),
        ];
        fields::choice(ui, look, "ui-profile-diet", &diets, &mut runner.diet);
        fields::date(ui, look, &mut own.drafts, "ui-profile-low-carb", &mut runner.low_carb_since);
        fields::yes_no(ui, look, "ui-profile-eating", &mut runner.eating_disorder_history);
        fields::yes_no(ui, look, "ui-profile-menstruates", &mut runner.menstruates);
        if runner.menstruates == Some(true) {
            fields::yes_no(ui, look, "ui-profile-heavy-periods", &mut runner.heavy_periods);
        }
    });
    if runner.spares_weight() {
        ui.label(theme::small(look.t("ui-profile-eating-hint")).color(look.palette.weak));
    }
    ui.add_space(4.0);
    profile_lists::donations_ui(ui, own, look, runner);
    ui.add_space(4.0);
    ui.label(theme::small(look.t("ui-profile-risks")).color(look.palette.weak));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (risk, text) in RISKS {
            let on = runner.circulation_risks.as_ref().is_some_and(|risks| risks.iter().any(|r| r == risk));
            if controls::chip(ui, look, &look.t(text), on).clicked() {
                let risks = runner.circulation_risks.get_or_insert_default();
                risks.retain(|r| r != risk);
                if !on {
                    risks.push(risk.to_owned());
                }
            }
        }
        // "None of these" is an answer too: an empty list, where `None` is a form never filled in.
        let none = runner.circulation_risks.as_ref().is_some_and(Vec::is_empty);
        if controls::chip(ui, look, &look.t("ui-risk-none"), none).clicked() {
            runner.circulation_risks = if none { None } else { Some(Vec::new()) };
        }
    });
}
