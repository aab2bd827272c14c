//! One fault of each kind at many places of many files: nearly all sound records are saved, none is invented, and the
//! loss is told.

use std::collections::BTreeMap;

use lightfoot::import::{Contents, ProblemKind, fit};
use lightfoot::model::{Channel, Day, MISSING};
use lightfoot::simulate::{Plan, fit_file, invent};

use super::corpus_files::files;
use super::damage::run;
use super::synthetic;

/// All values of each moment.
pub(super) type Moments = BTreeMap<i64, Vec<(Channel, i32)>>;

fn moments(contents: &Contents) -> Moments {
    let mut moments = Moments::new();
    for recording in &contents.recordings {
        for (row, second) in recording.series.counts(Channel::Time).iter().enumerate() {
            let columns = recording.series.columns().iter().filter(|column| column.channel != Channel::Time);
            let known = columns.filter_map(|column| Some((column.channel, *column.counts.get(row)?)));
            let values = known.filter(|(_, count)| *count != MISSING).collect();
            moments.insert(recording.start_utc_s + i64::from(*second), values);
        }
    }
    moments
}

/// A file, and what is in it undamaged.
pub(super) struct Original {
    pub(super) name: String,
    pub(super) bytes: Vec<u8>,
    pub(super) moments: Moments,
    /// The largest and the usual step of each channel.
    steps: BTreeMap<Channel, i64>,
}

impl Original {
    pub(super) fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let contents = fit::read(&bytes);
        let mut steps = BTreeMap::new();
        for column in contents.recordings.iter().flat_map(|recording| recording.series.columns()) {
            let known: Vec<i64> = column.counts.iter().filter(|c| **c != MISSING).map(|c| i64::from(*c)).collect();
            let largest = known.windows(2).map(|pair| (pair[1] - pair[0]).abs()).max().unwrap_or(0);
            steps.insert(column.channel, largest);
        }
        Self { name: name.into(), moments: moments(&contents), steps, bytes }
    }

    /// Bytes of one record, about.
    pub(super) fn stride(&self) -> usize {
        self.bytes.len() / self.moments.len().max(1) + 1
    }

    /// How many records are as they were; and of those that are not, how many differ by more than three steps a
    /// runner makes: less cannot be told from running.
    pub(super) fn compare(&self, damaged: &Contents) -> (usize, usize, usize) {
        let (mut sound, mut odd, mut junk) = (0, 0, 0);
        for (moment, values) in moments(damaged) {
            let Some(wanted) = self.moments.get(&moment) else {
                junk += 1;
                continue;
            };
            let near = |(channel, count): &(Channel, i32)| {
                let was = wanted.iter().find(|(other, _)| other == channel).map(|(_, count)| *count);
                let step = self.steps.get(channel).copied().unwrap_or(0);
                was.is_some_and(|was| (i64::from(*count) - i64::from(was)).abs() <= 3 * step.max(1))
            };
            let same = values.iter().all(|value| wanted.contains(value));
            match values == *wanted {
                true => sound += 1,
                // A value that is missing was not invented.
                false if same => {}
                false if values.iter().all(near) => odd += 1,
                false => junk += 1,
            }
        }
        (sound, odd, junk)
    }
}

/// A run of the sample runner, the run of the damage tests, and one with laps and the fields of a pod.
fn written() -> Vec<Original> {
    let invented = invent(&Plan { days: 10, ..Plan::healthy(3, Day::parse("2026-05-31").unwrap()) });
    let longest = invented.recordings.iter().max_by_key(|recording| recording.series.len()).unwrap();
    vec![
        Original::new("invented", fit_file(longest)),
        Original::new("plain", run().0),
        Original::new("with a pod", synthetic::runs(5, 11).pop().unwrap()),
    ]
}

/// Files whose records say no more than the last five bits of their time and twelve of their distance: after a hole they
/// cannot be placed.
pub(super) const COUNTED_ON: &[&str] = &["fit/antfs-dump.63.fit", "fit/compressed-speed-distance.fit"];

/// Real files of one session, with records that cannot be taken for one another.
fn real() -> Vec<Original> {
    let single = |truth: &serde_json::Value| truth["truth"]["sessions"].as_array().is_some_and(|list| list.len() == 1);
    let files = files().into_iter().filter(|(path, _, truth)| path.starts_with("fit/") && single(truth));
    let files = files.filter(|(path, ..)| !COUNTED_ON.contains(&path.as_str()));
    let sound = files.filter(|(_, bytes, _)| fit::read(bytes).problem.is_none());
    sound
        .map(|(path, bytes, _)| Original::new(path, bytes))
        .filter(|original| original.moments.len() > 600 && original.bytes.len() < 100_000)
        .collect()
}

