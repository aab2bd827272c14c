//! Records: one value each. Of the millions in an export, those of a run become samples of twelve bytes; weights and
//! resting values become readings; food is summed by day and source.

use std::borrow::Cow;

use memchr::memchr;
use quick_xml::escape::unescape;
use quick_xml::events::BytesStart;

use super::Sources;
use super::sleep::Sleep;
use super::units::{Moment, factor};
use crate::import::food::{Food, Foods};
use crate::import::xml::attribute;
use crate::model::{Channel, Day, Reading, ReadingKind};

/// One value of a run.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Sample {
    /// Seconds since 1970-01-01 UTC; enough until 2106.
    pub at_s: u32,
    /// In the channel's unit.
    pub value: f32,
    /// Number of the source.
    pub source: u16,
}

/// The channels there are samples of, in the order of [`Records::samples`].
pub(super) const CHANNELS: [Channel; 6] = [
    Channel::HeartRate,
    Channel::Speed,
    Channel::GroundContactTime,
    Channel::VerticalOscillation,
    Channel::StepLength,
    Channel::Power,
];

/// Samples of each of [`CHANNELS`], by time.
pub(super) type Samples = [Vec<Sample>; CHANNELS.len()];

/// What a record is kept as.
#[derive(Clone, Copy)]
enum Kind {
    /// Index in [`CHANNELS`].
    Sample(usize),
    Reading(ReadingKind),
    Food(Food),
    Sleep,
}

/// What is kept of a type, in which unit, and within which values. (J)
fn kind(name: &str) -> Option<(Kind, &'static str, std::ops::RangeInclusive<f64>)> {
    let name = match name.strip_prefix("HKQuantityTypeIdentifier") {
        Some(name) => name,
        None if name == "HKCategoryTypeIdentifierSleepAnalysis" => return Some((Kind::Sleep, "", 0.0..=0.0)),
        None => return None,
    };
    Some(match name {
        "HeartRate" => (Kind::Sample(0), "bpm", 25.0..=250.0),
        "RunningSpeed" => (Kind::Sample(1), "m/s", 0.0..=12.0),
        "RunningGroundContactTime" => (Kind::Sample(2), "ms", 80.0..=600.0),
        "RunningVerticalOscillation" => (Kind::Sample(3), "mm", 10.0..=250.0),
        "RunningStrideLength" => (Kind::Sample(4), "mm", 200.0..=2_500.0),
        "RunningPower" => (Kind::Sample(5), "W", 0.0..=2_000.0),
        "BodyMass" => (Kind::Reading(ReadingKind::Weight), "kg", 20.0..=400.0),
        "RestingHeartRate" => (Kind::Reading(ReadingKind::RestingHr), "bpm", 25.0..=130.0),
        "HeartRateVariabilitySDNN" => (Kind::Reading(ReadingKind::HrvSdnn), "ms", 2.0..=400.0),
        "HeartRateVariabilityRMSSD" => (Kind::Reading(ReadingKind::HrvRmssd), "ms", 2.0..=400.0),
        "DietaryCarbohydrates" => (Kind::Food(Food::Carbohydrate), "g", 0.0..=3_000.0),
        "DietaryIron" => (Kind::Food(Food::Iron), "mg", 0.0..=500.0),
        "DietaryWater" => (Kind::Food(Food::Water), "ml", 0.0..=20_000.0),
        "DietaryEnergyConsumed" => (Kind::Food(Food::Energy), "kcal", 0.0..=20_000.0),
        _ => return None,
    })
}

/// The type of a record; nearly always its first attribute.
fn type_of<'a>(element: &'a BytesStart<'_>) -> Cow<'a, str> {
    let first = type_in(element.attributes_raw());
    first.map_or_else(|| Cow::Owned(attribute(element, "type").unwrap_or_default()), Cow::Borrowed)
}

/// The type, if it is the first of these attributes.
fn type_in(attributes: &str) -> Option<&str> {
    pair(attributes).filter(|(name, ..)| *name == "type").map(|(_, value, _)| value)
}

/// What records have given so far.
#[derive(Default)]
pub(super) struct Records {
    samples: Samples,
    readings: Vec<(Moment, ReadingKind, f64, u16)>,
    food: Foods<u16>,
    /// How records of a type and source begin, the latest first: most of the millions do to the letter as one before.
    heads: Vec<(String, Known)>,
}

/// What the beginning of a record's attributes says.
#[derive(Clone, Copy)]
struct Known {
    kind: Kind,
    /// From its unit to the one kept.
    factor: f64,
    range: (f64, f64),
    source: u16,
}

/// Beginnings that are remembered.
const MOST_HEADS: usize = 16;
/// The first attribute that differs from record to record.
const BEHIND_HEAD: &str = " creationDate=";

/// The attributes that count.
#[derive(Default)]
struct Fields<'a> {
    source: Cow<'a, str>,
    device: Option<&'a str>,
    unit: &'a str,
    start: &'a str,
    end: &'a str,
    value: &'a str,
}

