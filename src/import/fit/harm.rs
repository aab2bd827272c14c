//! What is wrong with a file as a whole, in words.

use super::container::State;
use super::walk::Walked;
use crate::import::{Problem, ProblemKind};
use crate::model::{Phrase, Quantity};

/// What is wrong with a file, the worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Damage {
    /// The header says a wrong length, nothing else is wrong.
    Length,
    Checksum,
    /// One byte was wrong and was put right.
    Mended,
    Corrupt,
    CutOff,
}

/// What is wrong with all parts of a file.
#[derive(Debug, Default)]
pub(super) struct Harm {
    pub(super) worst: Option<Damage>,
    /// Seconds of records that are missing in the middle.
    lost_s: u32,
    /// Seconds from the first record to the largest hole, and how large that is.
    largest: Option<(u32, u32)>,
}

impl Harm {
    /// Adds what was wrong with one part.
    pub(super) fn add(&mut self, state: State, walked: &Walked) {
        let damage = match (state, walked.faults) {
            _ if walked.mended => Some(Damage::Mended),
            (_, 1..) => Some(Damage::Corrupt),
            (State::CutOff, 0) => Some(Damage::CutOff),
            (State::WrongChecksum, 0) => Some(Damage::Checksum),
            (State::WrongLength, 0) => Some(Damage::Length),
            (State::Sound, 0) => None,
        };
        self.worst = self.worst.max(damage);
        let first = walked.found.records.timestamps.first().copied().unwrap_or(0);
        for (from, to) in &walked.lost {
            let hole = to.saturating_sub(*from).saturating_sub(1);
            self.lost_s = self.lost_s.saturating_add(hole);
            if hole > 0 && self.largest.is_none_or(|(_, largest)| hole > largest) {
                self.largest = Some((from.saturating_sub(first), hole));
            }
        }
    }

    /// The problem, if there is one, of a file of which `records` were saved.
    pub(super) fn problem(&self, records: u32) -> Option<Problem> {
        let after = |kind, id| Problem::after(kind, id, records);
        Some(match self.worst? {
            Damage::Length => after(ProblemKind::Corrupt, "import-fit-length"),
            Damage::Checksum => after(ProblemKind::Checksum, "import-fit-checksum"),
            Damage::Mended => after(ProblemKind::Corrupt, "import-fit-mended"),
            Damage::Corrupt => self.corrupt(records),
            Damage::CutOff => after(ProblemKind::Truncated, "import-cut"),
        })
    }

    fn corrupt(&self, records: u32) -> Problem {
        let Some((at_s, _)) = self.largest else {
            return Problem::after(ProblemKind::Corrupt, "import-damaged", records);
        };
        let count = |number: u32| Quantity::Count(f64::from(number));
        let values = [("records", count(records)), ("seconds", count(self.lost_s)), ("minute", count(at_s / 60 + 1))];
        let what = Phrase::new("import-fit-lost", values);
        Problem { kind: ProblemKind::Corrupt, what, records_recovered: records }
    }
}
