//! A folder of runs through the whole import: read, hashed, decoded, worked out, packed and written.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use lightfoot::app::Store;
use lightfoot::app::importing::import;

use crate::{seconds, synthetic};

/// Runs of an hour each: a year and a half of a keen runner.
const RUNS: u32 = 300;

/// Prints what an import costs.
pub(crate) fn run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let (files, library) = (folder.path().join("files"), folder.path().join("library.lightfoot"));
    fs::create_dir(&files).expect("a folder");
    let mut size = 0;
    for (number, bytes) in synthetic::runs(RUNS, 7).into_iter().enumerate() {
        size += bytes.len() as u64;
        fs::write(files.join(format!("{number}.fit")), bytes).expect("a file");
    }

    let first = seconds(|| into(&library, &files, RUNS));
    let again = seconds(|| into(&library, &files, RUNS));
    let kept = fs::metadata(&library).map_or(0, |meta| meta.len());
    println!("  {:>8.2} ms of processor a run of an hour", 1000.0 * first / f64::from(RUNS));
    println!("  {:>8.4} library over files", kept as f64 / size as f64);
    println!("  {:>8.2} ms of processor for {RUNS} files that are known", 1000.0 * again);
    match peak_megabytes(&folder.path().join("second.lightfoot"), &files) {
        Some(peak) => println!("  {peak:>8.0} MB at most"),
        None => println!("         – peak memory cannot be told on this system"),
    }
}

pub(crate) fn into(library: &Path, files: &Path, runs: u32) {
    let mut store = Store::open(library).expect("a library");
    let report = import(&mut store, &[files.to_owned()], &mut |_| ControlFlow::Continue(())).expect("an import");
    assert_eq!(report.runs_new + report.runs_duplicate, runs as usize, "every run has its place");
}

/// Peak memory of the program while it imports, as Linux tells it of a process that runs.
pub(crate) fn peak_megabytes(library: &Path, files: &Path) -> Option<f64> {
    let mut program = Command::new(env!("CARGO_BIN_EXE_lightfoot"))
        .arg("--library")
        .arg(library)
        .arg("import")
        .arg(files)
        .stdout(Stdio::null())
        .spawn()
        .ok()?;
    let status = format!("/proc/{}/status", program.id());
    let (start, mut peak) = (Instant::now(), None);
    while program.try_wait().ok()?.is_none() && start.elapsed() < Duration::from_mins(10) {
        let text = fs::read_to_string(&status).unwrap_or_default();
        let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<f64>().ok());
        peak = kilobytes.or(peak);
        std::thread::sleep(Duration::from_millis(5));
    }
    peak.map(|kilobytes| kilobytes / 1024.0)
}
