//! `lightfoot days`: one row a civil day with every daily series.

use serde::Serialize;
use serde::ser::{SerializeMap as _, Serializer};

use super::args::Range;
use super::json::{self, round};
use super::table::{self, cell};
use super::{Call, DONE, Failure};
use crate::analysis::{MetricId, MetricUnit, Season};
use crate::app::{self, Derived};
use crate::causes::{CauseId, Judgement};
use crate::model::{Day, Quantity};
use crate::text::Text;

/// One day: its date, every [`MetricId`] in order, and the causes raised.
pub(super) struct Row<'a> {
    day: Day,
    season: &'a Season,
    flags: Vec<&'static str>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(MetricId::ALL.len() + 2))?;
        map.serialize_entry("date", &self.day)?;
        for metric in MetricId::ALL {
            map.serialize_entry(metric.key(), &round(self.season.value(*metric, self.day), 3))?;
        }
        map.serialize_entry("flags", &self.flags)?;
        map.end()
    }
}

/// The fields of a row, in the order of the contract.
pub(super) fn columns() -> Vec<&'static str> {
    let metrics = MetricId::ALL.iter().map(|metric| metric.key());
    std::iter::once("date").chain(metrics).chain(std::iter::once("flags")).collect()
}

/// Every day with its series; none of an empty history.
pub(super) fn rows(derived: &Derived) -> Vec<Row<'_>> {
    let (season, judgement) = (&derived.season, &derived.judgement);
    // Without data there is no series, and no day either.
    let days = season.days.iter().filter(|_| !season.series.is_empty());
    days.map(|day| Row { day, season, flags: flags(judgement, day) }).collect()
}

/// The causes with a flag up on a day, in the order of the cards.
fn flags(judgement: &Judgement, day: Day) -> Vec<&'static str> {
    let causes = CauseId::ALL.iter().zip(&judgement.grades);
    causes.filter(|(_, grades)| grades.get(day).is_some_and(|grade| grade > 0)).map(|(cause, _)| cause.key()).collect()
}

/// Prints the days asked for.
pub(super) fn run(call: &mut Call<'_>, args: &Range) -> Result<u8, Failure> {
    let history = call.history()?;
    let derived = app::derive(&history);
    let season = &derived.season;
    let rows: Vec<Row<'_>> = rows(&derived).into_iter().filter(|row| args.contains(row.day)).collect();
    if args.json {
        json::print(call.out, &rows)?;
        return Ok(DONE);
    }
    let text = Text::english(season.runner.units);
    let metrics = [
        ("distance", MetricId::Distance),
        ("load", MetricId::Load),
        ("fitness", MetricId::Ctl),
        ("weight", MetricId::WeightTrend),
        ("sleep", MetricId::Sleep),
        ("resting-hr", MetricId::RestingHr),
        ("legs", MetricId::LegsHeaviness),
    ];
    let names = std::iter::once("date").chain(metrics.iter().map(|(name, _)| *name)).chain(std::iter::once("flags"));
    let head: Vec<String> = names.map(|name| text.get(&format!("cli-column-{name}"))).collect();
    let lines: Vec<Vec<String>> = rows
        .iter()
        .map(|row| {
            let shown = metrics.iter().map(|(_, metric)| {
                cell(season.value(*metric, row.day).map(|value| text.quantity(&shown_as(metric.unit(), value))))
            });
            let flags = row.flags.join(" ").replace('_', "-");
            std::iter::once(row.day.to_string()).chain(shown).chain(std::iter::once(flags)).collect()
        })
        .collect();
    table::print(call.out, &head, &lines)?;
    Ok(DONE)
}

fn shown_as(unit: MetricUnit, value: f64) -> Quantity {
    match unit {
        MetricUnit::Distance => Quantity::Distance(value),
        MetricUnit::Load => Quantity::Load(value),
        MetricUnit::Number => Quantity::Number(value),
        MetricUnit::Mass => Quantity::Mass(value),
        MetricUnit::Hours => Quantity::Hours(value),
        MetricUnit::HeartRate => Quantity::HeartRate(value),
        MetricUnit::Milliseconds => Quantity::Milliseconds(value),
        MetricUnit::Percent => Quantity::PercentChange(value),
        MetricUnit::Rating => Quantity::Rating(value),
        MetricUnit::Probability => Quantity::Percent(value * 100.0),
    }
}
