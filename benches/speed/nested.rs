//! The same runs plain and in a zip inside a zip, as watch makers pack an account: processor time and memory beside
//! those of the plain files, and how soon an import that is called off has ended.

use std::fs::{self, File};
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::Path;
use std::time::Instant;

use lightfoot::app::Store;
use lightfoot::app::importing::import;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::import::{into, peak_megabytes};
use crate::{seconds, synthetic};

/// Runs of an hour each, unless `LIGHTFOOT_RUNS` says how many.
const RUNS: u32 = 300;

/// Prints the ratio, the peak of memory and the time to stop.
pub(crate) fn run() {
    let runs = std::env::var("LIGHTFOOT_RUNS").ok().and_then(|runs| runs.parse().ok()).unwrap_or(RUNS);
    let folder = tempfile::tempdir().expect("a temporary folder");
    let at = |name: &str| folder.path().join(name);
    let (files, archive) = (at("files"), at("account.zip"));
    fs::create_dir(&files).expect("a folder");
    let mut inner = ZipWriter::new(File::create(at("part.zip")).expect("a file"));
    for (number, bytes) in synthetic::runs(runs, 7).into_iter().enumerate() {
        fs::write(files.join(format!("{number}.fit")), &bytes).expect("a file");
        inner.start_file(format!("{number}.fit"), SimpleFileOptions::default()).expect("an entry");
        inner.write_all(&bytes).expect("an entry");
    }
    inner.finish().expect("an archive");
    let mut outer = ZipWriter::new(File::create(&archive).expect("a file"));
    outer.start_file("UploadedFiles_0-_Part1.zip", SimpleFileOptions::default()).expect("an entry");
    outer.write_all(&fs::read(at("part.zip")).expect("a file")).expect("an entry");
    outer.finish().expect("an archive");

    let plain = seconds(|| into(&at("plain.lightfoot"), &files, runs));
    let nested = seconds(|| into(&at("nested.lightfoot"), &archive, runs));
    println!("  {:>8.2} time of {runs} runs in nested zips over the plain files", nested / plain);
    if let Some(peak) = peak_megabytes(&at("second.lightfoot"), &archive) {
        println!("  {peak:>8.0} MB at most");
    }
    println!("  {:>8.0} ms from calling off to the end", 1000.0 * stopping(&at("third.lightfoot"), &archive, runs));
}

/// Seconds on the clock from the answer that ends an import at its middle to its report.
fn stopping(library: &Path, archive: &Path, runs: u32) -> f64 {
    let mut store = Store::open(library).expect("a library");
    let mut asked = None;
    let half = runs as usize / 2;
    let report = import(&mut store, &[archive.to_owned()], &mut |progress| {
        if progress.done < half {
            return ControlFlow::Continue(());
        }
        asked.get_or_insert_with(Instant::now);
        ControlFlow::Break(())
    });
    assert!(report.expect("an import").cancelled, "it was called off");
    asked.map_or(f64::NAN, |asked| asked.elapsed().as_secs_f64())
}
