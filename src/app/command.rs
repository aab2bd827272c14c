//! Everything a user can make the program do; mouse, keyboard, command line and tests produce the same commands.

use std::path::PathBuf;

use crate::causes::CauseId;
use crate::import::Answers;
use crate::import::mapped::Mapping;
use crate::model::activity::PartId;
use crate::model::{ActivityId, Day, DayRange, Diary, Runner};
use crate::report::Paper;
use crate::store::ImportId;

/// One thing to do.
#[derive(Clone, PartialEq, Debug)]
pub enum Command {
    /// Import files and folders, in a job. Where there is something to decide, it waits for a yes.
    Import(Vec<PathBuf>),
    /// Stop the import that runs; nothing of it is kept.
    CancelImport,
    /// Yes to the import that waits, with answers to what was guessed.
    AcceptImport(Answers),
    /// No to the import that waits.
    RefuseImport,
    /// Take back what an import brought.
    TakeBack(ImportId),
    /// Bring back what was taken back.
    BringBack(ImportId),
    /// Write what the runner typed for a run (with its local start second) or for a day (without). Replaces the
    /// typed row of the same day and time; an empty one removes it.
    Say {
        /// Local civil date.
        day: Day,
        /// Local seconds since midnight of the run's start; `None` for the day's own line.
        time_s: Option<i32>,
        /// What was said.
        said: Box<Diary>,
    },
    /// Replace the typed profile.
    Profile(Box<Runner>),
    /// Draw the plan of a self-experiment that begins tomorrow.
    StartExperiment(CauseId),
    /// End the one on this cause that runs.
    StopExperiment(CauseId),
    /// Put activities into the bin.
    Delete(Vec<ActivityId>),
    /// Take a recording out of an activity that it does not belong to.
    Split(ActivityId, PartId),
    /// Make one activity of two.
    Join(ActivityId, ActivityId),
    /// Say that what is doubted of an activity is true; the doubt by its name.
    Accept(ActivityId, &'static str),
    /// Say when an activity began, seconds since 1970-01-01 UTC.
    SetStart(ActivityId, i64),
    /// Take back the last change of the library.
    Undo,
    /// Do it again.
    Redo,
    /// Load the per-second columns of an activity, in a job.
    Open(ActivityId),
    /// Fill an empty library with the sample runner.
    AddSample,
    /// Remove the sample runner.
    RemoveSample,
    /// Write the summary, in a job.
    Report {
        /// Where to; `None` writes to the cache folder and opens it in the system's viewer.
        path: Option<PathBuf>,
        /// The days it covers; `None` for the last year with data.
        range: Option<DayRange>,
        /// Paper size.
        paper: Paper,
    },
    /// Open a table of an unknown kind, to tell what its columns mean.
    OpenTable(PathBuf),
    /// Read the open table like this, and every later one with its header.
    ReadTable(Box<Mapping>),
    /// Put the open table away.
    CloseTable,
    /// Ask no more about words of a note, by their key.
    PutWordsAway(String),
    /// Write the report of the last import as a table.
    SaveResults(PathBuf),
    /// Watch these folders in place of those watched before.
    Watch(Vec<PathBuf>),
    /// Put a notice away.
    Dismiss(u64),
}
