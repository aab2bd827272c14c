//! Files cut, flipped, joined and filled with zeros.

use lightfoot::import::FORMATS;

use super::samples::{Sample, all};
use super::{Dice, alone, read, row};

/// Places of one file at which it is cut; the smallest of each format is cut at every byte.
const CUTS: usize = 120;

#[test]
fn a_file_cut_at_any_byte_is_read_as_far_as_it_goes() {
    let _alone = alone();
    let samples = all();
    for Sample { key, name, bytes } in &samples {
        let smallest = samples.iter().filter(|other| other.key == *key).map(|other| other.bytes.len()).min();
        let step = if smallest == Some(bytes.len()) { 1 } else { bytes.len() / CUTS + 1 };
        for end in (0..bytes.len()).step_by(step) {
            read(row(key), name, &bytes[..end]);
        }
    }
}

#[test]
fn wrong_bytes_anywhere_do_no_harm() {
    let _alone = alone();
    let mut dice = Dice(1);
    for Sample { key, name, bytes } in all() {
        for _ in 0..40 {
            let mut bytes = bytes.clone();
            for _ in 0..=dice.below(4) {
                let at = dice.below(bytes.len());
                // Bytes that mean something to one reader or another, and any.
                const TELLING: &[u8] = b"\0\xFF\"'<>[]{},:;\n\\-.e&/9\x40\x7F\x80";
                let any = dice.below(256) as u8;
                bytes[at] = TELLING.get(dice.below(2 * TELLING.len())).copied().unwrap_or(any);
            }
            read(row(key), &name, &bytes);
        }
    }
}

#[test]
fn two_files_joined_anywhere_do_no_harm() {
    let _alone = alone();
    let mut dice = Dice(2);
    let samples = all();
    for Sample { key, name, bytes } in &samples {
        for _ in 0..12 {
            let same: Vec<&Sample> = samples.iter().filter(|other| other.key == *key).collect();
            let other =
                if dice.below(2) == 0 { same[dice.below(same.len())] } else { &samples[dice.below(samples.len())] };
            let joined = [&bytes[..dice.below(bytes.len())], &other.bytes[dice.below(other.bytes.len())..]].concat();
            read(row(key), name, &joined);
        }
    }
}

#[test]
fn zeros_before_and_inside_do_no_harm() {
    let _alone = alone();
    let mut dice = Dice(3);
    for Sample { key, name, bytes } in all() {
        for zeros in [1, 3, 512] {
            let at = dice.below(bytes.len());
            let inside = [&bytes[..at], &vec![0; zeros], &bytes[at..]].concat();
            read(row(key), &name, &inside);
            read(row(key), &name, &[&vec![0; zeros], bytes.as_slice()].concat());
            let end = bytes.len().min(at + zeros);
            read(row(key), &name, &[&bytes[..at], &vec![0; end - at], &bytes[end..]].concat());
        }
    }
}

#[test]
fn every_reader_bears_every_file() {
    let _alone = alone();
    for Sample { name, bytes, .. } in all() {
        for format in FORMATS {
            read(format, &name, &bytes);
        }
    }
}
