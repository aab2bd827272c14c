//! A layout of records compiled: which bytes go to which column, and how. Done once for each definition, so that reading
//! a run of messages decides nothing.

use super::base_types::BaseType;
use super::definitions::Definition;
use super::developer::Descriptions;
use crate::model::Channel;

/// Where raw values go: the channels by their code, then the ones that are combined when all has been read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Slot(pub(super) u8);

impl Slot {
    /// Cadence of one leg in whole turns a minute.
    pub(super) const CADENCE: Self = Self(Channel::Cadence as u8);
    /// 1/128 turn a minute.
    pub(super) const CADENCE_FRACTION: Self = Self(26);
    /// 1/256 turn a minute.
    pub(super) const CADENCE_256: Self = Self(27);
    pub(super) const ENHANCED_SPEED: Self = Self(28);
    pub(super) const ENHANCED_ALTITUDE: Self = Self(29);
    pub(super) const ENHANCED_RESPIRATION: Self = Self(30);
    /// 12 bits of speed in cm/s, 12 bits of distance in 1/16 m that roll over.
    pub(super) const SPEED_DISTANCE: Self = Self(31);
    /// Turns of one leg a minute of a foot pod, in the unit of the cadence channels.
    pub(super) const POD_TURNS: Self = Self(32);
    /// Ground contact of the left and the right foot's pod.
    pub(super) const LEFT_CONTACT: Self = Self(33);
    pub(super) const RIGHT_CONTACT: Self = Self(34);
    pub(super) const COUNT: usize = 35;

    pub(super) fn of(channel: Channel) -> Self {
        Self(channel as u8)
    }
}

/// How a raw value becomes a count of the channel's unit.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum How {
    /// raw × times + plus; `except` is one more raw value that means missing (the same as the type's where none).
    Whole { times: i32, plus: i32, except: Option<i32> },
    /// The same for physical values with a fraction; zero means missing if said so.
    Real { times: f64, plus: f64, zero_is_missing: bool },
    /// Three bytes of speed and distance.
    Packed,
}

impl How {
    /// The same conversion in whole numbers, where it is one and short numbers cannot overflow it.
    fn in_whole_numbers(self, base: BaseType) -> Self {
        let Self::Real { times, plus, zero_is_missing } = self else { return self };
        let small = |value: f64| value.fract() == 0.0 && value.abs() <= 1_000.0;
        let short = matches!(base, BaseType::U8 | BaseType::U8z | BaseType::I8 | BaseType::U16 | BaseType::I16);
        if !(short && small(times) && small(plus)) {
            return self;
        }
        Self::Whole { times: times as i32, plus: plus as i32, except: zero_is_missing.then_some(0) }
    }
}

const PLAIN: How = How::Whole { times: 1, plus: 0, except: None };
/// Nobody alive measures zero here: sensors write it when they see nothing.
const POSITIVE: How = How::Whole { times: 1, plus: 0, except: Some(0) };

/// Fields of the record message (FIT profile, message 20) and their columns.
const FIELDS: &[(u8, Slot, How)] = &[
    (0, Slot(Channel::Latitude as u8), PLAIN),
    (1, Slot(Channel::Longitude as u8), PLAIN),
    (2, Slot(Channel::Altitude as u8), ALTITUDE),
    (3, Slot(Channel::HeartRate as u8), POSITIVE),
    (4, Slot::CADENCE, PLAIN),
    (5, Slot(Channel::Distance as u8), PLAIN),
    (6, Slot(Channel::Speed as u8), PLAIN),
    (7, Slot(Channel::Power as u8), PLAIN),
    (8, Slot::SPEED_DISTANCE, How::Packed),
    (13, Slot(Channel::Temperature as u8), PLAIN),
    (32, Slot(Channel::VerticalSpeed as u8), PLAIN),
    (39, Slot(Channel::VerticalOscillation as u8), POSITIVE),
    (40, Slot(Channel::StancePercent as u8), POSITIVE),
    (41, Slot(Channel::GroundContactTime as u8), POSITIVE),
    (52, Slot::CADENCE_256, PLAIN),
    (53, Slot::CADENCE_FRACTION, PLAIN),
    (73, Slot::ENHANCED_SPEED, PLAIN),
    (78, Slot::ENHANCED_ALTITUDE, ALTITUDE),
    (83, Slot(Channel::VerticalRatio as u8), POSITIVE),
    (84, Slot(Channel::GroundContactBalance as u8), POSITIVE),
    (85, Slot(Channel::StepLength as u8), POSITIVE),
    (99, Slot(Channel::Respiration as u8), How::Whole { times: 100, plus: 0, except: Some(0) }),
    (108, Slot::ENHANCED_RESPIRATION, POSITIVE),
    (139, Slot(Channel::CoreTemperature as u8), POSITIVE),
];

/// Stored as (metres + 500) × 5.
const ALTITUDE: How = How::Whole { times: 1, plus: -2_500, except: None };

/// One field to read.
#[derive(Clone, Copy, Debug)]
pub(super) struct Step {
    pub(super) offset: usize,
    pub(super) base: BaseType,
    pub(super) slot: Slot,
    pub(super) how: How,
}

/// The fields of one record layout that have a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Plan(pub(super) Vec<Step>);

impl Plan {
    /// Compiles a layout; of two fields for one column the first is read.
    pub(super) fn compile(definition: &Definition, descriptions: &Descriptions) -> Self {
        let native = definition.fields.iter().filter_map(|field| {
            let (_, slot, how) = *FIELDS.iter().find(|row| row.0 == field.number)?;
            let base = if field.size < field.base.size() { return None } else { field.base };
            (!matches!(how, How::Packed) || field.size >= 3).then_some(())?;
            Some(Step { offset: field.offset, base, slot, how })
        });
        let developer = definition.developer.iter().filter_map(|field| {
            let (slot, base, how) = descriptions.column(field.key)?;
            let how = how.in_whole_numbers(base);
            (field.size >= base.size()).then_some(Step { offset: field.offset, base, slot, how })
        });
        let mut steps: Vec<Step> = Vec::new();
        for step in native.chain(developer) {
            if steps.iter().all(|earlier| earlier.slot != step.slot) {
                steps.push(step);
            }
        }
        Self(steps)
    }
}
