//! One fault at a time: what is saved, and what is said.

use std::sync::LazyLock;

use lightfoot::import::{Contents, ProblemKind, fit};
use lightfoot::model::Channel;
use proptest::prelude::*;

use super::fields::{START, close};
use super::writer::{ENUM, S32, U8, U16, U32, Writer};

/// Seconds, and so records, of the sound file.
const SECONDS: u32 = 3_600;
/// Bytes of one record of the sound file, header byte included.
const STRIDE: usize = 26;

/// An hour's run with values that move as a runner does, and the offset of its first record.
pub(super) fn run() -> (Vec<u8>, usize) {
    static RUN: LazyLock<(Vec<u8>, usize)> = LazyLock::new(written);
    RUN.clone()
}

fn written() -> (Vec<u8>, usize) {
    let mut file = Writer::new(false);
    file.define(1, 0, &[(0, 1, 0), (1, 2, U16)], &[]);
    file.data(1).u8(4).u16(1);
    let fields = [
        (253, 4, U32),
        (0, 4, S32),
        (1, 4, S32),
        (5, 4, U32),
        (2, 2, U16),
        (6, 2, U16),
        (39, 2, U16),
        (41, 2, U16),
        (3, 1, U8),
    ];
    file.define(0, 20, &fields, &[]);
    let first = file.finish().len() - 2;
    for second in 0..SECONDS {
        let sway = (second * 7 % 40) as u16;
        file.data(0).u32(START + second).s32(575_000_000 + second as i32 * 250).s32(195_000_000 - second as i32 * 90);
        file.u32(second * 310).u16(3_300 + sway).u16(3_080 + sway).u16(820 + sway).u16(2_400 + sway);
        file.u8(140 + (second / 200) as u8);
    }
    close(&mut file, START, SECONDS, 1);
    (file.finish(), first)
}

/// How many records are as they were written, how many are not, and the kind of problem.
fn outcome(bytes: &[u8]) -> (usize, usize, Option<ProblemKind>) {
    let contents = fit::read(bytes);
    let (mut sound, mut junk) = (0, 0);
    for recording in &contents.recordings {
        let begins = recording.start_utc_s - 631_065_600 - i64::from(START);
        let time = recording.series.counts(Channel::Time);
        let column = |channel| recording.series.counts(channel);
        for (row, seconds) in time.iter().enumerate() {
            let second = begins + i64::from(*seconds);
            let same = |channel: Channel, count: i64| column(channel).get(row).is_some_and(|c| i64::from(*c) == count);
            let as_written = (0..i64::from(SECONDS)).contains(&second)
                && same(Channel::Distance, second * 310)
                && same(Channel::Latitude, 575_000_000 + second * 250)
                && same(Channel::GroundContactTime, 2_400 + second * 7 % 40)
                && same(Channel::HeartRate, 140 + second / 200);
            if as_written { sound += 1 } else { junk += 1 }
        }
    }
    let problem = contents.problem.as_ref();
    assert_eq!(problem.map_or_else(|| contents.records(), |problem| problem.records_recovered), contents.records());
    (sound, junk, problem.map(|problem| problem.kind))
}

#[test]
fn the_sound_file_is_read_whole() {
    assert_eq!(outcome(&run().0), (3_600, 0, None));
}

#[test]
fn a_file_cut_in_half_gives_every_record_before_the_cut() {
    let (bytes, first) = run();
    let half = bytes.len() / 2;
    assert_eq!(outcome(&bytes[..half]), ((half - first) / STRIDE, 0, Some(ProblemKind::Truncated)));
}

#[test]
fn a_wrong_checksum_costs_nothing() {
    let (mut bytes, _) = run();
    *bytes.last_mut().unwrap() ^= 0x55;
    assert_eq!(outcome(&bytes), (3_600, 0, Some(ProblemKind::Checksum)));
    bytes.truncate(bytes.len() - 2);
    assert_eq!(outcome(&bytes), (3_600, 0, Some(ProblemKind::Truncated)));
}

