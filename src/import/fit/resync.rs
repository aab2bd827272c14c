//! Finding the way back after bytes that make no sense: the next place where several messages of known layouts follow
//! each other with timestamps that advance.

use super::definitions::{Definition, Definitions, Header, MOST_PAST, expand};
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
pub(super) const HALF_TURN: u32 = 16;
/// What is enough where nothing is known of a place: three messages with a time that fits.
pub(super) const ENOUGH: u32 = 3 * A_TIME;
/// Bytes of a message that cannot all be zero.
const SHORTEST_BLANK: usize = 6;
/// Bits of a header byte that no writer sets in a data message or in a definition.
const UNUSED_IN_DATA: u8 = 0x30;
const UNUSED_IN_DEFINITION: u8 = 0x10;

/// Whether a writer would begin a message of this layout with this byte: unused bits are zero, and only records without
/// a field for their time tell it in the header.
fn is_written(header: u8, layout: &Definition) -> bool {
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

/// Where messages go on.
pub(super) struct Place {
    pub(super) at: usize,
    /// The layout its first message has, where an earlier one than that in force fits.
    pub(super) layout: Option<(u8, Definition)>,
}

/// The first place at or after `from` where messages go on.
pub(super) fn next_sound(
    bytes: &[u8],
    from: usize,
    live: &Definitions,
    further: &[(u8, Definition)],
    clocks: Clocks,
) -> Option<Place> {
    let search = |other| Search { bytes, live, other, clocks, enough: ENOUGH };
    for at in from..bytes.len() {
        if search(&[]).starts_sound(at) {
            return Some(Place { at, layout: None });
        }
        // Damage that hid a definition leaves a wrong one in force.
        let Some(Header::Data(local)) = bytes.get(at).map(|byte| Header::from(*byte)) else { continue };
        for layout in live.past(local).chain(further.iter().filter(|(number, _)| *number == local)) {
            if search(std::slice::from_ref(layout)).starts_sound(at) {
                return Some(Place { at, layout: Some(layout.clone()) });
            }
        }
    }
    None
}

/// What looks like the layout of records wherever it stands: watches write some of them again and again, and one that
/// stands behind damage may be the same as one that was lost in it.
pub(super) fn layouts_of_records(bytes: &[u8]) -> Vec<(u8, Definition)> {
    let mut found: Vec<(u8, Definition)> = Vec::new();
    for at in 0..bytes.len() {
        let rest = bytes.get(at..).unwrap_or_default();
        let [header @ 0x40..=0x7F, 0, 0 | 1, _, _, 2..=255, ..] = *rest else { continue };
        let Some((layout, _)) = Definition::parse(rest).filter(|(layout, _)| layout.global == super::RECORD) else {
            continue;
        };
        let known = |(_, other): &(u8, Definition)| layout.has_fields_of(other);
        if layout.timestamp.is_some() && is_written(header, &layout) && !found.iter().any(known) {
            found.push((header & 0x0F, layout));
        }
        if found.len() == MOST_PAST {
            break;
        }
    }
    found
}

/// What stands at `at`, where a message should begin.
pub(super) fn goes_on(bytes: &[u8], at: usize, live: &Definitions, clocks: Clocks, enough: u32) -> Ahead {
    Search { bytes, live, other: &[], clocks, enough }.ahead(at)
}

struct Search<'a> {
    bytes: &'a [u8],
    live: &'a Definitions,
    /// Layouts that go before those in force.
    other: &'a [(u8, Definition)],
    clocks: Clocks,
    /// How much must speak for a place to make it sound.
    enough: u32,
}

impl Search<'_> {
    /// Whether messages that fit stand at a place of which nothing is known. The first one must bear a time itself, or
    /// beats.
    fn starts_sound(&self, at: usize) -> bool {
        let header = self.bytes.get(at).copied().unwrap_or(0);
        let timed = match Header::from(header) {
            Header::Definition(_) | Header::Compressed(..) => true,
            Header::Data(local) => {
                self.layout(local, &[]).is_some_and(|layout| layout.timestamp.is_some() || layout.global == HEART)
            }
        };
        timed && self.ahead(at) == Ahead::Sound
    }

    fn layout<'b>(&'b self, local: u8, redefined: &'b [(u8, Definition)]) -> Option<&'b Definition> {
        let overlay = redefined.iter().rev().chain(self.other).find(|(number, _)| *number == local);
        overlay.map(|(_, definition)| definition).or_else(|| self.live.get(local))
    }

    fn ahead(&self, mut at: usize) -> Ahead {
        let mut redefined: Vec<(u8, Definition)> = Vec::new();
        let (mut clocks, mut longest) = (self.clocks, LONGEST_GAP_S);
        let (mut told, mut enough, mut unsure) = (0, self.enough, Ahead::Unsure);
        // Whether the message before told the lowest bits of its time alone.
        let mut beside = false;
        let most = if self.enough <= A_TIME { LONGEST_UNTIMED } else { LOOK_AHEAD };
        for _ in 0..most {
            // The last two bytes may be the checksum.
            let Some(rest) = self.bytes.get(at..).filter(|rest| rest.len() > 2) else {
                // Of a single message at the end the time must follow another one.
                let sound = told >= enough || (told > 0 && self.clocks.record > 0);
                return if sound { Ahead::Sound } else { unsure };
            };
            let header = rest.first().copied().unwrap_or(0);
            let local = match Header::from(header) {
                Header::Definition(local) => {
                    let Some((definition, length)) =
                        Definition::parse(rest).filter(|(layout, _)| is_written(header, layout))
                    else {
                        return Ahead::Broken;
                    };
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
            let layout = self.layout(local, &redefined).filter(|layout| is_written(header, layout));
            let Some(layout) = layout else { return Ahead::Broken };
            let Some(message) = rest.get(..layout.stride) else {
                return if told + A_TIME >= enough { Ahead::Sound } else { Ahead::Broken };
            };
            if is_blank(message) {
                return Ahead::Broken;
            }
            at = at.saturating_add(layout.stride);
            let (time, weight) = match Header::from(header) {
                Header::Compressed(_, low_bits) => (Some(expand(clocks.any, low_bits)), A_COMPRESSED_TIME),
                _ => (layout.timestamp_of(message), A_TIME),
            };
            let is_record = layout.global == super::RECORD;
            let mut is_step =
                |time: u32| !std::mem::replace(&mut beside, weight < A_TIME) || is_short_step(clocks.any, time);
            match time {
                Some(time) if fits(time, is_record, clocks, longest) && is_step(time) => {
                    told += weight;
                    clocks.any = time;
                    if is_record {
                        (clocks.record, longest) = (time.max(clocks.record), LONGEST_STEP_S);
                    }
                }
                None if is_beating(layout, message) => told += A_TIME,
                None if layout.timestamp.is_none() || self.enough < ENOUGH => {}
                // A watch that has not found its satellites yet dates what it says of itself years back.
                Some(time) if !is_record && clocks.record == 0 => clocks.any = time,
                Some(_) if !is_record && self.enough < ENOUGH => {
                    // Some messages do have such a time: then more must speak for what follows.
                    (told, enough, unsure) = (0, ENOUGH, Ahead::Broken);
                }
                _ => return Ahead::Broken,
            }
            if told >= enough {
                return Ahead::Sound;
            }
        }
        unsure
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
