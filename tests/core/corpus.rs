//! Every real file, imported on its own into a library, against what two independent decoders say of it.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;

use lightfoot::app::importing::import;
use lightfoot::app::{Outcome, Store};
use lightfoot::model::Activity;
use serde_json::Value;

use super::support;

/// Where the truth itself cannot be met: the file, the check, and why.
const EXCEPTIONS: &[(&str, &str, &str)] = &[
    ("fit/Runn_Incline.fit", "heart rate", "a treadmill sensor wrote 0 bpm throughout: that is no heart rate"),
    ("fit/Runn_Incline.fit", "cadence", "a treadmill sensor wrote 0 steps throughout: that is no cadence"),
];

/// Checks held and made, by name; and what did not hold.
#[derive(Default)]
struct Score {
    checks: BTreeMap<&'static str, (usize, usize)>,
    faults: Vec<String>,
}

impl Score {
    fn check(&mut self, file: &str, name: &'static str, holds: bool, note: impl FnOnce() -> String) {
        if EXCEPTIONS.iter().any(|(excepted, check, _)| *excepted == file && *check == name) {
            return;
        }
        let count = self.checks.entry(name).or_default();
        count.0 += usize::from(holds);
        count.1 += 1;
        if !holds {
            self.faults.push(format!("{file}: {name}: {}", note()));
        }
    }

    /// A number of ours against the truth, to a share of it or an absolute amount, whichever is wider.
    fn near(&mut self, file: &str, name: &'static str, ours: Option<f64>, truth: Option<f64>, within: (f64, f64)) {
        let Some(truth) = truth else { return };
        let holds = ours.is_some_and(|ours| (ours - truth).abs() <= (within.0 * truth.abs()).max(within.1));
        self.check(file, name, holds, || format!("{ours:?}, wanted {truth}"));
    }
}

/// One session as the truth has it.
struct Session {
    start_utc_s: i64,
    sport: Option<String>,
    distance_m: Option<f64>,
    along_track_m: Option<f64>,
    timer_s: Option<f64>,
    elapsed_s: Option<f64>,
    /// Name → mean, where there are more than 60 values.
    means: BTreeMap<String, f64>,
}

fn number(of: &Value, key: &str) -> Option<f64> {
    of.get(key)?.as_f64().filter(|value| *value > 0.0)
}

fn instant(of: &Value) -> Option<i64> {
    let text = of.get("start_utc")?.as_str()?;
    let instant = text.parse::<jiff::Timestamp>();
    instant.or_else(|_| format!("{text}Z").parse()).ok().map(|instant| instant.as_second())
}

fn means_of(of: Option<&Value>) -> BTreeMap<String, f64> {
    let means = of.and_then(Value::as_object).into_iter().flatten();
    let known = means.filter(|(_, mean)| mean["n"].as_f64() > Some(60.0));
    known
        .filter_map(|(key, mean)| {
            Some((key.clone(), mean.get("mean_excl_zero").or_else(|| mean.get("mean"))?.as_f64()?))
        })
        .collect()
}

fn fit_sessions(truth: &Value) -> Vec<Session> {
    let sessions = truth["sessions"].as_array().cloned().unwrap_or_default();
    let dated: Vec<&Value> = sessions.iter().filter(|session| instant(session).is_some()).collect();
    let only = dated.len() == 1;
    let session = |of: &&Value| {
        let own = of.get("record_means").filter(|means| !means.is_null());
        Some(Session {
            start_utc_s: instant(of)?,
            sport: of["sport"].as_str().map(str::to_owned),
            distance_m: number(of, "distance_m"),
            along_track_m: None,
            timer_s: number(of, "timer_s"),
            elapsed_s: number(of, "elapsed_s"),
            means: means_of(own.or_else(|| truth.get("record_means").filter(|_| only))),
        })
    };
    dated.iter().filter_map(session).collect()
}

fn tcx_sessions(file: &Value) -> Vec<Session> {
    let activities = file["activities"].as_array().cloned().unwrap_or_default();
    let timed = activities.iter().filter(|activity| activity["n_trackpoints_with_time"].as_f64() > Some(1.0));
    timed
        .filter_map(|activity| {
            let many = |key: &str| activity[key].as_f64() > Some(60.0);
            let hr = number(activity, "hr_mean").filter(|_| many("hr_n"));
            let cadence = number(activity, "run_cadence_mean_spm_excl_zero").filter(|_| many("n_trackpoints"));
            let means = [("heart_rate", hr), ("cadence_spm", cadence)];
            Some(Session {
                start_utc_s: instant(activity)?,
                sport: match activity["sport"].as_str() {
                    Some("Running") => Some("running".to_owned()),
                    Some("Biking") => Some("cycling".to_owned()),
                    _ => None,
                },
                distance_m: number(activity, "sum_lap_distance_m"),
                along_track_m: None,
                timer_s: number(activity, "sum_lap_time_s"),
                elapsed_s: None,
                means: means.into_iter().filter_map(|(key, mean)| Some((key.to_owned(), mean?))).collect(),
            })
        })
        .collect()
}

