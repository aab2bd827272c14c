//! Tables of Fitbit in Google Takeout (section 4.7 of the format notes): HRV by night, resting heart rate by day, and
//! Google Fit's daily sums with their average weight. Only the score table says UTC; the others are the runner's own
//! clock.

use super::days::Days;
use super::table::Table;
use super::{Contents, plain};
use crate::model::{ReadingKind, SourceRank};

/// Which table it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    /// `timestamp,rmssd,nremhr,entropy`.
    Hrv,
    /// `timestamp,beats per minute`, a row a day.
    Resting,
    /// `Date,…,Average weight (kg)`.
    GoogleFit,
}

fn kind(file: &str, names: &[String]) -> Option<Kind> {
    let has = |name: &str| names.iter().any(|own| own == name);
    let file = file.to_lowercase();
    match () {
        () if has("timestamp") && has("rmssd") && has("nremhr") => Some(Kind::Hrv),
        () if has("timestamp") && has("beats per minute") && file.contains("resting") => Some(Kind::Resting),
        () if has("date") && has("average weight (kg)") => Some(Kind::GoogleFit),
        () => None,
    }
}

/// Whether a table is one of these.
pub(super) fn is_days(name: &str, head: &[u8]) -> bool {
    kind(name, &plain::header(head).0).is_some()
}

/// Reads such a table.
pub(super) fn read(name: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let kind = kind(name, &table.names);
    let google = kind == Some(Kind::GoogleFit);
    let (source, rank) = if google { ("Google Fit", SourceRank::Phone) } else { ("Fitbit", SourceRank::Watch) };
    let mut days = Days::of(source, rank);
    let date = table.column(&["timestamp", "date"]);
    let (reading, column) = match kind {
        Some(Kind::Hrv) => (ReadingKind::HrvRmssd, table.column(&["rmssd"])),
        Some(Kind::Resting) => (ReadingKind::RestingHr, table.column(&["beats per minute"])),
        _ => (ReadingKind::Weight, table.column(&["average weight (kg)"])),
    };
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(date).unwrap_or_default();
        let Some((day, _)) = plain::day_time(cell) else {
            days.bad(row.line, cell);
            continue;
        };
        days.reading(day, None, reading, table.number(row, column));
    }
    days.finish()
}
