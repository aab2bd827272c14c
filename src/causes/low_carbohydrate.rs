//! Low-carbohydrate diet (sections C7 and 4.19).
//!
//! **Looks for** days with little carbohydrate or a skipped meal against what training asks for, a low-carbohydrate
//! diet since a date; and for runs that get heavy and slow late while heart rate does not rise.
//!
//! **Why legs get heavy**: muscles short of glycogen make energy more slowly.
//!
//! **Needs** an answer about food on five of seven days, or the date a low-carbohydrate diet began.
//!
//! **Stays silent when** food is as usual; an occasional run on low stores is at most worth watching. Withheld under 18.
//!
//! **Sources**: the article; Burke et al. 2017 and 2020; Burke et al. 2011 for the amounts.

use super::card::card;
use super::coverage::{Input, coverage, max_age, ratings};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::carbohydrate::{
    CarbState, WEEK_ANSWERS, carb_state, eaten, exposure_of, morning_exposure, run_exposure,
};
use crate::analysis::stats::{median, ramp};
use crate::analysis::{MetricId, Season, Sign};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Highest score while depleted runs are occasional: at most one of the last five (S, cap J).
const OCCASIONAL_CAP: f64 = 49.0;
const OCCASIONAL_OF_RUNS: usize = 5;
/// Exposure from which a run counts as depleted (C7).
const DEPLETED: f64 = 0.5;
/// Exposure below which a run followed usual meals (J).
const USUAL_MEALS: f64 = 0.2;
/// Days whose runs are counted, days whose heavy runs speak against it when they followed usual meals, the fewest runs
/// that tell, and the counter-evidence when all of them did (J).
const COUNTED_DAYS: i32 = 56;
const COUNTER_DAYS: i32 = 28;
const COUNTED_RUNS: usize = 3;
const UNRELATED: f64 = 0.6;
/// Days whose heavy runs say whether energy ran out, and the fewest that tell, as for the other signs (section 7.1).
const EMPTY_DAYS: i32 = 42;
const EMPTY_RUNS: usize = 2;
/// Weight lost within the first week of a diet that goes with emptier stores, kilograms (section 4.19).
const GLYCOGEN_KG: std::ops::RangeInclusive<f64> = 1.0..=2.5;
const GLYCOGEN_DAYS: i32 = 7;
/// What it adds to the body signs (J).
const GLYCOGEN: f64 = 0.1;
/// Fade of the last third worth a number, percent (section 4.5).
const FADE_PCT: f64 = -4.0;
/// Age below which no advice on diet is given (section 8.3).
const ADULT_YEARS: i16 = 18;
/// From this strength on an observation is worth a sentence (J).
const WORTH_SAYING: f64 = 0.1;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::LowCarbohydrate,
    card: card!("low-carbohydrate"),
    pace: Pace::Acute,
    raise_after: 1,
    overlays: &[MetricId::LegsHeaviness],
    fresh,
    weigh,
    quiet,
    run_exposure,
    morning_exposure,
    slow: false,
    prior: priors::CARBOHYDRATE,
};

fn fresh(season: &Season, day: Day) -> bool {
    eaten(season, day).is_some() || !season.runs_in(DayRange::new(day, day)).is_empty()
}

/// Nine tenths of what training asks for (section 6.0): there the exposure ends.
fn quiet(evidence: &Evidence) -> bool {
    evidence.exposure.is_some_and(|exposure| exposure < 0.01)
}

fn weigh(season: &Season, day: Day) -> Evidence {
    if season.runner.spares_weight() {
        // Words, and no numbers (section 8.3).
        let why = Phrase::plain("low-carbohydrate-veto-spared");
        return Evidence { veto: Some((why, None)), ..Evidence::default() };
    }
    let state = carb_state(season, day);
    let mut evidence =
        Evidence { exposure: state.exposure, coverage: covered(season, day, &state), ..Evidence::default() };
    if season.runner.birth_year.is_some_and(|year| day.date().year() - year < ADULT_YEARS) {
        evidence.veto = Some((Phrase::plain("low-carbohydrate-veto-young"), None));
        return evidence;
    }
    if state.exposure.is_none() {
        let have = f64::from(state.answered_7);
        let more = (f64::from(WEEK_ANSWERS) - have).max(1.0);
        let values = [("have", Quantity::Count(have)), ("more", Quantity::Count(more))];
        evidence.missing.push(Phrase::new("low-carbohydrate-missing-days", values));
        return evidence;
    }
    if state.diet > state.intake {
        // A diet works over weeks: it is raised as the slow causes are.
        evidence.raise_after = Some(2);
    }
    say(&mut evidence, &state, day);
    add_signs(&mut evidence, season, day, &state);
    count_runs(&mut evidence, season, day);
    if !most_days_low(&state) {
        hold_back_occasional(&mut evidence, season, day);
    }
    evidence
}

