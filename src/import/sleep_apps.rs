//! Nights of sleep apps: AutoSleep's table, and Sleep as Android's backup, whose every record brings its own header
//! (section 4.13 of the format notes).

use csv::{ReaderBuilder, StringRecord};

use super::days::Days;
use super::moment;
use super::table::Table;
use super::{Contents, plain};
use crate::model::{Day, Night, ReadingKind, SourceRank};

/// Whether a file is one of these.
pub(super) fn is_nights(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    is_android(&names) || is_autosleep(&names)
}

fn is_autosleep(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|own| own == name);
    has("iso8601") && has("asleep") && has("waketime")
}

fn is_android(names: &[String]) -> bool {
    matches!(names, [id, tz, from, to, ..] if id == "id" && tz == "tz" && from == "from" && to == "to")
}

/// Reads the nights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    if is_android(&plain::header(bytes).0) { android(bytes) } else { autosleep(bytes) }
}

/// A night a line, dated by its end; HRV is Apple's, SDNN.
fn autosleep(bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let column = |name: &str| table.column(&[name]);
    let mut days = Days::of("AutoSleep", SourceRank::Mirror);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(column("iso8601")).unwrap_or_default();
        let Some((day, _)) = plain::day_time(cell) else {
            days.bad(row.line, cell);
            continue;
        };
        let seconds = |name: &str| row.text(column(name)).and_then(moment::seconds);
        days.night(Night {
            day,
            asleep_s: seconds("asleep"),
            in_bed_s: seconds("inbed"),
            deep_s: seconds("deep"),
            awake_s: seconds("awake"),
            ..Night::default()
        });
        days.reading(day, None, ReadingKind::RestingHr, table.number(row, column("wakingbpm")));
        days.reading(day, None, ReadingKind::HrvSdnn, table.number(row, column("hrv")));
    }
    days.finish()
}

/// Lines of values under lines of names; the names beyond the fixed ones are times of day.
fn android(bytes: &[u8]) -> Contents {
    let text = plain::text(bytes);
    let mut reader = ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut days = Days::of("Sleep as Android", SourceRank::Phone);
    let mut header = StringRecord::new();
    for record in reader.records().filter_map(Result::ok) {
        let first = record.get(0).unwrap_or_default().trim();
        if first == "Id" {
            header = record;
        } else if !first.is_empty() {
            let get = |name: &str| {
                let index = header.iter().position(|own| own.trim() == name)?;
                record.get(index).map(str::trim).filter(|cell| !cell.is_empty())
            };
            let line = record.position().map_or(0, csv::Position::line);
            match night(get) {
                Some(night) => days.night(night),
                None => days.bad(line, get("To").unwrap_or(first)),
            }
        }
    }
    days.finish()
}

fn night<'a>(get: impl Fn(&str) -> Option<&'a str>) -> Option<Night> {
    let zone = jiff::tz::TimeZone::get(get("Tz")?).ok();
    let instant = |name: &str| {
        let (day, time_s) = local(get(name)?)?;
        let midnight = day.date().to_datetime(jiff::civil::Time::midnight());
        let moment = midnight.checked_add(jiff::Span::new().seconds(i64::from(time_s))).ok()?;
        Some(zone.clone()?.to_zoned(moment).ok()?.timestamp().as_second())
    };
    let (day, _) = local(get("To")?)?;
    let number = |name: &str| plain::number(get(name)?);
    let (start_utc_s, end_utc_s) = (instant("From"), instant("To"));
    // −1 where they were not counted.
    let asleep_s = number("Hours").filter(|hours| *hours > 0.0).map(|hours| hours * 3_600.0);
    // A share of the sleep, or −1 and −2 for "not measured".
    let deep = number("DeepSleep").filter(|share| (0.0..=1.0).contains(share));
    Some(Night {
        day,
        asleep_s,
        in_bed_s: start_utc_s.zip(end_utc_s).map(|(start, end)| (end - start) as f64).filter(|s| *s > 0.0),
        start_utc_s,
        end_utc_s,
        deep_s: deep.zip(asleep_s).map(|(share, asleep)| share * asleep),
        ..Night::default()
    })
}

/// `05. 03. 2026 6:48`.
fn local(text: &str) -> Option<(Day, i32)> {
    let (date, clock) = text.trim().rsplit_once(' ')?;
    let compact: String = date.chars().filter(|c| !c.is_whitespace()).collect();
    Some((plain::day(&compact)?, plain::time(clock)?))
}
