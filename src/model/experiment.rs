//! A self-experiment: periods with and without a remedy, in an order drawn by lot beforehand.

use super::{Day, DayRange, Random};

/// One experiment, running or over.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Experiment {
    /// The cause it tries a remedy for, by its stable name.
    pub cause: String,
    /// The first day.
    pub from: Day,
    /// Days of one period.
    pub period_days: i32,
    /// Whether each period is one with the remedy. Periods come in pairs, one with and one without.
    pub plan: Vec<bool>,
    /// The first day on which it was over, where the runner ended it early.
    pub stopped: Option<Day>,
}

impl Experiment {
    /// A plan of pairs; the lot of each pair decides which of its periods is the one with the remedy.
    pub fn drawn(cause: &str, from: Day, period_days: i32, pairs: usize, seed: u64) -> Self {
        let mut random = Random::new(seed);
        let plan = (0..pairs).flat_map(|_| if random.chance(0.5) { [true, false] } else { [false, true] }).collect();
        Self { cause: cause.to_owned(), from, period_days: period_days.max(1), plan, stopped: None }
    }

    /// The days of the plan, those after an early end left out.
    pub fn days(&self) -> DayRange {
        let planned = self.from.plus(self.period_days.saturating_mul(self.plan.len() as i32) - 1);
        let last = self.stopped.map_or(planned, |stopped| planned.min(stopped.plus(-1)));
        DayRange::new(self.from, last)
    }

    /// The period a day lies in, counted from 0, and how many days of it have passed before that day.
    pub fn period(&self, day: Day) -> Option<(usize, i32)> {
        let days = self.days().contains(day).then(|| day.since(self.from))?;
        Some(((days / self.period_days.max(1)) as usize, days % self.period_days.max(1)))
    }

    /// Whether the plan asks for the remedy on a day; `None` outside of it.
    pub fn asks(&self, day: Day) -> Option<bool> {
        self.plan.get(self.period(day)?.0).copied()
    }

    /// The same once what the period before left behind has faded, `washout_days` after a change.
    pub fn counts(&self, day: Day, washout_days: i32) -> Option<bool> {
        let (period, passed) = self.period(day)?;
        let asked = self.plan.get(period).copied()?;
        let same = period.checked_sub(1).and_then(|before| self.plan.get(before)).is_none_or(|before| *before == asked);
        // Before the first period things were as usual, or not: its first days do not count either.
        (passed >= washout_days || (same && period > 0)).then_some(asked)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_has_one_period_with_and_one_without() {
        let plan = Experiment::drawn("sleep", Day(100), 7, 8, 3).plan;
        assert_eq!(plan.len(), 16);
        assert!(plan.chunks(2).all(|pair| pair[0] != pair[1]));
        assert_eq!(plan, Experiment::drawn("sleep", Day(100), 7, 8, 3).plan, "the same lot");
        assert!((0..20).any(|seed| Experiment::drawn("sleep", Day(100), 7, 8, seed).plan != plan));
    }

    #[test]
    fn days_belong_to_periods_until_the_plan_or_the_runner_ends_it() {
        let plan = vec![true, false, false, true];
        let trial = Experiment { from: Day(100), period_days: 7, plan, ..Experiment::default() };
        assert_eq!(trial.days(), DayRange::new(Day(100), Day(127)));
        assert_eq!(
            [99, 100, 106, 107, 121, 128].map(|day| trial.asks(Day(day))),
            [None, Some(true), Some(true), Some(false), Some(true), None]
        );
        assert_eq!([107, 109, 110, 114].map(|day| trial.counts(Day(day), 3)), [None, None, Some(false), Some(false)]);
        let stopped = Experiment { stopped: Some(Day(110)), ..trial };
        assert_eq!(stopped.days().last, Day(109));
        assert_eq!(stopped.asks(Day(110)), None);
    }
}
