//! How training grows (section 4.9) and the exposures of section C3: spike, weekly habit, ramp, deep fatigue, return
//! after a break, volume, monotony.

use super::fitness::{SETTLING_DAYS, full_sum};
use super::metric::MetricId;
use super::season::{RunMetrics, Season};
use super::stats::{mad, median, quantile, ramp};
use crate::model::{Daily, Day, DayRange};

const SPIKE_DAYS: i32 = 30;
const SPIKE_RUNS: usize = 4;
/// A long run is felt for so many days (J).
const SPIKE_FADES_DAYS: f64 = 10.0;
const HABIT_WEEKS: i32 = 8;
/// A habit of fewer weeks is none (J).
const LEAST_WEEKS: usize = 4;
const BREAK_DAYS: i32 = 10;
const LIGHT_DAYS: i32 = 14;
const LIGHT_SHARE: f64 = 0.25;
const ALLOWED_MORE: f64 = 0.2;
/// After so many days every allowance has grown to the whole.
const RETURN_DAYS: i32 = 28;

/// Days that show what a hard day is, the training days among them that are enough, and the share below it (J).
const HARD_DAYS: i32 = 180;
const HARD_TRAINED: usize = 10;
const HARD_SHARE: f64 = 0.8;

/// A break in running, known from the day of the first run after it.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Break {
    /// The first day of running again.
    pub comeback: Day,
    /// Days without, or with hardly any, running.
    pub days: i32,
    /// Usual load of a week before it, where at least four weeks are known.
    pub usual_week: Option<f64>,
}

/// Training as it stands on one day: exposures 0..1, and the numbers behind them. `None` is unknown.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Progression {
    /// Exposure by one run far longer than any of the 30 days before it.
    pub spike: Option<f64>,
    /// By how many percent that run was longer.
    pub spike_pct: Option<f64>,
    /// Index of that run in `Season::runs`.
    pub spike_run: Option<usize>,
    /// Exposure by the week's load against the own habit.
    pub week: Option<f64>,
    /// Load of the last 7 days.
    pub week_load: Option<f64>,
    /// Median of the 8 weeks before.
    pub week_median: Option<f64>,
    /// Exposure by the rise of chronic load.
    pub ramp: Option<f64>,
    /// Rise of chronic load in 7 days.
    pub ctl_change_7d: Option<f64>,
    /// Exposure by deep fatigue.
    pub deep_fatigue: Option<f64>,
    /// Training stress balance entering the day.
    pub tsb: Option<f64>,
    /// Exposure by returning too fast after a break.
    pub comeback: Option<f64>,
    /// Days of the break, while returning from it or still in it.
    pub gap_days: Option<i32>,
    /// Days since the comeback, while returning.
    pub days_since_break: Option<i32>,
    /// Exposure by a higher volume than ever in two years.
    pub volume: Option<f64>,
    /// Exposure by days that are all alike.
    pub monotony: Option<f64>,
    /// Whether chronic load is still settling after the first import.
    pub settling: bool,
}

/// Training as it stands on `day`.
pub fn progression(season: &Season, day: Day) -> Progression {
    let load = season.daily(MetricId::Load);
    let week_load = full_sum(load, day, 7);
    let habit = habit(load, day.plus(-7));
    let settled = season.load_from.is_some_and(|from| day.since(from) >= SETTLING_DAYS);
    let ctl = season.value(MetricId::Ctl, day);
    let before = season.value(MetricId::Ctl, day.plus(-7));
    let ctl_change_7d = ctl.zip(before).map(|(now, before)| now - before).filter(|_| settled);
    let tsb = season.value(MetricId::Tsb, day);
    let best = season.ctl_best.get(day).filter(|best| *best > 0.0);
    let mut now = Progression {
        week: week_load.zip(habit).and_then(|(week, (median, spread))| week_exposure(week, median, spread)),
        week_load,
        week_median: habit.map(|(median, _)| median),
        ramp: ctl_change_7d.map(|rise| ramp(rise, 5.0, 10.0)),
        ctl_change_7d,
        deep_fatigue: tsb.zip(ctl).filter(|_| settled).map(|(tsb, ctl)| deep_fatigue_exposure(tsb, ctl)),
        tsb,
        volume: ctl.zip(best).map(|(ctl, best)| ramp(ctl / best, 0.95, 1.15)),
        monotony: monotony_exposure(season.value(MetricId::Monotony, day), week_load, habit),
        settling: !settled,
        ..Progression::default()
    };
    fill_spike(&mut now, season, day);
    fill_comeback(&mut now, season, day, week_load);
    now
}

