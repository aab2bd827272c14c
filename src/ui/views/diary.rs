//! Diary: the runs that wait for a rating first, before any chart could colour the answer; then the day, then what was
//! said before.

use std::collections::BTreeMap;
use std::sync::Arc;

use eframe::egui::{Frame, Id, Margin, ScrollArea, Ui, vec2};

use super::diary_day;
use super::runs;
use crate::app::Command;
use crate::model::diary::HeavyWhen;
use crate::model::{Activity, Day, Diary, DiaryRow, Origin, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::{controls, rating};
use crate::ui::{icons, theme};

/// A run is asked about for so many days.
const ASKED_DAYS: i32 = 14;
/// Runs asked about at once.
const ASKED_RUNS: usize = 3;
/// From this rating on, when the legs were heavy is asked too (section 5.1).
const HEAVY_FROM: f64 = 5.0;

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    /// Answers not yet saved, by run.
    answers: BTreeMap<Arc<str>, Diary>,
    day: diary_day::Own,
}

/// The latest runs without a rating, the newest first.
pub(in crate::ui) fn waiting<'a>(look: &'a Look<'_>) -> Vec<&'a Arc<Activity>> {
    let Some(season) = look.season() else { return Vec::new() };
    let from = season.days.last.plus(-ASKED_DAYS);
    let unrated = season.runs.iter().rev().take_while(|run| run.day >= from);
    let unrated =
        unrated.filter(|run| run.activity.is_run() && !run.activity.sample && run.said.legs_heaviness.is_none());
    unrated.map(|run| &run.activity).take(ASKED_RUNS).collect()
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    controls::header(ui, look, &look.t("ui-view-diary"), &look.t("ui-diary-hint"), |_| ());
    ui.add_space(8.0);
    // As high as the window lets the card be: its heading and margins take the rest.
    let list_height = (ui.available_height() - 80.0).max(300.0);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        Frame::new().inner_margin(Margin { right: 6, ..Margin::ZERO }).show(ui, |ui| {
            ui.set_max_width(ui.available_width().min(1320.0));
            ui.spacing_mut().item_spacing.x = 14.0;
            let columns = if ui.available_width() > 900.0 { 2 } else { 1 };
            ui.columns(columns, |uis| {
                let [first, rest @ ..] = uis else { return };
                for activity in waiting(look) {
                    run_ui(first, own, look, activity, ask);
                    first.add_space(6.0);
                }
                diary_day::ui(first, &mut own.day, look, ask);
                match rest {
                    [second, ..] => past_ui(second, own, look, list_height),
                    [] => past_ui(first, own, look, list_height),
                }
            });
        });
    });
}

/// The three taps after a run: legs, effort, save; chips if something stands out.
fn run_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, activity: &Activity, ask: &mut Vec<Action>) {
    let time_s = i32::try_from(activity.local_start_s()).unwrap_or_default();
    let said = own.answers.entry(activity.id.clone()).or_insert_with(|| typed(look, activity.local_date, Some(time_s)));
    let mut saved = false;
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
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
        ui.add_space(4.0);
        let id = Id::unique(&activity.id);
        rating::ui(ui, look, id.with("legs"), &rating::LEGS, &mut said.legs_heaviness);
        ui.add_space(4.0);
        rating::ui(ui, look, id.with("effort"), &rating::EFFORT, &mut said.effort);
        ui.add_space(4.0);
        chips_ui(ui, look, said);
        ui.add_space(6.0);
        let ready = said.legs_heaviness.is_some();
        ui.add_enabled_ui(ready, |ui| {
            saved = controls::primary(ui, look, icons::CHECK, &look.t("ui-rate-save")).clicked();
        });
    });
    if saved {
        let said = Box::new(said.clone());
        ask.push(Action::Do(Command::Say { day: activity.local_date, time_s: Some(time_s), said }));
        own.answers.remove(&activity.id);
    }
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

/// What was typed for a run or a day so far.
pub(super) fn typed(look: &Look<'_>, day: Day, time_s: Option<i32>) -> Diary {
    let rows = look.app.history.diary.iter();
    let row = rows.rev().find(|row| row.day == day && row.time_s == time_s && row.origin == Origin::Typed);
    row.map(|row| row.said.clone()).unwrap_or_default()
}

/// What was said before, the latest first.
fn past_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, height: f32) {
    let rows: Vec<&DiaryRow> = look.app.history.diary.iter().rev().collect();
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.label(theme::heading(look.t("ui-diary-past")));
        if rows.is_empty() {
            ui.label(theme::body(look.t("ui-diary-none")).color(look.palette.weak));
            return;
        }
        ui.push_id("past", |ui| {
            let row_height = 30.0;
            ui.spacing_mut().item_spacing.y = 2.0;
            ScrollArea::vertical().max_height(height).auto_shrink([false, true]).show_rows(
                ui,
                row_height,
                rows.len(),
                |ui, shown| {
                    for row in rows.get(shown).unwrap_or(&[]) {
                        past_row_ui(ui, own, look, row, row_height);
                    }
                },
            );
        });
    });
}

fn past_row_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, row: &DiaryRow, height: f32) {
    ui.allocate_ui(vec2(ui.available_width(), height), |ui| {
        ui.set_height(height);
        ui.horizontal_centered(|ui| {
            let kind = if row.time_s.is_some() { icons::RUNS } else { icons::DIARY };
            ui.label(theme::icon(kind, 15.0).color(look.palette.weak));
            let date = look.date(row.day);
            let (text, name) = (theme::strong(&date), look.with("ui-diary-open", &[("day", Quantity::Date(row.day))]));
            let response =
                ui.add(eframe::egui::Button::new(text).frame_when_inactive(false).min_size(vec2(104.0, 26.0)));
            response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
            if response.clicked() {
                own.day.show(row.day);
            }
            let words = words(look, &row.said);
            ui.add(eframe::egui::Label::new(theme::body(&words).color(look.palette.weak)).truncate());
        });
    });
}

/// The row in a few words.
fn words(look: &Look<'_>, said: &Diary) -> String {
    let numbers = [
        ("ui-said-legs", said.legs_heaviness.map(Quantity::Rating)),
        ("ui-said-effort", said.effort.map(Quantity::Rating)),
        ("ui-said-morning", said.legs_morning.map(Quantity::Rating)),
        ("ui-said-sleep", said.sleep_h.map(Quantity::Hours)),
        ("ui-said-tired", said.tired.map(Quantity::Rating)),
        ("ui-said-sore", said.soreness.map(Quantity::Rating)),
        ("ui-said-weight", said.weight_kg.map(Quantity::Mass)),
        ("ui-said-strength", said.strength_min.map(Quantity::Minutes)),
    ];
    let mut words: Vec<String> =
        numbers.into_iter().filter_map(|(id, value)| Some(look.with(id, &[("value", value?)]))).collect();
    let flags = [
        (said.ill, "ui-day-ill"),
        (said.injured, "ui-day-injured"),
        (said.one_leg, "ui-chip-one-leg"),
        (said.thirsty, "ui-chip-thirsty"),
        (said.ran_out_of_energy, "ui-chip-energy"),
    ];
    words.extend(flags.into_iter().filter(|(value, _)| *value == Some(true)).map(|(_, id)| look.t(id)));
    words.extend(said.note.clone());
    words.join(" · ")
}
