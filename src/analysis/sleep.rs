//! Sleep (section 4.14): hours, need, leaky debt, regularity, and the exposure they make.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use super::metric::MetricId;
use super::season::Season;
use super::stats::{mean, median, ramp};
use super::trackers;
use crate::model::{Daily, Day, DayRange, Diary, Night, SourceRank};

const NEED_PRIOR_H: f64 = 8.0;
const NEED_RANGE_H: (f64, f64) = (6.0, 10.0);
/// Asleep, of the time in bed (J).
const ASLEEP_SHARE: f64 = 0.9;
const NAP_MOST_MIN: f64 = 90.0;
/// Shorter or longer nights of a tracker are its gaps, not sleep (J).
const TRACKED_RANGE_H: (f64, f64) = (2.0, 16.0);
/// Days after which a debt has lost a share of 1/e.
const DEBT_DAYS: f64 = 4.0;
const FREE_NIGHTS: usize = 10;
const FREE_NIGHT_DAYS: i32 = 182;
/// The debt is not told where fewer of the last 7 nights are known (J).
const NIGHTS_FOR_DEBT: usize = 3;
const NIGHTS_FOR_EXPOSURE: u32 = 5;
const PAIRS_FOR_REGULARITY: usize = 7;
const REGULARITY_DAYS: i32 = 14;
const DAY_S: f64 = 86_400.0;

/// The daily series of sleep.
#[derive(Default)]
pub(super) struct Slept {
    pub nights: Daily<Arc<Night>>,
    pub hours: Daily,
    pub need: Daily,
    pub debt: Daily,
    pub regularity: Daily,
}

/// Hours asleep in a night.
pub fn asleep_h(night: &Night) -> Option<f64> {
    let seconds = night.asleep_s.or_else(|| Some(night.in_bed_s? * ASLEEP_SHARE))?;
    Some(seconds / 3600.0)
}

/// One more day of leaky debt, hours (section 4.14). A missing night only lets the debt fade.
pub fn debt(before: f64, need_h: f64, slept_h: Option<f64>) -> f64 {
    (before * (-1.0 / DEBT_DAYS).exp() + slept_h.map_or(0.0, |slept| need_h - slept)).max(0.0)
}

/// Sleep regularity index of shares of equal states 24 hours apart.
pub fn regularity_index(equal_share: f64) -> f64 {
    -100.0 + 200.0 * equal_share
}

/// Works out all series of sleep.
pub(super) fn slept(days: DayRange, nights: &[Night], diary: &Daily<Arc<Diary>>, stated_need: Option<f64>) -> Slept {
    let nights = choose(days, nights, diary);
    let night_h = |day: Day| nights.get(day).and_then(|night| asleep_h(&night));
    let hours = Daily::from_fn(days, |day| {
        let nap_min = diary.get(day).and_then(|said| said.nap_min).unwrap_or(0.0).clamp(0.0, NAP_MOST_MIN);
        Some(night_h(day)? + nap_min / 60.0)
    });
    let offsets = trackers::offsets(days, &nights);
    let mut counts_more = 0.0;
    let mut free: VecDeque<(Day, f64)> = VecDeque::new();
    let need = Daily::from_fn(days, |day| {
        counts_more = offsets.get(day).unwrap_or(counts_more);
        if is_second_free_morning(day) {
            free.extend(night_h(day).map(|hours| (day, hours - counts_more)));
        }
        while free.pop_front_if(|(night, _)| day.since(*night) >= FREE_NIGHT_DAYS).is_some() {}
        // The need as the present tracker counts hours.
        Some(need(&free, stated_need) + counts_more)
    });
    let debt = debts(days, &hours, &need);
    let regularity = regularity(days, &nights);
    Slept { nights, hours, need, debt, regularity }
}

