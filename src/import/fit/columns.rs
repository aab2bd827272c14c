//! Record messages to columns, as a plan says: a run of messages of one layout is read column by column, each by one
//! strided loop that neither branches on type nor allocates.

use super::base_types::BaseType;
use super::definitions::Definition;
use super::plan::{How, Slot, Step};
use crate::model::series::MISSING;

/// All records of one part of a file: a timestamp each, and as many counts in every column that has been met so far, or
/// fewer where the last rows had none.
#[derive(Debug)]
pub(super) struct Records {
    pub(super) timestamps: Vec<u32>,
    columns: [Vec<i32>; Slot::COUNT],
    /// If the part is damaged, the times behind places where records were lost, in order.
    pub(super) holes: Option<Vec<u32>>,
}

impl Default for Records {
    fn default() -> Self {
        Self { timestamps: Vec::new(), columns: [const { Vec::new() }; Slot::COUNT], holes: None }
    }
}

impl Records {
    pub(super) fn len(&self) -> usize {
        self.timestamps.len()
    }

    /// Keeps the first `rows` rows.
    pub(super) fn truncate(&mut self, rows: usize) {
        self.timestamps.truncate(rows);
        for column in &mut self.columns {
            column.truncate(rows);
        }
    }

    /// The counts of every column.
    pub(super) fn columns(&self) -> impl Iterator<Item = &[i32]> {
        self.columns.iter().map(Vec::as_slice)
    }

    /// Leaves out these rows, given in order.
    pub(super) fn remove(&mut self, rows: &[usize]) {
        fn without<T>(column: &mut Vec<T>, rows: &[usize]) {
            let mut row = 0;
            column.retain(|_| {
                row += 1;
                rows.binary_search(&(row - 1)).is_err()
            });
        }
        if !rows.is_empty() {
            without(&mut self.timestamps, rows);
            self.columns.iter_mut().for_each(|column| without(column, rows));
        }
    }

    /// Appends the columns of messages of one layout, whose timestamps the caller has appended already. `expected` is
    /// how many rows there may be at most, to make room for at once.
    pub(super) fn read(&mut self, messages: Messages<'_>, definition: &Definition, expected: usize) {
        let rows_before = self.timestamps.len().saturating_sub(messages.len());
        for step in &definition.plan.0 {
            if let Some(column) = self.columns.get_mut(usize::from(step.slot.0)) {
                if column.capacity() == 0 {
                    column.reserve(expected);
                }
                column.resize(rows_before, MISSING);
                read_column(column, messages, definition.big_endian, step);
            }
        }
    }

    /// Takes a column out, filled up with [`MISSING`]; empty if the file has no such field.
    pub(super) fn take(&mut self, slot: Slot) -> Vec<i32> {
        let mut column = self.columns.get_mut(usize::from(slot.0)).map(std::mem::take).unwrap_or_default();
        if !column.is_empty() {
            column.resize(self.timestamps.len(), MISSING);
        }
        column
    }
}

/// Messages of one layout.
#[derive(Clone, Copy)]
pub(super) enum Messages<'a> {
    /// One behind the other, this many bytes each.
    Run(&'a [u8], usize),
    /// Other messages stand between them: the bytes they stand in, and where each begins.
    Scattered(&'a [u8], &'a [usize]),
}

impl Messages<'_> {
    fn len(self) -> usize {
        match self {
            Self::Run(run, stride) => run.len() / stride.max(1),
            Self::Scattered(_, places) => places.len(),
        }
    }

    /// Appends what `count` makes of the bytes at this offset of each message. A function for each kind of value: drawn
    /// into one, the loops would share its registers.
    #[inline(never)]
    fn fill<const N: usize>(self, column: &mut Vec<i32>, offset: usize, count: impl Fn([u8; N]) -> i32) {
        // A message is never shorter than its layout says, so there always are such bytes.
        match self {
            Self::Run(run, stride) => {
                let messages = run.chunks_exact(stride.max(1));
                column.extend(messages.map(|message| count(at(message, offset).unwrap_or([0xFF; N]))));
            }
            Self::Scattered(bytes, places) => {
                let offsets = places.iter().map(|place| place.saturating_add(offset));
                column.extend(offsets.map(|offset| count(at(bytes, offset).unwrap_or([0xFF; N]))));
            }
        }
    }
}

/// The timestamps of a run, [`u32::MAX`] where missing.
pub(super) fn read_timestamps(to: &mut Vec<u32>, run: &[u8], definition: &Definition, offset: usize) {
    let messages = run.chunks_exact(definition.stride.max(1));
    if definition.big_endian {
        to.extend(messages.map(|message| at(message, offset).map_or(u32::MAX, u32::from_be_bytes)));
    } else {
        to.extend(messages.map(|message| at(message, offset).map_or(u32::MAX, u32::from_le_bytes)));
    }
}

#[inline]
fn at<const N: usize>(message: &[u8], offset: usize) -> Option<[u8; N]> {
    message.get(offset..)?.first_chunk::<N>().copied()
}

