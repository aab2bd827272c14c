//! The runner's profile: the fields of the profile JSON. A file or a form may know only some of them.

use std::collections::BTreeMap;

use super::{Day, Experiment};

/// Who runs. Every field has an "unknown".
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Runner {
    /// As printed on the summary; empty when not said.
    pub name: String,
    /// Year of birth.
    pub birth_year: Option<i16>,
    /// For formulas that differ by sex.
    pub sex: Option<Sex>,
    /// Centimetres.
    pub height_cm: Option<f64>,
    /// How numbers are shown.
    pub units: Units,
    /// Beats per minute.
    pub hr_max_bpm: Option<f64>,
    /// Beats per minute.
    pub hr_rest_bpm: Option<f64>,
    /// Heart rate at threshold, beats per minute.
    pub threshold_hr_bpm: Option<f64>,
    /// Speed at threshold, metres per second.
    pub threshold_speed_m_s: Option<f64>,
    /// Hours a night, if the runner knows.
    pub sleep_need_h: Option<f64>,
    /// What is eaten.
    pub diet: Option<Diet>,
    /// Since when little carbohydrate is eaten.
    pub low_carb_since: Option<Day>,
    /// Opted in.
    pub menstruates: Option<bool>,
    /// Heavy periods.
    pub heavy_periods: Option<bool>,
    /// Dates of blood donations.
    pub blood_donations: Vec<Day>,
    /// Any of `smoking`, `pregnancy`, `blood_clot_history`, `long_sitting_or_standing`, `obesity`, `family_history`;
    /// `None` when the form was never filled in.
    pub circulation_risks: Option<Vec<String>>,
    /// Beta-blockers and the like: heart rate then says nothing about load.
    pub medicines_change_heart_rate: Option<bool>,
    /// Has or had an eating disorder: weight and food are then not put into numbers.
    pub eating_disorder_history: Option<bool>,
    /// Usually stretches after runs.
    pub usually_stretches: Option<bool>,
    /// Pairs of shoes.
    pub shoes: Vec<Shoe>,
    /// Races, past and planned.
    pub races: Vec<Race>,
    /// Self-experiments, running and over.
    pub experiments: Vec<Experiment>,
    /// The source preferred for a measure (`weight`, `sleep`, `resting_hr`, `hrv`), where the usual order is not.
    pub preferred_sources: BTreeMap<String, String>,
    /// What a profile says beyond these, kept as it is for whoever wrote it.
    #[serde(flatten)]
    pub other: BTreeMap<String, serde_json::Value>,
}

impl Runner {
    /// Whether weight and food are to be left out (section 8.3 of the specification).
    pub fn spares_weight(&self) -> bool {
        self.eating_disorder_history == Some(true)
    }
}

/// For formulas that differ by sex.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    /// Female.
    Female,
    /// Male.
    Male,
}

/// How numbers are shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Units {
    /// Kilometres, kilograms.
    #[default]
    Metric,
    /// Miles, pounds.
    Imperial,
}

/// What is eaten.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Diet {
    /// Everything.
    Omnivore,
    /// No meat.
    Vegetarian,
    /// No animal products.
    Vegan,
}

/// One pair of shoes.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Shoe {
    /// The name it goes by in the diary.
    pub name: String,
    /// Other names it goes by in accounts.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<String>,
    /// Grams of one shoe.
    pub mass_g: Option<f64>,
    /// What it is built for.
    pub kind: Option<ShoeKind>,
    /// First day of use.
    pub from: Option<Day>,
    /// Last day of use; `None` while in use.
    pub to: Option<Day>,
    /// Kilometres before the first day.
    pub start_km: f64,
    /// Worn whenever nothing else is said.
    pub default: bool,
}

impl Shoe {
    /// Whether it goes by this name; capitals and blanks around it do not count.
    pub fn is_called(&self, name: &str) -> bool {
        let same = |own: &str| own.trim().to_lowercase() == name.trim().to_lowercase();
        same(&self.name) || self.also.iter().any(|own| same(own))
    }
}

/// What a shoe is built for.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ShoeKind {
    /// No support.
    Neutral,
    /// Against overpronation.
    Stability,
    /// Little under the foot.
    Minimal,
    /// Light, for races.
    Racing,
    /// Off road.
    Trail,
}

/// One race.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Race {
    /// Its date.
    pub date: Day,
    /// Its name.
    pub name: String,
    /// Kilometres.
    pub distance_km: Option<f64>,
    /// How much it matters.
    pub priority: Priority,
}

/// How much a race matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum Priority {
    /// The goal of the season.
    A,
    /// Important.
    B,
    /// For training.
    #[default]
    C,
}
