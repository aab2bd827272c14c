//! Signs of single runs: decoupling, fade, and the best 20 to 30 minutes.

use super::{Sign, SignValues};
use crate::analysis::baseline::acute;
use crate::analysis::season::{RunMetrics, Season};
use crate::analysis::stats::{mean, median, ramp};
use crate::model::{Day, DayRange};

/// Runs that are looked at, and the days they lie in (section 7.1; days (J)).
const LATEST: usize = 4;
const LATEST_DAYS: i32 = 60;
/// The fewest that tell (J).
const LEAST: usize = 2;
/// Runs that tell the usual fade, and the fewest (J).
const USUAL: usize = 20;
const LEAST_USUAL: usize = 6;
/// Fade that counts, percent (section 4.5), full at twice it (J).
const FADE_PCT: f64 = 4.0;
/// Heart rate "not falling": by no more than this, beats per minute (J).
const FALLING_BPM: f64 = -2.0;
/// Effort at which a fade counts whatever the heart does (section 4.5).
const HARD_EFFORT: f64 = 7.0;
/// Windows of the best 20 to 30 minutes, days (C3).
const NOW_DAYS: i32 = 28;
const BEFORE_DAYS: i32 = 90;
/// Days of one best of the 90, how many there must be, and fast runs in each before it tells (J).
const BLOCK_DAYS: i32 = 30;
const BLOCKS: usize = 2;
const FAST_RUNS: usize = 2;
/// Loss that counts, and that counts in full, percent (C3).
const LOSS_PCT: (f64, f64) = (2.0, 4.0);
/// Only runs that were meant to be fast are compared: effort at least this, or a race or the like (J).
const FAST_EFFORT: f64 = 6.0;
/// Heat slows everybody, °C sWBGT (section 4.6).
const HOT_C: f64 = 22.0;

pub(super) fn set(season: &Season, day: Day, values: &mut SignValues) {
    let recent = season.runs_in(DayRange::ending(day, LATEST_DAYS));
    let decoupled: Vec<f64> = recent.iter().rev().filter_map(|run| run.decoupling_z).take(LATEST).map(acute).collect();
    values.set(Sign::DecUp, mean(&decoupled).filter(|_| decoupled.len() >= LEAST));
    values.set(Sign::Fade, fade(season, day));
    values.set(Sign::Perf, performance(season, day));
}

/// Fade beyond the own usual one, over the last runs that were no race.
fn fade(season: &Season, day: Day) -> Option<f64> {
    let year = season.runs_in(DayRange::ending(day, 365));
    let eligible = year.iter().rev().filter(|run| !run.hard && run.activity.digest.fade_pct.is_some());
    let runs: Vec<&RunMetrics> = eligible.take(LATEST + USUAL).collect();
    let (latest, before) = runs.split_at(LATEST.min(runs.len()));
    let usual: Vec<f64> = before.iter().filter_map(|run| run.activity.digest.fade_pct).collect();
    let usual = median(&usual).filter(|_| usual.len() >= LEAST_USUAL)?.min(0.0);
    let recent = latest.iter().filter(|run| day.since(run.day) < LATEST_DAYS);
    let strengths: Vec<f64> = recent.map(|run| fade_of(run, usual)).collect();
    mean(&strengths).filter(|_| strengths.len() >= LEAST)
}

fn fade_of(run: &RunMetrics, usual: f64) -> f64 {
    let digest = &run.activity.digest;
    let steady_heart = digest.fade_hr_bpm.is_some_and(|change| change >= FALLING_BPM);
    let hard = run.effort.is_some_and(|effort| effort >= HARD_EFFORT);
    let lost = usual - digest.fade_pct.unwrap_or(usual);
    if steady_heart || hard { ramp(lost, FADE_PCT, 2.0 * FADE_PCT) } else { 0.0 }
}

/// Loss of the best 20 to 30 minutes of 28 days against the 90 before; unknown without fast runs in both. The best of
/// 90 days is faster than the best of 28 by luck and by what was run, so it has to be slower than the best of each 30 of
/// them.
fn performance(season: &Season, day: Day) -> Option<f64> {
    let now = DayRange::ending(day, NOW_DAYS);
    let before = DayRange::ending(now.first.plus(-1), BEFORE_DAYS);
    let fast = |range: DayRange| -> Vec<(Day, f64)> {
        let fast = season.runs_in(range).iter().filter(|run| {
            let meant = run.hard || run.effort.is_some_and(|effort| effort >= FAST_EFFORT);
            meant && run.swbgt_c.is_none_or(|heat| heat < HOT_C)
        });
        fast.filter_map(|run| Some((run.day, run.activity.digest.best_ngs_20_30min_m_s?))).collect()
    };
    let best = |runs: &[(Day, f64)]| runs.iter().map(|(_, speed)| *speed).max_by(f64::total_cmp);
    let (now, earlier) = (fast(now), fast(before));
    let blocks = earlier.chunk_by(|a, b| before.last.since(a.0) / BLOCK_DAYS == before.last.since(b.0) / BLOCK_DAYS);
    let bests: Vec<f64> = blocks.filter(|block| block.len() >= FAST_RUNS).filter_map(best).collect();
    let slowest = bests.iter().copied().min_by(f64::total_cmp);
    let (now, before) = best(&now).filter(|_| now.len() >= FAST_RUNS).zip(slowest.filter(|_| bests.len() >= BLOCKS))?;
    Some(ramp(100.0 * (1.0 - now / before), LOSS_PCT.0, LOSS_PCT.1))
}
