//! WHOOP's export (section 4.9 of the format notes): cycles and nights, workouts, the journal. Times are local, the
//! zone of the cycle stands beside them. A cycle runs from sleep to sleep: the night's date is that of waking.

use super::account::on_the_wall;
use super::days::Days;
use super::moment::offset_s;
use super::table::{Row, Table};
use super::{Contents, plain, sports};
use crate::model::activity::Clock;
use crate::model::{Day, Devices, Diary, DiaryRow, Night, ReadingKind, Recording, SourceRank, Sport, Totals};

/// Where it comes from.
const SOURCE: &str = "WHOOP";
/// A cycle that starts this late in the day, local seconds, is that of the next day. (J)
const EVENING_S: i32 = 15 * 3_600;

/// Names of columns in the other language they were seen in.
const SPANISH: &[(&str, &str)] = &[
    ("cycle start time", "hora de inicio del ciclo"),
    ("cycle timezone", "zona horaria del ciclo"),
    ("sleep onset", "inicio del sueño"),
    ("wake onset", "inicio de la vigilia"),
    ("asleep duration (min)", "duración del sueño (min)"),
    ("in bed duration (min)", "tiempo en la cama (min)"),
    ("light sleep duration (min)", "duración de sueño ligero (min)"),
    ("deep (sws) duration (min)", "duración de sueño profundo (sws) (min)"),
    ("rem duration (min)", "duración de sueño rem (min)"),
    ("awake duration (min)", "tempo despierto/a (min)"),
    ("nap", "siesta"),
    ("resting heart rate (bpm)", "frecuencia cardíaca en reposo (lpm)"),
    ("heart rate variability (ms)", "variabilidad de la frecuencia cardíaca (ms)"),
    ("workout start time", "hora de inicio del entrenamiento"),
    ("duration (min)", "duración (min)"),
    ("activity name", "nombre de la actividad"),
    ("average hr (bpm)", "fc promedio (lpm)"),
    ("max hr (bpm)", "fc máx. (lpm)"),
    ("question text", "texto de la pregunta"),
    ("answered yes", "respondió \"sí\""),
];

/// A name in every language.
fn names_of(name: &str) -> [&str; 2] {
    let spanish = SPANISH.iter().find(|(english, _)| *english == name);
    [name, spanish.map_or(name, |(_, spanish)| spanish)]
}

/// Which of the tables it is.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Nights,
    Workouts,
    Journal,
}

fn kind(names: &[String]) -> Option<Kind> {
    let has = |name: &str| names.iter().any(|own| names_of(name).contains(&own.as_str()));
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
        self.row.text(self.table.column(&names_of(name)))
    }

    fn number(&self, name: &str) -> Option<f64> {
        self.table.number(self.row, self.table.column(&names_of(name)))
    }

    /// Date and local seconds since midnight.
    fn moment(&self, name: &str) -> Option<(Day, i32)> {
        let (day, time_s) = plain::day_time(self.text(name)?)?;
        Some((day, time_s?))
    }

    /// Seconds east of Greenwich.
    fn offset_s(&self) -> Option<i32> {
        offset_s(self.text("cycle timezone")?)
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
            days.nap(day, asleep_s);
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

    /// An older table of workouts has no zone.
    fn workout(&self, days: &mut Days) -> Option<()> {
        let (day, time_s) = self.moment("workout start time")?;
        let mut start = on_the_wall(day, time_s, Clock::Wall);
        if let Some(offset_s) = self.offset_s() {
            start.clock = Clock::Utc;
            start.start_utc_s -= i64::from(offset_s);
            start.utc_offset_s = Some(offset_s);
        }
        let name = self.text("activity name").unwrap_or_default();
        let (sport, sub_sport) = sports::named(name).unwrap_or((Sport::Other, ""));
        let minutes = self.number("duration (min)").filter(|minutes| *minutes > 0.0);
        let metres = self.number("distance (meters)").filter(|metres| *metres > 0.0);
        days.contents.recordings.push(Recording {
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
            ..start
        });
        Some(())
    }

    /// Answers that the diary has a column for.
    fn journal(&self, days: &mut Days) -> Option<()> {
        let (start, time_s) = self.moment("cycle start time")?;
        let day = if time_s >= EVENING_S { start.plus(1) } else { start };
        let yes = match self.text("answered yes")?.to_lowercase().as_str() {
            "true" | "yes" | "sí" | "1" => true,
            "false" | "no" | "0" => false,
            _ => return None,
        };
        let question = self.text("question text").unwrap_or_default().to_lowercase();
        let asks = |words: &[&str]| words.iter().any(|word| question.contains(word));
        let mut said = Diary::default();
        match () {
            () if asks(&["stretch", "mobility", "estir"]) => said.stretched = Some(yes),
            // "No" to illness is a word on the day as well.
            () if asks(&["sick", "ill?", "illness", "enferm"]) => said.ill = Some(yes),
            () if asks(&["injur", "lesion"]) => said.injured = Some(yes),
            () => return Some(()),
        }
        match days.contents.diary.iter_mut().find(|row| row.day == day) {
            Some(row) => row.said.overlay(&said),
            None => days.contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() }),
        }
        Some(())
    }
}
