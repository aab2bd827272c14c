//! One fault of each kind at many places of files of text: nearly all sound records are saved, none is invented, and
//! the loss is told. `cargo test --no-default-features --test core formats::faults -- --ignored --nocapture` measures
//! every real file and every sample, and prints what it finds.

use std::collections::BTreeMap;

use lightfoot::import::{self, Contents};
use lightfoot::model::runner::Units;
use lightfoot::model::{Channel, MISSING};
use lightfoot::text::Text;

use super::truth;
use super::written::{lists, runs};

/// All values of each record, by what tells records apart. Channels have a number each.
type Records = BTreeMap<(String, i64), Vec<(u16, f64)>>;

fn records(contents: &Contents) -> Records {
    let mut records = Records::new();
    for recording in &contents.recordings {
        let columns = || recording.series.columns().iter();
        for (row, second) in recording.series.counts(Channel::Time).iter().enumerate() {
            // Where a file has no distances they are worked out, across holes too.
            let own = columns().filter(|column| !matches!(column.channel, Channel::Time | Channel::Distance));
            let known = own.filter_map(|column| Some((column.channel as u16, *column.counts.get(row)?)));
            let values =
                known.filter(|(_, count)| *count != MISSING).map(|(channel, count)| (channel, f64::from(count)));
            records.insert(("second".into(), recording.start_utc_s + i64::from(*second)), values.collect());
        }
        if recording.series.is_empty() {
            let totals = [recording.totals.distance_m, recording.totals.timer_s, recording.totals.mean_hr_bpm];
            let known = (900..).zip(totals).filter_map(|(number, value)| Some((number, value?)));
            records.insert(("run".into(), recording.start_utc_s), known.collect());
        }
    }
    for reading in &contents.readings {
        let key = format!("{:?} {:?}", reading.kind, reading.time_s);
        records.insert((key, i64::from(reading.day.0)), vec![(901, reading.value)]);
    }
    for night in &contents.nights {
        let values = [night.asleep_s, night.deep_s, night.light_s, night.rem_s, night.awake_s];
        let known = (910..).zip(values).filter_map(|(number, value)| Some((number, value?)));
        records.insert(("night".into(), i64::from(night.day.0)), known.collect());
    }
    for (row, entry) in contents.diary.iter().enumerate() {
        records.insert(
            (format!("{:?} {}", entry.said, if entry.time_s.is_none() { row } else { 0 }), i64::from(entry.day.0)),
            Vec::new(),
        );
    }
    records
}

/// A file, and what is in it undamaged.
struct Original {
    name: String,
    bytes: Vec<u8>,
    records: Records,
    /// The largest step of each value from one record to the next.
    steps: BTreeMap<u16, f64>,
}

/// What became of a file's records.
#[derive(Clone, Copy, Default, Debug)]
struct Left {
    sound: usize,
    odd: usize,
    junk: usize,
}

impl Original {
    fn new(name: impl Into<String>, bytes: Vec<u8>) -> Self {
        let name = name.into();
        let records = records(&import::read(&name, &bytes).unwrap_or_default());
        let mut steps = BTreeMap::new();
        let mut before: BTreeMap<u16, f64> = BTreeMap::new();
        for (number, value) in records.values().flatten() {
            if let Some(last) = before.insert(*number, *value) {
                let step: &mut f64 = steps.entry(*number).or_insert(0.0);
                *step = step.max((value - last).abs());
            }
        }
        Self { name, bytes, records, steps }
    }

    /// How many records are as they were; and of those that are not, how many differ by more than three steps: less
    /// cannot be told from running.
    fn compare(&self, damaged: &Contents) -> Left {
        let mut left = Left::default();
        for (key, values) in records(damaged) {
            let Some(wanted) = self.records.get(&key) else {
                left.junk += 1;
                continue;
            };
            let near = |(number, value): &(u16, f64)| {
                let was = wanted.iter().find(|(other, _)| other == number).map(|(_, value)| *value);
                let step = self.steps.get(number).copied().unwrap_or(0.0);
                was.is_some_and(|was| (value - was).abs() <= 3.0 * step.max(1.0))
            };
            match values == *wanted {
                true => left.sound += 1,
                false if values.iter().all(near) => left.odd += 1,
                false => left.junk += 1,
            }
        }
        left
    }

