//! Heart rate, speed and power at threshold as they were known on each day (section 4.4): what the profile says, else
//! what the runs up to that day show.

use std::sync::Arc;

use super::stats::median;
use crate::model::{Activity, Daily, Day, DayRange, Diary, Race, Runner};

/// Assumed where the year of birth is unknown (J).
const AGE_UNKNOWN: f64 = 35.0;
/// Assumed where no resting value is known (J).
const HR_REST_UNKNOWN: f64 = 60.0;
const RESTING_VALUES: usize = 28;
const LTHR_SHARE: f64 = 0.86;
const BEST_SHARE: f64 = 0.95;
const BEST_DAYS: i32 = 120;
/// Speeds over 20 minutes beyond this are no running (J).
const FASTEST_M_S: f64 = 7.0;

/// What load is measured against on one day.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Thresholds {
    /// Highest heart rate, beats per minute.
    pub hr_max_bpm: f64,
    /// Resting heart rate, beats per minute.
    pub hr_rest_bpm: f64,
    /// Heart rate at threshold, beats per minute.
    pub hr_threshold_bpm: f64,
    /// Flat speed at threshold, metres per second.
    pub speed_m_s: Option<f64>,
    /// Power at threshold, watts.
    pub power_w: Option<f64>,
    /// Whether the highest heart rate is from the profile or seen in two runs.
    pub hr_max_known: bool,
    /// Whether the resting heart rate is from the profile or measured.
    pub hr_rest_known: bool,
}

impl Default for Thresholds {
    /// Those of a runner of whom nothing is known.
    fn default() -> Self {
        Seen::default().thresholds(Day::default(), &Runner::default())
    }
}

/// Tanaka's highest heart rate of an age in years (section 4.4, M).
pub fn hr_max_of_age(age: f64) -> f64 {
    208.0 - 0.7 * age
}

/// Heart rate at threshold from resting and highest (section 4.4, J).
pub fn hr_at_threshold(rest: f64, max: f64) -> f64 {
    rest + LTHR_SHARE * (max - rest)
}

/// The thresholds of each day. `activities` by day; `resting` the daily resting heart rate.
pub(super) fn daily(
    days: DayRange,
    runner: &Runner,
    activities: &[(Arc<Activity>, Diary)],
    resting: &Daily,
) -> Daily<Thresholds> {
    let mut seen = Seen::default();
    let mut next = 0;
    Daily::from_fn(days, |day| {
        while let Some((activity, _)) = activities.get(next).filter(|(activity, _)| activity.local_date <= day) {
            seen.add(activity, runner);
            next += 1;
        }
        seen.resting.extend(resting.get(day));
        Some(seen.thresholds(day, runner))
    })
}

/// What the days so far have shown.
#[derive(Default)]
struct Seen {
    /// The two highest 30-s means, of two runs.
    peaks: (f64, f64),
    resting: Vec<f64>,
    speeds: Vec<(Day, f64)>,
    powers: Vec<(Day, f64)>,
    last_speed: Option<f64>,
    last_power: Option<f64>,
}

impl Seen {
    fn add(&mut self, activity: &Activity, runner: &Runner) {
        let digest = &activity.digest;
        if let Some(peak) = digest.hr_peak_30s_bpm {
            let (first, second) = self.peaks;
            self.peaks = if peak > first { (peak, first) } else { (first, second.max(peak)) };
        }
        if !activity.is_run() {
            return;
        }
        let day = activity.local_date;
        let best = if activity.is_indoor() { None } else { best_speed(activity).map(|speed| BEST_SHARE * speed) };
        let raced = runner.races.iter().filter_map(|race| raced_threshold(race, activity));
        self.speeds
            .extend(best.into_iter().chain(raced).filter(|speed| *speed < FASTEST_M_S).map(|speed| (day, speed)));
        self.powers.extend(digest.best_power_20_30min_w.map(|power| (day, BEST_SHARE * power)));
    }

    fn thresholds(&mut self, day: Day, runner: &Runner) -> Thresholds {
        let age = runner.birth_year.map(|year| f64::from(day.date().year() - year));
        let seen_twice = self.peaks.1;
        let expected = hr_max_of_age(age.unwrap_or(AGE_UNKNOWN));
        let max = runner.hr_max_bpm.unwrap_or_else(|| expected.max(seen_twice));
        let recent = self.resting.get(self.resting.len().saturating_sub(RESTING_VALUES)..).unwrap_or(&[]);
        let measured = runner.hr_rest_bpm.or_else(|| median(recent));
        let rest = measured.unwrap_or(HR_REST_UNKNOWN).min(max - 1.0);
        self.last_speed = best_of(&mut self.speeds, day).or(self.last_speed);
        self.last_power = best_of(&mut self.powers, day).or(self.last_power);
        Thresholds {
            hr_max_bpm: max,
            hr_rest_bpm: rest,
            hr_threshold_bpm: runner.threshold_hr_bpm.unwrap_or_else(|| hr_at_threshold(rest, max)),
            speed_m_s: runner.threshold_speed_m_s.or(self.last_speed),
            power_w: self.last_power,
            hr_max_known: runner.hr_max_bpm.is_some() || seen_twice >= expected,
            hr_rest_known: measured.is_some(),
        }
    }
}

/// The best value of the last 120 days; older ones are forgotten.
fn best_of(values: &mut Vec<(Day, f64)>, day: Day) -> Option<f64> {
    values.retain(|(seen, _)| day.since(*seen) < BEST_DAYS);
    values.iter().map(|(_, value)| *value).max_by(f64::total_cmp)
}

/// Best speed over 20 to 30 minutes; of a run known by its totals alone, its mean speed, which is no more than that.
fn best_speed(activity: &Activity) -> Option<f64> {
    activity.digest.best_ngs_20_30min_m_s.or_else(|| {
        let (metres, seconds) = activity.distance_m().zip(activity.duration_s())?;
        (activity.digest.samples == 0 && seconds >= 1200.0).then(|| metres / seconds)
    })
}

/// Speed at threshold from a race over 10 km or a half marathon (section 4.4, J).
fn raced_threshold(race: &Race, activity: &Activity) -> Option<f64> {
    let km = race.distance_km.filter(|_| race.date == activity.local_date)?;
    let (metres, seconds) = activity.distance_m().zip(activity.duration_s())?;
    let slower_by = match km {
        9.5..=10.5 => 1.02,
        20.5..=21.7 => 0.98,
        _ => return None,
    };
    let ran_it = (metres / 1000.0 / km - 1.0).abs() <= 0.05 && seconds > 0.0;
    ran_it.then(|| metres / seconds / slower_by)
}
