//! Skipped stretching, on seasons built by hand.

use std::sync::Arc;

use lightfoot::analysis::{RunMetrics, Season, Sign, StrengthSession};
use lightfoot::causes::{CauseId, Evidence, State, judge};
use lightfoot::model::{Day, Diary};

use super::season;

fn weigh(season: &Season, day: i32) -> Evidence {
    (CauseId::Stretching.cause().weigh)(season, Day(day))
}

fn before(season: &Season, run: usize) -> Option<f64> {
    (CauseId::Stretching.cause().run_exposure)(season, run)
}

/// A rated run at 7 in the morning with an answer about stretching, or none.
fn run(day: i32, heaviness: f64, stretched: Option<bool>) -> RunMetrics {
    let mut run = season::rated(day, 10.0, heaviness);
    Arc::make_mut(&mut run.activity).start_utc_s = i64::from(day) * 86_400 + 25_200;
    run.said = Diary { stretched, ..Diary::default() };
    run
}

/// 120 days with a run every other day; after each of the first `until` days it was stretched, then no more.
fn habit(until: i32, heaviness: f64) -> Season {
    let mut season = season::empty(120);
    season.runs = (0..120).step_by(2).map(|day| run(day, heaviness, Some(day < until))).collect();
    season
}

const STIFF: [(Sign, f64); 3] = [(Sign::Stiff, 1.0), (Sign::Early, 0.8), (Sign::Sore, 0.5)];

fn state(season: &Season) -> State {
    let judgement = judge(season);
    super::words::assert_whole(&judgement);
    judgement.findings.iter().find(|finding| finding.cause == CauseId::Stretching).unwrap().state.clone()
}

#[test]
fn tv_41_four_of_five_runs_without_it_after_a_habit_of_seven_in_ten() {
    let mut season = season::empty(120);
    // Ten weeks before the last two: 14 of 20 stretched. The last two weeks: 1 of 5.
    let earlier = (0..20).map(|n| run(31 + 3 * n, 3.0, Some(n % 10 < 7)));
    let lately = (0..5).map(|n| run(106 + 3 * n, 3.0, Some(n == 2)));
    season.runs = earlier.chain(lately).collect();
    let evidence = weigh(&season, 119);
    assert!((evidence.exposure.unwrap() - 0.528).abs() < 1e-9, "{:?}", evidence.exposure);
    let text = lightfoot::text::Text::english(lightfoot::model::runner::Units::Metric);
    let skipped = evidence.parts.iter().find(|part| part.says.id == "stretching-part-skipped").unwrap();
    assert_eq!(text.say(&skipped.says), "You skipped stretching after 4 of your last 5 runs with an answer.");
}

#[test]
fn a_dropped_habit_with_stiff_legs_is_likely_and_no_more() {
    let mut season = habit(90, 6.0);
    season::show(&mut season, &STIFF);
    assert_eq!(state(&season), State::Likely);
    let judgement = judge(&season);
    assert_eq!(judgement.findings[0].cause, CauseId::Stretching);
    assert!(judgement.findings[0].score.unwrap() <= 64.0);
    let peaks = judgement.episodes.iter().filter(|episode| episode.cause == CauseId::Stretching);
    assert_eq!(peaks.map(|episode| episode.peak.clone()).collect::<Vec<_>>(), [State::Likely]);
}

#[test]
fn where_hardly_any_run_is_heavy_all_runs_that_say_tell_whether_legs_were_stiff() {
    let mut season = habit(90, 6.0);
    season::show(&mut season, &[(Sign::Early, 0.8), (Sign::Sore, 0.5)]);
    for day in season.days.iter() {
        let mut signs = (**season.signs.peek(day).unwrap()).clone();
        signs.set(Sign::Stiff, None);
        season.signs.set(day, Some(Arc::new(signs)));
    }
    for run in season.runs.iter_mut().filter(|run| run.day >= Day(90)) {
        run.said.stiff_then_eased = Some(true);
    }
    assert_eq!(state(&season), State::Likely);
    for run in &mut season.runs {
        run.said.stiff_then_eased = run.said.stiff_then_eased.map(|_| false);
    }
    assert_eq!(state(&season), State::Watch);
    assert!(weigh(&season, 119).against.iter().any(|part| part.says.id == "stretching-against-supple"));
}

#[test]
fn legs_that_turned_heavy_within_days_do_not_deny_a_habit_dropped_within_days() {
    let mut season = habit(90, 6.0);
    season::show(&mut season, &[(Sign::Stiff, 1.0), (Sign::Sudden, 1.0)]);
    // 30 of 38 runs of the ten weeks before were stretched after: exposure 0.6 + 0.4 · 30/38 = 0.916; a quarter of the rest.
    assert!((weigh(&season, 119).counter - 0.021).abs() < 1e-3);
    let mut never = habit(0, 6.0);
    season::show(&mut never, &[(Sign::Stiff, 1.0), (Sign::Sudden, 1.0)]);
    // The table's weight of 1 over 4 (section 7.2).
    assert_eq!(weigh(&never, 119).counter, 0.25);
}

