//! The daily series of weight (section 4.16): one value a day, outliers set aside, new scales noticed, and the trend.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::chosen;
use super::stats::{mad, median};
use crate::model::{Daily, Day, DayRange, Diary, Reading, ReadingKind, SourceRank};

const PLAUSIBLE_KG: (f64, f64) = (25.0, 300.0);
/// Share of the way the trend goes to each day's value (Walker).
const TREND_STEP: f64 = 0.1;
const OUTLIER_KG: f64 = 2.0;
const OUTLIER_MADS: f64 = 4.0;
/// A trend older than this tells no outlier: a body may have changed by as much. (J)
const STALE_DAYS: i32 = 28;
const RESIDUALS: usize = 20;
const RESIDUALS_FOR_MAD: usize = 10;
/// Three outliers in a row that agree this well are the new level.
const AGREE_KG: f64 = 0.8;
const STEP_KG: f64 = 1.0;
const STEP_DAYS: i32 = 3;
/// Nothing is said about weight for so long after a new scale.
pub(super) const VETO_DAYS: i32 = 14;
/// A source not seen for so long counts as new again (J).
const FORGET_SOURCE_DAYS: i32 = 120;
/// Two scales that differ by less are not corrected (J).
const LEAST_OFFSET_KG: f64 = 0.5;

/// A new level that is the scale's, not the body's.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct ScaleChange {
    /// First day on the new scale.
    pub day: Day,
    /// The day on which it could be noticed; from then on no verdict for two weeks.
    pub seen: Day,
    /// From this day on the offset is known and taken off.
    pub settled: Day,
    /// How much more the new scale shows, kg.
    pub offset_kg: f64,
}

/// The daily series of weight.
#[derive(Clone, Debug, Default)]
pub(super) struct Weighed {
    /// The value of each day, without outliers.
    pub values: Daily,
    pub trend: Daily,
    pub changes: Vec<ScaleChange>,
}

/// One more value of the gap-aware trend (section 4.16).
pub fn trend_after(trend: f64, days: i32, kg: f64) -> f64 {
    trend + (1.0 - (1.0 - TREND_STEP).powi(days)) * (kg - trend)
}

/// Works out the series of weight.
pub(super) fn weighed(days: DayRange, readings: &[Reading], diary: &Daily<Arc<Diary>>) -> Weighed {
    let mut scales = Scales::new(days);
    for (day, (kg, source)) in choose(days, readings, diary) {
        scales.add(day, kg, source);
    }
    scales.close(days.last);
    scales.out
}

/// One value a day: the most trusted source, of that the earliest. The source is `None` for typed values, which do
/// not name a scale.
fn choose<'a>(
    days: DayRange,
    readings: &'a [Reading],
    diary: &Daily<Arc<Diary>>,
) -> BTreeMap<Day, (f64, Option<&'a str>)> {
    let plausible = |kg: f64| (PLAUSIBLE_KG.0..=PLAUSIBLE_KG.1).contains(&kg);
    let mut of_day: BTreeMap<Day, Vec<&Reading>> = BTreeMap::new();
    let weights = readings.iter().filter(|reading| reading.kind == ReadingKind::Weight);
    for reading in weights.filter(|reading| days.contains(reading.day) && plausible(reading.value)) {
        of_day.entry(reading.day).or_default().push(reading);
    }
    let named = |r: &'a Reading| (r.value, (r.rank != SourceRank::Typed).then_some(r.source.as_ref()));
    let best = of_day.into_iter().filter_map(|(day, readings)| Some((day, named(chosen::best(readings.into_iter())?))));
    let mut chosen: BTreeMap<Day, _> = best.collect();
    for (day, said) in diary.all_known() {
        said.weight_kg.filter(|kg| plausible(*kg)).into_iter().for_each(|kg| {
            chosen.insert(day, (kg, None));
        });
    }
    chosen
}

/// Walks through the values day by day; nothing here looks ahead.
struct Scales<'a> {
    out: Weighed,
    trend: Option<(Day, f64)>,
    /// Distances of accepted values from the trend.
    residuals: VecDeque<f64>,
    pending: Vec<(Day, f64)>,
    sources: BTreeMap<&'a str, Day>,
    /// New sources whose offset is not known yet.
    open: Vec<Day>,
}

impl<'a> Scales<'a> {
    fn new(days: DayRange) -> Self {
        let out = Weighed { values: Daily::empty(days), trend: Daily::empty(days), changes: Vec::new() };
        Self {
            out,
            trend: None,
            residuals: VecDeque::new(),
            pending: Vec::new(),
            sources: BTreeMap::new(),
            open: Vec::new(),
        }
    }

