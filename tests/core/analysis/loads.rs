//! Load of runs, fitness, progression, strength.

use lightfoot::analysis::strength::{local_hours, strength_state};
use lightfoot::analysis::{LoadMethod, MetricId, analyse, progression};
use lightfoot::model::diary::Body;
use lightfoot::model::runner::{Priority, Race};
use lightfoot::model::{Activity, Day, Diary, History, Sport, Totals};

use super::{MONDAY, close, history, row, run, run_at, runner};

#[test]
fn tv_12_an_hour_at_150_beats_is_63_points() {
    let season = analyse(&history(vec![run_at(MONDAY, 60.0, 150)]));
    close(season.runs[0].load_lp, 63.343);
    assert_eq!(season.runs[0].load_method, Some(LoadMethod::HeartRate));
    close(season.value(MetricId::Load, MONDAY), 63.343);
}

#[test]
fn medicine_that_changes_heart_rate_turns_to_pace() {
    let mut known = history(vec![run_at(MONDAY, 50.0, 150)]);
    known.runner.medicines_change_heart_rate = Some(true);
    let season = analyse(&known);
    assert_eq!(season.runs[0].load_method, Some(LoadMethod::Pace));
    // 50 minutes at 3 of 4 m/s: 100 · 5/6 · (3/4)².
    close(season.runs[0].load_lp, 46.875);
}

#[test]
fn methods_are_brought_to_the_scale_of_heart_rate_once_twelve_runs_have_both() {
    let mut activities: Vec<Activity> = (0..12).map(|week| run_at(MONDAY.plus(week * 2), 60.0, 150)).collect();
    activities.push(run(MONDAY.plus(24), 10.8));
    let season = analyse(&history(activities));
    let last = season.runs.last().unwrap();
    assert_eq!(last.load_method, Some(LoadMethod::Pace));
    // By pace an hour is 56.25, by heart rate 63.343.
    close(Some(last.load_factor), 63.343 / 56.25);
    close(last.load_lp, 63.343);
}

#[test]
fn a_session_of_another_sport_counts_by_effort_and_a_recorded_run_is_never_nothing() {
    let ride = Activity { sport: Sport::Cycling, effort: Some(7.0), ..run(MONDAY, 10.8) };
    let walk = Activity { sport: Sport::Walking, ..run(MONDAY.plus(1), 10.8) };
    let indoors = Activity { sub_sport: "treadmill".to_owned(), ..run(MONDAY.plus(2), 10.8) };
    let mut known = history(vec![ride, walk, indoors]);
    known.runner.threshold_speed_m_s = None;
    let season = analyse(&known);
    close(season.runs[0].load_lp, 100.0);
    assert_eq!(season.runs[1].load_lp, None);
    assert_eq!(season.runs[2].load_method, Some(LoadMethod::Duration));
    assert!(season.runs[2].load_lp.unwrap() > 0.0);
}

#[test]
fn strength_work_never_counts_as_running_load() {
    let gym = Activity { sport: Sport::Strength, effort: Some(8.0), ..run_at(MONDAY, 60.0, 120) };
    let season = analyse(&history(vec![gym]));
    assert_eq!(season.runs[0].load_lp, None);
    assert_eq!(season.value(MetricId::Ctl, MONDAY), None);
    close(season.value(MetricId::StrengthLoad, MONDAY), 8.0 * 60.0 * 0.5);
}

#[test]
fn where_few_runs_have_heart_rate_pace_measures_all() {
    let mut activities: Vec<Activity> = (0..9).map(|day| run(MONDAY.plus(day), 10.0)).collect();
    activities.push(run_at(MONDAY.plus(9), 60.0, 150));
    let season = analyse(&history(activities));
    assert!(season.runs.iter().all(|run| run.load_method == Some(LoadMethod::Pace)));
}

