//! The state machine on hand-made sequences of scores.

use lightfoot::causes::{CauseId, Course, Evidence, State};
use lightfoot::model::Day;

/// Feeds one score a day, each with new data, and returns the state after each.
fn course(cause: CauseId, scores: &[Option<f64>]) -> Vec<&'static str> {
    let cause = cause.cause();
    let mut course = Course::default();
    let mut states = Vec::new();
    for (day, score) in scores.iter().enumerate() {
        let day = Day(day as i32);
        let seen = Evidence { exposure: score.map(|_| 0.9), body: Some(0.5), coverage: 1.0, ..Evidence::default() };
        course.step(cause, day, &seen, *score, true);
        states.push(course.state(cause, day, &seen).key());
    }
    states
}

#[test]
fn an_acute_cause_is_raised_at_once_and_a_chronic_one_on_the_second_day() {
    assert_eq!(course(CauseId::Sleep, &[Some(29.9), Some(30.0), Some(50.0)]), ["clear", "watch", "likely"]);
    assert_eq!(course(CauseId::Sleep, &[Some(80.0)]), ["strong"]);
    let chronic = course(CauseId::Shoes, &[Some(60.0), Some(20.0), Some(60.0), Some(55.0)]);
    assert_eq!(chronic, ["clear", "clear", "clear", "likely"]);
}

#[test]
fn a_day_without_new_data_raises_nothing() {
    let cause = CauseId::Shoes.cause();
    let seen = Evidence { exposure: Some(0.9), coverage: 1.0, ..Evidence::default() };
    let mut course = Course::default();
    for day in 0..5 {
        course.step(cause, Day(day), &seen, Some(60.0), day == 0);
    }
    assert_eq!(course.grade(), 0);
    course.step(cause, Day(5), &seen, Some(60.0), true);
    assert_eq!(course.grade(), 2);
}

#[test]
fn a_flag_drops_one_grade_at_a_time_and_is_remembered_for_two_weeks() {
    let mut scores = vec![Some(60.0), Some(45.0), Some(10.0), Some(10.0), Some(43.0)];
    scores.extend([Some(10.0); 22]);
    let states = course(CauseId::Sleep, &scores);
    assert_eq!(&states[..5], ["likely"; 5]); // 43 is not below 42: the count begins again
    assert_eq!(&states[5..10], ["likely", "likely", "watch", "watch", "watch"]);
    assert_eq!(&states[10..24], ["recently_cleared"; 14]);
    assert_eq!(&states[24..], ["clear"; 3]);
}

#[test]
fn a_flag_outlives_a_short_gap_but_not_a_long_one() {
    let scores = [Some(60.0), None, None, Some(60.0), None, None, None, None];
    let states = course(CauseId::Sleep, &scores);
    assert_eq!(&states[..6], ["likely"; 6]);
    assert_eq!(&states[6..], ["not_enough_data"; 2]);
}

#[test]
fn a_veto_withholds_the_verdict_and_ends_the_flag() {
    let cause = CauseId::WeightGain.cause();
    let mut course = Course::default();
    let mut seen = Evidence { exposure: Some(0.9), coverage: 1.0, ..Evidence::default() };
    for day in 0..2 {
        course.step(cause, Day(day), &seen, Some(60.0), true);
    }
    seen.veto = Some((lightfoot::model::Phrase::plain("weight-gain-veto-scale"), Some(Day(9))));
    course.step(cause, Day(2), &seen, Some(60.0), true);
    assert_eq!(course.state(cause, Day(2), &seen).key(), "vetoed");
    let episodes = course.into_episodes();
    assert_eq!((episodes[0].from, episodes[0].to), (Day(1), Some(Day(2))));
    assert_eq!(episodes[0].peak, State::Likely);
}

#[test]
fn a_flag_is_an_interval_with_its_peak() {
    let cause = CauseId::Sleep.cause();
    let mut course = Course::default();
    for (day, score) in [35.0, 55.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0, 10.0].into_iter().enumerate() {
        let seen = Evidence { exposure: Some(0.5), coverage: 1.0, ..Evidence::default() };
        course.step(cause, Day(day as i32), &seen, Some(score), true);
    }
    let episodes = course.into_episodes();
    assert_eq!(episodes.len(), 1);
    assert_eq!((episodes[0].from, episodes[0].to), (Day(0), Some(Day(7))));
    assert_eq!(episodes[0].peak, State::Likely);
}
