//! Sensor epochs (section 3.2): what measured a run, how far it reads off the sensor before it, and the step test for
//! files that name no device.

use super::baseline::Baseline;
use super::stats::median;
use crate::model::Devices;

/// Fewest runs a sensor's level can be told from (J).
const TELLING_RUNS: usize = 3;

/// What measured heart rate; empty when the file does not say.
pub fn heart_rate_source(devices: &Devices) -> String {
    if devices.heart_rate.is_empty() || devices.heart_rate == "wrist" {
        return join(&[&devices.heart_rate, &devices.watch]);
    }
    devices.heart_rate.clone()
}

/// What measured running form; empty when the file does not say.
pub fn form_source(devices: &Devices) -> String {
    join(&[&devices.form, &devices.watch, &devices.firmware])
}

fn join(parts: &[&str]) -> String {
    if parts.iter().all(|part| part.is_empty()) { String::new() } else { parts.join("|") }
}

/// One sensor: the runs it measured and how far it reads off.
#[derive(Clone, Debug, Default)]
struct Sensor {
    name: String,
    /// Runs with a level.
    runs: Vec<usize>,
    /// Its runs' median above that of the runs before it; `None` while it is new.
    offset: Option<f64>,
    /// The sensors before it had a level to compare with.
    compared: bool,
}

/// The sensors of one metric, in the order they appeared. One that comes back is known.
#[derive(Clone, Debug, Default)]
pub(super) struct Sensors {
    sensors: Vec<Sensor>,
    /// The sensor of each run.
    of_run: Vec<usize>,
    /// The sensor that runs without a name belong to.
    unnamed: Option<usize>,
    /// Number of each run among its sensor's.
    counts: Vec<usize>,
}

impl Sensors {
    /// Notes the sensor of the next run; whether it is a new one after others.
    pub(super) fn enter(&mut self, index: usize, name: &str, measured: bool) -> bool {
        let named = self.sensors.iter().position(|sensor| sensor.name == name);
        let known = if name.is_empty() { self.unnamed.or(named) } else { named };
        let place = known.unwrap_or(self.sensors.len());
        if known.is_none() {
            let first = self.sensors.is_empty();
            let offset = first.then_some(0.0);
            self.sensors.push(Sensor { name: name.into(), offset, compared: !first, ..Sensor::default() });
            if name.is_empty() {
                self.unnamed = Some(place);
            }
        }
        self.of_run.push(place);
        let count = self.sensors.get_mut(place).map_or(0, |sensor| {
            if measured {
                sensor.runs.push(index);
            }
            sensor.runs.len()
        });
        self.counts.push(count);
        known.is_none() && place > 0
    }

    pub(super) fn of_run(&self, index: usize) -> usize {
        self.of_run.get(index).copied().unwrap_or(usize::MAX)
    }

    fn sensor(&self, index: usize) -> Option<&Sensor> {
        self.sensors.get(*self.of_run.get(index)?)
    }

    /// How far the sensor of a run reads off; `None` while it is new.
    pub(super) fn offset(&self, index: usize) -> Option<f64> {
        self.sensor(index)?.offset
    }

    /// Measured runs with this sensor up to the run.
    pub(super) fn runs(&self, index: usize) -> usize {
        self.counts.get(index).copied().unwrap_or(0)
    }

    /// Runs for which the sensor of a run is not judged: none for the first one.
    pub(super) fn veto(&self, index: usize) -> usize {
        if self.sensor(index).is_some_and(|sensor| sensor.compared) { usize::MAX } else { 0 }
    }

    /// The first run of this sensor, unless it is the first sensor.
    pub(super) fn new_since(&self, index: usize) -> Option<usize> {
        self.sensor(index).filter(|sensor| sensor.compared)?.runs.first().copied()
    }

    /// Whether nothing is known of what measured a run.
    pub(super) fn unknown(&self, index: usize) -> bool {
        self.unnamed.is_some() && self.of_run.get(index).copied() == self.unnamed
    }

