//! Iron deficiency: the vectors, the rules of its card, and a whole runner whose stores run empty.

use lightfoot::analysis::iron::slow_tiredness;
use lightfoot::analysis::pace::HeartTrend;
use lightfoot::analysis::trend::Trend;
use lightfoot::analysis::{Season, Sign, analyse};
use lightfoot::causes::{CauseId, Evidence, Finding, Judgement, Legs, judge};
use lightfoot::model::diary::Period;
use lightfoot::model::runner::{Diet, Sex, Units};
use lightfoot::model::{Day, Diary, DiaryRow, History};
use lightfoot::text::Text;

use super::season::{empty, rated, say, show};
use crate::form::runner::{Dice, START, history};

fn weigh(season: &Season, day: i32) -> Evidence {
    (CauseId::IronDeficiency.cause().weigh)(season, Day(day))
}

fn near(value: Option<f64>, wanted: f64) {
    let value = value.expect("a known value");
    assert!((value - wanted).abs() < 1e-9, "{value} is not {wanted}");
}

fn ferritin(ug_l: f64) -> Diary {
    Diary { ferritin_ug_l: Some(ug_l), ..Diary::default() }
}

/// A season of a vegan woman with heavy periods.
fn vegan(days: i32) -> Season {
    let mut season = empty(days);
    season.runner.sex = Some(Sex::Female);
    season.runner.diet = Some(Diet::Vegan);
    season.runner.menstruates = Some(true);
    season.runner.heavy_periods = Some(true);
    season
}

#[test]
fn risk_groups_add_up_and_a_blood_test_replaces_them() {
    let mut season = vegan(400);
    near(weigh(&season, 100).exposure, 0.60); // TV-47
    say(&mut season, 50, ferritin(22.0));
    let tested = weigh(&season, 100);
    near(tested.exposure, 0.80); // TV-47
    assert!(tested.lab && tested.floor == Some(60.0));
    // After 120 days the test gives way to the risks, and is a sign of an earlier deficiency once it is gone.
    near(weigh(&season, 230).exposure, 0.5 * 0.80 + 0.5 * 0.60);
    assert!(!weigh(&season, 230).lab);
    near(weigh(&season, 300).exposure, 0.70);
}

#[test]
fn each_risk_has_its_weight() {
    let mut season = empty(400);
    season.runner.diet = Some(Diet::Omnivore);
    near(weigh(&season, 100).exposure, 0.0);
    season.runner.blood_donations = vec![Day(50)];
    near(weigh(&season, 140).exposure, 0.35);
    near(weigh(&season, 141).exposure, 0.0);
    near(weigh(&season, 49).exposure, 0.0);
    say(&mut season, 145, Diary { period: Some(Period::Start), ..Diary::default() });
    near(weigh(&season, 145).exposure, 0.15);
    say(&mut season, 146, Diary { period: Some(Period::Heavy), ..Diary::default() });
    near(weigh(&season, 146).exposure, 0.35);
}

#[test]
fn legs_that_gave_in_suddenly_do_not_deny_a_slow_rise() {
    let mut season = vegan(200);
    show(&mut season, &[(Sign::HrpUp, 1.0), (Sign::Tired, 1.0), (Sign::Sudden, 1.0)]);
    near(Some(weigh(&season, 199).counter), 0.5);
    let trend = Trend { per_28_days: 2.0, low_per_28_days: Some(0.5), values: 30 };
    season.slow.heart_trend = vec![HeartTrend { day: Day(199), trend, trust: 1.0 }];
    near(Some(weigh(&season, 199).counter), 0.0);
}

#[test]
fn full_stores_speak_against_it_less_when_inflammation_may_hide_the_truth() {
    let mut season = vegan(200);
    say(&mut season, 50, ferritin(80.0));
    assert_eq!((weigh(&season, 60).exposure, weigh(&season, 60).counter), (Some(0.0), 0.8));
    say(&mut season, 50, Diary { crp_mg_l: Some(9.0), ..ferritin(80.0) });
    assert_eq!(weigh(&season, 60).counter, 0.4);
    say(&mut season, 47, Diary { ill: Some(true), ..Diary::default() });
    say(&mut season, 50, ferritin(80.0));
    assert_eq!(weigh(&season, 60).counter, 0.4);
}

