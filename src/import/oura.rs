//! Oura's account export: `sleepmodel.csv`, semicolons, seconds, ISO times with offset (section 4.8 of the format
//! notes), and the older table of trends. `day` is already that of waking. The resting heart rate among the
//! contributors of a score is a score, not beats: the lowest of the night is read instead.

use super::days::Days;
use super::table::{Row, Table};
use super::track::instant_ms;
use super::{Contents, json, plain};
use crate::model::{Night, ReadingKind, SourceRank};

/// Kinds of sleep that are not the night; a deleted one never was.
const NO_NIGHT: &[&str] = &["deleted", "rest", NAP];
/// A sleep by day.
const NAP: &str = "late_nap";

/// Columns of what counts, new table and old.
const ASLEEP: &[&str] = &["total_sleep_duration", "total sleep time (s)", "total sleep duration", "total sleep time"];
const DEEP: &[&str] = &["deep_sleep_duration", "deep sleep time (s)", "deep sleep duration", "deep sleep time"];
const REM: &[&str] = &["rem_sleep_duration", "rem sleep time (s)", "rem sleep duration", "rem sleep time"];
const LIGHT: &[&str] = &["light_sleep_duration", "light sleep time (s)", "light sleep duration", "light sleep time"];
const AWAKE: &[&str] = &["awake_time", "awake time (s)", "awake time"];
const IN_BED: &[&str] = &["time_in_bed", "total bedtime (s)", "total bedtime", "total bedtime "];
const LOWEST: &[&str] = &["lowest_heart_rate", "lowest resting heart rate"];
const HRV: &[&str] = &["average_hrv", "average hrv"];
const START: &[&str] = &["bedtime_start", "bedtime start"];
const END: &[&str] = &["bedtime_end", "bedtime end"];

/// Whether a table holds Oura's nights.
pub(super) fn is_nights(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let has = |words: &[&str]| names.iter().any(|name| words.contains(&name.as_str()));
    has(&["day", "date"]) && has(ASLEEP) && (has(LOWEST) || has(HRV) || has(START))
}

/// Reads the nights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let date = table.column(&["day", "date"]);
    let kind = table.column(&["type"]);
    let mut days = Days::of("Oura", SourceRank::Watch);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(date).unwrap_or_default();
        let number = |names: &[&str]| table.number(row, table.column(names)).filter(|number| *number >= 0.0);
        let day = plain::day_time(cell).map(|(day, _)| day);
        if let Some(kind) = row.text(kind).filter(|kind| NO_NIGHT.contains(kind)) {
            day.filter(|_| kind == NAP).into_iter().for_each(|day| days.nap(day, number(ASLEEP)));
            continue;
        }
        let Some(day) = day else {
            days.bad(row.line, cell);
            continue;
        };
        days.night(Night {
            day,
            asleep_s: number(ASLEEP),
            in_bed_s: number(IN_BED),
            start_utc_s: instant(&table, row, START),
            end_utc_s: instant(&table, row, END),
            deep_s: number(DEEP),
            light_s: number(LIGHT),
            rem_s: number(REM),
            awake_s: number(AWAKE),
            ..Night::default()
        });
        // A short sleep in the afternoon has a heart rate, too: only the night's own counts.
        let main = row.text(kind).is_none_or(|kind| kind == "long_sleep");
        days.reading(day, None, ReadingKind::RestingHr, number(LOWEST).filter(|_| main));
        days.reading(day, None, ReadingKind::HrvRmssd, number(HRV).filter(|_| main));
    }
    days.finish()
}

/// Whether a file is the web service's list of nights.
pub(super) fn is_served(head: &[u8]) -> bool {
    let text = plain::text(head);
    text.starts_with(['{', '[']) && text.contains("\"bedtime_start\"") && text.contains("\"total_sleep_duration\"")
}

/// Reads the nights as the web service hands them out: the keys are the names of the newer table's columns.
pub(super) fn read_served(_: &str, bytes: &[u8]) -> Contents {
    let mut days = Days::of("Oura", SourceRank::Watch);
    let end = json::each(&plain::text(bytes), &["data"], |record| {
        let kind = json::text(&record, "type");
        let number = |key| json::number(&record, key).filter(|number| *number >= 0.0);
        let Some(day) = json::text(&record, "day").and_then(plain::day) else { return };
        if let Some(kind) = kind.filter(|kind| NO_NIGHT.contains(kind)) {
            if kind == NAP {
                days.nap(day, number("total_sleep_duration"));
            }
            return;
        }
        let instant_s = |key| json::text(&record, key).and_then(instant_ms).map(|ms| ms.div_euclid(1000));
        days.night(Night {
            day,
            asleep_s: number("total_sleep_duration"),
            in_bed_s: number("time_in_bed"),
            start_utc_s: instant_s("bedtime_start"),
            end_utc_s: instant_s("bedtime_end"),
            deep_s: number("deep_sleep_duration"),
            light_s: number("light_sleep_duration"),
            rem_s: number("rem_sleep_duration"),
            awake_s: number("awake_time"),
            ..Night::default()
        });
        let main = kind.is_none_or(|kind| kind == "long_sleep");
        days.reading(day, None, ReadingKind::RestingHr, number("lowest_heart_rate").filter(|_| main));
        days.reading(day, None, ReadingKind::HrvRmssd, number("average_hrv").filter(|_| main));
    });
    days.finish_json(&end)
}

fn instant(table: &Table, row: &Row, names: &[&str]) -> Option<i64> {
    instant_ms(row.text(table.column(names))?).map(|ms| ms.div_euclid(1000))
}
