//! The legs of the day after the last: how likely heavy, what moves it most, and what would lower it.

use super::Outcome;
use super::course::{Course, RATINGS_NEEDED, SILENT_DAYS};
use super::exposures::{Exposures, Training};
use super::population::{Signal, Terms};
use super::replay::{self, Replay};
use crate::analysis::season::Season;
use crate::model::{Day, Phrase, Quantity};

/// Less than this change of the probability is not worth a word (J).
const WORTH_SAYING: f64 = 0.01;
const DRIVERS: usize = 3;
/// Nights before a word on the next one.
const NIGHTS_NEEDED: usize = 7;
/// Monday to Sunday; 1970-01-01 was a Thursday.
const WEEKDAYS: [&str; 7] = [
    "forecast-monday",
    "forecast-tuesday",
    "forecast-wednesday",
    "forecast-thursday",
    "forecast-friday",
    "forecast-saturday",
    "forecast-sunday",
];

/// What can be said of the day after the last.
#[derive(Clone, PartialEq, Debug)]
pub enum Outlook {
    /// The forecast.
    Told(Forecast),
    /// It cannot be told; what is missing.
    Missing(Phrase),
}

/// The legs of one day to come.
#[derive(Clone, PartialEq, Debug)]
pub struct Forecast {
    /// The day.
    pub day: Day,
    /// Which rating it is about.
    pub outcome: Outcome,
    /// How likely it is heavy, 0..1, after a night as usual.
    pub probability: f64,
    /// What heavy means, and how often it was: one sentence.
    pub usual: Phrase,
    /// What moves it most, the strongest first; at most three.
    pub drivers: Vec<Driver>,
    /// What would lower it, the most helpful first.
    pub lower: Vec<Change>,
}

/// One thing that moves the forecast.
#[derive(Clone, PartialEq, Debug)]
pub struct Driver {
    /// What it is, in the runner's own numbers.
    pub says: Phrase,
    /// What it adds to the probability against a usual day; below 0 it lowers it.
    pub adds: f64,
}

/// The same day, had one thing been otherwise.
#[derive(Clone, PartialEq, Debug)]
pub struct Change {
    /// What would be otherwise, and the probability then.
    pub says: Phrase,
    /// The probability, 0..1.
    pub probability: f64,
}

/// Tells the day after the season's last; `None` of an empty season.
pub fn outlook(season: &Season) -> Option<Outlook> {
    let last = season.days.iter().next_back()?;
    let training = replay::training(season);
    let mut replay = Replay::default();
    for day in season.days.iter().take_while(|day| *day < last) {
        replay.next(season, day, training.get(day).unwrap_or_default());
    }
    let of = training.get(last).unwrap_or_default();
    let mut rested = replay.clone();
    rested.next(season, last, Training { load: 0.0, strength: 0.0, ..of });
    replay.next(season, last, of);
    let day = last.plus(1);
    let Some((outcome, probability)) = replay.tell(day, None) else { return Some(Outlook::Missing(missing(&replay))) };
    let mut lower = vec![];
    lower.extend(by_sleep(season, &replay, day));
    if of.load > 0.0 {
        lower.extend(rested.tell(day, None).map(|(_, then)| Change {
            says: Phrase::new("forecast-rest", [("day", Quantity::Date(last)), ("percent", percent(then))]),
            probability: then,
        }));
    }
    lower.retain(|change| change.probability <= probability - WORTH_SAYING);
    lower.sort_by(|a, b| a.probability.total_cmp(&b.probability));
    let course = replay.course(outcome);
    let usual = usual(course, outcome);
    let drivers = drivers(course, &replay.exposures, day);
    Some(Outlook::Told(Forecast { day, outcome, probability, usual, drivers, lower }))
}

/// A probability in whole percent.
fn percent(probability: f64) -> Quantity {
    Quantity::Count((probability * 100.0).round())
}

/// What to rate before anything can be told.
fn missing(replay: &Replay) -> Phrase {
    let course = [&replay.morning, &replay.run].into_iter().max_by_key(|course| course.ratings.line.ratings());
    let ratings = course.map(|course| &course.ratings);
    let rated = ratings.map_or(0, |ratings| ratings.line.ratings());
    let count = |n: u32| Quantity::Count(f64::from(n));
    if rated < RATINGS_NEEDED {
        return Phrase::new(
            "forecast-missing-ratings",
            [("rated", count(rated)), ("more", count(RATINGS_NEEDED - rated)), ("needed", count(RATINGS_NEEDED))],
        );
    }
    let last = ratings.filter(|ratings| ratings.line.at().is_some()).and_then(|ratings| ratings.last());
    last.map_or_else(
        || Phrase::plain("forecast-missing-contrast"),
        |(on, _)| {
            let days = Quantity::Count(f64::from(SILENT_DAYS));
            Phrase::new("forecast-missing-lately", [("day", Quantity::Date(on)), ("days", days)])
        },
    )
}

