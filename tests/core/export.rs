//! `lightfoot export`: everything, in files that others read and that come back in; the same library, the same bytes.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use lightfoot::app::Store;
use lightfoot::model::diary::{HeavyWhen, SessionKind};
use lightfoot::model::{Day, Diary, DiaryRow, Origin, Runner};
use lightfoot::simulate::{Plan, files, invent};
use tempfile::TempDir;

/// A folder with forty days of files of an invented runner, and as many libraries as a test wants.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let plan = Plan { days: 40, ..Plan::healthy(7, Day::parse("2026-05-31").unwrap()) };
        for (name, bytes) in files(&invent(&plan)) {
            let path = folder.path().join("files").join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, bytes).unwrap();
        }
        Self { folder }
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn call(&self, library: &str, args: &[&str]) -> Output {
        let mut call = Command::new(env!("CARGO_BIN_EXE_lightfoot"));
        call.arg("--library").arg(self.at(library)).args(args).output().unwrap()
    }

    fn import(&self, library: &str, path: &Path) {
        let out = self.call(library, &["import", path.to_str().unwrap()]);
        assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
    }

    fn export(&self, library: &str, folder: &str) -> BTreeMap<PathBuf, Vec<u8>> {
        let folder = self.at(folder);
        let out = self.call(library, &["export", folder.to_str().unwrap()]);
        assert_eq!(out.status.code(), Some(0), "{}", String::from_utf8_lossy(&out.stderr));
        everything_below(&folder, &folder)
    }
}

fn everything_below(folder: &Path, root: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything_below(&path, root));
        } else {
            found.insert(path.strip_prefix(root).unwrap().to_owned(), fs::read(&path).unwrap());
        }
    }
    found
}

/// The first difference of two exports, by file.
fn differ(one: &BTreeMap<PathBuf, Vec<u8>>, two: &BTreeMap<PathBuf, Vec<u8>>) -> Vec<PathBuf> {
    let names = one.keys().chain(two.keys()).filter(|name| one.get(*name) != two.get(*name));
    names.cloned().collect()
}

fn records(bytes: &[u8]) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(bytes);
    let head = reader.headers().unwrap().clone();
    let records = reader.records().map(|record| {
        let record = record.unwrap();
        head.iter().zip(record.iter()).map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()
    });
    records.collect()
}

#[test]
fn the_same_library_gives_the_same_bytes_also_after_importing_everything_again() {
    let desk = Desk::new();
    desk.import("one", &desk.at("files"));
    let first = desk.export("one", "first");
    desk.import("one", &desk.at("files"));
    assert_eq!(differ(&first, &desk.export("one", "second")), Vec::<PathBuf>::new());

    let runs: serde_json::Value = serde_json::from_slice(&first[Path::new("runs.json")]).unwrap();
    let runs = runs.as_array().unwrap();
    assert!(runs.len() > 10);
    assert_eq!(records(&first[Path::new("runs.csv")]).len(), runs.len());
    assert_eq!(records(&first[Path::new("days.csv")]).len(), 40);
    assert!(
        !records(&first[Path::new("readings.csv")]).is_empty() && !records(&first[Path::new("nights.csv")]).is_empty()
    );
    let id = runs[0]["id"].as_str().unwrap();
    let seconds = records(&first[Path::new("series").join(format!("{id}.csv")).as_path()]);
    assert_eq!(seconds.len() as u64, runs[0]["samples"].as_u64().unwrap());
    assert!(seconds[0].contains_key("time_s") && seconds[0].contains_key("heart_rate_bpm"));
}

#[test]
fn the_tables_have_the_columns_of_their_json() {
    let desk = Desk::new();
    desk.import("one", &desk.at("files"));
    let all = desk.export("one", "out");
    for name in ["runs", "days", "readings", "nights"] {
        let json: serde_json::Value = serde_json::from_slice(&all[Path::new(&format!("{name}.json"))]).unwrap();
        let keys: Vec<&String> = json[0].as_object().unwrap().keys().collect();
        let csv = records(&all[Path::new(&format!("{name}.csv"))]);
        assert_eq!(csv[0].keys().collect::<Vec<_>>(), keys, "{name}");
    }
}

