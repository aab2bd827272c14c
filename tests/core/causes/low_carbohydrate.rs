//! Low-carbohydrate diet, on seasons built by hand.

use lightfoot::analysis::{MetricId, Season, Sign};
use lightfoot::causes::{CauseId, Evidence, State, judge};
use lightfoot::model::diary::Carbs;
use lightfoot::model::{Day, Diary};

use super::season;

fn weigh(season: &Season, day: i32) -> Evidence {
    (CauseId::LowCarbohydrate.cause().weigh)(season, Day(day))
}

fn before(season: &Season, run: usize) -> Option<f64> {
    (CauseId::LowCarbohydrate.cause().run_exposure)(season, run)
}

fn eat(season: &mut Season, day: i32, carbs: Carbs) {
    season::say(season, day, Diary { carbs: Some(carbs), ..Diary::default() });
}

/// 120 days with a run of an hour every other day; from day 85 on they are heavy, and little is eaten.
fn hungry() -> Season {
    let mut season = season::empty(120);
    for day in 0..120 {
        eat(&mut season, day, if day < 85 { Carbs::Usual } else { Carbs::Low });
    }
    season.runs = (0..120).step_by(2).map(|day| season::rated(day, 10.0, if day < 85 { 3.0 } else { 7.0 })).collect();
    season
}

const LATE: [(Sign, f64); 4] = [(Sign::Late, 1.0), (Sign::Fade, 0.5), (Sign::RpeUp, 0.8), (Sign::RpeSplit, 0.5)];

fn state(season: &Season) -> State {
    let judgement = judge(season);
    super::words::assert_whole(&judgement);
    judgement.findings.iter().find(|finding| finding.cause == CauseId::LowCarbohydrate).unwrap().state.clone()
}

fn says(evidence: &Evidence, id: &str) -> bool {
    evidence.parts.iter().chain(&evidence.against).any(|part| part.says.id == id)
}

#[test]
fn tv_46_little_today_and_the_day_before_yesterday() {
    let mut season = season::empty(30);
    for day in 0..27 {
        eat(&mut season, day, Carbs::Usual);
    }
    for (day, carbs) in [(27, Carbs::Low), (28, Carbs::Usual), (29, Carbs::Low)] {
        eat(&mut season, day, carbs);
    }
    let evidence = weigh(&season, 29);
    assert!((evidence.exposure.unwrap() - 0.50).abs() < 1e-9, "{:?}", evidence.exposure);
    let text = lightfoot::text::Text::english(lightfoot::model::runner::Units::Metric);
    let ratio = evidence.parts.iter().find(|part| part.says.id == "low-carbohydrate-part-ratio").unwrap();
    let sentence =
        "Over the last three days you ate about 65 % of the carbohydrate that such training asks for at least.";
    assert_eq!(text.say(&ratio.says), sentence);
}

#[test]
fn five_weeks_of_little_food_with_heavy_late_legs_are_likely_and_first() {
    let mut season = hungry();
    season::show(&mut season, &LATE);
    assert_eq!(state(&season), State::Likely);
    let judgement = judge(&season);
    assert_eq!(judgement.findings[0].cause, CauseId::LowCarbohydrate);
    assert_eq!(judgement.findings.iter().filter(|finding| finding.state.is_raised()).count(), 1);
    let since = judgement.findings[0].since.unwrap();
    assert!((Day(85)..Day(95)).contains(&since), "{since}");
}

#[test]
fn an_occasional_depleted_run_is_at_most_worth_watching() {
    let mut season = season::empty(60);
    for day in 0..60 {
        eat(&mut season, day, if day >= 57 { Carbs::Low } else { Carbs::Usual });
    }
    season.runs = (0..60).step_by(3).map(|day| season::rated(day, 10.0, 7.0)).collect();
    season::show(&mut season, &LATE);
    let evidence = weigh(&season, 59);
    assert!((evidence.exposure.unwrap() - 0.8).abs() < 1e-9);
    assert_eq!(evidence.cap, Some(49.0));
    assert!(says(&evidence, "low-carbohydrate-against-occasional"));
    assert_eq!(state(&season), State::Watch);
}

