//! Heavy legs in the runner's own words: titles and notes of eight languages are searched, and a find is a question for
//! the runner, never a rating. The words are data, `assets/heavy_words.csv`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::Season;
use crate::model::Day;

/// The words, by language and kind.
const WORDS: &str = include_str!("../../assets/heavy_words.csv");
/// Words that may stand between "legs" and "heavy": "legs felt really quite heavy". (J)
const BETWEEN: usize = 3;
/// The same the other way round: "heavy tired legs"; more would join "heavy rain" with legs. (J)
const BETWEEN_BACK: usize = 1;
/// A negation turns round what follows within so many words. (J)
const NEAR: usize = 3;
/// Letters of a text that are shown and remembered.
const SHOWN: usize = 80;

/// A run whose title or note speaks of heavy legs, and which was not rated.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heard {
    /// Local civil date.
    pub day: Day,
    /// Local seconds since midnight of the run's start.
    pub time_s: i32,
    /// What was written.
    pub words: String,
}

impl Heard {
    /// What the runner's answer is remembered under; it stays the same when the file is imported again.
    pub fn key(&self) -> String {
        format!("{} {}", self.day, self.words)
    }
}

/// Runs of a season whose title or note speaks of heavy legs and which were not rated, the latest first.
pub fn heard(season: &Season) -> Vec<Heard> {
    let unrated = season.runs.iter().rev().filter(|run| run.activity.is_run() && run.said.legs_heaviness.is_none());
    let of = |run: &super::RunMetrics| {
        let activity = &run.activity;
        let texts = [Some(activity.title.as_str()), Some(activity.note.as_str()), run.said.note.as_deref()];
        let words = texts.into_iter().flatten().find(|text| speaks_of_heavy_legs(text))?;
        let time_s = i32::try_from(activity.local_start_s()).ok()?;
        Some(Heard { day: activity.local_date, time_s, words: words.trim().chars().take(SHOWN).collect() })
    };
    unrated.filter_map(of).collect()
}

/// The words of one language.
#[derive(Default)]
struct Language {
    phrases: Vec<Vec<&'static str>>,
    legs: Vec<&'static str>,
    heavy: Vec<&'static str>,
    not: Vec<&'static str>,
    breaks: Vec<&'static str>,
}

static LANGUAGES: LazyLock<BTreeMap<&'static str, Language>> = LazyLock::new(|| {
    let mut languages: BTreeMap<&str, Language> = BTreeMap::new();
    for line in WORDS.lines().skip(1) {
        let mut cells = line.splitn(3, ',');
        let (Some(language), Some(kind), Some(words)) = (cells.next(), cells.next(), cells.next()) else { continue };
        let of = languages.entry(language).or_default();
        match kind {
            "phrase" => of.phrases.push(words.split(' ').collect()),
            "legs" => of.legs.push(words),
            "heavy" => of.heavy.push(words),
            "not" => of.not.push(words),
            _ => of.breaks.push(words),
        }
    }
    languages
});

/// Whether a text says that the legs were heavy, in any of the languages, and does not deny it.
pub fn speaks_of_heavy_legs(text: &str) -> bool {
    let lower = text.to_lowercase().replace('’', "'");
    lower.split(['.', ',', ';', ':', '!', '?', '\n', '(', ')', '–', '/']).any(|clause| {
        let words: Vec<&str> =
            clause.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
        !words.is_empty() && LANGUAGES.values().any(|language| language.finds(&words))
    })
}

impl Language {
    fn finds(&self, words: &[&str]) -> bool {
        let phrase = self.phrases.iter().any(|phrase| {
            let mut places = words.windows(phrase.len()).enumerate().filter(|(_, window)| window == phrase);
            places.any(|(place, _)| !self.is_denied(words, place, place))
        });
        phrase || self.finds_pair(words)
    }

    /// "Legs" and "heavy" near each other.
    fn finds_pair(&self, words: &[&str]) -> bool {
        let (legs, heavy) = (places_of(words, &self.legs), places_of(words, &self.heavy));
        legs.iter().any(|leg| {
            heavy.iter().any(|heavy| {
                let (first, last, room) =
                    if leg < heavy { (*leg, *heavy, BETWEEN) } else { (*heavy, *leg, BETWEEN_BACK) };
                let between = words.get(first + 1..last).unwrap_or(&[]);
                let joined = between.len() <= room && !between.iter().any(|word| self.breaks.contains(word));
                joined && !self.is_denied(words, first, last)
            })
        })
    }

    /// Whether a negation stands among the few words before the first place, or before the second.
    fn is_denied(&self, words: &[&str], first: usize, last: usize) -> bool {
        let before = words.get(first.saturating_sub(NEAR)..last).unwrap_or(&[]);
        before.iter().any(|word| self.not.contains(word))
    }
}

fn places_of(words: &[&str], of: &[&str]) -> Vec<usize> {
    words.iter().enumerate().filter(|(_, word)| of.contains(word)).map(|(place, _)| place).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn heavy_legs_are_heard_in_eight_languages() {
        for text in [
            "Heavy legs again",
            "My legs felt really quite heavy",
            "DEAD LEGS!!",
            "Nice morning; quads heavy from the start",
            "Schwere Beine nach der Nachtschicht",
            "Die Beine waren heute sehr schwer",
            "Beine wie Blei",
            "Jambes lourdes dès le début",
            "jambes de plomb",
            "Piernas pesadas",
            "las piernas muy pesadas hoy",
            "Gambe pesanti",
            "gambe di legno",
            "Zware benen",
            "Benen voelden zwaar",
            "Pernas pesadas no início",
            "Kaki berat",
            "kaki terasa sangat berat",
        ] {
            assert!(speaks_of_heavy_legs(text), "{text}");
        }
    }

    #[test]
    fn what_is_denied_is_not_heard() {
        for text in [
            "No heavy legs today",
            "Legs were not heavy at all",
            "legs weren’t heavy",
            "Keine schweren Beine mehr",
            "Beine gar nicht schwer",
            "Pas de jambes lourdes",
            "jambes pas lourdes",
            "Sin piernas pesadas",
            "piernas nada pesadas",
            "Gambe non pesanti",
            "senza gambe pesanti",
            "Geen zware benen",
            "benen niet zwaar",
            "Sem pernas pesadas",
            "pernas não pesadas",
            "Kaki tidak berat",
            "tanpa kaki berat",
        ] {
            assert!(!speaks_of_heavy_legs(text), "{text}");
        }
    }

    #[test]
    fn other_heavy_things_are_no_legs() {
        for text in [
            "Heavy rain, legs fine",
            "Legs good in heavy rain",
            "Morning run",
            "Heavy day at work",
            "Schwerer Rucksack, Beine gut",
            "kaki enak, beban berat",
            "",
        ] {
            assert!(!speaks_of_heavy_legs(text), "{text}");
        }
    }

    #[test]
    fn every_language_has_every_kind_of_word() {
        assert_eq!(LANGUAGES.len(), 8);
        for (name, language) in LANGUAGES.iter() {
            let counts = [&language.legs, &language.heavy, &language.not, &language.breaks].map(|words| words.len());
            assert!(counts.iter().all(|count| *count > 0) && !language.phrases.is_empty(), "{name}: {counts:?}");
        }
    }
}
