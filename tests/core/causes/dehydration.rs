//! Dehydration, on seasons built by hand.

use std::sync::Arc;

use lightfoot::analysis::{MetricId, RunMetrics, Season, Sign};
use lightfoot::causes::{CauseId, Evidence, State, judge};
use lightfoot::model::diary::Drink;
use lightfoot::model::{Day, Diary, Digest, Totals};

use super::season;

fn weigh(season: &Season, day: i32) -> Evidence {
    (CauseId::Dehydration.cause().weigh)(season, Day(day))
}

fn before(season: &Season, run: usize) -> Option<f64> {
    (CauseId::Dehydration.cause().run_exposure)(season, run)
}

/// A rated run at 2.8 m/s of flat-equivalent speed, in such heat.
fn run(day: i32, minutes: f64, swbgt_c: Option<f64>, heaviness: f64, said: Diary) -> RunMetrics {
    let mut run = season::rated(day, 10.0, heaviness);
    let activity = Arc::make_mut(&mut run.activity);
    activity.totals = Totals { timer_s: Some(minutes * 60.0), ..Totals::default() };
    activity.digest = Arc::new(Digest { mean_speed_eq_m_s: Some(2.8), hr_valid_share: Some(1.0), ..Digest::default() });
    RunMetrics { swbgt_c, said, ..run }
}

fn drank(ml: f64) -> Diary {
    Diary { drink_ml: Some(ml), ..Diary::default() }
}

/// Nine weeks of a short run and, once a week, one of 100 minutes in the heat with this said of it.
fn summer(heaviness: f64, said: &Diary) -> Season {
    let mut season = season::empty(63);
    season::set(&mut season, MetricId::WeightTrend, 0, 70.0);
    for week in 0..9 {
        season.runs.push(run(7 * week + 2, 40.0, Some(18.0), 3.0, Diary::default()));
        season.runs.push(run(7 * week + 6, 100.0, Some(28.0), heaviness, said.clone()));
    }
    season
}

const LATE: [(Sign, f64); 4] = [(Sign::Late, 1.0), (Sign::Hot, 1.0), (Sign::DecUp, 0.5), (Sign::Thirst, 0.5)];

fn state(season: &Season) -> State {
    let judgement = judge(season);
    super::words::assert_whole(&judgement);
    judgement.findings.iter().find(|finding| finding.cause == CauseId::Dehydration).unwrap().state.clone()
}

fn says(evidence: &Evidence, id: &str) -> bool {
    evidence.parts.iter().chain(&evidence.against).any(|part| part.says.id == id)
}

#[test]
fn tv_48_a_hot_run_on_half_a_litre_of_water() {
    let season = summer(6.0, &Diary { drink_type: Some(Drink::Water), ..drank(500.0) });
    // The trend of weight is known on one day only: 70 kg, as in the vector.
    assert!((before(&season, 17).unwrap() - 0.6629).abs() < 1e-3, "{:?}", before(&season, 17));
    let evidence = weigh(&season, 62);
    assert!((evidence.exposure.unwrap() - 0.6629).abs() < 1e-3);
    assert!(says(&evidence, "dehydration-part-electrolytes"));
    assert!(says(&evidence, "dehydration-part-runs") && says(&evidence, "dehydration-part-heavy"));
}

#[test]
fn tv_31_weights_before_and_after_are_believed_over_the_model() {
    let said = Diary { weight_before_kg: Some(70.0), weight_after_kg: Some(69.0), ..drank(500.0) };
    let season = summer(6.0, &said);
    // 1.43 % lost: (1.43 − 1) / 2.
    assert!((weigh(&season, 62).exposure.unwrap() - (100.0 / 70.0 - 1.0) / 2.0).abs() < 1e-9);
    let evidence = weigh(&season, 62);
    let text = lightfoot::text::Text::english(lightfoot::model::runner::Units::Metric);
    let told = evidence.parts.iter().find(|part| part.says.id == "dehydration-part-run-measured").unwrap();
    assert!(text.say(&told.says).contains("lost 1.4 % of your body weight, by the scale"), "{}", text.say(&told.says));
    // Three weighed runs fit the sweat rate: (1.0 + 0.5) / (100/60) h over 2.8·70/196·(1 + 0.04·13) = 0.9 / 1.52.
    // The same run with only half a litre of drink then loses what the weighings say: 1.0 kg.
    assert!((before(&season, 17).unwrap() - (100.0 / 70.0 - 1.0) / 2.0).abs() < 1e-6);
}

#[test]
fn eight_long_summer_runs_with_little_drink_and_late_heavy_legs_are_likely_and_first() {
    let mut season = summer(7.0, &drank(100.0));
    season::show(&mut season, &LATE);
    assert_eq!(state(&season), State::Likely);
    let judgement = judge(&season);
    assert_eq!(judgement.findings[0].cause, CauseId::Dehydration);
    assert_eq!(judgement.findings.iter().filter(|finding| finding.state.is_raised()).count(), 1);
}

#[test]
fn a_heat_wave_with_enough_to_drink_is_clear() {
    // 1.28 L/h for 100 minutes: 2.1 L sweated, 1.6 L drunk.
    let mut season = summer(6.0, &drank(1_600.0));
    season::show(&mut season, &[(Sign::Late, 0.5), (Sign::Hot, 1.0), (Sign::HrpUp, 0.5)]);
    let evidence = weigh(&season, 62);
    assert_eq!(evidence.exposure, Some(0.0));
    assert!(says(&evidence, "dehydration-against-enough"));
    assert!(matches!(state(&season), State::Clear), "{:?}", state(&season));
}

