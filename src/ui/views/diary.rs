//! Diary: the runs that wait for a rating first, before any chart could colour the answer; then the day, then what was
//! said before.

use std::sync::Arc;

use eframe::egui::{Align, Frame, Layout, Margin, ScrollArea, Ui, vec2};

use super::{diary_day, diary_run, heard};
use crate::causes::CauseId;
use crate::model::diary::SessionKind;
use crate::model::{Activity, ActivityId, Day, Diary, DiaryRow, Origin, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// A run is asked about for so many days.
const ASKED_DAYS: i32 = 14;
/// Runs asked about at once.
const ASKED_RUNS: usize = 3;

/// Room for a date in the list of what was said, points.
const DATE: f32 = 116.0;

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    /// A run asked about again, beside those that wait.
    again: Option<ActivityId>,
    run: diary_run::Own,
    day: diary_day::Own,
}

impl Own {
    /// Asks about a run, whether it was rated before or not.
    pub(in crate::ui) fn ask_again(&mut self, id: &ActivityId) {
        self.again = Some(id.clone());
    }
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
            ui.set_max_width(ui.available_width().min(1960.0));
            ui.spacing_mut().item_spacing.x = 14.0;
            let columns = if ui.available_width() > 900.0 { 2 } else { 1 };
            ui.columns(columns, |uis| {
                let [first, rest @ ..] = uis else { return };
                let again =
                    own.again.as_ref().and_then(|id| look.app.history.activities.iter().find(|it| it.id == *id));
                let waiting = waiting(look).into_iter().filter(|it| again.is_none_or(|again| again.id != it.id));
                for activity in again.into_iter().chain(waiting) {
                    if diary_run::ui(first, &mut own.run, look, activity, ask) {
                        own.again = None;
                    }
                    first.add_space(6.0);
                }
                heard::ui(first, look, ask);
                diary_day::ui(first, &mut own.day, look, ask);
                match rest {
                    [second, ..] => past_ui(second, own, look, list_height),
                    [] => past_ui(first, own, look, list_height),
                }
            });
        });
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
            ui.label(theme::icon(kind(row), 15.0).color(look.palette.weak));
            let date = look.date(row.day);
            let (text, name) = (theme::strong(&date), look.with("ui-diary-open", &[("day", Quantity::Date(row.day))]));
            let button = eframe::egui::Button::new(text).frame_when_inactive(false).min_size(vec2(0.0, 26.0));
            // All words begin at the same place, however wide their date is.
            let left = Layout::left_to_right(Align::Center);
            let response = ui.allocate_ui_with_layout(vec2(DATE, height), left, |ui| {
                ui.set_min_width(DATE);
                ui.add(button)
            });
            let response = response.inner;
            response.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
            if response.clicked() {
                match run_of(look, row) {
                    Some(run) => own.ask_again(&run.id),
                    None => own.day.show(row.day),
                }
            }
            let words = words(look, &row.said);
            ui.add(eframe::egui::Label::new(theme::body(&words).color(look.palette.weak)).truncate());
        });
    });
}

/// The icon of what a row is about: a run, strength work, or the day.
fn kind(row: &DiaryRow) -> &'static str {
    let session = row.said.session_kind;
    if row.said.strength_min.is_some() || session == Some(SessionKind::Strength) {
        icons::cause(CauseId::StrengthTraining)
    } else if row.time_s.is_some() && session.is_none_or(|kind| kind == SessionKind::Run) {
        icons::RUNS
    } else {
        icons::DIARY
    }
}

/// The run a row is about: the one that starts at its time.
fn run_of<'a>(look: &Look<'a>, row: &DiaryRow) -> Option<&'a Activity> {
    let mut runs = look.app.history.activities.iter().filter(|it| it.local_date == row.day);
    let time_s = i64::from(row.time_s?);
    runs.find(|it| (it.local_start_s() - time_s).abs() < 60).map(Arc::as_ref)
}

/// The row in a few words.
fn words(look: &Look<'_>, said: &Diary) -> String {
    let numbers = [
        ("ui-said-legs", said.legs_heaviness.map(Quantity::Rating)),
        ("ui-said-effort", said.effort.map(Quantity::Rating)),
        ("ui-said-morning", said.legs_morning.map(Quantity::Rating)),
        ("ui-said-sleep", said.sleep_h.map(Quantity::Hours)),
        ("ui-said-nap", said.nap_min.map(Quantity::Minutes)),
        ("ui-said-tired", said.tired.map(Quantity::Rating)),
        ("ui-said-sore", said.soreness.map(Quantity::Rating)),
        ("ui-said-weight", said.weight_kg.map(Quantity::Mass)),
        ("ui-said-resting-hr", said.resting_hr_bpm.map(Quantity::HeartRate)),
        ("ui-said-hrv", said.hrv_rmssd_ms.map(Quantity::Milliseconds)),
        ("ui-said-session", said.session_min.map(Quantity::Minutes)),
        ("ui-said-strength", said.strength_min.map(Quantity::Minutes)),
        ("ui-said-stretching", said.stretch_min.map(Quantity::Minutes)),
        ("ui-said-carbs-g", said.carbs_g.map(Quantity::Count)),
        ("ui-said-drink", said.drink_ml.map(|ml| Quantity::Litres(ml / 1000.0))),
        ("ui-said-ferritin", said.ferritin_ug_l.map(Quantity::Ferritin)),
        ("ui-said-haemoglobin", said.haemoglobin_g_l.map(Quantity::Count)),
        ("ui-said-saturation", said.transferrin_saturation_pct.map(Quantity::Percent)),
        ("ui-said-crp", said.crp_mg_l.map(Quantity::Rating)),
        ("ui-said-swelling", said.leg_swelling.map(Quantity::Rating)),
    ];
    let mut words: Vec<String> =
        numbers.into_iter().filter_map(|(id, value)| Some(look.with(id, &[("value", value?)]))).collect();
    let yes = [
        (said.ill, "ui-day-ill"),
        (said.injured, "ui-day-injured"),
        (said.one_leg, "ui-chip-one-leg"),
        (said.stiff_then_eased, "ui-chip-stiff"),
        (said.thirsty, "ui-chip-thirsty"),
        (said.ran_out_of_energy, "ui-chip-energy"),
        (said.stretched, "ui-said-stretched"),
        (said.stretched.map(|stretched| !stretched), "ui-chip-not-stretched"),
    ];
    words.extend(yes.into_iter().filter(|(value, _)| *value == Some(true)).map(|(_, id)| look.t(id).to_lowercase()));
    let carbs = said.carbs.map(|carbs| Quantity::Name(look.t(&format!("ui-carbs-{}", carbs.word())).to_lowercase()));
    words.extend(carbs.map(|carbs| look.with("ui-said-carbs", &[("value", carbs)])));
    let shoe = said.shoe.clone().map(Quantity::Name);
    words.extend(shoe.map(|shoe| look.with("ui-said-shoe", &[("value", shoe)])));
    words.extend(said.note.clone());
    words.join(" · ")
}
