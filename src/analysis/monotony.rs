//! Foster's monotony and strain over seven days (section 4.10).

use super::stats::{mean, sample_sd};

/// Even weeks have no spread: the ratio is held here (V).
const HIGHEST: f64 = 10.0;

/// Monotony and strain of a week's loads, rest days as zeros; `None` for a week without any load.
pub fn monotony(loads: &[f64]) -> Option<(f64, f64)> {
    let centre = mean(loads).filter(|mean| *mean > 0.0)?;
    let monotony = (centre / sample_sd(loads)?).min(HIGHEST);
    Some((monotony, monotony * loads.iter().sum::<f64>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_22_monotony_and_strain_of_a_week() {
        let (monotony, strain) = monotony(&[60.0, 0.0, 45.0, 80.0, 0.0, 50.0, 120.0]).unwrap();
        assert!((monotony - 1.1887).abs() < 1e-3, "{monotony}");
        assert!((strain - 421.98).abs() < 0.4, "{strain}");
    }

    #[test]
    fn seven_equal_days_are_held_at_ten_and_an_empty_week_is_unknown() {
        assert_eq!(monotony(&[30.0; 7]), Some((10.0, 2100.0)));
        assert_eq!(monotony(&[0.0; 7]), None);
    }
}
