//! The third stage, on the caller's thread: puts what was read into the library in batches and keeps the account of it.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::Parcel;
use super::report::{FileResult, ImportReport, Outcome, Progress};
use crate::app::clock::{self, Stopwatch};
use crate::import::{Item, Problem, ProblemKind};
use crate::model::{Day, Sport};
use crate::store::{Became, ImportId, Prepared, ReadFile, Store, StoreError, Written};

/// Batches of one file, so that something is on screen at once …
const SINGLE: usize = 4;
/// … before batches of many: each transaction waits for the disk.
const BATCH: usize = 50;
/// Files done before the time left is told.
const GUESS_AFTER: usize = 8;

/// Writes and counts.
pub(super) struct Writer<'a> {
    store: &'a mut Store,
    import: ImportId,
    watch: Stopwatch,
    rows: BTreeMap<usize, FileResult>,
    pending: BTreeMap<usize, Pending>,
    waiting: Vec<(usize, Option<Problem>, usize, ReadFile)>,
    /// Tables of runs: written after the files of these runs, so that the order of files in an export is all one.
    tables: Vec<(usize, Option<Problem>, usize, ReadFile)>,
    batches: usize,
    days: BTreeMap<&'static str, BTreeSet<Day>>,
    report: ImportReport,
    progress: Progress,
    /// Rows that needed no reading: they tell nothing of the time the others take.
    unread: usize,
}

/// A file on disk of which not everything has arrived yet.
#[derive(Default)]
struct Pending {
    expected: Option<usize>,
    arrived: usize,
    /// Whether something of it was left out that may be read another time.
    again: bool,
    /// Whether it is an archive: files of other names came of it.
    archive: bool,
}

impl<'a> Writer<'a> {
    /// Begins an import.
    pub(super) fn begin(store: &'a mut Store, label: &str, watch: Stopwatch) -> Result<Self, StoreError> {
        let import = store.begin_import(label, clock::now_s())?;
        Ok(Self {
            store,
            import,
            watch,
            rows: BTreeMap::new(),
            pending: BTreeMap::new(),
            waiting: Vec::new(),
            tables: Vec::new(),
            batches: 0,
            days: BTreeMap::new(),
            report: ImportReport::default(),
            progress: Progress::default(),
            unread: 0,
        })
    }

    /// How many rows the report has.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// A path that could not be walked.
    pub(super) fn unreachable(&mut self, file: String, problem: Problem) {
        self.rows.insert(self.rows.len(), FileResult { file, outcome: Outcome::Problem(problem) });
        self.unread += 1;
    }

    /// Takes out the files that were imported before and have not changed since; each has its row at once.
    pub(super) fn unknown(&mut self, items: Vec<Item>) -> Result<Vec<Item>, StoreError> {
        let mut unknown = Vec::new();
        for item in items {
            let Some(runs) = self.store.known_runs(&item.path, item.size, item.modified_ns)? else {
                unknown.push(item);
                continue;
            };
            self.report.runs_duplicate += runs;
            self.rows.insert(self.rows.len(), FileResult { file: item.name, outcome: Outcome::Duplicate });
            self.unread += 1;
        }
        Ok(unknown)
    }

    /// A file that gave no records.
    pub(super) fn row(&mut self, row: usize, item: usize, file: String, outcome: Outcome) {
        let pending = self.pending.entry(item).or_default();
        pending.again |= match &outcome {
            Outcome::Skipped => true,
            Outcome::Problem(problem) => problem.kind == ProblemKind::Io,
            _ => false,
        };
        self.progress.file.clone_from(&file);
        self.rows.insert(row, FileResult { file, outcome });
        pending.arrived += 1;
    }

    /// A file that was read; it is written with its batch. Returns whether it was.
    pub(super) fn parcel(&mut self, parcel: Parcel, items: &[Item]) -> Result<bool, StoreError> {
        let Parcel { row, item, mut file, problem, part } = parcel;
        let pending = self.pending.entry(item).or_default();
        pending.arrived += usize::from(part.is_none());
        if let Some(source) = items.get(item) {
            pending.archive |= place(&mut file, source);
        }
        // Only the last part stands for the file: without it, the file is read again.
        file.path.extend(part.map(|number| number.to_string()));
        self.progress.file.clone_from(&file.name);
        if !file.recordings.is_empty() && file.recordings.iter().all(Prepared::is_summary) {
            self.tables.push((row, problem, item, file));
            return Ok(false);
        }
        self.waiting.push((row, problem, item, file));
        let full = self.waiting.len() >= if self.batches < SINGLE { 1 } else { BATCH };
        if full {
            self.flush()?;
        }
        Ok(full)
    }

    /// A file on disk was opened, and this many files came of it; whether that is all of it.
    pub(super) fn opened(&mut self, item: usize, rows: usize, whole: bool) {
        let pending = self.pending.entry(item).or_default();
        pending.expected = Some(rows);
        pending.again |= !whole;
    }

