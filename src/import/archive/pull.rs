//! Bytes out of an archive, up to a cap.

use std::io::{self, Read};

use super::share::Share;
use super::{Unpacked, Unpacker};
use crate::import::{Problem, ProblemKind};

/// Unpacked over packed. (J) XML of a watch packs 10 to 60 times, never hundreds.
pub(super) const MAX_RATIO: u64 = 250;
/// Below this many bytes no ratio is looked at: a short file of one letter packs as well as a bomb.
pub(super) const RATIO_FLOOR: u64 = 16 << 20;
/// Bytes read at once of an archive on disk: no more than an entry's head, for each is looked for anew, and what is
/// packed is read past the buffer.
pub(super) const ENTRY_CHUNK: usize = 4 << 10;
/// Bytes unpacked at once: little enough that readers of what is handed out in passing never wait for more.
const STEP: u64 = 512 << 10;
/// Unpacked bytes between two words on how far a large file is, which is also where it may be called off.
const WORD: u64 = 4 << 20;

/// What is unpacked.
#[derive(Clone, Copy)]
pub(super) struct Whole<'a> {
    /// As shown.
    pub(super) name: &'a str,
    /// Packed bytes.
    pub(super) packed: u64,
    /// Bytes it says that it unpacks to; 0 where it does not.
    pub(super) size: u64,
    /// Bytes it may unpack to.
    pub(super) most: u64,
    /// What it is of the file on disk while it comes.
    pub(super) part: Share,
}

/// Why the unpacking ended before the end.
pub(super) enum Stop {
    Bomb,
    /// Whoever takes the files wants no more.
    Called,
    /// It cannot be read on.
    Io(io::Error),
    /// It cannot be kept.
    Full(io::Error),
}

impl Unpacker<'_> {
    /// Counts bytes that are unpacked.
    pub(super) fn charge(&mut self, count: u64) -> Result<(), Stop> {
        self.budget = self.budget.saturating_sub(count);
        if self.budget == 0 { Err(Stop::Bomb) } else { Ok(()) }
    }

    /// Unpacks to the end of `from`, or to a cap.
    pub(super) fn pull(&mut self, from: &mut dyn Read, bytes: &mut Vec<u8>, whole: &Whole<'_>) -> Result<(), Stop> {
        let mut so_far = 0;
        while self.step(from, bytes, whole, &mut so_far)? {}
        Ok(())
    }

    /// Unpacks some more after what is in `bytes`. Returns whether there may be more.
    pub(super) fn step(
        &mut self,
        from: &mut dyn Read,
        bytes: &mut Vec<u8>,
        whole: &Whole<'_>,
        so_far: &mut u64,
    ) -> Result<bool, Stop> {
        // The size an entry declares is a hint, never a promise.
        let before = bytes.len();
        bytes.reserve(whole.size.saturating_sub(before as u64).min(STEP) as usize);
        let read = from.take(STEP).read_to_end(bytes);
        let count = (bytes.len() - before) as u64;
        self.charge(count)?;
        *so_far += count;
        let too_dense = *so_far > RATIO_FLOOR && *so_far > whole.packed.saturating_mul(MAX_RATIO);
        if too_dense || *so_far > whole.most {
            return Err(Stop::Bomb);
        }
        read.map_err(Stop::Io)?;
        if count < STEP {
            return Ok(false);
        }
        if *so_far % WORD >= STEP {
            return Ok(true);
        }
        let share = whole.part.at(*so_far, whole.size.max(*so_far));
        let far = Unpacked::Far { name: whole.name.to_owned(), share };
        if (self.each)(far).is_break() { Err(Stop::Called) } else { Ok(true) }
    }
}

/// What an error while unpacking means for the bytes that came before it.
pub(super) fn damage_of(error: &io::Error, complete: bool) -> Problem {
    match error.kind() {
        _ if complete => Problem::plain(ProblemKind::Checksum, "import-archive-entry-checksum"),
        io::ErrorKind::UnexpectedEof => Problem::plain(ProblemKind::Truncated, "import-archive-entry-cut"),
        _ => Problem::plain(ProblemKind::Corrupt, "import-archive-entry-corrupt"),
    }
}
