//! Data coverage: how much of what a cause needs is there, and how old it is (section 1.4).

use crate::analysis::Season;
use crate::model::{Day, DayRange};

/// Days after which the newest item counts less, by kind of input (J).
pub mod max_age {
    /// Runs, ratings, weights, which shoe was worn.
    pub const RUNS: i32 = 14;
    /// Nights and answers about food.
    pub const SLEEP: i32 = 3;
    /// Heart-rate variability and resting heart rate.
    pub const RESTING: i32 = 7;
    /// Running dynamics.
    pub const FORM: i32 = 30;
    /// Blood tests.
    pub const LAB: i32 = 120;
}

/// A missing input never zeroes everything (J).
const FLOOR: f64 = 0.05;

/// One thing a cause needs.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Input {
    /// How many there are.
    pub have: f64,
    /// How many are enough.
    pub need: f64,
    /// Days since the newest; `None` when there is none, or when age does not matter.
    pub age_days: Option<i32>,
    /// Days up to which it counts in full.
    pub max_age_days: i32,
    /// How much it matters.
    pub weight: f64,
}

impl Input {
    /// An input whose age does not matter.
    pub fn ageless(have: f64, need: f64, weight: f64) -> Self {
        Self { have, need, age_days: None, max_age_days: 1, weight }
    }

    /// An input that counts less once its newest item is older than `max_age_days`.
    pub fn aging(have: f64, need: f64, newest: Option<Day>, today: Day, max_age_days: i32, weight: f64) -> Self {
        Self { have, need, age_days: newest.map(|day| today.since(day)), max_age_days, weight }
    }

    /// Its share, 0..1, never below the floor.
    fn share(&self) -> f64 {
        let there = (self.have / self.need).clamp(0.0, 1.0);
        let max = f64::from(self.max_age_days);
        let fresh = self.age_days.map_or(1.0, |age| ((3.0 * max - f64::from(age)) / (2.0 * max)).clamp(0.0, 1.0));
        (there * fresh).max(FLOOR)
    }
}

/// The weighted geometric mean of the shares; 0 without inputs.
pub fn coverage(inputs: &[Input]) -> f64 {
    let weight: f64 = inputs.iter().map(|input| input.weight).sum();
    if weight <= 0.0 {
        return 0.0;
    }
    (inputs.iter().map(|input| input.weight * input.share().ln()).sum::<f64>() / weight).exp()
}

/// How many of four dots stand for a coverage.
pub fn dots(coverage: f64) -> u8 {
    match coverage {
        k if k < 0.25 => 0,
        k if k < 0.5 => 1,
        k if k < 0.7 => 2,
        k if k < 0.85 => 3,
        _ => 4,
    }
}

/// The ratings of heavy legs as an input: eight in the last 28 days are enough.
pub(super) fn ratings(season: &Season, day: Day, weight: f64) -> Input {
    let mut rated = season.runs_in(DayRange::ending(day, 28)).iter().rev().filter(|run| run.heaviness.is_some());
    let count = rated.clone().count() as f64;
    Input::aging(count, 8.0, rated.next().map(|run| run.day), day, max_age::RUNS, weight)
}
