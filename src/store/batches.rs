//! Imports as a list: each can be put aside and brought back, whenever it was made; and one that waits for the runner's
//! yes before it comes into sight.

use super::undo::{self, Change};
use super::write::{bump_revision, is_empty};
use super::{ImportId, Store, StoreError, holding};
use crate::model::DayRange;
use crate::model::{Day, Sport};

/// One import, as it is listed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Batch {
    /// Which.
    pub id: ImportId,
    /// What was dropped or named.
    pub label: String,
    /// Seconds since 1970-01-01 UTC.
    pub at_utc_s: i64,
    /// Files it held.
    pub files: u32,
    /// Runs its files tell of.
    pub runs: u32,
    /// Days its files measured something of, or say something of in a diary.
    pub days: u32,
    /// From the first to the last day they tell of, activities included.
    pub range: Option<DayRange>,
    /// Whether it counts; otherwise it was taken back.
    pub in_sight: bool,
}

/// The recordings a file tells of and the days it says something of, by import.
const TOLD: &str = "
    SELECT h.import_id, r.activity_id AS id, r.sport, (r.start_utc_s + coalesce(r.utc_offset_s, 0)) / 86400 AS day
        FROM holds h JOIN recording r ON r.file_id = h.file_id
    UNION SELECT h.import_id, r.activity_id, r.sport, (r.start_utc_s + coalesce(r.utc_offset_s, 0)) / 86400
        FROM holds h JOIN tells t ON t.file_id = h.file_id JOIN recording r ON r.id = t.recording_id
    UNION SELECT h.import_id, NULL, '', x.day FROM holds h JOIN reading x USING (file_id)
    UNION SELECT h.import_id, NULL, '', x.day FROM holds h JOIN night x USING (file_id)
    UNION SELECT h.import_id, NULL, '', x.day FROM holds h JOIN diary x USING (file_id)";

impl Store {
    /// Every import that brought something, the latest first; the sample runner and what waits are not among them.
    pub fn batches(&self) -> Result<Vec<Batch>, StoreError> {
        let mut query = self.connection.prepare_cached(&format!(
            "SELECT i.id, i.label, i.at_utc_s, i.hidden = 0,
                    (SELECT count(*) FROM holds WHERE import_id = i.id),
                    count(DISTINCT CASE WHEN told.sport = ?1 THEN told.id END), count(DISTINCT CASE WHEN told.id IS NULL THEN told.day END), min(told.day),
                    max(told.day)
             FROM import i LEFT JOIN ({TOLD}) told ON told.import_id = i.id
             WHERE i.empty = 0 AND i.sample = 0 AND i.hidden <> ?2 GROUP BY i.id ORDER BY i.id DESC"
        ))?;
        let found = query.query_map((Sport::Running.key(), holding::WAITING), |row| {
            let range = row.get::<_, Option<i32>>(7)?.zip(row.get::<_, Option<i32>>(8)?);
            Ok(Batch {
                id: ImportId(row.get(0)?),
                label: row.get(1)?,
                at_utc_s: row.get(2)?,
                in_sight: row.get(3)?,
                files: row.get(4)?,
                runs: row.get(5)?,
                days: row.get(6)?,
                range: range.map(|(first, last)| DayRange::new(Day(first), Day(last))),
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }

    /// Takes back what an import brought, and nothing else: what other imports hold stays, as does what was typed.
    pub fn put_aside(&mut self, import: ImportId) -> Result<(), StoreError> {
        let transaction = self.change()?;
        if !stands(&transaction, import, holding::IN_SIGHT)? {
            return Ok(());
        }
        undo::push(&transaction, Some(import), &Change::Aside)?;
        holding::put(&transaction, import, holding::ASIDE)?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// Brings back what was taken back.
    pub fn bring_back(&mut self, import: ImportId) -> Result<(), StoreError> {
        let transaction = self.change()?;
        if !stands(&transaction, import, holding::ASIDE)? {
            return Ok(());
        }
        if !undo::stand_again(&transaction, import)? {
            undo::push(&transaction, Some(import), &Change::Back)?;
        }
        holding::put(&transaction, import, holding::IN_SIGHT)?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }

    /// The runner said yes to an import that waits: it comes into sight, as one step.
    pub fn accept_waiting(&mut self, import: ImportId) -> Result<(), StoreError> {
        let transaction = self.change()?;
        if !stands(&transaction, import, holding::WAITING)? {
            return Ok(());
        }
        if !is_empty(&transaction, import)? {
            undo::push(&transaction, Some(import), &Change::Import)?;
            bump_revision(&transaction)?;
        }
        holding::put(&transaction, import, holding::IN_SIGHT)?;
        Ok(transaction.commit()?)
    }

    /// Removes every import that waits: the runner said no, or the program ended before there was an answer.
    pub fn refuse_waiting(&mut self) -> Result<(), StoreError> {
        let transaction = self.change()?;
        let mut waiting = transaction.prepare("SELECT id FROM import WHERE hidden = ?1")?;
        let found = waiting.query_map([holding::WAITING], |row| Ok(ImportId(row.get(0)?)))?;
        let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
        drop(waiting);
        for import in found {
            holding::forget(&transaction, import)?;
        }
        Ok(transaction.commit()?)
    }
}

fn stands(of: &rusqlite::Connection, import: ImportId, hidden: i64) -> Result<bool, StoreError> {
    let mut query = of.prepare_cached("SELECT 1 FROM import WHERE id = ?1 AND hidden = ?2")?;
    Ok(query.exists((import.0, hidden))?)
}
