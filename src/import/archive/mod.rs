//! Gzip, zip and tar, also inside each other. Files are unpacked in memory; a large archive inside an archive goes
//! through a nameless temporary file, which is gone with the program.
//!
//! Archives are hostile input: depth, number of entries, sizes and ratios are capped, and names that point outside
//! are refused. Entries of no known format are passed over after their first bytes.

mod names;
mod passing;
mod pull;
mod quick;
mod share;
mod tar;
mod zips;

use std::fs::File;
use std::io::{self, BufRead, BufReader, Cursor, Read, Seek as _, SeekFrom};
use std::ops::ControlFlow;

use flate2::read::MultiGzDecoder;
use libdeflater::Decompressor;

use super::stream::{Capped, Piece, Stream, Watched, stream_of};
use super::walk::is_system;
use super::{Contents, HEAD, Item, Problem, ProblemKind, recognise, why_ignored};
use crate::model::Phrase;
use names::points_outside;
use passing::Passed;
use pull::{ENTRY_CHUNK, MAX_RATIO, RATIO_FLOOR, Stop, Whole, damage_of};
use share::Share;

/// Archives inside archives, the outermost counted.
const MAX_DEPTH: u8 = 3;
/// Entries of one file, nested archives included. (J) The largest account exports hold some ten thousand.
const MAX_ENTRIES: usize = 200_000;
/// Bytes of one unpacked file. (J) A day of per-second XML is some 100 MB.
const MAX_FILE: usize = 1 << 30;
/// An archive inside an archive that is larger than this waits on disk. (J) Watch makers pack twenty years of files so.
const SPILL: u64 = 8 << 20;
/// Bytes read at once of a large file.
const CHUNK: usize = 256 << 10;
/// One thing found in a file.
#[derive(Clone, PartialEq, Debug)]
pub enum Unpacked {
    /// A file that is no archive.
    File {
        /// As shown: `export.zip › activities/1.fit`.
        name: String,
        /// Its content, as far as it could be unpacked.
        bytes: Vec<u8>,
        /// What went wrong while unpacking; the bytes are then what came before.
        damage: Option<Problem>,
    },
    /// Some of a file that is read while it is unpacked; `number` counts them from 0. The last one holds nothing but
    /// what is wrong with the file.
    Part {
        /// As shown.
        name: String,
        /// Name of the text that names its kind.
        format: &'static str,
        /// What was read.
        contents: Box<Contents>,
        /// Which of the parts it is.
        number: u32,
        /// Whether it is the last.
        last: bool,
        /// Tells the file from every other.
        mark: String,
    },
    /// How far it is.
    Far {
        /// What is being read or unpacked, as shown.
        name: String,
        /// How much of the file on disk was read, 0 to 1.
        share: f64,
    },
    /// An entry of no known format; it was not unpacked.
    Ignored {
        /// As shown.
        name: String,
        /// Why.
        why: Phrase,
    },
    /// An archive or an entry that gave nothing.
    Problem {
        /// As shown.
        name: String,
        /// What is wrong.
        problem: Problem,
    },
}

/// Takes what is found; `Break` ends the unpacking.
pub type Each<'a> = &'a mut dyn FnMut(Unpacked) -> ControlFlow<()>;

/// Reads a file from disk and hands out every file in it. A zip is read in place, so that an account export of
/// gigabytes never stands in memory.
pub fn open(item: &Item, each: Each<'_>) {
    let read = File::open(&item.path).and_then(|file| Unpacker::new(item.size, each).disk(&item.name, file));
    if let Err(error) = read {
        forget(each(Unpacked::Problem { name: item.name.clone(), problem: Problem::io(&error) }));
    }
}

/// Hands out every file in `bytes`, which is itself the only one if it is no archive.
pub fn unpack(name: &str, bytes: Vec<u8>, each: Each<'_>) {
    forget(Unpacker::new(bytes.len() as u64, each).bytes(name.to_owned(), bytes, None, 0));
}

/// Whether the caller ended the unpacking: it knows that itself.
fn forget(flow: ControlFlow<()>) {
    match flow {
        ControlFlow::Continue(()) | ControlFlow::Break(()) => {}
    }
}

#[derive(PartialEq)]
enum Kind {
    Zip,
    Gzip,
    Tar,
    Other,
}

