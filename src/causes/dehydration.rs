//! Dehydration (sections C9 and 4.18).
//!
//! **Looks for** fluid lost and not replaced on long or hot runs, water without sodium beyond an hour, a start on too
//! little fluid; and for runs that get heavy late, thirst, and heart rate that drifts more than heat explains.
//!
//! **Why legs get heavy**: less blood volume means less blood with each beat: the heart beats faster and the run feels
//! harder.
//!
//! **Needs** three long or hot runs in 28 days with what was drunk, or weights before and after.
//!
//! **Stays silent when** enough was drunk, and when nothing was noted and nothing points to it. Heat raises heart rate
//! by itself: without drink or weights it is at most worth watching, unless legs get heavy late on long hot runs.
//!
//! **Sources**: the article; Adams et al. 2014 for heart rate and fluid loss.

use super::card::card;
use super::coverage::{Input, coverage};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::fluid::{DAYS, FluidState, RunFluid, fluid_state, hot, run_exposure};
use crate::analysis::heat::{dew_point_c, weather};
use crate::analysis::stats::ramp;
use crate::analysis::{MetricId, Season, Sign};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Long or hot runs with drink or weights that are enough (section 6.0).
const TOLD_RUNS: usize = 3;
/// Highest score where heat and fluid cannot be told apart, or where one dry run was an exception (C9; exception J).
const UNTOLD_CAP: f64 = 49.0;
/// Without a word on drink, these together speak clearly: length, heat and heaviness that comes late (C9; share J).
const CLEAR_MIN: f64 = 75.0;
const CLEAR_LATE: f64 = 0.5;
/// Signs from which a guess at what was drunk is worth making at all (J).
const POINTS_TO_IT: f64 = 0.25;
/// What a run without a word on drink is worth for coverage (section 4.18).
const GUESSED_WORTH: f64 = 0.4;
/// The customary mark of body weight lost, percent (V).
const MARK_PCT: f64 = 2.0;
/// Exposure below which a run counts as fine, and sodium from which it is worth a sentence (J).
const FINE: f64 = 0.2;
/// Length of a run that cannot dry anybody in cool air, minutes; heavy runs that tell; what they weigh (C9, J).
const COOL_SHORT_MIN: f64 = 45.0;
const COOL_RUNS: usize = 3;
const UNRELATED: f64 = 0.6;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Dehydration,
    card: card!("dehydration"),
    pace: Pace::Acute,
    raise_after: 1,
    overlays: &[MetricId::HrAtPace, MetricId::LegsHeaviness],
    fresh,
    weigh,
    quiet,
    run_exposure,
    morning_exposure: |_, _| None,
    slow: false,
    prior: priors::DEHYDRATION,
};

fn fresh(season: &Season, day: Day) -> bool {
    season.runs_in(DayRange::new(day, day)).iter().any(|run| run.activity.is_run())
}

/// The last two long or hot runs were fine (section 6.0): the exposure then rests on those two.
fn quiet(evidence: &Evidence) -> bool {
    evidence.exposure.is_some_and(|exposure| exposure < 0.3)
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let signs = body_signs::usable_signs(season, day);
    let points = |sign| signs.get(sign).is_some_and(|strength| strength >= POINTS_TO_IT);
    // Without a word on drink, a guess is worth something only where the runner's own words point to it.
    let state = fluid_state(season, day, points(Sign::Late) || points(Sign::Thirst));
    let mut evidence = Evidence { exposure: state.exposure, coverage: covered(season, &state), ..Evidence::default() };
    if state.exposure.is_none() {
        let have = state.told as f64;
        let values = [("have", Quantity::Count(have)), ("more", Quantity::Count((TOLD_RUNS as f64 - have).max(1.0)))];
        evidence.missing.push(Phrase::new("dehydration-missing-runs", values));
        return evidence;
    }
    body_signs::add_to(&mut evidence, season, day, CauseId::Dehydration, &[]);
    hold_back(&mut evidence, &state, signs.get(Sign::Late).unwrap_or(0.0));
    say(&mut evidence, season, &state, day);
    count_runs(&mut evidence, season, &state, day);
    speak_against(&mut evidence, season, &state, day);
    evidence
}

