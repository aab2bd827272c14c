//! The records of one part in order of time, each moment once, their columns under the channels they belong to.

use super::columns::Records;
use super::heart::HeartMessages;
use super::plan::Slot;
use super::pod;
use crate::import::sports::by_speed;
use crate::model::series::MISSING;
use crate::model::{Channel, Column, Sport};

/// Records further than this from most others carry a time the watch did not know yet, in seconds.
const FARTHEST_S: u32 = 30 * 86_400;

/// FIT's numbers of two sports.
const RUNNING: u32 = 1;
const WALKING: u32 = 11;

/// Columns on the file's clock.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Strictly increasing.
    pub(super) times: Vec<u32>,
    /// All but time and cadence, each as long as `times`.
    columns: Vec<Column>,
    cadence: Cadence,
    /// Turns of one leg a minute of a pod, in the unit of the cadence channels.
    pod_turns: Vec<i32>,
}

/// Cadence as the file has it: it becomes steps or turns when the sport is known.
#[derive(Debug, Default)]
struct Cadence {
    /// Whole turns of one leg a minute.
    turns: Vec<i32>,
    /// 1/128 turns.
    fraction: Vec<i32>,
}

impl Table {
    /// Sorts the records, merges the strap's heart rate and combines the fields that mean the same.
    pub(super) fn new(mut records: Records, heart: &HeartMessages) -> Self {
        let mut take = |slot: Slot| records.take(slot);
        let mut columns: Vec<Column> = Vec::new();
        for channel in Channel::ALL.iter().copied().filter(|channel| *channel != Channel::Time) {
            let own = Slot::of(channel);
            let counts = match channel {
                Channel::Cadence => continue,
                Channel::Speed => prefer(take(Slot::ENHANCED_SPEED), take(own)),
                Channel::Altitude => prefer(take(Slot::ENHANCED_ALTITUDE), take(own)),
                Channel::Respiration => prefer(take(Slot::ENHANCED_RESPIRATION), take(own)),
                Channel::PodGroundContactTime => {
                    let feet = mean(take(Slot::LEFT_CONTACT), take(Slot::RIGHT_CONTACT));
                    prefer(take(own), feet)
                }
                _ => take(own),
            };
            columns.push(Column { channel, counts });
        }
        let quarter_fraction = take(Slot::CADENCE_256);
        let mut cadence = Cadence { turns: take(Slot::CADENCE), fraction: take(Slot::CADENCE_FRACTION) };
        if cadence.turns.is_empty() && !quarter_fraction.is_empty() {
            let known = |count: &i32| *count != MISSING;
            cadence.turns = quarter_fraction.iter().map(|c| if known(c) { c >> 8 } else { MISSING }).collect();
            cadence.fraction =
                quarter_fraction.iter().map(|c| if known(c) { (c & 0xFF) / 2 } else { MISSING }).collect();
        }
        let pod_turns = take(Slot::POD_TURNS);
        let mut speed_distance = take(Slot::SPEED_DISTANCE);
        let mut table = Self { times: records.timestamps, columns, cadence, pod_turns };
        table.sort(&mut speed_distance);
        table.unpack(&speed_distance, records.holes.as_deref());
        if let Some(column) = table.columns.iter_mut().find(|column| column.channel == Channel::HeartRate) {
            heart.merge(&table.times, &mut column.counts);
        }
        table.columns.retain(|column| !column.counts.is_empty());
        table
    }

    /// Puts the rows in order; of several with the same time one is kept, with the first value of each column.
    fn sort(&mut self, further: &mut Vec<i32>) {
        let times = std::mem::take(&mut self.times);
        let known = times.last().is_none_or(|last| *last != u32::MAX);
        if known && times.is_sorted_by(|a, b| a < b) {
            self.times = times;
            return;
        }
        let mut order: Vec<(u32, usize)> = times.iter().copied().enumerate().map(|(row, time)| (time, row)).collect();
        order.retain(|(time, _)| *time != u32::MAX);
        order.sort_unstable();
        let middle = order.get(order.len() / 2).map_or(0, |(time, _)| *time);
        order.retain(|(time, _)| time.abs_diff(middle) <= FARTHEST_S);
        let moments = || order.chunk_by(|a, b| a.0 == b.0);
        for column in self.counts_mut().chain([further]).filter(|column| !column.is_empty()) {
            let count = |(_, row): &(u32, usize)| column.get(*row).copied().filter(|count| *count != MISSING);
            *column = moments().map(|rows| rows.iter().find_map(count).unwrap_or(MISSING)).collect();
        }
        self.times = moments().filter_map(|rows| rows.first()).map(|(time, _)| *time).collect();
    }

    /// Leaves out the rows from before the runner pressed start; not where that is most of them.
    pub(super) fn drop_before(&mut self, start: u32) {
        let early = self.times.partition_point(|time| *time < start);
        if early == 0 || early > self.times.len() / 2 {
            return;
        }
        self.times.drain(..early);
        for column in self.counts_mut().filter(|column| !column.is_empty()) {
            column.drain(..early.min(column.len()));
        }
    }

    /// The counts of all columns, cadence included.
    fn counts_mut(&mut self) -> impl Iterator<Item = &mut Vec<i32>> {
        let columns = self.columns.iter_mut().map(|column| &mut column.counts);
        columns.chain([&mut self.cadence.turns, &mut self.cadence.fraction, &mut self.pod_turns])
    }

