//! A large archive inside an archive, read while it comes out: an entry that stands there whole is handed out at once.
//! The readers are busy while the rest is unpacked, and next to nothing is written to disk. What cannot be read in
//! passing, and the list of entries at the end, wait in a temporary file, behind a hole of what was handed out.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{BufReader, Read, Seek as _, SeekFrom, Write as _};
use std::ops::{ControlFlow, Range};

use memchr::memmem;
use zip::CompressionMethod;
use zip::read::{ZipReadOptions, read_zipfile_from_stream_with_options};

use super::names::{has_its_turn, is_document};
use super::pull::{ENTRY_CHUNK, Stop, Whole};
use super::{About, Unpacked, Unpacker, quick};
use crate::import::{Problem, why_ignored};

/// Bytes of an archive inside an archive. (J) Zips of more are no account exports.
const MAX_NESTED: u64 = 8 << 30;
/// Bytes of an entry's head before its name.
const HEAD: usize = 30;
/// Bytes of what stands behind an entry whose head was written before its size was known.
const DESCRIPTOR: usize = 16;

/// What of an archive was handed out while it came.
#[derive(Default)]
pub(super) struct Passed {
    /// Where the heads of the entries stood.
    starts: BTreeSet<u64>,
    end: u64,
}

impl Passed {
    /// Whether the entry whose head stands there was handed out.
    pub(super) fn holds(&self, start: u64) -> bool {
        self.starts.contains(&start)
    }

    /// Where the first entry stands that was not.
    pub(super) fn end(&self) -> u64 {
        self.end
    }
}

/// What stands at the front of an archive that is still coming.
enum Front {
    /// A small entry, all of it: where its packed bytes are, and where the next begins.
    Entry { about: About, method: CompressionMethod, packed: Range<usize>, next: usize },
    /// The beginning of one.
    Short,
    /// Nothing to be handed out in passing.
    Other,
}

impl Unpacker<'_> {
    /// Hands out every file of a large archive inside an archive.
    pub(super) fn passing(&mut self, from: impl Read, whole: &Whole<'_>, depth: u8) -> ControlFlow<()> {
        if is_document(whole.name) {
            return (self.each)(Unpacked::Ignored { name: whole.name.to_owned(), why: why_ignored(whole.name) });
        }
        let whole = &Whole { most: MAX_NESTED, part: self.part, ..*whole };
        match self.pass(from, whole, depth) {
            Ok((passed, rest)) => self.zip(whole.name, BufReader::with_capacity(ENTRY_CHUNK, rest), depth, &passed),
            Err(Stop::Called) => ControlFlow::Break(()),
            Err(Stop::Bomb) => self.bomb(whole.name),
            Err(Stop::Io(error) | Stop::Full(error)) => {
                (self.each)(Unpacked::Problem { name: whole.name.to_owned(), problem: Problem::io(&error) })
            }
        }
    }

    /// Hands out what can be in passing. Returns where the rest waits, each byte at its place.
    fn pass(&mut self, mut from: impl Read, whole: &Whole<'_>, depth: u8) -> Result<(Passed, File), Stop> {
        let mut rest = tempfile::tempfile().map_err(Stop::Full)?;
        let (mut passed, mut bytes, mut so_far) = (Passed::default(), Vec::new(), 0);
        let (mut more, mut passes) = (true, true);
        while more {
            more = match self.step(&mut from, &mut bytes, whole, &mut so_far) {
                // What stands before a break is read all the same.
                Err(Stop::Io(_)) => false,
                more => more?,
            };
            if passes {
                let count = passed.end;
                passes = self.fronts(&bytes, &mut passed, whole.name, depth)? && more;
                bytes.drain(..(passed.end - count) as usize);
                rest.seek(SeekFrom::Start(passed.end)).map_err(Stop::Full)?;
            }
            if !passes {
                rest.write_all(&bytes).map_err(Stop::Full)?;
                bytes.clear();
            }
        }
        rest.seek(SeekFrom::Start(0)).map_err(Stop::Full)?;
        Ok((passed, rest))
    }

    /// Hands out the entries at the front of `bytes`. Returns whether more may follow in passing.
    fn fronts(&mut self, bytes: &[u8], passed: &mut Passed, archive: &str, depth: u8) -> Result<bool, Stop> {
        let mut bytes = bytes;
        loop {
            let (about, method, packed, next) = match front(bytes) {
                Front::Entry { about, method, packed, next } => (about, method, packed, next),
                Front::Short => return Ok(true),
                Front::Other => return Ok(false),
            };
            if has_its_turn(&about.inner) {
                return Ok(false);
            }
            let packed = bytes.get(packed).unwrap_or_default();
            let Some(unpacked) = quick::unpacked(packed, &about, method, &mut self.decompressor) else {
                return Ok(false);
            };
            if self.entry(archive, &about, Some(unpacked), std::io::empty(), depth).is_break() {
                return Err(Stop::Called);
            }
            passed.starts.insert(passed.end);
            passed.end += next as u64;
            bytes = bytes.get(next..).unwrap_or_default();
        }
    }
}

/// Reads the head of the entry that `bytes` begin with, and the descriptor behind it where the head says that the sizes
/// stand there (zip file format specification, 4.3.7 and 4.3.9).
fn front(bytes: &[u8]) -> Front {
    let Some(head) = bytes.first_chunk::<HEAD>() else { return Front::Short };
    let word = |at: usize| u16::from_le_bytes([head[at], head[at + 1]]);
    let long =
        |from: &[u8], at: usize| from.get(at..at + 4).map_or(0, |b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]));
    if !head.starts_with(b"PK\x03\x04") {
        return Front::Other;
    }
    let start = HEAD + usize::from(word(26)) + usize::from(word(28));
    let Some(data) = bytes.get(start..) else { return Front::Short };
    let is_described = word(6) & 8 != 0;
    let (sums, after) = if is_described {
        match descriptor(data) {
            Some(at) => (data.get(at + 4..).unwrap_or_default(), DESCRIPTOR),
            None if data.len() as u64 <= quick::MOST + DESCRIPTOR as u64 => return Front::Short,
            None => return Front::Other,
        }
    } else {
        (&head[14..26], 0)
    };
    let (crc, packed, size) = (long(sums, 0), u64::from(long(sums, 4)), u64::from(long(sums, 8)));
    if packed.max(size) > quick::MOST {
        return Front::Other;
    }
    let next = start + packed as usize + after;
    if bytes.len() < next {
        return Front::Short;
    }
    let options =
        ZipReadOptions::new().override_crc(crc).override_compressed_size(packed).override_uncompressed_size(size);
    match read_zipfile_from_stream_with_options(&mut bytes.get(..start).unwrap_or_default(), options) {
        Ok(Some(entry)) if !entry.encrypted() => Front::Entry {
            about: About::of(&entry),
            method: entry.compression(),
            packed: start..start + packed as usize,
            next,
        },
        _ => Front::Other,
    }
}

/// Where the descriptor stands that tells how long the data before it is.
fn descriptor(data: &[u8]) -> Option<usize> {
    let data = data.get(..data.len().min(quick::MOST as usize + DESCRIPTOR))?;
    memmem::find_iter(data, b"PK\x07\x08").find(|&at| {
        let packed = data.get(at + 8..at + 12).map(|b| u32::from_le_bytes([b[0], b[1], b[2], b[3]]) as usize);
        packed == Some(at) && at + DESCRIPTOR <= data.len()
    })
}
