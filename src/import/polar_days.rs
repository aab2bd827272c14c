//! Nights of a Polar Flow export: `sleep_result_*.json`, how long and how deep, and `nightly_recovery_*.json`, the HRV
//! of their first hours (section 4.11 of the format notes). `night` is the day of waking. Weight and heart rate at rest
//! in `activity-*.json` are settings that stand there every day, not measurements, and are left alone.

use serde_json::Value;

use super::days::Days;
use super::json::{self, number, text};
use super::polar::iso_seconds;
use super::track::instant_ms;
use super::{Contents, plain};
use crate::model::{Day, Night, ReadingKind, SourceRank};

/// RMSSD of the night, ms; the export and the web service write it differently.
const RMSSD: &[&str] = &["meanNightlyRecoveryRmssd", "meanNightlyRecoveryRMSSD"];
/// The day of waking.
const NIGHT: &[&str] = &["night", "sleepResultDate"];

/// Whether a file holds such nights.
pub(super) fn is_nights(head: &[u8]) -> bool {
    let text = plain::text(head);
    let has = |key: &str| text.contains(&format!("\"{key}\""));
    let dated = NIGHT.iter().any(|key| has(key));
    text.starts_with(['{', '[']) && dated && (has("asleepDuration") || RMSSD.iter().any(|key| has(key)))
}

/// Reads the nights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let mut days = Days::of("Polar", SourceRank::Watch);
    let end = json::each(&plain::text(bytes), &["nightlyRechargeResults"], |record| {
        let day = NIGHT.iter().find_map(|key| text(&record, key)).and_then(plain::day);
        let Some(day) = day else { return };
        if let Some(night) = night(&record, day) {
            days.night(night);
        }
        days.reading(day, None, ReadingKind::HrvRmssd, RMSSD.iter().find_map(|key| number(&record, key)));
    });
    days.finish_json(&end)
}

fn night(record: &Value, day: Day) -> Option<Night> {
    let evaluation = record.get("evaluation")?;
    let seconds = |of: &Value, key: &str| text(of, key).and_then(iso_seconds);
    let phase = |key: &str| evaluation.get("phaseDurations").and_then(|phases| seconds(phases, key));
    let instant = |key: &str| {
        let time = text(record.get("sleepResult")?.get("hypnogram")?, key)?;
        // Without an offset it is the clock on the wall, and no instant.
        let zoned = time.split_once('T').is_some_and(|(_, clock)| clock.contains(['Z', '+', '-']));
        instant_ms(time).filter(|_| zoned).map(|ms| ms.div_euclid(1_000))
    };
    Some(Night {
        day,
        asleep_s: seconds(evaluation, "asleepDuration"),
        in_bed_s: seconds(evaluation, "sleepSpan"),
        start_utc_s: instant("sleepStart"),
        end_utc_s: instant("sleepEnd"),
        deep_s: phase("deep"),
        light_s: phase("light"),
        rem_s: phase("rem"),
        awake_s: phase("wake"),
        ..Night::default()
    })
}
