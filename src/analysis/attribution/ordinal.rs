//! Penalised proportional-odds regression (section 10.4): `P(Y ≤ j) = logistic(θ_j − η)`, η = xβ, with a normal prior
//! on each coefficient. Newton's method with step halving finds the most likely coefficients, the inverse of the
//! negative Hessian there is their covariance (Laplace).

use nalgebra::{DMatrix, DVector};

/// Ratings below these fall into the first, second, … bin: 0–1, 2–3, 4, 5–6, 7–8, 9–10 (section 10.4).
const EDGES: [f64; 5] = [1.5, 3.5, 4.5, 6.5, 8.5];
const ITERATIONS: usize = 40;
const HALVINGS: usize = 30;
/// Rise of the log posterior that ends the iteration.
const SETTLED: f64 = 1e-7;
/// Thresholds are nearly free: spread of their prior.
const THRESHOLD_SD: f64 = 10.0;
/// Ratings in a row that resemble each other tell less: bounds of their correlation (section 10.4).
const CORRELATION: (f64, f64) = (0.0, 0.5);

/// One explained rating.
#[derive(Clone, PartialEq, Debug)]
pub struct Row {
    /// Explaining values.
    pub x: Vec<f64>,
    /// The rating, 0–10.
    pub rating: f64,
}

/// Normal prior of one coefficient.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Prior {
    /// Its mean.
    pub mean: f64,
    /// Its spread.
    pub sd: f64,
}

/// The fitted model.
#[derive(Clone, PartialEq, Debug)]
pub struct Fit {
    /// Thresholds between the bins that occur, ascending.
    pub thresholds: Vec<f64>,
    /// One coefficient for each explaining value: log odds of a heavier rating per unit.
    pub coefficients: Vec<f64>,
    /// Covariance of thresholds, then coefficients, inflated by the correlation of ratings in a row.
    pub covariance: DMatrix<f64>,
    /// The bin of each row, counted among those that occur.
    pub bins: Vec<usize>,
    /// Correlation of the residuals of ratings in a row, held within 0..0.5.
    pub correlation: f64,
}

pub(super) fn logistic(x: f64) -> f64 {
    1.0 / (1.0 + (-x).exp())
}

/// The bin of a rating, of six.
fn bin(rating: f64) -> usize {
    EDGES.partition_point(|edge| *edge <= rating)
}

/// Fits the model; `None` when all ratings fall into one bin or the matrices do not invert. Rows in order of time.
pub fn fit(rows: &[Row], priors: &[Prior]) -> Option<Fit> {
    let raw: Vec<usize> = rows.iter().map(|row| bin(row.rating)).collect();
    let mut occurring = raw.clone();
    occurring.sort_unstable();
    occurring.dedup();
    let cuts = occurring.len().checked_sub(1).filter(|cuts| *cuts > 0)?;
    let bins: Vec<usize> = raw.iter().map(|bin| occurring.partition_point(|other| other < bin)).collect();
    let model = Model { rows, bins: &bins, priors, cuts };
    let mut at = model.start();
    let mut value = model.log_posterior(&at);
    for _ in 0..ITERATIONS {
        let (gradient, information) = model.derivatives(&at);
        let step = information.cholesky()?.solve(&gradient);
        let (next, gained) = model.climb(&at, &step, value)?;
        at = next;
        value += gained;
        if gained < SETTLED {
            break;
        }
    }
    let (_, information) = model.derivatives(&at);
    let covariance = information.cholesky()?.inverse();
    let (thresholds, coefficients) = at.as_slice().split_at_checked(cuts)?;
    let correlation = model.correlation(&at);
    Some(Fit {
        thresholds: thresholds.to_vec(),
        coefficients: coefficients.to_vec(),
        covariance: covariance * ((1.0 + correlation) / (1.0 - correlation)),
        bins,
        correlation,
    })
}

struct Model<'a> {
    rows: &'a [Row],
    bins: &'a [usize],
    priors: &'a [Prior],
    cuts: usize,
}

/// One rating in the terms of the derivatives: its probability, and logistic values at the ends of its bin.
struct Ends {
    probability: f64,
    upper: f64,
    lower: f64,
}

