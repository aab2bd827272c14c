//! The key numbers: the last four weeks beside the twelve before.

use super::summary::{NumberRow, Subject};
use crate::analysis::MetricId;
use crate::analysis::stats::{mad, median};
use crate::model::{Day, DayRange, Quantity};

/// Days that count as "now".
const NOW_DAYS: i32 = 28;
/// Days before them that count as "usual".
const USUAL_DAYS: i32 = 84;
/// Fewest values on each side for a row.
const LEAST: usize = 4;

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
    value: fn(f64) -> Quantity,
    change: fn(f64) -> Quantity,
}

const ROWS: &[Row] = &[
    Row {
        id: "distance",
        metric: MetricId::Distance,
        by: By::WeeklySum,
        value: Quantity::Distance,
        change: Quantity::Distance,
    },
    Row { id: "load", metric: MetricId::Load, by: By::WeeklySum, value: Quantity::Load, change: Quantity::Load },
    Row { id: "weight", metric: MetricId::Weight, by: By::Median, value: Quantity::Mass, change: Quantity::MassChange },
    Row { id: "sleep", metric: MetricId::Sleep, by: By::Median, value: Quantity::Hours, change: Quantity::Hours },
    Row {
        id: "resting-hr",
        metric: MetricId::RestingHr,
        by: By::Median,
        value: Quantity::HeartRate,
        change: Quantity::HeartRateChange,
    },
    Row {
        id: "hrv",
        metric: MetricId::HrvRmssd,
        by: By::Median,
        value: Quantity::Milliseconds,
        change: Quantity::Milliseconds,
    },
    Row {
        id: "pulse",
        metric: MetricId::HrAtPace,
        by: By::Median,
        value: Quantity::HeartRateChange,
        change: Quantity::HeartRateChange,
    },
    Row {
        id: "contact",
        metric: MetricId::GctResidual,
        by: By::Median,
        value: Quantity::PercentChange,
        change: Quantity::PercentChange,
    },
    Row {
        id: "heaviness",
        metric: MetricId::LegsHeaviness,
        by: By::Median,
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
    // Beyond twice the usual scatter of such medians it is told, else it is called usual.
    let scatter = mad(&usual)?.max(was.abs() * 0.005);
    let meaning = match is - was {
        change if change > scatter => "above",
        change if change < -scatter => "below",
        _ => "usual",
    };
    let change = of.text.quantity(&(row.change)(is - was));
    let rises = is > was && !change.starts_with('+') && !change.starts_with('0');
    Some(NumberRow {
        name: of.text.get(&format!("report-number-{}", row.id)),
        usual: of.text.quantity(&(row.value)(was)),
        now: of.text.quantity(&(row.value)(is)),
        change: if rises { format!("+{change}") } else { change },
        meaning: of.text.get(&format!("report-meaning-{meaning}")),
    })
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
