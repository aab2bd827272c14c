//! Overtraining (sections C3 and 4.7–4.10). The program never says that somebody has an overtraining syndrome.
//!
//! **Looks for** the article's four origins: a high volume, distance that grows too fast, a jump of the long run, too
//! much too soon after a break; and for effort up, heart rate at the same pace off in either direction, heart-rate
//! variability off its band, tiredness, low mood, lost performance.
//!
//! **Why legs get heavy**: more stress than recovery; the legs start each run tired.
//!
//! **Needs** eight weeks of runs.
//!
//! **Stays silent when** load is as usual and the body shows nothing; holds back when training stress balance is
//! positive and heart-rate variability is in its band. Withheld in pregnancy, and for a week after load began to be
//! measured in another way.
//!
//! **Sources**: the article; Schuster Brandt Frandsen et al. 2025 for single long runs; Meeusen et al. 2013 for the
//! stages; Aubry et al. 2015 for performance. Acute-to-chronic ratios are not used (Lolli 2019, Impellizzeri 2021).

use super::card::card;
use super::coverage::{Input, coverage, max_age};
use super::finding::{CauseId, Evidence, OriginTag, Part};
use super::{Cause, Pace, body_signs, red_flags};
use crate::analysis::attribution::priors;
use crate::analysis::load_scale::{self, load_scale_changed};
use crate::analysis::progression::{Progression, hard_day, progression};
use crate::analysis::recovery::{Recovery, recovery};
use crate::analysis::{LoadMethod, MetricId, Phase, Season, Sign};
use crate::model::{Day, DayRange, Phrase, Quantity};

/// Days of runs before anything is said.
const HISTORY_DAYS: i32 = 56;
/// Highest score unless the signs have lasted (J).
const PASSING_CAP: f64 = 74.0;
/// Days the signs must have lasted to call it strong.
const LASTING_DAYS: i32 = 14;
/// Body signs that make it strong, and that speak without a training reason (J).
const LASTING_BODY: f64 = 0.5;
const UNREASONED_BODY: f64 = 0.6;
/// Counter-evidence of fresh legs, and of heart-rate variability in its band (J).
const FRESH: f64 = 0.3;
const IN_BAND: f64 = 0.2;
/// The same of the weeks after a race that mattered: its distance is no jump in training, and heavy legs are expected (J).
const RACED: f64 = 0.5;
/// From this strength on an observation is worth a sentence (J).
const WORTH_SAYING: f64 = 0.1;

pub(super) const CAUSE: Cause = Cause {
    id: CauseId::Overtraining,
    card: card!("overtraining"),
    pace: Pace::Chronic,
    raise_after: 2,
    overlays: &[MetricId::Load, MetricId::Ctl, MetricId::HrvRmssd],
    fresh,
    weigh,
    quiet,
    run_exposure,
    morning_exposure,
    slow: false,
    prior: priors::LOAD,
};

fn fresh(season: &Season, day: Day) -> bool {
    let resting = [MetricId::HrvRmssd, MetricId::RestingHr];
    !season.runs_in(DayRange::new(day, day)).is_empty() || resting.iter().any(|m| season.value(*m, day).is_some())
}

fn quiet(evidence: &Evidence) -> bool {
    evidence.hardly_exposed() && evidence.body.unwrap_or(0.0) < 0.25
}

/// How hard training was up to the day before a run: jump, week, return and deep fatigue, whichever is most
/// (section 10.2).
fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    let state = progression(season, season.runs.get(index)?.day.plus(-1));
    let parts = [state.spike, state.week, state.comeback, state.deep_fatigue];
    parts.into_iter().flatten().max_by(f64::total_cmp)
}

/// The same on waking, with the day before itself: a morning is rated before any pace tells how hard that was.
fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    let state = progression(season, day.plus(-1));
    let parts = [state.spike, state.week, state.comeback, state.deep_fatigue, hard_day(season, day.plus(-1))];
    parts.into_iter().flatten().max_by(f64::total_cmp)
}

