//! The quick way out of a zip, for small entries that are whole: unpacked in one go, where window by window takes two to
//! three times as long. Twenty years of watch files are thousands of such entries.

use std::io::{Read, Seek};

use libdeflater::{Crc, Decompressor};
use zip::CompressionMethod;
use zip::read::ZipArchive;

use super::About;

/// Larger entries go the other way, which looks at their first bytes before it unpacks the rest. (J)
const MOST: u64 = 4 << 20;

/// An entry and all its bytes; `None` where it is large, packed in another way or anyhow broken: the other way saves what
/// stands before a break and says what is wrong.
pub(super) fn at_once<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    decompressor: &mut Decompressor,
) -> Option<(About, Vec<u8>)> {
    let mut entry = archive.by_index_raw(index).ok()?;
    let small = (1..=MOST).contains(&entry.size()) && entry.compressed_size() <= MOST;
    if !small || entry.compression() != CompressionMethod::Deflated || entry.encrypted() {
        return None;
    }
    let mut packed = Vec::with_capacity(entry.compressed_size() as usize);
    entry.read_to_end(&mut packed).ok()?;
    let mut bytes = vec![0; entry.size() as usize];
    let count = decompressor.deflate_decompress(&packed, &mut bytes).ok()?;
    let mut crc = Crc::new();
    crc.update(&bytes);
    (count == bytes.len() && crc.sum() == entry.crc32()).then(|| (About::of(&entry), bytes))
}