    /// The file with one fault at a place, and how many records it may have hit.
    fn faults(&self, at: usize) -> Vec<(&'static str, Vec<u8>, usize)> {
        let bytes = &self.bytes;
        let stride = bytes.len() / self.records.len().max(1) + 1;
        let behind = |count: usize| bytes.get(at + count..).unwrap_or_default();
        let mut faults = vec![
            ("zeros", [&bytes[..at], &vec![0; 512.min(bytes.len() - at)], behind(512)].concat(), 600 / stride + 3),
            ("lost", [&bytes[..at], behind(7)].concat(), 2),
        ];
        for with in [0x01, 0x04, 0x10, 0x40, 0x80] {
            let mut flipped = bytes.clone();
            flipped[at] ^= with;
            faults.push(("flip", flipped, 1));
        }
        faults.push(("cut", bytes[..at].to_vec(), self.records.len() - self.records.len() * at / bytes.len() + 2));
        faults
    }
}

/// Places in a file, the same every time.
fn places(bytes: &[u8], count: u64) -> impl Iterator<Item = usize> {
    let mut state = bytes.len() as u64;
    (0..count).map(move |_| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((state >> 33) % bytes.len() as u64) as usize
    })
}

/// What became of all files with one kind of fault.
#[derive(Default)]
struct Row<'a> {
    files: usize,
    poor: usize,
    left: Left,
    can: usize,
    told: BTreeMap<&'a str, usize>,
}

/// The table of one file: by fault, what was saved of what could be.
fn measure(original: &Original, count: u64, most: usize) -> String {
    let mut rows: BTreeMap<&str, Row<'_>> = BTreeMap::new();
    let mut worst = Vec::new();
    for at in places(&original.bytes, count) {
        for (fault, bytes, hit) in original.faults(at) {
            let contents = import::read(&original.name, &bytes).unwrap_or_default();
            let left = original.compare(&contents);
            let can = original.records.len().saturating_sub(hit);
            let row = rows.entry(fault).or_default();
            let poor = left.sound * 100 < can * 99;
            (row.files, row.poor, row.can) = (row.files + 1, row.poor + usize::from(poor), row.can + can);
            row.left.sound += left.sound;
            row.left.odd += left.odd;
            row.left.junk += left.junk;
            let told = contents.problem.as_ref().map_or("untold", |problem| problem.what.id);
            *row.told.entry(told).or_default() += 1;
            if poor || left.junk > 0 {
                worst.push(format!("      {fault} at {at}: {left:?} of {can}, {told}"));
            }
        }
    }
    let head = format!("{} ({} bytes, {} records)", original.name, original.bytes.len(), original.records.len());
    let row = |(fault, row): (&str, Row<'_>)| {
        let Row { files, poor, left, can, told } = row;
        let share = 100.0 * left.sound as f64 / can.max(1) as f64;
        let Left { odd, junk, .. } = left;
        format!("   {fault:6} {files:4} files, {poor:3} poor, {share:6.2} % sound, {odd} odd, {junk} junk; {told:?}")
    };
    worst.truncate(most);
    std::iter::once(head).chain(rows.into_iter().map(row)).chain(worst).collect::<Vec<_>>().join("\n")
}

fn written(seconds: usize, only: &str) -> impl Iterator<Item = Original> {
    let all = runs(seconds).into_iter().chain(lists()).filter(move |(_, name, _)| name.contains(only));
    all.map(move |(key, name, text)| {
        assert_eq!(import::recognise(name, text.as_bytes()).map(|format| format.key), Some(key));
        let original = Original::new(name, text.into_bytes());
        assert!(original.records.len() >= seconds.min(336), "{name}: {}", original.records.len());
        original
    })
}

