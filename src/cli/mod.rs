//! The command line: never opens a window, needs no display. One file per sub-command; what each prints with `--json`
//! is the contract other programs rely on.

mod args;
mod days;
mod diagnose;
mod export;
mod import;
mod json;
mod library;
mod report;
mod runs;
mod simulate;
mod table;

use std::io::Write;
use std::path::{Path, PathBuf};

pub use args::{Arguments, Sub};

use crate::app::{self, Store};
use crate::model::{History, Phrase, Quantity};
use crate::text::Text;

/// Done.
pub const DONE: u8 = 0;
/// Failed; nothing was changed.
pub const FAILED: u8 = 1;
/// Wrong usage.
pub const USAGE: u8 = 2;
/// Finished, but some inputs had problems.
pub const PROBLEMS: u8 = 3;

/// Why a call ended early.
#[derive(Debug)]
pub enum Failure {
    /// One sentence and the exit status.
    Says(Phrase, u8),
    /// The reader of our output has gone; nothing more to say.
    Output(std::io::Error),
}

impl From<std::io::Error> for Failure {
    fn from(error: std::io::Error) -> Self {
        Self::Output(error)
    }
}

impl Failure {
    fn failed(says: Phrase) -> Self {
        Self::Says(says, FAILED)
    }
}

/// Where a call writes, and what it works on.
pub struct Call<'a> {
    /// The library file.
    pub library: PathBuf,
    /// For results.
    pub out: &'a mut dyn Write,
    /// For progress and errors.
    pub err: &'a mut dyn Write,
    /// Whether `err` is a terminal: progress is shown only there.
    pub interactive: bool,
}

impl Call<'_> {
    /// Does what a sub-command asks for. Returns the exit status.
    pub fn run(mut self, sub: &Sub) -> u8 {
        let result = match sub {
            Sub::Import(args) => import::run(&mut self, args),
            Sub::Runs(args) => runs::run(&mut self, args),
            Sub::Days(args) => days::run(&mut self, args),
            Sub::Diagnose(args) => diagnose::run(&mut self, args),
            Sub::Export { folder } => export::run(&mut self, folder),
            Sub::Backup { file } => library::backup(&mut self, file),
            Sub::Restore { file } => library::restore(&mut self, file),
            Sub::Check => library::check(&mut self),
            Sub::Report(args) => report::run(&self, args),
            Sub::Simulate(args) => simulate::run(&mut self, args),
        };
        let flushed = self.out.flush().map_err(Failure::Output);
        match result.and_then(|status| flushed.map(|()| status)) {
            Ok(status) => status,
            Err(Failure::Says(says, status)) => complain(self.err, &says, status),
            Err(Failure::Output(error)) if error.kind() == std::io::ErrorKind::BrokenPipe => FAILED,
            Err(Failure::Output(error)) => {
                let why = Quantity::Name(error.to_string());
                complain(self.err, &Phrase::new("cli-cannot-write-output", [("why", why)]), FAILED)
            }
        }
    }

    /// Opens the library.
    fn store(&self) -> Result<Store, Failure> {
        app::open_library(&self.library).map_err(Failure::failed)
    }

    /// Everything the library holds.
    fn history(&self) -> Result<History, Failure> {
        let mut store = self.store()?;
        let fresh = app::digests::freshen(&mut store);
        fresh.and_then(|_| store.history()).map_err(|error| Failure::failed(error.phrase()))
    }
}

/// Writes one sentence to stderr. Returns the status it was given.
pub fn complain(err: &mut dyn Write, says: &Phrase, status: u8) -> u8 {
    let text = Text::english(crate::model::runner::Units::Metric);
    // Nobody left to tell when stderr is closed too.
    drop(writeln!(err, "{}", text.say(says)));
    status
}

/// The name of a file as it is printed.
fn name_of(path: &Path) -> Quantity {
    Quantity::Name(path.display().to_string())
}
