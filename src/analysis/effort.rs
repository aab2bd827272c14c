//! Effort against what load, length, pace and heat ask for (section 5.4), and decoupling against the own expectation
//! (section 4.5).

use super::baseline::{Baseline, floors};
use super::huber::{Prior, Row};
use super::residuals::{Entry, Rules};
use super::season::{RunMetrics, Season};

/// Effort a load point, a minute, a unit of threshold speed, a °C above 14 (J).
pub(super) const RULES: Rules<4> = Rules {
    prior: Prior { mean: [0.01, 0.01, 5.0, 0.03], sd: [0.02, 0.02, 5.0, 0.05], least_scale: 0.3 },
    level_per_run: false,
    central_only: false,
    least_points: 1,
    veto_runs: 0,
    floor: floors::EFFORT,
    weather: None,
    shoes_sd: None,
    trend: None,
};
/// Heat from which running feels harder, °C sWBGT (J).
const COMFORT_C: f64 = 14.0;
/// Threshold speed where none is known, metres per second (J).
const USUAL_THRESHOLD_M_S: f64 = 4.0;

/// Prior of expected decoupling: level, percent; per ln of hours; per °C (section 4.5, J).
const DECOUPLING: (f64, f64, f64) = (3.0, 2.0, 0.35);
/// How many runs the prior level weighs, and the fewest own runs (J).
const PRIOR_RUNS: f64 = 3.0;
const LEAST_STEADY: usize = 5;
/// Steady runs that are compared (J).
const STEADY_RUNS: usize = 20;

/// The runs with an effort, as the residuals see them.
pub(super) fn entries(season: &Season) -> Vec<Entry<4>> {
    let rated = season.runs.iter().enumerate().filter(|(_, run)| run.activity.is_run());
    let entry = |(index, run): (usize, &RunMetrics)| {
        let minutes = run.activity.duration_s()? / 60.0;
        let load = run.load_lp?;
        let threshold = season.thresholds.get(run.day).and_then(|at| at.speed_m_s).unwrap_or(USUAL_THRESHOLD_M_S);
        let density = (load / (100.0 * minutes / 60.0).max(1.0)).sqrt();
        let pace = run.activity.digest.ngs_m_s.map_or(density, |speed| speed / threshold);
        let heat = run.swbgt_c.map_or(0.0, |heat| (heat - COMFORT_C).max(0.0));
        let row = Row { x: [load, minutes, pace, heat], y: run.effort?, weight: 1.0 };
        Some(Entry {
            run: index,
            day: run.day,
            sensor: "runner".into(),
            shoe: None,
            heat: None,
            trust: 1.0,
            excluded: false,
            rows: vec![row],
        })
    };
    rated.filter_map(entry).collect()
}

/// Decoupling above the own expectation as a z value, for each run that has one.
pub(super) fn decoupling(season: &Season) -> Vec<(usize, f64)> {
    let (level, per_hours, per_degree) = DECOUPLING;
    let mut before: Vec<f64> = Vec::new();
    let mut found = Vec::new();
    for (index, run) in season.runs.iter().enumerate() {
        let digest = &run.activity.digest;
        let Some(measured) = digest.decoupling_pct else { continue };
        let hours = (digest.moving_s / 3600.0).max(0.1);
        let heat = run.swbgt_c.map_or(0.0, |heat| (heat - COMFORT_C).max(0.0));
        let above = measured - per_hours * hours.ln() - per_degree * heat;
        let recent = before.get(before.len().saturating_sub(STEADY_RUNS)..).unwrap_or(&[]);
        if recent.len() >= LEAST_STEADY
            && let Some(own) = Baseline::of(recent, floors::DECOUPLING)
        {
            let count = recent.len() as f64;
            let centre = (own.centre * count + level * PRIOR_RUNS) / (count + PRIOR_RUNS);
            found.push((index, Baseline { centre, ..own }.z(above)));
        }
        before.push(above);
    }
    found
}
