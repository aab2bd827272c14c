//! A sound file for every row of the table of formats.

use std::fs;
use std::path::{Path, PathBuf};

use lightfoot::import::{self, FORMATS};

use super::writer::{S32, U8, U16, U32, Writer};

/// Two points.
pub(super) const GPX: &[u8] =
    b"<gpx><trk><trkseg><trkpt lat=\"48\" lon=\"11\"><time>2026-05-03T06:00:00Z</time></trkpt>\
    <trkpt lat=\"48.1\" lon=\"11\"><time>2026-05-03T06:09:00Z</time></trkpt></trkseg></trk></gpx>";

/// A sound file.
pub(super) struct Sample {
    /// The format that recognises it.
    pub(super) key: &'static str,
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
}

/// The samples of the readers' own tests, a written FIT file, and what a fuzzer once found.
pub(super) fn all() -> Vec<Sample> {
    let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data");
    let mut samples = vec![Sample { key: "fit", name: "run.fit".to_owned(), bytes: fit() }];
    for path in files(&data) {
        let name = path.strip_prefix(&data).unwrap().to_string_lossy().into_owned();
        let bytes = fs::read(&path).unwrap();
        if let Some(format) = import::recognise(&name, &bytes) {
            samples.push(Sample { key: format.key, name, bytes });
        }
    }
    samples
}

#[test]
fn every_row_of_the_table_has_a_sample() {
    let samples = all();
    for format in FORMATS {
        assert!(samples.iter().any(|sample| sample.key == format.key), "no sample of {}", format.key);
    }
}

/// Every file below a folder, in order.
pub(super) fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut entries: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(files(&path));
        } else if path.extension().is_none_or(|ending| ending != "md" && ending != "sql") {
            found.push(path);
        }
    }
    found
}

/// The folder of real files, if it is there.
pub(super) fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("LIGHTFOOT_CORPUS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    let dev = folder.join("dev");
    if dev.is_dir() {
        return Some(dev);
    }
    assert!(std::env::var_os("CI").is_none(), "no corpus at {}", folder.display());
    eprintln!("skipped: no corpus at {}", folder.display());
    None
}

/// A minute and a half of running, with a lap and a session.
fn fit() -> Vec<u8> {
    const START: u32 = 1_000_000_000;
    let mut file = Writer::new(false);
    file.define(1, 0, &[(0, 1, 0), (1, 2, U16)], &[]);
    file.data(1).u8(4).u16(1);
    file.define(0, 20, &[(253, 4, U32), (0, 4, S32), (1, 4, S32), (5, 4, U32), (6, 2, U16), (3, 1, U8)], &[]);
    for second in 0..90_u32 {
        let metres = second * 300;
        file.data(0).u32(START + second).s32(575_000_000 + metres as i32).s32(195_000_000).u32(metres).u16(3_000);
        file.u8(140);
    }
    file.define(2, 18, &[(253, 4, U32), (2, 4, U32), (7, 4, U32), (9, 4, U32), (5, 1, 0)], &[]);
    file.data(2).u32(START + 90).u32(START).u32(90_000).u32(27_000).u8(1);
    file.finish()
}
