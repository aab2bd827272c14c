//! What was planted in an invented runner is found, and what looks like it is not.

use lightfoot::analysis::pace::{SlowSign, standing};
use lightfoot::analysis::stats::median;
use lightfoot::analysis::{EpochKind, RunMetrics, Season, form_drift};
use lightfoot::model::Day;

use super::runner::{Plan, START, history, season};

const SEEDS: std::ops::Range<u64> = 1..6;

fn day(run: i32) -> Day {
    START.plus(2 * run)
}

fn middle(season: &Season, runs: std::ops::Range<usize>, of: impl Fn(&RunMetrics) -> Option<f64>) -> f64 {
    let values: Vec<f64> = season.runs[runs].iter().filter_map(of).collect();
    median(&values).expect("some residuals")
}

/// The strongest a sign got from a run on.
fn strongest(signs: &[SlowSign], from: i32, of: impl Fn(&SlowSign) -> f64) -> f64 {
    signs.iter().filter(|sign| sign.day >= day(from)).map(of).filter(|s| s.is_finite()).fold(0.0, f64::max)
}

#[test]
fn five_percent_more_contact_is_found_within_twelve_runs() {
    let mut found = 0;
    for seed in SEEDS {
        let season = season(seed, 100, |run, plan| plan.contact = if run >= 80 { 1.05 } else { 1.0 });
        let residual = middle(&season, 80..100, |run| run.gct_residual_pct);
        assert!((residual - 5.0).abs() < 1.5, "seed {seed}: {residual} %");
        found += usize::from(standing(&season.slow.contact, day(92)).is_some_and(|sign| sign.up >= 0.5));
        let drift = form_drift(&season, day(95));
        assert!(drift.e_drift.is_some_and(|e| e > 0.5), "seed {seed}: {drift:?}");
        assert!(drift.gct_ms_at_3.is_some_and(|ms| (ms / 275.1 - 1.0).abs() < 0.02), "{drift:?}");
    }
    assert!(found >= 4, "found {found} of 5");
}

#[test]
fn five_percent_that_come_slowly_are_still_found() {
    for seed in SEEDS {
        let season =
            season(seed, 110, |run, plan| plan.contact = 1.0 + 0.05 * f64::from((run - 80).clamp(0, 11)) / 11.0);
        assert!(strongest(&season.slow.contact, 80, |sign| sign.up) >= 0.8, "seed {seed}");
    }
}

#[test]
fn the_same_form_at_any_pace_is_no_sign() {
    let mut alarms = 0;
    for seed in SEEDS {
        let season = season(seed, 120, |_, _| {});
        let residual = middle(&season, 60..120, |run| run.gct_residual_pct);
        assert!(residual.abs() < 0.8, "seed {seed}: {residual} %");
        let signs = &season.slow;
        alarms += usize::from(strongest(&signs.contact, 0, |sign| sign.up) > 0.8);
        alarms += usize::from(strongest(&signs.heart_rate, 0, |sign| sign.up) > 0.8);
    }
    assert!(alarms <= 2, "{alarms} of 10");
}

#[test]
fn running_eight_percent_slower_is_not_taken_for_worse_form() {
    for seed in SEEDS {
        let season = season(seed, 110, |run, plan| plan.speed = if run >= 80 { 0.92 } else { 1.0 });
        let drift = form_drift(&season, day(109));
        assert!(drift.e_drift.unwrap_or(0.0) < 0.3, "seed {seed}: {drift:?}");
        let residual = middle(&season, 80..110, |run| run.gct_residual_pct);
        assert!(residual.abs() < 1.2, "seed {seed}: {residual} %");
    }
}

fn new_watch(new: &'static str, old: &'static str) -> impl Fn(i32, &mut Plan) {
    move |run, plan| {
        plan.watch = if run >= 80 { new } else { old };
        plan.contact = if run >= 80 { 1.04 } else { 1.0 };
    }
}

#[test]
fn a_new_watch_that_reads_four_percent_more_is_no_worse_form() {
    for seed in SEEDS {
        let season = season(seed, 120, new_watch("watch 2", "watch 1"));
        assert!(strongest(&season.slow.contact, 80, |sign| sign.up) < 0.8, "seed {seed}");
        let during = standing(&season.slow.contact, day(85));
        assert_eq!(during, None, "a new sensor is not judged before its eighth run");
        assert_eq!(season.runs[84].gct_residual_pct, None);
        let residual = middle(&season, 90..120, |run| run.gct_residual_pct);
        assert!(residual.abs() < 1.5, "seed {seed}: {residual} %");
        assert!(season.epochs.iter().any(|epoch| epoch.day == day(80) && epoch.what == EpochKind::Form));
        assert_eq!(form_drift(&season, day(83)).new_sensor, Some((day(80), 4)));
    }
}