/// Faults at six places: nearly all sound records are there, and of the records of all damaged files together no more
/// than `most_junk` differ much. A digit that turned into another cannot always be told.
fn check(original: &Original, most_junk: usize, faults: &mut Vec<String>) {
    // Behind the head, which says when it was.
    let places = places(&original.bytes, 6).filter(|at| *at > 400);
    let mut junk = 0;
    for at in places {
        for (fault, bytes, hit) in original.faults(at).into_iter().filter(|(fault, ..)| *fault != "cut") {
            let contents = import::read(&original.name, &bytes).unwrap_or_default();
            let left = original.compare(&contents);
            let can = original.records.len().saturating_sub(hit);
            junk += left.junk;
            if left.sound * 100 < can * 99 || (fault == "zeros" && contents.problem.is_none()) {
                faults.push(format!("{}, {fault} at {at}: {left:?} of {can}", original.name));
            }
        }
    }
    if junk > most_junk {
        faults.push(format!("{}: {junk} junk", original.name));
    }
}

#[test]
fn one_fault_anywhere_in_a_run_costs_next_to_nothing_and_invents_next_to_nothing() {
    let mut faults = Vec::new();
    for original in written(300, "run.") {
        check(&original, 8, &mut faults);
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn one_fault_anywhere_in_a_list_costs_next_to_nothing() {
    let mut faults = Vec::new();
    for name in ["sleepData", "summarized", "export.xml"] {
        for original in written(300, name) {
            check(&original, 24, &mut faults);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_loss_is_told_in_every_format() {
    let text = Text::english(Units::Metric);
    for (key, name, whole) in runs(3_000) {
        let tells = |bytes: &[u8]| {
            let problem = import::read(name, bytes).unwrap().problem;
            problem.map(|problem| text.say(&problem.what)).unwrap_or_default()
        };
        assert_eq!(tells(whole.as_bytes()), "", "{name}");
        // A tenth of the file, from its middle on. The columns of Polar's newer files stand one behind the other.
        let (from, length) = (whole.len() / 2, whole.len() / 10);
        let holed = [&whole.as_bytes()[..from], &vec![0; length], &whole.as_bytes()[from + length..]].concat();
        assert!(tells(&holed).contains(" s near minute "), "{name}: {}", tells(&holed));
        // GPX and GoldenCheetah do not say how long they are; Polar's columns are whole by then, or not begun.
        if !matches!(key, "gpx" | "goldencheetah" | "polar") {
            let told = tells(&whole.as_bytes()[..whole.len() / 2]);
            assert!(told.contains("minutes of the end are missing"), "{name}: {told}");
        }
    }
}

#[test]
#[ignore = "measures for minutes"]
fn measured() {
    let most = std::env::var("MOST").ok().and_then(|most| most.parse().ok()).unwrap_or(6);
    let only = std::env::var("ONLY").unwrap_or_default();
    let real = std::env::var_os("REAL").is_none();
    for original in written(600, &only).filter(|_| real) {
        println!("{}", measure(&original, 40, most));
    }
    for kind in ["tcx", "gpx", "other", "wellness", "exports"] {
        for (path, bytes, _) in truth(kind).into_iter().filter(|(path, ..)| path.contains(&only)) {
            let (_, ending) = path.rsplit_once('.').unwrap_or_default();
            if matches!(ending, "fit" | "zip") || bytes.len() > 900_000 {
                continue;
            }
            let bytes = if ending == "gz" { unpacked(&path, &bytes).unwrap_or_default() } else { bytes };
            let original = Original::new(path.trim_end_matches(".gz"), bytes);
            if original.records.len() > 5 {
                println!("{}", measure(&original, 40, most));
            }
        }
    }
}

/// The one file in a gzip.
fn unpacked(name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    let mut found = None;
    import::unpack(name, bytes.to_vec(), &mut |piece| {
        if let import::Unpacked::File { bytes, .. } = piece {
            found = Some(bytes);
        }
        std::ops::ControlFlow::Continue(())
    });
    found
}
