//! What damage took out of the middle of a recording, in words.

use super::{Problem, ProblemKind};
use crate::model::{Phrase, Quantity};

/// Seconds of records that are missing.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Holes {
    /// In all.
    lost_s: u32,
    /// From the first record to the largest hole, and how large that is.
    largest: Option<(u32, u32)>,
}

impl Holes {
    /// Adds what is missing between the records at `from` and `to` of a recording that begins at `first`; all in
    /// seconds.
    pub(super) fn add(&mut self, first: u32, from: u32, to: u32) {
        let hole = to.saturating_sub(from).saturating_sub(1);
        self.lost_s = self.lost_s.saturating_add(hole);
        if hole > 0 && self.largest.is_none_or(|(_, largest)| hole > largest) {
            self.largest = Some((from.saturating_sub(first), hole));
        }
    }

    /// Adds those of another recording of the file.
    pub(super) fn join(&mut self, other: Self) {
        self.lost_s = self.lost_s.saturating_add(other.lost_s);
        self.largest = self.largest.into_iter().chain(other.largest).max_by_key(|(_, hole)| *hole);
    }

    /// The problem of a damaged file of which `records` were saved.
    pub(super) fn problem(&self, records: u32) -> Problem {
        let Some((at_s, _)) = self.largest else {
            return Problem::after(ProblemKind::Corrupt, "import-damaged", records);
        };
        let count = |number: u32| Quantity::Count(f64::from(number));
        let values = [("records", count(records)), ("seconds", count(self.lost_s)), ("minute", count(at_s / 60 + 1))];
        let what = Phrase::new("import-lost", values);
        Problem { kind: ProblemKind::Corrupt, what, records_recovered: records }
    }
}
