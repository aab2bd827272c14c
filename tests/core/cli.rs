//! The command line as other programs use it: the binary, its exit status, its JSON.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lightfoot::model::{Day, DayRange};
use lightfoot::simulate::{Injection, Invented, Plan, files, invent};
use serde_json::Value;
use tempfile::TempDir;

/// A folder with the files of an invented runner and a library beside it.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Forty days of a runner, as a device and an app would have written them.
    fn with_files() -> Self {
        let desk = Self::empty();
        let plan = Plan { days: 40, ..Plan::healthy(11, Day::parse("2026-05-31").unwrap()) };
        desk.put(&invent(&plan));
        desk
    }

    fn put(&self, invented: &Invented) {
        for (name, bytes) in files(invented) {
            let path = self.files().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
    }

    fn files(&self) -> PathBuf {
        self.folder.path().join("files")
    }

    fn fit_files(&self) -> Vec<PathBuf> {
        let runs = fs::read_dir(self.files().join("runs")).unwrap();
        let mut files: Vec<PathBuf> = runs.map(|entry| entry.unwrap().path()).collect();
        files.sort();
        files
    }

    fn library(&self) -> PathBuf {
        self.folder.path().join("library.lightfoot")
    }

    fn call(&self, args: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_lightfoot"))
            .args(["--library", self.library().to_str().unwrap()])
            .args(args)
            .env_remove("DISPLAY")
            .env_remove("WAYLAND_DISPLAY")
            .output()
            .unwrap()
    }

    /// The JSON of a call that must end with this status and say nothing else.
    fn json(&self, args: &[&str], status: i32) -> Value {
        let out = self.call(args);
        assert_eq!(out.status.code(), Some(status), "{args:?}: {}", said(&out));
        assert_eq!(said(&out), "", "{args:?} writes to stderr");
        serde_json::from_slice(&out.stdout).unwrap()
    }

    fn import(&self, path: &Path) -> Value {
        self.json(&["import", path.to_str().unwrap(), "--json"], 0)
    }
}

fn said(out: &Output) -> String {
    String::from_utf8_lossy(&out.stderr).into_owned()
}

fn keys(value: &Value) -> Vec<&str> {
    value.as_object().unwrap().keys().map(String::as_str).collect()
}

/// The names in a line of the contract, sorted as `serde_json` keeps them.
fn named(names: &str) -> Vec<&str> {
    let mut names: Vec<&str> = names.split_whitespace().collect();
    names.sort_unstable();
    names
}

const RUN: &str = "id start_utc utc_offset_s local_date sport sub_sport distance_m timer_s elapsed_s ascent_m samples
    mean_hr_bpm max_hr_bpm mean_cadence_spm mean_gct_ms mean_vertical_oscillation_mm mean_vertical_ratio_pct
    mean_step_length_mm mean_gct_balance_left_pct mean_power_w load_lp load_method shoe legs_heaviness effort sources";
const DAY: &str = "date distance_m load_lp strength_load ctl atl tsb monotony strain weight_kg weight_trend_kg sleep_h
    sleep_debt_h resting_hr_bpm hrv_rmssd_ms hr_at_pace_residual_bpm gct_residual_pct
    vertical_oscillation_residual_pct cadence_residual_pct legs_heaviness legs_morning heavy_probability flags";
const CAUSE: &str =
    "id rank state match_score coverage exposure body_signs link counter_evidence since evidence against
    missing attribution";
const CAUSES: &str = "strength_training stretching overtraining shoes running_form weight_gain low_carbohydrate
    iron_deficiency dehydration circulation sleep";

