//! Taking changes back and doing them again, one step a user's intention, across restarts.
//!
//! An import is undone by putting its batch aside, a deletion by its flag, what was typed by what stood there before.
//! The next change forgets what was undone, and a batch that no step can bring back is removed for good. Any other batch
//! can be put aside, too, whenever it was imported: that is a step of its own.

use rusqlite::{Connection, OptionalExtension as _};

use super::decisions::{self, Decided, Decision};
use super::write::bump_revision;
use super::{ImportId, Store, StoreError, answers, edit, holding, profile};
use crate::model::{Day, Diary, Phrase, Quantity};

/// Steps kept.
const STEPS: i64 = 100;

/// What a step did, with what it takes to go either way.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Change {
    Import,
    Aside,
    Back,
    Delete { ids: Vec<String> },
    Say { day: Day, time_s: Option<i32>, before: Option<Box<Diary>>, after: Option<Box<Diary>> },
    Profile { before: profile::Fields, after: profile::Fields },
    Decide { what: Decided, before: Vec<Decision>, after: Vec<Decision> },
    Tables { before: Vec<serde_json::Value>, after: Vec<serde_json::Value> },
    Words { key: String },
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
        step.map(|step| label(&self.connection, &step, When::Undo)).transpose()
    }

    /// What [`Self::redo`] would do again.
    pub fn redo_label(&self) -> Result<Option<Phrase>, StoreError> {
        let step = next_step(&self.connection, true)?;
        step.map(|step| label(&self.connection, &step, When::Redo)).transpose()
    }

    fn step(&mut self, again: bool) -> Result<Option<Phrase>, StoreError> {
        let transaction = self.change()?;
        let Some(step) = next_step(&transaction, again)? else { return Ok(None) };
        let said = label(&transaction, &step, if again { When::Redone } else { When::Undone })?;
        apply(&transaction, &step, again)?;
        transaction.execute("UPDATE step SET undone = ?2 WHERE id = ?1", (step.id, !again))?;
        bump_revision(&transaction)?;
        transaction.commit()?;
        Ok(Some(said))
    }
}

/// When a step is spoken of: to be undone, to be done again, just undone, just done again.
#[derive(Clone, Copy)]
enum When {
    Undo,
    Redo,
    Undone,
    Redone,
}

/// Names of the texts of a change, by [`When`]. To undo an import and to put it aside are the same to the runner.
const fn texts(change: &Change) -> [&'static str; 4] {
    macro_rules! of {
        ($what:literal) => {
            [
                concat!("app-undo-", $what),
                concat!("app-redo-", $what),
                concat!("app-undone-", $what),
                concat!("app-redone-", $what),
            ]
        };
    }
    match change {
        Change::Import | Change::Back => of!("import"),
        Change::Aside => ["app-undo-aside", "app-redo-aside", "app-redone-import", "app-undone-import"],
        Change::Delete { .. } => of!("delete"),
        Change::Say { .. } => of!("diary"),
        Change::Profile { .. } => of!("profile"),
        Change::Decide { what: Decided::Split, .. } => of!("split"),
        Change::Decide { what: Decided::Join, .. } => of!("join"),
        Change::Decide { what: Decided::Accept, .. } => of!("accept"),
        Change::Decide { what: Decided::Date, .. } => of!("date"),
        Change::Tables { .. } => of!("tables"),
        Change::Words { .. } => of!("words"),
    }
}

fn label(of: &Connection, step: &Step, when: When) -> Result<Phrase, StoreError> {
    let [undo, redo, undone, redone] = texts(&step.change);
    let id = match when {
        When::Undo => undo,
        When::Redo => redo,
        When::Undone => undone,
        When::Redone => redone,
    };
    Ok(match &step.change {
        Change::Import | Change::Aside | Change::Back => with_files(of, id, step.import)?,
        Change::Delete { ids } => Phrase::new(id, [("activities", Quantity::Count(ids.len() as f64))]),
        Change::Say { day, .. } => Phrase::new(id, [("day", Quantity::Date(*day))]),
        _ => Phrase::plain(id),
    })
}

/// A text about an import, with the files it was the first to bring.
fn with_files(of: &Connection, id: &'static str, import: Option<ImportId>) -> Result<Phrase, StoreError> {
    let files: u32 = of.query_row(
        "SELECT count(*) FROM holds own WHERE import_id = ?1
             AND NOT EXISTS (SELECT 1 FROM holds WHERE file_id = own.file_id AND import_id < ?1)",
        [import.map_or(0, |import| import.0)],
        |row| row.get(0),
    )?;
    Ok(Phrase::new(id, [("files", Quantity::Count(f64::from(files)))]))
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
        Change::Import | Change::Aside | Change::Back => {
            let Some(import) = step.import else { return Ok(()) };
            let shown = again == (step.change != Change::Aside);
            holding::put(to, import, if shown { holding::IN_SIGHT } else { holding::ASIDE })?;
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
        Change::Words { key } => answers::put_words(to, key, again)?,
        Change::Tables { before, after } => answers::put_tables(to, if again { after } else { before })?,
        Change::Profile { before, after } => profile::put_typed(to, if again { after } else { before })?,
    }
    Ok(())
}

/// Adds a step, forgets what was undone, and lets go of the oldest.
pub(super) fn push(to: &Connection, import: Option<ImportId>, change: &Change) -> Result<(), StoreError> {
    forget_undone(to)?;
    let text = serde_json::to_string(change)?;
    to.execute("INSERT INTO step (import_id, change) VALUES (?1, ?2)", (import.map(|import| import.0), text))?;
    to.execute("DELETE FROM step WHERE id <= (SELECT max(id) FROM step) - ?1", [STEPS])?;
    Ok(())
}

/// Forgets what was undone. An import that was undone is then removed for good.
fn forget_undone(to: &Connection) -> Result<(), StoreError> {
    let mut undone = to.prepare_cached("SELECT import_id FROM step WHERE undone = 1 AND change = ?1")?;
    let import = serde_json::to_string(&Change::Import)?;
    let found = undone.query_map([import], |row| row.get::<_, Option<i64>>(0))?;
    for import in found.collect::<rusqlite::Result<Vec<_>>>()?.into_iter().flatten() {
        holding::forget(to, ImportId(import))?;
    }
    to.execute("DELETE FROM step WHERE undone = 1", [])?;
    Ok(())
}

/// Makes an undone import one that stands, with its own step as the last. Returns whether it was undone.
pub(super) fn stand_again(to: &Connection, import: ImportId) -> Result<bool, StoreError> {
    let change = serde_json::to_string(&Change::Import)?;
    let sql = "UPDATE step SET undone = 0 WHERE undone = 1 AND import_id = ?1 AND change = ?2";
    let stands = to.execute(sql, (import.0, change))? > 0;
    if stands {
        forget_undone(to)?;
    }
    Ok(stands)
}
