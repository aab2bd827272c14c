//! What a file leaves open and its reader had to guess: the unit of its weights, the order of its dates. The guess is
//! what [`Contents`] hold; the other answers lie beside it, so that the runner can choose without reading again.

use std::collections::BTreeMap;

use super::Contents;
use crate::model::Phrase;

/// What was answered before: the word chosen, by the key of the question.
pub type Answers = BTreeMap<String, String>;

/// Whether a Fitbit account weighs in kilograms.
pub(super) const FITBIT_WEIGHT: &str = "fitbit.weight_unit";
/// The same of `MyFitnessPal`.
pub(super) const MYFITNESSPAL_WEIGHT: &str = "myfitnesspal.weight_unit";
/// The same of a log of strength sessions.
pub(super) const LIFTED_WEIGHT: &str = "strength_log.weight_unit";

/// Every question that a reader may ask, by its key, and the words that answer it.
pub const QUESTIONS: &[(&str, &[&str])] =
    &[(FITBIT_WEIGHT, &["kg", "lb"]), (MYFITNESSPAL_WEIGHT, &["kg", "lb"]), (LIFTED_WEIGHT, &["kg", "lb"])];

/// One guess of a reader.
#[derive(Clone, PartialEq, Debug)]
pub struct Ask {
    /// Stable name of the question, one of [`QUESTIONS`]. All files that ask it are answered together, and later ones
    /// are not asked about again.
    pub key: &'static str,
    /// The question, with a value of the file to judge by; its text stands in `assets/text/en/import.ftl`.
    pub asks: Phrase,
    /// The word of what was guessed; `import-answer-` and the word is the name of its text.
    pub guess: &'static str,
    /// Every other answer, with what the file holds then. These contents ask nothing of the same key.
    pub others: Vec<(&'static str, Contents)>,
}

impl Ask {
    /// The words of all answers, the guess first.
    pub fn words(&self) -> impl Iterator<Item = &'static str> {
        std::iter::once(self.guess).chain(self.others.iter().map(|(word, _)| *word))
    }

    /// The word that holds with these answers: the one chosen, else the guess.
    pub fn word(&self, answers: &Answers) -> &'static str {
        let chosen = answers.get(self.key);
        self.words().find(|word| chosen.is_some_and(|chosen| chosen == word)).unwrap_or(self.guess)
    }
}

impl Contents {
    /// The same file as these answers understand it; what they do not answer is still asked.
    #[must_use]
    pub fn answered(mut self, answers: &Answers) -> Self {
        for (key, chosen) in answers {
            let Some(at) = self.asks.iter().position(|ask| ask.key == key) else { continue };
            let ask = self.asks.remove(at);
            if let Some((_, other)) = ask.others.into_iter().find(|(word, _)| word == chosen) {
                self = other;
            }
        }
        self
    }

    /// Whether two readings of a file come to the same, whatever they ask.
    #[must_use]
    pub fn holds_the_same(&self, other: &Self) -> bool {
        let without_asks = |contents: &Self| Self { asks: Vec::new(), ..contents.clone() };
        without_asks(self) == without_asks(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Day, Reading, ReadingKind, SourceRank};

    fn weighed(value: f64) -> Contents {
        let (kind, rank) = (ReadingKind::Weight, SourceRank::Scale);
        let reading = Reading { day: Day(0), kind, value, time_s: None, source: "Scale".into(), rank };
        Contents { readings: vec![reading], ..Contents::default() }
    }

    fn asking() -> Contents {
        let ask = Ask {
            key: "scale.unit",
            asks: Phrase::plain("import-empty"),
            guess: "lb",
            others: vec![("kg", weighed(150.0))],
        };
        Contents { asks: vec![ask], ..weighed(68.0) }
    }

    #[test]
    fn an_answer_chooses_between_what_was_guessed_and_the_others() {
        let answer = |word: &str| Answers::from([("scale.unit".to_owned(), word.to_owned())]);
        assert_eq!(asking().answered(&answer("kg")), weighed(150.0));
        assert_eq!(asking().answered(&answer("lb")), weighed(68.0));
        assert_eq!(asking().answered(&answer("stone")), weighed(68.0), "an answer of another version is no answer");
        assert_eq!(asking().answered(&Answers::new()), asking());
        let ask = &asking().asks[0];
        assert_eq!(ask.words().collect::<Vec<_>>(), ["lb", "kg"]);
        assert_eq!(
            [ask.word(&answer("kg")), ask.word(&answer("stone")), ask.word(&Answers::new())],
            ["kg", "lb", "lb"]
        );
    }
}
