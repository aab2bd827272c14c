//! The key numbers: the last four weeks beside the twelve before.

use super::summary::{NumberRow, Subject};
use crate::analysis::MetricId;
use crate::analysis::stats::{MAD_SCALE, median};
use crate::model::{Day, DayRange, Quantity};

/// Days that count as "now".
const NOW_DAYS: i32 = 28;
/// Days before them that count as "usual".
const USUAL_DAYS: i32 = 84;
/// Fewest values on each side for a row.
const LEAST: usize = 4;
/// Weekly sums that differ by less than this share are alike, whatever their scatter (J).
const ALIKE: f64 = 0.05;

/// How the values of a window become one number.
#[derive(Clone, Copy)]
enum By {
    WeeklySum,
    Median,
}

struct Row {
    id: &'static str,
    metric: MetricId,
    by: By,
    /// Smaller changes are no more than how it is measured or rated (J), in the unit of the metric.
    least: f64,
    value: fn(f64) -> Quantity,
    change: fn(f64) -> Quantity,
}

const ROWS: &[Row] = &[
    Row {
        id: "distance",
        metric: MetricId::Distance,
        by: By::WeeklySum,
        least: 0.0,
        value: Quantity::Distance,
        change: Quantity::Distance,
    },
    Row {
        id: "load",
        metric: MetricId::Load,
        by: By::WeeklySum,
        least: 0.0,
        value: Quantity::Load,
        change: Quantity::Load,
    },
    Row {
        id: "weight",
        metric: MetricId::Weight,
        by: By::Median,
        least: 0.3,
        value: Quantity::Mass,
        change: Quantity::MassChange,
    },
    Row {
        id: "sleep",
        metric: MetricId::Sleep,
        by: By::Median,
        least: 0.25,
        value: Quantity::Hours,
        change: Quantity::Hours,
    },
    Row {
        id: "resting-hr",
        metric: MetricId::RestingHr,
        by: By::Median,
        least: 1.0,
        value: Quantity::HeartRate,
        change: Quantity::HeartRateChange,
    },
    Row {
        id: "hrv",
        metric: MetricId::HrvRmssd,
        by: By::Median,
        least: 2.0,
        value: Quantity::Milliseconds,
        change: Quantity::Milliseconds,
    },
    Row {
        id: "pulse",
        metric: MetricId::HrAtPace,
        by: By::Median,
        least: 1.0,
        value: Quantity::HeartRateChange,
        change: Quantity::HeartRateChange,
    },
    Row {
        id: "contact",
        metric: MetricId::GctResidual,
        by: By::Median,
        least: 0.5,
        value: Quantity::PercentChange,
        change: Quantity::PercentChange,
    },
    Row {
        id: "heaviness",
        metric: MetricId::LegsHeaviness,
        by: By::Median,
        least: 0.5,
        value: Quantity::Rating,
        change: Quantity::RatingChange,
    },
];

/// The rows that have enough values on both sides.
pub(super) fn rows(of: &Subject<'_>) -> Vec<NumberRow> {
    let spared = |row: &&Row| of.season.runner.spares_weight() && row.metric == MetricId::Weight;
    ROWS.iter().filter(|row| !spared(row)).filter_map(|row| number_row(of, row)).collect()
}

fn number_row(of: &Subject<'_>, row: &Row) -> Option<NumberRow> {
    let last = of.range.last;
    let now = window(of, row, DayRange::ending(last, NOW_DAYS));
    let usual = window(of, row, DayRange::ending(last.plus(-NOW_DAYS), USUAL_DAYS));
    let least = if matches!(row.by, By::WeeklySum) { 3 } else { LEAST };
    if now.len() < least || usual.len() < 2 * least {
        return None;
    }
    let (was, is) = (median(&usual)?, median(&now)?);
    let alike = match row.by {
        By::WeeklySum => was.abs() * ALIKE,
        By::Median => row.least,
    };
    let scatter = scatter(&usual)?.max(alike);
    let meaning = match is - was {
        change if change > scatter => "above",
        change if change < -scatter => "below",
        _ => "usual",
    };
    let change = of.text.quantity(&(row.change)(is - was));
    let rises = is > was && !change.starts_with('+') && change.contains(|digit: char| ('1'..='9').contains(&digit));
    Some(NumberRow {
        name: of.text.get(&format!("report-number-{}", row.id)),
        usual: of.text.quantity(&(row.value)(was)),
        now: of.text.quantity(&(row.value)(is)),
        change: if rises { format!("+{change}") } else { change },
        meaning: of.text.get(&format!("report-meaning-{meaning}")),
    })
}

/// How far a value usually lies from the next, as the standard deviation of a value. Unlike the distance from the
/// middle of all it stays small where the values moved to another level within the twelve weeks, so that what began
/// then is not called usual.
fn scatter(values: &[f64]) -> Option<f64> {
    let steps: Vec<f64> = values.iter().zip(values.iter().skip(1)).map(|(a, b)| (b - a).abs()).collect();
    Some(MAD_SCALE * median(&steps)? / std::f64::consts::SQRT_2)
}

/// The values of a window: the days', or the sums of its whole weeks counted from its end.
fn window(of: &Subject<'_>, row: &Row, days: DayRange) -> Vec<f64> {
    let series = of.season.daily(row.metric);
    match row.by {
        By::Median => series.known(days).map(|(_, value)| value).collect(),
        By::WeeklySum => {
            let known = |day: Day| of.season.days.contains(day);
            let ends = (0..days.len() as i32 / 7).map(|week| days.last.plus(-7 * week));
            let weeks = ends.map(|end| DayRange::ending(end, 7)).filter(|week| known(week.first));
            weeks.map(|week| series.known(week).map(|(_, value)| value).sum()).collect()
        }
    }
}
