//! Taking changes back and doing them again, one step a user's intention, across restarts.
//!
//! An import is undone by hiding its batch, a deletion by its flag, what was typed by what stood there before. The
//! next change forgets what was undone; a hidden batch is then removed for good.

use rusqlite::{Connection, OptionalExtension as _};

use super::decisions::{self, Decided, Decision};
use super::write::bump_revision;
use super::{ImportId, Store, StoreError, edit, profile};
use crate::model::{Day, Diary, Phrase, Quantity};

/// Steps kept.
const STEPS: i64 = 100;

/// What a step did, with what it takes to go either way.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Change {
    Import,
    Delete { ids: Vec<String> },
    Say { day: Day, time_s: Option<i32>, before: Option<Box<Diary>>, after: Option<Box<Diary>> },
    Profile { before: profile::Fields, after: profile::Fields },
    Decide { what: Decided, before: Vec<Decision>, after: Vec<Decision> },
}

/// A step as stored.
struct Step {
    id: i64,
    import: Option<ImportId>,
    change: Change,
}

impl Store {
    /// Takes back the last change; says what it was, or `None` if there is nothing to take back.
    pub fn undo(&mut self) -> Result<Option<Phrase>, StoreError> {
        self.step(false)
    }

    /// Does again what was taken back last.
    pub fn redo(&mut self) -> Result<Option<Phrase>, StoreError> {
        self.step(true)
    }

    /// What [`Self::undo`] would take back.
    pub fn undo_label(&self) -> Result<Option<Phrase>, StoreError> {
        let step = next_step(&self.connection, false)?;
        step.map(|step| label(&self.connection, &step, &UNDO)).transpose()
    }

    /// What [`Self::redo`] would do again.
    pub fn redo_label(&self) -> Result<Option<Phrase>, StoreError> {
        let step = next_step(&self.connection, true)?;
        step.map(|step| label(&self.connection, &step, &REDO)).transpose()
    }

    fn step(&mut self, again: bool) -> Result<Option<Phrase>, StoreError> {
        let transaction = self.change()?;
        let Some(step) = next_step(&transaction, again)? else { return Ok(None) };
        let said = label(&transaction, &step, if again { &REDONE } else { &UNDONE })?;
        apply(&transaction, &step, again)?;
        transaction.execute("UPDATE step SET undone = ?2 WHERE id = ?1", (step.id, !again))?;
        bump_revision(&transaction)?;
        transaction.commit()?;
        Ok(Some(said))
    }
}

