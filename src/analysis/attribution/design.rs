//! The columns of the regressions: exposures, and what is adjusted for, on one scale (sections 10.3 and 10.4).

use nalgebra::{DMatrix, DVector};

use super::unit::{ADJUSTED, Unit};
use crate::analysis::stats::{mean, sample_sd};

/// Ridge that keeps the least squares solvable.
const RIDGE: f64 = 1e-6;

/// Columns of what is adjusted for, each centred and of spread 1, then calendar time and its square. A value that is
/// not known counts as the mean: it then says nothing. Columns that never change are left out.
pub(super) fn adjusted(units: &[Unit]) -> Vec<Vec<f64>> {
    let mut columns: Vec<Vec<f64>> = Vec::with_capacity(ADJUSTED + 2);
    for place in 0..ADJUSTED {
        let values: Vec<Option<f64>> =
            units.iter().map(|unit| unit.adjusted.get(place).copied().flatten().filter(|x| x.is_finite())).collect();
        columns.extend(standardised(&values));
    }
    let middle =
        units.first().zip(units.last()).map_or(0.0, |(a, b)| f64::midpoint(f64::from(a.day.0), f64::from(b.day.0)));
    let time = |power: i32| -> Vec<Option<f64>> {
        units.iter().map(|unit| Some((f64::from(unit.day.0) - middle).powi(power))).collect()
    };
    columns.extend(standardised(&time(1)));
    columns.extend(standardised(&time(2)));
    columns
}

fn standardised(values: &[Option<f64>]) -> Option<Vec<f64>> {
    let known: Vec<f64> = values.iter().copied().flatten().collect();
    let (centre, spread) = mean(&known).zip(sample_sd(&known))?;
    (spread > 1e-9).then(|| values.iter().map(|value| value.map_or(0.0, |value| (value - centre) / spread)).collect())
}

/// Exposures with the mean of the known ones where one is not known.
pub(super) fn filled(exposures: &[Option<f64>]) -> Vec<f64> {
    let known: Vec<f64> = exposures.iter().copied().flatten().collect();
    let centre = mean(&known).unwrap_or(0.0);
    exposures.iter().map(|exposure| exposure.unwrap_or(centre)).collect()
}

/// What is left of `y` after least squares on `columns` and an intercept, over the rows named.
pub(super) fn left_over(y: &[f64], columns: &[Vec<f64>], rows: &[usize]) -> Vec<f64> {
    let value = |column: &Vec<f64>, row: usize| column.get(row).copied().unwrap_or(0.0);
    let size = columns.len() + 1;
    let (mut squares, mut products) = (vec![0.0; size * size], vec![0.0; size]);
    let x: Vec<Vec<f64>> =
        rows.iter().map(|row| [1.0].into_iter().chain(columns.iter().map(|c| value(c, *row))).collect()).collect();
    for (x, y) in x.iter().zip(y) {
        for ((xi, product), line) in x.iter().zip(&mut products).zip(squares.chunks_exact_mut(size)) {
            *product += xi * y;
            for (slot, xj) in line.iter_mut().zip(x) {
                *slot += xi * xj;
            }
        }
    }
    let squares = DMatrix::from_row_slice(size, size, &squares) + DMatrix::identity(size, size) * RIDGE;
    let Some(solved) = squares.cholesky().map(|cholesky| cholesky.solve(&DVector::from_vec(products))) else {
        return y.to_vec();
    };
    let fitted = |x: &[f64]| x.iter().zip(solved.iter()).map(|(x, b)| x * b).sum::<f64>();
    x.iter().zip(y).map(|(x, y)| y - fitted(x)).collect()
}
