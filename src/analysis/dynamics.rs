//! Running dynamics at the same pace and slope (section 4.13).

use std::sync::Arc;

use super::baseline::floors;
use super::epochs::form_source;
use super::hr_at_pace::thin;
use super::huber::{Prior, Row};
use super::kept::LookedAt;
use super::metric::MetricId;
use super::residuals::{Entry, Rules};
use super::season::{RunMetrics, Season};
use super::stats::median;
use crate::model::Segment;

/// Speed the logarithms are centred on, metres per second (section 4.13).
const REFERENCE_M_S: f64 = 3.0;
/// Steepest slope compared, and for stiffness, whose timing method holds on the flat only (section 4.13).
const FLAT: f32 = 0.06;
const LEVEL: f32 = 0.015;
/// Steady minutes a run needs, and that are used of one run (J).
const LEAST_MINUTES: usize = 3;
const MOST_MINUTES: usize = 8;
/// Standard gravity as the vectors of section 4.13 use it, m/s².
const GRAVITY: f64 = 9.81;
/// Leg length over height (section 4.13, V).
const LEG_SHARE: f64 = 0.53;
/// A middling body: the stiffness residual is relative, so an unknown body changes it little (J).
const USUAL_HEIGHT_M: f64 = 1.72;
const USUAL_MASS_KG: f64 = 70.0;

/// A metric of running form.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum FormMetric {
    Contact,
    Oscillation,
    Cadence,
    Ratio,
    Stiffness,
}

impl FormMetric {
    /// Its rules: exponent of speed with prior (section 4.13, J), linear and square term of slope.
    pub(super) fn rules(self) -> Rules<3> {
        let (exponent, sd, floor) = match self {
            Self::Contact => (-0.55, 0.15, floors::CONTACT),
            Self::Oscillation => (0.0, 0.2, floors::OSCILLATION),
            Self::Cadence => (0.18, 0.08, floors::CADENCE),
            Self::Ratio => (-0.8, 0.2, floors::RATIO),
            Self::Stiffness => (0.0, 0.2, floors::STIFFNESS),
        };
        Rules {
            prior: Prior { mean: [exponent, 0.0, 0.0], sd: [sd, 1.0, 10.0], least_scale: 0.005 },
            level_per_run: false,
            central_only: true,
            least_points: LEAST_MINUTES,
            veto_runs: 8,
            floor,
            weather: None,
            shoes_sd: Some(0.015),
            trend: None,
        }
    }

    fn value(self, segment: &Segment, body: (f64, f64)) -> Option<f64> {
        let value = match self {
            Self::Contact => segment.gct,
            Self::Oscillation => segment.vertical_oscillation,
            Self::Cadence => segment.cadence,
            Self::Ratio => segment.vertical_ratio,
            Self::Stiffness => return stiffness_of(segment, body),
        };
        (value > 0.0).then(|| f64::from(value))
    }
}

/// Step length in metres at a speed and cadence (section 4.13).
pub fn step_length_m(speed: f64, cadence_spm: f64) -> f64 {
    speed * 60.0 / cadence_spm
}

/// Oscillation over step length, percent (section 4.13, V).
pub fn vertical_ratio_pct(oscillation_mm: f64, step_length_m: f64) -> f64 {
    oscillation_mm / (10.0 * step_length_m)
}

/// A spring-and-mass picture of one step (section 4.13, D, after Morin 2005).
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Spring {
    /// Seconds in the air between two contacts.
    pub flight_s: f64,
    /// Highest force, newtons.
    pub force_n: f64,
    /// Sinking of the body on the ground, metres.
    pub sink_m: f64,
    /// Shortening of the leg, metres.
    pub shortening_m: f64,
    /// Vertical stiffness, kN/m.
    pub vertical_kn_m: f64,
    /// Leg stiffness, kN/m.
    pub leg_kn_m: f64,
    /// Share of a two-step cycle that one foot is down.
    pub duty: f64,
}

/// The spring of a runner of `mass_kg` and `height_m`; `None` without a flight phase.
pub fn spring(mass_kg: f64, height_m: f64, speed: f64, contact_s: f64, cadence_spm: f64) -> Option<Spring> {
    let step_s = 60.0 / cadence_spm;
    let flight_s = step_s - contact_s;
    let leg = LEG_SHARE * height_m;
    let reach = speed * contact_s / 2.0;
    if !(flight_s > 0.0 && contact_s > 0.0 && reach < leg) {
        return None;
    }
    let force_n = mass_kg * GRAVITY * std::f64::consts::FRAC_PI_2 * (flight_s / contact_s + 1.0);
    let sink_m =
        force_n * contact_s.powi(2) / (mass_kg * std::f64::consts::PI.powi(2)) - GRAVITY * contact_s.powi(2) / 8.0;
    let shortening_m = leg - (leg * leg - reach * reach).sqrt() + sink_m;
    Some(Spring {
        flight_s,
        force_n,
        sink_m,
        shortening_m,
        vertical_kn_m: force_n / sink_m / 1000.0,
        leg_kn_m: force_n / shortening_m / 1000.0,
        duty: contact_s / (2.0 * step_s),
    })
}

fn stiffness_of(segment: &Segment, (mass_kg, height_m): (f64, f64)) -> Option<f64> {
    let known = segment.gct > 0.0 && segment.cadence > 0.0 && segment.grade.abs() <= LEVEL;
    let contact_s = f64::from(segment.gct) / 1000.0;
    let spring = spring(mass_kg, height_m, f64::from(segment.speed), contact_s, f64::from(segment.cadence));
    spring.filter(|_| known).map(|spring| spring.leg_kn_m).filter(|leg| *leg > 0.0)
}

