//! Real files of scales, phones, bands and apps against what the truth beside them says.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use lightfoot::import::{self, Contents, Unpacked};
use lightfoot::model::{Day, ReadingKind, Sport};
use serde_json::Value;

use super::support::{self, Score};

/// What a file holds; of an archive, the file in it that is read in parts.
fn read(file: &str, bytes: Vec<u8>) -> Contents {
    if let Some(contents) = import::read(file, &bytes) {
        return contents;
    }
    let mut all = Contents::default();
    import::unpack(file, bytes, &mut |found| {
        if let Unpacked::Part { contents, .. } = found {
            all.recordings.extend(contents.recordings);
            all.readings.extend(contents.readings);
        }
        ControlFlow::Continue(())
    });
    all
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

/// The readings of a kind by day; the last of several on one day.
fn by_day(contents: &Contents, kind: ReadingKind) -> BTreeMap<Day, Vec<f64>> {
    let mut days: BTreeMap<Day, Vec<f64>> = BTreeMap::new();
    for reading in contents.readings.iter().filter(|reading| reading.kind == kind) {
        days.entry(reading.day).or_default().push(reading.value);
    }
    days
}

fn day(text: &Value) -> Day {
    Day::parse(&text.as_str().unwrap()[..10]).unwrap()
}

/// One value of a day among ours: the nearest to the truth.
fn nearest(days: &BTreeMap<Day, Vec<f64>>, day: Day, truth: f64) -> Option<f64> {
    days.get(&day)?.iter().copied().min_by(|a, b| (a - truth).abs().total_cmp(&(b - truth).abs()))
}

fn weights(score: &mut Score, file: &str, contents: &Contents, rows: &[Value], date: &str, kg: &str) {
    let ours = by_day(contents, ReadingKind::Weight);
    score.near(
        &format!("{file}: count"),
        Some(ours.values().map(Vec::len).sum::<usize>() as f64),
        Some(rows.len() as f64),
        0.0,
    );
    for row in rows {
        let (day, truth) = (day(&row[date]), row[kg].as_f64().unwrap());
        score.near(&format!("{file}: {day}"), nearest(&ours, day, truth), Some(truth), 0.01);
    }
}

/// Beats per minute; 0 stands for "not measured".
fn resting(score: &mut Score, file: &str, contents: &Contents, rows: &[Value]) {
    let ours = by_day(contents, ReadingKind::RestingHr);
    for row in rows.iter().filter(|row| row["date"].is_string()) {
        let truth = row["resting_hr"].as_f64().filter(|bpm| *bpm > 0.0);
        let day = day(&row["date"]);
        let found = ours.get(&day).and_then(|values| values.first().copied());
        score.near(&format!("{file}: resting heart rate of {day}"), found, truth, 0.01);
    }
}

fn nights(score: &mut Score, file: &str, contents: &Contents, rows: &[Value], hours: &str) {
    let mut longest: BTreeMap<Day, f64> = BTreeMap::new();
    for row in rows {
        let hours = row[hours].as_f64().unwrap_or(0.0);
        let known = longest.entry(day(&row["date"])).or_insert(hours);
        *known = known.max(hours);
    }
    let ours: BTreeMap<Day, Option<f64>> = contents.nights.iter().map(|n| (n.day, n.asleep_s)).collect();
    for (day, hours) in longest {
        let found = ours.get(&day).copied().flatten().map(|seconds| seconds / 3_600.0);
        score.near(&format!("{file}: night of {day}"), found, Some(hours).filter(|hours| *hours > 0.0), 0.01);
    }
}

fn hrv(score: &mut Score, file: &str, contents: &Contents, rows: &[Value]) {
    let kinds =
        [("rmssd", ReadingKind::HrvRmssd), ("sdnn", ReadingKind::HrvSdnn), ("resting_hr", ReadingKind::RestingHr)];
    for (key, kind) in kinds {
        let ours = by_day(contents, kind);
        for row in rows {
            let Some(truth) = row[key].as_f64() else { continue };
            let day = day(&row["time"]);
            score.near(&format!("{file}: {key} of {day}"), nearest(&ours, day, truth), Some(truth), 0.01);
        }
    }
}

/// Seconds of `29.5` `min`, metres of `0.5` `mi`.
fn amount(row: &Value, number: &str, unit: &str) -> Option<f64> {
    let factor = match row[unit].as_str()? {
        "min" => 60.0,
        "km" => 1_000.0,
        "mi" => 1_609.344,
        _ => return None,
    };
    row[number].as_str()?.parse::<f64>().ok().map(|number| number * factor).filter(|amount| *amount > 0.0)
}

fn workouts(score: &mut Score, file: &str, contents: &Contents, rows: &[Value]) {
    score.near(&format!("{file}: workouts"), Some(contents.recordings.len() as f64), Some(rows.len() as f64), 0.0);
    for (recording, row) in contents.recordings.iter().zip(rows) {
        let what = format!("{file}: {}", row["start"]);
        score.near(&what, recording.totals.timer_s, amount(row, "duration", "duration_unit"), 1.0);
        score.near(&what, recording.totals.distance_m, amount(row, "distance", "distance_unit"), 1.0);
        let is_run = f64::from(u8::from(recording.sport == Sport::Running));
        score.near(&what, Some(is_run), Some(f64::from(u8::from(row["type"] == "Running"))), 0.0);
        let start = row["start"].as_str().unwrap();
        assert_eq!(recording.local_date(), Day::parse(&start[..10]).unwrap(), "{what}");
    }
}

fn runs(score: &mut Score, file: &str, contents: &Contents, truth: &Value) {
    score.near(&format!("{file}: all"), Some(contents.recordings.len() as f64), truth["n"].as_f64(), 0.0);
    let ours: Vec<_> = contents.recordings.iter().filter(|r| r.sport == Sport::Running).collect();
    let rows = list(truth, "runs");
    score.near(&format!("{file}: runs"), Some(ours.len() as f64), Some(rows.len() as f64), 0.0);
    for (run, row) in ours.iter().zip(rows) {
        let what = format!("{file}: {}", row["start_local"]);
        score.near(&what, run.totals.elapsed_s, row["duration_s"].as_f64(), 1.0);
        let metres = row["distance"].as_f64().map(|km| km * 1_000.0);
        score.near(&what, run.totals.distance_m, metres, 1.0);
        score.near(&what, run.totals.mean_hr_bpm, row["avg_hr"].as_f64(), 0.5);
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the count of checks")]
fn real_daily_values_are_what_the_truth_says() {
    let Some(corpus) = support::corpus() else { return };
    let truth: Value = serde_json::from_slice(&std::fs::read(corpus.join("TRUTH.json")).unwrap()).unwrap();
    let mut score = Score::default();
    for (file, truth) in truth["files"].as_object().unwrap() {
        let truth = &truth["wellness"];
        let path = corpus.join(file);
        let source = truth["source"].as_str().unwrap_or_default();
        if !path.is_file() || !KNOWN.contains(&source) {
            continue;
        }
        let contents = read(file, std::fs::read(&path).unwrap());
        let days = list(truth, "days");
        match source {
            "withings getmeas" => weights(&mut score, file, &contents, list(truth, "weights"), "utc", "kg"),
            "fitbit weight" => weights(&mut score, file, &contents, days, "date", "kg_if_pounds"),
            "withings sleep summary" => nights(&mut score, file, &contents, days, "deep_light_rem_h"),
            "fitbit sleep" => nights(&mut score, file, &contents, days, "main_sleep_h"),
            "fitbit resting heart rate" => resting(&mut score, file, &contents, days),
            "fitbit exercise log" => runs(&mut score, file, &contents, truth),
            "HRV4Training" => hrv(&mut score, file, &contents, days),
            "apple health" => workouts(&mut score, file, &contents, list(truth, "workouts")),
            _ => {
                assert!(
                    contents.problem.is_some() || !contents.readings.is_empty(),
                    "{file} is passed over in silence"
                );
            }
        }
    }
    println!("daily values {}/{}", score.held, score.made);
    assert!(score.made > 1_000, "the corpus is not all there: {}", score.made);
    assert!(score.held as f64 >= 0.995 * score.made as f64, "{}", score.faults.join("\n"));
}

/// Sources that are read here.
const KNOWN: &[&str] = &[
    "withings getmeas",
    "withings sleep summary",
    "fitbit weight",
    "fitbit sleep",
    "fitbit resting heart rate",
    "fitbit exercise log",
    "HRV4Training",
    "apple health",
    "polar continuous HR",
];
