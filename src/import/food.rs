//! What food logs come to by day and source: grams and millilitres summed over the day's entries. A day that was not
//! logged to its end is unknown, never low.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{Day, Reading, ReadingKind, SourceRank};

/// Below this many kilocalories a day was not logged to its end: less than a small adult at rest needs. (J)
const WHOLE_DAY_KCAL: f64 = 1_000.0;

/// What an entry counts.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Food {
    /// Grams.
    Carbohydrate,
    /// Milligrams.
    Iron,
    /// Millilitres.
    Water,
    /// Kilocalories.
    Energy,
}

/// Sums by day and source.
#[derive(Default)]
pub(super) struct Foods<S>(BTreeMap<(Day, S), BTreeMap<Food, f64>>);

impl<S: Ord + Clone> Foods<S> {
    /// Adds an entry.
    pub(super) fn add(&mut self, day: Day, source: S, food: Food, amount: f64) {
        *self.0.entry((day, source)).or_default().entry(food).or_default() += amount;
    }

    /// A reading for each sum of the days that were logged to their end, as far as their energy tells. Water is drunk
    /// and logged by itself: it stands whatever was eaten.
    pub(super) fn readings(self, of: impl Fn(S) -> (Arc<str>, SourceRank), into: &mut Vec<Reading>) {
        for ((day, source), sums) in self.0 {
            let whole = sums.get(&Food::Energy).is_none_or(|kcal| *kcal >= WHOLE_DAY_KCAL);
            for (food, value) in sums {
                let kind = match food {
                    Food::Carbohydrate if whole => ReadingKind::Carbohydrate,
                    Food::Iron if whole => ReadingKind::Iron,
                    Food::Water => ReadingKind::Water,
                    _ => continue,
                };
                let (source, rank) = of(source.clone());
                into.push(Reading { day, kind, value, time_s: None, source, rank });
            }
        }
    }
}
