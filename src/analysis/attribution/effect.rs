//! How much a cause adds: the mean change of the chance of heavy legs, with and without it, in the fitted model
//! (section 10.4).

use nalgebra::DVector;

use super::ordinal::{Fit, Row, logistic};
use crate::analysis::stats::quantile;
use crate::model::Random;

/// Units the interval is worked out on, evenly spread.
const MOST_UNITS: usize = 250;
/// Ends of the interval.
const INTERVAL: (f64, f64) = (0.1, 0.9);

/// One exposure to be taken away and given.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) struct Change {
    /// Its column.
    pub(super) column: usize,
    /// The exposure that is given: the own 80th percentile.
    pub(super) to: f64,
}

/// The cut between bins above which a rating is heavy, as far as bins can tell: the share above it is nearest to the
/// share of heavy runs.
pub(super) fn heavy_cut(fit: &Fit, heavy_share: f64) -> usize {
    let count = fit.bins.len().max(1) as f64;
    let share = |cut: usize| fit.bins.iter().filter(|bin| **bin > cut).count() as f64 / count;
    let distance = |cut: &usize| (share(*cut) - heavy_share).abs();
    (0..fit.thresholds.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
}

/// Mean change of the chance of heavy legs when the exposure goes from 0 to `change.to` and all else stays.
pub(super) fn mean_change(thresholds: &[f64], coefficients: &[f64], rows: &[&Row], cut: usize, change: Change) -> f64 {
    let (threshold, beta) =
        (thresholds.get(cut).copied().unwrap_or(0.0), coefficients.get(change.column).copied().unwrap_or(0.0));
    let one = |row: &&Row| {
        let eta: f64 = row.x.iter().zip(coefficients).map(|(x, beta)| x * beta).sum();
        let without = eta - beta * row.x.get(change.column).copied().unwrap_or(0.0);
        logistic(without + beta * change.to - threshold) - logistic(without - threshold)
    };
    rows.iter().map(one).sum::<f64>() / rows.len().max(1) as f64
}

/// The 10..90 % interval of each mean change, from `draws` draws of the posterior with a fixed seed. `None` where the
/// covariance is no covariance.
pub(super) fn intervals(
    fit: &Fit,
    rows: &[Row],
    cut: usize,
    changes: &[Change],
    (draws, seed): (u32, u64),
) -> Option<Vec<(f64, f64)>> {
    let every = rows.len().div_ceil(MOST_UNITS).max(1);
    let some: Vec<&Row> = rows.iter().step_by(every).collect();
    let root = fit.covariance.clone().cholesky()?.unpack();
    let centre = DVector::from_iterator(root.nrows(), fit.thresholds.iter().chain(&fit.coefficients).copied());
    let mut random = Random::new(seed);
    let mut drawn: Vec<Vec<f64>> = vec![Vec::with_capacity(draws as usize); changes.len()];
    for _ in 0..draws {
        let noise = DVector::from_fn(root.nrows(), |_, _| random.normal(0.0, 1.0));
        let at = &centre + &root * noise;
        let (thresholds, coefficients) = at.as_slice().split_at_checked(fit.thresholds.len())?;
        for (change, values) in changes.iter().zip(&mut drawn) {
            values.push(mean_change(thresholds, coefficients, &some, cut, *change));
        }
    }
    let ends = |values: &Vec<f64>| quantile(values, INTERVAL.0).zip(quantile(values, INTERVAL.1));
    drawn.iter().map(ends).collect()
}
