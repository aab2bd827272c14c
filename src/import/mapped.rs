//! A table nobody knows, read as the runner said: what each column holds, in which order its dates are written, whether
//! a comma is decimal. Pure: a mapping and bytes give [`Contents`]. What a mapping says holds for every later table with
//! the same header.

use std::sync::Arc;

use serde::{Deserialize, Serialize};

use super::moment::{self, Order};
use super::table::{self, Row, Table};
use super::{Contents, Problem, ProblemKind, diary, plain};
use crate::model::{Day, Diary, DiaryRow, Night, Origin, Phrase, Quantity, Reading, ReadingKind, SourceRank};

/// Kilograms in a pound.
const POUND_KG: f64 = 0.453_592_37;
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
    /// What the columns of a table may mean, by their names and by how its dates and numbers are written.
    pub fn guess(bytes: &[u8]) -> Self {
        let table = Table::read(bytes);
        let mut columns: Vec<Meaning> = Vec::with_capacity(table.names.len());
        for name in &table.names {
            let guess = meaning_of(name);
            // Each is meant once; the others of its kind are for the runner to choose.
            columns.push(if columns.contains(&guess) { Meaning::Unused } else { guess });
        }
        let date = columns.iter().position(|column| *column == Meaning::Date);
        let order = Order::of(table.rows.iter().filter_map(|row| row.text(date)));
        Self { header: table.names, columns, month_first: order == Some(Order::MonthFirst), comma: table.comma }
    }

    /// Whether a table has the header this is about.
    pub fn fits(&self, head: &[u8]) -> bool {
        plain::header(head).0 == self.header
    }

    fn order(&self) -> Order {
        if self.month_first { Order::MonthFirst } else { Order::DayFirst }
    }
}

fn meaning_of(name: &str) -> Meaning {
    let starts = |words: &[&str]| words.iter().any(|word| name.starts_with(word));
    let found = Meaning::ALL.iter().find(|(_, _, words)| starts(words)).map_or(Meaning::Unused, |(found, ..)| *found);
    match found {
        Meaning::WeightKg if name.contains("lb") || name.contains("pound") => Meaning::WeightLb,
        Meaning::SleepHours if name.contains("min") => Meaning::SleepMinutes,
        found => found,
    }
}

/// Reads a table as its mapping says. A cell that makes no sense is left out; the first of them is named.
pub fn read(mapping: &Mapping, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let mut reading = Mapped { mapping, contents: Contents::default(), bad: None, bad_count: 0 };
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        reading.row(row);
    }
    reading.finish()
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
        let column = |meaning| self.mapping.columns.iter().position(|column| *column == meaning);
        let date = row.text(column(Meaning::Date));
        let moment = date.and_then(|date| moment::moment(date, Some(self.mapping.order())));
        let Some((day, time_s)) = moment else {
            let at = column(Meaning::Date).unwrap_or(0);
            return self.bad(row, at, date.unwrap_or_default());
        };
        let clock = row.text(column(Meaning::Time)).and_then(moment::clock);
        let at = (day, clock.or(time_s));
        let mut said = Diary::default();
        for (index, meaning) in self.mapping.columns.iter().enumerate() {
            let Some(cell) = row.text(Some(index)) else { continue };
            if !self.cell(*meaning, cell, at, &mut said) {
                self.bad(row, index, cell);
            }
        }
        if !said.is_empty() {
            // A rating belongs to the run it names the time of, everything else to the day.
            let time_s = clock.filter(|_| said.legs_heaviness.is_some() || said.effort.is_some());
            self.contents.diary.push(DiaryRow { day, time_s, origin: Origin::Imported, said });
        }
    }

    /// Takes one cell; whether it makes sense.
    fn cell(&mut self, meaning: Meaning, cell: &str, (day, time_s): (Day, Option<i32>), said: &mut Diary) -> bool {
        let source: Arc<str> = "Table".into();
        let number = table::measure(cell, self.mapping.comma).map(|(number, _)| number);
        if let Some((kind, unit)) = meaning.measure() {
            let Some(value) = number.map(|number| number * unit).filter(|value| plausible(kind, *value)) else {
                return false;
            };
            let rank = if kind == ReadingKind::Weight { SourceRank::Scale } else { SourceRank::Watch };
            self.contents.readings.push(Reading { day, kind, value, time_s, source, rank });
            return true;
        }
        if let Meaning::SleepHours | Meaning::SleepMinutes = meaning {
            let unit = if meaning == Meaning::SleepHours { 3_600.0 } else { 60.0 };
            // `7:30` are hours and minutes here, not minutes and seconds.
            let clock = moment::clock(cell).filter(|_| cell.contains(':')).map(f64::from);
            let asleep_s = clock.or_else(|| moment::seconds(cell)).or_else(|| number.map(|number| number * unit));
            let Some(asleep_s) = asleep_s.filter(|asleep| (0.0..=86_400.0).contains(asleep)) else { return false };
            let night = Night { day, asleep_s: Some(asleep_s), source, rank: SourceRank::Watch, ..Night::default() };
            self.contents.nights.push(night);
            return true;
        }
        let Some(column) = meaning.diary() else { return true };
        let plain = number.filter(|_| meaning != Meaning::Note).map(|number| number.to_string());
        match diary::value(column, plain.as_deref().unwrap_or(cell)) {
            Ok(value) => {
                said.overlay(&value);
                true
            }
            Err(_) => false,
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

/// Values of adults; outside lies a slip of the hand or of the unit. (J)
fn plausible(kind: ReadingKind, value: f64) -> bool {
    match kind {
        ReadingKind::Weight => (20.0..=400.0).contains(&value),
        ReadingKind::RestingHr => (20.0..=150.0).contains(&value),
        _ => (1.0..=500.0).contains(&value),
    }
}
