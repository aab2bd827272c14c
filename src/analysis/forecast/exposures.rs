//! What the legs were put through, as signals against the runner's own usual: 0 is usual, or not known.

use std::collections::VecDeque;

use super::fading::Fading;
use super::population::{SPREAD_RATINGS, Signal, Terms};
use crate::analysis::stats::mean;
use crate::model::Day;

/// Days in which a usual training day, the load of late and a usual day of strength work are remembered.
const TRAINING_DAYS: f64 = 42.0;
const LATELY_DAYS: f64 = 3.0;
const STRENGTH_DAYS: f64 = 60.0;
/// Load is counted in usual training days, up to this many …
const MOST_LOAD: f64 = 3.0;
/// … of which an average day, rest days counted, has this share.
const AVERAGE_DAY: f64 = 0.7;
const MOST_STRENGTH: f64 = 2.0;
/// Nights a night is held against, and their spread while they are few, hours.
const NIGHTS_DAYS: i32 = 120;
const NIGHT_SPREAD_H: f64 = 1.0;
const MOST_SPREADS: f64 = 3.0;

/// One day's training and the night before it.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Training {
    /// Load points of all sessions.
    pub load: f64,
    /// Leg strength load.
    pub strength: f64,
    /// Hours asleep in the night that ended that morning.
    pub night_h: Option<f64>,
}

/// Everything up to the evening of a day.
#[derive(Clone, Debug)]
pub(super) struct Exposures {
    training_day: Fading,
    lately: Fading,
    strength_day: Fading,
    /// Load of yesterday; unknown before the first session.
    yesterday: Option<f64>,
    /// Strength load of yesterday and of the day before.
    strength: (f64, f64),
    nights: VecDeque<(Day, f64)>,
}

impl Default for Exposures {
    fn default() -> Self {
        Self {
            training_day: Fading::over(TRAINING_DAYS),
            lately: Fading::over(LATELY_DAYS),
            strength_day: Fading::over(STRENGTH_DAYS),
            yesterday: None,
            strength: (0.0, 0.0),
            nights: VecDeque::new(),
        }
    }
}

impl Exposures {
    /// The day is over.
    pub(super) fn next(&mut self, day: Day, of: Training) {
        let begun = self.yesterday.is_some() || of.load > 0.0;
        self.yesterday = begun.then_some(of.load);
        self.lately.next(self.yesterday);
        self.training_day.next(Some(of.load).filter(|load| *load > 0.0));
        self.strength = (of.strength, self.strength.0);
        self.strength_day.next(Some(of.strength).filter(|load| *load > 0.0));
        self.nights.extend(of.night_h.map(|hours| (day, hours)));
        while self.nights.pop_front_if(|(night, _)| day.since(*night) >= NIGHTS_DAYS).is_some() {}
    }

    /// Fills in the signals of the day that begins after a night of `night_h`.
    pub(super) fn fill(&self, terms: &mut Terms, night_h: Option<f64>) {
        let mut set = |signal: Signal, value: Option<f64>| {
            terms.iter_mut().skip(signal as usize).take(1).for_each(|term| *term = value.unwrap_or(0.0));
        };
        set(Signal::LoadYesterday, self.in_training_days(self.yesterday));
        set(Signal::LoadLately, self.in_training_days(self.lately.mean()));
        set(Signal::Strength, self.strength_share());
        set(Signal::Sleep, night_h.and_then(|hours| self.night(hours)));
    }

    /// Load of yesterday, and of a usual training day.
    pub(super) fn load(&self) -> Option<(f64, f64)> {
        self.yesterday.zip(self.training_day.mean())
    }

    /// Strength load of the last two days, and of a usual day of strength work.
    pub(super) fn strength(&self) -> Option<(f64, f64)> {
        Some((self.strength.0 + self.strength.1, self.strength_day.mean()?))
    }

    /// How many nights a night is held against.
    pub(super) fn nights(&self) -> usize {
        self.nights.len()
    }

    fn in_training_days(&self, load: Option<f64>) -> Option<f64> {
        Some((load? / self.training_day.mean()?).min(MOST_LOAD) - AVERAGE_DAY)
    }

    fn strength_share(&self) -> Option<f64> {
        self.strength().map(|(load, usual)| (load / usual).min(MOST_STRENGTH))
    }

    /// A night in own standard deviations above the own mean.
    fn night(&self, hours: f64) -> Option<f64> {
        let known: Vec<f64> = self.nights.iter().map(|(_, hours)| *hours).collect();
        let usual = mean(&known)?;
        let squares: f64 = known.iter().map(|hours| (hours - usual).powi(2)).sum();
        let held = squares + SPREAD_RATINGS * NIGHT_SPREAD_H.powi(2);
        let spread = (held / (known.len() as f64 - 1.0 + SPREAD_RATINGS)).sqrt();
        Some(((hours - usual) / spread).clamp(-MOST_SPREADS, MOST_SPREADS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(days: &[Training]) -> Exposures {
        let mut exposures = Exposures::default();
        days.iter().zip(0..).for_each(|(of, day)| exposures.next(Day(day), *of));
        exposures
    }

    #[test]
    fn load_is_counted_in_usual_training_days() {
        let rest = Training::default();
        let hard = Training { load: 60.0, ..rest };
        let mut terms = [0.0; super::super::population::TERMS];
        after(&[rest, rest]).fill(&mut terms, None);
        assert_eq!(terms, [0.0; 8], "nothing is known before the first session");
        // Every training day has 60: one usual day, and a day of rest, against an average of 0.7.
        after(&[hard, rest, hard]).fill(&mut terms, None);
        assert!((terms[4] - 0.3).abs() < 1e-12);
        after(&[hard, hard, rest]).fill(&mut terms, None);
        assert!((terms[4] + 0.7).abs() < 1e-12);
        // τ = 3 days: weights 1, k and k² from yesterday back.
        let keep = (-1.0_f64 / 3.0).exp();
        assert!((terms[5] - ((keep + keep * keep) / (1.0 + keep + keep * keep) - 0.7)).abs() < 1e-12);
    }

    #[test]
    fn a_night_is_held_against_own_nights() {
        let night = |hours: f64| Training { night_h: Some(hours), ..Training::default() };
        let exposures = after(&[night(7.0), night(8.0), night(6.0)]);
        let mut terms = [0.0; super::super::population::TERMS];
        // Mean 7, squares 1 + 1, and five of 1: √(7 / 7) = 1 hour.
        exposures.fill(&mut terms, Some(5.5));
        assert!((terms[7] + 1.5).abs() < 1e-12);
        exposures.fill(&mut terms, Some(1.0));
        assert_eq!(terms[7], -3.0);
        exposures.fill(&mut terms, None);
        assert_eq!(terms[7], 0.0);
    }
}