    /// Speed and distance of old pods, which share three bytes.
    fn unpack(&mut self, packed: &[i32], holes: Option<&[u32]>) {
        if packed.iter().all(|count| *count == MISSING) {
            return;
        }
        let distance = pod::distances(&self.times, packed, holes);
        let speed: Vec<i32> =
            packed.iter().map(|count| if *count == MISSING { MISSING } else { (count & 0xFFF) * 10 }).collect();
        for (channel, counts) in [(Channel::Distance, distance), (Channel::Speed, speed)] {
            if let Some(column) = self.columns.iter_mut().find(|column| column.channel == channel) {
                column.counts = prefer(std::mem::take(&mut column.counts), counts);
            }
        }
    }

    /// What was done, in FIT's number, where no message says it: whoever touches the ground is running, else the speed
    /// tells.
    pub(super) fn guess(&self) -> Option<u32> {
        let counts = |channel| self.columns.iter().find(|column| column.channel == channel).map(|c| &c.counts);
        let known = |counts: &&Vec<i32>| counts.iter().any(|count| *count != MISSING);
        if counts(Channel::GroundContactTime).as_ref().is_some_and(known) {
            return Some(RUNNING);
        }
        let last = counts(Channel::Distance).and_then(|counts| counts.iter().rev().find(|count| **count != MISSING));
        let distance_m = last.map_or(0.0, |count| f64::from(*count) * Channel::Distance.unit());
        let span = self.times.first().zip(self.times.last());
        match by_speed(distance_m, span.map_or(0.0, |(first, last)| f64::from(last.saturating_sub(*first)))) {
            Sport::Running => Some(RUNNING),
            Sport::Walking => Some(WALKING),
            _ => None,
        }
    }

    /// The columns of the rows from `from` to before `to`; `on_foot` tells what cadence counts.
    pub(super) fn columns(&mut self, from: usize, to: usize, on_foot: bool) -> Vec<Column> {
        let all = from == 0 && to == self.times.len();
        let mut columns: Vec<Column> = if all {
            std::mem::take(&mut self.columns)
        } else {
            let part = |column: &Column| column.counts.get(from..to).unwrap_or_default().to_vec();
            self.columns.iter().map(|column| Column { channel: column.channel, counts: part(column) }).collect()
        };
        columns.extend(self.cadence.column(from, to, on_foot));
        let pod_turns = self.pod_turns.get(from..to).unwrap_or_default();
        if columns.iter().all(|column| column.channel != Channel::PodCadence) && !pod_turns.is_empty() {
            let legs = if on_foot { 2 } else { 1 };
            let steps =
                pod_turns.iter().map(|turns| if *turns == MISSING { MISSING } else { turns.saturating_mul(legs) });
            columns.push(Column { channel: Channel::PodCadence, counts: steps.collect() });
        }
        // A file without dynamics of its own shows the pod's.
        for (main, pod) in [
            (Channel::Power, Channel::PodPower),
            (Channel::GroundContactTime, Channel::PodGroundContactTime),
            (Channel::VerticalOscillation, Channel::PodVerticalOscillation),
            (Channel::Cadence, Channel::PodCadence),
        ] {
            let has_value = |column: &&Column| column.counts.iter().any(|count| *count != MISSING);
            if columns.iter().filter(|column| column.channel == main).any(|column| has_value(&column)) {
                continue;
            }
            columns.retain(|column| column.channel != main);
            let copy = columns.iter().find(|column| column.channel == pod).map(|column| column.counts.clone());
            columns.extend(copy.map(|counts| Column { channel: main, counts }));
        }
        columns
    }
}

impl Cadence {
    /// In 1/64 steps a minute on foot, 1/64 turns otherwise.
    fn column(&self, from: usize, to: usize, on_foot: bool) -> Option<Column> {
        let turns = self.turns.get(from..to)?;
        let none = [];
        let fraction = self.fraction.get(from..to).unwrap_or(&none).iter().copied();
        let (legs, halves) = if on_foot { (2, 0) } else { (1, 1) };
        let counts = turns.iter().zip(fraction.chain(std::iter::repeat(MISSING))).map(|(turns, fraction)| {
            let fraction = if fraction == MISSING { 0 } else { fraction >> halves };
            if *turns == MISSING { MISSING } else { turns * 64 * legs + fraction }
        });
        Some(Column { channel: Channel::Cadence, counts: counts.collect() })
    }
}

/// The first column, its gaps filled from the second.
fn prefer(mut first: Vec<i32>, second: Vec<i32>) -> Vec<i32> {
    if first.is_empty() {
        return second;
    }
    for (count, other) in first.iter_mut().zip(&second) {
        if *count == MISSING {
            *count = *other;
        }
    }
    first
}

/// The mean of both feet where both are known, else the one that is.
fn mean(mut left: Vec<i32>, right: Vec<i32>) -> Vec<i32> {
    if left.is_empty() {
        return right;
    }
    for (left, right) in left.iter_mut().zip(&right) {
        *left = match (*left, *right) {
            (MISSING, right) => right,
            (left, MISSING) => left,
            (left, right) => left / 2 + right / 2,
        };
    }
    left
}
