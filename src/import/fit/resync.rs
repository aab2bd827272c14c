//! Finding the way back after bytes that make no sense: the next place where several messages of known layouts follow
//! each other with timestamps that advance.

use super::definitions::{Definition, Definitions, Header};

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
/// Messages with fitting timestamps that are enough where nothing is known of a place.
pub(super) const ENOUGH: usize = 3;
/// Bytes of a message that cannot all be zero.
const SHORTEST_BLANK: usize = 3;
/// Bits of a header byte that no writer sets in a data message or in a definition.
const UNUSED_IN_DATA: u8 = 0x30;
const UNUSED_IN_DEFINITION: u8 = 0x10;

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

/// Where messages go on.
pub(super) struct Place {
    pub(super) at: usize,
    /// The layout its first message has, where an earlier one than that in force fits.
    pub(super) layout: Option<(u8, Definition)>,
}

/// The first place at or after `from` where messages go on.
pub(super) fn next_sound(bytes: &[u8], from: usize, live: &Definitions, clocks: Clocks) -> Option<Place> {
    let search = |other| Search { bytes, live, other, clocks, enough: ENOUGH, strict: true };
    for at in from..bytes.len() {
        if search(&[]).starts_sound(at) {
            return Some(Place { at, layout: None });
        }
        // Damage that hid a definition leaves a wrong one in force.
        let Some(Header::Data(local)) = bytes.get(at).map(|byte| Header::from(*byte)) else { continue };
        for layout in live.past(local) {
            if search(std::slice::from_ref(layout)).starts_sound(at) {
                return Some(Place { at, layout: Some(layout.clone()) });
            }
        }
    }
    None
}

/// What stands at `at`, where a message should begin.
pub(super) fn goes_on(bytes: &[u8], at: usize, live: &Definitions, clocks: Clocks, enough: usize) -> Ahead {
    Search { bytes, live, other: &[], clocks, enough, strict: false }.ahead(at)
}

struct Search<'a> {
    bytes: &'a [u8],
    live: &'a Definitions,
    /// Layouts that go before those in force.
    other: &'a [(u8, Definition)],
    clocks: Clocks,
    /// Fitting timestamps that make a place sound.
    enough: usize,
    /// Whether a message with a time that does not fit shows that the place is none; some messages have such times.
    strict: bool,
}

impl Search<'_> {
    /// Whether messages that fit stand at a place of which nothing is known. The first one must bear a time itself.
    fn starts_sound(&self, at: usize) -> bool {
        let first = self.bytes.get(at).copied().unwrap_or(0);
        let (local, unused) = match Header::from(first) {
            Header::Definition(_) => (None, UNUSED_IN_DEFINITION),
            Header::Data(local) => (Some(local), UNUSED_IN_DATA),
            Header::Compressed(local, _) => (Some(local), 0),
        };
        let untimed = |local| self.layout(local, &[]).is_none_or(|definition| definition.timestamp.is_none());
        first & unused == 0 && !local.is_some_and(untimed) && self.ahead(at) == Ahead::Sound
    }

    fn layout<'b>(&'b self, local: u8, redefined: &'b [(u8, Definition)]) -> Option<&'b Definition> {
        let overlay = redefined.iter().rev().chain(self.other).find(|(number, _)| *number == local);
        overlay.map(|(_, definition)| definition).or_else(|| self.live.get(local))
    }

    fn ahead(&self, mut at: usize) -> Ahead {
        let mut redefined: Vec<(u8, Definition)> = Vec::new();
        let (mut clocks, mut longest) = (self.clocks, LONGEST_GAP_S);
        let mut fitting = 0;
        let most = if self.enough == 1 { LONGEST_UNTIMED } else { LOOK_AHEAD };
        for _ in 0..most {
            // The last two bytes may be the checksum.
            let Some(rest) = self.bytes.get(at..).filter(|rest| rest.len() > 2) else {
                // Of a single message at the end the time must follow another one.
                let told = fitting >= self.enough || (fitting > 0 && self.clocks.record > 0);
                return if told { Ahead::Sound } else { Ahead::Unsure };
            };
            let local = match Header::from(rest.first().copied().unwrap_or(0)) {
                Header::Definition(local) => {
                    let Some((definition, length)) = Definition::parse(rest) else { return Ahead::Broken };
                    // Zeros behind a stray header byte; some watches define records of nothing but their time.
                    if definition.fields.is_empty() && definition.global == 0 {
                        return Ahead::Broken;
                    }
                    redefined.push((local, definition));
                    at = at.saturating_add(length);
                    continue;
                }
                Header::Data(local) | Header::Compressed(local, _) => local,
            };
            let Some(definition) = self.layout(local, &redefined) else { return Ahead::Broken };
            let Some(message) = rest.get(..definition.stride) else {
                return if fitting + 1 >= self.enough { Ahead::Sound } else { Ahead::Broken };
            };
            if is_blank(message) {
                return Ahead::Broken;
            }
            at = at.saturating_add(definition.stride);
            let Some(time) = definition.timestamp_of(message) else {
                if definition.timestamp.is_some() && self.strict {
                    return Ahead::Broken;
                }
                continue;
            };
            let is_record = definition.global == super::RECORD;
            if fits(time, is_record, clocks, longest) {
                fitting += 1;
                clocks.any = time;
                if is_record {
                    (clocks.record, longest) = (time.max(clocks.record), LONGEST_STEP_S);
                }
            } else if is_record || self.strict {
                return Ahead::Broken;
            }
            if fitting >= self.enough {
                return Ahead::Sound;
            }
        }
        Ahead::Unsure
    }
}

/// Whether a message is nothing but zeros: a block that was lost looks like that, and no watch says so little.
pub(super) fn is_blank(message: &[u8]) -> bool {
    message.len() >= SHORTEST_BLANK && message.iter().all(|byte| *byte == 0)
}

/// Whether a time can be that of the next message. Before the first one any will do, and before the first record any
/// for a record: a watch that has not found its satellites yet dates what it says of itself years back.
fn fits(time: u32, is_record: bool, clocks: Clocks, longest: u32) -> bool {
    if is_record {
        let (forward, back) = (time.wrapping_sub(clocks.record), clocks.record.wrapping_sub(time));
        return clocks.record == 0 || forward <= longest || back <= LARGEST_STEP_BACK_S;
    }
    clocks.any == 0 || time.abs_diff(clocks.any) <= LONGEST_GAP_S
}
