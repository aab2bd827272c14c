//! The line of a day in the diary.

use eframe::egui::{TextEdit, Ui, vec2};

use super::diary::typed;
use crate::analysis::chosen;
use crate::app::Command;
use crate::causes::trials;
use crate::model::diary::{Body, Carbs, Period, Side};
use crate::model::{Day, Diary, Quantity, ReadingKind};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::{controls, fields};
use crate::ui::{icons, theme};

/// What the form remembers.
#[derive(Default)]
pub(super) struct Own {
    day: Option<Day>,
    draft: Option<Diary>,
    drafts: fields::Drafts,
    more: bool,
}

impl Own {
    /// Shows another day.
    pub(super) fn show(&mut self, day: Day) {
        self.day = Some(day);
        self.draft = None;
        self.drafts.clear();
    }
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    let day = own.day.unwrap_or(look.app.today);
    let before = typed(look, day, None);
    let mut said = own.draft.take().unwrap_or_else(|| before.clone());
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            ui.label(theme::heading(look.t("ui-day-title")));
            if controls::icon_button(ui, look, icons::BACK, "ui-day-before").clicked() {
                own.show(day.plus(-1));
            }
            ui.label(theme::strong(look.date(day)));
            ui.add_enabled_ui(day < look.app.today, |ui| {
                if controls::icon_button(ui, look, icons::CLOSED, "ui-day-after").clicked() {
                    own.show(day.plus(1));
                }
            });
        });
        plan_ui(ui, look, day);
        numbers_ui(ui, own, look, &mut said);
        measured_ui(ui, look, day);
        words_ui(ui, look, &mut said);
        controls::more(ui, look, &mut own.more);
        if own.more {
            more_ui(ui, own, look, &mut said);
        }
        ui.add_space(4.0);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(said != before, |ui| {
                if controls::primary(ui, look, icons::CHECK, &look.t("ui-day-save")).clicked() {
                    ask.push(Action::Do(Command::Say { day, time_s: None, said: Box::new(said.clone()) }));
                }
            });
        });
    });
    // What is typed stays until it is saved or another day is shown.
    if own.day.unwrap_or(look.app.today) == day && said != before {
        own.draft = Some(said);
    }
}

fn numbers_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, said: &mut Diary) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        let drafts = &mut own.drafts;
        fields::number(ui, look, drafts, ("ui-day-sleep", 1), &mut said.sleep_h);
        fields::number(ui, look, drafts, ("ui-day-legs", 0), &mut said.legs_morning);
        fields::number(ui, look, drafts, ("ui-day-tired", 0), &mut said.tired);
        fields::number(ui, look, drafts, ("ui-day-sore", 0), &mut said.soreness);
        if !look.spares_weight() {
            fields::mass(ui, look, drafts, ["ui-day-weight-kg", "ui-day-weight-lb"], &mut said.weight_kg);
        }
        fields::number(ui, look, drafts, ("ui-day-resting-hr", 0), &mut said.resting_hr_bpm);
    });
}

/// What the plan of an experiment asks for on the day.
fn plan_ui(ui: &mut Ui, look: &Look<'_>, day: Day) {
    for experiment in &look.app.history.runner.experiments {
        let Some(asks) = trials::asks(experiment, day) else { continue };
        ui.horizontal_wrapped(|ui| {
            ui.label(theme::icon(icons::SAMPLE, 15.0).color(look.palette.accent));
            ui.label(theme::body(look.say(&asks)).color(look.palette.text));
        });
    }
}

