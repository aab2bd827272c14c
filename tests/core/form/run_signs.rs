//! Signs of single runs: decoupling, fade and lost speed, by hand-worked cases of sections 4.5 and 7.1.

use std::sync::Arc;

use lightfoot::analysis::{Season, Sign, analyse};
use lightfoot::model::Digest;

use super::runner::{START, history};

/// Eighty runs every other day, each with what is said of its number.
fn season(of_run: impl Fn(i32, &mut Digest), effort: impl Fn(i32) -> f64) -> Season {
    let mut history = history(5, 80, |_, _| {});
    for (number, activity) in history.activities.iter_mut().enumerate() {
        of_run(number as i32, Arc::make_mut(&mut Arc::make_mut(activity).digest));
    }
    for (number, row) in history.diary.iter_mut().enumerate() {
        row.said.effort = Some(effort(number as i32));
    }
    analyse(&history)
}

fn at(season: &Season, day: i32, sign: Sign) -> Option<f64> {
    season.signs.get(START.plus(day)).and_then(|signs| signs.get(sign))
}

fn near(value: Option<f64>, wanted: f64) {
    let value = value.expect("a known sign");
    assert!((value - wanted).abs() < 1e-9, "{value} is not {wanted}");
}

#[test]
fn pace_that_fades_beyond_the_usual_counts_unless_the_runner_let_go() {
    // Usual 1 %; the last four runs 7 %: 6 % beyond, halfway from 4 to 8.
    let fades = |heart: f64| {
        move |run: i32, digest: &mut Digest| {
            (digest.fade_pct, digest.fade_hr_bpm) = (Some(if run >= 76 { -7.0 } else { -1.0 }), Some(heart));
        }
    };
    near(at(&season(fades(0.0), |_| 4.0), 158, Sign::Fade), 0.5);
    near(at(&season(fades(-6.0), |_| 4.0), 158, Sign::Fade), 0.0);
    near(at(&season(fades(-6.0), |_| 7.0), 158, Sign::Fade), 0.5);
    near(at(&season(fades(0.0), |_| 4.0), 150, Sign::Fade), 0.0);
}

#[test]
fn lost_speed_compares_fast_runs_with_fast_runs() {
    // The best twenty minutes of the last 28 days are 3 % slower: halfway from 2 to 4.
    let best = |run: i32, digest: &mut Digest| {
        digest.best_ngs_20_30min_m_s = Some(if run >= 66 { 3.6 * 0.97 } else { 3.6 });
    };
    near(at(&season(best, |_| 7.0), 158, Sign::Perf), 0.5);
    near(at(&season(best, |_| 7.0), 120, Sign::Perf), 0.0);
    assert_eq!(at(&season(best, |_| 3.0), 158, Sign::Perf), None, "easy runs tell nothing of it");
}

#[test]
fn drift_within_runs_counts_beyond_the_own_expectation() {
    let drifts = |run: i32, digest: &mut Digest| {
        digest.decoupling_pct = Some(if run >= 76 { 16.0 } else { 3.0 + f64::from(run % 3) });
        (digest.moving_s, digest.duration_s) = (3600.0, Some(3600.0));
    };
    let season = season(drifts, |_| 4.0);
    near(at(&season, 158, Sign::DecUp), 1.0);
    assert!(at(&season, 140, Sign::DecUp) < Some(0.25));
}
