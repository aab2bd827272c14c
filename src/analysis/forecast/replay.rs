//! The replay: every day from the first, nothing looked up ahead.

use super::Outcome;
use super::course::Course;
use super::exposures::{Exposures, Training};
use crate::analysis::load::EFFORT_FACTOR;
use crate::analysis::metric::MetricId;
use crate::analysis::season::Season;
use crate::analysis::sleep::asleep_h;
use crate::model::{Daily, Day};

/// Everything known before a day.
#[derive(Clone, Debug, Default)]
pub(super) struct Replay {
    pub exposures: Exposures,
    pub morning: Course,
    pub run: Course,
}

impl Replay {
    /// The kind of rating a day is told for, and how likely it is heavy: the morning's where the runner keeps one, else
    /// the run's.
    pub(super) fn tell(&self, day: Day, night_h: Option<f64>) -> Option<(Outcome, f64)> {
        let told = |outcome: Outcome| {
            let course = self.course(outcome);
            let chance = course.probability(day, &course.terms(day, &self.exposures, night_h))?;
            Some((outcome, chance))
        };
        told(Outcome::Morning).or_else(|| told(Outcome::Run))
    }

    /// The ratings of one kind.
    pub(super) fn course(&self, outcome: Outcome) -> &Course {
        match outcome {
            Outcome::Morning => &self.morning,
            Outcome::Run => &self.run,
        }
    }

    /// The day is over.
    pub(super) fn next(&mut self, season: &Season, day: Day, training: Training) {
        for (course, metric) in [(&mut self.morning, MetricId::LegsMorning), (&mut self.run, MetricId::LegsHeaviness)] {
            let terms = course.terms(day, &self.exposures, training.night_h);
            course.next(day, &terms, season.value(metric, day));
        }
        self.exposures.next(day, training);
    }
}

/// What each day held: the load of every session, as it felt (effort × minutes) where that was rated, else as measured;
/// strength work for the legs; and the night before. A nap is left out: it comes after the rating.
pub(super) fn training(season: &Season) -> Daily<Training> {
    let mut daily = Daily::from_fn(season.days, |day| {
        let night_h = season.nights.peek(day).and_then(|night| asleep_h(night));
        Some(Training { night_h, ..Training::default() })
    });
    let mut add = |day: Day, load: f64, strength: f64| {
        let Some(mut of) = daily.get(day) else { return };
        of.load += load;
        of.strength += strength;
        daily.set(day, Some(of));
    };
    for run in &season.runs {
        let felt = run.effort.zip(run.activity.duration_s()).map(|(effort, s)| EFFORT_FACTOR * effort * s / 60.0);
        add(run.day, felt.or(run.load_lp).unwrap_or(0.0), 0.0);
    }
    for session in season.strength.iter().filter(|session| session.trains_legs()) {
        add(session.day, EFFORT_FACTOR * session.effort * session.minutes, session.load());
    }
    daily
}
