//! The house rules that a machine can hold: who may look where, how long a file may be, what may be depended on.

use std::fs;
use std::path::{Path, PathBuf};

/// Each room, and the rooms it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("model", &[]),
    ("text", &["model"]),
    ("import", &["model"]),
    ("store", &["model"]),
    ("simulate", &["model"]),
    ("analysis", &["model"]),
    ("causes", &["model", "analysis"]),
    ("report", &["model", "text", "analysis", "causes"]),
    ("app", &["model", "text", "import", "store", "simulate", "analysis", "causes", "report"]),
    ("cli", &["model", "text", "simulate", "analysis", "causes", "report", "app"]),
    ("ui", &["model", "text", "analysis", "causes", "report", "app"]),
];

/// Words that would bring a clock, an environment or a thread into a room below `app`.
const OUTSIDE_WORLD: &[&str] =
    &["Instant::now", "SystemTime::now", "Zoned::now", "Timestamp::now", "env::var", "thread::"];

/// Licences that go with MIT OR Apache-2.0. ODbL covers only the borders of the time zones (tzf-dist).
const LICENCES: &[&str] = &[
    "MIT",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "ISC",
    "Zlib",
    "Unlicense",
    "CC0-1.0",
    "BSL-1.0",
    "0BSD",
    "Unicode-3.0",
    "MPL-2.0",
    "MIT-0",
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "CDLA-Permissive-2.0",
    "ODbL-1.0",
    "NCSA",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            files.push(path);
        }
    }
    files.sort();
    files
}

/// The code of a file without its comments, line by line.
fn code_lines(path: &Path) -> Vec<(usize, String)> {
    let text = fs::read_to_string(path).unwrap();
    let code = text.lines().map(|line| line.split("//").next().unwrap_or("").to_owned());
    code.enumerate().map(|(index, line)| (index + 1, line)).collect()
}

#[test]
fn rooms_look_down_only() {
    let mut faults = Vec::new();
    for (room, may_use) in ROOMS {
        for file in rust_files(&root().join("src").join(room)) {
            for (number, line) in code_lines(&file) {
                for (other, _) in ROOMS {
                    let looks = line.contains(&format!("crate::{other}")) && other != room;
                    if looks && !may_use.contains(other) {
                        faults.push(format!("{}:{number} {room} may not use {other}", file.display()));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_room_is_on_the_staircase() {
    for entry in fs::read_dir(root().join("src")).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        assert!(!path.is_dir() || ROOMS.iter().any(|(room, _)| *room == name), "{name} is in no row of ROOMS");
    }
}

#[test]
fn below_app_nothing_knows_the_time_or_the_machine() {
    let mut faults = Vec::new();
    for room in ["model", "text", "import", "store", "simulate", "analysis", "causes", "report"] {
        for file in rust_files(&root().join("src").join(room)) {
            for (number, line) in code_lines(&file) {
                if let Some(word) = OUTSIDE_WORLD.iter().find(|word| line.contains(**word)) {
                    faults.push(format!("{}:{number} {word}", file.display()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn files_stay_small() {
    for file in rust_files(&root().join("src")) {
        let lines = fs::read_to_string(&file).unwrap().lines().count();
        assert!(lines <= 500, "{} has {lines} lines: which second topic lives there?", file.display());
    }
}

#[test]
fn colours_live_in_the_theme() {
    for file in rust_files(&root().join("src").join("ui")) {
        if file.ends_with("theme.rs") {
            continue;
        }
        for (number, line) in code_lines(&file) {
            assert!(!line.contains("Color32::from_"), "{}:{number} a colour outside the theme", file.display());
        }
    }
}

#[test]
fn dependencies_come_from_the_registry_under_licences_that_fit() {
    // Only what this build uses was downloaded.
    let features = if cfg!(feature = "gui") { "--features=gui,pdf" } else { "--no-default-features" };
    let platform = format!("{}-unknown-linux-gnu", std::env::consts::ARCH);
    let out = std::process::Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--filter-platform", &platform, features])
        .current_dir(root())
        .output()
        .unwrap();
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&out.stdout).unwrap();
    for package in metadata["packages"].as_array().unwrap() {
        let name = package["name"].as_str().unwrap();
        if name == "lightfoot" {
            continue;
        }
        assert!(
            package["source"].as_str().is_some_and(|s| s.starts_with("registry+")),
            "{name} is not from a registry"
        );
        let licence = package["license"].as_str().unwrap_or("").replace(['(', ')'], " ");
        // Every part that must hold has an allowed choice.
        let parts = licence.split(" AND ");
        let fits = |part: &str| {
            let mut choices = part.split(" OR ").flat_map(|c| c.split('/'));
            choices.any(|choice| LICENCES.contains(&choice.split(" WITH ").next().unwrap_or("").trim()))
        };
        assert!(parts.clone().all(fits), "{name}: {licence}");
    }
}

#[test]
fn nothing_committed_carries_a_path_of_one_machine() {
    for folder in ["src", "tests", "benches"] {
        for file in rust_files(&root().join(folder)) {
            for (number, line) in code_lines(&file) {
                let home = ["/home/", "/root/", "/Users/"].iter().any(|start| line.contains(start));
                let here = file.ends_with("architecture.rs");
                assert!(!home || here, "{}:{number} {line}", file.display());
            }
        }
    }
}
