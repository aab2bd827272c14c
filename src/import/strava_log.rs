//! Strava's training log as its web page loads it: JSON with a list `models`, the raw values beside the shown ones.

use serde_json::Value;

use super::account::{self, plausible};
use super::json::{self, number, text};
use super::track::instant_ms;
use super::{Contents, plain, strava_words};
use crate::model::{Recording, Totals};

/// Whether a file is such a log.
pub(super) fn is_log(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with('{') && text.contains("\"models\"") && text.contains("\"elapsed_time_raw\"")
}

/// Reads the log.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut recordings = Vec::new();
    let end = json::each(&plain::text(bytes), &["models"], |model| {
        recordings.extend(recording(&model).and_then(plausible));
    });
    account::json(Contents { recordings, ..Contents::default() }, end)
}

fn recording(model: &Value) -> Option<Recording> {
    let (sport, sub_sport) = strava_words::sport(text(model, "sport_type").or_else(|| text(model, "display_type"))?);
    let treadmill = model.get("trainer").and_then(Value::as_bool) == Some(true) && sub_sport.is_empty();
    let treadmill = treadmill && sport == crate::model::Sport::Running;
    let start_ms = instant_ms(&text(model, "start_time")?.replace("+0000", "Z"))?;
    Some(Recording {
        start_utc_s: start_ms.div_euclid(1000),
        sport,
        sub_sport: if treadmill { "treadmill" } else { sub_sport }.to_owned(),
        title: text(model, "name").unwrap_or_default().to_owned(),
        note: text(model, "description").unwrap_or_default().to_owned(),
        account_id: model.get("id").map(|id| format!("strava {id}")).unwrap_or_default(),
        totals: Totals {
            distance_m: number(model, "distance_raw"),
            timer_s: number(model, "moving_time_raw"),
            elapsed_s: number(model, "elapsed_time_raw"),
            ascent_m: number(model, "elevation_gain_raw"),
            ..Totals::default()
        },
        ..Recording::default()
    })
}
