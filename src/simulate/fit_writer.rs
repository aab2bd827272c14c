//! Writes a recording as a FIT activity file: enough of the format for our own invented runs, no more.

use crate::model::{Channel, MISSING, Recording, Sport};

/// Seconds from 1970-01-01 to FIT's epoch, 1989-12-31.
const FIT_EPOCH_S: i64 = 631_065_600;

/// One field of a message: number, FIT base type, bytes of its value.
struct Field(u8, u8, Vec<u8>);

const ENUM: u8 = 0x00;
const SINT8: u8 = 0x01;
const UINT8: u8 = 0x02;
const UINT16: u8 = 0x84;
const SINT32: u8 = 0x85;
const UINT32: u8 = 0x86;
const UINT32Z: u8 = 0x8C;

fn u8f(number: u8, value: u8) -> Field {
    Field(number, UINT8, vec![value])
}
fn enumf(number: u8, value: u8) -> Field {
    Field(number, ENUM, vec![value])
}
fn u16f(number: u8, value: u16) -> Field {
    Field(number, UINT16, value.to_le_bytes().to_vec())
}
fn u32f(number: u8, value: u32) -> Field {
    Field(number, UINT32, value.to_le_bytes().to_vec())
}
fn serial(number: u8, value: u32) -> Field {
    Field(number, UINT32Z, value.to_le_bytes().to_vec())
}

/// The record field of a channel: number, base type, and what FIT adds to the channel's count.
fn record_field(channel: Channel) -> Option<(u8, u8, i32)> {
    Some(match channel {
        Channel::Distance => (5, UINT32, 0),
        Channel::Speed => (73, UINT32, 0),
        Channel::Altitude => (78, UINT32, 2500),
        Channel::HeartRate => (3, UINT8, 0),
        Channel::GroundContactTime => (41, UINT16, 0),
        Channel::VerticalOscillation => (39, UINT16, 0),
        Channel::VerticalRatio => (83, UINT16, 0),
        Channel::GroundContactBalance => (84, UINT16, 0),
        Channel::StepLength => (85, UINT16, 0),
        Channel::Power => (7, UINT16, 0),
        Channel::Latitude => (0, SINT32, 0),
        Channel::Longitude => (1, SINT32, 0),
        Channel::Temperature => (13, SINT8, 0),
        _ => return None,
    })
}

/// The recording as the bytes of a FIT activity file with one session.
pub fn fit_file(recording: &Recording) -> Vec<u8> {
    let mut out = Messages::default();
    let start = fit_time(recording.start_utc_s);
    let (maker, product, number) = triple(&recording.devices.watch);
    let id = vec![enumf(0, 4), u16f(1, maker), u16f(2, product), serial(3, number), u32f(4, start)];
    out.message(0, &id);
    let firmware = recording.devices.firmware.parse::<u16>().unwrap_or(0).saturating_mul(100);
    let watch =
        vec![u32f(253, start), u8f(0, 0), u16f(2, maker), u16f(4, product), serial(3, number), u16f(5, firmware)];
    out.message(23, &watch);
    let (maker, product, number) = triple(&recording.devices.heart_rate);
    let strap = vec![u32f(253, start), u8f(0, 1), u8f(1, 120), u16f(2, maker), u16f(4, product), serial(3, number)];
    out.message(23, &strap);
    out.message(21, &[u32f(253, start), enumf(0, 0), enumf(1, 0)]);
    records(&mut out, recording, start);
    let elapsed = recording.totals.elapsed_s.unwrap_or(0.0);
    let end = start.wrapping_add(elapsed.round() as u32);
    out.message(21, &[u32f(253, end), enumf(0, 0), enumf(1, 4)]);
    out.message(18, &session(recording, start, end));
    let local = end.wrapping_add_signed(recording.utc_offset_s.unwrap_or(0));
    out.message(34, &[u32f(253, end), u32f(5, local), u16f(1, 1), enumf(2, 0)]);
    out.file()
}

fn session(recording: &Recording, start: u32, end: u32) -> Vec<Field> {
    let sport = match recording.sport {
        Sport::Running => 1,
        Sport::Cycling => 2,
        Sport::Walking => 11,
        Sport::Strength => 10,
        _ => 0,
    };
    let sub_sport = match recording.sub_sport.as_str() {
        "treadmill" => 1,
        "trail" => 3,
        "track" => 4,
        "strength_training" => 20,
        _ => 0,
    };
    let milli = |seconds: Option<f64>| (seconds.unwrap_or(0.0) * 1000.0).round() as u32;
    let centi = (recording.totals.distance_m.unwrap_or(0.0) * 100.0).round() as u32;
    vec![
        u32f(253, end),
        u32f(2, start),
        enumf(5, sport),
        enumf(6, sub_sport),
        u32f(7, milli(recording.totals.elapsed_s)),
        u32f(8, milli(recording.totals.timer_s)),
        u32f(9, centi),
    ]
}

