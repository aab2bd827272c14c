//! One table as CSV and as JSON, from the same rows.

use std::fs::File;
use std::io::{self, BufWriter, Write as _};
use std::path::Path;

use serde::Serialize;
use serde_json::{Map, Value};

use crate::cli::json;
use crate::model::{Day, History, Runner, SourceRank};

/// Columns of the readings.
pub(super) const READING: &[&str] = &["date", "time", "kind", "value", "source", "trust"];

/// Columns of the nights.
pub(super) const NIGHT: &[&str] = &[
    "date",
    "start_utc",
    "end_utc",
    "asleep_s",
    "in_bed_s",
    "deep_s",
    "light_s",
    "rem_s",
    "awake_s",
    "source",
    "trust",
];

/// One measured value.
#[derive(Serialize, Debug)]
pub(super) struct ReadingRow<'a> {
    date: Day,
    time: Option<String>,
    kind: &'static str,
    value: f64,
    source: &'a str,
    trust: SourceRank,
}

/// One night.
#[derive(Serialize, Debug)]
pub(super) struct NightRow<'a> {
    date: Day,
    start_utc: Option<String>,
    end_utc: Option<String>,
    asleep_s: Option<f64>,
    in_bed_s: Option<f64>,
    deep_s: Option<f64>,
    light_s: Option<f64>,
    rem_s: Option<f64>,
    awake_s: Option<f64>,
    source: &'a str,
    trust: SourceRank,
}

/// Every reading, those that another source outranks included.
pub(super) fn readings(history: &History) -> Vec<ReadingRow<'_>> {
    let rows = history.readings.iter().map(|reading| ReadingRow {
        date: reading.day,
        time: reading.time_s.map(clock),
        kind: reading.kind.key(),
        value: reading.value,
        source: &reading.source,
        trust: reading.rank,
    });
    rows.collect()
}

/// Every night, those that another source outranks included.
pub(super) fn nights(history: &History) -> Vec<NightRow<'_>> {
    let rows = history.nights.iter().map(|night| NightRow {
        date: night.day,
        start_utc: night.start_utc_s.map(json::utc),
        end_utc: night.end_utc_s.map(json::utc),
        asleep_s: night.asleep_s,
        in_bed_s: night.in_bed_s,
        deep_s: night.deep_s,
        light_s: night.light_s,
        rem_s: night.rem_s,
        awake_s: night.awake_s,
        source: &night.source,
        trust: night.rank,
    });
    rows.collect()
}

/// Local seconds since midnight as `06:12`, the seconds only where there are any.
pub(super) fn clock(time_s: i32) -> String {
    let (hour, minute, second) = (time_s / 3600, time_s / 60 % 60, time_s % 60);
    if second == 0 { format!("{hour:02}:{minute:02}") } else { format!("{hour:02}:{minute:02}:{second:02}") }
}

/// Writes `name.json` and `name.csv`. The columns are the keys of the rows, in the order they are to stand in.
pub(super) fn write(folder: &Path, name: &str, columns: &[&str], rows: &[impl Serialize]) -> io::Result<()> {
    let mut file = BufWriter::new(File::create(folder.join(format!("{name}.json")))?);
    json::print(&mut file, &rows)?;
    file.flush()?;
    let mut file = csv::Writer::from_path(folder.join(format!("{name}.csv")))?;
    file.write_record(columns)?;
    for row in rows {
        let row = serde_json::to_value(row)?;
        file.write_record(columns.iter().map(|column| row.get(column).map(cell).unwrap_or_default()))?;
    }
    file.flush()
}

/// A value as a cell: what is missing is empty, a list is parted by bars.
fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(values) => values.iter().map(cell).collect::<Vec<_>>().join(" | "),
        other => other.to_string(),
    }
}

/// Writes the profile in the form in which it is imported.
pub(super) fn profile(folder: &Path, runner: &Runner) -> io::Result<()> {
    let mut document = Map::new();
    document.insert("lightfoot_profile".to_owned(), 1.into());
    if let Value::Object(fields) = serde_json::to_value(runner)? {
        document.extend(fields);
    }
    let mut file = BufWriter::new(File::create(folder.join("profile.json"))?);
    json::print(&mut file, &document)?;
    file.flush()
}
