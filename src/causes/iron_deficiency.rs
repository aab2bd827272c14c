//! Iron deficiency (sections C8 and 4.20).
//!
//! **Looks for** a blood test; else heart rate at the same pace that rises slowly though training does not drop,
//! tiredness at rest, and groups at risk.
//!
//! **Why legs get heavy**: less haemoglobin carries less oxygen to working muscles.
//!
//! **Needs** a blood test, or the risk form, or 25 runs with heart rate in 84 days.
//!
//! **Stays silent when** heart rate at the same pace rose without tiredness, or the other way round: then the risk alone
//! is worth watching, no more. Held below "strong" without a blood test; a ferritin of 50 µg/L and more speaks against
//! it. Heat, sickness, weeks after a break and less training are taken out of the slow rise.
//!
//! **Sources**: the article; Clénin et al. 2015 for the limits of ferritin.

use super::card::card;
use super::coverage::{Input, coverage, max_age};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::iron::{BloodTest, Risks, SlowRise, blood_test, risks, slow_rise, slow_tiredness};
use crate::analysis::{MetricId, Season, Sign, SignValues, sleep_state};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Days of the slow rise, and runs in them that are enough.
const SLOW_DAYS: i32 = 84;
const HEART_RUNS: f64 = 25.0;
/// Tiredness answers of four weeks that are enough.
const TIRED_ANSWERS: f64 = 10.0;
/// Lowest scores of a proven low ferritin, of a low haemoglobin, and of heavy legs with tiredness (section C8).
const PROVEN: f64 = 60.0;
const ANAEMIC: f64 = 90.0;
const WORTH_A_TEST: f64 = 30.0;
/// Exposure of a blood test that proves it (section C8).
const PROVING: f64 = 0.8;
/// A sign speaks from this strength on (J).
const SPEAKS: f64 = 0.25;
/// What body signs come to at most while tiredness or the heart is missing (J): below what the score asks for.
const HALF_THE_PICTURE: f64 = 0.24;
/// Heart rate that is up without a slow rise counts half (J).
const NOT_SLOW: f64 = 0.5;
/// Heavy runs in two weeks that, with tiredness, are worth a blood test (J).
const HEAVY_RUNS: usize = 2;
const TWO_WEEKS: i32 = 14;
/// From this exposure to short nights on, tiredness has a nearer reason (J).
const SHORT_OF_SLEEP: f64 = 0.5;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::IronDeficiency,
    card: card!("iron-deficiency"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::HrAtPace, MetricId::RestingHr],
    fresh,
    weigh,
    quiet,
    run_exposure,
    morning_exposure,
    slow: true,
    prior: priors::NONE,
};

fn fresh(season: &Season, day: Day) -> bool {
    let tested = season.diary.peek(day).is_some_and(|said| said.ferritin_ug_l.is_some() || said.tired.is_some());
    tested || !season.runs_in(DayRange::new(day, day)).is_empty()
}

fn quiet(evidence: &Evidence) -> bool {
    let enough = if evidence.lab { 0.25 } else { 0.199 };
    evidence.exposure.is_some_and(|exposure| exposure <= enough) && evidence.body.unwrap_or(0.0) < SPEAKS
}

/// Exposure of one run: what a blood test says, else how far heart rate at the same pace has slowly risen
/// up to the day before (section 10.2); `None` where neither is known.
fn run_exposure(season: &Season, run: usize) -> Option<f64> {
    morning_exposure(season, season.runs.get(run)?.day)
}

/// The same on waking.
fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    match blood_test(season, day) {
        Some(test) if test.counts >= 1.0 => Some(test.exposure()),
        _ => slow_rise(season, day.plus(-1)).map(|rise| rise.strength),
    }
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let (test, risks) = (blood_test(season, day), risks(season, day));
    let heart_runs = heart_runs(season, day);
    let mut evidence =
        Evidence { coverage: covered(season, day, test.as_ref(), &risks, heart_runs), ..Evidence::default() };
    say_missing(&mut evidence, season, day, test.as_ref(), &risks);
    if test.is_none() && !risks.answered && (heart_runs as f64) < HEART_RUNS {
        return evidence;
    }
    let at_risk = risks.exposure();
    // A test that grows old gives way to the risks.
    evidence.exposure = Some(test.map_or(at_risk, |t| t.counts * t.exposure() + (1.0 - t.counts) * at_risk));
    evidence.lab = test.is_some_and(|test| test.counts >= 1.0 && test.exposure() > 0.0);
    let rise = slow_rise(season, day);
    let signs = own_signs(season, day, rise, evidence.lab);
    body_signs::add_signs(&mut evidence, &signs, day, CauseId::IronDeficiency, &[Sign::HrpUp, Sign::Tired]);
    if !evidence.lab && !whole_picture(&signs) {
        evidence.body = evidence.body.map(|body| body.min(HALF_THE_PICTURE));
    }
    say_risks(&mut evidence, &risks, day);
    say_rise(&mut evidence, rise, &signs, day);
    if let Some(test) = test {
        say_test(&mut evidence, &test, day);
    } else if worth_a_test(season, day, &signs) {
        evidence.floor = Some(WORTH_A_TEST);
        let says = Phrase::plain("iron-deficiency-part-worth-a-test");
        evidence.parts.push(Part::own(says, DayRange::ending(day, TWO_WEEKS), 1, SPEAKS));
    }
    evidence
}

