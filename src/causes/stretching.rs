//! Skipped stretching after runs (section C2).
//!
//! **Looks for** runs that ended without stretching, the more so after a habit of it; and for legs that are stiff in
//! the first minutes and then ease.
//!
//! **Why legs get heavy**: muscles that lost range of motion feel stiff and heavy until they are warm.
//!
//! **Needs** four answered runs in two weeks; answers of the ten weeks before make it surer. No answer is no "no".
//!
//! **Stays silent when** at least half of the runs end with stretching. Never more than "likely", because trials find
//! little; at most worth watching for those who never stretched, or never rate their legs.
//!
//! **Sources**: the article behind the eleven causes; Herbert et al. 2011 (Cochrane) and Afonso et al. 2021 on soreness.

use super::card::card;
use super::coverage::{Input, coverage, max_age, ratings};
use super::finding::{CauseId, Evidence, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::stats::mean;
use crate::analysis::stretching::{
    HABIT_DAYS, NOW_ANSWERS, StretchState, morning_exposure, run_exposure, stretch_state, stretched,
};
use crate::analysis::{MetricId, RunMetrics, Season, Sign, SignValues};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Highest score of those who never stretched: what was never there was not dropped (C2).
const NEVER_CAP: f64 = 49.0;
/// Share of heavy runs that were stiff at first below which this is not the reason, and the highest score then (J).
const SUPPLE: f64 = 0.2;
const SUPPLE_CAP: f64 = 49.0;
/// Share of stretched runs that is worth calling a habit (J).
const HABIT: f64 = 0.5;
/// Days whose notes of stiffness count, as for the sign (section 7.1), and the answers that cover it (J).
const STIFF_DAYS: i32 = 42;
const STIFF_ANSWERS: f64 = 4.0;
/// Days whose next runs are compared, rated runs on each side, and the difference worth a sentence (J).
const COMPARED_DAYS: i32 = 180;
const COMPARED_RUNS: usize = 4;
const COMPARED_POINTS: f64 = 0.5;
/// Soreness that has leg work to explain it: days, and its counter-evidence (J).
const GYM_DAYS: i32 = 5;
const GYM_SORE: f64 = 0.5;
/// Share of a session's load on the legs from which it counts (section 4.11).
const LEG_SHARE: f64 = 0.5;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Stretching,
    card: card!("stretching"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::LegsHeaviness],
    fresh,
    weigh,
    quiet,
    run_exposure,
    morning_exposure,
    slow: false,
    prior: priors::NONE,
};

fn fresh(season: &Season, day: Day) -> bool {
    season.runs_in(DayRange::new(day, day)).iter().any(|run| run.activity.is_run())
}

/// Half of the runs or more end with stretching again.
fn quiet(evidence: &Evidence) -> bool {
    evidence.exposure == Some(0.0)
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let state = stretch_state(season, day);
    let mut evidence =
        Evidence { exposure: state.exposure, coverage: covered(season, day, &state), ..Evidence::default() };
    if state.exposure.is_none() {
        let values = [
            ("have", Quantity::Count(f64::from(state.answered))),
            ("more", Quantity::Count(f64::from(NOW_ANSWERS - state.answered))),
        ];
        evidence.missing.push(Phrase::new("stretching-missing-answers", values));
        return evidence;
    }
    if state.never && evidence.link.is_none_or(|link| link <= 0.0) {
        evidence.cap = Some(NEVER_CAP);
    }
    say(&mut evidence, &state, day);
    let signs = own_signs(season, day, &state);
    body_signs::add_signs(&mut evidence, &signs, day, CauseId::Stretching, &[Sign::Stiff]);
    say_stiffness(&mut evidence, season, day);
    hold_back_supple(&mut evidence, &signs, day);
    compare_next_runs(&mut evidence, season, day);
    speak_against(&mut evidence, season, day, &state);
    evidence
}

fn covered(season: &Season, day: Day, state: &StretchState) -> f64 {
    let runs = season.runs_in(DayRange::ending(day, state.days)).iter().rev();
    let newest = runs.filter(|run| stretched(&run.said).is_some()).map(|run| run.day).next();
    let stiff = stiffness(season, day).count() as f64;
    coverage(&[
        Input::aging(f64::from(state.answered), f64::from(NOW_ANSWERS), newest, day, max_age::RUNS, 2.0),
        Input::ageless(stiff, STIFF_ANSWERS, 1.0),
        ratings(season, day, 1.0),
    ])
}

/// The signs of the day, as this cause knows them. Where too few heavy runs say whether legs were stiff at first, all
/// runs that say do; and legs that turn heavy within days are what a habit dropped from one day to the next gives.
fn own_signs(season: &Season, day: Day, state: &StretchState) -> SignValues {
    let mut signs = body_signs::usable_signs(season, day);
    if signs.get(Sign::Stiff).is_none() {
        let (stiff, all) = counted_stiff(season, day);
        signs.set(Sign::Stiff, (all >= STIFF_ANSWERS as usize).then(|| stiff as f64 / all as f64));
    }
    if state.habit.is_some_and(|habit| habit >= HABIT) {
        signs.set(Sign::Sudden, signs.get(Sign::Sudden).map(|sudden| sudden.min(1.0 - state.exposure.unwrap_or(0.0))));
    }
    signs
}