/// Exposure by the load of one day against a hard one of the half year up to it, for a rating of the next morning;
/// `None` with few days to compare (J).
pub fn hard_day(season: &Season, day: Day) -> Option<f64> {
    let load = season.daily(MetricId::Load);
    let today = load.get(day)?;
    let trained: Vec<f64> =
        load.known(DayRange::ending(day, HARD_DAYS)).map(|(_, load)| load).filter(|load| *load > 0.0).collect();
    let hard = quantile(&trained, HARD_SHARE).filter(|_| trained.len() >= HARD_TRAINED)?;
    Some(ramp(today / hard, 0.5, 1.1))
}

/// Exposure by the step of a single run (section 4.9): `spike` is its length over the longest before, minus one.
pub fn spike_exposure(spike: f64) -> f64 {
    match spike {
        x if x > 1.0 => 1.0,
        x if x > 0.3 => 0.6,
        x if x > 0.1 => 0.4,
        _ => 0.0,
    }
}

/// Exposure by the week's load against the median and spread of the weeks before.
pub fn week_exposure(week: f64, median: f64, spread: f64) -> Option<f64> {
    let z = (week - median) / spread.max(0.1 * median);
    (median > 0.0).then(|| if week / median > 1.15 { ramp(z, 1.5, 4.0) } else { 0.0 })
}

/// Exposure by deep fatigue (section 4.7).
pub fn deep_fatigue_exposure(tsb: f64, ctl: f64) -> f64 {
    ramp(-tsb / ctl.max(20.0), 0.30, 0.70)
}

fn monotony_exposure(monotony: Option<f64>, week: Option<f64>, habit: Option<(f64, f64)>) -> Option<f64> {
    let ((monotony, week), (median, _)) = monotony.zip(week).zip(habit.filter(|(median, _)| *median > 0.0))?;
    Some(ramp(monotony, 1.8, 2.5) * ramp(week / median, 0.9, 1.2))
}

/// Median and spread of up to eight whole weeks that end with `last`.
fn habit(load: &Daily, last: Day) -> Option<(f64, f64)> {
    let weeks: Vec<f64> = (0..HABIT_WEEKS).filter_map(|back| full_sum(load, last.plus(-7 * back), 7)).collect();
    median(&weeks).zip(mad(&weeks)).filter(|_| weeks.len() >= LEAST_WEEKS)
}

/// Length of each run over the longest of the 30 days before, minus one; needs four runs in them.
pub(super) fn fill_spikes(runs: &mut [RunMetrics]) {
    let distance = |run: &RunMetrics| run.activity.distance_m().filter(|metres| run.activity.is_run() && *metres > 0.0);
    for index in 0..runs.len() {
        let Some((before, [run, ..])) = runs.split_at_mut_checked(index) else { continue };
        let Some(metres) = distance(run) else { continue };
        let recent = before.iter().rev().take_while(|other| run.day.since(other.day) <= SPIKE_DAYS);
        let lengths: Vec<f64> = recent.filter_map(distance).collect();
        let longest = lengths.iter().copied().max_by(f64::total_cmp);
        run.spike = longest.filter(|_| lengths.len() >= SPIKE_RUNS).map(|longest| metres / longest - 1.0);
    }
}

fn fill_spike(now: &mut Progression, season: &Season, day: Day) {
    let window = DayRange::ending(day, SPIKE_FADES_DAYS as i32 + 1);
    let month = season.runs_in(DayRange::ending(day, SPIKE_DAYS));
    now.spike = month.iter().any(|run| run.spike.is_some()).then_some(0.0);
    let first = season.runs.partition_point(|run| run.day < window.first);
    for (offset, run) in season.runs_in(window).iter().enumerate() {
        let Some(spike) = run.spike else { continue };
        let fresh = 1.0 - f64::from(day.since(run.day)) / SPIKE_FADES_DAYS;
        let exposure = spike_exposure(spike) * fresh;
        if exposure > now.spike.unwrap_or(0.0) {
            now.spike = Some(exposure);
            now.spike_pct = Some(100.0 * spike);
            now.spike_run = Some(first + offset);
        }
    }
}

/// Breaks of ten days without a run, and stretches of two weeks below a quarter of the usual load.
pub(super) fn breaks(runs: &[RunMetrics], load: &Daily) -> Vec<Break> {
    let mut breaks = Vec::new();
    let mut last: Option<Day> = None;
    for run in runs.iter().filter(|run| run.activity.is_run()) {
        let days = last.map_or(0, |last| run.day.since(last) - 1);
        if let Some(last) = last.filter(|_| days >= BREAK_DAYS) {
            breaks.push(Break { comeback: run.day, days, usual_week: habit(load, last).map(|(median, _)| median) });
        }
        last = Some(run.day);
    }
    let idle: Vec<DayRange> = breaks.iter().map(|b: &Break| DayRange::ending(b.comeback.plus(-1), b.days)).collect();
    breaks.extend(light_stretches(load, &idle));
    breaks.sort_by_key(|b| b.comeback);
    breaks
}