/// What counts on the day of what was measured, and where it is from.
fn measured_ui(ui: &mut Ui, look: &Look<'_>, day: Day) {
    let Some(season) = look.season() else { return };
    let history = &look.app.history;
    let night = season.nights.get(day);
    let weight = chosen::reading(history, ReadingKind::Weight, day).filter(|_| !look.spares_weight());
    let reading = |kind| chosen::reading(history, kind, day);
    let known = [
        (weight, "ui-said-weight", Quantity::Mass as fn(f64) -> Quantity),
        (reading(ReadingKind::RestingHr), "ui-said-resting-hr", Quantity::HeartRate),
        (reading(ReadingKind::HrvRmssd), "ui-said-hrv", Quantity::Milliseconds),
        (chosen::night(history, night.as_deref(), day), "ui-said-sleep", Quantity::Hours),
    ];
    for (measured, says, quantity) in known {
        let Some(measured) = measured else { continue };
        let value = look.with(says, &[("value", quantity(measured.value))]);
        let value = ("value", Quantity::Name(value));
        let mut text = match measured.source {
            Some(source) => look.with("ui-day-from", &[value, ("source", Quantity::Name(source.to_string()))]),
            None => look.with("ui-day-typed", &[value]),
        };
        if !measured.others.is_empty() {
            let others = ("sources", Quantity::Name(measured.others.join(", ")));
            text = format!("{text} {}", look.with("ui-day-beside", &[others]));
        }
        ui.label(theme::small(text).color(look.palette.weak));
    }
}

fn words_ui(ui: &mut Ui, look: &Look<'_>, said: &mut Diary) {
    ui.add_space(4.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        for (value, text) in [(&mut said.ill, "ui-day-ill"), (&mut said.injured, "ui-day-injured")] {
            let on = *value == Some(true);
            if controls::chip(ui, look, &look.t(text), on).clicked() {
                *value = if on { None } else { Some(true) };
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        ui.label(theme::icon(icons::FOOD, 15.0).color(look.palette.weak));
        ui.label(theme::small(look.t("ui-day-carbs")).color(look.palette.weak));
        for carbs in Carbs::ALL {
            let on = said.carbs == Some(*carbs);
            if controls::chip(ui, look, &look.t(&format!("ui-carbs-{}", carbs.word())), on).clicked() {
                said.carbs = if on { None } else { Some(*carbs) };
            }
        }
    });
}

fn more_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, said: &mut Diary) {
    let drafts = &mut own.drafts;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        fields::number(ui, look, drafts, ("ui-day-nap", 0), &mut said.nap_min);
        fields::number(ui, look, drafts, ("ui-day-hrv", 0), &mut said.hrv_rmssd_ms);
        fields::number(ui, look, drafts, ("ui-day-stretch", 0), &mut said.stretch_min);
        fields::number(ui, look, drafts, ("ui-day-roll", 0), &mut said.foam_roll_min);
        fields::number(ui, look, drafts, ("ui-day-strength", 0), &mut said.strength_min);
        fields::number(ui, look, drafts, ("ui-day-strength-effort", 0), &mut said.strength_effort);
        let bodies = [(Body::Legs, "ui-body-legs"), (Body::Full, "ui-body-full"), (Body::Upper, "ui-body-upper")];
        fields::choice(ui, look, "ui-day-strength-body", &bodies, &mut said.strength_body);
        if !look.spares_weight() {
            fields::number(ui, look, drafts, ("ui-day-carbs-g", 0), &mut said.carbs_g);
        }
        fields::number(ui, look, drafts, ("ui-day-swelling", 0), &mut said.leg_swelling);
        let sides = [(Side::Both, "ui-side-both"), (Side::Left, "ui-side-left"), (Side::Right, "ui-side-right")];
        fields::choice(ui, look, "ui-day-swelling-side", &sides, &mut said.swelling_side);
        if look.app.history.runner.menstruates == Some(true) {
            let periods = [(Period::Start, "ui-period-start"), (Period::Heavy, "ui-period-heavy")];
            fields::choice(ui, look, "ui-day-period", &periods, &mut said.period);
        }
        fields::number(ui, look, drafts, ("ui-day-ferritin", 0), &mut said.ferritin_ug_l);
        fields::number(ui, look, drafts, ("ui-day-haemoglobin", 0), &mut said.haemoglobin_g_l);
        fields::number(ui, look, drafts, ("ui-day-transferrin", 0), &mut said.transferrin_saturation_pct);
        fields::number(ui, look, drafts, ("ui-day-crp", 1), &mut said.crp_mg_l);
    });
    let mut note = said.note.clone().unwrap_or_default();
    let changed = fields::labelled(ui, look, ("ui-day-note", 420.0), |ui| {
        ui.add(TextEdit::multiline(&mut note).desired_rows(2).desired_width(420.0)).changed()
    });
    if changed {
        said.note = Some(note).filter(|note| !note.trim().is_empty());
    }
}
