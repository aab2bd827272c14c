//! Poor circulation (section C10).
//!
//! **Looks for** answers about risk factors, evening swelling and heaviness at rest. Runs cannot show it.
//!
//! **Why legs get heavy**: blood pools in the legs when the valves of the veins do not close.
//!
//! **Needs** the risk form, not older than a year.
//!
//! **Stays silent when** it is not yet weighed by this version: it says what it will need. Swelling of one leg is still answered with a referral.
//!
//! **Sources**: the article; published shares of people with it range from 2 to 40 percent by definition.

use super::card::card;
use super::finding::{CauseId, Evidence};
use super::{Cause, Pace, not_evaluated};
use crate::analysis::{MetricId, Season};
use crate::model::Day;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Circulation,
    card: card!("circulation"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::LegsMorning],
    fresh: not_evaluated::never,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure: |_, _| None,
};

fn weigh(_: &Season, _: Day) -> Evidence {
    not_evaluated::nothing(&CAUSE)
}