fn kind(head: &[u8]) -> Kind {
    match head {
        [0x50, 0x4B, 3, 4, ..] | [0x50, 0x4B, 5, 6, ..] => Kind::Zip,
        [0x1F, 0x8B, ..] => Kind::Gzip,
        _ if head.get(257..262) == Some(b"ustar") => Kind::Tar,
        _ => Kind::Other,
    }
}

/// What an archive says of an entry.
struct About {
    /// Its name, with the folders it lies in.
    inner: String,
    /// Whether it is neither a folder nor a link.
    is_file: bool,
    /// Packed bytes.
    packed: u64,
    /// Unpacked bytes; 0 where it is not said.
    size: u64,
    crc: u32,
}

struct Unpacker<'a> {
    each: Each<'a>,
    /// The part of the file on disk that is being unpacked.
    part: Share,
    /// How much of it was told last.
    told: f64,
    entries: usize,
    /// Bytes that may still be unpacked.
    budget: u64,
    decompressor: Decompressor,
}

impl<'a> Unpacker<'a> {
    fn new(size: u64, each: Each<'a>) -> Self {
        Self {
            each,
            part: Share::default(),
            told: 0.0,
            entries: 0,
            budget: size.saturating_mul(MAX_RATIO).max(4 * RATIO_FLOOR),
            decompressor: Decompressor::new(),
        }
    }

    fn problem(&mut self, name: &str, kind: ProblemKind, id: &'static str) -> ControlFlow<()> {
        (self.each)(Unpacked::Problem { name: name.to_owned(), problem: Problem::plain(kind, id) })
    }

    fn disk(&mut self, name: &str, mut file: File) -> io::Result<()> {
        let mut head = Vec::new();
        file.by_ref().take(HEAD as u64).read_to_end(&mut head)?;
        file.seek(SeekFrom::Start(0))?;
        if kind(&head) == Kind::Zip {
            forget(self.zip(name, BufReader::with_capacity(ENTRY_CHUNK, file), 0, &Passed::default()));
            return Ok(());
        }
        if kind(&head) == Kind::Tar {
            forget(self.tar(name, BufReader::with_capacity(ENTRY_CHUNK, file), 0));
            return Ok(());
        }
        if kind(&head) == Kind::Other && recognise(name, &head).is_none() {
            forget((self.each)(Unpacked::Ignored { name: name.to_owned(), why: why_ignored(name) }));
            return Ok(());
        }
        if let Some(stream) = recognise(name, &head).and_then(stream_of) {
            let about = file.metadata()?;
            let mark = format!("{} {:?}", about.len(), about.modified().ok());
            forget(self.pieces(name, stream, &mut BufReader::with_capacity(CHUNK, file), (mark, about.len())));
            return Ok(());
        }
        let mut bytes = Vec::new();
        file.take(MAX_FILE as u64 + 1).read_to_end(&mut bytes)?;
        if bytes.len() > MAX_FILE {
            forget(self.problem(name, ProblemKind::Unsupported, "import-too-large"));
            return Ok(());
        }
        forget(self.bytes(name.to_owned(), bytes, None, 0));
        Ok(())
    }

