//! Load of one run (section 4.4): 100 points are an hour at threshold, whatever the method.

use std::collections::VecDeque;

use super::season::LoadMethod;
use super::stats::median;
use super::thresholds::Thresholds;
use crate::model::runner::Sex;
use crate::model::{Activity, Day, Sport};

/// Points of an effort rating × minutes: an hour at effort 7 is an hour at threshold (J).
pub const EFFORT_FACTOR: f64 = 100.0 / 420.0;
/// Points a minute of a run about which nothing else is known (J).
const USUAL_RATE: f64 = 1.0;
/// Metres per second of a run whose minutes are unknown (J).
const USUAL_SPEED: f64 = 2.8;
const VALID_HR_SHARE: f64 = 0.8;
const FACTOR_DAYS: i32 = 180;
const FACTOR_RUNS: usize = 12;
/// A strap that counts steps is told by so much of the run following cadence …
const LOCKED_SHARE: f64 = 0.2;
/// … so far above what the speed asks for (section 3.1), beats per minute.
const LOCKED_ABOVE_BPM: f64 = 12.0;
/// Rise of heart rate with speed, beats per minute for each m/s (prior of section 4.5) (J).
const BPM_PER_M_S: f64 = 22.0;
const SOUND_RUNS: usize = 8;
/// Below this share of runs with heart rate, pace measures all of them.
const FEW_HR_SHARE: f64 = 0.3;

/// Share of the heart-rate reserve, held within 0..1.05.
pub fn hr_reserve(bpm: f64, rest: f64, max: f64) -> f64 {
    ((bpm - rest) / (max - rest)).clamp(0.0, 1.05)
}

/// Banister's training impulse of `(beats per minute, seconds)`, summed over the samples (section 4.4). Sex unknown:
/// the mean of both curves.
pub fn trimp(hr_seconds: impl IntoIterator<Item = (f64, f64)>, rest: f64, max: f64, sex: Option<Sex>) -> f64 {
    let men = |share: f64| share * 0.64 * (1.92 * share).exp();
    let women = |share: f64| share * 0.86 * (1.67 * share).exp();
    let rate = |share: f64| match sex {
        Some(Sex::Male) => men(share),
        Some(Sex::Female) => women(share),
        None => f64::midpoint(men(share), women(share)),
    };
    hr_seconds.into_iter().map(|(bpm, seconds)| seconds / 60.0 * rate(hr_reserve(bpm, rest, max))).sum()
}

/// Load by heart rate: 100 × the impulse over that of an hour at threshold.
pub fn hr_load(hr_seconds: impl IntoIterator<Item = (f64, f64)>, at: &Thresholds, sex: Option<Sex>) -> f64 {
    let (rest, max) = (at.hr_rest_bpm, at.hr_max_bpm);
    100.0 * trimp(hr_seconds, rest, max, sex) / trimp([(at.hr_threshold_bpm, 3600.0)], rest, max, sex)
}

/// Edwards' load: minutes in the five tenths of the highest heart rate from 50 %, times 1 to 5.
pub fn edwards(hr_seconds: impl IntoIterator<Item = (f64, f64)>, max: f64) -> f64 {
    let zone = |bpm: f64| (bpm / max * 10.0 - 4.0).floor().clamp(0.0, 5.0);
    hr_seconds.into_iter().map(|(bpm, seconds)| seconds / 60.0 * zone(bpm)).sum()
}

/// Foster's session load: rating × minutes.
pub fn session_rpe(effort: f64, minutes: f64) -> f64 {
    effort * minutes
}

/// Load by pace or power: 100 × hours × (intensity over threshold)².
pub fn intensity_load(hours: f64, intensity: f64, threshold: f64) -> f64 {
    100.0 * hours * (intensity / threshold).powi(2)
}

/// One load and how it was found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Load {
    /// Load points.
    pub points: f64,
    /// The method.
    pub method: LoadMethod,
    /// The personal factor of the method.
    pub factor: f64,
}

/// What the runs so far say about the runner's methods: one scale for all of them.
#[derive(Default)]
pub(super) struct Scale {
    /// Load by heart rate over load by power, pace and effort, of runs with both.
    ratios: [VecDeque<(Day, f64)>; 3],
    with_hr: VecDeque<(Day, bool)>,
    /// Heart rate at standstill of sound runs, by their mean speed.
    sound: VecDeque<(Day, f64)>,
    /// Points a minute, and whether it was a weekend.
    rates: VecDeque<(Day, f64, bool)>,
}

/// The unscaled loads of one activity.
struct Raw {
    minutes: Option<f64>,
    hr: Option<f64>,
    /// By power, pace and effort.
    others: [Option<f64>; 3],
}

const OTHERS: [LoadMethod; 3] = [LoadMethod::Power, LoadMethod::Pace, LoadMethod::Effort];

