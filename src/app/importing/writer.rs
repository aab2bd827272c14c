//! The third stage, on the caller's thread: puts what was read into the library in batches and keeps the account of it.

use std::collections::{BTreeMap, BTreeSet};

use super::account::Account;
use super::feeder;
use super::meter::Meter;
use super::reader::{Parcel, Told};
use super::report::{FileResult, ImportReport, Outcome, Progress};
use crate::app::clock::{self, Stopwatch};
use crate::app::tables::{self, MAPPED};
use crate::import::mapped::Mapping;
use crate::import::{Answers, Contents, Item, Problem, ProblemKind};
use crate::model::{Day, Sport};
use crate::store::{Became, ImportId, Prepared, ReadFile, Store, StoreError, Written};

/// Batches of one file, so that something is on screen at once …
const SINGLE: usize = 4;
/// … before batches of many: each transaction waits for the disk.
const BATCH: usize = 50;
/// Files done before the time left is told.
const GUESS_AFTER: usize = 8;
/// … or so much of their bytes.
const GUESS_FROM: f64 = 0.02;

/// Writes and counts.
pub(super) struct Writer<'a> {
    store: &'a mut Store,
    import: ImportId,
    watch: Stopwatch,
    rows: BTreeMap<usize, FileResult>,
    pending: BTreeMap<usize, Pending>,
    waiting: Vec<Row>,
    /// Tables of runs: written after the files of these runs, so that the order of files in an export is all one.
    tables: Vec<Row>,
    batches: usize,
    days: BTreeMap<&'static str, BTreeSet<Day>>,
    report: ImportReport,
    account: Account,
    /// What files of the import answer for others.
    tells: Answers,
    progress: Progress,
    meter: Meter,
    /// Rows that needed no reading: they tell nothing of the time the others take.
    unread: usize,
}