fn covered(season: &Season, state: &FluidState) -> f64 {
    let runs = &state.runs;
    let count = |is: &dyn Fn(&RunFluid) -> bool| runs.iter().filter(|run| is(run)).count() as f64;
    let of = |run: &RunFluid| season.runs.get(run.run);
    let with_heart = count(&|run| of(run).is_some_and(|run| run.activity.digest.hr_valid_share >= Some(0.8)));
    let told = count(&|run| run.told()) + GUESSED_WORTH * count(&|run| !run.told() && run.hot.is_some());
    let enough = TOLD_RUNS as f64;
    coverage(&[
        Input::ageless(count(&|run| run.hot.is_some()), enough, 1.0),
        Input::ageless(told, enough, 2.0),
        Input::ageless(count(&|run| run.measured_pct.is_some()), 1.0, 1.0),
        Input::ageless(with_heart, enough, 1.0),
    ])
}

/// What is not told apart from heat, and what was an exception, stays at "worth watching".
fn hold_back(evidence: &mut Evidence, state: &FluidState, late: f64) {
    let clear = |run: &RunFluid| run.minutes >= CLEAR_MIN && run.hot == Some(true) && late >= CLEAR_LATE;
    let told = state.sure || state.worst.iter().all(|run| run.told() || clear(run));
    if !told || !state.recurrent {
        evidence.cap = Some(UNTOLD_CAP);
    }
    if !told {
        evidence.missing.push(Phrase::plain("dehydration-missing-separate"));
    }
    if !state.runs.iter().any(|run| run.measured_pct.is_some()) {
        evidence.missing.push(Phrase::plain("dehydration-missing-weights"));
    }
}

/// What is to be said of the runs.
fn say(evidence: &mut Evidence, season: &Season, state: &FluidState, day: Day) {
    let mut shown: Vec<&RunFluid> = state.worst.iter().filter(|run| run.exposure >= FINE).collect();
    shown.sort_by_key(|run| run.day);
    if let Some(run) = shown.last() {
        let says = of_run(season, run);
        evidence.parts.push(Part::own(says, DayRange::new(run.day, run.day), 1, run.exposure));
    }
    let window = DayRange::ending(day, DAYS);
    let dry = state.runs.iter().filter(|run| run.loss_pct >= MARK_PCT).count();
    if dry > 0 {
        let values = [("dry", Quantity::Count(dry as f64)), ("runs", Quantity::Count(state.runs.len() as f64))];
        let strength = dry as f64 / state.runs.len() as f64;
        let says = Phrase::new("dehydration-part-runs", values);
        evidence.parts.push(Part { tag: OriginTag::Verified, ..Part::own(says, window, state.runs.len(), strength) });
    }
    let salty = state.worst.iter().filter(|run| run.electrolyte.is_some_and(|e| e >= FINE));
    if let Some(run) = salty.max_by_key(|run| run.day) {
        let says = Phrase::new("dehydration-part-electrolytes", [("minutes", Quantity::Minutes(run.minutes))]);
        let strength = 0.7 * run.electrolyte.unwrap_or(0.0);
        evidence
            .parts
            .push(Part { tag: OriginTag::Stated, ..Part::own(says, DayRange::new(run.day, run.day), 1, strength) });
    }
    if let Some(run) = state.worst.iter().find(|run| run.dry_start == Some(true)) {
        let says = Phrase::new("dehydration-part-start", [("date", Quantity::Date(run.day))]);
        evidence.parts.push(Part::own(says, DayRange::new(run.day, run.day), 1, 0.4));
    }
}

