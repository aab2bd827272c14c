//! Per-second columns as bytes: small enough to keep, quick enough never to be noticed in an import.
//!
//! A column is cut into blocks of 64 or of 256 values, whichever is shorter in all. A block stores, of its values, their
//! differences or the differences of those, whichever spans the least, as offsets from the lowest with as many bits as the
//! largest needs. A watch writes smooth whole numbers, so a value takes about five bits. On real runs that is as small as
//! `pco` at level 2 and takes a seventh of its time; the codec byte beside each column leaves room for another.

use super::bytes::{Reader, put_varint, put_zigzag, zigzag_length};
use crate::model::{Channel, Column, MISSING, Series};

/// Values of a short block.
const SHORT: usize = 64;

/// Short blocks in a block, by codec: restless columns are shorter in short blocks, steady ones in long.
const CODECS: [(u8, usize); 2] = [(1, 1), (2, 4)];

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
    let mut data = Vec::new();
    let without_gaps = put_gaps(&mut data, counts);
    let codec = put_blocks(&mut data, without_gaps.as_deref().unwrap_or(counts));
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
    let (_, shorts) = CODECS.into_iter().find(|(codec, _)| *codec == column.codec)?;
    let block = shorts * SHORT;
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

/// The values between the lowest and the highest of some, both counted.
#[derive(Clone, Copy)]
struct Span {
    lowest: i32,
    highest: i32,
}

impl Span {
    fn of(values: &[i32]) -> Self {
        let lowest = values.iter().copied().min().unwrap_or(0);
        Self { lowest, highest: values.iter().copied().max().unwrap_or(0) }
    }

    fn and(self, other: Self) -> Self {
        Self { lowest: self.lowest.min(other.lowest), highest: self.highest.max(other.highest) }
    }

    /// How many bits a value needs above the lowest.
    fn width(self) -> u32 {
        32 - self.highest.wrapping_sub(self.lowest).cast_unsigned().leading_zeros()
    }
}

/// How a block is stored: the values (0), their differences (1) or the differences of those (2), as offsets in `span`.
#[derive(Clone, Copy)]
struct Block {
    order: u8,
    span: Span,
}

impl Block {
    /// The order that spans the least.
    fn narrowest(spans: [Span; 3]) -> Option<Self> {
        (0u8..).zip(spans).map(|(order, span)| Self { order, span }).min_by_key(|block| block.span.width())
    }

    /// Bytes of it with so many values.
    fn length(self, values: usize) -> usize {
        1 + zigzag_length(self.span.lowest) + (self.span.width() as usize * values).div_ceil(8)
    }
}

/// Appends the values in the blocks that are shorter in all. Returns the codec of these.
fn put_blocks(out: &mut Vec<u8>, values: &[i32]) -> u8 {
    let steps = differences(values);
    let bends = differences(&steps);
    let orders = [values, &steps, &bends];
    let chunks = |shorts: usize| {
        (0..values.len()).step_by(shorts * SHORT).map(move |from| from..(from + shorts * SHORT).min(values.len()))
    };
    let spans: Vec<[Span; 3]> =
        chunks(1).map(|chunk| orders.map(|order| Span::of(order.get(chunk.clone()).unwrap_or_default()))).collect();
    let ways = CODECS.map(|(codec, shorts)| {
        let widened = spans
            .chunks(shorts)
            .filter_map(|spans| spans.iter().copied().reduce(|a, b| [a[0].and(b[0]), a[1].and(b[1]), a[2].and(b[2])]));
        let blocks: Vec<Block> = widened.filter_map(Block::narrowest).collect();
        let length: usize = blocks.iter().zip(chunks(shorts)).map(|(block, chunk)| block.length(chunk.len())).sum();
        (length, codec, shorts, blocks)
    });
    let Some((length, codec, shorts, blocks)) = ways.into_iter().min_by_key(|way| way.0) else { return 0 };
    out.reserve_exact(length);
    for (block, chunk) in blocks.iter().zip(chunks(shorts)) {
        let width = block.span.width();
        out.push(block.order << 6 | width as u8);
        put_zigzag(out, block.span.lowest);
        let values = orders.get(usize::from(block.order)).and_then(|order| order.get(chunk)).unwrap_or_default();
        put_bits(out, values, block.span.lowest, width);
    }
    codec
}

/// Each value less the one before it, the first less nothing.
fn differences(values: &[i32]) -> Vec<i32> {
    let before = [0].iter().chain(values);
    values.iter().zip(before).map(|(value, before)| value.wrapping_sub(*before)).collect()
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
