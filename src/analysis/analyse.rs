//! From a history to its season: one pass, each day from the days up to it.

use std::sync::Arc;

use super::join::{self, Joined};
use super::kept::Kept;
use super::load::Scale;
use super::metric::MetricId;
use super::plausible::{self, Effect, Judged};
use super::season::{RunMetrics, Season};
use super::thresholds::{self, Thresholds};
use super::{
    fitness, food, forecast, heat, heaviness, iron, monotony, pace, phase, progression, recovery, scales, signs, sleep,
    strength, travel,
};
use crate::model::{Activity, Daily, Day, DayRange, Diary, History, Runner};

/// Dates before 1970 or after 2100 are broken clocks.
const PLAUSIBLE: DayRange = DayRange { first: Day(0), last: Day(47_847) };

/// Works out everything the causes, charts and exports need. What stands at a day comes from data dated that day or
/// earlier; the profile holds for all days.
pub fn analyse(history: &History) -> Season {
    analyse_again(history, &mut Kept::default(), Day(i32::MIN))
}

/// The same after an edit of the diary of `from` or later: what `kept` holds of the analysis before and the edit does
/// not touch is taken over.
pub fn analyse_again(history: &History, kept: &mut Kept, from: Day) -> Season {
    let Judged { believed, doubted } = plausible::judge(history);
    if doubted.is_empty() {
        return analyse_believed(history, kept, from);
    }
    let mut season = analyse_believed(&History { activities: believed, ..history.clone() }, kept, from);
    let apart = doubted.values().filter(|doubted| doubted.doubts.iter().any(|doubt| doubt.effect == Effect::Day));
    let apart = apart.map(|doubted| RunMetrics {
        activity: Arc::clone(&doubted.activity),
        day: doubted.activity.local_date,
        ..RunMetrics::default()
    });
    season.set_apart = apart.collect();
    season.doubted = doubted;
    season
}

/// The same of what can be believed.
fn analyse_believed(history: &History, kept: &mut Kept, from: Day) -> Season {
    let mut season = Season { runner: history.runner.clone(), ..Season::default() };
    let Some(days) = history.days() else { return season };
    let days = DayRange::new(days.first.max(PLAUSIBLE.first), days.last.min(PLAUSIBLE.last));
    if days.is_empty() {
        return season;
    }
    season.days = days;
    season.series = vec![Daily::empty(days); MetricId::ALL.len()];
    let joined = join::join(history, days);
    season.travel = travel::windows(&joined.activities);
    season.phases = phase::daily(days, &season.runner.races);
    season.strength = strength::sessions(&joined.activities, &joined.strength, days.first);
    season.strength_none.clone_from(&joined.strength_none);
    season.diary = food::with_logs(joined.diary.clone(), &history.readings);
    season.blood_tests = iron::test_days(&season.diary);
    fill_body(&mut season, history);
    fill_runs(&mut season, joined);
    fill_days(&mut season);
    pace::fill(&mut season, kept);
    signs::fill(&mut season, kept, from);
    let heavy = forecast::daily(&season);
    set(&mut season, MetricId::HeavyProbability, heavy);
    season.outlook = forecast::outlook(&season);
    season
}

/// Nights, resting values and weight.
fn fill_body(season: &mut Season, history: &History) {
    let days = season.days;
    let slept = sleep::slept(days, &history.nights, &season.diary, season.runner.sleep_need_h);
    season.nights = slept.nights;
    season.sleep_need = slept.need;
    season.sleep_regularity = slept.regularity;
    set(season, MetricId::Sleep, slept.hours);
    set(season, MetricId::SleepDebt, slept.debt);

    let resting = recovery::resting(days, &history.readings, &season.diary, |day| season.travelling(day));
    season.recovery = resting.recovery;
    set(season, MetricId::RestingHr, resting.resting_hr);
    set(season, MetricId::HrvRmssd, resting.hrv_ms);

    let weighed = scales::weighed(days, &history.readings, &season.diary);
    season.first_weight = weighed.values.all_known().next().map(|(day, _)| day);
    season.scale_changes = weighed.changes;
    set(season, MetricId::Weight, weighed.values);
    set(season, MetricId::WeightTrend, weighed.trend);
}

fn fill_runs(season: &mut Season, joined: Joined) {
    let resting = season.daily(MetricId::RestingHr);
    season.thresholds = thresholds::daily(season.days, &season.runner, &joined.activities, resting);
    let mut scale = Scale::default();
    let mut runs = Vec::with_capacity(joined.activities.len());
    for (activity, said) in joined.activities {
        let at = season.thresholds.get(activity.local_date);
        runs.extend(at.map(|at| run(season, &mut scale, &at, activity, said)));
    }
    progression::fill_spikes(&mut runs);
    heaviness::fill(&mut runs, &season.runner.races);
    season.runs = runs;
}

