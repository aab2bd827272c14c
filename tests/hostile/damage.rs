//! One fault in a file of text: what stands before and behind is kept, and the loss is told.

use std::collections::BTreeMap;
use std::fs;
use std::io::Read as _;

use lightfoot::import::{self, Contents};
use lightfoot::model::runner::Units;
use lightfoot::model::{Channel, MISSING};
use lightfoot::text::Text;

use super::samples::corpus;
use super::{alone, row};

/// The values of each moment. Distances that a file does not have are worked out from the places, across holes too.
fn moments(contents: &Contents) -> BTreeMap<i64, Vec<(Channel, i32)>> {
    let mut moments = BTreeMap::new();
    for recording in &contents.recordings {
        let columns = || recording.series.columns().iter();
        for (row, second) in recording.series.counts(Channel::Time).iter().enumerate() {
            let own = columns().filter(|column| !matches!(column.channel, Channel::Time | Channel::Distance));
            let values = own.filter_map(|column| Some((column.channel, *column.counts.get(row)?)));
            let values = values.filter(|(_, count)| *count != MISSING).collect();
            moments.insert(recording.start_utc_s + i64::from(*second), values);
        }
    }
    moments
}

/// A run of so many seconds in the words of a format; each second's words hold its number.
fn track(key: &str, seconds: usize) -> String {
    let point = |second: usize| {
        let (time, metres) = (format!("2026-05-03T06:{:02}:{:02}Z", second / 60, second % 60), second * 3);
        let beats = 120 + second / 20;
        match key {
            "tcx" => format!(
                "<Trackpoint><Time>{time}</Time><DistanceMeters>{metres}</DistanceMeters><HeartRateBpm><Value>{beats}\
                 </Value></HeartRateBpm></Trackpoint>\n"
            ),
            _ => format!(
                "<trkpt lat=\"48.{:04}\" lon=\"11.5\"><time>{time}</time><extensions><hr>{beats}</hr></extensions>\
                 </trkpt>\n",
                1_000 + second
            ),
        }
    };
    let points: String = (0..seconds).map(point).collect();
    match key {
        "tcx" => format!(
            "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-05-03T06:00:00Z</Id>\
             <Lap StartTime=\"2026-05-03T06:00:00Z\"><Track>\n{points}</Track></Lap></Activity></Activities>\
             </TrainingCenterDatabase>"
        ),
        _ => format!("<gpx><trk><type>running</type><trkseg>\n{points}</trkseg></trk></gpx>"),
    }
}

/// So many bytes at a place: gone, or zeros.
fn without(text: &str, at: usize, count: usize, zeros: bool) -> Vec<u8> {
    let fill = vec![0; if zeros { count } else { 0 }];
    [&text.as_bytes()[..at], &fill, &text.as_bytes()[at + count..]].concat()
}

#[test]
fn a_fault_at_any_byte_of_a_track_costs_two_points_and_is_told() {
    let _alone = alone();
    for key in ["tcx", "gpx"] {
        let text = track(key, 600);
        let whole = moments(&(row(key).read)("run", text.as_bytes()));
        assert_eq!(whole.len(), 600);
        // Every place within three points in the middle.
        let middle = text.len() / 2;
        for at in (middle..middle + 400).chain([text.len() / 4, text.len() / 4 * 3]) {
            let wrong = |with: &[u8]| [&text.as_bytes()[..at], with, &text.as_bytes()[at + 1..]].concat();
            let faults = [without(&text, at, 7, false), wrong(b"<"), wrong(b"\""), wrong(b">"), wrong(b"\xFF")];
            for (fault, bytes) in faults.iter().enumerate() {
                let contents = (row(key).read)("run", bytes);
                let left = moments(&contents);
                let same = left.iter().filter(|(second, values)| whole.get(second) == Some(values)).count();
                assert!(same >= 597, "{key}, fault {fault} at {at}: {same} of 600, {:?}", contents.problem);
            }
            let contents = (row(key).read)("run", &without(&text, at, 512, true));
            let left = moments(&contents);
            let same = left.iter().filter(|(second, values)| whole.get(second) == Some(values)).count();
            let told = contents.problem.map(|problem| problem.what.id);
            assert!(same == left.len() && same >= 592, "{key}, zeros at {at}: {same} of {} sound", left.len());
            assert_eq!(told, Some("import-lost"), "{key}, zeros at {at}");
        }
    }
}

