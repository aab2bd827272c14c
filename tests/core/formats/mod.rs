//! Every format but FIT, and the archives they come in.

mod accounts;
mod activities;
mod apple;
mod archives;
mod exports;
mod faults;
mod garmin;
mod hostile;
mod mapped;
mod programs;
mod quotes;
mod tables;
mod traits;
mod written;

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use lightfoot::import::{self, Contents, Unpacked};
use serde_json::Value;

use crate::support::corpus;

/// A small file of `tests/data`.
fn fixture(path: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data").join(path)).unwrap()
}

/// Every file that lies in `bytes`, read; a file of no known format as nothing.
fn read_all(name: &str, bytes: &[u8]) -> Vec<(String, Contents)> {
    let mut all = Vec::new();
    import::unpack(name, bytes.to_vec(), &mut |found| {
        match found {
            Unpacked::File { name, bytes, damage } => {
                let mut contents = import::read(&name, &bytes).unwrap_or_default();
                contents.problem = contents.problem.or(damage);
                all.push((name, contents));
            }
            Unpacked::Part { name, contents, .. } => all.push((name, *contents)),
            Unpacked::Far { .. } => {}
            Unpacked::Ignored { name, .. } => all.push((name, Contents::default())),
            Unpacked::Problem { name, problem } => all.push((name, Contents::broken(problem))),
        }
        ControlFlow::Continue(())
    });
    all
}

/// The files of the corpus with what the other decoders found in them.
fn truth(kind: &str) -> Vec<(String, Vec<u8>, Value)> {
    let Some(folder) = corpus() else { return Vec::new() };
    let truth: Value = serde_json::from_slice(&fs::read(folder.join("TRUTH.json")).unwrap()).unwrap();
    let files = truth["files"].as_object().unwrap().iter().filter(|(_, v)| v["kind"] == kind);
    files.map(|(path, v)| (path.clone(), fs::read(folder.join(path)).unwrap_or_default(), v.clone())).collect()
}
