//! Poor circulation: answers and evenings, never runs.

use lightfoot::analysis::{Season, Sign, analyse};
use lightfoot::causes::{CauseId, Evidence, Judgement, judge};
use lightfoot::model::diary::{HeavyWhen, Side};
use lightfoot::model::{Day, Diary, DiaryRow, History};

use super::season::{empty, say, show};
use crate::form::runner::{Dice, START, history};

fn weigh(season: &Season, day: i32) -> Evidence {
    (CauseId::Circulation.cause().weigh)(season, Day(day))
}

fn risks(season: &mut Season, named: &[&str]) {
    season.runner.circulation_risks = Some(named.iter().map(|risk| (*risk).to_owned()).collect());
}

#[test]
fn risks_are_counted_and_veins_in_the_family_count_more() {
    let mut season = empty(60);
    assert_eq!(weigh(&season, 50).exposure, None, "the form was never filled in");
    assert_eq!(weigh(&season, 50).missing[0].id, "circulation-missing-form");
    risks(&mut season, &[]);
    assert_eq!(weigh(&season, 50).exposure, Some(0.0));
    risks(&mut season, &["smoking", "blood_clot_history", "obesity", "family_history"]);
    assert!((weigh(&season, 50).exposure.unwrap() - 0.51).abs() < 1e-9); // TV-49
    season.runner.birth_year = Some(1915); // 55 years old
    assert!((weigh(&season, 50).exposure.unwrap() - 0.63).abs() < 1e-9);
}

#[test]
fn runs_alone_show_nothing() {
    let mut season = empty(60);
    risks(&mut season, &["smoking"]);
    assert_eq!(weigh(&season, 50).body, None);
    show(&mut season, &[(Sign::HrpUp, 1.0), (Sign::Tired, 1.0), (Sign::RpeUp, 1.0)]);
    assert_eq!(weigh(&season, 50).body, Some(0.0));
    show(&mut season, &[(Sign::Sore, 1.0), (Sign::Fix, 1.0)]);
    assert_eq!(weigh(&season, 50).counter, 0.5);
}

#[test]
fn light_legs_on_waking_after_swollen_evenings_are_relief() {
    let mut season = empty(60);
    risks(&mut season, &["long_sitting_or_standing"]);
    for day in 30..50 {
        let swollen = Diary { leg_swelling: Some(2.0), legs_morning: Some(1.0), ..Diary::default() };
        say(&mut season, day, swollen);
    }
    let relieved = |season: &Season| {
        let parts = weigh(season, 50).parts;
        parts.iter().any(|part| part.says.id == "circulation-part-relief")
    };
    assert!(!relieved(&season), "nothing swelled");
    show(&mut season, &[(Sign::Swell, 1.0)]);
    assert!(relieved(&season));
    // Nothing at rest (0 of 0.35), swollen (0.25), relieved (0.2).
    assert!((weigh(&season, 50).body.unwrap() - 0.45 / 0.80).abs() < 1e-9);
}

/// Runs of the histories, one every other day.
const RUNS: i32 = 150;

/// A healthy year of runs in which, for the last eight weeks, legs swell in the evening and feel heavy.
fn veins(seed: u64, swelling: f64, side: Side) -> History {
    veins_since(START.plus(2 * RUNS - 56), seed, swelling, side)
}

fn veins_since(begun: Day, seed: u64, swelling: f64, side: Side) -> History {
    let runs = RUNS;
    let mut history = history(seed, runs, |_, _| {});
    let mut dice = Dice(seed + 900);
    for row in &mut history.diary {
        let heavy = row.day >= begun && swelling > 0.0;
        let legs = (if heavy { 6.5 } else { 3.0 }) + dice.normal(0.9);
        row.said.legs_heaviness = Some(legs.clamp(0.0, 10.0).round());
        row.said.heavy_when = heavy.then_some(HeavyWhen::Start);
        row.said.stiff_then_eased = heavy.then_some(true);
    }
    for day in (0..2 * runs).map(|day| START.plus(day)).filter(|day| *day >= begun) {
        let evening = Diary {
            leg_swelling: Some((swelling + dice.normal(0.4)).clamp(0.0, 3.0).round()),
            swelling_side: (swelling > 0.0).then_some(side),
            legs_morning: Some((1.5 + dice.normal(0.7)).clamp(0.0, 10.0).round()),
            tired: Some((2.0 + dice.normal(0.8)).clamp(0.0, 10.0).round()),
            ..Diary::default()
        };
        history.diary.push(DiaryRow { day, said: evening, ..DiaryRow::default() });
    }
    history.diary.sort_by_key(|row| row.day);
    history.runner.circulation_risks = Some(vec!["long_sitting_or_standing".into(), "family_history".into()]);
    history
}

fn state(judgement: &Judgement) -> &'static str {
    judgement.findings.iter().find(|finding| finding.cause == CauseId::Circulation).unwrap().state.key()
}

#[test]
fn swollen_evenings_and_light_mornings_are_raised_and_ranked_first() {
    for seed in [41, 42, 43] {
        let judgement = judge(&analyse(&veins(seed, 2.0, Side::Both)));
        assert_eq!(judgement.findings[0].cause, CauseId::Circulation);
        assert_eq!(state(&judgement), "likely");
        assert!(judgement.findings[0].score <= Some(74.0), "never strong");
        super::words::assert_whole(&judgement);
    }
}

#[test]
fn veins_that_were_weak_from_the_first_day_are_found_though_legs_feel_as_ever() {
    for seed in [46, 47] {
        let judgement = judge(&analyse(&veins_since(START, seed, 2.0, Side::Both)));
        assert_eq!(state(&judgement), "likely");
    }
}

#[test]
fn one_swollen_leg_is_a_warning_and_no_matter_for_the_card() {
    let judgement = judge(&analyse(&veins(44, 2.0, Side::Left)));
    assert_eq!(judgement.referrals[0].sign, "one_leg_swollen");
    assert!(!matches!(state(&judgement), "likely" | "strong"), "{}", state(&judgement));
}

#[test]
fn risks_without_any_swelling_raise_nothing() {
    let judgement = judge(&analyse(&veins(45, 0.0, Side::Both)));
    assert_eq!(state(&judgement), "clear");
    assert!(judgement.episodes.iter().all(|episode| episode.cause != CauseId::Circulation));
}

#[test]
fn evenings_that_were_noted_are_weighed_without_the_form() {
    let mut season = empty(60);
    for day in 30..50 {
        say(&mut season, day, Diary { leg_swelling: Some(2.0), ..Diary::default() });
    }
    show(&mut season, &[(Sign::Swell, 1.0)]);
    let evidence = weigh(&season, 50);
    assert_eq!(evidence.exposure, Some(0.0));
    assert!(evidence.body > Some(0.4) && evidence.coverage < 0.5);
    assert_eq!(evidence.missing[0].id, "circulation-missing-form");
    assert_eq!(weigh(&season, 33).exposure, None, "four evenings are too few");
}