/// Texts of an import, a deletion, a diary row, the profile, and what can be decided.
type Labels = [&'static str; 8];

const UNDO: Labels = [
    "app-undo-import",
    "app-undo-delete",
    "app-undo-diary",
    "app-undo-profile",
    "app-undo-split",
    "app-undo-join",
    "app-undo-accept",
    "app-undo-date",
];
const REDO: Labels = [
    "app-redo-import",
    "app-redo-delete",
    "app-redo-diary",
    "app-redo-profile",
    "app-redo-split",
    "app-redo-join",
    "app-redo-accept",
    "app-redo-date",
];
const UNDONE: Labels = [
    "app-undone-import",
    "app-undone-delete",
    "app-undone-diary",
    "app-undone-profile",
    "app-undone-split",
    "app-undone-join",
    "app-undone-accept",
    "app-undone-date",
];
const REDONE: Labels = [
    "app-redone-import",
    "app-redone-delete",
    "app-redone-diary",
    "app-redone-profile",
    "app-redone-split",
    "app-redone-join",
    "app-redone-accept",
    "app-redone-date",
];

fn label(of: &Connection, step: &Step, labels: &Labels) -> Result<Phrase, StoreError> {
    let [import, delete, diary, profile, split, join, accept, date] = *labels;
    Ok(match &step.change {
        Change::Import => {
            let batch = step.import.map_or(0, |import| import.0);
            let files: u32 =
                of.query_row("SELECT count(*) FROM file WHERE import_id = ?1", [batch], |row| row.get(0))?;
            Phrase::new(import, [("files", Quantity::Count(f64::from(files)))])
        }
        Change::Delete { ids } => Phrase::new(delete, [("activities", Quantity::Count(ids.len() as f64))]),
        Change::Say { day, .. } => Phrase::new(diary, [("day", Quantity::Date(*day))]),
        Change::Profile { .. } => Phrase::plain(profile),
        Change::Decide { what, .. } => Phrase::plain(match what {
            Decided::Split => split,
            Decided::Join => join,
            Decided::Accept => accept,
            Decided::Date => date,
        }),
    })
}

fn next_step(of: &Connection, undone: bool) -> Result<Option<Step>, StoreError> {
    let last = if undone { "min" } else { "max" };
    let mut query = of.prepare_cached(&format!(
        "SELECT id, import_id, change FROM step WHERE id = (SELECT {last}(id) FROM step WHERE undone = ?1)"
    ))?;
    let found = query.query_row([undone], |row| {
        Ok((row.get(0)?, row.get::<_, Option<i64>>(1)?.map(ImportId), row.get::<_, String>(2)?))
    });
    let Some((id, import, change)) = found.optional()? else { return Ok(None) };
    Ok(Some(Step { id, import, change: serde_json::from_str(&change)? }))
}

fn apply(to: &Connection, step: &Step, again: bool) -> Result<(), StoreError> {
    match &step.change {
        Change::Import => {
            let Some(import) = step.import else { return Ok(()) };
            to.execute("UPDATE import SET hidden = ?2 WHERE id = ?1", (import.0, !again))?;
            if !again {
                forget_repeats(to, import)?;
            }
        }
        Change::Delete { ids } => edit::put_deleted(to, ids, again)?,
        Change::Say { day, time_s, before, after } => {
            let said = if again { after } else { before };
            edit::put_typed(to, *day, *time_s, said.as_deref())?;
        }
        Change::Decide { before, after, .. } => {
            let (out, in_) = if again { (before, after) } else { (after, before) };
            decisions::put(to, out, in_)?;
        }
        Change::Profile { before, after } => profile::put_typed(to, if again { after } else { before })?,
    }
    Ok(())
}

/// Files read after this import that held nothing new may hold something new without it.
fn forget_repeats(to: &Connection, undone: ImportId) -> Result<(), StoreError> {
    to.execute(
        "DELETE FROM file WHERE import_id > ?1
             AND import_id NOT IN (SELECT import_id FROM step WHERE import_id IS NOT NULL)",
        [undone.0],
    )?;
    Ok(())
}

/// Whether the import is a step already.
pub(super) fn has_step(of: &Connection, import: ImportId) -> Result<bool, StoreError> {
    Ok(of.prepare_cached("SELECT 1 FROM step WHERE import_id = ?1")?.exists([import.0])?)
}

/// Adds a step, forgets what was undone, and lets go of the oldest.
pub(super) fn push(to: &Connection, import: Option<ImportId>, change: &Change) -> Result<(), StoreError> {
    forget_undone(to)?;
    let text = serde_json::to_string(change)?;
    to.execute("INSERT INTO step (import_id, change) VALUES (?1, ?2)", (import.map(|import| import.0), text))?;
    to.execute("DELETE FROM step WHERE id <= (SELECT max(id) FROM step) - ?1", [STEPS])?;
    Ok(())
}

/// Removes what was undone for good.
pub(super) fn forget_undone(to: &Connection) -> Result<(), StoreError> {
    if !to.prepare_cached("SELECT 1 FROM step WHERE undone = 1")?.exists([])? {
        return Ok(());
    }
    to.execute("DELETE FROM import WHERE id IN (SELECT import_id FROM step WHERE undone = 1)", [])?;
    to.execute("DELETE FROM step WHERE undone = 1", [])?;
    edit::remove_empty_activities(to)
}
