//! Points of a track that make no sense beside those before and behind them: one wrong digit of a time or of a value
//! looks like that, and in a file of text nothing else tells of it. A handful is damage; more is the habit of the device
//! and stays as it is.

use super::points::Point;

/// More than this is a habit. (J)
pub(super) const HANDFUL: usize = 3;
/// Some devices write points a little out of order, in ms. (J)
const OUT_OF_ORDER_MS: i64 = 1_500;
/// Points further apart say nothing about each other, in ms. (J)
const NEIGHBOURS_MS: i64 = 10_000;
/// A value is doubted that lies so many times as far from both neighbours as any other two lie apart. (J)
const FARTHER: f64 = 3.0;

/// One value of a point.
type Value = fn(&mut Point) -> &mut Option<f64>;

/// The values examined, each with a step that no value is doubted for. (J)
const EXAMINED: &[(f64, Value)] = &[
    (10.0, |point| &mut point.heart_rate),
    (20.0, |point| &mut point.altitude),
    (0.001, |point| &mut point.latitude),
    (0.001, |point| &mut point.longitude),
    (50.0, |point| &mut point.distance),
    (5.0, |point| &mut point.speed),
    (300.0, |point| &mut point.power),
    (5.0, |point| &mut point.temperature),
];

/// Which points have a time far from both neighbours, while those follow each other.
pub(super) fn jumps(times: &[Option<i64>]) -> Vec<(usize, i64)> {
    let off = |window: &[Option<i64>]| match window {
        [Some(before), Some(time), Some(behind)] if before < behind => Some((before - time).max(time - behind)),
        _ => None,
    };
    let inner = (1..).zip(times.windows(3)).filter_map(|(row, window)| Some((row, off(window)?)));
    // The first and the last have one neighbour: they can only be told where time runs the wrong way.
    let first = match times {
        [Some(first), Some(second), Some(third), ..] if second <= third => Some((0, first - second)),
        _ => None,
    };
    let last = match times {
        [.., Some(third), Some(second), Some(last)] if third <= second => Some((times.len() - 1, second - last)),
        _ => None,
    };
    let all = first.into_iter().chain(inner).chain(last);
    all.filter(|(_, off_ms)| *off_ms > OUT_OF_ORDER_MS).collect()
}

/// Takes out values that lie alone, and says how many.
pub(super) fn drop_lone_values(points: &mut [&mut Point]) -> usize {
    let mut dropped = 0;
    for (step, value) in EXAMINED {
        let known: Vec<(usize, i64, f64)> = points
            .iter_mut()
            .enumerate()
            .filter_map(|(row, point)| Some((row, point.time_ms?, (*value(point))?)))
            .collect();
        let Some(point) = lone(&known, *step).and_then(|row| points.get_mut(row)) else { continue };
        *value(point) = None;
        if point.latitude.is_none() || point.longitude.is_none() {
            (point.latitude, point.longitude) = (None, None);
        }
        dropped += 1;
    }
    dropped
}

/// The row of the value that lies alone, if one does.
fn lone(known: &[(usize, i64, f64)], least: f64) -> Option<usize> {
    let step = |pair: &[(usize, i64, f64)]| match pair {
        [(_, from_ms, from), (_, to_ms, to)] if (0..=NEIGHBOURS_MS).contains(&(to_ms - from_ms)) => to - from,
        _ => 0.0,
    };
    let steps: Vec<f64> = known.windows(2).map(step).collect();
    // Away from one neighbour and back to the other.
    let away = |pair: &[f64]| match pair {
        [there, back] if there * back < 0.0 => there.abs().min(back.abs()),
        _ => 0.0,
    };
    let (at, away) = steps.windows(2).map(away).enumerate().max_by(|(_, a), (_, b)| a.total_cmp(b))?;
    let others = steps.iter().enumerate().filter(|(step, _)| *step != at && *step != at + 1);
    let farthest = others.map(|(_, step)| step.abs()).fold(least / FARTHER, f64::max);
    (away > FARTHER * farthest).then(|| known.get(at + 1).map(|(row, ..)| *row))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_that_leaves_both_neighbours_is_a_jump() {
        let times = |seconds: &[i64]| seconds.iter().map(|second| Some(second * 1_000)).collect::<Vec<_>>();
        assert_eq!(jumps(&times(&[0, 1, 2, 43, 4, 5])), [(3, 39_000)]);
        assert_eq!(jumps(&times(&[0, 11, 12, 3, 14, 15])), [(3, 9_000)]);
        assert_eq!(jumps(&times(&[0, 1, 3, 2, 4])), [], "a little out of order");
        assert_eq!(jumps(&times(&[0, 1, 2, 900, 901, 902])), [], "a stop");
        assert_eq!(jumps(&times(&[60, 1, 2, 3])), [(0, 59_000)]);
        assert_eq!(jumps(&times(&[0, 1, 2, 3, 4, 5, 0, 1, 2])), [], "a second stream");
    }

    #[test]
    fn one_value_far_from_both_neighbours_is_left_out_and_steep_ones_stay() {
        let mut points: Vec<Point> = (0..60)
            .map(|second| {
                let (time_ms, altitude) = (Some(second * 1_000), Some(240.0 + second as f64));
                Point {
                    time_ms,
                    altitude,
                    heart_rate: Some(if second == 30 { 42.0 } else { 142.0 }),
                    ..Point::default()
                }
            })
            .collect();
        let mut all: Vec<&mut Point> = points.iter_mut().collect();
        assert_eq!(drop_lone_values(&mut all), 1);
        assert_eq!((points[30].heart_rate, points[29].heart_rate), (None, Some(142.0)));
        assert!(points.iter().all(|point| point.altitude.is_some()));
        // A heart that falls to rest and a strap that slips twice stay.
        points[10].heart_rate = Some(80.0);
        points[20].heart_rate = Some(82.0);
        let mut all: Vec<&mut Point> = points.iter_mut().collect();
        assert_eq!(drop_lone_values(&mut all), 0);
    }
}