impl Scale {
    /// The load of the next activity; call in order. `None` for sports that carry none.
    pub(super) fn next(
        &mut self,
        activity: &Activity,
        effort: Option<f64>,
        at: &Thresholds,
        (sex, medicine): (Option<Sex>, bool),
    ) -> Option<Load> {
        if matches!(activity.sport, Sport::Strength | Sport::Mobility) {
            return None;
        }
        let day = activity.local_date;
        let raw = raw(activity, effort, at, sex);
        let hr = raw.hr.filter(|_| !medicine && !self.is_cadence(activity));
        if activity.is_run() {
            let sound = activity.digest.cadence_lock_share < LOCKED_SHARE;
            self.sound.extend(intercept(activity).filter(|_| sound).map(|bpm| (day, bpm)));
            self.learn(day, &raw, hr);
        }
        let load = self.choose(activity, &raw, hr)?;
        let minutes = raw.minutes.filter(|minutes| *minutes > 0.0 && activity.is_run());
        if let Some(minutes) = minutes.filter(|_| load.method != LoadMethod::Duration) {
            self.rates.push_back((day, load.points / minutes, is_weekend(day)));
        }
        Some(load)
    }

    fn learn(&mut self, day: Day, raw: &Raw, hr: Option<f64>) {
        let old = |seen: Day| day.since(seen) >= FACTOR_DAYS;
        for (ratios, other) in self.ratios.iter_mut().zip(raw.others) {
            ratios.extend(hr.zip(other.filter(|other| *other > 0.0)).map(|(hr, other)| (day, hr / other)));
            while ratios.pop_front_if(|(seen, _)| old(*seen)).is_some() {}
        }
        self.with_hr.push_back((day, hr.is_some()));
        while self.sound.pop_front_if(|(seen, _)| old(*seen)).is_some() {}
        while self.with_hr.pop_front_if(|(seen, _)| old(*seen)).is_some() {}
        while self.rates.pop_front_if(|(seen, ..)| old(*seen)).is_some() {}
    }

    /// Whether the strap counted steps instead of beats: it follows cadence, far from what this speed asks for.
    fn is_cadence(&self, activity: &Activity) -> bool {
        let sound: Vec<f64> = self.sound.iter().map(|(_, bpm)| *bpm).collect();
        let usual = median(&sound).filter(|_| sound.len() >= SOUND_RUNS);
        let above = intercept(activity).zip(usual).map(|(bpm, usual)| (bpm - usual).abs());
        activity.digest.cadence_lock_share >= LOCKED_SHARE && above.is_some_and(|above| above > LOCKED_ABOVE_BPM)
    }

    fn choose(&self, activity: &Activity, raw: &Raw, hr: Option<f64>) -> Option<Load> {
        let by_hr = hr.map(|points| Load { points, method: LoadMethod::HeartRate, factor: 1.0 });
        let other = |index: usize| {
            let points = *raw.others.get(index)?;
            let method = *OTHERS.get(index)?;
            let factor = self.factor(index);
            Some(Load { points: points? * factor, method, factor })
        };
        let by_form = other(0).or_else(|| other(1));
        let measured = if activity.is_run() && self.hr_is_rare() { by_form.or(by_hr) } else { by_hr.or(by_form) };
        measured.or_else(|| other(2)).or_else(|| self.by_duration(activity, raw))
    }

    /// The personal factor: median of the ratios once there are 12 in 180 days.
    fn factor(&self, index: usize) -> f64 {
        let ratios: Vec<f64> = self.ratios.get(index).into_iter().flatten().map(|(_, ratio)| *ratio).collect();
        let unknown = if index == 2 { EFFORT_FACTOR } else { 1.0 };
        if ratios.len() < FACTOR_RUNS { unknown } else { median(&ratios).unwrap_or(unknown) }
    }

    fn hr_is_rare(&self) -> bool {
        let with = self.with_hr.iter().filter(|(_, has)| *has).count();
        (with as f64) < FEW_HR_SHARE * self.with_hr.len() as f64
    }

    /// A recorded run never counts as nothing: its minutes at the usual rate of a week day or weekend.
    fn by_duration(&self, activity: &Activity, raw: &Raw) -> Option<Load> {
        let minutes = raw.minutes.or_else(|| Some(activity.distance_m()? / USUAL_SPEED / 60.0));
        let minutes = minutes.filter(|_| activity.is_run())?;
        let weekend = is_weekend(activity.local_date);
        let same: Vec<f64> = self.rates.iter().filter(|rate| rate.2 == weekend).map(|rate| rate.1).collect();
        let all: Vec<f64> = self.rates.iter().map(|rate| rate.1).collect();
        let rate = if same.len() >= 3 { median(&same) } else { median(&all) };
        let rate = rate.unwrap_or(USUAL_RATE);
        Some(Load { points: minutes * rate, method: LoadMethod::Duration, factor: rate })
    }
}

