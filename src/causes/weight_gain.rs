//! Weight gain (sections C6 and 4.16).
//!
//! **Looks for** a two-week median above the weight of last season, or of the same weeks last year; and for a heart
//! rate at the same pace that rose about as much as that asks for.
//!
//! **Why legs get heavy**: every step carries it.
//!
//! **Needs** four weights in two weeks, and four in the reference.
//!
//! **Stays silent when** weight is stable or lower. Withheld in pregnancy, under 18, after an eating disorder, when the
//! reference was underweight, and for two weeks after a jump that looks like a new scale.
//!
//! **Sources**: the article for 5–10 lb; Teunissen et al. 2007 for the cost of carried mass.

use super::card::card;
use super::coverage::{Input, coverage, max_age, ratings};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs, red_flags};
use crate::analysis::attribution::priors;
use crate::analysis::iron::slow_rise;
use crate::analysis::stats::mean;
use crate::analysis::weight::{WeightChange, weight_change, weight_counts};
use crate::analysis::{MetricId, Season, Sign};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Weights in two weeks, and in the reference, that are enough.
const WEIGHTS: f64 = 4.0;
const WINDOW_DAYS: i32 = 14;
/// Days a verdict is withheld after a jump that looks like a new scale (J).
const SCALE_DAYS: i32 = 14;
/// Age below which no weight advice is given.
const ADULT_YEARS: i16 = 18;
/// Body mass index of the reference below which weight is left alone, kg/m².
const UNDERWEIGHT: f64 = 18.5;
/// What heart rate that fits the gain adds to the body signs (J).
const FITTING_HEART_RATE: f64 = 0.2;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::WeightGain,
    card: card!("weight-gain"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::WeightTrend, MetricId::Weight],
    fresh,
    weigh,
    quiet,
    run_exposure,
    morning_exposure,
    slow: true,
    prior: priors::NONE,
};

fn fresh(season: &Season, day: Day) -> bool {
    season.value(MetricId::Weight, day).is_some() || !season.runs_in(DayRange::new(day, day)).is_empty()
}

fn quiet(evidence: &Evidence) -> bool {
    evidence.exposure.is_some_and(|exposure| exposure < 0.3)
}

/// The gain as it stood on the day of a run (section 10.2).
fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    morning_exposure(season, season.runs.get(index)?.day)
}

/// The same on waking.
fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    let change = weight_change(season, day)?;
    veto(season, day, Some(&change)).is_none().then_some(change.exposure)
}

fn weigh(season: &Season, day: Day) -> Evidence {
    if let Some(why) = spared(season) {
        return Evidence { veto: Some((why, None)), ..Evidence::default() };
    }
    let now = season.daily(MetricId::Weight).known(DayRange::ending(day, WINDOW_DAYS));
    let (n_now, n_reference) = weight_counts(season, day);
    let change = weight_change(season, day);
    let newest = now.map(|(day, _)| day).next_back();
    let mut evidence = Evidence { coverage: covered(season, day, n_now, n_reference, newest), ..Evidence::default() };
    evidence.veto = veto(season, day, change.as_ref());
    let Some(change) = change else {
        let have = Quantity::Count(f64::from(n_now));
        evidence.missing.push(if f64::from(n_now) < WEIGHTS {
            Phrase::new("weight-gain-missing-now", [("have", have)])
        } else {
            Phrase::plain("weight-gain-missing-reference")
        });
        return evidence;
    };
    if evidence.veto.is_some() {
        return evidence;
    }
    evidence.exposure = Some(change.exposure);
    // Weight comes slowly, but legs may mind it from one week to the next: a measured gain outweighs a sudden onset.
    let mut signs = body_signs::usable_signs(season, day);
    signs.set(Sign::Sudden, signs.get(Sign::Sudden).map(|sudden| sudden.min(1.0 - change.exposure)));
    // The heart follows as slowly: a rise over the weeks of the gain counts as much as one against the last runs.
    if let (Some(up), Some(rise)) = (signs.get(Sign::HrpUp), slow_rise(season, day)) {
        let slow = up.max(rise.strength);
        signs.set(Sign::HrpUp, Some(slow));
        body_signs::split_by(&mut signs, slow);
    }
    body_signs::add_signs(&mut evidence, &signs, day, CauseId::WeightGain, &[]);
    say(&mut evidence, &change, day);
    if change.exposure > 0.0 && heart_rate_fits(season, day, &change) {
        evidence.body = evidence.body.map(|body| (body + FITTING_HEART_RATE).min(1.0));
        let says = Phrase::plain("weight-gain-part-heart-rate");
        evidence.parts.push(Part::own(says, DayRange::ending(day, WINDOW_DAYS), 1, FITTING_HEART_RATE));
    }
    evidence
}

