//! What the runner answered about files, and what the columns of tables mean: how they are to be read from now on.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _};

use super::undo::{self, Change};
use super::write::bump_revision;
use super::{Store, StoreError};

/// The setting they are kept in.
const ANSWERS: &str = "answers";
/// The same for tables.
const TABLES: &str = "tables";
/// The same for words of notes that are not asked about again.
const PUT_AWAY: &str = "words_put_away";

impl Store {
    /// The word chosen, by the key of the question.
    pub fn answers(&self) -> Result<BTreeMap<String, String>, StoreError> {
        setting(&self.connection, ANSWERS)
    }

    /// Keeps answers; later ones take the place of earlier ones.
    pub fn remember_answers(&mut self, answers: &BTreeMap<String, String>) -> Result<(), StoreError> {
        if answers.is_empty() {
            return Ok(());
        }
        let transaction = self.change()?;
        let mut known: BTreeMap<String, String> = setting(&transaction, ANSWERS)?;
        known.extend(answers.iter().map(|(key, word)| (key.clone(), word.clone())));
        put_setting(&transaction, ANSWERS, &known)?;
        Ok(transaction.commit()?)
    }

    /// Forgets what was answered to a question: the next file that asks it is asked about again.
    pub fn forget_answer(&mut self, key: &str) -> Result<(), StoreError> {
        let transaction = self.change()?;
        let mut known: BTreeMap<String, String> = setting(&transaction, ANSWERS)?;
        known.remove(key);
        put_setting(&transaction, ANSWERS, &known)?;
        Ok(transaction.commit()?)
    }
}

impl Store {
    /// How tables are read, in the words of the room that reads them.
    pub fn tables(&self) -> Result<Vec<serde_json::Value>, StoreError> {
        setting(&self.connection, TABLES)
    }

    /// Keeps how tables are read, as one step.
    pub fn set_tables(&mut self, after: Vec<serde_json::Value>) -> Result<(), StoreError> {
        let transaction = self.change()?;
        let before: Vec<serde_json::Value> = setting(&transaction, TABLES)?;
        if before == after {
            return Ok(());
        }
        put_tables(&transaction, &after)?;
        undo::push(&transaction, None, &Change::Tables { before, after })?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }
}

impl Store {
    /// Words of notes that are not asked about again, by their key.
    pub fn words_put_away(&self) -> Result<BTreeSet<String>, StoreError> {
        setting(&self.connection, PUT_AWAY)
    }

    /// Asks no more about words of a note, as one step.
    pub fn put_words_away(&mut self, key: &str) -> Result<(), StoreError> {
        let transaction = self.change()?;
        if setting::<BTreeSet<String>>(&transaction, PUT_AWAY)?.contains(key) {
            return Ok(());
        }
        put_words(&transaction, key, true)?;
        undo::push(&transaction, None, &Change::Words { key: key.to_owned() })?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }
}

impl Store {
    /// As what the file at this path was understood, by the key of the question.
    pub fn understood_as(&self, path: &Path, key: &str) -> Result<Option<String>, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT word FROM seen JOIN asked USING (file_id) WHERE seen.path = ?1 AND asked.key = ?2",
        )?;
        Ok(query.query_row((path.to_string_lossy(), key), |row| row.get(0)).optional()?)
    }
}

/// Whether a file is to be understood otherwise than it was. One that asks nothing is not.
pub(super) fn is_otherwise(
    of: &Connection,
    file: i64,
    asked: &BTreeMap<&'static str, Cow<'static, str>>,
) -> Result<bool, StoreError> {
    let mut query = of.prepare_cached("SELECT 1 FROM asked WHERE file_id = ?1 AND key = ?2 AND word <> ?3")?;
    for (key, word) in asked {
        if query.exists((file, key, &**word))? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Keeps as what a file was understood.
pub(super) fn understood(
    to: &Connection,
    file: i64,
    asked: &BTreeMap<&'static str, Cow<'static, str>>,
) -> Result<(), StoreError> {
    let mut insert = to.prepare_cached("INSERT OR REPLACE INTO asked (file_id, key, word) VALUES (?1, ?2, ?3)")?;
    for (key, word) in asked {
        insert.execute((file, key, &**word))?;
    }
    Ok(())
}

/// Asks no more about words of a note, or again.
pub(super) fn put_words(to: &Connection, key: &str, away: bool) -> Result<(), StoreError> {
    let mut words: BTreeSet<String> = setting(to, PUT_AWAY)?;
    if away {
        words.insert(key.to_owned());
    } else {
        words.remove(key);
    }
    put_setting(to, PUT_AWAY, &words)
}

/// Replaces how tables are read.
pub(super) fn put_tables(to: &Connection, tables: &[serde_json::Value]) -> Result<(), StoreError> {
    put_setting(to, TABLES, &tables)
}

/// A setting; what it is before it was ever set where there is none.
pub(super) fn setting<T: serde::de::DeserializeOwned + Default>(of: &Connection, name: &str) -> Result<T, StoreError> {
    let mut query = of.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    let text: Option<String> = query.query_row([name], |row| row.get(0)).optional()?;
    Ok(text.map(|text| serde_json::from_str(&text)).transpose()?.unwrap_or_default())
}

/// Replaces a setting.
pub(super) fn put_setting(to: &Connection, name: &str, value: &impl serde::Serialize) -> Result<(), StoreError> {
    let text = serde_json::to_string(value)?;
    to.execute("INSERT OR REPLACE INTO setting (name, value) VALUES (?1, ?2)", (name, text))?;
    Ok(())
}
