//! Strava's account export: `activities.csv` names every activity, also those without a file, and holds what files do
//! not: titles, notes, the pair worn, the effort as it felt (section 4.3 of the format notes).
//!
//! Names of columns stand twice in it, the second time over the value as it was measured; names, types, dates and
//! decimal signs come in the language of the account. Its dates name no zone: they are kept as such, and the runs
//! with a file tell.

use super::account::{self, BadRow, note_bad, plausible};
use super::moment::{self, Order};
use super::strava_words::{self as words, Column};
use super::table::{self, Row, Table};
use super::{Contents, plain};
use crate::model::activity::Clock;
use crate::model::{Recording, Sport, Totals};

/// No layout since 2019 has fewer columns; a table of an unknown language is told by that.
const FEWEST: usize = 60;
/// Metres a second below which a distance counts kilometres: read as metres, nobody is that slow. (J)
const SLOWEST_M_S: f64 = 0.1;

/// Which layout a header shows.
#[derive(Clone, Copy, PartialEq)]
enum Layout {
    Old,
    Now,
}

fn layout(names: &[String]) -> Option<Layout> {
    let first = names.first()?.trim_start_matches('\u{feff}').replace('’', "'");
    // A list in JSON on one line looks like a line of many cells.
    let numbered = !first.starts_with(['{', '[']) && first.split(|c: char| !c.is_alphabetic()).any(|word| word == "id");
    let named = words::ID.names.contains(&first.as_str());
    let dated = names.iter().any(|name| words::DATE.names.contains(&name.replace('’', "'").as_str()));
    if names.len() >= FEWEST && (named || numbered) || (named && dated) {
        return Some(Layout::Now);
    }
    let old = words::OLD.iter().all(|name| names.iter().any(|own| own == name));
    (old && names.iter().any(|name| name == "filename")).then_some(Layout::Old)
}

fn is_english(names: &[String]) -> bool {
    names.iter().any(|name| words::DATE.names.first() == Some(&name.as_str()))
}

/// Whether a table is Strava's list of activities.
pub(super) fn is_activities(head: &[u8]) -> bool {
    layout(&plain::header(head).0).is_some()
}

/// Reads the list.
pub(super) fn read(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let Some(layout) = layout(&table.names) else { return account::table(Contents::default(), None) };
    let list = List::new(&table, layout);
    let mut bad: BadRow = None;
    let mut recordings = Vec::new();
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        match list.recording(row) {
            Ok(recording) => recordings.extend(recording.and_then(plausible)),
            Err(cell) => note_bad(&mut bad, row.line, cell),
        }
    }
    let profile = account::shoes_of(&recordings);
    account::table(Contents { recordings, profile, ..Contents::default() }, bad)
}

/// The list with what holds for all of its rows.
struct List<'a> {
    table: &'a Table,
    layout: Layout,
    order: Option<Order>,
    /// Whether a comma is decimal.
    comma: bool,
    /// Whether every column has a name that is known here.
    english: bool,
}

impl<'a> List<'a> {
    fn new(table: &'a Table, layout: Layout) -> Self {
        let english = is_english(&table.names);
        let mut list = Self { table, layout, order: None, comma: table.comma && !english, english };
        let dates = table.rows.iter().filter_map(|row| list.text(row, &words::DATE));
        // Only the United States write the month first, and their exports are in English.
        list.order = Order::of(dates).or_else(|| (!english).then_some(Order::DayFirst));
        list
    }

    /// Where a column stands: its second place before its first, and where its name is not known, where it stood when
    /// the layout was last looked at.
    fn places(&self, column: &Column) -> impl Iterator<Item = usize> {
        let place = |nth| column.names.iter().find_map(|name| self.table.nth(name, nth));
        let named = [place(1), place(0)];
        let by_position = self.layout == Layout::Now && !self.english && named == [None, None];
        named.into_iter().chain([by_position.then_some(column.position)]).flatten()
    }

