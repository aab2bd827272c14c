//! Stretching after runs (section C2): how many runs ended without it, and how that was before.

use super::season::{RunMetrics, Season};
use super::stats::ramp;
use crate::model::{Day, DayRange, Diary};

/// Days whose runs tell how it is now (section 6.0).
const NOW_DAYS: i32 = 14;
/// The same for those who run or answer too seldom for that, if one of the answers is of the last two weeks (J).
const SELDOM_DAYS: i32 = 28;
/// Answers in them that are enough (section 6.0).
pub const NOW_ANSWERS: u32 = 4;
/// The days before them tell the habit, back to this one; and the answers that are enough (C2).
pub const HABIT_DAYS: i32 = 90;
const HABIT_ANSWERS: u32 = 8;
/// Minutes of stretching or rolling that count (J).
const COUNTS_MIN: f64 = 5.0;
/// A run is felt by the muscles this long (C2).
const BEFORE_S: i64 = 72 * 3600;
/// How far back "never" looks, days (J).
const EVER_DAYS: i32 = 365;

/// What is known of stretching at the end of a day.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct StretchState {
    /// The days whose runs tell: two weeks, four where two hold too few answers.
    pub days: i32,
    /// Their runs with an answer.
    pub answered: u32,
    /// Of these, how many ended without stretching.
    pub skipped: u32,
    /// Share of runs that ended with stretching in the ten weeks before, else what the profile says.
    pub habit: Option<f64>,
    /// Whether that share was counted.
    pub habit_counted: bool,
    /// Whether there were answers enough to say so, and none was ever yes.
    pub never: bool,
    /// 0..1; `None` below four answers.
    pub exposure: Option<f64>,
}

/// Whether a run ended with stretching, as far as the runner said; rolling counts.
pub fn stretched(said: &Diary) -> Option<bool> {
    let rolled = said.foam_roll_min.is_some_and(|minutes| minutes >= COUNTS_MIN);
    let minutes = said.stretch_min.map(|minutes| minutes >= COUNTS_MIN);
    if rolled { Some(true) } else { said.stretched.or(minutes) }
}

/// Exposure by the share of runs without stretching: from half of them on, less where there was no habit to drop (C2).
pub fn skip_exposure(skipped_share: f64, habit: f64) -> f64 {
    ramp(skipped_share, 0.5, 1.0) * (0.6 + 0.4 * habit)
}

/// What is known of stretching at the end of `day`.
pub fn stretch_state(season: &Season, day: Day) -> StretchState {
    let lately = |days: i32| (days, answers(season, DayRange::ending(day, days)));
    let count = |(_, (yes, no)): &(i32, (u32, u32))| yes + no;
    let fortnight = lately(NOW_DAYS);
    let seldom = (1..NOW_ANSWERS).contains(&count(&fortnight)).then(|| lately(SELDOM_DAYS));
    let (days, (yes, no)) = seldom.filter(|told| count(told) >= NOW_ANSWERS).unwrap_or(fortnight);
    let before = day.plus(-days);
    let (habit_yes, habit_no) = answers(season, DayRange::new(day.plus(-HABIT_DAYS), before.plus(-1)));
    let habit_counted = habit_yes + habit_no >= HABIT_ANSWERS;
    let said = season.runner.usually_stretches;
    let habit = if habit_counted {
        Some(f64::from(habit_yes) / f64::from(habit_yes + habit_no))
    } else {
        said.map(|usually| f64::from(u8::from(usually)))
    };
    let never =
        habit == Some(0.0) && said != Some(true) && answers(season, DayRange::ending(before, EVER_DAYS - days)).0 == 0;
    let answered = yes + no;
    let skip = f64::from(no) / f64::from(answered.max(1));
    let exposure = (answered >= NOW_ANSWERS).then(|| skip_exposure(skip, habit.unwrap_or(0.0)));
    StretchState { days, answered, skipped: no, habit, habit_counted, never, exposure }
}

/// Runs with stretching and without, of those with an answer.
fn answers(season: &Season, range: DayRange) -> (u32, u32) {
    let runs = season.runs_in(range).iter().filter(|run| run.activity.is_run());
    let said = runs.filter_map(|run| stretched(&run.said));
    said.fold((0, 0), |(yes, no), did| if did { (yes + 1, no) } else { (yes, no + 1) })
}

/// How far a run was exposed when it began: 1 if every run of the 72 hours before ended without stretching, 0 if one
/// ended with it. Only stretching *before* the run counts: a heavy run makes one skip it (C2).
pub fn run_exposure(season: &Season, index: usize) -> Option<f64> {
    skipped(season.runs.get(..index)?, season.runs.get(index)?.activity.start_utc_s)
}

/// The same on waking: by the runs of the three days before.
pub fn morning_exposure(season: &Season, day: Day) -> Option<f64> {
    let until = season.runs.partition_point(|run| run.day < day);
    let newest = season.runs.get(until.checked_sub(1)?)?;
    // Counted from the last run's own clock, so that no time zone is needed.
    let midnight =
        newest.activity.start_utc_s - newest.activity.local_start_s() + i64::from(day.since(newest.day)) * 86_400;
    skipped(season.runs.get(..until)?, midnight)
}

fn skipped(before: &[RunMetrics], start: i64) -> Option<f64> {
    let earlier = before.iter().rev().filter(|run| run.activity.is_run());
    let recent = earlier.take_while(|run| start - run.activity.start_utc_s <= BEFORE_S);
    let mut all_no = None;
    for run in recent {
        match stretched(&run.said) {
            Some(true) => return Some(0.0),
            Some(false) => all_no = all_no.or(Some(true)),
            None => all_no = Some(false),
        }
    }
    all_no.filter(|all| *all).map(|_| 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_41_most_runs_without_after_a_habit() {
        assert!((skip_exposure(0.8, 0.7) - 0.528).abs() < 1e-9);
        assert!((skip_exposure(1.0, 1.0) - 1.0).abs() < 1e-9);
        assert!(skip_exposure(0.5, 1.0).abs() < 1e-9);
    }

    #[test]
    fn rolling_counts_and_what_is_not_said_is_unknown() {
        let said =
            |stretched, stretch_min, foam_roll_min| Diary { stretched, stretch_min, foam_roll_min, ..Diary::default() };
        assert_eq!(stretched(&Diary::default()), None);
        assert_eq!(stretched(&said(Some(false), None, None)), Some(false));
        assert_eq!(stretched(&said(Some(false), None, Some(10.0))), Some(true));
        assert_eq!(stretched(&said(None, Some(10.0), None)), Some(true));
        assert_eq!(stretched(&said(None, Some(0.0), None)), Some(false));
        assert_eq!(stretched(&said(None, None, Some(0.0))), None, "not rolling is not an answer to stretching");
    }
}
