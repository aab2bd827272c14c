//! Nights of a Suunto account: a JSON object a line, `{"timestamp", "entryData": {"duration", …}}`, seconds and beats
//! per second (section 4.12 of the format notes). Whether the time is that of falling asleep or of waking is not said:
//! the day that holds both it and the time after so much sleep is the day of waking.

use serde_json::Value;

use super::days::Days;
use super::json::{number, text};
use super::track::{instant_ms, whole_ms};
use super::{Contents, plain, suunto};
use crate::model::{Day, Night, ReadingKind, SourceRank};

/// Whether a file holds such nights.
pub(super) fn is_nights(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with('{') && text.contains("\"entryData\"") && text.contains("\"deepSleepDuration\"")
}

/// Reads the nights; a line that is broken is left out and told.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let text = plain::text(bytes);
    let mut days = Days::of("Suunto", SourceRank::Watch);
    for (line, record) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let Some((day, entry)) = serde_json::from_str(record).ok().and_then(|record: Value| entry(&record)) else {
            days.bad(line, record);
            continue;
        };
        let seconds = |key: &str| number(&entry, key);
        let asleep_s = seconds("duration");
        if entry.get("isNap") == Some(&Value::Bool(true)) {
            days.nap(day, asleep_s);
            continue;
        }
        days.night(Night {
            day,
            asleep_s,
            deep_s: seconds("deepSleepDuration"),
            light_s: seconds("lightSleepDuration"),
            rem_s: seconds("remSleepDuration"),
            ..Night::default()
        });
        let lowest = number(&entry, "hrMin").map(|beats_s| beats_s * 60.0);
        days.reading(day, None, ReadingKind::RestingHr, lowest);
        days.reading(day, None, ReadingKind::HrvRmssd, number(&entry, "avgHrv"));
    }
    days.finish()
}

/// The day of waking and what was measured.
fn entry(record: &Value) -> Option<(Day, Value)> {
    let time = text(record, "timestamp")?;
    let entry = record.get("entryData").filter(|entry| entry.is_object())?;
    let asleep_ms = number(entry, "duration").and_then(|seconds| whole_ms(seconds * 1_000.0)).unwrap_or(0);
    let waking_s = instant_ms(time)?.checked_add(asleep_ms)?.div_euclid(1_000);
    Some((Day::of_instant(waking_s, suunto::offset_s(time).unwrap_or(0)), entry.clone()))
}
