//! Low-carbohydrate diet (section C7).
//!
//! **Looks for** days with little carbohydrate, skipped meals, a low-carbohydrate diet since a date, runs that fade late.
//!
//! **Why legs get heavy**: muscles short of glycogen make energy more slowly.
//!
//! **Needs** an answer about food on five of seven days, or the date a low-carbohydrate diet began.
//!
//! **Stays silent when** it is not yet weighed by this version: it says what it will need.
//!
//! **Sources**: the article; Burke et al. 2017 and 2020; Burke et al. 2011 for the amounts.

use super::card::card;
use super::finding::{CauseId, Evidence};
use super::{Cause, Pace, not_evaluated};
use crate::analysis::{MetricId, Season};
use crate::model::Day;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::LowCarbohydrate,
    card: card!("low-carbohydrate"),
    pace: Pace::Acute,
    raise_after: 1,
    overlays: &[MetricId::LegsHeaviness],
    fresh: not_evaluated::never,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure: |_, _| None,
};

fn weigh(_: &Season, _: Day) -> Evidence {
    not_evaluated::nothing(&CAUSE)
}
