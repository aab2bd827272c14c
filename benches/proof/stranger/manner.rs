//! In what manner a whole family of strangers differs from the usual one: what a generator made by yet another hand
//! might do otherwise. Whoever is found only in one manner is found by luck.

use super::person::Person;
use super::{Ask, Trouble};
use lightfoot::model::DayRange;

macro_rules! manners {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        pub(crate) enum Manner { $($(#[$doc])* $name,)* }

        impl Manner {
            pub(crate) const ALL: &[Self] = &[$(Self::$name,)*];

            /// The name on the command line and in the report.
            pub(crate) fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }
        }
    };
}

manners! {
    Usual = "usual";
    /// Takes twice as long to set in, and lasts longer.
    Slow = "slow";
    /// All there from the first day.
    Fast = "fast";
    /// Legs as heavy, but the body shows half of it.
    Faint = "faint";
    /// The body shows half as much again.
    Loud = "loud";
    NoHeart = "no-heart";
    NoWeather = "no-weather";
    /// What is noted once a day is noted once a week or twice.
    Weekly = "weekly";
    /// Two ratings a week.
    FewRatings = "few-ratings";
    /// Legs on a scale of five steps.
    FiveSteps = "five-steps";
    /// Legs, heart and nights that go with the year.
    Seasons = "seasons";
    ThreeRuns = "three-runs";
    TenRuns = "ten-runs";
    /// Three years before it sets in.
    LongHistory = "long-history";
    /// Eight weeks before it sets in.
    ShortHistory = "short-history";
    /// Veins that were weak from the first day on.
    Always = "always";
    /// No chips at all: ratings, effort and the cause's own data only.
    NoChips = "no-chips";
}

/// Days of a long history, and of what there is before a cause in a short one.
const LONG_DAYS: i32 = 1100;
const SHORT_DAYS: i32 = 56;

/// Days of history in this manner; 0 lets chance choose.
pub(super) fn days(ask: &Ask) -> i32 {
    if ask.manner == Manner::LongHistory { LONG_DAYS } else { 0 }
}

/// Turns a drawn runner into one of this manner.
pub(super) fn turn(p: &mut Person, Ask { trouble, manner, .. }: Ask) {
    match manner {
        Manner::Usual | Manner::LongHistory | Manner::TenRuns => {}
        Manner::Slow => {
            p.ramp_days = (2.0 * p.ramp_days).max(12.0);
            p.window =
                p.window.map(|w| DayRange::new(w.first.plus(-(w.len() as i32) / 2).max(p.first.plus(60)), w.last));
        }
        Manner::Fast => p.ramp_days = 1.0,
        Manner::Faint => p.shows = 0.5,
        Manner::Loud => p.shows = 1.5,
        Manner::NoHeart => {
            p.notes.heart = false;
            p.notes.vitals = 0.0;
        }
        Manner::NoWeather => p.notes.weather = false,
        Manner::Weekly => {
            for noted in [&mut p.notes.tired, &mut p.notes.sore, &mut p.notes.vitals, &mut p.notes.scale] {
                *noted *= 0.25;
            }
            p.notes.stretch *= 0.35;
        }
        Manner::FewRatings => p.notes.rated = (2.0 / f64::from(p.days)).min(1.0),
        Manner::FiveSteps => p.five_steps = true,
        Manner::Seasons => p.year = 1.0,
        Manner::ThreeRuns => p.days = 3,
        Manner::ShortHistory => {
            let begin = p.window.map_or_else(|| p.last.plus(-90), |window| window.first);
            p.first = p.first.max(begin.plus(-SHORT_DAYS));
        }
        Manner::Always => {
            if trouble == Trouble::Veins {
                p.window = Some(DayRange::new(p.first, p.last));
                p.ramp_days = 1.0;
            }
        }
        Manner::NoChips => {
            p.notes.chips = false;
            p.notes.when = false;
        }
    }
}
