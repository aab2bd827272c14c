//! A table of an unknown kind: its first rows, what its columns may mean, and what comes out of it if they do.

use std::path::{Path, PathBuf};

use super::notice;
use crate::import::mapped::{self, Mapping, Sample};
use crate::import::{Contents, Problem, ProblemKind};
use crate::model::{Day, Phrase, ReadingKind};
use crate::store::{Store, StoreError};

/// A table laid open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenTable {
    /// Where it lies.
    pub path: PathBuf,
    /// Its first rows.
    pub sample: Sample,
    /// What its columns may mean.
    pub guess: Mapping,
    bytes: Vec<u8>,
}

/// What comes out of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Outlook {
    /// Days with anything, and the first and last of them.
    pub days: usize,
    /// The first of them.
    pub first: Option<Day>,
    /// The last of them.
    pub last: Option<Day>,
    /// Values: weights, nights, resting heart rates, HRV, diary rows.
    pub counts: [usize; 5],
    /// What does not fit.
    pub problem: Option<Problem>,
}

impl OpenTable {
    /// Opens a table; the error says why it is none.
    pub fn open(path: &Path) -> Result<Self, Phrase> {
        let bytes = std::fs::read(path).map_err(|error| notice::cannot_read(path, &error))?;
        let sample = mapped::sample(&bytes).ok_or_else(|| notice::no_table(path))?;
        Ok(Self { path: path.to_owned(), sample, guess: Mapping::guess(&bytes), bytes })
    }

    /// What comes out of it if its columns mean this.
    pub fn outlook(&self, mapping: &Mapping) -> Outlook {
        let Contents { readings, nights, diary, problem, .. } = mapped::read(mapping, &self.bytes);
        let count = |kind| readings.iter().filter(|reading| reading.kind == kind).count();
        let counts = [
            count(ReadingKind::Weight),
            nights.len(),
            count(ReadingKind::RestingHr),
            count(ReadingKind::HrvRmssd),
            diary.len(),
        ];
        let mut days: Vec<Day> = readings.iter().map(|it| it.day).collect();
        days.extend(nights.iter().map(|it| it.day).chain(diary.iter().map(|it| it.day)));
        days.sort_unstable();
        days.dedup();
        let problem = problem.filter(|problem| problem.kind != ProblemKind::Empty);
        Outlook { days: days.len(), first: days.first().copied(), last: days.last().copied(), counts, problem }
    }
}

/// Keeps what the columns mean, in place of what was said of the same header before.
pub(super) fn remember(store: &mut Store, mapping: &Mapping) -> Result<(), StoreError> {
    let mut tables = store.tables()?;
    let is_same = |table: &serde_json::Value| {
        serde_json::from_value::<Mapping>(table.clone()).is_ok_and(|known| known.header == mapping.header)
    };
    tables.retain(|table| !is_same(table));
    tables.push(serde_json::to_value(mapping)?);
    store.set_tables(tables)
}
