//! Runs: every run in a table; one of them opens with its curves.

use eframe::egui::{Layout, Sense, Stroke, StrokeKind, Ui, vec2};
use egui_extras::{Column, TableBuilder, TableRow};

use super::run_charts;
use crate::analysis::RunMetrics;
use crate::app::Command;
use crate::model::{Activity, ActivityId, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::widgets::{controls, empty};
use crate::ui::{icons, theme};

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    shown: Option<ActivityId>,
    all_sports: bool,
    sort: Sort,
    reversed: bool,
    charts: run_charts::Own,
}

impl Own {
    /// Shows one run.
    pub(in crate::ui) fn show(&mut self, id: &ActivityId) {
        self.shown = Some(id.clone());
        self.charts = run_charts::Own::default();
    }
}

/// A column: its heading, its width, what it shows and by what it sorts.
struct Heading {
    sort: Sort,
    id: &'static str,
    width: f32,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
enum Sort {
    #[default]
    Date,
    Title,
    Distance,
    Time,
    Pace,
    HeartRate,
    Contact,
    Load,
    Legs,
    Shoe,
    Sources,
}

const HEADINGS: &[Heading] = &[
    Heading { sort: Sort::Date, id: "ui-column-date", width: 100.0 },
    Heading { sort: Sort::Title, id: "ui-column-title", width: 150.0 },
    Heading { sort: Sort::Distance, id: "ui-column-distance", width: 78.0 },
    Heading { sort: Sort::Time, id: "ui-column-time", width: 74.0 },
    Heading { sort: Sort::Pace, id: "ui-column-pace", width: 82.0 },
    Heading { sort: Sort::HeartRate, id: "ui-column-heart-rate", width: 78.0 },
    Heading { sort: Sort::Contact, id: "ui-column-contact", width: 74.0 },
    Heading { sort: Sort::Load, id: "ui-column-load", width: 118.0 },
    Heading { sort: Sort::Legs, id: "ui-column-legs", width: 74.0 },
    Heading { sort: Sort::Shoe, id: "ui-column-shoe", width: 96.0 },
    Heading { sort: Sort::Sources, id: "ui-column-sources", width: 66.0 },
];

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    if look.app.history.is_empty() {
        empty::first_start_ui(ui, look, ask);
        return;
    }
    let Some(season) = look.season() else {
        empty::note_ui(ui, look, icons::RUNS, "ui-working-title", "ui-working-hint");
        return;
    };
    let all = || season.runs.iter().chain(&season.set_apart);
    let shown = own.shown.clone().and_then(|id| all().find(|run| run.activity.id == id));
    if let Some(run) = shown {
        let delete = run_charts::ui(ui, &mut own.charts, look, run, ask);
        match delete {
            Some(run_charts::Done::Back) => own.shown = None,
            Some(run_charts::Done::Rate) => ask.push(Action::RateRun(run.activity.id.clone())),
            Some(run_charts::Done::Delete) => {
                own.shown = None;
                ask.push(Action::Do(Command::Delete(vec![run.activity.id.clone()])));
            }
            None => {}
        }
        return;
    }
    let is_run = |run: &RunMetrics| season.recorded(run).is_run();
    let mut rows: Vec<&RunMetrics> = all().filter(|run| own.all_sports || is_run(run)).collect();
    let count = look.with("ui-runs-count", &[("runs", Quantity::Count(rows.len() as f64))]);
    controls::header(ui, look, &look.t("ui-view-runs"), &count, |ui| {
        if controls::chip(ui, look, &look.t("ui-runs-all"), own.all_sports).clicked() {
            own.all_sports = !own.all_sports;
        }
    });
    ui.add_space(8.0);
    if rows.is_empty() {
        empty::note_ui(ui, look, icons::RUNS, "ui-runs-none", "ui-runs-none-hint");
        return;
    }
    sorted(&mut rows, own);
    look.palette.card_frame().inner_margin(10).show(ui, |ui| {
        ui.set_min_size(ui.available_size());
        table_ui(ui, own, look, &rows, ask);
    });
}

