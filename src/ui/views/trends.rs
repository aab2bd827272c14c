//! Trends: every curve on one time axis, with the flags of the causes through all of them.

use eframe::egui::{CentralPanel, Frame, Key, Margin, Panel as Side, Rangef, ScrollArea, Sense, Ui, vec2};
use egui_plot::PlotPoint;

use super::trend_data::{PanelData, Points, TrendData};
use super::trend_layers::{WEEKLY_FROM, drawn, summary, tall, value};
use super::trend_panels::{Draw, PANELS, Panel, quantity};
use super::{trend_side, trend_table};
use crate::app::Derived;
use crate::causes::{CauseId, Episode, State};
use crate::model::{Day, DayRange, Quantity};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::state::{Saved, Span};
use crate::ui::widgets::axis::Along;
use crate::ui::widgets::card::Opened;
use crate::ui::widgets::chart::{Chart, Shade, held, zoomed};
use crate::ui::widgets::{controls, empty, flags, range_picker};
use crate::ui::{icons, theme};

/// The shortest range shown, days.
const SHORTEST: f64 = 14.0;
/// Height of a chart's title.
const TITLE: f32 = 22.0;
/// A chart is at least this high without its title.
const LOWEST: f32 = 44.0;

/// What the screen remembers.
#[derive(Default)]
pub(in crate::ui) struct Own {
    data: TrendData,
    view: Option<[f64; 2]>,
    asked_span: Option<Span>,
    cursor: Option<f64>,
    /// The flag looked at, among the episodes.
    pub(super) chosen: Option<usize>,
    pub(super) evidence: Option<DayRange>,
    asked_cause: Option<(CauseId, Option<DayRange>)>,
    pub(super) opened: Opened,
    table: bool,
    frame: Option<Rangef>,
}

impl Own {
    /// Shows a range that ends with the last day.
    pub(in crate::ui) fn show_span(&mut self, span: Span) {
        self.asked_span = Some(span);
    }

    /// Shows the latest flag of a cause and the days its evidence was seen on.
    pub(in crate::ui) fn show_cause(&mut self, cause: CauseId, evidence: Option<DayRange>) {
        self.asked_cause = Some((cause, evidence));
    }

    fn limits(&self) -> [f64; 2] {
        [f64::from(self.data.days.first.0) - 1.0, f64::from(self.data.days.last.0) + 2.0]
    }

    /// Takes a new history: what showed the last day goes on showing it.
    fn refresh(&mut self, derived: &Derived) {
        let before = self.limits();
        if !self.data.refresh(derived) || self.limits() == before {
            return;
        }
        let at_end = self.view.is_none_or(|view| view[1] >= before[1] - 1.0);
        self.view = if at_end { None } else { self.view.map(|view| held(view, self.limits(), SHORTEST)) };
    }

    /// Takes what was asked for from elsewhere.
    fn settle(&mut self, saved: &Saved, episodes: &[Episode]) {
        let limits = self.limits();
        let span = self.asked_span.take().or_else(|| self.view.is_none().then_some(saved.span));
        if let Some(span) = span {
            let days = span.days().unwrap_or(limits[1] - limits[0]);
            self.view = Some(held([limits[1] - days, limits[1]], limits, SHORTEST));
        }
        if let Some((cause, evidence)) = self.asked_cause.take() {
            self.chosen = episodes.iter().rposition(|episode| episode.cause == cause);
            self.evidence = evidence;
            let flag = self.chosen.and_then(|index| episodes.get(index));
            let flag = flag.map(|episode| flags::days(episode, self.data.days.last.0));
            let seen = evidence.map(|range| [f64::from(range.first.0), f64::from(range.last.0)]);
            let both = [flag, seen].into_iter().flatten();
            if let Some([from, to]) = both.reduce(|a, b| [a[0].min(b[0]), a[1].max(b[1])]) {
                let margin = ((to - from) * 0.35).max(21.0);
                self.view = Some(held([from - margin, to + margin], limits, 60.0));
            }
        }
        self.chosen = self.chosen.filter(|index| *index < episodes.len());
    }
}