#[test]
fn a_new_watch_without_a_name_is_noticed_by_its_step() {
    for seed in SEEDS {
        let season = season(seed, 120, new_watch("", ""));
        let noticed = season.epochs.iter().any(|epoch| (epoch.day.since(day(80))).abs() <= 4);
        assert!(noticed, "seed {seed}: {:?}", season.epochs);
        // A single run may look like a drift before the step is plain; the sign stands only after three in a row.
        let strong = season.slow.contact.iter().filter(|sign| sign.day >= day(80) && sign.up > 0.6).count();
        assert!(strong <= 1, "seed {seed}: {strong} runs");
    }
}

#[test]
fn a_pulse_ten_beats_higher_at_the_same_pace_is_found() {
    for seed in SEEDS {
        let season = season(seed, 110, |run, plan| plan.heart = if run >= 80 { 8.0 } else { 0.0 });
        let residual = middle(&season, 80..110, |run| run.hr_residual_bpm);
        assert!((residual - 8.0).abs() < 2.0, "seed {seed}: {residual} bpm");
        assert!(standing(&season.slow.heart_rate, day(92)).is_some_and(|sign| sign.up > 0.9), "seed {seed}");
    }
}

#[test]
fn two_hot_weeks_are_no_sign_when_the_weather_is_known_and_a_weak_one_when_it_is_not() {
    // 30 °C at 50 % are 28.4 °C sWBGT by section 4.6, 11.5 bpm on top.
    let hot = |run: i32| (80..87).contains(&run);
    for seed in SEEDS {
        let known =
            season(seed, 100, |run, plan| plan.weather = Some(if hot(run) { (30.0, 50.0) } else { (10.0, 70.0) }));
        let strength = strongest(&known.slow.heart_rate, 80, |sign| sign.up);
        assert!(strength < 0.6, "seed {seed}: {strength}");
        let blind = season(seed, 100, |run, plan| {
            plan.weather = None;
            plan.heart = if hot(run) { 11.5 } else { 0.0 };
        });
        let loud = season(seed, 100, |run, plan| plan.heart = if hot(run) { 11.5 } else { 0.0 });
        let at = |season: &Season| standing(&season.slow.heart_rate, day(83)).map_or(0.0, |sign| sign.up);
        assert!(at(&blind) <= at(&loud), "seed {seed}");
    }
}

#[test]
fn effort_two_points_higher_at_the_same_pace_is_found() {
    for seed in SEEDS {
        let season = season(seed, 100, |run, plan| plan.effort = if run >= 70 { 2.0 } else { 0.0 });
        let residual = middle(&season, 75..100, |run| run.effort_residual);
        assert!((residual - 2.0).abs() < 0.8, "seed {seed}: {residual}");
        assert!(strongest(&season.slow.effort, 70, |sign| sign.up) > 0.9, "seed {seed}");
    }
}

#[test]
fn what_comes_later_changes_nothing_that_was_said_before() {
    let whole = history(5, 90, |run, plan| plan.contact = if run >= 60 { 1.05 } else { 1.0 });
    let later = lightfoot::analysis::analyse(&whole);
    for cut in [30, 59, 61, 75] {
        let then = lightfoot::analysis::analyse(&whole.until(day(cut)));
        for (then_run, later_run) in then.runs.iter().zip(&later.runs) {
            assert_eq!(then_run.gct_residual_pct, later_run.gct_residual_pct);
            assert_eq!(then_run.hr_residual_bpm, later_run.hr_residual_bpm);
            assert_eq!(then_run.effort_residual, later_run.effort_residual);
        }
        assert_eq!(form_drift(&then, day(cut)), form_drift(&later, day(cut)));
        for back in 0..60 {
            let day = day(cut).plus(-back);
            assert_eq!(then.signs.get(day), later.signs.get(day), "{day}");
        }
    }
}

#[test]
fn too_few_runs_say_nothing() {
    let season = season(1, 12, |_, _| {});
    assert!(season.runs.iter().all(|run| run.gct_residual_pct.is_none() && run.hr_residual_bpm.is_none()));
    assert_eq!(form_drift(&season, day(11)).e_drift, None);
    assert_eq!(form_drift(&season, START.plus(-1)), lightfoot::analysis::FormDrift::default());
}
