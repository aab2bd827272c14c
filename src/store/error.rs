//! What can go wrong with the library.

use std::fmt;
use std::path::PathBuf;

use crate::model::{Phrase, Quantity};

/// Why the library could not be read or written. Nothing was changed.
#[derive(Debug)]
pub enum StoreError {
    /// The file is the library of a later version of the program.
    Newer {
        /// The version of its schema.
        found: u32,
        /// The highest version this program knows.
        known: u32,
        /// The file.
        path: PathBuf,
    },
    /// The file is no library.
    Foreign(PathBuf),
    /// The folder of the library could not be made, or the file not reached.
    Unreachable(Box<dyn std::error::Error + Send + Sync>, PathBuf),
    /// Another program is writing to the library.
    Busy,
    /// The disk is full.
    Full,
    /// The file or its folder may only be read.
    ReadOnly,
    /// What is stored makes no sense.
    Damaged(String),
    /// Everything else SQLite reports.
    Sqlite(rusqlite::Error),
}

impl StoreError {
    /// One sentence for the user.
    pub fn phrase(&self) -> Phrase {
        let name = |value: &dyn fmt::Display| Quantity::Name(value.to_string());
        match self {
            Self::Newer { path, .. } => Phrase::new("app-store-newer", [("file", name(&path.display()))]),
            Self::Foreign(path) => Phrase::new("app-store-foreign", [("file", name(&path.display()))]),
            Self::Unreachable(cause, path) => {
                Phrase::new("app-store-unreachable", [("cause", name(cause)), ("file", name(&path.display()))])
            }
            Self::Busy => Phrase::plain("app-store-busy"),
            Self::Full => Phrase::plain("app-store-full"),
            Self::ReadOnly => Phrase::plain("app-store-read-only"),
            Self::Damaged(_) => Phrase::plain("app-store-damaged"),
            Self::Sqlite(cause) => Phrase::new("app-store-failed", [("cause", name(cause))]),
        }
    }
}

impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Newer { found, known, path } => {
                write!(f, "library of a later version ({found}, known up to {known}): {}", path.display())
            }
            Self::Foreign(path) => write!(f, "not a Lightfoot library: {}", path.display()),
            Self::Unreachable(cause, path) => write!(f, "{cause}: {}", path.display()),
            Self::Busy => f.write_str("another program is writing to the library"),
            Self::Full => f.write_str("the disk is full"),
            Self::ReadOnly => f.write_str("the library may only be read"),
            Self::Damaged(what) => write!(f, "the library is damaged: {what}"),
            Self::Sqlite(cause) => write!(f, "the library could not be read or written: {cause}"),
        }
    }
}

impl std::error::Error for StoreError {}

impl From<rusqlite::Error> for StoreError {
    fn from(cause: rusqlite::Error) -> Self {
        use rusqlite::ErrorCode as Code;
        match cause.sqlite_error_code() {
            Some(Code::DatabaseBusy | Code::DatabaseLocked) => Self::Busy,
            Some(Code::DiskFull) => Self::Full,
            Some(Code::ReadOnly | Code::PermissionDenied) => Self::ReadOnly,
            Some(Code::DatabaseCorrupt) => Self::Damaged(cause.to_string()),
            _ => Self::Sqlite(cause),
        }
    }
}

impl From<serde_json::Error> for StoreError {
    fn from(cause: serde_json::Error) -> Self {
        Self::Damaged(cause.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_runner_can_mend_has_a_sentence_of_its_own() {
        // SQLite's codes: 5 busy, 8 read only, 11 corrupt, 13 full.
        let said =
            |code| StoreError::from(rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None)).phrase().id;
        assert_eq!(
            [5, 8, 11, 13].map(said),
            ["app-store-busy", "app-store-read-only", "app-store-damaged", "app-store-full"]
        );
    }
}
