//! Archives that lie about themselves.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use flate2::Compression;
use flate2::write::GzEncoder;
use lightfoot::import::{self, Unpacked, bounds};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use super::samples::GPX;
use super::{Dice, alone, measured};

fn zip(entries: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        writer.start_file(*name, SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What was found in an archive; held to the bound of memory, what is handed out not counted.
fn found(name: &str, bytes: Vec<u8>) -> Vec<String> {
    let allowed = bounds::most_memory_of_archive(bytes.len());
    let mut rows = Vec::new();
    let ((), most) = measured(|| {
        import::unpack(name, bytes, &mut |found| {
            rows.push(match found {
                Unpacked::File { name, bytes, damage } => {
                    format!("{name}: {} bytes {}", bytes.len(), damage.as_ref().map_or("", |damage| damage.what.id))
                }
                Unpacked::Ignored { name, why } => format!("{name}: {}", why.id),
                Unpacked::Problem { name, problem } => format!("{name}: {}", problem.what.id),
                Unpacked::Part { name, .. } | Unpacked::Far { name, .. } => name,
            });
            ControlFlow::Continue(())
        });
    });
    assert!(most <= allowed, "{name}: {most} bytes, {allowed} allowed");
    rows
}

#[test]
fn declared_sizes_are_no_promise() {
    let _alone = alone();
    let mut bytes = zip(&[("run.gpx", GPX)]);
    // Both headers of the entry say that it unpacks to nearly four gigabytes.
    for (mark, size) in [(b"PK\x03\x04", 22), (b"PK\x01\x02", 24)] {
        let header = bytes.windows(4).position(|window| window == mark).unwrap();
        bytes[header + size..header + size + 4].copy_from_slice(&u32::to_le_bytes(0xFFFF_FFF0));
    }
    let rows = found("liar.zip", bytes);
    assert!(rows.len() == 1 && rows[0].starts_with("liar.zip"), "{rows:?}");
}

#[test]
fn a_list_of_more_entries_than_bytes_is_not_believed() {
    let _alone = alone();
    let mut bytes = zip(&[("run.gpx", GPX)]);
    let end = bytes.windows(4).rposition(|window| window == b"PK\x05\x06").unwrap();
    bytes[end + 8..end + 12].fill(0xFE);
    let rows = found("many.zip", bytes.clone());
    assert!(!rows.is_empty() && rows.len() <= 3, "{rows:?}");
    // The same in the longer form, which counts to 2⁶⁴: its record, where that lies, and the end that points to it.
    let directory = bytes.windows(4).position(|window| window == b"PK\x01\x02").unwrap() as u64;
    let mut long = bytes[..end].to_vec();
    let at = long.len() as u64;
    long.extend(b"PK\x06\x06");
    long.extend(44_u64.to_le_bytes());
    long.extend([45, 0, 45, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
    long.extend(u64::MAX.wrapping_shr(8).to_le_bytes().repeat(2));
    long.extend((at - directory).to_le_bytes());
    long.extend(directory.to_le_bytes());
    long.extend(b"PK\x06\x07\0\0\0\0");
    long.extend(at.to_le_bytes());
    long.extend([1, 0, 0, 0]);
    long.extend(b"PK\x05\x06\0\0\0\0\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0");
    let rows = found("more.zip", long);
    assert!(!rows.is_empty() && rows.len() <= 3, "{rows:?}");
}

#[test]
fn bombs_in_bombs_are_stopped_one_by_one() {
    let _alone = alone();
    let spaces = vec![b' '; 80 << 20];
    let bomb = zip(&[("run.gpx", &spaces)]);
    let outer = zip(&[("1.zip", &bomb), ("2.zip", &bomb), ("ok.gpx", GPX)]);
    let rows = found("outer.zip", outer);
    let stopped = rows.iter().filter(|row| row.ends_with("import-archive-bomb")).count();
    assert!(stopped >= 1 && rows.len() <= 40, "{rows:?}");
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&spaces).unwrap();
    let mut again = GzEncoder::new(Vec::new(), Compression::best());
    again.write_all(&packed.finish().unwrap()).unwrap();
    let rows = found("run.gpx.gz", again.finish().unwrap());
    assert_eq!(rows.last().map(String::as_str), Some("run.gpx.gz: import-archive-bomb"));
}

#[test]
fn damaged_archives_are_read_as_far_as_they_go() {
    let _alone = alone();
    let mut dice = Dice(4);
    let inner = zip(&[("a.gpx", GPX), ("../b.gpx", GPX)]);
    let whole = zip(&[("run.gpx", GPX), ("inner.zip", &inner), ("dir/c.txt", b"hello")]);
    for end in 0..whole.len() {
        found("cut.zip", whole[..end].to_vec());
    }
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..=dice.below(3) {
            let at = dice.below(bytes.len());
            bytes[at] = dice.below(256) as u8;
        }
        found("wrong.zip", bytes);
    }
}
