//! The whole study on invented ratings.

use lightfoot::analysis::attribution::{Answer, Effect, Factor, Found, Rigour, Strength, Unit, study};

use super::invent;

fn one(units: &[Unit], exposures: &[Option<f64>]) -> Answer {
    study(units, &[Factor { exposures, slow: false, prior: 0.0 }], Rigour::FULL, 1)[0]
}

fn tested(answer: Answer) -> Effect {
    let Found::Tested(effect) = answer.found else { panic!("{answer:?}") };
    effect
}

#[test]
fn a_strong_link_is_clear_and_its_size_is_told_with_an_interval() {
    let (units, exposures) = invent(150, 6.0, 3);
    let effect = tested(one(&units, &exposures));
    assert_eq!(effect.strength, Strength::Clear, "{effect:?}");
    assert!(effect.probability > 0.97 && effect.q <= 0.05 && effect.matched.unwrap() > 1.5, "{effect:?}");
    let (low, high) = effect.interval.unwrap();
    assert!(0.05 < low && low < effect.change && effect.change < high && high < 0.7, "{effect:?}");
}

#[test]
fn the_same_study_gives_the_same_answer() {
    let (units, exposures) = invent(120, 3.0, 4);
    assert_eq!(one(&units, &exposures), one(&units, &exposures));
}

#[test]
fn exposures_of_other_weeks_show_no_link() {
    // A placebo: each run is given the exposure of a run ten weeks later.
    let mut seen = 0;
    for seed in 0..12 {
        let (units, mut exposures) = invent(150, 6.0, 40 + seed);
        exposures.rotate_left(40);
        let effect = tested(one(&units, &exposures));
        assert_ne!(effect.strength, Strength::Clear, "{effect:?}");
        seen += u32::from(effect.strength != Strength::NotVisible);
    }
    assert!(seen <= 2, "{seen}");
}

#[test]
fn of_two_exposures_that_move_together_the_one_at_work_is_named() {
    let (mut right, runners) = (0, 10);
    for seed in 0..runners {
        let (units, cause) = invent(200, 6.0, 70 + seed);
        // It comes with the cause on most runs, and alone on one of nine.
        let bystander: Vec<Option<f64>> =
            cause.iter().enumerate().map(|(n, c)| if n % 9 == 0 { c.map(|c| 1.0 - c) } else { *c }).collect();
        let factors = [&bystander, &cause].map(|exposures| Factor { exposures, slow: false, prior: 0.0 });
        let answers = study(&units, &factors, Rigour::QUICK, 1);
        right += u32::from(tested(answers[1]).link > tested(answers[0]).link);
    }
    assert!(right >= 8, "{right}");
}

#[test]
fn too_few_ratings_ask_for_more_and_say_nothing() {
    let (units, exposures) = invent(20, 6.0, 1);
    let Found::TooFew { more } = one(&units, &exposures).found else { panic!() };
    assert!(more >= 10);
    let light: Vec<Unit> =
        invent(200, 1.0, 1).0.into_iter().map(|unit| Unit { rating: 2.0, heavy: Some(false), ..unit }).collect();
    let exposures = invent(200, 1.0, 1).1;
    assert!(matches!(one(&light, &exposures).found, Found::TooFew { .. }), "legs that are never heavy tell nothing");
}

#[test]
fn a_cause_that_was_hardly_ever_or_always_there_is_not_tested() {
    let (units, _) = invent(150, 1.0, 5);
    for exposure in [0.0, 1.0] {
        let same = vec![Some(exposure); units.len()];
        assert_eq!(one(&units, &same).found, Found::NoContrast);
    }
    let unknown = vec![None; units.len()];
    assert_eq!(one(&units, &unknown).found, Found::Unknown);
}

#[test]
fn a_slow_cause_is_tested_once_it_has_changed_by_enough_for_ten_runs() {
    let (units, _) = invent(150, 1.0, 6);
    let slow = |exposures: &[Option<f64>]| {
        study(&units, &[Factor { exposures, slow: true, prior: 0.0 }], Rigour::QUICK, 1)[0].found
    };
    let drift =
        |to: f64| -> Vec<Option<f64>> { (0..150).map(|n| Some(0.35 + (to - 0.35) * f64::from(n) / 150.0)).collect() };
    assert_eq!(slow(&drift(0.65)), Found::NoContrast);
    assert!(matches!(slow(&drift(1.0)), Found::Tested(_)));
}

#[test]
fn one_stretch_of_time_is_told_from_several() {
    // Four runs a week; a stretch ends when two weeks pass without a run with the cause.
    let (units, _) = invent(150, 1.0, 8);
    let with = |exposed: &dyn Fn(usize) -> bool| -> Vec<Option<f64>> {
        (0..150).map(|n| Some(f64::from(u8::from(exposed(n))))).collect()
    };
    let once = one(&units, &with(&|n| (100..113).contains(&n))).stretch.unwrap();
    assert_eq!((once.first, once.last), (units[100].day, units[112].day));
    let weekly = one(&units, &with(&|n| n >= 100 && n % 4 == 0)).stretch.unwrap();
    assert_eq!((weekly.first, weekly.last), (units[100].day, units[148].day), "once a week is no pause");
    assert_eq!(one(&units, &with(&|n| (20..30).contains(&n) || n >= 120)).stretch, None);
    assert_eq!(one(&units, &with(&|_| false)).stretch, None);
}
