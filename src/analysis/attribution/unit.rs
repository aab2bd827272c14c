//! What is explained: rated runs, or rated mornings where no runs are rated, with what is adjusted for (sections 5.3
//! and 10.3). Each unit knows only what was known when it was rated.

use std::collections::VecDeque;

use crate::analysis::hr_at_pace::COMFORT_C;
use crate::analysis::season::{RunMetrics, Season};
use crate::model::{Day, DayRange, Diary};

/// Values adjusted for besides calendar time.
pub(super) const ADJUSTED: usize = 7;
/// Ratings further apart say nothing of each other (J), days.
const PREVIOUS_DAYS: i32 = 14;
/// Share of own mornings that count as heavy, and the mornings it is judged by (J).
const HEAVY_SHARE: f64 = 0.2;
const MORNINGS: usize = 180;
const MORNINGS_KNOWN: usize = 14;
/// Runs that start before this hour are morning runs (J).
const MORNING_H: f64 = 12.0;

/// Which rating is explained.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Outcome {
    /// Heaviness of the legs on runs.
    #[default]
    Runs,
    /// Heaviness of the legs on waking.
    Mornings,
    /// Tiredness of the day.
    Tired,
    /// Soreness of the legs.
    Sore,
}

/// One rated run or morning.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Unit {
    /// Its day.
    pub day: Day,
    /// The run, by its place in [`Season::runs`]; `None` is a morning.
    pub run: Option<usize>,
    /// The rating, 0–10.
    pub rating: f64,
    /// Whether it counts as heavy; `None` where heavy legs are expected, as in races.
    pub heavy: Option<bool>,
    /// What is adjusted for: speed over that at threshold, ln minutes, heat above 14 °C sWBGT, climb in m/km, the
    /// rating before, race or hard session, start in the morning.
    pub adjusted: [Option<f64>; ADJUSTED],
}

impl Unit {
    /// Speed over that at threshold.
    pub fn speed(&self) -> Option<f64> {
        self.adjusted.first().copied().flatten()
    }

    /// ln of its minutes.
    pub fn ln_minutes(&self) -> Option<f64> {
        self.adjusted.get(1).copied().flatten()
    }

    /// °C sWBGT above 14.
    pub fn heat(&self) -> Option<f64> {
        self.adjusted.get(2).copied().flatten()
    }
}

/// All units of a season, by day.
pub fn units(season: &Season, outcome: Outcome) -> Vec<Unit> {
    match outcome {
        Outcome::Runs => runs(season),
        Outcome::Mornings => mornings(season, |said| said.legs_morning),
        Outcome::Tired => mornings(season, |said| said.tired),
        Outcome::Sore => mornings(season, |said| said.soreness),
    }
}

fn runs(season: &Season) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut before: Option<(Day, f64)> = None;
    for (index, run) in season.runs.iter().enumerate() {
        let Some(rating) = run.heaviness else { continue };
        let previous = before.filter(|(day, _)| run.day.since(*day) <= PREVIOUS_DAYS).map(|(_, rating)| rating);
        before = Some((run.day, rating));
        let adjusted = adjusted_of_run(season, run, previous);
        units.push(Unit { day: run.day, run: Some(index), rating, heavy: run.heavy, adjusted });
    }
    units
}

fn adjusted_of_run(season: &Season, run: &RunMetrics, previous: Option<f64>) -> [Option<f64>; ADJUSTED] {
    let activity = &run.activity;
    let seconds = activity.duration_s().filter(|seconds| *seconds > 60.0);
    let metres = activity.distance_m().filter(|metres| *metres > 100.0);
    let threshold = season.thresholds.get(run.day).and_then(|at| at.speed_m_s);
    let device = metres.zip(seconds).map(|(metres, seconds)| metres / seconds);
    let speed = activity.digest.ngs_m_s.or(activity.digest.mean_speed_eq_m_s).or(device);
    let climb = activity.digest.ascent_m.or(activity.totals.ascent_m).zip(metres);
    let timed = activity.utc_offset_s.is_some();
    let hour = activity.local_start_s() as f64 / 3600.0;
    [
        speed.zip(threshold).map(|(speed, threshold)| speed / threshold),
        seconds.map(|seconds| (seconds / 60.0).ln()),
        run.swbgt_c.map(|heat| (heat - COMFORT_C).max(0.0)),
        climb.map(|(ascent, metres)| ascent / (metres / 1000.0)),
        previous,
        Some(f64::from(u8::from(run.hard))),
        timed.then(|| f64::from(u8::from(hour < MORNING_H))),
    ]
}

/// Mornings are judged against the own mornings before: heavy is the value whose share of them is nearest to a fifth.
fn mornings(season: &Season, rating: fn(&Diary) -> Option<f64>) -> Vec<Unit> {
    let mut units = Vec::new();
    let mut earlier: VecDeque<f64> = VecDeque::new();
    let mut before: Option<(Day, f64)> = None;
    let said = season.diary.all_known();
    for (day, rating) in said.filter_map(|(day, said)| Some((day, rating(&said)?))) {
        if !(0.0..=10.0).contains(&rating) {
            continue;
        }
        let previous = before.filter(|(then, _)| day.since(*then) <= PREVIOUS_DAYS).map(|(_, rating)| rating);
        before = Some((day, rating));
        let least = (earlier.len() >= MORNINGS_KNOWN).then(|| heavy_from(earlier.make_contiguous())).flatten();
        let adjusted = [None, None, None, None, previous, None, None];
        units.push(Unit { day, run: None, rating, heavy: least.map(|least| rating >= least), adjusted });
        earlier.push_back(rating);
        if earlier.len() > MORNINGS {
            earlier.pop_front();
        }
    }
    units
}

/// The rating from which on the share of `ratings` is nearest to a fifth; the lower one of two alike.
pub fn heavy_from(ratings: &[f64]) -> Option<f64> {
    let mut sorted = ratings.to_vec();
    sorted.sort_by(f64::total_cmp);
    let count = sorted.len() as f64;
    let mut values = sorted.clone();
    values.dedup();
    let distance = |value: f64| {
        let below = sorted.partition_point(|other| *other < value) as f64;
        ((count - below) / count - HEAVY_SHARE).abs()
    };
    values.into_iter().min_by(|a, b| distance(*a).total_cmp(&distance(*b)))
}

/// The units of `range`; `units` must be ordered by day.
pub fn within(units: &[Unit], range: DayRange) -> std::ops::Range<usize> {
    let from = units.partition_point(|unit| unit.day < range.first);
    let to = units.partition_point(|unit| unit.day <= range.last);
    from..to.max(from)
}
