//! What an attribution says, in sentences: natural frequencies first, the adjusted difference next, a word for its
//! strength (section 10.7). Never a p-value.

use super::attribution::Attribution;
use super::finding::CauseId;
use crate::analysis::attribution::{Counts, Found, Outcome, Strength};
use crate::model::{DayRange, Phrase, Quantity};

/// Rated runs with a known exposure from which counts are worth a sentence (J).
const COUNTED: u32 = 10;
/// Of ten runs, fewer than this more or less read as none: 0.0.
const SAME: f64 = 0.05;

impl Attribution {
    /// The sentences of one cause; none where its exposure was never known.
    pub fn says(&self, cause: CauseId) -> Vec<Phrase> {
        let Some(answer) = self.of(cause) else { return Vec::new() };
        let mut says = Vec::new();
        if answer.counts.ratio().is_some() && answer.counts.runs_exposed + answer.counts.runs_other >= COUNTED {
            says.push(self.counts(cause, &answer.counts));
        }
        let stretch = answer.stretch.filter(|_| answer.counts.lean_to_harm());
        match (answer.found, stretch) {
            (Found::Tested(effect), Some(stretch)) if effect.strength < Strength::Some => {
                says.push(self.one_stretch(stretch));
            }
            (Found::NoContrast, Some(stretch)) => says.push(self.one_stretch(stretch)),
            (Found::Tested(effect), _) => {
                if let Some(interval) = effect.interval.filter(|_| effect.strength != Strength::TooEarly) {
                    says.push(self.adjusted(effect.change, interval));
                }
                says.push(Phrase::plain(word(effect.strength)));
                says.extend(stretch.map(|stretch| self.one_stretch(stretch)));
            }
            (Found::TooFew { more }, _) if !says.is_empty() => {
                says.push(Phrase::new("attribution-too-few", [("more", Quantity::Count(f64::from(more)))]));
            }
            (Found::NoContrast, None) if !says.is_empty() => says.push(Phrase::plain("attribution-no-contrast")),
            _ => {}
        }
        says
    }

    fn counts(&self, cause: CauseId, counts: &Counts) -> Phrase {
        let count = |number: u32| Quantity::Count(f64::from(number));
        let values = [
            ("cause", Quantity::Name(cause.key().to_owned())),
            ("heavy", count(counts.heavy())),
            ("weeks", count(self.weeks())),
            ("heavy_with", count(counts.heavy_exposed)),
            ("ordinary", count(counts.ordinary())),
            ("ordinary_with", count(counts.ordinary_exposed())),
        ];
        Phrase::new(self.either("attribution-counts", "attribution-counts-mornings"), values)
    }

    fn adjusted(&self, change: f64, (low, high): (f64, f64)) -> Phrase {
        let size = Quantity::Number((10.0 * change).abs());
        let ends = [("low", Quantity::RatingChange(10.0 * low)), ("high", Quantity::RatingChange(10.0 * high))];
        let [low, high] = ends;
        if (10.0 * change).abs() < SAME {
            return Phrase::new(self.either("attribution-same", "attribution-same-mornings"), [low, high]);
        }
        if change >= 0.0 {
            let id = self.either("attribution-more", "attribution-more-mornings");
            return Phrase::new(id, [("more", size), low, high]);
        }
        Phrase::new(self.either("attribution-fewer", "attribution-fewer-mornings"), [("fewer", size), low, high])
    }

    /// Said where the plain counts lean to the cause and all of it lies in one stretch of time: the adjusted difference
    /// and its "no link" would then only say that time was adjusted for.
    fn one_stretch(&self, stretch: DayRange) -> Phrase {
        let ends = [("from", Quantity::Date(stretch.first)), ("to", Quantity::Date(stretch.last))];
        Phrase::new(self.either("attribution-one-stretch", "attribution-one-stretch-mornings"), ends)
    }

    /// The text for runs, or that for mornings.
    pub fn either(&self, runs: &'static str, mornings: &'static str) -> &'static str {
        if self.outcome == Outcome::Runs { runs } else { mornings }
    }
}

fn word(strength: Strength) -> &'static str {
    match strength {
        Strength::Clear => "attribution-clear",
        Strength::Some => "attribution-some",
        Strength::NotVisible => "attribution-not-visible",
        Strength::TooEarly => "attribution-too-early",
    }
}
