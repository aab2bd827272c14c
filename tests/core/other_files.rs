//! Real files of other programs, accounts and scales against what the truth beside them says.

use std::ops::ControlFlow;

use lightfoot::app::importing::import;
use lightfoot::app::{Outcome, Store};
use lightfoot::import::{self, Contents};
use lightfoot::model::{Day, ReadingKind, Recording};
use serde_json::Value;

use super::support::{self, Score};

/// A number that the truth knows; 0 stands for "not measured".
fn known(truth: &Value) -> Option<f64> {
    truth.as_f64().filter(|value| *value > 0.0)
}

fn list<'a>(of: &'a Value, key: &str) -> &'a [Value] {
    of[key].as_array().map_or(&[], Vec::as_slice)
}

/// Seconds since 1970 of `2020-06-15 12:12:49`, `2024-12-17T18:47:00+0000` and the like.
fn instant(text: &str) -> i64 {
    let text = text.replace(" UTC", "").replace('/', "-").replace("+0000", "").replace(' ', "T");
    let zoned = text.parse::<jiff::Timestamp>().or_else(|_| format!("{text}Z").parse());
    zoned.unwrap().as_second()
}

fn activities(score: &mut Score, file: &str, contents: &Contents, truth: &Value) {
    let rows = list(truth, "activities");
    score.check(&format!("{file}: count"), contents.recordings.len() == rows.len(), contents.recordings.len());
    for (ours, row) in contents.recordings.iter().zip(rows) {
        let what = format!("{file}: {}", row["start_utc"]);
        score.check(&what, ours.start_utc_s == instant(row["start_utc"].as_str().unwrap()), ours.start_utc_s);
        let sport = row["type"].as_str().or_else(|| row["sport"].as_str()).unwrap().to_lowercase();
        score.check(&what, sport.starts_with(ours.sport.key().get(..3).unwrap()), ours.sport);
        score.near(&what, ours.totals.distance_m, known(&row["distance_m"]), 0.5);
        let seconds = if row["duration_s"].is_null() { &row["moving_s"] } else { &row["duration_s"] };
        score.near(&what, ours.totals.timer_s, known(seconds), 1.0);
        score.near(&what, ours.totals.elapsed_s, known(&row["elapsed_s"]), 1.0);
        score.near(&what, ours.totals.mean_hr_bpm, known(&row["avg_hr"]), 0.5);
        score.near(&what, ours.totals.mean_cadence_spm, known(&row["avg_run_cadence_spm"]), 0.5);
        let stride_mm = row["avg_stride_cm"].as_f64().map_or(Value::Null, |cm| (cm * 10.0).into());
        score.near(&what, ours.totals.mean_step_length_mm, known(&stride_mm), 1.0);
        score.near(&what, ours.totals.mean_gct_ms, known(&row["gct_ms"]), 0.5);
    }
}

