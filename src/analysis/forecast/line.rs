//! What counts as heavy for this runner: the rating that the share of own past ratings nearest to one in five reaches.

use super::population::{SHARE, SHARE_RATINGS};

/// A line that fewer of the ratings reach tells of next to nothing.
const LEAST_SHARE: f64 = 0.04;
/// Ratings come in steps: of two lines about as near to one in five the first stays, until the other is nearer by this
/// share (J). Else "heavy" would change its meaning from week to week.
const NEARER_BY: f64 = 0.07;
/// Before so many ratings the line follows the nearest freely: the first weeks tell too little of the usual to hold on
/// to (learnt from the diaries named in [`super::population`], cut to seasons of 30 to 90 days).
const SETTLED: u32 = 80;

/// Past ratings by value, and the line drawn through them.
#[derive(Clone, Debug, Default)]
pub(super) struct Line {
    /// Each rating given, ascending, and how often.
    counts: Vec<(f64, u32)>,
    total: u32,
    at: Option<f64>,
}

impl Line {
    /// Takes in one more rating and draws the line anew.
    pub(super) fn add(&mut self, rating: f64) {
        let place = self.counts.partition_point(|(value, _)| *value < rating);
        match self.counts.get_mut(place) {
            Some((value, count)) if *value == rating => *count += 1,
            _ => self.counts.insert(place, (rating, 1)),
        }
        self.total += 1;
        let Some((nearest, distance)) = self.nearest() else { return };
        let stays = self.at.filter(|_| self.total >= SETTLED).is_some_and(|at| {
            let share = self.share_from(at);
            share >= LEAST_SHARE && distance >= (share - SHARE).abs() - NEARER_BY
        });
        if !stays {
            self.at = Some(nearest);
        }
    }

    /// The rating from which on legs are heavy; `None` while all ratings are alike.
    pub(super) fn at(&self) -> Option<f64> {
        self.at.filter(|_| self.counts.len() > 1)
    }

    /// How many ratings there were.
    pub(super) fn ratings(&self) -> u32 {
        self.total
    }

    /// Share of the ratings that were heavy, held towards one in five while they are few.
    pub(super) fn share(&self) -> Option<f64> {
        let heavy = self.share_from(self.at()?) * f64::from(self.total);
        Some((heavy + SHARE * SHARE_RATINGS) / (f64::from(self.total) + SHARE_RATINGS))
    }

    /// Share of the ratings that were heavy.
    pub(super) fn share_so_far(&self) -> Option<f64> {
        self.at().map(|at| self.share_from(at))
    }

    fn share_from(&self, at: f64) -> f64 {
        let above: u32 = self.counts.iter().rev().take_while(|(value, _)| *value >= at).map(|(_, count)| count).sum();
        f64::from(above) / f64::from(self.total.max(1))
    }

    /// The rating whose share is nearest to one in five, the lower of two, and how far its share is from it.
    fn nearest(&self) -> Option<(f64, f64)> {
        let mut above = 0;
        let shares = self.counts.iter().rev().map(|(value, count)| {
            above += count;
            (*value, f64::from(above) / f64::from(self.total.max(1)))
        });
        let distances =
            shares.filter(|(_, share)| *share >= LEAST_SHARE).map(|(at, share)| (at, (share - SHARE).abs()));
        // Of equal ones the last: the lower rating.
        distances.min_by(|a, b| a.1.total_cmp(&b.1).then(a.0.total_cmp(&b.0)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(ratings: &[(f64, u32)]) -> Line {
        let mut line = Line::default();
        for (rating, count) in ratings {
            (0..*count).for_each(|_| line.add(*rating));
        }
        line
    }

    #[test]
    fn the_line_is_drawn_where_about_one_in_five_lies_above() {
        // 12 × 3, 5 × 5, 3 × 7: from 5 on 8 of 20, from 7 on 3 of 20; 0.15 is nearer to 0.2 than 0.4.
        let line = of(&[(3.0, 12), (5.0, 5), (7.0, 3)]);
        assert_eq!(line.at(), Some(7.0));
        assert!((line.share().unwrap() - (3.0 + 4.0) / 40.0).abs() < 1e-12);
    }

    #[test]
    fn equal_ratings_draw_no_line() {
        assert_eq!(of(&[(4.0, 30)]).at(), None);
        assert_eq!(Line::default().at(), None);
    }

    #[test]
    fn one_rating_in_fifty_is_no_line() {
        // From 5 on half of them, from 8 on 1 of 50: 0.02 is nearer to 0.2, but tells of one day only.
        assert_eq!(of(&[(3.0, 25), (5.0, 24), (8.0, 1)]).at(), Some(5.0));
    }

    #[test]
    fn the_line_of_the_first_weeks_follows_the_nearest() {
        let mut line = of(&[(3.0, 17), (7.0, 3)]);
        assert_eq!(line.at(), Some(7.0));
        (0..2).for_each(|_| line.add(6.0));
        // From 7 on 3 of 22 (0.064 off), from 6 on 5 of 22 (0.027 off).
        assert_eq!(line.at(), Some(6.0));
    }

    #[test]
    fn a_line_that_was_drawn_stays_until_another_is_clearly_nearer() {
        let mut line = of(&[(3.0, 68), (7.0, 12)]);
        let mut add = |ratings: &[(f64, u32)]| {
            for (rating, count) in ratings {
                (0..*count).for_each(|_| line.add(*rating));
            }
            line.at()
        };
        // From 7 on 12 of 105 (0.086 off), from 6 on 17 of 105 (0.038 off): nearer by 0.048 only.
        assert_eq!(add(&[(3.0, 20), (6.0, 5)]), Some(7.0));
        // From 7 on 12 of 112 (0.093 off), from 6 on 24 of 112 (0.014 off): nearer by 0.079.
        assert_eq!(add(&[(6.0, 7)]), Some(6.0));
        // From 7 on 24 of 128 (0.012 off), from 6 on 36 of 128 (0.081 off): nearer by 0.069 only.
        assert_eq!(add(&[(3.0, 4), (7.0, 12)]), Some(6.0));
    }
}
