//! Food logs: Cronometer's daily summary, servings and biometrics, MyFitnessPal's nutrition and measurement summaries
//! (section 4.16 of the format notes). Lines of a day are summed. A day that was not finished is unknown, never low; a
//! meal without a number was not logged. MyFitnessPal's iron is a share of a recommendation, no amount, and is left out.

use super::ask::{Ask, MYFITNESSPAL_WEIGHT};
use super::days::Days;
use super::food::{Food, Foods};
use super::moment::{self, Order};
use super::table::Table;
use super::units::{POUND_KG, STONE_KG};
use super::{Contents, plain};
use crate::model::{Day, Phrase, Quantity, ReadingKind, SourceRank};

/// Columns of what counts, with what one of their unit is.
const FOODS: &[(Food, &str, f64)] = &[
    (Food::Carbohydrate, "carbs (g)", 1.0),
    (Food::Carbohydrate, "carbohydrates (g)", 1.0),
    (Food::Iron, "iron (mg)", 1.0),
    (Food::Water, "water (g)", 1.0),
    (Food::Water, "water (ml)", 1.0),
    (Food::Energy, "energy (kcal)", 1.0),
    (Food::Energy, "calories", 1.0),
    (Food::Energy, "calories (kcal)", 1.0),
    (Food::Energy, "energy (kj)", 1.0 / 4.184),
];

#[derive(Clone, Copy, PartialEq)]
enum Kind {
    Cronometer,
    MyFitnessPal,
    /// MyFitnessPal's `Measurement-Summary`, its weight without a unit.
    Weights,
    /// Cronometer's `biometrics.csv`: a measure a line, its unit beside it.
    Biometrics,
}

fn kind(file: &str, names: &[String]) -> Option<Kind> {
    let has = |name: &str| names.iter().any(|own| own == name);
    let energy = has("energy (kcal)") || has("energy (kj)");
    match () {
        () if (has("date") || has("day")) && energy && has("carbs (g)") => Some(Kind::Cronometer),
        () if has("date") && has("meal") && has("carbohydrates (g)") => Some(Kind::MyFitnessPal),
        () if file.to_lowercase().contains("measurement-summary") && has("date") && has("weight") => {
            Some(Kind::Weights)
        }
        () if (has("date") || has("day")) && has("metric") && has("unit") && has("amount") => Some(Kind::Biometrics),
        () => None,
    }
}

/// Whether a table is such a log.
pub(super) fn is_log(name: &str, head: &[u8]) -> bool {
    kind(name, &plain::header(head).0).is_some()
}

/// Reads a log.
pub(super) fn read(name: &str, bytes: &[u8]) -> Contents {
    let table = Table::read(bytes);
    match kind(name, &table.names) {
        Some(Kind::Weights) => weights(&table),
        Some(Kind::Biometrics) => biometrics(&table),
        kind => foods(&table, if kind == Some(Kind::Cronometer) { "Cronometer" } else { "MyFitnessPal" }),
    }
}

/// The day of a line; older American files write `6/28/2011`.
fn day(table: &Table, cell: &str) -> Option<Day> {
    let dates = table.rows.iter().filter_map(|row| row.text(table.column(&["date", "day"])));
    let order = if cell.contains('/') { Order::of(dates).or(Some(Order::MonthFirst)) } else { None };
    moment::moment(cell, order).map(|(day, _)| day)
}

