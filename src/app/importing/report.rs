//! What an import tells: how far it is, what became of each file, and the counts.

use std::collections::BTreeMap;

use crate::import::Problem;
use crate::model::Phrase;

/// How far an import is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files found so far.
    pub total: usize,
    /// Runs written so far.
    pub runs: usize,
    /// The file being read.
    pub file: String,
    /// Of a large file being read piece by piece, bytes read and all its bytes.
    pub bytes: Option<(u64, u64)>,
    /// Seconds left, once it can be told.
    pub remaining_s: Option<f64>,
}

/// What became of one file.
#[derive(Clone, PartialEq, Debug)]
pub struct FileResult {
    /// Its name, with the archive it lay in.
    pub file: String,
    /// What became of it.
    pub outcome: Outcome,
}

/// What became of one file.
#[derive(Clone, PartialEq, Debug)]
pub enum Outcome {
    /// Something new came of it.
    Imported {
        /// New runs.
        runs: usize,
        /// Other activities.
        other: usize,
        /// Days with readings, nights or diary rows.
        days: usize,
    },
    /// The same run as one from another file: merged into it.
    Merged,
    /// Already in the library.
    Duplicate,
    /// Not a kind of file Lightfoot reads.
    Ignored(Phrase),
    /// Read in part, or not at all; the problem says what was saved.
    Problem(Problem),
    /// Not reached before the import was cancelled.
    Skipped,
}

impl Outcome {
    /// What became of a file of which two parts came to this.
    pub(super) fn join(self, other: Self) -> Self {
        match (self, other) {
            (problem @ Self::Problem(_), _) | (_, problem @ Self::Problem(_)) => problem,
            (Self::Imported { runs, other, days }, Self::Imported { runs: runs2, other: other2, days: days2 }) => {
                Self::Imported { runs: runs + runs2, other: other + other2, days: days + days2 }
            }
            (imported @ Self::Imported { .. }, _) | (_, imported @ Self::Imported { .. }) => imported,
            (Self::Merged, _) | (_, Self::Merged) => Self::Merged,
            (first, _) => first,
        }
    }
}

/// The report of one import, as `import --json` prints it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ImportReport {
    /// One row per file, in the order found.
    pub files: Vec<FileResult>,
    /// Counts of `import --json`.
    pub runs_new: usize,
    /// Runs merged with one already there.
    pub runs_merged: usize,
    /// Runs already there.
    pub runs_duplicate: usize,
    /// Activities that are not runs.
    pub other_activities: usize,
    /// Days by measure: weight, sleep, `resting_hr`, hrv, diary.
    pub days: BTreeMap<&'static str, usize>,
    /// Wall-clock seconds it took.
    pub elapsed_s: f64,
    /// Whether the user stopped it.
    pub cancelled: bool,
}