    /// Writes what is waiting, in one transaction.
    pub(super) fn flush(&mut self) -> Result<(), StoreError> {
        let waiting = std::mem::take(&mut self.waiting);
        if waiting.is_empty() {
            return Ok(());
        }
        self.batches += 1;
        let mut rows = Vec::with_capacity(waiting.len());
        let mut files = Vec::with_capacity(waiting.len());
        for (row, problem, _, file) in waiting {
            let runs = file.recordings.iter().filter(|prepared| prepared.recording.sport == Sport::Running).count();
            rows.push((row, problem, file.name.clone(), runs));
            files.push(file);
        }
        let written = self.store.write(self.import, files)?;
        for ((row, problem, file, runs), written) in rows.into_iter().zip(written) {
            let mut outcome = self.account(written, runs, problem);
            if let Some(earlier) = self.rows.remove(&row) {
                outcome = earlier.outcome.join(outcome);
            }
            self.rows.insert(row, FileResult { file, outcome });
        }
        Ok(())
    }

    /// Counts what became of one file.
    fn account(&mut self, written: Written, runs_in_it: usize, problem: Option<Problem>) -> Outcome {
        let count = |became: Became, run: bool| written.recordings.iter().filter(|r| **r == (became, run)).count();
        let (runs, other) = (count(Became::New, true), count(Became::New, false));
        let merged = count(Became::Merged, true) + count(Became::Merged, false);
        self.report.runs_new += runs;
        self.report.other_activities += other;
        self.report.runs_merged += count(Became::Merged, true);
        self.report.runs_duplicate += if written.known { runs_in_it } else { count(Became::Duplicate, true) };
        self.progress.runs += runs;
        let changed = written.changed();
        let touched: BTreeSet<Day> = written.days.values().flatten().copied().collect();
        for (measure, days) in written.days {
            self.days.entry(measure).or_default().extend(days);
        }
        match problem {
            Some(problem) => Outcome::Problem(problem),
            None if runs + other > 0 || !touched.is_empty() => Outcome::Imported { runs, other, days: touched.len() },
            None if merged > 0 => Outcome::Merged,
            None if changed => Outcome::Imported { runs, other, days: 0 },
            None => Outcome::Duplicate,
        }
    }

    /// How far the import is, of `total` files.
    pub(super) fn progress(&mut self, total: usize) -> &Progress {
        self.progress.done = self.rows.len() + self.waiting.len() + self.tables.len();
        self.progress.total = total.max(self.progress.done);
        let read = self.progress.done.saturating_sub(self.unread);
        let left = self.progress.total - self.progress.done;
        self.progress.remaining_s = (read >= GUESS_AFTER).then(|| self.watch.seconds() / read as f64 * left as f64);
        &self.progress
    }

    /// How far a large file is read.
    pub(super) fn far(&mut self, file: String, read: u64, size: u64) {
        self.progress.file = file;
        self.progress.bytes = (read < size).then_some((read, size));
    }

    /// The user stopped the import.
    pub(super) fn cancelled(&mut self) {
        self.report.cancelled = true;
    }

    /// Writes the rest and remembers the archives that need not be opened again. Returns the report.
    pub(super) fn finish(mut self, items: &[Item]) -> Result<ImportReport, StoreError> {
        self.flush()?;
        self.waiting = std::mem::take(&mut self.tables);
        self.flush()?;
        let whole = self.pending.iter().filter(|(_, p)| p.archive && !p.again && p.expected == Some(p.arrived));
        let archives: Vec<ReadFile> = whole.filter_map(|(item, _)| items.get(*item)).map(seen).collect();
        self.store.write(self.import, archives)?;
        self.store.finish_import(self.import)?;
        let mut report = self.report;
        report.files = self.rows.into_values().collect();
        report.days = self.days.into_iter().map(|(measure, days)| (measure, days.len())).collect();
        report.elapsed_s = self.watch.seconds();
        Ok(report)
    }
}

/// Says where a file lies: on disk, or inside the archive it came from. Returns whether that is an archive.
fn place(file: &mut ReadFile, source: &Item) -> bool {
    file.modified_ns = source.modified_ns;
    let inside = file.name.strip_prefix(source.name.as_str()).map(|rest| rest.trim_start_matches(" › "));
    match inside {
        Some(inner) if !inner.is_empty() => {
            file.path = source.path.join(inner);
            true
        }
        _ => {
            file.path.clone_from(&source.path);
            file.size = source.size;
            false
        }
    }
}

/// An archive as a file of its own without contents: unchanged, it is not opened again.
fn seen(archive: &Item) -> ReadFile {
    let Item { name, path, size, modified_ns } = archive.clone();
    let mark = format!("archive {} {size} {modified_ns}", path.display());
    ReadFile { hash: *blake3::hash(mark.as_bytes()).as_bytes(), name, path, size, modified_ns, ..ReadFile::default() }
}
