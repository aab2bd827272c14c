//! Running form as it stands on a day: how far it has drifted, how it compares, whether it fades late (cause C5).

use super::baseline::LEAST;
use super::dynamics::{level_minutes, usual_speed};
use super::pace::{Outcomes, standing};
use super::season::Season;
use super::stats::{median, quantile, ramp};
use crate::model::{Day, DayRange};

/// Runs that make up "now" (C5).
const NOW_RUNS: usize = 12;
/// "Now" lies within these days (J).
const NOW_DAYS: i32 = 84;
/// The reference lies within these days (section 3.3).
const REFERENCE_DAYS: i32 = 365;
/// Runs whose speed the present one is compared with (section 3.3).
const REFERENCE_RUNS: usize = 40;
/// Speed at which form is held against other runners' (C5), metres per second.
const GAUGE_M_S: f64 = 3.15;
/// Beyond these, form is unusual at that speed (C5 (J), gauges (M)): milliseconds, millimetres, percent.
const GAUGES: (f64, f64, f64) = (300.0, 110.0, 10.0);
/// Late rise that counts, percent, and the fewest long runs that tell (C5).
const LATE_RISE_PCT: f64 = 4.0;
const LONG_RUNS: usize = 4;

/// One run with running dynamics or cadence.
#[derive(Clone, Copy, Debug, Default)]
pub struct FormRun {
    pub(super) day: Day,
    /// Median speed of its steady minutes, metres per second.
    pub(super) speed: Option<f64>,
    /// Levels at 3 m/s (logarithms) and exponents of contact time, oscillation, cadence and ratio.
    levels: [Option<(f64, f64)>; 4],
    /// Residuals, percent.
    residuals: [Option<f64>; 3],
    sensor_runs: usize,
    new_sensor: Option<Day>,
    late_rise_pct: Option<f64>,
    /// 5th and 95th percentile of the speeds of its steady minutes.
    spread: Option<(f64, f64)>,
}

/// Running form on one day. Strengths are 0..1; what is not known is `None`.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct FormDrift {
    /// Runs with contact time or oscillation by the present sensor, within a year.
    pub runs_with_dynamics: u32,
    /// Runs of which at least the cadence is known, within a year.
    pub runs_with_cadence: u32,
    /// Median residual of the last 12 runs, percent.
    pub gct_pct: Option<f64>,
    /// The same of vertical oscillation.
    pub vo_pct: Option<f64>,
    /// The same of cadence.
    pub cadence_pct: Option<f64>,
    /// Strength of the sign GCT+.
    pub s_gct: Option<f64>,
    /// Strength of the sign VO+.
    pub s_vo: Option<f64>,
    /// Strength of the sign CAD−.
    pub s_cad: Option<f64>,
    /// Exposure by drift.
    pub e_drift: Option<f64>,
    /// Exposure by unusual form at 3.0 to 3.3 m/s.
    pub e_chronic: Option<f64>,
    /// Exposure by form that fades late.
    pub e_late: Option<f64>,
    /// From the slowest to the fastest steady minutes of a year (5th to 95th percentile), metres per second.
    pub speed_spread_m_s: f64,
    /// Whether the last 12 runs are slower or faster than the central 80 % of the runs before.
    pub speed_outside_reference: bool,
    /// The first day of a new sensor within a year, and the runs with it so far.
    pub new_sensor: Option<(Day, u32)>,
    /// Contact time of the last 12 runs moved to 3 m/s, milliseconds.
    pub gct_ms_at_3: Option<f64>,
    /// Vertical oscillation of the last 12 runs moved to 3 m/s, millimetres.
    pub vo_mm_at_3: Option<f64>,
    /// Median speed of the last 12 runs, metres per second.
    pub pace_m_s: Option<f64>,
    /// From the first to the last of the last 12 runs.
    pub window: DayRange,
}

