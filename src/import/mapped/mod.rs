//! A table nobody knows, read as the runner said: what each column holds, in which order its dates are written, whether
//! a comma is decimal. Pure: a mapping and bytes give [`Contents`]. What a mapping says holds for every later table with
//! the same header; a first one is guessed from the names of the columns and from what stands in them.

mod cell;
mod guess;

use std::sync::Arc;

use serde::{Deserialize, Serialize};

pub use cell::Cell;

use super::moment::Order;
use super::table::{self, Row, Table};
use super::units::POUND_KG;
use super::{Contents, Problem, ProblemKind, plain, rows};
use crate::model::{Day, Diary, DiaryRow, Night, Origin, Phrase, Quantity, Reading, ReadingKind, SourceRank};

/// Rows shown before the runner has said anything.
const SHOWN_ROWS: usize = 6;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// Nothing that is used.
    #[default]
    Unused,
    /// The civil date, perhaps with a time of day.
    Date,
    /// The time of day.
    Time,
    /// Body weight, kilograms.
    WeightKg,
    /// Body weight, pounds.
    WeightLb,
    /// Sleep, hours or hours and minutes.
    SleepHours,
    /// Sleep, minutes.
    SleepMinutes,
    /// Resting heart rate, beats a minute.
    RestingHr,
    /// Heart-rate variability, RMSSD in milliseconds.
    HrvRmssd,
    /// How heavy the legs felt on the run, 0–10.
    LegsHeaviness,
    /// How heavy the legs felt on waking, 0–10.
    LegsMorning,
    /// How hard the run was, 0–10.
    Effort,
    /// Tiredness, 0–10.
    Tired,
    /// Leg soreness, 0–10.
    Soreness,
    /// Carbohydrate of the day, grams.
    Carbs,
    /// Drunk on the run, millilitres.
    Drink,
    /// Ferritin, micrograms per litre.
    Ferritin,
    /// Words.
    Note,
}

impl Meaning {
    /// Every meaning, in the order they are offered, with the word that names its text (`import-column-` before it) and
    /// how headers of such columns begin.
    pub const ALL: &'static [(Self, &'static str, &'static [&'static str])] = &[
        (Self::Unused, "unused", &[]),
        (Self::Date, "date", &["date", "datum", "day", "tag", "fecha", "data", "jour", "tanggal", "dato"]),
        (Self::Time, "time", &["time", "uhrzeit", "hora", "heure", "ora", "tijd"]),
        (Self::WeightKg, "weight-kg", &["weight", "gewicht", "poids", "peso", "berat", "kg"]),
        (Self::WeightLb, "weight-lb", &["lb", "pounds"]),
        (Self::SleepHours, "hours-slept", &["sleep", "schlaf", "sommeil", "sueño", "sonno", "slaap", "tidur"]),
        (Self::SleepMinutes, "minutes-slept", &[]),
        (Self::RestingHr, "resting-hr", &["rest", "rhr", "ruhepuls", "fc repos", "pulso"]),
        (Self::HrvRmssd, "hrv-rmssd", &["hrv", "rmssd", "vfc", "hfv"]),
        (Self::LegsHeaviness, "legs-heaviness", &["legs", "heav", "beine", "jambes", "piernas", "gambe", "benen"]),
        (Self::LegsMorning, "legs-morning", &[]),
        (Self::Effort, "effort", &["rpe", "effort", "anstrengung", "esfuerzo", "sforzo"]),
        (Self::Tired, "tired", &["tired", "fatigue", "müde", "fatiga", "stanch", "moe"]),
        (Self::Soreness, "soreness", &["sore", "muskelkater", "doms", "courbature", "agujetas"]),
        (Self::Carbs, "carbs", &["carb", "kohlenhydrat", "glucide", "hidratos", "koolhydraat"]),
        (Self::Drink, "drink", &["drink", "water", "fluid", "trink", "eau", "agua"]),
        (Self::Ferritin, "ferritin", &["ferritin"]),
        (Self::Note, "note", &["note", "comment", "notiz", "bemerkung", "nota", "remarque", "opmerking"]),
    ];

    /// The column of the diary it goes to.
    fn diary(self) -> Option<&'static str> {
        match self {
            Self::LegsHeaviness => Some("legs_heaviness"),
            Self::LegsMorning => Some("legs_morning"),
            Self::Effort => Some("effort"),
            Self::Tired => Some("tired"),
            Self::Soreness => Some("soreness"),
            Self::Carbs => Some("carbs_g"),
            Self::Drink => Some("drink_ml"),
            Self::Ferritin => Some("ferritin_ug_l"),
            Self::Note => Some("note"),
            _ => None,
        }
    }

    /// What it measures, and the unit of the kind in one of the column's.
    fn measure(self) -> Option<(ReadingKind, f64)> {
        match self {
            Self::WeightKg => Some((ReadingKind::Weight, 1.0)),
            Self::WeightLb => Some((ReadingKind::Weight, POUND_KG)),
            Self::RestingHr => Some((ReadingKind::RestingHr, 1.0)),
            Self::HrvRmssd => Some((ReadingKind::HrvRmssd, 1.0)),
            _ => None,
        }
    }
}

