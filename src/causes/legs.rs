//! How the legs have been up to a day: the ratings the score and the verdict rest on (sections 5.1 and 5.3).

use super::finding::Legs;
use crate::analysis::{RunMetrics, Season};
use crate::model::{Day, DayRange};

/// Days of the short count.
const RECENT_DAYS: i32 = 14;

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