#[test]
fn an_import_is_reported_and_the_same_files_again_are_all_duplicates() {
    let desk = Desk::with_files();
    let first = desk.import(&desk.files());
    assert_eq!(keys(&first), named("files runs other_activities days problems ignored elapsed_s"));
    assert_eq!(keys(&first["runs"]), named("new merged duplicate"));
    assert_eq!(keys(&first["days"]), named("weight sleep resting_hr hrv diary"));
    let runs = first["runs"]["new"].as_u64().unwrap();
    assert!(runs > 10, "{first}");
    assert!(first["days"]["weight"].as_u64().unwrap() > 10 && first["days"]["sleep"].as_u64().unwrap() > 10);
    assert_eq!((&first["problems"], &first["ignored"]), (&Value::Array(vec![]), &Value::Array(vec![])));

    let again = desk.import(&desk.files());
    assert_eq!(again["runs"], serde_json::json!({"new": 0, "merged": 0, "duplicate": runs}), "unchanged files");
    assert_eq!(again["files"], first["files"]);

    let copy = desk.folder.path().join("copy");
    fs::create_dir(&copy).unwrap();
    for file in desk.fit_files() {
        fs::copy(&file, copy.join(file.file_name().unwrap())).unwrap();
    }
    let elsewhere = desk.import(&copy);
    assert_eq!(elsewhere["runs"], again["runs"], "the same bytes at another place");
    assert_eq!(desk.json(&["runs", "--json"], 0).as_array().unwrap().len() as u64, runs);
}

#[test]
fn a_dry_run_reports_and_writes_nothing() {
    let desk = Desk::with_files();
    let dry = desk.json(&["import", desk.files().to_str().unwrap(), "--dry-run", "--json"], 0);
    assert_eq!(desk.json(&["runs", "--json"], 0), Value::Array(vec![]));
    let wet = desk.import(&desk.files());
    assert_eq!(dry["runs"], wet["runs"]);
    assert_eq!(dry["days"], wet["days"]);
    let part = dry["recognised"].as_array().unwrap().iter().find(|part| part["format"] == "FIT activity").unwrap();
    assert_eq!(part["runs"], dry["runs"]["new"]);
    assert_eq!((&dry["to"], &dry["guesses"]), (&Value::from("2026-05-31"), &Value::Array(vec![])));
    let again = desk.json(&["import", desk.files().to_str().unwrap(), "--dry-run", "--json"], 0);
    assert_eq!(again["runs"]["new"], 0);
}

#[test]
fn runs_days_and_causes_have_the_fields_of_the_contract() {
    let desk = Desk::with_files();
    desk.import(&desk.files());

    let runs = desk.json(&["runs", "--json"], 0);
    let runs = runs.as_array().unwrap();
    assert!(runs.iter().all(|run| keys(run) == named(RUN)));
    let starts: Vec<&str> = runs.iter().map(|run| run["start_utc"].as_str().unwrap()).collect();
    assert!(starts.is_sorted(), "oldest first");
    let file = runs[0]["sources"][0].as_str().unwrap();
    assert!(Path::new(file).extension().is_some_and(|ending| ending == "fit"), "{file}");

    let days = desk.json(&["days", "--json"], 0);
    assert!(days.as_array().unwrap().iter().all(|day| keys(day) == named(DAY)));
    let week = desk.json(&["days", "--json", "--from", "2026-05-04", "--to", "2026-05-10"], 0);
    let dates: Vec<&str> = week.as_array().unwrap().iter().map(|day| day["date"].as_str().unwrap()).collect();
    assert_eq!((dates.len(), dates[0], dates[6]), (7, "2026-05-04", "2026-05-10"));

    let diagnosis = desk.json(&["diagnose", "--json", "--history"], 0);
    assert_eq!(keys(&diagnosis), named("as_of legs referral causes episodes unexplained questions annotations"));
    assert_eq!(keys(&diagnosis["legs"]), named("rated_runs heavy_runs heavy_last_14_days"));
    let causes = diagnosis["causes"].as_array().unwrap();
    assert!(causes.iter().all(|cause| keys(cause) == named(CAUSE)));
    let mut ids: Vec<&str> = causes.iter().map(|cause| cause["id"].as_str().unwrap()).collect();
    ids.sort_unstable();
    assert_eq!(ids, named(CAUSES));
    let ranks: Vec<u64> = causes.iter().map(|cause| cause["rank"].as_u64().unwrap()).collect();
    assert_eq!(ranks, (1..=11).collect::<Vec<_>>());
    assert!(!keys(&desk.json(&["diagnose", "--json"], 0)).contains(&"episodes"));
}

