//! Records: one value each. Of the millions in an export, those of a run become samples of twelve bytes; weights and
//! resting values become readings; food is summed by day and source.

use std::borrow::Cow;

use quick_xml::XmlVersion;
use quick_xml::events::BytesStart;

use super::sleep::Sleep;
use super::units::{Moment, factor};
use super::{Sources, xml_type};
use crate::import::food::{Food, Foods};
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

/// What records have given so far.
#[derive(Default)]
pub(super) struct Records {
    samples: Samples,
    readings: Vec<(Moment, ReadingKind, f64, u16)>,
    food: Foods<u16>,
}

/// The attributes that count.
#[derive(Default)]
struct Fields<'a> {
    source: Cow<'a, str>,
    device: Option<Cow<'a, str>>,
    unit: Cow<'a, str>,
    start: Cow<'a, str>,
    end: Cow<'a, str>,
    value: Cow<'a, str>,
}

impl<'a> Fields<'a> {
    fn of(element: &'a BytesStart<'_>) -> Self {
        let mut fields = Self::default();
        for attribute in element.attributes().with_checks(false).flatten() {
            let name = attribute.key.as_ref();
            match name {
                "unit" => fields.unit = attribute.value,
                "startDate" => fields.start = attribute.value,
                "endDate" => fields.end = attribute.value,
                "value" => fields.value = attribute.value,
                "device" => fields.device = Some(attribute.value),
                "sourceName" => {
                    // Names of people's watches: "Ann&apos;s Apple Watch".
                    let plain = !attribute.value.contains('&');
                    let own = if plain { None } else { attribute.normalized_value(XmlVersion::Implicit1_0).ok() };
                    fields.source = own.map_or_else(|| attribute.value.clone(), |name| Cow::Owned(name.into_owned()));
                }
                _ => {}
            }
        }
        fields
    }
}

/// Takes a record. Returns whether it is a segment of a night.
pub(super) fn take(element: &BytesStart<'_>, records: &mut Records, sources: &mut Sources, sleep: &mut Sleep) -> bool {
    let Some((kind, unit, range)) = xml_type(element).and_then(|name| kind(&name)) else { return false };
    let fields = Fields::of(element);
    let Some(start) = Moment::read(&fields.start) else { return false };
    let source = sources.number(&fields.source, fields.device.as_deref());
    if let Kind::Sleep = kind {
        return Moment::read(&fields.end).is_some_and(|end| sleep.push(start, end, &fields.value, source));
    }
    let number = fields.value.parse().ok().filter(|value: &f64| value.is_finite());
    let Some(value) = number.zip(factor(unit, &fields.unit)).map(|(number, factor)| number * factor) else {
        return false;
    };
    if !range.contains(&value) {
        return false;
    }
    match kind {
        Kind::Sample(channel) => {
            if let (Some(samples), Ok(at_s)) = (records.samples.get_mut(channel), u32::try_from(start.utc_s)) {
                samples.push(Sample { at_s, value: value as f32, source });
            }
        }
        Kind::Reading(kind) => records.readings.push((start, kind, value, source)),
        Kind::Food(food) => records.food.add(Day::of_instant(start.utc_s, start.offset_s), source, food, value),
        Kind::Sleep => {}
    }
    false
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
