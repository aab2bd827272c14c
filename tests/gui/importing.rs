//! Stories of the Import screen: looking first, choosing what is shown, taking back, telling what columns mean; and
//! what was heard in a runner's own words.
#![expect(clippy::expect_used, reason = "a test that cannot set up its world fails")]

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};

use eframe::egui::accesskit::Role;
use egui_kittest::kittest::Queryable as _;
use lightfoot::app::App;
use lightfoot::model::Origin;
use lightfoot::simulate::{Plan, files, invent};
use lightfoot::ui::{Route, Saved};

use crate::support::{Harness, drop_files, empty, open, open_with, press, shows, today, week_of_files, window};

fn app(harness: &Harness) -> &App {
    window(harness).app()
}

/// The files of two weeks in an archive, as an account is exported.
fn account(folder: &Path) -> PathBuf {
    let archive = folder.join("account.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&archive).expect("made"));
    for (name, bytes) in files(&invent(&Plan { days: 14, ..Plan::healthy(3, today()) })) {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("begun");
        zip.write_all(&bytes).expect("written");
    }
    zip.finish().expect("ended");
    archive
}

fn file(folder: &Path, name: &str, text: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, text).expect("written");
    path
}

/// Presses what is one of several, or a box that is ticked.
fn choose(harness: &mut Harness, role: Role, name: &str) {
    harness.get_all_by_role_and_label(role, name).next().expect("there is such a choice").click();
    harness.run();
}

#[test]
fn an_account_is_shown_before_it_is_imported_and_a_no_leaves_nothing() {
    let (folder, app_) = empty();
    let archive = account(folder.path());
    let mut harness = open(app_);
    drop_files(&mut harness, std::slice::from_ref(&archive));
    assert!(shows(&harness, "Import this?") && shows(&harness, "FIT activity"));
    assert!(app(&harness).history.activities.is_empty());
    press(&mut harness, "Don't import");
    assert!(!shows(&harness, "Import this?") && app(&harness).last_import.is_none());
    drop_files(&mut harness, &[archive]);
    let new = app(&harness).last_import.as_ref().map(|report| report.runs_new + report.other_activities);
    press(&mut harness, "Import all of this");
    assert!(!shows(&harness, "Import this?"));
    assert_eq!(Some(app(&harness).history.activities.len()), new);
    assert!(app(&harness).undo_label.is_some() && shows(&harness, "Imported:"));
}

#[test]
fn every_other_screen_says_that_an_import_waits_until_it_is_put_off_or_decided() {
    const WAITS: &str = "wait for your yes";
    let (folder, app_) = empty();
    let archive = account(folder.path());
    let mut harness = open(app_);
    drop_files(&mut harness, std::slice::from_ref(&archive));
    let report = app(&harness).last_import.clone().expect("a report");
    let said = format!("{} files wait for your yes: {} new runs", report.came(), report.runs_new);
    assert!(!shows(&harness, WAITS), "the Import screen shows the import itself");
    for screen in ["Today", "Trends", "Runs", "Diary", "Profile"] {
        press(&mut harness, screen);
        assert!(shows(&harness, &said), "{screen} says nothing of the {said}");
    }
    press(&mut harness, "Look");
    assert_eq!(window(&harness).route(), Route::Import);

    press(&mut harness, "Today");
    press(&mut harness, "Not now");
    assert!(!shows(&harness, WAITS) && app(&harness).is_waiting(), "hidden, and not refused");
    press(&mut harness, "Runs");
    assert!(!shows(&harness, WAITS));
    press(&mut harness, "Import");
    press(&mut harness, "Don't import");

    // The next import is another one.
    drop_files(&mut harness, &[archive]);
    press(&mut harness, "Today");
    assert!(shows(&harness, &said));
    press(&mut harness, "Look");
    press(&mut harness, "Import all of this");
    press(&mut harness, "Today");
    assert!(!shows(&harness, WAITS) && !app(&harness).history.activities.is_empty());
}

#[test]
fn a_guessed_unit_is_confirmed_in_the_preview() {
    let (folder, app_) = empty();
    let weights = file(
        folder.path(),
        "weight-2026-05-01.json",
        r#"[{"logId": 1, "weight": 75.0, "date": "05/03/26", "time": "06:30:00", "source": "API"}]"#,
    );
    let mut harness = open(app_);
    drop_files(&mut harness, &[weights]);
    assert!(shows(&harness, "in which unit you weigh yourself"));
    let name = "The file doesn't say in which unit you weigh yourself. What is 75.0 on 3 May 2026? pounds";
    choose(&mut harness, Role::RadioButton, name);
    press(&mut harness, "Import all of this");
    let weights: Vec<f64> = app(&harness).history.readings.iter().map(|reading| reading.value).collect();
    assert!(matches!(weights.as_slice(), [weight] if (weight - 75.0 * 0.453_592_37).abs() < 1e-9), "{weights:?}");
}