    /// Sets the offset of a new sensor once it has measured enough runs.
    pub(super) fn settle(&mut self, index: usize, levels: &[f64], old_runs: usize, new_runs: usize) {
        let place = self.of_run(index);
        let waiting = self.sensors.get(place).is_some_and(|s| s.offset.is_none() && s.runs.len() >= new_runs);
        if waiting {
            let offset = self.measure(place, levels, old_runs, new_runs);
            if let Some(sensor) = self.sensors.get_mut(place) {
                sensor.offset = Some(offset);
            }
        }
    }

    /// Works out all known offsets anew after the levels have changed.
    pub(super) fn anchor(&mut self, levels: &[f64], old_runs: usize, new_runs: usize) {
        for place in 0..self.sensors.len() {
            let known = self.sensors.get(place).is_some_and(|sensor| sensor.compared && sensor.offset.is_some());
            if known {
                let offset = self.measure(place, levels, old_runs, new_runs);
                if let Some(sensor) = self.sensors.get_mut(place) {
                    sensor.offset = Some(offset);
                }
            }
        }
    }

    /// How far a sensor's first runs lie above the last ones before it, those corrected for their own sensors.
    fn measure(&self, place: usize, levels: &[f64], old_runs: usize, new_runs: usize) -> f64 {
        let Some(sensor) = self.sensors.get(place) else { return 0.0 };
        let level = |index: usize| levels.get(index).copied().filter(|level| level.is_finite());
        let new: Vec<f64> = sensor.runs.iter().take(new_runs).filter_map(|index| level(*index)).collect();
        let first = sensor.runs.first().copied().unwrap_or(0);
        let before = (0..first).rev().filter(|index| self.of_run(*index) != place);
        let old: Vec<f64> =
            before.filter_map(|index| Some(level(index)? - self.offset(index)?)).take(old_runs).collect();
        if old.len() < TELLING_RUNS {
            return 0.0;
        }
        median(&new).zip(median(&old)).map_or(0.0, |(new, old)| new - old)
    }

    /// Runs from `first` to `last` without a name belong to a new sensor.
    pub(super) fn split(&mut self, first: usize, last: usize) {
        let (Some(old), place) = (self.unnamed, self.sensors.len()) else { return };
        let Some(sensor) = self.sensors.get_mut(old) else { return };
        let keep = sensor.runs.partition_point(|run| *run < first);
        let runs = sensor.runs.split_off(keep);
        for (number, run) in runs.iter().enumerate() {
            if let (Some(of_run), Some(count)) = (self.of_run.get_mut(*run), self.counts.get_mut(*run)) {
                (*of_run, *count) = (place, number + 1);
            }
        }
        if let Some(of_run) = self.of_run.get_mut(last) {
            *of_run = place;
        }
        self.sensors.push(Sensor { runs, compared: true, ..Sensor::default() });
        self.unnamed = Some(place);
    }
}

/// The step test: a level that leaps from one run to the next and stays is a device, not a body.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Steps {
    pending: bool,
}

impl Steps {
    /// Runs before and after that are compared (section 3.2).
    pub(super) const RUNS: usize = 8;
    /// A leap is more than so many spreads, and floors of the metric (J). Three spreads (section 3.2) are enough to ask
    /// the runner; not to judge form over a likely new watch needs less.
    const SPREADS: f64 = 2.0;
    /// Runs before it that tell the spread (J).
    const SPREAD_RUNS: usize = 20;
    const FLOORS: f64 = 2.0;
    /// A run is beyond it by this share of the least leap (J).
    const BEYOND: f64 = 0.6;
    /// Before and after it the level stays within this share of the leap (J).
    const EVEN: f64 = 0.45;

    /// Whether the latest runs might be the start of a step.
    pub(super) fn pending(self) -> bool {
        self.pending
    }