/// A file that was read and is not written yet.
struct Row {
    row: usize,
    problem: Option<Problem>,
    format: &'static str,
    file: ReadFile,
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
        Ok(Self::of(store, import, watch))
    }

    /// Begins an import that stays out of sight until it is accepted.
    pub(super) fn begin_waiting(store: &'a mut Store, label: &str, watch: Stopwatch) -> Result<Self, StoreError> {
        let import = store.begin_waiting(label, clock::now_s())?;
        Ok(Self::of(store, import, watch))
    }

    fn of(store: &'a mut Store, import: ImportId, watch: Stopwatch) -> Self {
        Self {
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
            account: Account::default(),
            tells: Answers::new(),
            progress: Progress::default(),
            meter: Meter::default(),
            unread: 0,
        }
    }

    /// What the runner said about files before.
    pub(super) fn told(&self) -> Result<Told, StoreError> {
        Ok(Told { answers: self.store.answers()?, tables: tables::told(self.store)? })
    }

    /// These files are to be read.
    pub(super) fn begins(&mut self, items: &[Item]) {
        self.meter = Meter::of(items);
    }

    /// How many rows the report has.
    pub(super) fn rows(&self) -> usize {
        self.rows.len()
    }

    /// A path that could not be walked.
    pub(super) fn unreachable(&mut self, file: String, problem: Problem) {
        self.rows.insert(self.rows.len(), FileResult::of(file, None, Outcome::Problem(problem)));
        self.unread += 1;
    }

    /// Takes out the files that were imported before and have not changed since; each has its row at once. A table of
    /// whose columns something else was said since is read again.
    pub(super) fn unknown(&mut self, items: Vec<Item>, told: &[Mapping]) -> Result<Vec<Item>, StoreError> {
        let mut unknown = Vec::new();
        for item in items {
            let Some(runs) = self.store.known_runs(&item.path, item.size, item.modified_ns)? else {
                unknown.push(item);
                continue;
            };
            let read_as = if is_table(&item.name) { self.store.understood_as(&item.path, MAPPED)? } else { None };
            let said = read_as.as_ref().and_then(|_| told.iter().find(|mapping| is_of(mapping, &item)));
            if said.is_some_and(|mapping| read_as != Some(tables::word(mapping))) {
                unknown.push(item);
                continue;
            }
            self.report.runs_duplicate += runs;
            let table = read_as.map(|_| item.path);
            let row = FileResult { table, ..FileResult::of(item.name, None, Outcome::Duplicate) };
            self.rows.insert(self.rows.len(), row);
            self.unread += 1;
        }
        Ok(unknown)
    }

    /// A file that gave no records, and the file on disk it came of.
    pub(super) fn row(&mut self, row: usize, (item, source): (usize, Option<&Item>), mut result: FileResult) {
        let pending = self.pending.entry(item).or_default();
        pending.again |= match &result.outcome {
            Outcome::Skipped => true,
            Outcome::Problem(problem) => problem.kind == ProblemKind::Io,
            _ => false,
        };
        pending.arrived += 1;
        self.progress.file.clone_from(&result.file);
        let unknown = matches!(result.outcome, Outcome::Ignored(_)) && result.format.is_none();
        let source = source.filter(|source| unknown && source.name == result.file && is_table(&result.file));
        result.table = source.map(|source| source.path.clone());
        self.rows.insert(row, result);
    }

    /// What a file answers for others.
    pub(super) fn tells(&mut self, tells: Answers) {
        self.tells.extend(tells);
    }

    /// A file that was read; it is written with its batch.
    pub(super) fn parcel(&mut self, parcel: Parcel, items: &[Item]) -> Result<(), StoreError> {
        let Parcel { row, item, mut file, problem, part, format, open } = parcel;
        let pending = self.pending.entry(item).or_default();
        pending.arrived += usize::from(part.is_none());
        if let Some(source) = items.get(item) {
            pending.archive |= place(&mut file, source);
        }
        // Readers finish in any order; the files keep theirs.
        file.place = u32::try_from(row).ok().and_then(|row| row.checked_add(1));
        // Only the last part stands for the file: without it, the file is read again.
        file.path.extend(part.map(|number| number.to_string()));
        self.progress.file.clone_from(&file.name);
        self.account.file(format, &file, part.is_none());
        if let Some(contents) = open {
            self.account.guessed(&file, contents);
        }
        if !file.recordings.is_empty() && file.recordings.iter().all(Prepared::is_summary) {
            self.tables.push(Row { row, problem, format, file });
            return Ok(());
        }
        self.waiting.push(Row { row, problem, format, file });
        let full = self.waiting.len() >= if self.batches < SINGLE { 1 } else { BATCH };
        if full { self.flush() } else { Ok(()) }
    }

    /// A file on disk was opened, and this many files came of it; whether that is all of it.
    pub(super) fn opened(&mut self, (item, source): (usize, Option<&Item>), rows: usize, whole: bool) {
        self.progress.open = false;
        if let Some(source) = source {
            self.meter.opened(source);
        }
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
        for Row { row, problem, format, file } in waiting {
            let table = file.asked.contains_key(MAPPED).then(|| file.path.clone());
            let runs = file.recordings.iter().filter(|prepared| prepared.recording.sport == Sport::Running).count();
            rows.push((row, problem, (format, table), file.name.clone(), runs));
            files.push(file);
        }
        let written = self.store.write(self.import, files)?;
        for ((row, problem, (format, table), file, runs), written) in rows.into_iter().zip(written) {
            let mut outcome = self.account(written, runs, problem);
            if let Some(earlier) = self.rows.remove(&row) {
                outcome = earlier.outcome.join(outcome);
            }
            self.rows.insert(row, FileResult { table, ..FileResult::of(file, Some(format), outcome) });
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
        let share = self.meter.share();
        self.progress.share = share;
        let told = share > 0.0 && (read >= GUESS_AFTER || share >= GUESS_FROM);
        self.progress.remaining_s = told.then(|| self.watch.seconds() * (1.0 - share) / share);
        &self.progress
    }

    /// How much of a file on disk is read, 0 to 1.
    pub(super) fn far(&mut self, file: String, item: Option<&Item>, share: f64) {
        if let Some(item) = item {
            self.progress.open = file != item.name;
            self.meter.far(item, share);
        }
        self.progress.file = file;
    }

    /// The user stopped the import.
    pub(super) fn cancelled(&mut self) {
        self.report.cancelled = true;
    }

    /// Writes the rest and remembers the archives that need not be opened again. Returns the report, and what waits if
    /// the import does.
    pub(super) fn finish(mut self, items: &[Item]) -> Result<(ImportReport, Waiting), StoreError> {
        self.flush()?;
        self.waiting = std::mem::take(&mut self.tables);
        self.flush()?;
        self.settle()?;
        let whole = self.pending.iter().filter(|(_, p)| p.archive && !p.again && p.expected == Some(p.arrived));
        self.report.archives = self.pending.values().any(|pending| pending.archive);
        let archives: Vec<ReadFile> = whole.filter_map(|(item, _)| items.get(*item)).map(seen).collect();
        self.store.write(self.import, archives)?;
        self.store.finish_import(self.import)?;
        let mut report = self.report;
        report.files = self.rows.into_values().collect();
        report.measured_days = self.days.values().flatten().collect::<BTreeSet<_>>().len();
        report.days = self.days.into_iter().map(|(measure, days)| (measure, days.len())).collect();
        report.elapsed_s = self.watch.seconds();
        self.account.tell(&mut report);
        Ok((report, Waiting { import: self.import, open: self.account.open, tells: self.tells }))
    }

    /// Lets what files of the import answer hold for the others; what the runner said goes before.
    fn settle(&mut self) -> Result<(), StoreError> {
        let said = self.store.answers()?;
        self.tells.retain(|key, _| !said.contains_key(key));
        for (file, guessed) in std::mem::take(&mut self.account.open) {
            let settled = super::settle(self.store, self.import, file.clone(), &guessed, &self.tells)?;
            if !settled.asks.is_empty() {
                self.account.open.push((file, settled));
            }
        }
        Ok(())
    }
}

/// An import that waits for the runner's yes.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Which.
    pub(super) import: ImportId,
    /// Files with guesses: what tells them from others, and everything they may hold.
    pub(super) open: Vec<(ReadFile, Contents)>,
    /// What files of the import answer for others, and for later imports.
    pub(super) tells: Answers,
}

/// Whether a file on disk is a table whose columns this tells.
fn is_of(mapping: &Mapping, item: &Item) -> bool {
    feeder::head(&item.path).is_ok_and(|head| mapping.fits(&head))
}

/// Whether a name is that of a table in plain text.
fn is_table(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    [".csv", ".tsv", ".txt", ".tab"].iter().any(|ending| name.ends_with(ending))
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
