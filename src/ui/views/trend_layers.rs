//! What one chart of Trends draws, between which heights, and what it says in words.

use super::trend_data::{Points, Usual};
use super::trend_panels::{Base, Draw, Level, Panel, Source, quantity};
use crate::model::{Day, Quantity};
use crate::ui::look::Look;
use crate::ui::theme::Hue;
use crate::ui::widgets::chart::{Layer, extent};

/// From this many days on, bars are means of weeks.
pub(super) const WEEKLY_FROM: f64 = 200.0;

/// From this many days on, lines and dots are thin: a day is less than a pixel wide.
const THIN_FROM: f64 = 1_200.0;

/// The value under the pointer, else the last one shown.
pub(super) fn value(points: &Points, cursor: Option<f64>, view: [f64; 2]) -> Option<f64> {
    match cursor {
        Some(day) => points.on(day),
        None => points.daily.iter().rev().find(|point| point.x <= view[1]).map(|point| point.y),
    }
}

/// From the lowest to the highest value shown, with room.
pub(super) fn tall(panel: &Panel, layers: &[Points], need: Option<f64>, view: [f64; 2]) -> [f64; 2] {
    let weekly = view[1] - view[0] > WEEKLY_FROM;
    let points = panel.layers.iter().zip(layers).map(|(spec, points)| match spec.draw {
        Draw::Bars if weekly => points.weekly.as_slice(),
        _ => points.daily.as_slice(),
    });
    let [low, high] = extent(points, view).unwrap_or([0.0, 1.0]);
    match panel.base {
        Base::Rating => [-0.5, 10.6],
        Base::Zero => [low.min(0.0) * 1.3, high.max(1.0) * 1.1],
        Base::Even => {
            let far = low.abs().max(high.abs()).max(1.0) * 1.15;
            [-far, far]
        }
        Base::Fit => {
            let level = if panel.level == Level::SleepNeed { need } else { None };
            let (low, high) = level.map_or((low, high), |level| (low.min(level), high.max(level)));
            let room = ((high - low) * 0.12).max(0.3);
            [low - room, high + room]
        }
    }
}

pub(super) fn drawn<'a>(
    look: &Look<'_>,
    panel: &Panel,
    layers: &'a [Points],
    usual: Option<&'a Usual>,
    need: Option<f64>,
    view: [f64; 2],
) -> Vec<Layer<'a>> {
    let palette = &look.palette;
    let days = view[1] - view[0];
    let long = days > WEEKLY_FROM;
    let (dots, width) = match days {
        days if days > THIN_FROM => (0.5, 1.1),
        days if days > WEEKLY_FROM => (0.75, 1.9),
        _ => (1.0, 1.9),
    };
    let mut drawn = Vec::new();
    if let Some(usual) = usual {
        let color = palette.hue(panel.usual.and_then(|at| panel.layers.get(at)).map_or(Hue::Blue, |spec| spec.hue));
        drawn.push(Layer::Usual(&usual.days, &usual.low, &usual.high, palette.usual(color)));
    }
    match panel.level {
        Level::Zero => drawn.push(Layer::Level(0.0, palette.line)),
        Level::SleepNeed => drawn.extend(need.map(|hours| Layer::Level(hours, palette.hue(Hue::Indigo)))),
        Level::None => {}
    }
    for (spec, points) in panel.layers.iter().zip(layers) {
        let color = palette.hue(spec.hue);
        drawn.push(match spec.draw {
            Draw::Bars if long => Layer::Bars(&points.weekly, 7.0, color),
            Draw::Bars => Layer::Bars(&points.daily, 1.0, color),
            Draw::Dots => {
                let radius = if spec.source == Source::Heavy { 3.2 } else { 2.2 };
                Layer::Dots(&points.daily, color, radius * dots)
            }
            Draw::Rings => Layer::Rings(&points.daily, color, 2.2),
            Draw::Curve | Draw::Mean(_) => Layer::Curve(&points.runs, color, width),
        });
    }
    drawn
}

/// The chart as a sentence, for those who cannot see it.
pub(super) fn summary(look: &Look<'_>, panel: &Panel, layers: &[Points], view: [f64; 2]) -> String {
    let mut sentence = look.with(
        "ui-chart-summary",
        &[
            ("title", Quantity::Name(look.t(panel.title))),
            ("from", Quantity::Date(Day(view[0] as i32))),
            ("to", Quantity::Date(Day(view[1] as i32 - 1))),
        ],
    );
    for (spec, points) in panel.layers.iter().zip(layers) {
        let Some([low, high]) = extent([points.daily.as_slice()], view) else { continue };
        let latest = value(points, None, view).unwrap_or(high);
        let values = [
            ("label", Quantity::Name(look.t(spec.label))),
            ("low", quantity(spec.source, low)),
            ("high", quantity(spec.source, high)),
            ("latest", quantity(spec.source, latest)),
        ];
        sentence.push(' ');
        sentence.push_str(&look.with("ui-chart-summary-layer", &values));
    }
    sentence
}
