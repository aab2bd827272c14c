//! Morning measurements of HRV apps: HRV4Training and EliteHRV (section 4.13 of the format notes). RMSSD and SDNN are
//! series of their own. HRV4Training on Android writes year, day, month.

use super::days::Days;
use super::moment::{self, Order};
use super::table::Table;
use super::{Contents, plain};
use crate::model::{Day, Diary, DiaryRow, ReadingKind, SourceRank};

/// Columns of the moment of measurement.
const DATE: &[&str] = &["timestamp_measurement", "datetime", "date time start", "start time", "date", "date time"];
/// Words of the app for a sick day.
const SICK: &[&str] = &["sick", "yes", "ill", "cold", "flu", "1"];

/// Whether a table comes from one of these apps.
pub(super) fn is_measurements(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let has = |name: &str| names.iter().any(|own| own == name);
    has("rmssd") && (has("timestamp_measurement") || (has("date") && has("avnn")) || has("lnrmssd") || has("datetime"))
}

/// Reads the measurements.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let elite = table.column(&["timestamp_measurement", "avnn"]).is_none();
    let column = |name: &str| table.column(&[name]);
    let (date, time) = (table.column(DATE), column("time"));
    // Only the Android app has the time in a column of its own.
    let swapped = !elite && time.is_some() && column("timestamp_measurement").is_none();
    let dates = || table.rows.iter().filter_map(|row| row.text(date));
    let swapped = swapped || (!elite && dates().any(has_day_in_the_middle));
    let order = Order::of(dates());
    let mut days = Days::of(if elite { "Elite HRV" } else { "HRV4Training" }, SourceRank::Watch);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(date).unwrap_or_default();
        let read = if swapped { year_day_month(cell).map(|day| (day, None)) } else { moment::moment(cell, order) };
        let Some((day, own_time)) = read else {
            days.bad(row.line, cell);
            continue;
        };
        let time_s = own_time.or_else(|| row.text(time).and_then(moment::clock));
        let number = |name: &str| table.number(row, column(name));
        days.reading(day, time_s, ReadingKind::RestingHr, number("hr"));
        days.reading(day, time_s, ReadingKind::HrvRmssd, number("rmssd"));
        days.reading(day, time_s, ReadingKind::HrvSdnn, number("sdnn"));
        let sick = row.text(column("sickness")).map(str::to_lowercase);
        if sick.is_some_and(|sick| SICK.contains(&sick.as_str())) {
            let said = Diary { ill: Some(true), ..Diary::default() };
            days.contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() });
        }
    }
    days.finish()
}

/// Whether the second of three numbers can be no month.
fn has_day_in_the_middle(date: &str) -> bool {
    let mut parts = date.split(['-', '/', '.', ' ', 'T']);
    let year = parts.next().is_some_and(|year| year.len() == 4);
    let middle = parts.next().and_then(|middle| middle.parse::<u8>().ok());
    year && middle.is_some_and(|middle| (13..=31).contains(&middle))
}

/// `2026-31-05`.
fn year_day_month(date: &str) -> Option<Day> {
    let date = date.split([' ', 'T']).next()?;
    let mut parts = date.split(['-', '/', '.']);
    let (year, day, month) = (parts.next()?, parts.next()?, parts.next()?);
    plain::day(&format!("{year}-{month}-{day}"))
}