#[test]
fn little_on_most_days_is_not_occasional_though_a_usual_meal_precedes_each_run() {
    let mut season = season::empty(60);
    for day in 0..60 {
        eat(&mut season, day, if [53, 54, 56, 57].contains(&day) { Carbs::Low } else { Carbs::Usual });
    }
    // On days 55 and 58: 0.5 · 1 + 0.3 · 0.5 + 0.2 · 0.5 of the guide is no depleted run.
    season.runs = (1..60).step_by(3).map(|day| season::rated(day, 10.0, 7.0)).collect();
    season::show(&mut season, &LATE);
    let evidence = weigh(&season, 56);
    assert_eq!(evidence.cap, Some(49.0), "three of the last seven days");
    let evidence = weigh(&season, 59);
    assert_eq!(evidence.cap, None, "four of the last seven days");
}

#[test]
fn light_legs_and_missing_signs_hold_it_below_likely() {
    let mut light = hungry();
    for run in &mut light.runs {
        (run.heaviness, run.heavy) = (Some(2.0), Some(false));
    }
    season::show(&mut light, &LATE);
    assert_eq!(state(&light), State::Watch);
    let mut silent = hungry();
    season::show(&mut silent, &[]);
    assert_eq!(state(&silent), State::Watch);
}

#[test]
fn running_out_of_energy_counts_as_much_as_a_measured_fade() {
    let mut season = hungry();
    season::show(&mut season, &[]);
    let without = weigh(&season, 119).body.unwrap();
    for run in season.runs.iter_mut().filter(|run| run.heavy == Some(true)) {
        run.said.ran_out_of_energy = Some(true);
    }
    let evidence = weigh(&season, 119);
    // FADE weighs 3, and full marks take 10.45 of the 19 points of this cause.
    assert!((evidence.body.unwrap() - without - 3.0 / 10.45).abs() < 1e-9);
    assert!(says(&evidence, "low-carbohydrate-part-empty"));
    assert_eq!(state(&season), State::Likely);
}

#[test]
fn heavy_runs_after_usual_meals_speak_against_it() {
    let mut season = hungry();
    for day in 85..118 {
        eat(&mut season, day, Carbs::Usual);
    }
    season::show(&mut season, &LATE);
    let evidence = weigh(&season, 119);
    assert!(evidence.counter >= 0.5, "{}", evidence.counter);
    assert!(says(&evidence, "low-carbohydrate-against-meals"));
}

#[test]
fn what_is_not_answered_is_unknown_not_hunger() {
    let mut season = season::empty(60);
    season.runs = (0..60).step_by(2).map(|day| season::rated(day, 10.0, 7.0)).collect();
    season::show(&mut season, &LATE);
    let evidence = weigh(&season, 59);
    assert_eq!((evidence.exposure, evidence.missing[0].id), (None, "low-carbohydrate-missing-days"));
    assert!(matches!(state(&season), State::NotEnoughData(_)));
    for day in 56..60 {
        eat(&mut season, day, Carbs::Low);
    }
    assert_eq!(weigh(&season, 59).exposure, None, "four days are too few");
    eat(&mut season, 55, Carbs::Low);
    assert!((weigh(&season, 59).exposure.unwrap() - 0.8).abs() < 1e-9, "five are enough");
    assert_eq!(before(&season, 0), None);
}

#[test]
fn a_diet_since_a_date_is_raised_like_a_slow_cause_and_fades_after_a_couple_of_months() {
    let mut season = season::empty(200);
    season.runs = (0..200).step_by(2).map(|day| season::rated(day, 10.0, 7.0)).collect();
    season.runner.low_carb_since = Some(Day(100));
    season::show(&mut season, &LATE);
    assert_eq!(weigh(&season, 99).exposure, None, "before its first day nothing is known");
    let evidence = weigh(&season, 120);
    assert_eq!((evidence.exposure, evidence.raise_after), (Some(0.8), Some(2)));
    assert_eq!(weigh(&season, 183).exposure, Some(0.8));
    assert_eq!(weigh(&season, 184).exposure, Some(0.4));
    let text = lightfoot::text::Text::english(lightfoot::model::runner::Units::Metric);
    let diet = evidence.parts.iter().find(|part| part.says.id == "low-carbohydrate-part-diet").unwrap();
    assert!(text.say(&diet.says).contains("2 weeks ago"), "{}", text.say(&diet.says));
}

