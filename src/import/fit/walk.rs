//! The walk through the messages of one part: definitions, runs of records, everything else, and what to do where a
//! byte makes no sense.

use super::RECORD;
use super::ahead::{self, Ahead, Clocks};
use super::columns::{Messages, read_timestamps};
use super::container::Part;
use super::definitions::{Definition, Definitions, Header, expand, expand_all};
use super::developer::Descriptions;
use super::heart::HEART;
use super::message::Message;
use super::plan::Plan;
use super::resync;
use super::walked::Walked;

const FIELD_DESCRIPTION: u16 = 206;
/// Rows that room is made for before they are read: five hours.
const MOST_EXPECTED: usize = 18_000;
/// Records of a damaged part that are looked at in one go, so that a jump in each of them costs no more than that.
const MOST_WATCHED: usize = 1_024;

/// Records before a hole that say how far apart they are.
const RECENT: usize = 20;

/// Reads all messages of a part.
pub(super) fn walk(part: &Part<'_>) -> Walked {
    let mut walk = Walk {
        bytes: part.messages,
        at: 0,
        last: 0,
        last_record: None,
        clock: 0,
        record_clock: 0,
        watch: !part.state.is_sound(),
        unproven: false,
        definitions: Definitions::default(),
        descriptions: Descriptions::default(),
        waiting: Vec::new(),
        waiting_local: 0,
        gaps: Vec::new(),
        further: None,
        walked: Walked::default(),
    };
    walk.all_messages();
    walk.read_waiting();
    let Walk { gaps, mut walked, watch, .. } = walk;
    let times = &walked.found.records.timestamps;
    let around = |row: &usize| Some((*times.get(row.checked_sub(1)?)?, *times.get(*row)?));
    walked.lost = gaps.iter().filter_map(around).filter(|(from, to)| *from.max(to) != u32::MAX).collect();
    walked.found.records.holes = watch.then(|| walked.lost.iter().map(|(_, behind)| *behind).collect());
    walked.found.records.holes.iter_mut().for_each(|holes| holes.sort_unstable());
    walked.found.damaged = watch;
    walked.found.heart.damaged = watch;
    walked
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where the last message began.
    last: usize,
    /// The last record, unless what followed has shown that it ends where it should.
    last_record: Option<LastRecord>,
    /// The last timestamp, and that of the last record.
    clock: u32,
    record_clock: u32,
    /// Whether something is known to be damaged: only then is a jump in time taken for damage.
    watch: bool,
    /// Whether the beginning of the next message may be hit, the first after damage.
    unproven: bool,
    definitions: Definitions,
    descriptions: Descriptions,
    /// Runs of records of one local type whose columns are still to be read: where each begins, how many there are.
    waiting: Vec<(usize, usize)>,
    waiting_local: u8,
    /// Rows before which records were lost.
    gaps: Vec<usize>,
    /// Layouts of records anywhere in the part, looked for at the first damage.
    further: Option<Vec<(u8, Definition)>>,
    walked: Walked,
}

/// Where the last record begins, how many there were before it, and the time then.
#[derive(Clone, Copy)]
struct LastRecord {
    began: usize,
    rows_before: usize,
    clock_before: u32,
}

/// Why a walk stopped.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Stop {
    /// The last message is not complete.
    End,
    /// The bytes at this place make no sense.
    Fault,
}

