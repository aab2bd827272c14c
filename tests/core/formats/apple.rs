//! Apple Health, worked out by hand from `tests/data/apple`.

use std::ops::ControlFlow;

use lightfoot::app::importing::import as bring_in;
use lightfoot::app::{Outcome, Store};
use lightfoot::import::{self, Contents, ProblemKind, Unpacked};
use lightfoot::model::{Channel, ReadingKind, Recording, SourceRank, Sport};

use super::archives::zip;
use super::{fixture, read_all};

const EXPORT: &str = "apple/Exportieren.xml";

fn export() -> Contents {
    let contents = import::read("Exportieren.xml", &fixture(EXPORT)).unwrap();
    assert_eq!(contents.problem, None);
    contents
}

fn values(contents: &Contents, kind: ReadingKind) -> Vec<(String, f64, String, SourceRank)> {
    let own = contents.readings.iter().filter(|reading| reading.kind == kind);
    own.map(|r| (r.day.to_string(), (r.value * 100.0).round() / 100.0, r.source.to_string(), r.rank)).collect()
}

#[test]
fn weights_and_resting_values_keep_their_unit_their_source_and_their_kind() {
    let contents = export();
    let own = |day: &str, value, source: &str, rank| (day.to_owned(), value, format!("Apple Health ({source})"), rank);
    // 150 lb × 0.45359237
    let weights = [
        own("2026-05-10", 68.04, "Health Mate", SourceRank::Mirror),
        own("2026-05-11", 68.2, "Waage", SourceRank::Phone),
    ];
    assert_eq!(values(&contents, ReadingKind::Weight), weights);
    let watch = "Ann's Apple Watch";
    let resting = [own("2026-05-10", 47.0, watch, SourceRank::Watch)];
    assert_eq!(values(&contents, ReadingKind::RestingHr), resting);
    assert_eq!(values(&contents, ReadingKind::HrvSdnn), [own("2026-05-10", 61.5, watch, SourceRank::Watch)]);
    assert_eq!(values(&contents, ReadingKind::HrvRmssd), [own("2026-05-10", 44.0, "Ring", SourceRank::Phone)]);
}

#[test]
fn a_source_is_the_watch_as_soon_as_one_of_its_records_names_the_device() {
    let at = "startDate=\"2026-05-10 07:00:00 +0200\" endDate=\"2026-05-10 07:00:00 +0200\"";
    let record = |kind: &str, device: &str, value: &str| {
        format!(
            "<Record type=\"HKQuantityTypeIdentifier{kind}\" sourceName=\"Mine\" {device} unit=\"count/min\" {at} \
             value=\"{value}\"/>"
        )
    };
    let device = "device=\"&lt;&lt;HKDevice: 0x1&gt;, name:Apple Watch, manufacturer:Apple Inc., model:Watch&gt;\"";
    let xml = [record("RestingHeartRate", "", "47"), record("HeartRate", device, "60")].concat();
    let contents = import::read("export.xml", format!("<HealthData>{xml}</HealthData>").as_bytes()).unwrap();
    assert_eq!(values(&contents, ReadingKind::RestingHr)[0].3, SourceRank::Watch);
}

