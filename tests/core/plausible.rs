//! What no runner did is kept and marked, counts in no measure, and counts after one word of the runner.

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::Arc;

use lightfoot::analysis::{Effect, Season, analyse};
use lightfoot::model::{Activity, Day, Devices, Digest, History, Sport, Totals};

const DAY_S: i64 = 86_400;
/// 2026-05-04.
const MONDAY: Day = Day(20_577);

/// An hour at this speed, at seven in the morning of a day.
fn hour(day: Day, metres_per_second: f64) -> Activity {
    let start_utc_s = i64::from(day.0) * DAY_S + 7 * 3_600;
    Activity {
        id: format!("{start_utc_s}").into(),
        start_utc_s,
        utc_offset_s: Some(0),
        local_date: day,
        sport: Sport::Running,
        totals: Totals {
            distance_m: Some(3_600.0 * metres_per_second),
            timer_s: Some(3_600.0),
            mean_hr_bpm: Some(150.0),
            ..Totals::default()
        },
        digest: Arc::new(Digest { samples: 3_600, hr_seconds: vec![(150, 3_600)], ..Digest::default() }),
        ..Activity::default()
    }
}

fn season(activities: Vec<Activity>) -> Season {
    analyse(&History { activities: activities.into_iter().map(Arc::new).collect(), ..History::default() })
}