impl<'a> Fields<'a> {
    fn of(attributes: &'a str) -> Self {
        let mut fields = Self::default();
        let mut rest = attributes;
        while let Some((name, value, after)) = pair(rest) {
            rest = after;
            match name {
                "unit" => fields.unit = value,
                "startDate" => fields.start = value,
                "endDate" => fields.end = value,
                "value" => fields.value = value,
                "device" => fields.device = Some(value),
                // Names of people's watches: "Ann&apos;s Apple Watch".
                "sourceName" => fields.source = unescape(value).unwrap_or(Cow::Borrowed(value)),
                _ => {}
            }
        }
        fields
    }
}

/// Name and value of the first attribute as they stand, and what comes after it; `None` at the end and where it is
/// none. Each of millions of records has nine: looking for the quotes alone takes a fraction of the time of the
/// library's own walk over every byte.
fn pair(attributes: &str) -> Option<(&str, &str, &str)> {
    let is_at = memchr(b'=', attributes.as_bytes())?;
    let quote = *attributes.as_bytes().get(is_at + 1).filter(|quote| matches!(quote, b'"' | b'\''))?;
    let rest = attributes.get(is_at + 2..)?;
    let end = memchr(quote, rest.as_bytes())?;
    Some((attributes.get(..is_at)?.trim_ascii_start(), rest.get(..end)?, rest.get(end + 1..)?))
}

/// Takes a record. Returns whether it is a segment of a night.
pub(super) fn take(element: &BytesStart<'_>, records: &mut Records, sources: &mut Sources, sleep: &mut Sleep) -> bool {
    let attributes = element.attributes_raw();
    if let Some((known, rest)) = records.known(attributes) {
        records.keep(known, &Fields::of(rest));
        return false;
    }
    let Some((kind, unit, range)) = kind(&type_of(element)) else { return false };
    let fields = Fields::of(attributes);
    let Some(start) = Moment::read(fields.start) else { return false };
    let source = sources.number(&fields.source, fields.device);
    if let Kind::Sleep = kind {
        return Moment::read(fields.end).is_some_and(|end| sleep.push(start, end, fields.value, source));
    }
    if let Some(factor) = factor(unit, fields.unit) {
        let known = Known { kind, factor, range: (*range.start(), *range.end()), source };
        records.keep(known, &fields);
        records.remember(attributes, known);
    }
    false
}

impl Records {
    /// What the beginning of these attributes says, if records began like that before, and the rest of them.
    fn known<'a>(&self, attributes: &'a str) -> Option<(Known, &'a str)> {
        self.heads.iter().find_map(|(head, known)| Some((*known, attributes.strip_prefix(head.as_str())?)))
    }

    /// Remembers how the records of this type and source begin, where what differs stands behind that.
    fn remember(&mut self, attributes: &str, known: Known) {
        let Some((head, rest)) = attributes.find(BEHIND_HEAD).and_then(|at| attributes.split_at_checked(at)) else {
            return;
        };
        let (in_head, in_rest) = (Fields::of(head), Fields::of(rest));
        let parted = type_in(head).is_some() && in_head.start.is_empty() && in_head.value.is_empty();
        if parted && in_rest.unit.is_empty() && in_rest.source.is_empty() && in_rest.device.is_none() {
            self.heads.truncate(MOST_HEADS - 1);
            self.heads.insert(0, (head.to_owned(), known));
        }
    }

    /// Keeps the value of a record, unless it is none.
    fn keep(&mut self, known: Known, fields: &Fields<'_>) {
        let number = fields.value.parse().ok().filter(|value: &f64| value.is_finite());
        let value = number.map(|number| number * known.factor);
        let (low, high) = known.range;
        let Some(value) = value.filter(|value| (low..=high).contains(value)) else { return };
        let Some(start) = Moment::read(fields.start) else { return };
        match known.kind {
            Kind::Sample(channel) => {
                if let (Some(samples), Ok(at_s)) = (self.samples.get_mut(channel), u32::try_from(start.utc_s)) {
                    samples.push(Sample { at_s, value: value as f32, source: known.source });
                }
            }
            Kind::Reading(kind) => self.readings.push((start, kind, value, known.source)),
            Kind::Food(food) => {
                self.food.add(Day::of_instant(start.utc_s, start.offset_s), known.source, food, value);
            }
            Kind::Sleep => {}
        }
    }
}

impl Records {
    /// The readings, by day; returns the samples, by time.
    pub(super) fn finish(self, sources: &Sources, readings: &mut Vec<Reading>) -> Samples {
        for (at, kind, value, source) in self.readings {
            let (source, rank) = sources.get(source);
            let local = at.utc_s + i64::from(at.offset_s);
            let time_s = i32::try_from(local.rem_euclid(86_400)).ok();
            readings.push(Reading { day: Day::of_instant(local, 0), kind, value, time_s, source, rank });
        }
        self.food.readings(|source| sources.get(source), readings);
        let mut samples = self.samples;
        for channel in &mut samples {
            channel.sort_by_key(|sample| (sample.at_s, sample.source));
        }
        samples
    }
}
