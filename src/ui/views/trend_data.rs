//! The points the charts of Trends show, worked out once per revision of the history.

use egui_plot::PlotPoint;

use super::trend_panels::{Draw, LayerSpec, PANELS, Source};
use crate::analysis::{MetricId, Season};
use crate::app::Derived;
use crate::model::{Daily, Day, DayRange};

/// Days without a value that break a curve.
const GAP_DAYS: i32 = 21;
/// The usual range is taken from this many days before; the latest are left out, so that what began just now is not
/// called usual.
const USUAL_DAYS: i32 = 365;
const USUAL_GUARD: i32 = 28;
/// Least values it is taken from.
const USUAL_VALUES: usize = 20;

/// The points of one layer.
#[derive(Clone, Debug, Default)]
pub(super) struct Points {
    /// One a day with a value.
    pub(super) daily: Vec<PlotPoint>,
    /// Means of whole weeks, for bars of long ranges.
    pub(super) weekly: Vec<PlotPoint>,
    /// The curve, broken at gaps.
    pub(super) runs: Vec<Vec<PlotPoint>>,
}

impl Points {
    /// The value of a day.
    pub(super) fn on(&self, day: f64) -> Option<f64> {
        let at = self.daily.partition_point(|point| point.x < day - 0.5);
        self.daily.get(at).filter(|point| (point.x - day).abs() <= 0.5).map(|point| point.y)
    }

    /// The mean of the week of a day.
    pub(super) fn in_week(&self, day: f64) -> Option<f64> {
        self.weekly.iter().find(|point| (point.x - day).abs() <= 3.5).map(|point| point.y)
    }
}

/// The band of a usual range.
#[derive(Clone, Debug, Default)]
pub(super) struct Usual {
    pub(super) days: Vec<f64>,
    pub(super) low: Vec<f64>,
    pub(super) high: Vec<f64>,
}

/// The points of a chart, layer by layer, and the band of its usual range.
pub(super) type PanelData = (Vec<Points>, Option<Usual>);

/// All points of Trends.
#[derive(Clone, Debug, Default)]
pub(super) struct TrendData {
    revision: Option<u64>,
    pub(super) days: DayRange,
    /// In the order of [`PANELS`], then of their layers.
    pub(super) panels: Vec<PanelData>,
    /// Days of heavy runs, as marks on the ground of every chart.
    pub(super) heavy: Vec<f64>,
    /// Hours needed a night, as known on the last day.
    pub(super) sleep_need: Option<f64>,
}

impl TrendData {
    /// Works it out again if the history has changed; whether it had.
    pub(super) fn refresh(&mut self, derived: &Derived) -> bool {
        if self.revision == Some(derived.revision) {
            return false;
        }
        let season = &derived.season;
        let panels = PANELS.iter().map(|panel| {
            let layers: Vec<Points> = panel.layers.iter().map(|layer| points(season, layer)).collect();
            let usual = panel.usual.and_then(|layer| layers.get(layer)).map(usual);
            (layers, usual)
        });
        *self = Self {
            revision: Some(derived.revision),
            days: season.days,
            panels: panels.collect(),
            heavy: ratings(season, Source::Heavy).iter().map(|(day, _)| f64::from(day.0)).collect(),
            sleep_need: season.sleep_need.get(season.days.last),
        };
        true
    }
}

fn points(season: &Season, layer: &LayerSpec) -> Points {
    let known: Vec<(Day, f64)> = match layer.source {
        Source::Metric(MetricId::Weight | MetricId::WeightTrend) if season.runner.spares_weight() => Vec::new(),
        Source::Metric(metric) => season.daily(metric).all_known().collect(),
        source => ratings(season, source),
    };
    let known = match layer.draw {
        Draw::Mean(days) => means(&known, days),
        _ => known,
    };
    let daily: Vec<PlotPoint> = known.iter().map(|(day, value)| PlotPoint::new(f64::from(day.0), *value)).collect();
    Points {
        weekly: if layer.draw == Draw::Bars { weekly(season, layer.source) } else { Vec::new() },
        runs: if matches!(layer.draw, Draw::Curve | Draw::Mean(_)) { split(&daily) } else { Vec::new() },
        daily,
    }
}

/// Ratings of runs by day.
fn ratings(season: &Season, source: Source) -> Vec<(Day, f64)> {
    let rated = season.runs.iter().filter_map(|run| {
        let value = match source {
            Source::Heavy => run.heaviness.filter(|_| run.heavy == Some(true)),
            Source::Rated => run.heaviness.filter(|_| run.heavy != Some(true)),
            Source::Estimated => run.heaviness_estimate.filter(|_| run.heaviness.is_none()),
            Source::Metric(_) => None,
        };
        Some((run.day, value?))
    });
    rated.collect()
}