#[test]
fn results_are_filtered_by_what_became_of_them() {
    let (folder, app_) = empty();
    let mut files = week_of_files(folder.path());
    let run = files[1].file_name().expect("a file").to_string_lossy().into_owned();
    files.push(file(folder.path(), "letter.pdf", "not a run"));
    let mut harness = open(app_);
    drop_files(&mut harness, &files);
    assert!(shows(&harness, "letter.pdf") && shows(&harness, &run));
    choose(&mut harness, Role::RadioButton, "Not used 1");
    assert!(shows(&harness, "letter.pdf") && harness.query_by_label(&run).is_none());
    choose(&mut harness, Role::RadioButton, &format!("New {}", files.len() - 1));
    assert!(harness.query_by_label("letter.pdf").is_none() && shows(&harness, &run));
}

#[test]
fn an_older_import_is_taken_back_and_brought_back() {
    let (folder, app_) = empty();
    let files = week_of_files(folder.path());
    let first = files[0].file_name().expect("a file").to_string_lossy().into_owned();
    let mut harness = open(app_);
    drop_files(&mut harness, &files[..1]);
    drop_files(&mut harness, &files[1..]);
    assert_eq!(app(&harness).history.activities.len(), files.len());
    press(&mut harness, &format!("Undo this import: {first}"));
    assert_eq!(app(&harness).history.activities.len(), files.len() - 1);
    assert!(shows(&harness, "Taken back"));
    press(&mut harness, &format!("Bring back: {first}"));
    assert_eq!(app(&harness).history.activities.len(), files.len());
}

#[test]
fn a_watched_folder_is_listed_its_files_come_in_and_it_is_let_go() {
    let (folder, app_) = empty();
    let inbox = folder.path().join("inbox");
    fs::create_dir(&inbox).expect("made");
    let files = week_of_files(&inbox);
    let saved = Saved { watched: [inbox.clone()].into(), route: Route::Import, ..Saved::default() };
    let mut harness = open_with(app_, saved);
    assert_eq!(app(&harness).history.activities.len(), files.len());
    assert_eq!(app(&harness).watched, std::slice::from_ref(&inbox));
    press(&mut harness, &format!("Stop watching {}", inbox.display()));
    assert!(app(&harness).watched.is_empty() && window(&harness).saved().watched.is_empty());
}

#[test]
fn a_table_nobody_knows_is_read_once_its_columns_are_told() {
    let (folder, app_) = empty();
    let table = file(folder.path(), "scale.csv", "when,mass\n2026-05-03,70.5\n2026-05-04,70.1\n");
    let mut harness = open(app_);
    drop_files(&mut harness, &[table]);
    // It came alone: what its columns mean is asked at once.
    let mean = |harness: &mut Harness, column: &str, meaning: &str| {
        choose(harness, Role::ComboBox, &format!("Column {column} holds"));
        choose(harness, Role::Button, meaning);
    };
    assert!(shows(&harness, "nothing can be read yet"));
    assert!(shows(&harness, "3 May 2026"), "the date is found by its cells");
    mean(&mut harness, "mass", "weight, lb");
    assert!(shows(&harness, "32.0 kg"), "70.5 lb");
    mean(&mut harness, "mass", "weight, kg");
    assert!(shows(&harness, "2 weights"));
    press(&mut harness, "Read it like this");
    assert!(!shows(&harness, "Read it like this"));
    let read = |harness: &Harness| app(harness).history.readings.iter().map(|it| it.value).collect::<Vec<_>>();
    assert_eq!(read(&harness), [70.5, 70.1]);

    // The next of that shape is read without asking, and what was said can be put right.
    let next = file(folder.path(), "june.csv", "when,mass\n2026-05-05,155\n");
    drop_files(&mut harness, &[next]);
    assert_eq!(read(&harness), [70.5, 70.1, 155.0]);
    press(&mut harness, "Tell what the columns mean: june.csv");
    mean(&mut harness, "mass", "weight, lb");
    press(&mut harness, "Read it like this");
    assert!((read(&harness)[2] - 155.0 * 0.453_592_37).abs() < 1e-9);
}