fn mean_hr(run: &Recording) -> Option<f64> {
    let column = run.series.column(lightfoot::model::Channel::HeartRate)?;
    let values: Vec<f64> = (0..run.series.len()).filter_map(|row| column.get(row)).collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// One activity of another program; its wall clock shows these seconds since 1970.
fn activity(score: &mut Score, file: &str, contents: &Contents, wall_s: i64, truth: &Value) {
    score.check(&format!("{file}: one"), contents.recordings.len() == 1, contents.recordings.len());
    let Some(run) = contents.recordings.first() else { return };
    let ours = run.start_utc_s + i64::from(run.utc_offset_s.unwrap_or(0));
    score.check(&format!("{file}: start {wall_s}"), ours == wall_s, ours);
    score.near(&format!("{file}: duration"), run.totals.elapsed_s, known(&truth["duration_s"]), 1.0);
    let metres = run.totals.distance_m;
    if truth["distance_m"].as_f64() > Some(0.0) {
        score.near(&format!("{file}: distance"), metres, known(&truth["distance_m"]), 1.0);
    }
    if !truth["hr_mean"].is_null() {
        score.near(&format!("{file}: heart rate"), mean_hr(run), known(&truth["hr_mean"]), 0.5);
    }
}

fn weights(score: &mut Score, file: &str, contents: &Contents, wanted: &[f64]) {
    let ours: Vec<f64> = contents.readings.iter().filter(|r| r.kind == ReadingKind::Weight).map(|r| r.value).collect();
    let found = |kg: &f64| ours.iter().any(|own| (own - kg).abs() < 0.01);
    score.check(&format!("{file}: weights {wanted:?}"), wanted.iter().all(found), &ours);
    score.check(&format!("{file}: no other weights"), ours.len() == wanted.len(), &ours);
}

fn numbers(rows: &[Value], key: &str) -> Vec<f64> {
    let number = |value: &Value| value.as_f64().or_else(|| value.as_str()?.parse().ok());
    rows.iter().filter_map(|row| number(&row[key])).collect()
}

fn one(score: &mut Score, file: &str, truth: &Value, contents: &Contents) {
    match truth["format"].as_str().or_else(|| truth["wellness"]["source"].as_str()).unwrap_or_default() {
        "garmin activity list" | "strava training log" => activities(score, file, contents, truth),
        "goldencheetah json" => {
            let start = instant(truth["start"].as_str().unwrap());
            activity(
                score,
                file,
                contents,
                start,
                &serde_json::json!({"duration_s": truth["last_secs"], "hr_mean": truth["hr_mean"]}),
            );
            let records = truth["n_samples"].as_f64();
            score.check(
                &format!("{file}: samples"),
                Some(f64::from(contents.records())) == records,
                contents.records(),
            );
        }
        "suunto json" => {
            // 18:03:13 two hours east of Greenwich.
            let start = instant("2018-04-09T18:03:13");
            activity(score, file, contents, start, truth);
        }
        "pwx" => {
            let workout = &list(truth, "workouts")[0];
            activity(score, file, contents, instant(workout["time"].as_str().unwrap()), workout);
            let records = workout["n_samples"].as_f64();
            score.check(
                &format!("{file}: samples"),
                Some(f64::from(contents.records())) == records,
                contents.records(),
            );
        }
        "polar hrm" => {
            let start = instant("2006-02-12T07:06:45");
            activity(
                score,
                file,
                contents,
                start,
                &serde_json::json!({"duration_s": 10_748.6, "hr_mean": truth["hr_mean"]}),
            );
        }
        "xml" if truth["root"] == "sml" => {
            let first = &truth["first_values"];
            let number = |key: &str| first[key].as_str().and_then(|text| text.parse::<f64>().ok());
            let wanted = serde_json::json!({"duration_s": number("Duration"), "distance_m": number("Distance")});
            activity(score, file, contents, instant(first["DateTime"].as_str().unwrap()), &wanted);
        }
        "goldencheetah body measures" => {
            // A weight of two kilograms is none.
            let rows = list(&truth["wellness"], "rows");
            let wanted: Vec<f64> = numbers(rows, "weightkg").into_iter().filter(|kg| *kg >= 20.0).collect();
            weights(score, file, contents, &wanted);
        }
        "garmin weight (grams in file)" => {
            let days = list(&truth["wellness"], "days");
            let entries: Vec<Value> = days.iter().flat_map(|day| list(day, "entries").to_vec()).collect();
            let mut contents = contents.clone();
            // The file also names the weight before its first day.
            let first = days.iter().filter_map(|day| Day::parse(day["date"].as_str()?)).min();
            contents.readings.retain(|reading| Some(reading.day) >= first);
            weights(score, file, &contents, &numbers(&entries, "kg"));
        }
        "manual weight csv" => weights(score, file, contents, &numbers(list(&truth["wellness"], "days"), "kg")),
        _ => {}
    }
    // Of several users of a scale only the first is the runner.
    let scale = list(&truth["wellness"], "weight_scale");
    if !scale.is_empty() {
        let mine = scale.iter().filter(|row| row["user_profile_index"].as_f64().unwrap_or(0.0) == 0.0).cloned();
        weights(score, file, contents, &numbers(&mine.collect::<Vec<_>>(), "weight"));
    }
}

#[test]
#[expect(clippy::print_stdout, reason = "the count of checks")]
fn real_files_of_other_programs_are_what_the_truth_says() {
    let Some(corpus) = support::corpus() else { return };
    let truth: Value = serde_json::from_slice(&std::fs::read(corpus.join("TRUTH.json")).unwrap()).unwrap();
    let mut score = Score::default();
    for (file, truth) in truth["files"].as_object().unwrap() {
        let path = corpus.join(file);
        if matches!(truth["kind"].as_str(), Some("other" | "wellness")) && path.is_file() {
            let bytes = std::fs::read(&path).unwrap();
            one(&mut score, file, truth, &import::read(file, &bytes).unwrap_or_default());
        }
    }
    println!("other programs {}/{}", score.held, score.made);
    assert!(score.made > 200, "the corpus is not all there: {}", score.made);
    assert!(score.held as f64 >= 0.995 * score.made as f64, "{}", score.faults.join("\n"));
}

#[test]
fn a_real_export_of_strava_is_one_run_with_its_title() {
    let Some(corpus) = support::corpus() else { return };
    let mut store = Store::in_memory().unwrap();
    let export = corpus.join("exports/strava_export_minimal.zip");
    let report = import(&mut store, &[export], &mut |_| ControlFlow::Continue(())).unwrap();
    assert!(!report.files.iter().any(|row| matches!(row.outcome, Outcome::Problem(_))), "{:?}", report.files);
    let history = store.history().unwrap();
    let [run] = history.activities.as_slice() else { panic!("{} activities", history.activities.len()) };
    // 2022-05-29T15:53:35Z
    assert_eq!((run.start_utc_s, run.title.as_str()), (1_653_839_615, "Laufen Landal Park"));
    assert_eq!(run.sources.len(), 2);
}