impl Model<'_> {
    /// Thresholds from the shares of the bins, coefficients from their priors.
    fn start(&self) -> DVector<f64> {
        let count = self.rows.len() as f64;
        let threshold = |cut: usize| {
            let below = self.bins.iter().filter(|bin| **bin <= cut).count() as f64;
            let share = (below / count).clamp(0.5 / count, 1.0 - 0.5 / count);
            (share / (1.0 - share)).ln()
        };
        let thresholds = (0..self.cuts).map(threshold);
        let coefficients = self.priors.iter().map(|prior| prior.mean);
        DVector::from_vec(thresholds.chain(coefficients).collect())
    }

    fn eta(&self, at: &DVector<f64>, row: &Row) -> f64 {
        row.x.iter().zip(at.iter().skip(self.cuts)).map(|(x, beta)| x * beta).sum()
    }

    fn ends(&self, at: &DVector<f64>, row: &Row, bin: usize) -> Ends {
        let eta = self.eta(at, row);
        let upper = if bin < self.cuts { logistic(at[bin] - eta) } else { 1.0 };
        let lower = if bin > 0 { logistic(at[bin - 1] - eta) } else { 0.0 };
        Ends { probability: upper - lower, upper, lower }
    }

    /// Minus infinity where thresholds are out of order.
    fn log_posterior(&self, at: &DVector<f64>) -> f64 {
        let seen: f64 =
            self.rows.iter().zip(self.bins).map(|(row, bin)| self.ends(at, row, *bin).probability.max(0.0).ln()).sum();
        let weak: f64 = at.iter().take(self.cuts).map(|theta| (theta / THRESHOLD_SD).powi(2)).sum();
        let coefficients = at.iter().skip(self.cuts).zip(self.priors);
        let believed: f64 = coefficients.map(|(beta, prior)| ((beta - prior.mean) / prior.sd).powi(2)).sum();
        seen - 0.5 * (weak + believed)
    }

    /// The longest halved step that does not fall, and what it gains; `None` when even the first values are impossible.
    fn climb(&self, at: &DVector<f64>, step: &DVector<f64>, value: f64) -> Option<(DVector<f64>, f64)> {
        let mut length = 1.0;
        for _ in 0..HALVINGS {
            let next = at + step * length;
            let reached = self.log_posterior(&next);
            if reached >= value {
                return Some((next, reached - value));
            }
            length *= 0.5;
        }
        value.is_finite().then(|| (at.clone(), 0.0))
    }

    /// Gradient of the log posterior, and its negative Hessian.
    fn derivatives(&self, at: &DVector<f64>) -> (DVector<f64>, DMatrix<f64>) {
        let size = self.cuts + self.priors.len();
        let mut sums = Sums { gradient: vec![0.0; size], information: vec![0.0; size * size], size, cuts: self.cuts };
        for (row, &bin) in self.rows.iter().zip(self.bins) {
            sums.add(&self.ends(at, row, bin), row, bin);
        }
        let (mut gradient, mut information) =
            (DVector::from_vec(sums.gradient), DMatrix::from_row_slice(size, size, &sums.information));
        let weak = (0..self.cuts).map(|_| Prior { mean: 0.0, sd: THRESHOLD_SD });
        for (place, prior) in weak.chain(self.priors.iter().copied()).enumerate() {
            gradient[place] -= (at[place] - prior.mean) / prior.sd.powi(2);
            information[(place, place)] += prior.sd.powi(-2);
        }
        information.fill_upper_triangle_with_lower_triangle();
        (gradient, information)
    }

    /// Correlation of each residual with the one before; a residual is `P(Y < y) − P(Y > y)`.
    fn correlation(&self, at: &DVector<f64>) -> f64 {
        let residual = |(row, bin): (&Row, &usize)| {
            let ends = self.ends(at, row, *bin);
            ends.lower - (1.0 - ends.upper)
        };
        let residuals: Vec<f64> = self.rows.iter().zip(self.bins).map(residual).collect();
        let all: f64 = residuals.iter().map(|r| r * r).sum();
        let pairs: f64 = residuals.iter().zip(residuals.iter().skip(1)).map(|(a, b)| a * b).sum();
        if all > 0.0 { (pairs / all).clamp(CORRELATION.0, CORRELATION.1) } else { CORRELATION.0 }
    }
}

/// Sums over the ratings: first derivatives, and of minus the second ones the lower triangle, row by row.
struct Sums {
    gradient: Vec<f64>,
    information: Vec<f64>,
    size: usize,
    cuts: usize,
}

impl Sums {
    fn add(&mut self, ends: &Ends, row: &Row, bin: usize) {
        let p = ends.probability.max(1e-300);
        let (fa, fb) = (ends.upper * (1.0 - ends.upper), ends.lower * (1.0 - ends.lower));
        let (ga, gb) = (fa / p, -fb / p);
        // Minus the second derivatives by the upper and the lower threshold, and by both.
        let haa = ga * ga - ga * (1.0 - 2.0 * ends.upper);
        let hbb = gb * gb - gb * (1.0 - 2.0 * ends.lower);
        let hab = ga * gb;
        let (upper, lower) = ((bin < self.cuts).then_some(bin), bin.checked_sub(1));
        self.add_threshold(upper, ga, haa);
        self.add_threshold(lower, gb, hbb);
        if let (Some(upper), Some(lower)) = (upper, lower) {
            self.add_at(upper, lower, hab);
        }
        for (index, x) in row.x.iter().enumerate().filter(|(_, x)| **x != 0.0) {
            let place = self.cuts + index;
            if let Some(slot) = self.gradient.get_mut(place) {
                *slot -= (ga + gb) * x;
            }
            if let Some(upper) = upper {
                self.add_at(place, upper, -(haa + hab) * x);
            }
            if let Some(lower) = lower {
                self.add_at(place, lower, -(hbb + hab) * x);
            }
            let from = place * self.size + self.cuts;
            let line = self.information.get_mut(from..=from + index).unwrap_or(&mut []);
            let curve = (fa + fb) * x;
            for (slot, y) in line.iter_mut().zip(&row.x) {
                *slot += curve * y;
            }
        }
    }

    fn add_threshold(&mut self, place: Option<usize>, first: f64, second: f64) {
        let Some(place) = place else { return };
        if let Some(slot) = self.gradient.get_mut(place) {
            *slot += first;
        }
        self.add_at(place, place, second);
    }

    fn add_at(&mut self, row: usize, column: usize, value: f64) {
        if let Some(slot) = self.information.get_mut(row * self.size + column) {
            *slot += value;
        }
    }
}
