//! Everything worked out of a history, day by day and run by run, without look-ahead: what stands at day D comes from
//! data dated D or earlier alone.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::metric::MetricId;
use super::phase::Phase;
use super::plausible::{Doubt, Doubted, Effect};
use super::progression::Break;
use super::recovery::Recovery;
use super::scales::ScaleChange;
use super::thresholds::Thresholds;
use crate::model::{Activity, ActivityId, Daily, Day, DayRange, Diary, Night, Runner};

/// The analysed history.
#[derive(Clone, Debug, Default)]
pub struct Season {
    /// From the first day with data to the last.
    pub days: DayRange,
    /// The profile.
    pub runner: Runner,
    /// One entry per activity, by start.
    pub runs: Vec<RunMetrics>,
    /// Activities with something in them that is not believed, as they were recorded.
    pub doubted: BTreeMap<ActivityId, Doubted>,
    /// Activities of which it is not known when they were: they are in no other field.
    pub set_apart: Vec<RunMetrics>,
    /// The daily series, one per [`MetricId`], in the order of `MetricId::ALL`.
    pub series: Vec<Daily>,
    /// The diary of each day (rows without a run, and the day's columns of rows with one), typed over imported.
    pub diary: Daily<Arc<Diary>>,
    /// The night of each day, by source priority.
    pub nights: Daily<Arc<Night>>,
    /// Strength sessions, by end, from activities and diary, double logging merged.
    pub strength: Vec<StrengthSession>,
    /// Days on which a sensor epoch began, with what changed.
    pub epochs: Vec<Epoch>,
    /// Phase of the season of each day.
    pub phases: Daily<Phase>,
    /// Heart rate, speed and power at threshold, as known on each day.
    pub thresholds: Daily<Thresholds>,
    /// The first day with load; load before it is unknown, not nothing.
    pub load_from: Option<Day>,
    /// The best chronic load of the two years that ended 120 days before each day.
    pub ctl_best: Daily,
    /// Breaks in running, by comeback.
    pub breaks: Vec<Break>,
    /// Days on which the runner said that there was no strength work.
    pub strength_none: Vec<Day>,
    /// Hours of sleep needed a night, as known on each day.
    pub sleep_need: Daily,
    /// Sleep regularity index of the 14 days up to each day.
    pub sleep_regularity: Daily,
    /// Resting heart rate and heart-rate variability against the own band.
    pub recovery: Daily<Recovery>,
    /// The days with a blood test.
    pub blood_tests: Vec<Day>,
    /// The first day with a weight.
    pub first_weight: Option<Day>,
    /// New scales, by the day they were noticed.
    pub scale_changes: Vec<ScaleChange>,
    /// Days after flights, in which rhythm and resting values are the journey's.
    pub travel: Vec<DayRange>,
    /// Slow signs of heart rate, form and effort at the same pace, after each run.
    pub slow: super::pace::SlowSigns,
    /// Running form of each run that has any.
    pub form_runs: Vec<super::form_drift::FormRun>,
    /// Signs of each day (section 7.1 of the specification), `None` where unknown.
    pub signs: Daily<Arc<super::signs::SignValues>>,
    /// The legs of the day after the last.
    pub outlook: Option<super::forecast::Outlook>,
}

