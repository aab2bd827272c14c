//! Definition messages: how the data messages of one local type are laid out.

use super::base_types::BaseType;
use super::plan::Plan;
use super::turns;

/// Field number of the timestamp in every message that has one.
pub(super) const TIMESTAMP: u8 = 253;

/// Seconds after which the bits of a compressed time are the same again.
pub(super) const TURN: u32 = 32;

/// One field of a message.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Field {
    pub(super) number: u8,
    /// From the header byte of the message.
    pub(super) offset: usize,
    pub(super) size: usize,
    pub(super) base: BaseType,
}

/// One developer field of a message; its type stands in its description.
#[derive(Clone, Copy, Debug)]
pub(super) struct DeveloperField {
    /// Which developer, and which of their fields.
    pub(super) key: (u8, u8),
    pub(super) offset: usize,
    pub(super) size: usize,
}

/// The layout of one local message type.
#[derive(Clone, Debug, Default)]
pub(super) struct Definition {
    pub(super) global: u16,
    pub(super) big_endian: bool,
    /// Bytes of one message, its header byte included.
    pub(super) stride: usize,
    pub(super) fields: Vec<Field>,
    pub(super) developer: Vec<DeveloperField>,
    /// Where the timestamp stands, if there is one.
    pub(super) timestamp: Option<usize>,
    /// For record messages: which bytes go to which column.
    pub(super) plan: Plan,
    /// Whether a description has come that the plan does not know yet.
    pub(super) stale: bool,
}

impl Definition {
    /// Reads the definition message at the start of `bytes`: the definition and its length. `None` if it is cut off or
    /// no writer would have written it.
    pub(super) fn parse(bytes: &[u8]) -> Option<(Self, usize)> {
        let [header, _reserved, architecture @ 0..=1, low, high, count] = *bytes.first_chunk::<6>()? else {
            return None;
        };
        let big_endian = architecture == 1;
        let global = if big_endian { u16::from_be_bytes([low, high]) } else { u16::from_le_bytes([low, high]) };
        let mut length = 6 + 3 * usize::from(count);
        let rows = bytes.get(6..length)?.as_chunks::<3>().0;
        let mut developer_rows: &[[u8; 3]] = &[];
        if header & 0x20 != 0 {
            let count = usize::from(*bytes.get(length)?);
            developer_rows = bytes.get(length + 1..length + 1 + 3 * count)?.as_chunks::<3>().0;
            length += 1 + 3 * count;
        }
        let sound = rows.iter().all(|[_, size, base]| *size > 0 && BaseType::from_code(*base).is_some());
        if !sound {
            return None;
        }
        let mut definition = Self { global, big_endian, stride: 1, ..Self::default() };
        definition.fields.reserve_exact(rows.len());
        for [number, size, base] in rows {
            let (offset, size) = (definition.stride, usize::from(*size));
            definition.stride += size;
            if let Some(base) = BaseType::from_code(*base) {
                definition.fields.push(Field { number: *number, offset, size, base });
            }
        }
        for [number, size, developer] in developer_rows {
            let (offset, size) = (definition.stride, usize::from(*size));
            definition.stride += size;
            definition.developer.push(DeveloperField { key: (*developer, *number), offset, size });
        }
        let timestamp = definition.fields.iter().find(|field| field.number == TIMESTAMP && field.size == 4);
        definition.timestamp = timestamp.map(|field| field.offset);
        Some((definition, length))
    }

    /// Whether both have the same fields in the same places.
    pub(super) fn has_fields_of(&self, other: &Self) -> bool {
        self.fields == other.fields && self.stride == other.stride
    }

    /// The timestamp of a message of this layout.
    pub(super) fn timestamp_of(&self, message: &[u8]) -> Option<u32> {
        let bytes = *message.get(self.timestamp?..)?.first_chunk::<4>()?;
        let raw = if self.big_endian { u32::from_be_bytes(bytes) } else { u32::from_le_bytes(bytes) };
        (raw != u32::MAX).then_some(raw)
    }
}