/// The sentence of one run: as much as is known of it.
fn of_run(season: &Season, run: &RunFluid) -> Phrase {
    let mut values = vec![("date", Quantity::Date(run.day)), ("minutes", Quantity::Minutes(run.minutes))];
    values.push(("loss", Quantity::Percent(run.loss_pct)));
    if run.measured_pct.is_some() {
        return Phrase::new("dehydration-part-run-measured", values);
    }
    values.push(("error", Quantity::Percent(run.error_pct)));
    let air = season.runs.get(run.run).and_then(|run| weather(&run.said, &run.activity));
    if let Some(air) = air {
        values.push(("temperature", Quantity::Temperature(air.temperature_c)));
        values.push(("dew", Quantity::Temperature(dew_point_c(air.temperature_c, air.humidity_pct))));
    }
    let id = match (air, run.drink_l) {
        // A guessed humidity has no dew point to show.
        (Some(air), Some(_)) if air.estimated => "dehydration-part-run-temperature",
        (Some(_), Some(_)) => "dehydration-part-run-weather",
        (Some(_), None) => "dehydration-part-run-guessed",
        (None, Some(_)) => "dehydration-part-run-drink",
        (None, None) => "dehydration-part-run-unknown",
    };
    values.extend(run.drink_l.map(|litres| ("drink", Quantity::Litres(litres))));
    Phrase::new(id, values)
}

/// How many long or hot runs that left the runner dry were heavy, and how many of the others.
fn count_runs(evidence: &mut Evidence, season: &Season, state: &FluidState, day: Day) {
    let rated = state.runs.iter().filter(|run| run.told());
    let rated: Vec<(bool, bool)> =
        rated.filter_map(|run| Some((run.exposure >= 0.5, season.runs.get(run.run)?.heavy?))).collect();
    let count = |dry: bool, heavy: bool| rated.iter().filter(|pair| **pair == (dry, heavy)).count();
    let (dry_heavy, dry_fine) = (count(true, true), count(true, false));
    if dry_heavy == 0 || rated.len() < TOLD_RUNS {
        return;
    }
    let values = [
        ("heavy", Quantity::Count(dry_heavy as f64)),
        ("dry", Quantity::Count((dry_heavy + dry_fine) as f64)),
        ("other_heavy", Quantity::Count(count(false, true) as f64)),
        ("other", Quantity::Count((count(false, true) + count(false, false)) as f64)),
    ];
    let strength = dry_heavy as f64 / (dry_heavy + dry_fine) as f64;
    let says = Phrase::new("dehydration-part-heavy", values);
    evidence.parts.push(Part::own(says, DayRange::ending(day, DAYS), rated.len(), strength));
}

/// Enough was drunk; more was drunk than lost; legs were as heavy on short runs in cool air.
fn speak_against(evidence: &mut Evidence, season: &Season, state: &FluidState, day: Day) {
    let window = DayRange::ending(day, DAYS);
    if state.exposure < Some(FINE) && state.told > 0 {
        let says = Phrase::plain("dehydration-against-enough");
        evidence.against.push(Part::own(says, window, state.told, 1.0));
    }
    if let Some(run) = state.runs.iter().rev().find(|run| run.measured_pct.is_some_and(|loss| loss < 0.0)) {
        let says = Phrase::new("dehydration-against-gained", [("date", Quantity::Date(run.day))]);
        evidence.against.push(Part::own(says, DayRange::new(run.day, run.day), 1, 1.0));
    }
    let heavy: Vec<bool> = season
        .runs_in(window)
        .iter()
        .filter(|run| run.heavy == Some(true))
        .filter_map(|run| Some(run.activity.duration_s()? < COOL_SHORT_MIN * 60.0 && !hot(run)?))
        .collect();
    let cool_short = heavy.iter().filter(|is| **is).count();
    let strength = UNRELATED * ramp(cool_short as f64 / heavy.len().max(1) as f64, 0.25, 0.75);
    if heavy.len() >= COOL_RUNS && strength > 0.0 {
        let values = [("cool", Quantity::Count(cool_short as f64)), ("heavy", Quantity::Count(heavy.len() as f64))];
        let says = Phrase::new("dehydration-against-cool", values);
        evidence.weigh_against(Part::own(says, window, heavy.len(), strength));
    }
}
