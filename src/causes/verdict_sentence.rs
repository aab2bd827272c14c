//! The one sentence before anything else.

use super::finding::{Finding, Judgement, State};
use crate::model::{Phrase, Quantity};

/// Least rated runs in two weeks before legs are called fine.
const RATED_RUNS: u32 = 3;

/// What the eleven come to, in one sentence.
pub fn verdict(judgement: &Judgement) -> Phrase {
    if judgement.runs == 0 {
        return Phrase::plain("causes-verdict-nothing");
    }
    let likely = |f: &&Finding| matches!(f.state, State::Likely | State::Strong);
    let count = judgement.findings.iter().filter(likely).count();
    if let Some(best) = judgement.findings.iter().find(likely) {
        let card = &best.cause.cause().card;
        return match count {
            1 => Phrase::plain(card.verdict),
            _ => Phrase::new(card.verdict_several, [("causes", Quantity::Count(count as f64))]),
        };
    }
    let legs = &judgement.legs;
    if let Some(watched) = judgement.findings.iter().find(|f| f.state == State::Watch) {
        return Phrase::plain(watched.cause.cause().card.verdict_watch);
    }
    let heavy = Quantity::Count(f64::from(legs.heavy_last_14_days));
    let rated = Quantity::Count(f64::from(legs.rated_last_14_days));
    if judgement.unexplained.is_some() {
        return Phrase::new("causes-verdict-unexplained", [("heavy", heavy), ("rated", rated)]);
    }
    if legs.heavy_last_14_days == 0 && legs.rated_last_14_days >= RATED_RUNS {
        return Phrase::new("causes-verdict-healthy", [("rated", rated)]);
    }
    if judgement.findings.iter().any(|f| matches!(f.state, State::Clear | State::RecentlyCleared { .. })) {
        return Phrase::plain("causes-verdict-clear");
    }
    let runs = Quantity::Count(f64::from(judgement.runs));
    Phrase::new("causes-verdict-not-enough", [("runs", runs)])
}