fn covered(season: &Season, day: Day, state: &CarbState) -> f64 {
    let enough = f64::from(WEEK_ANSWERS);
    let food = if state.diet.is_some() {
        // The date of a diet answers for every day since.
        Input::ageless(enough, enough, 3.0)
    } else {
        let newest = DayRange::ending(day, 14).iter().rev().find(|day| eaten(season, *day).is_some());
        Input::aging(f64::from(state.answered_7), enough, newest, day, max_age::SLEEP, 3.0)
    };
    let month = season.runs_in(DayRange::ending(day, 28)).iter();
    let with_heart = month.filter(|run| run.activity.digest.hr_valid_share.is_some_and(|share| share >= 0.8)).count();
    coverage(&[food, ratings(season, day, 1.0), Input::ageless(with_heart as f64, 4.0, 0.5)])
}

/// What is to be said of the food.
fn say(evidence: &mut Evidence, state: &CarbState, day: Day) {
    let (week, three) = (DayRange::ending(day, 7), DayRange::ending(day, 3));
    let n = state.answered_7 as usize;
    let answered = ("answered", Quantity::Count(f64::from(state.answered_7)));
    let intake = state.intake.unwrap_or(0.0);
    if state.low_7 > 0 {
        let values = [("low", Quantity::Count(f64::from(state.low_7))), answered];
        let share = f64::from(state.low_7) / f64::from(state.answered_7.max(1));
        evidence.parts.push(Part::own(Phrase::new("low-carbohydrate-part-days", values), week, n, intake.max(share)));
    } else if state.intake == Some(0.0) {
        let says = Phrase::new("low-carbohydrate-against-usual", [answered]);
        evidence.against.push(Part::own(says, week, n, 1.0));
    }
    if let Some(ratio) = state.ratio.filter(|_| intake >= WORTH_SAYING) {
        let says = Phrase::new("low-carbohydrate-part-ratio", [("percent", Quantity::Percent(100.0 * ratio))]);
        evidence.parts.push(Part::own(says, three, 3, intake));
    }
    if let (Some(since), Some(diet)) = (state.diet_since, state.diet) {
        let weeks = f64::from(day.since(since) / 7);
        let values = [("date", Quantity::Date(since)), ("weeks", Quantity::Count(weeks))];
        let says = Phrase::new("low-carbohydrate-part-diet", values);
        evidence.parts.push(Part { tag: OriginTag::Stated, ..Part::own(says, DayRange::new(since, day), 1, diet) });
    }
}

/// Body signs; the runner's own word for fading, "ran out of energy", counts as much as the measured fade.
fn add_signs(evidence: &mut Evidence, season: &Season, day: Day, state: &CarbState) {
    let fade = late_fade(season, day);
    let told: &[Sign] = if fade.is_some() { &[Sign::Fade] } else { &[] };
    body_signs::add_to(evidence, season, day, CauseId::LowCarbohydrate, told);
    if let Some((fade, n)) = fade {
        let says = Phrase::new("low-carbohydrate-part-fade", [("fade", Quantity::Percent(-fade))]);
        evidence.parts.push(Part::own(says, DayRange::ending(day, 28), n, ramp(-fade, 2.0, 8.0)));
    }
    let mut signs = body_signs::usable_signs(season, day);
    if let Some((share, heavy, empty)) = ran_out(season, day) {
        let measured = signs.get(Sign::Fade).unwrap_or(0.0);
        signs.set(Sign::Fade, Some(share.max(measured)));
        evidence.body = body_signs::body(CauseId::LowCarbohydrate, &signs).shown;
        if empty > 0 {
            let values = [("empty", Quantity::Count(empty as f64)), ("heavy", Quantity::Count(heavy as f64))];
            let says = Phrase::new("low-carbohydrate-part-empty", values);
            evidence.parts.push(Part::own(says, DayRange::ending(day, EMPTY_DAYS), heavy, share));
        }
    }
    if let Some(lost) = glycogen_dip(season, day, state) {
        evidence.body = evidence.body.map(|body| (body + GLYCOGEN).min(1.0));
        let says = Phrase::new("low-carbohydrate-part-weight", [("lost", Quantity::Mass(lost))]);
        evidence.parts.push(Part::own(says, DayRange::ending(day, GLYCOGEN_DAYS), 1, 0.3));
    }
}

/// Share of the heavy runs on which energy ran out, how many say so or not, and on how many it did.
fn ran_out(season: &Season, day: Day) -> Option<(f64, usize, usize)> {
    let runs = season.runs_in(DayRange::ending(day, EMPTY_DAYS)).iter();
    let heavy = runs.filter(|run| run.heavy == Some(true)).filter_map(|run| run.said.ran_out_of_energy);
    let (empty, all) = heavy.fold((0, 0), |(empty, all), is| (empty + usize::from(is), all + 1));
    (all >= EMPTY_RUNS).then(|| (empty as f64 / all as f64, all, empty))
}

