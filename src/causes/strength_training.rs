//! Intense strength training (sections C1 and 4.11).
//!
//! **Looks for** more leg or full-body sessions in a week than the part of the season bears, and an after-effect of
//! leg work that is strong for this runner; and for sore legs, heavy from the start, a few days later.
//!
//! **Why legs get heavy**: fibres that were loaded hard need days to recover; running costs more until then.
//!
//! **Needs** strength work to be logged: a session within four weeks, or the answer that there is none.
//!
//! **Stays silent when** no session was done; in the off season it stays at "worth watching" while heavy runs are
//! occasional; holds back when heavy runs came without leg work before them.
//!
//! **Sources**: the article for 1–2 sessions a week; Rønnestad et al. 2010 and 2011; Doma & Deakin 2013 and 2015.

use super::card::card;
use super::coverage::{Input, coverage, ratings};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::stats::ramp;
use crate::analysis::strength::{StrengthState, local_hours, strength_state};
use crate::analysis::{MetricId, Phase, Season, Sign};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Highest score in the off season while heavy runs stay occasional [J; the rule itself is the article's].
const OFF_SEASON_CAP: f64 = 49.0;
/// Runs that tell whether heavy runs are occasional.
const OCCASIONAL_OF_RUNS: usize = 10;
/// What coverage keeps where the season is only assumed (J).
const ASSUMED_SEASON: f64 = 0.7;
/// Heavy runs before their timing counts, days looked back, and the counter-evidence when none followed leg work (J).
const TIMED_HEAVY_RUNS: usize = 3;
const TIMED_DAYS: i32 = 28;
const UNRELATED: f64 = 0.6;
/// Counter-evidence of legs that are known not to be sore (J).
const NOT_SORE: f64 = 0.25;
/// Hour of waking, where it is not known (J).
const WAKING_H: f64 = 7.0;
/// From this strength on an observation is worth a sentence (J).
const WORTH_SAYING: f64 = 0.2;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::StrengthTraining,
    card: card!("strength-training"),
    pace: Pace::Acute,
    raise_after: 1,
    overlays: &[MetricId::StrengthLoad, MetricId::LegsHeaviness],
    fresh,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure,
    morning_exposure,
    slow: false,
    prior: priors::STRENGTH,
};

fn fresh(season: &Season, day: Day) -> bool {
    !season.runs_in(DayRange::new(day, day)).is_empty()
        || season.value(MetricId::StrengthLoad, day).unwrap_or(0.0) > 0.0
}

/// What is felt of leg work when a run begins, as a share of what is strong for this runner (section 10.2).
fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    let run = season.runs.get(index)?;
    felt(season, run.day, local_hours(&run.activity))
}

/// The same on waking.
fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    felt(season, day, f64::from(day.0) * 24.0 + WAKING_H)
}

fn felt(season: &Season, day: Day, at_h: f64) -> Option<f64> {
    let state = strength_state(season, day, at_h);
    state.known.then(|| (state.after_effect / state.p80).min(1.0))
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let at_h = asked_at(season, day);
    let state = strength_state(season, day, at_h);
    let mut evidence = Evidence { coverage: covered(season, day, &state), ..Evidence::default() };
    if !state.known {
        evidence.missing.push(Phrase::plain(CAUSE.card.need));
        return evidence;
    }
    let frequency = state.e_freq.unwrap_or(0.0);
    let acute = state.e_acute.unwrap_or(0.0);
    evidence.exposure = Some(frequency.max(acute));
    say(&mut evidence, season, day, &state, at_h);
    body_signs::add_to(&mut evidence, season, day, CauseId::StrengthTraining, &[]);
    speak_against(&mut evidence, season, day, &state);
    if season.phases.get(day) == Some(Phase::OffSeason) && !often_heavy(season, day) {
        evidence.cap = Some(OFF_SEASON_CAP);
        let says = Phrase::plain("strength-training-against-off-season");
        evidence.against.push(Part { tag: OriginTag::Stated, ..Part::own(says, DayRange::ending(day, 7), 1, 0.5) });
    }
    evidence
}

/// The hour the after-effect is asked for: the start of the day's last run, else the end of the day.
fn asked_at(season: &Season, day: Day) -> f64 {
    let runs = season.runs_in(DayRange::new(day, day)).iter().rev();
    let last = runs.filter(|run| run.activity.is_run()).map(|run| local_hours(&run.activity)).next();
    last.unwrap_or_else(|| f64::from(day.plus(1).0) * 24.0)
}

