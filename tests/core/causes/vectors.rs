//! Exposure of single causes, against the test vectors, on seasons built by hand.

use lightfoot::analysis::{MetricId, Phase, Season, StrengthSession};
use lightfoot::causes::{CauseId, Evidence, judge};
use lightfoot::model::{Daily, Day, DayRange};

use super::season::{empty, rated, run, set};

fn weigh(season: &Season, cause: CauseId, day: i32) -> Evidence {
    (cause.cause().weigh)(season, Day(day))
}

fn exposed(season: &Season, cause: CauseId, day: i32, expected: f64) {
    let exposure = weigh(season, cause, day).exposure.unwrap();
    assert!((exposure - expected).abs() < 0.0005, "{exposure} is not {expected}");
}

fn says(evidence: &Evidence, id: &str) -> bool {
    evidence.parts.iter().any(|part| part.says.id == id)
}

fn says_against(evidence: &Evidence, id: &str) -> bool {
    evidence.against.iter().any(|part| part.says.id == id)
}

/// A session that ended `hours_ago` before the start of day `day`.
fn session(day: i32, hours_ago: f64, minutes: f64, effort: f64, leg_share: f64) -> StrengthSession {
    let end_h = f64::from(day) * 24.0 - hours_ago;
    StrengthSession { day: Day((end_h / 24.0) as i32), end_h, minutes, effort, leg_share, novel: false }
}

/// A year with a run at midnight of day 100, and three sessions in the week before it.
fn strength_season(phase: Phase) -> Season {
    let mut season = empty(365);
    season.phases = Daily::from_fn(season.days, |_| Some(phase));
    season.strength = vec![
        session(100, 130.0, 30.0, 5.0, 0.5),
        session(100, 60.0, 30.0, 5.0, 0.5),
        session(100, 36.0, 45.0, 7.0, 1.0),
    ];
    season.runs = vec![run(100, 10.0)];
    // The hand-built run starts at midnight of 1970-01-01 UTC; move it to its day.
    std::sync::Arc::make_mut(&mut season.runs[0].activity).start_utc_s = 100 * 86_400;
    season
}

#[test]
fn strength_three_sessions_in_season_and_their_after_effect() {
    let season = strength_season(Phase::InSeason);
    exposed(&season, CauseId::StrengthTraining, 100, 0.607); // TV-40
    assert!(says(&weigh(&season, CauseId::StrengthTraining, 100), "strength-training-part-sessions-season"));
}

#[test]
fn strength_in_the_off_season_is_held_below_likely_while_heavy_runs_are_occasional() {
    let mut season = strength_season(Phase::OffSeason);
    assert_eq!(weigh(&season, CauseId::StrengthTraining, 100).cap, Some(49.0));
    season.runs = (80..101).map(|day| rated(day, 10.0, 7.0)).collect();
    assert_eq!(weigh(&season, CauseId::StrengthTraining, 100).cap, None);
}

#[test]
fn strength_that_is_not_logged_cannot_be_told() {
    let evidence = weigh(&empty(60), CauseId::StrengthTraining, 50);
    assert_eq!(evidence.exposure, None);
    assert_eq!(evidence.missing[0].id, "strength-training-need");
}

#[test]
fn weight_three_kilograms_above_last_year() {
    let mut season = empty(400);
    for day in (0..60).step_by(3) {
        set(&mut season, MetricId::Weight, day, 68.0);
    }
    for day in 380..399 {
        set(&mut season, MetricId::Weight, day, 71.0);
    }
    exposed(&season, CauseId::WeightGain, 398, 0.6737); // TV-45
    assert!(says(&weigh(&season, CauseId::WeightGain, 398), "weight-gain-part-gain"));
    season.runner.circulation_risks = Some(vec!["pregnancy".into()]);
    assert!(weigh(&season, CauseId::WeightGain, 398).veto.is_some());
    season.runner.circulation_risks = None;
    season.runner.birth_year = Some(1956);
    assert!(weigh(&season, CauseId::WeightGain, 398).veto.is_some(), "15 years old in 1971");
    season.runner.birth_year = Some(1946);
    assert!(weigh(&season, CauseId::WeightGain, 398).veto.is_none());
    season.runner.height_cm = Some(195.0);
    assert_eq!(weigh(&season, CauseId::WeightGain, 398).veto.unwrap().0.id, "weight-gain-veto-underweight");
}

#[test]
fn weight_without_last_season_asks_for_it() {
    let mut season = empty(60);
    for day in 40..59 {
        set(&mut season, MetricId::Weight, day, 71.0);
    }
    let evidence = weigh(&season, CauseId::WeightGain, 58);
    assert_eq!((evidence.exposure, evidence.missing[0].id), (None, "weight-gain-missing-reference"));
    assert_eq!(weigh(&season, CauseId::WeightGain, 20).missing[0].id, "weight-gain-missing-now");
}