    /// Reads a large file on its way out of the archive.
    fn pieces(
        &mut self,
        name: &str,
        (format, stream): (&'static str, Stream),
        from: &mut dyn BufRead,
        (mark, size): (String, u64),
    ) -> ControlFlow<()> {
        let (mut number, mut flow, whole) = (0, ControlFlow::Continue(()), self.part);
        let part = |number, last, contents| Unpacked::Part {
            name: name.to_owned(),
            format,
            contents: Box::new(contents),
            number,
            last,
            mark: mark.clone(),
        };
        let problem = stream(Watched::new(from), &mut |piece| {
            flow = match piece {
                Piece::Far(read) => (self.each)(Unpacked::Far { name: name.to_owned(), share: whole.at(read, size) }),
                Piece::Contents(contents) => {
                    number += 1;
                    (self.each)(part(number - 1, false, *contents))
                }
            };
            flow
        });
        flow?;
        (self.each)(part(number, true, Contents { problem, ..Contents::default() }))
    }

    fn bytes(&mut self, name: String, bytes: Vec<u8>, damage: Option<Problem>, depth: u8) -> ControlFlow<()> {
        match kind(&bytes) {
            Kind::Other => (self.each)(Unpacked::File { name, bytes, damage }),
            _ if depth >= MAX_DEPTH => self.problem(&name, ProblemKind::Unsupported, "import-archive-too-deep"),
            Kind::Zip => self.zip(&name, Cursor::new(bytes), depth, &Passed::default()),
            Kind::Gzip => self.gzip(name, &bytes, depth),
            Kind::Tar => self.tar(&name, bytes.as_slice(), depth),
        }
    }

    /// A gzip is the same file in another form, so it keeps its name.
    fn gzip(&mut self, name: String, packed: &[u8], depth: u8) -> ControlFlow<()> {
        let mut bytes = Vec::new();
        let whole =
            Whole { name: &name, packed: packed.len() as u64, size: 0, most: MAX_FILE as u64, part: self.part.start() };
        let damage = match self.pull(&mut MultiGzDecoder::new(packed), &mut bytes, &whole) {
            Ok(()) => None,
            Err(Stop::Called) => return ControlFlow::Break(()),
            Err(Stop::Bomb) => return self.bomb(&name),
            Err(Stop::Io(error) | Stop::Full(error)) => Some(damage_of(&error, false)),
        };
        match damage {
            Some(problem) if bytes.is_empty() => (self.each)(Unpacked::Problem { name, problem }),
            damage => self.bytes(name, bytes, damage, depth + 1),
        }
    }

    /// Hands out an entry; `at_once` holds all its bytes if it is unpacked already, and nothing is left to read then.
    fn entry(
        &mut self,
        archive: &str,
        about: &About,
        at_once: Option<Vec<u8>>,
        mut entry: impl Read,
        depth: u8,
    ) -> ControlFlow<()> {
        self.entries += 1;
        if self.entries > MAX_ENTRIES {
            self.budget = 0;
            return self.bomb(archive);
        }
        let About { inner, is_file, packed, size, crc } = about;
        let (packed, size) = (*packed, *size);
        if !is_file || inner.split(['/', '\\']).any(is_system) {
            return ControlFlow::Continue(());
        }
        let name = format!("{archive} › {inner}");
        if points_outside(inner) {
            return self.problem(&name, ProblemKind::Corrupt, "import-archive-unsafe-name");
        }
        let whole = Whole { name: &name, packed, size, most: MAX_FILE as u64, part: self.part.start() };
        let is_whole = at_once.is_some();
        let mut bytes = at_once.unwrap_or_default();
        let mut read = if is_whole {
            self.charge(size)
        } else {
            self.pull(&mut entry.by_ref().take(HEAD as u64), &mut bytes, &whole)
        };
        if read.is_ok() {
            if kind(&bytes) == Kind::Zip && size > SPILL && depth + 1 < MAX_DEPTH {
                return self.passing(Cursor::new(bytes).chain(entry), &whole, depth + 1);
            }
            let head = bytes.get(..HEAD).unwrap_or(&bytes);
            let format = recognise(inner, head).filter(|_| kind(&bytes) == Kind::Other);
            if kind(&bytes) == Kind::Other && format.is_none() {
                return (self.each)(Unpacked::Ignored { name, why: why_ignored(inner) });
            }
            if let Some(stream) = format.and_then(stream_of) {
                let about = (format!("{crc} {size}"), size);
                let most = packed.saturating_mul(MAX_RATIO).max(RATIO_FLOOR).min(self.budget);
                let mut from = Capped::new(Cursor::new(bytes).chain(entry), most);
                let flow = self.pieces(&name, stream, &mut BufReader::with_capacity(CHUNK, &mut from), about);
                self.budget = self.budget.saturating_sub(from.read());
                flow?;
                return if from.is_over() { self.bomb(&name) } else { ControlFlow::Continue(()) };
            }
            read = self.pull(&mut entry, &mut bytes, &whole);
        }
        let damage = match read {
            Ok(()) => None,
            Err(Stop::Called) => return ControlFlow::Break(()),
            Err(Stop::Bomb) => return self.bomb(&name),
            Err(Stop::Io(error) | Stop::Full(error)) => Some(damage_of(&error, bytes.len() as u64 == size)),
        };
        match damage {
            Some(problem) if bytes.is_empty() => (self.each)(Unpacked::Problem { name, problem }),
            damage => self.bytes(name, bytes, damage, depth + 1),
        }
    }

    /// Ends the entry, and everything where nothing more may be unpacked.
    fn bomb(&mut self, name: &str) -> ControlFlow<()> {
        self.problem(name, ProblemKind::Corrupt, "import-archive-bomb")?;
        if self.budget == 0 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}
