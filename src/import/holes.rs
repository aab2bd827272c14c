//! What damage took out of a recording, in words.

use super::doubt::HANDFUL;
use super::{Problem, ProblemKind};
use crate::model::{Phrase, Quantity};

/// Seconds of records that are missing, and values left out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) struct Holes {
    /// In all.
    lost_s: u32,
    /// From the first record to the largest hole, and how large that is.
    largest: Option<(u32, u32)>,
    /// From the last record to the end that the file names elsewhere.
    end_s: u32,
    /// Values that make no sense beside their neighbours, and numbers that are none.
    doubtful: usize,
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

    /// Adds values that were left out.
    pub(super) fn doubt(&mut self, values: usize) {
        self.doubtful = self.doubtful.saturating_add(values);
    }

    /// Says how much is missing behind the last record.
    pub(super) fn ends_early(&mut self, seconds: f64) {
        self.end_s = self.end_s.max(seconds as u32);
    }

    /// Whether a minute or more is missing at the end.
    pub(super) fn is_short(&self) -> bool {
        self.end_s >= 60
    }

    /// Adds those of another recording of the file.
    pub(super) fn join(&mut self, other: Self) {
        self.lost_s = self.lost_s.saturating_add(other.lost_s);
        self.largest = self.largest.into_iter().chain(other.largest).max_by_key(|(_, hole)| *hole);
        self.end_s = self.end_s.max(other.end_s);
        self.doubt(other.doubtful);
    }

    /// The problem of a damaged file of which `records` were saved.
    pub(super) fn problem(&self, records: u32) -> Problem {
        let Some((at_s, _)) = self.largest else {
            return Problem::after(ProblemKind::Corrupt, "import-damaged", records);
        };
        let values = [("records", count(records)), ("seconds", count(self.lost_s)), ("minute", count(at_s / 60 + 1))];
        let what = Phrase::new("import-lost", values);
        Problem { kind: ProblemKind::Corrupt, what, records_recovered: records }
    }

    /// The problem of a file that ends too early.
    pub(super) fn cut(&self, records: u32) -> Problem {
        if self.end_s == 0 || records == 0 {
            return Problem::after(ProblemKind::Truncated, "import-cut", records);
        }
        let what = if self.is_short() {
            Phrase::new("import-cut-short", [("records", count(records)), ("minutes", count(self.end_s / 60))])
        } else {
            Phrase::new("import-cut-seconds", [("records", count(records)), ("seconds", count(self.end_s))])
        };
        Problem { kind: ProblemKind::Truncated, what, records_recovered: records }
    }

    /// The problem of a file that is whole but for a handful of values.
    pub(super) fn of_values(&self, records: u32) -> Option<Problem> {
        let values = u32::try_from(self.doubtful).ok().filter(|_| (1..=HANDFUL).contains(&self.doubtful))?;
        let what = Phrase::new("import-doubtful", [("records", count(records)), ("values", count(values))]);
        Some(Problem { kind: ProblemKind::Implausible, what, records_recovered: records })
    }
}

fn count(number: u32) -> Quantity {
    Quantity::Count(f64::from(number))
}
