//! Skipped stretching after runs (section C2).
//!
//! **Looks for** answers to "did you stretch?" after runs, and stiffness in the first minutes.
//!
//! **Why legs get heavy**: muscles that lost range of motion feel stiff and heavy until they are warm.
//!
//! **Needs** four answered runs in two weeks; a habit before that makes it surer.
//!
//! **Stays silent when** it is not yet weighed by this version: it says what it will need.
//!
//! **Sources**: the article behind the eleven causes; Herbert et al. 2011 (Cochrane) on soreness.

use super::card::card;
use super::finding::{CauseId, Evidence};
use super::{Cause, Pace, not_evaluated};
use crate::analysis::{MetricId, Season};
use crate::model::Day;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Stretching,
    card: card!("stretching"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::LegsHeaviness],
    fresh: not_evaluated::never,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure: |_, _| None,
};

fn weigh(_: &Season, _: Day) -> Evidence {
    not_evaluated::nothing(&CAUSE)
}
