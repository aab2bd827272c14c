//! Invented runners through the whole chain: the hidden cause is found, harmless changes are not taken for one.
//!
//! `LIGHTFOOT_SEEDS=30 cargo test --release --no-default-features --test core runners:: -- --nocapture` runs a larger
//! evaluation and prints its table.

use std::sync::Arc;

use lightfoot::analysis::{analyse, digest::digest};
use lightfoot::causes::{CauseId, Judgement, State, judge};
use lightfoot::model::{Activity, Day, DayRange, History};
use lightfoot::simulate::{Injection, Invented, Plan, Twist, invent};

/// Runners per cause and twist.
fn seeds() -> u64 {
    std::env::var("LIGHTFOOT_SEEDS").ok().and_then(|n| n.parse().ok()).unwrap_or(2)
}

fn last() -> Day {
    Day::parse("2026-05-31").unwrap()
}

/// The history as the library would give it.
pub(crate) fn history(invented: Invented) -> History {
    let activity = |recording: lightfoot::model::Recording| {
        let digest = Arc::new(digest(&recording));
        Arc::new(Activity {
            id: format!("{}", recording.start_utc_s).into(),
            start_utc_s: recording.start_utc_s,
            utc_offset_s: recording.utc_offset_s,
            local_date: recording.local_date(),
            sport: recording.sport,
            totals: recording.totals.clone(),
            devices: recording.devices.clone(),
            digest,
            ..Activity::default()
        })
    };
    let mut profile = invented.profile;
    profile.remove("lightfoot_profile");
    History {
        runner: serde_json::from_value(profile.into()).unwrap(),
        activities: invented.recordings.into_iter().map(activity).collect(),
        readings: invented.readings,
        nights: invented.nights,
        diary: invented.diary,
        revision: 1,
    }
}

fn judged(plan: &Plan) -> Judgement {
    judge(&analyse(&history(invent(plan))))
}

fn with_cause(injection: Injection, seed: u64) -> Plan {
    let when = DayRange::ending(last(), injection.usual_days());
    Plan { injections: vec![(injection, when)], ..Plan::healthy(seed, last()) }
}

/// The state, rank and score of a cause.
fn standing(judgement: &Judgement, key: &str) -> String {
    let found = judgement.findings.iter().enumerate().find(|(_, finding)| finding.cause.key() == key);
    found.map_or_else(String::new, |(rank, finding)| {
        let e = &finding.evidence;
        format!(
            "#{} {} S {:.0} E {:.2} M {:.2} X {:.2} K {:.2}",
            rank + 1,
            finding.state.key(),
            finding.score.unwrap_or(-1.0),
            e.exposure.unwrap_or(-1.0),
            e.body.unwrap_or(-1.0),
            e.counter,
            e.coverage
        )
    })
}

fn is_likely(state: &State) -> bool {
    matches!(state, State::Likely | State::Strong)
}

#[test]
fn the_hidden_cause_is_raised_in_its_window_and_ranked_first() {
    let (mut all, mut raised, mut likely, mut first) = (0, 0, 0, 0);
    for injection in Injection::ALL {
        for seed in 1..=seeds() {
            let plan = with_cause(injection, 100 + seed);
            let (_, when) = plan.injections[0];
            let judgement = judged(&plan);
            let mine = |cause: CauseId| cause.key() == injection.key();
            let episodes = judgement.episodes.iter().filter(|e| mine(e.cause) && e.to.is_none_or(|to| to > when.first));
            let peaks: Vec<_> = episodes.map(|episode| episode.peak.clone()).collect();
            all += 1;
            raised += u32::from(!peaks.is_empty());
            likely += u32::from(peaks.iter().any(is_likely));
            let top = &judgement.findings[0];
            first += u32::from(mine(top.cause) && top.state.is_raised());
            println!(
                "{:18} {seed:3} {:60} first: {} {}",
                injection.key(),
                standing(&judgement, injection.key()),
                top.cause.key(),
                standing(&judgement, top.cause.key())
            );
        }
    }
    println!("of {all}: raised {raised}, likely {likely}, first {first}");
    let share = |n: u32| f64::from(n) / f64::from(all);
    assert!(share(raised) >= 0.9, "raised {raised} of {all}");
    assert!(share(likely) >= 0.75, "likely {likely} of {all}");
    assert!(share(first) >= 0.8, "first {first} of {all}");
}

#[test]
fn healthy_runners_and_harmless_changes_raise_nothing() {
    let mut plans: Vec<(String, Plan)> =
        (1..=2 * seeds()).map(|seed| ("healthy".to_owned(), Plan::healthy(200 + seed, last()))).collect();
    for twist in Twist::ALL {
        for seed in 1..=seeds() {
            let days = if twist == Twist::SlowerBlock { 42 } else { 14 };
            let when = DayRange::ending(last().plus(-14), days);
            plans.push((
                format!("{twist:?}"),
                Plan { twists: vec![(twist, when)], ..Plan::healthy(300 + seed, last()) },
            ));
        }
    }
    let (all, mut wrong) = (plans.len(), Vec::new());
    for (name, plan) in plans {
        let judgement = judged(&plan);
        for episode in judgement.episodes.iter().filter(|episode| is_likely(&episode.peak)) {
            wrong.push(format!(
                "{name} {}: {} {:?}–{:?}",
                plan.seed,
                episode.cause.key(),
                episode.from.to_string(),
                episode.to.map(|to| to.to_string())
            ));
        }
    }
    println!("{}\nof {all}: {} false flags at likely", wrong.join("\n"), wrong.len());
    assert!(wrong.len() as f64 <= 0.03 * all as f64, "{}", wrong.join("\n"));
}

#[test]
fn a_month_of_data_raises_nothing_and_says_what_is_missing() {
    let judgement = judged(&Plan { days: 30, ..Plan::healthy(7, last()) });
    for finding in &judgement.findings {
        assert!(!is_likely(&finding.state), "{} {:?}", finding.cause.key(), finding.state);
        let silent = matches!(finding.state, State::NotEnoughData(_)) || !finding.evidence.missing.is_empty();
        let told = matches!(finding.state, State::Clear | State::Watch);
        assert!(silent || told, "{}", finding.cause.key());
    }
}

#[test]
fn a_verdict_does_not_depend_on_later_days() {
    let plan = with_cause(Injection::Sleep, 11);
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
