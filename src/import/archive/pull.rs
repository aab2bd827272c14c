//! Bytes out of an archive, up to a cap: into memory, or for a large archive inside an archive into a temporary file.

use std::io::{self, BufReader, Read, Seek as _, SeekFrom, Write};
use std::ops::ControlFlow;

use super::{Unpacked, Unpacker};
use crate::import::{Problem, ProblemKind};

/// Unpacked over packed. (J) XML of a watch packs 10 to 60 times, never hundreds.
pub(super) const MAX_RATIO: u64 = 250;
/// Below this many bytes no ratio is looked at: a short file of one letter packs as well as a bomb.
pub(super) const RATIO_FLOOR: u64 = 16 << 20;
/// Bytes of an archive inside an archive. (J) Zips of more are no account exports.
const MAX_NESTED: u64 = 8 << 30;
/// Unpacked bytes between two words on how far a large file is, which is also where it may be called off.
const STEP: u64 = 4 << 20;

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
    /// Reads a large archive inside an archive from a temporary file: its list of entries stands at its end, and its
    /// bytes would fill the memory.
    pub(super) fn spilled(&mut self, mut from: impl Read, whole: &Whole<'_>, depth: u8) -> ControlFlow<()> {
        let whole = &Whole { most: MAX_NESTED, ..*whole };
        let unpacked = tempfile::tempfile().map_err(Stop::Full).and_then(|mut file| {
            let end = self.pull(&mut from, &mut file, whole);
            // What stands before a break is read all the same.
            if !matches!(end, Err(Stop::Io(_))) {
                end?;
            }
            file.seek(SeekFrom::Start(0)).map_err(Stop::Full)?;
            Ok(file)
        });
        match unpacked {
            Ok(file) => self.zip(whole.name, BufReader::new(file), depth),
            Err(Stop::Called) => ControlFlow::Break(()),
            Err(Stop::Bomb) => self.bomb(whole.name),
            Err(Stop::Io(error) | Stop::Full(error)) => {
                (self.each)(Unpacked::Problem { name: whole.name.to_owned(), problem: Problem::io(&error) })
            }
        }
    }

    /// Unpacks to the end of `from`, or to a cap.
    pub(super) fn pull(&mut self, from: &mut dyn Read, into: &mut dyn Write, whole: &Whole<'_>) -> Result<(), Stop> {
        let mut chunk = [0; 16 << 10];
        let (mut size, mut told) = (0, 0);
        loop {
            let count = match from.read(&mut chunk) {
                Ok(0) => return Ok(()),
                Ok(count) => count,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return Err(Stop::Io(error)),
            };
            into.write_all(chunk.get(..count).unwrap_or_default()).map_err(Stop::Full)?;
            self.budget = self.budget.saturating_sub(count as u64);
            size += count as u64;
            let too_dense = size > RATIO_FLOOR && size > whole.packed.saturating_mul(MAX_RATIO);
            if too_dense || self.budget == 0 || size > whole.most {
                return Err(Stop::Bomb);
            }
            if size - told >= STEP {
                told = size;
                let far = Unpacked::Far { name: whole.name.to_owned(), read: size, size: whole.size.max(size) };
                if (self.each)(far).is_break() {
                    return Err(Stop::Called);
                }
            }
        }
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
