//! Samsung Health's tables, `com.samsung.*.csv`: a line with the table's own name stands above the header, and columns
//! bear long names of which the end counts (section 4.12 of the format notes). Times are UTC with the offset in a
//! column of its own, `UTC+0200`.

use super::days::Days;
use super::table::{Row, Table};
use super::track::instant_ms;
use super::{Contents, plain};
use crate::model::{Day, Night, ReadingKind, SourceRank};

/// Whether a file is one of the tables that count.
pub(super) fn is_table(head: &[u8]) -> bool {
    let text = plain::text(head);
    subject(text.lines().next().unwrap_or_default()).is_some_and(|subject| ["sleep", "weight"].contains(&subject))
}

/// What a table named like `com.samsung.shealth.sleep` is about.
fn subject(title: &str) -> Option<&str> {
    let name = title.split(',').next()?.strip_prefix("com.samsung.")?;
    name.rsplit('.').next()
}

/// Reads nights or weights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let text = plain::text(bytes);
    let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let sleep = subject(title) == Some("sleep");
    let table = Table::read(rest.as_bytes());
    let mut days = Days::of("Samsung Health", SourceRank::Phone);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = |name: &str| cell(&table, row, name);
        let offset_s = cell("time_offset").and_then(offset).unwrap_or(0);
        let instant = |name: &str| cell(name).and_then(instant_ms).map(|ms| ms.div_euclid(1_000));
        let Some(start_s) = instant("start_time") else {
            days.bad(row.line, cell("start_time").unwrap_or_default());
            continue;
        };
        if sleep {
            let end_s = instant("end_time").unwrap_or(start_s);
            let in_bed_s = Some((end_s - start_s) as f64);
            let share = cell("efficiency").and_then(plain::number).filter(|percent| (1.0..=100.0).contains(percent));
            days.night(Night {
                day: Day::of_instant(end_s, offset_s),
                asleep_s: share.zip(in_bed_s).map(|(percent, seconds)| percent / 100.0 * seconds),
                in_bed_s,
                start_utc_s: Some(start_s),
                end_utc_s: Some(end_s),
                ..Night::default()
            });
        } else {
            let local = start_s + i64::from(offset_s);
            let time_s = i32::try_from(local.rem_euclid(86_400)).ok();
            let kg = cell("weight").and_then(plain::number);
            days.reading(Day::of_instant(local, 0), time_s, ReadingKind::Weight, kg);
        }
    }
    days.finish()
}

/// The cell of the column whose name is this or ends with it.
fn cell<'r>(table: &Table, row: &'r Row, name: &str) -> Option<&'r str> {
    let long = format!(".{name}");
    let column = table.names.iter().position(|own| own == name || own.ends_with(&long));
    row.text(column)
}

/// Seconds east of Greenwich of `UTC+0200`.
fn offset(text: &str) -> Option<i32> {
    let zone = text.trim_start_matches("UTC");
    let sign = if zone.starts_with('-') { -1 } else { 1 };
    let digits: String = zone.chars().filter(char::is_ascii_digit).collect();
    let (hours, minutes) = digits.split_at_checked(2)?;
    let seconds = hours.parse::<i32>().ok()? * 3_600 + minutes.parse::<i32>().ok()? * 60;
    (seconds <= 50_400).then_some(sign * seconds)
}
