//! Residuals of one metric, run after run: what is left when the own slopes, the sensor, the shoe and the weather are
//! taken out, and whether it drifts (sections 3.2 to 3.7).
//!
//! Causal by construction: the slopes a run is judged by were fitted on the weeks before it, its reference is older
//! than the latest six runs. All earlier runs of a reference are judged by the same slopes as the run itself.

use std::collections::BTreeMap;
use std::ops::Range;

use super::baseline::{Baseline, GUARD, LEAST, OLDEST_DAYS, REFERENCE, autocorrelation};
use super::epochs::{Sensors, Steps};
use super::ewma::Ewma;
use super::huber::{self, Fit, Prior, Row};
use super::stats::{mean, median, median_in_place};
use super::trend::Trend;
use crate::model::Day;

/// Runs of the old and the new sensor that are compared.
const OLD_RUNS: usize = 20;
/// Fewest runs a sensor's level can be told from (J).
const TELLING_RUNS: usize = 3;
/// A reference this short still centres a residual for the chart (J).
const CHART_RUNS: usize = LEAST - GUARD;
/// The level stays frozen this long at most, days (section 3.3, J).
const FROZEN_DAYS: i32 = 120;
/// A gap after which the detector starts anew, days (section 3.4, J).
const GAP_DAYS: i32 = 28;

/// How one metric is judged.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rules<const N: usize> {
    /// What the slopes are before any data.
    pub prior: Prior<N>,
    /// Whether every run has a level of its own while the slopes are fitted; else every sensor has.
    pub level_per_run: bool,
    /// Whether only points between the runner's 5th and 95th percentile of the first explaining value count.
    pub central_only: bool,
    /// Fewest points of a run.
    pub least_points: usize,
    /// Runs with a new sensor before it is judged again (section 3.2).
    pub veto_runs: usize,
    /// Measurement noise of a run.
    pub floor: f64,
    /// Prior of the effect of weather on the whole run, mean and SD (section 4.5).
    pub weather: Option<(f64, f64)>,
    /// SD of the effect of a pair of shoes (section 4.13).
    pub shoes_sd: Option<f64>,
    /// Days over which a slow rise is looked for, and the rise in 28 of them that tells (section C8).
    pub trend: Option<(i32, f64)>,
}

/// One run as the metric sees it.
#[derive(Clone, Debug)]
pub(super) struct Entry<const N: usize> {
    /// Index of the run.
    pub run: usize,
    pub day: Day,
    /// What measured it; empty when unknown.
    pub sensor: String,
    pub shoe: Option<usize>,
    /// Heat above comfort, if known.
    pub heat: Option<f64>,
    /// How far its z value is believed, 0..1.
    pub trust: f64,
    /// Whether it is kept out of the reference and the detector.
    pub excluded: bool,
    /// Its points.
    pub rows: Vec<Row<N>>,
}

/// What the metric says of one run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Outcome {
    /// Above what was asked for, in the unit of the metric.
    pub residual: Option<f64>,
    /// The same in spreads of the reference.
    pub z: Option<f64>,
    /// Strength of a rise and of a fall; `None` while it cannot be told.
    pub up: Option<f64>,
    pub down: Option<f64>,
    /// The run's level, sensor, shoe and weather taken out.
    pub level: Option<f64>,
    /// The first slope.
    pub slope: f64,
    /// Runs with this sensor so far, this one included.
    pub sensor_runs: usize,
    /// The first day of this sensor, unless it is the first one.
    pub new_sensor: Option<Day>,
    /// How the level moved over the last weeks, and how far the runs behind it are believed, 0..1.
    pub trend: Option<(Trend, f64)>,
}

/// Works along the runs of one metric.
pub(super) struct Residuals<'a, const N: usize> {
    rules: Rules<N>,
    entries: &'a [Entry<N>],
    fit: Option<Fit<N>>,
    weather_slope: f64,
    central: (f64, f64),
    /// Level of each run so far under the current slopes; `NaN` where it has none.
    levels: Vec<f64>,
    sensors: Sensors,
    steps: Steps,
    shoes: BTreeMap<usize, f64>,
    rise: Ewma,
    fall: Ewma,
    frozen: Option<(Range<usize>, Day)>,
    last: Option<Day>,
}

