//! Whether load began to be measured in another way: another highest heart rate, or another method. A step of the
//! scale looks like a step of training (section C3).

use super::season::{LoadMethod, Season};
use crate::model::{Day, DayRange};

/// Days a step of the scale is felt in the week's load (section C3).
pub const DAYS: i32 = 7;
/// Highest heart rate that counts as another one, beats per minute (J).
const HR_MAX_BPM: f64 = 3.0;
/// Days in which a method must not have been used before to be a new one, and the runs that then used others (J).
const UNUSED_DAYS: i32 = 56;
const OTHER_RUNS: usize = 4;
/// Runs with the new method in a row before it is one: a strap left at home once is none (J).
const NEW_RUNS: usize = 2;

/// The latest day within a week up to `day` on which load began to be measured in another way.
pub fn load_scale_changed(season: &Season, day: Day) -> Option<Day> {
    highest_heart_rate(season, day).max(method(season, day))
}

fn highest_heart_rate(season: &Season, day: Day) -> Option<Day> {
    let highest = |on: Day| season.thresholds.get(on).map(|known| known.hr_max_bpm);
    DayRange::ending(day, DAYS).iter().rev().find(|on| {
        let step = highest(*on).zip(highest(on.plus(-1))).map(|(now, before)| (now - before).abs());
        step.is_some_and(|step| step >= HR_MAX_BPM)
    })
}

fn method(season: &Season, day: Day) -> Option<Day> {
    let runs = season.runs_in(DayRange::ending(day, DAYS + UNUSED_DAYS)).iter();
    let methods: Vec<(Day, LoadMethod)> =
        runs.filter_map(|run| Some((run.day, run.load_method?)).filter(|_| run.activity.is_run())).collect();
    let newest = methods.last()?.1;
    let begun = methods.iter().rposition(|(_, method)| *method != newest)? + 1;
    let (before, after) = methods.split_at_checked(begun)?;
    let first = after.first()?.0;
    let used = before.iter().any(|(on, method)| *method == newest && first.since(*on) <= UNUSED_DAYS);
    let is_new = !used && before.len() >= OTHER_RUNS && after.len() >= NEW_RUNS;
    (is_new && day.since(first) < DAYS).then_some(first)
}