#[test]
fn a_low_haemoglobin_settles_it_by_the_limits_of_each_sex() {
    let mut season = vegan(200);
    say(&mut season, 50, Diary { haemoglobin_g_l: Some(125.0), ..Diary::default() });
    assert!(!weigh(&season, 60).lab, "a good haemoglobin says nothing of the stores");
    season.runner.sex = Some(Sex::Male);
    let thin = weigh(&season, 60);
    assert_eq!((thin.exposure, thin.floor, thin.lab), (Some(1.0), Some(90.0), true));
    let legs = Legs::default();
    let score = lightfoot::causes::score::match_score(CauseId::IronDeficiency, &thin, &legs);
    assert_eq!(score, Some(90.0));
}

#[test]
fn without_a_form_a_test_or_runs_it_cannot_be_told() {
    let evidence = weigh(&empty(100), 90);
    assert_eq!((evidence.exposure, evidence.missing[0].id), (None, "iron-deficiency-missing-form"));
}

#[test]
fn a_heart_that_beats_faster_without_tiredness_is_no_full_picture() {
    let mut season = vegan(100);
    show(&mut season, &[(Sign::HrpUp, 1.0), (Sign::RpeUp, 1.0), (Sign::Gradual, 1.0)]);
    assert!(weigh(&season, 90).body < Some(0.25));
    show(&mut season, &[(Sign::Tired, 1.0), (Sign::RpeUp, 1.0), (Sign::Gradual, 1.0)]);
    assert!(weigh(&season, 90).body < Some(0.25));
    show(&mut season, &[(Sign::HrpUp, 1.0), (Sign::Tired, 1.0), (Sign::RpeUp, 1.0), (Sign::Gradual, 1.0)]);
    // (3 + 3 + 2 + 2) of 12 marks.
    near(weigh(&season, 90).body, 10.0 / 12.0);
}

#[test]
fn heavy_legs_with_tiredness_alone_are_worth_a_blood_test() {
    let mut season = empty(100);
    season.runner.diet = Some(Diet::Omnivore);
    season.runs = (0..100).step_by(3).map(|day| rated(day, 8.0, if day > 80 { 7.0 } else { 3.0 })).collect();
    show(&mut season, &[(Sign::Tired, 0.5)]);
    assert_eq!(weigh(&season, 60).floor, None, "the legs were fine");
    assert_eq!(weigh(&season, 95).floor, Some(30.0));
    let judgement = judge(&season);
    let iron = finding(&judgement);
    assert_eq!((iron.state.key(), iron.score), ("watch", Some(30.0)));
}

fn finding(judgement: &Judgement) -> &Finding {
    judgement.findings.iter().find(|finding| finding.cause == CauseId::IronDeficiency).unwrap()
}

/// A year of runs; in the last sixteen weeks heart rate, effort, tiredness and heaviness rise as much as said.
fn emptying(seed: u64, heart_bpm: f64, tired: f64, heavier: f64) -> History {
    let (runs, slow) = (150, 56);
    let come = |number: i32| f64::from((number - (runs - slow)).max(0)) / f64::from(slow);
    let mut history = history(seed, runs, |number, plan| {
        plan.heart = heart_bpm * come(number);
        plan.effort = 1.5 * heavier / 4.0 * come(number);
    });
    let mut dice = Dice(seed + 500);
    for (number, row) in history.diary.iter_mut().enumerate() {
        let number = number as i32;
        let legs = 3.0 + heavier * come(number) + dice.normal(0.9);
        row.said.legs_heaviness = Some(legs.clamp(0.0, 10.0).round());
        let feels = 2.0 + tired * come(number) + dice.normal(0.8);
        let said = Diary { tired: Some(feels.clamp(0.0, 10.0).round()), ..Diary::default() };
        row.said.overlay(&said);
    }
    history.diary.sort_by_key(|row| row.day);
    history.runner.sex = Some(Sex::Female);
    history.runner.diet = Some(Diet::Vegan);
    history.runner.menstruates = Some(true);
    history.runner.heavy_periods = Some(true);
    history
}