fn records(out: &mut Messages, recording: &Recording, start: u32) {
    let series = &recording.series;
    let columns: Vec<_> = series.columns().iter().filter_map(|c| Some((c, record_field(c.channel)?))).collect();
    let cadence = series.counts(Channel::Cadence);
    for (row, time) in series.counts(Channel::Time).iter().enumerate() {
        let mut fields = vec![u32f(253, start.wrapping_add_signed(*time))];
        for (column, (number, base, offset)) in &columns {
            let count = column.counts.get(row).copied().unwrap_or(MISSING);
            fields.push(value(*number, *base, count, *offset));
        }
        if let Some(steps) = cadence.get(row).filter(|count| **count != MISSING) {
            // One foot's revolutions: whole ones and the rest in 1/128.
            let strides = f64::from(*steps) * Channel::Cadence.unit() / 2.0;
            fields.push(u8f(4, strides.floor().clamp(0.0, 254.0) as u8));
            fields.push(u8f(53, (strides.fract() * 128.0).floor() as u8));
        }
        out.message(20, &fields);
    }
}

/// A count as a field's bytes; FIT's invalid value where it is missing.
fn value(number: u8, base: u8, count: i32, offset: i32) -> Field {
    let known = (count != MISSING).then(|| count.saturating_add(offset));
    let bytes = match base {
        UINT8 => vec![known.map_or(0xFF, |v| v.clamp(0, 254) as u8)],
        SINT8 => known.map_or(0x7F_i8, |v| v.clamp(-127, 126) as i8).to_le_bytes().to_vec(),
        UINT16 => known.map_or(0xFFFF, |v| v.clamp(0, 65534) as u16).to_le_bytes().to_vec(),
        SINT32 => known.unwrap_or(0x7FFF_FFFF).to_le_bytes().to_vec(),
        _ => known.map_or(0xFFFF_FFFF, |v| v.max(0) as u32).to_le_bytes().to_vec(),
    };
    Field(number, base, bytes)
}

/// `maker-product-serial` as three numbers.
fn triple(text: &str) -> (u16, u16, u32) {
    let mut parts = text.split('-').map(|part| part.parse::<u32>().unwrap_or(0));
    let mut next = || parts.next().unwrap_or(0);
    (next() as u16, next() as u16, next())
}

fn fit_time(utc_s: i64) -> u32 {
    u32::try_from(utc_s - FIT_EPOCH_S).unwrap_or(0)
}

/// Number, size and base type of each field of a message.
type Shape = Vec<(u8, u8, u8)>;

/// The messages so far, with the definition each of the sixteen local types last had.
#[derive(Default)]
struct Messages {
    bytes: Vec<u8>,
    defined: Vec<(u16, Shape)>,
}

impl Messages {
    fn message(&mut self, global: u16, fields: &[Field]) {
        let shape: Shape = fields.iter().map(|Field(n, base, bytes)| (*n, bytes.len() as u8, *base)).collect();
        let known = self.defined.iter().position(|(g, s)| *g == global && *s == shape);
        let local = known.unwrap_or_else(|| {
            let local = self.defined.len();
            self.bytes.extend([0x40 | (local as u8 & 0x0F), 0, 0]);
            self.bytes.extend(global.to_le_bytes());
            self.bytes.push(shape.len() as u8);
            for (number, size, base) in &shape {
                self.bytes.extend([*number, *size, *base]);
            }
            self.defined.push((global, shape));
            local
        });
        self.bytes.push(local as u8 & 0x0F);
        for Field(_, _, bytes) in fields {
            self.bytes.extend(bytes);
        }
    }

    /// Header, messages, checksum.
    fn file(self) -> Vec<u8> {
        let mut file = vec![14, 0x20, 0x54, 0x08];
        file.extend((self.bytes.len() as u32).to_le_bytes());
        file.extend(b".FIT");
        let header = checksum(&file);
        file.extend(header.to_le_bytes());
        file.extend(&self.bytes);
        let whole = checksum(&file);
        file.extend(whole.to_le_bytes());
        file
    }
}

/// CRC-16/ARC, bit by bit: files are written rarely.
fn checksum(bytes: &[u8]) -> u16 {
    bytes.iter().fold(0_u16, |crc, byte| {
        (0..8).fold(crc ^ u16::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xA001 } else { crc >> 1 })
    })
}