fn foods(table: &Table, source: &str) -> Contents {
    let mut days = Days::of(source, SourceRank::Phone);
    let date = table.column(&["date", "day"]);
    let (completed, meal) = (table.column(&["completed"]), table.column(&["meal"]));
    let columns: Vec<(Food, usize, f64)> =
        FOODS.iter().filter_map(|(food, name, unit)| Some((*food, table.column(&[name])?, *unit))).collect();
    let mut foods = Foods::default();
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let cell = row.text(date).unwrap_or_default();
        if is_sum(cell) || row.text(meal).is_some_and(is_sum) {
            continue;
        }
        let Some(day) = day(table, cell) else {
            days.bad(row.line, cell);
            continue;
        };
        if row.text(completed).is_some_and(|done| done.eq_ignore_ascii_case("false")) {
            continue;
        }
        let amount = |column| table.number(row, Some(column)).filter(|amount| *amount >= 0.0);
        // A day with nothing eaten in it was not logged.
        let eaten = columns.iter().any(|(_, column, _)| amount(*column).is_some_and(|amount| amount > 0.0));
        for (food, column, unit) in columns.iter().filter(|_| eaten) {
            if let Some(amount) = amount(*column) {
                foods.add(day, (), *food, amount * unit);
            }
        }
    }
    let named: std::sync::Arc<str> = source.into();
    foods.readings(|()| (std::sync::Arc::clone(&named), SourceRank::Phone), &mut days.contents.readings);
    days.finish()
}

/// Whether a line sums up those above it.
fn is_sum(cell: &str) -> bool {
    cell.to_lowercase().contains("total")
}

/// Weights and resting heart rates among the measures of the body. Of which kind an HRV is, it does not say.
fn biometrics(table: &Table) -> Contents {
    let mut days = Days::of("Cronometer", SourceRank::Mirror);
    for row in table.rows.iter().filter(|row| !row.is_empty()) {
        let text = |names: &[&str]| row.text(table.column(names));
        let Some(day) = text(&["day", "date"]).and_then(|cell| day(table, cell)) else {
            days.bad(row.line, row.text(Some(0)).unwrap_or_default());
            continue;
        };
        let unit = text(&["unit"]).map(str::to_lowercase).unwrap_or_default();
        let metric = text(&["metric"]).map(str::to_lowercase).unwrap_or_default();
        let measure = match (metric.as_str(), unit.as_str()) {
            ("weight", "kg") => Some((ReadingKind::Weight, 1.0)),
            ("weight", "lb" | "lbs") => Some((ReadingKind::Weight, POUND_KG)),
            ("weight", "st" | "stone") => Some((ReadingKind::Weight, STONE_KG)),
            (_, "bpm") if metric.contains("rest") => Some((ReadingKind::RestingHr, 1.0)),
            _ => None,
        };
        let amount = table.number(row, table.column(&["amount"]));
        if let Some((kind, unit)) = measure {
            let time_s = text(&["time"]).and_then(moment::clock);
            days.reading(day, time_s, kind, amount.map(|amount| amount * unit));
        }
    }
    days.finish()
}

fn weights(table: &Table) -> Contents {
    let of = |unit_kg: f64| {
        let mut days = Days::of("MyFitnessPal", SourceRank::Mirror);
        for row in table.rows.iter().filter(|row| !row.is_empty()) {
            let number = table.number(row, table.column(&["weight"])).filter(|number| *number > 0.0);
            match row.text(table.column(&["date"])).and_then(|cell| day(table, cell)) {
                Some(day) => {
                    days.reading(day, None, ReadingKind::Weight, number.map(|number| number * unit_kg));
                }
                None => days.bad(row.line, row.text(Some(0)).unwrap_or_default()),
            }
        }
        days.finish()
    };
    let (kilograms, pounds) = (of(1.0), of(POUND_KG));
    let mean = |contents: &Contents| {
        let sum: f64 = contents.readings.iter().map(|reading| reading.value).sum();
        sum / contents.readings.len().max(1) as f64
    };
    // Most runners weigh between 45 and 110 kg: whichever unit lies there.
    let heavy = mean(&kilograms) > 110.0;
    let (mut guess, other, words) =
        if heavy { (pounds, kilograms, ("lb", "kg")) } else { (kilograms, pounds, ("kg", "lb")) };
    if let Some(first) = guess.readings.first() {
        let number = if heavy { first.value / POUND_KG } else { first.value };
        let values = [("number", Quantity::Number(number)), ("day", Quantity::Date(first.day))];
        let asks = Phrase::new("import-ask-weight-unit", values);
        guess.asks.push(Ask { key: MYFITNESSPAL_WEIGHT, asks, guess: words.0, others: vec![(words.1, other)] });
    }
    guess
}
