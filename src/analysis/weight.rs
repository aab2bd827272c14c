//! The change of weight against the same part of last season (sections 4.16 and C6).

use super::metric::MetricId;
use super::scales::VETO_DAYS;
use super::season::Season;
use super::stats::{median, piecewise};
use crate::model::runner::Priority;
use crate::model::{Day, DayRange};

const NOW_DAYS: i32 = 14;
const LEAST_VALUES: usize = 4;
/// How far back the last season's goal race lies (J).
const LAST_SEASON_DAYS: (i32, i32) = (180, 548);
const E_KG: [(f64, f64); 3] = [(1.0, 0.0), (2.27, 0.5), (4.54, 1.0)];
const E_PCT: [(f64, f64); 3] = [(1.5, 0.0), (3.3, 0.5), (6.5, 1.0)];

/// Exposure by a change of weight: the larger of kilograms and percent.
pub fn change_exposure(change_kg: f64, change_pct: f64) -> f64 {
    piecewise(change_kg, &E_KG).max(piecewise(change_pct, &E_PCT))
}

/// What weight is compared with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ReferenceRule {
    /// The four weeks before last season's goal race.
    LastSeasonRace,
    /// The same dates last year, three weeks to each side.
    LastYear,
    /// The oldest values, of at least 120 days of data.
    Oldest,
}

/// Weight now against the same part of last season.
#[derive(Clone, PartialEq, Debug)]
pub struct WeightChange {
    /// Median of the last 14 days, kg.
    pub now_kg: f64,
    /// Median of the reference, on the present scale, kg.
    pub reference_kg: f64,
    /// The difference, kg.
    pub change_kg: f64,
    /// The difference, percent of the reference.
    pub change_pct: f64,
    /// Values behind `now_kg`.
    pub n_now: u32,
    /// Values behind `reference_kg`.
    pub n_reference: u32,
    /// How the reference was found.
    pub reference: ReferenceRule,
    /// 0..1.
    pub exposure: f64,
    /// A scale change in the last two weeks: no verdict until it has settled.
    pub scale_change: Option<Day>,
}

/// The change of weight as it stands on `day`; `None` with fewer than four values on either side.
pub fn weight_change(season: &Season, day: Day) -> Option<WeightChange> {
    let now = corrected(season, day, DayRange::ending(day, NOW_DAYS));
    let (reference, rule) = reference(season, day).filter(|_| now.len() >= LEAST_VALUES)?;
    let (now_kg, reference_kg) = median(&now).zip(median(&reference))?;
    let change_kg = now_kg - reference_kg;
    let change_pct = change_kg / reference_kg * 100.0;
    Some(WeightChange {
        now_kg,
        reference_kg,
        change_kg,
        change_pct,
        n_now: now.len() as u32,
        n_reference: reference.len() as u32,
        reference: rule,
        exposure: change_exposure(change_kg, change_pct),
        scale_change: scale_change(season, day),
    })
}

/// How many values there are now and in the best reference.
pub fn weight_counts(season: &Season, day: Day) -> (u32, u32) {
    let now = corrected(season, day, DayRange::ending(day, NOW_DAYS)).len();
    let most =
        references(season, day).into_iter().flatten().map(|(range, _)| corrected(season, day, range).len()).max();
    (now as u32, most.unwrap_or(0) as u32)
}

/// The day on which a scale change of the last two weeks was noticed.
pub fn scale_change(season: &Season, day: Day) -> Option<Day> {
    let recent =
        season.scale_changes.iter().rev().find(|change| change.seen <= day && day < change.seen.plus(VETO_DAYS));
    recent.map(|change| change.seen)
}

/// Values of `range` as the scale of `day` would have shown them.
fn corrected(season: &Season, day: Day, range: DayRange) -> Vec<f64> {
    let later = |seen: Day| {
        let known = season.scale_changes.iter().filter(move |change| change.day > seen && change.settled <= day);
        known.map(|change| change.offset_kg).sum::<f64>()
    };
    let range = DayRange::new(range.first, range.last.min(day));
    season.daily(MetricId::Weight).known(range).map(|(seen, kg)| kg + later(seen)).collect()
}

fn reference(season: &Season, day: Day) -> Option<(Vec<f64>, ReferenceRule)> {
    let each = references(season, day).into_iter().flatten();
    let mut values = each.map(|(range, rule)| (corrected(season, day, range), rule));
    values.find(|(values, _)| values.len() >= LEAST_VALUES)
}

/// The windows of the three rules, in their order.
fn references(season: &Season, day: Day) -> [Option<(DayRange, ReferenceRule)>; 3] {
    let last_season = DayRange::new(day.plus(-LAST_SEASON_DAYS.1), day.plus(-LAST_SEASON_DAYS.0));
    let races = season.runner.races.iter().filter(|race| race.priority == Priority::A);
    let race = races.map(|race| race.date).filter(|date| last_season.contains(*date)).max();
    let before_race = race.map(|date| (DayRange::ending(date.plus(-1), 28), ReferenceRule::LastSeasonRace));
    let year_ago = day.plus(-365);
    let last_year = (DayRange::new(year_ago.plus(-21), year_ago.plus(21)), ReferenceRule::LastYear);
    let first = season.first_weight.filter(|first| day.since(*first) >= 120);
    let oldest = first.map(|first| {
        let month = DayRange::new(first, first.plus(27));
        let enough = corrected(season, day, month).len() >= LEAST_VALUES;
        let range = if enough { month } else { DayRange::new(first, first.plus(59)) };
        (range, ReferenceRule::Oldest)
    });
    [before_race, Some(last_year), oldest]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_45_three_kilograms_more_than_last_season() {
        assert!((change_exposure(3.0, 0.0) - 0.6608).abs() < 1e-3);
        assert!((change_exposure(3.0, 3.0 / 68.0 * 100.0) - 0.6737).abs() < 1e-3);
    }
}
