//! Whole stories told by commands, without a window and without waiting.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use lightfoot::app::importing::{Progress, import, look};
use lightfoot::app::results;
use lightfoot::app::{Answers, App, Command, Jobs, Level, Mapping, Meaning, Outcome, ProblemKind, Store};
use lightfoot::model::{Day, Diary, History, Runner};
use lightfoot::simulate::{Plan, files, invent};
use tempfile::TempDir;

fn today() -> Day {
    Day::parse("2026-05-31").unwrap()
}

/// Three weeks of a runner as files, and a place for a library.
fn desk() -> (TempDir, PathBuf, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let (runs, library) = (folder.path().join("files"), folder.path().join("library.lightfoot"));
    for (name, bytes) in files(&invent(&Plan { days: 21, ..Plan::healthy(21, today()) })) {
        let path = runs.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }
    (folder, runs, library)
}

fn open(library: &Path) -> App {
    let mut app = App::open(library, today(), Jobs::inline()).unwrap();
    app.poll();
    app
}

fn tell(app: &mut App, command: Command) {
    app.run(command);
    app.poll();
}

/// Calls an import off at its third file.
fn stop_at_third() -> impl FnMut(&Progress) -> ControlFlow<()> {
    let mut steps = 0;
    move |_| {
        steps += 1;
        if steps >= 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

fn heaviness(app: &App, day: Day) -> Option<f64> {
    let rows = app.history.diary.iter().filter(|row| row.day == day && row.time_s.is_none());
    rows.filter_map(|row| row.said.legs_heaviness).next_back()
}

#[test]
fn an_import_fills_the_library_and_everything_is_worked_out() {
    let (_folder, runs, library) = desk();
    let mut app = open(&library);
    assert!(app.history.is_empty());
    tell(&mut app, Command::Import(vec![runs]));
    assert!(app.import.is_none() && !app.is_busy());
    let report = app.last_import.clone().unwrap();
    assert_eq!(report.runs_new, app.history.activities.len());
    assert!(report.runs_new > 8 && report.files.iter().all(|row| matches!(row.outcome, Outcome::Imported { .. })));
    let derived = app.derived.clone().unwrap();
    assert_eq!(derived.revision, app.history.revision);
    assert_eq!(derived.season.runs.len(), app.history.activities.len());
    assert_eq!(derived.judgement.findings.len(), 11);
    assert_eq!(app.notices.iter().map(|notice| notice.says.id).collect::<Vec<_>>(), ["app-imported"]);
}

#[test]
fn an_import_is_undone_and_done_again_as_one_step_also_after_a_restart() {
    let (_folder, runs, library) = desk();
    let mut app = open(&library);
    tell(&mut app, Command::Import(vec![runs]));
    let count = app.history.activities.len();
    drop(app);
    let mut app = open(&library);
    assert_eq!(app.undo_label.as_ref().unwrap().id, "app-undo-import");
    tell(&mut app, Command::Undo);
    assert!(app.history.is_empty() && app.undo_label.is_none());
    assert_eq!(app.notices.last().unwrap().level, Level::Info);
    tell(&mut app, Command::Redo);
    assert_eq!(app.history.activities.len(), count);
}

#[test]
fn what_is_typed_is_kept_and_can_be_taken_back() {
    let (_folder, _, library) = desk();
    let mut app = open(&library);
    let said = Diary { legs_heaviness: Some(7.0), ..Diary::default() };
    tell(&mut app, Command::Say { day: today(), time_s: None, said: Box::new(said) });
    let runner = Runner { hr_max_bpm: Some(188.0), ..Runner::default() };
    tell(&mut app, Command::Profile(Box::new(runner)));
    assert_eq!(heaviness(&app, today()), Some(7.0));
    assert_eq!(app.history.runner.hr_max_bpm, Some(188.0));
    tell(&mut app, Command::Undo);
    assert_eq!(app.history.runner.hr_max_bpm, None);
    tell(&mut app, Command::Undo);
    assert_eq!(heaviness(&app, today()), None);
    let mut app = open(&library);
    tell(&mut app, Command::Redo);
    assert_eq!(heaviness(&app, today()), Some(7.0));
}

#[test]
fn an_activity_is_opened_and_deleted() {
    let (_folder, runs, library) = desk();
    let mut app = open(&library);
    tell(&mut app, Command::Import(vec![runs.join("runs")]));
    let count = app.history.activities.len();
    let id = app.history.activities[0].id.clone();
    tell(&mut app, Command::Open(id.clone()));
    let (opened, series) = app.open.clone().unwrap();
    assert_eq!((opened, series.len() as u32), (id.clone(), app.history.activities[0].digest.samples));
    tell(&mut app, Command::Delete(vec![id.clone()]));
    assert_eq!(app.history.activities.len(), count - 1);
    tell(&mut app, Command::Import(vec![runs]));
    assert!(app.history.activities.iter().all(|activity| activity.id != id), "deleted stays deleted");
}

#[test]
fn the_sample_runner_comes_and_goes_without_a_trace() {
    let (_folder, _, library) = desk();
    let mut app = open(&library);
    tell(&mut app, Command::AddSample);
    assert!(app.history.activities.len() > 100 && app.history.activities.iter().all(|activity| activity.sample));
    assert!(app.derived.as_ref().unwrap().judgement.findings.iter().any(|finding| finding.state.is_raised()));
    tell(&mut app, Command::RemoveSample);
    assert!(app.history.is_empty(), "{:?}", app.notices);
}

#[test]
fn a_stopped_import_keeps_what_was_written_and_skips_the_rest() {
    let (_folder, runs, _) = desk();
    let mut store = Store::in_memory().unwrap();
    let report = import(&mut store, std::slice::from_ref(&runs), &mut stop_at_third()).unwrap();
    assert!(report.cancelled);
    let skipped = report.files.iter().filter(|row| row.outcome == Outcome::Skipped).count();
    assert!(skipped > 0 && skipped < report.files.len());
    assert_eq!(store.history().unwrap().activities.len(), report.runs_new);
    let rest = import(&mut store, &[runs], &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(rest.files.len(), report.files.len());
    assert_eq!(store.history().unwrap().activities.len(), report.runs_new + rest.runs_new);
}

#[test]
fn every_step_counts_one_file_up_to_all_of_them() {
    let (_folder, runs, _) = desk();
    let mut store = Store::in_memory().unwrap();
    let mut seen = Vec::new();
    let report = import(&mut store, &[runs], &mut |progress| {
        seen.push((progress.done, progress.total));
        ControlFlow::Continue(())
    });
    let files = report.unwrap().files.len();
    assert_eq!(seen.iter().map(|(done, _)| *done).collect::<Vec<_>>(), (1..=files).collect::<Vec<_>>());
    assert!(seen.iter().all(|(_, total)| *total == files));
}

#[test]
fn an_archive_is_a_row_per_file_and_is_not_opened_again() {
    let (folder, runs, _) = desk();
    let archive = folder.path().join("export.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&archive).unwrap());
    for entry in fs::read_dir(runs.join("runs")).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("activities/{}", path.file_name().unwrap().to_str().unwrap());
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &fs::read(path).unwrap()).unwrap();
    }
    zip.finish().unwrap();
    let mut store = Store::in_memory().unwrap();
    let mut go = |_: &Progress| ControlFlow::Continue(());
    let first = import(&mut store, std::slice::from_ref(&archive), &mut go).unwrap();
    assert!(first.runs_new > 8 && first.files.len() == first.runs_new);
    assert!(first.files[0].file.starts_with("export.zip"), "{}", first.files[0].file);
    let again = import(&mut store, &[archive], &mut go).unwrap();
    assert_eq!((again.files.len(), again.runs_new, again.runs_duplicate), (1, 0, first.runs_new));
    let unpacked = import(&mut store, &[runs.join("runs")], &mut go).unwrap();
    assert_eq!((unpacked.runs_new, unpacked.runs_duplicate), (0, first.runs_new));
}

#[test]
fn how_far_an_archive_in_an_archive_is_follows_its_bytes_and_never_goes_back() {
    let folder = tempfile::tempdir().unwrap();
    let mut dice = 1_u32;
    let run = |number: u32| {
        let head = format!(
            "<gpx><trk><trkseg><trkpt lat=\"48\" lon=\"11\"><time>2026-05-{:02}T06:00:00Z</time></trkpt>\
             <trkpt lat=\"48.01\" lon=\"11\"><time>2026-05-{:02}T06:09:00Z</time></trkpt></trkseg></trk><!--",
            number % 28 + 1,
            number % 28 + 1
        );
        let letters = (0..400_000).map(|_| {
            dice = dice.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            char::from(b'A' + (dice >> 26) as u8 % 58)
        });
        (format!("{number}.gpx"), format!("{head}{}--></gpx>", letters.collect::<String>()).into_bytes())
    };
    let runs: Vec<(String, Vec<u8>)> = (0..28).map(run).collect();
    let pack = |entries: &[(String, Vec<u8>)]| {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        for (name, bytes) in entries {
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
            std::io::Write::write_all(&mut zip, bytes).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    // Twenty come in passing out of a large part, eight out of a small one.
    let parts = [("1.zip".to_owned(), pack(&runs[..20])), ("2.zip".to_owned(), pack(&runs[20..]))];
    let archive = folder.path().join("account.zip");
    fs::write(&archive, pack(&parts)).unwrap();
    let mut steps: Vec<Progress> = Vec::new();
    let mut store = Store::in_memory().unwrap();
    let report = import(&mut store, &[archive], &mut |progress| {
        steps.push(progress.clone());
        ControlFlow::Continue(())
    });
    assert_eq!(report.unwrap().files.len(), 28);
    assert!(steps.windows(2).all(|pair| pair[0].share <= pair[1].share), "{steps:?}");
    // What waits for the readers and the writer is a few files.
    let middle = steps.iter().find(|step| step.done >= 14).unwrap();
    assert!((0.3..0.95).contains(&middle.share) && middle.open, "{middle:?}");
    assert!(steps.iter().all(|step| step.share <= 1.0));
}

#[test]
fn what_cannot_be_read_has_a_row_of_its_own() {
    let (folder, runs, _) = desk();
    let missing = folder.path().join("missing.fit");
    fs::write(runs.join("half.fit"), b"\x0e\x10\x00\x00\xff\xff\x00\x00.FIT").unwrap();
    let mut store = Store::in_memory().unwrap();
    let report = import(&mut store, &[missing, runs], &mut |_| ControlFlow::Continue(())).unwrap();
    let kind = |name: &str| {
        let row = report.files.iter().find(|row| row.file.ends_with(name)).unwrap();
        match &row.outcome {
            Outcome::Problem(problem) => Some(problem.kind),
            _ => None,
        }
    };
    assert_eq!(kind("missing.fit"), Some(ProblemKind::Io));
    assert!(kind("half.fit").is_some());
    assert!(report.runs_new > 8, "the others are read");
}

#[test]
fn a_window_over_a_file_that_is_no_library_says_so_and_changes_nothing() {
    let (_folder, _, library) = desk();
    fs::write(&library, "a letter, not a library").unwrap();
    let mut app = App::open_or_tell(&library, today(), Jobs::inline());
    assert_eq!(app.notices[0].level, Level::Error);
    tell(&mut app, Command::AddSample);
    assert!(app.history.is_empty());
    assert_eq!(fs::read_to_string(&library).unwrap(), "a letter, not a library");
}

#[test]
fn the_same_history_is_worked_out_on_threads() {
    let (_folder, runs, library) = desk();
    let (woken, wakes) = std::sync::mpsc::channel();
    let wake = std::sync::Arc::new(move || woken.send(()).unwrap_or_default());
    let mut app = App::open(&library, today(), Jobs::threaded(wake)).unwrap();
    app.run(Command::Import(vec![runs]));
    // Every message wakes the window; the last one brings what was worked out.
    let done = |app: &App| {
        let current = app.derived.as_ref().is_some_and(|derived| derived.revision == app.history.revision);
        app.last_import.is_some()
            && current
            && app.history.activities.len() == app.last_import.as_ref().unwrap().runs_new
    };
    while !done(&app) {
        wakes.recv_timeout(std::time::Duration::from_mins(1)).unwrap();
        app.poll();
    }
    assert!(app.import.is_none());
}

#[test]
fn what_comes_into_a_watched_folder_is_imported_with_a_note() {
    let (folder, runs, library) = desk();
    let inbox = folder.path().join("inbox");
    fs::create_dir(&inbox).unwrap();
    let files: Vec<PathBuf> = fs::read_dir(runs.join("runs")).unwrap().take(2).map(|it| it.unwrap().path()).collect();
    fs::copy(&files[0], inbox.join("before.fit")).unwrap();
    let (woken, wakes) = std::sync::mpsc::channel();
    let mut app =
        App::open(&library, today(), Jobs::threaded(Arc::new(move || woken.send(()).unwrap_or_default()))).unwrap();
    app.run(Command::Watch(vec![inbox.clone()]));
    let until = |app: &mut App, runs: usize| {
        while app.history.activities.len() < runs {
            wakes.recv_timeout(std::time::Duration::from_mins(1)).unwrap();
            app.poll();
        }
    };
    until(&mut app, 1);
    fs::copy(&files[1], inbox.join("after.fit")).unwrap();
    until(&mut app, 2);
    assert!(app.notices.iter().all(|notice| notice.says.id == "app-imported") && app.notices.len() == 2);
    app.run(Command::Watch(Vec::new()));
    assert!(app.watched.is_empty());
}

/// Everything of the activities. As text: a value that is not known is `NaN`, which equals nothing.
fn shown(history: &History) -> String {
    format!("{:?}", history.activities)
}

/// Forty days of a runner in one archive, as an account's export.
fn export(folder: &Path) -> PathBuf {
    let archive = folder.join("export.zip");
    let mut zip = zip::ZipWriter::new(fs::File::create(&archive).unwrap());
    for (name, bytes) in files(&invent(&Plan { days: 40, ..Plan::healthy(5, today()) })) {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, &bytes).unwrap();
    }
    zip.finish().unwrap();
    archive
}

#[test]
fn an_account_waits_for_a_yes_and_a_few_files_do_not() {
    let (folder, runs, library) = desk();
    let mut app = open(&library);
    let few: Vec<PathBuf> = fs::read_dir(runs.join("runs")).unwrap().take(3).map(|it| it.unwrap().path()).collect();
    tell(&mut app, Command::Import(few));
    assert!(!app.is_waiting() && app.history.activities.len() == 3);
    assert!(app.notices.last().unwrap().undo, "they can be taken back where they are told");
    let before = Arc::clone(&app.history);
    tell(&mut app, Command::Import(vec![export(folder.path())]));
    assert!(app.is_waiting());
    let report = app.last_import.clone().unwrap();
    let fit = report.parts.iter().find(|part| part.format == "import-format-fit").unwrap();
    assert_eq!((fit.runs + fit.other, fit.files), (report.runs_new + report.other_activities, fit.files));
    assert_eq!(report.range.unwrap().last, today());
    assert!(shown(&app.history) == shown(&before), "nothing is imported yet");
    tell(&mut app, Command::Import(vec![runs.clone()]));
    assert_eq!(app.notices.last().unwrap().says.id, "app-import-waits");
    tell(&mut app, Command::AcceptImport(Answers::new()));
    assert!(!app.is_waiting());
    assert_eq!(app.history.activities.len(), 3 + report.runs_new + report.other_activities);
    assert_eq!(app.imports.len(), 2);
    tell(&mut app, Command::Undo);
    assert!(shown(&app.history) == shown(&before));
}

#[test]
fn a_no_leaves_the_library_as_it_was_also_after_a_restart() {
    let (folder, _, library) = desk();
    let archive = export(folder.path());
    let mut app = open(&library);
    tell(&mut app, Command::Import(vec![archive.clone()]));
    tell(&mut app, Command::RefuseImport);
    assert!(!app.is_waiting() && app.history.is_empty() && app.imports.is_empty() && app.undo_label.is_none());
    tell(&mut app, Command::Import(vec![archive.clone()]));
    assert!(app.is_waiting(), "nothing of it is known");
    drop(app);
    let mut app = open(&library);
    assert!(!app.is_waiting() && app.history.is_empty());
    tell(&mut app, Command::Import(vec![archive]));
    assert!(app.is_waiting());
}

#[test]
fn an_older_import_is_taken_back_and_brought_back_from_the_list() {
    let (folder, runs, library) = desk();
    let mut app = open(&library);
    tell(&mut app, Command::Import(vec![runs.join("runs")]));
    let first = Arc::clone(&app.history);
    tell(&mut app, Command::Import(vec![export(folder.path())]));
    tell(&mut app, Command::AcceptImport(Answers::new()));
    let both = Arc::clone(&app.history);
    let older = app.imports.last().unwrap().clone();
    assert_eq!((older.label.as_str(), older.runs as usize), ("runs", first.activities.len()));
    tell(&mut app, Command::TakeBack(older.id));
    assert!(!app.imports.last().unwrap().in_sight);
    assert!(app.history.activities.len() < both.activities.len());
    tell(&mut app, Command::Undo);
    assert!(shown(&app.history) == shown(&both));
    tell(&mut app, Command::TakeBack(older.id));
    tell(&mut app, Command::BringBack(older.id));
    assert!(shown(&app.history) == shown(&both));
}

#[test]
fn a_stopped_look_keeps_nothing() {
    let (_folder, runs, _) = desk();
    let mut store = Store::in_memory().unwrap();
    let (report, waiting) = look(&mut store, &[runs], &mut stop_at_third()).unwrap();
    assert!(report.cancelled && waiting.is_none() && !report.brought());
    assert!(store.history().unwrap().is_empty() && store.batches().unwrap().is_empty());
}

#[test]
fn the_report_is_a_table_with_a_row_per_file_and_the_reason_of_what_was_not_used() {
    let (_folder, runs, _) = desk();
    fs::write(runs.join("letter, long.pdf"), "not a run").unwrap();
    let mut store = Store::in_memory().unwrap();
    let report = import(&mut store, &[runs], &mut |_| ControlFlow::Continue(())).unwrap();
    let table = results::csv(&report).unwrap();
    let mut rows = csv::Reader::from_reader(table.as_slice());
    assert_eq!(rows.headers().unwrap().iter().next(), Some("file"));
    let rows: Vec<csv::StringRecord> = rows.records().map(Result::unwrap).collect();
    assert_eq!(rows.len(), report.files.len());
    let letter = rows.iter().find(|row| row[0].ends_with("letter, long.pdf")).unwrap();
    assert!(&letter[2] == "ignored" && letter[6].starts_with("Lightfoot doesn't read this kind of file."));
    assert!(rows.iter().any(|row| &row[1] == "FIT activity" && &row[2] == "new" && &row[3] == "1"));
}

#[test]
fn a_table_is_read_once_the_runner_has_said_what_its_columns_mean_and_the_next_one_without_asking() {
    let (folder, _, library) = desk();
    let table = |name: &str, rows: &str| {
        let path = folder.path().join(name);
        fs::write(&path, format!("when,mass,mood\n{rows}")).unwrap();
        path
    };
    let mut app = open(&library);
    tell(&mut app, Command::Import(vec![table("may.csv", "2026-05-03,70.5,good\n2026-05-04,70.1,bad\n")]));
    let report = app.last_import.clone().unwrap();
    let path = report.files[0].table.clone().expect("the row offers to tell what its columns mean");
    tell(&mut app, Command::OpenTable(path));
    let open_table = app.table.clone().unwrap();
    assert_eq!(open_table.guess.columns, [Meaning::Date, Meaning::Unused, Meaning::Unused]);
    let columns = vec![Meaning::Date, Meaning::WeightKg, Meaning::Unused];
    let mapping = Mapping { columns, ..open_table.guess.clone() };
    let outlook = open_table.outlook(&mapping);
    assert_eq!((outlook.days, outlook.counts[0]), (2, 2));
    tell(&mut app, Command::ReadTable(Box::new(mapping)));
    assert!(app.table.is_none());
    assert_eq!(app.history.readings.iter().map(|it| it.value).collect::<Vec<_>>(), [70.5, 70.1]);
    drop(app);
    let mut app = open(&library);
    tell(&mut app, Command::Import(vec![table("june.csv", "2026-06-01,69.9,\n")]));
    assert_eq!(app.history.readings.len(), 3);
    tell(&mut app, Command::Undo);
    tell(&mut app, Command::Undo);
    assert_eq!(app.undo_label.as_ref().unwrap().id, "app-undo-tables");
    tell(&mut app, Command::Undo);
    assert!(app.history.is_empty());
    tell(&mut app, Command::Import(vec![table("july.csv", "2026-07-01,69.9,\n")]));
    assert!(app.history.is_empty(), "what the columns mean was taken back");
}

#[test]
fn what_was_said_of_columns_is_corrected_and_a_table_read_before_is_read_anew() {
    let (folder, _, library) = desk();
    let path = folder.path().join("own.csv");
    fs::write(&path, "day,a,b\n3/5/2026,154.3,6\n").unwrap();
    let mut app = open(&library);
    let say = |app: &mut App, columns: [Meaning; 3], month_first: bool| {
        tell(app, Command::OpenTable(path.clone()));
        let guess = app.table.clone().unwrap().guess.clone();
        let mapping = Mapping { columns: columns.to_vec(), month_first, ..guess.clone() };
        tell(app, Command::ReadTable(Box::new(mapping)));
        guess.columns
    };
    let read = |app: &App| -> Vec<(String, i64)> {
        app.history.readings.iter().map(|it| (it.day.to_string(), it.value.round() as i64)).collect()
    };
    use Meaning::{Date, LegsHeaviness, Unused, WeightKg, WeightLb};
    say(&mut app, [Date, WeightKg, Unused], false);
    assert_eq!(read(&app), [("2026-05-03".to_owned(), 154)]);
    // Dropped again it is there already, and can be put right from its row.
    tell(&mut app, Command::Import(vec![path.clone()]));
    let report = app.last_import.clone().unwrap();
    assert_eq!((&report.files[0].outcome, report.files[0].table.as_ref()), (&Outcome::Duplicate, Some(&path)));
    let known = say(&mut app, [Date, WeightLb, LegsHeaviness], true);
    assert_eq!(known, [Date, WeightKg, Unused], "what was said before, and no guess");
    // 154.3 lb; nothing is left of what was read before.
    assert_eq!(read(&app), [("2026-03-05".to_owned(), 70)]);
    assert_eq!(app.history.diary.iter().map(|row| row.said.legs_heaviness).collect::<Vec<_>>(), [Some(6.0)]);
}

#[test]
fn a_file_whose_unit_was_guessed_wrong_is_read_again_once_it_is_answered() {
    let (folder, _, _) = desk();
    let export = folder.path().join("weight-2026-05-01.json");
    let row = r#"{"logId": 1, "weight": 75.0, "date": "05/03/26", "time": "06:30:00", "source": "API"}"#;
    fs::write(&export, format!("[{row}]")).unwrap();
    let mut store = Store::in_memory().unwrap();
    let again = |store: &mut Store| import(store, std::slice::from_ref(&export), &mut |_| ControlFlow::Continue(()));
    let weights = |store: &Store| -> Vec<f64> { store.history().unwrap().readings.iter().map(|it| it.value).collect() };
    let first = again(&mut store).unwrap();
    assert_eq!(first.questions[0].words, ["kg", "lb"]);
    assert_eq!(weights(&store), [75.0]);
    assert_eq!(again(&mut store).unwrap().files[0].outcome, Outcome::Duplicate);
    store.remember_answers(&Answers::from([("fitbit.weight_unit".to_owned(), "lb".to_owned())])).unwrap();
    let other = again(&mut store).unwrap();
    assert_eq!((other.days["weight"], other.questions.len()), (1, 0));
    // 75 lb
    assert!((weights(&store)[0] - 34.019).abs() < 0.001 && weights(&store).len() == 1);
    assert_eq!(again(&mut store).unwrap().files[0].outcome, Outcome::Duplicate);
}

#[test]
fn the_settings_of_an_account_say_in_which_unit_its_lists_weigh() {
    let (folder, _, _) = desk();
    let account = folder.path().join("Takeout/Fitbit");
    let (lists, own) = (account.join("Global Export Data"), account.join("Your Profile"));
    fs::create_dir_all(&lists).unwrap();
    fs::create_dir_all(&own).unwrap();
    let row = r#"{"logId": 1, "weight": 75.0, "date": "05/03/26", "time": "06:30:00", "source": "API"}"#;
    fs::write(lists.join("weight-2026-05-01.json"), format!("[{row}]")).unwrap();
    let settings = "id,timezone,locale,member_since,weight,weight_unit,distance_unit\nA,Europe/Rome,en,2020-01-01,75,";
    fs::write(own.join("Profile.csv"), format!("{settings}en_US,METRIC\n")).unwrap();
    let mut store = Store::in_memory().unwrap();
    let report = import(&mut store, std::slice::from_ref(&account), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((report.questions.len(), report.days["weight"]), (0, 1));
    let weights = |store: &Store| -> Vec<f64> { store.history().unwrap().readings.iter().map(|it| it.value).collect() };
    // 75 lb
    assert!((weights(&store)[0] - 34.019).abs() < 0.001 && weights(&store).len() == 1);
    // What the runner said goes before what the settings say.
    let mut store = Store::in_memory().unwrap();
    store.remember_answers(&Answers::from([("fitbit.weight_unit".to_owned(), "kg".to_owned())])).unwrap();
    import(&mut store, std::slice::from_ref(&account), &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(weights(&store), [75.0]);
    assert_eq!(store.answers().unwrap()["fitbit.weight_unit"], "kg");
    // A look decides nothing else, and nothing is left to ask.
    let mut store = Store::in_memory().unwrap();
    let (looked, waiting) = look(&mut store, &[account], &mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!((looked.questions.len(), waiting.is_none()), (0, true));
    assert!((weights(&store)[0] - 34.019).abs() < 0.001);
}
