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
/// Messages with fitting timestamps that are enough.
const ENOUGH: usize = 3;

/// The first place at or after `from` where messages go on; `clock` is the time of the last sound message.
pub(super) fn next_sound(bytes: &[u8], from: usize, live: &Definitions, clock: u32) -> Option<usize> {
    (from..bytes.len()).find(|at| goes_on(bytes, *at, live, clock))
}

/// Whether sound messages stand at `at`.
pub(super) fn goes_on(bytes: &[u8], mut at: usize, live: &Definitions, clock: u32) -> bool {
    let mut redefined: Vec<(u8, Definition)> = Vec::new();
    let (mut clock, mut longest) = (clock, LONGEST_GAP_S);
    let mut fitting = 0;
    for _ in 0..LOOK_AHEAD {
        let Some(rest) = bytes.get(at..).filter(|rest| !rest.is_empty()) else { return fitting > 0 };
        let local = match Header::from(rest.first().copied().unwrap_or(0)) {
            Header::Definition(local) => {
                let Some((definition, length)) = Definition::parse(rest) else { return false };
                if definition.fields.is_empty() {
                    return false;
                }
                redefined.push((local, definition));
                at = at.saturating_add(length);
                continue;
            }
            Header::Data(local) | Header::Compressed(local, _) => local,
        };
        let overlay = redefined.iter().rev().find(|(number, _)| *number == local).map(|(_, definition)| definition);
        let Some(definition) = overlay.or_else(|| live.get(local)) else { return false };
        let Some(message) = rest.get(..definition.stride) else { return fitting + 1 >= ENOUGH };
        if definition.timestamp.is_some() {
            let Some(time) = definition.timestamp_of(message) else { return false };
            let forward = time.wrapping_sub(clock);
            let back = clock.wrapping_sub(time);
            if forward > longest && back > LARGEST_STEP_BACK_S {
                return false;
            }
            (clock, longest) = (time.max(clock), LONGEST_STEP_S);
            fitting += 1;
            if fitting >= ENOUGH {
                return true;
            }
        }
        at = at.saturating_add(definition.stride);
    }
    false
}
