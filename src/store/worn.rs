//! Which pair of shoes an account's list of gear names for an activity: gear and activities come in different files.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::days::IN_SIGHT;
use super::{ImportId, StoreError};

/// Stores which pair was worn; whether any of it is new.
pub(super) fn write(to: &Connection, import: ImportId, worn: &[(String, String)]) -> Result<bool, StoreError> {
    let mut latest =
        to.prepare_cached("SELECT shoe FROM worn WHERE account_id = ?1 ORDER BY import_id DESC LIMIT 1")?;
    let mut insert =
        to.prepare_cached("INSERT OR REPLACE INTO worn (account_id, import_id, shoe) VALUES (?1, ?2, ?3)")?;
    let mut new = false;
    for (account_id, shoe) in worn {
        let known: Option<String> = latest.query_row([account_id], |row| row.get(0)).optional()?;
        if known.as_ref() != Some(shoe) {
            insert.execute((account_id, import.0, shoe))?;
            new = true;
        }
    }
    Ok(new)
}

/// The pair worn by the account's number of the activity; the latest import in sight counts.
pub(super) fn all(of: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let mut query =
        of.prepare_cached(&format!("SELECT account_id, shoe FROM worn WHERE {IN_SIGHT} ORDER BY import_id"))?;
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
