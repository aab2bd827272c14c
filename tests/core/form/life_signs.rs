//! Signs of rest, swelling, weight, thirst and heat, by hand-worked cases of section 7.1.

use std::collections::BTreeSet;

use lightfoot::analysis::{Season, Sign, analyse};
use lightfoot::model::diary::Side;
use lightfoot::model::{Diary, DiaryRow};

use super::runner::{START, history};

/// Sixty runs every other day but for those named, and a line of the diary for each of 120 days.
fn season(without: &[i32], of_day: impl Fn(i32, &mut Diary), of_run: impl Fn(i32, &mut Diary)) -> Season {
    let mut history = history(4, 60, |_, _| {});
    let gone: BTreeSet<_> = without.iter().map(|run| START.plus(2 * run)).collect();
    history.activities.retain(|activity| !gone.contains(&activity.local_date));
    history.diary.retain(|row| !gone.contains(&row.day));
    for row in &mut history.diary {
        of_run(row.day.since(START) / 2, &mut row.said);
    }
    for day in 0..120 {
        let mut line = Diary::default();
        of_day(day, &mut line);
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

/// Heavy from run 40 on at every other run.
fn heavy(run: i32) -> bool {
    run >= 40 && run % 2 == 0
}

fn rate(run: i32, said: &mut Diary) {
    said.legs_heaviness = Some(if heavy(run) { 8.0 } else { 3.0 });
}

#[test]
fn thirst_and_stiffness_are_shares_of_the_heavy_runs() {
    let answers = |run: i32, said: &mut Diary| {
        rate(run, said);
        if heavy(run) {
            said.thirsty = Some(run % 4 == 0);
            said.stiff_then_eased = Some(run % 6 == 0);
        }
    };
    let season = season(&[], |_, _| {}, answers);
    // Heavy up to day 100: runs 40, 42, 44, 46, 48 and 50. Thirsty 40, 44, 48; stiff 42, 48.
    near(at(&season, 100, Sign::Thirst), 0.5);
    near(at(&season, 100, Sign::Stiff), 2.0 / 6.0);
    assert_eq!(at(&season, 60, Sign::Thirst), None, "nothing was heavy yet");
}

#[test]
fn heat_is_a_sign_when_most_heavy_runs_are_hot() {
    let hot = |every: i32| {
        move |run: i32, said: &mut Diary| {
            rate(run, said);
            let is = heavy(run) && run % every == 0;
            (said.temperature_c, said.humidity_pct) = (Some(if is { 30.0 } else { 10.0 }), Some(60.0));
        }
    };
    near(at(&season(&[], |_, _| {}, hot(2)), 100, Sign::Hot), 1.0);
    near(at(&season(&[], |_, _| {}, hot(4)), 100, Sign::Hot), 0.0);
}

#[test]
fn a_dip_of_weight_counts_from_half_a_kilogram_for_four_days() {
    let weigh = |day: i32, said: &mut Diary| said.weight_kg = Some(if day == 90 { 69.25 } else { 70.0 });
    let season = season(&[], weigh, |_, _| {});
    near(at(&season, 89, Sign::WeightDip), 0.0);
    near(at(&season, 90, Sign::WeightDip), 0.5);
    near(at(&season, 93, Sign::WeightDip), 0.5);
    near(at(&season, 94, Sign::WeightDip), 0.0);
}

#[test]
fn swelling_counts_on_both_sides_only() {
    let swell = |side: Side| {
        move |day: i32, said: &mut Diary| {
            if day >= 60 {
                (said.leg_swelling, said.swelling_side) = (Some(1.0), Some(side));
            }
        }
    };
    // A mean of 1 lies 0.6 of the way from 0.25 to 1.5.
    near(at(&season(&[], swell(Side::Both), |_, _| {}), 110, Sign::Swell), 0.6);
    near(at(&season(&[], swell(Side::Left), |_, _| {}), 110, Sign::Swell), 0.0);
    assert_eq!(at(&season(&[], swell(Side::Both), |_, _| {}), 50, Sign::Swell), None);
}

#[test]
fn legs_that_are_heavy_on_days_without_a_run_are_heavy_at_rest() {
    // Runs are on even days. Of the odd days, two in five are heavy: halfway from 0.2 to 0.6.
    let rest = |day: i32, said: &mut Diary| {
        if day % 2 == 1 && day >= 80 {
            said.legs_heaviness = Some(if (day / 2) % 5 < 2 { 7.0 } else { 2.0 });
        }
    };
    let season = season(&[], rest, |_, _| {});
    let (value, days) = (at(&season, 110, Sign::Rest), (83..=110).filter(|day| day % 2 == 1));
    let heavy = days.clone().filter(|day| (day / 2) % 5 < 2).count() as f64;
    near(value, ((heavy / days.count() as f64 - 0.2) / 0.4).clamp(0.0, 1.0));
    assert_eq!(at(&season, 70, Sign::Rest), None, "heavy runs say nothing of rest");
}

#[test]
fn legs_on_waking_say_nothing_of_rest() {
    let season = season(&[], |_, said| said.legs_morning = Some(8.0), rate);
    assert_eq!(at(&season, 110, Sign::Rest), None);
}

#[test]
fn a_few_days_off_fix_heavy_legs_or_not() {
    // Heavy at runs 40 and 46; the runs after them are left out, so that three days of rest follow.
    let rated = |fixed: bool| {
        move |run: i32, said: &mut Diary| {
            let heavy = run == 40 || run == 46 || (!fixed && run == 48);
            said.legs_heaviness = Some(if heavy { 8.0 } else { 3.0 });
        }
    };
    near(at(&season(&[41, 47], |_, _| {}, rated(true)), 100, Sign::Fix), 1.0);
    near(at(&season(&[41, 47], |_, _| {}, rated(false)), 100, Sign::Fix), 0.5);
    assert_eq!(at(&season(&[41], |_, _| {}, rated(true)), 100, Sign::Fix), None, "once tells nothing");
}

#[test]
fn a_light_week_that_does_not_help_is_a_sign() {
    // No run from day 99 to 105; heavy before, and heavy or light after it.
    let rated = |helps: bool| {
        move |run: i32, said: &mut Diary| {
            let heavy = (44..50).contains(&run) || (!helps && run >= 53);
            said.legs_heaviness = Some(if heavy { 8.0 } else { 3.0 });
        }
    };
    near(at(&season(&[50, 51, 52], |_, _| {}, rated(false)), 112, Sign::NoFix), 1.0);
    near(at(&season(&[50, 51, 52], |_, _| {}, rated(true)), 112, Sign::NoFix), 0.0);
    assert_eq!(at(&season(&[], |_, _| {}, rated(false)), 112, Sign::NoFix), None, "there was no light week");
}
