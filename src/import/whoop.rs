//! WHOOP's export (section 4.9 of the format notes): cycles and nights, workouts, the journal. Times are local, the
//! zone of the cycle stands beside them. A cycle runs from sleep to sleep: the night's date is that of waking.

use super::days::Days;
use super::table::{Row, Table};
use super::{Contents, plain, sports};
use crate::model::{Day, Devices, Diary, DiaryRow, Night, ReadingKind, Recording, SourceRank, Sport, Totals};

/// Where it comes from.
const SOURCE: &str = "WHOOP";
/// A cycle that starts this late in the day, local seconds, is that of the next day. (J)
const EVENING_S: i32 = 15 * 3_600;

/// Which of the tables it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Nights,
    Workouts,
    Journal,
}

fn kind(names: &[String]) -> Option<Kind> {
    let has = |name: &str| names.iter().any(|own| own == name);
    match () {
        () if has("workout start time") && has("activity name") => Some(Kind::Workouts),
        () if has("question text") && has("answered yes") => Some(Kind::Journal),
        () if has("cycle start time") && has("wake onset") => Some(Kind::Nights),
        () => None,
    }
}

/// Whether a table is one of WHOOP's.
pub(super) fn is_table(head: &[u8]) -> bool {
    kind(&plain::header(head).0).is_some()
}

/// Reads a table.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let kind = kind(&table.names);
    let mut days = Days::of(SOURCE, SourceRank::Watch);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let line = Line { table: &table, row };
        let read = match kind {
            Some(Kind::Workouts) => line.workout(&mut days),
            Some(Kind::Journal) => line.journal(&mut days),
            _ => line.night(&mut days),
        };
        if read.is_none() {
            days.bad(row.line, line.text("cycle start time").unwrap_or_default());
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
    fn text(&self, name: &str) -> Option<&str> {
        self.row.text(self.table.column(&[name]))
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.table.number(self.row, self.table.column(&[name]))
    }

    /// Date and local seconds since midnight.
    fn moment(&self, name: &str) -> Option<(Day, i32)> {
        let (day, time_s) = plain::day_time(self.text(name)?)?;
        Some((day, time_s?))
    }

    /// Seconds east of Greenwich of `UTC+02:00`.
    fn offset_s(&self) -> Option<i32> {
        let zone = self.text("cycle timezone")?.trim_start_matches("UTC").trim_start_matches("GMT");
        if zone.is_empty() || zone == "Z" {
            return Some(0);
        }
        let sign = if zone.starts_with('-') { -1 } else { 1 };
        let (hours, minutes) = zone.trim_start_matches(['+', '-']).split_once(':')?;
        let seconds = hours.parse::<i32>().ok()? * 3_600 + minutes.parse::<i32>().ok()? * 60;
        (seconds <= 50_400).then_some(sign * seconds)
    }

    fn instant(&self, name: &str) -> Option<i64> {
        let (day, time_s) = self.moment(name)?;
        Some(i64::from(day.0) * 86_400 + i64::from(time_s) - i64::from(self.offset_s()?))
    }

    /// A cycle still running has no night yet.
    fn night(&self, days: &mut Days) -> Option<()> {
        let Some((day, _)) = self.moment("wake onset") else {
            return self.text("wake onset").is_none().then_some(());
        };
        let seconds = |name: &str| self.number(name).filter(|minutes| *minutes >= 0.0).map(|minutes| minutes * 60.0);
        let asleep_s = seconds("asleep duration (min)");
        if self.text("nap").is_some_and(|nap| nap.eq_ignore_ascii_case("true")) {
            let said = Diary { nap_min: asleep_s.map(|seconds| seconds / 60.0), ..Diary::default() };
            days.contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() });
            return Some(());
        }
        days.night(Night {
            day,
            asleep_s,
            in_bed_s: seconds("in bed duration (min)"),
            start_utc_s: self.instant("sleep onset"),
            end_utc_s: self.instant("wake onset"),
            deep_s: seconds("deep (sws) duration (min)"),
            light_s: seconds("light sleep duration (min)").or_else(|| seconds("light duration (min)")),
            rem_s: seconds("rem duration (min)"),
            awake_s: seconds("awake duration (min)"),
            ..Night::default()
        });
        days.reading(day, None, ReadingKind::RestingHr, self.number("resting heart rate (bpm)"));
        days.reading(day, None, ReadingKind::HrvRmssd, self.number("heart rate variability (ms)"));
        Some(())
    }

    fn workout(&self, days: &mut Days) -> Option<()> {
        let name = self.text("activity name").unwrap_or_default();
        let (sport, sub_sport) = sports::named(name).unwrap_or((Sport::Other, ""));
        let minutes = self.number("duration (min)").filter(|minutes| *minutes > 0.0);
        let metres = self.number("distance (meters)").filter(|metres| *metres > 0.0);
        days.contents.recordings.push(Recording {
            start_utc_s: self.instant("workout start time")?,
            utc_offset_s: self.offset_s(),
            sport,
            sub_sport: sub_sport.to_owned(),
            title: name.to_owned(),
            totals: Totals {
                distance_m: metres,
                timer_s: minutes.map(|minutes| minutes * 60.0),
                elapsed_s: minutes.map(|minutes| minutes * 60.0),
                mean_hr_bpm: self.number("average hr (bpm)").filter(|bpm| *bpm > 0.0),
                max_hr_bpm: self.number("max hr (bpm)").filter(|bpm| *bpm > 0.0),
                ..Totals::default()
            },
            devices: Devices { watch: SOURCE.to_owned(), ..Devices::default() },
            ..Recording::default()
        });
        Some(())
    }

    /// Answers that the diary has a column for.
    fn journal(&self, days: &mut Days) -> Option<()> {
        let (start, time_s) = self.moment("cycle start time")?;
        let day = if time_s >= EVENING_S { start.plus(1) } else { start };
        let yes = match self.text("answered yes")?.to_lowercase().as_str() {
            "true" | "yes" | "1" => true,
            "false" | "no" | "0" => false,
            _ => return None,
        };
        let question = self.text("question text").unwrap_or_default().to_lowercase();
        let asks = |words: &[&str]| words.iter().any(|word| question.contains(word));
        let mut said = Diary::default();
        match () {
            () if asks(&["stretch", "mobility"]) => said.stretched = Some(yes),
            // "No" to illness is a word on the day as well.
            () if asks(&["sick", "ill?", "illness"]) => said.ill = Some(yes),
            () if asks(&["injur"]) => said.injured = Some(yes),
            () => return Some(()),
        }
        match days.contents.diary.iter_mut().find(|row| row.day == day) {
            Some(row) => row.said.overlay(&said),
            None => days.contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() }),
        }
        Some(())
    }
}
