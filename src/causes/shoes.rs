//! Shoes: not weighed yet.

use super::card::card;
use super::finding::{CauseId, Evidence};
use super::{Cause, Pace, not_evaluated};
use crate::analysis::{MetricId, Season};
use crate::model::Day;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Shoes,
    card: card!("shoes"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::Distance, MetricId::LegsHeaviness],
    fresh: not_evaluated::never,
    weigh,
    quiet: Evidence::hardly_exposed,
};

fn weigh(_: &Season, _: Day) -> Evidence {
    not_evaluated::nothing(&CAUSE)
}
