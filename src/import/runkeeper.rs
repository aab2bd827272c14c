//! RunKeeper's export: `cardioActivities.csv`, a row an activity, local time without a zone, kilometres or miles by the
//! header; and `measurements.csv` with weights (section 4.12 of the format notes). Its GPX files are read by themselves.

use super::account::on_the_wall;
use super::days::Days;
use super::moment::{self, Order};
use super::table::Table;
use super::units::{MILE_M, POUND_KG};
use super::{Contents, plain, sports};
use crate::model::activity::Clock;
use crate::model::{Devices, ReadingKind, Recording, SourceRank, Sport, Totals};

/// Where it comes from.
const SOURCE: &str = "Runkeeper";

/// An activity without a time is put here.
const NOON_S: i32 = 43_200;
/// Columns of distance, with their unit in metres.
const DISTANCES: &[(&str, f64)] = &[("distance (km)", 1_000.0), ("distance (mi)", MILE_M)];
/// Columns of weight, with their unit in kilograms.
const WEIGHTS: &[(&str, f64)] = &[("weight (kg)", 1.0), ("weight (lbs)", POUND_KG), ("weight (lb)", POUND_KG)];

fn is_activities(names: &[String]) -> bool {
    let has = |name: &str| names.iter().any(|own| own == name);
    has("activity id") && has("type") && has("route name") && has("duration")
}

/// Whether a table is one of these.
pub(super) fn is_table(name: &str, head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let measures = name.to_lowercase().ends_with("measurements.csv");
    let weighs = WEIGHTS.iter().any(|(weight, _)| names.iter().any(|own| own == weight));
    is_activities(&names) || (measures && weighs && names.iter().any(|own| own == "date"))
}

/// Reads such a table.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let activities = is_activities(&table.names);
    let column = |name: &str| table.column(&[name]);
    let order = Order::of(table.rows.iter().filter_map(|row| row.text(column("date"))));
    let mut days = Days::of(SOURCE, SourceRank::Mirror);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(column("date")).unwrap_or_default();
        let Some((day, time_s)) = moment::moment(cell, order) else {
            days.bad(row.line, cell);
            continue;
        };
        let number = |name: &str| table.number(row, column(name)).filter(|number| *number > 0.0);
        let amount = |columns: &[(&str, f64)]| columns.iter().find_map(|(name, unit)| Some(number(name)? * unit));
        if !activities {
            days.reading(day, time_s, ReadingKind::Weight, amount(WEIGHTS));
            continue;
        }
        let kind = row.text(column("type")).unwrap_or_default();
        let (sport, sub_sport) = sports::named(kind).unwrap_or((Sport::Other, ""));
        let seconds = row.text(column("duration")).and_then(moment::seconds);
        days.contents.recordings.push(Recording {
            sport,
            sub_sport: sub_sport.to_owned(),
            note: row.text(column("notes")).unwrap_or_default().to_owned(),
            account_id: row.text(column("activity id")).map(|id| format!("runkeeper {id}")).unwrap_or_default(),
            totals: Totals {
                distance_m: amount(DISTANCES),
                timer_s: seconds,
                calories_kcal: number("calories burned"),
                ascent_m: number("climb (m)"),
                mean_hr_bpm: number("average heart rate (bpm)"),
                ..Totals::default()
            },
            devices: Devices { watch: SOURCE.to_owned(), ..Devices::default() },
            ..on_the_wall(day, time_s.unwrap_or(NOON_S), Clock::Wall)
        });
    }
    days.finish()
}
