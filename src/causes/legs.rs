//! How the legs have been up to a day: the ratings the score and the verdict rest on (sections 5.1 and 5.3).

use super::finding::Legs;
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

/// The ratings of all runs summed up from the first, so that those of any days are two look-ups.
pub(super) struct Ratings {
    /// Before each run, and after the last: how many ratings there were, and their sum.
    sums: Vec<(usize, f64)>,
}

impl Ratings {
    pub(super) fn of(season: &Season) -> Self {
        let mut sums = vec![(0, 0.0)];
        sums.extend(season.runs.iter().scan((0, 0.0), |so_far, run| {
            let (count, sum) = *so_far;
            *so_far = run.heaviness.map_or(*so_far, |rating| (count + 1, sum + rating));
            Some(*so_far)
        }));
        Self { sums }
    }

    /// How many runs of `range` are rated, and their mean; `None` without any.
    fn mean(&self, season: &Season, range: DayRange) -> Option<(usize, f64)> {
        let from = season.runs.partition_point(|run| run.day < range.first);
        let to = season.runs.partition_point(|run| run.day <= range.last);
        let ((before, sum_before), (count, sum)) = self.sums.get(from).zip(self.sums.get(to))?;
        let rated = count - before;
        (rated > 0).then(|| (rated, (sum - sum_before) / rated as f64))
    }
}

impl Felt {
    /// As of a day; `None` with too few ratings to compare.
    pub(super) fn on(season: &Season, ratings: &Ratings, day: Day) -> Option<Self> {
        let recent = DayRange::ending(day, RECENT_DAYS);
        let (runs, now) = ratings.mean(season, recent).filter(|(rated, _)| *rated >= FEWEST.0)?;
        let quarters = (0..QUARTERS).filter_map(|back| {
            ratings.mean(season, DayRange::ending(recent.first.plus(-1 - back * BEFORE_DAYS), BEFORE_DAYS))
        });
        let before = quarters.filter(|(rated, _)| *rated >= FEWEST.1).map(|(_, mean)| mean).min_by(f64::total_cmp)?;
        let heavy = season.runs_in(recent).iter().filter(|run| run.heavy == Some(true)).count();
        Some(Self { now, before, runs, heavy: heavy as f64 / runs as f64 })
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
