//! The import as a job of the app: its own connection to the library, progress ten times a second.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::Progress;
use crate::app::clock::Pace;
use crate::app::jobs::Line;
use crate::app::state::Message;

/// Imports and tells the app of it.
pub(in crate::app) fn run(library: &Path, paths: &[PathBuf], line: &Line<Message>) {
    let result = crate::app::open_library(library).and_then(|mut store| {
        let mut progress = Pace::new(Duration::from_millis(100));
        let mut on_step = |now: &Progress| {
            if progress.is_due() {
                line.send(Message::Progress(now.clone()));
            }
            if line.is_stopped() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        super::look(&mut store, paths, &mut on_step).map_err(|error| error.phrase())
    });
    line.send(Message::Imported(result.map(Box::new)));
}
