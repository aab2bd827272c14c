//! Per-second columns as bytes: small enough to keep, quick enough never to be noticed in an import.
//!
//! A column is cut into blocks of 64 or of 256 values, whichever is shorter in all. A block stores, of its values, their differences or the differences of
//! those, whichever spans the least, as offsets from the lowest with as many bits as the largest needs. A watch writes
//! smooth whole numbers, so a value takes about five bits. On real runs that is as small as `pco` at level 2 and takes
//! a seventh of its time; the codec byte beside each column leaves room for another.

use super::bytes::{Reader, put_varint, put_zigzag};
use crate::model::{Channel, Column, MISSING, Series};

/// Values a block, by codec: restless columns are shorter in short blocks, steady ones in long.
const CODECS: [(u8, usize); 2] = [(1, 64), (2, LONGEST)];

/// Values of the longest block.
const LONGEST: usize = 256;

/// The code of the beat intervals, which are stored like a channel but are not one: they have no time stamps.
pub(super) const BEATS: u8 = 255;

/// One column as it lies in the library.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EncodedColumn {
    /// The code of the [`Channel`].
    pub code: u8,
    /// How the bytes are to be read.
    pub codec: u8,
    /// How many values there are, missing ones included.
    pub samples: u32,
    /// The bytes.
    pub data: Vec<u8>,
}

/// All columns of a series as bytes.
pub fn encode(series: &Series) -> Vec<EncodedColumn> {
    series.columns().iter().map(|column| encode_counts(column.channel as u8, &column.counts)).collect()
}

/// The series of these columns; a column that makes no sense is left out.
pub fn decode(columns: &[EncodedColumn]) -> Series {
    let known = columns.iter().filter_map(|column| {
        let channel = Channel::from_code(column.code)?;
        Some(Column { channel, counts: decode_counts(column)? })
    });
    Series::new(known.collect())
}

/// One column as bytes: first where values are missing, as lengths of runs that begin with a missing one, then the
/// blocks of those that are there.
pub(super) fn encode_counts(code: u8, counts: &[i32]) -> EncodedColumn {
    let mut head = Vec::new();
    let without_gaps = put_gaps(&mut head, counts);
    let values = without_gaps.as_deref().unwrap_or(counts);
    let ways = CODECS.map(|(codec, block)| {
        let mut data = head.clone();
        put_blocks(&mut data, values, block);
        (codec, data)
    });
    let (codec, data) = ways.into_iter().min_by_key(|(_, data)| data.len()).unwrap_or_default();
    EncodedColumn { code, codec, samples: counts.len() as u32, data }
}

/// Appends where values are missing. The values that are there, unless all are.
fn put_gaps(out: &mut Vec<u8>, counts: &[i32]) -> Option<Vec<i32>> {
    let runs: Vec<&[i32]> = counts.chunk_by(|a, b| (*a == MISSING) == (*b == MISSING)).collect();
    let starts_present = counts.first().is_some_and(|count| *count != MISSING);
    if runs.len() == 1 && starts_present {
        put_varint(out, 0);
        return None;
    }
    put_varint(out, runs.len() as u32 + u32::from(starts_present));
    if starts_present {
        put_varint(out, 0);
    }
    for run in &runs {
        put_varint(out, run.len() as u32);
    }
    Some(counts.iter().copied().filter(|count| *count != MISSING).collect())
}

/// The counts of a column; `None` if the bytes make no sense.
pub(super) fn decode_counts(column: &EncodedColumn) -> Option<Vec<i32>> {
    let (_, block) = CODECS.into_iter().find(|(codec, _)| *codec == column.codec)?;
    let samples = column.samples as usize;
    let mut bytes = Reader::new(&column.data);
    let runs = (0..bytes.varint()?).map(|_| bytes.varint()).collect::<Option<Vec<u32>>>()?;
    if runs.is_empty() {
        return take_blocks(&mut bytes, samples, block);
    }
    if runs.iter().map(|run| *run as usize).sum::<usize>() != samples {
        return None;
    }
    let present = runs.iter().skip(1).step_by(2).map(|run| *run as usize).sum();
    let mut values = take_blocks(&mut bytes, present, block)?.into_iter();
    let mut counts = Vec::with_capacity(samples);
    for (index, run) in runs.iter().enumerate() {
        if index % 2 == 0 {
            counts.resize(counts.len() + *run as usize, MISSING);
        } else {
            counts.extend(values.by_ref().take(*run as usize));
        }
    }
    Some(counts)
}

