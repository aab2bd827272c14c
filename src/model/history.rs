//! Everything known of one runner, without per-second data.

use std::sync::Arc;

use super::{Activity, Day, DayRange, DiaryRow, Night, Reading, Runner};

/// A snapshot of the library. Cheap to clone: the activities are shared.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct History {
    /// The profile.
    pub runner: Runner,
    /// All activities, by start.
    pub activities: Vec<Arc<Activity>>,
    /// Weights and resting values, by day, then kind, then time.
    pub readings: Vec<Reading>,
    /// Nights, by day.
    pub nights: Vec<Night>,
    /// The diary, by day, then time.
    pub diary: Vec<DiaryRow>,
    /// Grows with every change; work carries the number it started from.
    pub revision: u64,
}

impl History {
    /// From the first to the last day with anything on it; `None` when there is nothing.
    pub fn days(&self) -> Option<DayRange> {
        let days = self.activities.iter().map(|activity| activity.local_date);
        let days = days.chain(self.readings.iter().map(|reading| reading.day));
        let days = days.chain(self.nights.iter().map(|night| night.day));
        let days = days.chain(self.diary.iter().map(|row| row.day));
        days.fold(None, |range: Option<DayRange>, day| {
            let DayRange { first, last } = range.unwrap_or(DayRange { first: day, last: day });
            Some(DayRange::new(first.min(day), last.max(day)))
        })
    }

    /// The same history as it was known at the end of `day`: nothing dated later is in it. Planned races stay, they
    /// are known beforehand.
    #[must_use]
    pub fn until(&self, day: Day) -> Self {
        let mut known = self.clone();
        known.activities.retain(|activity| activity.local_date <= day);
        known.readings.retain(|reading| reading.day <= day);
        known.nights.retain(|night| night.day <= day);
        known.diary.retain(|row| row.day <= day);
        known
    }

    /// Whether there is nothing to analyse.
    pub fn is_empty(&self) -> bool {
        self.activities.is_empty() && self.readings.is_empty() && self.nights.is_empty() && self.diary.is_empty()
    }
}
