//! Real files: what two independent decoders read in them.

use std::path::Path;

use lightfoot::import::fit;
use serde_json::Value;

use crate::support::corpus;

/// Every FIT file of the corpus with what is known about it.
pub(super) fn files() -> Vec<(String, Vec<u8>, Value)> {
    let Some(dev) = corpus() else { return Vec::new() };
    let truth: Value = serde_json::from_slice(&std::fs::read(dev.join("TRUTH.json")).unwrap()).unwrap();
    let files = truth["files"].as_object().unwrap();
    let fit =
        files.iter().filter(|(path, _)| Path::new(path).extension().is_some_and(|end| end.eq_ignore_ascii_case("fit")));
    fit.map(|(path, truth)| (path.clone(), std::fs::read(dev.join(path)).unwrap(), truth.clone())).collect()
}

/// Records of one time are merged; each of these files repeats this many moments, or has records from before its start.
const REPEATED: &[(&str, usize)] = &[];

#[test]
fn real_files_give_the_records_and_sessions_that_two_other_decoders_see() {
    for (path, bytes, truth) in files().into_iter().filter(|(path, ..)| path.starts_with("fit/")) {
        let contents = fit::read(&bytes);
        let records: usize = contents.recordings.iter().map(|recording| recording.series.len()).sum();
        let wanted = truth["truth"]["n_records"].as_u64().unwrap() as usize;
        if let Some(first) = contents.recordings.first()
            && !REPEATED.iter().any(|row| row.0 == path)
        {
            assert!(records * 100 >= wanted * 85, "{path}: {records} of {wanted} records, {:?}", first.sub_sport);
        }
    }
}