#[test]
fn diary_and_profile_come_back_as_they_were() {
    let desk = Desk::new();
    desk.import("one", &desk.at("files"));
    let mut store = Store::open(&desk.at("one")).unwrap();
    let day = Day::parse("2026-05-30").unwrap();
    let mut say = |time_s, said| store.say(&DiaryRow { day, time_s, origin: Origin::Typed, said }).unwrap();
    let note = "first line\nsecond, with \"quotes\"; and ünïcode".to_owned();
    say(None, Diary { note: Some(note.clone()), ill: Some(false), weight_kg: Some(71.25), ..Diary::default() });
    say(Some(22_329), Diary { legs_heaviness: Some(6.5), heavy_when: Some(HeavyWhen::Late), ..Diary::default() });
    let session = Some(SessionKind::Game);
    say(Some(64_800), Diary { session_kind: session, session_min: Some(90.0), ..Diary::default() });
    store
        .set_profile(&Runner { name: "Ada".into(), hr_max_bpm: Some(188.0), ..store.history().unwrap().runner })
        .unwrap();
    drop(store);
    let out = desk.export("one", "out");

    desk.import("two", &desk.at("out/diary.csv"));
    desk.import("two", &desk.at("out/profile.json"));
    let again = desk.export("two", "again");
    for name in ["diary.csv", "profile.json"] {
        assert_eq!(
            String::from_utf8_lossy(&again[Path::new(name)]),
            String::from_utf8_lossy(&out[Path::new(name)]),
            "{name}"
        );
    }
    let rows = records(&again[Path::new("diary.csv")]);
    let of_day: Vec<_> = rows.iter().filter(|row| row["date"] == "2026-05-30").collect();
    let whole = of_day.iter().find(|row| row["time"].is_empty()).unwrap();
    assert_eq!((whole["note"].as_str(), whole["ill"].as_str(), whole["weight_kg"].as_str()), (&*note, "no", "71.25"));
    assert!(of_day.iter().any(|row| row["time"] == "06:12:09" && row["heavy_when"] == "late"));
    assert!(of_day.iter().any(|row| row["time"] == "18:00" && row["session_min"] == "90"));
}

#[test]
fn nothing_is_written_over_and_nothing_half_is_left() {
    let desk = Desk::new();
    desk.import("one", &desk.at("files"));
    let full = desk.at("full");
    fs::create_dir(&full).unwrap();
    fs::write(full.join("mine.txt"), "mine").unwrap();
    let out = desk.call("one", &["export", full.to_str().unwrap()]);
    assert_eq!(out.status.code(), Some(1));
    assert!(String::from_utf8_lossy(&out.stderr).contains("full"));
    assert_eq!(fs::read_dir(&full).unwrap().count(), 1);

    let file = desk.at("file");
    fs::write(&file, "mine").unwrap();
    assert_eq!(desk.call("one", &["export", file.to_str().unwrap()]).status.code(), Some(1));
    assert_eq!(desk.call("one", &["export", file.join("below").to_str().unwrap()]).status.code(), Some(1));

    let empty = desk.at("empty");
    fs::create_dir(&empty).unwrap();
    assert!(!desk.export("one", "empty").is_empty());
    let left: Vec<_> = fs::read_dir(desk.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert!(left.iter().all(|name| !name.to_string_lossy().contains("unfinished")), "{left:?}");
}

#[test]
fn an_empty_library_gives_empty_tables() {
    let desk = Desk::new();
    let all = desk.export("none", "out");
    assert_eq!(all[Path::new("runs.json")], b"[]\n");
    assert_eq!(records(&all[Path::new("days.csv")]).len(), 0);
}
