//! How the legs have been, as signals against the runner's own usual.

use std::collections::VecDeque;

use super::fading::Fading;
use super::line::Line;
use super::population::{SPREAD, SPREAD_RATINGS, Signal, Terms};
use crate::model::Day;

/// Days in which the last rating and the mean of late lose a share of 1/e.
const LAST_DAYS: f64 = 3.0;
const FORTNIGHT_DAYS: f64 = 10.0;
/// Weeks a weekday is remembered for, in days, and how many usual days it is held with.
const WEEKDAYS_DAYS: i32 = 84;
const WEEKDAYS_USUAL: f64 = 3.0;

/// All ratings before a day.
#[derive(Clone, Debug)]
pub(super) struct Ratings {
    /// What counts as heavy.
    pub line: Line,
    mean: f64,
    squares: f64,
    fortnight: Fading,
    last: Option<(Day, f64)>,
    /// How far ratings were from the fortnight before them, in own standard deviations.
    apart: VecDeque<(Day, f64)>,
}

impl Default for Ratings {
    fn default() -> Self {
        Self {
            line: Line::default(),
            mean: 0.0,
            squares: 0.0,
            fortnight: Fading::over(FORTNIGHT_DAYS),
            last: None,
            apart: VecDeque::new(),
        }
    }
}

impl Ratings {
    /// The day is over, rated or not.
    pub(super) fn next(&mut self, day: Day, rating: Option<f64>) {
        if let Some(rating) = rating {
            let apart = self.fortnight.mean().zip(self.spread()).map(|(lately, spread)| (rating - lately) / spread);
            self.apart.extend(apart.map(|apart| (day, apart)));
            self.line.add(rating);
            let step = rating - self.mean;
            self.mean += step / f64::from(self.line.ratings());
            self.squares += step * (rating - self.mean);
            self.last = Some((day, rating));
        }
        self.fortnight.next(rating);
        while self.apart.pop_front_if(|(on, _)| day.since(*on) >= WEEKDAYS_DAYS).is_some() {}
    }

    /// A rating in own standard deviations above the own mean; `None` before the first.
    pub(super) fn standard(&self, rating: f64) -> Option<f64> {
        Some((rating - self.mean) / self.spread()?)
    }

    /// Fills in the signals of a day.
    pub(super) fn fill(&self, terms: &mut Terms, day: Day) {
        let mut set = |signal: Signal, value: Option<f64>| {
            terms.iter_mut().skip(signal as usize).take(1).for_each(|term| *term = value.unwrap_or(0.0));
        };
        let last = self.last.and_then(|(on, rating)| {
            let days = f64::from(day.since(on) - 1);
            Some(self.standard(rating)? * (-days / LAST_DAYS).exp())
        });
        set(Signal::LastRating, last);
        set(Signal::Fortnight, self.fortnight.mean().and_then(|lately| self.standard(lately)));
        set(Signal::Weekday, Some(self.weekday(day)));
    }

    /// The last rating and its day.
    pub(super) fn last(&self) -> Option<(Day, f64)> {
        self.last
    }

    /// Mean of all ratings, and of about a fortnight.
    pub(super) fn usual_and_lately(&self) -> Option<(f64, f64)> {
        Some((self.mean, self.fortnight.mean()?))
    }

    /// How far ratings of this weekday lie from the days around them, on the scale of ratings.
    pub(super) fn weekday_apart(&self, day: Day) -> Option<f64> {
        Some(self.weekday(day) * self.spread()?)
    }

    fn weekday(&self, day: Day) -> f64 {
        let same = self.apart.iter().filter(|(on, _)| day.since(*on) % 7 == 0 && day.since(*on) <= WEEKDAYS_DAYS);
        let (sum, count) = same.fold((0.0, 0.0), |(sum, count), (_, apart)| (sum + apart, count + 1.0));
        sum / (count + WEEKDAYS_USUAL)
    }

    fn spread(&self) -> Option<f64> {
        let after_first = f64::from(self.line.ratings()) - 1.0;
        let squares = self.squares + SPREAD_RATINGS * SPREAD.powi(2);
        self.last.map(|_| (squares / (after_first + SPREAD_RATINGS)).sqrt())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: f64, b: f64) {
        assert!((a - b).abs() < 1e-9, "{a} is not {b}");
    }

    #[test]
    fn signals_of_three_ratings() {
        let mut ratings = Ratings::default();
        for (day, rating) in [(0, Some(2.0)), (1, Some(4.0)), (2, None), (3, Some(6.0)), (4, None)] {
            ratings.next(Day(day), rating);
        }
        // Mean 4, squares 4 + 0 + 4, and five of 1.2²: √((8 + 7.2) / 7).
        let spread = (15.2_f64 / 7.0).sqrt();
        close(ratings.standard(4.0).unwrap(), 0.0);
        close(ratings.standard(6.0).unwrap(), 2.0 / spread);
        let mut terms = [0.0; super::super::population::TERMS];
        ratings.fill(&mut terms, Day(5));
        // Two days after the last rating, so one third of a time constant has gone by.
        close(terms[1], 2.0 / spread * (-1.0_f64 / 3.0).exp());
        let weight = |days: f64| (-days / 10.0).exp();
        let lately =
            (2.0 * weight(5.0) + 4.0 * weight(4.0) + 6.0 * weight(2.0)) / (weight(5.0) + weight(4.0) + weight(2.0));
        close(terms[2], (lately - 4.0) / spread);
        assert_eq!(terms[3], 0.0, "no rating fell on that weekday");
    }

    #[test]
    fn a_weekday_is_remembered_for_twelve_weeks() {
        let mut ratings = Ratings::default();
        for day in 0..140 {
            ratings.next(Day(day), Some(if day % 7 == 3 && day < 70 { 8.0 } else { 3.0 }));
        }
        assert!(ratings.weekday(Day(143)) < 0.5, "two of the twelve are left");
        let mut fresh = Ratings::default();
        (0..70).for_each(|day| fresh.next(Day(day), Some(if day % 7 == 3 { 8.0 } else { 3.0 })));
        assert!(fresh.weekday(Day(73)) > 1.0);
        assert!(fresh.weekday(Day(74)) < 0.0);
    }
}
