//! What the library knows, without columns: everything in sight at one moment. For columns see [`super::curves`].

use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::Connection;

use super::groups::{self, Group, Rank};
use super::{
    Store, StoreError, clocks, codec, curves, days, decisions, diary, digest_blob, merge, preferred, profile, row, worn,
};
use crate::model::activity::{Clock, Part, PartId};
use crate::model::{Activity, ActivityId, History, Recording};

/// One session of one file.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct RecordingId(pub(super) i64);

impl Store {
    /// Everything in sight as it is at one moment.
    pub fn history(&self) -> Result<History, StoreError> {
        let moment = self.connection.unchecked_transaction()?;
        let runner = profile::resolved(&moment)?;
        let (mut readings, mut nights) = (days::readings(&moment)?, days::nights(&moment)?);
        preferred::raise(&runner, &mut readings, &mut nights);
        let (groups, revision) = (groups::all(&moment)?, revision(&moment)?);
        self.places.keep(revision, &groups);
        let history = History {
            runner,
            activities: activities(&moment, groups)?,
            readings,
            nights,
            diary: diary::rows(&moment)?,
            revision,
        };
        moment.finish()?;
        Ok(history)
    }

    /// The same history after nothing but a typed row of the diary changed: all else of it is taken over.
    pub fn history_retyped(&self, before: &History) -> Result<History, StoreError> {
        let moment = self.connection.unchecked_transaction()?;
        let history = History { diary: diary::rows(&moment)?, revision: revision(&moment)?, ..before.clone() };
        moment.finish()?;
        Ok(history)
    }

    /// The number of the library's state; it grows with every change, also by another program.
    pub fn revision(&self) -> Result<u64, StoreError> {
        revision(&self.connection)
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
        let columns = curves::columns(&self.connection, id.0, &|_| true)?;
        recording.series = codec::decode(&columns);
        if let Some(beats) = columns.iter().find(|column| column.code == codec::BEATS) {
            let counts = codec::decode_counts(beats).unwrap_or_default();
            recording.beat_intervals_ms = counts.into_iter().filter_map(|count| u16::try_from(count).ok()).collect();
        }
        Ok(Some(recording))
    }
}

pub(super) fn revision(of: &Connection) -> Result<u64, StoreError> {
    let mut query = of.prepare_cached("SELECT CAST(value AS INTEGER) FROM setting WHERE name = 'revision'")?;
    let revision: i64 = query.query_row([], |row| row.get(0))?;
    Ok(revision.unsigned_abs())
}

/// Activities in sight, by start.
fn activities(of: &Connection, groups: Vec<Group>) -> Result<Vec<Arc<Activity>>, StoreError> {
    let groups = groups.into_iter().filter(|group| !group.deleted);
    let mut place: BTreeMap<i64, (ActivityId, Rank, PartId)> = BTreeMap::new();
    for Group { id, sights, .. } in groups {
        place.extend(sights.into_iter().map(|sight| (sight.recording, (Arc::clone(&id), sight.rank, sight.part))));
    }
    // Sorted here: SQLite would carry every digest through its sorter.
    let mut parts = parts(of, &mut place)?;
    parts.sort_by(|(a, a_rank, _), (b, b_rank, _)| (a, a_rank).cmp(&(b, b_rank)));
    clocks::settle(&mut parts);
    let worn = worn::all(of)?;
    for (.., part) in parts.iter_mut().filter(|(.., part)| part.recording.shoe.is_empty()) {
        if let Some(shoe) = worn.get(&part.recording.account_id) {
            part.recording.shoe.clone_from(shoe);
        }
    }
    let accepted = decisions::accepted(of)?;
    let mut activities = Vec::new();
    let mut parts = parts.into_iter().peekable();
    while let Some((id, _, richest)) = parts.next() {
        let others = std::iter::from_fn(|| parts.next_if(|(other, ..)| *other == id)).map(|(.., part)| part);
        let mut activity = merge::activity(Arc::clone(&id), richest, others);
        let cleared = activity.parts.iter().filter_map(|part| accepted.get(&part.id));
        activity.accepted = cleared.flatten().cloned().collect();
        activities.push(Arc::new(activity));
    }
    activities.sort_by(|a, b| (a.start_utc_s, &a.id).cmp(&(b.start_utc_s, &b.id)));
    Ok(activities)
}

/// The recordings that have a place.
fn parts(
    of: &Connection,
    place: &mut BTreeMap<i64, (ActivityId, Rank, PartId)>,
) -> Result<Vec<(ActivityId, Rank, merge::Part)>, StoreError> {
    let (selected, count) = row::selected();
    let mut query = of.prepare_cached(&format!(
        "SELECT {selected}, r.id, r.digest, f.name, i.sample, i.at_utc_s
         FROM recording r JOIN file f ON f.id = r.file_id JOIN import i ON i.id = f.import_id WHERE i.hidden = 0"
    ))?;
    let begun = decisions::begun(of)?;
    let mut parts = Vec::new();
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let Some((id, rank, part)) = place.remove(&row.get(count)?) else { continue };
        let source: String = row.get(count + 2)?;
        let mut recording = row::read(row)?;
        if let Some(start) = begun.get(&part) {
            (recording.start_utc_s, recording.clock) = (*start, Clock::Utc);
        }
        let digest = row::digest(row, count + 1)?;
        let told = Part {
            id: part,
            source: source.into(),
            start_utc_s: recording.start_utc_s,
            distance_m: recording.totals.distance_m.or(digest.distance_m),
            duration_s: recording.totals.timer_s.or(recording.totals.elapsed_s).or(digest.duration_s),
            samples: digest.samples,
        };
        let read_utc_s = row.get(count + 4)?;
        parts.push((id, rank, merge::Part { recording, digest, told, read_utc_s, sample: row.get(count + 3)? }));
    }
    Ok(parts)
}
