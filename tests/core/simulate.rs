//! Invented runners: reproducible, plausible, and each with its cause in its data.

use std::path::Path;
use std::process::{Command, Output};

use lightfoot::model::{Channel, Day, DayRange};
use lightfoot::simulate::{Injection, Notes, Plan, Twist, files, invent, sample_runner, truth_json};

fn last() -> Day {
    Day::parse("2026-05-31").unwrap()
}

fn short(seed: u64) -> Plan {
    Plan { days: 60, ..Plan::healthy(seed, last()) }
}

#[test]
fn the_same_seed_gives_the_same_runner() {
    assert_eq!(files(&invent(&short(3))), files(&invent(&short(3))));
    assert_ne!(files(&invent(&short(3))), files(&invent(&short(4))));
}

#[test]
fn a_run_looks_like_a_run() {
    let invented = invent(&short(5));
    assert!((25..60).contains(&invented.recordings.len()), "{} runs in 60 days", invented.recordings.len());
    for recording in &invented.recordings {
        let series = &recording.series;
        let mean = |channel| {
            let column = series.column(channel).unwrap();
            (0..series.len()).filter_map(|i| column.get(i)).sum::<f64>() / series.len() as f64
        };
        assert!((100.0..190.0).contains(&mean(Channel::HeartRate)));
        assert!((150.0..195.0).contains(&mean(Channel::Cadence)));
        assert!((190.0..330.0).contains(&mean(Channel::GroundContactTime)));
        assert!((2.0..5.5).contains(&mean(Channel::Speed)));
    }
}

#[test]
fn short_nights_are_short_only_while_sleep_is_the_cause() {
    let when = DayRange::ending(last(), 20);
    let plan = Plan { injections: vec![(Injection::Sleep, when)], ..short(6) };
    let nights = invent(&plan).nights;
    let mean = |during: bool| {
        let hours: Vec<f64> =
            nights.iter().filter(|n| when.contains(n.day) == during).map(|n| n.asleep_s.unwrap() / 3600.0).collect();
        hours.iter().sum::<f64>() / hours.len() as f64
    };
    assert!(mean(true) < 6.0 && mean(false) > 7.0, "{} and {}", mean(true), mean(false));
}

#[test]
fn the_sample_covers_a_year_and_ends_today() {
    let sample = sample_runner(last());
    assert_eq!(sample.nights.last().unwrap().day, last());
    assert!(sample.recordings.len() > 180);
    let first = sample.recordings.first().unwrap().local_date();
    assert!(last().since(first) > 350);
}

#[test]
fn the_truth_names_what_was_at_work_and_what_it_added() {
    let plan = short(8).with(Injection::Sleep).twisted(Twist::NewScale);
    let invented = invent(&plan);
    let truth = truth_json(&plan, &invented);
    let injection = &truth["injections"][0];
    assert_eq!(injection["cause"], "sleep");
    assert_eq!((injection["from"].as_str(), injection["to"].as_str()), (Some("2026-05-08"), Some("2026-05-31")));
    assert_eq!(truth["distractors"][0]["id"], "new_scale");
    let days = truth["days"].as_array().unwrap();
    assert_eq!(days.len(), 60);
    assert!(days[0]["active"].as_object().unwrap().is_empty());
    assert_eq!(days[59]["active"]["sleep"], 1.0);
    let runs = truth["runs"].as_array().unwrap();
    assert_eq!(runs.len(), invented.recordings.len());
    let added = |run: &serde_json::Value| run["added"]["sleep"].as_f64().unwrap_or(0.0);
    assert!(runs.iter().any(|run| added(run) > 1.0) && runs.iter().any(|run| added(run) == 0.0));
    let harmless = truth_json(&plan.clone().harmless(), &invent(&plan.harmless()));
    assert_eq!(harmless["injections"][0]["harmless"], true);
}

