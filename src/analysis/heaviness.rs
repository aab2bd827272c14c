//! Heavy legs, the outcome (sections 5.1 to 5.3): which rated runs count as heavy for this runner.

use std::collections::VecDeque;

use super::season::{LoadMethod, RunMetrics, Season};
use super::stats::{mad, median};
use crate::model::{Day, Race};

/// "Clearly heavy" on the scale.
pub const HEAVY_RATING: f64 = 5.0;
const HEAVY_RATING_EARLY: f64 = 6.0;
const RATED_RUNS: usize = 60;
const RATED_RUNS_KNOWN: usize = 10;
const ABOVE_USUAL: f64 = 1.5;
/// Points a minute from which heavy legs are expected: 85 % of an hour at threshold.
const HARD_DENSITY: f64 = 0.85 * 100.0 / 60.0;
/// Where effort is all that is known it cannot tell hard work from heavy legs, except at the top (J).
const HARD_EFFORT: f64 = 8.0;

/// Rates every run, in order: no run is judged by later ones.
pub(super) fn fill(runs: &mut [RunMetrics], races: &[Race]) {
    let mut rated: VecDeque<f64> = VecDeque::new();
    for index in 0..runs.len() {
        let raced = is_race(runs, index, races);
        let Some(run) = runs.get_mut(index) else { continue };
        let is_run = run.activity.is_run();
        run.heaviness = run.said.legs_heaviness.filter(|rating| is_run && (0.0..=10.0).contains(rating));
        run.heaviness_estimate = run.activity.feel.filter(|_| run.heaviness.is_none()).map(|feel| 10.0 - feel / 10.0);
        run.hard = raced || is_dense(run);
        let Some(rating) = run.heaviness else { continue };
        run.heavy = (!run.hard).then(|| is_heavy(rating, rated.make_contiguous()));
        rated.push_back(rating);
        if rated.len() > RATED_RUNS {
            rated.pop_front();
        }
    }
}

/// Whether a rating is heavy after the ratings `before` it (section 5.3).
pub fn is_heavy(rating: f64, before: &[f64]) -> bool {
    let usual = median(before).zip(mad(before)).filter(|_| before.len() >= RATED_RUNS_KNOWN);
    match usual {
        None => rating >= HEAVY_RATING_EARLY,
        Some((usual, _)) if usual >= HEAVY_RATING => rating >= HEAVY_RATING,
        Some((usual, spread)) => rating >= HEAVY_RATING && rating >= usual + spread.max(ABOVE_USUAL),
    }
}

/// Whether legs are heavy nearly always, so that single runs contrast little.
pub fn is_chronic(season: &Season, day: Day) -> bool {
    let until = season.runs.partition_point(|run| run.day <= day);
    let runs = season.runs.get(..until).unwrap_or(&[]).iter().rev();
    let rated = runs.filter(|run| run.activity.is_run()).filter_map(|run| run.heaviness);
    let ratings: Vec<f64> = rated.take(RATED_RUNS).collect();
    ratings.len() >= RATED_RUNS_KNOWN && median(&ratings).is_some_and(|usual| usual >= HEAVY_RATING)
}

/// Whether a run was the race of its day: its distance, or the longest of the day where the race has none.
fn is_race(runs: &[RunMetrics], index: usize, races: &[Race]) -> bool {
    let Some(run) = runs.get(index).filter(|run| run.activity.is_run()) else { return false };
    let metres = run.activity.distance_m().unwrap_or(0.0);
    let longest = || {
        let start = runs.partition_point(|other| other.day < run.day);
        let day = runs.iter().skip(start).take_while(|other| other.day == run.day && other.activity.is_run());
        day.filter_map(|other| other.activity.distance_m()).all(|other| other <= metres)
    };
    races.iter().filter(|race| race.date == run.day).any(|race| match race.distance_km {
        Some(km) if km > 0.0 && metres > 0.0 => (metres / 1000.0 / km - 1.0).abs() <= 0.1,
        _ => longest(),
    })
}

fn is_dense(run: &RunMetrics) -> bool {
    let minutes = run.activity.duration_s().map(|seconds| seconds / 60.0).filter(|minutes| *minutes > 0.0);
    match run.load_method {
        Some(LoadMethod::HeartRate | LoadMethod::Power | LoadMethod::Pace) => {
            run.load_lp.zip(minutes).is_some_and(|(points, minutes)| points / minutes >= HARD_DENSITY)
        }
        Some(LoadMethod::Effort) => run.effort.is_some_and(|effort| effort >= HARD_EFFORT),
        Some(LoadMethod::Duration) | None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heavy_is_what_is_heavy_for_this_runner() {
        let usual_3 = [3.0; 12];
        assert!(is_heavy(5.0, &usual_3));
        assert!(!is_heavy(4.5, &usual_3), "below 5 is never heavy");
        let usual_4 = [4.0; 12];
        assert!(!is_heavy(5.0, &usual_4));
        assert!(is_heavy(5.5, &usual_4));
        assert!(!is_heavy(5.0, &[3.0; 9]), "too few ratings: 6 it takes");
        assert!(is_heavy(6.0, &[]));
    }

    #[test]
    fn who_is_always_heavy_is_heavy_from_five_on() {
        assert!(is_heavy(5.0, &[6.0; 20]));
        assert!(!is_heavy(4.0, &[6.0; 20]));
    }
}
