//! Which source's value counts on a day, of several: what was typed, else the source the runner prefers, else the most
//! trusted kind of source, of that the earliest. Values are never added up.

use std::sync::Arc;

use super::sleep::asleep_h;
use crate::model::{Day, Diary, History, Night, Reading, ReadingKind};

/// The value that counts, and where it is from.
#[derive(Clone, PartialEq, Debug)]
pub struct Chosen {
    /// In the unit of its measure; hours of sleep.
    pub value: f64,
    /// Where it comes from; `None` when the runner typed it.
    pub source: Option<Arc<str>>,
    /// Other sources with a value of that day.
    pub others: Vec<Arc<str>>,
}

/// The reading that counts, of those of one kind and day.
pub(super) fn best<'a>(readings: impl Iterator<Item = &'a Reading>) -> Option<&'a Reading> {
    readings
        .max_by_key(|reading| (reading.rank, std::cmp::Reverse((reading.time_s.unwrap_or(i32::MAX), &reading.source))))
}

/// What is known of a measure on a day. A diary row counts before any source.
pub fn reading(history: &History, kind: ReadingKind, day: Day) -> Option<Chosen> {
    let from = history.readings.partition_point(|reading| reading.day < day);
    let of_day = || {
        let rest = history.readings.iter().skip(from).take_while(|reading| reading.day == day);
        rest.filter(|reading| reading.kind == kind)
    };
    let mut said = history.diary.iter().filter(|row| row.day == day).filter_map(|row| typed(&row.said, kind));
    let measured = best(of_day()).map(|reading| (reading.value, Some(Arc::clone(&reading.source))));
    let (value, source) = said.next_back().map(|value| (value, None)).or(measured)?;
    let others = others(of_day().map(|reading| &reading.source), source.as_ref());
    Some(Chosen { value, source, others })
}

/// The same measure in a diary row.
fn typed(said: &Diary, kind: ReadingKind) -> Option<f64> {
    let columns = [
        (ReadingKind::Weight, said.weight_kg),
        (ReadingKind::RestingHr, said.resting_hr_bpm),
        (ReadingKind::HrvRmssd, said.hrv_rmssd_ms),
    ];
    columns.into_iter().find(|(column, _)| *column == kind)?.1
}

/// Hours slept in the night that ended on a day.
pub fn night(history: &History, slept: Option<&Night>, day: Day) -> Option<Chosen> {
    let night = slept?;
    let said = history.diary.iter().any(|row| row.day == day && row.said.sleep_h.is_some());
    let source = (!said).then(|| Arc::clone(&night.source));
    let of_day = history.nights.iter().filter(|other| other.day == day).map(|other| &other.source);
    let others = others(of_day, source.as_ref());
    Some(Chosen { value: asleep_h(night)?, source, others })
}

fn others<'a>(all: impl Iterator<Item = &'a Arc<str>>, chosen: Option<&Arc<str>>) -> Vec<Arc<str>> {
    let mut others: Vec<Arc<str>> = all.filter(|source| Some(*source) != chosen).cloned().collect();
    others.sort();
    others.dedup();
    others
}