/// One night a day: typed hours first, then the most trusted source, of that the longest. Sources are never added up.
fn choose(days: DayRange, nights: &[Night], diary: &Daily<Arc<Diary>>) -> Daily<Arc<Night>> {
    let mut best: BTreeMap<Day, (f64, &Night)> = BTreeMap::new();
    for night in nights.iter().filter(|night| days.contains(night.day)) {
        let Some(hours) = asleep_h(night) else { continue };
        let plausible = (TRACKED_RANGE_H.0..=TRACKED_RANGE_H.1).contains(&hours);
        if !plausible && night.rank != SourceRank::Typed {
            continue;
        }
        let better = best.get(&night.day).is_none_or(|(h, other)| (night.rank, hours) > (other.rank, *h));
        if better {
            best.insert(night.day, (hours, night));
        }
    }
    Daily::from_fn(days, |day| {
        let tracked = best.get(&day).map(|(_, night)| *night);
        let typed_h = diary.get(day).and_then(|said| said.sleep_h).filter(|hours| (0.0..=24.0).contains(hours));
        let Some(hours) = typed_h else { return tracked.cloned().map(Arc::new) };
        let base = tracked.cloned().unwrap_or_else(|| Night { day, ..Night::default() });
        Some(Arc::new(Night {
            asleep_s: Some(hours * 3600.0),
            source: "diary".into(),
            rank: SourceRank::Typed,
            ..base
        }))
    })
}

/// Sundays: without a calendar of days off, the weekend is the free block, and its first night is catch-up.
fn is_second_free_morning(day: Day) -> bool {
    // 1970-01-01 was a Thursday.
    (day.0 + 3).rem_euclid(7) == 6
}

fn need(free: &VecDeque<(Day, f64)>, stated: Option<f64>) -> f64 {
    let hours: Vec<f64> = free.iter().map(|(_, hours)| *hours).collect();
    let shown = median(&hours).filter(|_| hours.len() >= FREE_NIGHTS);
    let personal = shown.map_or(NEED_PRIOR_H, |shown| f64::midpoint(NEED_PRIOR_H, shown));
    let need = stated.map_or(personal, |stated| f64::midpoint(personal, stated));
    need.clamp(NEED_RANGE_H.0, NEED_RANGE_H.1)
}

fn debts(days: DayRange, hours: &Daily, need: &Daily) -> Daily {
    let mut level: Option<f64> = None;
    Daily::from_fn(days, |day| {
        let slept = hours.get(day);
        if level.is_some() || slept.is_some() {
            level = Some(debt(level.unwrap_or(0.0), need.get(day).unwrap_or(NEED_PRIOR_H), slept));
        }
        let known = hours.known(DayRange::ending(day, 7)).count();
        level.filter(|_| known >= NIGHTS_FOR_DEBT)
    })
}

fn regularity(days: DayRange, nights: &Daily<Arc<Night>>) -> Daily {
    let equal = Daily::from_fn(days, |day| equal_share(nights.get(day.plus(-1))?.as_ref(), nights.get(day)?.as_ref()));
    Daily::from_fn(days, |day| {
        let pairs: Vec<f64> = equal.known(DayRange::ending(day, REGULARITY_DAYS)).map(|(_, share)| share).collect();
        mean(&pairs).filter(|_| pairs.len() >= PAIRS_FOR_REGULARITY).map(regularity_index)
    })
}

/// Share of 24 hours in which two nights in a row agree on sleeping or waking.
pub fn equal_share(night: &Night, next: &Night) -> Option<f64> {
    let (from, to) = (night.start_utc_s? as f64, night.end_utc_s? as f64);
    let (next_from, next_to) = (next.start_utc_s? as f64 - DAY_S, next.end_utc_s? as f64 - DAY_S);
    if to <= from || next_to <= next_from {
        return None;
    }
    let both = (to.min(next_to) - from.max(next_from)).max(0.0);
    let differ = (to - from) + (next_to - next_from) - 2.0 * both;
    Some(1.0 - (differ / DAY_S).min(1.0))
}

/// Sleep as it stands on one day.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct SleepState {
    /// Hours a night this runner needs.
    pub need_h: f64,
    /// Known nights of the last 7.
    pub nights_7: u32,
    /// Known nights of the last 60.
    pub nights_60: u32,
    /// Hours of last night, nap included.
    pub last_night_h: Option<f64>,
    /// Mean hours of the known nights of the last 7.
    pub mean_7d_h: Option<f64>,
    /// Hours short over the known nights of the last 7.
    pub shortfall_7d_h: Option<f64>,
    /// Leaky debt, hours.
    pub debt_h: Option<f64>,
    /// Sleep regularity index, −100..100.
    pub regularity: Option<f64>,
    /// Exposure by the last night.
    pub e_night: Option<f64>,
    /// Exposure by the debt.
    pub e_debt: Option<f64>,
    /// Exposure by irregular hours; 0 while travelling.
    pub e_regularity: Option<f64>,
    /// The whole exposure; needs 5 known nights of 7.
    pub exposure: Option<f64>,
    /// Whether each of the last three nights was as long as needed.
    pub three_good_nights: bool,
}

