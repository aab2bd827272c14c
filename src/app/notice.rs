//! What the program tells the user outside a screen: a toast that stays readable in a list.

use std::path::Path;

use crate::model::{Phrase, Quantity};

/// How much a notice matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Good to know.
    Info,
    /// Something could not be done in full.
    Warning,
    /// Something failed; nothing was changed.
    Error,
}

/// One message.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// Grows with each notice.
    pub id: u64,
    /// How much it matters.
    pub level: Level,
    /// One sentence: what happened and what to do.
    pub says: Phrase,
    /// Whether taking it back is offered beside it.
    pub undo: bool,
}

fn file(path: &Path) -> (&'static str, Quantity) {
    ("file", Quantity::Name(path.display().to_string()))
}

fn why(error: &dyn std::error::Error) -> (&'static str, Quantity) {
    ("why", Quantity::Name(error.to_string()))
}

/// A folder that cannot be made.
pub fn cannot_make(folder: &Path, error: &std::io::Error) -> Phrase {
    Phrase::new("app-cannot-make-folder", [file(folder), why(error)])
}

/// A file that cannot be written.
pub fn cannot_write(path: &Path, error: &std::io::Error) -> Phrase {
    Phrase::new("app-cannot-write", [file(path), why(error)])
}

/// A file that cannot be read.
pub fn cannot_read(path: &Path, error: &std::io::Error) -> Phrase {
    Phrase::new("app-cannot-read", [file(path), why(error)])
}

/// A folder that cannot be watched.
pub fn cannot_watch(folder: &Path, error: &notify::Error) -> Phrase {
    Phrase::new("app-cannot-watch", [file(folder), why(error)])
}

/// A file that is no table.
pub fn no_table(path: &Path) -> Phrase {
    Phrase::new("app-no-table", [file(path)])
}

/// A summary that could not be set.
#[cfg(feature = "pdf")]
pub fn no_page(error: &crate::report::PageError) -> Phrase {
    Phrase::new("app-report-failed", [why(error)])
}
