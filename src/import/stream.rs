//! Files that may be larger than memory: read piece by piece, straight from the disk or out of an archive.

use std::io::{self, BufRead, Read};
use std::ops::ControlFlow;

use super::{Contents, Format, Problem, apple};

/// What a reader tells on its way.
#[derive(Clone, PartialEq, Debug)]
pub enum Piece {
    /// Some of what the file holds.
    Contents(Box<Contents>),
    /// So many bytes are read.
    Far(u64),
}

/// Takes the pieces; `Break` ends the reading.
pub type Pieces<'a> = &'a mut dyn FnMut(Piece) -> ControlFlow<()>;

/// Reads a file piece by piece. What is wrong with it is known at its end.
pub type Stream = fn(from: Watched<'_>, pieces: Pieces<'_>) -> Option<Problem>;

/// The formats read this way, by their keys in [`super::FORMATS`].
const STREAMED: &[(&str, Stream)] = &[("apple", apple::stream)];

/// How a format is read piece by piece, if it is; with the name of the text that names it.
pub fn stream_of(format: &Format) -> Option<(&'static str, Stream)> {
    STREAMED.iter().find(|(key, _)| *key == format.key).map(|(_, stream)| (format.name_id, *stream))
}

/// All the pieces of a file that is in memory.
pub(super) fn whole(stream: Stream, bytes: &[u8]) -> Contents {
    let mut all = Contents::default();
    let mut from = bytes;
    let problem = stream(Watched::new(&mut from), &mut |piece| {
        if let Piece::Contents(part) = piece {
            all.recordings.extend(part.recordings);
            all.readings.extend(part.readings);
            all.nights.extend(part.nights);
            all.diary.extend(part.diary);
        }
        ControlFlow::Continue(())
    });
    all.problem = problem;
    all
}

/// Longest piece of text without an end that is still read: no element of an export comes near it.
const LONGEST_TOKEN: u64 = 1 << 20;

/// Bytes on their way to a reader, counted. A token without end breaks off before it fills the memory.
pub struct Watched<'a> {
    from: &'a mut dyn BufRead,
    /// Bytes to be read once more before the others.
    again: io::Cursor<Vec<u8>>,
    read: u64,
    token_ends: u64,
}

impl<'a> Watched<'a> {
    /// Watches a file.
    pub fn new(from: &'a mut dyn BufRead) -> Self {
        Self { from, again: io::Cursor::default(), read: 0, token_ends: LONGEST_TOKEN }
    }

    /// Puts bytes that were read back in front of the others.
    pub(super) fn again(&mut self, bytes: &[u8]) {
        let left = self.again.fill_buf().unwrap_or_default();
        self.again = io::Cursor::new([bytes, left].concat());
        self.read = self.read.saturating_sub(bytes.len() as u64);
    }

    /// Whether bytes that were put back come next.
    fn is_again(&self) -> bool {
        self.again.position() < self.again.get_ref().len() as u64
    }

    /// A new token begins; returns how many bytes were read so far.
    pub(super) fn token(&mut self) -> u64 {
        self.token_ends = self.read + LONGEST_TOKEN;
        self.read
    }
}

impl Read for Watched<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.fill_buf()?.read(into)?;
        self.consume(count);
        Ok(count)
    }
}

impl BufRead for Watched<'_> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.read > self.token_ends {
            return Err(io::ErrorKind::InvalidData.into());
        }
        if self.is_again() { self.again.fill_buf() } else { self.from.fill_buf() }
    }

    fn consume(&mut self, amount: usize) {
        self.read += amount as u64;
        if self.is_again() {
            self.again.consume(amount);
        } else {
            self.from.consume(amount);
        }
    }
}

/// A file that may not unpack to more than its archive can hold.
pub(super) struct Capped<R> {
    from: R,
    read: u64,
    most: u64,
}

impl<R> Capped<R> {
    pub(super) fn new(from: R, most: u64) -> Self {
        Self { from, read: 0, most }
    }

    /// Bytes read so far.
    pub(super) fn read(&self) -> u64 {
        self.read
    }

    /// Whether it was stopped.
    pub(super) fn is_over(&self) -> bool {
        self.read > self.most
    }
}

impl<R: Read> Read for Capped<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.is_over() {
            return Err(io::ErrorKind::InvalidData.into());
        }
        let count = self.from.read(into)?;
        self.read += count as u64;
        Ok(count)
    }
}
