//! Strength logs: Hevy, Strong, Fitbod, FitNotes (section 4.15 of the format notes). A line is a set; the lines of one
//! moment are a session. Times are the runner's own clock. What a set trains is told by the name of its exercise.

use std::collections::BTreeMap;

use super::account::on_the_wall;
use super::ask::{Ask, LIFTED_WEIGHT};
use super::days::Days;
use super::exercises;
use super::moment::{self, Order};
use super::table::{Row, Table};
use super::units::POUND_KG;
use super::{Contents, plain};
use crate::model::activity::Clock;
use crate::model::{Day, Devices, Phrase, Quantity, Recording, SourceRank, Sport, StrengthSet, Totals};

/// Of a session whose length is not logged: a set and the rest after it, seconds. (J)
const SET_S: f64 = 150.0;
/// Sets of one program that lie closer are of one session, seconds: it gives each set a time of its own. (J)
const TOGETHER_S: i32 = 3_600;
/// Local seconds of a session without a time of day.
const NOON_S: i32 = 43_200;
/// Longer sessions are forgotten clocks, seconds.
const LONGEST_S: f64 = 6.0 * 3_600.0;
/// Kilograms no one lifts.
const HEAVIEST_KG: f64 = 1_000.0;
/// Columns of distances.
const DISTANCES: &[&str] = &["distance", "distance_km", "distance_miles", "distance(m)", "distance (meters)"];
/// The program that gives each set a time.
const FITBOD: &str = "Fitbod";
/// Lines of a log that are no set.
const NO_SET: &[&str] = &["rest timer", "note", "notes"];

/// Columns of weights with their unit in kilograms.
const WEIGHTS: &[(&str, f64)] = &[
    ("weight_kg", 1.0),
    ("weight (kg)", 1.0),
    ("weight(kg)", 1.0),
    ("weight (kgs)", 1.0),
    ("weight_lbs", POUND_KG),
    ("weight (lbs)", POUND_KG),
    ("weight(lbs)", POUND_KG),
    ("weight (lb)", POUND_KG),
    ("weight(lb)", POUND_KG),
];

/// The program that wrote a table.
fn app(names: &[String]) -> Option<&'static str> {
    let has = |name: &str| names.iter().any(|own| own == name);
    let starts = |start: &str| names.iter().any(|own| own.starts_with(start));
    match () {
        () if has("exercise_title") && has("start_time") => Some("Hevy"),
        () if has("exercise name") && has("set order") => Some("Strong"),
        () if has("exercise") && has("iswarmup") => Some(FITBOD),
        () if has("date") && has("exercise") && has("category") && starts("weight") && has("reps") => Some("FitNotes"),
        () => None,
    }
}

/// Whether a table is such a log.
pub(super) fn is_log(head: &[u8]) -> bool {
    app(&plain::header(head).0).is_some()
}

/// Reads a log.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let log = Log { app: app(&table.names).unwrap_or_default(), table: &table };
    let unsaid = log.unsaid_unit();
    let mut contents = log.sessions(1.0);
    if let Some((number, day)) = unsaid {
        let values = [("number", Quantity::Number(number)), ("day", Quantity::Date(day))];
        contents.asks.push(Ask {
            key: LIFTED_WEIGHT,
            asks: Phrase::new("import-ask-lifted-unit", values),
            guess: "kg",
            others: vec![("lb", log.sessions(POUND_KG))],
        });
    }
    contents
}

struct Log<'a> {
    app: &'static str,
    table: &'a Table,
}

/// What is known of one session.
struct Session {
    title: String,
    /// Its length where it is said, seconds.
    length_s: Option<f64>,
    /// Local seconds since midnight of its last set.
    last_s: i32,
    sets: Vec<StrengthSet>,
}

