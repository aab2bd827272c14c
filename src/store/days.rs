//! What is measured or said once a day. Reading the same source again updates in place: a row has a key, the latest
//! import in sight wins, and a value that is not new is not written.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _, Row};

use super::{ImportId, StoreError};
use crate::model::{Day, Diary, DiaryRow, Night, Origin, Reading, ReadingKind, SourceRank};

/// Days touched, by measure.
pub(super) type Touched = BTreeMap<&'static str, BTreeSet<Day>>;

/// Stands for "not said" in a key.
const NOT_SAID: i64 = -1;

/// Imports that were not undone.
const IN_SIGHT: &str = "import_id NOT IN (SELECT id FROM import WHERE hidden = 1)";

fn measure(kind: ReadingKind) -> &'static str {
    match kind {
        ReadingKind::Weight => "weight",
        ReadingKind::RestingHr => "resting_hr",
        ReadingKind::HrvRmssd | ReadingKind::HrvSdnn => "hrv",
    }
}

fn rank_code(rank: SourceRank) -> i64 {
    match rank {
        SourceRank::Mirror => 0,
        SourceRank::Phone => 1,
        SourceRank::Watch => 2,
        SourceRank::Scale => 3,
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

/// Nights in sight, by day, then start.
pub(super) fn nights(of: &Connection) -> Result<Vec<Night>, StoreError> {
    let mut query = of.prepare_cached(&format!(
        "SELECT {NIGHT} FROM night WHERE {IN_SIGHT} ORDER BY day, source, key_utc_s, import_id"
    ))?;
    let mut names = Names::default();
    let mut nights: Vec<Night> = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let key = |of: &Night| (of.day, Arc::clone(&of.source), of.start_utc_s);
        replace_or_push(&mut nights, night_of(row, &mut names)?, |old, new| key(old) == key(new));
    }
    nights.sort_by_key(|night| (night.day, night.start_utc_s));
    Ok(nights)
}

/// Writes rows of a diary file. A field left empty takes nothing back: exports are cut, absence is not deletion.
pub(super) fn write_diary(
    to: &Connection,
    import: ImportId,
    rows: &[DiaryRow],
    touched: &mut Touched,
) -> Result<(), StoreError> {
    let mut earlier = to.prepare_cached(
        "SELECT said FROM diary WHERE day = ?1 AND time_s = ?2 AND session = ?3 AND ordinal = ?4 ORDER BY import_id",
    )?;
    let mut insert = to.prepare_cached(
        "INSERT OR REPLACE INTO diary (day, time_s, session, ordinal, import_id, said) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
    )?;
    let mut counts: BTreeMap<(Day, i64, &str), u32> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row.said.is_empty()) {
        let time_s = row.time_s.map_or(NOT_SAID, i64::from);
        let session = row.said.session_kind.map_or("", |kind| kind.word());
        let ordinal = counts.entry((row.day, time_s, session)).or_default();
        let key = (row.day.0, time_s, session, *ordinal);
        *ordinal += 1;
        let mut known = Diary::default();
        let mut own = earlier.query(key)?;
        while let Some(said) = own.next()? {
            known.overlay(&serde_json::from_str(text(said, 0)?)?);
        }
        let mut new = known.clone();
        new.overlay(&serde_json::from_str(&serde_json::to_string(&row.said)?)?);
        if new != known {
            insert.execute((key.0, key.1, key.2, key.3, import.0, serde_json::to_string(&new)?))?;
            touched.entry("diary").or_default().insert(row.day);
        }
    }
    Ok(())
}

/// Diary rows in sight, by day, then time; of files first, then typed.
pub(super) fn diary(of: &Connection) -> Result<Vec<DiaryRow>, StoreError> {
    let mut imported: Vec<((u32, String), DiaryRow)> = Vec::new();
    let mut query = of.prepare_cached(&format!(
        "SELECT day, time_s, said, ordinal, session FROM diary WHERE {IN_SIGHT}
         ORDER BY day, time_s, session, ordinal, import_id"
    ))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let new = ((row.get(3)?, row.get(4)?), diary_row(row, Origin::Imported)?);
        let key = |(key, row): &((u32, String), DiaryRow)| (row.day, row.time_s, key.clone());
        // The latest row of a key holds what earlier ones said.
        replace_or_push(&mut imported, new, |old, new| key(old) == key(new));
    }
    let mut diary: Vec<DiaryRow> = imported.into_iter().map(|(_, row)| row).collect();
    let mut query = of.prepare_cached("SELECT day, time_s, said FROM typed_diary")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        diary.push(diary_row(row, Origin::Typed)?);
    }
    diary.sort_by_key(|row| (row.day, row.time_s, row.origin));
    Ok(diary)
}

fn diary_row(row: &Row<'_>, origin: Origin) -> Result<DiaryRow, StoreError> {
    let time_s: i32 = row.get(1)?;
    let said = serde_json::from_str(text(row, 2)?)?;
    Ok(DiaryRow { day: Day(row.get(0)?), time_s: (time_s >= 0).then_some(time_s), origin, said })
}

/// Rows come by key, then import: a later one takes the place of an earlier.
fn replace_or_push<T>(list: &mut Vec<T>, new: T, is_same: impl Fn(&T, &T) -> bool) {
    match list.last_mut() {
        Some(last) if is_same(last, &new) => *last = new,
        _ => list.push(new),
    }
}

fn text<'a>(row: &'a Row<'_>, index: usize) -> Result<&'a str, StoreError> {
    Ok(row.get_ref(index)?.as_str().map_err(rusqlite::Error::from)?)
}
