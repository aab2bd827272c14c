//! What the names of an archive and of its entries say.

use std::cmp::Reverse;
use std::io::{Read, Seek};

use zip::read::ZipArchive;

use crate::import::walk::last_date;

/// Zip files that are documents or programs: nothing in them is for us.
const DOCUMENTS: &[&str] =
    &[".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub", ".jar", ".apk", ".kmz", ".ipa", ".whl"];

/// The places of the entries, those with a date in their names first and the latest of them before the others, as the
/// files of a folder come.
pub(super) fn newest_first<R: Read + Seek>(archive: &ZipArchive<R>) -> Vec<usize> {
    let mut places: Vec<usize> = (0..archive.len()).collect();
    let dated = |place: &usize| archive.name_for_index(*place)?.ok().and_then(|name| last_date(&name));
    places.sort_by_cached_key(|place| Reverse(dated(place)));
    places
}

/// Whether an entry has its turn by the date in its name. Recordings have none: what they say of a run is the same in
/// any order.
pub(super) fn has_its_turn(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    let base = name.strip_suffix(".gz").unwrap_or(&name);
    last_date(&name).is_some() && ![".fit", ".tcx", ".gpx"].iter().any(|ending| base.ends_with(ending))
}

/// Whether an archive is a document or a program.
pub(super) fn is_document(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    DOCUMENTS.iter().any(|ending| name.ends_with(ending))
}

/// Absolute names, drive letters and steps upwards.
pub(super) fn points_outside(name: &str) -> bool {
    let drive = name.as_bytes().get(1) == Some(&b':');
    drive || name.starts_with(['/', '\\']) || name.split(['/', '\\']).any(|part| part == "..") || name.contains('\0')
}
