//! What is asked about a run: two ratings and a tap to save; chips and numbers if something stands out.

use std::collections::BTreeMap;

use eframe::egui::{ComboBox, TextEdit, Ui, vec2};

use super::diary::typed;
use super::runs;
use crate::app::Command;
use crate::model::diary::{Drink, HeavyWhen};
use crate::model::{Activity, ActivityId, Diary, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::{controls, fields, rating};
use crate::ui::{icons, theme};

/// From this rating on, when the legs were heavy is asked too (section 5.1).
const HEAVY_FROM: f64 = 5.0;

/// What the forms remember, by run.
#[derive(Default)]
pub(super) struct Own(BTreeMap<ActivityId, Form>);

/// One run's answers not yet saved.
#[derive(Default)]
struct Form {
    /// What was known when it was filled in.
    known: Diary,
    said: Diary,
    drafts: fields::Drafts,
    more: bool,
}

/// The questions about one run; whether they were answered and saved.
pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, activity: &Activity, ask: &mut Vec<Action>) -> bool {
    let time_s = i32::try_from(activity.local_start_s()).unwrap_or_default();
    let known = known(look, activity);
    let form = own.0.entry(activity.id.clone()).or_default();
    // An import or a saved answer came since, and nothing has been changed here.
    if form.known != known && form.said == form.known {
        form.said = known.clone();
    }
    form.known.clone_from(&known);
    let mut saved = false;
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        title_ui(ui, look, activity, time_s);
        ui.add_space(4.0);
        ui.push_id(&activity.id, |ui| {
            let id = ui.scope_id();
            rating::ui(ui, look, id.with("legs"), &rating::LEGS, &mut form.said.legs_heaviness);
            ui.add_space(4.0);
            rating::ui(ui, look, id.with("effort"), &rating::EFFORT, &mut form.said.effort);
            ui.add_space(4.0);
            chips_ui(ui, look, &mut form.said);
            controls::more(ui, look, &mut form.more);
            if form.more {
                more_ui(ui, form, look);
            }
        });
        ui.add_space(6.0);
        ui.horizontal(|ui| {
            ui.add_enabled_ui(form.said != known, |ui| {
                saved = controls::primary(ui, look, icons::CHECK, &look.t("ui-rate-save")).clicked();
            });
        });
    });
    if saved {
        let before = typed(look, activity.local_date, Some(time_s));
        let said = Box::new(form.said.own(&known, &before));
        ask.push(Action::Do(Command::Say { day: activity.local_date, time_s: Some(time_s), said }));
        own.0.remove(&activity.id);
    }
    saved
}

/// What is known of the run so far, typed or imported.
fn known(look: &Look<'_>, activity: &Activity) -> Diary {
    let run = look.season().and_then(|season| season.runs.iter().find(|run| run.activity.id == activity.id));
    run.map(|run| run.said.clone()).unwrap_or_default()
}

fn title_ui(ui: &mut Ui, look: &Look<'_>, activity: &Activity, time_s: i32) {
    ui.horizontal(|ui| {
        controls::tile(ui, look, icons::RUNS, look.palette.accent, 30.0);
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(theme::heading(runs::title(look, activity)));
            let when = format!("{}, {:02}:{:02}", look.date(activity.local_date), time_s / 3600, time_s / 60 % 60);
            let far = look.maybe(activity.distance_m().map(Quantity::Distance));
            ui.label(theme::small(format!("{when} · {far}")).color(look.palette.weak));
        });
    });
}

fn chips_ui(ui: &mut Ui, look: &Look<'_>, said: &mut Diary) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(6.0, 6.0);
        if said.legs_heaviness.is_some_and(|legs| legs >= HEAVY_FROM) {
            let when = [
                (HeavyWhen::Start, "ui-chip-start"),
                (HeavyWhen::Late, "ui-chip-late"),
                (HeavyWhen::Whole, "ui-chip-whole"),
            ];
            for (value, text) in when {
                let on = said.heavy_when == Some(value);
                if controls::chip(ui, look, &look.t(text), on).clicked() {
                    said.heavy_when = if on { None } else { Some(value) };
                }
            }
        }
        let flags: [(&mut Option<bool>, &str); 4] = [
            (&mut said.one_leg, "ui-chip-one-leg"),
            (&mut said.stiff_then_eased, "ui-chip-stiff"),
            (&mut said.thirsty, "ui-chip-thirsty"),
            (&mut said.ran_out_of_energy, "ui-chip-energy"),
        ];
        for (value, text) in flags {
            let on = *value == Some(true);
            if controls::chip(ui, look, &look.t(text), on).clicked() {
                *value = if on { None } else { Some(true) };
            }
        }
        for (answer, text) in [(true, "ui-chip-stretched"), (false, "ui-chip-not-stretched")] {
            let on = said.stretched == Some(answer);
            if controls::chip(ui, look, &look.t(text), on).clicked() {
                said.stretched = if on { None } else { Some(answer) };
            }
        }
    });
}

/// What tells fluid, heat and shoes apart.
fn more_ui(ui: &mut Ui, form: &mut Form, look: &Look<'_>) {
    let Form { said, drafts, .. } = form;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(12.0, 8.0);
        fields::number(ui, look, drafts, ("ui-run-drink", 0), &mut said.drink_ml);
        let drinks = [(Drink::Water, "ui-drink-water"), (Drink::Electrolyte, "ui-drink-electrolyte")];
        fields::choice(ui, look, "ui-run-drink-type", &drinks, &mut said.drink_type);
        fields::mass(
            ui,
            look,
            drafts,
            ["ui-run-weight-before-kg", "ui-run-weight-before-lb"],
            &mut said.weight_before_kg,
        );
        fields::mass(ui, look, drafts, ["ui-run-weight-after-kg", "ui-run-weight-after-lb"], &mut said.weight_after_kg);
        fields::number(ui, look, drafts, ("ui-run-temperature", 0), &mut said.temperature_c);
        fields::number(ui, look, drafts, ("ui-run-humidity", 0), &mut said.humidity_pct);
        shoe_ui(ui, look, &mut said.shoe);
    });
    let mut note = said.note.clone().unwrap_or_default();
    let changed = fields::labelled(ui, look, ("ui-day-note", 420.0), |ui| {
        ui.add(TextEdit::multiline(&mut note).desired_rows(2).desired_width(420.0)).changed()
    });
    if changed {
        said.note = Some(note).filter(|note| !note.trim().is_empty());
    }
}

/// The pair worn, of those in the profile.
fn shoe_ui(ui: &mut Ui, look: &Look<'_>, worn: &mut Option<String>) {
    let shoes = &look.app.history.runner.shoes;
    if shoes.is_empty() {
        return;
    }
    fields::labelled(ui, look, ("ui-column-shoe", fields::CHOICE), |ui| {
        let shown = worn.clone().unwrap_or_else(|| look.t("ui-not-said"));
        ComboBox::from_id_salt("shoe").selected_text(shown).width(fields::CHOICE).show_ui(ui, |ui| {
            ui.selectable_value(worn, None, look.t("ui-not-said"));
            for shoe in shoes {
                ui.selectable_value(worn, Some(shoe.name.clone()), &shoe.name);
            }
        });
    });
}
