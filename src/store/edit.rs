//! What the runner does in the window: types, deletes, removes the sample.

use rusqlite::{Connection, OptionalExtension as _};

use super::groups::{self, Group};
use super::undo::{self, Change};
use super::write::{self, bump_revision};
use super::{RecordingId, Store, StoreError, digest_blob, profile};
use crate::model::{ActivityId, Day, Diary, DiaryRow, Digest, Runner};

impl Store {
    /// Replaces what was typed for this day and time; an empty row removes it. The row's origin is taken as typed.
    pub fn say(&mut self, row: &DiaryRow) -> Result<(), StoreError> {
        let transaction = self.change()?;
        let before = typed_row(&transaction, row.day, row.time_s)?;
        let after = (!row.said.is_empty()).then(|| Box::new(row.said.clone()));
        if before == after {
            return Ok(());
        }
        put_typed(&transaction, row.day, row.time_s, after.as_deref())?;
        let change = Change::Say { day: row.day, time_s: row.time_s, before, after };
        undo::push(&transaction, None, &change)?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Makes the profile read like this. Only the keys that change count as typed; a later import may still say more
    /// of the others.
    pub fn set_profile(&mut self, wanted: &Runner) -> Result<(), StoreError> {
        let transaction = self.change()?;
        let before = profile::typed(&transaction)?;
        let after = profile::typed_for(&transaction, wanted)?;
        if before == after {
            return Ok(());
        }
        profile::put_typed(&transaction, &after)?;
        undo::push(&transaction, None, &Change::Profile { before, after })?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Puts activities out of sight. They do not come back by importing them again, only by undoing.
    pub fn delete(&mut self, ids: &[ActivityId]) -> Result<(), StoreError> {
        let transaction = self.change()?;
        let groups = groups::all(&transaction)?.into_iter();
        let mut found = Vec::new();
        for group in groups.filter(|group| !group.deleted && ids.contains(&group.id)) {
            found.push(gather(&transaction, &group)?.to_string());
        }
        if found.is_empty() {
            return Ok(());
        }
        put_deleted(&transaction, &found, true)?;
        undo::push(&transaction, None, &Change::Delete { ids: found })?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Whether the sample runner is in sight.
    pub fn has_sample(&self) -> Result<bool, StoreError> {
        Ok(holds_import(&self.connection, true)?)
    }

    /// Removes the sample runner for good, with what was typed while there was nothing else.
    pub fn remove_sample(&mut self) -> Result<(), StoreError> {
        let transaction = self.change()?;
        transaction.execute("DELETE FROM import WHERE sample = 1", [])?;
        transaction.execute("DELETE FROM typed_diary WHERE sample = 1", [])?;
        remove_empty_activities(&transaction)?;
        if !holds_import(&transaction, false)? {
            // What was done to the sample alone cannot be taken back without it.
            transaction.execute("DELETE FROM step", [])?;
        }
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Stores digests that were made anew.
    pub fn set_digests(&mut self, digests: &[(RecordingId, Digest)]) -> Result<(), StoreError> {
        let transaction = self.change()?;
        for (id, digest) in digests {
            transaction
                .prepare_cached("UPDATE recording SET digest_version = ?2, digest = ?3 WHERE id = ?1")?
                .execute((id.0, digest_blob::stamp(digest.version), digest_blob::encode(digest)))?;
        }
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }
}

/// Stands for the day's own line in a key.
fn time_key(time_s: Option<i32>) -> i32 {
    time_s.unwrap_or(-1)
}

fn typed_row(of: &Connection, day: Day, time_s: Option<i32>) -> Result<Option<Box<Diary>>, StoreError> {
    let mut query = of.prepare_cached("SELECT said FROM typed_diary WHERE day = ?1 AND time_s = ?2")?;
    let said: Option<String> = query.query_row((day.0, time_key(time_s)), |row| row.get(0)).optional()?;
    Ok(said.map(|said| serde_json::from_str(&said)).transpose()?)
}

/// Replaces or removes the typed row of a day and time.
pub(super) fn put_typed(
    to: &Connection,
    day: Day,
    time_s: Option<i32>,
    said: Option<&Diary>,
) -> Result<(), StoreError> {
    let key = (day.0, time_key(time_s));
    let Some(said) = said else {
        to.execute("DELETE FROM typed_diary WHERE day = ?1 AND time_s = ?2", key)?;
        return Ok(());
    };
    let sample = holds_import(to, true)? && !holds_import(to, false)?;
    to.execute(
        "INSERT OR REPLACE INTO typed_diary (day, time_s, said, sample) VALUES (?1, ?2, ?3, ?4)",
        (key.0, key.1, serde_json::to_string(said)?, sample),
    )?;
    Ok(())
}

/// Gives the recordings of an activity a row of their own, to be thrown away together and with nothing else.
fn gather(to: &Connection, group: &Group) -> Result<ActivityId, StoreError> {
    let start_utc_s = group.sights.first().map_or(0, groups::Sight::recorded_start_utc_s);
    let row = write::new_activity(to, start_utc_s)?;
    let mut update = to.prepare_cached("UPDATE recording SET activity_id = ?2 WHERE id = ?1")?;
    for sight in &group.sights {
        update.execute((sight.recording, &*row))?;
    }
    Ok(row)
}

/// Puts activities out of sight or back.
pub(super) fn put_deleted(to: &Connection, ids: &[String], deleted: bool) -> Result<(), StoreError> {
    let mut update = to.prepare_cached("UPDATE activity SET deleted = ?2 WHERE id = ?1")?;
    for id in ids {
        update.execute((id, deleted))?;
    }
    Ok(())
}

/// Removes activities whose last recording is gone.
pub(super) fn remove_empty_activities(to: &Connection) -> Result<(), StoreError> {
    to.execute("DELETE FROM activity WHERE id NOT IN (SELECT activity_id FROM recording)", [])?;
    Ok(())
}

fn holds_import(of: &Connection, sample: bool) -> rusqlite::Result<bool> {
    of.prepare_cached("SELECT 1 FROM import WHERE sample = ?1 AND hidden = 0")?.exists([sample])
}
