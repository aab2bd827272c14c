//! Other explanations: shown, and the signs they explain are not used.

use lightfoot::analysis::{Break, Phase, Season, Sign};
use lightfoot::causes::confounders::{ALL, holding};
use lightfoot::causes::{CauseId, judge};
use lightfoot::model::diary::Period;
use lightfoot::model::runner::Units;
use lightfoot::model::{Daily, Day, DayRange, Diary};
use lightfoot::text::Text;

use super::season::{empty, run, say, show};

fn held(season: &Season, day: i32) -> Vec<&'static str> {
    holding(season, Day(day)).map(|confounder| confounder.id).collect()
}

#[test]
fn each_has_its_text_and_nothing_holds_of_nothing() {
    let text = Text::english(Units::Metric);
    for confounder in ALL {
        assert!(text.has(confounder.text), "{}", confounder.id);
    }
    assert!(held(&empty(60), 50).is_empty());
}

#[test]
fn illness_holds_for_a_week_and_hides_a_fast_heart() {
    let mut season = empty(60);
    say(&mut season, 30, Diary { ill: Some(true), ..Diary::default() });
    assert_eq!(held(&season, 36), ["illness"]);
    assert!(held(&season, 29).is_empty() && held(&season, 37).is_empty());
    season.runner.diet = Some(lightfoot::model::runner::Diet::Vegan);
    show(&mut season, &[(Sign::HrpUp, 1.0), (Sign::Tired, 1.0)]);
    let body = |day: i32| (CauseId::IronDeficiency.cause().weigh)(&season, Day(day)).body.unwrap();
    assert!(body(33) < 0.25 && body(40) > 0.25, "{} {}", body(33), body(40));
}

#[test]
fn medicines_and_pregnancy_hold_always() {
    let mut season = empty(60);
    season.runner.medicines_change_heart_rate = Some(true);
    season.runner.circulation_risks = Some(vec!["pregnancy".into()]);
    assert_eq!(held(&season, 5), ["medicines", "pregnancy"]);
    show(&mut season, &[(Sign::HrpUp, 1.0), (Sign::HrpDown, 1.0), (Sign::HrvDown, 1.0), (Sign::RhrUp, 1.0)]);
    let judgement = judge(&season);
    for cause in [CauseId::Overtraining, CauseId::WeightGain] {
        let finding = judgement.findings.iter().find(|finding| finding.cause == cause).unwrap();
        assert_eq!(finding.state.key(), "vetoed", "{}", cause.key());
    }
    super::words::assert_whole(&judgement);
    let shown: Vec<&str> = judgement.annotations.iter().map(|annotation| annotation.id).collect();
    assert_eq!(shown, ["medicines", "pregnancy"]);
}

#[test]
fn a_comeback_a_race_and_a_taper_hold_for_their_days() {
    let mut season = empty(60);
    season.breaks = vec![Break { comeback: Day(20), days: 15, usual_week: None }];
    assert!(held(&season, 19).is_empty());
    assert_eq!(held(&season, 20), ["detraining"]);
    assert_eq!(held(&season, 40), ["detraining"]);
    assert!(held(&season, 41).is_empty());
    season.phases = Daily::from_fn(season.days, |day| Some(if day < Day(50) { Phase::Taper } else { Phase::Recovery }));
    assert_eq!(held(&season, 45), ["taper"]);
    assert_eq!(held(&season, 55), ["race_recovery"]);
}

#[test]
fn a_race_not_long_ago_speaks_against_overtraining() {
    let mut season = empty(90);
    season.runs = (0..90).step_by(2).map(|day| run(day, 10.0)).collect();
    let counter = |season: &Season| (CauseId::Overtraining.cause().weigh)(season, Day(80)).counter;
    let before = counter(&season);
    season.phases = Daily::from_fn(season.days, |_| Some(Phase::Recovery));
    assert!(counter(&season) >= before + 0.5);
}

#[test]
fn a_hot_fortnight_and_a_journey_are_named() {
    let mut season = empty(60);
    season.runs = (0..60).step_by(3).map(|day| run(day, 10.0)).collect();
    for run in season.runs.iter_mut().filter(|run| run.day > Day(40)) {
        run.swbgt_c = Some(26.0);
    }
    assert!(held(&season, 40).is_empty());
    assert_eq!(held(&season, 59), ["heat"]);
    season.travel = vec![DayRange::new(Day(10), Day(17))];
    assert_eq!(held(&season, 12), ["travel"]);
}

#[test]
fn runs_far_above_the_usual_altitude_hold_for_two_weeks() {
    let mut season = empty(90);
    season.runs = (0..90).step_by(3).map(|day| run(day, 10.0)).collect();
    for run in &mut season.runs {
        let high = run.day == Day(60);
        let digest = std::sync::Arc::make_mut(&mut std::sync::Arc::make_mut(&mut run.activity).digest);
        digest.means.altitude_m = Some(if high { 2100.0 } else { 400.0 });
    }
    assert!(held(&season, 59).is_empty());
    assert_eq!(held(&season, 60), ["altitude"]);
    assert_eq!(held(&season, 73), ["altitude"]);
    assert!(held(&season, 74).is_empty());
    for run in &mut season.runs {
        let digest = std::sync::Arc::make_mut(&mut std::sync::Arc::make_mut(&mut run.activity).digest);
        digest.means.altitude_m = Some(1900.0);
    }
    assert!(held(&season, 70).is_empty(), "who lives high up is used to it");
}

#[test]
fn the_week_before_a_period_follows_the_own_cycle() {
    let mut season = empty(120);
    for day in [10, 40, 70] {
        say(&mut season, day, Diary { period: Some(Period::Start), ..Diary::default() });
    }
    assert!(held(&season, 85).is_empty());
    assert_eq!(held(&season, 95), ["period"]);
    assert!(held(&season, 110).is_empty(), "it is late: nothing is known");
}
