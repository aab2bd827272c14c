//! The running program without a window: its state, what it can be asked, and the work it does in the background.

pub mod command;
pub mod notice;

use std::path::PathBuf;
use std::sync::Arc;

pub use command::Command;
pub use notice::{Level, Notice};

use crate::analysis::Season;
use crate::causes::Judgement;
use crate::import::Problem;
use crate::model::{ActivityId, Day, History, Series};

/// What was worked out of one revision of the history.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// The revision it was worked out of.
    pub revision: u64,
    /// Daily series and run metrics.
    pub season: Season,
    /// The eleven causes.
    pub judgement: Judgement,
}

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
    Ignored(crate::model::Phrase),
    /// Read in part, or not at all; the problem says what was saved.
    Problem(Problem),
    /// Not reached before the import was cancelled.
    Skipped,
}

/// The report of one import, as `import --json` prints it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ImportReport {
    /// One row per file, in the order read.
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
    pub days: std::collections::BTreeMap<&'static str, usize>,
    /// Wall-clock seconds it took.
    pub elapsed_s: f64,
    /// Whether the user stopped it.
    pub cancelled: bool,
}

/// What the window shows and asks of. The fields are read by drawing code and changed by [`App::run`] and
/// [`App::poll`] alone.
pub struct App {
    /// Everything recorded.
    pub history: Arc<History>,
    /// What was worked out of it; older than the history while a job runs.
    pub derived: Option<Arc<Derived>>,
    /// The import that runs.
    pub import: Option<Progress>,
    /// The report of the last import.
    pub last_import: Option<Arc<ImportReport>>,
    /// The activity whose columns were asked for, once they are read.
    pub open: Option<(ActivityId, Arc<Series>)>,
    /// Messages not yet put away.
    pub notices: Vec<Notice>,
    /// What [`Command::Undo`] would take back.
    pub undo_label: Option<crate::model::Phrase>,
    /// What [`Command::Redo`] would do again.
    pub redo_label: Option<crate::model::Phrase>,
    /// Where the library lies.
    pub library: PathBuf,
    /// The date where the user is.
    pub today: Day,
}

impl App {
    /// An app over a history that is already there, without a library file.
    pub fn of(history: History, derived: Option<Derived>, today: Day) -> Self {
        Self {
            history: Arc::new(history),
            derived: derived.map(Arc::new),
            import: None,
            last_import: None,
            open: None,
            notices: Vec::new(),
            undo_label: None,
            redo_label: None,
            library: PathBuf::new(),
            today,
        }
    }

    /// Does one thing; long work goes to a job.
    pub fn run(&mut self, command: Command) {
        drop(command);
    }

    /// Takes what jobs have finished; whether anything changed.
    pub fn poll(&mut self) -> bool {
        false
    }

    /// Whether a job is at work.
    pub fn is_busy(&self) -> bool {
        self.import.is_some()
    }
}
