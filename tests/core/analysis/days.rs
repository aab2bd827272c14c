//! Nights, resting values, and civil days with clock changes and flights.

use lightfoot::analysis::sleep::sleep_state;
use lightfoot::analysis::{MetricId, analyse, progression, recovery, strength_state, weight_change};
use lightfoot::model::{Activity, Day, Diary, History, Night, ReadingKind, SourceRank};

use super::{MONDAY, close, history, night, reading, row, run};

const WEEK: [f64; 7] = [7.5, 6.0, 6.5, 8.0, 5.5, 7.0, 6.5];

fn nights(hours: &[f64]) -> Vec<Night> {
    hours.iter().zip(0..).map(|(hours, day)| night(MONDAY.plus(day), *hours)).collect()
}

#[test]
fn tv_26_debt_and_shortfall_of_a_week() {
    let season = analyse(&History { nights: nights(&WEEK), ..History::default() });
    let sunday = MONDAY.plus(6);
    let state = sleep_state(&season, sunday);
    close(state.debt_h, 5.0315);
    close(state.shortfall_7d_h, 9.0);
    close(season.value(MetricId::SleepDebt, sunday), 5.0315);
    assert_eq!((state.nights_7, state.need_h, state.three_good_nights), (7, 8.0, false));
}

#[test]
fn tv_50_exposure_by_a_short_week() {
    // The last night: (8 − 6.5 − 0.5)/2 = 0.5, times 0.8. The debt: (5.0315 − 2)/4.
    let season = analyse(&History { nights: nights(&WEEK), ..History::default() });
    let state = sleep_state(&season, MONDAY.plus(6));
    close(state.e_night, 0.5);
    close(state.e_debt, 0.7579);
    assert_eq!(state.e_regularity, None, "seven pairs of nights it takes");
    close(state.exposure, 0.7579);
}

#[test]
fn a_missing_night_is_unknown_and_never_no_sleep() {
    let mut known = nights(&WEEK);
    known.remove(3);
    let season = analyse(&History { nights: known, ..History::default() });
    assert_eq!(season.value(MetricId::Sleep, MONDAY.plus(3)), None);
    let state = sleep_state(&season, MONDAY.plus(6));
    // The eighth of them had been as long as needed: the shortfall is the same.
    assert_eq!(state.nights_7, 6);
    close(state.shortfall_7d_h, 9.0);
    assert_eq!(sleep_state(&season, MONDAY.plus(3)).e_night, None);
    assert_eq!(sleep_state(&season, MONDAY.plus(3)).exposure, None, "three nights are too few");
}

#[test]
fn typed_hours_win_sources_are_never_added_and_naps_count_up_to_ninety_minutes() {
    let phone = Night { rank: SourceRank::Phone, ..night(MONDAY, 8.5) };
    let in_bed = Night { asleep_s: None, in_bed_s: Some(8.0 * 3600.0), ..night(MONDAY.plus(1), 8.0) };
    let said = Diary { sleep_h: Some(5.0), nap_min: Some(120.0), ..Diary::default() };
    let known = History {
        nights: vec![phone, night(MONDAY, 7.0), in_bed, night(MONDAY.plus(2), 8.0), night(MONDAY.plus(3), 0.5)],
        diary: vec![row(MONDAY.plus(2), said)],
        ..History::default()
    };
    let season = analyse(&known);
    close(season.value(MetricId::Sleep, MONDAY), 7.0);
    close(season.value(MetricId::Sleep, MONDAY.plus(1)), 7.2);
    close(season.value(MetricId::Sleep, MONDAY.plus(2)), 6.5);
    assert_eq!(season.value(MetricId::Sleep, MONDAY.plus(3)), None, "half an hour is a gap of the tracker");
}

#[test]
fn a_stated_need_is_met_half_way() {
    let mut known = History { nights: nights(&WEEK), ..History::default() };
    known.runner.sleep_need_h = Some(9.0);
    assert_eq!(sleep_state(&analyse(&known), MONDAY).need_h, 8.5);
}

#[test]
fn a_habit_of_seven_hours_lowers_the_need() {
    let season = analyse(&History { nights: nights(&[7.0; 90]), ..History::default() });
    assert_eq!(sleep_state(&season, MONDAY.plus(60)).need_h, 8.0);
    assert_eq!(sleep_state(&season, MONDAY.plus(89)).need_h, 7.5);
}

#[test]
fn even_nights_are_regular() {
    let season = analyse(&History { nights: nights(&[8.0; 20]), ..History::default() });
    close(sleep_state(&season, MONDAY.plus(19)).regularity, 100.0);
    close(sleep_state(&season, MONDAY.plus(19)).e_regularity, 0.0);
}