#[test]
fn heat_without_a_word_on_drink_is_silent_unless_the_legs_get_heavy_late() {
    let mut season = summer(7.0, &Diary::default());
    season::show(&mut season, &[(Sign::Hot, 1.0), (Sign::DecUp, 1.0), (Sign::HrpUp, 1.0)]);
    assert_eq!(weigh(&season, 62).exposure, None);
    assert!(matches!(state(&season), State::NotEnoughData(_)));
    // Long, hot and late: that is clear enough.
    season::show(&mut season, &LATE);
    let evidence = weigh(&season, 62);
    assert!(evidence.exposure.is_some() && evidence.cap.is_none());
    assert_eq!(state(&season), State::Likely);
    // Thirsty, but not clearly late: heat or fluid.
    season::show(&mut season, &[(Sign::Late, 0.3), (Sign::Thirst, 1.0), (Sign::Hot, 1.0), (Sign::DecUp, 1.0)]);
    let evidence = weigh(&season, 62);
    assert_eq!(evidence.cap, Some(49.0));
    assert!(evidence.missing.iter().any(|phrase| phrase.id == "dehydration-missing-separate"));
    assert_eq!(state(&season), State::Watch);
}

#[test]
fn an_hour_in_the_heat_without_a_word_on_drink_is_at_most_worth_watching() {
    let mut season = season::empty(63);
    for week in 0..9 {
        season.runs.push(run(7 * week + 6, 70.0, Some(30.0), 7.0, Diary::default()));
    }
    season::show(&mut season, &LATE);
    assert_eq!(weigh(&season, 62).cap, Some(49.0));
    assert_ne!(state(&season), State::Likely);
}

#[test]
fn who_never_answered_is_left_alone() {
    let mut season = summer(7.0, &Diary::default());
    for run in &mut season.runs {
        (run.heaviness, run.heavy, run.swbgt_c) = (None, None, None);
    }
    assert!(matches!(state(&season), State::NotEnoughData(_)));
    assert_eq!(weigh(&season, 62).missing[0].id, "dehydration-missing-runs");
    assert_eq!(before(&season, 17), None);
}

#[test]
fn one_dry_run_among_good_ones_is_at_most_worth_watching() {
    let mut season = summer(7.0, &drank(2_000.0));
    season.runs[15].said.drink_ml = Some(0.0);
    season::show(&mut season, &LATE);
    let evidence = weigh(&season, 61);
    assert_eq!(evidence.cap, Some(49.0));
    // Two good runs after it, and it is over.
    season.runs[15].said.drink_ml = Some(2_000.0);
    season.runs[13].said.drink_ml = Some(0.0);
    assert_eq!(weigh(&season, 62).exposure, Some(0.0));
}

#[test]
fn short_hot_runs_between_them_do_not_hide_dry_long_runs() {
    let mut season = summer(7.0, &drank(100.0));
    for run in season.runs.iter_mut().step_by(2) {
        run.swbgt_c = Some(27.0);
        run.said.drink_ml = Some(400.0);
    }
    season.runs.push(run(61, 35.0, Some(27.0), 3.0, drank(400.0)));
    season.runs.sort_by_key(|run| run.day);
    season::show(&mut season, &LATE);
    assert!(weigh(&season, 61).exposure.unwrap() > 0.9);
    assert_eq!(state(&season), State::Likely);
}

#[test]
fn a_start_on_too_little_fluid_counts_before_the_run() {
    let mut season = season::empty(30);
    season.runs = vec![run(20, 70.0, Some(16.0), 3.0, drank(1_000.0))];
    season::set(&mut season, MetricId::WeightTrend, 19, 70.0);
    season::set(&mut season, MetricId::Weight, 20, 69.6);
    assert_eq!(before(&season, 0), Some(0.0));
    season::set(&mut season, MetricId::Weight, 20, 69.2);
    assert_eq!(before(&season, 0), Some(0.4));
}

#[test]
fn heavy_legs_on_short_cool_runs_speak_against_it() {
    let mut season = summer(7.0, &drank(100.0));
    for run in season.runs.iter_mut().step_by(2) {
        (run.heaviness, run.heavy) = (Some(7.0), Some(true));
    }
    season::show(&mut season, &LATE);
    let evidence = weigh(&season, 62);
    assert!((evidence.counter - 0.3).abs() < 1e-9, "half of the heavy runs: {}", evidence.counter);
    assert!(says(&evidence, "dehydration-against-cool"));
}

#[test]
fn drinking_more_than_was_lost_is_said() {
    let said = Diary { weight_before_kg: Some(70.0), weight_after_kg: Some(70.6), ..drank(3_000.0) };
    let season = summer(3.0, &said);
    assert!(says(&weigh(&season, 62), "dehydration-against-gained"));
    assert_eq!(weigh(&season, 62).exposure, Some(0.0));
}

#[test]
fn a_slip_of_the_pen_is_no_weight() {
    let said = Diary { weight_before_kg: Some(70.0), weight_after_kg: Some(7.0), ..drank(500.0) };
    let season = summer(6.0, &said);
    assert!((weigh(&season, 62).exposure.unwrap() - 0.6629).abs() < 1e-3);
}
