//! What is measured once a day. Reading the same source again updates in place: a row has a key, the latest
//! import in sight wins, and a value that is not new is not written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{ImportId, StoreError};
use crate::model::{Day, Night, Reading, ReadingKind, SourceRank};

/// Days touched, by measure.
pub(super) type Touched = BTreeMap<&'static str, BTreeSet<Day>>;

/// Stands for "not said" in a key.
pub(super) const NOT_SAID: i64 = -1;

/// Imports that were not undone.
pub(super) const IN_SIGHT: &str = "import_id NOT IN (SELECT id FROM import WHERE hidden = 1)";

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
    import: ImportId,
    readings: &[Reading],
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let mut latest = to.prepare_cached(
        "SELECT value, rank FROM reading WHERE day = ?1 AND kind = ?2 AND source = ?3 AND time_s = ?4
         ORDER BY import_id DESC LIMIT 1",
    )?;
    let mut insert = to.prepare_cached(
        "INSERT OR REPLACE INTO reading (day, kind, source, time_s, import_id, value, rank)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    for reading in readings.iter().filter(|reading| reading.value.is_finite()) {
        let (day, kind, source) = (reading.day.0, reading.kind.key(), &*reading.source);
        let time_s = reading.time_s.map_or(NOT_SAID, i64::from);
        let new = (reading.value, rank_code(reading.rank));
        let old = latest.query_row((day, kind, source, time_s), |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        if old != Some(new) {
            insert.execute((day, kind, source, time_s, import.0, new.0, new.1))?;
            touched.entry(measure(reading.kind)).or_default().insert(reading.day);
        }
    }
    Ok(())
}

/// Readings in sight, by day, then kind, then time.
pub(super) fn readings(of: &Connection) -> Result<Vec<Reading>, StoreError> {
    let mut query = of.prepare_cached(&format!(
        "SELECT day, kind, source, time_s, value, rank FROM reading WHERE {IN_SIGHT}
         ORDER BY day, kind, source, time_s, import_id"
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
    import: ImportId,
    nights: &[Night],
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let mut latest = to.prepare_cached(&format!(
        "SELECT {NIGHT} FROM night WHERE day = ?1 AND source = ?2 AND key_utc_s = ?3 ORDER BY import_id DESC LIMIT 1"
    ))?;
    let mut insert = to.prepare_cached(&format!(
        "INSERT OR REPLACE INTO night ({NIGHT}, key_utc_s, import_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13)"
    ))?;
    for night in nights {
        let key = night.start_utc_s.unwrap_or(NOT_SAID);
        let mut rows = latest.query((night.day.0, &*night.source, key))?;
        let old = rows.next()?.map(|row| night_of(row, &mut Names::default())).transpose()?;
        if old.as_ref() == Some(night) {
            continue;
        }
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
            import.0,
        ])?;
        touched.entry("sleep").or_default().insert(night.day);
    }
    Ok(())
}

/// Nights in sight, by day, then start. Where a source has corrected the times of a night, the later import's counts:
/// nights of one source, day and hour never count twice.
pub(super) fn nights(of: &Connection) -> Result<Vec<Night>, StoreError> {
    let mut query = of.prepare_cached(&format!(
        "SELECT {NIGHT}, import_id FROM night WHERE {IN_SIGHT} ORDER BY day, source, import_id DESC, key_utc_s"
    ))?;
    let mut names = Names::default();
    let mut nights: Vec<(i64, Night)> = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (import, night) = (row.get(11)?, night_of(row, &mut names)?);
        let same_day =
            nights.iter().rev().take_while(|(_, other)| (other.day, &other.source) == (night.day, &night.source));
        if !same_day.into_iter().any(|(later, other)| *later != import && overlap(other, &night)) {
            nights.push((import, night));
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