/// Sleep as it stands on `day`.
pub fn sleep_state(season: &Season, day: Day) -> SleepState {
    let hours = season.daily(MetricId::Sleep);
    let need_h = season.sleep_need.get(day).unwrap_or(NEED_PRIOR_H);
    let week: Vec<f64> = hours.known(DayRange::ending(day, 7)).map(|(_, hours)| hours).collect();
    let nights_60 = hours.known(DayRange::ending(day, 60)).count() as u32;
    let nights_7 = week.len() as u32;
    let last_night_h = hours.get(day);
    let debt_h = season.value(MetricId::SleepDebt, day);
    let regularity = season.sleep_regularity.get(day);
    let e_night = last_night_h.map(|slept| ramp(need_h - slept, 0.5, 2.5));
    let e_debt = debt_h.map(|debt| ramp(debt, 2.0, 6.0));
    let travelling = season.travelling(day);
    let e_regularity = regularity.map(|index| if travelling { 0.0 } else { 0.5 * ramp(index, 75.0, 50.0) });
    let enough = nights_7 >= NIGHTS_FOR_EXPOSURE;
    let parts = [e_night.map(|e| 0.8 * e), e_debt, e_regularity].into_iter().flatten();
    SleepState {
        need_h,
        nights_7,
        nights_60,
        last_night_h,
        mean_7d_h: mean(&week),
        shortfall_7d_h: (nights_7 > 0).then(|| week.iter().map(|slept| need_h - slept).sum::<f64>().max(0.0)),
        debt_h,
        regularity,
        e_night,
        e_debt,
        e_regularity,
        exposure: parts.max_by(f64::total_cmp).filter(|_| enough),
        three_good_nights: (0..3).all(|back| hours.get(day.plus(-back)).is_some_and(|slept| slept >= need_h)),
    }
}

/// The exposure on waking: last night and the nights before; a nap of the day is still to come.
pub fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    let state = sleep_state(season, day);
    let night_h = season.nights.peek(day).and_then(|night| asleep_h(night));
    let before = season.value(MetricId::SleepDebt, day.plus(-1));
    let e_night = night_h.map(|slept| ramp(state.need_h - slept, 0.5, 2.5));
    let e_debt = before.map(|before| ramp(debt(before, state.need_h, night_h), 2.0, 6.0));
    let parts = [e_night.map(|e| 0.8 * e), e_debt, state.e_regularity].into_iter().flatten();
    parts.max_by(f64::total_cmp).filter(|_| state.nights_7 >= NIGHTS_FOR_EXPOSURE)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_26_leaky_debt_of_a_week() {
        let nights = [7.5, 6.0, 6.5, 8.0, 5.5, 7.0, 6.5];
        let level = nights.iter().fold(0.0, |level, slept| debt(level, 8.0, Some(*slept)));
        assert!((level - 5.0315).abs() < 1e-3, "{level}");
        assert!((nights.iter().map(|slept| 8.0 - slept).sum::<f64>() - 9.0).abs() < 1e-9);
    }

    #[test]
    fn tv_27_regularity_of_one_pair_of_nights() {
        let night = |from_h: i64, to_h: i64| Night {
            start_utc_s: Some(from_h * 3600),
            end_utc_s: Some(to_h * 3600),
            ..Night::default()
        };
        let share = equal_share(&night(23, 31), &night(24 + 24, 24 + 32)).unwrap();
        assert!((regularity_index(share) - 83.33).abs() < 0.01);
    }

    #[test]
    fn a_missing_night_only_lets_the_debt_fade() {
        assert!((debt(4.0, 8.0, None) - 4.0 * (-0.25_f64).exp()).abs() < 1e-12);
    }
}
