//! How the legs have been up to a day: the ratings the score and the verdict rest on (sections 5.1 and 5.3).

use super::finding::Legs;
use crate::analysis::stats::mean;
use crate::analysis::{RunMetrics, Season};
use crate::model::{Day, DayRange};

/// Days of the short count.
const RECENT_DAYS: i32 = 14;

/// How legs were before is the best of the three quarters of a year before these days (J), so that legs that have been
/// heavy for months do not become what is usual; the fewest rated runs of each time (J).
const BEFORE_DAYS: i32 = 90;
const QUARTERS: i32 = 3;
const FEWEST: (usize, usize) = (4, 8);

/// How heavy the legs feel of late beside how they felt before.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Felt {
    /// Mean rating of the last 14 days, 0..10.
    pub(super) now: f64,
    /// Mean rating of the best quarter before.
    pub(super) before: f64,
    /// Rated runs of the last 14 days.
    pub(super) runs: usize,
    /// Share of these that were heavy.
    pub(super) heavy: f64,
}

impl Felt {
    /// As of a day; `None` with too few ratings to compare.
    pub(super) fn on(season: &Season, day: Day) -> Option<Self> {
        let ratings =
            |range: DayRange| season.runs_in(range).iter().filter_map(|run| run.heaviness).collect::<Vec<_>>();
        let recent = DayRange::ending(day, RECENT_DAYS);
        let now = ratings(recent);
        if now.len() < FEWEST.0 {
            return None;
        }
        let quarters = (0..QUARTERS)
            .map(|back| ratings(DayRange::ending(recent.first.plus(-1 - back * BEFORE_DAYS), BEFORE_DAYS)));
        let before =
            quarters.filter(|rated| rated.len() >= FEWEST.1).filter_map(|rated| mean(&rated)).min_by(f64::total_cmp)?;
        let heavy = season.runs_in(recent).iter().filter(|run| run.heavy == Some(true)).count();
        Some(Self { now: mean(&now)?, before, runs: now.len(), heavy: heavy as f64 / now.len() as f64 })
    }
}

/// Counts that grow day by day.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct LegsSoFar {
    next: usize,
    runs: u32,
    rated: u32,
    heavy: u32,
}

impl LegsSoFar {
    /// Takes in every run up to `day`, and counts the last 14 days of them.
    pub(super) fn up_to(&mut self, season: &Season, day: Day) -> Legs {
        while let Some(run) = season.runs.get(self.next).filter(|run| run.day <= day) {
            self.next += 1;
            self.runs += u32::from(run.activity.is_run());
            self.rated += u32::from(run.heaviness.is_some());
            self.heavy += u32::from(run.heavy == Some(true));
        }
        let recent = season.runs_in(DayRange::ending(day, RECENT_DAYS));
        let count = |of: fn(&RunMetrics) -> bool| recent.iter().filter(|run| of(run)).count() as u32;
        Legs {
            rated_runs: self.rated,
            heavy_runs: self.heavy,
            heavy_last_14_days: count(|run| run.heavy == Some(true)),
            rated_last_14_days: count(|run| run.heavy.is_some()),
        }
    }

    /// How many runs there were.
    pub(super) fn runs(&self) -> u32 {
        self.runs
    }
}
