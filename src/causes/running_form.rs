//! Poor running form (sections C5 and 4.13).
//!
//! **Looks for** ground contact and vertical oscillation above the runner's own at the same pace and slope, cadence
//! below it; contact or oscillation that is high for any runner; and contact that rises late in long runs.
//!
//! **Why legs get heavy**: long contact brakes, bounce wastes energy and lands harder.
//!
//! **Needs** twenty runs with running dynamics from one sensor.
//!
//! **Stays silent when** recent runs are at another pace than the reference (withheld), or a new sensor has too few
//! runs. When another cause was likely before, it is shown as a sign of that one.
//!
//! **Sources**: the article; Moore et al. 2019 for contact times that are cheapest as they are.

use super::card::card;
use super::coverage::{Input, coverage, max_age, ratings};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::form_drift::{FormDrift, form_drift};
use crate::analysis::{MetricId, RunMetrics, Season, Sign};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Runs with running dynamics that are enough.
const RUNS: f64 = 20.0;
/// Spread of speeds, 5th to 95th percentile, from which pace can be told from form, m/s.
const SPEED_SPREAD_M_S: f64 = 0.6;
/// The speed contact time is moved to before it is compared with other runners, m/s.
const COMPARED_SPEED_M_S: f64 = 3.0;
/// Highest coverage when only cadence is known (J).
const CADENCE_ONLY: f64 = 0.5;
/// From this strength on an observation is worth a sentence (J).
const WORTH_SAYING: f64 = 0.1;

/// Causes that form which fails after them is a sign of (C5f).
pub(super) const ORIGINS: [CauseId; 4] =
    [CauseId::StrengthTraining, CauseId::Overtraining, CauseId::Shoes, CauseId::Sleep];
/// What is left of its own score then (J).
const AS_A_SIGN: f64 = 0.6;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::RunningForm,
    card: card!("running-form"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::GctResidual, MetricId::VerticalOscillationResidual],
    fresh,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure,
    morning_exposure,
    slow: true,
    prior: priors::NONE,
};

fn fresh(season: &Season, day: Day) -> bool {
    season.runs_in(DayRange::new(day, day)).iter().any(tells_form)
}

fn tells_form(run: &RunMetrics) -> bool {
    run.gct_residual_pct.is_some() || run.cadence_residual_pct.is_some()
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let drift = form_drift(season, day);
    let mut evidence = Evidence { coverage: covered(season, day, &drift), ..Evidence::default() };
    let have = f64::from(known_runs(&drift));
    if have < RUNS {
        let values = [("have", Quantity::Count(have)), ("more", Quantity::Count(RUNS - have))];
        let short =
            if have > 0.0 { Phrase::new("running-form-missing-runs", values) } else { Phrase::plain(CAUSE.card.need) };
        evidence.missing.push(short);
        return evidence;
    }
    if drift.speed_outside_reference {
        evidence.veto = Some((Phrase::plain("running-form-veto-speed"), None));
        return evidence;
    }
    evidence.exposure = exposure(&drift);
    say(&mut evidence, &drift);
    body_signs::add_to(&mut evidence, season, day, CauseId::RunningForm, &[Sign::GctUp, Sign::VoUp, Sign::CadDown]);
    evidence
}

/// How far form had drifted before a run (section 10.2): this run's own is not among what explains it.
fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    morning_exposure(season, season.runs.get(index)?.day)
}

/// The same on waking.
fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    let drift = form_drift(season, day.plus(-1));
    if f64::from(known_runs(&drift)) < RUNS || drift.speed_outside_reference { None } else { exposure(&drift) }
}

/// Runs that tell something of form: with running dynamics, or with cadence where there never were any.
fn known_runs(drift: &FormDrift) -> u32 {
    if drift.runs_with_dynamics > 0 { drift.runs_with_dynamics } else { drift.runs_with_cadence }
}

