//! What is measured once a day: weight, resting values, nights.

use std::sync::Arc;

use super::Day;

/// How far a source is trusted for one value of one day; the highest wins, values are never summed.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceRank {
    /// An app that mirrors another.
    #[default]
    Mirror,
    /// A phone's hub (Apple, Google).
    Phone,
    /// A watch or ring maker.
    Watch,
    /// A scale maker, for weight.
    Scale,
    /// The source the runner prefers for this measure.
    Preferred,
    /// Typed by the runner.
    Typed,
}

/// What a reading measures.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ReadingKind {
    /// Kilograms.
    Weight,
    /// Beats per minute at rest.
    RestingHr,
    /// Milliseconds, RMSSD at night or on waking.
    HrvRmssd,
    /// Milliseconds, SDNN: a series of its own, never mixed with RMSSD.
    HrvSdnn,
    /// Grams of carbohydrate eaten that day.
    Carbohydrate,
    /// Milligrams of iron eaten that day.
    Iron,
    /// Millilitres drunk that day, as logged.
    Water,
}

impl ReadingKind {
    /// Every kind.
    pub const ALL: [Self; 7] =
        [Self::Weight, Self::RestingHr, Self::HrvRmssd, Self::HrvSdnn, Self::Carbohydrate, Self::Iron, Self::Water];

    /// The stable name on disk and in exports; the unit stands in it.
    pub fn key(self) -> &'static str {
        match self {
            Self::Weight => "weight_kg",
            Self::RestingHr => "resting_hr_bpm",
            Self::HrvRmssd => "hrv_rmssd_ms",
            Self::HrvSdnn => "hrv_sdnn_ms",
            Self::Carbohydrate => "carbs_g",
            Self::Iron => "iron_mg",
            Self::Water => "water_ml",
        }
    }

    /// The kind with this name.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.key() == key)
    }
}

/// One measured value of one civil day.
#[derive(Clone, PartialEq, Debug)]
pub struct Reading {
    /// Local civil date.
    pub day: Day,
    /// What it measures.
    pub kind: ReadingKind,
    /// In the unit of the kind.
    pub value: f64,
    /// Local wall-clock seconds since midnight, if the source says.
    pub time_s: Option<i32>,
    /// Where it came from: maker and device, so that a new scale can be noticed.
    pub source: Arc<str>,
    /// How far that source is trusted.
    pub rank: SourceRank,
}

/// One night, dated by the morning it ended.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Night {
    /// Local civil date of waking.
    pub day: Day,
    /// Seconds asleep; `None` when the source only knows time in bed.
    pub asleep_s: Option<f64>,
    /// Seconds in bed.
    pub in_bed_s: Option<f64>,
    /// Seconds since 1970-01-01 UTC.
    pub start_utc_s: Option<i64>,
    /// Seconds since 1970-01-01 UTC.
    pub end_utc_s: Option<i64>,
    /// Seconds of deep sleep.
    pub deep_s: Option<f64>,
    /// Seconds of light sleep.
    pub light_s: Option<f64>,
    /// Seconds of REM sleep.
    pub rem_s: Option<f64>,
    /// Seconds awake in bed.
    pub awake_s: Option<f64>,
    /// Where it came from.
    pub source: Arc<str>,
    /// How far that source is trusted.
    pub rank: SourceRank,
}
