//! What one cell of a table comes to under what its column means: the same for the rows shown before the yes and for
//! those that are read.

use super::super::{diary, moment, plain, table};
use super::{Mapping, Meaning};
use crate::model::{Day, Diary, Quantity, ReadingKind};

/// What a cell comes to.
#[derive(Clone, PartialEq, Debug)]
pub enum Cell {
    /// Nothing: it is empty, or its column is not used.
    Nothing,
    /// It does not fit what its column means, and is left out.
    Misfit,
    /// A date, with local seconds since midnight where it has them.
    Date(Day, Option<i32>),
    /// A time of day, local seconds since midnight.
    Clock(i32),
    /// A value in the unit of its kind.
    Measure(ReadingKind, f64),
    /// Seconds asleep.
    Asleep(f64),
    /// Something of the diary, and the same to be shown.
    Said(Box<Diary>, Quantity),
}

impl Cell {
    /// The same with its unit, to be shown; `None` where there is nothing.
    pub fn quantity(&self) -> Option<Quantity> {
        Some(match self {
            Self::Nothing | Self::Misfit => return None,
            Self::Date(day, _) => Quantity::Date(*day),
            Self::Clock(time_s) => Quantity::Name(format!("{:02}:{:02}", time_s / 3_600, time_s / 60 % 60)),
            Self::Measure(ReadingKind::Weight, kg) => Quantity::Mass(*kg),
            Self::Measure(ReadingKind::RestingHr, bpm) => Quantity::HeartRate(*bpm),
            Self::Measure(_, ms) => Quantity::Milliseconds(*ms),
            Self::Asleep(asleep_s) => Quantity::Hours(asleep_s / 3_600.0),
            Self::Said(_, shown) => shown.clone(),
        })
    }
}

/// What a cell with something in it comes to.
pub(super) fn read(mapping: &Mapping, meaning: Meaning, text: &str) -> Cell {
    let number = table::measure(text, mapping.comma).map(|(number, _)| number);
    let read = match meaning {
        Meaning::Unused => Some(Cell::Nothing),
        Meaning::Date => date(text, mapping).map(|(day, time_s)| Cell::Date(day, time_s)),
        Meaning::Time => moment::clock(text).map(Cell::Clock),
        Meaning::SleepHours => asleep(text, number, 3_600.0),
        Meaning::SleepMinutes => asleep(text, number, 60.0),
        _ => match meaning.measure() {
            Some((kind, unit)) => number.and_then(|number| measure(kind, number * unit)),
            None => said(meaning, text, number),
        },
    };
    read.unwrap_or(Cell::Misfit)
}

/// A date in the order the mapping says, whatever parts its numbers; a year of two digits is one of this century.
fn date(text: &str, mapping: &Mapping) -> Option<(Day, Option<i32>)> {
    let end = text.find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | '/' | '-')).unwrap_or(text.len());
    let numbers: Vec<&str> = text.get(..end)?.trim_end_matches('.').split(['.', '/', '-']).collect();
    if let [first, second, year] = numbers.as_slice()
        && first.len() <= 2
        && matches!(year.len(), 2 | 4)
    {
        let (day, month) = if mapping.month_first { (second, first) } else { (first, second) };
        let century = if year.len() == 2 { "20" } else { "" };
        let day = Day::parse(&format!("{century}{year}-{month:0>2}-{day:0>2}"))?;
        return Some((day, moment::clock(text)));
    }
    moment::moment(text, Some(mapping.order())).or_else(|| plain::day(text).map(|day| (day, None)))
}

fn asleep(text: &str, number: Option<f64>, unit_s: f64) -> Option<Cell> {
    // `7:30` are hours and minutes here, not minutes and seconds.
    let clock = moment::clock(text).filter(|_| text.contains(':')).map(f64::from);
    let asleep_s = clock.or_else(|| moment::seconds(text)).or_else(|| number.map(|number| number * unit_s))?;
    (0.0..=86_400.0).contains(&asleep_s).then_some(Cell::Asleep(asleep_s))
}

/// Values of adults; outside lies a slip of the hand or of the unit. (J)
fn measure(kind: ReadingKind, value: f64) -> Option<Cell> {
    let range = match kind {
        ReadingKind::Weight => 20.0..=400.0,
        ReadingKind::RestingHr => 20.0..=150.0,
        _ => 1.0..=500.0,
    };
    range.contains(&value).then_some(Cell::Measure(kind, value))
}

fn said(meaning: Meaning, text: &str, number: Option<f64>) -> Option<Cell> {
    let number = number.filter(|_| meaning != Meaning::Note);
    let plain = number.map(|number| number.to_string());
    let value = diary::value(meaning.diary()?, plain.as_deref().unwrap_or(text)).ok()?;
    let shown = match (meaning, number) {
        (Meaning::Carbs, Some(grams)) => Quantity::Grams(grams),
        (Meaning::Drink, Some(ml)) => Quantity::Litres(ml / 1_000.0),
        (Meaning::Ferritin, Some(ug)) => Quantity::Ferritin(ug),
        (_, Some(rating)) => Quantity::Rating(rating),
        (_, None) => Quantity::Name(text.to_owned()),
    };
    Some(Cell::Said(Box::new(value), shown))
}
