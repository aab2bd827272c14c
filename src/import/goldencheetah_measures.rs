//! GoldenCheetah's measures of the body: `bodymeasures.json`, `hrvmeasures.json` and `nutritionmeasures.json` of an
//! athlete's folder, and the tables its import takes (section 4.14 of the format notes).

use std::sync::Arc;

use serde_json::Value;

use super::account::{self, BadRow, note_bad};
use super::garmin_sleep::{HRV, RESTING_HR};
use super::json::{self, number};
use super::table::Table;
use super::{Contents, plain};
use crate::model::{Day, Reading, ReadingKind, SourceRank};

const SOURCE: &str = "GoldenCheetah";
/// Weights of adults, kilograms. (J)
const WEIGHT_KG: std::ops::RangeInclusive<f64> = 20.0..=400.0;
/// 1990-01-01: an earlier second is none of a measure.
const FIRST_S: i64 = 631_152_000;

/// Grams of carbohydrate a day.
const CARBOHYDRATE_G: std::ops::RangeInclusive<f64> = 1.0..=3_000.0;

/// Fields that are read, with what they measure.
const FIELDS: [(&str, ReadingKind, std::ops::RangeInclusive<f64>); 5] = [
    ("weightkg", ReadingKind::Weight, WEIGHT_KG),
    ("hr", ReadingKind::RestingHr, RESTING_HR),
    ("rmssd", ReadingKind::HrvRmssd, HRV),
    ("sdnn", ReadingKind::HrvSdnn, HRV),
    ("cho", ReadingKind::Carbohydrate, CARBOHYDRATE_G),
];

/// Every column of its tables.
const COLUMNS: &[&str] = &[
    "ts",
    "date",
    "weightkg",
    "fatkg",
    "boneskg",
    "musclekg",
    "leankg",
    "fatpercent",
    "comment",
    "note",
    "source",
    "hr",
    "avnn",
    "sdnn",
    "rmssd",
    "pnn50",
    "lf",
    "hf",
    "recovery_points",
];
/// One of these must be there: a date and a weight alone are anybody's.
const OWN: &[&str] = &["ts", "fatkg", "leankg", "rmssd"];

/// Whether a file holds measures in JSON.
pub(super) fn is_measures(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with('{') && text.contains("\"measures\"") && text.contains("\"when\"")
}

/// Reads measures in JSON.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut readings = Vec::new();
    let end = json::each(&plain::text(bytes), &["measures"], |record| {
        let when = record.get("when").and_then(Value::as_i64).and_then(instant);
        readings.extend(when.into_iter().flat_map(|when| fields(when, |key| number(&record, key))));
    });
    account::json(Contents { readings, ..Contents::default() }, end)
}

/// Whether a table is one of measures.
pub(super) fn is_table(head: &[u8]) -> bool {
    is_header(&plain::header(head).0)
}

fn is_header(names: &[String]) -> bool {
    let has = |word: &&str| names.iter().any(|name| name == word);
    let dated = has(&"ts") || has(&"date");
    dated
        && names.iter().all(|name| COLUMNS.contains(&name.as_str()))
        && OWN.iter().any(has)
        && FIELDS.iter().any(|(field, ..)| has(field))
}

/// Reads a table of measures.
pub(super) fn read_table(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let mut contents = Contents::default();
    let mut bad: BadRow = None;
    for row in table.rows.iter().filter(|row| !row.is_empty() && is_header(&table.names)) {
        let Some(cell) = row.text(table.column(&["ts", "date"])) else { continue };
        let when = cell.parse().map_or_else(|_| plain::day_time(cell), instant);
        let Some(when) = when else {
            note_bad(&mut bad, row.line, cell);
            continue;
        };
        contents.readings.extend(fields(when, |key| table.number(row, table.column(&[key]))));
    }
    account::table(contents, bad)
}

/// The day of a second since 1970; the zone is not said.
fn instant(utc_s: i64) -> Option<(Day, Option<i32>)> {
    let time_s = i32::try_from(utc_s.rem_euclid(86_400)).ok();
    (utc_s >= FIRST_S).then(|| (Day::of_instant(utc_s, 0), time_s))
}

/// The readings of one measure that can be true.
fn fields(when: (Day, Option<i32>), value: impl Fn(&str) -> Option<f64>) -> Vec<Reading> {
    let (day, time_s) = when;
    let source: Arc<str> = SOURCE.into();
    let found = FIELDS.iter().filter_map(|(key, kind, range)| {
        let value = value(key).filter(|value| range.contains(value))?;
        let source = Arc::clone(&source);
        Some(Reading { day, kind: *kind, value, time_s, source, rank: SourceRank::Mirror })
    });
    found.collect()
}
