//! Tables of Zepp and Mi Fit: `SLEEP_*.csv` in minutes, `BODY_*.csv` in kilograms, `SPORT_*.csv` (section 4.12 of the
//! format notes). Times stand in UTC, `2026-05-10 04:58:00+0000`; nights have their own local date.

use super::days::Days;
use super::table::Table;
use super::track::instant_ms;
use super::{Contents, plain};
use crate::model::{Devices, Night, ReadingKind, Recording, SourceRank, Sport, Totals};

/// Where it comes from.
const SOURCE: &str = "Zepp";
/// The numbers of sports.
const SPORTS: &[(&str, Sport, &str)] = &[
    ("1", Sport::Running, ""),
    ("6", Sport::Walking, ""),
    ("7", Sport::Running, "trail"),
    ("8", Sport::Running, "treadmill"),
    ("9", Sport::Cycling, ""),
    ("10", Sport::Cycling, "indoor_cycling"),
    ("14", Sport::Swimming, ""),
    ("15", Sport::Swimming, "open_water"),
    ("22", Sport::Hiking, ""),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Sleep,
    Body,
    Sport,
}

fn kind(names: &[String]) -> Option<Kind> {
    let has = |name: &str| names.iter().any(|own| own == name);
    match () {
        () if has("date") && has("deepsleeptime") && has("shallowsleeptime") => Some(Kind::Sleep),
        () if has("weight") && has("fatrate") => Some(Kind::Body),
        () if has("type") && has("starttime") && has("sporttime(s)") => Some(Kind::Sport),
        () => None,
    }
}

/// Whether a table is one of these.
pub(super) fn is_table(head: &[u8]) -> bool {
    kind(&plain::header(head).0).is_some()
}

/// Reads such a table.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let kind = kind(&table.names);
    let mut days = Days::of(SOURCE, if kind == Some(Kind::Body) { SourceRank::Scale } else { SourceRank::Watch });
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let text = |name: &str| row.text(table.column(&[name]));
        let number = |name: &str| table.number(row, table.column(&[name])).filter(|number| *number >= 0.0);
        let instant = |name: &str| text(name).and_then(instant).map(|ms| ms.div_euclid(1_000));
        let read = match kind {
            Some(Kind::Sleep) => text("date").and_then(plain::day).map(|day| {
                let seconds = |name: &str| number(name).map(|minutes| minutes * 60.0);
                let stages = [seconds("deepsleeptime"), seconds("shallowsleeptime"), seconds("remtime")];
                let [deep_s, light_s, rem_s] = stages;
                let asleep_s = stages.into_iter().flatten().reduce(|a, b| a + b);
                let (start_utc_s, end_utc_s) = (instant("start"), instant("stop"));
                let awake_s = seconds("waketime");
                days.night(Night {
                    day,
                    asleep_s,
                    start_utc_s,
                    end_utc_s,
                    deep_s,
                    light_s,
                    rem_s,
                    awake_s,
                    ..Night::default()
                });
            }),
            Some(Kind::Body) => {
                text("time").or_else(|| text("timestamp")).and_then(plain::day_time).map(|(day, at)| {
                    days.reading(day, at, ReadingKind::Weight, number("weight"));
                })
            }
            _ => instant("starttime").zip(number("sporttime(s)")).map(|(start_utc_s, seconds)| {
                let known = SPORTS.iter().find(|(number, ..)| Some(*number) == text("type"));
                let (sport, sub_sport) = known.map_or((Sport::Other, ""), |(_, sport, sub_sport)| (*sport, *sub_sport));
                days.contents.recordings.push(Recording {
                    start_utc_s,
                    sport,
                    sub_sport: sub_sport.to_owned(),
                    totals: Totals {
                        distance_m: number("distance(m)").filter(|metres| *metres > 0.0),
                        timer_s: Some(seconds),
                        elapsed_s: Some(seconds),
                        calories_kcal: number("calories(kcal)").filter(|kcal| *kcal > 0.0),
                        ..Totals::default()
                    },
                    devices: Devices { watch: SOURCE.to_owned(), ..Devices::default() },
                    ..Recording::default()
                });
            }),
        };
        if read.is_none() {
            days.bad(row.line, row.text(Some(0)).unwrap_or_default());
        }
    }
    days.finish()
}

/// `2026-05-10 04:58:00+0000`, whose offset has no colon.
fn instant(text: &str) -> Option<i64> {
    match text.strip_suffix("+0000") {
        Some(utc) => instant_ms(utc),
        None => instant_ms(text),
    }
}