impl<'a, const N: usize> Residuals<'a, N> {
    /// Judges `entries`, ordered by day.
    pub(super) fn judge(rules: Rules<N>, entries: &'a [Entry<N>]) -> Vec<Outcome> {
        let mut residuals = Self {
            rules,
            entries,
            fit: None,
            weather_slope: rules.weather.map_or(0.0, |(mean, _)| mean),
            central: (f64::NEG_INFINITY, f64::INFINITY),
            levels: Vec::with_capacity(entries.len()),
            sensors: Sensors::default(),
            steps: Steps::default(),
            shoes: BTreeMap::new(),
            rise: Ewma::default(),
            fall: Ewma::default(),
            frozen: None,
            last: None,
        };
        let mut week = None;
        let mut outcomes = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            let this_week = entry.day.0.div_euclid(7);
            if week != Some(this_week) {
                residuals.refit(index, entry.day);
                week = Some(this_week);
            }
            outcomes.push(residuals.next(index, entry));
        }
        outcomes
    }

    fn slopes(&self) -> [f64; N] {
        self.fit.map_or(self.rules.prior.mean, |fit| fit.slopes)
    }

    /// Fits the slopes on the year before `today` and judges its runs anew.
    fn refit(&mut self, until: usize, today: Day) {
        let from = self.entries.partition_point(|entry| today.since(entry.day) > OLDEST_DAYS);
        let window = from..until.max(from);
        let Some(entries) = self.entries.get(window.clone()) else { return };
        if self.rules.central_only {
            self.central = central(entries);
        }
        let (rows, groups) = self.gather(entries, from);
        self.fit = Some(huber::fit(&rows, &groups, &self.rules.prior, self.fit.as_ref()));
        self.fit_weather(entries);
        let mut scratch = Vec::new();
        for index in window.clone() {
            let level = self.entries.get(index).map_or(f64::NAN, |entry| self.level_in(entry, &mut scratch));
            if let Some(slot) = self.levels.get_mut(index) {
                *slot = level;
            }
        }
        self.sensors.anchor(&self.levels, OLD_RUNS, self.rules.veto_runs);
        self.fit_shoes(window);
    }

    /// The rows of the window in groups that share a level: a run, or a sensor.
    fn gather(&self, entries: &[Entry<N>], from: usize) -> (Vec<Row<N>>, Vec<Range<usize>>) {
        let mut rows = Vec::new();
        let mut groups: Vec<Range<usize>> = Vec::new();
        let mut last_sensor = None;
        for (offset, entry) in entries.iter().enumerate().filter(|(_, entry)| !entry.excluded) {
            let start = rows.len();
            rows.extend(self.inside(entry).copied());
            if rows.len() - start < self.rules.least_points {
                rows.truncate(start);
                continue;
            }
            let sensor = self.sensors.of_run(from + offset);
            match groups.last_mut() {
                Some(group) if !self.rules.level_per_run && last_sensor == Some(sensor) => group.end = rows.len(),
                _ => groups.push(start..rows.len()),
            }
            last_sensor = Some(sensor);
        }
        (rows, groups)
    }

    fn inside<'b>(&self, entry: &'b Entry<N>) -> impl Iterator<Item = &'b Row<N>> {
        let (low, high) = self.central;
        entry.rows.iter().filter(move |row| row.x.first().is_some_and(|x| *x >= low && *x <= high))
    }

    /// What is left of a run when slopes and weather are taken out: the median of its points.
    fn level(&self, entry: &Entry<N>) -> f64 {
        self.level_in(entry, &mut Vec::with_capacity(entry.rows.len()))
    }

    /// [`Self::level`] with a scratch list, for many runs in a row.
    fn level_in(&self, entry: &Entry<N>, levels: &mut Vec<f64>) -> f64 {
        let slopes = self.slopes();
        levels.clear();
        levels.extend(self.inside(entry).map(|row| row.level(&slopes)));
        if levels.len() < self.rules.least_points {
            return f64::NAN;
        }
        median_in_place(levels).unwrap_or(f64::NAN) - self.weather_slope * entry.heat.unwrap_or(0.0)
    }

    /// Effect of heat on whole runs (section 4.5, stage B).
    fn fit_weather(&mut self, entries: &[Entry<N>]) {
        let Some((mean, sd)) = self.rules.weather else { return };
        let before = std::mem::take(&mut self.weather_slope);
        let mut scratch = Vec::new();
        let rows: Vec<Row<1>> = entries
            .iter()
            .filter(|entry| !entry.excluded)
            .filter_map(|entry| Some(Row { x: [entry.heat?], y: self.level_in(entry, &mut scratch), weight: 1.0 }))
            .filter(|row| row.y.is_finite())
            .collect();
        let prior = Prior { mean: [mean], sd: [sd], least_scale: self.rules.floor };
        let start = Fit { slopes: [before], scale: self.rules.floor };
        let all = 0..rows.len();
        self.weather_slope = huber::fit(&rows, std::slice::from_ref(&all), &prior, Some(&start)).slopes[0];
    }

    /// Each pair's own level, held towards nothing (section 4.13). The latest runs and those of a standing sign are
    /// left out, so that a drift is not taken for the pair's.
    fn fit_shoes(&mut self, window: Range<usize>) {
        let Some(sd) = self.rules.shoes_sd else { return };
        if self.frozen.is_some() {
            return;
        }
        let old = window.start..window.end.saturating_sub(GUARD).max(window.start);
        let mut by_shoe: BTreeMap<usize, Vec<f64>> = BTreeMap::new();
        let mut all = Vec::new();
        for index in old {
            let (Some(entry), Some(level)) = (self.entries.get(index), self.corrected(index)) else { continue };
            let level = level + entry.shoe.and_then(|shoe| self.shoes.get(&shoe)).unwrap_or(&0.0);
            all.push(level);
            if let Some(shoe) = entry.shoe {
                by_shoe.entry(shoe).or_default().push(level);
            }
        }
        let Some(usual) = Baseline::of(&all, self.rules.floor) else { return };
        let held = (usual.spread / sd).powi(2);
        let effect = |levels: Vec<f64>| {
            let count = levels.len() as f64;
            (median(&levels).unwrap_or(usual.centre) - usual.centre) * count / (count + held)
        };
        self.shoes = by_shoe.into_iter().map(|(shoe, levels)| (shoe, effect(levels))).collect();
    }

    /// The level of a run with sensor and shoe taken out; `None` while its sensor is new.
    fn corrected(&self, index: usize) -> Option<f64> {
        let (entry, level) = (self.entries.get(index)?, *self.levels.get(index)?);
        let shoe = entry.shoe.and_then(|shoe| self.shoes.get(&shoe)).copied().unwrap_or(0.0);
        let offset = self.sensors.offset(index)?;
        (level.is_finite() && !entry.excluded).then_some(level - offset - shoe)
    }

    /// The reference of a run: the last 40 runs before the guard band, or the frozen ones.
    fn reference(&self, index: usize, today: Day) -> Vec<f64> {
        if let Some((frozen, _)) = &self.frozen {
            return frozen.clone().filter_map(|index| self.corrected(index)).collect();
        }
        let recent = (0..index).rev().map_while(|index| {
            let young = self.entries.get(index).is_some_and(|entry| today.since(entry.day) <= OLDEST_DAYS);
            young.then_some(index)
        });
        let usable = recent.filter_map(|index| self.corrected(index));
        let mut reference: Vec<f64> = usable.skip(GUARD - 1).take(REFERENCE).collect();
        reference.reverse();
        reference
    }

    fn next(&mut self, index: usize, entry: &Entry<N>) -> Outcome {
        let level = self.level(entry);
        self.levels.push(level);
        let new = self.sensors.enter(index, &entry.sensor, level.is_finite());
        if new {
            self.start_anew();
        }
        if self.sensors.unknown(index) {
            self.check_step(index);
        }
        self.sensors.settle(index, &self.levels, OLD_RUNS, self.rules.veto_runs);
        let mut outcome = Outcome {
            slope: self.slopes().first().copied().unwrap_or(0.0),
            sensor_runs: self.sensors.runs(index),
            new_sensor: self.sensors.new_since(index).and_then(|first| self.entries.get(first)).map(|entry| entry.day),
            ..Outcome::default()
        };
        let Some(own) = self.corrected(index) else { return outcome };
        outcome.level = Some(own);
        outcome.trend = self.trend(index, entry.day);
        if self.frozen.as_ref().is_some_and(|(_, since)| entry.day.since(*since) > FROZEN_DAYS) {
            self.frozen = None;
        }
        let reference = self.reference(index, entry.day);
        let Some(baseline) = Baseline::of(&reference, self.rules.floor) else { return outcome };
        if reference.len() >= CHART_RUNS {
            outcome.residual = Some(own - baseline.centre);
        }
        if reference.len() < LEAST {
            return outcome;
        }
        let z = baseline.z(own);
        outcome.z = Some(z);
        self.watch(index, entry, z, autocorrelation(&reference, baseline));
        if !self.steps.pending() && self.sensors.runs(index) > self.rules.veto_runs.min(self.sensors.veto(index)) {
            (outcome.up, outcome.down) = (Some(self.rise.strength()), Some(self.fall.strength()));
        }
        outcome
    }

    /// Feeds the detectors and freezes the reference while one of them is up.
    fn watch(&mut self, index: usize, entry: &Entry<N>, z: f64, rho: f64) {
        if self.last.is_some_and(|last| entry.day.since(last) > GAP_DAYS) {
            self.start_anew();
        }
        self.last = Some(entry.day);
        let was_up = self.rise.is_on() || self.fall.is_on();
        self.rise.push(z * entry.trust, rho);
        self.fall.push(-z * entry.trust, rho);
        let up = self.rise.is_on() || self.fall.is_on();
        if up && !was_up {
            self.frozen = self.reference_range(index, entry.day).map(|range| (range, entry.day));
        } else if !up {
            self.frozen = None;
        }
    }

    /// How the level moved up to a run, all runs judged by the slopes of that one.
    fn trend(&self, index: usize, today: Day) -> Option<(Trend, f64)> {
        let (days, telling) = self.rules.trend?;
        let from = self.entries.partition_point(|entry| today.since(entry.day) >= days);
        let usable = (from..=index).filter_map(|index| Some((self.entries.get(index)?, self.corrected(index)?)));
        let (points, trust): (Vec<(f64, f64)>, Vec<f64>) =
            usable.map(|(entry, level)| ((f64::from(entry.day.0), level), entry.trust)).unzip();
        Some((Trend::of(&points, telling)?, mean(&trust)?))
    }

    /// The indices the reference of a run spans.
    fn reference_range(&self, index: usize, today: Day) -> Option<Range<usize>> {
        let young = |index: &usize| self.entries.get(*index).is_some_and(|e| today.since(e.day) <= OLDEST_DAYS);
        let usable = (0..index).rev().take_while(young).filter(|index| self.corrected(*index).is_some());
        let mut spanned = usable.skip(GUARD - 1).take(REFERENCE);
        let end = spanned.next()?;
        Some(spanned.last().unwrap_or(end)..end + 1)
    }

    fn start_anew(&mut self) {
        (self.rise, self.fall, self.frozen) = (Ewma::default(), Ewma::default(), None);
    }

    /// Without any word of the device, a sudden lasting step is taken for a new sensor (section 3.2).
    fn check_step(&mut self, index: usize) {
        let from = index.saturating_sub(2 * Steps::RUNS + REFERENCE);
        let recent: Vec<(usize, f64)> =
            (from..=index).filter_map(|index| Some((index, self.corrected(index)?))).collect();
        if let Some(first) = self.steps.look(&recent, self.rules.floor) {
            self.sensors.split(first, index);
            self.start_anew();
        }
    }
}

/// The 5th and 95th percentile of the first explaining value.
fn central<const N: usize>(entries: &[Entry<N>]) -> (f64, f64) {
    let all = (f64::NEG_INFINITY, f64::INFINITY);
    let mut firsts: Vec<f64> =
        entries.iter().flat_map(|entry| entry.rows.iter().filter_map(|row| row.x.first().copied())).collect();
    let (low, high) = (firsts.len() / 20, firsts.len() - firsts.len() / 20);
    if firsts.len() < TELLING_RUNS * LEAST {
        return all;
    }
    let low = *firsts.select_nth_unstable_by(low, f64::total_cmp).1;
    let high = *firsts.select_nth_unstable_by(high - 1, f64::total_cmp).1;
    (low, high)
}
