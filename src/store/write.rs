//! Imports: what files said, one transaction a slice of files.

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior};

use super::groups::{self, FARTHEST_S};
use super::merge::Sighting;
use super::prepared::{Became, Prepared, ReadFile, Written};
use super::undo::{self, Change};
use super::{Store, StoreError, answers, days, diary, edit, holding, profile, row, worn};
use crate::model::{ActivityId, Sport};

/// The batch a row came from.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ImportId(pub(super) i64);

impl Store {
    /// A new batch. It can be undone as a whole once something came of it.
    pub fn begin_import(&mut self, label: &str, at_utc_s: i64) -> Result<ImportId, StoreError> {
        self.begin(label, at_utc_s, holding::IN_SIGHT)
    }

    /// A new batch that stays out of sight until it is accepted.
    pub fn begin_waiting(&mut self, label: &str, at_utc_s: i64) -> Result<ImportId, StoreError> {
        self.begin(label, at_utc_s, holding::WAITING)
    }

    fn begin(&mut self, label: &str, at_utc_s: i64, hidden: i64) -> Result<ImportId, StoreError> {
        let transaction = self.change()?;
        transaction.execute(
            "INSERT INTO import (label, at_utc_s, hidden, empty) VALUES (?1, ?2, ?3, 1)",
            (label, at_utc_s, hidden),
        )?;
        let import = ImportId(transaction.last_insert_rowid());
        transaction.commit()?;
        Ok(import)
    }

    /// Writes files in one transaction: all of them or, on an error, none. The answers come in the order of the files.
    pub fn write(&mut self, import: ImportId, files: Vec<ReadFile>) -> Result<Vec<Written>, StoreError> {
        let transaction = self.change()?;
        let mut written = Vec::with_capacity(files.len());
        for file in files {
            written.push(write_file(&transaction, import, &file)?);
        }
        if written.iter().any(Written::changed) {
            brought(&transaction, import)?;
        }
        transaction.commit()?;
        Ok(written)
    }

    /// Ends a batch; of one that brought nothing only its files are remembered, so that they are not read again.
    pub fn finish_import(&mut self, import: ImportId) -> Result<(), StoreError> {
        let transaction = self.change()?;
        if is_empty(&transaction, import)? {
            holding::empty(&transaction, import)?;
        }
        Ok(transaction.commit()?)
    }

    /// Starts a change: the lock is taken at once, so that nothing read before writing can grow old.
    pub(super) fn change(&mut self) -> Result<Transaction<'_>, StoreError> {
        Ok(self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?)
    }
}

/// Marks the library as another than before.
pub(super) fn bump_revision(to: &Connection) -> Result<(), StoreError> {
    to.execute("UPDATE setting SET value = CAST(value AS INTEGER) + 1 WHERE name = 'revision'", [])?;
    Ok(())
}

/// Makes the revision larger than both the library's and another.
pub(super) fn revision_beyond(to: &Connection, other: u64) -> Result<(), StoreError> {
    let sql = "UPDATE setting SET value = max(CAST(value AS INTEGER), ?1) + 1 WHERE name = 'revision'";
    to.execute(sql, [other as i64])?;
    Ok(())
}

/// Something came of an import: where it is in sight, it is a step from now on.
fn brought(to: &Connection, import: ImportId) -> Result<(), StoreError> {
    let first = to.execute("UPDATE import SET empty = 0 WHERE id = ?1 AND empty = 1", [import.0])? > 0;
    let in_sight: bool = to.query_row("SELECT hidden = 0 FROM import WHERE id = ?1", [import.0], |row| row.get(0))?;
    if in_sight {
        if first {
            undo::push(to, Some(import), &Change::Import)?;
        }
        bump_revision(to)?;
    }
    Ok(())
}

/// Whether nothing came of an import so far.
pub(super) fn is_empty(of: &Connection, import: ImportId) -> Result<bool, StoreError> {
    Ok(of.prepare_cached("SELECT 1 FROM import WHERE id = ?1 AND empty = 1")?.exists([import.0])?)
}

