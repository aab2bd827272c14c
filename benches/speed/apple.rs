//! Apple Health exports: ours to recordings and days, against quick-xml's bare tokens of the same bytes.

use std::hint::black_box;

use lightfoot::import;
use quick_xml::Reader;
use quick_xml::events::Event;

use crate::{median, seconds};

/// How often each contestant has its turn.
const ROUNDS: usize = 5;
/// Days in the export; a day is about 0.3 MB.
const DAYS: u32 = 120;

/// Prints megabytes a second of both and the ratio.
pub(crate) fn run() {
    let export = export(DAYS);
    let megabytes = export.len() as f64 / 1e6;
    let (mut ours, mut bare, mut ratios, mut found) = (Vec::new(), Vec::new(), Vec::new(), (0, 0));
    for _ in 0..ROUNDS {
        let a = seconds(|| found.0 = import::read("export.xml", &export).map_or(0, |read| read.recordings.len()));
        let b = seconds(|| found.1 = tokens(&export));
        ours.push(megabytes / a);
        bare.push(megabytes / b);
        ratios.push(a / b);
    }
    println!("  {megabytes:.1} MB, {} workouts, {} tokens", found.0, found.1);
    println!("  lightfoot         {:7.1} MB/s", median(ours));
    println!("  quick-xml, tokens {:7.1} MB/s", median(bare));
    println!("  time over tokens  {:7.2}", median(ratios));
}

pub(crate) fn tokens(export: &[u8]) -> usize {
    let mut reader = Reader::from_reader(export);
    let mut buffer = Vec::new();
    let mut count = 0;
    loop {
        buffer.clear();
        match black_box(reader.read_event_into(&mut buffer)) {
            Ok(Event::Eof) | Err(_) => return count,
            Ok(_) => count += 1,
        }
    }
}

/// An export as a watch fills it: mostly steps, energy and heart rate, every second day a run of an hour.
fn export(days: u32) -> Vec<u8> {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<HealthData locale=\"en_US\">\n");
    for day in 0..days {
        let date = format!("2026-{:02}-{:02}", 1 + day / 28 % 12, 1 + day % 28);
        let mut record = |kind: &str, unit: &str, at_s: u32, value: f64| {
            let clock = format!("{:02}:{:02}:{:02}", at_s / 3_600, at_s / 60 % 60, at_s % 60);
            xml.extend([format!(
                " <Record type=\"HKQuantityTypeIdentifier{kind}\" sourceName=\"Apple Watch\" sourceVersion=\"11.3\" \
                 device=\"&lt;&lt;HKDevice: 0x282a45810&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch, \
                 hardware:Watch6,2, software:11.3&gt;\" unit=\"{unit}\" creationDate=\"{date} {clock} +0200\" \
                 startDate=\"{date} {clock} +0200\" endDate=\"{date} {clock} +0200\" value=\"{value}\"/>\n"
            )]);
        };
        for at in 0..180 {
            record("StepCount", "count", at * 400, f64::from(at));
            record("ActiveEnergyBurned", "kcal", at * 400 + 7, 1.5);
            record("HeartRate", "count/min", at * 400 + 13, 60.0 + f64::from(at % 9));
        }
        for at in (0..3_600).step_by(5).filter(|_| day % 2 == 0) {
            record("HeartRate", "count/min", 64_800 + at, 140.0 + f64::from(at % 13));
            if at % 10 == 0 {
                record("RunningSpeed", "km/hr", 64_800 + at, 10.8);
                record("RunningGroundContactTime", "ms", 64_800 + at, 251.0);
            }
        }
    }
    for day in (0..days).step_by(2) {
        let date = format!("2026-{:02}-{:02}", 1 + day / 28 % 12, 1 + day % 28);
        xml.extend([format!(
            " <Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"60\" durationUnit=\"min\" \
             sourceName=\"Apple Watch\" startDate=\"{date} 18:00:00 +0200\" endDate=\"{date} 19:00:00 +0200\"/>\n"
        )]);
    }
    xml.push_str("</HealthData>\n");
    xml.into_bytes()
}