fn run(season: &Season, scale: &mut Scale, at: &Thresholds, activity: Arc<Activity>, said: Diary) -> RunMetrics {
    let runner = &season.runner;
    let effort = said.effort.or(activity.effort).filter(|effort| (0.0..=10.0).contains(effort));
    let medicine = runner.medicines_change_heart_rate == Some(true);
    let load = scale.next(&activity, effort, at, (runner.sex, medicine));
    let weather = heat::weather(&said, &activity);
    let shoe = if activity.is_run() { shoe(runner, &said, &activity) } else { None };
    RunMetrics {
        day: activity.local_date,
        load_lp: load.map(|load| load.points),
        load_method: load.map(|load| load.method),
        load_factor: load.map_or(1.0, |load| load.factor),
        effort,
        shoe,
        swbgt_c: weather.map(|weather| heat::swbgt_of_run(weather, &activity)),
        weather_estimated: weather.is_some_and(|weather| weather.estimated),
        strength_residual: strength::after_effect(&season.strength, strength::local_hours(&activity)),
        activity,
        said,
        ..RunMetrics::default()
    }
}

/// The pair worn: the one named in the diary, else in an account; else the default pair of that day, of several the
/// newest; else the only pair of the profile.
fn shoe(runner: &Runner, said: &Diary, activity: &Activity) -> Option<usize> {
    let of_account = Some(activity.shoe.as_str()).filter(|name| !name.is_empty());
    let named = said.shoe.as_deref().or(of_account);
    if let Some(name) = named {
        return runner.shoes.iter().position(|shoe| shoe.is_called(name));
    }
    let day = activity.local_date;
    let in_use =
        |from: Option<Day>, to: Option<Day>| from.is_none_or(|from| from <= day) && to.is_none_or(|to| day <= to);
    let used = || runner.shoes.iter().enumerate().filter(|(_, shoe)| in_use(shoe.from, shoe.to));
    let default = used().filter(|(_, shoe)| shoe.default).max_by_key(|(_, shoe)| shoe.from);
    let only = || used().next().filter(|_| runner.shoes.len() == 1);
    default.or_else(only).map(|(index, _)| index)
}

/// The daily series that follow from the runs and sessions.
fn fill_days(season: &mut Season) {
    let days = season.days;
    season.load_from = season.runs.iter().find(|run| run.load_lp.is_some()).map(|run| run.day);
    let begun = season.load_from.or_else(|| season.runs.iter().find(|run| run.activity.is_run()).map(|run| run.day));
    let of_day = |day: Day, value: fn(&RunMetrics) -> Option<f64>| {
        let values = season.runs_in(DayRange::new(day, day)).iter().filter_map(value);
        begun.filter(|begun| *begun <= day).map(|_| values.sum::<f64>())
    };
    let distance =
        Daily::from_fn(days, |day| of_day(day, |run| run.activity.distance_m().filter(|_| run.activity.is_run())));
    let load = Daily::from_fn(days, |day| of_day(day, |run| run.load_lp));
    let strength_load = Daily::from_fn(days, |day| strength_load(season, day));
    let heaviness = Daily::from_fn(days, |day| {
        let ratings = season.runs_in(DayRange::new(day, day)).iter().filter_map(|run| run.said.legs_heaviness);
        ratings.chain(season.diary.get(day).and_then(|said| said.legs_heaviness)).max_by(f64::total_cmp)
    });
    let morning = Daily::from_fn(days, |day| season.diary.get(day).and_then(|said| said.legs_morning));
    let fitness = fitness::fitness(&load);
    let weeks = Daily::from_fn(days, |day| {
        let week: Vec<f64> = load.known(DayRange::ending(day, 7)).map(|(_, load)| load).collect();
        monotony::monotony(&week).filter(|_| week.len() == 7)
    });
    season.breaks = progression::breaks(&season.runs, &load);
    season.ctl_best = fitness.best;
    set(season, MetricId::Monotony, Daily::from_fn(days, |day| weeks.get(day).map(|(monotony, _)| monotony)));
    set(season, MetricId::Strain, Daily::from_fn(days, |day| weeks.get(day).map(|(_, strain)| strain)));
    set(season, MetricId::Distance, distance);
    set(season, MetricId::Load, load);
    set(season, MetricId::StrengthLoad, strength_load);
    set(season, MetricId::LegsHeaviness, heaviness);
    set(season, MetricId::LegsMorning, morning);
    set(season, MetricId::Ctl, fitness.ctl);
    set(season, MetricId::Atl, fitness.atl);
    set(season, MetricId::Tsb, fitness.tsb);
}

/// Leg strength load of a day; unknown where no session nor a "none" was logged in the four weeks up to it.
fn strength_load(season: &Season, day: Day) -> Option<f64> {
    let month = DayRange::ending(day, 28);
    let from = season.strength.partition_point(|session| session.day < month.first);
    let recent = || season.strength.iter().skip(from).take_while(|session| session.day <= day);
    let none = season.strength_none.iter().any(|none| month.contains(*none));
    let known = none || recent().next().is_some();
    known.then(|| recent().filter(|session| session.day == day).map(|session| session.load()).sum())
}

fn set(season: &mut Season, metric: MetricId, series: Daily) {
    if let Some(slot) = season.series.get_mut(metric as usize) {
        *slot = series;
    }
}