fn write_file(to: &Connection, import: ImportId, file: &ReadFile) -> Result<Written, StoreError> {
    let mut query = to.prepare_cached("SELECT id FROM file WHERE hash = ?1")?;
    let known = query.query_row([file.hash], |row| row.get(0)).optional()?;
    if let Some(known) = known
        && !holding::let_go(to, import, known)?
    {
        remember(to, file, known)?;
        if answers::is_otherwise(to, known, &file.asked)? {
            return again(to, (import, known), file);
        }
        if !holding::is_seen(to, import, known)? {
            return holding::reappear(to, import, known, file.place);
        }
        holding::hold(to, import, known, file.place)?;
        return Ok(Written { known: true, ..Written::default() });
    }
    to.prepare_cached("INSERT INTO file (import_id, hash, name, size) VALUES (?1, ?2, ?3, ?4)")?.execute((
        import.0,
        file.hash,
        &file.name,
        file.size as i64,
    ))?;
    let id = to.last_insert_rowid();
    holding::hold(to, import, id, file.place)?;
    remember(to, file, id)?;
    if file.sample {
        to.prepare_cached("UPDATE import SET sample = 1 WHERE id = ?1")?.execute([import.0])?;
    }
    fill(to, (import, id), file)
}

/// The same bytes understood in another way: what was read of them before goes. What was thrown away stays away.
fn again(to: &Connection, (import, id): (ImportId, i64), file: &ReadFile) -> Result<Written, StoreError> {
    let mut query = to.prepare_cached(
        "SELECT r.start_utc_s FROM recording r JOIN activity a ON a.id = r.activity_id
         WHERE r.file_id = ?1 AND a.deleted = 1",
    )?;
    let deleted = query.query_map([id], |row| row.get::<_, i64>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    holding::clear(to, id)?;
    edit::remove_empty_activities(to)?;
    holding::hold(to, import, id, file.place)?;
    let written = fill(to, (import, id), file)?;
    let mut delete = to.prepare_cached(
        "UPDATE activity SET deleted = 1
         WHERE id IN (SELECT activity_id FROM recording WHERE file_id = ?1 AND start_utc_s = ?2)",
    )?;
    for start_utc_s in deleted {
        delete.execute((id, start_utc_s))?;
    }
    Ok(written)
}

/// Writes what a file holds.
fn fill(to: &Connection, (import, id): (ImportId, i64), file: &ReadFile) -> Result<Written, StoreError> {
    answers::understood(to, id, &file.asked)?;
    let mut written = Written::default();
    for recording in &file.recordings {
        let became = place(to, (import, id), file.sample, recording)?;
        written.recordings.push((became, recording.recording.sport == Sport::Running));
    }
    days::write_readings(to, (import, id), &file.readings, &mut written.days)?;
    days::write_nights(to, (import, id), &file.nights, &mut written.days)?;
    diary::write(to, (import, id), &file.diary, &mut written.days)?;
    written.worn = worn::write(to, (import, id), &file.worn)?;
    if let Some(fields) = &file.profile {
        written.profile = profile::write_imported(to, (import, id), fields)?;
    }
    Ok(written)
}

fn remember(to: &Connection, file: &ReadFile, id: i64) -> Result<(), StoreError> {
    to.prepare_cached("INSERT OR REPLACE INTO seen (path, size, modified_ns, file_id) VALUES (?1, ?2, ?3, ?4)")?
        .execute((file.path.to_string_lossy(), file.size as i64, file.modified_ns, id))?;
    Ok(())
}

/// A recording that may be of the same run.
struct Candidate {
    id: i64,
    file: i64,
    activity: ActivityId,
    deleted: bool,
    sighting: Sighting,
    samples: i64,
    richness: i64,
    facts: row::Facts,
}

/// Finds the activity a recording belongs to, or makes one.
fn place(to: &Connection, (import, file): (ImportId, i64), sample: bool, new: &Prepared) -> Result<Became, StoreError> {
    let sighting = Sighting::of(&new.recording, new.last_s);
    let mut same = candidates(to, file, sample, &sighting)?;
    same.retain(|candidate| candidate.sighting.is_same_run(&sighting));
    same.sort_by_key(|candidate| candidate.sighting.apart_s(&sighting));
    // What the user threw away does not come back from another file.
    if same.iter().any(|candidate| candidate.deleted) {
        return Ok(Became::Duplicate);
    }
    let beside = |activity: &str| holding::is_activity_seen(to, import, activity);
    let became = |beside: bool| if beside { Became::Merged } else { Became::New };
    if let Some(equal) = same.iter().find(|candidate| is_equal(candidate, &sighting, new)) {
        let seen = holding::is_seen(to, import, equal.file)?;
        let became = if seen { Became::Duplicate } else { became(beside(&equal.activity)?) };
        holding::tell(to, equal.id, file)?;
        return Ok(became);
    }
    let (activity, became) = match same.first() {
        Some(nearest) => (nearest.activity.clone(), became(beside(&nearest.activity)?)),
        None => (new_activity(to, sighting.start_utc_s)?, Became::New),
    };
    row::insert(to, file, &activity, new)?;
    Ok(became)
}

/// The same run from a file with other bytes: every word and number is the same.
fn is_equal(old: &Candidate, sighting: &Sighting, new: &Prepared) -> bool {
    old.sighting == *sighting
        && old.samples == i64::try_from(new.samples).unwrap_or(i64::MAX)
        && old.richness == new.richness
        && old.facts == row::Facts::of(&new.recording)
}

/// Recordings of other files that start about then.
fn candidates(of: &Connection, file: i64, sample: bool, new: &Sighting) -> Result<Vec<Candidate>, StoreError> {
    let mut query = of.prepare_cached(
        "SELECT r.activity_id, a.deleted, r.start_utc_s, r.sport, r.timer_s, coalesce(r.elapsed_s, r.last_s), r.samples,
                r.richness, r.title, r.distance_m, r.utc_offset_s, r.clock, r.note, r.shoe, r.effort, r.feel, r.id,
                r.file_id
         FROM recording r JOIN activity a ON a.id = r.activity_id JOIN file f ON f.id = r.file_id
              JOIN import i ON i.id = f.import_id
         WHERE r.start_utc_s BETWEEN ?1 - ?4 AND ?1 + ?4 AND r.file_id <> ?2 AND i.sample = ?3
         ORDER BY r.id",
    )?;
    let found = query.query_map((new.start_utc_s, file, sample, FARTHEST_S), |row| {
        let activity: String = row.get(0)?;
        let sport: String = row.get(3)?;
        let timer_s = row.get(4)?;
        let sighting = Sighting {
            start_utc_s: row.get(2)?,
            clock: row::clock_of(row.get(11)?),
            utc_offset_s: row.get(10)?,
            sport: Sport::from_key(&sport),
            timer_s,
            elapsed_s: row.get(5)?,
        };
        Ok(Candidate {
            id: row.get(16)?,
            file: row.get(17)?,
            activity: activity.into(),
            deleted: row.get(1)?,
            sighting,
            samples: row.get(6)?,
            richness: row.get(7)?,
            facts: row::Facts {
                title: row.get(8)?,
                note: row.get(12)?,
                shoe: row.get(13)?,
                distance_m: row.get(9)?,
                effort: row.get(14)?,
                feel: row.get(15)?,
            },
        })
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}

/// A row for recordings that are thrown away together; reading groups them anew.
pub(super) fn new_activity(to: &Connection, start_utc_s: i64) -> Result<ActivityId, StoreError> {
    let stem = groups::stem(start_utc_s);
    let mut insert = to.prepare_cached("INSERT OR IGNORE INTO activity (id) VALUES (?1)")?;
    let mut id = stem.clone();
    let mut count = 1;
    while insert.execute([&id])? == 0 {
        count += 1;
        id = format!("{stem}-{count}");
    }
    Ok(id.into())
}
