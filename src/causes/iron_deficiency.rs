//! Iron deficiency (section C8).
//!
//! **Looks for** a blood test; else heart rate at the same pace rising slowly, tiredness at rest, and groups at risk.
//!
//! **Why legs get heavy**: less haemoglobin carries less oxygen to working muscles.
//!
//! **Needs** a blood test of the last 120 days, or the risk form, or 25 runs with heart rate in 84 days.
//!
//! **Stays silent when** it is not yet weighed by this version: it says what it will need. A low blood value is still answered with a referral.
//!
//! **Sources**: the article; Clénin et al. 2015 for the limits of ferritin.

use super::card::card;
use super::finding::{CauseId, Evidence};
use super::{Cause, Pace, not_evaluated};
use crate::analysis::{MetricId, Season};
use crate::model::Day;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::IronDeficiency,
    card: card!("iron-deficiency"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::HrAtPace, MetricId::RestingHr],
    fresh: not_evaluated::never,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure: |_, _| None,
};

fn weigh(_: &Season, _: Day) -> Evidence {
    not_evaluated::nothing(&CAUSE)
}
