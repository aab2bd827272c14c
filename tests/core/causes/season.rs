//! Seasons built by hand, without any analysis.

use std::sync::Arc;

use lightfoot::analysis::{MetricId, RunMetrics, Season, Sign, SignValues};
use lightfoot::model::{Activity, Daily, Day, DayRange, Diary, Sport, Totals};

/// A season of `days` days from day 0 on, with nothing in it.
pub(super) fn empty(days: i32) -> Season {
    let range = DayRange::new(Day(0), Day(days - 1));
    Season {
        days: range,
        series: MetricId::ALL.iter().map(|_| Daily::empty(range)).collect(),
        diary: Daily::empty(range),
        nights: Daily::empty(range),
        phases: Daily::empty(range),
        signs: Daily::empty(range),
        ..Season::default()
    }
}

/// An easy run of an hour.
pub(super) fn run(day: i32, km: f64) -> RunMetrics {
    let totals = Totals { distance_m: Some(km * 1000.0), timer_s: Some(3600.0), ..Totals::default() };
    let activity = Activity {
        id: format!("run {day}").into(),
        local_date: Day(day),
        sport: Sport::Running,
        totals,
        ..Activity::default()
    };
    RunMetrics { activity: Arc::new(activity), day: Day(day), load_lp: Some(60.0), ..RunMetrics::default() }
}

/// The same, rated.
pub(super) fn rated(day: i32, km: f64, heaviness: f64) -> RunMetrics {
    RunMetrics { heaviness: Some(heaviness), heavy: Some(heaviness >= 6.0), ..run(day, km) }
}

/// Sets a daily value.
pub(super) fn set(season: &mut Season, metric: MetricId, day: i32, value: f64) {
    season.series[metric as usize].set(Day(day), Some(value));
}

/// What was said on a day.
pub(super) fn say(season: &mut Season, day: i32, said: Diary) {
    let tested = said.ferritin_ug_l.is_some() || said.haemoglobin_g_l.is_some();
    season.blood_tests.extend(tested.then_some(Day(day)));
    season.blood_tests.sort();
    season.blood_tests.dedup();
    season.diary.set(Day(day), Some(Arc::new(said)));
}

/// All signs known on every day; those not named are 0.
pub(super) fn show(season: &mut Season, named: &[(Sign, f64)]) {
    let mut values = SignValues::default();
    for sign in Sign::ALL {
        values.set(*sign, Some(named.iter().find(|(name, _)| name == sign).map_or(0.0, |(_, strength)| *strength)));
    }
    let values = Arc::new(values);
    for day in season.days.iter() {
        season.signs.set(day, Some(Arc::clone(&values)));
    }
}
