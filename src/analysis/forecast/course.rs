//! One kind of rating on its way through the days: what it is expected to be, and how likely it is to be heavy.

use super::exposures::Exposures;
use super::learner::Learner;
use super::population::{LOG_ODDS, RATINGS_TO_TRUST, TERMS, Terms};
use super::ratings::Ratings;
use crate::model::Day;

/// Fewer ratings tell of no usual (J).
pub const RATINGS_NEEDED: u32 = 14;
/// After so many days without a rating nothing is told (J).
pub const SILENT_DAYS: i32 = 60;
/// Ratings before the runner's own days weigh.
const RATINGS_TO_LEARN: u32 = 5;
/// Ratings further off count as this many own standard deviations.
const MOST_SPREADS: f64 = 3.0;

/// All ratings of one kind before a day, and what they taught.
#[derive(Clone, Debug, Default)]
pub(super) struct Course {
    pub ratings: Ratings,
    learner: Learner,
}

impl Course {
    /// The terms of a day that begins after a night of `night_h`.
    pub(super) fn terms(&self, day: Day, exposures: &Exposures, night_h: Option<f64>) -> Terms {
        let mut terms = [0.0; TERMS];
        terms.iter_mut().take(1).for_each(|constant| *constant = 1.0);
        self.ratings.fill(&mut terms, day);
        exposures.fill(&mut terms, night_h);
        terms
    }

    /// How likely the day's rating is to be heavy, had it one; `None` where that cannot be told.
    pub(super) fn probability(&self, day: Day, terms: &Terms) -> Option<f64> {
        let silent = day.since(self.ratings.last()?.0);
        let tells = self.ratings.line.ratings() >= RATINGS_NEEDED && silent <= SILENT_DAYS;
        let share = self.ratings.line.share().filter(|_| tells)?;
        let (constant, of_share, of_expected) = LOG_ODDS;
        let ratings = f64::from(self.ratings.line.ratings());
        let expected = self.learner.expect(terms) * ratings / (ratings + RATINGS_TO_TRUST);
        let log_odds = constant + of_share * (share / (1.0 - share)).ln() + of_expected * expected;
        Some(1.0 / (1.0 + (-log_odds).exp()))
    }

    /// The day is over, rated or not.
    pub(super) fn next(&mut self, day: Day, terms: &Terms, rating: Option<f64>) {
        let learns = self.ratings.line.ratings() >= RATINGS_TO_LEARN;
        let standard = rating.filter(|_| learns).and_then(|rating| self.ratings.standard(rating));
        if let Some(standard) = standard {
            self.learner.learn(terms, standard.clamp(-MOST_SPREADS, MOST_SPREADS));
        }
        self.ratings.next(day, rating);
    }
}
