//! One run: its figures, and its curves on one time axis.

use std::sync::Arc;

use eframe::egui::{Margin, ScrollArea, Ui};
use egui_plot::PlotPoint;

use super::{run_truth, runs};
use crate::analysis::RunMetrics;
use crate::model::{ActivityId, Channel, Quantity, Series};
use crate::ui::action::Action;
use crate::ui::look::Look;
use crate::ui::theme::Hue;
use crate::ui::widgets::axis::{Along, Upward};
use crate::ui::widgets::chart::{Chart, Layer, extent, held};
use crate::ui::widgets::controls;
use crate::ui::{icons, theme};

/// Seconds without a value that break a curve.
const GAP_S: f64 = 20.0;
/// Seconds of the mean that smooths what jumps from step to step.
const SMOOTH_S: f64 = 15.0;
/// The shortest stretch shown, seconds.
const SHORTEST_S: f64 = 60.0;

/// One curve: the channels it may come from (the first that is there), how its values are shown.
struct Curve {
    key: &'static str,
    title: &'static str,
    channels: &'static [Channel],
    hue: Hue,
    upward: Upward,
    quantity: fn(f64) -> Quantity,
}

const CURVES: &[Curve] = &[
    Curve {
        key: "run pace",
        title: "ui-column-pace",
        channels: &[Channel::Speed],
        hue: Hue::Blue,
        upward: Upward::Pace,
        quantity: Quantity::Pace,
    },
    Curve {
        key: "run heart",
        title: "ui-column-heart-rate",
        channels: &[Channel::HeartRate],
        hue: Hue::Red,
        upward: Upward::Plain,
        quantity: Quantity::HeartRate,
    },
    Curve {
        key: "run cadence",
        title: "ui-run-cadence",
        channels: &[Channel::Cadence, Channel::PodCadence],
        hue: Hue::Green,
        upward: Upward::Plain,
        quantity: Quantity::Cadence,
    },
    Curve {
        key: "run contact",
        title: "ui-column-contact",
        channels: &[Channel::GroundContactTime, Channel::PodGroundContactTime],
        hue: Hue::Indigo,
        upward: Upward::Plain,
        quantity: Quantity::Milliseconds,
    },
    Curve {
        key: "run oscillation",
        title: "ui-run-oscillation",
        channels: &[Channel::VerticalOscillation, Channel::PodVerticalOscillation],
        hue: Hue::Purple,
        upward: Upward::Oscillation,
        quantity: Quantity::Oscillation,
    },
    Curve {
        key: "run altitude",
        title: "ui-run-altitude",
        channels: &[Channel::Altitude],
        hue: Hue::Quiet,
        upward: Upward::Height,
        quantity: Quantity::Height,
    },
];

/// What the screen remembers.
#[derive(Default)]
pub(super) struct Own {
    of: Option<ActivityId>,
    /// In the order of [`CURVES`].
    curves: Vec<Vec<Vec<PlotPoint>>>,
    length_s: f64,
    view: Option<[f64; 2]>,
    cursor: Option<f64>,
    truth: run_truth::Own,
}

/// What was asked for.
pub(super) enum Done {
    /// Back to the table.
    Back,
    /// Say how it felt.
    Rate,
    /// Put the run into the bin.
    Delete,
}

