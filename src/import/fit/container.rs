//! The container: one or several parts, each a header, messages and a checksum.

use super::crc::crc16;

/// The smallest header.
const HEADER: usize = 12;
const MAGIC: &[u8; 4] = b".FIT";

/// One part of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    /// From the first message to the end of the file.
    pub(super) messages: &'a [u8],
    /// How many bytes of that are messages of this part, as its header says.
    pub(super) length: usize,
    pub(super) state: State,
}

/// What the container says about a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// The checksum fits.
    Sound,
    /// It does not.
    WrongChecksum,
    /// The file ends before the part does, or its length was never filled in.
    CutOff,
}

/// Whether a FIT header stands at the start.
pub(super) fn is_header(bytes: &[u8]) -> bool {
    bytes.get(8..HEADER).is_some_and(|magic| magic == MAGIC)
        && bytes.first().is_some_and(|size| usize::from(*size) >= HEADER)
}

/// The part at the start of `bytes`; `None` if no header stands there.
pub(super) fn part(bytes: &[u8]) -> Option<Part<'_>> {
    if !is_header(bytes) {
        return None;
    }
    let header = usize::from(*bytes.first()?);
    let declared = u32::from_le_bytes(*bytes.get(4..8)?.first_chunk::<4>()?);
    let length = usize::try_from(declared).unwrap_or(usize::MAX);
    let messages = bytes.get(header..).unwrap_or_default();
    let checksum = messages.get(length..).and_then(|behind| behind.first_chunk::<2>());
    let Some(checksum) = checksum.filter(|_| length > 0) else {
        // Also when the watch died before it could fill in the length.
        let length = if length == 0 { messages.len() } else { length.min(messages.len()) };
        return Some(Part { messages, length, state: State::CutOff });
    };
    let found = u16::from_le_bytes(*checksum);
    // The checksum covers the header. One that has a sound checksum of its own adds nothing to it; some writers leave
    // the header out although it has none.
    let body = messages.get(..length).unwrap_or_default();
    let all = bytes.get(..header.saturating_add(length)).unwrap_or_default();
    let state = if found == crc16(all) || found == crc16(body) { State::Sound } else { State::WrongChecksum };
    Some(Part { messages, length, state })
}