#[test]
fn records_that_begin_alike_and_records_in_another_order_each_keep_what_is_theirs() {
    let at = |day: &str| format!("creationDate=\"{day} 07:00:00 +0200\" startDate=\"{day} 06:50:00 +0200\"");
    let weight = "<Record type=\"HKQuantityTypeIdentifierBodyMass\"";
    let resting = "type=\"HKQuantityTypeIdentifierRestingHeartRate\"";
    let xml = [
        "<HealthData>".to_owned(),
        format!("{weight} sourceName=\"A\" unit=\"kg\" {} value=\"70\"/>", at("2026-05-10")),
        format!("{weight} sourceName=\"A\" unit=\"lb\" {} value=\"160\"/>", at("2026-05-11")),
        format!("{weight} sourceName=\"A\" unit=\"kg\" {} value=\"71\"/>", at("2026-05-12")),
        format!("{weight} sourceName=\"A\" {} unit=\"lb\" value=\"162\"/>", at("2026-05-13")),
        format!("{weight} sourceName=\"A\" {} unit=\"kg\" value=\"72\"/>", at("2026-05-14")),
        format!("{weight} {} sourceName=\"B\" unit=\"kg\" value=\"73\"/>", at("2026-05-15")),
        format!("{weight} sourceName=\"A\" unit=\"kg\" {} value=\"7000\"/>", at("2026-05-16")),
        format!("<Record sourceName=\"A\" unit=\"kg\" {} {} value=\"74\"/>", at("2026-05-17"), &weight[8..]),
        format!("<Record sourceName=\"A\" unit=\"count/min\" {} {resting} value=\"50\"/>", at("2026-05-18")),
        "</HealthData>".to_owned(),
    ];
    let contents = import::read("export.xml", xml.join("\n").as_bytes()).unwrap();
    let weights: Vec<f64> = values(&contents, ReadingKind::Weight).into_iter().map(|(_, value, ..)| value).collect();
    // 160 lb and 162 lb × 0.45359237; no one weighs seven tonnes.
    assert_eq!(weights, [70.0, 72.57, 71.0, 73.48, 72.0, 73.0, 74.0]);
    let sources: Vec<_> = values(&contents, ReadingKind::Weight).into_iter().map(|(_, _, source, _)| source).collect();
    assert_eq!(sources.iter().filter(|source| *source == "Apple Health (B)").count(), 1);
    assert_eq!(values(&contents, ReadingKind::RestingHr).len(), 1);
}

#[test]
fn food_is_summed_once_and_a_day_that_was_not_logged_to_its_end_is_unknown() {
    let contents = export();
    let own = |value| [("2026-05-10".to_owned(), value, "Apple Health (Tagebuch)".to_owned(), SourceRank::Phone)];
    assert_eq!(values(&contents, ReadingKind::Carbohydrate), own(300.5));
    assert_eq!(values(&contents, ReadingKind::Iron), own(9.0));
    assert_eq!(values(&contents, ReadingKind::Water), own(1_500.0));
}

#[test]
fn a_night_is_of_one_source_its_segments_united_dated_by_waking() {
    let contents = export();
    let [night] = contents.nights.as_slice() else { panic!("{:?}", contents.nights) };
    assert_eq!((night.day.to_string().as_str(), &*night.source), ("2026-05-10", "Apple Health (Ann's Apple Watch)"));
    // 23:00–02:30 and 02:40–06:10, the core sleep from 05:30 to 06:00 once.
    assert_eq!((night.asleep_s, night.awake_s), (Some(25_200.0), Some(600.0)));
    assert_eq!((night.light_s, night.deep_s, night.rem_s), (Some(19_800.0), Some(3_600.0), Some(1_800.0)));
    assert_eq!(night.in_bed_s, Some(25_800.0));
    assert_eq!(night.start_utc_s, Some(1_778_360_400));
}

