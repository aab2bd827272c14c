//! What an import tells: how far it is, what became of each file, and the counts.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use crate::import::Problem;
use crate::model::{DayRange, Phrase};

/// How far an import is.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Progress {
    /// Files done.
    pub done: usize,
    /// Files found so far.
    pub total: usize,
    /// Whether an archive is open that may hold more of them.
    pub open: bool,
    /// How much of the files on disk has been read, 0 to 1.
    pub share: f64,
    /// Runs written so far.
    pub runs: usize,
    /// The file being read.
    pub file: String,
    /// Seconds left, once it can be told.
    pub remaining_s: Option<f64>,
}

/// What became of one file.
#[derive(Clone, PartialEq, Debug)]
pub struct FileResult {
    /// Its name, with the archive it lay in.
    pub file: String,
    /// Name of the text that names its kind, where it was recognised.
    pub format: Option<&'static str>,
    /// Where it lies, if it is a table on disk that no format recognises: the runner may tell what its columns mean, or
    /// correct what was told.
    pub table: Option<PathBuf>,
    /// What became of it.
    pub outcome: Outcome,
}

impl FileResult {
    /// A file of which this became; its kind, where it was recognised.
    pub(super) fn of(file: String, format: Option<&'static str>, outcome: Outcome) -> Self {
        Self { file, format, table: None, outcome }
    }
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

/// What of one kind of file was found.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Part {
    /// Name of the text that names the kind.
    pub format: &'static str,
    /// Files of it.
    pub files: usize,
    /// Runs in them, new or not.
    pub runs: usize,
    /// Other activities in them.
    pub other: usize,
    /// Days with readings, nights or diary rows in them.
    pub days: usize,
    /// Whose measurements they are, where they say.
    pub sources: BTreeSet<String>,
}

impl Part {
    /// Nothing of a kind yet.
    pub(super) fn of(format: &'static str) -> Self {
        Self { format, ..Self::default() }
    }
}

/// Something the readers had to guess.
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// Its stable name.
    pub key: &'static str,
    /// What is asked, with a value of the first file that asks it.
    pub asks: Phrase,
    /// The words that answer it, the guess first; `import-answer-` and the word is the name of its text.
    pub words: Vec<&'static str>,
    /// Files that ask it.
    pub files: usize,
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
    /// Days with any of them.
    pub measured_days: usize,
    /// What was recognised, by kind of file.
    pub parts: Vec<Part>,
    /// From the first to the last day anything is about, new or not.
    pub range: Option<DayRange>,
    /// What had to be guessed.
    pub questions: Vec<Question>,
    /// The questions that files asked, answered before or not.
    pub asked: BTreeSet<&'static str>,
    /// Whether anything lay in an archive.
    pub archives: bool,
    /// Wall-clock seconds it took.
    pub elapsed_s: f64,
    /// Whether the user stopped it.
    pub cancelled: bool,
}

/// Up to so many files that bring something are imported at once; of more the runner is asked first. (J)
const PLAIN_FILES: usize = 20;
/// The same for files in archives: a run or two as a watch's web page packs them, not an account. (J)
const PLAIN_ENTRIES: usize = 3;

impl ImportReport {
    /// Whether anything came of it.
    pub fn brought(&self) -> bool {
        self.runs_new + self.runs_merged + self.other_activities > 0
            || self.days.values().any(|days| *days > 0)
            || self.came() > 0
    }

    /// Files that bring something.
    pub fn came(&self) -> usize {
        let came = |row: &&FileResult| matches!(row.outcome, Outcome::Imported { .. } | Outcome::Merged);
        self.files.iter().filter(came).count()
    }

    /// Whether there is something to decide before it is imported: a guess to confirm, or more than can be seen at a
    /// glance. A few plain files come in at once; they can be taken back with one press.
    pub fn asks_first(&self) -> bool {
        let limit = if self.archives { PLAIN_ENTRIES } else { PLAIN_FILES };
        self.brought() && (!self.questions.is_empty() || self.came() > limit)
    }

    /// Nothing was kept: the counts go, and no file says that it came in.
    pub(super) fn nothing_kept(&mut self) {
        for row in &mut self.files {
            if matches!(row.outcome, Outcome::Imported { .. } | Outcome::Merged) {
                row.outcome = Outcome::Skipped;
            }
        }
        *self = Self {
            files: std::mem::take(&mut self.files),
            cancelled: self.cancelled,
            elapsed_s: self.elapsed_s,
            ..Self::default()
        };
    }
}