fn covered(season: &Season, day: Day, n_now: u32, n_reference: u32, newest: Option<Day>) -> f64 {
    coverage(&[
        Input::aging(f64::from(n_now), WEIGHTS, newest, day, max_age::RUNS, 3.0),
        Input::ageless(f64::from(n_reference), WEIGHTS, 3.0),
        ratings(season, day, 1.0),
    ])
}

/// Nothing of weight is said to a runner whom it may harm.
fn spared(season: &Season) -> Option<Phrase> {
    season.runner.spares_weight().then(|| Phrase::plain("weight-gain-veto-spared"))
}

/// Why no verdict may be given, and until when.
fn veto(season: &Season, day: Day, change: Option<&WeightChange>) -> Option<(Phrase, Option<Day>)> {
    if let Some(why) = spared(season) {
        return Some((why, None));
    }
    if red_flags::has_risk(season, "pregnancy") {
        return Some((Phrase::plain("weight-gain-veto-pregnancy"), None));
    }
    if season.runner.birth_year.is_some_and(|year| day.date().year() - year < ADULT_YEARS) {
        return Some((Phrase::plain("weight-gain-veto-young"), None));
    }
    let change = change?;
    let metres = season.runner.height_cm.map(|cm| cm / 100.0);
    if metres.is_some_and(|metres| change.reference_kg / (metres * metres) < UNDERWEIGHT) {
        return Some((Phrase::plain("weight-gain-veto-underweight"), None));
    }
    let jumped = change.scale_change?;
    let until = jumped.plus(SCALE_DAYS);
    (day < until).then(|| (Phrase::plain("weight-gain-veto-scale"), Some(until)))
}

/// What is to be said of the change.
fn say(evidence: &mut Evidence, change: &WeightChange, day: Day) {
    let window = DayRange::ending(day, WINDOW_DAYS);
    let n = change.n_now as usize;
    let (now, reference) = (("now", Quantity::Mass(change.now_kg)), ("reference", Quantity::Mass(change.reference_kg)));
    if change.exposure <= 0.0 {
        let says = Phrase::new("weight-gain-against-stable", [now, reference]);
        evidence.against.push(Part::own(says, window, n, 1.0));
        return;
    }
    let by = ("change", Quantity::MassChange(change.change_kg));
    let values = [now, reference, by, ("percent", Quantity::PercentChange(change.change_pct))];
    evidence.parts.push(Part::own(Phrase::new("weight-gain-part-gain", values), window, n, change.exposure));
    let cost = Phrase::new("weight-gain-part-cost", [("percent", Quantity::Percent(change.change_pct))]);
    evidence.parts.push(Part { tag: OriginTag::Verified, ..Part::own(cost, window, n, 0.5 * change.exposure) });
}

/// Whether heart rate at the same pace rose within a factor of two of what the gain asks for:
/// `change % × (heart rate − resting) / 100`.
fn heart_rate_fits(season: &Season, day: Day, change: &WeightChange) -> bool {
    let recent = season.runs_in(DayRange::ending(day, WINDOW_DAYS));
    let values =
        |value: fn(&crate::analysis::RunMetrics) -> Option<f64>| recent.iter().filter_map(value).collect::<Vec<_>>();
    let running = mean(&values(|run| run.activity.totals.mean_hr_bpm.or(run.activity.digest.means.hr_bpm)));
    let risen = mean(&values(|run| run.hr_residual_bpm));
    let resting = crate::analysis::recovery::recovery(season, day).rhr_now.or(season.runner.hr_rest_bpm);
    let (Some(running), Some(risen), Some(resting)) = (running, risen, resting) else { return false };
    let expected = change.change_pct * (running - resting) / 100.0;
    expected > 0.0 && risen >= expected / 2.0 && risen <= expected * 2.0
}
