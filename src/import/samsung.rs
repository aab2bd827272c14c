//! Samsung Health's tables, `com.samsung.*.csv`: a line with the table's own name stands above the header, and columns
//! bear long names of which the end counts (section 4.12 of the format notes). Times are UTC, as text or in milliseconds
//! since 1970, with the offset in a column of its own, `UTC+0200`.

use super::account::plausible;
use super::days::Days;
use super::moment::offset_s;
use super::table::{Row, Table};
use super::track::instant_ms;
use super::{Contents, plain};
use crate::model::{Day, Devices, Night, ReadingKind, Recording, SourceRank, Sport, Totals};

/// Where it comes from.
const SOURCE: &str = "Samsung Health";
/// The year 2286, in milliseconds: what is more is no time.
const LATEST_MS: i64 = 10_000_000_000_000;
/// The numbers of exercises, with FIT's word for the sub-sport.
const EXERCISES: &[(&str, Sport, &str)] = &[
    ("1001", Sport::Walking, ""),
    ("1002", Sport::Running, ""),
    ("9001", Sport::Mobility, "pilates"),
    ("9002", Sport::Mobility, "yoga"),
    ("10001", Sport::Mobility, "flexibility_training"),
    ("11007", Sport::Cycling, ""),
    ("13001", Sport::Hiking, ""),
    ("14001", Sport::Swimming, ""),
    ("15002", Sport::Strength, "strength_training"),
    ("15003", Sport::Cycling, "indoor_cycling"),
    ("15005", Sport::Running, "treadmill"),
];

/// What a table is about.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Sleep,
    Weight,
    Exercise,
}

/// What a table named like `com.samsung.shealth.sleep` is about.
fn kind(title: &str) -> Option<Kind> {
    let name = title.split(',').next()?.strip_prefix("com.samsung.")?;
    match name.rsplit('.').next()? {
        "sleep" => Some(Kind::Sleep),
        "weight" | "body_weight" => Some(Kind::Weight),
        "exercise" => Some(Kind::Exercise),
        _ => None,
    }
}

/// Whether a file is one of the tables that count.
pub(super) fn is_table(head: &[u8]) -> bool {
    let text = plain::text(head);
    kind(text.lines().next().unwrap_or_default()).is_some()
}

/// Reads nights, weights or exercises.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let text = plain::text(bytes);
    let (title, rest) = text.split_once('\n').unwrap_or((&text, ""));
    let kind = kind(title);
    let table = Table::read(rest.as_bytes());
    let mut days = Days::of(SOURCE, SourceRank::Phone);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let line = Line { table: &table, row };
        let Some(start_s) = line.instant("start_time") else {
            days.bad(row.line, line.text("start_time").unwrap_or_default());
            continue;
        };
        match kind {
            Some(Kind::Sleep) => days.night(line.night(start_s)),
            Some(Kind::Exercise) => days.contents.recordings.extend(line.exercise(start_s)),
            _ => {
                let local = start_s + i64::from(line.offset_s().unwrap_or(0));
                let time_s = i32::try_from(local.rem_euclid(86_400)).ok();
                days.reading(Day::of_instant(local, 0), time_s, ReadingKind::Weight, line.number("weight"));
            }
        }
    }
    days.finish()
}

/// One line of a table.
struct Line<'a> {
    table: &'a Table,
    row: &'a Row,
}

impl Line<'_> {
    /// The cell of the column whose name is this or ends with it.
    fn text(&self, name: &str) -> Option<&str> {
        let long = format!(".{name}");
        let column = self.table.names.iter().position(|own| own == name || own.ends_with(&long));
        self.row.text(column)
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.text(name).and_then(plain::number)
    }

    fn offset_s(&self) -> Option<i32> {
        self.text("time_offset").and_then(offset_s)
    }

    /// Seconds since 1970.
    fn instant(&self, name: &str) -> Option<i64> {
        let cell = self.text(name)?;
        let ms = cell.parse().ok().filter(|ms| (0..=LATEST_MS).contains(ms)).or_else(|| instant_ms(cell))?;
        Some(ms.div_euclid(1_000))
    }

    /// A night; some tables say how many minutes it lasted in place of its end.
    fn night(&self, start_s: i64) -> Night {
        let lasted_s = self.number("sleep_duration").filter(|minutes| (1.0..=2_880.0).contains(minutes));
        let end_s = self.instant("end_time").or_else(|| Some(start_s + (lasted_s? * 60.0) as i64)).unwrap_or(start_s);
        let in_bed_s = Some((end_s - start_s) as f64);
        let share = self.number("efficiency").filter(|percent| (1.0..=100.0).contains(percent));
        Night {
            day: Day::of_instant(end_s, self.offset_s().unwrap_or(0)),
            asleep_s: share.zip(in_bed_s).map(|(percent, seconds)| percent / 100.0 * seconds),
            in_bed_s,
            start_utc_s: Some(start_s),
            end_utc_s: Some(end_s),
            ..Night::default()
        }
    }

    /// An exercise; what says nothing of its length is none.
    fn exercise(&self, start_utc_s: i64) -> Option<Recording> {
        let positive = |name: &str| self.number(name).filter(|number| *number > 0.0);
        let number = self.text("exercise_type").unwrap_or_default();
        let known = EXERCISES.iter().find(|(own, ..)| *own == number);
        let (sport, sub_sport) = known.map_or((Sport::Other, ""), |(_, sport, sub_sport)| (*sport, *sub_sport));
        let seconds = positive("duration").map(|ms| ms / 1_000.0)?;
        plausible(Recording {
            start_utc_s,
            utc_offset_s: self.offset_s(),
            sport,
            sub_sport: sub_sport.to_owned(),
            title: self.text("title").unwrap_or_default().to_owned(),
            totals: Totals {
                distance_m: positive("distance"),
                timer_s: Some(seconds),
                elapsed_s: Some(seconds),
                calories_kcal: positive("calorie"),
                mean_hr_bpm: positive("mean_heart_rate"),
                max_hr_bpm: positive("max_heart_rate"),
                ..Totals::default()
            },
            devices: Devices { watch: SOURCE.to_owned(), ..Devices::default() },
            ..Recording::default()
        })
    }
}