pub(super) fn ui(ui: &mut Ui, saved: &mut Saved, own: &mut Own, look: &Look<'_>, ask: &mut Vec<Action>) {
    if look.app.history.is_empty() {
        empty::first_start_ui(ui, look, ask);
        return;
    }
    let Some(derived) = &look.app.derived else {
        empty::note_ui(ui, look, icons::TRENDS, "ui-working-title", "ui-working-hint");
        return;
    };
    if derived.season.days.is_empty() || derived.season.series.is_empty() {
        empty::note_ui(ui, look, icons::TRENDS, "ui-trends-none", "ui-runs-none-hint");
        return;
    }
    own.refresh(derived);
    own.settle(saved, &derived.judgement.episodes);
    keys(ui, own);
    let limits = own.limits();
    let view = own.view.unwrap_or(limits);
    let days = DayRange::new(Day(view[0].ceil() as i32), Day((view[1] as i32 - 1).min(own.data.days.last.0)));
    let range =
        look.with("ui-trends-range", &[("from", Quantity::Date(days.first)), ("to", Quantity::Date(days.last))]);
    controls::header(ui, look, &look.t("ui-view-trends"), &range, |ui| {
        let near = |span: &Span| (span.days().unwrap_or(limits[1] - limits[0]) - (view[1] - view[0])).abs() < 1.5;
        let shown = std::iter::once(saved.span).chain(Span::EACH).find(near);
        if let Some(span) = range_picker::ui(ui, look, shown) {
            ask.push(Action::Range(span));
        }
        let (glyph, text) =
            if own.table { (icons::TRENDS, "ui-trends-charts") } else { (icons::TABLE, "ui-trends-table") };
        if controls::secondary(ui, look, glyph, &look.t(text)).clicked() {
            own.table = !own.table;
        }
    });
    ui.add_space(8.0);
    let side = Frame::new().inner_margin(Margin { left: 12, right: 0, top: 0, bottom: 0 });
    let width = (ui.available_width() * 0.27).clamp(280.0, 380.0);
    Side::right("flag").exact_size(width).resizable(false).show_separator_line(false).frame(side).show(ui, |ui| {
        trend_side::ui(ui, own, look, ask);
    });
    CentralPanel::default().frame(Frame::NONE).show(ui, |ui| {
        if own.table {
            trend_table::ui(ui, look, &derived.season, days);
        } else {
            stack_ui(ui, saved, own, look, &derived.judgement.episodes, view);
        }
    });
}

/// Arrows move, plus and minus zoom, Home and End go to the ends.
fn keys(ui: &Ui, own: &mut Own) {
    let Some(view) = own.view else { return };
    if ui.ctx().text_edit_focused() {
        return;
    }
    let limits = own.limits();
    let length = view[1] - view[0];
    let middle = f64::midpoint(view[0], view[1]);
    let none = eframe::egui::Modifiers::NONE;
    let pressed = |key: Key| ui.input_mut(|input| input.consume_key(none, key));
    let mut next = view;
    if pressed(Key::ArrowLeft) {
        next = next.map(|edge| edge - length * 0.1);
    }
    if pressed(Key::ArrowRight) {
        next = next.map(|edge| edge + length * 0.1);
    }
    if pressed(Key::Plus) || pressed(Key::Equals) {
        next = zoomed(next, middle, 0.8);
    }
    if pressed(Key::Minus) {
        next = zoomed(next, middle, 1.25);
    }
    if pressed(Key::Home) {
        next = [limits[0], limits[0] + length];
    }
    if pressed(Key::End) {
        next = [limits[1] - length, limits[1]];
    }
    if next != view {
        own.view = Some(held(next, limits, SHORTEST));
    }
}

