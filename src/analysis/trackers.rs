//! Sleep trackers (section C11): a new one that counts hours in another way is no change of sleep.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::sleep::asleep_h;
use super::stats::median;
use crate::model::{Daily, DayRange, Night, SourceRank};

/// Nights that tell a tracker's level, and the fewest of a new one (J).
const TELLING_NIGHTS: usize = 14;
const FEWEST_NIGHTS: usize = 5;
/// Hours from which another level is the tracker's (section C11), and from which it is the sleeper's (J).
const OFFSET_H: std::ops::RangeInclusive<f64> = 0.5..=1.5;

/// A tracker whose level is still being told.
struct New {
    /// The level before it came, hours.
    before_h: f64,
    nights_h: Vec<f64>,
}

/// Hours by which the tracker of each night counts more than the first one, from the nights up to that one; 0 for nights
/// that were typed.
pub(super) fn offsets(days: DayRange, nights: &Daily<Arc<Night>>) -> Daily {
    let mut known: BTreeMap<Arc<str>, f64> = BTreeMap::new();
    let mut new: BTreeMap<Arc<str>, New> = BTreeMap::new();
    let mut latest: VecDeque<f64> = VecDeque::new();
    Daily::from_fn(days, |day| {
        let night = nights.get(day)?;
        let hours = asleep_h(&night)?;
        if night.rank == SourceRank::Typed {
            return Some(0.0);
        }
        let source = &night.source;
        if !known.contains_key(source) {
            known.insert(Arc::clone(source), 0.0);
            let level = median(latest.make_contiguous()).filter(|_| latest.len() >= TELLING_NIGHTS);
            if let Some(before_h) = level {
                new.insert(Arc::clone(source), New { before_h, nights_h: Vec::new() });
            }
        }
        if let Some(told) = new.get_mut(source).filter(|told| told.nights_h.len() < TELLING_NIGHTS) {
            told.nights_h.push(hours);
            let above = median(&told.nights_h).map(|level| level - told.before_h);
            let enough = told.nights_h.len() >= FEWEST_NIGHTS;
            let offset = above.filter(|above| enough && OFFSET_H.contains(&above.abs())).unwrap_or(0.0);
            known.insert(Arc::clone(source), offset);
        }
        let offset = known.get(source).copied().unwrap_or(0.0);
        latest.push_back(hours - offset);
        if latest.len() > TELLING_NIGHTS {
            latest.pop_front();
        }
        Some(offset)
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Day;

    /// Forty nights: those from the twentieth on by the second tracker.
    fn nights(second_h: f64) -> (DayRange, Daily<Arc<Night>>) {
        let days = DayRange::new(Day(0), Day(39));
        let night = |day: Day| {
            let (source, hours) = if day < Day(20) { ("Old", 7.8) } else { ("New", second_h) };
            let asleep_s = Some((hours + f64::from(day.0 % 3 - 1) * 0.3) * 3600.0);
            Arc::new(Night { day, asleep_s, source: source.into(), ..Night::default() })
        };
        (days, Daily::from_fn(days, |day| Some(night(day))))
    }

    #[test]
    fn a_new_tracker_that_counts_less_is_no_change_of_sleep() {
        let (days, nights) = nights(7.1);
        let offsets = offsets(days, &nights);
        assert_eq!(offsets.get(Day(19)), Some(0.0));
        assert_eq!(offsets.get(Day(21)), Some(0.0), "two nights do not tell it yet");
        assert!((offsets.get(Day(39)).unwrap() + 0.7).abs() < 0.05, "{:?}", offsets.get(Day(39)));
    }

    #[test]
    fn little_difference_is_none_and_much_of_it_is_sleep() {
        for hours in [7.5, 5.6] {
            let (days, nights) = nights(hours);
            assert_eq!(offsets(days, &nights).get(Day(39)), Some(0.0), "{hours}");
        }
    }
}