fn put_blocks(out: &mut Vec<u8>, values: &[i32], block: usize) {
    let (mut last, mut last_step) = (0i32, 0i32);
    let (mut plain, mut steps, mut bends) = ([0i32; LONGEST], [0i32; LONGEST], [0i32; LONGEST]);
    for block in values.chunks(block) {
        let slots = plain.iter_mut().zip(&mut steps).zip(&mut bends);
        for (value, ((plain, step), bend)) in block.iter().zip(slots) {
            *plain = *value;
            *step = value.wrapping_sub(last);
            *bend = step.wrapping_sub(last_step);
            (last, last_step) = (*value, *step);
        }
        let orders = [&plain, &steps, &bends].map(|order| order.get(..block.len()).unwrap_or_default());
        let narrowest =
            (0u8..).zip(orders).map(|(order, values)| (span(values), order, values)).min_by_key(|it| it.0.0);
        if let Some(((width, lowest), order, values)) = narrowest {
            out.push(order << 6 | width);
            put_zigzag(out, lowest);
            put_bits(out, values, lowest, u32::from(width));
        }
    }
}

/// How many bits the values need above the lowest, and the lowest.
fn span(values: &[i32]) -> (u8, i32) {
    let lowest = values.iter().copied().min().unwrap_or(0);
    let highest = values.iter().copied().max().unwrap_or(0);
    let bits = 32 - highest.wrapping_sub(lowest).cast_unsigned().leading_zeros();
    (bits as u8, lowest)
}

fn put_bits(out: &mut Vec<u8>, values: &[i32], lowest: i32, width: u32) {
    let (mut bits, mut held) = (0u64, 0u32);
    for value in values {
        bits |= u64::from(value.wrapping_sub(lowest).cast_unsigned()) << held;
        held += width;
        if held >= 32 {
            out.extend_from_slice(&(bits as u32).to_le_bytes());
            bits >>= 32;
            held -= 32;
        }
    }
    let bytes = held.div_ceil(8) as usize;
    out.extend(bits.to_le_bytes().iter().take(bytes));
}

fn take_blocks(bytes: &mut Reader<'_>, count: usize, block: usize) -> Option<Vec<i32>> {
    let mut values = Vec::with_capacity(count.min(1 << 20));
    let (mut last, mut last_step) = (0i32, 0i32);
    while values.len() < count {
        let head = bytes.u8()?;
        let (order, width) = (head >> 6, u32::from(head & 0x3f));
        if order > 2 || width > 32 {
            return None;
        }
        let lowest = bytes.zigzag()?;
        let length = block.min(count - values.len());
        let packed = bytes.take((width as usize * length).div_ceil(8))?;
        let mut offsets = Bits { bytes: packed.iter(), bits: 0, held: 0 };
        for _ in 0..length {
            let stored = lowest.wrapping_add(offsets.next(width).cast_signed());
            let value = match order {
                0 => stored,
                1 => last.wrapping_add(stored),
                _ => last.wrapping_add(last_step).wrapping_add(stored),
            };
            (last, last_step) = (value, value.wrapping_sub(last));
            values.push(value);
        }
    }
    bytes.is_empty().then_some(values)
}

/// Numbers of a given number of bits, from a slice that was cut to hold them all.
struct Bits<'a> {
    bytes: std::slice::Iter<'a, u8>,
    bits: u64,
    held: u32,
}

impl Bits<'_> {
    fn next(&mut self, width: u32) -> u32 {
        while self.held < width {
            self.bits |= u64::from(*self.bytes.next().unwrap_or(&0)) << self.held;
            self.held += 8;
        }
        let value = self.bits & ((1u64 << width) - 1);
        self.bits >>= width;
        self.held -= width;
        value as u32
    }
}
