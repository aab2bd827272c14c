//! Morning measurements of HRV apps: HRV4Training and EliteHRV (section 4.13 of the format notes). RMSSD and SDNN are
//! series of their own. HRV4Training on Android writes year, day, month. Hours slept that the runner or the phone told
//! it are a mirror's.

use std::collections::BTreeMap;

use super::days::Days;
use super::moment::{self, Order};
use super::table::Table;
use super::{Contents, plain};
use crate::model::{Day, Diary, DiaryRow, Night, ReadingKind, SourceRank};

/// Columns of the moment of measurement.
const DATE: &[&str] = &["timestamp_measurement", "datetime", "date time start", "start time", "date", "date time"];
/// So many nights show by how often one length stands there whether it is an answer. (J)
const MANY_NIGHTS: usize = 6;
/// Words of the app for a sick day.
const SICK: &[&str] = &["sick", "yes", "ill", "cold", "flu", "1"];

/// Whether a table comes from one of these apps.
pub(super) fn is_measurements(head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let has = |name: &str| names.iter().any(|own| own == name);
    let measured = has("rmssd") || has("rmssd_lying");
    measured && (has("timestamp_measurement") || (has("date") && has("avnn")) || has("lnrmssd") || has("datetime"))
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
    let source = if elite { "Elite HRV" } else { "HRV4Training" };
    let mut days = Days::of(source, SourceRank::Watch);
    let mut slept = Days::of(source, SourceRank::Mirror);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        // On a day without a measurement only the date stands there.
        let cell = row.text(date).or_else(|| row.text(column("date"))).unwrap_or_default();
        let read = if swapped { year_day_month(cell).map(|day| (day, None)) } else { moment::moment(cell, order) };
        let Some((day, own_time)) = read else {
            days.bad(row.line, cell);
            continue;
        };
        let time_s = own_time.or_else(|| row.text(time).and_then(moment::clock));
        let number = |names: &[&str]| table.number(row, table.column(names));
        days.reading(day, time_s, ReadingKind::RestingHr, number(&["hr", "hr_lying"]));
        days.reading(day, time_s, ReadingKind::HrvRmssd, number(&["rmssd", "rmssd_lying"]));
        days.reading(day, time_s, ReadingKind::HrvSdnn, number(&["sdnn", "sdnn_lying"]));
        // `07:58` is hours and minutes.
        let asleep_s = row.text(column("sleep_time")).and_then(plain::time).map(f64::from);
        slept.night(Night { day, asleep_s, ..Night::default() });
        let sick = row.text(column("sickness")).map(str::to_lowercase);
        if sick.is_some_and(|sick| SICK.contains(&sick.as_str())) {
            let said = Diary { ill: Some(true), ..Diary::default() };
            days.contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() });
        }
    }
    days.contents.nights = answered(slept.contents.nights);
    days.finish()
}

/// The nights but those on which the slider stood where the app puts it: one length on more than a third of many days is
/// no answer. (J)
fn answered(mut nights: Vec<Night>) -> Vec<Night> {
    let all = nights.len();
    let minutes = |night: &Night| night.asleep_s.map(|seconds| (seconds / 60.0) as i32);
    let mut counts: BTreeMap<Option<i32>, usize> = BTreeMap::new();
    for night in &nights {
        *counts.entry(minutes(night)).or_default() += 1;
    }
    nights.retain(|night| all < MANY_NIGHTS || counts.get(&minutes(night)).is_none_or(|count| count * 3 <= all));
    nights
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
