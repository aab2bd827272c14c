//! The diary in the form in which it is imported.

use std::io;
use std::path::Path;

use serde_json::Value;

use super::tables::clock;
use crate::model::{Diary, DiaryRow, Origin};

/// Writes `diary.csv`. What was typed for a day and time stands in the imported row of that day and time, if it is the
/// only one: it holds either way.
pub(super) fn write(folder: &Path, rows: &[DiaryRow]) -> io::Result<()> {
    let mut file = csv::Writer::from_path(folder.join("diary.csv"))?;
    file.write_record(["date", "time"].iter().chain(Diary::COLUMNS))?;
    for row in merged(rows) {
        let said = serde_json::to_value(&row.said)?;
        let values = Diary::COLUMNS.iter().map(|column| said.get(column).map(cell).unwrap_or_default());
        let when = [row.day.to_string(), row.time_s.map(clock).unwrap_or_default()];
        file.write_record(when.into_iter().chain(values))?;
    }
    file.flush()
}

/// Rows of files with what was typed over them.
fn merged(rows: &[DiaryRow]) -> Vec<DiaryRow> {
    let mut merged: Vec<DiaryRow> = Vec::with_capacity(rows.len());
    for row in rows {
        let same = |other: &DiaryRow| (other.day, other.time_s) == (row.day, row.time_s);
        let alone = merged.len().checked_sub(2).and_then(|index| merged.get(index)).is_none_or(|other| !same(other));
        match merged.last_mut() {
            Some(last) if row.origin == Origin::Typed && alone && same(last) => last.said.overlay(&row.said),
            _ => merged.push(row.clone()),
        }
    }
    merged
}

fn cell(value: &Value) -> String {
    match value {
        Value::Bool(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        Value::String(text) => text.trim().to_owned(),
        // A float that is whole is written as it was typed.
        Value::Number(number) => number.as_f64().map(|number| number.to_string()).unwrap_or_default(),
        other => other.to_string(),
    }
}
