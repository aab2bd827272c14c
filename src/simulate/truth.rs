//! What is true of an invented runner: `truth.json`, against which a judgement can be held.

use super::body::Cost;
use super::scenario::{Injection, Today};
use super::training::Session;
use super::{Plan, Twist};
use crate::model::Day;

/// What was at work, day by day and run by run.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Truth {
    /// Each day with the causes at work and how far they had come, 0..1.
    pub days: Vec<(Day, Vec<(Injection, f64)>)>,
    /// Each run.
    pub runs: Vec<TrueRun>,
}

/// What was at work on one run.
#[derive(Clone, PartialEq, Debug)]
pub struct TrueRun {
    /// Its start.
    pub start_utc_s: i64,
    /// Its local day.
    pub day: Day,
    /// How heavy the legs were, rated or not, 0–10.
    pub heaviness: f64,
    /// Points each cause added.
    pub added: Vec<(Injection, f64)>,
}

impl Truth {
    pub(super) fn note_day(&mut self, day: Day, today: &Today) {
        self.days.push((day, today.active().collect()));
    }

    pub(super) fn note_run(&mut self, day: Day, today: &Today, session: &Session, cost: &Cost) {
        let added = Injection::ALL.into_iter().zip(cost.added).filter(|(_, points)| *points > 0.0).collect();
        let start_utc_s = i64::from(day.0) * 86_400 + session.start_s - i64::from(today.utc_offset_s);
        self.runs.push(TrueRun { start_utc_s, day, heaviness: cost.heaviness, added });
    }

    /// The truth file.
    pub(super) fn json(&self, plan: &Plan) -> serde_json::Value {
        let points = |causes: &[(Injection, f64)]| {
            let entries = causes.iter().map(|(cause, value)| (cause.key().to_owned(), round(*value).into()));
            serde_json::Value::Object(entries.collect())
        };
        let injections = plan.injections.iter().map(|(cause, when)| {
            serde_json::json!({"cause": cause.key(), "dose": plan.dose, "from": when.first, "to": when.last,
                "gain": plan.gain, "harmless": plan.gain < 1.0})
        });
        let distractors = plan.twists.iter().map(|(twist, when)| {
            serde_json::json!({"id": twist.key(), "from": when.first, "to": when.last, "stays": stays(*twist)})
        });
        let days = self.days.iter().map(|(day, causes)| serde_json::json!({"date": day, "active": points(causes)}));
        let runs = self.runs.iter().map(|run| {
            let start = jiff::Timestamp::from_second(run.start_utc_s).map(|at| at.to_string()).unwrap_or_default();
            serde_json::json!({"start_utc": start, "date": run.day, "legs_heaviness": run.heaviness,
                "added": points(&run.added)})
        });
        serde_json::json!({
            "lightfoot_truth": 1,
            "seed": plan.seed,
            "from": plan.range().first,
            "to": plan.last,
            "profile": plan.notes.key(),
            "injections": injections.collect::<Vec<_>>(),
            "distractors": distractors.collect::<Vec<_>>(),
            "days": days.collect::<Vec<_>>(),
            "runs": runs.collect::<Vec<_>>(),
        })
    }
}

/// Whether a change lasts beyond its window.
fn stays(twist: Twist) -> bool {
    matches!(twist, Twist::NewWatch | Twist::NewScale)
}

fn round(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}
