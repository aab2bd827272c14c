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
    // An account's export brings the runner's plans along.
    let planned = import::read("export.zip › routes/1.gpx", timeless.as_bytes()).unwrap();
    assert_eq!((planned.problem, planned.passed_over.unwrap().id), (None, "import-ignored-unused"));
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

/// Three points half a minute and 90 m apart, each with `inner`.
fn points(inner: &str) -> String {
    let point = |n: u32| {
        format!(
            "<Trackpoint><Time>2026-05-03T06:{:02}:{:02}Z</Time><DistanceMeters>{}</DistanceMeters>{inner}</Trackpoint>",
            n / 2,
            n % 2 * 30,
            n * 90
        )
    };
    (0..3).map(point).collect()
}

#[test]
fn a_lap_of_zero_leaves_distance_and_time_to_its_points() {
    let lap = format!(
        "<Lap StartTime=\"2026-05-03T06:00:00Z\"><TotalTimeSeconds>0</TotalTimeSeconds>\
         <DistanceMeters>0.0</DistanceMeters><Track>{}</Track></Lap>",
        points("")
    );
    let tcx = format!(
        "<TrainingCenterDatabase><Activities><Activity Sport=\"Running\"><Id>2026-05-03T06:00:00Z</Id>{lap}</Activity>\
         </Activities></TrainingCenterDatabase>"
    );
    let contents = import::read("a.tcx", tcx.as_bytes()).unwrap();
    let totals = &contents.recordings[0].totals;
    assert_eq!((totals.distance_m, totals.timer_s, totals.elapsed_s), (Some(180.0), Some(60.0), Some(60.0)));
}

#[test]
fn the_first_version_of_tcx_keeps_each_run_in_the_list_of_its_sport() {
    let run = |hour: &str| {
        let points = points("<HeartRateBpm>150</HeartRateBpm>").replace("T06:", &format!("T{hour}:"));
        format!(
            "<Run><Lap StartTime=\"2026-05-03T{hour}:00:00Z\"><TotalTimeSeconds>60</TotalTimeSeconds>\
             <DistanceMeters>180</DistanceMeters><Track>{points}</Track></Lap></Run>"
        )
    };
    let tcx = format!(
        "<TrainingCenterDatabase xmlns=\"http://www.garmin.com/xmlschemas/TrainingCenterDatabase/v1\"><History>\
         <Running Name=\"Running\">{}{}</Running><Biking Name=\"Biking\">{}</Biking></History></TrainingCenterDatabase>",
        run("06"),
        run("07"),
        run("08")
    );
    let contents = import::read("history.tcx", tcx.as_bytes()).unwrap();
    let all: Vec<_> = contents.recordings.iter().map(|r| (r.sport, r.start_utc_s, r.totals.distance_m)).collect();
    // 2026-05-03 06:00 UTC and the hours after.
    let start = 1_777_788_000;
    let wanted = [(Sport::Running, 0), (Sport::Running, 3_600), (Sport::Cycling, 7_200)];
    assert_eq!(all, wanted.map(|(sport, later)| (sport, start + later, Some(180.0))));
    let heart = contents.recordings[0].series.column(Channel::HeartRate).unwrap();
    assert_eq!(heart.get(2), Some(150.0));
}

#[test]
fn places_with_a_decimal_comma_and_hearts_of_other_names_are_read() {
    let point = |second: u32| {
        format!(
            "<trkpt lat=\"48,20{second:02}\" lon=\"16,37\"><time>2026-05-03T06:00:{second:02}Z</time><extensions>\
             <heart_rate>150</heart_rate></extensions></trkpt>"
        )
    };
    let gpx = format!("<gpx><trk><trkseg>{}</trkseg></trk></gpx>", (0..30).map(point).collect::<String>());
    let contents = import::read("a.gpx", gpx.as_bytes()).unwrap();
    let run = &contents.recordings[0];
    // 29 ten-thousandths of a degree of 111.2 km.
    assert!((run.totals.distance_m.unwrap() - 322.5).abs() < 1.0);
    assert_eq!(run.series.column(Channel::HeartRate).unwrap().get(3), Some(150.0));
}
