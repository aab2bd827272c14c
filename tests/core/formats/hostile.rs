//! No bytes make a reader panic, and every problem has its sentence.

use lightfoot::import::{self, FORMATS};
use lightfoot::model::runner::Units;
use lightfoot::text::Text;
use proptest::prelude::*;

use super::{fixture, read_all, truth};

const FIXTURES: &[&str] = &[
    "tcx/two_laps.tcx",
    "gpx/two_tracks.gpx",
    "diary/spring.csv",
    "diary/slips.csv",
    "profile/whole.json",
    "scale/pounds.csv",
    "garmin_sleep/2026-05-01_2026-05-05_1_sleepData.json",
    "garmin_sleep/one_night.json",
    "garmin_web/sleep.csv",
    "garmin_web/weight.csv",
    "garmin_web/hrv.csv",
    "garmin_web/resting.csv",
    "garmin_web/activities.csv",
    "garmin_account/runner_0_summarizedActivities.json",
    "garmin_account/runner_gear.json",
    "strava/activities.csv",
    "strava/deutsch.csv",
    "strava/old.csv",
    "strava/shoes.csv",
    "strava/log.json",
    "polar/training-session_2026-05-03T08-12-09_1-a.json",
    "suunto/run.json",
    "suunto/old.sml",
    "older/run.pwx",
    "older/run.hrm",
    "goldencheetah/run.json",
    "goldencheetah/measures.csv",
    "intervals/wellness.csv",
    "intervals/activities.csv",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(96))]

    #[test]
    fn a_damaged_file_is_read_without_panic(
        which in 0..FIXTURES.len(),
        flips in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..6),
        end in any::<prop::sample::Index>(),
        whole in any::<bool>(),
    ) {
        let mut bytes = fixture(FIXTURES[which]);
        for (at, value) in flips {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        if !whole {
            bytes.truncate(end.index(bytes.len() + 1));
        }
        for format in FORMATS {
            let contents = (format.read)(FIXTURES[which], &bytes);
            for recording in &contents.recordings {
                let times = recording.series.counts(lightfoot::model::Channel::Time);
                prop_assert!(times.is_sorted_by(|a, b| a < b), "{times:?}");
            }
        }
        read_all(FIXTURES[which], &bytes);
    }

    #[test]
    fn noise_is_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        for format in FORMATS {
            let _ = (format.sniff)("noise", &bytes);
            let _ = (format.read)("noise", &bytes);
        }
        let zip = [b"PK\x03\x04".as_slice(), &bytes].concat();
        read_all("noise.zip", &zip);
        read_all("noise.gz", &[[0x1F, 0x8B, 8, 0].as_slice(), &bytes].concat());
    }
}

#[test]
fn every_real_file_is_read_and_every_problem_has_a_sentence() {
    let text = Text::english(Units::Metric);
    for kind in ["fit", "tcx", "gpx", "broken", "exports", "wellness", "other"] {
        for (path, bytes, _) in truth(kind) {
            for (name, contents) in read_all(&path, &bytes) {
                let Some(problem) = contents.problem else { continue };
                let sentence = text.say(&problem.what);
                assert!(sentence.ends_with('.') && !sentence.contains(['{', '[', '\n']), "{name}: {sentence}");
            }
        }
    }
}

#[test]
fn every_problem_that_can_be_told_is_one_line_of_text() {
    let text = Text::english(Units::Metric);
    let tables =
        ["date,effort\n", "date,effort\n3 May,1\n", "date,effort\n2026-05-03,no\n", "date,effort\n2026-05-03,99\n"];
    for table in tables.into_iter().chain(["Date,Weight (kg)\n", "Date,Weight (kg)\n2026-05-03,7\n"]) {
        let sentence = text.say(&import::read("a.csv", table.as_bytes()).unwrap().problem.unwrap().what);
        assert!(sentence.ends_with('.') && !sentence.contains(['{', '[', '\n']), "{table}: {sentence}");
    }
}

#[test]
fn every_format_has_a_name() {
    let text = Text::english(Units::Metric);
    for format in FORMATS {
        assert!(text.has(format.name_id), "{}", format.key);
        assert!(!format.endings.is_empty());
    }
    assert_eq!(import::recognise("a.FIT", b"").map(|format| format.key), Some("fit"));
}
