//! Per-second columns of an activity: those of its richest recording, and the heart rate of another where that has none.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::sync::Arc;

use rusqlite::Connection;

use super::codec::{self, EncodedColumn};
use super::groups::{self, Group, Sight};
use super::read::revision;
use super::{Store, StoreError};
use crate::model::{ActivityId, Channel, Column, MISSING, Series};

/// Two devices that sample every so many seconds apart still tell of the same beat. (J)
const NEAR_S: u64 = 2;

/// The recordings of each activity at one revision of the library, richest first: what reading the library works out
/// anyway, kept so that opening a run works out nothing.
#[derive(Default, Debug)]
pub(super) struct Places(RefCell<Grouped>);

#[derive(Default, Debug)]
struct Grouped {
    at: Option<u64>,
    sights: BTreeMap<ActivityId, Vec<Sight>>,
}

impl Places {
    /// Keeps them.
    pub(super) fn keep(&self, revision: u64, groups: &[Group]) {
        let seen = groups.iter().filter(|group| !group.deleted);
        let sights = seen.map(|group| (Arc::clone(&group.id), group.sights.clone())).collect();
        *self.0.borrow_mut() = Grouped { at: Some(revision), sights };
    }

    /// Those of one activity; empty for one that is not there. Grouped anew if the library has changed since.
    fn of(&self, connection: &Connection, id: &ActivityId) -> Result<Vec<Sight>, StoreError> {
        let now = revision(connection)?;
        if self.0.borrow().at != Some(now) {
            self.keep(now, &groups::all(connection)?);
        }
        Ok(self.0.borrow().sights.get(id).cloned().unwrap_or_default())
    }
}

impl Store {
    /// Per-second columns of an activity; all of them when no channel is named. Empty for an activity that is not there.
    pub fn series(&self, id: &ActivityId, channels: &[Channel]) -> Result<Series, StoreError> {
        let moment = self.connection.unchecked_transaction()?;
        let sights = self.places.of(&moment, id)?;
        let series = together(&moment, &sights, &|code| {
            channels.is_empty() || channels.iter().any(|channel| *channel as u8 == code)
        })?;
        moment.finish()?;
        Ok(series)
    }

    /// Hands out all per-second columns of each activity, one activity at a time. Stops at the first error.
    pub fn each_series<E: From<StoreError>>(
        &self,
        mut each: impl FnMut(&ActivityId, Series) -> Result<(), E>,
    ) -> Result<(), E> {
        for group in groups::all(&self.connection)?.iter().filter(|group| !group.deleted) {
            each(&group.id, together(&self.connection, &group.sights, &|_| true)?)?;
        }
        Ok(())
    }
}

fn together(of: &Connection, sights: &[Sight], wanted: &dyn Fn(u8) -> bool) -> Result<Series, StoreError> {
    let Some((richest, others)) = sights.split_first() else { return Ok(Series::default()) };
    let own = codec::decode(&columns(of, richest.recording, wanted)?);
    let lacks_heart = wanted(Channel::HeartRate as u8) && own.column(Channel::HeartRate).is_none();
    if !lacks_heart || others.is_empty() {
        return Ok(own);
    }
    let time = codec::decode(&columns(of, richest.recording, &|code| code == Channel::Time as u8)?);
    for other in others {
        let Some(later_s) = richest.later_s(other) else { continue };
        if let Some(heart) = heart(of, (time.counts(Channel::Time), later_s), other.recording)? {
            return Ok(Series::new(own.columns().iter().cloned().chain([heart]).collect()));
        }
    }
    Ok(own)
}

/// The heart rate another recording has at these times, which count from a start so many seconds after its own.
fn heart(of: &Connection, (times, later_s): (&[i32], i64), other: i64) -> Result<Option<Column>, StoreError> {
    let wanted = |code: u8| [Channel::Time, Channel::HeartRate].iter().any(|channel| *channel as u8 == code);
    let theirs = codec::decode(&columns(of, other, &wanted)?);
    let (their_times, beats) = (theirs.counts(Channel::Time), theirs.counts(Channel::HeartRate));
    let counts = times.iter().map(|time| {
        let time = i64::from(*time).saturating_add(later_s);
        let after = their_times.partition_point(|other| i64::from(*other) < time);
        let near = [Some(after), after.checked_sub(1)].into_iter().flatten().filter_map(|index| {
            let apart_s = i64::from(*their_times.get(index)?).abs_diff(time);
            Some((apart_s, *beats.get(index)?))
        });
        let nearest = near.filter(|(apart_s, _)| *apart_s <= NEAR_S).min_by_key(|(apart_s, _)| *apart_s);
        nearest.map_or(MISSING, |(_, beat)| beat)
    });
    let counts: Vec<i32> = counts.collect();
    let known = counts.iter().any(|count| *count != MISSING);
    Ok(known.then_some(Column { channel: Channel::HeartRate, counts }))
}

/// The stored columns of a recording.
pub(super) fn columns(
    of: &Connection,
    recording: i64,
    wanted: &dyn Fn(u8) -> bool,
) -> Result<Vec<EncodedColumn>, StoreError> {
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