#[test]
fn the_order_of_dates_is_asked_where_it_makes_a_difference() {
    const ASKS: &str = "Dates are written: month, then day";
    let (folder, app_) = empty();
    let mut harness = open(app_);
    let clear = file(folder.path(), "clear.csv", "when,body weight\n2026-05-03,70.5\n");
    drop_files(&mut harness, &[clear]);
    assert!(shows(&harness, "3 May 2026") && !shows(&harness, ASKS));
    let open = file(folder.path(), "open.csv", "day,body weight\n5/3/2026,70.5\n");
    drop_files(&mut harness, &[open]);
    assert!(shows(&harness, "5 Mar 2026") && shows(&harness, ASKS));
    choose(&mut harness, Role::RadioButton, ASKS);
    assert!(shows(&harness, "3 May 2026") && !shows(&harness, "5 Mar 2026"));
}

#[test]
fn a_reason_that_several_files_share_stands_once_above_them() {
    let (folder, app_) = empty();
    let pictures = ["a.jpg", "b.jpg", "c.jpg"].map(|name| file(folder.path(), name, "no run"));
    let mut harness = open(app_);
    drop_files(&mut harness, &pictures);
    choose(&mut harness, Role::RadioButton, "Not used 3");
    let reasons = harness.query_all_by_label_contains("doesn't read this kind of file").count();
    assert_eq!(reasons, 1);
    assert!(shows(&harness, "3 files: Lightfoot") && shows(&harness, "a.jpg") && shows(&harness, "c.jpg"));
}

#[test]
fn the_choice_of_an_account_and_many_of_its_files_are_seen_without_scrolling() {
    let (folder, app_) = empty();
    let archive = account(folder.path());
    let mut harness = open(app_);
    drop_files(&mut harness, &[archive]);
    let yes = harness.get_by_role_and_label(Role::Button, "Import all of this").rect();
    assert!(yes.bottom() < 400.0, "{yes:?}");
    press(&mut harness, "Don't import");
    let archive = account(folder.path());
    drop_files(&mut harness, &[archive]);
    press(&mut harness, "Import all of this");
    let list = harness.get_by_label("Last import").rect();
    let named = harness.query_all_by_label_contains(".fit").map(|file| file.rect());
    let seen = named.filter(|file| file.top() > list.bottom() && file.bottom() < 780.0).count();
    assert!(seen >= 6, "{seen} are in sight");
}

#[test]
fn what_was_heard_of_heavy_legs_is_a_rating_only_once_it_is_tapped() {
    let (folder, app_) = empty();
    let files = week_of_files(folder.path());
    let mut harness = open(app_);
    drop_files(&mut harness, &files);
    let day = app(&harness).history.activities.last().expect("a run").local_date;
    assert!(day <= today());
    let note = file(folder.path(), "diary.csv", &format!("date,note\n{day},Legs like lead today\n"));
    drop_files(&mut harness, &[note]);
    press(&mut harness, "Diary");
    let asks = harness.get_by_label_contains("How heavy were your legs?").rect();
    let beside = harness.get_by_label_contains("What you said before").rect();
    assert!(asks.right() < beside.left(), "the question {asks:?} runs into the next column {beside:?}");
    press(&mut harness, "Today");
    assert!(shows(&harness, "Legs like lead today"));
    let rated = |harness: &Harness| {
        let typed = app(harness).history.diary.iter().filter(|row| row.origin == Origin::Typed);
        typed.filter_map(|row| row.said.legs_heaviness).collect::<Vec<_>>()
    };
    assert!(rated(&harness).is_empty());
    choose(&mut harness, Role::CheckBox, "Heavy: 7");
    assert_eq!(rated(&harness), [7.0]);
    assert!(!shows(&harness, "How heavy were your legs?"));
}

#[test]
fn the_diary_shows_what_a_blood_test_told() {
    let (folder, app_) = empty();
    let mut harness = open(app_);
    let blood = "date,ferritin (ug/l),haemoglobin (g/l),crp (mg/l)\n2026-01-05,18,134,0.6\n";
    drop_files(&mut harness, &[file(folder.path(), "blood.csv", blood)]);
    press(&mut harness, "Diary");
    assert!(shows(&harness, "ferritin 18 µg/L · haemoglobin 134 g/L · CRP 0.6 mg/L"));
}
