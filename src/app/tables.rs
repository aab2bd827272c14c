//! A table of an unknown kind: its first rows, what its columns may mean, and what comes out of it if they do.

use std::path::{Path, PathBuf};

use super::notice;
use crate::import::mapped::{self, Cell, Mapping, Sample};
use crate::import::{Contents, Problem, ProblemKind};
use crate::model::{Day, DiaryRow, Night, Phrase, Reading, ReadingKind};
use crate::store::{Store, StoreError};

/// As what a table was read is kept under this key.
pub(super) const MAPPED: &str = "table.columns";

/// A word for what columns mean: another where anything is read in another way.
pub(super) fn word(mapping: &Mapping) -> String {
    blake3::hash(format!("{mapping:?}").as_bytes()).to_hex().to_string()
}

/// A table laid open.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenTable {
    /// Where it lies.
    pub path: PathBuf,
    /// Its first rows.
    pub sample: Sample,
    /// What its columns mean, as far as it was said before, or may mean.
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
    /// What the cells of the first rows come to.
    pub cells: Vec<Vec<Cell>>,
    /// Whether it matters which number of a date is the month.
    pub order_matters: bool,
    /// Whether it matters which sign is decimal.
    pub sign_matters: bool,
}

impl OpenTable {
    /// Opens a table; the error says why it is none. What was said of its columns before is in `told`.
    pub fn open(path: &Path, told: &[Mapping]) -> Result<Self, Phrase> {
        let bytes = std::fs::read(path).map_err(|error| notice::cannot_read(path, &error))?;
        let sample = mapped::sample(&bytes).ok_or_else(|| notice::no_table(path))?;
        let known = told.iter().find(|mapping| mapping.fits(&bytes)).cloned();
        let guess = known.unwrap_or_else(|| Mapping::guess(&bytes));
        Ok(Self { path: path.to_owned(), sample, guess, bytes })
    }

    /// What comes out of it if its columns mean this.
    pub fn outlook(&self, mapping: &Mapping) -> Outlook {
        let read = mapped::read(mapping, &self.bytes);
        let matters = |other: Mapping| values(&mapped::read(&other, &self.bytes)) != values(&read);
        let order_matters = matters(Mapping { month_first: !mapping.month_first, ..mapping.clone() });
        let sign_matters = matters(Mapping { comma: !mapping.comma, ..mapping.clone() });
        let Contents { readings, nights, diary, problem, .. } = read;
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
        let (first, last, cells) = (days.first().copied(), days.last().copied(), self.sample.read(mapping));
        Outlook { days: days.len(), first, last, counts, problem, cells, order_matters, sign_matters }
    }
}

/// What of a table counts.
fn values(contents: &Contents) -> (&[Reading], &[Night], &[DiaryRow]) {
    (&contents.readings, &contents.nights, &contents.diary)
}

/// What was said of the columns of tables. A table said in the words of another version is asked about again.
pub(super) fn told(store: &Store) -> Result<Vec<Mapping>, StoreError> {
    Ok(store.tables()?.into_iter().filter_map(|table| serde_json::from_value(table).ok()).collect())
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