/// The usual fade of the last heavy runs, where it is worth a number.
fn late_fade(season: &Season, day: Day) -> Option<(f64, usize)> {
    let runs = season.runs_in(DayRange::ending(day, 28)).iter().filter(|run| run.heavy == Some(true) && !run.hard);
    let fades: Vec<f64> = runs.filter_map(|run| run.activity.digest.fade_pct).collect();
    median(&fades).filter(|fade| fades.len() >= EMPTY_RUNS && *fade <= FADE_PCT).map(|fade| (fade, fades.len()))
}

/// Kilograms under the trend of the eve within the first week of a diet; glycogen is stored with water.
fn glycogen_dip(season: &Season, day: Day, state: &CarbState) -> Option<f64> {
    let since = state.diet_since?;
    let before = season.daily(MetricId::WeightTrend).known(DayRange::ending(since, 14)).next_back()?.1;
    let first = season.daily(MetricId::Weight).known(DayRange::new(since, since.plus(GLYCOGEN_DAYS).min(day)));
    let lost = before - first.map(|(_, kg)| kg).min_by(f64::total_cmp)?;
    GLYCOGEN_KG.contains(&lost).then_some(lost)
}

/// How many heavy and ordinary runs came after eating little; heavy runs after usual meals speak against it.
fn count_runs(evidence: &mut Evidence, season: &Season, day: Day) {
    let window = DayRange::ending(day, COUNTED_DAYS);
    let count = |days: i32, heavy: bool, is: fn(f64) -> bool| {
        let runs = season.runs_in(DayRange::ending(day, days)).iter().filter(|run| run.heavy == Some(heavy));
        runs.filter_map(|run| exposure_of(season, run)).filter(|exposure| is(*exposure)).count()
    };
    let (any, low) = (|_: f64| true, |exposure: f64| exposure >= DEPLETED);
    let (heavy, ordinary) = (count(COUNTED_DAYS, true, any), count(COUNTED_DAYS, false, any));
    let (heavy_low, ordinary_low) = (count(COUNTED_DAYS, true, low), count(COUNTED_DAYS, false, low));
    if heavy_low > 0 && heavy >= COUNTED_RUNS {
        let values = [
            ("low", Quantity::Count(heavy_low as f64)),
            ("heavy", Quantity::Count(heavy as f64)),
            ("ordinary_low", Quantity::Count(ordinary_low as f64)),
            ("ordinary", Quantity::Count(ordinary as f64)),
        ];
        let says = Phrase::new("low-carbohydrate-part-runs", values);
        evidence.parts.push(Part::own(says, window, heavy + ordinary, heavy_low as f64 / heavy as f64));
    }
    let lately = count(COUNTER_DAYS, true, any);
    let after_meals = count(COUNTER_DAYS, true, |exposure| exposure < USUAL_MEALS);
    let strength = UNRELATED * ramp(after_meals as f64 / lately.max(1) as f64, 0.5, 1.0);
    if lately >= COUNTED_RUNS && strength > 0.0 {
        let values = [("usual", Quantity::Count(after_meals as f64)), ("heavy", Quantity::Count(lately as f64))];
        let says = Phrase::new("low-carbohydrate-against-meals", values);
        evidence.weigh_against(Part::own(says, DayRange::ending(day, COUNTER_DAYS), lately, strength));
    }
}

/// Little on most days of a week is nothing occasional, though a usual meal before each run hides it from the runs.
fn most_days_low(state: &CarbState) -> bool {
    state.answered_7 >= WEEK_ANSWERS && 2 * state.low_7 > state.answered_7
}

/// An occasional run on low stores can be useful: it never makes more than "worth watching".
fn hold_back_occasional(evidence: &mut Evidence, season: &Season, day: Day) {
    let runs = season.runs_in(DayRange::new(season.days.first, day)).iter().rev();
    let last = runs.filter_map(|run| exposure_of(season, run)).take(OCCASIONAL_OF_RUNS);
    let depleted = last.filter(|exposure| *exposure >= DEPLETED).count();
    if depleted > 1 {
        return;
    }
    evidence.cap = Some(OCCASIONAL_CAP);
    if evidence.exposure >= Some(USUAL_MEALS) {
        let says = Phrase::plain("low-carbohydrate-against-occasional");
        evidence.against.push(Part {
            tag: OriginTag::Stated,
            ..Part::own(says, DayRange::ending(day, 14), OCCASIONAL_OF_RUNS, 0.5)
        });
    }
}
