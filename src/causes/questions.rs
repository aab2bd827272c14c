//! Questions before a warning (section 8.2): what a note, or a gap in the diary, may mean is asked, never concluded. A
//! "yes" of the runner turns the question into its warning; nothing else does.

use std::sync::LazyLock;

use super::finding::{Question, Referral, Urgency};
use super::red_flags::{has_risk, said};
use crate::analysis::{MetricId, Season};
use crate::model::diary::Period;
use crate::model::{Day, DayRange, Diary, Phrase, Quantity};

/// Words of notes, by the number of the warning they may belong to.
const WORDS: &str = include_str!("../../assets/note_words.csv");
/// Words that turn a note round, when they stand among the few before the found ones.
const NEGATIONS: [&str; 7] = ["no", "not", "without", "never", "none", "isn't", "wasn't"];
const NEAR_WORDS: usize = 3;
/// Days a note is asked about.
const NOTE_DAYS: i32 = 7;
/// Soreness that is asked about, 0–10, and the days after hard work in which (RF4; rating (J)).
const SEVERE: f64 = 9.0;
const SEVERE_DAYS: i32 = 3;
/// Effort of a session or a run that was brutal, 0–10 (J).
const BRUTAL: f64 = 8.0;
/// Periods that were noted before, and the days without one that are three missed ones (RF6).
const PERIODS_NOTED: usize = 3;
const PERIODS_MISSED_DAYS: i32 = 100;
const YEAR_DAYS: i32 = 365;
/// Days in which illness is asked about.
const ILL_DAYS: i32 = 2;
/// Heavy legs in pregnancy that are asked about, 0–10 (J).
const VERY_HEAVY: f64 = 7.0;

/// What is asked of each warning, and what a "yes" leads to.
struct Row {
    number: u8,
    sign: &'static str,
    urgency: Urgency,
    asks: &'static str,
    text: &'static str,
}

macro_rules! rows {
    ($($number:literal $sign:literal $urgency:ident $asks:literal => $text:literal;)*) => {
        [$(Row {
            number: $number,
            sign: $sign,
            urgency: Urgency::$urgency,
            asks: $asks,
            text: $text,
        },)*]
    };
}

/// The fourteen, in their order. Texts that print a measured number have one of their own for a "yes".
const ROWS: [Row; 14] = rows![
    1 "one_leg_swollen" Today "causes-question-1" => "causes-redflag-1-asked";
    2 "heart_or_breath" Emergency "causes-question-2" => "causes-redflag-2";
    3 "collapse_or_confusion" Emergency "causes-question-3" => "causes-redflag-3";
    4 "muscle_breakdown" Today "causes-question-4" => "causes-redflag-4";
    5 "compartment" Soon "causes-question-5" => "causes-redflag-5";
    6 "low_energy" Soon "causes-question-6" => "causes-redflag-6-asked";
    7 "bone_pain" Soon "causes-question-7" => "causes-redflag-7";
    8 "nerves" Emergency "causes-question-8" => "causes-redflag-8";
    9 "arteries" Soon "causes-question-9" => "causes-redflag-9";
    10 "medicines" Soon "causes-question-10" => "causes-redflag-10";
    11 "weight_gained_on_run" Emergency "causes-question-11" => "causes-redflag-11-asked";
    12 "fever" Soon "causes-question-12" => "causes-redflag-12";
    13 "irregular_pulse" Soon "causes-question-13" => "causes-redflag-13-asked";
    14 "pregnancy_swelling" Today "causes-question-14" => "causes-redflag-14-asked";
];

/// The words of each warning, as lists of words in lower case.
static PHRASES: LazyLock<Vec<(u8, Vec<&str>)>> = LazyLock::new(|| {
    let rows = WORDS.lines().skip(1).filter_map(|line| line.split_once(','));
    rows.filter_map(|(number, words)| Some((number.parse().ok()?, words.split(' ').collect()))).collect()
});

/// What is to be asked on a day, the most urgent first; `known` are the warnings that already stand.
pub(super) fn questions(season: &Season, day: Day, known: &[Referral]) -> Vec<Question> {
    let mut found: Vec<Question> = Vec::new();
    let from_diary = [
        one_leg(season, day),
        severe_soreness(season, day),
        missed_periods(season, day),
        ill(season, day),
        pregnant(season, day),
    ];
    let of_notes = said(season, day, NOTE_DAYS).flat_map(|(on, said)| {
        let numbers = said.note.as_deref().map(warnings_in).unwrap_or_default();
        numbers.into_iter().map(move |number| (number, on))
    });
    for (number, on) in from_diary.into_iter().flatten().chain(of_notes) {
        let Some(row) = ROWS.iter().find(|row| row.number == number) else { continue };
        let standing = known.iter().any(|referral| referral.sign == row.sign);
        if standing || found.iter().any(|question| question.referral.sign == row.sign) {
            continue;
        }
        found.push(Question {
            day: on,
            asks: Phrase::new(row.asks, [("date", Quantity::Date(on))]),
            referral: Referral { sign: row.sign, urgency: row.urgency, text: Phrase::plain(row.text) },
        });
    }
    found.sort_by_key(|question| question.referral.urgency);
    found
}