/// On how many runs legs were stiff at first and eased, and how many say.
fn counted_stiff(season: &Season, day: Day) -> (usize, usize) {
    stiffness(season, day).fold((0, 0), |(yes, all), is| (yes + usize::from(is), all + 1))
}

/// Whether the legs were stiff at first and eased, of the runs that say.
fn stiffness(season: &Season, day: Day) -> impl Iterator<Item = bool> {
    season.runs_in(DayRange::ending(day, STIFF_DAYS)).iter().filter_map(|run| run.said.stiff_then_eased)
}

/// What is to be said of the habit.
fn say(evidence: &mut Evidence, state: &StretchState, day: Day) {
    let window = DayRange::ending(day, state.days);
    let exposure = state.exposure.unwrap_or(0.0);
    let answered = ("answered", Quantity::Count(f64::from(state.answered)));
    if exposure <= 0.0 {
        let values = [("stretched", Quantity::Count(f64::from(state.answered - state.skipped))), answered];
        let says = Phrase::new("stretching-against-done", values);
        evidence.against.push(Part::own(says, window, state.answered as usize, 1.0));
        return;
    }
    let values = [("skipped", Quantity::Count(f64::from(state.skipped))), answered];
    let says = Phrase::new("stretching-part-skipped", values);
    evidence.parts.push(Part::own(says, window, state.answered as usize, exposure));
    if let Some(habit) = state.habit.filter(|habit| state.habit_counted && *habit >= HABIT) {
        let says = Phrase::new("stretching-part-habit", [("share", Quantity::Percent(100.0 * habit))]);
        evidence.parts.push(Part::own(
            says,
            DayRange::ending(day.plus(-state.days), HABIT_DAYS - state.days),
            1,
            0.4 * habit,
        ));
    }
    if state.never {
        evidence.against.push(Part::own(Phrase::plain("stretching-against-never"), window, 1, 0.5));
    }
}

/// Stiff at first and eased: the sign this cause is known by, in numbers.
fn say_stiffness(evidence: &mut Evidence, season: &Season, day: Day) {
    let (stiff, all) = counted_stiff(season, day);
    if all == 0 {
        evidence.missing.push(Phrase::plain("stretching-missing-stiff"));
    }
    if stiff > 0 {
        let values = [("stiff", Quantity::Count(stiff as f64)), ("runs", Quantity::Count(all as f64))];
        let says = Phrase::new("stretching-part-stiff", values);
        evidence.parts.push(Part::own(says, DayRange::ending(day, STIFF_DAYS), all, stiff as f64 / all as f64));
    }
}

/// Heavy legs that are known not to be stiff at first have another reason.
fn hold_back_supple(evidence: &mut Evidence, signs: &SignValues, day: Day) {
    let stiff = signs.get(Sign::Stiff);
    if stiff.is_some_and(|share| share < SUPPLE) && evidence.exposure > Some(0.0) {
        evidence.cap = Some(SUPPLE_CAP);
        let says = Phrase::plain("stretching-against-supple");
        evidence.against.push(Part::own(says, DayRange::ending(day, STIFF_DAYS), 1, 0.5));
    }
}

/// How heavy the runs were that followed stretching, and those that did not; races and hard runs are left out.
fn compare_next_runs(evidence: &mut Evidence, season: &Season, day: Day) {
    let window = DayRange::ending(day, COMPARED_DAYS);
    let from = season.runs.partition_point(|run| run.day < window.first);
    let (mut after, mut without) = (Vec::new(), Vec::new());
    for (index, run) in (from..).zip(season.runs_in(window)) {
        let Some(rating) = run.heaviness.filter(|_| !run.hard) else { continue };
        match run_exposure(season, index) {
            Some(skipped) if skipped > 0.5 => without.push(rating),
            Some(_) => after.push(rating),
            None => {}
        }
    }
    let n = after.len() + without.len();
    let Some((after_mean, without_mean)) = mean(&after).zip(mean(&without)) else { return };
    if after.len() < COMPARED_RUNS || without.len() < COMPARED_RUNS {
        return;
    }
    let values = [("after", Quantity::Rating(after_mean)), ("without", Quantity::Rating(without_mean))];
    let more = without_mean - after_mean;
    if more >= COMPARED_POINTS {
        let says = Phrase::new("stretching-part-next-run", values);
        evidence.parts.push(Part::own(says, window, n, (more / 3.0).min(1.0)));
    } else if more <= 0.0 {
        evidence.against.push(Part::own(Phrase::new("stretching-against-next-run", values), window, n, 0.3));
    }
}

/// Soreness after leg work has another reason.
fn speak_against(evidence: &mut Evidence, season: &Season, day: Day, state: &StretchState) {
    let sore = body_signs::usable_signs(season, day).get(Sign::Sore).unwrap_or(0.0);
    let window = DayRange::ending(day, GYM_DAYS);
    let gym = season.strength.iter().rev().any(|done| window.contains(done.day) && done.leg_share >= LEG_SHARE);
    if sore > 0.0 && gym && state.exposure > Some(0.0) {
        let says = Phrase::plain("stretching-against-gym");
        evidence.weigh_against(Part::own(says, window, 1, GYM_SORE * sore));
    }
    let rated = |run: &&RunMetrics| run.heaviness.is_some();
    if !season.runs_in(DayRange::ending(day, 28)).iter().any(|run| rated(&run)) {
        evidence.missing.push(Phrase::plain("causes-missing-ratings"));
    }
}
