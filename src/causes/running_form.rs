//! RunningForm: not weighed yet.

use super::card::card;
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, not_evaluated};
use crate::analysis::{MetricId, Season};
use crate::model::{Day, Phrase};

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::RunningForm,
    card: card!("running-form"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::GctResidual, MetricId::VerticalOscillationResidual],
    fresh: not_evaluated::never,
    weigh,
    quiet: Evidence::hardly_exposed,
};

fn weigh(_: &Season, _: Day) -> Evidence {
    not_evaluated::nothing(&CAUSE)
}

/// Causes that form which fails after them is a sign of (C5f).
pub(super) const ORIGINS: [CauseId; 4] =
    [CauseId::StrengthTraining, CauseId::Overtraining, CauseId::Shoes, CauseId::Sleep];
/// What is left of its own score then [J].
const AS_A_SIGN: f64 = 0.6;

/// Weighs form as a sign of `origin`: its score, and a note in the evidence.
pub(super) fn as_sign_of(origin: CauseId, score: f64, evidence: &mut Evidence) -> f64 {
    let says = Phrase::plain(origin.cause().card.origin);
    evidence.against.push(Part { says, window: None, n: 0, strength: 1.0 - AS_A_SIGN, tag: OriginTag::Judged });
    score * AS_A_SIGN
}