/// The signs of the day, heart rate and tiredness judged over the weeks in which stores run empty.
fn own_signs(season: &Season, day: Day, rise: Option<SlowRise>, proven: bool) -> SignValues {
    let mut signs = body_signs::usable_signs(season, day);
    if let (Some(up), Some(rise)) = (signs.get(Sign::HrpUp), rise) {
        let slow = if rise.strength > 0.0 { up.max(rise.strength) } else { NOT_SLOW * up };
        signs.set(Sign::HrpUp, Some(slow));
        body_signs::split_by(&mut signs, slow);
    }
    // Legs may give in within days although the stores ran empty for months.
    if proven || rise.is_some_and(|rise| rise.strength > 0.0) {
        signs.set(Sign::Sudden, signs.get(Sign::Sudden).map(|_| 0.0));
    }
    let tired = signs.get(Sign::Tired).into_iter().chain(slow_tiredness(season, day)).max_by(f64::total_cmp);
    signs.set(Sign::Tired, tired);
    signs
}

fn speaks(signs: &SignValues, sign: Sign) -> bool {
    signs.get(sign).is_some_and(|strength| strength >= SPEAKS)
}

/// Without a test, the body speaks for it only when heart or performance and tiredness go together.
fn whole_picture(signs: &SignValues) -> bool {
    speaks(signs, Sign::Tired) && (speaks(signs, Sign::HrpUp) || speaks(signs, Sign::Perf))
}

/// Heavy legs with general tiredness, whatever the risk, unless the nights explain it.
fn worth_a_test(season: &Season, day: Day, signs: &SignValues) -> bool {
    let heavy = season.runs_in(DayRange::ending(day, TWO_WEEKS)).iter().filter(|run| run.heavy == Some(true)).count();
    let short = sleep_state(season, day).exposure.is_some_and(|exposure| exposure >= SHORT_OF_SLEEP);
    heavy >= HEAVY_RUNS && speaks(signs, Sign::Tired) && !short
}

fn heart_runs(season: &Season, day: Day) -> usize {
    season.runs_in(DayRange::ending(day, SLOW_DAYS)).iter().filter(|run| run.hr_residual_bpm.is_some()).count()
}

fn covered(season: &Season, day: Day, test: Option<&BloodTest>, risks: &Risks, heart_runs: usize) -> f64 {
    let tired = season.diary.seen(DayRange::ending(day, 28)).filter(|(_, said)| said.tired.is_some()).count();
    let lab = test.map(|test| Input::aging(1.0, 1.0, Some(test.day), day, max_age::LAB, 3.0));
    coverage(&[
        lab.unwrap_or_else(|| Input::ageless(heart_runs as f64, HEART_RUNS, 2.0)),
        Input::ageless(tired as f64, TIRED_ANSWERS, 1.0),
        Input::ageless(if risks.answered { 1.0 } else { 0.0 }, 1.0, 1.0),
    ])
}

fn say_missing(evidence: &mut Evidence, season: &Season, day: Day, test: Option<&BloodTest>, risks: &Risks) {
    let mut missing = |id| evidence.missing.push(Phrase::plain(id));
    if !risks.answered {
        missing("iron-deficiency-missing-form");
    }
    if season.diary.seen(DayRange::ending(day, 28)).all(|(_, said)| said.tired.is_none()) {
        missing("iron-deficiency-missing-tired");
    }
    if test.is_none() {
        missing("iron-deficiency-missing-test");
    }
}

