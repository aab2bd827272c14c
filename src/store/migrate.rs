//! Brings an older library up to date, one function a version; `PRAGMA user_version` counts them.

use std::path::Path;

use rusqlite::{Connection, Transaction, TransactionBehavior};

use super::{StoreError, schema};

/// What makes version `n + 1` of version `n`.
type Step = fn(&Transaction<'_>) -> rusqlite::Result<()>;

/// Every step there is. A step that was shipped never changes.
const STEPS: &[Step] = &[first, accounts, decisions, holding];

fn first(to: &Transaction<'_>) -> rusqlite::Result<()> {
    to.execute_batch(schema::FIRST)?;
    to.pragma_update(None, "application_id", schema::APPLICATION_ID)
}

fn accounts(to: &Transaction<'_>) -> rusqlite::Result<()> {
    to.execute_batch(schema::ACCOUNTS)
}

fn decisions(to: &Transaction<'_>) -> rusqlite::Result<()> {
    to.execute_batch(schema::DECISIONS)
}

fn holding(to: &Transaction<'_>) -> rusqlite::Result<()> {
    to.execute_batch(schema::HOLDING)
}

/// The version this program writes.
pub(super) const KNOWN: u32 = STEPS.len() as u32;

/// The version of a library; 0 for a new one.
pub(super) fn version(of: &Connection) -> rusqlite::Result<u32> {
    of.query_row("PRAGMA user_version", [], |row| row.get(0))
}

/// Brings the library up to date. Before an older one is changed, a copy is laid beside it.
pub(super) fn up_to_date(library: &mut Connection, path: &Path) -> Result<(), StoreError> {
    let found = version(library)?;
    if found > KNOWN {
        return Err(StoreError::Newer { found, known: KNOWN, path: path.to_owned() });
    }
    if found == KNOWN {
        return Ok(());
    }
    if found > 0 {
        keep_copy(library, path, found)?;
    }
    let transaction = library.transaction_with_behavior(TransactionBehavior::Exclusive)?;
    // Read again under the lock: two programs may open a new library at once.
    let from = version(&transaction)?;
    for step in STEPS.iter().skip(from as usize) {
        step(&transaction)?;
    }
    transaction.pragma_update(None, "user_version", KNOWN.max(from))?;
    Ok(transaction.commit()?)
}

/// `library.lightfoot` → `library.lightfoot.v1`.
fn keep_copy(library: &Connection, path: &Path, version: u32) -> Result<(), StoreError> {
    let mut copy = path.as_os_str().to_owned();
    copy.push(format!(".v{version}"));
    if !Path::new(&copy).exists() {
        library.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    }
    Ok(())
}
