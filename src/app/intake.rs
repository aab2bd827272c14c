//! What the app does about files: reads them in a job, waits for the runner's yes where there is something to decide,
//! and offers to take back what came in at once.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::desk::Request;
use super::importing::{self, FileResult, ImportReport, Outcome, Progress, Waiting};
use super::state::{App, IMPORT, Message, SAMPLE};
use super::{Level, notice, results, sample};
use crate::import::Answers;
use crate::import::mapped::Mapping;
use crate::model::{Phrase, Quantity};

impl App {
    /// Whether an import waits for a yes; [`Self::last_import`] says what would come of it.
    pub fn is_waiting(&self) -> bool {
        self.waiting.is_some()
    }

    /// Takes the report of an import. One that is in already can be taken back where it is told.
    pub(super) fn looked(&mut self, (report, waiting): (ImportReport, Option<Waiting>)) {
        let unasked = std::mem::take(&mut self.unasked);
        if waiting.is_none() && report.brought() {
            self.tell_of(&report);
        } else if waiting.is_some() && unasked {
            self.tell_of_waiting();
        } else if unasked {
            // Nothing came of it: what the runner asked for last stays on the screen.
            return;
        }
        // A table that came alone and that nobody knows is what the runner is at.
        if let [FileResult { table: Some(path), outcome: Outcome::Ignored(_), .. }] = report.files.as_slice()
            && !unasked
        {
            self.ask(Request::Table(path.clone()));
        }
        self.last_import = Some(Arc::new(report));
        self.waiting = waiting;
    }

    fn tell_of(&mut self, report: &ImportReport) {
        let values = [
            ("runs", Quantity::Count(report.runs_new as f64)),
            ("merged", Quantity::Count(report.runs_merged as f64)),
            ("other", Quantity::Count(report.other_activities as f64)),
            ("days", Quantity::Count(report.measured_days as f64)),
        ];
        self.tell(Level::Info, Phrase::new("app-imported", values));
        if let Some(notice) = self.notices.last_mut() {
            notice.undo = true;
        }
    }

    /// The runner said yes.
    pub(super) fn accept_import(&mut self, answers: Answers) {
        let Some(waiting) = self.waiting.take() else { return };
        if let Some(report) = self.last_import.clone() {
            self.tell_of(&report);
        }
        self.ask(Request::AcceptImport(Box::new(waiting), answers));
        self.take_in();
    }

    /// The runner said no.
    pub(super) fn refuse_import(&mut self) {
        if self.waiting.take().is_some() {
            self.last_import = None;
            self.ask(Request::RefuseImport);
            self.take_in();
        }
    }

    /// Starts reading.
    pub(super) fn start_import(&mut self, paths: Vec<PathBuf>) {
        if self.import.is_some() {
            return self.tell(Level::Warning, Phrase::plain("app-import-runs"));
        }
        if self.waiting.is_some() {
            return self.tell(Level::Warning, Phrase::plain("app-import-waits"));
        }
        if self.desk.is_none() {
            return self.tell(Level::Warning, Phrase::plain("app-no-library"));
        }
        self.import = Some(Progress::default());
        let library = self.library.clone();
        self.stop_import = self.jobs.start(IMPORT, move |line| importing::job::run(&library, &paths, line));
    }

    /// Starts inventing the sample runner.
    pub(super) fn add_sample(&mut self) {
        if self.import.is_some() {
            return self.tell(Level::Warning, Phrase::plain("app-import-runs"));
        }
        if self.desk.is_none() {
            return self.tell(Level::Warning, Phrase::plain("app-no-library"));
        }
        self.import = Some(Progress::default());
        let (library, today) = (self.library.clone(), self.today);
        self.stop_import = self.jobs.start(SAMPLE, move |line| {
            line.send(Message::Sampled(sample::add(&library, today)));
        });
    }

    /// Writes the report of the last import as a table.
    pub(super) fn save_results(&mut self, path: &Path) {
        let Some(report) = &self.last_import else { return };
        let written = results::csv(report).map_err(std::io::Error::from).and_then(|table| std::fs::write(path, table));
        match written {
            Ok(()) => {
                let file = Quantity::Name(path.display().to_string());
                self.tell(Level::Info, Phrase::new("app-results-written", [("file", file)]));
            }
            Err(error) => self.tell(Level::Error, notice::cannot_write(path, &error)),
        }
    }

    /// Keeps what the columns of the open table mean; then it is imported.
    pub(super) fn read_table(&mut self, mapping: Box<Mapping>) {
        if let Some(table) = self.table.take() {
            self.ask(Request::Remember(mapping, table.path.clone()));
        }
    }
}
