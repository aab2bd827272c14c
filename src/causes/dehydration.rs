//! Dehydration (section C9).
//!
//! **Looks for** fluid lost and not replaced on long or hot runs, and heart rate that drifts more than heat explains.
//!
//! **Why legs get heavy**: less blood volume means less blood with each beat: the heart beats faster and the run feels harder.
//!
//! **Needs** three long or hot runs in 28 days with what was drunk, or weights before and after.
//!
//! **Stays silent when** it is not yet weighed by this version: it says what it will need.
//!
//! **Sources**: the article; Adams et al. 2014 for heart rate and fluid loss.

use super::card::card;
use super::finding::{CauseId, Evidence};
use super::{Cause, Pace, not_evaluated};
use crate::analysis::{MetricId, Season};
use crate::model::Day;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Dehydration,
    card: card!("dehydration"),
    pace: Pace::Acute,
    raise_after: 1,
    overlays: &[MetricId::HrAtPace],
    fresh: not_evaluated::never,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure: |_, _| None,
};

fn weigh(_: &Season, _: Day) -> Evidence {
    not_evaluated::nothing(&CAUSE)
}
