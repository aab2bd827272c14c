//! How much an invented runner's devices record, and how much is noted.

use crate::model::Channel;

/// How rich the data are.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Notes {
    /// Strap, scale, tracker, and a diary that is hardly ever left out.
    #[default]
    Rich,
    /// The same devices, and six of ten runs and mornings noted.
    Usual,
    /// A watch with heart rate, no scale, no tracker, a third of the runs rated.
    Poor,
    /// Distance alone.
    Barebones,
}

impl Notes {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Rich, Self::Usual, Self::Poor, Self::Barebones];

    /// The stable name on the command line and in the truth file.
    pub fn key(self) -> &'static str {
        match self {
            Self::Rich => "rich",
            Self::Usual => "usual",
            Self::Poor => "poor",
            Self::Barebones => "barebones",
        }
    }

    /// The one with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|notes| notes.key() == key)
    }

    /// Share of the runs that are rated.
    pub fn answers(self) -> f64 {
        match self {
            Self::Rich => 0.9,
            Self::Usual => 0.6,
            Self::Poor => 0.35,
            Self::Barebones => 0.0,
        }
    }

    pub(super) fn habits(self) -> Habits {
        let devices = matches!(self, Self::Rich | Self::Usual);
        Habits {
            dynamics: devices,
            heart: self != Self::Barebones,
            scale: devices,
            tracker: devices,
            vitals: devices,
            mornings: match self {
                Self::Rich => 1.0,
                Self::Usual => 0.6,
                Self::Poor => 0.35,
                Self::Barebones => 0.0,
            },
        }
    }
}

/// What is there of an invented runner's data.
#[derive(Clone, Copy, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each device is there or not on its own")]
pub(super) struct Habits {
    dynamics: bool,
    heart: bool,
    pub(super) scale: bool,
    pub(super) tracker: bool,
    pub(super) vitals: bool,
    /// Share of the mornings with a diary line.
    pub(super) mornings: f64,
}

impl Habits {
    /// Whether the watch records a channel.
    pub(super) fn records(&self, channel: Channel) -> bool {
        match channel {
            Channel::HeartRate | Channel::Cadence => self.heart,
            Channel::GroundContactTime
            | Channel::VerticalOscillation
            | Channel::VerticalRatio
            | Channel::StepLength => self.dynamics,
            _ => true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::scenario::Twist;
    use super::*;

    #[test]
    fn names_lead_back() {
        for notes in Notes::ALL {
            assert_eq!(Notes::from_key(notes.key()), Some(notes));
        }
        for twist in Twist::ALL {
            assert_eq!(Twist::from_key(twist.key()), Some(twist));
        }
    }
}
