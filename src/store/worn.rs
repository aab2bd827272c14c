//! Which pair of shoes an account's list of gear names for an activity: gear and activities come in different files.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension as _};

use super::days::{in_sight, seen_by};
use super::{ImportId, StoreError};

/// Stores which pair was worn; whether any of it is new.
pub(super) fn write(
    to: &Connection,
    (import, file): (ImportId, i64),
    worn: &[(String, String)],
) -> Result<bool, StoreError> {
    let mut latest = to.prepare_cached(&format!(
        "SELECT shoe FROM {} WHERE account_id = ?1 ORDER BY f.import_id DESC, f.place LIMIT 1",
        seen_by("worn", import)
    ))?;
    let mut insert =
        to.prepare_cached("INSERT OR REPLACE INTO worn (account_id, file_id, shoe) VALUES (?1, ?2, ?3)")?;
    let mut new = false;
    for (account_id, shoe) in worn {
        let known: Option<String> = latest.query_row([account_id], |row| row.get(0)).optional()?;
        insert.execute((account_id, file, shoe))?;
        new |= known.as_ref() != Some(shoe);
    }
    Ok(new)
}

/// The pair worn by the account's number of the activity; the latest import in sight counts.
pub(super) fn all(of: &Connection) -> Result<BTreeMap<String, String>, StoreError> {
    let mut query = of.prepare_cached(&format!(
        "SELECT account_id, shoe FROM {} ORDER BY f.import_id, f.place DESC",
        in_sight("worn")
    ))?;
    let found = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