/// Places in the messages of a file, the same every time.
fn places(bytes: &[u8], count: u64) -> impl Iterator<Item = usize> {
    let (first, last) = (bytes.len() as u64 / 10, bytes.len() as u64 * 9 / 10);
    let mut state = bytes.len() as u64;
    (0..count).map(move |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (first + (state >> 33) % (last - first)) as usize
    })
}

pub(super) fn flipped(bytes: &[u8], at: usize, with: u8) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    bytes[at] ^= with;
    bytes
}

/// Checks one damaged file of which `hit` records cannot be as they were.
fn check(original: &Original, fault: &str, damaged: &[u8], hit: usize, odd_allowed: usize) -> Option<String> {
    let contents = fit::read(damaged);
    let (sound, odd, junk) = original.compare(&contents);
    let wanted = (original.moments.len() - hit) * 99 / 100;
    let fine = sound >= wanted && odd <= odd_allowed && junk == 0 && contents.problem.is_some();
    let told = contents.problem.map(|problem| problem.what.id);
    (!fine).then(|| {
        let all = original.moments.len();
        format!("{}, {fault}: {sound} of {all} records sound, {odd} odd, {junk} junk, {told:?}", original.name)
    })
}

/// Every fault at these places; what did not hold.
fn every_fault(original: &Original, places: impl Iterator<Item = usize>) -> Vec<String> {
    let bytes = &original.bytes;
    let mut faults = Vec::new();
    for at in places {
        let zeroed = [&bytes[..at], &[0; 512], &bytes[at + 512..]].concat();
        faults.extend(check(original, &format!("zeros at {at}"), &zeroed, 512 / original.stride() + 2, 1));
        let lost = [&bytes[..at], &bytes[at + 7..]].concat();
        faults.extend(check(original, &format!("7 bytes lost at {at}"), &lost, 2, 1));
        for with in [0x01, 0x10, 0x80, 0xFF] {
            let flipped = flipped(bytes, at, with);
            faults.extend(check(original, &format!("{with:#x} flipped at {at}"), &flipped, 1, 1));
        }
        let contents = fit::read(&bytes[..at]);
        let (sound, odd, junk) = original.compare(&contents);
        // What a strap kept to itself stands at the end of some files.
        if junk > 0 || sound + odd == 0 || contents.problem.is_none() {
            faults.push(format!("{}, cut at {at}: {sound} sound, {odd} odd, {junk} junk", original.name));
        }
    }
    faults
}

#[test]
fn one_fault_anywhere_costs_next_to_nothing_and_invents_nothing() {
    for original in written() {
        let faults = every_fault(&original, places(&original.bytes, 6));
        assert!(faults.is_empty(), "{}", faults.join("\n"));
    }
}

#[test]
fn one_fault_in_a_real_file_costs_next_to_nothing_and_invents_nothing() {
    let middle = |original: &Original| every_fault(original, (4..=6).map(|tenth| original.bytes.len() * tenth / 10));
    let faults: Vec<String> = real().iter().flat_map(middle).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn one_wrong_byte_in_the_header_costs_nothing() {
    for original in written() {
        for at in 0..14 {
            for with in [0x01, 0x04, 0x80, 0xFF] {
                let damaged = flipped(&original.bytes, at, with);
                let read = fit::read(&damaged);
                assert_eq!(original.compare(&read).0, original.moments.len(), "{with:#x} at {at}");
                // How long it is stands in byte 0, what it is in bytes 8 to 11.
                if matches!(at, 0 | 8..12) {
                    assert_eq!(read.problem.unwrap().what.id, "import-fit-header", "{with:#x} at {at}");
                }
            }
        }
        let mut unfinished = original.bytes.clone();
        unfinished[4..8].fill(0);
        assert_eq!(original.compare(&fit::read(&unfinished)), (original.moments.len(), 0, 0));
    }
}

#[test]
fn the_loss_is_told_in_seconds_and_where_it_is() {
    let (bytes, first) = run();
    let stride = 26;
    // From the middle of the record of second 1,900 to that of second 1,940; the one behind might be hit as well.
    let at = first + 1_900 * stride + 13;
    let zeroed = [&bytes[..at], &vec![0; 40 * stride], &bytes[at + 40 * stride..]].concat();
    let problem = fit::read(&zeroed).problem.unwrap();
    assert_eq!((problem.kind, problem.what.id), (ProblemKind::Corrupt, "import-lost"));
    let text = lightfoot::text::Text::english(lightfoot::model::runner::Units::Metric);
    let sentence = text.say(&problem.what);
    assert!(sentence.contains("42 s near minute 32"), "{sentence}");
}