fn stack_ui(ui: &mut Ui, saved: &mut Saved, own: &mut Own, look: &Look<'_>, episodes: &[Episode], view: [f64; 2]) {
    let palette = &look.palette;
    palette.card_frame().inner_margin(Margin { left: 10, right: 14, top: 8, bottom: 6 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.set_min_size(ui.available_size());
        let frame = own.frame.unwrap_or_else(|| Rangef::new(ui.min_rect().left() + 44.0, ui.max_rect().right()));
        chips_ui(ui, saved, look);
        if let Some(index) = flags::ui(ui, look, episodes, view, frame, own.chosen) {
            own.evidence = None;
            own.chosen = if own.chosen == Some(index) { None } else { Some(index) };
            own.opened = Opened::default();
        }
        cursor_ui(ui, look, own.cursor, view, frame);
        let shades = shades(look, own, episodes);
        let shown: Vec<(&Panel, &PanelData)> = PANELS
            .iter()
            .zip(&own.data.panels)
            .filter(|(panel, (layers, _))| {
                let empty = layers.iter().all(|points| points.daily.is_empty());
                !empty && !saved.hidden_charts.iter().any(|key| key == panel.key)
            })
            .collect();
        let shares: f32 = shown.iter().map(|(panel, _)| panel.share).sum();
        let room = ui.available_height() - TITLE * shown.len() as f32 - 22.0;
        let share = (room / shares.max(0.1)).max(LOWEST);
        let mut pointed = (None, None, None);
        ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
            for (index, (panel, (layers, usual))) in shown.iter().enumerate() {
                let last = index + 1 == shown.len();
                let height = share * panel.share + if last { 22.0 } else { 0.0 };
                title_ui(ui, look, panel, layers, own.cursor, view);
                let tall = tall(panel, layers, own.data.sleep_need, view);
                let heavy: Vec<PlotPoint> = own
                    .data
                    .heavy
                    .iter()
                    .map(|day| PlotPoint::new(*day, tall[0] + (tall[1] - tall[0]) * 0.05))
                    .collect();
                let chart = Chart {
                    id: panel.key,
                    height: height.floor(),
                    view,
                    tall,
                    along: Along::Days,
                    upward: panel.upward,
                    last,
                    layers: drawn(look, panel, layers, usual.as_ref(), own.data.sleep_need, view),
                    shades: &shades,
                    heavy: if panel.key == "legs" { &[] } else { &heavy },
                    cursor: own.cursor,
                    summary: summary(look, panel, layers, view),
                };
                let did = chart.show(ui, look);
                pointed = (did.at.or(pointed.0), did.view.or(pointed.1), Some(did.frame));
            }
        });
        take(ui, own, pointed);
    });
}

/// What the pointer did to the stack.
fn take(ui: &Ui, own: &mut Own, (at, view, frame): (Option<f64>, Option<[f64; 2]>, Option<Rangef>)) {
    let cursor = at.map(f64::round);
    let moved = view.map(|view| held(view, own.limits(), SHORTEST));
    let changed = cursor != own.cursor || moved.is_some_and(|view| Some(view) != own.view) || frame != own.frame;
    own.cursor = cursor;
    own.view = moved.or(own.view);
    own.frame = frame.or(own.frame);
    if changed {
        ui.ctx().request_repaint();
    }
}

/// Which charts are shown.
fn chips_ui(ui: &mut Ui, saved: &mut Saved, look: &Look<'_>) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for panel in PANELS.iter().filter(|panel| !(panel.key == "weight" && look.spares_weight())) {
            let at = saved.hidden_charts.iter().position(|key| key == panel.key);
            if controls::toggle(ui, look, panel.icon, &look.t(panel.title), at.is_none()).clicked() {
                match at {
                    Some(at) => drop(saved.hidden_charts.remove(at)),
                    None => saved.hidden_charts.push(panel.key.to_owned()),
                }
            }
        }
    });
    ui.add_space(6.0);
}

/// The date under the pointer, on a line of its own between flags and charts.
fn cursor_ui(ui: &mut Ui, look: &Look<'_>, cursor: Option<f64>, view: [f64; 2], frame: Rangef) {
    let palette = &look.palette;
    let (lane, _) = ui.allocate_exact_size(vec2(ui.available_width(), 18.0), Sense::hover());
    let Some(day) = cursor else { return };
    let font = eframe::egui::FontId::new(11.0, theme::semi());
    let galley = ui.painter().layout_no_wrap(look.date(Day(day as i32)), font, palette.page);
    let half = galley.size().x / 2.0 + 7.0;
    let x = frame.min + ((day - view[0]) / (view[1] - view[0])) as f32 * frame.span();
    let x = x.clamp(frame.min + half, (frame.max - half).max(frame.min + half));
    let center = eframe::egui::pos2(x, lane.center().y);
    let pill = eframe::egui::Rect::from_center_size(center, vec2(half * 2.0, 17.0));
    ui.painter().rect_filled(pill, 6.0, palette.text);
    ui.painter().galley(pill.center() - galley.size() / 2.0, galley, palette.page);
}

