//! Onset of heaviness (section 7.3): constant, one step, or a slow rise, chosen by BIC.

use super::{Sign, SignValues};
use crate::analysis::season::Season;
use crate::model::{Day, DayRange};

/// Days looked at, ratings needed, and on each side of a change (section 7.3).
const DAYS: i32 = 84;
const RATINGS: usize = 16;
const EACH_SIDE: usize = 5;
/// A step lies between runs at most this far apart, days; a rise is at least this high and long (section 7.3, 7.1).
const STEP_DAYS: f64 = 7.0;
/// The least step worth the name, points (J).
const STEP: f64 = 1.0;
const RISE: f64 = 1.5;
const RISE_DAYS: f64 = 28.0;
/// Least spread that ratings in whole numbers have (J).
const LEAST_VARIANCE: f64 = 0.1;

/// The shape of a series of `(day, rating)`.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub(super) enum Shape {
    #[default]
    Neither,
    Sudden,
    Gradual,
}

/// Keeps the shape while no new rating comes.
#[derive(Default)]
pub(super) struct Onset {
    seen: Option<(Day, Day, usize)>,
    shape: Option<Shape>,
}

impl Onset {
    pub(super) fn set(&mut self, season: &Season, day: Day, values: &mut SignValues) {
        let runs = season.runs_in(DayRange::ending(day, DAYS));
        let rated = runs.iter().filter_map(|run| Some((f64::from(run.day.0), run.heaviness?)));
        let points: Vec<(f64, f64)> = rated.collect();
        let ends = points.first().zip(points.last());
        let seen = ends.map(|(first, last)| (Day(first.0 as i32), Day(last.0 as i32), points.len()));
        if seen != self.seen {
            self.shape = (points.len() >= RATINGS).then(|| shape(&points));
            self.seen = seen;
        }
        let is = |wanted| self.shape.map(|shape| f64::from(u8::from(shape == wanted)));
        values.set(Sign::Gradual, is(Shape::Gradual));
        values.set(Sign::Sudden, is(Shape::Sudden));
    }
}

/// Chooses the shape that explains the ratings best for its number of parameters.
pub(super) fn shape(points: &[(f64, f64)]) -> Shape {
    let count = points.len() as f64;
    let bic =
        |squares: f64, parameters: f64| count * (squares / count).max(LEAST_VARIANCE).ln() + parameters * count.ln();
    let constant = bic(around_mean(points), 1.0);
    let step = best_step(points);
    let line = line(points);
    let by_step = step.map_or(f64::INFINITY, |(squares, ..)| bic(squares, 3.0));
    let by_line = line.map_or(f64::INFINITY, |(squares, _)| bic(squares, 2.0));
    if constant <= by_step.min(by_line) {
        return Shape::Neither;
    }
    let long = points.first().zip(points.last()).is_some_and(|(first, last)| last.0 - first.0 >= RISE_DAYS);
    match (step, line) {
        (Some((_, rise, apart)), _) if by_step < by_line && rise >= STEP && apart <= STEP_DAYS => Shape::Sudden,
        (_, Some((_, rise))) if by_line <= by_step && rise >= RISE && long => Shape::Gradual,
        _ => Shape::Neither,
    }
}

fn around_mean(points: &[(f64, f64)]) -> f64 {
    let count = points.len() as f64;
    let sum: f64 = points.iter().map(|(_, y)| y).sum();
    let squares: f64 = points.iter().map(|(_, y)| y * y).sum();
    (squares - sum * sum / count.max(1.0)).max(0.0)
}

/// The step with the least squares: those, its rise, and the days between the runs around it.
fn best_step(points: &[(f64, f64)]) -> Option<(f64, f64, f64)> {
    let mean = |part: &[(f64, f64)]| part.iter().map(|(_, y)| y).sum::<f64>() / part.len() as f64;
    let places = EACH_SIDE..=points.len().checked_sub(EACH_SIDE)?;
    let steps = places.filter_map(|place| {
        let (before, after) = points.split_at_checked(place)?;
        let apart = after.first()?.0 - before.last()?.0;
        Some((around_mean(before) + around_mean(after), mean(after) - mean(before), apart))
    });
    steps.min_by(|a, b| a.0.total_cmp(&b.0))
}

/// A straight line: its squares, and its rise over the whole time.
fn line(points: &[(f64, f64)]) -> Option<(f64, f64)> {
    let count = points.len() as f64;
    let (x0, last) = (points.first()?.0, points.last()?.0);
    let (sx, sy) = points.iter().fold((0.0, 0.0), |(sx, sy), (x, y)| (sx + x - x0, sy + y));
    let (mx, my) = (sx / count, sy / count);
    let (mut xx, mut xy) = (0.0, 0.0);
    for (x, y) in points {
        xx += (x - x0 - mx).powi(2);
        xy += (x - x0 - mx) * (y - my);
    }
    let slope = (xx > 0.0).then(|| xy / xx)?;
    let squares = points.iter().map(|(x, y)| (y - my - slope * (x - x0 - mx)).powi(2)).sum();
    Some((squares, slope * (last - x0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn series(rating: impl Fn(f64) -> f64) -> Vec<(f64, f64)> {
        (0..30)
            .map(|i| (2.5 * f64::from(i), (rating(2.5 * f64::from(i)) + if i % 2 == 0 { 0.5 } else { -0.5 })))
            .collect()
    }

    #[test]
    fn a_jump_a_rise_and_nothing_are_told_apart() {
        assert_eq!(shape(&series(|_| 3.0)), Shape::Neither);
        assert_eq!(shape(&series(|day| if day < 50.0 { 3.0 } else { 6.0 })), Shape::Sudden);
        assert_eq!(shape(&series(|day| 3.0 + day / 20.0)), Shape::Gradual);
        assert_eq!(shape(&series(|day| 6.0 - day / 20.0)), Shape::Neither);
    }
}
