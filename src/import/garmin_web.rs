//! Tables that the Garmin Connect web page hands out for days (section 4.5 of the format notes): `Sleep.csv`,
//! `Weight.csv` with a date on a line of its own above its weights, `HRV Status.csv`, `Resting Heart Rate.csv`. Dates
//! are the runner's own, without a zone.

use std::sync::Arc;

use super::dated::yearless;
use super::garmin_sleep::{HRV, RESTING_HR};
use super::moment::{self, Order};
use super::table::{Table, measure};
use super::units::{POUND_KG, STONE_KG};
use super::{Contents, Problem, ProblemKind, plain};
use crate::model::{Day, Night, Reading, ReadingKind, SourceRank};

/// Where it comes from; not the source of the account export, or a night could stand there twice.
const SOURCE: &str = "Garmin Connect";
/// Weights of adults, kilograms. (J)
const WEIGHT_KG: std::ops::RangeInclusive<f64> = 20.0..=400.0;
/// Seconds asleep a night may have.
const ASLEEP_S: std::ops::RangeInclusive<f64> = 60.0..=86_400.0;

/// Names of columns, the commonest languages of the page.
const RESTING: &[&str] =
    &["resting heart rate", "ruheherzfrequenz", "fréquence cardiaque au repos", "frecuencia cardiaca en reposo"];
const OVERNIGHT: &[&str] = &["overnight hrv", "hrv status", "hfv-status", "hfv über nacht"];
const DURATION: &[&str] = &["duration", "dauer", "durée", "duración", "durata"];
const SCORE: &[&str] = &["score", "punktzahl", "bewertung", "puntuación", "punteggio", "puntuación del sueño"];
/// A view of weeks: it is known, so that the page's own remedy is told.
const OF_WEEKS: &[&str] = &["avg duration", "avg score"];
const WEIGHT: &[&str] = &["weight", "gewicht", "poids", "peso"];

/// What a table holds.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Sleep,
    Weight,
    Resting,
    Hrv,
}

fn kind(names: &[String]) -> Option<Kind> {
    let first = names.first()?.as_str();
    let has = |words: &[&str]| names.iter().any(|name| words.contains(&name.as_str()));
    match names {
        _ if has(DURATION) && has(SCORE) => Some(Kind::Sleep),
        _ if OF_WEEKS.iter().all(|name| has(&[name])) => Some(Kind::Sleep),
        _ if first.starts_with("sleep score") => Some(Kind::Sleep),
        _ if has(WEIGHT) && has(&["bmi", "imc"]) && !has(&["date"]) => Some(Kind::Weight),
        _ if has(&["overnight hrv", "hfv über nacht"]) => Some(Kind::Hrv),
        [_, second, ..] if first.is_empty() && RESTING.contains(&second.as_str()) => Some(Kind::Resting),
        _ => None,
    }
}

/// Whether a table is one of these.
pub(super) fn is_days(head: &[u8]) -> bool {
    kind(&plain::header(head).0).is_some()
}

/// Reads such a table.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let Some(kind) = kind(&table.names) else {
        return Contents::broken(Problem::plain(ProblemKind::Unsupported, "import-days-empty"));
    };
    let dates = table.rows.iter().filter_map(|row| row.text(Some(0)));
    let mut days = Days { order: Order::of(dates), table: &table, contents: Contents::default(), bad: None };
    match kind {
        Kind::Weight => days.weights(),
        _ => days.rows(kind),
    }
    days.finish()
}

struct Days<'a> {
    table: &'a Table,
    order: Option<Order>,
    contents: Contents,
    /// The first line whose date could not be read, and the cell.
    bad: Option<(u64, String)>,
}

impl Days<'_> {
    fn rows(&mut self, kind: Kind) {
        let (resting, overnight) = (self.table.column(RESTING), self.table.column(OVERNIGHT));
        let duration = self.table.column(DURATION).filter(|_| kind == Kind::Sleep);
        for row in self.table.rows.iter().filter(|row| !row.is_empty()) {
            let Some(cell) = row.text(Some(0)) else { continue };
            let dated = moment::moment(cell, self.order).map(|(day, _)| day);
            let Some(day) = dated.or_else(|| yearless(cell)) else {
                self.bad.get_or_insert_with(|| (row.line, cell.chars().take(40).collect()));
                continue;
            };
            let with_unit = |column| Some(measure(row.text(column)?, self.table.comma)?.0);
            let value = |column| self.table.number(row, column).or_else(|| with_unit(column));
            let bpm = value(resting).filter(|bpm| RESTING_HR.contains(bpm));
            let ms = value(overnight).filter(|ms| HRV.contains(ms));
            self.reading(day, None, ReadingKind::RestingHr, bpm);
            self.reading(day, None, ReadingKind::HrvRmssd, ms);
            let asleep_s = row.text(duration).and_then(moment::seconds).filter(|s| ASLEEP_S.contains(s));
            if asleep_s.is_some() {
                let night = Night { day, asleep_s, source: SOURCE.into(), rank: SourceRank::Watch, ..Night::default() };
                self.contents.nights.push(night);
            }
        }
    }

    /// A line with nothing but a date holds for the lines below it.
    fn weights(&mut self) {
        let weight = self.table.column(WEIGHT);
        let mut day = None;
        for row in self.table.rows.iter().filter(|row| !row.is_empty()) {
            let Some(cell) = row.text(Some(0)) else { continue };
            match row.text(weight).and_then(|weight| weight_kg(weight, self.table.comma)) {
                // A time of day with nothing weighed.
                None if moment::clock(cell).is_some() => {}
                None if row.text(weight).is_none() => {
                    day = moment::moment(cell, self.order).map(|(day, _)| day);
                    if day.is_none() {
                        self.bad.get_or_insert_with(|| (row.line, cell.chars().take(40).collect()));
                    }
                }
                kg => {
                    let Some(day) = day else { continue };
                    self.reading(day, moment::clock(cell), ReadingKind::Weight, kg);
                }
            }
        }
    }

    fn reading(&mut self, day: Day, time_s: Option<i32>, kind: ReadingKind, value: Option<f64>) {
        let Some(value) = value else { return };
        let rank = if kind == ReadingKind::Weight { SourceRank::Scale } else { SourceRank::Watch };
        self.contents.readings.push(Reading { day, kind, value, time_s, source: Arc::from(SOURCE), rank });
    }

    fn finish(mut self) -> Contents {
        let saved = self.contents.readings.len() + self.contents.nights.len();
        self.contents.problem = Problem::of_table(
            self.bad,
            saved,
            (ProblemKind::Unsupported, "import-garmin_web-bad-date"),
            "import-days-empty",
        );
        self.contents
    }
}

/// Kilograms of `80.0 kg`, `176.4 lbs`, `12 st 8 lb`.
fn weight_kg(cell: &str, comma: bool) -> Option<f64> {
    let (value, unit) = measure(cell, comma)?;
    let kg = match unit.as_str() {
        "kg" => value,
        "lb" | "lbs" => value * POUND_KG,
        unit => {
            let pounds = unit.strip_prefix("st")?;
            let pounds = measure(pounds.trim_matches([':', ' ']), comma).map_or(0.0, |(pounds, _)| pounds);
            value * STONE_KG + pounds * POUND_KG
        }
    };
    Some(kg).filter(|kg| WEIGHT_KG.contains(kg))
}
