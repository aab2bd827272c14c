//! `lightfoot export`: everything the library holds as CSV and JSON files that other programs read.
//!
//! The same library gives the same bytes: nothing of the moment of the export is in them. The files are written beside
//! the folder asked for, which then appears whole or not at all.

mod diary;
mod series;
mod tables;

use std::io;
use std::path::{Path, PathBuf};

use super::{Call, Failure, days, name_of, runs};
use crate::app;
use crate::model::{Phrase, Quantity};

/// Writes everything into a folder that holds nothing yet.
pub(super) fn run(call: &mut Call<'_>, folder: &Path) -> Result<u8, Failure> {
    if !is_free(folder) {
        return Err(Failure::failed(Phrase::new("cli-export-exists", [("file", name_of(folder))])));
    }
    let history = call.history()?;
    let store = call.store()?;
    let derived = app::derive(&history);
    let cannot = |error: io::Error| {
        let why = ("why", Quantity::Name(error.to_string()));
        Failure::failed(Phrase::new("cli-cannot-write", [("file", name_of(folder)), why]))
    };
    let draft = Draft::beside(folder).map_err(cannot)?;
    let tables = || -> io::Result<()> {
        tables::write(&draft.0, "runs", runs::COLUMNS, &runs::rows(&derived.season))?;
        tables::write(&draft.0, "days", &days::columns(), &days::rows(&derived))?;
        tables::write(&draft.0, "readings", tables::READING, &tables::readings(&history))?;
        tables::write(&draft.0, "nights", tables::NIGHT, &tables::nights(&history))?;
        tables::profile(&draft.0, &history.runner)?;
        diary::write(&draft.0, &history.diary)
    };
    tables().map_err(cannot)?;
    series::write(&draft.0, &store).map_err(|error| match error {
        series::Error::Library(error) => Failure::failed(error.phrase()),
        series::Error::Disk(error) => cannot(error),
    })?;
    draft.put_at(folder).map_err(cannot)?;
    call.say(&Phrase::new("cli-export-done", [("file", name_of(folder))]))
}

/// Whether nothing would be written over.
fn is_free(folder: &Path) -> bool {
    match std::fs::read_dir(folder) {
        Ok(mut entries) => entries.next().is_none(),
        Err(error) => error.kind() == io::ErrorKind::NotFound,
    }
}

/// The folder while it is written; without [`Draft::put_at`] it is gone in the end.
struct Draft(PathBuf);

impl Draft {
    fn beside(folder: &Path) -> io::Result<Self> {
        let name = folder.file_name().ok_or(io::ErrorKind::InvalidInput)?;
        let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
        std::fs::create_dir_all(parent)?;
        let draft = parent.join(format!(".{}.unfinished", name.to_string_lossy()));
        // Left over from an export that was killed.
        if draft.exists() {
            std::fs::remove_dir_all(&draft)?;
        }
        std::fs::create_dir(&draft)?;
        Ok(Self(draft))
    }

    fn put_at(self, folder: &Path) -> io::Result<()> {
        if folder.exists() {
            // Only an empty one can be removed like this.
            std::fs::remove_dir(folder)?;
        }
        std::fs::rename(&self.0, folder)
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        // Gone already where all went well; where not, the first error is the one that is told.
        drop(std::fs::remove_dir_all(&self.0));
    }
}