#[test]
fn a_header_checksum_of_zero_is_none() {
    let (mut bytes, _) = run();
    // The file's checksum then covers the header: give it one that fits, by the rule that a sound whole adds up to zero.
    bytes[12..14].fill(0);
    let end = bytes.len() - 2;
    let sum = |bytes: &[u8]| {
        bytes
            .iter()
            .fold(0_u16, |crc, byte| (0..8).fold(crc ^ u16::from(*byte), |crc, _| (crc >> 1) ^ (0xA001 * (crc & 1))))
    };
    let crc = sum(&bytes[..end]).to_le_bytes();
    bytes[end..].copy_from_slice(&crc);
    assert_eq!(outcome(&bytes), (3_600, 0, None));
}

#[test]
fn after_one_wrong_record_header_the_rest_is_found_again() {
    let (bytes, first) = run();
    // An unknown local type, a definition, a compressed timestamp.
    for header in [0x07, 0x40, 0xE3] {
        let mut bytes = bytes.clone();
        bytes[first + 1_800 * STRIDE] = header;
        let (sound, junk, problem) = outcome(&bytes);
        assert!(sound >= 3_590 && junk == 0, "{header:#x}: {sound} sound, {junk} not");
        assert_eq!(problem, Some(ProblemKind::Corrupt));
    }
}

#[test]
fn after_bytes_lost_or_zeroed_in_the_middle_the_rest_is_found_again() {
    let (bytes, first) = run();
    for into_record in 0..STRIDE {
        let place = first + 1_700 * STRIDE + into_record;
        let mut lost = bytes.clone();
        lost.drain(place..place + 7);
        let (sound, junk, problem) = outcome(&lost);
        assert!(sound >= 3_590 && junk <= 1, "7 bytes lost at {into_record}: {sound} sound, {junk} not");
        assert_eq!(problem, Some(ProblemKind::Corrupt));
        let mut zeroed = bytes.clone();
        zeroed[place..place + 512].fill(0);
        let (sound, junk, problem) = outcome(&zeroed);
        assert!(sound >= 3_570 && junk <= 1, "512 zeros at {into_record}: {sound} sound, {junk} not");
        assert_eq!(problem, Some(ProblemKind::Corrupt));
        let mut inserted = bytes.clone();
        inserted.splice(place..place, std::iter::repeat_n(0, 512));
        let (sound, junk, _) = outcome(&inserted);
        assert!(sound >= 3_590 && junk <= 1, "512 zeros put in at {into_record}: {sound} sound, {junk} not");
    }
}

#[test]
fn a_length_that_was_never_filled_in_or_is_too_short_does_not_matter() {
    let (bytes, _) = run();
    for length in [0_u32, 20_000] {
        let mut bytes = bytes.clone();
        bytes[4..8].copy_from_slice(&length.to_le_bytes());
        let (sound, junk, problem) = outcome(&bytes);
        assert_eq!((sound, junk), (3_600, 0), "length {length}");
        assert!(problem.is_some());
    }
}

#[test]
fn chained_files_are_all_read() {
    let (bytes, _) = run();
    let chained = [bytes.as_slice(), bytes.as_slice()].concat();
    assert_eq!(outcome(&chained), (7_200, 0, None));
    assert_eq!(fit::read(&chained).recordings.len(), 2);
}

#[test]
fn garbage_after_the_end_is_reported_and_harms_nothing() {
    let (mut bytes, _) = run();
    bytes.extend(b"garbage".repeat(30));
    assert_eq!(outcome(&bytes), (3_600, 0, Some(ProblemKind::Corrupt)));
}

#[test]
fn an_empty_file_and_one_that_is_no_fit_file_say_so() {
    let kind = |bytes: &[u8]| fit::read(bytes).problem.map(|problem| problem.kind);
    assert_eq!(kind(&[]), Some(ProblemKind::Empty));
    assert_eq!(kind(b"this is not a FIT file at all"), Some(ProblemKind::Corrupt));
    assert!(!fit::is_fit(b"this is not a FIT file at all") && fit::is_fit(&run().0));
}