fn sorted(rows: &mut [&RunMetrics], own: &Own) {
    let number = |value: Option<f64>| value.unwrap_or(f64::NEG_INFINITY);
    rows.sort_by(|a, b| {
        let order = match own.sort {
            Sort::Date => a.activity.start_utc_s.cmp(&b.activity.start_utc_s),
            Sort::Title => b.activity.title.cmp(&a.activity.title),
            Sort::Shoe => a.shoe.cmp(&b.shoe),
            sort => number(key(a, sort)).total_cmp(&number(key(b, sort))),
        };
        // The latest, longest, heaviest first.
        if own.reversed { order } else { order.reverse() }
    });
}

/// The number a column sorts by.
fn key(run: &RunMetrics, sort: Sort) -> Option<f64> {
    match sort {
        Sort::Distance => run.activity.distance_m(),
        Sort::Time => run.activity.duration_s(),
        Sort::Pace => speed(&run.activity),
        Sort::HeartRate => heart_rate(&run.activity),
        Sort::Contact => contact(&run.activity),
        Sort::Load => run.load_lp,
        Sort::Legs => run.heaviness,
        Sort::Sources => Some(run.activity.sources.len() as f64),
        Sort::Date | Sort::Title | Sort::Shoe => None,
    }
}

/// Metres per second over the time the clock ran.
pub(super) fn speed(activity: &Activity) -> Option<f64> {
    let (metres, seconds) = (activity.distance_m()?, activity.duration_s()?);
    (metres > 0.0 && seconds > 0.0).then(|| metres / seconds)
}

pub(super) fn heart_rate(activity: &Activity) -> Option<f64> {
    activity.digest.means.hr_bpm.or(activity.totals.mean_hr_bpm)
}

pub(super) fn contact(activity: &Activity) -> Option<f64> {
    activity.digest.means.gct_ms.or(activity.totals.mean_gct_ms)
}

fn table_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, rows: &[&RunMetrics], ask: &mut Vec<Action>) {
    let width = ui.available_width() - ui.spacing().item_spacing.x * HEADINGS.len() as f32;
    // A click anywhere opens a run; the tab key stops once a row, at its name, and not at every cell.
    let mut table = TableBuilder::new(ui).striped(true).auto_shrink(false).sense(Sense::CLICK);
    table = table.cell_layout(Layout::left_to_right(eframe::egui::Align::Center));
    // A wide window is shared out, so that a title does not stand an arm's length from its numbers.
    let stretch = (width / HEADINGS.iter().map(|heading| heading.width).sum::<f32>()).max(1.0);
    for heading in HEADINGS {
        table = table.column(match heading.sort {
            Sort::Title => Column::remainder().at_least(90.0).clip(true),
            _ => Column::exact(heading.width * stretch).clip(true),
        });
    }
    let table = table.header(30.0, |mut row| {
        for heading in HEADINGS {
            row.col(|ui| heading_ui(ui, own, look, heading));
        }
    });
    table.body(|body| {
        body.rows(32.0, rows.len(), |mut row| {
            if let Some(run) = rows.get(row.index()) {
                row_ui(&mut row, look, run, ask);
            }
        });
    });
}

fn heading_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, heading: &Heading) {
    let on = own.sort == heading.sort;
    let color = if on { look.palette.accent } else { look.palette.weak };
    let text = theme::small(look.t(heading.id)).color(color);
    let glyph = if own.reversed { icons::UP } else { icons::OPENED };
    ui.spacing_mut().button_padding.x = 0.0;
    let button = if on {
        eframe::egui::Button::new((text, theme::icon(glyph, 11.0).color(color)))
    } else {
        eframe::egui::Button::new(text)
    };
    let response = ui.add(button.frame_when_inactive(false).min_size(eframe::egui::vec2(0.0, 26.0)));
    let name = look.with("ui-column-sort", &[("column", Quantity::Name(look.t(heading.id)))]);
    response.widget_info(|| eframe::egui::WidgetInfo::selected(eframe::egui::Role::Button, true, on, &name));
    if response.on_hover_text(name).clicked() {
        own.reversed = on && !own.reversed;
        own.sort = heading.sort;
    }
}

