//! Robust regression (section 3.7): Huber's M-estimation with an intercept for each group and ridge terms towards
//! priors.

use std::ops::Range;

use nalgebra::{SMatrix, SVector};

use super::stats::{MAD_SCALE, median_in_place};

/// Residuals up to this many scales count in full (section 3.7).
const HUBER_K: f64 = 1.345;
/// Iterations from nothing, and from the fit of the week before.
const COLD: usize = 30;
const WARM: usize = 2;
/// Relative change that ends the iteration.
const SETTLED: f64 = 1e-6;

/// One observation.
#[derive(Clone, Copy, Debug)]
pub struct Row<const N: usize> {
    /// What explains it.
    pub x: [f64; N],
    /// What was measured.
    pub y: f64,
    /// How much it counts: 1 over the observations of its run, so that a long run does not dominate.
    pub weight: f64,
}

/// What the slopes are before any data.
#[derive(Clone, Copy, Debug)]
pub struct Prior<const N: usize> {
    /// Means.
    pub mean: [f64; N],
    /// Standard deviations.
    pub sd: [f64; N],
    /// Smallest believable scale of the residuals, in the unit of y.
    pub least_scale: f64,
}

/// The fitted slopes.
#[derive(Clone, Copy, Debug)]
pub struct Fit<const N: usize> {
    /// One slope for each explaining value.
    pub slopes: [f64; N],
    /// MAD* of the residuals.
    pub scale: f64,
}

impl<const N: usize> Row<N> {
    /// What is left of the measurement when the slopes are taken out.
    pub fn level(&self, slopes: &[f64; N]) -> f64 {
        self.y - self.x.iter().zip(slopes).map(|(x, slope)| x * slope).sum::<f64>()
    }
}

/// Fits the slopes over groups of rows that each have an intercept of their own. `start` is an earlier fit of nearly
/// the same rows. Fewer rows than slopes leave the prior alone.
pub fn fit<const N: usize>(
    rows: &[Row<N>],
    groups: &[Range<usize>],
    prior: &Prior<N>,
    start: Option<&Fit<N>>,
) -> Fit<N> {
    let nothing = Fit { slopes: prior.mean, scale: prior.least_scale };
    if rows.len() <= N {
        return nothing;
    }
    let mut fit = start.copied().unwrap_or(nothing);
    let mut weights: Vec<f64> = rows.iter().map(|row| row.weight).collect();
    let mut residuals = vec![0.0; rows.len()];
    let mut scratch = Vec::with_capacity(rows.len());
    for iteration in 0..if start.is_some() { WARM } else { COLD } {
        // From nothing the first round is plain least squares; else the earlier slopes give the weights.
        if iteration > 0 || start.is_some() {
            leave_residuals(rows, groups, &weights, &fit.slopes, &mut residuals);
            fit.scale = scale(&residuals, &mut scratch).max(prior.least_scale);
            reweigh(rows, &residuals, fit.scale, &mut weights);
        }
        let Some(slopes) = solve(rows, groups, &weights, prior, fit.scale) else { return fit };
        let pairs = slopes.iter().zip(&fit.slopes);
        let settled = pairs.map(|(new, old)| (new - old).abs() / (1e-9 + old.abs())).fold(0.0, f64::max) < SETTLED;
        fit.slopes = slopes;
        if settled && iteration > 1 {
            break;
        }
    }
    fit
}

/// Residuals from each group's weighted mean.
fn leave_residuals<const N: usize>(
    rows: &[Row<N>],
    groups: &[Range<usize>],
    weights: &[f64],
    slopes: &[f64; N],
    out: &mut [f64],
) {
    for group in groups {
        let (Some(rows), Some(weights), Some(out)) =
            (rows.get(group.clone()), weights.get(group.clone()), out.get_mut(group.clone()))
        else {
            continue;
        };
        let (mut sum, mut total) = (0.0, 0.0);
        for ((row, weight), out) in rows.iter().zip(weights).zip(out.iter_mut()) {
            *out = row.level(slopes);
            sum += weight * *out;
            total += weight;
        }
        let mean = if total > 0.0 { sum / total } else { 0.0 };
        for out in out {
            *out -= mean;
        }
    }
}

fn scale(residuals: &[f64], scratch: &mut Vec<f64>) -> f64 {
    scratch.clear();
    scratch.extend(residuals.iter().map(|residual| residual.abs()));
    MAD_SCALE * median_in_place(scratch).unwrap_or(0.0)
}