/// The mean of the `days` days that end on each day with a value.
fn means(known: &[(Day, f64)], days: i32) -> Vec<(Day, f64)> {
    let mut from = 0;
    let mut sum = 0.0;
    let mut means = Vec::with_capacity(known.len());
    for (to, (day, value)) in known.iter().enumerate() {
        sum += value;
        while let Some((first, value)) = known.get(from).filter(|(first, _)| day.since(*first) >= days) {
            debug_assert!(first < day, "the window ends with this day");
            sum -= value;
            from += 1;
        }
        means.push((*day, sum / (to + 1 - from) as f64));
    }
    means
}

/// Means of the days of each week, from Monday; weeks without a value are left out.
fn weekly(season: &Season, source: Source) -> Vec<PlotPoint> {
    let Source::Metric(metric) = source else { return Vec::new() };
    let daily: &Daily = season.daily(metric);
    // 1970-01-05 was a Monday.
    let week_of = |day: Day| (day.0 - 4).div_euclid(7);
    let mut weeks: Vec<(i32, f64, u32)> = Vec::new();
    for (day, value) in daily.all_known() {
        match weeks.last_mut().filter(|(week, ..)| *week == week_of(day)) {
            Some((_, sum, count)) => {
                *sum += value;
                *count += 1;
            }
            None => weeks.push((week_of(day), value, 1)),
        }
    }
    let middle = |week: i32| f64::from(week * 7 + 4) + 3.0;
    weeks.iter().map(|(week, sum, count)| PlotPoint::new(middle(*week), sum / f64::from(*count))).collect()
}

/// A curve broken where days are missing.
fn split(daily: &[PlotPoint]) -> Vec<Vec<PlotPoint>> {
    let breaks = |a: &PlotPoint, b: &PlotPoint| b.x - a.x <= f64::from(GAP_DAYS);
    daily.chunk_by(breaks).map(<[PlotPoint]>::to_vec).collect()
}

/// The middle four fifths of the year that ended four weeks before, week by week and on the last day.
fn usual(points: &Points) -> Usual {
    let mut usual = Usual::default();
    let daily = &points.daily;
    let last = daily.len().saturating_sub(1);
    for (_, point) in daily.iter().enumerate().filter(|(index, _)| index % 7 == 0 || *index == last) {
        let before = |days: i32| daily.partition_point(|earlier| earlier.x < point.x - f64::from(days));
        let year = daily.get(before(USUAL_DAYS)..before(USUAL_GUARD)).unwrap_or(&[]);
        let mut year: Vec<f64> = year.iter().map(|earlier| earlier.y).collect();
        if year.len() < USUAL_VALUES {
            continue;
        }
        year.sort_by(f64::total_cmp);
        let at = |share: f64| year.get((share * (year.len() - 1) as f64).round() as usize).copied();
        if let (Some(low), Some(high)) = (at(0.1), at(0.9)) {
            usual.days.push(point.x);
            usual.low.push(low);
            usual.high.push(high);
        }
    }
    usual
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_looks_back_so_many_days_and_no_further() {
        let known = [(Day(0), 4.0), (Day(3), 8.0), (Day(7), 6.0), (Day(40), 1.0)];
        assert_eq!(means(&known, 7), [(Day(0), 4.0), (Day(3), 6.0), (Day(7), 7.0), (Day(40), 1.0)]);
    }

    #[test]
    fn a_curve_breaks_at_a_gap_instead_of_bridging_it() {
        let daily: Vec<PlotPoint> = [0.0, 5.0, 60.0, 61.0].map(|x| PlotPoint::new(x, 1.0)).to_vec();
        let lengths: Vec<usize> = split(&daily).iter().map(Vec::len).collect();
        assert_eq!(lengths, [2, 2]);
    }

    #[test]
    fn what_began_four_weeks_ago_lies_outside_the_usual_range() {
        // Short nights of the last 28 of 120 days would be a quarter of what they are held against.
        let hours = |day: i32| if day < 92 { 8.0 + 0.1 * f64::from(day % 5) } else { 5.0 };
        let daily = (0..120).map(|day| PlotPoint::new(f64::from(day), hours(day))).collect();
        let usual = usual(&Points { daily, ..Points::default() });
        assert_eq!(usual.days.last(), Some(&119.0));
        assert_eq!((usual.low.last(), usual.high.last()), (Some(&8.0), Some(&8.4)));
        assert_eq!(usual.days.first(), Some(&49.0), "the first whole week with 20 values behind the guard");
    }

    #[test]
    fn a_week_is_the_mean_of_its_days_from_monday() {
        let monday = Day::parse("2026-05-04").unwrap();
        let range = DayRange::new(monday, monday.plus(8));
        let mut season = Season { days: range, ..Season::default() };
        season.series = MetricId::ALL.iter().map(|_| Daily::empty(range)).collect();
        season.series[MetricId::Load as usize] = Daily::from_fn(range, |day| Some(f64::from(day.since(monday))));
        let weeks = weekly(&season, Source::Metric(MetricId::Load));
        assert_eq!(weeks.iter().map(|point| point.y).collect::<Vec<_>>(), [3.0, 7.5]);
        assert_eq!(weeks[0].x, f64::from(monday.plus(3).0));
    }
}