/// A record every five seconds that says the lowest five bits of its time and the heart rate, and where the first is.
fn old_watch() -> (Vec<u8>, usize) {
    let mut file = Writer::new(false);
    file.define(0, 21, &[(253, 4, U32), (0, 1, ENUM), (1, 1, ENUM)], &[]);
    file.data(0).u32(START).u8(0).u8(0);
    file.define(3, 20, &[(3, 1, U8)], &[]);
    let first = file.finish().len() - 2;
    for second in (0..3_000).step_by(5) {
        file.data(0xE0 | ((START + second) & 0x1F) as u8).u8(120 + (second / 50) as u8);
    }
    close(&mut file, START, 3_000, 1);
    (file.finish(), first)
}

#[test]
fn behind_damage_the_lowest_bits_of_a_time_still_find_their_place() {
    let (bytes, first) = old_watch();
    let at = first + 2 * 200;
    let zeroed = [&bytes[..at], &[0; 512], &bytes[at + 512..]].concat();
    let lost = [&bytes[..at], &bytes[at + 7..]].concat();
    let mut flipped = bytes.clone();
    flipped[at] ^= 0x10;
    for (fault, bytes, missing) in [("zeros", zeroed, 258), ("7 lost", lost, 6), ("flipped", flipped, 1)] {
        let contents = fit::read(&bytes);
        let series = &contents.recordings[0].series;
        assert!(series.len() >= 600 - missing, "{fault}: {} records", series.len());
        let rows = series.counts(Channel::Time).iter().zip(series.counts(Channel::HeartRate));
        let junk = rows.filter(|(time, rate)| *time % 5 != 0 || **rate != 120 + *time / 50).count();
        assert!(junk <= 1, "{fault}: {junk} records at another time");
        assert!(contents.problem.is_some());
    }
}

#[test]
fn records_whose_layout_was_lost_are_read_by_the_same_layout_further_on() {
    let fields = [(253, 4, U32), (5, 4, U32), (3, 1, U8)];
    let mut file = Writer::new(false);
    file.define(1, 0, &[(0, 1, 0), (1, 2, U16)], &[]);
    file.data(1).u8(4).u16(1);
    let layout = file.finish().len() - 2;
    for second in 0..600 {
        if second % 300 == 0 {
            file.define(0, 20, &fields, &[]);
        }
        file.data(0).u32(START + second).u32(second * 310).u8(140);
    }
    close(&mut file, START, 600, 1);
    let mut bytes = file.finish();
    bytes[layout..layout + 16].fill(0);
    let contents = fit::read(&bytes);
    let distance = contents.recordings[0].series.counts(Channel::Distance);
    assert!(distance.len() >= 598, "{} of 600 records", distance.len());
    assert!(distance.iter().all(|count| count % 310 == 0));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_file_cut_anywhere_gives_the_records_before_the_cut(cut in 0_usize..93_000) {
        let (bytes, first) = run();
        let cut = cut.min(bytes.len() - 2);
        let (sound, junk, _) = outcome(&bytes[..cut]);
        prop_assert_eq!((sound, junk), ((cut.saturating_sub(first) / STRIDE).min(3_600), 0));
    }

    #[test]
    fn flipped_bytes_never_panic_and_never_grow_a_file(flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..40)) {
        let (mut bytes, _) = run();
        for (place, value) in flips {
            let place = place.index(bytes.len());
            bytes[place] = value;
        }
        let contents: Contents = fit::read(&bytes);
        prop_assert!(contents.records() as usize <= bytes.len());
    }

    #[test]
    fn random_bytes_behind_a_header_never_panic(body in prop::collection::vec(any::<u8>(), 0..2_000)) {
        let mut bytes = vec![12, 0x10, 0, 0];
        bytes.extend((body.len() as u32).to_le_bytes());
        bytes.extend(b".FIT");
        bytes.extend(body);
        let _: Contents = fit::read(&bytes);
    }
}