/// The numbers of the warnings a note may speak of, each once.
fn warnings_in(note: &str) -> Vec<u8> {
    let lower = note.to_lowercase().replace('’', "'");
    let words: Vec<&str> =
        lower.split(|c: char| !c.is_alphanumeric() && c != '\'').filter(|word| !word.is_empty()).collect();
    let mut numbers = Vec::new();
    for (number, phrase) in PHRASES.iter() {
        let places = words.windows(phrase.len()).enumerate().filter(|(_, window)| *window == phrase.as_slice());
        // "No chest pain" is good news; some phrases begin with the negation themselves.
        let meant = places.map(|(place, _)| place).any(|place| {
            let before = words.get(place.saturating_sub(NEAR_WORDS)..place).unwrap_or(&[]);
            !before.iter().any(|word| NEGATIONS.contains(word))
        });
        if meant && !numbers.contains(number) {
            numbers.push(*number);
        }
    }
    numbers
}

/// RF1: only one leg was heavy.
fn one_leg(season: &Season, day: Day) -> Option<(u8, Day)> {
    said(season, day, NOTE_DAYS).find(|(_, said)| said.one_leg == Some(true)).map(|(on, _)| (1, on))
}

/// RF4: legs as sore as can be, soon after very hard work.
fn severe_soreness(season: &Season, day: Day) -> Option<(u8, Day)> {
    let (on, _) = said(season, day, SEVERE_DAYS).find(|(_, said)| said.soreness.is_some_and(|sore| sore >= SEVERE))?;
    let before = DayRange::new(on.plus(-SEVERE_DAYS), on);
    let lifted = season.strength.iter().any(|s| before.contains(s.day) && s.trains_legs() && s.effort >= BRUTAL);
    let ran = season.runs_in(before).iter().any(|run| run.effort.is_some_and(|effort| effort >= BRUTAL));
    (lifted || ran).then_some((4, on))
}

/// RF6: periods that used to be noted and are not any more. Not noted is unknown, so it is asked.
fn missed_periods(season: &Season, day: Day) -> Option<(u8, Day)> {
    if season.runner.menstruates != Some(true) || has_risk(season, "pregnancy") {
        return None;
    }
    let year = season.diary.seen(DayRange::ending(day, YEAR_DAYS));
    let starts: Vec<Day> = year.filter(|(_, said)| said.period == Some(Period::Start)).map(|(on, _)| on).collect();
    let last = *starts.last()?;
    (starts.len() >= PERIODS_NOTED && day.since(last) >= PERIODS_MISSED_DAYS).then_some((6, last))
}

/// RF12: illness was noted: is there fever?
fn ill(season: &Season, day: Day) -> Option<(u8, Day)> {
    said(season, day, ILL_DAYS).find(|(_, said)| said.ill == Some(true)).map(|(on, _)| (12, on))
}

/// RF14: very heavy legs in pregnancy.
fn pregnant(season: &Season, day: Day) -> Option<(u8, Day)> {
    let heavy = |said: &Diary| said.legs_heaviness.is_some_and(|legs| legs >= VERY_HEAVY);
    let on_waking = season.daily(MetricId::LegsMorning).known(DayRange::ending(day, NOTE_DAYS));
    let morning = on_waking.rev().find(|(_, legs)| *legs >= VERY_HEAVY).map(|(on, _)| on);
    let rated = said(season, day, NOTE_DAYS).find(|(_, said)| heavy(said)).map(|(on, _)| on);
    Some((14, rated.or(morning)?)).filter(|_| has_risk(season, "pregnancy"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_a_note_are_found_whole_and_not_when_they_are_denied() {
        assert_eq!(warnings_in("Some chest pain on the hill."), [2]);
        assert_eq!(warnings_in("CALF SWOLLEN, and short of breath!"), [1, 2]);
        assert!(warnings_in("No chest pain today, flute practice after").is_empty());
        assert!(warnings_in("no more chest pain").is_empty());
        assert!(warnings_in("influenced by the wind").is_empty());
        assert_eq!(warnings_in("no period for months"), [6]);
        assert!(warnings_in("").is_empty());
    }

    #[test]
    fn every_row_of_words_belongs_to_a_warning() {
        assert_eq!(PHRASES.len(), WORDS.lines().count() - 1);
        for number in 1..=14 {
            assert!(PHRASES.iter().any(|(of, _)| *of == number), "RF{number} has no words");
            assert_eq!(ROWS.get(usize::from(number) - 1).map(|row| row.number), Some(number));
        }
    }
}