#[test]
fn each_cause_shows_in_the_data_of_its_kind() {
    let with = |injection| invent(&short(9).with(injection));
    let said = |injection: Injection, is: fn(&lightfoot::model::Diary) -> bool| {
        with(injection).diary.iter().filter(|row| is(&row.said)).count()
    };
    let skipped = |d: &lightfoot::model::Diary| d.stretched == Some(false);
    assert!(said(Injection::Stretching, skipped) > said(Injection::Sleep, skipped) + 8);
    let low = |d: &lightfoot::model::Diary| d.carbs == Some(lightfoot::model::diary::Carbs::Low);
    assert!(said(Injection::LowCarbohydrate, low) > said(Injection::Sleep, low) + 10);
    let thirsty = |d: &lightfoot::model::Diary| d.thirsty == Some(true);
    assert!(said(Injection::Dehydration, thirsty) > said(Injection::Sleep, thirsty));
}

#[test]
fn poorer_data_hold_less() {
    let of = |notes| invent(&short(10).noting(notes));
    let (usual, poor, bare) = (of(Notes::Usual), of(Notes::Poor), of(Notes::Barebones));
    let has = |invented: &lightfoot::simulate::Invented, channel| {
        invented.recordings.iter().any(|recording| recording.series.column(channel).is_some())
    };
    assert!(has(&usual, Channel::GroundContactTime) && !has(&poor, Channel::GroundContactTime));
    assert!(has(&poor, Channel::HeartRate) && !has(&bare, Channel::HeartRate) && has(&bare, Channel::Distance));
    assert!(!usual.nights.is_empty() && poor.nights.is_empty() && poor.readings.is_empty());
    assert!(poor.diary.len() < usual.diary.len() && bare.diary.is_empty());
    let names: Vec<String> = files(&bare).into_iter().map(|(name, _)| name).collect();
    assert!(names.iter().all(|name| name.starts_with("runs/")), "{names:?}");
}

#[test]
fn clocks_change_at_home_and_a_journey_adds_to_that() {
    let plan = Plan { days: 90, ..Plan::healthy(12, last()) }.twisted(Twist::Trip);
    let invented = invent(&plan);
    let offsets = |from: &str, to: &str| {
        let range = DayRange::new(Day::parse(from).unwrap(), Day::parse(to).unwrap());
        let of = invented.recordings.iter().filter(|recording| range.contains(recording.local_date()));
        let mut offsets: Vec<i32> = of.filter_map(|recording| recording.utc_offset_s).collect();
        offsets.dedup();
        offsets
    };
    assert_eq!(offsets("2026-03-03", "2026-03-28"), [3600]);
    assert_eq!(offsets("2026-03-29", "2026-05-17"), [7200]);
    assert_eq!(offsets("2026-05-18", "2026-05-31"), [7200 - 8 * 3600]);
}

fn lightfoot(library: &Path, arguments: &[&str]) -> Output {
    let mut call = Command::new(env!("CARGO_BIN_EXE_lightfoot"));
    call.arg("--library").arg(library).args(arguments).output().unwrap()
}

#[test]
fn what_the_command_line_simulates_it_also_finds() {
    let folder = tempfile::tempdir().unwrap();
    let (library, files) = (folder.path().join("library"), folder.path().join("runner"));
    let files = files.to_str().unwrap();
    let written = lightfoot(&library, &["simulate", "--cause", "sleep", "--seed", "4", "--days", "120", files]);
    assert!(written.status.success(), "{}", String::from_utf8_lossy(&written.stderr));
    let truth: serde_json::Value =
        serde_json::from_slice(&std::fs::read(folder.path().join("runner/truth.json")).unwrap()).unwrap();
    assert_eq!((truth["seed"].as_u64(), truth["profile"].as_str()), (Some(4), Some("rich")));
    let imported = lightfoot(&library, &["import", "--json", files]);
    let report: serde_json::Value = serde_json::from_slice(&imported.stdout).unwrap();
    assert_eq!(report["runs"]["new"].as_u64(), Some(truth["runs"].as_array().unwrap().len() as u64));
    assert_eq!(report["problems"].as_array().map(Vec::len), Some(0), "{report}");
    let diagnosis = lightfoot(&library, &["diagnose", "--json"]);
    let diagnosis: serde_json::Value = serde_json::from_slice(&diagnosis.stdout).unwrap();
    assert_eq!(diagnosis["causes"][0]["id"], "sleep", "{diagnosis}");
    for wrong in [&["simulate", "--cause", "luck", "--seed", "1", "x"][..], &["simulate", "--cause", "none", "x"]] {
        assert_eq!(lightfoot(&library, wrong).status.code(), Some(2));
    }
}