#[test]
fn a_strap_that_counts_steps_is_not_believed() {
    let strapped = |day: i32, bpm: u8, locked: f64| {
        let mut activity = run_at(MONDAY.plus(day), 60.0, bpm);
        let mut digest = (*activity.digest).clone();
        digest.means.hr_bpm = Some(f64::from(bpm));
        digest.mean_speed_eq_m_s = Some(3.0);
        digest.cadence_lock_share = locked;
        activity.digest = std::sync::Arc::new(digest);
        activity
    };
    let mut activities: Vec<Activity> = (0..10).map(|day| strapped(day, 145, 0.0)).collect();
    activities.push(strapped(10, 172, 0.7));
    activities.push(strapped(11, 150, 0.7));
    let season = analyse(&history(activities));
    assert_eq!(season.runs[10].load_method, Some(LoadMethod::Pace));
    assert_eq!(season.runs[11].load_method, Some(LoadMethod::HeartRate), "near cadence by chance");
}

#[test]
fn highest_heart_rate_is_raised_by_what_two_runs_have_shown() {
    let peak = |day: Day, bpm: f64| {
        let mut activity = run_at(day, 30.0, 150);
        let mut digest = (*activity.digest).clone();
        digest.hr_peak_30s_bpm = Some(bpm);
        activity.digest = std::sync::Arc::new(digest);
        activity
    };
    let mut known = history(vec![peak(MONDAY, 201.0), peak(MONDAY.plus(1), 196.0), peak(MONDAY.plus(2), 150.0)]);
    known.runner = lightfoot::model::Runner { birth_year: Some(1986), ..Default::default() };
    let season = analyse(&known);
    close(season.thresholds.get(MONDAY).map(|at| at.hr_max_bpm), 208.0 - 0.7 * 40.0);
    close(season.thresholds.get(MONDAY.plus(1)).map(|at| at.hr_max_bpm), 196.0);
    assert!(!season.thresholds.get(MONDAY).unwrap().hr_rest_known);
}

#[test]
fn fitness_follows_its_recurrence_and_form_is_that_of_the_evening_before() {
    let activities = (0..60).map(|day| run_at(MONDAY.plus(day), 30.0 + f64::from(day % 5) * 10.0, 150)).collect();
    let season = analyse(&history(activities));
    let at = |metric, day| season.value(metric, MONDAY.plus(day));
    assert_eq!(at(MetricId::Ctl, 12), None, "two weeks it takes");
    for day in 14..60 {
        let (before, load) = (at(MetricId::Ctl, day - 1).unwrap(), at(MetricId::Load, day).unwrap());
        close(at(MetricId::Ctl, day), before + 0.023_528 * (load - before));
        let atl = at(MetricId::Atl, day - 1).unwrap();
        let tsb = at(MetricId::Tsb, day).unwrap();
        assert!((tsb - (before - atl)).abs() < 1e-9);
    }
}

#[test]
fn tv_21_a_long_run_a_fifth_longer_than_any_in_a_month() {
    let mut activities: Vec<Activity> = [2, 6, 10, 14, 18].map(|day| run(MONDAY.plus(day), 15.0)).into();
    activities.push(run(MONDAY.plus(21), 18.0));
    let season = analyse(&history(activities));
    close(season.runs[5].spike, 0.2);
    let now = progression(&season, MONDAY.plus(21));
    close(now.spike, 0.4);
    close(now.spike_pct, 20.0);
    assert_eq!(now.spike_run, Some(5));
}

#[test]
fn a_spike_fades_over_ten_days() {
    let mut activities: Vec<Activity> = [2, 6, 10, 14, 18].map(|day| run(MONDAY.plus(day), 10.0)).into();
    activities.push(run(MONDAY.plus(21), 12.5));
    activities.push(run(MONDAY.plus(40), 5.0));
    let season = analyse(&history(activities));
    close(progression(&season, MONDAY.plus(26)).spike, 0.2);
    close(progression(&season, MONDAY.plus(31)).spike, 0.0);
    assert_eq!(progression(&season, MONDAY.plus(3)).spike, None, "four runs it takes");
}

#[test]
fn coming_back_at_full_volume_after_three_weeks_is_noticed_for_three_weeks() {
    let days = (0..84).filter(|day| day % 2 == 0).chain((106..140).filter(|day| day % 2 == 0));
    let activities = days.map(|day| run_at(MONDAY.plus(day), 60.0, 150)).collect();
    let season = analyse(&history(activities));
    let at = |day| progression(&season, MONDAY.plus(day));
    assert_eq!(at(105).gap_days, Some(23), "the break is known while it lasts");
    assert_eq!(season.breaks.len(), 1);
    assert_eq!((season.breaks[0].comeback, season.breaks[0].days), (MONDAY.plus(106), 23));
    close(season.breaks[0].usual_week, 3.5 * 63.343);
    // Day 112: four runs in seven days against half of 3.5: (8/3.5 · 0.5⁻¹ …) over 1.6, so full.
    close(at(112).comeback, 1.0);
    assert_eq!(at(112).days_since_break, Some(6));
    close(at(134).comeback, 0.0);
}