    fn text<'r>(&self, row: &'r Row, column: &Column) -> Option<&'r str> {
        self.places(column).find_map(|place| row.text(Some(place)))
    }

    fn number(&self, row: &Row, column: &Column) -> Option<f64> {
        table::number(self.text(row, column)?, self.comma)
    }

    fn old<'r>(&self, row: &'r Row, name: &str) -> Option<&'r str> {
        row.text(self.table.column(&[name]))
    }

    /// The recording of a row; the cell that should hold its date where it does not.
    fn recording<'r>(&self, row: &'r Row) -> Result<Option<Recording>, &'r str> {
        let old = self.layout == Layout::Old;
        let date = if old { self.old(row, "date") } else { self.text(row, &words::DATE) };
        let Some(date) = date else { return Ok(None) };
        let Some((day, Some(time_s))) = moment::moment(date, self.order) else { return Err(date) };
        let said = account::on_the_wall(day, time_s, Clock::Unsaid);
        Ok(Some(if old { self.old_row(row, said) } else { self.row(row, said) }))
    }

    fn row(&self, row: &Row, said: Recording) -> Recording {
        let kind = self.text(row, &words::TYPE).unwrap_or_default();
        let (sport, sub_sport) = words::sport(kind);
        let text = |column| self.text(row, column).unwrap_or_default().to_owned();
        let number = |column| self.number(row, column);
        let notes = [&words::DESCRIPTION, &words::PRIVATE_NOTE].map(|column| self.text(row, column));
        let notes: Vec<&str> = notes.into_iter().flatten().collect();
        // Strava counts one leg.
        let legs = if sport.on_foot() { 2.0 } else { 1.0 };
        let (timer_s, elapsed_s) = (number(&words::MOVING), number(&words::ELAPSED));
        let totals = Totals {
            distance_m: self.distance_m(row, kind, elapsed_s.or(timer_s)),
            timer_s,
            elapsed_s,
            ascent_m: number(&words::ASCENT),
            descent_m: number(&words::DESCENT),
            calories_kcal: number(&words::CALORIES),
            mean_hr_bpm: number(&words::HR),
            max_hr_bpm: number(&words::MAX_HR),
            mean_cadence_spm: number(&words::CADENCE).map(|cadence| cadence * legs),
            mean_power_w: number(&words::POWER),
            mean_temperature_c: number(&words::TEMPERATURE),
            ..Totals::default()
        };
        let commute = self.text(row, &words::COMMUTE).is_some_and(is_yes);
        Recording {
            sport,
            sub_sport: if sub_sport.is_empty() && commute { "commuting" } else { sub_sport }.to_owned(),
            title: text(&words::NAME),
            note: notes.join("\n"),
            shoe: text(&words::GEAR),
            account_id: self.text(row, &words::ID).map(|id| format!("strava {id}")).unwrap_or_default(),
            effort: number(&words::EFFORT).filter(|effort| (1.0..=10.0).contains(effort)),
            totals,
            ..said
        }
    }

    /// The second of two columns counts metres. The first, or the only one, shows kilometres, in the water and in a boat
    /// metres; how long it took tells them apart.
    fn distance_m(&self, row: &Row, kind: &str, seconds: Option<f64>) -> Option<f64> {
        let places: Vec<usize> = self.places(&words::DISTANCE).collect();
        let number = |place: usize| table::number(row.text(Some(place))?, self.comma);
        let shown = places.get(1).or_else(|| places.first().filter(|_| self.english)).copied();
        let measured = places.first().filter(|place| Some(**place) != shown);
        if let Some(metres) = measured.and_then(|place| number(*place)) {
            return Some(metres);
        }
        let by_position = (!self.english).then_some(words::SHOWN_DISTANCE.position);
        let shown = number(shown.or(by_position)?)?;
        let metres = match seconds.filter(|seconds| *seconds > 0.0) {
            Some(seconds) => shown / seconds >= SLOWEST_M_S,
            None => words::sport(kind).0 == Sport::Swimming || words::is_rowing(kind),
        };
        Some(if metres { shown } else { shown * 1_000.0 })
    }

    fn old_row(&self, row: &Row, said: Recording) -> Recording {
        let text = |name| self.old(row, name).unwrap_or_default().to_owned();
        let number = |name| table::number(self.old(row, name)?, self.comma);
        let (sport, sub_sport) = words::sport(&text("type"));
        let totals = Totals { distance_m: number("distance"), elapsed_s: number("elapsed_time"), ..Totals::default() };
        Recording {
            sport,
            sub_sport: sub_sport.to_owned(),
            title: text("name"),
            note: text("description"),
            shoe: text("gear"),
            account_id: self.old(row, "id").map(|id| format!("strava {id}")).unwrap_or_default(),
            totals,
            ..said
        }
    }
}

/// `true`, `1`, `1.0`.
fn is_yes(cell: &str) -> bool {
    cell.eq_ignore_ascii_case("true") || table::number(cell, false).is_some_and(|value| value > 0.0)
}

/// Whether a table is Strava's list of shoes.
pub(super) fn is_shoes(name: &str, head: &[u8]) -> bool {
    let (names, _) = plain::header(head);
    let english = names.first().is_some_and(|first| first.trim_start_matches('\u{feff}') == "shoe name");
    english || (name.to_lowercase().ends_with("shoes.csv") && (3..=6).contains(&names.len()))
}

/// Reads the list of shoes: the name the runner gave, the maker, the model. Runs name either.
pub(super) fn read_shoes(_: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    let mut pairs = Vec::new();
    for row in &table.rows {
        let made: Vec<&str> = [1, 2].into_iter().filter_map(|column| row.text(Some(column))).collect();
        let made = made.join(" ");
        let pair = match row.text(Some(0)) {
            Some(name) if made.is_empty() => serde_json::json!({ "name": name }),
            Some(name) => serde_json::json!({ "name": name, "also": [made] }),
            None if made.is_empty() => continue,
            None => serde_json::json!({ "name": made }),
        };
        pairs.push(pair);
    }
    account::table(Contents { profile: account::profile_shoes(pairs), ..Contents::default() }, None)
}
