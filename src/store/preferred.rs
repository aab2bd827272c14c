//! Which source the runner trusts most for a measure: its rows then rank above every other but what was typed.

use crate::model::{Night, Reading, ReadingKind, Runner, SourceRank};

/// The names under which the profile keeps preferred sources.
const MEASURES: [(ReadingKind, &str); 4] = [
    (ReadingKind::Weight, "weight"),
    (ReadingKind::RestingHr, "resting_hr"),
    (ReadingKind::HrvRmssd, "hrv"),
    (ReadingKind::HrvSdnn, "hrv"),
];

/// Raises the rank of what comes from a preferred source.
pub(super) fn raise(runner: &Runner, readings: &mut [Reading], nights: &mut [Night]) {
    let preferred = &runner.preferred_sources;
    if preferred.is_empty() {
        return;
    }
    let raised = |measure: &str, source: &str, rank: SourceRank| {
        let wanted = preferred.get(measure).is_some_and(|wanted| wanted == source);
        if wanted { rank.max(SourceRank::Preferred) } else { rank }
    };
    for reading in readings {
        if let Some((_, measure)) = MEASURES.iter().find(|(kind, _)| *kind == reading.kind) {
            reading.rank = raised(measure, &reading.source, reading.rank);
        }
    }
    for night in nights {
        night.rank = raised("sleep", &night.source, night.rank);
    }
}
