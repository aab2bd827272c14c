//! The running program without a window: its state, what it can be asked, and the work it does in the background.

pub mod clock;
pub mod command;
mod desk;
pub mod digests;
pub mod folders;
pub mod importing;
mod intake;
pub mod jobs;
pub mod notice;
pub mod results;
pub mod sample;
mod state;
pub mod summary;
pub mod tables;
mod watching;

use std::path::Path;
use std::sync::OnceLock;

pub use command::Command;
pub use importing::{FileResult, ImportReport, Outcome, Part, Progress, Question};
pub use jobs::Wake;
pub use notice::{Level, Notice};
pub use state::{App, Jobs};

pub use crate::import::mapped::{Cell, Mapping, Meaning};
pub use crate::import::{Answers, Problem, ProblemKind, QUESTIONS};
pub use crate::store::{Batch, ImportId, Store, StoreError, default_library};

use crate::analysis::{self, Heard, Kept, Season};
use crate::causes::{self, Attribution, Judgement, Marks};
use crate::model::{Day, History, Phrase};

/// What was worked out of one revision of the history.
#[derive(Clone, Debug, Default)]
pub struct Derived {
    /// The revision it was worked out of.
    pub revision: u64,
    /// Daily series and run metrics.
    pub season: Season,
    /// The eleven causes.
    pub judgement: Judgement,
    /// Runs that were not rated, whose title or note speaks of heavy legs.
    pub heard: Vec<Heard>,
    kept: Kept,
    marks: Marks,
    attribution: OnceLock<Attribution>,
}

impl Derived {
    /// What the runner's own ratings say of the causes, once it is worked out.
    pub fn attributed(&self) -> Option<&Attribution> {
        self.attribution.get()
    }

    /// The same, worked out now if it is not yet.
    pub fn attribution(&self) -> &Attribution {
        self.attribution.get_or_init(|| causes::attribute(&self.season))
    }
}

/// Works out the daily series and run metrics of a history.
pub fn season(history: &History) -> Season {
    analysis::analyse(history)
}

/// Works out everything of a history.
pub fn derive(history: &History) -> Derived {
    derive_again(history, None)
}

/// The same with what was worked out before, when nothing but the diary of this day or later has changed since.
pub fn derive_again(history: &History, before: Option<(&Derived, Day)>) -> Derived {
    let (before, from) = before.unzip();
    let (mut kept, mut marks) = before.map(|before| (before.kept.clone(), before.marks.clone())).unwrap_or_default();
    let from = from.unwrap_or(Day(i32::MIN));
    let season = analysis::analyse_again(history, &mut kept, from);
    let judgement = causes::judge_again(&season, &mut marks, from);
    let heard = analysis::heard(&season);
    Derived { revision: history.revision, season, judgement, heard, kept, marks, attribution: OnceLock::new() }
}

/// Opens a library, made anew if there is none.
pub fn open_library(path: &Path) -> Result<Store, Phrase> {
    Store::open(path).map_err(|error| error.phrase())
}

/// A copy of a library that lives as long as the value: what is tried on it changes nothing.
pub fn copy_of_library(path: &Path) -> Result<Store, Phrase> {
    let copy = || {
        let mut copy = Store::in_memory()?;
        if path.exists() {
            copy.restore(path)?;
        }
        Ok(copy)
    };
    copy().map_err(|error: StoreError| error.phrase())
}