/// How tables with one header are read.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Mapping {
    /// The names of the columns, in lower case: what the table is known by.
    pub header: Vec<String>,
    /// What each column holds.
    pub columns: Vec<Meaning>,
    /// Whether `3/5/2026` is the fifth of March.
    pub month_first: bool,
    /// Whether a comma is decimal.
    pub comma: bool,
}

/// The first rows of a table, to choose by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Sample {
    /// The names of the columns, as written.
    pub header: Vec<String>,
    /// The first rows.
    pub rows: Vec<Vec<String>>,
}

/// The first rows of a table; `None` if it is none: one column, or no row under the header.
pub fn sample(bytes: &[u8]) -> Option<Sample> {
    let text = plain::text(bytes);
    let (_, separator) = plain::header(bytes);
    let mut builder = csv::ReaderBuilder::new();
    let mut reader = builder.has_headers(false).flexible(true).delimiter(separator).from_reader(text.as_bytes());
    let cells =
        |record: csv::StringRecord| -> Vec<String> { record.iter().map(|cell| cell.trim().to_owned()).collect() };
    let mut records = reader.records().filter_map(Result::ok).map(cells);
    let header = records.next().filter(|header| header.len() > 1)?;
    let rows: Vec<Vec<String>> = records.take(SHOWN_ROWS).collect();
    (!rows.is_empty()).then_some(Sample { header, rows })
}

impl Mapping {
    /// Whether a table has the header this is about.
    pub fn fits(&self, head: &[u8]) -> bool {
        plain::header(head).0 == self.header
    }

    /// Says what a column holds; another that was said to hold the same, in whatever unit, is not used any more.
    pub fn mean(&mut self, column: usize, meaning: Meaning) {
        for (index, other) in self.columns.iter_mut().enumerate() {
            if index == column {
                *other = meaning;
            } else if guess::is_same_measure(*other, meaning) {
                *other = Meaning::Unused;
            }
        }
    }

    fn order(&self) -> Order {
        if self.month_first { Order::MonthFirst } else { Order::DayFirst }
    }

    /// What a cell of this column comes to.
    fn cell(&self, column: Option<usize>, text: &str) -> Cell {
        let meaning = column.and_then(|column| self.columns.get(column)).copied().unwrap_or_default();
        cell::read(self, meaning, text)
    }
}

impl Sample {
    /// What its cells come to if its columns mean this, row by row.
    pub fn read(&self, mapping: &Mapping) -> Vec<Vec<Cell>> {
        let one = |(text, meaning): (&String, &Meaning)| match table::said(text) {
            Some(text) => cell::read(mapping, *meaning, text),
            None => Cell::Nothing,
        };
        self.rows.iter().map(|row| row.iter().zip(&mapping.columns).map(one).collect()).collect()
    }
}