fn standing(history: &History) -> (Judgement, String) {
    let judgement = judge(&analyse(history));
    let iron = finding(&judgement);
    let e = &iron.evidence;
    let told = format!(
        "{} S {:?} E {:?} M {:?} X {} K {:.2}, first {}",
        iron.state.key(),
        iron.score,
        e.exposure,
        e.body,
        e.counter,
        e.coverage,
        judgement.findings[0].cause.key()
    );
    (judgement, told)
}

#[test]
fn stores_that_run_empty_are_found_without_a_blood_test() {
    for seed in [21, 22, 23] {
        let (judgement, told) = standing(&emptying(seed, 8.0, 4.0, 4.0));
        assert_eq!(finding(&judgement).state.key(), "likely", "{told}");
        assert_eq!(judgement.findings[0].cause, CauseId::IronDeficiency, "{told}");
        assert!(finding(&judgement).score <= Some(74.0), "never strong without a test: {told}");
        super::words::assert_whole(&judgement);
    }
}

#[test]
fn a_blood_test_in_the_diary_makes_it_sure() {
    let mut history = emptying(24, 8.0, 4.0, 4.0);
    for (day, ug_l) in [(190, 60.0), (297, 14.0)] {
        history.diary.push(DiaryRow { day: START.plus(day), said: ferritin(ug_l), ..DiaryRow::default() });
    }
    history.diary.sort_by_key(|row| row.day);
    let (judgement, told) = standing(&history);
    assert_eq!(judgement.findings[0].cause, CauseId::IronDeficiency, "{told}");
    assert!(finding(&judgement).state.is_raised() && finding(&judgement).score >= Some(75.0), "{told}");
    assert!(judgement.referrals.iter().any(|referral| referral.sign == "ferritin_low"));
    let text = Text::english(Units::Metric);
    let said: Vec<String> = finding(&judgement).evidence.parts.iter().map(|part| text.say(&part.says)).collect();
    assert!(said.iter().any(|says| says.contains("14 µg/L")), "{said:?}");
}

#[test]
fn a_healthy_vegan_is_watched_at_most() {
    for seed in [31, 32, 33] {
        let (judgement, told) = standing(&emptying(seed, 0.0, 0.0, 0.0));
        let peaks = judgement.episodes.iter().filter(|episode| episode.cause == CauseId::IronDeficiency);
        for episode in peaks {
            assert_eq!(episode.peak.key(), "watch", "{told}");
        }
    }
}

#[test]
fn a_new_strap_that_reads_more_is_no_slow_rise() {
    let mut history = emptying(34, 0.0, 0.0, 0.0);
    let strapped = crate::form::runner::history(34, 150, |number, plan| {
        if number >= 110 {
            (plan.watch, plan.heart) = ("watch 2", 7.0);
        }
    });
    history.activities = strapped.activities;
    let (judgement, told) = standing(&history);
    assert!(!matches!(finding(&judgement).state.key(), "likely" | "strong"), "{told}");
}

fn run_exposure(season: &Season, run: usize) -> Option<f64> {
    (CauseId::IronDeficiency.cause().run_exposure)(season, run)
}

#[test]
fn the_exposure_of_a_run_is_the_test_or_the_slow_rise() {
    let history = emptying(25, 8.0, 4.0, 4.0);
    let season = analyse(&history);
    assert_eq!(run_exposure(&season, 3), None, "too early to tell");
    near(run_exposure(&season, 90), 0.0);
    assert!(run_exposure(&season, 149).unwrap() >= 0.5);
    let mut tested = history;
    tested.diary.push(DiaryRow { day: START.plus(180), said: ferritin(22.0), ..DiaryRow::default() });
    tested.diary.sort_by_key(|row| row.day);
    near(run_exposure(&analyse(&tested), 95), 0.8);
}

#[test]
fn two_words_a_week_on_tiredness_are_enough_for_a_slow_cause() {
    let mut season = empty(200);
    // Once a week all the while: two answers in two weeks, four in four. 2 before, 5 now: three points are full marks.
    for day in (10..200).step_by(7) {
        let tired = Some(if day < 160 { 2.0 } else { 5.0 });
        say(&mut season, day, Diary { tired, ..Diary::default() });
    }
    near(slow_tiredness(&season, Day(199)), 1.0);
    assert_eq!(slow_tiredness(&season, Day(60)), None, "nothing to compare with");
}