fn usual(course: &Course, outcome: Outcome) -> Phrase {
    let line = &course.ratings.line;
    let id = match outcome {
        Outcome::Morning => "forecast-usual-morning",
        Outcome::Run => "forecast-usual-run",
    };
    let values = [
        ("line", line.at().map(Quantity::Rating)),
        ("percent", line.share_so_far().map(percent)),
        ("rated", Some(Quantity::Count(f64::from(line.ratings())))),
    ];
    Phrase::new(id, values.into_iter().filter_map(|(name, value)| Some((name, value?))).collect::<Vec<_>>())
}

/// What would be after a night as long as needed.
fn by_sleep(season: &Season, replay: &Replay, day: Day) -> Option<Change> {
    let need = season.sleep_need.get(day.plus(-1)).filter(|_| replay.exposures.nights() >= NIGHTS_NEEDED)?;
    let (_, then) = replay.tell(day, Some(need))?;
    let says = Phrase::new("forecast-sleep", [("need", Quantity::Hours(need)), ("percent", percent(then))]);
    Some(Change { says, probability: then })
}

/// What moves the forecast of a day most, each against the same day with this one thing as usual.
fn drivers(course: &Course, exposures: &Exposures, day: Day) -> Vec<Driver> {
    let terms = course.terms(day, exposures, None);
    let adds = |signals: &[Signal]| {
        let usual = with_usual(&terms, signals);
        Some(course.probability(day, &terms)? - course.probability(day, &usual)?)
    };
    let told = [
        (load(exposures, day), adds(&[Signal::LoadYesterday, Signal::LoadLately])),
        (strength(exposures), adds(&[Signal::Strength])),
        (lately(course), adds(&[Signal::LastRating, Signal::Fortnight])),
        (weekday(course, day), adds(&[Signal::Weekday])),
    ];
    let told = told.into_iter().filter_map(|(says, adds)| Some(Driver { says: says?, adds: adds? }));
    let mut drivers: Vec<Driver> = told.filter(|driver| driver.adds.abs() >= WORTH_SAYING).collect();
    drivers.sort_by(|a, b| b.adds.abs().total_cmp(&a.adds.abs()));
    drivers.truncate(DRIVERS);
    drivers
}

fn with_usual(terms: &Terms, signals: &[Signal]) -> Terms {
    let mut usual = *terms;
    for signal in signals {
        usual.iter_mut().skip(*signal as usize).take(1).for_each(|term| *term = 0.0);
    }
    usual
}

fn load(exposures: &Exposures, day: Day) -> Option<Phrase> {
    let (load, usual) = exposures.load()?;
    let on = ("day", Quantity::Date(day.plus(-1)));
    let usual = ("usual", Quantity::Load(usual));
    if load <= 0.0 {
        return Some(Phrase::new("forecast-load-rest", [on, usual]));
    }
    Some(Phrase::new("forecast-load", [on, ("load", Quantity::Load(load)), usual]))
}

fn strength(exposures: &Exposures) -> Option<Phrase> {
    let (load, usual) = exposures.strength().filter(|(load, _)| *load > 0.0)?;
    Some(Phrase::new("forecast-strength", [("load", Quantity::Load(load)), ("usual", Quantity::Load(usual))]))
}

fn lately(course: &Course) -> Option<Phrase> {
    let (usual, lately) = course.ratings.usual_and_lately()?;
    let (on, last) = course.ratings.last()?;
    let tenth = |rating: f64| Quantity::Rating((rating * 10.0).round() / 10.0);
    let values =
        [("last", tenth(last)), ("day", Quantity::Date(on)), ("lately", tenth(lately)), ("usual", tenth(usual))];
    Some(Phrase::new("forecast-lately", values))
}

fn weekday(course: &Course, day: Day) -> Option<Phrase> {
    let id = WEEKDAYS.get(usize::try_from((day.0 + 3).rem_euclid(7)).ok()?)?;
    Some(Phrase::new(id, [("apart", Quantity::RatingChange(course.ratings.weekday_apart(day)?))]))
}
