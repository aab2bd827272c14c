//! Opening, checking, copying a library.

use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::{Connection, OpenFlags};

use super::curves::Places;
use super::{StoreError, migrate, schema, write};

/// How long a write waits for another program's.
const PATIENCE: Duration = Duration::from_secs(5);

/// Bytes of a page: columns of a run are few tens of kilobytes.
const PAGE_SIZE: u32 = 32_768;

/// Prepared statements kept.
const STATEMENTS: usize = 64;

/// An open library. It may be sent to another thread; several may be open on the same file, one writes at a time.
#[derive(Debug)]
pub struct Store {
    pub(super) connection: Connection,
    pub(super) path: PathBuf,
    pub(super) places: Places,
}

impl Store {
    /// Opens the library, makes it if there is none, and brings it up to date.
    pub fn open(path: &Path) -> Result<Self, StoreError> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder)
                .map_err(|cause| StoreError::Unreachable(Box::new(cause), path.to_owned()))?;
        }
        let connection =
            Connection::open(path).map_err(|cause| StoreError::Unreachable(Box::new(cause), path.to_owned()))?;
        Self::on(connection, path)
    }

    /// A library that lives as long as this value.
    pub fn in_memory() -> Result<Self, StoreError> {
        Self::on(Connection::open_in_memory()?, Path::new(":memory:"))
    }

    fn on(mut connection: Connection, path: &Path) -> Result<Self, StoreError> {
        connection.busy_timeout(PATIENCE)?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        check_ours(&connection, path)?;
        // Only before the first table; without effect later.
        connection.pragma_update(None, "page_size", PAGE_SIZE)?;
        // A file system without shared memory answers with another mode, which is as safe.
        connection.query_row("PRAGMA journal_mode = WAL", [], |_| Ok(()))?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "cache_size", -16_000)?;
        migrate::up_to_date(&mut connection, path)?;
        Ok(Self { connection, path: path.to_owned(), places: Places::default() })
    }

    /// The file.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Writes a consistent copy, also while the library is in use. The file must not exist yet.
    pub fn backup(&self, to: &Path) -> Result<(), StoreError> {
        if to.exists() {
            let cause = std::io::Error::from(std::io::ErrorKind::AlreadyExists);
            return Err(StoreError::Unreachable(Box::new(cause), to.to_owned()));
        }
        self.connection.execute("VACUUM INTO ?1", [to.to_string_lossy()])?;
        Ok(())
    }

    /// Replaces everything in this library by what the copy holds. A copy that is damaged, foreign or newer is refused
    /// and nothing changes.
    pub fn restore(&mut self, from: &Path) -> Result<(), StoreError> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let copy = Connection::open_with_flags(from, flags)
            .map_err(|cause| StoreError::Unreachable(Box::new(cause), from.to_owned()))?;
        check_ours(&copy, from)?;
        let found = migrate::version(&copy)?;
        if found > migrate::KNOWN {
            return Err(StoreError::Newer { found, known: migrate::KNOWN, path: from.to_owned() });
        }
        if found == 0 {
            return Err(StoreError::Foreign(from.to_owned()));
        }
        if let Some(fault) = faults(&copy)?.into_iter().next() {
            return Err(StoreError::Damaged(fault));
        }
        let revision = self.revision()?;
        // Pages are copied as they are, and a library in use cannot change the size of its own.
        let scratch = tempfile::tempdir().map_err(|cause| StoreError::Unreachable(Box::new(cause), from.to_owned()))?;
        let copy =
            if page_size(&copy)? == page_size(&self.connection)? { copy } else { repaged(&copy, scratch.path())? };
        rusqlite::backup::Backup::new(&copy, &mut self.connection)?.run_to_completion(1_000, Duration::ZERO, None)?;
        migrate::up_to_date(&mut self.connection, &self.path)?;
        // The number only grows: no work begun before may pass for up to date.
        write::revision_beyond(&self.connection, revision)
    }

    /// What is wrong with the file, in SQLite's words; empty when it is sound.
    pub fn check(&self) -> Result<Vec<String>, StoreError> {
        faults(&self.connection)
    }
}

fn page_size(of: &Connection) -> rusqlite::Result<u32> {
    of.query_row("PRAGMA page_size", [], |row| row.get(0))
}

/// The same content in pages of our size, as after a copy that another tool wrote.
fn repaged(copy: &Connection, folder: &Path) -> rusqlite::Result<Connection> {
    let path = folder.join("library");
    copy.pragma_update(None, "page_size", PAGE_SIZE)?;
    copy.execute("VACUUM INTO ?1", [path.to_string_lossy()])?;
    Connection::open(path)
}

fn faults(of: &Connection) -> Result<Vec<String>, StoreError> {
    let mut check = of.prepare("PRAGMA integrity_check")?;
    let mut said: Vec<String> = check.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    said.retain(|line| line != "ok");
    let mut check = of.prepare("PRAGMA foreign_key_check")?;
    let orphans = check.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
    said.extend(orphans.into_iter().map(|table| format!("a row of {table} belongs to nothing")));
    Ok(said)
}

/// Refuses a file of another program before anything in it is touched.
fn check_ours(connection: &Connection, path: &Path) -> Result<(), StoreError> {
    let id: rusqlite::Result<i32> = connection.query_row("PRAGMA application_id", [], |row| row.get(0));
    let tables: rusqlite::Result<i64> =
        connection.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0));
    let foreign = || StoreError::Foreign(path.to_owned());
    match (id, tables) {
        (Ok(id), Ok(tables)) if id == schema::APPLICATION_ID || tables == 0 => Ok(()),
        (Ok(_), Ok(_)) => Err(foreign()),
        (Err(cause), _) | (_, Err(cause)) => match cause.sqlite_error_code() {
            Some(rusqlite::ErrorCode::NotADatabase) => Err(foreign()),
            _ => Err(cause.into()),
        },
    }
}