/// Median speed of a run's steady, nearly level minutes, metres per second.
pub(super) fn usual_speed(run: &RunMetrics) -> Option<f64> {
    let speeds: Vec<f64> = level_minutes(run).map(|s| f64::from(s.speed)).collect();
    median(&speeds)
}

/// Steady minutes that are not too steep; an unknown slope counts as level.
pub(super) fn level_minutes(run: &RunMetrics) -> impl Iterator<Item = &Segment> {
    run.activity.digest.segments.iter().filter(|s| s.speed > 0.0 && (s.grade.is_nan() || s.grade.abs() <= FLAT))
}

/// The runs whose form can be compared. Trail and indoor runs are left out: ground and speed differ.
pub(super) fn comparable(season: &Season) -> Vec<usize> {
    let road =
        |run: &RunMetrics| run.activity.is_run() && !run.activity.is_indoor() && run.activity.sub_sport != "trail";
    let steady = |run: &RunMetrics| run.activity.digest.segments.len() >= LEAST_MINUTES;
    let runs = season.runs.iter().enumerate();
    runs.filter(|(_, run)| steady(run) && road(run)).map(|(index, _)| index).collect()
}

/// What a metric looks at in these runs.
pub(super) fn looked_at(season: &Season, metric: FormMetric, runs: &[usize]) -> Vec<LookedAt> {
    let runs = runs.iter().filter_map(|index| season.runs.get(*index));
    let looked_at = |run: &RunMetrics| LookedAt {
        activity: Arc::clone(&run.activity),
        shoe: run.shoe,
        body: if metric == FormMetric::Stiffness { body(season, run) } else { (0.0, 0.0) },
    };
    runs.map(looked_at).collect()
}

/// Mass and height, kilograms and metres.
fn body(season: &Season, run: &RunMetrics) -> (f64, f64) {
    let height = season.runner.height_cm.map_or(USUAL_HEIGHT_M, |cm| cm / 100.0);
    (season.value(MetricId::WeightTrend, run.day).unwrap_or(USUAL_MASS_KG), height)
}

/// Of these runs those that know the metric; each entry's `run` is its place among `runs`.
pub(super) fn entries(season: &Season, metric: FormMetric, runs: &[usize]) -> Vec<Entry<3>> {
    let entry = |(place, index): (usize, &usize)| {
        let run = season.runs.get(*index)?;
        let body = body(season, run);
        let rows: Vec<Row<3>> = level_minutes(run)
            .filter_map(|segment| {
                let slope = if segment.grade.is_nan() { 0.0 } else { f64::from(segment.grade) };
                let pace = (f64::from(segment.speed) / REFERENCE_M_S).ln();
                let y = metric.value(segment, body)?.ln();
                Some(Row { x: [pace, slope, slope * slope], y, weight: 1.0 })
            })
            .collect();
        (rows.len() >= LEAST_MINUTES).then(|| Entry {
            run: place,
            day: run.day,
            sensor: form_source(&run.activity.devices),
            shoe: run.shoe,
            heat: None,
            trust: 1.0,
            excluded: false,
            rows: thin(rows, MOST_MINUTES),
        })
    };
    runs.iter().enumerate().filter_map(entry).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() <= 1e-3 * b.abs(), "{a} is not {b}");
    }

    #[test]
    fn tv_24_step_length_and_vertical_ratio() {
        close(step_length_m(3.0, 168.0), 1.0714);
        close(vertical_ratio_pct(84.0, step_length_m(3.0, 168.0)), 7.84);
    }

    #[test]
    fn tv_25_leg_spring_stiffness() {
        let spring_250 = spring(70.0, 1.75, 3.33, 0.250, 170.0).unwrap();
        close(spring_250.flight_s, 0.10294);
        close(spring_250.force_n, 1522.8);
        close(spring_250.sink_m, 0.06112);
        close(spring_250.shortening_m, 0.15977);
        close(spring_250.vertical_kn_m, 24.91);
        close(spring_250.leg_kn_m, 9.531);
        close(spring_250.duty, 0.3542);
        let spring_262 = spring(70.0, 1.75, 3.33, 0.262, 170.0).unwrap();
        close(spring_262.leg_kn_m, 8.588);
        close(spring_262.duty, 0.3712);
    }

    #[test]
    fn without_a_flight_phase_there_is_no_spring() {
        assert_eq!(spring(70.0, 1.75, 1.5, 0.400, 170.0), None);
    }

    #[test]
    fn tv_51_and_52_contact_time_at_another_speed_is_no_residual() {
        let at = |ms: f64, speed: f64| Row { x: [(speed / 3.0_f64).ln(), 0.0, 0.0], y: ms.ln(), weight: 1.0 };
        let slopes = [-0.55, 0.0, 0.0];
        let level = at(262.0, 3.0).level(&slopes);
        close((level - 0.55 * (2.5_f64 / 3.0).ln()).exp(), 289.6);
        close((level - 0.55 * (3.5_f64 / 3.0).ln()).exp(), 240.7);
        let residual = 100.0 * (at(275.0, 2.75).level(&slopes) - level).exp_m1();
        assert!((residual - 0.06).abs() < 0.01, "{residual}");
    }
}