pub(super) fn ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>, run: &RunMetrics, ask: &mut Vec<Action>) -> Option<Done> {
    let palette = &look.palette;
    let activity = &run.activity;
    let mut done = None;
    ui.horizontal(|ui| {
        if controls::secondary(ui, look, icons::BACK, &look.t("ui-run-back")).clicked() {
            done = Some(Done::Back);
        }
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 1.0;
            ui.label(theme::title(runs::title(look, activity)).color(palette.text));
            ui.label(theme::small(look.date(activity.local_date)).color(palette.weak));
        });
        ui.with_layout(eframe::egui::Layout::right_to_left(eframe::egui::Align::Center), |ui| {
            if controls::secondary(ui, look, icons::REMOVE, &look.t("ui-run-delete")).clicked() {
                done = Some(Done::Delete);
            }
            if activity.is_run() && controls::secondary(ui, look, icons::DIARY, &look.t("ui-run-rate")).clicked() {
                done = Some(Done::Rate);
            }
        });
    });
    if ui.input(|input| input.key_pressed(eframe::egui::Key::Escape)) {
        done = Some(Done::Back);
    }
    ui.add_space(8.0);
    figures_ui(ui, look, run);
    run_truth::ui(ui, &mut own.truth, look, run, ask);
    ui.add_space(8.0);
    let open = look.app.open.as_ref().filter(|(id, _)| *id == activity.id);
    match open {
        Some((id, series)) => {
            if own.of.as_ref() != Some(id) {
                *own = Own { truth: std::mem::take(&mut own.truth), ..read(id, series) };
            }
            palette.card_frame().inner_margin(Margin { left: 8, right: 14, top: 8, bottom: 6 }).show(ui, |ui| {
                ui.set_min_size(ui.available_size());
                stack_ui(ui, own, look);
            });
        }
        None => drop(ui.label(theme::body(look.t("ui-run-reading")).color(palette.weak))),
    }
    done
}

fn figures_ui(ui: &mut Ui, look: &Look<'_>, run: &RunMetrics) {
    let activity = look.season().map_or(&run.activity, |season| season.recorded(run));
    let figures = [
        ("ui-column-distance", activity.distance_m().map(Quantity::Distance)),
        ("ui-column-time", activity.duration_s().map(Quantity::Duration)),
        ("ui-column-pace", runs::speed(activity).map(Quantity::Pace)),
        ("ui-column-heart-rate", runs::heart_rate(activity).map(Quantity::HeartRate)),
        ("ui-column-contact", runs::contact(activity).map(Quantity::Milliseconds)),
        ("ui-column-load", run.load_lp.map(Quantity::Load)),
        ("ui-column-legs", run.heaviness.map(Quantity::Rating)),
        ("ui-chart-heart", run.hr_residual_bpm.map(Quantity::HeartRateChange)),
        ("ui-layer-gct", run.gct_residual_pct.map(Quantity::PercentChange)),
    ];
    look.palette.card_frame().show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 26.0;
            for (label, value) in figures {
                let Some(value) = value else { continue };
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    ui.label(theme::small(look.t(label)).color(look.palette.weak));
                    ui.label(theme::heading(look.q(&value)).size(17.0));
                });
            }
        });
    });
}

/// The points of every curve.
fn read(id: &ActivityId, series: &Arc<Series>) -> Own {
    let time = series.column(Channel::Time);
    let seconds: Vec<f64> = (0..series.len()).map(|i| time.and_then(|t| t.get(i)).unwrap_or(i as f64)).collect();
    let curves = CURVES.iter().map(|curve| {
        let column = curve.channels.iter().find_map(|channel| series.column(*channel));
        // Nothing but zeros comes from a sensor that was not there.
        let column = column.filter(|column| (0..series.len()).any(|i| column.get(i).is_some_and(|value| value != 0.0)));
        column.map_or_else(Vec::new, |column| {
            let known = seconds.iter().enumerate().filter_map(|(i, s)| Some(PlotPoint::new(*s, column.get(i)?)));
            let known: Vec<PlotPoint> = known.filter(|point| curve.upward != Upward::Pace || point.y > 0.5).collect();
            known.chunk_by(|a, b| b.x - a.x <= GAP_S).map(smooth).collect()
        })
    });
    Own {
        of: Some(id.clone()),
        curves: curves.collect(),
        length_s: seconds.last().copied().unwrap_or(1.0),
        ..Own::default()
    }
}

