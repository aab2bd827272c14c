//! The slope of a slow series with the doubt about it (section 3.8): Theil–Sen over weekly medians, and a bootstrap over
//! blocks of two weeks, which keeps what neighbouring weeks share.

use super::stats::{median, median_in_place, quantile, theil_sen};

/// Days looked back (section C8).
pub const DAYS: i32 = 84;
/// The fewest values, and weeks that have one (J).
const LEAST_VALUES: usize = 15;
const LEAST_WEEKS: usize = 8;
/// Weeks of a block (section C8), and how often blocks are drawn (J).
const BLOCK: usize = 2;
const DRAWS: usize = 199;
/// Share of the draws below the lower bound: one side of 90 % (section C8).
const BELOW: f64 = 0.05;
/// Days of four weeks, in which slopes are told.
const FOUR_WEEKS: f64 = 28.0;
/// Where the draws begin: the same for everybody, so that the same data give the same answer.
const SEED: u64 = 0x9E37_79B9_7F4A_7C15;

/// How a slow series moves.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Trend {
    /// Change in 28 days.
    pub per_28_days: f64,
    /// The lower end of its 90 % interval; `None` for a slope below the one that was asked for.
    pub low_per_28_days: Option<f64>,
    /// Values it rests on.
    pub values: usize,
}

impl Trend {
    /// Of points `(day, value)` ordered by day; `None` when they are too few. The doubt about a change is worked out
    /// from `telling_per_28_days` on: drawing blocks for each of thousands of flat stretches costs more than all else.
    pub fn of(points: &[(f64, f64)], telling_per_28_days: f64) -> Option<Self> {
        let weeks = weekly(points);
        if points.len() < LEAST_VALUES || weeks.len() < LEAST_WEEKS {
            return None;
        }
        let slope = theil_sen(&weeks, 0.0)?;
        let per_28_days = FOUR_WEEKS * slope;
        let low = if per_28_days >= telling_per_28_days { Some(lower_bound(&weeks, slope)?) } else { None };
        Some(Self { per_28_days, low_per_28_days: low.map(|low| FOUR_WEEKS * low), values: points.len() })
    }
}

/// The median of each week with a value, at the mean of its days; weeks are counted back from the last point.
fn weekly(points: &[(f64, f64)]) -> Vec<(f64, f64)> {
    let last = points.last().map_or(0.0, |point| point.0);
    let week = |point: &(f64, f64)| ((last - point.0) / 7.0).floor();
    let weeks = points.chunk_by(|a, b| week(a) == week(b));
    weeks
        .filter_map(|week| {
            let (days, mut values): (Vec<f64>, Vec<f64>) = week.iter().copied().unzip();
            Some((days.iter().sum::<f64>() / days.len() as f64, median_in_place(&mut values)?))
        })
        .collect()
}

/// The lower end of the slope when what is left beside the line is drawn anew in blocks.
fn lower_bound(weeks: &[(f64, f64)], slope: f64) -> Option<f64> {
    let levels: Vec<f64> = weeks.iter().map(|(day, value)| value - slope * day).collect();
    let level = median(&levels)?;
    let left: Vec<f64> = levels.iter().map(|own| own - level).collect();
    let places = left.len().checked_sub(BLOCK)? + 1;
    let mut state = SEED;
    let mut slopes = Vec::with_capacity(DRAWS);
    let mut drawn = weeks.to_vec();
    for _ in 0..DRAWS {
        for block in drawn.chunks_mut(BLOCK) {
            let from = draw(&mut state, places);
            for (point, left) in block.iter_mut().zip(left.iter().skip(from)) {
                point.1 = level + slope * point.0 + left;
            }
        }
        slopes.push(theil_sen(&drawn, 0.0)?);
    }
    quantile(&slopes, BELOW)
}

/// A number below `count` (`SplitMix64`).
fn draw(state: &mut u64, count: usize) -> usize {
    *state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    ((z ^ (z >> 31)) % count.max(1) as u64) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every_other_day(value: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
        (0..42).map(|i| 2.0 * f64::from(i)).map(|day| (day, value(day))).collect()
    }

    #[test]
    fn a_straight_rise_has_no_doubt() {
        let trend = Trend::of(&every_other_day(|day| 100.0 + 2.0 * day / 28.0), 1.0).unwrap();
        let low = trend.low_per_28_days.unwrap();
        assert!((trend.per_28_days - 2.0).abs() < 1e-9 && (low - 2.0).abs() < 1e-9);
        assert_eq!(trend.values, 42);
    }

    #[test]
    fn waves_around_a_level_may_as_well_fall() {
        let trend = Trend::of(&every_other_day(|day| 100.0 + 4.0 * (day / 9.0).sin()), -10.0).unwrap();
        assert!(trend.low_per_28_days.is_some_and(|low| low < 0.0), "{trend:?}");
    }

    #[test]
    fn a_slope_below_the_telling_one_has_no_interval() {
        let trend = Trend::of(&every_other_day(|day| 100.0 + day / 28.0), 1.5).unwrap();
        assert!((trend.per_28_days - 1.0).abs() < 1e-9);
        assert_eq!(trend.low_per_28_days, None);
    }

    #[test]
    fn a_few_weeks_tell_no_trend() {
        assert_eq!(Trend::of(&every_other_day(|day| day)[..20], 0.0), None);
        assert_eq!(Trend::of(&[], 0.0), None);
    }
}