/// The name of a run: its title, else its sport.
pub(super) fn title(look: &Look<'_>, activity: &Activity) -> String {
    if activity.title.is_empty() {
        look.t(&format!("ui-sport-{}", activity.sport.key().replace('_', "-")))
    } else {
        activity.title.clone()
    }
}

fn row_ui(row: &mut TableRow<'_, '_>, look: &Look<'_>, run: &RunMetrics, ask: &mut Vec<Action>) {
    let palette = &look.palette;
    let activity = look.season().map_or(&run.activity, |season| season.recorded(run));
    let doubts = look.season().map_or(&[][..], |season| season.doubts(&activity.id));
    let plain = |ui: &mut Ui, text: String| {
        ui.add(eframe::egui::Label::new(text).selectable(false).truncate());
    };
    // Of its cells the first one takes the focus.
    let mut first = None;
    row.col(|ui| {
        first = Some(ui.interact(ui.max_rect(), ui.scope_id().with("open"), Sense::click()));
        plain(ui, look.date(activity.local_date));
    });
    let Some(first) = first else { return };
    if first.hovered() {
        row.set_hovered(true);
    }
    row.col(|ui| {
        if !doubts.is_empty() {
            let reasons: Vec<String> = doubts.iter().map(|doubt| look.say(&doubt.says)).collect();
            ui.label(theme::icon(icons::WARNING, 14.0).color(palette.danger)).on_hover_text(reasons.join("\n"));
        }
        plain(ui, title(look, activity));
    });
    row.col(|ui| plain(ui, look.maybe(activity.distance_m().map(Quantity::Distance))));
    row.col(|ui| plain(ui, look.maybe(activity.duration_s().map(Quantity::Duration))));
    row.col(|ui| plain(ui, look.maybe(speed(activity).filter(|_| activity.sport.on_foot()).map(Quantity::Pace))));
    row.col(|ui| plain(ui, look.maybe(heart_rate(activity).map(Quantity::HeartRate))));
    row.col(|ui| plain(ui, look.maybe(contact(activity).map(Quantity::Milliseconds))));
    row.col(|ui| {
        plain(ui, look.maybe(run.load_lp.map(Quantity::Load)));
        if let Some(method) = run.load_method {
            let name = look.t(&format!("ui-load-{}", method.key().replace('_', "-")));
            ui.add(eframe::egui::Label::new(theme::small(name).size(11.0).color(palette.weak)).selectable(false));
        }
    });
    row.col(|ui| match run.heaviness {
        Some(value) => {
            let heavy = run.heavy == Some(true);
            let color = if heavy { palette.danger } else { palette.weak };
            let loud = if heavy { controls::Loud::Bold } else { controls::Loud::Outline };
            controls::badge(ui, look, &look.q(&Quantity::Rating(value)), (color, color), loud);
        }
        None => plain(ui, "–".to_owned()),
    });
    let shoe = run.shoe.and_then(|index| look.app.history.runner.shoes.get(index));
    row.col(|ui| plain(ui, shoe.map_or_else(|| "–".to_owned(), |shoe| shoe.name.clone())));
    row.col(|ui| {
        ui.add(eframe::egui::Label::new(activity.sources.len().to_string()).selectable(false))
            .on_hover_text(activity.sources.join("\n"));
    });
    let response = row.response();
    if first.has_focus() {
        let painter = response.ctx.layer_painter(response.layer_id).with_clip_rect(response.interact_rect.expand(4.0));
        painter.rect_stroke(
            response.rect.expand2(vec2(4.0, 0.0)),
            4.0,
            Stroke::new(1.5, palette.accent),
            StrokeKind::Inside,
        );
    }
    let name = look.with(
        "ui-run-open",
        &[("title", Quantity::Name(title(look, activity))), ("day", Quantity::Date(activity.local_date))],
    );
    first.widget_info(|| eframe::egui::WidgetInfo::labeled(eframe::egui::Role::Button, true, &name));
    let enter = first.has_focus() && first.ctx.input(|input| input.key_pressed(eframe::egui::Key::Enter));
    if response.clicked() || first.clicked() || enter {
        ask.push(Action::ShowRun(activity.id.clone()));
    }
}
