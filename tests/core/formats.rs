//! Readers of every format but FIT: against two independent decoders on real files, and against broken ones.

use std::fs;
use std::ops::ControlFlow;

use lightfoot::import::{self, Contents, Unpacked};
use lightfoot::model::{Channel, Recording};
use serde_json::Value;

use crate::support::corpus;

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
    let folder = folder.join("dev");
    let truth: Value = serde_json::from_slice(&fs::read(folder.join("TRUTH.json")).unwrap()).unwrap();
    let files = truth["files"].as_object().unwrap().iter().filter(|(_, v)| v["kind"] == kind);
    files.map(|(path, v)| (path.clone(), fs::read(folder.join(path)).unwrap_or_default(), v.clone())).collect()
}

fn mean(recording: &Recording, channel: Channel) -> Option<f64> {
    let column = recording.series.column(channel)?;
    let values: Vec<f64> = (0..column.counts.len()).filter_map(|i| column.get(i)).filter(|v| *v > 0.0).collect();
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

fn instant(text: &Value) -> i64 {
    text.as_str().unwrap().parse::<jiff::Timestamp>().unwrap().as_second()
}

/// What differs between a recording and what the other decoders say.
struct Check<'a> {
    path: &'a str,
    faults: &'a mut Vec<String>,
}

impl Check<'_> {
    fn near(&mut self, what: &str, got: Option<f64>, want: &Value, relative: f64, absolute: f64) {
        let Some(want) = want.as_f64() else { return };
        let fits = got.is_some_and(|got| (got - want).abs() <= (relative * want.abs()).max(absolute));
        if !fits {
            self.faults.push(format!("{}: {what} {got:?}, want {want}", self.path));
        }
    }
}

#[test]
fn tcx_activities_agree_with_other_decoders() {
    let mut faults = Vec::new();
    for (path, bytes, truth) in truth("tcx") {
        let found: Vec<Recording> = read_all(&path, &bytes).into_iter().flat_map(|(_, c)| c.recordings).collect();
        for want in truth["activities"].as_array().unwrap() {
            if want["start_utc"].is_null() || want["n_trackpoints_with_time"].as_i64() < Some(2) {
                continue;
            }
            let start = instant(&want["start_utc"]);
            let Some(got) = found.iter().find(|r| r.start_utc_s.abs_diff(start) <= 2) else {
                faults.push(format!("{path}: no activity at {start}"));
                continue;
            };
            let mut check = Check { path: &path, faults: &mut faults };
            check.near("distance", got.totals.distance_m, &want["sum_lap_distance_m"], 0.005, 5.0);
            check.near("timer", got.totals.timer_s, &want["sum_lap_time_s"], 0.001, 2.0);
            check.near("heart rate", mean(got, Channel::HeartRate), &want["hr_mean"], 0.025, 0.0);
            let cadence = &want["run_cadence_mean_spm_excl_zero"];
            check.near("cadence", mean(got, Channel::Cadence), cadence, 0.025, 0.0);
            let sport = want["sport"].as_str().unwrap_or_default();
            let key = match sport {
                "Running" => "running",
                "Biking" => "cycling",
                _ => got.sport.key(),
            };
            if got.sport.key() != key {
                faults.push(format!("{path}: sport {}, want {sport}", got.sport.key()));
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn gpx_tracks_agree_with_other_decoders() {
    let mut faults = Vec::new();
    for (path, bytes, want) in truth("gpx") {
        let found: Vec<Recording> = read_all(&path, &bytes).into_iter().flat_map(|(_, c)| c.recordings).collect();
        let tracks = want["tracks"].as_array().cloned().unwrap_or_else(|| vec![want.clone()]);
        for want in tracks.iter().filter(|track| !track["start_utc"].is_null()) {
            let start = instant(&want["start_utc"]);
            let Some(got) = found.iter().find(|r| r.start_utc_s.abs_diff(start) <= 2) else {
                faults.push(format!("{path}: no track at {start}"));
                continue;
            };
            let mut check = Check { path: &path, faults: &mut faults };
            check.near("distance", got.totals.distance_m, &want["distance_haversine_m"], 0.02, 10.0);
            if want["monotonic"] != false {
                check.near("elapsed", got.totals.elapsed_s, &want["elapsed_s"], 0.001, 2.0);
            }
            check.near("heart rate", mean(got, Channel::HeartRate), &want["hr_mean"], 0.025, 0.0);
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn every_real_file_is_read_without_panic_and_says_what_is_wrong() {
    for kind in ["tcx", "gpx", "broken", "exports", "wellness", "other"] {
        for (path, bytes, _) in truth(kind) {
            for (name, contents) in read_all(&path, &bytes) {
                println!("{name}: {} recordings, {:?}", contents.recordings.len(), contents.problem.map(|p| p.what.id));
            }
        }
    }
}
