//! Developer fields: what an app or a pod adds to the records under a name of its own (Stryd, RunScribe, CORE).

use std::collections::BTreeMap;

use super::base_types::BaseType;
use super::message::Message;
use super::plan::{How, Slot};
use crate::model::Channel;

/// The descriptions (message 206) met so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Descriptions(BTreeMap<(u8, u8), (Slot, BaseType, How)>);

impl Descriptions {
    /// Takes in one description. True if record layouts may read differently from now on.
    pub(super) fn learn(&mut self, message: &Message<'_>) -> bool {
        let (Some(index), Some(number)) = (message.whole(0), message.whole(1)) else { return false };
        let (Ok(index), Ok(number)) = (u8::try_from(index), u8::try_from(number)) else { return false };
        let column = Self::describe(message);
        match column {
            Some(column) => self.0.insert((index, number), column) != Some(column),
            None => self.0.remove(&(index, number)).is_some(),
        }
    }

    /// Column, type and conversion of a developer field.
    pub(super) fn column(&self, key: (u8, u8)) -> Option<(Slot, BaseType, How)> {
        self.0.get(&key).copied()
    }

    fn describe(message: &Message<'_>) -> Option<(Slot, BaseType, How)> {
        let base = BaseType::from_code(u8::try_from(message.whole(2)?).ok()?)?;
        let name = message.text(3).unwrap_or_default().to_lowercase();
        let unit = message.text(8).unwrap_or_default().to_lowercase();
        let of_record = message.whole(14).is_none_or(|native_message| native_message == 20);
        let native = message.whole(15).filter(|_| of_record);
        let (slot, counts_per_unit) = by_name(&name, &unit).or_else(|| by_native_field(native?, &unit))?;
        // Most apps leave the scale empty and write the physical value.
        let scale = message.number(6).filter(|scale| *scale != 0.0 && *scale != 255.0).unwrap_or(1.0);
        let offset = message.number(7).filter(|offset| *offset != 127.0).unwrap_or(0.0);
        let times = counts_per_unit / scale;
        let how = How::Real { times, plus: -offset * counts_per_unit, zero_is_missing: zero_is_missing(slot) };
        (base != BaseType::Text).then_some((slot, base, how))
    }
}

/// The column of a developer field by its name, and how many counts one of its units is.
fn by_name(name: &str, unit: &str) -> Option<(Slot, f64)> {
    let name = name.replace('_', " ");
    Some(match name.trim() {
        "power" | "rp power" | "run power" | "running power" => (Slot::of(Channel::PodPower), 1.0),
        "form power" => (Slot::of(Channel::FormPower), 1.0),
        "air power" => (Slot::of(Channel::AirPower), 1.0),
        "ground time" | "ground contact time" => (Slot::of(Channel::PodGroundContactTime), milliseconds(unit)),
        "rs contacttime l" => (Slot::LEFT_CONTACT, milliseconds(unit)),
        "rs contacttime r" => (Slot::RIGHT_CONTACT, milliseconds(unit)),
        // Stryd writes centimetres.
        "vertical oscillation" => (Slot::of(Channel::PodVerticalOscillation), oscillation(unit)),
        "leg spring stiffness" => (Slot::of(Channel::LegSpringStiffness), 100.0),
        "cadence" => cadence(unit),
        "core temperature" | "core body temperature" => (Slot::of(Channel::CoreTemperature), 100.0),
        _ => return None,
    })
}

/// The column of a developer field that says which field of the record it stands for.
fn by_native_field(number: u32, unit: &str) -> Option<(Slot, f64)> {
    Some(match number {
        4 => cadence(unit),
        7 => (Slot::of(Channel::PodPower), 1.0),
        39 => (Slot::of(Channel::PodVerticalOscillation), oscillation_or(unit, 10.0)),
        41 => (Slot::of(Channel::PodGroundContactTime), milliseconds(unit)),
        _ => return None,
    })
}

/// Steps as they are, turns of one leg apart.
fn cadence(unit: &str) -> (Slot, f64) {
    let steps = unit.contains("spm") || unit.contains("step");
    (if steps { Slot::of(Channel::PodCadence) } else { Slot::POD_TURNS }, 64.0)
}

fn milliseconds(unit: &str) -> f64 {
    if matches!(unit, "s" | "sec" | "seconds") { 10_000.0 } else { 10.0 }
}

fn oscillation(unit: &str) -> f64 {
    oscillation_or(unit, 100.0)
}

/// Counts of a tenth of a millimetre in the unit, `otherwise` where none is given.
fn oscillation_or(unit: &str, otherwise: f64) -> f64 {
    match unit {
        "mm" | "millimeters" | "millimetres" => 10.0,
        "cm" | "centimeters" | "centimetres" => 100.0,
        "m" | "meters" | "metres" => 10_000.0,
        _ => otherwise,
    }
}

/// A pod at rest writes zero for what it only knows while running.
fn zero_is_missing(slot: Slot) -> bool {
    [
        Slot::of(Channel::PodGroundContactTime),
        Slot::of(Channel::PodVerticalOscillation),
        Slot::of(Channel::LegSpringStiffness),
        Slot::of(Channel::CoreTemperature),
        Slot::LEFT_CONTACT,
        Slot::RIGHT_CONTACT,
    ]
    .contains(&slot)
}
