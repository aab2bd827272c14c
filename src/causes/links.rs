//! The link of each cause with heavy legs on each day of the past: studied anew as ratings come in, from the ratings up
//! to that day alone.

use super::attribution::{Table, Timing, outcome_of};
use super::finding::CauseId;
use super::trials;
use crate::analysis::Season;
use crate::analysis::attribution::{Found, Outcome, Rigour};
use crate::model::{Day, DayRange};

/// New ratings that call for a new study (section 6.0).
const NEW: usize = 5;
/// With many ratings a few more change nothing: one in so many calls for it then (J).
const OF_RATED: usize = 20;

/// What the links are learnt from.
pub(super) struct Links {
    runs: Table,
    mornings: Table,
}

/// The links as they stand on the day last asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Learnt {
    studied: (Outcome, usize),
    links: [Option<f64>; CauseId::ALL.len()],
    /// What experiments show.
    tried: [Option<f64>; CauseId::ALL.len()],
}

/// The link of one cause.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub(super) struct Link {
    /// −1..1; `None` where it could not be tested.
    pub(super) link: Option<f64>,
    /// Whether a self-experiment shows it.
    pub(super) tried: bool,
}

impl Links {
    pub(super) fn of(season: &Season) -> Self {
        Self {
            runs: Table::of(season, Outcome::Runs, season.days),
            mornings: Table::of(season, Outcome::Mornings, season.days),
        }
    }

    /// How many runs of the last weeks came with a cause, and how many of these were heavy.
    pub(super) fn with(&self, cause: CauseId, day: Day) -> (usize, usize) {
        self.runs.with(cause, day)
    }

    /// How a cause is timed up to `day`, by runs.
    pub(super) fn timing(&self, cause: CauseId, day: Day, lasts: i32) -> Option<Timing> {
        self.runs.timing(cause, day, lasts)
    }
}

impl Default for Learnt {
    fn default() -> Self {
        let none = [None; CauseId::ALL.len()];
        Self { studied: (Outcome::Runs, 0), links: none, tried: none }
    }
}

impl Learnt {
    /// Takes in the ratings up to `day`.
    pub(super) fn up_to(&mut self, from: &Links, day: Day) {
        let (runs, mornings) = (from.runs.until(day), from.mornings.until(day));
        let outcome = outcome_of(runs, mornings);
        let (table, rated) = match outcome {
            Outcome::Mornings => (&from.mornings, mornings),
            _ => (&from.runs, runs),
        };
        let (of, before) = self.studied;
        if of == outcome && rated < before + NEW.max(before / OF_RATED) {
            return;
        }
        self.studied = (outcome, rated);
        for (link, answer) in self.links.iter_mut().zip(table.study(day, Rigour::QUICK)) {
            *link = match answer.found {
                Found::Tested(effect) => Some(effect.link),
                _ => None,
            };
        }
    }

    /// The link of a cause as it stands on `day`, the day last asked for.
    pub(super) fn get(&mut self, season: &Season, cause: CauseId, day: Day) -> Link {
        let Some(tried) = self.tried.get_mut(cause as usize) else { return Link::default() };
        let rated_today = season.runs_in(DayRange::new(day, day)).iter().any(|run| run.heaviness.is_some());
        if rated_today && !season.runner.experiments.is_empty() {
            *tried = trials::latest(season, cause, day).and_then(|(_, trial)| trials::link_shown(&trial));
        }
        let observed = self.links.get(cause as usize).copied().flatten();
        Link { link: tried.or(observed), tried: tried.is_some() }
    }
}
