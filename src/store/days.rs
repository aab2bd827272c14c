//! What is measured once a day. Reading the same source again updates in place: a row has a key, and of the files in
//! sight that have it the latest import's wins, within one import the newest file's, which is read first.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{ImportId, StoreError};
use crate::model::{Day, Night, Reading, ReadingKind, SourceRank};

/// Days touched, by measure.
pub(super) type Touched = BTreeMap<&'static str, BTreeSet<Day>>;

/// Stands for "not said" in a key.
pub(super) const NOT_SAID: i64 = -1;

/// Rows of a table whose file is in sight; the file is `f`.
pub(super) fn in_sight(table: &str) -> String {
    // The table comes first: its key is the order wanted.
    format!("{table} CROSS JOIN file f ON f.id = {table}.file_id JOIN import i ON i.id = f.import_id AND i.hidden = 0")
}

/// Rows of a table whose file is in sight, or would be with the import `own`, later ones first.
pub(super) fn seen_by(table: &str, own: ImportId) -> String {
    let own = own.0;
    format!(
        "{table} CROSS JOIN file f ON f.id = {table}.file_id JOIN import i ON i.id = f.import_id
         AND (i.hidden = 0 OR i.id = {own})"
    )
}

/// Whether a file changes what a day shows: nothing stood there, or an earlier import's other value. The newest file of
/// an import is read first and stays.
fn is_news<T: PartialEq>(import: ImportId, old: Option<(T, i64)>, new: &T) -> bool {
    old.is_none_or(|(old, of)| of != import.0 && old != *new)
}

fn measure(kind: ReadingKind) -> &'static str {
    match kind {
        ReadingKind::Weight => "weight",
        ReadingKind::RestingHr => "resting_hr",
        ReadingKind::HrvRmssd | ReadingKind::HrvSdnn => "hrv",
        ReadingKind::Carbohydrate => "carbohydrate",
        ReadingKind::Iron => "iron",
        ReadingKind::Water => "water",
    }
}

fn rank_code(rank: SourceRank) -> i64 {
    match rank {
        SourceRank::Mirror => 0,
        SourceRank::Phone => 1,
        SourceRank::Watch => 2,
        // Worked out at reading, never stored.
        SourceRank::Scale | SourceRank::Preferred => 3,
        SourceRank::Typed => 4,
    }
}

fn rank_of(code: i64) -> SourceRank {
    match code {
        1 => SourceRank::Phone,
        2 => SourceRank::Watch,
        3 => SourceRank::Scale,
        4 => SourceRank::Typed,
        _ => SourceRank::Mirror,
    }
}

/// Texts that many rows share, held once.
#[derive(Default)]
struct Names(BTreeSet<Arc<str>>);

impl Names {
    fn get(&mut self, name: &str) -> Arc<str> {
        if let Some(known) = self.0.get(name) {
            return Arc::clone(known);
        }
        let new: Arc<str> = name.into();
        self.0.insert(Arc::clone(&new));
        new
    }
}

/// Writes readings; a value that is no number is left out.
pub(super) fn write_readings(
    to: &Connection,
    (import, file): (ImportId, i64),
    readings: &[Reading],
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let mut latest = to.prepare_cached(&format!(
        "SELECT value, rank, f.import_id FROM {}
         WHERE day = ?1 AND kind = ?2 AND source = ?3 AND time_s = ?4 ORDER BY f.import_id DESC, f.place LIMIT 1",
        seen_by("reading", import)
    ))?;
    let mut insert = to.prepare_cached(
        "INSERT OR REPLACE INTO reading (day, kind, source, time_s, file_id, value, rank)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for reading in readings.iter().filter(|reading| reading.value.is_finite()) {
        let (day, kind, source) = (reading.day.0, reading.kind.key(), &*reading.source);
        let time_s = reading.time_s.map_or(NOT_SAID, i64::from);
        let new: (f64, i64) = (reading.value, rank_code(reading.rank));
        let old = latest.query_row((day, kind, source, time_s), |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)));
        insert.execute((day, kind, source, time_s, file, new.0, new.1))?;
        if is_news(import, old.optional()?, &new) {
            touched.entry(measure(reading.kind)).or_default().insert(reading.day);
        }
    }
    Ok(())
}

/// Days a file says something of.
pub(super) fn touched_by(of: &Connection, file: i64, touched: &mut Touched) -> Result<(), StoreError> {
    let mut query = of.prepare_cached("SELECT day, kind FROM reading WHERE file_id = ?1")?;
    let mut rows = query.query([file])?;
    while let Some(row) = rows.next()? {
        if let Some(kind) = ReadingKind::from_key(text(row, 1)?) {
            touched.entry(measure(kind)).or_default().insert(Day(row.get(0)?));
        }
    }
    let mut query = of.prepare_cached("SELECT day FROM night WHERE file_id = ?1")?;
    for day in query.query_map([file], |row| Ok(Day(row.get(0)?)))? {
        touched.entry("sleep").or_default().insert(day?);
    }
    Ok(())
}

