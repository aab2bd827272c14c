//! A zip that can be read in any order: by the list of entries at its end, or entry by entry where the list is missing.

use std::io::{self, Read, Seek, SeekFrom};
use std::ops::ControlFlow;

use zip::read::{ZipArchive, ZipFile, read_zipfile_from_stream};
use zip::result::ZipError;

use super::names::{is_document, newest_first};
use super::passing::Passed;
use super::{About, Unpacked, Unpacker, quick, why_ignored};
use crate::import::ProblemKind;

/// Of a file on disk, so much more is worth a word.
const WORTH_TELLING: f64 = 0.005;

impl About {
    pub(super) fn of<R: Read>(entry: &ZipFile<'_, R>) -> Self {
        Self {
            inner: entry.name().map(|name| name.into_owned()).unwrap_or_default(),
            is_file: !entry.is_dir() && !entry.is_symlink(),
            packed: entry.compressed_size(),
            size: entry.size(),
            crc: entry.crc32(),
        }
    }
}

impl Unpacker<'_> {
    /// Hands out every file of a zip but those in `passed`.
    pub(super) fn zip<R: Read + Seek>(
        &mut self,
        name: &str,
        mut reader: R,
        depth: u8,
        passed: &Passed,
    ) -> ControlFlow<()> {
        if is_document(name) {
            return (self.each)(Unpacked::Ignored { name: name.to_owned(), why: why_ignored(name) });
        }
        let Ok(mut archive) = ZipArchive::new(&mut reader) else {
            return self.zip_without_directory(name, reader, depth, passed);
        };
        if archive.is_empty() {
            return self.problem(name, ProblemKind::Empty, "import-archive-empty");
        }
        let packed = |index| archive.by_index_data(index).map_or(0, |entry| entry.compressed_size());
        let order: Vec<(usize, u64)> = newest_first(&archive).into_iter().map(|index| (index, packed(index))).collect();
        // The sizes are what the list says: they may add up to more than there can be.
        let all = order.iter().fold(0_u64, |all, (_, packed)| all.saturating_add(*packed));
        let (whole, mut end) = (self.part, 0_u64);
        for (index, packed) in order {
            let start = end;
            end = start.saturating_add(packed);
            if archive.by_index_data(index).is_ok_and(|entry| passed.holds(entry.header_start())) {
                continue;
            }
            self.part = whole.between(start, end, all);
            if let Some(entry) = archive.by_index_data(index).ok().filter(|_| self.is_worth_telling()) {
                self.tell(format!("{name} › {}", entry.name().unwrap_or_default()))?;
            }
            if let Some((about, bytes)) = quick::at_once(&mut archive, index, &mut self.decompressor) {
                self.entry(name, &about, Some(bytes), io::empty(), depth)?;
                continue;
            }
            match archive.by_index(index) {
                Ok(entry) => self.entry(name, &About::of(&entry), None, entry, depth)?,
                Err(error) => self.locked(name, &error)?,
            }
        }
        self.part = whole;
        ControlFlow::Continue(())
    }

    /// Whether the part that begins is so much further than what was told last.
    fn is_worth_telling(&self) -> bool {
        self.part.at(0, 1) >= self.told + WORTH_TELLING
    }

    fn tell(&mut self, name: String) -> ControlFlow<()> {
        self.told = self.part.at(0, 1);
        (self.each)(Unpacked::Far { name, share: self.told })
    }

    /// The list of entries stands at the end of a zip and is missing in half a download; the entries before the break
    /// still stand one after the other.
    fn zip_without_directory<R: Read + Seek>(
        &mut self,
        name: &str,
        mut reader: R,
        depth: u8,
        passed: &Passed,
    ) -> ControlFlow<()> {
        let before = self.entries;
        if reader.seek(SeekFrom::Start(passed.end())).is_ok() {
            while let Ok(Some(entry)) = read_zipfile_from_stream(&mut reader) {
                self.entry(name, &About::of(&entry), None, entry, depth)?;
            }
        }
        if self.entries > before || passed.end() > 0 {
            self.problem(name, ProblemKind::Truncated, "import-archive-cut")
        } else {
            self.problem(name, ProblemKind::Corrupt, "import-archive-corrupt")
        }
    }

    /// An entry the library cannot open.
    fn locked(&mut self, archive: &str, error: &ZipError) -> ControlFlow<()> {
        match error {
            ZipError::UnsupportedArchive(why) if *why == ZipError::PASSWORD_REQUIRED => {
                self.problem(archive, ProblemKind::Unsupported, "import-archive-password")
            }
            ZipError::UnsupportedArchive(_) | ZipError::CompressionMethodNotSupported(_) => {
                self.problem(archive, ProblemKind::Unsupported, "import-archive-method")
            }
            _ => self.problem(archive, ProblemKind::Corrupt, "import-archive-corrupt"),
        }
    }
}