#[test]
fn a_run_has_its_statistics_its_samples_and_its_weather() {
    let contents = export();
    let run = &contents.recordings[0];
    assert_eq!((run.start_utc_s, run.utc_offset_s, run.sport), (1_778_428_800, Some(7_200), Sport::Running));
    assert_eq!(
        (run.totals.distance_m, run.totals.timer_s, run.totals.elapsed_s),
        (Some(5_200.0), Some(1_740.0), Some(1_800.0))
    );
    assert_eq!((run.totals.ascent_m, run.totals.calories_kcal), (Some(23.45), Some(410.0)));
    assert_eq!(run.pauses_s, [(600.0, 660.0)]);
    assert_eq!((run.devices.watch.as_str(), run.devices.firmware.as_str()), ("Apple Watch Watch6,2", "11"));
    let value = |channel, row| run.series.column(channel).unwrap().get(row);
    assert_eq!(run.series.counts(Channel::Time), [0, 3, 5]);
    assert_eq!([0, 1, 2].map(|row| value(Channel::HeartRate, row)), [Some(110.0), None, Some(130.0)]);
    assert_eq!(value(Channel::Speed, 1), Some(3.0));
    assert_eq!(value(Channel::GroundContactTime, 1), Some(251.0));
    assert_eq!(value(Channel::VerticalOscillation, 1), Some(87.0));
    assert_eq!(value(Channel::StepLength, 1), Some(1_050.0));
    assert_eq!(value(Channel::Power, 1), Some(240.0));
    let [weather] = contents.diary.as_slice() else { panic!("{:?}", contents.diary) };
    assert_eq!((weather.day.to_string().as_str(), weather.time_s), ("2026-05-10", Some(64_800)));
    assert!((weather.said.temperature_c.unwrap() - 15.0).abs() < 1e-9);
    assert_eq!(weather.said.humidity_pct, Some(74.0));
}

#[test]
fn a_mirrored_run_is_the_same_run_and_every_kind_has_its_sport() {
    let contents = export();
    let all: Vec<_> = contents.recordings.iter().map(|r| (r.sport, r.sub_sport.as_str(), r.utc_offset_s)).collect();
    let wanted = [
        (Sport::Running, "", Some(7_200)),
        (Sport::Mobility, "yoga", Some(32_400)),
        (Sport::Strength, "strength_training", Some(7_200)),
        (Sport::Running, "indoor_running", Some(7_200)),
    ];
    assert_eq!(all, wanted);
    // Four miles.
    assert!((contents.recordings[3].totals.distance_m.unwrap() - 6_437.4).abs() < 0.1);
}

/// A run of 30 minutes with this below it.
fn run_with(below: &str) -> Contents {
    let workout = "<Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"29\" durationUnit=\"min\" \
                   sourceName=\"Watch\" startDate=\"2026-05-10 18:00:00 +0200\" endDate=\"2026-05-10 18:30:00 +0200\">";
    let xml = format!("<HealthData>{workout}{below}</Workout></HealthData>");
    import::read("export.xml", xml.as_bytes()).unwrap()
}

fn statistics(kind: &str, rest: &str) -> String {
    format!("<WorkoutStatistics type=\"HKQuantityTypeIdentifier{kind}\" {rest}/>")
}

fn event(kind: &str, at: &str) -> String {
    format!("<WorkoutEvent type=\"HKWorkoutEventType{kind}\" date=\"2026-05-10 {at} +0200\"/>")
}

#[test]
fn what_is_said_of_the_steps_of_a_run_is_not_said_of_the_whole() {
    let pause = [event("Pause", "18:10:00"), event("Resume", "18:11:00")].concat();
    let step = |km: &str, bpm: &str, cm: &str| {
        let distance = statistics("DistanceWalkingRunning", &format!("sum=\"{km}\" unit=\"km\""));
        let heart = statistics("HeartRate", &format!("average=\"{bpm}\" maximum=\"{bpm}\" unit=\"count/min\""));
        let climbed = format!("<MetadataEntry key=\"HKElevationAscended\" value=\"{cm} cm\"/>");
        format!("<WorkoutActivity uuid=\"a\">{distance}{heart}{pause}{climbed}</WorkoutActivity>")
    };
    let steps = [step("1.5", "150", "2000"), step("3.5", "170", "1000")].concat();
    let whole = [
        statistics("DistanceWalkingRunning", "sum=\"5.2\" unit=\"km\""),
        statistics("HeartRate", "average=\"161\" maximum=\"178\" unit=\"count/min\""),
        pause.clone(),
    ]
    .concat();
    // Whatever the order, the whole's own numbers hold; the climb is the sum of its steps.
    for below in [format!("{steps}{whole}"), format!("{whole}{steps}")] {
        let contents = run_with(&below);
        let run = &contents.recordings[0];
        assert_eq!((run.totals.distance_m, run.totals.timer_s), (Some(5_200.0), Some(1_740.0)));
        assert_eq!((run.totals.mean_hr_bpm, run.totals.max_hr_bpm), (Some(161.0), Some(178.0)));
        assert_eq!((run.totals.ascent_m, run.pauses_s.as_slice()), (Some(30.0), [(600.0, 660.0)].as_slice()));
    }
    // Some exports say it of the activity alone.
    let indoors = format!(
        "<WorkoutActivity uuid=\"a\">{whole}<MetadataEntry key=\"HKIndoorWorkout\" value=\"1\"/>\
         <MetadataEntry key=\"HKTimeZone\" value=\"America/New_York\"/></WorkoutActivity>"
    );
    let contents = run_with(&indoors);
    let run = &contents.recordings[0];
    assert_eq!((run.totals.distance_m, run.totals.mean_hr_bpm), (Some(5_200.0), Some(161.0)));
    assert_eq!((run.sub_sport.as_str(), run.utc_offset_s), ("indoor_running", Some(-14_400)));
    assert_eq!(run.pauses_s, [(600.0, 660.0)]);
}

