//! Which files need not be read again.

use std::path::{MAIN_SEPARATOR, Path, PathBuf};

use super::{Store, StoreError};
use crate::model::Sport;

impl Store {
    /// Whether this unchanged file was imported, and the import was not undone.
    pub fn is_known(&self, path: &Path, size: u64, modified_ns: i64) -> Result<bool, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT 1 FROM seen JOIN file ON file.id = seen.file_id JOIN import ON import.id = file.import_id
             WHERE seen.path = ?1 AND seen.size = ?2 AND seen.modified_ns = ?3 AND import.hidden = 0",
        )?;
        Ok(query.exists((path.to_string_lossy(), size as i64, modified_ns))?)
    }

    /// [`Self::is_known`] of many files, in their order, as they were at one moment.
    pub fn are_known(&self, files: &[(PathBuf, u64, i64)]) -> Result<Vec<bool>, StoreError> {
        let moment = self.connection.unchecked_transaction()?;
        let known = files.iter().map(|(path, size, modified_ns)| self.is_known(path, *size, *modified_ns)).collect();
        moment.finish()?;
        known
    }

    /// Whether a file with these bytes was imported, and the import was not undone.
    pub fn is_known_hash(&self, hash: &[u8; 32]) -> Result<bool, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT 1 FROM file JOIN import ON import.id = file.import_id WHERE file.hash = ?1 AND import.hidden = 0",
        )?;
        Ok(query.exists([hash])?)
    }
}

impl Store {
    /// How many runs came of this unchanged file, an archive's entries counted; `None` if it was not imported, was
    /// changed since, or its import was undone.
    pub fn known_runs(&self, path: &Path, size: u64, modified_ns: i64) -> Result<Option<usize>, StoreError> {
        if !self.is_known(path, size, modified_ns)? {
            return Ok(None);
        }
        // Entries of an archive lie below its path: from the separator to the character after it.
        let path = path.to_string_lossy();
        let (from, to) = if MAIN_SEPARATOR == '/' { ("/", "0") } else { ("\\", "]") };
        let mut query = self.connection.prepare_cached(
            "SELECT count(*) FROM seen JOIN recording ON recording.file_id = seen.file_id
             WHERE (seen.path = ?1 OR (seen.path > ?2 AND seen.path < ?3)) AND recording.sport = ?4",
        )?;
        let range = (format!("{path}{from}"), format!("{path}{to}"));
        if self.is_answered_otherwise((&path, &range.0, &range.1))? {
            return Ok(None);
        }
        let runs: i64 = query.query_row((&path, range.0, range.1, Sport::Running.key()), |row| row.get(0))?;
        Ok(usize::try_from(runs).ok())
    }

    /// Whether a file, or an entry of an archive, was understood otherwise than the runner has answered since.
    fn is_answered_otherwise(&self, (path, from, to): (&str, &str, &str)) -> Result<bool, StoreError> {
        let mut query = self.connection.prepare_cached(
            "SELECT key, word FROM seen JOIN asked USING (file_id)
             WHERE seen.path = ?1 OR (seen.path > ?2 AND seen.path < ?3)",
        )?;
        let found =
            query.query_map((path, from, to), |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
        let found = found.collect::<rusqlite::Result<Vec<_>>>()?;
        if found.is_empty() {
            return Ok(false);
        }
        let answers = self.answers()?;
        Ok(found.iter().any(|(key, word)| answers.get(key).is_some_and(|answer| answer != word)))
    }
}