fn covered(season: &Season, day: Day, state: &StrengthState) -> f64 {
    let two_weeks = season.diary.seen(DayRange::ending(day, 14));
    let soreness = two_weeks.filter(|(_, said)| said.soreness.is_some()).count() as f64 / 5.0;
    let month = season.runs_in(DayRange::ending(day, TIMED_DAYS)).iter();
    let form = month.filter(|run| run.gct_residual_pct.is_some()).count() as f64 / 5.0;
    let k = coverage(&[
        Input::ageless(f64::from(u8::from(state.known)), 1.0, 2.0),
        ratings(season, day, 1.0),
        Input::ageless(soreness.max(form), 1.0, 1.0),
    ]);
    let assumed = season.phases.get(day).is_none_or(|phase| phase == Phase::AssumedInSeason);
    if assumed { k * ASSUMED_SEASON } else { k }
}

/// Whether more than half of the last ten runs were heavy.
fn often_heavy(season: &Season, day: Day) -> bool {
    let runs = season.runs_in(DayRange::new(season.days.first, day)).iter().rev();
    let last = runs.filter_map(|run| run.heavy).take(OCCASIONAL_OF_RUNS);
    let (heavy, all) = last.fold((0, 0), |(heavy, all), is| (heavy + usize::from(is), all + 1));
    all > 0 && heavy * 2 > all
}

/// What is to be said of the sessions.
fn say(evidence: &mut Evidence, season: &Season, day: Day, state: &StrengthState, at_h: f64) {
    let week = DayRange::ending(day, 7);
    let sessions = [("sessions", Quantity::Count(f64::from(state.n7)))];
    let racing = matches!(season.phases.get(day), Some(Phase::InSeason | Phase::Peak | Phase::Taper));
    let frequency = state.e_freq.unwrap_or(0.0);
    if frequency >= WORTH_SAYING {
        let id = if racing { "strength-training-part-sessions-season" } else { "strength-training-part-sessions" };
        let says = Phrase::new(id, sessions);
        let tag = if racing { OriginTag::Stated } else { OriginTag::Own };
        evidence.parts.push(Part { tag, ..Part::own(says, week, state.n7 as usize, frequency) });
    }
    let Some(acute) = state.e_acute.filter(|acute| *acute >= WORTH_SAYING) else { return };
    let window = DayRange::ending(day, 5);
    let says = Phrase::plain("strength-training-part-after-effect");
    evidence.parts.push(Part::own(says, window, state.n7 as usize, acute));
    if let Some(last) = state.last.filter(|last| last.end_h < at_h) {
        let ran = season.runs_in(DayRange::new(day, day)).iter().any(|run| run.activity.is_run());
        let id = if ran { "strength-training-part-last-run" } else { "strength-training-part-last" };
        let says = Phrase::new(id, [("hours", Quantity::Hours(at_h - last.end_h))]);
        evidence.parts.push(Part::own(says, window, 1, acute));
    }
}

/// What speaks against it: no sessions, heavy runs without leg work before them, legs that are not sore.
fn speak_against(evidence: &mut Evidence, season: &Season, day: Day, state: &StrengthState) {
    if state.n7 == 0 {
        let says = Phrase::plain("strength-training-against-none");
        evidence.against.push(Part::own(says, DayRange::ending(day, 7), 1, 1.0));
    }
    let window = DayRange::ending(day, TIMED_DAYS);
    let heavy: Vec<f64> =
        season.runs_in(window).iter().filter(|run| run.heavy == Some(true)).map(|run| run.strength_residual).collect();
    let unrelated = heavy.iter().filter(|residual| **residual <= 0.0).count();
    let strength = UNRELATED * ramp(unrelated as f64 / heavy.len().max(1) as f64, 0.5, 1.0);
    if heavy.len() >= TIMED_HEAVY_RUNS && strength > 0.0 {
        let values = [("unrelated", Quantity::Count(unrelated as f64)), ("heavy", Quantity::Count(heavy.len() as f64))];
        let says = Phrase::new("strength-training-against-unrelated", values);
        evidence.weigh_against(Part::own(says, window, heavy.len(), strength));
    }
    let sore = body_signs::usable_signs(season, day).get(Sign::Sore);
    if sore == Some(0.0) {
        evidence.counter = evidence.counter.max(NOT_SORE);
    }
}