/// The runs of the season as [`form_drift`] needs them, by day.
pub(super) fn runs(season: &Season, outcomes: [&Outcomes; 4]) -> Vec<FormRun> {
    let mut places = [0; 4];
    let mut runs = Vec::new();
    for (index, run) in season.runs.iter().enumerate() {
        let mut form = FormRun { day: run.day, speed: usual_speed(run), ..FormRun::default() };
        let mut any = false;
        for ((metric, outcomes), place) in outcomes.iter().enumerate().zip(&mut places) {
            let Some((_, outcome)) = outcomes.get(*place).filter(|(of, _)| *of == index) else { continue };
            *place += 1;
            any = true;
            if let Some(level) = form.levels.get_mut(metric) {
                *level = outcome.level.map(|level| (level, outcome.slope));
            }
            if metric < 2 {
                form.sensor_runs = form.sensor_runs.max(outcome.sensor_runs);
                form.new_sensor = form.new_sensor.or(outcome.new_sensor);
            }
        }
        if any {
            form.residuals = [run.gct_residual_pct, run.vertical_oscillation_residual_pct, run.cadence_residual_pct];
            form.late_rise_pct = run.activity.digest.late_gct_rise_pct;
            let speeds: Vec<f64> = level_minutes(run).map(|s| f64::from(s.speed)).collect();
            form.spread = quantile(&speeds, 0.05).zip(quantile(&speeds, 0.95));
            runs.push(form);
        }
    }
    runs
}

/// The runs of the year up to `day`, and of those the ones that make up "now".
fn windows(season: &Season, day: Day) -> (&[FormRun], &[FormRun]) {
    let runs = &season.form_runs;
    let until = runs.partition_point(|run| run.day <= day);
    let from = runs.partition_point(|run| day.since(run.day) > REFERENCE_DAYS);
    let year = runs.get(from..until.max(from)).unwrap_or(&[]);
    let recent = year.partition_point(|run| day.since(run.day) > NOW_DAYS);
    (year, year.get(recent.max(year.len().saturating_sub(NOW_RUNS))..).unwrap_or(&[]))
}

/// Whether the last runs were slower or faster than the central 80 % of those before (C5).
pub(super) fn speed_outside_reference(season: &Season, day: Day) -> bool {
    let (year, now) = windows(season, day);
    outside(year, now)
}

/// Running form as it stands on `day`.
pub fn form_drift(season: &Season, day: Day) -> FormDrift {
    let (year, now) = windows(season, day);
    let Some(latest) = year.last() else { return FormDrift::default() };
    let known_now = |value: &dyn Fn(&FormRun) -> Option<f64>| median(&now.iter().filter_map(value).collect::<Vec<_>>());
    let level = |metric: usize, speed: f64| {
        known_now(&|run| {
            let (level, exponent) = run.levels.get(metric).copied().flatten()?;
            Some((level + exponent * (speed / 3.0).ln()).exp())
        })
    };
    let residual = |metric: usize| known_now(&|run| run.residuals.get(metric).copied().flatten());
    let dynamics = latest.sensor_runs.min(year.len());
    let enough = dynamics >= LEAST;
    let slow = &season.slow;
    let mut drift = FormDrift {
        runs_with_dynamics: dynamics as u32,
        runs_with_cadence: year.iter().filter(|run| run.levels.get(2).copied().flatten().is_some()).count() as u32,
        gct_pct: residual(0),
        vo_pct: residual(1),
        cadence_pct: residual(2),
        s_gct: standing(&slow.contact, day).map(|sign| sign.up),
        s_vo: standing(&slow.oscillation, day).map(|sign| sign.up),
        s_cad: standing(&slow.cadence, day).map(|sign| sign.down),
        speed_spread_m_s: spread(year),
        speed_outside_reference: outside(year, now),
        new_sensor: latest.new_sensor.map(|first| (first, latest.sensor_runs as u32)),
        gct_ms_at_3: level(0, 3.0),
        vo_mm_at_3: level(1, 3.0),
        pace_m_s: known_now(&|run| run.speed),
        window: now.first().map_or_else(DayRange::default, |first| DayRange::new(first.day, latest.day)),
        e_late: late(now),
        ..FormDrift::default()
    };
    drift.e_drift = drifted(&drift);
    drift.e_chronic = enough.then(|| unusual(level(0, GAUGE_M_S), level(1, GAUGE_M_S), level(3, GAUGE_M_S))).flatten();
    drift
}

