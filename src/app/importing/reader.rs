//! The second stage, on every core: bytes → records with their digests and packed columns.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender};

use super::doubtful;
use super::feeder::{Finished, Load, Raw};
use super::report::{FileResult, Outcome};
use crate::analysis::digest;
use crate::app::clock;
use crate::app::tables::{self, MAPPED};
use crate::import::mapped::{self, Mapping};
use crate::import::{self, Answers, Contents, Problem, ProblemKind};
use crate::store::{Prepared, ReadFile};

/// One read file on its way to the writer.
pub(super) struct Parcel {
    pub(super) row: usize,
    pub(super) item: usize,
    pub(super) file: ReadFile,
    pub(super) problem: Option<Problem>,
    /// Which part of the file it is, if others follow.
    pub(super) part: Option<u32>,
    /// Name of the text that names its kind.
    pub(super) format: &'static str,
    /// Everything it may hold, where something had to be guessed.
    pub(super) open: Option<Contents>,
}

/// What the runner said about files before.
pub(super) struct Told {
    /// Answers to what readers guess.
    pub(super) answers: Answers,
    /// Tables whose columns the runner named.
    pub(super) tables: Vec<Mapping>,
}

/// Reads what the feeder hands out until there is no more. After a stop the rest is passed on as skipped.
pub(super) fn work(raws: &Mutex<Receiver<Raw>>, stop: &AtomicBool, told: &Told, to_writer: &SyncSender<Finished>) {
    loop {
        // Only the taking is under the lock; a reader that panicked never held it.
        let Ok(raw) = raws.lock().map_err(drop).and_then(|raws| raws.recv().map_err(drop)) else { return };
        let finished = if stop.load(Ordering::Relaxed) {
            let result = FileResult::of(raw.name, None, Outcome::Skipped);
            Finished::Row { row: raw.row, item: raw.item, result }
        } else {
            let (row, item, name) = (raw.row, raw.item, raw.name.clone());
            catch_unwind(AssertUnwindSafe(|| read(raw, told))).unwrap_or_else(|_| {
                let problem = Problem::plain(ProblemKind::Corrupt, "app-reader-lost");
                Finished::Row { row, item, result: FileResult::of(name, None, Outcome::Problem(problem)) }
            })
        };
        // A writer that is gone needs nothing more; the rest is taken all the same, or the feeder would wait for ever.
        drop(to_writer.send(finished));
    }
}

fn read(raw: Raw, told: &Told) -> Finished {
    let Raw { row, item, name, load } = raw;
    let (bytes, damage) = match load {
        Load::Whole { bytes, damage } => (bytes, damage),
        Load::Part { format, mut contents, number, last, mark } => {
            let problem = contents.problem.take();
            let hash = *blake3::hash(format!("part {number} {last} of {mark} {name}").as_bytes()).as_bytes();
            let file = ReadFile { name, hash, ..pack(*contents) };
            let part = (!last).then_some(number);
            return Finished::Read(Box::new(Parcel { row, item, file, problem, part, format, open: None }));
        }
    };
    let Some(Understood { format, mut contents, asked }) = understand(&name, &bytes, told) else {
        let why = import::why_ignored(&name);
        let outcome = damage.map_or(Outcome::Ignored(why), Outcome::Problem);
        return Finished::Row { row, item, result: FileResult::of(name, None, outcome) };
    };
    let problem = worst(contents.problem.take(), damage, &contents).or_else(|| doubtful::heart_rate(&contents));
    if let (None, Some(why)) = (&problem, contents.passed_over.take()) {
        let result = FileResult::of(name, Some(format), Outcome::Ignored(why));
        return Finished::Passed { row, item, result, tells: contents.tells };
    }
    let records = contents.records();
    let open = (!contents.asks.is_empty()).then(|| contents.clone());
    let (size, hash) = (bytes.len() as u64, *blake3::hash(&bytes).as_bytes());
    let file = ReadFile { name, size, hash, asked, ..pack(contents) };
    // Nothing of a doubtful value is lost: all its records are kept.
    let doubt = || doubtful::recordings(&file).map(|doubt| Problem { records_recovered: records, ..doubt });
    let problem = problem.or_else(doubt);
    Finished::Read(Box::new(Parcel { row, item, file, problem, part: None, format, open }))
}

/// What a file holds.
struct Understood {
    /// Name of the text that names its kind.
    format: &'static str,
    contents: Contents,
    /// What had to be guessed, and the word that holds.
    asked: BTreeMap<&'static str, Cow<'static, str>>,
}

fn understand(name: &str, bytes: &[u8], told: &Told) -> Option<Understood> {
    if let Some(format) = import::recognise(name, bytes) {
        let contents = format.contents(name, bytes).dated(clock::today());
        let asked = contents.asks.iter().map(|ask| (ask.key, ask.word(&told.answers).into())).collect();
        return Some(Understood { format: format.name_id, contents: contents.answered(&told.answers), asked });
    }
    let table = told.tables.iter().find(|table| table.fits(bytes))?;
    let contents = mapped::read(table, bytes);
    let asked = BTreeMap::from([(MAPPED, tables::word(table).into())]);
    Some(Understood { format: "import-format-mapped", contents, asked })
}

/// The reader's own words where it has any: it knows what was saved. Damage of the archive otherwise.
fn worst(said: Option<Problem>, damage: Option<Problem>, contents: &Contents) -> Option<Problem> {
    said.or_else(|| damage.map(|damage| Problem { records_recovered: contents.records(), ..damage }))
}

/// Works out what is kept with each recording, and packs its columns.
pub(in crate::app) fn pack(contents: Contents) -> ReadFile {
    let prepare = |recording| {
        let digest = digest::digest(&recording);
        Prepared::new(recording, digest)
    };
    ReadFile {
        recordings: contents.recordings.into_iter().map(prepare).collect(),
        readings: contents.readings,
        nights: contents.nights,
        diary: contents.diary,
        worn: contents.worn,
        profile: contents.profile,
        ..ReadFile::default()
    }
}