impl Log<'_> {
    fn text<'r>(&self, row: &'r Row, names: &[&str]) -> Option<&'r str> {
        row.text(self.table.column(names))
    }

    fn date<'r>(&self, row: &'r Row) -> Option<&'r str> {
        self.text(row, &["start_time", "date"])
    }

    fn order(&self) -> Option<Order> {
        Order::of(self.table.rows.iter().filter_map(|row| self.date(row)))
    }

    /// The first weight, where no column says in which unit.
    fn unsaid_unit(&self) -> Option<(f64, Day)> {
        let named = WEIGHTS.iter().any(|(name, _)| self.table.column(&[name]).is_some());
        let column = self.table.column(&["weight"])?;
        let rows = || self.table.rows.iter();
        let said = named || rows().any(|row| self.text(row, &["weight unit"]).is_some());
        let order = self.order();
        let mut weighed = rows().filter_map(|row| {
            let number = self.table.number(row, Some(column)).filter(|number| *number > 0.0)?;
            Some((number, moment::moment(self.date(row)?, order)?.0))
        });
        weighed.next().filter(|_| !said)
    }

    /// All sessions; a weight without unit is worth `unsaid_kg`.
    fn sessions(&self, unsaid_kg: f64) -> Contents {
        let order = self.order();
        let mut days = Days::of(self.app, SourceRank::Phone);
        let mut sessions: BTreeMap<(Day, i32), Session> = BTreeMap::new();
        for row in self.table.rows.iter().filter(|row| !row.is_empty()) {
            let cell = self.date(row).unwrap_or_default();
            let Some((day, time_s)) = moment::moment(cell, order) else {
                days.bad(row.line, cell);
                continue;
            };
            let set = self.text(row, &["set order"]).unwrap_or_default().to_lowercase();
            if NO_SET.contains(&set.as_str()) {
                continue;
            }
            let set = self.set(row, unsaid_kg);
            if self.is_covered_ground(row, &set) {
                continue;
            }
            let time_s = time_s.unwrap_or(NOON_S);
            sessions.entry((day, time_s)).or_insert_with(|| self.begin(row, time_s, order)).sets.push(set);
        }
        let sessions = if self.app == FITBOD { joined(sessions) } else { sessions };
        days.contents.recordings = sessions.into_iter().map(|(at, session)| self.recording(at, session)).collect();
        days.finish()
    }

    /// A treadmill among the machines: a distance in place of repetitions is no set.
    fn is_covered_ground(&self, row: &Row, set: &StrengthSet) -> bool {
        let distance = DISTANCES.iter().find_map(|name| self.table.number(row, self.table.column(&[name])));
        set.repetitions.is_none() && set.weight_kg.is_none() && distance.is_some_and(|distance| distance > 0.0)
    }

    fn begin(&self, row: &Row, last_s: i32, order: Option<Order>) -> Session {
        let title = self.text(row, &["title", "workout name"]).unwrap_or_default().to_owned();
        let moment_s = |names: &[&str]| {
            let (day, time_s) = moment::moment(self.text(row, names)?, order)?;
            Some(f64::from(day.0) * 86_400.0 + f64::from(time_s?))
        };
        let span_s = moment_s(&["end_time"]).zip(moment_s(&["start_time"])).map(|(end, start)| end - start);
        // Fitbod's duration is that of a set.
        let named = self.text(row, &["duration", "workout duration"]).and_then(moment::seconds);
        let seconds = self.table.number(row, self.table.column(&["duration (sec)"]));
        let length_s = span_s.or(named).or(seconds).filter(|seconds| *seconds > 0.0 && *seconds <= LONGEST_S);
        Session { title, length_s, last_s, sets: Vec::new() }
    }

    fn set(&self, row: &Row, unsaid_kg: f64) -> StrengthSet {
        let number = |column| self.table.number(row, column).filter(|number| *number > 0.0);
        let named = WEIGHTS.iter().find_map(|(name, kg)| Some(number(self.table.column(&[name]))? * kg));
        let unit_kg = match self.text(row, &["weight unit"]) {
            Some(unit) if unit.to_lowercase().starts_with("lb") => POUND_KG,
            Some(_) => 1.0,
            None => unsaid_kg,
        };
        let weight_kg = named.or_else(|| Some(number(self.table.column(&["weight"]))? * unit_kg));
        let name = self.text(row, &["exercise_title", "exercise name", "exercise"]).unwrap_or_default();
        StrengthSet {
            repetitions: number(self.table.column(&["reps"])).map(|reps| reps.min(10_000.0) as u32),
            weight_kg: weight_kg.filter(|kg| *kg <= HEAVIEST_KG),
            category: exercises::category(name),
            ..StrengthSet::default()
        }
    }

    fn recording(&self, (day, time_s): (Day, i32), session: Session) -> Recording {
        let Session { title, length_s, last_s, sets } = session;
        let to_last_s = f64::from(last_s - time_s) + SET_S;
        let seconds = length_s.unwrap_or_else(|| to_last_s.max(sets.len() as f64 * SET_S));
        // Fitbod writes `+0000` behind times of any zone.
        let clock = if self.app == FITBOD { Clock::Unsaid } else { Clock::Wall };
        Recording {
            sport: Sport::Strength,
            sub_sport: "strength_training".to_owned(),
            title,
            totals: Totals { timer_s: length_s, elapsed_s: Some(seconds), ..Totals::default() },
            devices: Devices { watch: self.app.to_owned(), ..Devices::default() },
            sets,
            ..on_the_wall(day, time_s, clock)
        }
    }
}

/// The sessions with those in one that follow each other closely.
fn joined(sessions: BTreeMap<(Day, i32), Session>) -> BTreeMap<(Day, i32), Session> {
    let mut joined: BTreeMap<(Day, i32), Session> = BTreeMap::new();
    for ((day, time_s), mut session) in sessions {
        match joined.last_entry().filter(|last| last.key().0 == day && time_s - last.get().last_s <= TOGETHER_S) {
            Some(mut last) => {
                last.get_mut().last_s = time_s;
                last.get_mut().sets.append(&mut session.sets);
            }
            None => {
                joined.insert((day, time_s), session);
            }
        }
    }
    joined
}