fn read_column(column: &mut Vec<i32>, messages: Messages<'_>, big_endian: bool, step: &Step) {
    let (times, plus, except) = match step.how {
        How::Whole { times, plus, except } => (times, plus, except),
        How::Real { .. } => return read_real(column, messages, big_endian, step),
        How::Packed => (1, 0, None),
    };
    let first = column.len();
    let to = Raw { column, messages, offset: step.offset };
    // The raw value that means missing, and the least that does not: unsigned values beyond 2³¹ arrive negative, and
    // there is no such height or distance.
    let (missing, least) = match (step.how, step.base, big_endian) {
        (How::Packed, ..) => to.fill(0xFF_FFFF, 0, |[low, middle, high]| i32::from_le_bytes([low, middle, high, 0])),
        (_, BaseType::U8 | BaseType::Text, _) => to.fill(0xFF, 0, |[raw]| i32::from(raw)),
        (_, BaseType::U8z, _) => to.fill(0, 0, |[raw]| i32::from(raw)),
        (_, BaseType::I8, _) => to.fill(0x7F, i32::MIN, |[raw]| i32::from(raw as i8)),
        (_, BaseType::U16, false) => to.fill(0xFFFF, 0, |raw| i32::from(u16::from_le_bytes(raw))),
        (_, BaseType::U16, true) => to.fill(0xFFFF, 0, |raw| i32::from(u16::from_be_bytes(raw))),
        (_, BaseType::I16, false) => to.fill(0x7FFF, i32::MIN, |raw| i32::from(i16::from_le_bytes(raw))),
        (_, BaseType::I16, true) => to.fill(0x7FFF, i32::MIN, |raw| i32::from(i16::from_be_bytes(raw))),
        (_, BaseType::U32, false) => to.fill(-1, 0, i32::from_le_bytes),
        (_, BaseType::U32, true) => to.fill(-1, 0, i32::from_be_bytes),
        (_, BaseType::I32, false) => to.fill(i32::MAX, i32::MIN, i32::from_le_bytes),
        (_, BaseType::I32, true) => to.fill(i32::MAX, i32::MIN, i32::from_be_bytes),
        _ => {
            let how = How::Real { times: f64::from(times), plus: f64::from(plus), zero_is_missing: except == Some(0) };
            return read_real(column, messages, big_endian, &Step { how, ..*step });
        }
    };
    let known = Known { missing, except: except.unwrap_or(missing), least };
    let counts = column.get_mut(first..).unwrap_or_default();
    match (times, plus) {
        (1, 0) => known.each(counts, |raw| raw),
        (1, _) => known.each(counts, |raw| raw.wrapping_add(plus)),
        _ => known.each(counts, |raw| raw.wrapping_mul(times).wrapping_add(plus)),
    }
}

/// One column to fill with raw values from the same place in each message.
struct Raw<'a> {
    column: &'a mut Vec<i32>,
    messages: Messages<'a>,
    offset: usize,
}

impl Raw<'_> {
    /// Appends the raw values; gives back which of them mean missing. Nothing is decided here, so that the loop is a
    /// load and a store.
    #[inline]
    fn fill<const N: usize>(self, missing: i32, least: i32, raw: impl Fn([u8; N]) -> i32) -> (i32, i32) {
        self.messages.fill(self.column, self.offset, raw);
        (missing, least)
    }
}

/// Which raw values of a column are values.
#[derive(Clone, Copy)]
struct Known {
    missing: i32,
    except: i32,
    least: i32,
}

impl Known {
    /// Converts the known values; the others become [`MISSING`]. Branch-free: the compiler does four at a time.
    #[inline]
    #[expect(clippy::needless_bitwise_bool, reason = "a lazy operator would be a branch")]
    fn each(self, counts: &mut [i32], convert: impl Fn(i32) -> i32) {
        for count in counts {
            let dropped = (*count == self.missing) | (*count == self.except) | (*count < self.least);
            *count = if dropped { MISSING } else { convert(*count) };
        }
    }
}

/// Developer fields with a fraction, and the types no watch uses for a record's own fields.
fn read_real(column: &mut Vec<i32>, messages: Messages<'_>, big_endian: bool, step: &Step) {
    let How::Real { times, plus, zero_is_missing } = step.how else { return };
    // What is not a number is not less than anything.
    let count = |value: f64| {
        let count = (value * times + plus).round();
        let known = count.abs() < f64::from(i32::MAX) && !(zero_is_missing && value == 0.0);
        if known { count as i32 } else { MISSING }
    };
    let general = |bytes: &[u8]| step.base.number(bytes, big_endian).map_or(MISSING, count);
    match (step.base, step.base.size()) {
        (BaseType::F32, _) if !big_endian => {
            messages.fill(column, step.offset, |bytes| count(f64::from(f32::from_le_bytes(bytes))));
        }
        (_, 1) => messages.fill(column, step.offset, |bytes: [u8; 1]| general(&bytes)),
        (_, 2) => messages.fill(column, step.offset, |bytes: [u8; 2]| general(&bytes)),
        (_, 4) => messages.fill(column, step.offset, |bytes: [u8; 4]| general(&bytes)),
        _ => messages.fill(column, step.offset, |bytes: [u8; 8]| general(&bytes)),
    }
}