impl Walk<'_> {
    fn all_messages(&mut self) {
        while self.at < self.bytes.len() {
            let Err(stop) = self.step() else { continue };
            // What is left may be the checksum.
            self.walked.whole = self.watch && self.bytes.len().saturating_sub(self.at) <= 2;
            if self.walked.whole || !self.find_way_back(stop) {
                return;
            }
        }
    }

    /// Goes on behind damage. The record before it may be hit as well: it is dropped and its bytes are looked at again.
    fn find_way_back(&mut self, stop: Stop) -> bool {
        let fault = self.at;
        let hit = self.last_record.take().filter(|_| self.watch);
        let clocks = match hit {
            Some(record) => Clocks { any: record.clock_before, record: record.clock_before },
            None => self.clocks(),
        };
        let from = hit.map_or(self.last, |record| record.began).saturating_add(1);
        let bytes = self.bytes;
        let further = self.further.get_or_insert_with(|| resync::layouts_of_records(bytes));
        let place = resync::next_sound(bytes, from, &self.definitions, further, clocks);
        if place.is_some() || stop == Stop::Fault {
            self.walked.faults = self.walked.faults.saturating_add(1);
            self.walked.first_fault.get_or_insert(fault);
            self.read_waiting();
            if let Some(record) = hit {
                self.walked.found.records.truncate(record.rows_before);
                (self.clock, self.record_clock) = (clocks.any, clocks.record);
            }
            self.gaps.push(self.walked.found.records.len());
        }
        let Some(place) = place else { return false };
        self.lose_beats(fault, place.at);
        self.skip_compressed(hit.map_or(fault, |record| record.began), place.at);
        if let Some((local, mut layout)) = place.layout {
            layout.stale = true;
            self.definitions.set(local, layout);
        }
        // Zeros that end inside its time look like the header and the lowest bytes of an earlier one.
        let unproven = self.bytes.get(place.at).is_some_and(|header| *header == 0);
        (self.at, self.last, self.unproven) = (place.at, place.at, unproven);
        true
    }

    /// Moves the clock over a hole behind which records tell only the lowest bits of their time: as many steps as
    /// records would fit in, less most of a turn of those bits: a hole may have been longer than it looks.
    fn skip_compressed(&mut self, from: usize, to: usize) {
        let Some(Header::Compressed(local, _)) = self.bytes.get(to).map(|header| Header::from(*header)) else { return };
        let Some(layout) = self.definitions.get(local) else { return };
        let times = &self.walked.found.records.timestamps;
        let recent = times.get(times.len().saturating_sub(RECENT)..).unwrap_or_default();
        let (Some(first), Some(last)) = (recent.first(), recent.last()) else { return };
        let steps = u32::try_from(recent.len().saturating_sub(1).max(1)).unwrap_or(1);
        let lost = u32::try_from(to.saturating_sub(from) / layout.stride).unwrap_or(u32::MAX);
        let on = last.saturating_sub(*first).saturating_mul(lost.saturating_add(1)) / steps;
        let sure = on.min(ahead::LONGEST_GAP_S).saturating_sub(ahead::HALF_TURN + ahead::HALF_TURN / 2);
        self.clock = self.clock.saturating_add(sure);
    }

    /// Counts the messages of beats that were lost where such messages go on.
    fn lose_beats(&mut self, from: usize, to: usize) {
        let local = self.bytes.get(to).map_or(0, |header| header & 0x0F);
        let layout = self.definitions.get(local).filter(|layout| layout.global == HEART && layout.timestamp.is_none());
        if let Some(layout) = layout {
            self.walked.found.heart.lose(to.saturating_sub(from).div_ceil(layout.stride));
        }
    }

    fn step(&mut self) -> Result<(), Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        match Header::from(rest.first().copied().ok_or(Stop::End)?) {
            Header::Definition(local) => {
                let (mut definition, length) = Definition::parse(rest).ok_or(Stop::Fault)?;
                definition.stale = definition.global == RECORD;
                self.read_waiting();
                self.definitions.set(local, definition);
                self.unproven = false;
                self.advance(length);
                Ok(())
            }
            Header::Data(local) => self.data(local, None),
            Header::Compressed(local, low_bits) => self.data(local, Some(low_bits)),
        }
    }

    fn clocks(&self) -> Clocks {
        Clocks { any: self.clock, record: self.record_clock }
    }

    fn advance(&mut self, length: usize) {
        self.last = self.at;
        self.at = self.at.saturating_add(length);
    }

    fn data(&mut self, local: u8, low_bits: Option<u8>) -> Result<(), Stop> {
        let definition = self.definitions.get(local).ok_or(Stop::Fault)?;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (stride, global) = (definition.stride, definition.global);
        let bytes = rest.get(..stride).ok_or(Stop::End)?;
        if self.watch && !ahead::is_like_a_message(bytes, definition) {
            return Err(Stop::Fault);
        }
        let time = definition.timestamp_of(bytes).or_else(|| Some(expand(self.clock, low_bits?)));
        if std::mem::take(&mut self.unproven) {
            self.clock = time.unwrap_or(self.clock);
            if global == RECORD {
                self.record_clock = self.clock;
            }
            self.advance(stride);
            return Ok(());
        }
        if global == RECORD {
            return self.records(local, low_bits.is_some());
        }
        let jumps = |time: u32| self.watch && self.clock > 0 && time.abs_diff(self.clock) > ahead::LONGEST_GAP_S;
        let clock = time.unwrap_or(self.clock);
        if !jumps(clock) {
            self.clock = clock;
        }
        // Of a damaged part a message is only taken when another one follows it.
        let next = self.at.saturating_add(stride);
        let mut proven = true;
        if self.watch {
            let follows = ahead::goes_on(self.bytes, next, &self.definitions, self.clocks(), ahead::A_TIME);
            if follows == Ahead::Broken {
                return Err(Stop::Fault);
            }
            proven = follows == Ahead::Sound;
        }
        let message = Message { definition, bytes, clock };
        if global != FIELD_DESCRIPTION {
            self.walked.found.take(&message);
        } else if self.descriptions.learn(&message) {
            // Waiting records are read as they were described until now.
            self.read_waiting();
            for definition in self.definitions.iter_mut().filter(|definition| !definition.developer.is_empty()) {
                definition.stale = definition.global == RECORD;
            }
        }
        if proven {
            self.last_record = None;
        }
        self.advance(stride);
        Ok(())
    }

    /// Compiles a layout of records that is new or has developer fields whose description has come since.
    fn compile(&mut self, local: u8) {
        if self.definitions.get(local).is_some_and(|definition| definition.stale) {
            self.read_waiting();
            if let Some(definition) = self.definitions.get_mut(local) {
                definition.plan = Plan::compile(definition, &self.descriptions);
                definition.stale = false;
            }
        }
    }

    /// A run of records of one layout.
    fn records(&mut self, local: u8, compressed: bool) -> Result<(), Stop> {
        // Before their timestamps come: the records that wait are the last ones until then.
        if self.waiting_local != local {
            self.read_waiting();
            self.waiting_local = local;
        }
        self.compile(local);
        let definition = self.definitions.get(local).ok_or(Stop::Fault)?;
        let stride = definition.stride;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (first, mask) = (rest.first().copied().unwrap_or(0), if compressed { 0xE0 } else { 0xFF });
        let alike = |message: &&[u8]| message.first().is_some_and(|header| (header ^ first) & mask == 0);
        let most = if self.watch { MOST_WATCHED } else { usize::MAX };
        let mut count = rest.chunks_exact(stride).take(most).take_while(alike).count();
        let run = rest.get(..count.saturating_mul(stride)).unwrap_or_default();
        let records = &mut self.walked.found.records;
        let rows_before = records.len();
        if let Some(offset) = definition.timestamp {
            read_timestamps(&mut records.timestamps, run, definition, offset);
        } else if compressed {
            let low_bits = run.chunks_exact(stride).map(|message| message.first().copied().unwrap_or(0) & 0x1F);
            expand_all(&mut records.timestamps, self.clock, low_bits, self.watch);
        } else {
            // A record without a time has no place in a recording.
            self.walked.untimed.get_or_insert(self.at);
            self.last = self.at;
            self.at = self.at.saturating_add(run.len());
            return Ok(());
        }
        let jump = if self.watch { self.jump(rows_before, stride, compressed) } else { None };
        if let Some(sound) = jump {
            count = sound;
            self.walked.found.records.timestamps.truncate(rows_before.saturating_add(sound));
        }
        if count > 0 {
            self.take_run(rows_before, count, stride);
        }
        if jump.is_some() { Err(Stop::Fault) } else { Ok(()) }
    }

    /// Lets a run wait whose timestamps have been read.
    fn take_run(&mut self, rows_before: usize, count: usize, stride: usize) {
        self.waiting.push((self.at, count));
        let times = &self.walked.found.records.timestamps;
        let last_row = times.len().saturating_sub(1);
        let known = |times: &[u32]| times.iter().rev().find(|time| **time != u32::MAX).copied();
        let before = times.get(rows_before..last_row).and_then(known).unwrap_or(self.clock);
        self.clock = times.last().copied().filter(|time| *time != u32::MAX).unwrap_or(before);
        self.record_clock = self.clock;
        if self.watch {
            self.walked.runs.push((self.at, rows_before, stride));
        }
        self.last = self.at.saturating_add(count.saturating_sub(1).saturating_mul(stride));
        self.last_record = Some(LastRecord { began: self.last, rows_before: last_row, clock_before: before });
        self.at = self.last.saturating_add(stride);
    }

    /// Reads the columns of the records that wait, all of one layout. Watches put other messages between any two
    /// records: waiting makes long columns of them all the same.
    fn read_waiting(&mut self) {
        let Some(definition) = self.definitions.get(self.waiting_local) else { return };
        let stride = definition.stride;
        let records = &mut self.walked.found.records;
        let waiting = std::mem::take(&mut self.waiting);
        let Some((first, count)) = waiting.first().copied() else { return };
        let left = self.bytes.len().saturating_sub(first) / stride;
        let expected = records.len().saturating_add(left).min(MOST_EXPECTED);
        if waiting.len() == 1 {
            let end = first.saturating_add(count.saturating_mul(stride));
            let run = self.bytes.get(first..end).unwrap_or_default();
            records.read(Messages::Run(run, stride), definition, expected);
        } else {
            let run = |(first, count): &(usize, usize)| (*first..).step_by(stride).take(*count);
            let places: Vec<usize> = waiting.iter().flat_map(run).collect();
            records.read(Messages::Scattered(self.bytes, &places), definition, expected);
        }
    }

    /// How many of the run's records come before a timestamp that cannot be right, if one does.
    fn jump(&self, rows_before: usize, stride: usize, compressed: bool) -> Option<usize> {
        let mut clock = if self.record_clock > 0 { self.record_clock } else { self.clock };
        let times = self.walked.found.records.timestamps.get(rows_before..).unwrap_or_default();
        for (row, time) in times.iter().enumerate().filter(|(_, time)| **time != u32::MAX) {
            let odd_step = compressed && row > 0 && !ahead::is_short_step(clock, *time);
            if clock > 0 && (odd_step || time.abs_diff(clock) > ahead::LONGEST_GAP_S) {
                let place = self.at.saturating_add(row.saturating_mul(stride));
                let clocks = Clocks { any: time.saturating_sub(1), record: *time };
                let follows = || ahead::goes_on(self.bytes, place, &self.definitions, clocks, ahead::ENOUGH);
                if *time < super::FIRST_DATE || follows() == Ahead::Broken {
                    return Some(row);
                }
            }
            clock = *time;
        }
        None
    }
}