const ATTRIBUTION: &str = "heavy_exposed runs_exposed heavy_other runs_other ratio low high";

#[test]
fn a_cause_counts_heavy_runs_with_and_without_it_and_none_without_rated_runs_on_both_sides() {
    let day = Day::parse("2026-05-31").unwrap();
    let injections = vec![(Injection::Sleep, DayRange::ending(day, 28))];
    let desk = Desk::empty();
    desk.put(&invent(&Plan { days: 120, injections, ..Plan::healthy(11, day) }));
    desk.import(&desk.files());
    let diagnosis = desk.json(&["diagnose", "--json"], 0);
    let (rated, heavy) = (&diagnosis["legs"]["rated_runs"], &diagnosis["legs"]["heavy_runs"]);
    let causes = diagnosis["causes"].as_array().unwrap();
    let counted: Vec<&Value> = causes.iter().map(|cause| &cause["attribution"]).filter(|it| !it.is_null()).collect();
    assert!(!counted.is_empty(), "nights vary, and most runs are rated");
    for row in counted {
        assert_eq!(keys(row), named(ATTRIBUTION));
        let count = |name: &str| row[name].as_u64().unwrap();
        assert!(count("runs_exposed") > 0 && count("runs_other") > 0);
        assert!(count("heavy_exposed") <= count("runs_exposed") && count("heavy_other") <= count("runs_other"));
        assert!(count("runs_exposed") + count("runs_other") <= rated.as_u64().unwrap());
        assert!(count("heavy_exposed") + count("heavy_other") <= heavy.as_u64().unwrap());
        let [low, ratio, high] = ["low", "ratio", "high"].map(|name| row[name].as_f64());
        assert_eq!((low.is_some(), high.is_some()), (ratio.is_some(), ratio.is_some()), "a ratio has its interval");
        assert!(low <= ratio && ratio <= high, "{row}");
    }
    let sleep = causes.iter().find(|cause| cause["id"] == "sleep").unwrap();
    assert!(sleep["attribution"]["runs_exposed"].as_u64().unwrap() > 0, "four weeks of short nights");

    let unrated = Desk::with_files();
    fs::remove_file(unrated.files().join("diary.csv")).unwrap();
    unrated.import(&unrated.files());
    let causes = &unrated.json(&["diagnose", "--json"], 0)["causes"];
    assert!(causes.as_array().unwrap().iter().all(|cause| cause["attribution"].is_null()), "nothing was rated");
}

#[test]
fn the_state_at_a_day_comes_from_data_up_to_that_day() {
    let desk = Desk::with_files();
    desk.import(&desk.files());
    let then = desk.json(&["diagnose", "--json", "--as-of", "2026-05-10"], 0);
    assert_eq!(then["as_of"], "2026-05-10");

    // A runner who stopped recording that evening sees the same.
    let early = Desk::empty();
    let plan = Plan { days: 40, ..Plan::healthy(11, Day::parse("2026-05-31").unwrap()) };
    let last = Day::parse("2026-05-10").unwrap();
    let mut invented = invent(&plan);
    invented.recordings.retain(|recording| recording.local_date() <= last);
    invented.readings.retain(|reading| reading.day <= last);
    invented.nights.retain(|night| night.day <= last);
    invented.diary.retain(|row| row.day <= last);
    early.put(&invented);
    early.import(&early.files());
    assert_eq!(early.json(&["diagnose", "--json", "--as-of", "2026-05-10"], 0), then);
}

#[test]
fn an_empty_library_lists_nothing_and_judges_nothing() {
    let desk = Desk::empty();
    assert_eq!(desk.json(&["runs", "--json"], 0), Value::Array(vec![]));
    assert_eq!(desk.json(&["days", "--json"], 0), Value::Array(vec![]));
    let diagnosis = desk.json(&["diagnose", "--json"], 0);
    assert_eq!(diagnosis["as_of"], Value::Null);
    assert!(diagnosis["causes"].as_array().unwrap().iter().all(|cause| cause["state"] == "not_enough_data"));
}