#[test]
fn grams_are_held_against_body_mass_and_training() {
    let mut season = season::empty(30);
    season::set(&mut season, MetricId::WeightTrend, 20, 60.0);
    for day in 20..30 {
        season::say(&mut season, day, Diary { carbs_g: Some(150.0), ..Diary::default() });
    }
    season.runs = vec![season::run(29, 10.0)];
    // 2.5 g/kg: half of the guide of an hour's run, 2.5 / 3 on the days of rest: 0.5·0.5 + 0.5·0.8333 = 0.6667.
    let expected = (1.0 - 2.0 / 3.0 - 0.1) / 0.5;
    assert!((weigh(&season, 29).exposure.unwrap() - expected).abs() < 1e-9);
    assert!((before(&season, 0).unwrap() - expected).abs() < 1e-9);
}

#[test]
fn a_short_easy_run_empties_the_stores_less() {
    let mut season = hungry();
    let totals = |seconds| lightfoot::model::Totals { timer_s: Some(seconds), ..lightfoot::model::Totals::default() };
    let last = season.runs.len() - 1;
    assert!((before(&season, last).unwrap() - 0.8).abs() < 1e-9);
    std::sync::Arc::make_mut(&mut season.runs[last].activity).totals = totals(2_400.0);
    assert!((before(&season, last).unwrap() - 0.56).abs() < 1e-9);
    season.runs[last].hard = true;
    assert!((before(&season, last).unwrap() - 0.8).abs() < 1e-9);
}

#[test]
fn a_dip_of_weight_in_the_first_week_of_a_diet_goes_with_it() {
    let mut season = season::empty(60);
    season.runs = (0..60).step_by(2).map(|day| season::rated(day, 10.0, 7.0)).collect();
    season.runner.low_carb_since = Some(Day(50));
    season::show(&mut season, &LATE);
    season::set(&mut season, MetricId::WeightTrend, 50, 70.0);
    let without = weigh(&season, 54).body.unwrap();
    season::set(&mut season, MetricId::Weight, 53, 68.5);
    let evidence = weigh(&season, 54);
    assert!((evidence.body.unwrap() - without - 0.1).abs() < 1e-9);
    assert!(says(&evidence, "low-carbohydrate-part-weight"));
    assert!(!says(&weigh(&season, 52), "low-carbohydrate-part-weight"), "not before it was weighed");
}

#[test]
fn the_young_get_no_advice_on_diet() {
    let mut season = hungry();
    season::show(&mut season, &LATE);
    season.runner.birth_year = Some(1956);
    assert_eq!(weigh(&season, 119).veto.unwrap().0.id, "low-carbohydrate-veto-young");
    assert!(matches!(state(&season), State::Vetoed { .. }));
}

#[test]
fn a_usual_day_in_a_week_of_little_does_not_end_it() {
    let mut season = hungry();
    eat(&mut season, 118, Carbs::Usual);
    eat(&mut season, 119, Carbs::High);
    // The last three days alone come to 1.05 times the guide; the week's median is still half of it.
    let evidence = weigh(&season, 119);
    assert!((evidence.exposure.unwrap() - 0.8).abs() < 1e-9, "{:?}", evidence.exposure);
}

#[test]
fn runs_without_a_word_on_food_are_not_usual_meals() {
    let mut season = hungry();
    season::show(&mut season, &LATE);
    // One of the last five runs has an answer for its days; the four before it that have one followed little food, too.
    for day in 107..117 {
        season.diary.set(Day(day), None);
    }
    assert!(!says(&weigh(&season, 119), "low-carbohydrate-against-occasional"));
}

#[test]
fn it_clears_after_three_days_of_usual_meals() {
    let mut season = hungry();
    for day in 108..120 {
        eat(&mut season, day, Carbs::Usual);
    }
    season::show(&mut season, &LATE);
    let judgement = judge(&season);
    let episode = judgement.episodes.iter().find(|episode| episode.cause == CauseId::LowCarbohydrate).unwrap();
    let cleared = episode.to.unwrap();
    assert!((Day(110)..=Day(117)).contains(&cleared), "{cleared}");
}

#[test]
fn a_flag_in_a_gap_of_the_data_still_ranks_above_what_is_clear() {
    let mut season = hungry();
    season::show(&mut season, &LATE);
    for day in 113..120 {
        season.diary.set(Day(day), None);
    }
    season.days.last = Day(117);
    let judgement = judge(&season);
    let first = &judgement.findings[0];
    assert_eq!((first.cause, first.score), (CauseId::LowCarbohydrate, None));
    assert_eq!(first.state, State::Likely);
}