#[test]
fn an_export_out_of_its_zip_is_one_row_and_its_route_the_same_run() {
    let route = include_str!("../../data/apple/route.gpx");
    let bytes = zip(&[
        ("apple_health_export/workout-routes/route_2026-05-10_6.30pm.gpx", route.as_bytes()),
        ("apple_health_export/export_cda.xml", b"<?xml version=\"1.0\"?><ClinicalDocument/>"),
        ("apple_health_export/Exportieren.xml", &fixture(EXPORT)),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Export.zip");
    std::fs::write(&path, &bytes).unwrap();
    let mut store = Store::in_memory().unwrap();
    let report = bring_in(&mut store, std::slice::from_ref(&path), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((report.runs_new, report.runs_merged, report.other_activities), (2, 1, 2));
    assert_eq!(report.files.len(), 3);
    assert!(matches!(report.files[1].outcome, Outcome::Ignored(_)));
    let history = store.history().unwrap();
    assert_eq!(history.activities.len(), 4);
    let run = history.activities.iter().find(|activity| activity.sources.len() == 2).unwrap();
    assert_eq!((run.start_utc_s, run.distance_m()), (1_778_428_800, Some(5_200.0)));
    // Once more: unchanged, and then under another name.
    let again = bring_in(&mut store, &[path], &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((again.runs_new, again.days.len()), (0, 0));
    let other = folder.path().join("Export (1).zip");
    std::fs::write(&other, &bytes).unwrap();
    let again = bring_in(&mut store, &[other], &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((again.runs_new, again.runs_merged, again.days.len()), (0, 0, 0));
    assert_eq!(store.history().unwrap().activities, history.activities);
}

#[test]
fn the_day_of_a_run_is_that_of_its_place_and_not_of_the_phone_at_the_export() {
    // 18:30 in New York is half past midnight in Vienna, where the phone was later.
    let workout = |below: &str| {
        format!(
            "<HealthData><Workout workoutActivityType=\"HKWorkoutActivityTypeRunning\" duration=\"30\" \
             durationUnit=\"min\" sourceName=\"Watch\" startDate=\"2026-05-11 00:30:00 +0200\" \
             endDate=\"2026-05-11 01:00:00 +0200\">{below}</Workout></HealthData>"
        )
    };
    let place = "<WorkoutRoute><Location date=\"2026-05-11 00:30:00 +0200\" latitude=\"40.78\" longitude=\"-73.96\"/>\
                 </WorkoutRoute>";
    let within = import::read("export.xml", workout(place).as_bytes()).unwrap();
    let day = |offset_s| (Some(offset_s), "2026-05-10".to_owned());
    let of = |run: &Recording| (run.utc_offset_s, run.local_date().to_string());
    assert_eq!(of(&within.recordings[0]), day(-14_400));
    // The route in a file of its own; the workout alone has a heart rate.
    let points = (0..=30).map(|minute: u32| {
        let (hour, minute) = (22 + (30 + minute) / 60, (30 + minute) % 60);
        let time = format!("<time>2026-05-10T{hour}:{minute:02}:00Z</time>");
        format!("<trkpt lat=\"{:.4}\" lon=\"-73.96\">{time}</trkpt>", 40.78 + f64::from(minute) * 1e-4)
    });
    let route = format!("<gpx><trk><trkseg>{}</trkseg></trk></gpx>", points.collect::<String>());
    let heart = "<Record type=\"HKQuantityTypeIdentifierHeartRate\" sourceName=\"Watch\" unit=\"count/min\" \
                 startDate=\"2026-05-11 00:40:00 +0200\" endDate=\"2026-05-11 00:40:00 +0200\" value=\"150\"/>";
    let export = workout("").replace("<HealthData>", &format!("<HealthData>{heart}"));
    let bytes = zip(&[
        ("apple_health_export/export.xml", export.as_bytes()),
        ("apple_health_export/workout-routes/route_2026-05-11_1.00am.gpx", route.as_bytes()),
    ]);
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.zip");
    std::fs::write(&path, &bytes).unwrap();
    let mut store = Store::in_memory().unwrap();
    bring_in(&mut store, &[path], &mut |_| ControlFlow::Continue(())).unwrap();
    let history = store.history().unwrap();
    let [run] = history.activities.as_slice() else { panic!("one run") };
    assert_eq!((run.utc_offset_s, run.local_date.to_string()), day(-14_400));
}

#[test]
fn an_export_cut_at_any_byte_gives_what_stands_before_the_cut() {
    let bytes = fixture(EXPORT);
    let whole = export();
    let size = |contents: &Contents| {
        (contents.readings.len(), contents.nights.len(), contents.recordings.len(), contents.diary.len())
    };
    for end in (0..bytes.len() - 20).step_by(37) {
        let Some(part) = import::read("export.xml", &bytes[..end]) else { continue };
        assert!(part.problem.is_some(), "cut at {end}");
        let (a, b) = (size(&part), size(&whole));
        assert!(a.0 <= b.0 + 2 && a.1 <= b.1 && a.2 <= b.2 && a.3 <= b.3, "cut at {end}: {a:?} of {b:?}");
    }
    let before_workouts = String::from_utf8_lossy(&bytes).find(" <Workout workout").unwrap();
    let part = import::read("export.xml", &bytes[..before_workouts]).unwrap();
    assert_eq!((part.readings, part.nights), (whole.readings, whole.nights));
    assert_eq!(part.problem.unwrap().kind, ProblemKind::Truncated);
}

#[test]
fn a_reading_that_is_called_off_stops_at_once() {
    let bytes =
        zip(&[("apple_health_export/export.xml", &fixture(EXPORT)), ("run.gpx", &fixture("gpx/two_tracks.gpx"))]);
    let mut parts = 0;
    import::unpack("export.zip", bytes, &mut |found| {
        parts += usize::from(matches!(found, Unpacked::Part { .. }));
        ControlFlow::Break(())
    });
    assert_eq!(parts, 1);
}

#[test]
fn a_token_without_end_and_odd_bytes_do_no_harm() {
    let endless = [b"<HealthData locale=\"".as_slice(), &vec![b'x'; 40 << 20]].concat();
    let contents = import::read("export.xml", &endless).unwrap();
    assert_eq!((contents.readings.len(), contents.problem.is_some()), (0, true));
    for (from, to) in [(b'"', b'\''), (b'=', b' '), (b'>', b'<'), (b'-', 0xFF), (b':', b'9')] {
        let odd: Vec<u8> = fixture(EXPORT).iter().map(|byte| if *byte == from { to } else { *byte }).collect();
        let _ = read_all("export.xml", &odd);
    }
}
