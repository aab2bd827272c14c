//! Evidence → match score, 0–100: how well the data match one cause (section 1.1). Never a probability.

use super::finding::{CauseId, Evidence, Legs};

/// Highest score without a link in the runner's own history (J).
const UNLINKED_CEILING: f64 = 74.0;
/// Highest score when neither body signs nor a link speak for it (J).
const EXPOSURE_ONLY_CEILING: f64 = 49.0;
/// Highest score when the cause itself is hardly there (J).
const NO_EXPOSURE_CEILING: f64 = 24.0;
/// Highest score when the legs have been fine (J).
const NO_COMPLAINT_CEILING: f64 = 49.0;
/// How much full counter-evidence takes away (J).
const COUNTER_WEIGHT: f64 = 0.6;
/// What coverage keeps when no body sign is known (J).
const NO_BODY_COVERAGE: f64 = 0.7;

/// The match score, or `None` when it is not known whether the cause is there at all.
///
/// `legs` are the ratings up to the day of the evidence.
pub fn match_score(cause: CauseId, evidence: &Evidence, legs: &Legs) -> Option<f64> {
    let exposure = evidence.exposure?;
    let body = evidence.body.unwrap_or(0.0);
    let unlinked = 100.0 * (0.57 * exposure + 0.43 * body);
    let unlinked = if evidence.lab { unlinked } else { unlinked.min(UNLINKED_CEILING) };
    let raw = match evidence.link {
        None => unlinked,
        Some(link) => {
            let linked = 100.0 * (0.40 * exposure + 0.30 * body + 0.30 * link.max(0.0)) - 25.0 * (-link).max(0.0);
            // "No link" is believed slowly, because three months of ratings usually miss a real one; a link seen
            // counts at once.
            let trust = if evidence.tried { 1.0 } else { ((f64::from(legs.heavy_runs) - 8.0) / 32.0).clamp(0.0, 1.0) };
            let blended = (1.0 - trust) * unlinked + trust * linked;
            if link >= 0.25 { blended.max(linked) } else { blended }
        }
    };
    let score = (raw * (1.0 - COUNTER_WEIGHT * evidence.counter)).clamp(0.0, 100.0);
    let score = score.max(evidence.floor.unwrap_or(0.0));
    Some(score.min(ceiling(cause, evidence, exposure, legs)))
}

/// The lowest of the caps that apply.
fn ceiling(cause: CauseId, evidence: &Evidence, exposure: f64, legs: &Legs) -> f64 {
    let link = evidence.link.unwrap_or(0.0);
    let mut ceiling = evidence.cap.unwrap_or(100.0);
    if evidence.body.unwrap_or(0.0) < 0.25 && link < 0.20 && !evidence.lab {
        ceiling = ceiling.min(EXPOSURE_ONLY_CEILING);
    }
    let needs_exposure = !matches!(cause, CauseId::Overtraining | CauseId::IronDeficiency | CauseId::Circulation);
    if exposure < 0.20 && needs_exposure {
        ceiling = ceiling.min(NO_EXPOSURE_CEILING);
    }
    let no_complaint = legs.rated_last_14_days > 0 && legs.heavy_last_14_days == 0;
    if no_complaint && cause != CauseId::Overtraining && !evidence.lab {
        ceiling = ceiling.min(NO_COMPLAINT_CEILING);
    }
    match cause {
        CauseId::Stretching if legs.rated_runs == 0 => ceiling.min(49.0),
        CauseId::Stretching if link < 0.5 => ceiling.min(64.0),
        CauseId::IronDeficiency if !evidence.lab => ceiling.min(74.0),
        CauseId::Circulation => ceiling.min(74.0),
        _ => ceiling,
    }
}

/// Coverage as it counts: less when no body sign is known (section 1.1).
pub fn settled_coverage(evidence: &Evidence) -> f64 {
    let share = if evidence.body.is_none() { NO_BODY_COVERAGE } else { 1.0 };
    (evidence.coverage * share).clamp(0.0, 1.0)
}
