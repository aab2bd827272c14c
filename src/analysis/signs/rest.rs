//! Whether rest makes heavy legs normal again (section 7.1).

use super::{Sign, SignValues};
use crate::analysis::metric::MetricId;
use crate::analysis::season::{RunMetrics, Season};
use crate::model::{Day, DayRange};

/// Days looked at for short rests, and for a light week (J).
const SHORT_DAYS: i32 = 84;
const LIGHT_DAYS: i32 = 60;
/// Rest or easy days between a heavy run and the next rated one (section 7.1; upper end (J)).
const REST: std::ops::RangeInclusive<i32> = 2..=4;
/// Episodes that tell (section 7.1).
const EPISODES: usize = 2;
/// Highest share of normal runs without a rest that is taken off (J).
const MOST_ANYWAY: f64 = 0.8;
/// Light days in a row (section 7.1), and a light day's load against the chronic one (J).
const LIGHT_ROW: i32 = 7;
const LIGHT_SHARE: f64 = 0.5;
/// How long before a light week the legs were heavy, and after it they are asked for, days (J).
const AROUND: i32 = 7;

pub(super) fn set(season: &Season, day: Day, values: &mut SignValues) {
    values.set(Sign::Fix, fix(season, day));
    values.set(Sign::NoFix, no_fix(season, day));
}

/// Share of short rests after a heavy run that made the next rated run normal, beyond the share that were normal
/// without a rest: legs get lighter by chance as well.
fn fix(season: &Season, day: Day) -> Option<f64> {
    let runs: Vec<&RunMetrics> =
        season.runs_in(DayRange::ending(day, SHORT_DAYS)).iter().filter(|run| run.heavy.is_some()).collect();
    let (mut rested, mut other) = ((0, 0), (0, 0));
    for pair in runs.windows(2) {
        let &[before, after] = pair else { continue };
        if before.heavy != Some(true) {
            continue;
        }
        let between = DayRange::new(before.day.plus(1), after.day.plus(-1));
        let is_rest = REST.contains(&(between.len() as i32)) && between.iter().all(|day| light(season, day));
        let (normal, all) = if is_rest { &mut rested } else { &mut other };
        *all += 1;
        *normal += usize::from(after.heavy == Some(false));
    }
    let share = |(normal, all): (usize, usize)| (all >= EPISODES).then(|| normal as f64 / all as f64);
    let (fixed, anyway) = (share(rested)?, share(other).unwrap_or(0.0).min(MOST_ANYWAY));
    Some(((fixed - anyway) / (1.0 - anyway)).clamp(0.0, 1.0))
}

/// Whether legs that were heavy before the latest seven light days were heavy after them.
fn no_fix(season: &Season, day: Day) -> Option<f64> {
    let mut row = 0;
    for back in 0..LIGHT_DAYS {
        let on = day.plus(-back);
        row = if light(season, on) { row + 1 } else { 0 };
        if row < LIGHT_ROW {
            continue;
        }
        let share = |range: DayRange| {
            let rated = season.runs_in(range).iter().filter_map(|run| run.heavy);
            let (heavy, all) = rated.fold((0, 0), |(heavy, all), is| (heavy + usize::from(is), all + 1));
            (all > 0).then(|| heavy as f64 / f64::from(all))
        };
        let before = share(DayRange::new(on.plus(-AROUND), on));
        let end = on.plus(LIGHT_ROW - 1);
        let after = share(DayRange::new(end, end.plus(AROUND).min(day)));
        if let (Some(before), Some(after)) = (before, after)
            && before > 0.0
        {
            return Some(if after >= before { 1.0 } else { 0.0 });
        }
    }
    None
}

/// A day of rest or of half the usual load at most; unknown load is not light.
fn light(season: &Season, day: Day) -> bool {
    let load = season.value(MetricId::Load, day).zip(season.value(MetricId::Ctl, day.plus(-1)));
    load.is_some_and(|(load, usual)| load <= LIGHT_SHARE * usual)
}