/// The worst of drift, chronic values and fading late; `None` when none of them is known.
fn exposure(drift: &FormDrift) -> Option<f64> {
    [drift.e_drift, drift.e_chronic, drift.e_late].into_iter().flatten().max_by(f64::total_cmp)
}

fn covered(season: &Season, day: Day, drift: &FormDrift) -> f64 {
    let newest = season.runs_in(DayRange::ending(day, 3 * max_age::FORM)).iter().rev();
    let newest = newest.filter(|run| tells_form(run)).map(|run| run.day).next();
    let k = coverage(&[
        Input::aging(f64::from(known_runs(drift)), RUNS, newest, day, max_age::FORM, 3.0),
        Input::ageless(drift.speed_spread_m_s, SPEED_SPREAD_M_S, 1.0),
        ratings(season, day, 1.0),
    ]);
    if drift.runs_with_dynamics == 0 { k.min(CADENCE_ONLY) } else { k }
}

/// What is to be said of the form.
fn say(evidence: &mut Evidence, drift: &FormDrift) {
    let (window, n) = (drift.window, known_runs(drift) as usize);
    let drifted = [
        ("running-form-part-contact", drift.gct_pct, drift.s_gct),
        ("running-form-part-bounce", drift.vo_pct, drift.s_vo),
        ("running-form-part-cadence", drift.cadence_pct, drift.s_cad),
    ];
    for (id, percent, sign) in drifted {
        let (Some(percent), Some(sign)) = (percent, sign) else { continue };
        if sign >= WORTH_SAYING {
            let says = Phrase::new(id, [("percent", Quantity::PercentChange(percent))]);
            evidence.parts.push(Part::own(says, window, n, sign));
        }
    }
    if let Some(chronic) = drift.e_chronic.filter(|chronic| *chronic >= WORTH_SAYING) {
        let says = Phrase::plain("running-form-part-chronic");
        evidence.parts.push(Part::own(says, window, n, chronic));
        if let Some(contact) = drift.gct_ms_at_3 {
            let pace = ("pace", Quantity::Pace(COMPARED_SPEED_M_S));
            let values = [("contact", Quantity::Milliseconds(contact)), pace];
            evidence.parts.push(Part::own(Phrase::new("running-form-part-contact-at", values), window, n, chronic));
        }
    }
    if let Some(late) = drift.e_late.filter(|late| *late >= WORTH_SAYING) {
        evidence.parts.push(Part::own(Phrase::plain("running-form-part-late"), window, n, late));
    }
}

/// Below this score form has not failed, and is a sign of nothing (J).
const WORTH_A_WORD: f64 = 30.0;

/// Weighs form as a sign of `origin`: its score, and a note in the evidence.
pub(super) fn as_sign_of(origin: CauseId, score: f64, evidence: &mut Evidence) -> f64 {
    if score >= WORTH_A_WORD {
        let says = Phrase::plain(origin.cause().card.origin);
        evidence.against.push(Part { says, window: None, n: 0, strength: 1.0 - AS_A_SIGN, tag: OriginTag::Judged });
    }
    score * AS_A_SIGN
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_of_drift_chronic_values_and_late_fading_counts() {
        // TV-44: drift alone gives 0.48.
        let drifted = FormDrift { e_drift: Some(0.48), e_late: Some(0.0), ..FormDrift::default() };
        assert_eq!(exposure(&drifted), Some(0.48));
        assert_eq!(exposure(&FormDrift { e_chronic: Some(0.6), ..drifted }), Some(0.6));
        assert_eq!(exposure(&FormDrift::default()), None, "unknown is not zero");
    }

    #[test]
    fn form_that_fails_after_another_cause_is_its_sign() {
        let mut evidence = Evidence::default();
        assert!((as_sign_of(CauseId::Shoes, 60.0, &mut evidence) - 36.0).abs() < 1e-9);
        assert_eq!(evidence.against[0].says.id, "shoes-origin");
    }
}