    fn add(&mut self, day: Day, kg: f64, source: Option<&'a str>) {
        self.close(day);
        if let Some(source) = source {
            let last = self.sources.insert(source, day);
            let new = last.is_none_or(|last| day.since(last) > FORGET_SOURCE_DAYS);
            if new && self.trend.is_some() {
                self.open.push(day);
                let settled = day.plus(VETO_DAYS);
                self.out.changes.push(ScaleChange { day, seen: day, settled, offset_kg: 0.0 });
            }
        }
        let fresh = self.trend.filter(|(last, _)| day.since(*last) <= STALE_DAYS);
        let Some((last, trend)) = fresh else {
            self.pending.clear();
            return self.accept(
                day,
                kg,
                self.trend.map_or(kg, |(last, trend)| trend_after(trend, day.since(last), kg)),
            );
        };
        if (kg - trend).abs() <= self.outlier_kg() {
            self.pending.clear();
            self.residuals.push_back(kg - trend);
            if self.residuals.len() > RESIDUALS {
                self.residuals.pop_front();
            }
            return self.accept(day, kg, trend_after(trend, day.since(last), kg));
        }
        self.pending.push((day, kg));
        self.try_step(day, kg);
    }

    fn accept(&mut self, day: Day, kg: f64, trend: f64) {
        self.trend = Some((day, trend));
        self.out.values.set(day, Some(kg));
        self.out.trend.set(day, Some(trend));
    }

    fn outlier_kg(&self) -> f64 {
        let residuals: Vec<f64> = self.residuals.iter().copied().collect();
        let spread = mad(&residuals).filter(|_| residuals.len() >= RESIDUALS_FOR_MAD).unwrap_or(0.0);
        OUTLIER_KG.max(OUTLIER_MADS * spread)
    }

    /// Three outliers in a row that agree are the new level; a sudden one is a new scale.
    fn try_step(&mut self, day: Day, kg: f64) {
        let Some(&[first, second, third]) = self.pending.last_chunk::<3>() else { return };
        let three = [first.1, second.1, third.1];
        let spread = three.iter().fold(f64::MIN, |a, b| a.max(*b)) - three.iter().fold(f64::MAX, |a, b| a.min(*b));
        let Some(level) = median(&three).filter(|_| spread <= AGREE_KG) else { return };
        let before: Vec<(Day, f64)> = self.out.values.known(DayRange::new(first.0.plus(-60), day)).collect();
        let tail: Vec<f64> = before.iter().rev().take(7).map(|(_, kg)| *kg).collect();
        let gap = before.last().map(|(last, _)| first.0.since(*last));
        let step = median(&tail).map(|usual| level - usual);
        if let Some(offset_kg) = step.filter(|step| step.abs() >= STEP_KG && gap.is_some_and(|gap| gap <= STEP_DAYS)) {
            // A body does not change so much in three days and stay there; a scale does.
            let near = |change: &ScaleChange| {
                first.0.since(change.seen).abs() <= VETO_DAYS && self.open.contains(&change.seen)
            };
            if !self.out.changes.iter().any(near) {
                let settled = day.plus(VETO_DAYS);
                self.out.changes.push(ScaleChange { day: first.0, seen: day, settled, offset_kg });
            }
        }
        self.pending.clear();
        self.residuals.clear();
        self.accept(day, kg, level);
    }

    /// Works out the offset of new sources two weeks old.
    fn close(&mut self, today: Day) {
        let values = &self.out.values;
        for change in &mut self.out.changes {
            if !self.open.contains(&change.seen) || change.settled > today || change.day != change.seen {
                continue;
            }
            let after: Vec<f64> =
                values.known(DayRange::new(change.day, change.day.plus(VETO_DAYS - 1))).map(|v| v.1).collect();
            let before: Vec<f64> =
                values.known(DayRange::ending(change.day.plus(-1), VETO_DAYS)).map(|v| v.1).collect();
            let enough = after.len() >= 3 && before.len() >= 3;
            let offset = median(&after).zip(median(&before)).map(|(after, before)| after - before);
            change.offset_kg = offset.filter(|kg| enough && kg.abs() >= LEAST_OFFSET_KG).unwrap_or(0.0);
        }
        let done = |seen: &Day| today.since(*seen) < VETO_DAYS;
        self.open.retain(done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_29_and_30_trend_of_weight() {
        let trend = [70.6, 69.8, 70.4, 71.0].iter().fold(70.0, |trend, kg| trend_after(trend, 1, *kg));
        assert!((trend - 70.16354).abs() < 1e-4, "{trend}");
        assert!((trend_after(70.0, 3, 71.0) - 70.271).abs() < 1e-9);
    }
}
