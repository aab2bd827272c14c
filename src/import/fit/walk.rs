//! The walk through the messages of one part: definitions, runs of records, everything else, and what to do where a
//! byte makes no sense.

use super::columns::{Messages, Plan, read_timestamps};
use super::container::{Part, State, is_header};
use super::definitions::{Definition, Definitions, Header, expand};
use super::developer::Descriptions;
use super::message::Message;
use super::messages::Found;
use super::resync;

const RECORD: u16 = 20;
const FIELD_DESCRIPTION: u16 = 206;
/// Rows that room is made for before they are read: five hours.
const MOST_EXPECTED: usize = 18_000;

/// What a walk gave.
pub(super) struct Walked {
    pub(super) found: Found,
    /// Bytes of the part that were read, from its first message on.
    pub(super) length: usize,
    pub(super) state: State,
    /// Places where bytes made no sense.
    pub(super) faults: u32,
}

/// Reads all messages of a part.
pub(super) fn walk(part: &Part<'_>) -> Walked {
    let mut walk = Walk {
        bytes: part.messages.get(..part.length).unwrap_or_default(),
        at: 0,
        last: 0,
        last_record: None,
        clock: 0,
        watch_time: part.state != State::Sound,
        definitions: Definitions::default(),
        descriptions: Descriptions::default(),
        waiting: Vec::new(),
        waiting_local: 0,
        found: Found::default(),
        faults: 0,
    };
    let mut state = part.state;
    walk.go_on();
    // A length that is too short: messages go on where the checksum should stand.
    let behind = part.messages.get(part.length.saturating_add(2)..).unwrap_or_default();
    if state == State::WrongChecksum
        && !behind.is_empty()
        && !is_header(behind)
        && resync::goes_on(part.messages, walk.at, &walk.definitions, walk.clock)
    {
        (walk.bytes, state) = (part.messages, State::CutOff);
        walk.go_on();
    }
    Walked { length: walk.bytes.len(), found: walk.found, state, faults: walk.faults }
}

struct Walk<'a> {
    bytes: &'a [u8],
    at: usize,
    /// Where the last message began.
    last: usize,
    last_record: Option<LastRecord>,
    /// The last timestamp.
    clock: u32,
    /// Whether a jump in time is taken for damage: only where the checksum has already said that there is some.
    watch_time: bool,
    definitions: Definitions,
    descriptions: Descriptions,
    /// Runs of records of one local type whose columns are still to be read: where each begins, how many there are.
    waiting: Vec<(usize, usize)>,
    waiting_local: u8,
    found: Found,
    faults: u32,
}

/// Where the last record stands and how many there were before it.
#[derive(Clone, Copy)]
struct LastRecord {
    began: usize,
    ended: usize,
    rows_before: usize,
}

/// Why a walk stopped.
enum Stop {
    /// The last message is not complete.
    End,
    /// The bytes at this place make no sense.
    Fault,
}