fn reweigh<const N: usize>(rows: &[Row<N>], residuals: &[f64], scale: f64, weights: &mut [f64]) {
    for ((row, residual), weight) in rows.iter().zip(residuals).zip(weights) {
        let far = residual.abs() / scale;
        *weight = row.weight * if far <= HUBER_K { 1.0 } else { HUBER_K / far };
    }
}

/// The slopes that minimise the weighted squares around the groups' means plus the ridge terms.
fn solve<const N: usize>(
    rows: &[Row<N>],
    groups: &[Range<usize>],
    weights: &[f64],
    prior: &Prior<N>,
    scale: f64,
) -> Option<[f64; N]> {
    let mut squares = [[0.0; N]; N];
    let mut products = [0.0; N];
    for group in groups {
        let (rows, weights) = (rows.get(group.clone())?, weights.get(group.clone())?);
        let total: f64 = weights.iter().sum();
        if total <= 0.0 {
            continue;
        }
        // Plain arrays: this is the hot loop, and nalgebra's are slow without optimisation.
        let (mut mean_x, mut mean_y) = ([0.0; N], 0.0);
        for (row, weight) in rows.iter().zip(weights) {
            for (mean, x) in mean_x.iter_mut().zip(&row.x) {
                *mean += x * weight / total;
            }
            mean_y += row.y * weight / total;
        }
        for (row, weight) in rows.iter().zip(weights) {
            let mut x = row.x;
            for (x, mean) in x.iter_mut().zip(&mean_x) {
                *x -= mean;
            }
            for ((squares, product), xi) in squares.iter_mut().zip(&mut products).zip(&x) {
                for (square, xj) in squares.iter_mut().zip(&x) {
                    *square += weight * xi * xj;
                }
                *product += weight * xi * (row.y - mean_y);
            }
        }
    }
    let mut squares = SMatrix::<f64, N, N>::from(squares);
    let mut products = SVector::from(products);
    for (index, (mean, sd)) in prior.mean.iter().zip(&prior.sd).enumerate() {
        let ridge = (scale / sd).powi(2);
        *squares.get_mut((index, index))? += ridge;
        *products.get_mut(index)? += ridge * mean;
    }
    let solved: [f64; N] = squares.cholesky()?.solve(&products).into();
    solved.iter().all(|slope| slope.is_finite()).then_some(solved)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOOSE: Prior<1> = Prior { mean: [0.0], sd: [1e6], least_scale: 1e-6 };

    fn line(outliers: bool) -> Vec<Row<1>> {
        let row = |i: i32| {
            let x = f64::from(i) / 10.0;
            // A small even wobble keeps the scale above nothing.
            let wobble = if i % 2 == 0 { 0.01 } else { -0.01 };
            let y = 5.0 + 2.0 * x + wobble + if outliers && i % 10 == 9 { 50.0 } else { 0.0 };
            Row { x: [x], y, weight: 1.0 }
        };
        (0..100).map(row).collect()
    }

    #[test]
    fn a_tenth_of_wild_values_hardly_moves_the_slope() {
        let all = 0..100;
        let clean = fit(&line(false), std::slice::from_ref(&all), &LOOSE, None);
        assert!((clean.slopes[0] - 2.0).abs() < 1e-2);
        let rough = fit(&line(true), std::slice::from_ref(&all), &LOOSE, None);
        assert!((rough.slopes[0] - 2.0).abs() < 2e-2, "{:?}", rough.slopes);
    }

    #[test]
    fn groups_with_their_own_level_share_one_slope() {
        let mut rows = line(false);
        rows.extend(line(false).into_iter().map(|row| Row { y: row.y + 300.0, ..row }));
        let fitted = fit(&rows, &[0..100, 100..200], &LOOSE, None);
        assert!((fitted.slopes[0] - 2.0).abs() < 1e-2);
    }

    #[test]
    fn without_spread_the_prior_stands() {
        let rows = vec![Row { x: [1.0], y: 3.0, weight: 1.0 }; 20];
        let prior = Prior { mean: [-0.55], sd: [0.15], least_scale: 0.01 };
        assert!((fit(&rows, std::slice::from_ref(&(0..20)), &prior, None).slopes[0] + 0.55).abs() < 1e-9);
        assert_eq!(fit(&rows[..1], std::slice::from_ref(&(0..1)), &prior, None).slopes, [-0.55]);
    }
}
