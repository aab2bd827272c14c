//! What is hidden in a history: the causes, and harmless changes that look like one.

use super::Plan;
use crate::model::Day;

macro_rules! table {
    ($(#[$doc:meta])* $name:ident, $count:literal { $($(#[$vdoc:meta])* $variant:ident = $key:literal, $days:literal;)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// All of them.
            pub const ALL: [Self; $count] = [$(Self::$variant,)*];

            /// The stable name, on the command line and in the truth file.
            pub fn key(self) -> &'static str { match self { $(Self::$variant => $key,)* } }

            /// The one with this name.
            pub fn from_key(key: &str) -> Option<Self> { match key { $($key => Some(Self::$variant),)* _ => None } }

            /// How many days it usually lasts.
            pub fn usual_days(self) -> i32 { match self { $(Self::$variant => $days,)* } }
        }
    };
}

table! {
    /// A cause at work. The keys are those of the causes; what is said of each holds at full dose.
    Injection, 11 {
        /// Three to four hard leg sessions a week.
        StrengthTraining = "strength_training", 28;
        /// No stretching after runs, after a habit of it.
        Stretching = "stretching", 42;
        /// Weeks grow by half, then one run far longer than any before.
        Overtraining = "overtraining", 28;
        /// A pair worn far beyond its life.
        Shoes = "shoes", 42;
        /// Ground contact and oscillation creep up at the same pace.
        RunningForm = "running_form", 49;
        /// Four kilograms in ten weeks.
        WeightGain = "weight_gain", 84;
        /// Little carbohydrate on most days.
        LowCarbohydrate = "low_carbohydrate", 35;
        /// Ferritin falls from 60 to 14 µg/L in a vegan woman with heavy periods.
        IronDeficiency = "iron_deficiency", 112;
        /// Long summer runs with hardly any drink.
        Dehydration = "dehydration", 56;
        /// Legs that swell in the evening and are light again in the morning.
        Circulation = "circulation", 56;
        /// Nights of five and a half hours.
        Sleep = "sleep", 24;
    }
}

table! {
    /// A harmless change.
    Twist, 10 {
        /// Another watch and strap, whose contact time reads 4 % longer.
        NewWatch = "new_strap", 14;
        /// Another scale, which reads 1.6 kg more.
        NewScale = "new_scale", 14;
        /// Everything 8 % slower.
        SlowerBlock = "slower_running", 42;
        /// Two weeks of 30 °C.
        HeatWave = "heat_wave", 14;
        /// The sleep tracker and the scale stay in the drawer on most days.
        TrackerGap = "tracker_gaps", 28;
        /// Eight hours west, and back at the end.
        Trip = "travel", 14;
        /// Runs on a treadmill, whose speed the watch guesses.
        Treadmill = "treadmill", 21;
        /// Three weeks without a run, then the usual training.
        Detraining = "detraining", 21;
        /// Some days of fever.
        Illness = "illness", 6;
        /// Half the distance, before a race the day after.
        Taper = "taper", 14;
    }
}

/// What holds on one day: how far each cause has come, 0..1, and which twists are on.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each twist is on or off on its own")]
pub(super) struct Today {
    doses: [f64; Injection::ALL.len()],
    /// Days since overtraining began, for the shape of its weeks.
    pub(super) overtraining_day: i32,
    pub(super) new_watch: bool,
    pub(super) new_scale: bool,
    pub(super) slower: bool,
    pub(super) hot: bool,
    pub(super) gap: bool,
    pub(super) treadmill: bool,
    pub(super) idle: bool,
    pub(super) ill: bool,
    pub(super) taper: bool,
    pub(super) utc_offset_s: i32,
}

impl Today {
    /// How far a cause has come, 0..1.
    pub(super) fn of(&self, injection: Injection) -> f64 {
        self.doses[injection as usize]
    }

    /// The causes at work.
    pub(super) fn active(&self) -> impl Iterator<Item = (Injection, f64)> {
        Injection::ALL.into_iter().zip(self.doses).filter(|(_, dose)| *dose > 0.0)
    }
}

/// Seconds east of Greenwich at home: central Europe, with summer time.
fn home_offset_s(day: Day) -> i32 {
    let date = day.date();
    // 1970-01-04 was a Sunday; the clocks change on the last one of March and of October.
    let last_sunday = |day: Day| day.date().day() > 24 && (day.0 - 3).rem_euclid(7) < i32::from(day.date().day()) - 24;
    let summer = match date.month() {
        4..=9 => true,
        3 => last_sunday(day),
        10 => !last_sunday(day),
        _ => false,
    };
    if summer { 7200 } else { 3600 }
}

/// What holds on `day`.
pub(super) fn today(plan: &Plan, day: Day) -> Today {
    let mut today = Today { utc_offset_s: home_offset_s(day), ..Today::default() };
    for (what, when) in plan.injections.iter().filter(|(_, when)| when.contains(day)) {
        let since = f64::from(day.since(when.first));
        let length = when.len() as f64;
        // Slow causes grow over most of their window, quick ones are there within days.
        let come = match what {
            Injection::Overtraining | Injection::Circulation => (since / 10.0).min(1.0),
            Injection::Shoes => (since / 14.0).clamp(0.4, 1.0),
            Injection::RunningForm => (since / 21.0).min(1.0),
            Injection::WeightGain => (since / (length * 0.7)).min(1.0),
            Injection::IronDeficiency => (since / length).min(1.0),
            Injection::Stretching => (since / 8.0).clamp(0.2, 1.0),
            Injection::StrengthTraining | Injection::LowCarbohydrate | Injection::Dehydration | Injection::Sleep => 1.0,
        };
        today.doses[*what as usize] = come * plan.dose;
        today.hot |= *what == Injection::Dehydration;
        if *what == Injection::Overtraining {
            today.overtraining_day = since as i32 + 1;
        }
    }
    for (what, when) in &plan.twists {
        let on = when.contains(day);
        // What was bought stays; weather, journeys and drawers pass.
        let stays = day >= when.first;
        match what {
            Twist::NewWatch => today.new_watch |= stays,
            Twist::NewScale => today.new_scale |= stays,
            Twist::SlowerBlock => today.slower |= on,
            Twist::HeatWave => today.hot |= on,
            Twist::TrackerGap => today.gap |= on,
            Twist::Trip if on => today.utc_offset_s -= 8 * 3600,
            Twist::Trip => {}
            Twist::Treadmill => today.treadmill |= on,
            Twist::Detraining => today.idle |= on,
            Twist::Illness => today.ill |= on,
            Twist::Taper => today.taper |= on,
        }
    }
    today
}