fn raw(activity: &Activity, effort: Option<f64>, at: &Thresholds, sex: Option<Sex>) -> Raw {
    let seconds = activity.duration_s();
    let hours = seconds.map(|seconds| seconds / 3600.0);
    let minutes = seconds.map(|seconds| seconds / 60.0);
    let by = |intensity: Option<f64>, threshold: Option<f64>| {
        let (intensity, threshold) = intensity.zip(threshold)?;
        Some(intensity_load(hours?, intensity, threshold)).filter(|load| load.is_finite())
    };
    let (run, digest) = (activity.is_run(), &activity.digest);
    let power = digest.power_norm_w.filter(|_| run);
    let speed = digest.ngs_m_s.or_else(|| Some(activity.distance_m()? / seconds.filter(|s| *s > 0.0)?));
    let speed = speed.filter(|speed| run && *speed > 0.0 && !activity.is_indoor());
    let said = effort.zip(minutes).map(|(effort, minutes)| session_rpe(effort, minutes));
    Raw { minutes, hr: by_heart(activity, at, sex), others: [by(power, at.power_w), by(speed, at.speed_m_s), said] }
}

/// Load by heart rate where at least 80 % of it is valid. Seconds lost in cleaning count like the others; a file
/// without samples gives its mean, which says a little less than its samples would.
fn by_heart(activity: &Activity, at: &Thresholds, sex: Option<Sex>) -> Option<f64> {
    let digest = &activity.digest;
    if !digest.hr_seconds.is_empty() {
        let share = digest.hr_valid_share.unwrap_or(1.0);
        let seconds = digest.hr_seconds.iter().map(|(bpm, seconds)| (f64::from(*bpm), f64::from(*seconds)));
        return (share >= VALID_HR_SHARE).then(|| hr_load(seconds, at, sex) / share.min(1.0));
    }
    let mean = activity.totals.mean_hr_bpm.filter(|bpm| digest.samples == 0 && (40.0..=230.0).contains(bpm))?;
    Some(hr_load([(mean, activity.duration_s()?)], at, sex))
}

/// Mean heart rate of a run brought to standstill, to compare runs of different speed.
fn intercept(activity: &Activity) -> Option<f64> {
    let digest = &activity.digest;
    Some(digest.means.hr_bpm? - BPM_PER_M_S * digest.mean_speed_eq_m_s?)
}

fn is_weekend(day: Day) -> bool {
    // 1970-01-01 was a Thursday.
    matches!((day.0 + 3).rem_euclid(7), 5 | 6)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REST: f64 = 50.0;
    const MAX: f64 = 190.0;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-3 * b.abs(), "{a} is not {b}");
    }

    fn minutes(at: &[(f64, f64)]) -> Vec<(f64, f64)> {
        at.iter().map(|(bpm, minutes)| (*bpm, minutes * 60.0)).collect()
    }

    #[test]
    fn tv_09_training_impulse() {
        let hour = minutes(&[(150.0, 60.0)]);
        close(trimp(hour.clone(), REST, MAX, Some(Sex::Male)), 108.095);
        close(trimp(hour.clone(), REST, MAX, Some(Sex::Female)), 121.499);
        close(trimp(hour, REST, MAX, None), f64::midpoint(108.095, 121.499));
        close(trimp(minutes(&[(140.0, 30.0), (160.0, 30.0)]), REST, MAX, Some(Sex::Male)), 110.601);
    }

    #[test]
    fn tv_10_edwards() {
        let zones = minutes(&[(105.0, 10.0), (120.0, 30.0), (140.0, 15.0), (160.0, 4.0), (180.0, 1.0), (80.0, 9.0)]);
        close(edwards(zones, MAX), 136.0);
    }

    #[test]
    fn tv_11_session_rating_times_minutes() {
        close(session_rpe(6.0, 45.0), 270.0);
    }

    #[test]
    fn tv_12_load_by_heart_rate() {
        let at = Thresholds { hr_max_bpm: MAX, hr_rest_bpm: REST, hr_threshold_bpm: 170.0, ..Thresholds::default() };
        close(hr_load(minutes(&[(150.0, 60.0)]), &at, Some(Sex::Male)), 63.343);
        close(trimp(minutes(&[(170.0, 60.0)]), REST, MAX, Some(Sex::Male)), 170.651);
    }

    #[test]
    fn tv_13_and_14_load_by_pace_and_power() {
        close(intensity_load(50.0 / 60.0, 3.6, 4.0), 67.5);
        close(intensity_load(50.0 / 60.0, 260.0, 280.0), 71.854);
    }
}
