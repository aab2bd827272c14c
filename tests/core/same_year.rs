//! One year of runs from a folder of FIT files, a Strava export and a Garmin export: one set of runs, whatever comes
//! first, also after an import that was stopped in the middle.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::Command;

use lightfoot::app::importing::{ImportReport, Progress, accept, import, look};
use lightfoot::app::{Answers, Store};
use lightfoot::model::Day;

use super::fit::writer::{ENUM, U8, U32, Writer};

/// 2026-01-03 06:12:09 UTC.
const FIRST: i64 = 1_767_420_729;
const FIT_EPOCH: i64 = 631_065_600;
const RUNS: i64 = 24;
/// Two hours east of Greenwich; every third run starts at 22:30 UTC, on the next day there.
const OFFSET_S: i64 = 7_200;

/// Start in UTC and minutes of a run.
fn run(number: i64) -> (i64, i64) {
    let late = if number % 3 == 0 { 58_671 } else { 0 };
    (FIRST + number * 10 * 86_400 + late, 20 + number % 7)
}

fn fit(number: i64) -> Vec<u8> {
    let (start, minutes) = run(number);
    let start = u32::try_from(start - FIT_EPOCH).unwrap();
    let seconds = u32::try_from(minutes * 60).unwrap();
    let mut file = Writer::new(false);
    file.define(1, 0, &[(0, 1, ENUM)], &[]);
    file.data(1).u8(4);
    file.define(0, 20, &[(253, 4, U32), (3, 1, U8), (5, 4, U32)], &[]);
    for second in (0..=seconds).step_by(10) {
        file.data(0).u32(start + second).u8(140).u32(second * 300);
    }
    file.define(13, 18, &[(253, 4, U32), (2, 4, U32), (5, 1, ENUM), (8, 4, U32), (9, 4, U32)], &[]);
    file.data(13).u32(start + seconds).u32(start).u8(1).u32(seconds * 1_000).u32(seconds * 300);
    file.define(14, 34, &[(253, 4, U32), (5, 4, U32)], &[]);
    file.data(14).u32(start + seconds).u32(start + seconds + OFFSET_S as u32);
    file.finish()
}

