//! The twelfth card: heavy legs, and none of the eleven fits (section 8.4).

use super::finding::{Judgement, State};
use super::verdict::CLEAR_COVERAGE;
use crate::analysis::Season;
use crate::model::{DayRange, Phrase, Quantity};

/// Days looked back.
const DAYS: i32 = 28;
/// Heavy runs in them that ask for an explanation (J).
const HEAVY_RUNS: usize = 4;
/// Causes that must be well covered before saying that none fits (J).
const COVERED_CAUSES: usize = 7;

/// What to say when the legs are heavy and no cause is likely; `None` otherwise.
pub(super) fn unexplained(season: &Season, judgement: &Judgement) -> Option<Phrase> {
    let recent = season.runs_in(DayRange::ending(judgement.as_of, DAYS));
    let heavy = recent.iter().filter(|run| run.heavy == Some(true)).count();
    let explained = judgement.findings.iter().any(|f| matches!(f.state, State::Likely | State::Strong));
    if heavy < HEAVY_RUNS || explained {
        return None;
    }
    let covered = judgement.findings.iter().filter(|finding| finding.evidence.coverage >= CLEAR_COVERAGE).count();
    let values = [("heavy", Quantity::Count(heavy as f64)), ("checked", Quantity::Count(covered as f64))];
    let id = if covered >= COVERED_CAUSES { "causes-unexplained" } else { "causes-unexplained-too-little" };
    Some(Phrase::new(id, values))
}
