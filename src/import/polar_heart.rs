//! Continuous heart rate of a day from Polar's web service, and `247ohr_*.json` of its account export: a value every few
//! minutes, local clock, no zone. Heart rate at rest is the lowest half hour of the night, where the night was worn.

use serde_json::Value;

use super::days::Days;
use super::{Contents, Problem, ProblemKind, json, plain};
use crate::model::{ReadingKind, SourceRank};

/// Local seconds since midnight that count as night. (J)
const NIGHT_S: std::ops::Range<i32> = 0..7 * 3_600;
/// The lowest mean over so long is at rest, seconds. (J)
const REST_S: i32 = 1_800;
/// Hours of the night with a value in them that are enough. (J)
const HOURS: usize = 4;
/// Values in a half hour that are enough: one every ten minutes.
const VALUES: usize = 3;

/// Whether a file is such a day.
pub(super) fn is_day(head: &[u8]) -> bool {
    let text = plain::text(head);
    let has = |key: &str| text.contains(key);
    let served = has("\"heart_rate_samples\"") && has("\"sample_time\"");
    let exported = has("\"deviceDays\"") && has("\"samples\"");
    text.starts_with(['{', '[']) && (served || exported)
}

/// Reads a day or a list of days.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut days = Days::of("Polar", SourceRank::Watch);
    let end = json::each(&plain::text(bytes), &["heart_rates", "deviceDays"], |of_day| {
        let day = of_day.get("date").and_then(Value::as_str).and_then(plain::day_time);
        if let Some(((day, _), bpm)) = day.zip(at_rest(&of_day)) {
            days.reading(day, None, ReadingKind::RestingHr, Some(bpm));
        }
    });
    let mut contents = days.finish_json(&end);
    if contents.readings.is_empty() && end.is_ok() {
        contents.problem = Some(Problem::plain(ProblemKind::Empty, "import-polar-no-rest"));
    }
    contents
}

/// Beats per minute of the lowest half hour of the night.
fn at_rest(day: &Value) -> Option<f64> {
    let samples = day.get("heart_rate_samples").or_else(|| day.get("samples"))?.as_array()?;
    let value = |sample: &Value| {
        let either = |served: &str, exported: &str| sample.get(served).or_else(|| sample.get(exported));
        let bpm = either("heart_rate", "heartRate")?.as_f64().filter(|bpm| *bpm > 0.0)?;
        let at = either("sample_time", "secondsFromDayStart")?;
        let at = at.as_str().and_then(plain::time).or_else(|| i32::try_from(at.as_i64()?).ok())?;
        Some((at, bpm))
    };
    let mut night: Vec<(i32, f64)> = samples.iter().filter_map(value).filter(|(at, _)| NIGHT_S.contains(at)).collect();
    night.sort_by_key(|(at, _)| *at);
    let mut hours: Vec<i32> = night.iter().map(|(at, _)| at / 3_600).collect();
    hours.dedup();
    let windows = night.iter().enumerate().filter_map(|(index, (from, _))| {
        let window = night.get(index..)?.iter().take_while(|(at, _)| at - from < REST_S);
        let (sum, count) = window.fold((0.0, 0), |(sum, count), (_, bpm)| (sum + bpm, count + 1));
        (count >= VALUES).then(|| sum / count as f64)
    });
    windows.min_by(f64::total_cmp).filter(|_| hours.len() >= HOURS)
}
