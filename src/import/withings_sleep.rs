//! `sleep.csv` of Withings' account export: a night a line, from and to with their offset, stages in seconds.

use super::days::Days;
use super::table::Table;
use super::track::instant_ms;
use super::{Contents, plain};
use crate::model::{Night, ReadingKind, SourceRank};

/// Names of the columns in the languages seen.
const FROM: &[&str] = &["from", "von", "de", "desde", "da"];
const TO: &[&str] = &["to", "bis", "à", "hasta", "a"];
const LIGHT: &[&str] = &["light (s)", "leicht (s)", "léger (s)", "ligero (s)", "leggero (s)"];
const DEEP: &[&str] = &["deep (s)", "tief (s)", "profond (s)", "profundo (s)", "profondo (s)"];
const REM: &[&str] = &["rem (s)"];
const AWAKE: &[&str] = &["awake (s)", "wach (s)", "éveillé (s)", "despierto (s)", "sveglio (s)"];
const LOWEST: &[&str] = &["heart rate (min)", "herzfrequenz (min)", "heart rate (min.)"];

/// Whether a table is one of these nights.
pub(super) fn is_nights(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let has = |words: &[&str]| names.iter().any(|name| words.contains(&name.as_str()));
    has(FROM) && has(TO) && has(DEEP) && has(LIGHT)
}

/// Reads the nights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let [from, to, light, deep] = [FROM, TO, LIGHT, DEEP].map(|names| table.column(names));
    let [rem, awake, lowest] = [REM, AWAKE, LOWEST].map(|names| table.column(names));
    let mut days = Days::of("Withings", SourceRank::Scale);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(to).unwrap_or_default();
        // The date of waking as the bed's own clock had it.
        let Some((day, _)) = plain::day_time(cell) else {
            days.bad(row.line, cell);
            continue;
        };
        let seconds = |column| table.number(row, column).filter(|seconds| *seconds >= 0.0);
        let stages = [seconds(deep), seconds(light), seconds(rem)];
        let [deep_s, light_s, rem_s] = stages;
        let instant = |column| row.text(column).and_then(instant_ms).map(|ms| ms.div_euclid(1000));
        let (start_utc_s, end_utc_s) = (instant(from), instant(to));
        days.night(Night {
            day,
            asleep_s: stages.into_iter().flatten().reduce(|a, b| a + b),
            in_bed_s: start_utc_s.zip(end_utc_s).map(|(start, end)| (end - start) as f64).filter(|s| *s > 0.0),
            start_utc_s,
            end_utc_s,
            deep_s,
            light_s,
            rem_s,
            awake_s: seconds(awake),
            ..Night::default()
        });
        days.reading(day, None, ReadingKind::RestingHr, seconds(lowest));
    }
    days.finish()
}
