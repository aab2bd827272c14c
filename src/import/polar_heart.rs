//! Continuous heart rate of a day from Polar's web service: a value every few minutes, local clock, no zone. Heart rate
//! at rest is the lowest half hour of the night, where the night was worn.

use serde_json::Value;

use super::days::Days;
use super::json::records;
use super::{Contents, Problem, ProblemKind, plain};
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
    text.starts_with(['{', '[']) && text.contains("\"heart_rate_samples\"") && text.contains("\"sample_time\"")
}

/// Reads a day or a list of days.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let (records, end) = records(bytes);
    let mut days = Days::of("Polar", SourceRank::Watch);
    for record in &records {
        let list = record.get("heart_rates").and_then(Value::as_array).map(Vec::as_slice);
        for of_day in list.unwrap_or_else(|| std::slice::from_ref(record)) {
            let day = of_day.get("date").and_then(Value::as_str).and_then(plain::day);
            if let Some((day, bpm)) = day.zip(at_rest(of_day)) {
                days.reading(day, None, ReadingKind::RestingHr, Some(bpm));
            }
        }
    }
    let mut contents = days.finish_json(&end);
    if contents.readings.is_empty() && end.is_ok() {
        contents.problem = Some(Problem::plain(ProblemKind::Empty, "import-polar-no-rest"));
    }
    contents
}

/// Beats per minute of the lowest half hour of the night.
fn at_rest(day: &Value) -> Option<f64> {
    let samples = day.get("heart_rate_samples")?.as_array()?;
    let value = |sample: &Value| {
        let bpm = sample.get("heart_rate")?.as_f64().filter(|bpm| *bpm > 0.0)?;
        Some((plain::time(sample.get("sample_time")?.as_str()?)?, bpm))
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