/// Reads a table as its mapping says. A cell that makes no sense is left out; the first of them is named.
pub fn read(mapping: &Mapping, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let mut reading = Mapped { mapping, contents: Contents::default(), bad: None, bad_count: 0 };
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        reading.row(row);
    }
    let mut contents = reading.finish();
    contents.problem = contents.problem.or_else(|| rows::damage(bytes));
    contents
}

struct Mapped<'a> {
    mapping: &'a Mapping,
    contents: Contents,
    /// Line, column and cell of the first that could not be used.
    bad: Option<(u64, String, String)>,
    bad_count: u32,
}

impl Mapped<'_> {
    fn row(&mut self, row: &Row) {
        let mapping = self.mapping;
        let column = |meaning| mapping.columns.iter().position(|column| *column == meaning);
        let read = |index| row.text(index).map_or(Cell::Nothing, |text| mapping.cell(index, text));
        let date = column(Meaning::Date);
        let Cell::Date(day, time_s) = read(date) else {
            return self.bad(row, date.unwrap_or(0), row.text(date).unwrap_or_default());
        };
        let clock = match read(column(Meaning::Time)) {
            Cell::Clock(time_s) => Some(time_s),
            _ => None,
        };
        let at = (day, clock.or(time_s));
        let mut said = Diary::default();
        for index in 0..mapping.columns.len() {
            match read(Some(index)) {
                Cell::Misfit => self.bad(row, index, row.text(Some(index)).unwrap_or_default()),
                cell => self.take(cell, at, &mut said),
            }
        }
        if !said.is_empty() {
            // A rating belongs to the run it names the time of, everything else to the day.
            let time_s = clock.filter(|_| said.legs_heaviness.is_some() || said.effort.is_some());
            self.contents.diary.push(DiaryRow { day, time_s, origin: Origin::Imported, said });
        }
    }

    fn take(&mut self, cell: Cell, (day, time_s): (Day, Option<i32>), said: &mut Diary) {
        let source: Arc<str> = "Table".into();
        match cell {
            Cell::Measure(kind, value) => {
                let rank = if kind == ReadingKind::Weight { SourceRank::Scale } else { SourceRank::Watch };
                self.contents.readings.push(Reading { day, kind, value, time_s, source, rank });
            }
            Cell::Asleep(asleep_s) => {
                let night =
                    Night { day, asleep_s: Some(asleep_s), source, rank: SourceRank::Watch, ..Night::default() };
                self.contents.nights.push(night);
            }
            Cell::Said(value, _) => said.overlay(&value),
            Cell::Nothing | Cell::Misfit | Cell::Date(..) | Cell::Clock(_) => {}
        }
    }

    fn bad(&mut self, row: &Row, column: usize, cell: &str) {
        self.bad_count += 1;
        let name = || self.mapping.header.get(column).cloned().unwrap_or_default();
        if self.bad.is_none() {
            self.bad = Some((row.line, name(), cell.chars().take(40).collect()));
        }
    }

    fn finish(self) -> Contents {
        let Self { mut contents, bad, bad_count, .. } = self;
        let rows = contents.readings.len() + contents.nights.len() + contents.diary.len();
        contents.problem = match bad {
            Some((line, column, cell)) => {
                let values = [
                    ("line", Quantity::Count(line as f64)),
                    ("column", Quantity::Name(column)),
                    ("cell", Quantity::Name(cell)),
                    ("values", Quantity::Count(rows as f64)),
                    ("others", Quantity::Count(f64::from(bad_count - 1))),
                ];
                Some(Problem::new(ProblemKind::Implausible, Phrase::new("import-mapped-bad-cell", values)))
            }
            None if rows == 0 => Some(Problem::plain(ProblemKind::Empty, "import-mapped-empty")),
            None => None,
        };
        contents
    }
}