#[test]
fn a_broken_file_ends_with_status_three_and_does_not_stop_the_others() {
    let desk = Desk::with_files();
    let good = desk.import(&desk.files());
    let desk = Desk::with_files();
    let fit = desk.fit_files();
    let bytes = fs::read(&fit[0]).unwrap();
    fs::write(&fit[0], &bytes[..bytes.len() / 2]).unwrap();
    fs::write(desk.files().join("letter.txt"), "Dear coach").unwrap();
    let report = desk.json(&["import", desk.files().to_str().unwrap(), "--json"], 3);
    let problem = &report["problems"][0];
    assert_eq!(keys(problem), named("file kind message records_recovered"));
    assert_eq!(problem["kind"], "truncated", "{report}");
    assert!(problem["records_recovered"].as_u64().unwrap() > 100);
    assert!(!problem["message"].as_str().unwrap().contains('['), "{problem}");
    assert_eq!(keys(&report["ignored"][0]), named("file why"));
    // The half that is there does not say what sport it was.
    let kept = report["runs"]["new"].as_u64().unwrap() + report["other_activities"].as_u64().unwrap();
    assert_eq!(kept, good["runs"]["new"].as_u64().unwrap(), "the first half of the broken run is kept");
}

#[test]
fn wrong_usage_ends_with_status_two() {
    let desk = Desk::empty();
    for args in [
        &["import"][..],
        &["runs", "--from", "yesterday"],
        &["diagnose", "--as-of", "2026-13-01"],
        &["report"],
        &["days", "--no-such-option"],
        &["improt", "x"],
    ] {
        let out = desk.call(args);
        assert_eq!(out.status.code(), Some(2), "{args:?}: {}", said(&out));
        assert!(!said(&out).is_empty() && out.stdout.is_empty());
    }
}