/// Readings in sight, by day, then kind, then time.
pub(super) fn readings(of: &Connection) -> Result<Vec<Reading>, StoreError> {
    let mut query = of.prepare_cached(&format!(
        "SELECT day, kind, source, time_s, value, rank FROM {}
         ORDER BY day, kind, source, time_s, f.import_id, f.place DESC",
        in_sight("reading")
    ))?;
    let mut names = Names::default();
    let mut readings: Vec<Reading> = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let Some(kind) = ReadingKind::from_key(text(row, 1)?) else { continue };
        let time_s: i64 = row.get(3)?;
        let reading = Reading {
            day: Day(row.get(0)?),
            kind,
            value: row.get(4)?,
            time_s: i32::try_from(time_s).ok().filter(|time| *time >= 0),
            source: names.get(text(row, 2)?),
            rank: rank_of(row.get(5)?),
        };
        let key = |of: &Reading| (of.day, of.kind, Arc::clone(&of.source), of.time_s);
        replace_or_push(&mut readings, reading, |old, new| key(old) == key(new));
    }
    readings.sort_by_key(|reading| (reading.day, reading.kind, reading.time_s));
    Ok(readings)
}

/// Columns of a night, in the order [`night_of`] reads them.
const NIGHT: &str = "day, source, rank, start_utc_s, end_utc_s, asleep_s, in_bed_s, deep_s, light_s, rem_s, awake_s";

fn night_of(row: &Row<'_>, names: &mut Names) -> Result<Night, StoreError> {
    Ok(Night {
        day: Day(row.get(0)?),
        source: names.get(text(row, 1)?),
        rank: rank_of(row.get(2)?),
        start_utc_s: row.get(3)?,
        end_utc_s: row.get(4)?,
        asleep_s: row.get(5)?,
        in_bed_s: row.get(6)?,
        deep_s: row.get(7)?,
        light_s: row.get(8)?,
        rem_s: row.get(9)?,
        awake_s: row.get(10)?,
    })
}

/// Writes nights; those of one source and day are told apart by their start.
pub(super) fn write_nights(
    to: &Connection,
    (import, file): (ImportId, i64),
    nights: &[Night],
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let mut latest = to.prepare_cached(&format!(
        "SELECT {NIGHT}, f.import_id FROM {} WHERE day = ?1 AND source = ?2 AND key_utc_s = ?3
         ORDER BY f.import_id DESC, f.place LIMIT 1",
        seen_by("night", import)
    ))?;
    let mut insert = to.prepare_cached(&format!(
        "INSERT OR REPLACE INTO night ({NIGHT}, key_utc_s, file_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
    ))?;
    for night in nights {
        let key = night.start_utc_s.unwrap_or(NOT_SAID);
        let mut rows = latest.query((night.day.0, &*night.source, key))?;
        let old = rows.next()?.map(|row| Ok::<_, StoreError>((night_of(row, &mut Names::default())?, row.get(11)?)));
        let old = old.transpose()?;
        drop(rows);
        insert.execute(rusqlite::params![
            night.day.0,
            &*night.source,
            rank_code(night.rank),
            night.start_utc_s,
            night.end_utc_s,
            night.asleep_s,
            night.in_bed_s,
            night.deep_s,
            night.light_s,
            night.rem_s,
            night.awake_s,
            key,
            file,
        ])?;
        if is_news(import, old, night) {
            touched.entry("sleep").or_default().insert(night.day);
        }
    }
    Ok(())
}

/// Nights in sight, by day, then start. Where a source has corrected the times of a night, the later file's counts:
/// nights of one source, day and hour never count twice.
pub(super) fn nights(of: &Connection) -> Result<Vec<Night>, StoreError> {
    let mut query = of.prepare_cached(&format!(
        "SELECT {NIGHT}, night.file_id FROM {} ORDER BY day, source, f.import_id DESC, f.place, key_utc_s",
        in_sight("night")
    ))?;
    let mut names = Names::default();
    let mut nights: Vec<(i64, Night)> = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (file, night) = (row.get(11)?, night_of(row, &mut names)?);
        let same_day =
            nights.iter().rev().take_while(|(_, other)| (other.day, &other.source) == (night.day, &night.source));
        if !same_day.into_iter().any(|(later, other)| *later != file && overlap(other, &night)) {
            nights.push((file, night));
        }
    }
    let mut nights: Vec<Night> = nights.into_iter().map(|(_, night)| night).collect();
    nights.sort_by_key(|night| (night.day, night.start_utc_s));
    Ok(nights)
}

/// Whether two nights share a moment; one without times shares every other's.
fn overlap(a: &Night, b: &Night) -> bool {
    match (a.start_utc_s.zip(a.end_utc_s), b.start_utc_s.zip(b.end_utc_s)) {
        (Some((start_a, end_a)), Some((start_b, end_b))) => start_a < end_b && start_b < end_a,
        _ => true,
    }
}

/// Rows come by key, then import: a later one takes the place of an earlier.
pub(super) fn replace_or_push<T>(list: &mut Vec<T>, new: T, is_same: impl Fn(&T, &T) -> bool) {
    match list.last_mut() {
        Some(last) if is_same(last, &new) => *last = new,
        _ => list.push(new),
    }
}

pub(super) fn text<'a>(row: &'a Row<'_>, index: usize) -> Result<&'a str, StoreError> {
    Ok(row.get_ref(index)?.as_str().map_err(rusqlite::Error::from)?)
}