    /// Looks for a step that ends with the latest run; the first run after it once eight have confirmed it.
    pub(super) fn look(&mut self, recent: &[(usize, f64)], floor: f64) -> Option<usize> {
        self.pending = false;
        for after in (2..=Self::RUNS).rev() {
            let Some(first) = recent.len().checked_sub(after) else { continue };
            let Some(before) = first.checked_sub(Self::RUNS).and_then(|from| recent.get(from..first)) else { continue };
            let new = recent.get(first..).unwrap_or(&[]);
            let old: Vec<f64> = before.iter().map(|(_, level)| *level).collect();
            let longer = recent.get(first.saturating_sub(Self::SPREAD_RUNS)..first).unwrap_or(&[]);
            let longer: Vec<f64> = longer.iter().map(|(_, level)| *level).collect();
            let spread = Baseline::of(&longer, floor * Self::FLOORS / Self::SPREADS).map(|longer| longer.spread);
            let (Some(centre), Some(spread)) = (median(&old), spread) else { continue };
            let leap = |level: f64| (level - centre) / (Self::SPREADS * spread);
            let new_levels: Vec<f64> = new.iter().map(|(_, level)| leap(*level)).collect();
            let Some(middle) = median(&new_levels) else { continue };
            // From its very first run on, but for one in four.
            let beyond = new_levels.iter().filter(|leap| **leap * middle.signum() > Self::BEYOND).count();
            let at_once = new_levels.first().is_some_and(|leap| *leap * middle.signum() > Self::BEYOND);
            let even = |levels: &[f64]| drift(levels).is_none_or(|drift| drift.abs() <= Self::EVEN * middle.abs());
            let old_levels: Vec<f64> = before.iter().map(|(_, level)| leap(*level)).collect();
            let steady = even(&old_levels) && even(&new_levels);
            if middle.abs() > 1.0 && at_once && steady && 4 * beyond >= 3 * after {
                self.pending = true;
                return new.first().map(|(index, _)| *index).filter(|_| after == Self::RUNS);
            }
        }
        None
    }
}

/// Median of the second half less that of the first; `None` of fewer than 6 values.
fn drift(levels: &[f64]) -> Option<f64> {
    let (first, second) = levels.split_at(levels.len() / 2);
    (levels.len() >= 6).then(|| Some(median(second)? - median(first)?))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_new_sensor_is_anchored_to_the_old_one_and_known_when_it_comes_back() {
        let mut sensors = Sensors::default();
        let mut levels = Vec::new();
        for index in 0..40 {
            let new = (20..30).contains(&index);
            levels.push(if new { 104.0 } else { 100.0 });
            let fresh = sensors.enter(index, if new { "b" } else { "a" }, true);
            assert_eq!(fresh, index == 20);
            sensors.settle(index, &levels, 20, 8);
            let offset = sensors.offset(index);
            match index {
                20..=26 => assert_eq!(offset, None),
                27..=29 => assert_eq!(offset, Some(4.0)),
                _ => assert_eq!(offset, Some(0.0)),
            }
        }
        assert_eq!(sensors.runs(29), 10);
        assert_eq!(sensors.runs(39), 30);
    }

    #[test]
    fn a_leap_that_stays_is_a_step_and_a_slow_rise_is_none() {
        let wobble = |i: usize| if i.is_multiple_of(2) { 0.004 } else { -0.004 };
        let leap: Vec<(usize, f64)> = (0..24).map(|i| (i, wobble(i) + if i >= 16 { 0.04 } else { 0.0 })).collect();
        assert_eq!(Steps::default().look(&leap, 0.012), Some(16));
        let mut steps = Steps::default();
        assert_eq!(steps.look(&leap[..18], 0.012), None);
        assert!(steps.pending());
        let rise: Vec<(usize, f64)> =
            (0..40).map(|i| (i, wobble(i) + 0.05 / 15.0 * (i as f64 - 16.0).clamp(0.0, 15.0))).collect();
        assert!((16..40).all(|until| Steps::default().look(&rise[..until], 0.012).is_none()));
    }
}
