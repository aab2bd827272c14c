//! The order of the eleven cards (section 1.5): best match first, weighed by how much is known.

use std::cmp::Ordering;

use super::finding::{Finding, State};
use super::verdict::drop_score;

/// Sorts by match score and coverage, ties by exposure; causes without a score come last, the better covered first.
pub(super) fn rank(findings: &mut [Finding]) {
    findings.sort_by(|a, b| compare(b, a).then(a.cause.cmp(&b.cause)));
}

/// Which finding weighs more.
fn compare(a: &Finding, b: &Finding) -> Ordering {
    let weight = |finding: &Finding| {
        let withheld = matches!(finding.state, State::Vetoed { .. });
        // A flag that outlives a gap in the data counts as much as it takes to keep it up.
        let score = finding.score.or_else(|| drop_score(&finding.state));
        score.filter(|_| !withheld).map(|score| score * (0.6 + 0.4 * finding.evidence.coverage))
    };
    let exposure = |finding: &Finding| finding.evidence.exposure.unwrap_or(-1.0);
    weight(a)
        .unwrap_or(-1.0)
        .total_cmp(&weight(b).unwrap_or(-1.0))
        .then(exposure(a).total_cmp(&exposure(b)))
        .then(a.evidence.coverage.total_cmp(&b.evidence.coverage))
}
