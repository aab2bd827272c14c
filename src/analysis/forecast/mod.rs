//! The forecast: how likely the legs are to feel heavy on a day, from what is known before its rating: all earlier
//! days, and the night that ended that morning.
//!
//! A rating is expected from seven signals against the runner's own usual, by weights that begin as those of other
//! people and move with the runner's own days; expectation and own share of heavy days give the probability.

mod course;
mod exposures;
mod fading;
mod learner;
mod line;
mod outlook;
mod population;
mod ratings;
mod replay;

pub use course::{RATINGS_NEEDED, SILENT_DAYS};
pub use outlook::{Change, Driver, Forecast, Outlook, outlook};

use super::season::Season;
use crate::model::Daily;
use replay::Replay;

/// Which rating is told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Outcome {
    /// The one on waking.
    Morning,
    /// The one of a run.
    Run,
}

/// How likely heavy legs are on each day of the season, 0..1; `None` where that cannot be told.
pub(super) fn daily(season: &Season) -> Daily {
    let training = replay::training(season);
    let mut replay = Replay::default();
    Daily::from_fn(season.days, |day| {
        let of = training.get(day).unwrap_or_default();
        let told = replay.tell(day, of.night_h);
        replay.next(season, day, of);
        told.map(|(_, chance)| chance)
    })
}
