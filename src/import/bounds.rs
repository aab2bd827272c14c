//! How much a file may ask for. Nothing in this room trusts a length, and every list that a file makes grow is bound
//! here; the tests hold [`most_memory`] over every row of the table of formats.

/// Memory that reading a file of so many bytes may take at its peak, in bytes; the file itself and the map of time zones,
/// which is unpacked once in the life of the program, are not counted.
///
/// The densest files are lists of numbers: a digit and a comma in JSON become a value of 32 bytes in a list that doubles
/// when it is full, and a second of a run of one byte becomes a row in each of forty columns.
pub fn most_memory(input: usize) -> usize {
    input.saturating_mul(A_BYTE).saturating_add(ALWAYS)
}

/// The same while an archive is unpacked: one unpacked file at a time, and one for each archive around it. What is handed
/// out is the caller's.
pub fn most_memory_of_archive(packed: usize) -> usize {
    packed.saturating_mul(4).saturating_add(UNPACKING)
}

/// Bytes of memory for files on their way out of archives that say nothing true about themselves.
const UNPACKING: usize = 256 << 20;
/// Bytes of memory for a byte of a file.
const A_BYTE: usize = 256;
/// Bytes of memory for an empty file.
const ALWAYS: usize = 1 << 20;

/// Sessions of one part of a FIT file. (J) A day of races has five.
pub(super) const MOST_SESSIONS: usize = 256;
/// Devices it names; watches name each sensor again whenever it comes back.
pub(super) const MOST_DEVICES: usize = 20_000;
/// Laps, and sets of strength training, of one part of a FIT file.
pub(super) const MOST_LAPS: usize = 20_000;
/// Lines of a table. (J) A line a minute for four years; no export has as many.
pub(super) const MOST_ROWS: usize = 2_000_000;
/// Elements of XML that may stand inside each other. (J) No export has more than a dozen.
pub(super) const DEEPEST: usize = 128;
/// Places of a track at which damage is told from.
pub(super) const MOST_HOLES: usize = 1_000;
/// Faults of one JSON file that are mended; behind the last of them nothing more is read.
pub(super) const MOST_FAULTS_MENDED: usize = 64;
/// Places of one JSON file that are tried as the way on behind damage.
pub(super) const MOST_TRIED: usize = 20_000;
