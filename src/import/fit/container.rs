//! The container: one or several parts, each a header, messages and a checksum.

use super::crc::crc16;
use super::definitions::Definition;

/// The smallest header, and the one every watch writes today.
const HEADER: usize = 12;
const HEADER_WITH_CHECKSUM: usize = 14;
const CHECKSUM: usize = 2;
const MAGIC: &[u8; 4] = b".FIT";

/// One part of a file.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part<'a> {
    /// Its messages. Behind those of a damaged part its checksum may still stand.
    pub(super) messages: &'a [u8],
    /// What the checksum that was found lacks to the one worked out: with the header, and without.
    pub(super) off_by: [u16; 2],
    pub(super) state: State,
    /// Bytes up to the next part.
    pub(super) length: usize,
}

/// What the container says about a part.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum State {
    /// The checksum fits.
    Sound,
    /// It fits although the header itself does not say how long it is, or that it is one.
    WrongHeader,
    /// It fits once the header says how long the part really is.
    WrongLength,
    /// It does not.
    WrongChecksum,
    /// The part does not end where its header says: something is missing, or its length was never filled in.
    CutOff,
}

impl State {
    /// Whether the messages are as the watch wrote them.
    pub(super) fn is_sound(self) -> bool {
        matches!(self, Self::Sound | Self::WrongHeader | Self::WrongLength)
    }
}

/// Whether a FIT header stands at the start.
pub(super) fn is_header(bytes: &[u8]) -> bool {
    has_magic(bytes) && bytes.first().is_some_and(|size| usize::from(*size) >= HEADER)
}

fn has_magic(bytes: &[u8]) -> bool {
    bytes.get(8..HEADER).is_some_and(|magic| magic == MAGIC)
}

/// The part at the start of `bytes`; `None` if no header stands there.
pub(super) fn part(bytes: &[u8]) -> Option<Part<'_>> {
    let header = header_length(bytes)?;
    let declared = u32::from_le_bytes(*bytes.get(4..8)?.first_chunk::<4>()?);
    let declared = usize::try_from(declared).unwrap_or(usize::MAX);
    let behind = bytes.get(header..).unwrap_or_default();
    let sound = |off_by: &[u16; 2]| off_by.contains(&0);
    let as_declared = off_by(bytes, header, declared).filter(|_| declared > 0);
    if as_declared.as_ref().is_some_and(sound) {
        let says_so = has_magic(bytes) && bytes.first().is_some_and(|size| usize::from(*size) == header);
        let state = if says_so { State::Sound } else { State::WrongHeader };
        return Some(Part::new(header, behind, declared, [0; 2], state));
    }
    let end = next_header(behind).unwrap_or(behind.len());
    if let Some(off_by) = as_declared.filter(|_| declared.saturating_add(CHECKSUM) == end) {
        return Some(Part::new(header, behind, declared, off_by, State::WrongChecksum));
    }
    let real = end.saturating_sub(CHECKSUM);
    let mut told = bytes.get(..header.saturating_add(end)).unwrap_or_default().to_vec();
    if let Some(length) = told.get_mut(4..8) {
        length.copy_from_slice(&u32::try_from(real).unwrap_or(u32::MAX).to_le_bytes());
    }
    if real > 0 && off_by(&told, header, real).as_ref().is_some_and(sound) {
        return Some(Part::new(header, behind, real, [0; 2], State::WrongLength));
    }
    let short = declared == 0 || declared.saturating_add(CHECKSUM) > end;
    let state = if short { State::CutOff } else { State::WrongChecksum };
    let messages = behind.get(..end).unwrap_or_default();
    Some(Part { messages, off_by: [0; 2], state, length: header.saturating_add(end) })
}

impl<'a> Part<'a> {
    fn new(header: usize, behind: &'a [u8], length: usize, off_by: [u16; 2], state: State) -> Self {
        let messages = behind.get(..length).unwrap_or_default();
        Self { messages, off_by, state, length: header.saturating_add(length).saturating_add(CHECKSUM) }
    }
}

/// How long the header at the start is. A header with one wrong byte is still known by what follows it: the definition
/// of some message, that of the file itself where the mark is what is damaged.
fn header_length(bytes: &[u8]) -> Option<usize> {
    let declared = bytes.first().map(|size| usize::from(*size)).filter(|size| *size >= HEADER);
    let definition = |at: usize| Definition::parse(bytes.get(at..)?).map(|(definition, _)| definition.global);
    let usual = [HEADER_WITH_CHECKSUM, HEADER];
    let begins = |at: &usize| bytes.get(*at).is_some_and(|byte| byte & 0xD0 == 0x40) && definition(*at).is_some();
    if has_magic(bytes) {
        let found = declared.filter(begins).or_else(|| usual.into_iter().find(begins));
        return found.or(declared);
    }
    usual.into_iter().find(|at| begins(at) && definition(*at) == Some(0))
}

/// What the checksum behind `length` bytes of messages lacks to the right one; `None` if none stands there. It covers
/// the header, which adds nothing if it has a sound checksum of its own; some writers leave it out although it has
/// none.
fn off_by(bytes: &[u8], header: usize, length: usize) -> Option<[u16; 2]> {
    let end = header.checked_add(length)?;
    let found = u16::from_le_bytes(*bytes.get(end..)?.first_chunk::<CHECKSUM>()?);
    let without = found ^ crc16(bytes.get(header..end)?);
    let adds_nothing = without == 0 || crc16(bytes.get(..header)?) == 0;
    let with = if adds_nothing { without } else { found ^ crc16(bytes.get(..end)?) };
    Some([with, without])
}

/// Where the next part begins.
fn next_header(bytes: &[u8]) -> Option<usize> {
    let usual = |at: &usize| {
        let size = bytes.get(*at).map_or(0, |size| usize::from(*size));
        size == HEADER || size == HEADER_WITH_CHECKSUM
    };
    let marks = bytes.windows(MAGIC.len()).enumerate().filter(|(_, window)| *window == MAGIC);
    marks.filter_map(|(at, _)| at.checked_sub(8)).find(usual)
}
