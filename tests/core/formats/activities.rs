//! TCX and GPX: against two other decoders on real files, and against files worked out by hand.

use lightfoot::import::{self, ProblemKind};
use lightfoot::model::{Channel, Recording, Sport};
use serde_json::Value;

use super::{fixture, read_all, truth};

fn mean(recording: &Recording, channel: Channel) -> Option<f64> {
    let column = recording.series.column(channel)?;
    let values: Vec<f64> = (0..column.counts.len()).filter_map(|i| column.get(i)).filter(|v| *v > 0.0).collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn instant(text: &Value) -> i64 {
    text.as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_second()
}

/// What differs between a recording and what the other decoders say.
struct Check<'a> {
    path: &'a str,
    faults: &'a mut Vec<String>,
}

impl Check<'_> {
    fn near(&mut self, what: &str, got: Option<f64>, want: &Value, relative: f64, absolute: f64) {
        let Some(want) = want.as_f64() else { return };
        let fits = got.is_some_and(|got| (got - want).abs() <= (relative * want.abs()).max(absolute));
        if !fits {
            self.faults.push(format!("{}: {what} {got:?}, want {want}", self.path));
        }
    }
}

#[test]
fn tcx_activities_agree_with_other_decoders() {
    let mut faults = Vec::new();
    for (path, bytes, truth) in truth("tcx") {
        let found: Vec<Recording> = read_all(&path, &bytes).into_iter().flat_map(|(_, c)| c.recordings).collect();
        for want in truth["activities"].as_array().unwrap() {
            if want["start_utc"].is_null() || want["n_trackpoints_with_time"].as_i64() < Some(2) {
                continue;
            }
            let start = instant(&want["start_utc"]);
            let Some(got) = found.iter().find(|r| r.start_utc_s.abs_diff(start) <= 2) else {
                faults.push(format!("{path}: no activity at {start}"));
                continue;
            };
            let mut check = Check { path: &path, faults: &mut faults };
            check.near("distance", got.totals.distance_m, &want["sum_lap_distance_m"], 0.005, 5.0);
            check.near("timer", got.totals.timer_s, &want["sum_lap_time_s"], 0.001, 2.0);
            check.near("heart rate", mean(got, Channel::HeartRate), &want["hr_mean"], 0.025, 0.0);
            let cadence = &want["run_cadence_mean_spm_excl_zero"];
            check.near("cadence", mean(got, Channel::Cadence), cadence, 0.025, 0.0);
            let sport = want["sport"].as_str().unwrap_or_default();
            let key = match sport {
                "Running" => "running",
                "Biking" => "cycling",
                _ => got.sport.key(),
            };
            if got.sport.key() != key {
                faults.push(format!("{path}: sport {}, want {sport}", got.sport.key()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn gpx_tracks_agree_with_other_decoders() {
    let mut faults = Vec::new();
    for (path, bytes, want) in truth("gpx") {
        let found: Vec<Recording> = read_all(&path, &bytes).into_iter().flat_map(|(_, c)| c.recordings).collect();
        let tracks = want["tracks"].as_array().cloned().unwrap_or_else(|| vec![want.clone()]);
        for want in tracks.iter().filter(|track| !track["start_utc"].is_null()) {
            let start = instant(&want["start_utc"]);
            let Some(got) = found.iter().find(|r| r.start_utc_s.abs_diff(start) <= 2) else {
                faults.push(format!("{path}: no track at {start}"));
                continue;
            };
            let mut check = Check { path: &path, faults: &mut faults };
            check.near("distance", got.totals.distance_m, &want["distance_haversine_m"], 0.02, 10.0);
            if want["monotonic"] != false {
                check.near("elapsed", got.totals.elapsed_s, &want["elapsed_s"], 0.001, 2.0);
            }
            check.near("heart rate", mean(got, Channel::HeartRate), &want["hr_mean"], 0.025, 0.0);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// The seconds since 1970 of a time in UTC.
fn utc(text: &str) -> i64 {
    instant(&Value::from(text))
}

/// The values of a channel.
fn values(recording: &Recording, channel: Channel) -> Vec<Option<f64>> {
    (0..recording.series.len()).map(|i| recording.series.column(channel)?.get(i)).collect()
}

#[test]
fn a_tcx_activity_keeps_the_totals_of_its_laps_and_every_value_of_its_points() {
    let contents = import::read("two_laps.tcx", &fixture("tcx/two_laps.tcx")).unwrap();
    assert_eq!(contents.problem, None);
    let [run] = contents.recordings.as_slice() else { panic!("one activity") };
    assert_eq!((run.sport, run.start_utc_s), (Sport::Running, utc("2026-05-03T06:12:09Z")));
    assert_eq!(run.utc_offset_s, Some(7_200));
    assert_eq!(run.title, "Home & back");
    assert_eq!((run.devices.watch.as_str(), run.devices.firmware.as_str()), ("Some Watch 4711", "7"));
    let totals = &run.totals;
    assert_eq!((totals.distance_m, totals.timer_s, totals.elapsed_s), (Some(91.5), Some(30.5), Some(90.0)));
    assert_eq!(totals.calories_kcal, Some(6.0));
    assert_eq!(values(run, Channel::Time), [2.0, 20.0, 80.0, 90.0].map(Some));
    assert_eq!(values(run, Channel::HeartRate), [None, Some(131.0), None, None]);
    assert_eq!(values(run, Channel::Cadence), [None, Some(172.0), None, Some(176.0)]);
    assert_eq!(values(run, Channel::Power), [None, None, None, Some(231.0)]);
    assert_eq!(values(run, Channel::Distance), [5.0, 60.0, 60.0, 91.5].map(Some));
    assert_eq!(run.pauses_s, [(20.0, 80.0)]);
    assert_eq!(run.laps.iter().map(|lap| lap.start_s).collect::<Vec<_>>(), [0.0, 80.0]);
}

#[test]
fn an_activity_reads_the_same_in_every_encoding() {
    let bytes = fixture("tcx/two_laps.tcx");
    let text = String::from_utf8(bytes.clone()).unwrap();
    let want = import::read("a.tcx", &bytes).unwrap();
    let little = ['\u{feff}'].into_iter().chain(text.chars()).collect::<String>();
    let little: Vec<u8> = little.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = text.trim_start().encode_utf16().flat_map(u16::to_be_bytes).collect();
    let marked = ["\u{feff}", text.as_str()].concat().into_bytes();
    for bytes in [little, big, marked] {
        assert_eq!(import::read("a.tcx", &bytes).as_ref(), Some(&want));
    }
}

#[test]
fn a_gpx_file_gives_one_recording_a_timed_track_and_expands_no_entities() {
    let contents = import::read("two_tracks.gpx", &fixture("gpx/two_tracks.gpx")).unwrap();
    assert_eq!(contents.problem, None);
    let [run, ride] = contents.recordings.as_slice() else { panic!("two tracks with times") };
    assert_eq!((run.sport, run.sub_sport.as_str()), (Sport::Running, "trail"));
    assert_eq!(run.title, "Park & river");
    assert_eq!((run.start_utc_s, run.utc_offset_s), (utc("2026-05-03T06:12:09Z"), Some(7_200)));
    // Two steps of a thousandth of a degree of a circle of 6371 km radius; the way between the parts is not counted.
    let distance = run.totals.distance_m.unwrap();
    assert!((distance - 222.39).abs() < 0.01, "{distance}");
    assert_eq!((run.totals.elapsed_s, run.totals.timer_s), (Some(680.0), Some(80.0)));
    assert_eq!(run.pauses_s, [(40.25, 640.25)]);
    assert_eq!(values(run, Channel::HeartRate), [Some(120.0), Some(140.0), None, None]);
    assert_eq!(values(run, Channel::Cadence), [Some(168.0), Some(172.0), None, None]);
    assert_eq!((ride.sport, ride.utc_offset_s), (Sport::Cycling, Some(36_000)));
    assert_eq!(ride.start_utc_s, utc("2026-05-04T06:00:00Z"));
}

#[test]
fn a_cut_file_gives_what_stands_before_the_break_and_says_so() {
    let whole = String::from_utf8(fixture("tcx/two_laps.tcx")).unwrap();
    let cut = &whole[..whole.find("06:13:39Z").unwrap()];
    let contents = import::read("cut.tcx", cut.as_bytes()).unwrap();
    let problem = contents.problem.unwrap();
    assert_eq!((problem.kind, problem.records_recovered), (ProblemKind::Truncated, 3));
    let [run] = contents.recordings.as_slice() else { panic!("one activity") };
    assert_eq!(run.series.len(), 3);
    assert_eq!(run.totals.distance_m, Some(91.5));
}

#[test]
fn routes_and_empty_files_are_refused_with_a_reason() {
    let kind =
        |name: &str, text: &str| import::read(name, text.as_bytes()).unwrap().problem.map(|p| (p.kind, p.what.id));
    let route = "<gpx><rte><rtept lat='48' lon='16'/></rte></gpx>";
    assert_eq!(kind("a.gpx", route), Some((ProblemKind::Unsupported, "import-route")));
    let timeless = "<gpx><trk><trkseg><trkpt lat='48' lon='16'/><trkpt lat='48' lon='17'/></trkseg></trk></gpx>";
    assert_eq!(kind("a.gpx", timeless), Some((ProblemKind::Unsupported, "import-route")));
    assert_eq!(kind("a.gpx", "<gpx/>"), Some((ProblemKind::Empty, "import-no-activity")));
    assert_eq!(kind("a.gpx", ""), Some((ProblemKind::Empty, "import-empty")));
    assert_eq!(kind("a.tcx", "no XML at all"), Some((ProblemKind::Corrupt, "import-garbled")));
    assert_eq!(kind("a.tcx", "<TrainingCenterDatabase><Lap></Track>"), Some((ProblemKind::Corrupt, "import-garbled")));
}

#[test]
fn a_stretch_that_stands_in_a_file_twice_was_run_once() {
    let point = |minute: u32, latitude: &str| {
        format!("<trkpt lat=\"{latitude}\" lon=\"16.37\"><time>2026-05-03T06:{minute}:00Z</time></trkpt>")
    };
    let stretch = [point(12, "48.2"), point(13, "48.201")].concat();
    let rest = point(14, "48.202");
    // A thousandth of a degree of latitude is 111.2 m.
    for parts in [format!("{stretch}{stretch}{rest}"), format!("{stretch}{rest}</trkseg><trkseg>{stretch}")] {
        let file = format!("<gpx version=\"1.1\"><trk><type>running</type><trkseg>{parts}</trkseg></trk></gpx>");
        let run = import::read("a.gpx", file.as_bytes()).unwrap().recordings.remove(0);
        let metres = run.totals.distance_m.unwrap();
        assert!((metres - 222.4).abs() < 0.5, "{metres} m of {parts}");
        assert_eq!((run.totals.elapsed_s, run.totals.timer_s), (Some(120.0), Some(120.0)), "{parts}");
    }
}

#[test]
fn steps_of_both_legs_are_not_doubled() {
    let point = |second: u32, cadence: u32| {
        format!(
            "<Trackpoint><Time>2026-05-03T06:12:0{second}Z</Time><Extensions><TPX><RunCadence>{cadence}</RunCadence>\
             </TPX></Extensions></Trackpoint>"
        )
    };
    for cadence in [87, 174] {
        let points: String = (0..5).map(|second| point(second, cadence)).collect();
        let file = format!(
            "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-05-03T06:12:00Z</Id>\
             <Lap><Track>{points}</Track></Lap></Activity></Activities></TrainingCenterDatabase>"
        );
        let run = import::read("a.tcx", file.as_bytes()).unwrap().recordings.remove(0);
        assert_eq!(mean(&run, Channel::Cadence), Some(174.0));
    }
}
