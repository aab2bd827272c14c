//! Lack of sleep (sections C11 and 4.14).
//!
//! **Looks for** a short last night, hours missing over the last nights, and irregular hours, against the runner's own
//! need; and for effort that rises without heart rate, tiredness and low heart-rate variability.
//!
//! **Why legs get heavy**: short nights leave muscles and nerves unrested; the same pace feels harder.
//!
//! **Needs** five of the last seven nights, from a tracker or typed. A night that is not known is unknown, never 0 h.
//!
//! **Stays silent when** the nights are as long as needed; one short night is at most worth watching; holds back when
//! legs stay heavy after three good nights.
//!
//! **Sources**: the article for 7–9 h and its outliers; Sargent et al. 2021; Blanchfield et al. 2018 for naps.

use super::card::card;
use super::coverage::{Input, coverage, max_age, ratings};
use super::finding::{CauseId, Evidence, Part};
use super::{Cause, Pace, body_signs};
use crate::analysis::attribution::priors;
use crate::analysis::recovery::recovery;
use crate::analysis::sleep::{SleepState, morning_exposure, sleep_state};
use crate::analysis::stats::{median, ramp};
use crate::analysis::{MetricId, Season};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Nights of the last seven, and of the last sixty, that are enough.
const WEEK_NIGHTS: f64 = 5.0;
const SEASON_NIGHTS: f64 = 21.0;
/// Counter-evidence of legs that are heavy after three good nights (J).
const RESTED_AND_HEAVY: f64 = 0.6;
/// Exposure to debt or irregular hours below which only last night is short, and the highest score then (J).
const OWED: f64 = 0.3;
const ONE_NIGHT_CAP: f64 = 49.0;
/// Days back that tell how long nights were before; by how much nights must be shorter than then, from and in full, to
/// explain anything new, and what speaks against it when they are not (J).
const USUAL_NIGHTS: (i32, i32) = (29, 118);
const SHORTER_H: (f64, f64) = (0.25, 0.75);
const AS_EVER: f64 = 0.5;
/// From this strength on an observation is worth a sentence (J).
const WORTH_SAYING: f64 = 0.1;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Sleep,
    card: card!("sleep"),
    pace: Pace::Acute,
    raise_after: 1,
    overlays: &[MetricId::Sleep, MetricId::SleepDebt],
    fresh,
    weigh,
    quiet: Evidence::hardly_exposed,
    run_exposure,
    morning_exposure,
    slow: false,
    prior: priors::SLEEP,
};

fn fresh(season: &Season, day: Day) -> bool {
    season.value(MetricId::Sleep, day).is_some() || !season.runs_in(DayRange::new(day, day)).is_empty()
}

/// The exposure of the day of a run (section 10.2).
fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    sleep_state(season, season.runs.get(index)?.day).exposure
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let state = sleep_state(season, day);
    let mut evidence =
        Evidence { exposure: state.exposure, coverage: covered(season, day, &state), ..Evidence::default() };
    if state.exposure.is_none() {
        let have = f64::from(state.nights_7);
        let values = [("have", Quantity::Count(have)), ("more", Quantity::Count((WEEK_NIGHTS - have).max(1.0)))];
        evidence.missing.push(Phrase::new("sleep-missing-nights", values));
        return evidence;
    }
    say(&mut evidence, &state, day);
    hold_back_one_night(&mut evidence, &state, day);
    body_signs::add_to(&mut evidence, season, day, CauseId::Sleep, &[]);
    hold_to_usual_nights(&mut evidence, season, &state, day);
    if state.three_good_nights {
        let says = Phrase::plain("sleep-against-good-nights");
        evidence.against.push(Part::own(says, DayRange::ending(day, 3), 3, RESTED_AND_HEAVY));
        let heavy = season.runs_in(DayRange::ending(day, 2)).iter().any(|run| run.heavy == Some(true));
        if heavy {
            evidence.counter = evidence.counter.max(RESTED_AND_HEAVY);
        }
    }
    evidence
}

