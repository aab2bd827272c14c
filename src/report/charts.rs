//! The four charts of the summary: load, weight, sleep, form; each with the flags and the heavy runs.

use super::Paper;
use super::summary::{Chart, Subject, outlook};
use super::svg::{Plot, ink};
use crate::analysis::MetricId;
use crate::model::runner::Units;
use crate::model::{Day, DayRange, Quantity};

/// A flag on the charts: its days and the number of its card, 0 for one without.
pub(super) struct Span {
    pub(super) from: Day,
    pub(super) to: Day,
    pub(super) number: usize,
}

/// Units of height of one chart on each paper, so that page one holds four of them.
const HEIGHT: [(Paper, f64); 2] = [(Paper::A4, 126.0), (Paper::Letter, 110.0)];
/// What a line above the charts beyond the usual ones takes from each.
const LINE: f64 = 7.0;
/// Lines the forecast takes.
const FORECAST_LINES: usize = 2;
/// Below this a chart says nothing.
const LEAST_HEIGHT: f64 = 76.0;

/// The height of each chart on this subject's page one.
fn height(of: &Subject<'_>) -> f64 {
    let full = HEIGHT.iter().find(|(paper, _)| *paper == of.paper).map_or(LEAST_HEIGHT, |(_, height)| *height);
    let warnings = 2 * of.judgement.referrals.len() + usize::from(!of.judgement.referrals.is_empty());
    let extra = warnings + usize::from(of.sample) + if outlook(of).is_some() { FORECAST_LINES } else { 0 };
    (full - LINE * extra as f64).max(LEAST_HEIGHT)
}

type Values = Vec<(Day, f64)>;

fn values(of: &Subject<'_>, metric: MetricId, days: DayRange) -> Values {
    of.season.daily(metric).known(days).collect()
}

/// The charts that have data.
pub(super) fn charts(of: &Subject<'_>, spans: &[Span]) -> Vec<Chart> {
    let heavy: Vec<Day> = of.season.runs_in(of.range).iter().filter(|r| r.heavy == Some(true)).map(|r| r.day).collect();
    let found = [load(of), weight(of), sleep(of), form(of)];
    let mut drawn: Vec<_> = found.into_iter().flatten().collect();
    let last = drawn.len().saturating_sub(1);
    for (index, (chart, plot)) in drawn.iter_mut().enumerate() {
        let plot_of = std::mem::replace(plot, Plot::new(of.range, 0.0, 1.0, LEAST_HEIGHT));
        chart.svg = finish(plot_of, spans, &heavy, (index == 0, index == last));
    }
    drawn.into_iter().map(|(chart, _)| chart).collect()
}

/// The top chart carries the numbers of the flags, the bottom one the months.
fn finish(mut plot: Plot, spans: &[Span], heavy: &[Day], (top, bottom): (bool, bool)) -> String {
    for span in spans {
        plot.flag(span.from, span.to, if top { span.number } else { 0 });
    }
    plot.heavy_marks(heavy);
    plot.finish(bottom)
}

fn chart(of: &Subject<'_>, id: &str, alt: String) -> Chart {
    let title = of.text.get(&format!("report-chart-{id}"));
    let unit = of.text.get(&format!("report-chart-{id}-unit"));
    Chart { title, unit, alt, svg: String::new() }
}

/// The alternative text: title, first and last value.
fn told(of: &Subject<'_>, id: &str, values: &[(Day, f64)], as_quantity: &dyn Fn(f64) -> Quantity) -> String {
    let title = of.text.get(&format!("report-chart-{id}"));
    let (Some((from, first)), Some((to, last))) = (values.first(), values.last()) else { return title };
    of.text.with(
        "report-chart-alt",
        &[
            ("title", Quantity::Name(title)),
            ("from", Quantity::Date(*from)),
            ("first", as_quantity(*first)),
            ("to", Quantity::Date(*to)),
            ("last", as_quantity(*last)),
        ],
    )
}

/// Lowest and highest of the values, a little room around, and at least `least` apart.
fn bounds(values: &[(Day, f64)], least: f64) -> (f64, f64) {
    let low = values.iter().map(|(_, v)| *v).fold(f64::INFINITY, f64::min);
    let high = values.iter().map(|(_, v)| *v).fold(f64::NEG_INFINITY, f64::max);
    let room = ((high - low) * 0.1).max((least - (high - low)) / 2.0);
    (low - room, high + room)
}

