//! intervals.icu: the days of its wellness page and its list of activities, as JSON or as a table (section 4.14 of the
//! format notes). Its small scales differ in direction from item to item and are not read.

use std::sync::Arc;

use serde_json::Value;

use super::account::{self, BadRow, note_bad, plausible};
use super::garmin_sleep::{HRV, RESTING_HR};
use super::json::{self, number, text};
use super::table::{Row, Table};
use super::track::instant_ms;
use super::{Contents, plain, strava_words};
use crate::model::activity::Clock;
use crate::model::{Day, Diary, DiaryRow, Night, Reading, ReadingKind, Recording, SourceRank, Totals};

const SOURCE: &str = "intervals.icu";
/// Weights of adults, kilograms. (J)
const WEIGHT_KG: std::ops::RangeInclusive<f64> = 20.0..=400.0;
/// Two of these beside the date make a table of days.
const OF_DAYS: &[&str] = &["restinghr", "sleepsecs", "hrvsdnn", "ramprate", "ctl", "atl", "sleepquality"];
/// No zone is further from Greenwich, in ms, and all lie on quarters of an hour.
const FARTHEST_ZONE_MS: i64 = 14 * 3_600_000;

/// Whether a file holds days.
pub(super) fn is_days(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let text = plain::text(head);
    let listed = text.starts_with('[') && text.contains("\"sleepSecs\"") && text.contains("\"restingHR\"");
    listed || is_header(&names)
}

fn is_header(names: &[String]) -> bool {
    let has = |word: &str| names.iter().any(|name| name == word);
    (has("id") || has("date")) && OF_DAYS.iter().filter(|word| has(word)).count() >= 2
}

/// Reads days.
pub(super) fn read_days(_: &str, bytes: &[u8]) -> Contents {
    let mut contents = Contents::default();
    let whole = plain::text(bytes);
    if whole.starts_with(['[', '{']) {
        let end = json::each(&whole, &[], |record| {
            let day = text(&record, "id").or_else(|| text(&record, "date")).and_then(plain::day);
            let words = text(&record, "comments").map(str::to_owned);
            if let Some(day) = day {
                add_day(&mut contents, day, words, &|key| number(&record, key));
            }
        });
        return account::json(contents, end);
    }
    let table = Table::read(bytes);
    let mut bad: BadRow = None;
    for row in table.rows.iter().filter(|row| !row.is_empty() && is_header(&table.names)) {
        let Some(cell) = row.text(table.column(&["date", "id"])) else { continue };
        let Some((day, _)) = plain::day_time(cell) else {
            note_bad(&mut bad, row.line, cell);
            continue;
        };
        let words = row.text(table.column(&["comments"])).map(str::to_owned);
        add_day(&mut contents, day, words, &|key| table.number(row, table.column(&[&key.to_lowercase()])));
    }
    account::table(contents, bad)
}

fn add_day(contents: &mut Contents, day: Day, note: Option<String>, value: &dyn Fn(&str) -> Option<f64>) {
    let source: Arc<str> = SOURCE.into();
    let kinds = [
        ("weight", ReadingKind::Weight, WEIGHT_KG),
        ("restingHR", ReadingKind::RestingHr, RESTING_HR),
        ("hrv", ReadingKind::HrvRmssd, HRV),
        ("hrvSDNN", ReadingKind::HrvSdnn, HRV),
    ];
    contents.readings.extend(kinds.into_iter().filter_map(|(key, kind, range)| {
        let value = value(key).filter(|value| range.contains(value))?;
        Some(Reading { day, kind, value, time_s: None, source: Arc::clone(&source), rank: SourceRank::Mirror })
    }));
    let asleep_s = value("sleepSecs").filter(|seconds| (60.0..=86_400.0).contains(seconds));
    if asleep_s.is_some() {
        contents.nights.push(Night { day, asleep_s, source, rank: SourceRank::Mirror, ..Night::default() });
    }
    let said = Diary {
        carbs_g: value("carbohydrates").filter(|grams| (1.0..=2_000.0).contains(grams)),
        // A field of the runner's own.
        ferritin_ug_l: value("ferritin").or_else(|| value("Ferritin")).filter(|x| (1.0..=5_000.0).contains(x)),
        note,
        ..Diary::default()
    };
    if !said.is_empty() {
        contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() });
    }
}

