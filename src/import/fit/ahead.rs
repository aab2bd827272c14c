//! Whether messages stand ahead: of a place where one should begin, how well what stands there fits what a writer would
//! write, layout by layout and time by time.

use super::definitions::{Definition, Definitions, Header, TURN, expand};
use super::heart::{HEART, is_beating};

/// A recording does not jump further than this, in seconds; a misread timestamp nearly always does.
pub(super) const LONGEST_GAP_S: u32 = 2 * 86_400;
/// Seconds between two messages that are taken for neighbours.
const LONGEST_STEP_S: u32 = 900;
/// Messages that end a summary may be stamped a little before the last record.
const LARGEST_STEP_BACK_S: u32 = 30;
/// Messages looked at before a place is trusted.
const LOOK_AHEAD: usize = 24;
/// Messages without a time that may follow each other: descriptions of fields, intervals of beats.
const LONGEST_UNTIMED: usize = 256;
/// What a time that fits tells: as much as four whose lowest five bits alone are known.
pub(super) const A_TIME: u32 = 4;
const A_COMPRESSED_TIME: u32 = 1;
/// Seconds after which half of those bits have gone by.
pub(super) const HALF_TURN: u32 = TURN / 2;
/// What is enough where nothing is known of a place: three messages with a time that fits.
pub(super) const ENOUGH: u32 = 3 * A_TIME;
/// Bytes of a message that cannot all be zero.
const SHORTEST_BLANK: usize = 6;
/// Bits of a header byte that no writer sets in a data message or in a definition.
const UNUSED_IN_DATA: u8 = 0x30;
const UNUSED_IN_DEFINITION: u8 = 0x10;

/// Whether a writer would begin a message of this layout with this byte: unused bits are zero, and only records without
/// a field for their time tell it in the header.
pub(super) fn is_written(header: u8, layout: &Definition) -> bool {
    match Header::from(header) {
        Header::Definition(_) => header & UNUSED_IN_DEFINITION == 0,
        Header::Data(_) => header & UNUSED_IN_DATA == 0,
        Header::Compressed(..) => layout.timestamp.is_none() && layout.global == super::RECORD,
    }
}

/// What stands at a place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ahead {
    /// Messages that fit.
    Sound,
    /// Messages without a fitting time, as far as it was looked or up to the end of the part.
    Unsure,
    /// Something that makes no sense.
    Broken,
}

/// The times a message is held against; 0 before the first one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Clocks {
    /// Of the last message that had one.
    pub(super) any: u32,
    /// Of the last record. They advance; summaries are stamped with the beginning, the end or something else.
    pub(super) record: u32,
}

/// What stands at `at`, where a message should begin.
pub(super) fn goes_on(bytes: &[u8], at: usize, live: &Definitions, clocks: Clocks, enough: u32) -> Ahead {
    Search { bytes, live, other: &[], clocks, enough }.ahead(at)
}

/// Looks for messages with the layouts in force.
pub(super) struct Search<'a> {
    pub(super) bytes: &'a [u8],
    pub(super) live: &'a Definitions,
    /// Layouts that go before those in force.
    pub(super) other: &'a [(u8, Definition)],
    pub(super) clocks: Clocks,
    /// How much must speak for a place to make it sound.
    pub(super) enough: u32,
}

/// What stands next.
enum Next<'a> {
    /// The layout of messages that follow.
    Definition,
    /// A message that looks like one of its layout.
    Message(Header, &'a Definition, &'a [u8]),
    /// One that is not complete.
    Cut,
    /// Nothing, or the checksum.
    End,
    /// Something that makes no sense.
    Broken,
}

