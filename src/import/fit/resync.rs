//! Finding the way back after bytes that make no sense: the next place where several messages of known layouts follow
//! each other with timestamps that advance.

use super::ahead::{Clocks, ENOUGH, Search, is_written};
use super::definitions::{Definition, Definitions, Header, MOST_PAST};

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
