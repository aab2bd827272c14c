//! Warnings that come before every cause, and the one-sentence verdict.

use lightfoot::analysis::{MetricId, Season};
use lightfoot::causes::{CauseId, Judgement, Urgency, judge, referrals, verdict};
use lightfoot::model::diary::Side;
use lightfoot::model::runner::{Sex, Units};
use lightfoot::model::{Day, Diary};
use lightfoot::text::Text;

use super::season::{empty, rated, run, say, set};

fn signs(season: &Season, day: i32) -> Vec<&'static str> {
    referrals(season, Day(day)).iter().map(|referral| referral.sign).collect()
}

#[test]
fn one_swollen_leg_is_to_be_seen_today() {
    let mut season = empty(30);
    let said =
        Diary { one_leg: Some(true), leg_swelling: Some(2.0), swelling_side: Some(Side::Left), ..Diary::default() };
    say(&mut season, 20, said);
    let found = referrals(&season, Day(22));
    assert_eq!((found[0].sign, found[0].urgency), ("one_leg_swollen", Urgency::Today));
    let sentence = Text::english(Units::Metric).say(&found[0].text);
    assert!(sentence.contains("blood clot") && sentence.contains("Be seen today"), "{sentence}");
    assert!(signs(&season, 19).is_empty(), "nothing is known before it was said");
    assert!(signs(&season, 27).is_empty());
}

#[test]
fn swelling_of_both_legs_or_one_heavy_leg_is_no_clot() {
    let mut season = empty(30);
    say(&mut season, 20, Diary { leg_swelling: Some(2.0), swelling_side: Some(Side::Both), ..Diary::default() });
    say(&mut season, 21, Diary { one_leg: Some(true), ..Diary::default() });
    say(&mut season, 22, Diary { leg_swelling: Some(0.0), swelling_side: Some(Side::Left), ..Diary::default() });
    assert!(signs(&season, 22).is_empty());
    season.runner.circulation_risks = Some(vec!["pregnancy".into()]);
    assert_eq!(signs(&season, 22), ["pregnancy_swelling"]);
}

#[test]
fn a_resting_heart_rate_twenty_beats_up_for_two_days_needs_a_physician() {
    let mut season = empty(70);
    for day in 0..70 {
        set(&mut season, MetricId::RestingHr, day, 50.0);
    }
    set(&mut season, MetricId::RestingHr, 68, 70.0);
    assert!(signs(&season, 68).is_empty());
    set(&mut season, MetricId::RestingHr, 69, 72.0);
    assert_eq!(signs(&season, 69), ["resting_heart_rate_high"]);
    set(&mut season, MetricId::RestingHr, 69, 69.0);
    assert!(signs(&season, 69).is_empty());
}

#[test]
fn low_blood_values_ask_for_an_appointment() {
    let mut season = empty(200);
    season.runner.sex = Some(Sex::Male);
    say(&mut season, 50, Diary { ferritin_ug_l: Some(14.0), haemoglobin_g_l: Some(129.0), ..Diary::default() });
    assert_eq!(signs(&season, 60), ["haemoglobin_low", "ferritin_low"]);
    season.runner.sex = Some(Sex::Female);
    assert_eq!(signs(&season, 60), ["ferritin_low"]);
    assert!(signs(&season, 190).is_empty(), "a test older than 120 days is not used");
}

#[test]
fn weight_gained_on_a_long_run_is_an_emergency_with_symptoms() {
    let mut season = empty(10);
    let mut long = run(5, 24.0);
    std::sync::Arc::make_mut(&mut long.activity).totals.timer_s = Some(8_000.0);
    long.said.weight_before_kg = Some(70.0);
    long.said.weight_after_kg = Some(70.8);
    season.runs = vec![long];
    let found = referrals(&season, Day(5));
    assert_eq!((found[0].sign, found[0].urgency), ("weight_gained_on_run", Urgency::Emergency));
}

#[test]
fn a_loss_of_five_percent_in_half_a_year_is_named() {
    let mut season = empty(200);
    for day in (0..200).step_by(2) {
        set(&mut season, MetricId::Weight, day, if day < 100 { 70.0 } else { 66.0 });
    }
    assert_eq!(signs(&season, 199), ["weight_loss"]);
    assert!(signs(&season, 90).is_empty());
}

#[test]
fn every_warning_has_its_text() {
    let text = Text::english(Units::Metric);
    for number in 1..=14 {
        assert!(text.has(&format!("causes-redflag-{number}")), "RF{number}");
    }
    for urgency in [Urgency::Emergency, Urgency::Today, Urgency::Soon] {
        assert!(text.has(urgency.heading()));
    }
}

#[test]
fn the_verdict_tells_fine_legs_from_unknown_ones() {
    let mut season = empty(60);
    season.runs = (0..60).step_by(3).map(|day| run(day, 8.0)).collect();
    assert_eq!(verdict(&judge(&season)).id, "causes-verdict-not-enough");
    season.runs = (0..60).step_by(3).map(|day| rated(day, 8.0, 3.0)).collect();
    assert_eq!(verdict(&judge(&season)).id, "causes-verdict-healthy");
}

#[test]
fn heavy_legs_without_a_cause_are_said_to_be_unexplained() {
    let mut season = empty(60);
    season.runs = (0..60).step_by(3).map(|day| rated(day, 8.0, 7.0)).collect();
    let judgement = judge(&season);
    assert_eq!(judgement.unexplained.as_ref().unwrap().id, "causes-unexplained-too-little");
    assert_eq!(verdict(&judgement).id, "causes-verdict-unexplained");
    assert_eq!(judgement.wanted.len(), 3, "the three inputs that would help most: {:?}", judgement.wanted);
    assert_eq!(judgement.legs.heavy_runs, 20);
    assert_eq!(judgement.legs.heavy_last_14_days, 4);
    let told = Text::english(Units::Metric).say(&verdict(&judgement));
    assert!(told.starts_with("4 of your 4 rated runs"), "{told}");
}

#[test]
fn the_verdict_names_the_best_match() {
    let mut judgement = judge(&empty(3));
    judgement.runs = 9;
    let sleep = judgement.findings.iter().position(|f| f.cause == CauseId::Sleep).unwrap();
    judgement.findings[sleep].state = lightfoot::causes::State::Likely;
    assert_eq!(verdict(&judgement).id, "sleep-verdict");
    judgement.findings.iter_mut().for_each(|f| f.state = lightfoot::causes::State::Likely);
    assert_eq!(verdict(&judgement).id, judgement.findings[0].cause.cause().card.verdict_several);
    assert_eq!(verdict(&Judgement::default()).id, "causes-verdict-nothing");
}
