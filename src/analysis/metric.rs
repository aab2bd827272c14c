//! The daily series by name: what can be plotted, exported and printed.

macro_rules! metrics {
    ($($(#[$doc:meta])* $name:ident = $key:literal, $unit:ident, $goal:ident;)*) => {
        /// A daily series. The keys are those of `days --json`; each name carries its unit.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(usize)]
        pub enum MetricId { $($(#[$doc])* $name,)* }

        impl MetricId {
            /// Every series, in the order of `days --json`.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name in JSON.
            pub fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }

            /// How it is shown.
            pub fn unit(self) -> MetricUnit { match self { $(Self::$name => MetricUnit::$unit,)* } }

            /// Which direction is the runner's friend.
            pub fn goal(self) -> Goal { match self { $(Self::$name => Goal::$goal,)* } }
        }
    };
}

/// How a series is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MetricUnit {
    /// Metres, shown in kilometres or miles.
    Distance,
    /// Load points.
    Load,
    /// A plain number.
    Number,
    /// Kilograms or pounds.
    Mass,
    /// Hours.
    Hours,
    /// Beats per minute.
    HeartRate,
    /// Milliseconds.
    Milliseconds,
    /// Percent.
    Percent,
    /// 0–10.
    Rating,
    /// 0–1.
    Probability,
}

/// Which direction is the runner's friend.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Goal {
    /// More is better.
    More,
    /// Less is better.
    Less,
    /// Neither.
    Neither,
}

metrics! {
    /// Metres run that day.
    Distance = "distance_m", Distance, Neither;
    /// Load points that day; 0 on a rest day, unknown before the first import.
    Load = "load_lp", Load, Neither;
    /// Leg strength load of that day's sessions (4.11).
    StrengthLoad = "strength_load", Number, Neither;
    /// Chronic training load, τ = 42 days (4.7).
    Ctl = "ctl", Load, More;
    /// Acute training load, τ = 7 days.
    Atl = "atl", Load, Neither;
    /// Training stress balance entering the day.
    Tsb = "tsb", Load, More;
    /// Foster's monotony over 7 days (4.10).
    Monotony = "monotony", Number, Less;
    /// Foster's strain over 7 days.
    Strain = "strain", Load, Less;
    /// Kilograms, the day's chosen value.
    Weight = "weight_kg", Mass, Neither;
    /// Gap-aware trend (4.16).
    WeightTrend = "weight_trend_kg", Mass, Neither;
    /// Hours asleep in the night that ended that morning, naps credited.
    Sleep = "sleep_h", Hours, More;
    /// Leaky sleep debt (4.14).
    SleepDebt = "sleep_debt_h", Hours, Less;
    /// Beats per minute.
    RestingHr = "resting_hr_bpm", HeartRate, Less;
    /// Milliseconds.
    HrvRmssd = "hrv_rmssd_ms", Milliseconds, More;
    /// Heart rate above what pace, slope and heat ask for (4.5); mean of the day's runs.
    HrAtPace = "hr_at_pace_residual_bpm", HeartRate, Less;
    /// Ground contact time above what pace and slope ask for (4.13).
    GctResidual = "gct_residual_pct", Percent, Less;
    /// The same of vertical oscillation.
    VerticalOscillationResidual = "vertical_oscillation_residual_pct", Percent, Less;
    /// The same of cadence.
    CadenceResidual = "cadence_residual_pct", Percent, More;
    /// Highest rating of the day's runs.
    LegsHeaviness = "legs_heaviness", Rating, Less;
    /// Rating on waking.
    LegsMorning = "legs_morning", Rating, Less;
    /// How likely heavy legs are that day; `None` until it can be told.
    HeavyProbability = "heavy_probability", Probability, Less;
}