/// Whether a file is a list of activities.
pub(super) fn is_activities(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let text = plain::text(head);
    let named = |key: &str| text.contains(&format!("\"{key}\""));
    let listed = text.starts_with(['[', '{']) && named("start_date_local") && named("moving_time");
    listed || ["start_date_local", "moving_time"].iter().all(|word| names.iter().any(|name| name == word))
}

/// Reads a list of activities.
pub(super) fn read_activities(_: &str, bytes: &[u8]) -> Contents {
    let mut recordings = Vec::new();
    let whole = plain::text(bytes);
    if whole.starts_with(['[', '{']) {
        let end = json::each(&whole, &[], |record| recordings.extend(of_record(&record).and_then(plausible)));
        return account::json(Contents { recordings, ..Contents::default() }, end);
    }
    let table = Table::read(bytes);
    let mut bad: BadRow = None;
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let Some(cell) = row.text(table.column(&["start_date_local"])) else { continue };
        match of_row(&table, row, cell) {
            Some(recording) => recordings.extend(plausible(recording)),
            None => note_bad(&mut bad, row.line, cell),
        }
    }
    account::table(Contents { recordings, ..Contents::default() }, bad)
}

fn of_record(record: &Value) -> Option<Recording> {
    let said = |key: &str| text(record, key).unwrap_or_default().to_owned();
    let utc_ms = text(record, "start_date").and_then(instant_ms);
    let wall_ms = text(record, "start_date_local").map(|text| text.trim_end_matches('Z')).and_then(instant_ms);
    let offset_ms = utc_ms.zip(wall_ms).map(|(utc, wall)| wall - utc);
    let offset_ms = offset_ms.filter(|ms| ms.abs() <= FARTHEST_ZONE_MS && ms % 900_000 == 0);
    let shoe = record.get("gear").and_then(|gear| text(gear, "name")).unwrap_or_default().to_owned();
    let start_ms = utc_ms.or(wall_ms)?;
    Some(Recording {
        start_utc_s: start_ms.div_euclid(1000),
        clock: if utc_ms.is_some() { Clock::Utc } else { Clock::Wall },
        utc_offset_s: offset_ms.and_then(|ms| i32::try_from(ms / 1000).ok()),
        title: said("name"),
        note: said("description"),
        account_id: record
            .get("id")
            .map(|id| format!("intervals {}", id.to_string().trim_matches('"')))
            .unwrap_or_default(),
        shoe,
        ..of_values(&said("type"), &|key| number(record, key))
    })
}

fn of_row(table: &Table, row: &Row, start: &str) -> Option<Recording> {
    let said = |key: &str| row.text(table.column(&[key])).unwrap_or_default().to_owned();
    let (day, time_s) = plain::day_time(start)?;
    let at = account::on_the_wall(day, time_s?, Clock::Wall);
    Some(Recording {
        start_utc_s: at.start_utc_s,
        clock: at.clock,
        title: said("name"),
        note: said("description"),
        account_id: format!("intervals {}", said("id")),
        ..of_values(&said("type"), &|key| table.number(row, table.column(&[key])))
    })
}

fn of_values(kind: &str, value: &dyn Fn(&str) -> Option<f64>) -> Recording {
    let (sport, sub_sport) = strava_words::sport(kind);
    let legs = if sport.on_foot() { 2.0 } else { 1.0 };
    let effort = value("icu_rpe").or_else(|| value("perceived_exertion"));
    Recording {
        sport,
        sub_sport: sub_sport.to_owned(),
        effort: effort.filter(|effort| (1.0..=10.0).contains(effort)),
        totals: Totals {
            distance_m: value("distance"),
            timer_s: value("moving_time"),
            elapsed_s: value("elapsed_time"),
            ascent_m: value("total_elevation_gain"),
            calories_kcal: value("calories"),
            mean_hr_bpm: value("average_heartrate"),
            max_hr_bpm: value("max_heartrate"),
            mean_cadence_spm: value("average_cadence").map(|one_leg| one_leg * legs),
            ..Totals::default()
        },
        ..Recording::default()
    }
}