fn load(of: &Subject<'_>) -> Option<(Chart, Plot)> {
    let bars: Values = values(of, MetricId::Load, of.range).into_iter().filter(|(_, v)| *v > 0.0).collect();
    let ctl = values(of, MetricId::Ctl, of.range);
    let atl = values(of, MetricId::Atl, of.range);
    let high = bars.iter().chain(&atl).map(|(_, v)| *v).fold(f64::NEG_INFINITY, f64::max);
    (high > 0.0).then(|| {
        let mut plot = Plot::new(of.range, 0.0, high * 1.05, height(of));
        plot.grid(&|value| format!("{value:.0}"));
        plot.bars(&bars, ink::QUIET);
        plot.line(&atl, 3, (ink::HEAVY, "3 2", 1.2), of.text.get("report-label-atl"));
        plot.line(&ctl, 3, (ink::STRONG, "none", 2.0), of.text.get("report-label-ctl"));
        (chart(of, "load", told(of, "load", &ctl, &Quantity::Load)), plot)
    })
}

fn weight(of: &Subject<'_>) -> Option<(Chart, Plot)> {
    if of.season.runner.spares_weight() {
        return None;
    }
    let dots = values(of, MetricId::Weight, of.range);
    let trend = values(of, MetricId::WeightTrend, of.range);
    let (_, last) = trend.last().copied()?;
    let (low, high) = bounds(&dots, 2.0);
    let mut plot = Plot::new(of.range, low, high, height(of));
    let pounds = of.text.units == Units::Imperial;
    plot.grid(&|kg| format!("{:.0}", if pounds { kg * 2.204_622_621_848_776 } else { kg }));
    plot.dots(&dots, 1.3, ink::QUIET);
    plot.line(&trend, 14, (ink::STRONG, "none", 2.0), of.text.quantity(&Quantity::Mass(last)));
    Some((chart(of, "weight", told(of, "weight", &trend, &Quantity::Mass)), plot))
}

fn sleep(of: &Subject<'_>) -> Option<(Chart, Plot)> {
    let dots = values(of, MetricId::Sleep, of.range);
    let mean = moving_mean(&dots, 14);
    let (_, last) = mean.last().copied()?;
    let (low, high) = bounds(&dots, 3.0);
    let mut plot = Plot::new(of.range, low.max(0.0), high, height(of));
    plot.grid(&|value| format!("{value:.0}"));
    plot.dots(&dots, 1.3, ink::QUIET);
    if let Some(need) = of.sleep_need_h {
        plot.level(need, of.text.with("report-label-need", &[("need", Quantity::Hours(need))]));
    }
    plot.line(&mean, 7, (ink::STRONG, "none", 2.0), of.text.quantity(&Quantity::Hours(last)));
    Some((chart(of, "sleep", told(of, "sleep", &mean, &Quantity::Hours)), plot))
}

/// Ground contact at equal pace where the files have it, heart rate at equal pace otherwise.
fn form(of: &Subject<'_>) -> Option<(Chart, Plot)> {
    let contact = values(of, MetricId::GctResidual, of.range);
    let (id, dots, quantity): (_, _, fn(f64) -> Quantity) = if contact.len() >= 5 {
        ("form", contact, Quantity::PercentChange)
    } else {
        ("pulse", values(of, MetricId::HrAtPace, of.range), Quantity::HeartRateChange)
    };
    let mean = moving_mean(&dots, 28);
    let (_, last) = mean.last().copied()?;
    let (low, high) = bounds(&dots, 6.0);
    let mut plot = Plot::new(of.range, low.min(-1.0), high.max(1.0), height(of));
    plot.grid(&|value| format!("{value:+.0}").replace('-', "−").replace("+0", "0").replace("−0", "0"));
    plot.dots(&dots, 1.5, ink::QUIET);
    plot.line(&mean, 21, (ink::SECOND, "none", 2.0), of.text.quantity(&quantity(last)));
    Some((chart(of, id, told(of, id, &mean, &quantity)), plot))
}

/// Mean of the values of the `days` days that end with each value's day.
fn moving_mean(values: &[(Day, f64)], days: i32) -> Values {
    let mut from = 0;
    let mut means = Vec::with_capacity(values.len());
    for (index, (day, _)) in values.iter().enumerate() {
        while values.get(from).is_some_and(|(first, _)| day.since(*first) >= days) {
            from += 1;
        }
        let window = values.get(from..=index).unwrap_or(&[]);
        let mean = window.iter().map(|(_, value)| value).sum::<f64>() / window.len().max(1) as f64;
        means.push((*day, mean));
    }
    means
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moving_mean_forgets_what_is_older_than_its_window() {
        let values = [(Day(0), 2.0), (Day(1), 4.0), (Day(10), 9.0)];
        assert_eq!(moving_mean(&values, 7), [(Day(0), 2.0), (Day(1), 3.0), (Day(10), 9.0)]);
    }
}
