//! Invented runners through the whole chain: the hidden cause is found, harmless changes are not taken for one. The
//! large evaluation of the same is `cargo bench --no-default-features --bench proof`.

use lightfoot::analysis::analyse;
use lightfoot::causes::{CauseId, Judgement, State, judge};
use lightfoot::model::Day;
use lightfoot::simulate::{Injection, Notes, Plan, Twist, invent};

pub(crate) use crate::measure::history;
use crate::measure::{Outcome, is_likely, judged, outcome, standing};

/// Runners a cause.
const SEEDS: std::ops::RangeInclusive<u64> = 101..=102;

fn last() -> Day {
    Day::parse("2026-05-31").unwrap()
}

fn judgement(plan: &Plan) -> Judgement {
    judged(&history(invent(plan)))
}

/// How the only hidden cause of a plan came out.
fn told(plan: &Plan) -> Outcome {
    let (injection, when) = plan.injections[0];
    let judgement = judgement(plan);
    let out = outcome(&judgement, &judgement, injection.key(), when);
    let top = judgement.findings[0].cause.key();
    println!(
        "{:18} {:3} {} | first {top} {}",
        injection.key(),
        plan.seed,
        standing(&judgement, injection.key()),
        standing(&judgement, top)
    );
    out
}

fn share(outcomes: &[Outcome], is: impl Fn(&Outcome) -> bool) -> f64 {
    outcomes.iter().filter(|outcome| is(outcome)).count() as f64 / outcomes.len() as f64
}

#[test]
fn the_hidden_cause_is_raised_in_its_window_and_ranked_first() {
    let plans = Injection::ALL.into_iter().flat_map(|injection| {
        SEEDS.map(move |seed| Plan { answers: 0.8, ..Plan::healthy(seed, last()) }.with(injection))
    });
    let outcomes: Vec<Outcome> = plans.map(|plan| told(&plan)).collect();
    assert!(share(&outcomes, |o| o.raised) >= 0.9);
    assert!(share(&outcomes, |o| o.likely) >= 0.75);
    assert!(share(&outcomes, |o| o.place == 1) >= 0.8);
}

/// Section 11.6: the usual data, a moderate dose.
#[test]
fn a_moderate_cause_is_found_in_usual_data() {
    let plan = |injection| Plan { dose: 0.7, ..Plan::healthy(103, last()) }.noting(Notes::Usual).with(injection);
    let outcomes: Vec<Outcome> = Injection::ALL.into_iter().map(|injection| told(&plan(injection))).collect();
    assert!(share(&outcomes, |o| o.likely) >= 0.65, "recall");
    assert!(share(&outcomes, |o| o.place <= 3) >= 0.85, "among the first three");
    let quick = Injection::ALL.into_iter().zip(&outcomes).filter(|(injection, _)| injection.usual_days() <= 35);
    let mut days: Vec<i32> = quick.filter_map(|(_, outcome)| outcome.days_to_likely).collect();
    days.sort_unstable();
    assert!(days.get(days.len() / 2).is_some_and(|median| *median <= 21), "days to a likely flag: {days:?}");
}

#[test]
fn healthy_runners_and_harmless_changes_raise_nothing() {
    let healthy = (201..=203).map(|seed| ("healthy", Plan::healthy(seed, last())));
    let twisted = Twist::ALL.into_iter().map(|twist| (twist.key(), Plan::healthy(301, last()).twisted(twist)));
    let plans: Vec<(&str, Plan)> = healthy.chain(twisted).collect();
    let mut wrong = Vec::new();
    for (name, plan) in plans {
        let judgement = judgement(&plan);
        let likely = judgement.episodes.iter().filter(|episode| is_likely(&episode.peak));
        wrong.extend(likely.map(|e| format!("{name} {}: {} from {}", plan.seed, e.cause.key(), e.from)));
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn poor_data_never_clear_a_cause_that_could_not_be_looked_at() {
    for (notes, seed) in [(Notes::Poor, 401), (Notes::Poor, 402), (Notes::Barebones, 403)] {
        let judgement = judgement(&Plan::healthy(seed, last()).noting(notes));
        for finding in &judgement.findings {
            let covered = finding.evidence.coverage >= 0.5;
            assert!(covered || finding.state != State::Clear, "{} {}", notes.key(), finding.cause.key());
        }
        let unknown = judgement.findings.iter().filter(|f| matches!(f.state, State::NotEnoughData(_))).count();
        assert!(unknown >= 3, "{}: {unknown} could not be told", notes.key());
    }
}

#[test]
fn a_month_of_data_raises_nothing_and_says_what_is_missing() {
    let judgement = judgement(&Plan { days: 30, ..Plan::healthy(7, last()) });
    for finding in &judgement.findings {
        assert!(!is_likely(&finding.state), "{} {:?}", finding.cause.key(), finding.state);
        let silent = matches!(finding.state, State::NotEnoughData(_)) || !finding.evidence.missing.is_empty();
        let told = matches!(finding.state, State::Clear | State::Watch);
        assert!(silent || told, "{}", finding.cause.key());
    }
}

#[test]
fn a_verdict_does_not_depend_on_later_days() {
    let plan = Plan::healthy(11, last()).with(Injection::Sleep);
    let history = history(invent(&plan));
    for back in [3, 17, 40, 120] {
        let day = last().plus(-back);
        let then = judge(&analyse(&history.until(day)));
        let mut later = history.clone();
        later.activities.truncate(history.activities.len() - 1);
        let again = judge(&analyse(&later.until(day)));
        assert_eq!(format!("{:?}", then.findings), format!("{:?}", again.findings));
        let whole = judge(&analyse(&history));
        for (index, cause) in CauseId::ALL.iter().enumerate() {
            assert_eq!(then.grades[index].get(day), whole.grades[index].get(day), "{} on {day}", cause.key());
        }
    }
}
