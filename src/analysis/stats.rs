//! Common statistics (sections 0.2, 3.7 and 3.8): robust centre and spread, quantiles, slopes. Values that are not
//! finite are the caller's to keep out; too few values give `None`, never 0.

/// Makes MAD comparable with the SD of a normal distribution.
pub const MAD_SCALE: f64 = 1.4826;

/// `x` held within 0..1.
pub fn clamp(x: f64) -> f64 {
    x.clamp(0.0, 1.0)
}

/// 0 at `from`, 1 at `to`, linear between, held within 0..1 (section 0.2). `to` may lie below `from`.
pub fn ramp(x: f64, from: f64, to: f64) -> f64 {
    clamp((x - from) / (to - from))
}

/// Sum over count; `None` of nothing.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// The middle value, or the mean of the two middle ones; `None` of nothing.
pub fn median(values: &[f64]) -> Option<f64> {
    let mut values = values.to_vec();
    median_in_place(&mut values)
}

/// [`median`] without a copy; the order of `values` is lost.
pub fn median_in_place(values: &mut [f64]) -> Option<f64> {
    let count = values.len();
    if count == 0 {
        return None;
    }
    let (below, upper, _) = values.select_nth_unstable_by(count / 2, f64::total_cmp);
    let upper = *upper;
    if count % 2 == 1 {
        return Some(upper);
    }
    let lower = below.iter().copied().max_by(f64::total_cmp).unwrap_or(upper);
    Some(f64::midpoint(lower, upper))
}

/// 1.4826 × the median distance from the median (section 0.2).
pub fn mad(values: &[f64]) -> Option<f64> {
    let centre = median(values)?;
    let mut distances: Vec<f64> = values.iter().map(|value| (value - centre).abs()).collect();
    Some(MAD_SCALE * median_in_place(&mut distances)?)
}

/// Sample standard deviation (n − 1); `None` below two values.
pub fn sample_sd(values: &[f64]) -> Option<f64> {
    let centre = mean(values)?;
    let squares: f64 = values.iter().map(|value| (value - centre).powi(2)).sum();
    (values.len() > 1).then(|| (squares / (values.len() - 1) as f64).sqrt())
}

/// The value below which the share `q` (0..1) lies, interpolated between neighbours (type 7, as R and NumPy do).
pub fn quantile(values: &[f64], q: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable_by(f64::total_cmp);
    let place = clamp(q) * (sorted.len().checked_sub(1)? as f64);
    let (low, share) = (place.floor() as usize, place.fract());
    let below = *sorted.get(low)?;
    let above = sorted.get(low + 1).copied().unwrap_or(below);
    Some(below + share * (above - below))
}

/// Theil–Sen slope: the median over all pairs of points `(t, y)` at least `min_apart` apart in `t` (section 3.8).
/// Points must be ordered by `t`.
pub fn theil_sen(points: &[(f64, f64)], min_apart: f64) -> Option<f64> {
    let mut slopes = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (index, &(t0, y0)) in points.iter().enumerate() {
        let later = points.get(index + 1..).unwrap_or(&[]);
        slopes.extend(later.iter().filter(|(t, _)| t - t0 >= min_apart && *t > t0).map(|(t, y)| (y - y0) / (t - t0)));
    }
    median_in_place(&mut slopes)
}

/// Slope a day of a slow series `(day, value)`: [`theil_sen`] over pairs at least 3 days apart; weekly medians stand in
/// for more than 300 points (section 3.8).
pub fn slow_slope(points: &[(f64, f64)]) -> Option<f64> {
    const MOST_POINTS: usize = 300;
    const DAYS_APART: f64 = 3.0;
    if points.len() <= MOST_POINTS {
        return theil_sen(points, DAYS_APART);
    }
    let weeks = points.chunk_by(|a, b| (a.0 / 7.0).floor() == (b.0 / 7.0).floor());
    let medians: Vec<(f64, f64)> = weeks
        .filter_map(|week| {
            let (days, values): (Vec<f64>, Vec<f64>) = week.iter().copied().unzip();
            Some((median(&days)?, median(&values)?))
        })
        .collect();
    theil_sen(&medians, DAYS_APART)
}

/// Weight of one more value of an exponential mean with time constant `tau` (section 4.7): 1 − e^(−1/τ).
pub fn ewma_weight(tau: f64) -> f64 {
    1.0 - (-1.0 / tau).exp()
}

/// Linear interpolation through `points`, ordered by x; the end values hold beyond the ends.
pub fn piecewise(x: f64, points: &[(f64, f64)]) -> f64 {
    let after = points.partition_point(|point| point.0 <= x);
    match (after.checked_sub(1).and_then(|i| points.get(i)), points.get(after)) {
        (Some(&(x0, y0)), Some(&(x1, y1))) => y0 + (y1 - y0) * (x - x0) / (x1 - x0),
        (Some(&(_, y)), None) | (None, Some(&(_, y))) => y,
        (None, None) => 0.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(a: Option<f64>, b: f64) {
        let a = a.expect("a value");
        assert!((a - b).abs() <= 1e-3 * b.abs().max(1e-9), "{a} is not {b}");
    }

    #[test]
    fn tv_05_theil_sen_slope_of_five_weights() {
        let points = [(0.0, 70.0), (7.0, 70.4), (14.0, 70.5), (21.0, 71.2), (28.0, 71.1)];
        close(theil_sen(&points, 3.0), 0.041_071);
        close(slow_slope(&points).map(|slope| slope * 28.0), 1.15);
    }

    #[test]
    fn more_than_three_hundred_points_are_thinned_to_weeks_without_changing_a_line() {
        let line: Vec<(f64, f64)> = (0..700).map(|day| (f64::from(day), 60.0 + 0.01 * f64::from(day))).collect();
        close(slow_slope(&line), 0.01);
    }

    #[test]
    fn centre_and_spread_by_hand() {
        close(median(&[3.0, 1.0, 2.0]), 2.0);
        close(median(&[4.0, 1.0, 3.0, 2.0]), 2.5);
        close(mad(&[1.0, 2.0, 3.0, 4.0, 100.0]), 1.4826);
        close(sample_sd(&[1.0, 2.0, 3.0, 4.0]), 1.290_994);
        close(quantile(&[10.0, 20.0, 30.0, 40.0], 0.8), 34.0);
    }

    #[test]
    fn too_few_values_are_unknown_not_zero() {
        assert_eq!(median(&[]), None);
        assert_eq!(mean(&[]), None);
        assert_eq!(sample_sd(&[1.0]), None);
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(theil_sen(&[(1.0, 2.0)], 0.0), None);
    }

    #[test]
    fn ramps_run_both_ways() {
        assert!((ramp(1.5, 0.5, 2.5) - 0.5).abs() < 1e-12);
        assert!((ramp(70.0, 75.0, 50.0) - 0.2).abs() < 1e-12);
        assert!((piecewise(5.0, &[(0.0, 0.0), (10.0, 1.0)]) - 0.5).abs() < 1e-12);
        assert!((piecewise(50.0, &[(0.0, 0.0), (10.0, 1.0)]) - 1.0).abs() < 1e-12);
    }
}
