//! What is hidden in a history: the causes, and harmless changes that look like one.

use super::Plan;
use crate::model::Day;

/// A cause at work. The keys are those of the causes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Injection {
    /// Three to four hard leg sessions a week.
    StrengthTraining,
    /// Weeks grow by half, then one run far longer than any before.
    Overtraining,
    /// A pair worn far beyond its life.
    Shoes,
    /// Ground contact and oscillation creep up at the same pace.
    RunningForm,
    /// Four kilograms in ten weeks.
    WeightGain,
    /// Ferritin falls from 60 to 14 µg/L in a vegan woman with heavy periods.
    IronDeficiency,
    /// Legs that swell in the evening and are light again in the morning.
    Circulation,
    /// Nights of five and a half hours.
    Sleep,
}

impl Injection {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::StrengthTraining,
        Self::Overtraining,
        Self::Shoes,
        Self::RunningForm,
        Self::WeightGain,
        Self::IronDeficiency,
        Self::Circulation,
        Self::Sleep,
    ];

    /// The cause it stands for.
    pub fn key(self) -> &'static str {
        match self {
            Self::StrengthTraining => "strength_training",
            Self::Overtraining => "overtraining",
            Self::Shoes => "shoes",
            Self::RunningForm => "running_form",
            Self::WeightGain => "weight_gain",
            Self::IronDeficiency => "iron_deficiency",
            Self::Circulation => "circulation",
            Self::Sleep => "sleep",
        }
    }

    /// How many days it is usually at work before the history ends.
    pub fn usual_days(self) -> i32 {
        match self {
            Self::StrengthTraining | Self::Overtraining => 28,
            Self::Sleep => 24,
            Self::Shoes => 42,
            Self::RunningForm => 49,
            Self::WeightGain => 84,
            Self::IronDeficiency => 112,
            Self::Circulation => 56,
        }
    }
}

/// A harmless change.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Twist {
    /// Another watch and strap, whose contact time reads 4 % longer.
    NewWatch,
    /// Another scale, which reads 1.6 kg more.
    NewScale,
    /// Everything 8 % slower.
    SlowerBlock,
    /// Two weeks of 30 °C.
    HeatWave,
    /// The sleep tracker and the scale stay in the drawer.
    TrackerGap,
    /// Eight hours west, and back at the end.
    Trip,
}

impl Twist {
    /// All of them.
    pub const ALL: [Self; 6] =
        [Self::NewWatch, Self::NewScale, Self::SlowerBlock, Self::HeatWave, Self::TrackerGap, Self::Trip];
}

/// What holds on one day: how far each cause has come, 0..1, and which twists are on.
#[derive(Clone, Copy, Debug, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each twist is on or off on its own")]
pub(super) struct Today {
    pub(super) strength: f64,
    pub(super) overtraining: f64,
    pub(super) shoes: f64,
    pub(super) form: f64,
    pub(super) weight: f64,
    /// Share of the iron stores that is used up.
    pub(super) iron: f64,
    pub(super) veins: f64,
    pub(super) sleep: f64,
    /// Days since overtraining began, for the shape of its weeks.
    pub(super) overtraining_day: i32,
    pub(super) new_watch: bool,
    pub(super) new_scale: bool,
    pub(super) slower: bool,
    pub(super) hot: bool,
    pub(super) gap: bool,
    pub(super) utc_offset_s: i32,
}

/// Seconds east of Greenwich at home.
const HOME_OFFSET_S: i32 = 3600;

/// What holds on `day`.
pub(super) fn today(plan: &Plan, day: Day) -> Today {
    let mut today = Today { utc_offset_s: HOME_OFFSET_S, ..Today::default() };
    for (what, when) in &plan.injections {
        if !when.contains(day) {
            continue;
        }
        let since = f64::from(day.since(when.first));
        let length = when.len() as f64;
        // Slow causes grow over most of their window, quick ones are there within days.
        match what {
            Injection::StrengthTraining => today.strength = 1.0,
            Injection::Overtraining => {
                today.overtraining = (since / 10.0).min(1.0);
                today.overtraining_day = since as i32 + 1;
            }
            Injection::Shoes => today.shoes = (since / 14.0).clamp(0.4, 1.0),
            Injection::RunningForm => today.form = (since / 21.0).min(1.0),
            Injection::WeightGain => today.weight = (since / (length * 0.7)).min(1.0),
            Injection::IronDeficiency => today.iron = (since / length).min(1.0),
            Injection::Circulation => today.veins = (since / 10.0).min(1.0),
            Injection::Sleep => today.sleep = 1.0,
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
            Twist::Trip if on => today.utc_offset_s = HOME_OFFSET_S - 8 * 3600,
            Twist::Trip => {}
        }
    }
    today
}