fn zip(entries: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in entries {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

/// The list of Strava by a clock so many seconds from UTC, with one run more that has no file.
fn strava(shift_s: i64) -> Vec<u8> {
    let mut names = vec![String::new(); 60];
    for (at, name) in [
        (0, "Activity ID"),
        (1, "Activity Date"),
        (2, "Activity Name"),
        (3, "Activity Type"),
        (5, "Elapsed Time"),
        (6, "Distance"),
        (11, "Activity Gear"),
        (12, "Filename"),
        (15, "Elapsed Time"),
        (16, "Moving Time"),
        (17, "Distance"),
    ] {
        name.clone_into(&mut names[at]);
    }
    let mut table = names.join(",");
    let mut entries = Vec::new();
    for number in 0..=RUNS {
        let (start, minutes) = run(number);
        let file = if number == RUNS { String::new() } else { format!("activities/{}.fit", number + 100) };
        let date =
            jiff::Timestamp::from_second(start + shift_s).unwrap().strftime("%b %d, %Y, %I:%M:%S %p").to_string();
        let seconds = minutes * 60;
        let mut row = vec![String::new(); 60];
        row[0] = number.to_string();
        row[1] = format!("\"{date}\"");
        row[2] = format!("Run {number}");
        row[3] = "Run".into();
        row[11] = "Maker Runner 7".into();
        row[12].clone_from(&file);
        (row[15], row[16], row[17]) = (seconds.to_string(), seconds.to_string(), (seconds * 3).to_string());
        write!(table, "\n{}", row.join(",")).unwrap();
        if !file.is_empty() {
            entries.push((file, fit(number)));
        }
    }
    entries.insert(0, ("activities.csv".to_owned(), table.into_bytes()));
    let shoes = b"Shoe Name,Shoe Brand,Shoe Model\nBlue pair,Maker,Runner 7\n".to_vec();
    entries.push(("shoes.csv".to_owned(), shoes));
    zip(&entries)
}

/// Garmin's export: the list, the gear, the files in a zip of their own.
fn garmin() -> Vec<u8> {
    let rows: Vec<_> = (0..RUNS)
        .map(|number| {
            let (start, minutes) = run(number);
            serde_json::json!({
                "activityId": number, "name": format!("Run {number}"), "activityType": "running",
                "startTimeGmt": start * 1_000, "startTimeLocal": (start + OFFSET_S) * 1_000,
                "duration": minutes * 60_000, "distance": minutes * 60 * 300, "workoutRpe": 40,
            })
        })
        .collect();
    let list = serde_json::json!([{ "summarizedActivitiesExport": rows }]);
    let worn: Vec<_> = (0..RUNS).map(|number| serde_json::json!({ "activityId": number })).collect();
    let gear = serde_json::json!([{
        "gearDTOS": [{"gearPk": 5, "gearTypeName": "Shoes", "displayName": "Blue pair", "customMakeModel": "Maker Runner 7"}],
        "gearActivityDTOs": {"5": worn},
    }]);
    let files: Vec<_> = (0..RUNS).map(|number| (format!("me_{number}.fit"), fit(number))).collect();
    let folder = "DI_CONNECT/DI-Connect-Fitness";
    zip(&[
        (format!("{folder}/me_0_summarizedActivities.json"), list.to_string().into_bytes()),
        (format!("{folder}/me_gear.json"), gear.to_string().into_bytes()),
        ("DI_CONNECT/DI-Connect-Uploaded-Files/UploadedFiles_0-_Part1.zip".to_owned(), zip(&files)),
    ])
}

/// The three sources on disk.
fn sources(folder: &Path, strava_shift_s: i64) -> [PathBuf; 3] {
    let paths = ["watch", "strava.zip", "garmin.zip"].map(|name| folder.join(name));
    std::fs::create_dir(&paths[0]).unwrap();
    for number in 0..RUNS {
        std::fs::write(paths[0].join(format!("{number}.fit")), fit(number)).unwrap();
    }
    std::fs::write(&paths[1], strava(strava_shift_s)).unwrap();
    std::fs::write(&paths[2], garmin()).unwrap();
    paths
}

type Runs = Vec<(i64, Day, Option<f64>, Option<usize>)>;

/// Start, day, distance and pair of every run.
fn runs(store: &Store) -> Runs {
    let history = store.history().unwrap();
    let season = lightfoot::analysis::analyse(&history);
    let each = season.runs.iter().map(|run| {
        let activity = &run.activity;
        (activity.start_utc_s, activity.local_date, activity.distance_m(), run.shoe)
    });
    each.collect()
}

fn expected() -> Runs {
    let each = (0..=RUNS).map(|number| {
        let (start, minutes) = run(number);
        (start, Day::of_instant(start, OFFSET_S as i32), Some(minutes as f64 * 180.0), Some(0))
    });
    each.collect()
}

/// Imports to the end, or until so many files are done.
fn take(store: &mut Store, paths: &[PathBuf], stop_after: Option<usize>) -> ImportReport {
    import(store, paths, &mut stop(stop_after)).unwrap()
}

/// The same as the window does, which looks first and is told yes at once.
fn take_looking(store: &mut Store, paths: &[PathBuf], stop_after: Option<usize>) {
    let (_, waiting) = look(store, paths, &mut stop(stop_after)).unwrap();
    if let Some(waiting) = waiting {
        accept(store, waiting, &Answers::default()).unwrap();
    }
}

/// Goes on until so many files are done.
fn stop(after: Option<usize>) -> impl FnMut(&Progress) -> ControlFlow<()> {
    let mut steps = 0;
    move |_| {
        steps += 1;
        if after.is_some_and(|after| steps >= after) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    }
}

/// Everything `lightfoot export` writes, by file.
fn export(library: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let folder = library.with_extension("export");
    let mut call = Command::new(env!("CARGO_BIN_EXE_lightfoot"));
    let out = call.arg("--library").arg(library).arg("export").arg(&folder).output().unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let mut files = BTreeMap::new();
    for below in [folder.clone(), folder.join("series")] {
        let paths = std::fs::read_dir(below).unwrap().map(|entry| entry.unwrap().path());
        for path in paths.filter(|path| path.is_file()) {
            files.insert(path.strip_prefix(&folder).unwrap().to_owned(), std::fs::read(&path).unwrap());
        }
    }
    std::fs::remove_dir_all(folder).unwrap();
    files
}

/// Names of the files in which two exports differ.
fn differ(one: &BTreeMap<PathBuf, Vec<u8>>, two: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    one.keys().chain(two.keys()).filter(|name| one.get(*name) != two.get(*name)).cloned().collect()
}

const ORDERS: [[usize; 3]; 6] = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

/// Files done when an import is stopped: at once, early, in the middle, late.
const STOPS: [usize; 4] = [1, 3, 12, 20];

#[test]
fn one_year_from_three_sources_is_one_set_of_runs_in_any_order() {
    // Strava's dates are in UTC, or on the wall: the files tell.
    for shift_s in [0, OFFSET_S] {
        let folder = tempfile::tempdir().unwrap();
        let paths = sources(folder.path(), shift_s);
        for order in ORDERS {
            let mut store = Store::in_memory().unwrap();
            for source in order {
                take(&mut store, std::slice::from_ref(&paths[source]), None);
            }
            assert_eq!(runs(&store), expected(), "{order:?}, {shift_s} s from UTC");
        }
        let mut store = Store::in_memory().unwrap();
        take(&mut store, &paths, None);
        assert_eq!(runs(&store), expected(), "all at once");
    }
}

#[test]
fn an_import_stopped_in_the_middle_and_tried_again_is_the_same_in_any_order() {
    let folder = tempfile::tempdir().unwrap();
    let paths = sources(folder.path(), OFFSET_S);
    for (order, after) in ORDERS.into_iter().flat_map(|order| STOPS.map(|after| (order, after))) {
        let (mut plain, mut looking) = (Store::in_memory().unwrap(), Store::in_memory().unwrap());
        for source in order {
            let path = std::slice::from_ref(&paths[source]);
            assert!(take(&mut plain, path, Some(after)).cancelled);
            take(&mut plain, path, None);

            let before = runs(&looking);
            take_looking(&mut looking, path, Some(after));
            assert_eq!(runs(&looking), before, "nothing is kept of what was stopped while looking");
            take_looking(&mut looking, path, None);
        }
        assert_eq!(runs(&plain), expected(), "{order:?}, stopped after {after}");
        assert_eq!(runs(&looking), expected(), "{order:?}, stopped after {after} while looking");
    }
}

/// The list of runs but for the names of the files they came in, which tell what came first.
fn unsourced(exported: &BTreeMap<PathBuf, Vec<u8>>) -> serde_json::Value {
    let mut list: serde_json::Value = serde_json::from_slice(&exported[Path::new("runs.json")]).unwrap();
    for run in list.as_array_mut().unwrap() {
        run.as_object_mut().unwrap().remove("sources").unwrap();
    }
    list
}

#[test]
fn the_export_is_the_same_to_the_byte_whatever_the_order_and_the_stops() {
    let folder = tempfile::tempdir().unwrap();
    let paths = sources(folder.path(), OFFSET_S);
    let mut first = None;
    for (number, order) in ORDERS.into_iter().enumerate() {
        let exported = [None, Some(STOPS[number % STOPS.len()])].map(|after| {
            let library = folder.path().join(format!("{number} {after:?}.lightfoot"));
            let mut store = Store::open(&library).unwrap();
            for source in order {
                let path = std::slice::from_ref(&paths[source]);
                if after.is_some() {
                    take(&mut store, path, after);
                }
                take(&mut store, path, None);
            }
            drop(store);
            export(&library)
        });
        let [plain, stopped] = &exported;
        assert_eq!(plain.keys().filter(|name| name.starts_with("series")).count() as i64, RUNS);
        assert_eq!(differ(plain, stopped), Vec::<PathBuf>::new(), "{order:?}");
        let first = first.get_or_insert_with(|| plain.clone());
        assert_eq!(unsourced(first), unsourced(plain), "{order:?}");
        let others = differ(first, plain)
            .into_iter()
            .filter(|name| !name.starts_with("runs.csv") && !name.starts_with("runs.json"));
        assert_eq!(others.collect::<Vec<_>>(), Vec::<PathBuf>::new(), "{order:?}");
    }
}

#[test]
fn what_is_imported_again_in_another_order_is_not_new_and_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let paths = sources(folder.path(), OFFSET_S);
    let library = folder.path().join("one.lightfoot");
    let mut store = Store::open(&library).unwrap();
    take(&mut store, &paths, None);
    let (revision, written) = (store.revision().unwrap(), export(&library));
    for source in [2, 0, 1] {
        // Another name and another time: it is opened and read once more.
        let again = folder.path().join(format!("again {}", paths[source].file_name().unwrap().display()));
        std::fs::rename(&paths[source], &again).unwrap();
        let report = take(&mut store, &[again], None);
        assert_eq!((report.runs_new, report.runs_merged, report.other_activities), (0, 0, 0));
        assert!(!report.brought(), "{:?}", report.days);
    }
    assert_eq!(store.revision().unwrap(), revision, "nothing changed");
    assert_eq!(differ(&written, &export(&library)), Vec::<PathBuf>::new());
}
