//! Lines, lists and nestings without end.

use std::time::Duration;

use lightfoot::import::FORMATS;

use super::samples::{Sample, all};
use super::writer::{Field, U8, U32, Writer};
use super::{alone, read, row};

/// Bytes of an endless file.
const LONG: usize = 1 << 18;
/// Processor time for one, also where nothing is optimised.
const LONGEST: Duration = Duration::from_secs(10);

fn bombs() -> Vec<(&'static str, Vec<u8>)> {
    let entity = |n: usize| format!("<!ENTITY e{n} \"{}\">", format!("&e{};", n - 1).repeat(10));
    let entities = (1..12).map(entity).collect::<Vec<_>>().concat();
    let bomb = |root: &str| {
        format!(
            "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY e0 \"ha\">{entities}]><{root}><name>&e11;</name></{root}>"
        )
    };
    vec![
        ("letters", vec![b'a'; LONG]),
        ("commas", vec![b','; LONG]),
        ("lines", vec![b'\n'; LONG]),
        ("quotes", vec![b'"'; LONG]),
        ("lists in lists", vec![b'['; LONG]),
        ("objects in objects", b"{\"a\":".repeat(LONG / 5)),
        ("numbers", [b"[".as_slice(), &b"1,".repeat(LONG / 2)].concat()),
        ("empty objects", [b"[".as_slice(), &b"{},".repeat(LONG / 3)].concat()),
        ("broken objects", [b"[".as_slice(), &b"{\"a\":1,\"b\":x},".repeat(LONG / 14)].concat()),
        ("elements in elements", b"<gpx>".repeat(LONG / 5)),
        ("points", [b"<gpx><trk><trkseg>".as_slice(), &b"<trkpt/>".repeat(LONG / 8)].concat()),
        ("tags that do not end", [b"<gpx>".as_slice(), &b"<!x".repeat(LONG / 3)].concat()),
        ("notes that do not end", [b"<gpx>".as_slice(), &b"<!--<?".repeat(LONG / 6)].concat()),
        ("ends of nothing", [b"<gpx>".as_slice(), &b"</trkpt>".repeat(LONG / 8)].concat()),
        ("entities", bomb("gpx").into_bytes()),
        ("entities of another", bomb("TrainingCenterDatabase").into_bytes()),
    ]
}

#[test]
fn nothing_without_end_takes_more_memory_or_time_than_its_share() {
    let _alone = alone();
    for (name, bytes) in bombs() {
        for format in FORMATS {
            let begun = cpu_time::ThreadTime::now();
            read(format, name, &bytes);
            let took = begun.elapsed();
            assert!(took < LONGEST, "{} of {name}: {took:?}", format.key);
        }
    }
}

/// A message of one byte, header and all, as often as they go into the file: each makes something of it.
#[test]
fn the_smallest_messages_of_fit_take_no_more_than_their_share() {
    let _alone = alone();
    let fields: [&[Field]; 3] = [&[], &[(2, 1, U8)], &[(0, 1, U8), (1, 1, U8), (6, 1, U8), (5, 1, U8), (253, 4, U32)]];
    for global in (0..30_u16).chain([34, 49, 55, 78, 101, 103, 104, 132, 206, 207, 225, 227, 275, 297, 346, 370]) {
        for fields in fields {
            let mut file = Writer::new(false);
            file.define(0, global, fields, &[]);
            let stride = fields.iter().map(|field| usize::from(field.1)).sum::<usize>() + 1;
            for header in [0x00, 0x80] {
                for number in 0..LONG / 4 / stride {
                    file.data(header);
                    for index in 1..stride {
                        file.u8((number >> (index % 3)) as u8);
                    }
                }
            }
            let begun = cpu_time::ThreadTime::now();
            read(row("fit"), &format!("message {global} of {stride} bytes"), &file.finish());
            assert!(begun.elapsed() < LONGEST, "message {global} of {stride} bytes: {:?}", begun.elapsed());
        }
    }
}

#[test]
fn a_sound_beginning_does_not_open_the_door() {
    let _alone = alone();
    for Sample { key, name, bytes } in all() {
        for (bomb, tail) in bombs() {
            let half = &bytes[..bytes.len() / 2];
            read(row(key), &format!("{name} and {bomb}"), &[half, &tail[..tail.len() / 8]].concat());
        }
        // The last line over and over.
        let line = bytes.trim_ascii_end().rsplit(|byte| *byte == b'\n').next().unwrap_or_default();
        if line.len() > 1 && line.len() < 2_000 {
            let lines = [b"\n".as_slice(), line].concat().repeat(LONG / 8 / line.len());
            read(row(key), &name, &[bytes.trim_ascii_end(), &lines].concat());
        }
    }
}