#[test]
fn the_beginning_of_an_activity_may_be_what_is_lost() {
    let _alone = alone();
    for (key, tag) in [("tcx", "<Activity "), ("gpx", "<trk>")] {
        let text = track(key, 600);
        let at = text.find(tag).unwrap();
        let contents = (row(key).read)("run", &without(&text, at, 4, false));
        assert_eq!((contents.records(), contents.recordings.len()), (600, 1), "{key}");
        assert!(contents.problem.is_some(), "{key}");
    }
}

#[test]
fn the_loss_is_told_in_seconds_and_where_it_is() {
    let _alone = alone();
    let text = track("tcx", 3_000);
    let at = |second: usize| text.find(&format!("06:{:02}:{:02}Z</Time>", second / 60, second % 60)).unwrap();
    // From within second 1,900 to within second 1,940.
    let (from, to) = (at(1_900), at(1_940));
    let problem = (row("tcx").read)("run", &without(&text, from, to - from, true)).problem.unwrap();
    let sentence = Text::english(Units::Metric).say(&problem.what);
    assert!(sentence.contains("41 s near minute 32"), "{sentence}");
}

#[test]
fn lists_in_json_lose_only_the_damaged_record() {
    let _alone = alone();
    let night = |day: usize| {
        format!(
            "{{\"calendarDate\":\"2026-05-{day:02}\",\"sleepStartTimestampGMT\":\"2026-05-{day:02}T20:00:00.0\",\
             \"sleepEndTimestampGMT\":\"2026-05-{day:02}T23:30:00.0\",\"deepSleepSeconds\":3600,\
             \"lightSleepSeconds\":7200,\"remSleepSeconds\":1800}}"
        )
    };
    let list = format!("[{}]", (1..=28).map(night).collect::<Vec<_>>().join(","));
    let name = "2026-05-01_2026-05-28_1_sleepData.json";
    let read = |bytes: &[u8]| import::read(name, bytes).unwrap();
    assert_eq!(read(list.as_bytes()).nights.len(), 28);
    let middle = list.len() / 2;
    for at in middle..middle + 220 {
        let wrong = [&list.as_bytes()[..at], b"\x01", &list.as_bytes()[at + 1..]].concat();
        let contents = read(&wrong);
        assert!(contents.nights.len() >= 26 && contents.problem.is_some(), "{at}: {}", contents.nights.len());
        let contents = read(&without(&list, at, 7, false));
        assert!(contents.nights.len() >= 26, "7 bytes lost at {at}: {}", contents.nights.len());
        let contents = read(&without(&list, at, 512, true));
        assert!(contents.nights.len() >= 23 && contents.problem.is_some(), "zeros at {at}: {}", contents.nights.len());
    }
}

#[test]
fn one_fault_in_the_middle_of_a_real_track_costs_next_to_nothing() {
    let _alone = alone();
    let Some(corpus) = corpus() else { return };
    let mut faults = Vec::new();
    for folder in ["tcx", "gpx"] {
        for path in super::samples::files(&corpus.join(folder)) {
            let name = path.file_name().unwrap().to_string_lossy().into_owned();
            let mut bytes = fs::read(&path).unwrap();
            if bytes.starts_with(&[0x1F, 0x8B]) {
                let mut unpacked = Vec::new();
                flate2::read::GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
                bytes = unpacked;
            }
            let whole = (row(folder).read)(&name, &bytes);
            let sound = moments(&whole);
            if whole.problem.is_some() || sound.len() < 100 || bytes.len() > 1 << 20 {
                continue;
            }
            let (middle, stride) = (bytes.len() / 2, bytes.len() / sound.len() + 1);
            let zeroed = [&bytes[..middle], &[0; 512], &bytes[middle + 512..]].concat();
            let lost = [&bytes[..middle], &bytes[middle + 7..]].concat();
            for (fault, damaged, hit) in [("zeros", &zeroed, 512 / stride + 2), ("7 bytes lost", &lost, 2)] {
                let left = moments(&(row(folder).read)(&name, damaged));
                let same = left.iter().filter(|(second, values)| sound.get(second) == Some(values)).count();
                if same < (sound.len() - hit) * 99 / 100 {
                    faults.push(format!("{name}, {fault}: {same} of {}", sound.len()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}
