//! The table that Fitbit's web page hands out: sections of body, food, activity and sleep, each with its name on a line
//! of its own, a header, and an empty line behind. Weights are in the account's unit, times on the runner's clock.

use super::days::Days;
use super::fitbit::{Weight, weigh};
use super::moment::{self, Order};
use super::table::Table;
use super::{Contents, plain};
use crate::model::{Night, SourceRank};

/// Names of sections.
const SECTIONS: &[&str] = &["body", "foods", "activities", "sleep"];

/// What the lines of a section are.
enum Kind {
    Weights,
    Nights,
}

fn kind(names: &[String]) -> Option<Kind> {
    let has = |name: &str| names.iter().any(|own| own == name);
    match () {
        () if has("date") && has("weight") && has("bmi") => Some(Kind::Weights),
        () if has("end time") && has("minutes asleep") => Some(Kind::Nights),
        () => None,
    }
}

/// Whether a file is such a table; one of nights alone may come without its section's name.
pub(super) fn is_page(head: &[u8]) -> bool {
    let text = plain::text(head);
    let mut lines = text.lines();
    let first = lines.next().unwrap_or_default().trim().to_lowercase();
    let header = if SECTIONS.contains(&first.as_str()) { lines.next().unwrap_or_default() } else { &first };
    let names = plain::header(header.as_bytes()).0;
    let titled = header != first && names.iter().any(|name| ["date", "start time"].contains(&name.as_str()));
    titled || matches!(kind(&names), Some(Kind::Nights))
}

/// Reads weights and nights.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let text = plain::text(bytes);
    let mut days = Days::of("Fitbit", SourceRank::Watch);
    let mut weights = Vec::new();
    for section in text.replace("\r\n", "\n").split("\n\n") {
        let (first, rest) = section.trim_start().split_once('\n').unwrap_or((section, ""));
        let titled = SECTIONS.contains(&first.trim().to_lowercase().as_str());
        let table = Table::read(if titled { rest } else { section }.as_bytes());
        match kind(&table.names) {
            Some(Kind::Weights) => weights.extend(weights_of(&table, &mut days)),
            Some(Kind::Nights) => nights(&table, &mut days),
            None => {}
        }
    }
    let asks = weigh(&weights, &mut days);
    let mut contents = days.finish();
    contents.asks.extend(asks);
    contents
}

fn weights_of(table: &Table, days: &mut Days) -> Vec<Weight> {
    let date = table.column(&["date"]);
    let order = Order::of(table.rows.iter().filter_map(|row| row.text(date)));
    let mut weights = Vec::new();
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(date).unwrap_or_default();
        let Some((day, time_s)) = moment::moment(cell, order) else {
            days.bad(row.line, cell);
            continue;
        };
        let number = |name: &str| table.number(row, table.column(&[name]));
        weights.extend(number("weight").and_then(|kg| Weight::of(day, time_s, kg, number("bmi"))));
    }
    weights
}

/// Sleeps by the day of waking; the longest of a day is its night.
fn nights(table: &Table, days: &mut Days) {
    let end = table.column(&["end time"]);
    let order = Order::of(table.rows.iter().filter_map(|row| row.text(end)));
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(end).unwrap_or_default();
        let Some((day, _)) = moment::moment(cell, order) else {
            days.bad(row.line, cell);
            continue;
        };
        let seconds = |name: &str| table.number(row, table.column(&[name])).map(|minutes| minutes * 60.0);
        days.night(Night {
            day,
            asleep_s: seconds("minutes asleep"),
            in_bed_s: seconds("time in bed"),
            deep_s: seconds("minutes deep sleep"),
            light_s: seconds("minutes light sleep"),
            rem_s: seconds("minutes rem sleep"),
            awake_s: seconds("minutes awake"),
            ..Night::default()
        });
    }
}