fn weigh(season: &Season, day: Day) -> Evidence {
    let known_days = first_run(season).map_or(0, |first| day.since(first) + 1).max(0);
    let resting = recovery(season, day);
    let mut evidence = Evidence { coverage: covered(season, day, known_days, &resting), ..Evidence::default() };
    if red_flags::has_risk(season, "pregnancy") {
        evidence.veto = Some((Phrase::plain("overtraining-veto-pregnancy"), None));
        return evidence;
    }
    if let Some(since) = load_scale_changed(season, day) {
        let until = since.plus(load_scale::DAYS);
        evidence.veto = Some((Phrase::plain("overtraining-veto-load"), Some(until)));
        return evidence;
    }
    if known_days < HISTORY_DAYS {
        let have = Quantity::Count(f64::from(known_days));
        evidence.missing.push(Phrase::new("overtraining-missing-weeks", [("have", have)]));
        return evidence;
    }
    let state = progression(season, day);
    evidence.exposure = Some(exposure(&exposures(&state)));
    say(&mut evidence, season, &state, day);
    say_resting(&mut evidence, &resting, day);
    body_signs::add_to(&mut evidence, season, day, CauseId::Overtraining, &[Sign::HrvDown, Sign::RhrUp]);
    speak_against(&mut evidence, season, &state, &resting, day);
    let spike = state.spike.unwrap_or(0.0);
    evidence.raise_after = (spike > 0.0 && spike >= leading(&state)).then_some(1);
    let body = evidence.body.unwrap_or(0.0);
    if body >= UNREASONED_BODY && evidence.hardly_exposed() {
        let says = Phrase::plain("overtraining-part-no-reason");
        evidence.parts.push(Part::own(says, DayRange::ending(day, LASTING_DAYS), 1, body));
    }
    if body < LASTING_BODY || !lasting(season, day) {
        evidence.cap = Some(PASSING_CAP);
    }
    evidence
}

/// The seven exposures, weighed (J).
fn exposures(state: &Progression) -> [f64; 7] {
    let e = |value: Option<f64>| value.unwrap_or(0.0);
    [
        e(state.spike),
        0.8 * e(state.week),
        0.8 * e(state.ramp),
        0.7 * e(state.deep_fatigue),
        e(state.comeback),
        0.6 * e(state.volume),
        0.5 * e(state.monotony),
    ]
}

/// Several exposures together: one minus the product of what each leaves.
pub(super) fn exposure(weighed: &[f64]) -> f64 {
    (1.0 - weighed.iter().map(|e| 1.0 - e).product::<f64>()).clamp(0.0, 1.0)
}

/// The strongest exposure.
fn leading(state: &Progression) -> f64 {
    exposures(state).into_iter().fold(0.0, f64::max)
}

fn first_run(season: &Season) -> Option<Day> {
    season.runs.iter().find(|run| run.activity.is_run()).map(|run| run.day)
}

fn covered(season: &Season, day: Day, known_days: i32, resting: &Recovery) -> f64 {
    let weeks = season.runs_in(DayRange::ending(day, HISTORY_DAYS));
    let month = season.runs_in(DayRange::ending(day, 28));
    let newest = weeks.iter().rev().find(|run| run.activity.is_run()).map(|run| run.day);
    let heart = weeks.iter().filter(|run| run.load_method == Some(LoadMethod::HeartRate)).count();
    let effort = month.iter().filter(|run| run.effort.is_some()).count();
    let tired = season.diary.seen(DayRange::ending(day, 28)).filter(|(_, said)| said.tired.is_some()).count();
    let values = f64::from(resting.hrv_values.max(resting.rhr_values));
    coverage(&[
        Input::aging(f64::from(known_days), f64::from(HISTORY_DAYS), newest, day, max_age::RUNS, 3.0),
        Input::ageless(heart as f64, 20.0, 1.0),
        Input::ageless(effort as f64, 10.0, 1.0),
        Input::ageless(values, 21.0, 1.0),
        Input::ageless(tired as f64, 10.0, 1.0),
    ])
}