/// Two weeks of the nights of the worked example, with the debt and rhythm they lead to.
fn short_nights() -> Season {
    let mut season = empty(14);
    for (day, hours) in [7.5, 6.0, 6.5, 8.0, 5.5, 7.0, 6.5].into_iter().enumerate() {
        set(&mut season, MetricId::Sleep, day as i32 + 7, hours);
    }
    set(&mut season, MetricId::SleepDebt, 13, 5.0315);
    season.sleep_need = Daily::from_fn(season.days, |_| Some(8.0));
    season.sleep_regularity = Daily::from_fn(season.days, |_| Some(70.0));
    season
}

#[test]
fn sleep_debt_leads_the_short_night_and_the_irregular_hours() {
    let season = short_nights();
    exposed(&season, CauseId::Sleep, 13, 0.7579); // TV-50
    let evidence = weigh(&season, CauseId::Sleep, 13);
    assert!(says(&evidence, "sleep-part-week") && says(&evidence, "sleep-part-last-night"));
    let text = lightfoot::text::Text::english(lightfoot::model::runner::Units::Metric);
    let short = evidence.parts.iter().find(|part| part.says.id == "sleep-part-shortfall").unwrap();
    assert_eq!(text.say(&short.says), "You are 9.0 h short over 7 known nights."); // TV-26
}

#[test]
fn nights_as_short_as_ever_explain_no_legs_that_turned_heavy() {
    let nights = |before: f64| {
        let mut season = empty(160);
        for day in 0..160 {
            set(&mut season, MetricId::Sleep, day, if day < 140 { before } else { 6.5 });
            set(&mut season, MetricId::SleepDebt, day, 5.0);
        }
        season.sleep_need = Daily::from_fn(season.days, |_| Some(8.0));
        weigh(&season, CauseId::Sleep, 159)
    };
    let (as_ever, shorter) = (nights(6.6), nights(8.0));
    assert!((as_ever.counter - 0.5).abs() < 1e-9 && says_against(&as_ever, "sleep-against-as-ever"));
    assert_eq!(shorter.counter, 0.0);
    assert!(!says_against(&shorter, "sleep-against-as-ever"));
    assert!(as_ever.exposure > Some(0.5), "the debt is told all the same");
}

#[test]
fn sleep_with_four_known_nights_cannot_be_told() {
    let season = short_nights();
    let evidence = weigh(&season, CauseId::Sleep, 10);
    assert_eq!((evidence.exposure, evidence.missing[0].id), (None, "sleep-missing-nights"));
}

#[test]
fn seven_weeks_of_runs_are_too_few_for_overtraining() {
    let mut season = empty(80);
    season.runs = (0..80).step_by(2).map(|day| run(day, 10.0)).collect();
    assert_eq!(weigh(&season, CauseId::Overtraining, 54).exposure, None);
    assert!(weigh(&season, CauseId::Overtraining, 55).exposure.is_some());
    season.runner.circulation_risks = Some(vec!["pregnancy".into()]);
    assert!(weigh(&season, CauseId::Overtraining, 79).veto.is_some());
}

#[test]
fn overtraining_is_withheld_for_a_week_after_load_is_measured_in_another_way() {
    use lightfoot::analysis::{LoadMethod, Thresholds};
    let veto = |season: &Season, day: i32| weigh(season, CauseId::Overtraining, day).veto.map(|(_, until)| until);
    let mut season = empty(100);
    season.runs = (0..100).step_by(2).map(|day| run(day, 10.0)).collect();
    let beats = |day: Day| if day < Day(70) { 180.0 } else { 186.0 };
    season.thresholds =
        Daily::from_fn(season.days, |day| Some(Thresholds { hr_max_bpm: beats(day), ..Thresholds::default() }));
    assert_eq!(veto(&season, 69), None);
    assert_eq!(veto(&season, 70), Some(Some(Day(77))));
    assert_eq!(veto(&season, 76), Some(Some(Day(77))));
    assert_eq!(veto(&season, 77), None);
    for run in &mut season.runs {
        run.load_method = Some(if run.day < Day(80) { LoadMethod::HeartRate } else { LoadMethod::Pace });
    }
    assert_eq!(veto(&season, 80), None, "a strap left at home once");
    assert_eq!(veto(&season, 82), Some(Some(Day(87))));
    assert_eq!(veto(&season, 87), None);
}

#[test]
fn nothing_after_a_day_changes_what_is_judged_at_it() {
    let mut season = strength_season(Phase::InSeason);
    season.runs = (0..200).map(|day| rated(day, 10.0, f64::from(day % 9))).collect();
    let whole = judge(&season);
    super::words::assert_whole(&whole);
    season.days = DayRange::new(Day(0), Day(120));
    let until = judge(&season);
    for (cause, grades) in CauseId::ALL.into_iter().zip(&until.grades) {
        for day in season.days.iter() {
            assert_eq!(grades.get(day), whole.grades[cause as usize].get(day), "{} {day}", cause.key());
        }
    }
}
