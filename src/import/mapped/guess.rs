//! What the columns of an unknown table may mean. A name only proposes; what stands in the cells decides: a column is
//! the date because its cells are dates, a weight is in the unit in which runners weigh what they weigh.

use super::super::table::Table;
use super::{Cell, Mapping, Meaning, cell};
use crate::model::{Day, ReadingKind};

/// Cells looked at in a column: enough for months of days to show which number of a date is the day.
const LOOKED_AT: usize = 2_000;

/// Names of columns about sleep that hold something else than how long it was.
const NOT_ASLEEP: &[&str] =
    &["start", "end", "begin", "from", "score", "quality", "qualität", "deep", "tief", "rem", "light", "awake", "bed"];

impl Mapping {
    /// What the columns of a table may mean, and how its dates and numbers are written.
    pub fn guess(bytes: &[u8]) -> Self {
        let table = Table::read(bytes);
        let columns: Vec<Vec<&str>> = (0..table.names.len()).map(|column| cells(&table, column)).collect();
        let comma = columns.iter().flatten().any(|cell| is_decimal(cell, ',')) || {
            let points = columns.iter().flatten().any(|cell| is_decimal(cell, '.'));
            table.comma && !points
        };
        let unused = vec![Meaning::Unused; columns.len()];
        let mut guess = Self { header: table.names.clone(), columns: unused, month_first: false, comma };
        guess.find_date(&columns);
        for (index, cells) in columns.iter().enumerate() {
            if guess.columns.get(index) == Some(&Meaning::Unused) {
                let meaning = guess.likely(index, cells);
                guess.columns.splice(index..=index, [meaning]);
            }
        }
        guess
    }

    /// Finds the column of dates, one that is called so first, and the order its numbers stand in.
    fn find_date(&mut self, columns: &[Vec<&str>]) {
        let called = |name: &str| named(name) == Some(Meaning::Date);
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(|index| !self.header.get(*index).is_some_and(|name| called(name)));
        for index in order {
            let Some(cells) = columns.get(index) else { continue };
            let [day_first, month_first] = [false, true].map(|month_first| self.dates(month_first, cells));
            if 2 * day_first.len().max(month_first.len()) < cells.len().max(1) {
                continue;
            }
            self.month_first = is_month_first(&day_first, &month_first, cells);
            self.columns.splice(index..=index, [Meaning::Date]);
            return;
        }
    }

    fn dates(&self, month_first: bool, cells: &[&str]) -> Vec<Day> {
        let mapping = Self { month_first, ..self.clone() };
        let date = |text: &&str| match cell::read(&mapping, Meaning::Date, text) {
            Cell::Date(day, _) => Some(day),
            _ => None,
        };
        cells.iter().filter_map(date).collect()
    }

    /// What a column means by its name, if at least half of what stands in it is what such a column usually holds, and
    /// no column before it means the same.
    fn likely(&self, index: usize, cells: &[&str]) -> Meaning {
        let name = self.header.get(index).map(String::as_str).unwrap_or_default();
        let is_free = |meaning: &Meaning| !self.columns.iter().any(|taken| is_same_measure(*taken, *meaning));
        let holds = |meaning: &Meaning| {
            let usual = cells.iter().filter(|text| is_usual(*meaning, &cell::read(self, *meaning, text))).count();
            usual > 0 && 2 * usual >= cells.len()
        };
        proposed(name, cells).into_iter().find(|meaning| is_free(meaning) && holds(meaning)).unwrap_or_default()
    }
}

/// The cells of a column that say something.
fn cells(table: &Table, column: usize) -> Vec<&str> {
    table.rows.iter().take(LOOKED_AT).filter_map(|row| row.text(Some(column))).collect()
}

/// Whether a cell is a number whose decimals stand behind this sign, and not thousands.
fn is_decimal(cell: &str, sign: char) -> bool {
    let Some((whole, rest)) = cell.split_once(sign) else { return false };
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole.trim_start_matches('-')) && digits(rest) && rest.len() != 3
}

