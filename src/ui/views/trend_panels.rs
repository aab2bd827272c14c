//! Which charts Trends has, and what each shows.

use crate::analysis::{MetricId, MetricUnit};
use crate::model::Quantity;
use crate::ui::icons;
use crate::ui::theme::Hue;
use crate::ui::widgets::axis::Upward;

/// One chart of the stack.
pub(super) struct Panel {
    /// Stable name, for what is put away.
    pub(super) key: &'static str,
    pub(super) icon: &'static str,
    /// Name of its title; what it shows has `-hint` after it.
    pub(super) title: &'static str,
    /// Share of the height.
    pub(super) share: f32,
    pub(super) base: Base,
    pub(super) upward: Upward,
    pub(super) layers: &'static [LayerSpec],
    /// Has a band of the usual range of this layer's values.
    pub(super) usual: Option<usize>,
    pub(super) level: Level,
}

/// Where the height begins and ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Base {
    /// At zero.
    Zero,
    /// Around what is shown.
    Fit,
    /// Evenly around zero.
    Even,
    /// 0 to 10.
    Rating,
}

/// A level line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Level {
    None,
    Zero,
    /// Hours of sleep needed.
    SleepNeed,
}

/// One series of a chart.
pub(super) struct LayerSpec {
    pub(super) source: Source,
    pub(super) draw: Draw,
    pub(super) hue: Hue,
    /// Name of its label.
    pub(super) label: &'static str,
}

/// Where its values come from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Source {
    Metric(MetricId),
    /// Ratings of runs that do not count as heavy.
    Rated,
    /// Ratings of heavy runs.
    Heavy,
    /// What the watch was told, made into a rating.
    Estimated,
}

/// How it is drawn.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Draw {
    Bars,
    Dots,
    Rings,
    Curve,
    /// A curve of the mean of the days before, this many.
    Mean(i32),
}

const fn layer(source: Source, draw: Draw, hue: Hue, label: &'static str) -> LayerSpec {
    LayerSpec { source, draw, hue, label }
}

const fn of(metric: MetricId, draw: Draw, hue: Hue, label: &'static str) -> LayerSpec {
    layer(Source::Metric(metric), draw, hue, label)
}

/// The charts, from top to bottom. The first curve of a chart gives the number in its title.
pub(super) const PANELS: &[Panel] = &[
    Panel {
        key: "legs",
        icon: icons::LEGS,
        title: "ui-chart-legs",
        share: 0.8,
        base: Base::Rating,
        upward: Upward::Plain,
        layers: &[
            layer(Source::Rated, Draw::Dots, Hue::Quiet, "ui-layer-rated"),
            layer(Source::Heavy, Draw::Dots, Hue::Red, "ui-layer-heavy"),
            layer(Source::Estimated, Draw::Rings, Hue::Quiet, "ui-layer-estimated"),
        ],
        usual: None,
        level: Level::None,
    },
    Panel {
        key: "load",
        icon: icons::LOAD,
        title: "ui-chart-load",
        share: 1.5,
        base: Base::Zero,
        upward: Upward::Plain,
        layers: &[
            of(MetricId::Load, Draw::Bars, Hue::Quiet, "ui-layer-load"),
            of(MetricId::Ctl, Draw::Curve, Hue::Blue, "ui-layer-ctl"),
            of(MetricId::Atl, Draw::Curve, Hue::Orange, "ui-layer-atl"),
            of(MetricId::Tsb, Draw::Curve, Hue::Purple, "ui-layer-tsb"),
        ],
        usual: None,
        level: Level::Zero,
    },
    Panel {
        key: "weight",
        icon: icons::WEIGHT,
        title: "ui-chart-weight",
        share: 1.0,
        base: Base::Fit,
        upward: Upward::Mass,
        layers: &[
            of(MetricId::Weight, Draw::Dots, Hue::Quiet, "ui-layer-weight"),
            of(MetricId::WeightTrend, Draw::Curve, Hue::Green, "ui-layer-weight-trend"),
        ],
        usual: Some(1),
        level: Level::None,
    },
    Panel {
        key: "sleep",
        icon: icons::SLEEP,
        title: "ui-chart-sleep",
        share: 1.0,
        base: Base::Fit,
        upward: Upward::Plain,
        layers: &[
            of(MetricId::Sleep, Draw::Dots, Hue::Quiet, "ui-layer-sleep"),
            of(MetricId::Sleep, Draw::Mean(7), Hue::Indigo, "ui-layer-sleep-mean"),
        ],
        usual: Some(1),
        level: Level::SleepNeed,
    },
    Panel {
        key: "form",
        icon: icons::FORM,
        title: "ui-chart-form",
        share: 1.0,
        base: Base::Even,
        upward: Upward::Plain,
        layers: &[
            of(MetricId::GctResidual, Draw::Dots, Hue::Quiet, "ui-layer-gct-run"),
            of(MetricId::GctResidual, Draw::Mean(28), Hue::Blue, "ui-layer-gct"),
            of(MetricId::VerticalOscillationResidual, Draw::Mean(28), Hue::Purple, "ui-layer-oscillation"),
            of(MetricId::CadenceResidual, Draw::Mean(28), Hue::Green, "ui-layer-cadence"),
        ],
        usual: Some(1),
        level: Level::Zero,
    },
    Panel {
        key: "heart",
        icon: icons::HEART,
        title: "ui-chart-heart",
        share: 1.0,
        base: Base::Even,
        upward: Upward::Plain,
        layers: &[
            of(MetricId::HrAtPace, Draw::Dots, Hue::Quiet, "ui-layer-heart-run"),
            of(MetricId::HrAtPace, Draw::Mean(28), Hue::Red, "ui-layer-heart"),
        ],
        usual: Some(1),
        level: Level::Zero,
    },
];

/// A value of a layer with its unit.
pub(super) fn quantity(source: Source, value: f64) -> Quantity {
    let Source::Metric(metric) = source else { return Quantity::Rating(value) };
    match (metric, metric.unit()) {
        (MetricId::HrAtPace, _) => Quantity::HeartRateChange(value),
        (_, MetricUnit::Percent) => Quantity::PercentChange(value),
        (_, MetricUnit::Distance) => Quantity::Distance(value),
        (_, MetricUnit::Load) => Quantity::Load(value),
        (_, MetricUnit::Mass) => Quantity::Mass(value),
        (_, MetricUnit::Hours) => Quantity::Hours(value),
        (_, MetricUnit::HeartRate) => Quantity::HeartRate(value),
        (_, MetricUnit::Milliseconds) => Quantity::Milliseconds(value),
        (_, MetricUnit::Rating) => Quantity::Rating(value),
        (_, MetricUnit::Probability) => Quantity::Percent(value * 100.0),
        (_, MetricUnit::Number) => Quantity::Number(value),
    }
}
