//! The first stage: opens the files one after the other and hands their bytes to the readers; what needs no reading
//! goes straight to the writer.

use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::SyncSender;

use super::report::Outcome;
use crate::import::{self, Item, Problem, ProblemKind, Unpacked};

/// The bytes of one file on their way to a reader.
pub(super) struct Raw {
    /// Its row in the report.
    pub(super) row: usize,
    /// The file on disk it came from.
    pub(super) item: usize,
    /// As shown.
    pub(super) name: String,
    /// Its content.
    pub(super) bytes: Vec<u8>,
    /// What went wrong while unpacking.
    pub(super) damage: Option<Problem>,
}

/// What reaches the writer.
pub(super) enum Finished {
    /// A file that gave records.
    Read(Box<super::reader::Parcel>),
    /// A file that gave none.
    Row { row: usize, item: usize, name: String, outcome: Outcome },
    /// A file on disk was opened in full; `rows` files came of it.
    Opened { item: usize, rows: usize },
}

/// How many files there are: those found, and one for each that is not yet opened.
#[derive(Debug, Default)]
pub(super) struct Count {
    found: AtomicUsize,
    unopened: AtomicUsize,
}

impl Count {
    pub(super) fn of(items: usize, rows: usize) -> Self {
        Self { found: AtomicUsize::new(rows), unopened: AtomicUsize::new(items) }
    }

    pub(super) fn total(&self) -> usize {
        self.found.load(Ordering::Relaxed) + self.unopened.load(Ordering::Relaxed)
    }
}

/// Opens every item in order; rows are numbered from `count`'s on. Stops when nobody listens any more.
pub(super) fn feed(
    items: &[Item],
    stop: &AtomicBool,
    count: &Count,
    to_readers: &SyncSender<Raw>,
    to_writer: &SyncSender<Finished>,
) {
    for (item, file) in items.iter().enumerate() {
        let first = count.found.load(Ordering::Relaxed);
        let hand_out = |unpacked| hand_out(unpacked, item, count, to_readers, to_writer);
        if stop.load(Ordering::Relaxed) {
            let row = count.found.fetch_add(1, Ordering::Relaxed);
            // A writer that is gone needs no rows.
            drop(to_writer.send(Finished::Row { row, item, name: file.name.clone(), outcome: Outcome::Skipped }));
        } else {
            open(file, stop, hand_out);
        }
        count.unopened.fetch_sub(1, Ordering::Relaxed);
        let rows = count.found.load(Ordering::Relaxed) - first;
        if to_writer.send(Finished::Opened { item, rows }).is_err() {
            return;
        }
    }
}

/// Opens one file on disk; an archive that makes the unpacking panic is reported like any other broken file.
fn open(file: &Item, stop: &AtomicBool, hand_out: impl Fn(Unpacked) -> ControlFlow<()>) {
    let mut each = |unpacked| {
        hand_out(unpacked)?;
        if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    if catch_unwind(AssertUnwindSafe(|| import::open(file, &mut each))).is_err() {
        let problem = Problem::plain(ProblemKind::Corrupt, "app-reader-lost");
        // The writer is gone only at the end.
        let _ = hand_out(Unpacked::Problem { name: file.name.clone(), problem });
    }
}

fn hand_out(
    unpacked: Unpacked,
    item: usize,
    count: &Count,
    to_readers: &SyncSender<Raw>,
    to_writer: &SyncSender<Finished>,
) -> ControlFlow<()> {
    let row = count.found.fetch_add(1, Ordering::Relaxed);
    let taken = match unpacked {
        Unpacked::File { name, bytes, damage } => to_readers.send(Raw { row, item, name, bytes, damage }).is_ok(),
        Unpacked::Ignored { name, why } => {
            to_writer.send(Finished::Row { row, item, name, outcome: Outcome::Ignored(why) }).is_ok()
        }
        Unpacked::Problem { name, problem } => {
            to_writer.send(Finished::Row { row, item, name, outcome: Outcome::Problem(problem) }).is_ok()
        }
    };
    if taken { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
}
