//! How much one fault costs at every place of every real file: a measurement, run by hand (see CONTRIBUTING.md).

use std::collections::BTreeMap;

use lightfoot::import::fit;

use super::corpus_files::files;
use super::faults::{COUNTED_ON, Original, flipped};

/// Places per file, evenly spread from the first message to the last.
const PLACES: usize = 40;
/// Records a file must have, and bytes it may have.
const FEWEST: usize = 200;
const LARGEST: usize = 1_000_000;
/// What nothing can be read without may cost more.
const IN_LAYOUT: &str = "in a layout";
/// Kept of the records that the fault did not hit, on the mean of all places of a file.
const WANTED: f64 = 0.99;

/// What one kind of fault costs in one file.
#[derive(Default)]
struct Cost {
    kept: Vec<f64>,
    junk: usize,
}

/// A message: where it begins and ends, and whether it is a record, a layout of records, or something else.
struct Span(usize, usize, Kind);

#[derive(PartialEq)]
enum Kind {
    Record,
    RecordLayout,
    Other,
}

/// The messages of a sound file of one or several parts, read by the rules of the protocol alone.
fn messages(bytes: &[u8]) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut part = 0;
    while let Some(header) = bytes.get(part).map(|size| usize::from(*size)).filter(|size| *size >= 12) {
        let Some(length) = bytes.get(part + 4..part + 8) else { break };
        let length = u32::from_le_bytes(length.try_into().unwrap()) as usize;
        let (mut at, end) = (part + header, (part + header + length).min(bytes.len()));
        let mut layouts = [(0_u16, 0_usize); 16];
        while at < end {
            let byte = bytes[at];
            let (length, kind) = if byte & 0xC0 == 0x40 {
                let global = [bytes[at + 3], bytes[at + 4]];
                let global = if bytes[at + 2] == 1 { u16::from_be_bytes(global) } else { u16::from_le_bytes(global) };
                let sizes =
                    |from: usize| (0..usize::from(bytes[from])).map(move |row| usize::from(bytes[from + 2 + 3 * row]));
                let (mut stride, mut length) = (1 + sizes(at + 5).sum::<usize>(), 6 + 3 * usize::from(bytes[at + 5]));
                if byte & 0x20 != 0 {
                    stride += sizes(at + length).sum::<usize>();
                    length += 1 + 3 * usize::from(bytes[at + length]);
                }
                layouts[usize::from(byte & 0x0F)] = (global, stride);
                (length, if global == 20 { Kind::RecordLayout } else { Kind::Other })
            } else {
                let local = if byte & 0x80 != 0 { byte >> 5 & 3 } else { byte & 0x0F };
                let (global, stride) = layouts[usize::from(local)];
                (stride, if global == 20 { Kind::Record } else { Kind::Other })
            };
            spans.push(Span(at, at + length, kind));
            at += length.max(1);
        }
        part = end + 2;
    }
    spans
}

/// The file with each kind of fault at a place, its name there and in a layout of records, and how many bytes from there
/// are not what they were.
fn faulty(bytes: &[u8], at: usize) -> Vec<(&'static str, &'static str, Vec<u8>, usize)> {
    let behind = |length: usize| bytes.get(at + length..).unwrap_or_default();
    let zeros = 512.min(bytes.len() - at);
    let mut faults = vec![
        ("512 zeros", "512 zeros in a layout", [&bytes[..at], &vec![0; zeros], behind(zeros)].concat(), zeros),
        ("7 bytes lost", "7 bytes lost in a layout", [&bytes[..at], behind(7)].concat(), 7),
    ];
    for with in [0x01, 0x10, 0x80, 0xFF] {
        faults.push(("a byte flipped", "a byte flipped in a layout", flipped(bytes, at, with), 1));
    }
    faults
}

#[test]
#[ignore = "a measurement of minutes"]
fn one_fault_at_every_place_of_real_files_costs_next_to_nothing() {
    let mut costs: BTreeMap<&str, Cost> = BTreeMap::new();
    for (path, bytes, _) in files().into_iter().filter(|(path, ..)| path.starts_with("fit/")) {
        if fit::read(&bytes).problem.is_some() || bytes.len() > LARGEST || COUNTED_ON.contains(&path.as_str()) {
            continue;
        }
        let original = Original::new(&path, bytes);
        if original.moments.len() >= FEWEST {
            measure(&original, &mut costs);
        }
    }
    for (fault, cost) in &costs {
        let (kept, places) = (mean(&cost.kept), cost.kept.len());
        let whole = cost.kept.iter().filter(|kept| **kept >= WANTED).count();
        println!(
            "{fault}: {:.2} % kept, {whole} of {places} places above 99 %, {} of them junk",
            kept * 100.0,
            cost.junk
        );
        assert!(kept >= WANTED || fault.ends_with(IN_LAYOUT), "{fault}");
    }
}

/// Adds what each fault costs in one file.
fn measure(original: &Original, costs: &mut BTreeMap<&'static str, Cost>) {
    let spans = messages(&original.bytes);
    for place in 0..PLACES {
        let at = 14 + (original.bytes.len() - 16) * place / PLACES + place % 7;
        for (fault, in_layout, damaged, length) in faulty(&original.bytes, at) {
            let hit = |kind: Kind| {
                let hit = |span: &&Span| span.2 == kind && span.0 < at + length && at < span.1;
                spans.iter().filter(hit).count()
            };
            let cost = costs.entry(if hit(Kind::RecordLayout) > 0 { in_layout } else { fault }).or_default();
            let (sound, odd, junk) = original.compare(&fit::read(&damaged));
            let wanted = original.moments.len().saturating_sub(hit(Kind::Record) + 1).max(1);
            let kept = (sound as f64 / wanted as f64).min(1.0);
            cost.kept.push(kept);
            cost.junk += junk + odd.saturating_sub(1);
            if kept < WANTED || junk > 0 {
                println!("{}: {fault} at {at}: {:.1} % kept, {junk} junk", original.name, kept * 100.0);
            }
        }
    }
}

fn mean(shares: &[f64]) -> f64 {
    shares.iter().sum::<f64>() / shares.len().max(1) as f64
}
