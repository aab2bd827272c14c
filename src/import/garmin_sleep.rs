//! Garmin's nights: `*_sleepData.json` of the account export, a flat list, and the same night as the web service
//! hands it out (`dailySleepDTO`). Dates are those of waking, times are UTC without saying so (section 4.4 of the
//! format notes).

use std::collections::BTreeMap;
use std::sync::Arc;

use serde_json::Value;

use super::moment::moment;
use super::track::instant_ms;
use super::{Contents, Problem, ProblemKind, json, plain};
use crate::model::{Day, Night, Reading, ReadingKind, SourceRank};

/// Where it comes from.
pub(super) const SOURCE: &str = "Garmin";
/// Longer than a day in bed is a fault of the device.
const LONGEST_S: f64 = 86_400.0;
/// Beats per minute; 0 is "watch not worn".
pub(super) const RESTING_HR: std::ops::RangeInclusive<f64> = 25.0..=130.0;
/// Milliseconds; 511 and the like are no values.
pub(super) const HRV: std::ops::RangeInclusive<f64> = 5.0..=250.0;

/// Whether a file holds nights of Garmin.
pub(super) fn is_sleep(name: &str, head: &[u8]) -> bool {
    let text = plain::text(head);
    let list =
        text.starts_with('[') && (text.contains("\"sleepStartTimestampGMT\"") || text.contains("\"deepSleepSeconds\""));
    let named = text.starts_with('[') && name.to_ascii_lowercase().ends_with("_sleepdata.json");
    list || named || (text.starts_with(['{', '[']) && text.contains("\"dailySleepDTO\""))
}

/// Reads nights, and the resting heart rate and HRV beside them.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut contents = Contents::default();
    let mut nights: BTreeMap<Day, Night> = BTreeMap::new();
    let end = json::each(&plain::text(bytes), &[], |record| {
        let night = record.get("dailySleepDTO").unwrap_or(&record);
        let Some(day) = night.get("calendarDate").and_then(date) else { return };
        contents.readings.extend(resting(&record, night, day));
        if let Some(night) = self::night(night, day) {
            let longest = nights.entry(day).or_default();
            if night.asleep_s > longest.asleep_s {
                *longest = night;
            }
        }
    });
    contents.nights = nights.into_values().collect();
    let nothing = contents.nights.is_empty() && contents.readings.is_empty();
    contents.problem = match end {
        Err(error) if error.is_eof() => Some(Problem::plain(ProblemKind::Truncated, "import-sleep-cut")),
        Err(_) => Some(Problem::plain(ProblemKind::Corrupt, "import-sleep-broken")),
        Ok(()) if nothing => Some(Problem::plain(ProblemKind::Empty, "import-sleep-empty")),
        Ok(()) => None,
    };
    contents
}

/// A night with sleep in it.
fn night(record: &Value, day: Day) -> Option<Night> {
    let seconds = |key: &str| record.get(key).and_then(Value::as_f64).filter(|s| (0.0..=LONGEST_S).contains(s));
    let (deep_s, light_s, rem_s) =
        (seconds("deepSleepSeconds"), seconds("lightSleepSeconds"), seconds("remSleepSeconds"));
    let stages = [deep_s, light_s, rem_s].into_iter().flatten().reduce(|a, b| a + b);
    let asleep_s = stages
        .filter(|s| *s > 0.0)
        .or_else(|| seconds("sleepTimeSeconds"))
        .filter(|s| (1.0..=LONGEST_S).contains(s))?;
    let instant = |key: &str| record.get(key).and_then(instant_s);
    let (start_utc_s, end_utc_s) = (instant("sleepStartTimestampGMT"), instant("sleepEndTimestampGMT"));
    let in_bed = start_utc_s.zip(end_utc_s).map(|(start, end)| end.saturating_sub(start) as f64);
    Some(Night {
        day,
        asleep_s: Some(asleep_s),
        in_bed_s: in_bed.filter(|s| (asleep_s..=LONGEST_S).contains(s)),
        start_utc_s,
        end_utc_s,
        deep_s,
        light_s,
        rem_s,
        awake_s: seconds("awakeSleepSeconds"),
        source: SOURCE.into(),
        rank: SourceRank::Watch,
    })
}

/// Resting heart rate and HRV of the night, beside the night or in it.
fn resting(record: &Value, night: &Value, day: Day) -> impl Iterator<Item = Reading> {
    let value = |key: &str| record.get(key).or_else(|| night.get(key)).and_then(Value::as_f64);
    let resting_hr = value("restingHeartRate").filter(|bpm| RESTING_HR.contains(bpm));
    let hrv = value("avgOvernightHrv").filter(|ms| HRV.contains(ms));
    let found = [(ReadingKind::RestingHr, resting_hr), (ReadingKind::HrvRmssd, hrv)];
    let source: Arc<str> = SOURCE.into();
    found.into_iter().filter_map(move |(kind, value)| {
        Some(Reading { day, kind, value: value?, time_s: None, source: Arc::clone(&source), rank: SourceRank::Watch })
    })
}

/// A civil date as text, as `[year, month, day]`, as a number like 20260503, or as midnight in ms since 1970.
pub(super) fn date(value: &Value) -> Option<Day> {
    match value {
        Value::String(text) => plain::day_time(text).or_else(|| moment(text, None)).map(|(day, _)| day),
        Value::Array(parts) => {
            let parts: Vec<i64> = parts.iter().filter_map(Value::as_i64).collect();
            let [year, month, day, ..] = parts.as_slice() else { return None };
            plain::day(&format!("{year:04}-{month}-{day}"))
        }
        Value::Number(number) => match number.as_i64()? {
            small @ 19_000_101..=99_991_231 => plain::day(&small.to_string()),
            ms => Some(Day::of_instant(ms.div_euclid(1000), 0)),
        },
        // `{"year": 2026, "month": 5, "day": 3}`, or the date in an object of its own.
        Value::Object(parts) => {
            let part = |key: &str| parts.get(key).and_then(Value::as_i64);
            match (part("year"), part("month"), part("day")) {
                (Some(year), Some(month), Some(day)) => plain::day(&format!("{year:04}-{month}-{day}")),
                _ => parts.get("date").filter(|date| !date.is_object()).and_then(date),
            }
        }
        _ => None,
    }
}

/// Seconds since 1970 UTC of a text without zone, or of milliseconds.
fn instant_s(value: &Value) -> Option<i64> {
    let ms = match value {
        Value::String(text) => instant_ms(text)?,
        _ => value.as_i64()?,
    };
    Some(ms.div_euclid(1000))
}