#[test]
fn a_dip_of_heart_rate_variability_shows_against_the_own_band_and_devices_are_not_mixed() {
    let mut readings = Vec::new();
    for day in 0..75 {
        let value = if day >= 68 { 45.0 } else { [58.0, 60.0, 62.0][day as usize % 3] };
        readings.push(reading(MONDAY.plus(day), ReadingKind::HrvRmssd, value, "ring"));
        // Another kind of number from another device, far away.
        readings.push(reading(MONDAY.plus(day), ReadingKind::HrvSdnn, 110.0, "watch"));
    }
    let season = analyse(&History { readings, ..History::default() });
    let now = recovery(&season, MONDAY.plus(74));
    close(now.hrv_mean7, 45.0_f64.ln());
    close(now.hrv_down, 1.0);
    close(now.hrv_up, 0.0);
    assert!(now.days_below >= 4 && now.days_below <= 7, "{}", now.days_below);
    let before = recovery(&season, MONDAY.plus(67));
    assert_eq!((before.hrv_down, before.days_below), (Some(0.0), 0));
}

#[test]
fn resting_heart_rate_up_by_five_and_a_half_is_half_a_sign() {
    let rest = |day: i32| if day >= 70 { 55.5 } else { 50.0 };
    let readings = (0..77).map(|day| reading(MONDAY.plus(day), ReadingKind::RestingHr, rest(day), "watch")).collect();
    let season = analyse(&History { readings, ..History::default() });
    let now = recovery(&season, MONDAY.plus(76));
    close(now.rhr_change, 5.5);
    close(now.rhr_up, 0.5);
    assert_eq!(recovery(&season, MONDAY.plus(20)).rhr_up, None, "three weeks of baseline it takes");
}

#[test]
fn after_a_flight_rhythm_and_resting_values_raise_nothing() {
    let landed = MONDAY.plus(70);
    let away = Activity { utc_offset_s: Some(-8 * 3600), ..run(landed, 5.0) };
    let rest = |day: i32| if day >= 70 { 60.0 } else { 50.0 };
    let readings = (0..80).map(|day| reading(MONDAY.plus(day), ReadingKind::RestingHr, rest(day), "watch")).collect();
    let season = analyse(&History { readings, ..history(vec![run(MONDAY.plus(69), 5.0), away]) });
    assert!(!season.travelling(MONDAY.plus(69)));
    assert!(season.travelling(landed) && season.travelling(landed.plus(7)));
    assert!(!season.travelling(landed.plus(8)), "a day a zone");
    let now = recovery(&season, landed.plus(6));
    assert!(now.travel && now.rhr_change.is_some());
    assert_eq!(now.rhr_up, None);
}

#[test]
fn a_day_of_23_hours_is_one_day_like_any_other() {
    // Berlin, 2026-03-29: the clock jumps at 2. Two runs, the evening before and the evening of it.
    let sunday = Day::parse("2026-03-29").unwrap();
    let at = |day: Day, offset: i32| Activity {
        start_utc_s: i64::from(day.0) * 86_400 + 22 * 3600 - i64::from(offset),
        utc_offset_s: Some(offset),
        ..run(day, 10.0)
    };
    let season = analyse(&history(vec![at(sunday.plus(-1), 3600), at(sunday, 7200), at(sunday.plus(1), 7200)]));
    assert_eq!(season.days.len(), 3);
    for day in season.days.iter() {
        close(season.value(MetricId::Distance, day), 10_000.0);
    }
    assert!(season.travel.is_empty(), "a clock change is no journey");
}

#[test]
fn nothing_gives_nothing() {
    let season = analyse(&History::default());
    assert!(season.runs.is_empty() && season.days.len() <= 1);
    for metric in MetricId::ALL {
        assert_eq!(season.value(*metric, Day(0)), None);
    }
    assert_eq!(weight_change(&season, MONDAY), None);
    assert_eq!(progression(&season, MONDAY).week, None);
    assert_eq!(sleep_state(&season, MONDAY).exposure, None);
    assert!(!strength_state(&season, MONDAY, 0.0).known);
}

#[test]
fn one_day_is_a_season_without_habits() {
    let season = analyse(&history(vec![run(MONDAY, 10.0)]));
    assert_eq!(season.days.len(), 1);
    close(season.value(MetricId::Distance, MONDAY), 10_000.0);
    let now = progression(&season, MONDAY);
    assert!(now.settling);
    assert_eq!((now.spike, now.week, now.ramp, now.deep_fatigue), (None, None, None, None));
    assert_eq!((now.comeback, now.volume, now.monotony), (None, None, None));
}

#[test]
fn rest_days_count_as_nothing_and_days_before_the_first_run_are_unknown() {
    let known = History { nights: nights(&WEEK), ..history(vec![run(MONDAY.plus(3), 10.0)]) };
    let season = analyse(&known);
    assert_eq!(season.value(MetricId::Load, MONDAY), None);
    assert_eq!(season.value(MetricId::Load, MONDAY.plus(5)), Some(0.0));
    assert_eq!(season.value(MetricId::Distance, MONDAY.plus(5)), Some(0.0));
}
