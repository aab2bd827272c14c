//! Weight tables of scales, Withings' first of all: a column of dates and one headed by a word for weight with its
//! unit in brackets (section 4.10 of the format notes). Dates are the runner's own, without a zone.

use std::sync::Arc;

use super::moment::{self, Order};
use super::rows::rows;
use super::units::{POUND_KG, STONE_KG};
use super::{Contents, Problem, ProblemKind, plain};
use crate::model::{Reading, ReadingKind, SourceRank};

/// Weights of adults, kilograms. (J)
const PLAUSIBLE_KG: std::ops::RangeInclusive<f64> = 20.0..=400.0;

/// How a column of weights may begin, in the languages scales export in.
const WEIGHT_WORDS: &[&str] = &[
    "weight",
    "gewicht",
    "körpergewicht",
    "poids",
    "peso",
    "vikt",
    "vægt",
    "vekt",
    "paino",
    "waga",
    "hmotnost",
    "váha",
    "ağırlık",
    "kilo",
    "вес",
    "вага",
    "βάρος",
    "体重",
    "體重",
    "체중",
    "몸무게",
];

/// How a column of dates may begin.
const DATE_WORDS: &[&str] =
    &["date", "datum", "fecha", "data", "dato", "päivä", "tarih", "дата", "ημερομηνία", "日付", "日期", "날짜", "time"];

struct Columns {
    date: usize,
    weight: usize,
    /// Kilograms of one unit of the column.
    unit_kg: f64,
    source: Arc<str>,
}

/// Whether a table is one of weights.
pub(super) fn is_weights(head: &[u8]) -> bool {
    columns(&plain::header(head).0).is_some()
}

/// Reads a table of weights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (header, separator) = plain::header(bytes);
    let Some(columns) = columns(&header) else {
        return Contents::broken(Problem::plain(ProblemKind::Unsupported, "import-scale-columns"));
    };
    let mut contents = Contents::default();
    let mut bad: Option<(u64, String)> = None;
    let text = plain::text(bytes);
    let dates: Vec<String> =
        rows(&text, separator).filter_map(|(_, row)| row.get(columns.date).map(str::to_owned)).collect();
    let order = Order::of(dates.iter().map(String::as_str));
    for (line, row) in rows(&text, separator) {
        let date = row.get(columns.date).unwrap_or_default().trim();
        let weight = row.get(columns.weight).unwrap_or_default().trim();
        if weight.is_empty() || weight == "-" || weight == "--" {
            continue;
        }
        let kg = plain::number(weight).map(|value| value * columns.unit_kg).filter(|kg| PLAUSIBLE_KG.contains(kg));
        let moment = plain::day_time(date).or_else(|| moment::moment(date, order));
        let (Some((day, time_s)), Some(value)) = (moment, kg) else {
            bad.get_or_insert_with(|| (line, format!("{date} {weight}").chars().take(40).collect()));
            continue;
        };
        let source = Arc::clone(&columns.source);
        let reading = Reading { day, kind: ReadingKind::Weight, value, time_s, source, rank: SourceRank::Scale };
        contents.readings.push(reading);
    }
    let read = contents.readings.len();
    contents.problem =
        Problem::of_table(bad, read, (ProblemKind::Implausible, "import-scale-bad-row"), "import-scale-empty");
    contents
}

fn columns(header: &[String]) -> Option<Columns> {
    let weight = header.iter().position(|cell| unit_kg(cell).is_some())?;
    let cell = header.get(weight)?;
    let bracket = cell.find('(').and_then(|at| cell.get(at..));
    // Withings lists fat, bone, muscle and water in the same unit; others stop at percentages.
    let masses = bracket.map_or(0, |unit| header.iter().filter(|other| other.ends_with(unit)).count());
    let source = if masses >= 3 { "Withings" } else { "Scale" };
    let named = header.iter().position(|cell| DATE_WORDS.iter().any(|word| cell.starts_with(word)));
    let date = named.or_else(|| (weight > 0).then_some(0))?;
    Some(Columns { date, weight, unit_kg: unit_kg(cell)?, source: source.into() })
}

/// Kilograms of one unit of a column that holds weights: `weight (lb)`, `gewicht (kg)`, or no more than the unit.
fn unit_kg(cell: &str) -> Option<f64> {
    let unit = match cell {
        "kg" | "weightkg" | "weight_kg" => "kg",
        "lb" | "lbs" | "weight_lb" | "weight_lbs" => "lb",
        _ if WEIGHT_WORDS.iter().any(|word| cell.starts_with(word)) => {
            let (_, unit) = cell.strip_suffix([')', ']'])?.rsplit_once(['(', '['])?;
            unit.trim()
        }
        _ => return None,
    };
    match unit {
        "kg" => Some(1.0),
        "lb" | "lbs" => Some(POUND_KG),
        "st" | "stone" => Some(STONE_KG),
        _ => None,
    }
}
