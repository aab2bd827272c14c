//! How much each signal weighs for this runner: Bayesian linear regression with unit noise. The population is the
//! prior; every rated day moves it.

use super::population::{EXPECTATION, PRECISION, TERMS, Terms};

/// Mean and covariance of the weights.
#[derive(Clone, Debug)]
pub(super) struct Learner {
    weights: Terms,
    covariance: [Terms; TERMS],
}

impl Default for Learner {
    /// Nothing known of the runner.
    fn default() -> Self {
        let mut covariance = [[0.0; TERMS]; TERMS];
        for (row, line) in covariance.iter_mut().enumerate() {
            line.iter_mut().skip(row).take(1).for_each(|own| *own = 1.0 / PRECISION);
        }
        Self { weights: EXPECTATION, covariance }
    }
}

impl Learner {
    /// The rating to be expected, in own standard deviations above the own mean.
    pub(super) fn expect(&self, terms: &Terms) -> f64 {
        dot(&self.weights, terms)
    }

    /// Takes in what the rating turned out to be.
    pub(super) fn learn(&mut self, terms: &Terms, rating: f64) {
        let spread: Terms = self.covariance.map(|row| dot(&row, terms));
        let missed = rating - self.expect(terms);
        let noise = 1.0 + dot(&spread, terms);
        for (weight, gain) in self.weights.iter_mut().zip(spread) {
            *weight += gain / noise * missed;
        }
        for (row, gain) in self.covariance.iter_mut().zip(spread) {
            for (value, other) in row.iter_mut().zip(spread) {
                *value -= gain * other / noise;
            }
        }
    }
}

fn dot(a: &Terms, b: &Terms) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_rating_moves_the_constant_by_its_share_of_the_certainty() {
        let mut learner = Learner::default();
        let mut terms = [0.0; TERMS];
        terms[0] = 1.0;
        assert_eq!(learner.expect(&terms), 0.0);
        learner.learn(&terms, 1.51);
        // Prior worth 150 ratings of 0: 1.51 / 151.
        assert!((learner.expect(&terms) - 0.01).abs() < 1e-12);
        learner.learn(&terms, 1.51);
        assert!((learner.expect(&terms) - 2.0 * 1.51 / 152.0).abs() < 1e-12);
    }

    #[test]
    fn a_runner_unlike_the_others_is_learnt() {
        let mut learner = Learner::default();
        let long_night = |z: f64| [1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0, z];
        for day in 0..2000 {
            let z = if day % 2 == 0 { 1.0 } else { -1.0 };
            learner.learn(&long_night(z), 0.5 * z);
        }
        // (150 · −0.18 + 2000 · 0.5) / 2150
        assert!((learner.expect(&long_night(1.0)) - (2000.0 * 0.5 - 150.0 * 0.18) / 2150.0).abs() < 1e-9);
    }
}