/// The bands of the flags: those looked at strong, the others pale, mere watches none.
fn shades(look: &Look<'_>, own: &Own, episodes: &[Episode]) -> Vec<Shade> {
    let palette = &look.palette;
    let last = own.data.days.last.0;
    let mut shades = Vec::new();
    for (index, episode) in episodes.iter().enumerate() {
        let chosen = own.chosen == Some(index);
        let aside = own.chosen.is_some() && !chosen;
        if aside || (episode.peak == State::Watch && !chosen) {
            continue;
        }
        let color = palette.cause(episode.cause);
        shades.push(Shade { range: flags::days(episode, last), fill: palette.band(color, chosen), edge: None });
        if chosen {
            let windows = own.evidence.into_iter().chain(episode.parts.iter().filter_map(|part| part.window));
            for window in joined(windows.collect()) {
                let range = [f64::from(window.first.0) - 0.5, f64::from(window.last.0) + 0.5];
                shades.push(Shade { range, fill: palette.band(color, false), edge: Some(color) });
            }
        }
    }
    shades
}

/// Windows that overlap made one.
fn joined(mut windows: Vec<DayRange>) -> Vec<DayRange> {
    windows.sort_by_key(|window| window.first);
    let mut joined: Vec<DayRange> = Vec::new();
    for window in windows {
        match joined.last_mut().filter(|last| window.first <= last.last.plus(1)) {
            Some(last) => last.last = last.last.max(window.last),
            None => joined.push(window),
        }
    }
    joined
}

fn title_ui(ui: &mut Ui, look: &Look<'_>, panel: &Panel, layers: &[Points], cursor: Option<f64>, view: [f64; 2]) {
    let palette = &look.palette;
    ui.allocate_ui(vec2(ui.available_width(), TITLE), |ui| {
        ui.horizontal_centered(|ui| {
            ui.set_height(TITLE);
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(theme::icon(panel.icon, 15.0).color(palette.weak));
            let hint = look.t(&format!("{}-hint", panel.title));
            ui.label(theme::strong(look.t(panel.title)).color(palette.text)).on_hover_text(hint);
            let main = panel.layers.iter().position(|layer| matches!(layer.draw, Draw::Curve | Draw::Mean(_)));
            if let Some((spec, points)) = main.and_then(|at| panel.layers.get(at).zip(layers.get(at))) {
                let value = value(points, cursor, view).map(|value| quantity(spec.source, value));
                ui.label(theme::heading(look.maybe(value)).color(palette.text));
            }
            ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
                for (spec, points) in panel.layers.iter().zip(layers).rev() {
                    if points.daily.is_empty() {
                        continue;
                    }
                    let weekly = spec.draw == Draw::Bars && view[1] - view[0] > WEEKLY_FROM;
                    let label = look.t(if weekly { "ui-layer-weekly" } else { spec.label });
                    let value = cursor.and_then(|day| if weekly { points.in_week(day) } else { points.on(day) });
                    let value = value.map(|value| quantity(spec.source, value));
                    let text = value.map_or_else(|| label.clone(), |value| format!("{label} {}", look.q(&value)));
                    ui.label(theme::small(text).size(11.5).color(palette.weak));
                    legend_ui(ui, palette.hue(spec.hue), spec.draw);
                    ui.add_space(4.0);
                }
            });
        });
    });
}

fn legend_ui(ui: &mut Ui, color: eframe::egui::Color32, draw: Draw) {
    let (rect, _) = ui.allocate_exact_size(vec2(12.0, 10.0), Sense::hover());
    let painter = ui.painter();
    match draw {
        Draw::Bars => {
            painter.rect_filled(eframe::egui::Rect::from_center_size(rect.center(), vec2(4.0, 9.0)), 1.0, color);
        }
        Draw::Dots => drop(painter.circle_filled(rect.center(), 2.8, color)),
        Draw::Rings => drop(painter.circle_stroke(rect.center(), 2.8, eframe::egui::Stroke::new(1.0, color))),
        Draw::Curve | Draw::Mean(_) => {
            painter.hline(rect.x_range(), rect.center().y, eframe::egui::Stroke::new(2.2, color));
        }
    }
}