/// What is to be said of the load, by the article's four origins.
fn say(evidence: &mut Evidence, season: &Season, state: &Progression, day: Day) {
    let weighed = exposures(state);
    let week = DayRange::ending(day, 7);
    let mut push = |says: Option<Phrase>, window: DayRange, strength: f64, tag: OriginTag| {
        if let Some(says) = says.filter(|_| strength >= WORTH_SAYING) {
            evidence.parts.push(Part { tag, ..Part::own(says, window, 1, strength) });
        }
    };
    let [spike, habit, ramp, tired, comeback, volume, monotony] = weighed;
    let long_run = state.spike_run.and_then(|index| season.runs.get(index));
    let spiked = state.spike_pct.map(|percent| {
        let percent = ("percent", Quantity::Percent(percent));
        match long_run.and_then(|run| Some((run.day, run.activity.distance_m()?))) {
            Some((on, metres)) => Phrase::new(
                "overtraining-part-spike",
                [("date", Quantity::Date(on)), ("distance", Quantity::Distance(metres)), percent],
            ),
            None => Phrase::new("overtraining-part-spike-undated", [percent]),
        }
    });
    push(spiked, DayRange::ending(day, 10), spike, OriginTag::Own);
    let usual = state.week_load.zip(state.week_median);
    let usual = usual.map(|(load, usual)| [("load", Quantity::Load(load)), ("usual", Quantity::Load(usual))]);
    push(usual.map(|values| Phrase::new("overtraining-part-week", values)), week, habit, OriginTag::Own);
    let risen = state.ctl_change_7d.map(|rise| Phrase::new("overtraining-part-ramp", [("rise", Quantity::Load(rise))]));
    push(risen, week, ramp, OriginTag::Own);
    push(Some(Phrase::plain("overtraining-part-tired")), week, tired, OriginTag::Own);
    let back = state
        .gap_days
        .map(|days| Phrase::new("overtraining-part-return", [("days", Quantity::Count(f64::from(days)))]));
    push(back, DayRange::ending(day, 21), comeback, OriginTag::Own);
    push(Some(Phrase::plain("overtraining-part-volume")), DayRange::ending(day, 42), volume, OriginTag::Own);
    push(Some(Phrase::plain("overtraining-part-monotony")), week, monotony, OriginTag::Own);
}

/// What the resting values show.
fn say_resting(evidence: &mut Evidence, resting: &Recovery, day: Day) {
    if let Some(down) = resting.hrv_down.filter(|down| *down >= WORTH_SAYING && resting.days_below > 0) {
        let n = resting.days_below;
        let says = Phrase::new("overtraining-part-hrv-low", [("days", Quantity::Count(f64::from(n)))]);
        evidence.parts.push(Part::own(says, DayRange::ending(day, n as i32), n as usize, down));
    }
    if let (Some(change), Some(up)) = (resting.rhr_change, resting.rhr_up.filter(|up| *up >= WORTH_SAYING)) {
        let says = Phrase::new("overtraining-part-resting", [("change", Quantity::HeartRateChange(change))]);
        evidence.parts.push(Part::own(says, DayRange::ending(day, 7), 7, up));
    }
    if resting.hrv_values == 0 && resting.rhr_values == 0 {
        evidence.missing.push(Phrase::plain("overtraining-missing-recovery"));
    }
}

/// Fresh legs, a race not long ago and heart-rate variability in its band speak against it.
fn speak_against(evidence: &mut Evidence, season: &Season, state: &Progression, resting: &Recovery, day: Day) {
    let window = DayRange::ending(day, 7);
    let mut counter: f64 = 0.0;
    if state.tsb.is_some_and(|balance| balance > 0.0) {
        counter += FRESH;
        evidence.against.push(Part::own(Phrase::plain("overtraining-against-fresh"), window, 7, FRESH));
    }
    if season.phases.get(day) == Some(Phase::Recovery) {
        counter += RACED;
        let says = Phrase::plain("causes-confounder-race-recovery");
        evidence.against.push(Part::own(says, DayRange::ending(day, LASTING_DAYS), 1, RACED));
    }
    if resting.hrv_down == Some(0.0) && resting.hrv_up == Some(0.0) {
        counter += IN_BAND;
        evidence.against.push(Part::own(Phrase::plain("overtraining-against-hrv"), window, 7, IN_BAND));
    }
    evidence.counter = evidence.counter.max(counter);
}

/// Whether the body has shown it for two weeks, with lost performance or rest that does not help.
fn lasting(season: &Season, day: Day) -> bool {
    let shown = |day: Day| {
        let signs = body_signs::usable_signs(season, day);
        body_signs::body(CauseId::Overtraining, &signs).shown.is_some_and(|body| body >= LASTING_BODY)
    };
    let today = body_signs::usable_signs(season, day);
    let proven = [Sign::Perf, Sign::NoFix].iter().any(|sign| today.get(*sign).is_some_and(|s| s >= 0.5));
    let days = DayRange::ending(day, LASTING_DAYS);
    proven && days.iter().all(shown)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_exposures_add_up_to_less_than_their_sum() {
        // TV-42: a spike of 0.4, a week of 0.5, deep fatigue of 0.3.
        let state =
            Progression { spike: Some(0.4), week: Some(0.5), deep_fatigue: Some(0.3), ..Progression::default() };
        assert!((exposure(&exposures(&state)) - 0.7156).abs() < 1e-4);
        assert_eq!(exposure(&exposures(&Progression::default())), 0.0);
    }
}
