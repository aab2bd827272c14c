//! What the library knows: everything but columns at once, columns one activity at a time.

use std::cmp::Reverse;
use std::sync::Arc;

use rusqlite::{Connection, OptionalExtension as _};

use super::codec::{self, EncodedColumn};
use super::{Store, StoreError, clocks, days, diary, digest_blob, merge, profile, row, worn};
use crate::model::{Activity, ActivityId, Channel, History, Recording, Series};

/// One session of one file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RecordingId(pub(super) i64);

impl Store {
    /// Everything in sight as it is at one moment.
    pub fn history(&self) -> Result<History, StoreError> {
        let moment = self.connection.unchecked_transaction()?;
        let history = History {
            runner: profile::resolved(&moment)?,
            activities: activities(&moment)?,
            readings: days::readings(&moment)?,
            nights: days::nights(&moment)?,
            diary: diary::rows(&moment)?,
            revision: revision(&moment)?,
        };
        moment.finish()?;
        Ok(history)
    }

    /// The number of the library's state; it grows with every change, also by another program.
    pub fn revision(&self) -> Result<u64, StoreError> {
        revision(&self.connection)
    }

    /// Per-second columns of the richest recording of an activity; all of them when no channel is named. Empty for an
    /// activity that is not there.
    pub fn series(&self, id: &ActivityId, channels: &[Channel]) -> Result<Series, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT r.id FROM recording r JOIN file f ON f.id = r.file_id JOIN import i ON i.id = f.import_id
             WHERE r.activity_id = ?1 AND i.hidden = 0 ORDER BY r.richness DESC, f.hash LIMIT 1",
        )?;
        let richest: Option<i64> = query.query_row([&**id], |row| row.get(0)).optional()?;
        let Some(recording) = richest else { return Ok(Series::default()) };
        let wanted = |code: u8| channels.is_empty() || channels.iter().any(|channel| *channel as u8 == code);
        Ok(codec::decode(&columns(&self.connection, recording, &wanted)?))
    }

    /// Recordings whose digest another version of the working-out made.
    pub fn outdated_digests(&self, version: u16) -> Result<Vec<RecordingId>, StoreError> {
        let mut query = self.connection.prepare_cached("SELECT id FROM recording WHERE digest_version <> ?1")?;
        let found = query.query_map([digest_blob::stamp(version)], |row| Ok(RecordingId(row.get(0)?)))?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// A recording as it was read from its file, columns included; `None` if it is not there.
    pub fn recording(&self, id: RecordingId) -> Result<Option<Recording>, StoreError> {
        let (selected, count) = row::selected();
        let mut query = self
            .connection
            .prepare_cached(&format!("SELECT {selected}, laps, pauses_s FROM recording WHERE id = ?1"))?;
        let mut rows = query.query([id.0])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let mut recording = row::read(row)?;
        recording.laps = serde_json::from_str(&row.get::<_, String>(count)?)?;
        recording.pauses_s = serde_json::from_str(&row.get::<_, String>(count + 1)?)?;
        let columns = columns(&self.connection, id.0, &|_| true)?;
        recording.series = codec::decode(&columns);
        if let Some(beats) = columns.iter().find(|column| column.code == codec::BEATS) {
            let counts = codec::decode_counts(beats).unwrap_or_default();
            recording.beat_intervals_ms = counts.into_iter().filter_map(|count| u16::try_from(count).ok()).collect();
        }
        Ok(Some(recording))
    }
}

fn revision(of: &Connection) -> Result<u64, StoreError> {
    let mut query = of.prepare_cached("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'revision'")?;
    let revision: i64 = query.query_row([], |row| row.get(0))?;
    Ok(revision.unsigned_abs())
}

/// Richest first; the same whatever order the files came in.
pub(super) type Rank = (Reverse<i64>, [u8; 32], i64);

/// Activities in sight, by start.
fn activities(of: &Connection) -> Result<Vec<Arc<Activity>>, StoreError> {
    let (selected, count) = row::selected();
    let mut query = of.prepare_cached(&format!(
        "SELECT {selected}, r.activity_id, r.digest, f.name, i.sample, r.richness, f.hash, r.id
         FROM recording r JOIN file f ON f.id = r.file_id JOIN import i ON i.id = f.import_id
              JOIN activity a ON a.id = r.activity_id
         WHERE i.hidden = 0 AND a.deleted = 0"
    ))?;
    // Sorted here: SQLite would carry every digest through its sorter.
    let mut parts: Vec<(ActivityId, Rank, merge::Part)> = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let id: String = row.get(count)?;
        let source: String = row.get(count + 2)?;
        let part = merge::Part {
            recording: row::read(row)?,
            digest: row::digest(row, count + 1)?,
            source: source.into(),
            sample: row.get(count + 3)?,
        };
        let rank = (Reverse(row.get(count + 4)?), row.get(count + 5)?, row.get(count + 6)?);
        parts.push((id.into(), rank, part));
    }
    parts.sort_by(|(a, a_rank, _), (b, b_rank, _)| (a, a_rank).cmp(&(b, b_rank)));
    clocks::settle(&mut parts);
    let worn = worn::all(of)?;
    for (.., part) in parts.iter_mut().filter(|(.., part)| part.recording.shoe.is_empty()) {
        if let Some(shoe) = worn.get(&part.recording.account_id) {
            part.recording.shoe.clone_from(shoe);
        }
    }
    let mut activities = Vec::new();
    let mut parts = parts.into_iter().peekable();
    while let Some((id, _, richest)) = parts.next() {
        let others = std::iter::from_fn(|| parts.next_if(|(other, ..)| *other == id)).map(|(.., part)| part);
        activities.push(Arc::new(merge::activity(Arc::clone(&id), richest, others)));
    }
    activities.sort_by_key(|activity| activity.start_utc_s);
    Ok(activities)
}

/// The stored columns of a recording.
fn columns(of: &Connection, recording: i64, wanted: &dyn Fn(u8) -> bool) -> Result<Vec<EncodedColumn>, StoreError> {
    let mut query = of.prepare_cached(
        "SELECT id & 255, samples, codec, data FROM series_column WHERE id BETWEEN ?1 << 8 AND ?1 << 8 | 255",
    )?;
    let mut rows = query.query([recording])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        let code = row.get(0)?;
        if wanted(code) {
            found.push(EncodedColumn { code, samples: row.get(1)?, codec: row.get(2)?, data: row.get(3)? });
        }
    }
    Ok(found)
}
