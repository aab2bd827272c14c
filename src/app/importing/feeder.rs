//! The first stage: opens the files one after the other and hands their bytes to the readers; what needs no reading
//! goes straight to the writer.

use std::io::Read as _;
use std::ops::ControlFlow;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::SyncSender;

use super::report::{FileResult, Outcome};
use crate::import::mapped::Mapping;
use crate::import::{self, Answers, Contents, HEAD, Item, Problem, ProblemKind, Unpacked};

/// The bytes of one file on their way to a reader.
pub(super) struct Raw {
    /// Its row in the report.
    pub(super) row: usize,
    /// The file on disk it came from.
    pub(super) item: usize,
    /// As shown.
    pub(super) name: String,
    /// What is to be read.
    pub(super) load: Load,
}

/// What is to be read of a file.
pub(super) enum Load {
    /// All of it, and what went wrong while unpacking.
    Whole { bytes: Vec<u8>, damage: Option<Problem> },
    /// A part that is read already.
    Part { format: &'static str, contents: Box<Contents>, number: u32, last: bool, mark: String },
}

/// What reaches the writer.
pub(super) enum Finished {
    /// A file that gave records.
    Read(Box<super::reader::Parcel>),
    /// A file that gave none.
    Row { row: usize, item: usize, result: FileResult },
    /// A file that was passed over, and what it answers for others.
    Passed { row: usize, item: usize, result: FileResult, tells: Answers },
    /// How much of the file on disk is read, 0 to 1, and what of it is being read.
    Far { name: String, item: usize, share: f64 },
    /// Of a file on disk this many files came; whether that is all of it.
    Opened { item: usize, rows: usize, whole: bool },
}

/// The first stage.
pub(super) struct Feeder<'a> {
    /// Files on disk, in order.
    pub(super) items: &'a [Item],
    /// Whether to end early.
    pub(super) stop: &'a AtomicBool,
    /// How many files there are, as far as is known: one for each on disk until it is opened.
    pub(super) total: &'a AtomicUsize,
    /// Tables whose columns the runner named.
    pub(super) tables: &'a [Mapping],
    pub(super) to_readers: SyncSender<Raw>,
    pub(super) to_writer: SyncSender<Finished>,
}

impl Feeder<'_> {
    /// Opens every item in order; rows are numbered from `row` on. Ends when nobody listens any more.
    pub(super) fn feed(self, mut row: usize) {
        for (item, file) in self.items.iter().enumerate() {
            let first = row;
            if self.stop.load(Ordering::Relaxed) {
                let result = FileResult::of(file.name.clone(), None, Outcome::Skipped);
                let skipped = Finished::Row { row, item, result };
                row += 1;
                // A writer that is gone needs no rows; the send below sees it.
                drop(self.to_writer.send(skipped));
            } else {
                self.open(item, file, &mut row);
            }
            let rows = row - first;
            if rows == 0 {
                self.total.fetch_sub(1, Ordering::Relaxed);
            }
            let whole = !self.stop.load(Ordering::Relaxed);
            if self.to_writer.send(Finished::Opened { item, rows, whole }).is_err() {
                return;
            }
        }
    }

    /// Opens one file on disk; an archive that makes the unpacking panic is reported like any other broken file.
    fn open(&self, item: usize, file: &Item, row: &mut usize) {
        let first = *row;
        // Whether the row is that of a file in parts of which more are to come.
        let mut open = false;
        let mut hand_out = |unpacked: Unpacked| {
            let more = match &unpacked {
                Unpacked::Far { .. } => None,
                Unpacked::Part { last, .. } => Some(!last),
                _ => Some(false),
            };
            let taken = self.hand_out(unpacked, item, *row);
            if let Some(more) = more {
                if !open && *row > first {
                    self.total.fetch_add(1, Ordering::Relaxed);
                }
                open = more;
                *row += usize::from(!more);
            }
            taken && !self.stop.load(Ordering::Relaxed)
        };
        let mut each = |unpacked| if hand_out(unpacked) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) };
        if catch_unwind(AssertUnwindSafe(|| import::open(file, &mut each))).is_err() {
            let problem = Problem::plain(ProblemKind::Corrupt, "app-reader-lost");
            // Whether to go on is asked again before the next file.
            hand_out(Unpacked::Problem { name: file.name.clone(), problem });
        }
        // A file in parts that was broken off has its row, too.
        *row += usize::from(open);
    }

    /// Sends a file on its way. Returns whether somebody took it.
    fn hand_out(&self, unpacked: Unpacked, item: usize, row: usize) -> bool {
        let (name, outcome) = match unpacked {
            Unpacked::File { name, bytes, damage } => {
                return self.to_readers.send(Raw { row, item, name, load: Load::Whole { bytes, damage } }).is_ok();
            }
            Unpacked::Part { name, format, contents, number, last, mark } => {
                let load = Load::Part { format, contents, number, last, mark };
                return self.to_readers.send(Raw { row, item, name, load }).is_ok();
            }
            Unpacked::Far { name, share } => {
                return self.to_writer.send(Finished::Far { name, item, share }).is_ok();
            }
            Unpacked::Ignored { name, why } => match self.table(&name, item) {
                Some(Ok(bytes)) => {
                    let load = Load::Whole { bytes, damage: None };
                    return self.to_readers.send(Raw { row, item, name, load }).is_ok();
                }
                Some(Err(error)) => (name, Outcome::Problem(Problem::io(&error))),
                None => (name, Outcome::Ignored(why)),
            },
            Unpacked::Problem { name, problem } => (name, Outcome::Problem(problem)),
        };
        let result = FileResult::of(name, None, outcome);
        self.to_writer.send(Finished::Row { row, item, result }).is_ok()
    }

    /// The bytes of a file on disk, if it is a table whose columns the runner named.
    fn table(&self, name: &str, item: usize) -> Option<std::io::Result<Vec<u8>>> {
        let file = self.items.get(item).filter(|file| file.name == name && file.size <= LARGEST_TABLE)?;
        let is_known = |head: &[u8]| self.tables.iter().any(|table| table.fits(head));
        let known = !self.tables.is_empty() && head(&file.path).is_ok_and(|head| is_known(&head));
        known.then(|| std::fs::read(&file.path))
    }
}

/// A table typed by hand or written by an app is never larger, bytes. (J)
const LARGEST_TABLE: u64 = 32 << 20;

/// The first bytes of a file.
pub(super) fn head(path: &std::path::Path) -> std::io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    std::fs::File::open(path)?.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}