#[test]
fn without_ratings_it_is_at_most_worth_watching() {
    let mut season = habit(90, 6.0);
    for run in &mut season.runs {
        (run.heaviness, run.heavy) = (None, None);
    }
    season::show(&mut season, &STIFF);
    assert_eq!(state(&season), State::Watch);
}

#[test]
fn light_legs_supple_legs_and_no_habit_hold_it_at_worth_watching() {
    let mut light = habit(90, 2.0);
    season::show(&mut light, &STIFF);
    assert_eq!(state(&light), State::Watch);
    let mut supple = habit(90, 6.0);
    season::show(&mut supple, &[(Sign::Early, 1.0), (Sign::Sore, 1.0), (Sign::RpeUp, 1.0)]);
    assert_eq!(state(&supple), State::Watch);
    assert!(weigh(&supple, 119).against.iter().any(|part| part.says.id == "stretching-against-supple"));
    let mut never = habit(0, 6.0);
    season::show(&mut never, &STIFF);
    assert_eq!(weigh(&never, 119).cap, Some(49.0));
    assert!(weigh(&never, 119).against.iter().any(|part| part.says.id == "stretching-against-never"));
    // Who says that stretching was the habit before the diary began has dropped one.
    never.runner.usually_stretches = Some(true);
    assert_eq!(weigh(&never, 119).cap, None);
}

#[test]
fn what_is_not_answered_is_unknown() {
    let mut season = habit(90, 6.0);
    season::show(&mut season, &STIFF);
    for run in season.runs.iter_mut().skip(50) {
        run.said.stretched = None;
    }
    let evidence = weigh(&season, 119);
    assert_eq!((evidence.exposure, evidence.missing[0].id), (None, "stretching-missing-answers"));
    let mut silent = season::empty(120);
    silent.runs = (0..120).step_by(2).map(|day| run(day, 6.0, None)).collect();
    season::show(&mut silent, &STIFF);
    assert!(matches!(state(&silent), State::NotEnoughData(_)));
}

#[test]
fn who_runs_seldom_is_told_by_four_weeks() {
    let weekly = |last: i32| {
        let mut season = season::empty(120);
        season.runs = (0..4).map(|n| run(last - 7 * n, 6.0, Some(false))).collect();
        season.runs.reverse();
        weigh(&season, 119).exposure
    };
    // Days 97, 104, 111 and 118: two of them in two weeks, four in four.
    assert_eq!(weekly(118), Some(0.6));
    // Nothing in the last two weeks.
    assert_eq!(weekly(105), None);
}

#[test]
fn three_answers_are_too_few_and_four_are_enough() {
    let answered = |count: i32| {
        let mut season = season::empty(60);
        season.runs = (0..count).map(|n| run(46 + 2 * n, 6.0, Some(false))).collect();
        weigh(&season, 59).exposure
    };
    assert_eq!(answered(3), None);
    assert_eq!(answered(4), Some(0.6), "no habit is known: it counts less, not nothing");
}

#[test]
fn it_clears_a_week_after_half_of_the_runs_end_with_it_again() {
    let mut season = habit(60, 6.0);
    for run in season.runs.iter_mut().filter(|run| run.day >= Day(90)) {
        run.said.stretched = Some(true);
    }
    season::show(&mut season, &STIFF);
    assert_eq!(state(&season), State::RecentlyCleared { on: judge(&season).episodes[0].to.unwrap() });
}

#[test]
fn soreness_after_leg_work_speaks_against_it() {
    let mut season = habit(90, 6.0);
    season::show(&mut season, &[(Sign::Stiff, 1.0), (Sign::Sore, 1.0)]);
    assert_eq!(weigh(&season, 119).counter, 0.0);
    let day = Day(117);
    season.strength =
        vec![StrengthSession { day, minutes: 60.0, effort: 8.0, leg_share: 1.0, ..StrengthSession::default() }];
    let evidence = weigh(&season, 119);
    assert!((evidence.counter - 0.5).abs() < 1e-9);
    assert!(evidence.against.iter().any(|part| part.says.id == "stretching-against-gym"));
}

#[test]
fn a_run_is_exposed_by_the_three_days_before_it_never_by_its_own_end() {
    let mut season = season::empty(30);
    season.runs = vec![
        run(0, 3.0, Some(false)),
        run(2, 3.0, Some(true)),
        run(4, 3.0, Some(false)),
        run(6, 3.0, Some(false)),
        run(8, 3.0, None),
        run(9, 3.0, Some(false)),
        run(20, 3.0, Some(true)),
    ];
    let seen: Vec<_> = (0..7).map(|index| before(&season, index)).collect();
    // Nothing before the first; day 9 is preceded by one unanswered run and one that was skipped; day 20 by none.
    assert_eq!(seen, [None, Some(1.0), Some(0.0), Some(1.0), Some(1.0), None, None]);
    assert_eq!(before(&season, 99), None);
}