/// Means over a few seconds around each point.
fn smooth(points: &[PlotPoint]) -> Vec<PlotPoint> {
    let (mut from, mut to, mut sum) = (0_usize, 0_usize, 0.0);
    let mut means = Vec::with_capacity(points.len());
    for point in points {
        while let Some(next) = points.get(to).filter(|next| next.x <= point.x + SMOOTH_S / 2.0) {
            sum += next.y;
            to += 1;
        }
        while let Some(first) = points.get(from).filter(|first| first.x < point.x - SMOOTH_S / 2.0) {
            sum -= first.y;
            from += 1;
        }
        means.push(PlotPoint::new(point.x, sum / (to - from).max(1) as f64));
    }
    means
}

fn stack_ui(ui: &mut Ui, own: &mut Own, look: &Look<'_>) {
    let palette = &look.palette;
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = 22.0;
    let limits = [0.0, own.length_s.max(SHORTEST_S)];
    let view = own.view.unwrap_or(limits);
    let shown: Vec<(&Curve, &Vec<Vec<PlotPoint>>)> =
        CURVES.iter().zip(&own.curves).filter(|(_, runs)| !runs.is_empty()).collect();
    if shown.is_empty() {
        ui.label(theme::body(look.t("ui-run-no-series")).color(palette.weak));
        return;
    }
    let each = ((ui.available_height() - 24.0) / shown.len() as f32 - 22.0).clamp(44.0, 240.0);
    let (mut at, mut moved) = (None, None);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        for (index, (curve, runs)) in shown.iter().enumerate() {
            let last = index + 1 == shown.len();
            let Some([low, high]) = extent(runs.iter().map(Vec::as_slice), view) else { continue };
            let room = ((high - low) * 0.12).max(high.abs() * 0.01);
            ui.horizontal(|ui| {
                ui.set_height(22.0);
                ui.label(theme::strong(look.t(curve.title)).color(palette.text));
                let value = own.cursor.and_then(|second| value(runs, second)).map(curve.quantity);
                let text = if let Some(value) = value {
                    look.q(&value)
                } else {
                    let values = [("low", (curve.quantity)(low)), ("high", (curve.quantity)(high))];
                    look.with("ui-run-from-to", &values)
                };
                ui.label(theme::small(text).color(palette.weak));
            });
            let values = [
                ("title", Quantity::Name(look.t(curve.title))),
                ("low", (curve.quantity)(low)),
                ("high", (curve.quantity)(high)),
            ];
            let chart = Chart {
                id: curve.key,
                height: each + if last { 22.0 } else { 0.0 },
                view,
                tall: [low - room, high + room],
                along: Along::Seconds,
                upward: curve.upward,
                last,
                layers: vec![Layer::Curve(runs, palette.hue(curve.hue), 1.6)],
                shades: &[],
                heavy: &[],
                cursor: own.cursor,
                summary: look.with("ui-run-chart", &values),
            };
            let did = chart.show(ui, look);
            at = did.at.or(at);
            moved = did.view.or(moved);
        }
    });
    let moved = moved.map(|view| held(view, limits, SHORTEST_S));
    if at != own.cursor || moved.is_some() {
        ui.ctx().request_repaint();
    }
    own.cursor = at;
    own.view = moved.or(own.view);
}

/// The value nearest to a second, within two.
fn value(runs: &[Vec<PlotPoint>], second: f64) -> Option<f64> {
    let near = runs.iter().find(|run| {
        run.first().is_some_and(|point| point.x <= second + 2.0)
            && run.last().is_some_and(|point| point.x >= second - 2.0)
    })?;
    let at = near.partition_point(|point| point.x < second).min(near.len().saturating_sub(1));
    near.get(at).map(|point| point.y)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn smoothing_keeps_a_level_and_spreads_a_spike() {
        let level: Vec<PlotPoint> = (0..60).map(|s| PlotPoint::new(f64::from(s), 3.0)).collect();
        assert!(smooth(&level).iter().all(|point| (point.y - 3.0).abs() < 1e-9));
        let mut spike = level;
        spike[30].y = 18.0;
        let means = smooth(&spike);
        assert!((means[30].y - 4.0).abs() < 1e-9, "15 values, one of them 15 higher");
        assert!((means[10].y - 3.0).abs() < 1e-9);
    }
}
