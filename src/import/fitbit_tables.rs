//! Tables of Fitbit in Google Takeout (section 4.7 of the format notes): HRV by night, resting heart rate by day,
//! weights, nights with their offset, and Google Fit's daily sums with their average weight. What says no zone is on the
//! runner's own clock. The table of scores is left alone: its times are UTC, and no file beside it tells the offset.

use super::days::Days;
use super::moment::offset_s;
use super::table::{Row, Table};
use super::track::instant_ms;
use super::{Contents, plain};
use crate::model::{Day, Night, ReadingKind, SourceRank};

/// A day that stands as an instant in UTC later than this is the next one: midnight east of Greenwich. Seconds.
const NOON_S: i32 = 43_200;

/// The column of Google Fit's daily sums.
const GOOGLE_FIT: &str = "average weight (kg)";

/// What a table holds.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// A value a day: of which kind, in which column, and what one of its unit is.
    Daily(ReadingKind, &'static str, f64),
    /// `UserSleeps_*.csv`: a sleep a line, instants with their offset beside them.
    Nights,
}

fn kind(file: &str, names: &[String]) -> Option<Kind> {
    const NEWER_HRV: &str = "average heart rate variability milliseconds";
    let has = |name: &str| names.iter().any(|own| own == name);
    let timed = has("timestamp");
    let resting = timed && file.to_lowercase().contains("resting");
    Some(match () {
        () if timed && has("rmssd") && has("nremhr") => Kind::Daily(ReadingKind::HrvRmssd, "rmssd", 1.0),
        () if timed && has(NEWER_HRV) => Kind::Daily(ReadingKind::HrvRmssd, NEWER_HRV, 1.0),
        () if resting && has("beats per minute") => Kind::Daily(ReadingKind::RestingHr, "beats per minute", 1.0),
        () if timed && has("weight grams") => Kind::Daily(ReadingKind::Weight, "weight grams", 0.001),
        () if has("date") && has(GOOGLE_FIT) => Kind::Daily(ReadingKind::Weight, GOOGLE_FIT, 1.0),
        () if has("minutes_asleep") && has("sleep_end") && has("end_utc_offset") => Kind::Nights,
        () => return None,
    })
}

/// Whether a table is one of these.
pub(super) fn is_days(name: &str, head: &[u8]) -> bool {
    kind(name, &plain::header(head).0).is_some()
}

/// Reads such a table.
pub(super) fn read(name: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let kind = kind(name, &table.names);
    let google = matches!(kind, Some(Kind::Daily(_, GOOGLE_FIT, _)));
    let (source, rank) = if google { ("Google Fit", SourceRank::Phone) } else { ("Fitbit", SourceRank::Watch) };
    let mut days = Days::of(source, rank);
    let date = table.column(&["timestamp", "date", "sleep_end"]);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(date).unwrap_or_default();
        let read = match kind {
            Some(Kind::Daily(kind, column, unit)) => day(kind, cell).map(|day| {
                let value = table.number(row, table.column(&[column])).map(|number| number * unit);
                days.reading(day, None, kind, value);
            }),
            _ => night(&table, row, &mut days),
        };
        if read.is_none() {
            days.bad(row.line, cell);
        }
    }
    days.finish()
}

/// The day of a value. One of a whole day that stands as an instant is a midnight where the runner was.
fn day(kind: ReadingKind, cell: &str) -> Option<Day> {
    let (day, time_s) = plain::day_time(cell)?;
    let midnight = kind != ReadingKind::Weight && cell.ends_with('Z');
    let eastern = midnight && time_s.is_some_and(|time_s| time_s > NOON_S);
    Some(if eastern { day.plus(1) } else { day })
}

/// A sleep; the longest of a day is its night.
fn night(table: &Table, row: &Row, days: &mut Days) -> Option<()> {
    let text = |name: &str| row.text(table.column(&[name]));
    let seconds = |name: &str| table.number(row, table.column(&[name])).map(|minutes| minutes * 60.0);
    let instant = |name: &str| text(name).and_then(instant_ms).map(|ms| ms.div_euclid(1_000));
    let end_utc_s = instant("sleep_end")?;
    days.night(Night {
        day: Day::of_instant(end_utc_s, offset_s(text("end_utc_offset")?)?),
        asleep_s: seconds("minutes_asleep"),
        in_bed_s: seconds("minutes_in_sleep_period"),
        start_utc_s: instant("sleep_start"),
        end_utc_s: Some(end_utc_s),
        awake_s: seconds("minutes_awake"),
        ..Night::default()
    });
    Some(())
}