/// The groups at risk.
fn say_risks(evidence: &mut Evidence, risks: &Risks, day: Day) {
    let periods =
        if risks.heavy_periods() { "iron-deficiency-part-heavy-periods" } else { "iron-deficiency-part-periods" };
    let groups = [
        ("iron-deficiency-part-diet", risks.diet, OriginTag::Stated),
        (periods, risks.periods, OriginTag::Stated),
        ("iron-deficiency-part-earlier", risks.earlier, OriginTag::Own),
        ("iron-deficiency-part-donation", risks.donation, OriginTag::Own),
        ("iron-deficiency-part-volume", risks.volume, OriginTag::Own),
    ];
    for (id, strength, tag) in groups.into_iter().filter(|(_, strength, _)| *strength > 0.0) {
        let part = Part::own(Phrase::plain(id), DayRange::ending(day, SLOW_DAYS), 1, strength);
        evidence.parts.push(Part { tag, ..part });
    }
}

/// What heart rate at the same pace and tiredness have done.
fn say_rise(evidence: &mut Evidence, rise: Option<SlowRise>, signs: &SignValues, day: Day) {
    let window = DayRange::ending(day, SLOW_DAYS);
    if let Some(tired) = signs.get(Sign::Tired).filter(|tired| *tired >= SPEAKS) {
        let says = Phrase::plain("causes-sign-tired");
        evidence.parts.push(Part::own(says, DayRange::ending(day, TWO_WEEKS), 1, tired));
    }
    let up = speaks(signs, Sign::HrpUp) && rise.is_none_or(|rise| rise.strength == 0.0 && !rise.training_dropped);
    if up {
        let says = Phrase::plain("causes-sign-hrp-up");
        evidence.parts.push(Part::own(says, DayRange::ending(day, TWO_WEEKS), 1, SPEAKS));
    }
    let Some(rise) = rise else { return };
    let over = rise.trend.per_28_days * f64::from(SLOW_DAYS) / 28.0;
    let values = [
        ("weeks", Quantity::Count(f64::from(SLOW_DAYS) / 7.0)),
        ("rise", Quantity::HeartRateChange(over)),
        ("runs", Quantity::Count(rise.trend.values as f64)),
    ];
    if rise.strength > 0.0 {
        let says = Phrase::new("iron-deficiency-part-rise", values);
        evidence.parts.push(Part::own(says, window, rise.trend.values, rise.strength));
    } else if rise.training_dropped && speaks(signs, Sign::HrpUp) {
        let says = Phrase::plain("iron-deficiency-against-less-training");
        evidence.against.push(Part::own(says, window, rise.trend.values, SPEAKS));
    } else if rise.trend.per_28_days <= 0.0 {
        let says = Phrase::new("iron-deficiency-against-level", values);
        evidence.against.push(Part::own(says, window, rise.trend.values, SPEAKS));
    }
}

/// What the blood test says, and what it settles.
fn say_test(evidence: &mut Evidence, test: &BloodTest, day: Day) {
    let window = DayRange::new(test.day, test.day);
    let on = ("date", Quantity::Date(test.day));
    if test.haemoglobin_low {
        let says = Phrase::new("iron-deficiency-part-haemoglobin", [on.clone()]);
        evidence.parts.push(Part { tag: OriginTag::Memory, ..Part::own(says, window, 1, test.counts) });
    }
    if let Some(ug_l) = test.ferritin_ug_l {
        let values = [("ferritin", Quantity::Ferritin(ug_l)), on];
        let part = |id: &'static str, strength: f64| Part {
            tag: OriginTag::Verified,
            ..Part::own(Phrase::new(id, values.clone()), window, 1, strength * test.counts)
        };
        match ug_l {
            low if low < 15.0 => evidence.parts.push(part("iron-deficiency-part-empty", 1.0)),
            low if low < 30.0 => evidence.parts.push(part("iron-deficiency-part-low", PROVING)),
            low if low < 50.0 => evidence.parts.push(part("iron-deficiency-part-borderline", 0.4)),
            _ => evidence.against.push(part("iron-deficiency-against-full", 1.0)),
        }
        if test.may_hide {
            let says = Phrase::plain("iron-deficiency-part-may-hide");
            evidence.parts.push(Part::own(says, DayRange::new(test.day, day), 1, 0.1));
        }
    }
    evidence.counter = evidence.counter.max(test.counter());
    if test.counts >= 1.0 {
        let low = test.ferritin_ug_l.is_some_and(|ug_l| crate::analysis::iron::ferritin_exposure(ug_l) >= PROVING);
        evidence.floor = if test.haemoglobin_low { Some(ANAEMIC) } else { low.then_some(PROVEN) };
    }
}
