//! Weight against last season, outliers and new scales.

use lightfoot::analysis::{MetricId, ReferenceRule, analyse, scale_change, weight_change, weight_counts};
use lightfoot::model::runner::{Priority, Race};
use lightfoot::model::{Day, Diary, History, Reading, ReadingKind};

use super::{MONDAY, close, reading, row};

/// A weight each day with a little water around it.
fn weights(from: i32, to: i32, source: &str, kg: impl Fn(i32) -> f64) -> Vec<Reading> {
    let water = |day: i32| [0.0, 0.3, -0.2, 0.1, -0.3, 0.2, -0.1][(day.rem_euclid(7)) as usize];
    (from..to).map(|day| reading(MONDAY.plus(day), ReadingKind::Weight, kg(day) + water(day), source)).collect()
}

fn of(readings: Vec<Reading>) -> History {
    History { readings, ..History::default() }
}

#[test]
fn tv_29_trend_over_five_mornings() {
    let readings = [70.0, 70.6, 69.8, 70.4, 71.0].iter().zip(0..);
    let readings = readings.map(|(kg, day)| reading(MONDAY.plus(day), ReadingKind::Weight, *kg, "scale")).collect();
    let season = analyse(&of(readings));
    close(season.value(MetricId::WeightTrend, MONDAY.plus(4)), 70.16354);
    close(season.value(MetricId::Weight, MONDAY.plus(4)), 71.0);
}

#[test]
fn tv_30_trend_over_a_gap_of_three_days() {
    let at = |day, kg| reading(MONDAY.plus(day), ReadingKind::Weight, kg, "scale");
    let season = analyse(&of(vec![at(0, 70.0), at(3, 71.0)]));
    close(season.value(MetricId::WeightTrend, MONDAY.plus(3)), 70.271);
}

#[test]
fn tv_45_three_kilograms_over_last_year() {
    let mut readings = weights(0, 30, "scale", |_| 68.0);
    readings.extend(weights(365, 395, "scale", |_| 71.0));
    let season = analyse(&of(readings));
    let change = weight_change(&season, MONDAY.plus(394)).unwrap();
    close(Some(change.now_kg), 71.0);
    close(Some(change.reference_kg), 68.0);
    assert_eq!(change.reference, ReferenceRule::LastYear);
    close(Some(change.exposure), 0.6737);
    assert_eq!(change.scale_change, None);
}

#[test]
fn the_weeks_before_last_seasons_goal_race_come_first() {
    let mut readings = weights(0, 60, "scale", |day| if (72 - 28..72).contains(&day) { 66.0 } else { 68.0 });
    readings.extend(weights(365, 395, "scale", |_| 68.0));
    let mut known = of(readings);
    known.runner.races = vec![Race { date: MONDAY.plus(72), priority: Priority::A, ..Race::default() }];
    let change = weight_change(&analyse(&known), MONDAY.plus(394)).unwrap();
    assert_eq!(change.reference, ReferenceRule::LastSeasonRace);
    close(Some(change.change_kg), 2.0);
}

#[test]
fn without_a_year_of_data_the_oldest_month_is_the_reference() {
    // Three kilograms in 150 days, evenly.
    let season = analyse(&of(weights(0, 150, "scale", |day| 68.0 + 0.02 * f64::from(day))));
    assert_eq!(weight_change(&season, MONDAY.plus(100)), None, "120 days it takes");
    assert_eq!(weight_counts(&season, MONDAY.plus(100)).0, 14);
    let change = weight_change(&season, MONDAY.plus(149)).unwrap();
    assert_eq!((change.reference, change.n_reference, change.n_now), (ReferenceRule::Oldest, 28, 14));
    assert!((change.change_kg - 2.6).abs() < 0.15, "{}", change.change_kg);
}

#[test]
fn one_impossible_value_is_set_aside() {
    let mut readings = weights(0, 20, "scale", |_| 70.0);
    readings[12].value = 96.0;
    let season = analyse(&of(readings));
    assert_eq!(season.value(MetricId::Weight, MONDAY.plus(12)), None);
    assert!(season.value(MetricId::WeightTrend, MONDAY.plus(13)).is_some_and(|kg| (kg - 70.0).abs() < 0.2));
}

#[test]
fn a_weight_after_months_is_held_against_no_trend_of_before() {
    let at = |day, kg| reading(MONDAY.plus(day), ReadingKind::Weight, kg, "scale");
    let season = analyse(&of(vec![at(0, 73.0), at(215, 77.2), at(292, 77.3), at(327, 78.7), at(330, 84.0)]));
    let known = [0, 215, 292, 327, 330].map(|day| season.value(MetricId::Weight, MONDAY.plus(day)));
    assert_eq!(known, [Some(73.0), Some(77.2), Some(77.3), Some(78.7), None], "only the last is an outlier");
    // 0.9 to the 215th is nothing: the trend begins anew.
    close(season.value(MetricId::WeightTrend, MONDAY.plus(215)), 77.2);
}

#[test]
fn a_new_scale_of_a_new_maker_raises_nothing() {
    let mut readings = weights(0, 200, "old scale", |_| 70.0);
    readings.extend(weights(200, 260, "new scale", |_| 71.6));
    let season = analyse(&of(readings));
    assert_eq!(scale_change(&season, MONDAY.plus(205)), Some(MONDAY.plus(200)));
    assert_eq!(scale_change(&season, MONDAY.plus(214)), None);
    for day in 214..260 {
        let change = weight_change(&season, MONDAY.plus(day)).unwrap();
        assert!(change.exposure < 0.05, "day {day}: {change:?}");
        close(Some(change.now_kg), 71.6);
    }
}

#[test]
fn a_step_in_one_day_that_stays_is_a_scale_too() {
    let season = analyse(&of(weights(0, 260, "scale", |day| if day < 200 { 70.0 } else { 72.6 })));
    let noticed = (200..210).find_map(|day| scale_change(&season, MONDAY.plus(day))).expect("a scale change");
    assert!(noticed >= MONDAY.plus(202) && noticed <= MONDAY.plus(206), "{noticed}");
    for day in noticed.since(MONDAY) + 14..260 {
        let change = weight_change(&season, MONDAY.plus(day)).unwrap();
        assert!(change.exposure < 0.05, "day {day}: {change:?}");
    }
}

#[test]
fn weight_gained_over_ten_weeks_is_no_scale() {
    let gain = |day: i32| 68.0 + 3.5 * (f64::from(day - 150) / 70.0).clamp(0.0, 1.0);
    let season = analyse(&of(weights(0, 240, "scale", gain)));
    assert!(season.scale_changes.is_empty());
    let change = weight_change(&season, MONDAY.plus(239)).unwrap();
    assert!((change.change_kg - 3.5).abs() < 0.2 && change.exposure > 0.7, "{change:?}");
}

#[test]
fn the_typed_weight_wins_and_the_earliest_of_a_scale() {
    let at = |time_s, kg| Reading { time_s: Some(time_s), ..reading(MONDAY, ReadingKind::Weight, kg, "scale") };
    let mut known = of(vec![at(72_000, 71.0), at(25_200, 70.0)]);
    close(analyse(&known).value(MetricId::Weight, MONDAY), 70.0);
    known.diary = vec![row(MONDAY, Diary { weight_kg: Some(69.5), ..Diary::default() })];
    close(analyse(&known).value(MetricId::Weight, MONDAY), 69.5);
    assert_eq!(Day(0), Day::default());
}