/// What a header byte announces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Header {
    /// A definition of this local type.
    Definition(u8),
    /// A data message of this local type.
    Data(u8),
    /// A data message of this local type, and the lowest five bits of its timestamp.
    Compressed(u8, u8),
}

impl From<u8> for Header {
    fn from(byte: u8) -> Self {
        match byte {
            0x80.. => Self::Compressed((byte >> 5) & 3, byte & 0x1F),
            0x40.. => Self::Definition(byte & 0x0F),
            _ => Self::Data(byte & 0x0F),
        }
    }
}

/// The time a compressed header means, counted on from the last full one.
pub(super) fn expand(clock: u32, low_bits: u8) -> u32 {
    clock.wrapping_add(turns::step(TURN, clock, u32::from(low_bits)))
}

/// Appends the times that these lowest bits mean. Of bytes that may be wrong, one behind the first for which alone the
/// bits go round has none, [`u32::MAX`]: without it the next one follows as usual.
pub(super) fn expand_all(times: &mut Vec<u32>, clock: u32, low_bits: impl Iterator<Item = u8>, doubtful: bool) {
    let (mut clock, first) = (clock, times.len());
    let mut low_bits = low_bits.peekable();
    while let Some(here) = low_bits.next() {
        let time = expand(clock, here);
        let stray = doubtful
            && times.len() > first
            && low_bits.peek().is_some_and(|next| {
                let (before, next) = (clock % TURN, u32::from(*next));
                next != before && turns::is_stray(TURN, before, &[u32::from(here)], next)
            });
        times.push(if stray { u32::MAX } else { time });
        if !stray {
            clock = time;
        }
    }
}

/// Layouts of records that are remembered after others took their place.
pub(super) const MOST_PAST: usize = 16;

/// The layouts in force, one for each of the 16 local types; and those of records that were.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    live: [Option<Definition>; 16],
    past: Vec<(u8, Definition)>,
}

impl Definitions {
    pub(super) fn get(&self, local: u8) -> Option<&Definition> {
        self.live.get(usize::from(local))?.as_ref()
    }

    pub(super) fn get_mut(&mut self, local: u8) -> Option<&mut Definition> {
        self.live.get_mut(usize::from(local))?.as_mut()
    }

    pub(super) fn set(&mut self, local: u8, definition: Definition) {
        let Some(slot) = self.live.get_mut(usize::from(local)) else { return };
        let before = slot.replace(definition);
        let Some(before) = before.filter(|before| before.global == super::RECORD) else { return };
        let known = self.past.iter().any(|(number, past)| *number == local && past.has_fields_of(&before));
        if !known && self.past.len() < MOST_PAST {
            self.past.push((local, before));
        }
    }

    /// Layouts that records of this local type had once.
    pub(super) fn past(&self, local: u8) -> impl Iterator<Item = &(u8, Definition)> {
        self.past.iter().filter(move |(number, _)| *number == local)
    }

    pub(super) fn iter_mut(&mut self) -> impl Iterator<Item = &mut Definition> {
        self.live.iter_mut().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_compressed_time_rolls_over_after_32_seconds() {
        assert_eq!(expand(0x1000_0010, 0x12), 0x1000_0012);
        assert_eq!(expand(0x1000_001E, 0x01), 0x1000_0021);
        assert_eq!(expand(0x1000_0005, 0x05), 0x1000_0005);
    }

    #[test]
    fn a_layout_with_an_unknown_type_or_byte_order_is_refused() {
        let good = [0x40, 0, 0, 20, 0, 1, 253, 4, 0x86];
        assert_eq!(Definition::parse(&good).map(|(definition, length)| (definition.stride, length)), Some((5, 9)));
        assert!(Definition::parse(&[0x40, 0, 7, 20, 0, 1, 253, 4, 0x86]).is_none());
        assert!(Definition::parse(&[0x40, 0, 0, 20, 0, 1, 253, 4, 0x9F]).is_none());
        assert!(Definition::parse(&good[..8]).is_none());
    }
}
