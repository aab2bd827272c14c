//! The twelfth card: heavy legs, and none of the eleven fits (section 8.4).

use super::finding::{Finding, Judgement, State};
use super::verdict::CLEAR_COVERAGE;
use crate::analysis::Season;
use crate::model::{DayRange, Phrase, Quantity};

/// Days looked back.
const DAYS: i32 = 28;
/// Heavy runs in them that ask for an explanation (J).
const HEAVY_RUNS: usize = 4;
/// Causes that must be well covered before saying that none fits (J).
const COVERED_CAUSES: usize = 7;

/// Inputs that are named at most.
const WANTED: usize = 3;

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

/// What to log first: what the most causes that could not be checked miss, in the words of their cards.
pub(super) fn wanted(findings: &[Finding]) -> Vec<Phrase> {
    let unchecked = findings.iter().filter(|finding| finding.evidence.coverage < CLEAR_COVERAGE);
    let mut inputs: Vec<(usize, &Phrase)> = Vec::new();
    for phrase in unchecked.filter_map(|finding| finding.evidence.missing.first()) {
        match inputs.iter_mut().find(|(_, known)| known.id == phrase.id) {
            Some((causes, _)) => *causes += 1,
            None => inputs.push((1, phrase)),
        }
    }
    inputs.sort_by_key(|(causes, _)| std::cmp::Reverse(*causes));
    inputs.into_iter().take(WANTED).map(|(_, phrase)| phrase.clone()).collect()
}