/// One short night may spoil a run. It is no lack of sleep while hardly any is owed from the nights before.
fn hold_back_one_night(evidence: &mut Evidence, state: &SleepState, day: Day) {
    let lasting = state.e_debt.unwrap_or(0.0).max(state.e_regularity.unwrap_or(0.0));
    if lasting >= OWED {
        return;
    }
    evidence.cap = Some(ONE_NIGHT_CAP);
    if state.e_night.is_some_and(|short| short >= WORTH_SAYING) {
        let says = Phrase::plain("sleep-against-one-night");
        evidence.against.push(Part::own(says, DayRange::ending(day, 7), 1, 0.5));
    }
}

/// Who sleeps as long as ever may need no more, whatever most people need: it explains no legs that turned heavy.
fn hold_to_usual_nights(evidence: &mut Evidence, season: &Season, state: &SleepState, day: Day) {
    let before = DayRange::new(day.plus(-USUAL_NIGHTS.1), day.plus(-USUAL_NIGHTS.0));
    let nights: Vec<f64> = season.daily(MetricId::Sleep).known(before).map(|(_, hours)| hours).collect();
    let usual = median(&nights).filter(|_| nights.len() as f64 >= SEASON_NIGHTS);
    let Some((mean, usual)) = state.mean_7d_h.zip(usual).filter(|_| !evidence.hardly_exposed()) else { return };
    let strength = AS_EVER * ramp(usual - mean, SHORTER_H.1, SHORTER_H.0);
    if strength > 0.0 {
        let values = [("mean", Quantity::Hours(mean)), ("usual", Quantity::Hours(usual))];
        let says = Phrase::new("sleep-against-as-ever", values);
        evidence.weigh_against(Part::own(says, DayRange::ending(day, 7), nights.len(), strength));
    }
}

fn covered(season: &Season, day: Day, state: &SleepState) -> f64 {
    let newest = season.daily(MetricId::Sleep).known(DayRange::ending(day, 14)).next_back().map(|(night, _)| night);
    let resting = f64::from(recovery(season, day).hrv_values) / 21.0;
    let month = season.runs_in(DayRange::ending(day, 28)).iter();
    let effort = month.filter(|run| run.effort.is_some()).count() as f64 / 8.0;
    coverage(&[
        Input::aging(f64::from(state.nights_7), WEEK_NIGHTS, newest, day, max_age::SLEEP, 3.0),
        Input::ageless(f64::from(state.nights_60), SEASON_NIGHTS, 1.0),
        ratings(season, day, 1.0),
        Input::ageless(resting.max(effort), 1.0, 1.0),
    ])
}

/// What is to be said of the nights.
fn say(evidence: &mut Evidence, state: &SleepState, day: Day) {
    let (week, night) = (DayRange::ending(day, 7), DayRange::new(day, day));
    let nights = state.nights_7 as usize;
    let need = ("need", Quantity::Hours(state.need_h));
    let debt = state.e_debt.unwrap_or(0.0);
    if let Some(mean) = state.mean_7d_h {
        let values = [("mean", Quantity::Hours(mean)), need.clone()];
        if debt >= WORTH_SAYING {
            evidence.parts.push(Part::own(Phrase::new("sleep-part-week", values), week, nights, debt));
        } else if mean >= state.need_h {
            evidence.against.push(Part::own(Phrase::new("sleep-against-enough", values), week, nights, 1.0 - debt));
        }
    }
    if let Some(short) = state.shortfall_7d_h.filter(|_| debt >= WORTH_SAYING) {
        let values = [("short", Quantity::Hours(short)), ("nights", Quantity::Count(f64::from(state.nights_7)))];
        evidence.parts.push(Part::own(Phrase::new("sleep-part-shortfall", values), week, nights, debt));
    }
    if let (Some(slept), Some(short)) = (state.last_night_h, state.e_night.filter(|short| *short >= WORTH_SAYING)) {
        let values = [("slept", Quantity::Hours(slept)), need];
        evidence.parts.push(Part::own(Phrase::new("sleep-part-last-night", values), night, 1, 0.8 * short));
    }
    if let Some(irregular) = state.e_regularity.filter(|irregular| *irregular >= WORTH_SAYING) {
        let says = Phrase::plain("sleep-part-irregular");
        evidence.parts.push(Part::own(says, DayRange::ending(day, 14), nights, irregular));
    }
}