/// Exposure by drift (C5): contact, bounce and cadence, whichever drifted most.
fn drifted(form: &FormDrift) -> Option<f64> {
    let part = |sign: Option<f64>, size: Option<f64>, from: f64, to: f64| {
        sign.zip(size).map(|(sign, size)| sign * ramp(size, from, to))
    };
    let parts = [
        part(form.s_gct, form.gct_pct, 1.5, 4.0),
        part(form.s_vo, form.vo_pct, 3.0, 8.0),
        part(form.s_cad, form.cadence_pct.map(|pct| -pct), 1.0, 3.0).map(|part| 0.7 * part),
    ];
    parts.into_iter().flatten().max_by(f64::total_cmp)
}

/// Exposure by form that is unusual at a middling speed (C5).
fn unusual(contact: Option<f64>, oscillation: Option<f64>, ratio: Option<f64>) -> Option<f64> {
    let (most_contact, most_oscillation, most_ratio) = GAUGES;
    let beyond = [(contact, most_contact), (oscillation, most_oscillation), (ratio, most_ratio)];
    let known = beyond.iter().any(|(value, _)| value.is_some());
    let count = beyond.iter().filter(|(value, most)| value.is_some_and(|value| value > *most)).count();
    known.then_some(match count {
        0 => 0.0,
        1 => 0.4,
        _ => 0.6,
    })
}

/// Exposure by contact time that grows late in most long runs (C5).
fn late(now: &[FormRun]) -> Option<f64> {
    let rises: Vec<f64> = now.iter().filter_map(|run| run.late_rise_pct).collect();
    let grown = rises.iter().filter(|rise| **rise > LATE_RISE_PCT).count();
    (rises.len() >= LONG_RUNS).then_some(if 2 * grown > rises.len() { 0.5 } else { 0.0 })
}

fn spread(year: &[FormRun]) -> f64 {
    let (low, high): (Vec<f64>, Vec<f64>) = year.iter().filter_map(|run| run.spread).unzip();
    quantile(&high, 0.95).zip(quantile(&low, 0.05)).map_or(0.0, |(high, low)| (high - low).max(0.0))
}

/// Whether the present speed lies outside the central 80 % of the runs before.
fn outside(year: &[FormRun], now: &[FormRun]) -> bool {
    let before = year.get(..year.len().saturating_sub(now.len())).unwrap_or(&[]);
    let before = before.get(before.len().saturating_sub(REFERENCE_RUNS)..).unwrap_or(&[]);
    let speeds: Vec<f64> = before.iter().filter_map(|run| run.speed).collect();
    let present = median(&now.iter().filter_map(|run| run.speed).collect::<Vec<_>>());
    let ends = quantile(&speeds, 0.1).zip(quantile(&speeds, 0.9)).filter(|_| speeds.len() >= LEAST);
    present.zip(ends).is_some_and(|(present, (low, high))| present < low || present > high)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_44_contact_drift_counts_by_sign_and_size() {
        let form = FormDrift {
            s_gct: Some(0.8),
            gct_pct: Some(3.0),
            s_vo: Some(0.0),
            vo_pct: Some(0.0),
            ..FormDrift::default()
        };
        let exposure = drifted(&form).unwrap();
        assert!((exposure - 0.48).abs() < 1e-9, "{exposure}");
        assert_eq!(drifted(&FormDrift::default()), None);
    }
}
