//! The quick way out of a zip, for small entries that are whole: unpacked in one go, where window by window takes two to
//! three times as long. Twenty years of watch files are thousands of such entries.

use std::io::{Read, Seek};

use libdeflater::{Crc, Decompressor};
use zip::CompressionMethod;
use zip::read::ZipArchive;

use super::About;

/// Larger entries go the other way, which looks at their first bytes before it unpacks the rest. (J)
pub(super) const MOST: u64 = 4 << 20;

/// An entry and all its bytes; `None` where it is large, packed in another way or anyhow broken: the other way saves what
/// stands before a break and says what is wrong.
pub(super) fn at_once<R: Read + Seek>(
    archive: &mut ZipArchive<R>,
    index: usize,
    decompressor: &mut Decompressor,
) -> Option<(About, Vec<u8>)> {
    let mut entry = archive.by_index_raw(index).ok()?;
    let (about, method) = (About::of(&entry), entry.compression());
    if entry.encrypted() || !(1..=MOST).contains(&about.size) || about.packed > MOST {
        return None;
    }
    let mut packed = Vec::with_capacity(about.packed as usize);
    entry.read_to_end(&mut packed).ok()?;
    let bytes = unpacked(&packed, &about, method, decompressor)?;
    Some((about, bytes))
}

/// The bytes of an entry that are `about` it says; `None` where they are not.
pub(super) fn unpacked(
    packed: &[u8],
    about: &About,
    method: CompressionMethod,
    decompressor: &mut Decompressor,
) -> Option<Vec<u8>> {
    let bytes = match method {
        CompressionMethod::Stored => packed.to_vec(),
        CompressionMethod::Deflated => {
            let mut bytes = vec![0; about.size as usize];
            let count = decompressor.deflate_decompress(packed, &mut bytes).ok()?;
            bytes.truncate(count);
            bytes
        }
        _ => return None,
    };
    let mut crc = Crc::new();
    crc.update(&bytes);
    (bytes.len() as u64 == about.size && crc.sum() == about.crc).then_some(bytes)
}