#[test]
fn tv_23_after_effect_of_two_sessions_before_a_run() {
    let said = |effort, minutes, body| Diary {
        session_kind: Some(lightfoot::model::diary::SessionKind::Strength),
        session_min: Some(minutes),
        session_effort: Some(effort),
        strength_body: Some(body),
        ..Diary::default()
    };
    // The run starts on day 20 at 7:00; the sessions end 36 and 60 hours before.
    let morning = MONDAY.plus(20);
    let mut legs = row(morning.plus(-2), said(7.0, 45.0, Body::Legs));
    legs.time_s = Some(19 * 3600 - 45 * 60);
    let mut full = row(morning.plus(-3), said(5.0, 30.0, Body::Full));
    full.time_s = Some(19 * 3600 - 30 * 60);
    // An earlier session: the legs are used to it, and it is no longer felt.
    let used_to = row(morning.plus(-14), said(5.0, 30.0, Body::Legs));
    let activities = vec![run(MONDAY, 5.0), run(morning, 10.0)];
    let known = History { diary: vec![used_to, full, legs], ..history(activities) };
    let season = analyse(&known);
    close(Some(season.runs[1].strength_residual), 351.75);
    let state = strength_state(&season, morning, local_hours(&season.runs[1].activity));
    assert_eq!((state.n7, state.sessions_28d, state.known), (2, 3, true));
    close(Some(state.p80), 250.0);
    close(state.e_acute, 0.607);
    close(state.e_freq, 0.0);
    close(state.last.map(|last| last.minutes), 45.0);
}

#[test]
fn no_word_about_strength_work_is_unknown_and_none_is_known() {
    let quiet = analyse(&history(vec![run(MONDAY, 10.0)]));
    let state = strength_state(&quiet, MONDAY, f64::from(MONDAY.0) * 24.0 + 12.0);
    assert!(!state.known);
    assert_eq!((state.e_freq, state.e_acute), (None, None));
    let none = Diary { strength_min: Some(0.0), ..Diary::default() };
    let season = analyse(&History { diary: vec![row(MONDAY, none)], ..history(vec![run(MONDAY, 10.0)]) });
    let state = strength_state(&season, MONDAY, f64::from(MONDAY.0) * 24.0 + 12.0);
    assert_eq!((state.known, state.e_freq, state.e_acute), (true, Some(0.0), Some(0.0)));
}

#[test]
fn a_race_and_a_run_near_threshold_are_hard_and_never_heavy() {
    let said = Diary { legs_heaviness: Some(9.0), ..Diary::default() };
    let days = [0, 2, 4].map(|day| MONDAY.plus(day));
    let activities = vec![run_at(days[0], 60.0, 140), run_at(days[1], 60.0, 172), run_at(days[2], 60.0, 140)];
    let mut known = History { diary: days.map(|day| row(day, said.clone())).into(), ..history(activities) };
    known.runner.races = vec![Race { date: days[2], priority: Priority::B, ..Race::default() }];
    let season = analyse(&known);
    let told: Vec<_> = season.runs.iter().map(|run| (run.hard, run.heavy)).collect();
    assert_eq!(told, [(false, Some(true)), (true, None), (true, None)]);
}

#[test]
fn a_run_known_by_its_mean_heart_rate_counts_by_it() {
    let totals = Totals { timer_s: Some(3600.0), mean_hr_bpm: Some(150.0), ..Totals::default() };
    let known = history(vec![Activity { totals, ..run(MONDAY, 10.0) }]);
    let season = analyse(&known);
    assert_eq!(season.runs[0].load_method, Some(LoadMethod::HeartRate));
    close(season.runs[0].load_lp, 63.343);
    assert_eq!(known.runner, runner());
}