/// The doubts about the last activity, and whether it counts as a run with a distance.
fn last(season: &Season, activity: &Activity) -> (Vec<(&'static str, Effect)>, bool) {
    let doubts = season.doubts(&activity.id).iter().map(|doubt| (doubt.key, doubt.effect)).collect();
    let run = season.runs.iter().find(|run| run.activity.id == activity.id);
    (doubts, run.is_some_and(|run| run.activity.is_run() && run.activity.distance_m().is_some()))
}

#[test]
fn a_run_of_ninety_kilometres_an_hour_is_none_until_the_runner_says_so() {
    let car = hour(MONDAY, 25.0);
    let judged = season(vec![car.clone()]);
    assert_eq!(last(&judged, &car), (vec![("speed", Effect::Sport)], false));
    assert_eq!(judged.recorded(&judged.runs[0]).totals.distance_m, Some(90_000.0), "as it was recorded");
    let said = Activity { accepted: vec!["speed".into()], ..car };
    assert_eq!(last(&season(vec![said.clone()]), &said), (vec![], true));
}

#[test]
fn a_world_record_is_fast_and_a_ride_of_a_jogger_is_no_run() {
    // A half marathon in 57:31 is 6.11 m/s: nobody's, but possible.
    let mut record = hour(MONDAY, 21_097.5 / 3_451.0);
    record.totals.timer_s = Some(3_451.0);
    assert_eq!(last(&season(vec![record.clone()]), &record), (vec![], true));

    let jogs = |count: i32| -> Vec<Activity> { (0..count).map(|k| hour(MONDAY.plus(k), 2.8)).collect() };
    let ride = hour(MONDAY.plus(30), 5.5);
    let after = |mut runs: Vec<Activity>| {
        runs.push(ride.clone());
        last(&season(runs), &ride)
    };
    assert_eq!(after(jogs(12)), (vec![("own_speed", Effect::Sport)], false));
    assert_eq!(after(jogs(9)), (vec![], true), "nine runs do not show what is usual");
    // A fast race is no ride: 3.8 m/s after 2.8 m/s.
    let race = hour(MONDAY.plus(30), 3.8);
    let mut runs = jogs(12);
    runs.push(race.clone());
    assert_eq!(last(&season(runs), &race), (vec![], true));
}

#[test]
fn later_runs_never_judge_earlier_ones() {
    let ride = hour(MONDAY, 5.5);
    let mut runs = vec![ride.clone()];
    runs.extend((1..20).map(|k| hour(MONDAY.plus(k), 2.8)));
    assert_eq!(last(&season(runs), &ride), (vec![], true));
}

#[test]
fn a_distance_told_twice_does_not_count_and_its_heart_rate_does() {
    let mut run = hour(MONDAY, 5.6);
    run.digest = Arc::new(Digest { distance_m: Some(10_080.0), ..(*run.digest).clone() });
    let judged = season(vec![run.clone()]);
    assert_eq!(last(&judged, &run), (vec![("doubled", Effect::Distance)], false));
    assert!(judged.runs[0].load_lp.is_some_and(|load| load > 0.0));
    // Of thirty metres a lost point or two is half.
    let mut steps = hour(MONDAY, 2.8);
    steps.totals.distance_m = Some(30.0);
    steps.digest = Arc::new(Digest { distance_m: Some(15.0), ..(*steps.digest).clone() });
    assert_eq!(last(&season(vec![steps.clone()]), &steps).0, vec![]);
}

#[test]
fn a_heart_rate_of_two_hundred_and_fifty_does_not_count() {
    let mut run = hour(MONDAY, 2.8);
    run.totals.mean_hr_bpm = Some(250.0);
    run.digest = Arc::default();
    let judged = season(vec![run.clone()]);
    assert_eq!(last(&judged, &run), (vec![("heart_rate", Effect::Heart)], true));
    assert_eq!(judged.runs[0].activity.totals.mean_hr_bpm, None);
}

#[test]
fn a_watch_with_a_wrong_clock_is_set_apart_and_stretches_no_season() {
    let undated = Day::parse("1999-08-22").unwrap();
    let lost = hour(undated, 2.8);
    let judged = season(vec![lost.clone(), hour(MONDAY, 2.8)]);
    assert_eq!(last(&judged, &lost), (vec![("clock", Effect::Day)], false));
    assert_eq!((judged.set_apart.len(), judged.days.first), (1, MONDAY));

    let import = i64::from(MONDAY.0) * DAY_S;
    let read = |activity: Activity| Activity { read_utc_s: Some(import), ..activity };
    let mut runs: Vec<Activity> = (0..20).map(|k| read(hour(MONDAY.plus(k - 20), 2.8))).collect();
    let ahead = read(hour(MONDAY.plus(40), 2.8));
    runs.push(ahead.clone());
    let judged = season(runs);
    assert_eq!(last(&judged, &ahead), (vec![("clock", Effect::Day)], false));
    // Where everything lies ahead, it was the computer's clock.
    let all: Vec<Activity> = (0..10).map(|k| read(hour(MONDAY.plus(40 + k), 2.8))).collect();
    let judged = season(all.clone());
    assert_eq!(last(&judged, &all[0]), (vec![], true));
}

#[test]
fn the_same_run_by_another_device_hours_apart_counts_once() {
    let watch = |activity: Activity, name: &str, hours: i64| Activity {
        devices: Devices { watch: name.into(), ..Devices::default() },
        id: name.into(),
        start_utc_s: activity.start_utc_s + hours * 3_600,
        utc_offset_s: (hours == 0).then_some(0),
        ..activity
    };
    let good = watch(hour(MONDAY, 2.8), "good", 0);
    let off = watch(hour(MONDAY, 2.81), "off", 2);
    let judged = season(vec![good.clone(), off.clone()]);
    assert_eq!(last(&judged, &off), (vec![("clock", Effect::Day)], false));
    assert_eq!(judged.doubts(&off.id)[0].began_utc_s, Some(good.start_utc_s));
    assert_eq!(last(&judged, &good), (vec![], true));
    // The same loop twice a day by one watch is two runs.
    let evening = Activity { id: "evening".into(), ..watch(hour(MONDAY, 2.8), "good", 11) };
    assert_eq!(last(&season(vec![good, evening.clone()]), &evening), (vec![], true));
}

#[test]
fn an_import_says_what_is_implausible_and_keeps_it() {
    let folder = tempfile::tempdir().unwrap();
    let point = |k: u32| {
        // 25 m/s are 375 m in a quarter of a minute, and 0.003374 degrees to the north.
        let latitude = 48.0 + f64::from(k) * 0.003_374;
        format!(
            r#"<trkpt lat="{latitude}" lon="16"><time>2026-05-03T06:{:02}:{:02}Z</time></trkpt>"#,
            k / 4,
            k % 4 * 15
        )
    };
    let points: String = (0..120).map(point).collect();
    let gpx = format!("<gpx><trk><type>running</type><trkseg>{points}</trkseg></trk></gpx>");
    fs::write(folder.path().join("car.gpx"), gpx).unwrap();
    let call = |args: &[&Path]| {
        let mut call = Command::new(env!("CARGO_BIN_EXE_lightfoot"));
        call.arg("--library").arg(folder.path().join("library")).args(args).output().unwrap()
    };
    let out = call(&[Path::new("import"), &folder.path().join("car.gpx"), Path::new("--json")]);
    let report: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    assert_eq!((out.status.code(), &report["problems"][0]["kind"]), (Some(3), &"implausible".into()), "{report}");
    assert_eq!((&report["runs"]["new"], &report["problems"][0]["records_recovered"]), (&1.into(), &120.into()));
    let runs: serde_json::Value =
        serde_json::from_slice(&call(&[Path::new("runs"), Path::new("--json")]).stdout).unwrap();
    assert!(runs[0]["distance_m"].as_f64().unwrap() > 40_000.0, "kept: {runs}");
    let days: serde_json::Value =
        serde_json::from_slice(&call(&[Path::new("days"), Path::new("--json")]).stdout).unwrap();
    assert!(days[0]["distance_m"].as_f64().is_none_or(|metres| metres < 1.0), "counts nowhere: {days}");
}
