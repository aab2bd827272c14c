//! What a self-experiment shows (section 10.8): heaviness with and without the remedy, and how often the lots alone
//! would have done as well.

use super::season::Season;
use crate::model::{Day, Experiment};

/// Rated runs on each side before it is told (section 10.8).
pub const EACH_SIDE: u32 = 12;
/// Pairs whose lots are all tried; a plan has no more.
pub const MOST_PAIRS: usize = 16;

/// One side of an experiment.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Side {
    /// Rated runs that count.
    pub runs: u32,
    /// Of these, heavy.
    pub heavy: u32,
    /// Sum of their ratings.
    pub ratings: f64,
}

/// What an experiment shows.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Trial {
    /// With the remedy.
    pub with: Side,
    /// Without it.
    pub without: Side,
    /// Share of all ways the lots could have fallen that show at least as much relief; `None` until there are enough
    /// rated runs on both sides.
    pub chance: Option<f64>,
}

impl Trial {
    /// How much more often legs were heavy without the remedy, −1..1; `None` until it can be told.
    pub fn relief(&self) -> Option<f64> {
        self.chance?;
        let share = |side: &Side| f64::from(side.heavy) / f64::from(side.runs.max(1));
        Some(share(&self.without) - share(&self.with))
    }

    /// Mean rating with and without the remedy; `None` until it can be told.
    pub fn means(&self) -> Option<(f64, f64)> {
        self.chance?;
        Some((mean(&self.with), mean(&self.without)))
    }

    /// How much heavier runs were rated without the remedy, points.
    pub fn difference(&self) -> Option<f64> {
        self.means().map(|(with, without)| without - with)
    }
}

fn mean(side: &Side) -> f64 {
    side.ratings / f64::from(side.runs.max(1))
}

/// What an experiment shows at the end of `day`, from the runs rated up to then. `washout_days` after each change what
/// was before is still felt: those runs do not count.
pub fn trial(season: &Season, experiment: &Experiment, washout_days: i32, day: Day) -> Trial {
    let days = experiment.days();
    let mut pairs = vec![[Side::default(); 2]; experiment.plan.len().div_ceil(2).min(MOST_PAIRS)];
    let until = crate::model::DayRange::new(days.first, days.last.min(day));
    for run in season.runs_in(until) {
        let Some(rating) = run.heaviness.filter(|_| run.heavy.is_some()) else { continue };
        let counted = experiment.period(run.day).zip(experiment.counts(run.day, washout_days));
        let Some(((period, _), with)) = counted else { continue };
        if let Some(side) = pairs.get_mut(period / 2).and_then(|pair| pair.get_mut(usize::from(!with))) {
            side.runs += 1;
            side.heavy += u32::from(run.heavy == Some(true));
            side.ratings += rating;
        }
    }
    let side = |of: usize| pairs.iter().filter_map(|pair| pair.get(of)).fold(Side::default(), add);
    let (with, without) = (side(0), side(1));
    let enough = with.runs.min(without.runs) >= EACH_SIDE;
    Trial { with, without, chance: enough.then(|| chance(&pairs, with, without)) }
}

fn add(sum: Side, side: &Side) -> Side {
    Side { runs: sum.runs + side.runs, heavy: sum.heavy + side.heavy, ratings: sum.ratings + side.ratings }
}

/// Tries every way the lots could have fallen: each pair as drawn, or the other way round.
fn chance(pairs: &[[Side; 2]], with: Side, without: Side) -> f64 {
    let seen = mean(&without) - mean(&with);
    let (mut with, mut without) = (with, without);
    let mut turned = vec![false; pairs.len()];
    let ways: u32 = 1 << pairs.len();
    let mut as_good: u32 = 0;
    for way in 0..ways {
        as_good += u32::from(mean(&without) - mean(&with) >= seen - 1e-9);
        // The next way differs in one pair (Gray's order).
        let place = (way + 1).trailing_zeros() as usize;
        let (Some([a, b]), Some(turn)) = (pairs.get(place), turned.get_mut(place)) else { continue };
        let (out, into) = if *turn { (b, a) } else { (a, b) };
        *turn = !*turn;
        with = exchange(with, out, into);
        without = exchange(without, into, out);
    }
    f64::from(as_good) / f64::from(ways)
}

fn exchange(sum: Side, out: &Side, into: &Side) -> Side {
    Side {
        runs: sum.runs + into.runs - out.runs,
        heavy: sum.heavy + into.heavy - out.heavy,
        ratings: sum.ratings + into.ratings - out.ratings,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(ratings: &[f64]) -> Side {
        let heavy = ratings.iter().filter(|rating| **rating >= 6.0).count() as u32;
        Side { runs: ratings.len() as u32, heavy, ratings: ratings.iter().sum() }
    }

    #[test]
    fn of_eight_ways_only_the_one_drawn_shows_so_much() {
        let pairs =
            [[side(&[2.0, 3.0]), side(&[5.0, 6.0])], [side(&[3.0]), side(&[7.0])], [side(&[2.0]), side(&[4.0])]];
        let sum = |of: usize| pairs.iter().map(|pair| pair[of]).fold(Side::default(), |sum, side| add(sum, &side));
        assert_eq!(chance(&pairs, sum(0), sum(1)), 0.125);
        let turned = pairs.map(|[with, without]| [without, with]);
        assert_eq!(chance(&turned, sum(1), sum(0)), 1.0, "turned round every way shows as much");
    }

    #[test]
    fn by_hand_two_of_four_ways_show_as_much() {
        // Without minus with: drawn 1.0 (3.5 − 2.5); first turned −2.0; second turned 2.0; both −1.0.
        let pairs = [[side(&[2.0]), side(&[5.0])], [side(&[3.0]), side(&[2.0])]];
        let sum = |of: usize| pairs.iter().map(|pair| pair[of]).fold(Side::default(), |sum, side| add(sum, &side));
        assert_eq!(chance(&pairs, sum(0), sum(1)), 0.5);
    }
}
