//! What is wrong with a file as a whole, in words.

use super::container::State;
use super::walked::Walked;
use crate::import::holes::Holes;
use crate::import::{Problem, ProblemKind};

/// What is wrong with a file, the worst last.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Damage {
    /// The header is damaged, nothing else is wrong.
    Header,
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
    /// What is missing in the middle.
    holes: Holes,
}

impl Harm {
    /// Adds what was wrong with one part.
    pub(super) fn add(&mut self, state: State, walked: &Walked) {
        let damage = match (state, walked.faults) {
            _ if walked.mended => Some(Damage::Mended),
            (_, 1..) => Some(Damage::Corrupt),
            (State::CutOff, 0) => Some(Damage::CutOff),
            (State::WrongChecksum, 0) => Some(Damage::Checksum),
            (State::WrongHeader, 0) => Some(Damage::Header),
            (State::WrongLength, 0) => Some(Damage::Length),
            (State::Sound, 0) => None,
        };
        self.worst = self.worst.max(damage);
        let first = walked.found.records.timestamps.first().copied().unwrap_or(0);
        for (from, to) in &walked.lost {
            self.holes.add(first, *from, *to);
        }
    }

    /// The problem, if there is one, of a file of which `records` were saved.
    pub(super) fn problem(&self, records: u32) -> Option<Problem> {
        let after = |kind, id| Problem::after(kind, id, records);
        Some(match self.worst? {
            Damage::Header => after(ProblemKind::Corrupt, "import-fit-header"),
            Damage::Length => after(ProblemKind::Corrupt, "import-fit-length"),
            Damage::Checksum => after(ProblemKind::Checksum, "import-fit-checksum"),
            Damage::Mended => after(ProblemKind::Corrupt, "import-fit-mended"),
            Damage::Corrupt => self.holes.problem(records),
            Damage::CutOff => after(ProblemKind::Truncated, "import-cut"),
        })
    }
}