/// Whether the month stands first: in that order more cells are dates, or the dates of the lines follow each other more
/// closely, as in a table that grows by the day, or times of twelve hours stand behind them, as in the United States.
fn is_month_first(day_first: &[Day], month_first: &[Day], cells: &[&str]) -> bool {
    let steps = |days: &[Day]| {
        days.iter().zip(days.iter().skip(1)).map(|(one, next)| i64::from(next.since(*one).abs())).sum::<i64>()
    };
    let by_count = month_first.len().cmp(&day_first.len());
    let by_steps = steps(day_first).cmp(&steps(month_first));
    let twelve = |cell: &&str| cell.to_ascii_lowercase().ends_with('m') && cell.contains(':');
    by_count.then(by_steps).is_gt() || (by_count.then(by_steps).is_eq() && cells.iter().any(twelve))
}

/// Every meaning a name allows, the likeliest first.
fn proposed(name: &str, cells: &[&str]) -> Vec<Meaning> {
    let has = |word: &str| name.contains(word);
    match named(name) {
        Some(Meaning::WeightKg | Meaning::WeightLb) => {
            let says = |units: &[&str]| {
                let glued =
                    |cell: &&str| units.iter().any(|unit| cell.to_lowercase().trim_end_matches('s').ends_with(unit));
                units.iter().any(|unit| has(unit)) || cells.first().is_some_and(glued)
            };
            match (says(&["kg", "kilo"]), says(&["lb", "pound"])) {
                (true, _) => vec![Meaning::WeightKg],
                (_, true) => vec![Meaning::WeightLb],
                _ => vec![Meaning::WeightKg, Meaning::WeightLb],
            }
        }
        Some(Meaning::SleepHours) if NOT_ASLEEP.iter().any(|word| has(word)) => Vec::new(),
        Some(Meaning::SleepHours) if has("min") => vec![Meaning::SleepMinutes],
        Some(Meaning::SleepHours) => vec![Meaning::SleepHours, Meaning::SleepMinutes],
        Some(Meaning::LegsHeaviness) if has("morning") || has("waking") || has("morgen") => vec![Meaning::LegsMorning],
        found => found.into_iter().collect(),
    }
}

/// What a name says: by how it begins, else by how one of its words begins, else by a long word within.
fn named(name: &str) -> Option<Meaning> {
    let words = name.split(|c: char| !c.is_alphabetic());
    let of = |fits: &mut dyn FnMut(&str) -> bool| {
        Meaning::ALL.iter().find(|(_, _, keys)| keys.iter().any(|key| fits(key))).map(|(meaning, ..)| *meaning)
    };
    of(&mut |key| name.starts_with(key))
        .or_else(|| of(&mut |key| words.clone().any(|word| word.starts_with(key))))
        .or_else(|| of(&mut |key| key.chars().count() >= 5 && words.clone().any(|word| word.contains(key))))
}

/// Whether two meanings are the same in two units: of these a table has one.
pub(super) fn is_same_measure(one: Meaning, other: Meaning) -> bool {
    let sleep = |meaning| matches!(meaning, Meaning::SleepHours | Meaning::SleepMinutes);
    let kind = |meaning: Meaning| meaning.measure().map(|(kind, _)| kind);
    one == other || (sleep(one) && sleep(other)) || kind(one).is_some_and(|of| Some(of) == kind(other))
}

/// Whether a value is such as a runner's column of this kind holds most days; narrower than what is possible. (J)
fn is_usual(meaning: Meaning, cell: &Cell) -> bool {
    match (meaning, cell) {
        (_, Cell::Nothing | Cell::Misfit) => false,
        // As elsewhere: most runners weigh between 45 and 110 kg, whichever unit lies there.
        (Meaning::WeightKg, Cell::Measure(_, kg)) => (30.0..=110.0).contains(kg),
        (_, Cell::Measure(ReadingKind::Weight, kg)) => (30.0..=180.0).contains(kg),
        (_, Cell::Measure(ReadingKind::RestingHr, bpm)) => (28.0..=110.0).contains(bpm),
        (_, Cell::Asleep(asleep_s)) => (2.0..=14.0).contains(&(asleep_s / 3_600.0)),
        (Meaning::Drink, Cell::Said(said, _)) => said.drink_ml.is_some_and(|ml| ml == 0.0 || ml >= 50.0),
        (_, Cell::Date(..)) => meaning == Meaning::Date,
        _ => true,
    }
}