impl Search<'_> {
    /// Whether messages that fit stand at a place of which nothing is known. The first one must bear a time itself, or
    /// beats.
    pub(super) fn starts_sound(&self, at: usize) -> bool {
        let header = self.bytes.get(at).copied().unwrap_or(0);
        let timed = match Header::from(header) {
            Header::Definition(_) | Header::Compressed(..) => true,
            Header::Data(local) => {
                self.layout(local, &[]).is_some_and(|layout| layout.timestamp.is_some() || layout.global == HEART)
            }
        };
        timed && self.ahead(at) == Ahead::Sound
    }

    /// What stands at `at`, up to where enough speaks for it or something against it.
    fn ahead(&self, mut at: usize) -> Ahead {
        let mut redefined: Vec<(u8, Definition)> = Vec::new();
        let mut way = Way::new(self.clocks, self.enough);
        let most = if self.enough <= A_TIME { LONGEST_UNTIMED } else { LOOK_AHEAD };
        for _ in 0..most {
            let told = way.told;
            match self.next(&mut at, &mut redefined) {
                Next::Message(header, layout, message) if !way.bears(header, layout, message) => return Ahead::Broken,
                Next::Message(..) if way.told >= way.enough => return Ahead::Sound,
                Next::Definition | Next::Message(..) => {}
                Next::Cut => return if told + A_TIME >= way.enough { Ahead::Sound } else { Ahead::Broken },
                // Of a single message at the end the time must follow another one.
                Next::End if told >= way.enough || (told > 0 && self.clocks.record > 0) => return Ahead::Sound,
                Next::End => return way.unsure,
                Next::Broken => return Ahead::Broken,
            }
        }
        way.unsure
    }

    /// Reads what stands at `at` and goes on behind it. Layouts that are met are in force from there on.
    fn next<'b>(&'b self, at: &mut usize, redefined: &'b mut Vec<(u8, Definition)>) -> Next<'b> {
        // The last two bytes may be the checksum.
        let Some(rest) = self.bytes.get(*at..).filter(|rest| rest.len() > 2) else { return Next::End };
        let byte = rest.first().copied().unwrap_or(0);
        let header = Header::from(byte);
        let local = match header {
            Header::Data(local) | Header::Compressed(local, _) => local,
            Header::Definition(local) => {
                // Zeros behind a stray header byte; some watches define records of nothing but their time.
                let says = |layout: &Definition| !layout.fields.is_empty() || layout.global != 0;
                let parsed = Definition::parse(rest).filter(|(layout, _)| is_written(byte, layout) && says(layout));
                let Some((layout, length)) = parsed else { return Next::Broken };
                redefined.push((local, layout));
                *at = at.saturating_add(length);
                return Next::Definition;
            }
        };
        let layout = self.layout(local, redefined).filter(|layout| is_written(byte, layout));
        let Some(layout) = layout else { return Next::Broken };
        let Some(message) = rest.get(..layout.stride) else { return Next::Cut };
        if is_blank(message) {
            return Next::Broken;
        }
        *at = at.saturating_add(layout.stride);
        Next::Message(header, layout, message)
    }

    fn layout<'b>(&'b self, local: u8, redefined: &'b [(u8, Definition)]) -> Option<&'b Definition> {
        let overlay = redefined.iter().rev().chain(self.other).find(|(number, _)| *number == local);
        overlay.map(|(_, definition)| definition).or_else(|| self.live.get(local))
    }
}

/// What the messages on the way have told.
struct Way {
    clocks: Clocks,
    /// Seconds by which the next record may follow.
    longest: u32,
    /// How much speaks for the place so far, and how much must.
    told: u32,
    enough: u32,
    /// Whether nothing is known of the place but what stands there.
    strict: bool,
    /// What it is where not enough speaks for it.
    unsure: Ahead,
    /// Whether the message before told the lowest bits of its time alone.
    beside: bool,
}

impl Way {
    fn new(clocks: Clocks, enough: u32) -> Self {
        let (longest, strict) = (LONGEST_GAP_S, enough >= ENOUGH);
        Self { clocks, longest, told: 0, enough, strict, unsure: Ahead::Unsure, beside: false }
    }

    /// Takes in what a message tells; false if it cannot stand here.
    fn bears(&mut self, header: Header, layout: &Definition, message: &[u8]) -> bool {
        let (time, weight) = match header {
            Header::Compressed(_, low_bits) => (Some(expand(self.clocks.any, low_bits)), A_COMPRESSED_TIME),
            _ => (layout.timestamp_of(message), A_TIME),
        };
        let is_record = layout.global == super::RECORD;
        match time {
            Some(time) if fits(time, is_record, self.clocks, self.longest) && self.is_step(time, weight) => {
                self.told += weight;
                self.clocks.any = time;
                if is_record {
                    (self.clocks.record, self.longest) = (time.max(self.clocks.record), LONGEST_STEP_S);
                }
            }
            None if is_beating(layout, message) => self.told += A_TIME,
            None if layout.timestamp.is_none() || !self.strict => {}
            // A watch that has not found its satellites yet dates what it says of itself years back.
            Some(time) if !is_record && self.clocks.record == 0 => self.clocks.any = time,
            // Some messages do have such a time: then more must speak for what follows.
            Some(_) if !is_record && !self.strict => {
                (self.told, self.enough, self.unsure) = (0, ENOUGH, Ahead::Broken);
            }
            _ => return false,
        }
        true
    }

    fn is_step(&mut self, time: u32, weight: u32) -> bool {
        !std::mem::replace(&mut self.beside, weight < A_TIME) || is_short_step(self.clocks.any, time)
    }
}

/// Whether a record whose lowest bits alone are known follows another as records do: bytes that are none would often
/// repeat a time, or go round.
pub(super) fn is_short_step(before: u32, time: u32) -> bool {
    (1..HALF_TURN).contains(&time.wrapping_sub(before))
}

/// Whether a writer would write such a message of this layout.
pub(super) fn is_like_a_message(message: &[u8], layout: &Definition) -> bool {
    !is_blank(message) && message.first().is_some_and(|header| is_written(*header, layout))
}

/// Whether a message is nothing but zeros: a block that was lost looks like that, and no watch says so little.
fn is_blank(message: &[u8]) -> bool {
    message.len() >= SHORTEST_BLANK && message.iter().all(|byte| *byte == 0)
}

/// Whether a time can be that of the next message. Before the first one any will do, and before the first record any
/// for a record.
fn fits(time: u32, is_record: bool, clocks: Clocks, longest: u32) -> bool {
    if is_record {
        let (forward, back) = (time.wrapping_sub(clocks.record), clocks.record.wrapping_sub(time));
        return clocks.record == 0 || forward <= longest || back <= LARGEST_STEP_BACK_S;
    }
    clocks.any == 0 || time.abs_diff(clocks.any) <= LONGEST_GAP_S
}