/// What was worked out of one activity.
#[derive(Clone, Debug, Default)]
pub struct RunMetrics {
    /// The activity.
    pub activity: Arc<Activity>,
    /// Its training day.
    pub day: Day,
    /// What the runner said of it, typed over imported.
    pub said: Diary,
    /// Load points; `None` for sports that carry none.
    pub load_lp: Option<f64>,
    /// How the load was found.
    pub load_method: Option<LoadMethod>,
    /// The personal factor between the method and heart rate.
    pub load_factor: f64,
    /// Leg heaviness 0–10, as rated.
    pub heaviness: Option<f64>,
    /// Leg heaviness 0–10 estimated from the device's "feel": for charts, never for attribution.
    pub heaviness_estimate: Option<f64>,
    /// Whether the run counts as heavy (section 5.3); `None` when not rated or not counted.
    pub heavy: Option<bool>,
    /// Effort 0–10: the diary's, else the device's.
    pub effort: Option<f64>,
    /// Index into the profile's shoes.
    pub shoe: Option<usize>,
    /// Whether it was a race or harder than 85 % of threshold load density.
    pub hard: bool,
    /// Heart rate above what pace, slope and heat ask for, beats per minute (4.5).
    pub hr_residual_bpm: Option<f64>,
    /// Ground contact time above what pace and slope ask for, percent (4.13).
    pub gct_residual_pct: Option<f64>,
    /// The same of vertical oscillation.
    pub vertical_oscillation_residual_pct: Option<f64>,
    /// The same of cadence.
    pub cadence_residual_pct: Option<f64>,
    /// The same of vertical ratio.
    pub vertical_ratio_residual_pct: Option<f64>,
    /// The same of leg-spring stiffness.
    pub stiffness_residual_pct: Option<f64>,
    /// Effort above what load, length and pace ask for (5.4).
    pub effort_residual: Option<f64>,
    /// Decoupling above own expectation, as a z value (4.5).
    pub decoupling_z: Option<f64>,
    /// Simplified wet-bulb globe temperature, °C, when weather is known (4.6).
    pub swbgt_c: Option<f64>,
    /// Whether the weather is a guess from the watch or lacks its humidity.
    pub weather_estimated: bool,
    /// Distance over the longest of the 30 days before, minus one (4.9).
    pub spike: Option<f64>,
    /// After-effect of strength work at the start (4.11).
    pub strength_residual: f64,
}

/// How a load was found.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum LoadMethod {
    /// TRIMP over the histogram of heart rate.
    HeartRate,
    /// Normalised power.
    Power,
    /// Normalised graded speed.
    Pace,
    /// Effort × minutes.
    Effort,
    /// Minutes × the runner's usual load a minute.
    Duration,
}

impl LoadMethod {
    /// The stable name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::HeartRate => "heart_rate",
            Self::Power => "power",
            Self::Pace => "pace",
            Self::Effort => "effort",
            Self::Duration => "duration",
        }
    }
}

/// One strength session.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct StrengthSession {
    /// Its day.
    pub day: Day,
    /// Local hours since 1970-01-01 00:00 of the runner's own clock, at its end.
    pub end_h: f64,
    /// Minutes.
    pub minutes: f64,
    /// Effort 0–10.
    pub effort: f64,
    /// Share that loads the legs: 1 legs, 0.5 full body, 0.1 upper body.
    pub leg_share: f64,
    /// The first for the legs in more than two weeks: it is felt more.
    pub novel: bool,
}

/// The start of a sensor epoch.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Epoch {
    /// The first day with the new sensor.
    pub day: Day,
    /// What changed.
    pub what: EpochKind,
}

/// What changed at the start of an epoch.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum EpochKind {
    /// The heart-rate source.
    HeartRate,
    /// The source of running dynamics.
    Form,
    /// The scale.
    Scale,
}

impl Season {
    /// A daily series.
    pub fn daily(&self, metric: MetricId) -> &Daily {
        static NONE: std::sync::LazyLock<Daily> = std::sync::LazyLock::new(Daily::default);
        self.series.get(metric as usize).unwrap_or(&NONE)
    }

    /// One value of a daily series.
    pub fn value(&self, metric: MetricId, day: Day) -> Option<f64> {
        self.daily(metric).get(day)
    }

    /// The activity of a run as it was recorded, what is not believed included.
    pub fn recorded<'a>(&'a self, run: &'a RunMetrics) -> &'a Arc<Activity> {
        self.doubted.get(&run.activity.id).map_or(&run.activity, |doubted| &doubted.activity)
    }

    /// What is not believed of an activity.
    pub fn doubts(&self, id: &ActivityId) -> &[Doubt] {
        self.doubted.get(id).map_or(&[], |doubted| &doubted.doubts)
    }

    /// Whether it is not known when an activity was.
    pub fn is_set_apart(&self, id: &ActivityId) -> bool {
        self.doubts(id).iter().any(|doubt| doubt.effect == Effect::Day)
    }

    /// Whether a day lies in a travel window.
    pub fn travelling(&self, day: Day) -> bool {
        self.travel.iter().any(|window| window.contains(day))
    }

    /// The activities of `range`, by start.
    pub fn runs_in(&self, range: DayRange) -> &[RunMetrics] {
        let from = self.runs.partition_point(|run| run.day < range.first);
        let to = self.runs.partition_point(|run| run.day <= range.last);
        self.runs.get(from..to.max(from)).unwrap_or(&[])
    }
}