/// Only tracks in one piece: a way across gaps is a matter of taste.
fn gpx_sessions(file: &Value) -> Vec<Session> {
    let whole = file["n_tracks"] == 1 && file["n_segments"] == 1 && file["monotonic"] == true;
    if !whole || file["n_points_with_time"] != file["n_points"] {
        return Vec::new();
    }
    let Some(start_utc_s) = instant(file) else { return Vec::new() };
    let hr = number(file, "hr_mean").filter(|_| file["hr_n"].as_f64() > Some(60.0));
    vec![Session {
        start_utc_s,
        sport: None,
        distance_m: None,
        along_track_m: number(file, "distance_haversine_m").filter(|metres| *metres > 200.0),
        timer_s: None,
        elapsed_s: number(file, "elapsed_s"),
        means: hr.into_iter().map(|mean| ("heart_rate".to_owned(), mean)).collect(),
    }]
}

/// What a session says beyond its start; a press of the lap button between two sports is none.
fn is_session(session: &Session) -> bool {
    let measured = session.timer_s.or(session.distance_m).or(session.elapsed_s);
    measured.is_some() && session.timer_s.is_none_or(|seconds| seconds >= 10.0)
}

fn compare(score: &mut Score, file: &str, session: &Session, activities: &[Arc<Activity>]) {
    let duration_apart =
        |activity: &Activity| (activity.duration_s().unwrap_or(0.0) - session.timer_s.unwrap_or(0.0)).abs();
    let other_sport = |activity: &Activity| session.sport.as_deref() != Some(activity.sport_name());
    let near = activities.iter().filter(|activity| (activity.start_utc_s - session.start_utc_s).abs() <= 2);
    let best = near.min_by(|a, b| {
        other_sport(a).cmp(&other_sport(b)).then_with(|| duration_apart(a).total_cmp(&duration_apart(b)))
    });
    score.check(file, "start to 2 s", best.is_some(), || format!("none near {}", session.start_utc_s));
    let Some(activity) = best else { return };
    if let Some(sport) = &session.sport {
        let name = activity.sport_name();
        score.check(file, "sport", name == sport, || format!("{name}, wanted {sport}"));
    }
    score.near(file, "distance to 0.5 %", activity.distance_m(), session.distance_m, (0.005, 5.0));
    score.near(file, "track to 2 %", activity.distance_m(), session.along_track_m, (0.02, 10.0));
    score.near(file, "timer to 2 s", activity.duration_s(), session.timer_s, (0.001, 2.0));
    let elapsed_s = activity.totals.elapsed_s.or(activity.digest.duration_s);
    score.near(file, "elapsed to 2 s", elapsed_s, session.elapsed_s, (0.001, 2.0));
    if session.sport.as_deref().is_none_or(|sport| sport == "running") {
        compare_means(score, file, session, activity);
    }
}

fn compare_means(score: &mut Score, file: &str, session: &Session, activity: &Activity) {
    let (means, totals) = (&activity.digest.means, &activity.totals);
    let ours = [
        ("heart_rate", "heart rate", means.hr_bpm.or(totals.mean_hr_bpm)),
        ("cadence_spm", "cadence", means.cadence_spm.or(totals.mean_cadence_spm)),
        ("stance_time", "ground contact time", means.gct_ms.or(totals.mean_gct_ms)),
        (
            "vertical_oscillation",
            "vertical oscillation",
            means.vertical_oscillation_mm.or(totals.mean_vertical_oscillation_mm),
        ),
        ("vertical_ratio", "vertical ratio", means.vertical_ratio_pct.or(totals.mean_vertical_ratio_pct)),
        ("step_length", "step length", means.step_length_mm.or(totals.mean_step_length_mm)),
    ];
    for (key, name, ours) in ours {
        score.near(file, name, ours, session.means.get(key).copied(), (0.025, 0.0));
    }
}

/// Imports one file into a library of its own.
fn activities_of(path: &Path) -> Vec<Arc<Activity>> {
    let mut store = Store::in_memory().unwrap();
    let report = import(&mut store, &[path.to_owned()], &mut |_| ControlFlow::Continue(())).unwrap();
    for row in &report.files {
        if let Outcome::Problem(problem) = &row.outcome {
            assert_ne!(problem.what.id, "app-reader-lost", "{} upset a reader", row.file);
        }
    }
    store.history().unwrap().activities
}

#[test]
#[expect(clippy::print_stdout, reason = "the counts of each check")]
fn real_files_give_what_independent_decoders_say() {
    let Some(corpus) = support::corpus() else { return };
    let truth: Value = serde_json::from_slice(&std::fs::read(corpus.join("TRUTH.json")).unwrap()).unwrap();
    let mut score = Score::default();
    for (file, truth) in truth["files"].as_object().unwrap() {
        let path = corpus.join(file);
        if !path.is_file() {
            continue;
        }
        let activities = activities_of(&path);
        let sessions = match truth["kind"].as_str() {
            Some("fit") => fit_sessions(&truth["truth"]),
            Some("tcx") => tcx_sessions(truth),
            Some("gpx") => gpx_sessions(truth),
            Some("broken") => {
                if let Some(records) = truth["truth"]["n_records"].as_f64().filter(|records| *records >= 60.0) {
                    let most = activities.iter().map(|activity| activity.digest.samples).max().unwrap_or(0);
                    let kept = f64::from(most) >= 0.9 * records;
                    score.check(file, "records before a fault", kept, || format!("{most} of {records}"));
                }
                continue;
            }
            _ => continue,
        };
        for session in sessions.iter().filter(|session| is_session(session)) {
            compare(&mut score, file, session, &activities);
        }
    }
    for (name, (held, made)) in &score.checks {
        println!("{name:24} {held}/{made}");
    }
    assert!(score.checks.values().map(|(_, made)| made).sum::<usize>() > 500, "the corpus is not all there");
    assert!(score.faults.is_empty(), "{}", score.faults.join("\n"));
}
