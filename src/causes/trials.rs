//! Self-experiments (section 10.8): for causes one can do something about, a plan drawn by lot, what it asks for today,
//! and what it shows. Only this may say that a cause makes the legs heavy.

use super::finding::{CauseId, Finding};
use crate::analysis::Season;
use crate::analysis::attribution::link;
use crate::analysis::experiment::{EACH_SIDE, Trial, trial};
use crate::model::{Day, Experiment, Phrase, Quantity};

/// Score from which an experiment is offered.
const OFFERED: f64 = 30.0;
/// Share of the ways the lots could have fallen up to which the result is called clear (J).
const CLEAR: f64 = 0.05;

/// How a remedy is tried.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Design {
    /// The cause.
    pub cause: CauseId,
    /// Days of one period.
    pub period_days: i32,
    /// Pairs of periods.
    pub pairs: usize,
    /// Days after a change in which what was before is still felt.
    pub washout_days: i32,
}

/// What can be tried. Washouts are those of the exposures: stretching 72 h, leg work 5 days, sleep debt 4 days, food
/// 3 days; a pair of shoes and fluid are of the run alone.
pub const DESIGNS: [Design; 6] = [
    Design { cause: CauseId::Stretching, period_days: 7, pairs: 8, washout_days: 3 },
    Design { cause: CauseId::Sleep, period_days: 7, pairs: 8, washout_days: 3 },
    Design { cause: CauseId::StrengthTraining, period_days: 14, pairs: 4, washout_days: 5 },
    Design { cause: CauseId::LowCarbohydrate, period_days: 7, pairs: 8, washout_days: 2 },
    Design { cause: CauseId::Dehydration, period_days: 2, pairs: 16, washout_days: 0 },
    Design { cause: CauseId::Shoes, period_days: 2, pairs: 16, washout_days: 0 },
];

/// How the remedy of a cause is tried; `None` where nothing can be.
pub fn design(cause: CauseId) -> Option<&'static Design> {
    DESIGNS.iter().find(|design| design.cause == cause)
}

/// The plan of an experiment that begins on `from`.
pub fn plan(cause: CauseId, from: Day, seed: u64) -> Option<Experiment> {
    let Design { period_days, pairs, .. } = design(cause)?;
    Some(Experiment::drawn(cause.key(), from, *period_days, *pairs, seed))
}

/// Whether an experiment is worth offering: something can be done, the cause may be there, and none runs.
pub fn offered(season: &Season, finding: &Finding, today: Day) -> bool {
    let may_be = finding.score.is_some_and(|score| score >= OFFERED);
    design(finding.cause).is_some() && may_be && running(&season.runner.experiments, today).next().is_none()
}

/// The experiments that run on a day, or begin after it.
pub fn running(experiments: &[Experiment], today: Day) -> impl Iterator<Item = &Experiment> {
    experiments.iter().filter(move |experiment| today <= experiment.days().last)
}

/// What an experiment asks for on a day; `None` outside of its days.
pub fn asks(experiment: &Experiment, day: Day) -> Option<Phrase> {
    let id = if experiment.asks(day)? { "experiment-day-with" } else { "experiment-day-without" };
    Some(Phrase::new(id, [("cause", Quantity::Name(experiment.cause.clone()))]))
}

/// The latest experiment on a cause that had begun by `day`, with what it shows then.
pub fn latest(season: &Season, cause: CauseId, day: Day) -> Option<(&Experiment, Trial)> {
    let washout = design(cause)?.washout_days;
    let begun = season.runner.experiments.iter().filter(|e| e.cause == cause.key() && e.from <= day);
    let newest = begun.max_by_key(|experiment| experiment.from)?;
    Some((newest, trial(season, newest, washout, day)))
}

/// The link an experiment shows, −1..1; `None` until it can be told. It takes the place of the one from mere
/// observation.
pub(super) fn link_shown(trial: &Trial) -> Option<f64> {
    let (chance, relief) = trial.chance.zip(trial.relief())?;
    Some(link(1.0 - chance, relief, chance, true))
}

/// What an experiment shows, in a sentence or two.
pub fn says(cause: CauseId, trial: &Trial) -> Vec<Phrase> {
    let count = |number: u32| Quantity::Count(f64::from(number));
    let cause = ("cause", Quantity::Name(cause.key().to_owned()));
    let Some((chance, (with, without))) = trial.chance.zip(trial.means()) else {
        let values =
            [("with", count(trial.with.runs)), ("without", count(trial.without.runs)), ("each", count(EACH_SIDE))];
        return vec![Phrase::new("experiment-progress", values)];
    };
    let counts = Phrase::new(
        "experiment-counts",
        [
            ("heavy_with", count(trial.with.heavy)),
            ("with", count(trial.with.runs)),
            ("heavy_without", count(trial.without.heavy)),
            ("without", count(trial.without.runs)),
        ],
    );
    // Of the means as they are shown, to a tenth, so that they add up.
    let tenths = |mean: f64| (10.0 * mean).round();
    let points = (tenths(without) - tenths(with)) / 10.0;
    let result = if chance <= CLEAR {
        Phrase::new("experiment-clear", [cause, ("points", Quantity::Number(points))])
    } else {
        Phrase::plain("experiment-not-clear")
    };
    vec![counts, result]
}
