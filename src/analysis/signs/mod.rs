//! The body signs of section 7.1: each 0..1 or unknown.

mod diary;
mod heavy;
mod onset;
mod rest;
mod runs;
mod slow;

use std::sync::Arc;

use super::kept::Kept;
use super::season::Season;
use crate::model::Day;

macro_rules! signs {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        /// A body sign.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(usize)]
        pub enum Sign { $($(#[$doc])* $name,)* }

        impl Sign {
            /// All 29, in the order of the table of weights.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The name in the table of weights.
            pub fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }
        }
    };
}

signs! {
    /// Heart rate at the same pace, up.
    HrpUp = "HRP+";
    /// Heart rate at the same pace, down.
    HrpDown = "HRP-";
    /// Decoupling beyond own expectation.
    DecUp = "DEC+";
    /// Heart-rate variability below the band.
    HrvDown = "HRV-";
    /// Heart-rate variability above the band.
    HrvUp = "HRV+";
    /// Resting heart rate up.
    RhrUp = "RHR+";
    /// Ground contact time up at the same pace.
    GctUp = "GCT+";
    /// Vertical oscillation up at the same pace.
    VoUp = "VO+";
    /// Cadence down at the same pace.
    CadDown = "CAD-";
    /// Effort up at the same pace.
    RpeUp = "RPE+";
    /// Effort up while heart rate is not.
    RpeSplit = "RPEsplit";
    /// Best 20–30 minutes slower than before.
    Perf = "PERF";
    /// Sore legs.
    Sore = "SOR";
    /// Stiff at first, then eased.
    Stiff = "STIFF";
    /// Heavy from the start.
    Early = "EARLY";
    /// Heavy late.
    Late = "LATE";
    /// Pace fades late.
    Fade = "FADE";
    /// Tired at rest.
    Tired = "TIRED";
    /// Low mood.
    Mood = "MOOD";
    /// Illness or injury episodes.
    IllInjured = "ILLINJ";
    /// Thirst.
    Thirst = "THIRST";
    /// Weight dip.
    WeightDip = "WDIP";
    /// Evening swelling on both sides.
    Swell = "SWELL";
    /// Heavy at rest.
    Rest = "REST";
    /// Onset over weeks.
    Gradual = "GRAD";
    /// Onset within days.
    Sudden = "SUDDEN";
    /// Rest fixes it.
    Fix = "FIX";
    /// Rest does not fix it.
    NoFix = "NOFIX";
    /// Heavy runs mostly hot.
    Hot = "HOT";
}

/// The value of each sign on one day; `None` is unknown.
#[derive(Clone, PartialEq, Debug)]
pub struct SignValues(pub [Option<f64>; Sign::ALL.len()]);

impl Default for SignValues {
    fn default() -> Self {
        Self([None; Sign::ALL.len()])
    }
}

impl SignValues {
    /// The strength of a sign, 0..1.
    pub fn get(&self, sign: Sign) -> Option<f64> {
        self.0[sign as usize]
    }

    /// Sets the strength of a sign.
    pub fn set(&mut self, sign: Sign, strength: Option<f64>) {
        self.0[sign as usize] = strength;
    }
}

/// Fills the signs of every day, each from the days up to it; those of the days before `from` are taken over.
pub(crate) fn fill(season: &mut Season, kept: &mut Kept, from: Day) {
    let mut signs = kept.signs(season.days, from);
    let mut onset = onset::Onset::default();
    for day in season.days.iter() {
        if signs.peek(day).is_some() {
            continue;
        }
        let mut values = SignValues::default();
        slow::set(season, day, &mut values);
        runs::set(season, day, &mut values);
        heavy::set(season, day, &mut values);
        diary::set(season, day, &mut values);
        onset.set(season, day, &mut values);
        rest::set(season, day, &mut values);
        signs.set(day, Some(Arc::new(values)));
    }
    kept.keep_signs(&signs);
    season.signs = signs;
}
