//! Importing: from paths to the library and a report with one row per file.
//!
//! Three stages with bounded room between them: one feeder walks, reads bytes and opens archives; readers on all cores
//! make records, digests and packed columns of them; the caller's thread writes. One broken file never stops the others.
//!
//! The command line imports at once ([`import()`]). The window looks first ([`look`]): everything is read and written once,
//! out of sight. A few plain files then come into sight at once; an account, a folder of many files, or a guess waits
//! for the runner's yes ([`ImportReport::asks_first`], [`accept`]). A no removes what waits.

mod account;
mod doubtful;
mod feeder;
pub(super) mod job;
mod meter;
mod reader;
mod report;
mod writer;

use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

pub(super) use reader::pack;
pub use report::{FileResult, ImportReport, Outcome, Part, Progress, Question};
pub use writer::Waiting;

use super::clock::Stopwatch;
use crate::import::{self, Answers, Item};
use crate::store::{ImportId, ReadFile, Store, StoreError};
use feeder::{Feeder, Finished};
use reader::Told;
use writer::Writer;

/// Hears how far it is after each file and answers whether to go on.
pub type OnStep<'a> = &'a mut dyn FnMut(&Progress) -> ControlFlow<()>;

/// Files that wait for each reader: enough to keep it busy, few enough to bound memory.
const WAITING: usize = 4;

/// Imports files, folders and archives. When `on_step` breaks, the files not yet read are skipped; what was written
/// stays whole.
pub fn import(store: &mut Store, paths: &[PathBuf], on_step: OnStep<'_>) -> Result<ImportReport, StoreError> {
    let writer = Writer::begin(store, &label(paths), Stopwatch::start())?;
    let (report, Waiting { tells, .. }) = run(writer, paths, on_step)?;
    store.remember_answers(&tells)?;
    Ok(report)
}

/// Reads the same, out of sight. What need not be decided comes into sight at once; else it waits, and the report says
/// what would come of it. When `on_step` breaks, nothing is kept.
pub fn look(
    store: &mut Store,
    paths: &[PathBuf],
    on_step: OnStep<'_>,
) -> Result<(ImportReport, Option<Waiting>), StoreError> {
    let writer = Writer::begin_waiting(store, &label(paths), Stopwatch::start())?;
    let looked = run(writer, paths, on_step);
    let (report, waiting) = match looked {
        Ok((report, waiting)) if !report.cancelled => (report, waiting),
        Ok((mut report, _)) => {
            store.refuse_waiting()?;
            report.nothing_kept();
            return Ok((report, None));
        }
        Err(error) => {
            // The library may be out of reach; then the next start clears up.
            drop(store.refuse_waiting());
            return Err(error);
        }
    };
    if report.asks_first() {
        return Ok((report, Some(waiting)));
    }
    store.remember_answers(&waiting.tells)?;
    store.accept_waiting(waiting.import)?;
    Ok((report, None))
}

/// The runner said yes, and answered what was guessed. The answers hold for files that come later, too.
pub fn accept(store: &mut Store, waiting: Waiting, answers: &Answers) -> Result<(), StoreError> {
    let Waiting { import, open, tells } = waiting;
    for (file, guessed) in open {
        settle(store, import, file, &guessed, answers)?;
    }
    store.remember_answers(&tells)?;
    store.remember_answers(answers)?;
    store.accept_waiting(import)
}

/// Writes a file that was guessed at anew where the answers say otherwise. Returns what it holds then.
fn settle(
    store: &mut Store,
    import: ImportId,
    file: ReadFile,
    guessed: &import::Contents,
    answers: &Answers,
) -> Result<import::Contents, StoreError> {
    let settled = guessed.clone().answered(answers);
    if !settled.holds_the_same(guessed) {
        let asked = guessed.asks.iter().map(|ask| (ask.key, ask.word(answers).into())).collect();
        store.write(import, vec![with_contents(ReadFile { asked, ..file }, settled.clone())])?;
    }
    Ok(settled)
}

fn with_contents(file: ReadFile, contents: import::Contents) -> ReadFile {
    let ReadFile { name, path, size, modified_ns, hash, place, asked, .. } = file;
    ReadFile { name, path, size, modified_ns, hash, place, asked, ..pack(contents) }
}

fn run(mut writer: Writer<'_>, paths: &[PathBuf], on_step: OnStep<'_>) -> Result<(ImportReport, Waiting), StoreError> {
    let readers = std::thread::available_parallelism().map_or(1, NonZero::get);
    let (items, problems) = import::walk(paths);
    for (name, problem) in problems {
        writer.unreachable(name, problem);
    }
    let told = writer.told()?;
    let items = writer.unknown(items, &told.tables)?;
    writer.begins(&items);
    read_and_write(&items, (readers, &told), &mut writer, on_step)?;
    writer.finish(&items)
}

/// What the import is called in the list of changes: its first path.
fn label(paths: &[PathBuf]) -> String {
    let name = paths.first().and_then(|path| path.file_name()).unwrap_or_default();
    name.to_string_lossy().into_owned()
}

/// Runs the stages until every file has its row.
fn read_and_write(
    items: &[Item],
    (readers, told): (usize, &Told),
    writer: &mut Writer<'_>,
    on_step: OnStep<'_>,
) -> Result<(), StoreError> {
    let stop = AtomicBool::new(false);
    let first_row = writer.rows();
    let total = AtomicUsize::new(first_row + items.len());
    let (to_readers, raws) = mpsc::sync_channel(WAITING * readers);
    let (to_writer, finished) = mpsc::sync_channel(WAITING * readers);
    let raws = Mutex::new(raws);
    std::thread::scope(|scope| {
        let (raws, stop, total) = (&raws, &stop, &total);
        for _ in 0..readers {
            let to_writer = to_writer.clone();
            scope.spawn(move || reader::work(raws, stop, told, &to_writer));
        }
        let feeder = Feeder { items, stop, total, tables: &told.tables, to_readers, to_writer };
        scope.spawn(move || feeder.feed(first_row));
        let mut cancelled = false;
        let written = finished.into_iter().try_for_each(|message| {
            match message {
                Finished::Read(parcel) => writer.parcel(*parcel, items)?,
                Finished::Row { row, item, result } => writer.row(row, (item, items.get(item)), result),
                Finished::Passed { row, item, result, tells } => {
                    writer.tells(tells);
                    writer.row(row, (item, items.get(item)), result);
                }
                Finished::Far { name, item, share } => writer.far(name, items.get(item), share),
                Finished::Opened { item, rows, whole } => {
                    writer.opened((item, items.get(item)), rows, whole);
                    return Ok(());
                }
            }
            if on_step(writer.progress(total.load(Ordering::Relaxed))).is_break() {
                stop.store(true, Ordering::Relaxed);
                cancelled = true;
            }
            if cancelled {
                writer.cancelled();
            }
            Ok(())
        });
        // After an error of the library nothing more need be read.
        stop.store(written.is_err() || cancelled, Ordering::Relaxed);
        written
    })
}