/// Stretches with some running, but hardly any; those that are breaks anyway are left out.
fn light_stretches(load: &Daily, idle: &[DayRange]) -> Vec<Break> {
    let mut found = Vec::new();
    let mut since: Option<(Day, f64)> = None;
    for day in load.range().iter() {
        let usual = since.map(|(_, usual)| usual);
        let usual = usual.or_else(|| habit(load, day.plus(-LIGHT_DAYS)).map(|(median, _)| median));
        let light =
            full_sum(load, day, LIGHT_DAYS).zip(usual).is_some_and(|(sum, usual)| sum < LIGHT_SHARE * 2.0 * usual);
        match (light, since) {
            (true, None) => since = usual.map(|usual| (day.plus(1 - LIGHT_DAYS), usual)),
            (false, Some((first, usual))) => {
                let overlaps = |range: &DayRange| range.first < day && range.last >= first;
                if !idle.iter().any(overlaps) {
                    found.push(Break { comeback: day, days: day.since(first), usual_week: Some(usual) });
                }
                since = None;
            }
            _ => {}
        }
    }
    found
}

/// Share of the usual week allowed in the first week after a break.
fn first_allowance(days: i32) -> f64 {
    match days {
        ..=14 => 0.7,
        15..=28 => 0.5,
        _ => 0.3,
    }
}

/// Exposure by returning too fast: load of the last 7 days over what is allowed `since` days after the comeback;
/// `None` once the allowance is whole.
pub fn return_exposure(week: f64, usual_week: f64, break_days: i32, since: i32) -> Option<f64> {
    let allowed = first_allowance(break_days) + ALLOWED_MORE * f64::from(since / 7);
    (allowed < 1.0 - 1e-9 && usual_week > 0.0).then(|| ramp(week / (allowed * usual_week), 1.0, 1.6))
}

fn fill_comeback(now: &mut Progression, season: &Season, day: Day, week: Option<f64>) {
    let known = season.breaks.partition_point(|pause| pause.comeback <= day);
    let recent = season.breaks.get(..known).unwrap_or(&[]).iter().rev();
    now.comeback = now.week_median.map(|_| 0.0);
    for pause in recent.take_while(|pause| day.since(pause.comeback) < RETURN_DAYS) {
        let since = day.since(pause.comeback);
        let exposure =
            week.zip(pause.usual_week).and_then(|(week, usual)| return_exposure(week, usual, pause.days, since));
        if now.gap_days.is_none() {
            now.gap_days = Some(pause.days);
            now.days_since_break = Some(since);
        }
        now.comeback = exposure.map_or(now.comeback, |e| Some(now.comeback.map_or(e, |other| other.max(e))));
    }
    let earlier = season.runs.partition_point(|run| run.day <= day);
    let last = season.runs.get(..earlier).unwrap_or(&[]).iter().rev().find(|run| run.activity.is_run());
    let idle = last.map(|run| day.since(run.day)).filter(|idle| *idle >= BREAK_DAYS);
    now.gap_days = idle.or(now.gap_days);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_21_a_run_a_fifth_longer_than_any_before() {
        assert_eq!(spike_exposure(18.0 / 15.0 - 1.0), 0.4);
        assert_eq!(spike_exposure(0.10), 0.0);
        assert_eq!(spike_exposure(0.31), 0.6);
        assert_eq!(spike_exposure(1.01), 1.0);
    }

    #[test]
    fn a_week_above_habit_by_hand() {
        // Median 200, spread held at 20: (260 − 200)/20 = 3, and (3 − 1.5)/2.5 = 0.6.
        assert!((week_exposure(260.0, 200.0, 5.0).unwrap() - 0.6).abs() < 1e-9);
        assert_eq!(week_exposure(225.0, 200.0, 5.0), Some(0.0), "12 % more is no jump");
        assert_eq!(week_exposure(100.0, 0.0, 0.0), None);
    }

    #[test]
    fn a_return_at_the_old_volume_after_three_weeks_is_too_fast() {
        assert_eq!(return_exposure(200.0, 200.0, 21, 6), Some(1.0));
        assert_eq!(return_exposure(100.0, 200.0, 21, 6), Some(0.0));
        assert_eq!(return_exposure(200.0, 200.0, 21, 21), None, "the fourth week may be whole");
    }
}