impl Walk<'_> {
    fn go_on(&mut self) {
        self.all_messages();
        self.read_waiting();
    }

    fn all_messages(&mut self) {
        while self.at < self.bytes.len() {
            let Err(stop) = self.step() else { continue };
            let found = self.find_way_back();
            self.faults += u32::from(found || matches!(stop, Stop::Fault));
            if !found {
                return;
            }
        }
    }

    /// Goes on behind damage. The record before it may be hit as well: it is dropped and its bytes are looked at again.
    fn find_way_back(&mut self) -> bool {
        let near = |record: &LastRecord| record.began == self.last || record.ended == self.last;
        let hit = self.last_record.filter(near);
        let from = hit.map_or(self.last, |record| record.began).saturating_add(1);
        let Some(place) = resync::next_sound(self.bytes, from, &self.definitions, self.clock) else { return false };
        if let Some(record) = hit {
            self.read_waiting();
            self.found.records.truncate(record.rows_before);
        }
        (self.at, self.last, self.last_record) = (place, place, None);
        true
    }

    fn step(&mut self) -> Result<(), Stop> {
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        match Header::from(rest.first().copied().ok_or(Stop::End)?) {
            Header::Definition(local) => {
                let (mut definition, length) = Definition::parse(rest).ok_or(Stop::Fault)?;
                if definition.global == RECORD {
                    definition.plan = Plan::compile(&definition, &self.descriptions);
                }
                self.read_waiting();
                self.definitions.set(local, definition);
                self.advance(length);
                Ok(())
            }
            Header::Data(local) => self.data(local, None),
            Header::Compressed(local, low_bits) => self.data(local, Some(low_bits)),
        }
    }

    fn advance(&mut self, length: usize) {
        self.last = self.at;
        self.at = self.at.saturating_add(length);
    }

    fn data(&mut self, local: u8, low_bits: Option<u8>) -> Result<(), Stop> {
        let definition = self.definitions.get(local).ok_or(Stop::Fault)?;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let bytes = rest.get(..definition.stride).ok_or(Stop::End)?;
        if definition.global == RECORD {
            return self.records(local, low_bits.is_some());
        }
        let time = definition.timestamp_of(bytes).or_else(|| Some(expand(self.clock, low_bits?)));
        let jumps = |time: u32| self.watch_time && self.clock > 0 && time.abs_diff(self.clock) > resync::LONGEST_GAP_S;
        let clock = time.unwrap_or(self.clock);
        if !jumps(clock) {
            self.clock = clock;
        }
        let stride = definition.stride;
        let message = Message { definition, bytes, clock };
        if definition.global == FIELD_DESCRIPTION {
            if self.descriptions.learn(&message) {
                self.compile_again();
            }
        } else {
            self.found.take(&message);
        }
        self.advance(stride);
        Ok(())
    }

    /// Layouts with developer fields read differently once their description has come.
    fn compile_again(&mut self) {
        self.read_waiting();
        for definition in self.definitions.iter_mut().filter(|definition| !definition.developer.is_empty()) {
            if definition.global == RECORD {
                definition.plan = Plan::compile(definition, &self.descriptions);
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
        let definition = self.definitions.get(local).ok_or(Stop::Fault)?;
        let stride = definition.stride;
        let rest = self.bytes.get(self.at..).unwrap_or_default();
        let (first, mask) = (rest.first().copied().unwrap_or(0), if compressed { 0xE0 } else { 0xFF });
        let alike = |message: &&[u8]| message.first().is_some_and(|header| (header ^ first) & mask == 0);
        let mut count = rest.chunks_exact(stride).take_while(alike).count();
        let mut run = rest.get(..count.saturating_mul(stride)).unwrap_or_default();
        let records = &mut self.found.records;
        let rows_before = records.len();
        if let Some(offset) = definition.timestamp {
            read_timestamps(&mut records.timestamps, run, definition, offset);
        } else if compressed {
            let mut clock = self.clock;
            records.timestamps.extend(run.chunks_exact(stride).map(|message| {
                clock = expand(clock, message.first().copied().unwrap_or(0) & 0x1F);
                clock
            }));
        } else {
            // A record without a time has no place in a recording.
            self.last = self.at;
            self.at = self.at.saturating_add(run.len());
            return Ok(());
        }
        let jump = if self.watch_time { self.jump(rows_before, stride) } else { None };
        if let Some(sound) = jump {
            count = sound;
            self.found.records.timestamps.truncate(rows_before.saturating_add(sound));
            run = run.get(..count.saturating_mul(stride)).unwrap_or_default();
        }
        self.waiting.push((self.at, count));
        let known = self.found.records.timestamps.iter().rev().take(count).find(|time| **time != u32::MAX);
        self.clock = known.copied().unwrap_or(self.clock);
        let ended = self.at.saturating_add(run.len());
        if count > 0 {
            let rows_before = self.found.records.len().saturating_sub(1);
            self.last = ended.saturating_sub(stride);
            self.last_record = Some(LastRecord { began: self.last, ended, rows_before });
        }
        self.at = ended;
        if jump.is_some() { Err(Stop::Fault) } else { Ok(()) }
    }

    /// Reads the columns of the records that wait, all of one layout. Watches put other messages between any two
    /// records: waiting makes long columns of them all the same.
    fn read_waiting(&mut self) {
        let Some(definition) = self.definitions.get(self.waiting_local) else { return };
        let stride = definition.stride;
        let records = &mut self.found.records;
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
    fn jump(&self, rows_before: usize, stride: usize) -> Option<usize> {
        let mut clock = self.clock;
        let times = self.found.records.timestamps.get(rows_before..).unwrap_or_default();
        for (row, time) in times.iter().enumerate() {
            if clock > 0 && time.abs_diff(clock) > resync::LONGEST_GAP_S && *time != u32::MAX {
                let place = self.at.saturating_add(row.saturating_mul(stride));
                let goes_on = || resync::goes_on(self.bytes, place, &self.definitions, *time);
                if *time < super::FIRST_DATE || !goes_on() {
                    return Some(row);
                }
            }
            if *time != u32::MAX {
                clock = *time;
            }
        }
        None
    }
}
