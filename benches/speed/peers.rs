//! What others need for a FIT file, beside our whole import of it: decoding, analysis and storing. The Python decoders
//! are asked where `python3` (or `$PYTHON`) has them: `pip install fitdecode garmin-fit-sdk`.

use std::fs;
use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::decode::{lightfoot, rustyfit};
use crate::import::into;
use crate::{median, seconds, synthetic};

/// Runs of an hour; the Python decoders take seconds for each.
const RUNS: u32 = 3;
/// How often each contestant has its turn.
const ROUNDS: usize = 3;
/// Processor seconds a run that GoldenCheetah 3.5 needs to import, analyse and store it, measured on a like machine.
const GOLDENCHEETAH_S: f64 = 1.08;

/// Prints processor milliseconds a file, and how many times as long as our import each takes.
pub(crate) fn run() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let bytes = synthetic::runs(RUNS, 7);
    let paths: Vec<PathBuf> = (0..RUNS).map(|number| folder.path().join(format!("{number}.fit"))).collect();
    for (path, bytes) in paths.iter().zip(&bytes) {
        fs::write(path, bytes).expect("a file");
    }
    // A library of many runs: its opening is not a part of a file's cost.
    let many = 300;
    let files = folder.path().join("many");
    fs::create_dir(&files).expect("a folder");
    for (number, bytes) in synthetic::runs(many, 7).into_iter().enumerate() {
        fs::write(files.join(format!("{number}.fit")), bytes).expect("a file");
    }
    let each = |decode: fn(&[u8]) -> usize| {
        let all = seconds(|| {
            black_box(bytes.iter().map(|file| decode(file)).sum::<usize>());
        });
        all / f64::from(RUNS)
    };
    let mut rows: Vec<(String, Vec<f64>)> = Vec::new();
    let mut note = |name: &str, seconds: f64| match rows.iter_mut().find(|(known, _)| known == name) {
        Some((_, all)) => all.push(seconds),
        None => rows.push((name.to_owned(), vec![seconds])),
    };
    for round in 0..ROUNDS {
        let library = folder.path().join(format!("{round}.lightfoot"));
        note("lightfoot, import with analysis and store", seconds(|| into(&library, &files, many)) / f64::from(many));
        note("lightfoot, decoding alone", each(lightfoot));
        note("rustyfit, stream", each(rustyfit));
        for (name, seconds) in python(&paths) {
            note(&name, seconds);
        }
    }
    note("GoldenCheetah 3.5, import (measured elsewhere)", GOLDENCHEETAH_S);
    let rows: Vec<(String, f64)> = rows.into_iter().map(|(name, all)| (name, median(all))).collect();
    let ours = rows.first().map_or(f64::NAN, |(_, seconds)| *seconds);
    for (name, seconds) in rows {
        println!("  {name:<60} {:>9.2} ms {:>8.1} ×", 1000.0 * seconds, seconds / ours);
    }
}

/// Seconds a file of the Python decoders that are installed.
fn python(paths: &[PathBuf]) -> Vec<(String, f64)> {
    let program = std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into());
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/speed/peers.py");
    let output = Command::new(program).arg(script).args(paths).output();
    let said = output.map(|output| String::from_utf8_lossy(&output.stdout).into_owned()).unwrap_or_default();
    let row = |line: &str| line.split_once(' ').and_then(|(name, s)| Some((name.to_owned(), s.parse().ok()?)));
    said.lines().filter_map(row).collect()
}