#[test]
fn an_answer_to_what_nobody_asks_is_wrong_usage_and_says_what_may_be_answered() {
    let desk = Desk::empty();
    let export = desk.folder.path().join("weight-2026-05-01.json");
    fs::write(&export, r#"[{"logId": 1, "weight": 75.0, "date": "05/03/26", "time": "06:30:00", "source": "API"}]"#)
        .unwrap();
    for (answer, says) in [
        ("fitbit.wieght_unit=lb", "fitbit.weight_unit"),
        ("fitbit.weight_unit=stone", "kg, lb"),
        ("fitbit.weight_unit", "KEY=WORD"),
    ] {
        let out = desk.call(&["import", export.to_str().unwrap(), "--answer", answer]);
        assert_eq!(out.status.code(), Some(2), "{}", said(&out));
        assert!(said(&out).contains(says) && out.stdout.is_empty(), "{}", said(&out));
        assert!(!desk.library().exists(), "nothing was imported");
    }
    let read = desk.json(&["import", export.to_str().unwrap(), "--answer", "fitbit.weight_unit=lb", "--json"], 0);
    assert_eq!(read["days"]["weight"], 1);
}

#[test]
fn an_answer_that_these_files_do_not_ask_for_is_told_of_and_kept() {
    let desk = Desk::empty();
    let (weights, export) = (desk.folder.path().join("weight.csv"), desk.folder.path().join("weight-2026-05-01.json"));
    fs::write(&weights, "Date,Weight (kg)\n2026-05-03,70.5\n").unwrap();
    fs::write(&export, r#"[{"logId": 1, "weight": 75.0, "date": "05/03/26", "time": "06:30:00", "source": "API"}]"#)
        .unwrap();
    let call = |file: &std::path::Path, answers: &[&str]| {
        let out = desk.call(&[&["import", file.to_str().unwrap(), "--json"], answers].concat());
        assert_eq!(out.status.code(), Some(0), "{}", said(&out));
        assert!(serde_json::from_slice::<serde_json::Value>(&out.stdout).is_ok(), "one document and nothing else");
        said(&out)
    };
    let answer = ["--answer", "fitbit.weight_unit=lb"];
    assert!(call(&weights, &answer).contains("fitbit.weight_unit"));
    assert_eq!(call(&export, &answer), "", "it asks for it");
}

/// What a file left open is answered in words that the command line takes.
#[test]
fn every_question_of_a_reader_is_one_that_can_be_answered() {
    let desk = Desk::empty();
    let files = [
        (
            "weight-2026-05-01.json",
            r#"[{"logId": 1, "weight": 75.0, "date": "05/03/26", "time": "06:30:00", "source": "API"}]"#,
        ),
        ("Measurement-Summary-2026-05-10-to-2026-05-12.csv", "Date,Body Fat %,Weight\n2026-05-10,,150.0\n"),
        ("strong.csv", include_str!("../data/strength_log/strong.csv")),
    ];
    for (name, text) in files {
        fs::write(desk.folder.path().join(name), text).unwrap();
    }
    let out = desk.json(&["import", desk.folder.path().to_str().unwrap(), "--dry-run", "--json"], 0);
    let guesses = out["guesses"].as_array().unwrap();
    assert_eq!(guesses.len(), files.len(), "{out}");
    for guess in guesses {
        for word in guess["answers"].as_array().unwrap() {
            let answer = format!("{}={}", guess["key"].as_str().unwrap(), word.as_str().unwrap());
            let again = desk.call(&["import", desk.folder.path().to_str().unwrap(), "--dry-run", "--answer", &answer]);
            assert_eq!(again.status.code(), Some(0), "{}", said(&again));
        }
    }
}

#[test]
fn what_cannot_be_done_ends_with_status_one_and_a_sentence() {
    let desk = Desk::empty();
    let out = desk.call(&["import", desk.folder.path().join("none.fit").to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(1));
    assert!(said(&out).contains("none.fit"), "{}", said(&out));

    fs::write(desk.library(), "a letter, not a library").unwrap();
    let out = desk.call(&["runs", "--json"]);
    assert_eq!(out.status.code(), Some(1));
    assert!(said(&out).contains("library.lightfoot") && out.stdout.is_empty(), "{}", said(&out));
    assert_eq!(fs::read_to_string(desk.library()).unwrap(), "a letter, not a library");
}

#[test]
fn the_library_may_be_named_by_the_environment() {
    let desk = Desk::with_files();
    desk.import(&desk.files());
    let out = Command::new(env!("CARGO_BIN_EXE_lightfoot"))
        .args(["runs", "--json"])
        .env("LIGHTFOOT_LIBRARY", desk.library())
        .output()
        .unwrap();
    let runs: Value = serde_json::from_slice(&out.stdout).unwrap();
    assert!(!runs.as_array().unwrap().is_empty());
}

#[test]
fn tables_for_people_are_printed_without_json() {
    let desk = Desk::with_files();
    desk.import(&desk.files());
    for args in [&["runs"][..], &["days"], &["diagnose", "--history"]] {
        let out = desk.call(args);
        let text = String::from_utf8(out.stdout).unwrap();
        assert_eq!(out.status.code(), Some(0));
        assert!(text.lines().count() > 5, "{text}");
        assert!(!text.contains('['), "a text without words: {text}");
    }
}

#[test]
fn a_backup_is_put_back_and_the_library_is_checked() {
    let desk = Desk::with_files();
    let status = |args: &[&str]| desk.call(args).status.code();
    desk.import(&desk.files());
    let runs = desk.json(&["runs", "--json"], 0);
    let copy = desk.folder.path().join("copy.lightfoot");
    let copy = copy.to_str().unwrap();
    assert_eq!(status(&["backup", copy]), Some(0));
    assert_eq!(status(&["backup", copy]), Some(1), "a backup is never written over");
    fs::remove_file(desk.library()).unwrap();
    assert_eq!(status(&["restore", desk.folder.path().join("none").to_str().unwrap()]), Some(1));
    assert_eq!(desk.json(&["runs", "--json"], 0), Value::Array(vec![]));
    assert_eq!(status(&["restore", copy]), Some(0));
    assert_eq!(desk.json(&["runs", "--json"], 0), runs);
    assert_eq!(status(&["check"]), Some(0));
}
