//! What else explains what was seen of a cause: heavy runs that did not wait for it, and another cause that is plainer.
//!
//! The body's signs are shared by many causes (section 7.2), so exposure has to tell them apart: a cause that was no more
//! there before the heavy runs than before the others, or whose signs another cause with more exposure brought along,
//! does not stand beside it.

use super::attribution::Timing;
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::legs::Felt;
use crate::analysis::stats::ramp;
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Causes whose exposure comes and goes and is felt on all runs, with the days it is felt for. Strength work, food and
/// fluid have their own rule; the others have too little contrast within weeks.
const TIMED: [(CauseId, i32); 2] = [(CauseId::Overtraining, 14), (CauseId::Sleep, 1)];
/// How much more of a cause there is before heavy runs when it is at work (J), and what it weighs when there is none
/// more (J).
const MORE: f64 = 0.3;
const UNTIMED: f64 = 0.6;
/// Runs with a cause that tell whether legs mind it, the shares of heavy ones from which they do and below which they
/// do not, and what that weighs (J). While none was heavy, fewer tell, from and in full (J).
const TELLING_RUNS: usize = 6;
const FIRST_RUNS: (f64, f64) = (1.0, 5.0);
const MINDED: (f64, f64) = (0.2, 0.05);
const UNMINDED: f64 = 0.6;
/// How much heavier than before legs must feel, from and in full, and what share of the runs must be heavy, from and in
/// full, to be a complaint; what it weighs when they are as usual (J).
const HEAVIER: (f64, f64) = (0.3, 0.9);
const MANY_HEAVY: (f64, f64) = (0.2, 0.45);
const AS_USUAL: f64 = 0.75;
/// How much more exposed a cause must be to explain another, from and in full (J).
const PLAINER: (f64, f64) = (0.1, 0.4);
/// What is left of the score of a cause that another one explains in full, as for running form (J).
const AS_A_SIGN: f64 = 0.6;

/// Causes under which legs are heavy on single runs: they count the heavy runs that came without them themselves.
const OF_SINGLE_RUNS: [CauseId; 3] = [CauseId::StrengthTraining, CauseId::LowCarbohydrate, CauseId::Dehydration];

fn is_of_single_runs(cause: CauseId) -> bool {
    OF_SINGLE_RUNS.contains(&cause)
}

/// Whether legs that are as heavy on runs as they always were say nothing of this cause: single runs under it are heavy,
/// not all; or legs are heavy at rest and on standing, often for years (C10).
pub(super) fn spares_the_usual(cause: CauseId) -> bool {
    is_of_single_runs(cause) || cause == CauseId::Circulation
}

/// Whether the legs under this cause are told by its own rule; overtraining is felt weeks after it.
pub(super) fn tells_itself(cause: CauseId) -> bool {
    is_of_single_runs(cause) || cause == CauseId::Overtraining
}

/// For how many days an exposure to this cause is felt; `None` where its timing says nothing.
pub(super) fn felt_days(cause: CauseId) -> Option<i32> {
    TIMED.iter().find(|(timed, _)| *timed == cause).map(|(_, days)| *days)
}

/// A cause that was no more there before the heavy runs than before the others speaks against itself.
pub(super) fn hold_to_timing(evidence: &mut Evidence, day: Day, timing: Timing) {
    let strength = UNTIMED * ramp(timing.heavy - timing.ordinary, MORE, 0.0);
    if strength <= 0.0 || evidence.exposure.is_none() {
        return;
    }
    let says = Phrase::new("causes-against-timing", [("heavy", Quantity::Count(timing.n as f64))]);
    evidence.weigh_against(Part::own(says, DayRange::ending(day, 28), timing.n, strength));
}

/// A cause that is there while nearly all runs with it are ordinary is borne well: it does no harm for now. While no run
/// with it was heavy, the heavy ones before it are no complaint about it (section 1.1).
pub(super) fn hold_to_legs(evidence: &mut Evidence, day: Day, (runs, heavy): (usize, usize)) {
    let told = match heavy {
        0 => ramp(runs as f64, FIRST_RUNS.0, FIRST_RUNS.1),
        _ => f64::from(u8::from(runs >= TELLING_RUNS)),
    };
    let strength = UNMINDED * told * ramp(heavy as f64 / runs.max(1) as f64, MINDED.0, MINDED.1);
    if strength <= 0.0 || evidence.exposure.is_none() || evidence.lab {
        return;
    }
    let values = [("runs", Quantity::Count(runs as f64)), ("heavy", Quantity::Count(heavy as f64))];
    let says = Phrase::new("causes-against-borne", values);
    evidence.weigh_against(Part::own(says, DayRange::ending(day, 28), runs, strength));
}

/// Legs that feel as they always did do not ask for a cause that is felt on all runs. Heaviness after strength work, on
/// little food and on little fluid is of single runs, which their own rules count.
pub(super) fn hold_to_usual(evidence: &mut Evidence, day: Day, felt: &Felt) {
    let complaint =
        ramp(felt.now - felt.before, HEAVIER.0, HEAVIER.1).max(ramp(felt.heavy, MANY_HEAVY.0, MANY_HEAVY.1));
    let strength = AS_USUAL * (1.0 - complaint);
    if strength <= 0.0 || evidence.exposure.is_none() || evidence.lab {
        return;
    }
    let values = [
        ("runs", Quantity::Count(felt.runs as f64)),
        ("now", Quantity::Rating(felt.now)),
        ("before", Quantity::Rating(felt.before)),
    ];
    let says = Phrase::new("causes-against-usual", values);
    evidence.weigh_against(Part::own(says, DayRange::ending(day, 14), felt.runs, strength));
}

/// What is left of a score when `origin`, which is exposed so much more, explains the same signs.
pub(super) fn as_sign_of(origin: CauseId, more: f64, score: f64, evidence: &mut Evidence) -> f64 {
    let share = (1.0 - AS_A_SIGN) * ramp(more, PLAINER.0, PLAINER.1);
    if share <= 0.0 {
        return score;
    }
    let says = Phrase::plain(origin.cause().card.origin);
    evidence.against.push(Part { says, window: None, n: 0, strength: share, tag: OriginTag::Judged });
    score * (1.0 - share)
}
