//! Signs of the diary, by hand-worked cases of section 7.1.

use lightfoot::analysis::{Season, Sign, analyse};
use lightfoot::model::diary::HeavyWhen;
use lightfoot::model::{Day, Diary, DiaryRow};

use super::runner::{START, history};

/// Sixty runs every other day, and a line of the diary for each of 120 days.
fn season(said: impl Fn(i32, &mut Diary), of_run: impl Fn(i32, &mut Diary)) -> Season {
    let mut history = history(3, 60, |_, _| {});
    for (number, row) in history.diary.iter_mut().enumerate() {
        of_run(number as i32, &mut row.said);
    }
    for day in 0..120 {
        let mut line = Diary::default();
        said(day, &mut line);
        if !line.is_empty() {
            history.diary.push(DiaryRow { day: START.plus(day), said: line, ..DiaryRow::default() });
        }
    }
    history.diary.sort_by_key(|row| row.day);
    analyse(&history)
}

fn at(season: &Season, day: i32, sign: Sign) -> Option<f64> {
    season.signs.get(START.plus(day)).and_then(|signs| signs.get(sign))
}

fn near(value: Option<f64>, wanted: f64) {
    let value = value.expect("a known sign");
    assert!((value - wanted).abs() < 1e-9, "{value} is not {wanted}");
}

#[test]
fn soreness_counts_from_a_fifth_to_three_fifths_of_the_answered_days() {
    // Two of five answered days of the week: 0.4, halfway from 0.2 to 0.6.
    let season =
        season(|day, said| said.soreness = (day < 105).then_some(if day % 5 < 2 { 6.0 } else { 1.0 }), |_, _| {});
    near(at(&season, 106, Sign::Sore), 0.5);
    assert_eq!(at(&season, 115, Sign::Sore), None);
}

#[test]
fn tiredness_counts_against_the_own_usual() {
    // Two points above the median of the 60 days before: halfway from 1 to 3.
    let season = season(|day, said| said.tired = Some(if day >= 100 { 4.0 } else { 2.0 }), |_, _| {});
    near(at(&season, 90, Sign::Tired), 0.0);
    near(at(&season, 113, Sign::Tired), 0.5);
}

#[test]
fn two_illnesses_in_sixty_days_are_a_sign_and_silence_is_unknown() {
    let ill = |day: i32, said: &mut Diary| {
        if [50, 51, 80].contains(&day) {
            said.ill = Some(true);
        }
    };
    let season = season(ill, |_, _| {});
    assert_eq!(at(&season, 40, Sign::IllInjured), None);
    near(at(&season, 60, Sign::IllInjured), 0.4);
    near(at(&season, 85, Sign::IllInjured), 1.0);
    near(at(&season, 115, Sign::IllInjured), 0.4);
}

#[test]
fn legs_heavy_from_the_start_are_told_from_legs_heavy_late() {
    let rated = |run: i32, said: &mut Diary| {
        let heavy = run >= 40 && run % 2 == 0;
        said.legs_heaviness = Some(if heavy { 8.0 } else { 3.0 });
        said.heavy_when = heavy.then_some(if run % 8 == 0 { HeavyWhen::Late } else { HeavyWhen::Start });
    };
    let season = season(|_, _| {}, rated);
    let (early, late) = (at(&season, 100, Sign::Early), at(&season, 100, Sign::Late));
    near(early.zip(late).map(|(early, late)| early + late), 1.0);
    assert!(early > late);
    assert_eq!(at(&season, 70, Sign::Early), None);
    assert_eq!(at(&season, 100, Sign::Mood), None);
}

#[test]
fn a_jump_of_heaviness_is_sudden_and_a_quiet_history_is_neither() {
    let season = season(
        |_, _| {},
        |run, said| {
            said.legs_heaviness = Some(f64::from(run % 2) + if run >= 45 { 6.0 } else { 2.0 });
        },
    );
    near(at(&season, 80, Sign::Sudden), 0.0);
    near(at(&season, 110, Sign::Sudden), 1.0);
    near(at(&season, 110, Sign::Gradual), 0.0);
    assert_eq!(at(&season, 10, Sign::Sudden), None);
}

#[test]
fn effort_up_without_the_heart_is_split() {
    let history = history(2, 100, |run, plan| plan.effort = if run >= 70 { 2.0 } else { 0.0 });
    let season = analyse(&history);
    let last = Day(START.0 + 198);
    let signs = season.signs.get(last).unwrap();
    let (up, split) = (signs.get(Sign::RpeUp).unwrap(), signs.get(Sign::RpeSplit).unwrap());
    let heart = signs.get(Sign::HrpUp).unwrap();
    assert!((split - up * (1.0 - heart)).abs() < 1e-12);
    assert!(up > 0.5);
}
