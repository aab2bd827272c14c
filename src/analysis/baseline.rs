//! The runner's own normal (section 3.3), metric floors (3.6) and acute signs (3.5).

use super::stats::{MAD_SCALE, median_in_place, ramp};

/// Runs a reference may hold, and the fewest it needs (section 3.3, J).
pub const REFERENCE: usize = 40;
/// See [`REFERENCE`].
pub const LEAST: usize = 20;
/// The latest runs are no reference for themselves (section 3.3, J).
pub const GUARD: usize = 6;
/// Oldest run of a reference, days (section 3.3, J).
pub const OLDEST_DAYS: i32 = 365;
/// Farthest z value (section 3.3, J).
const FARTHEST: f64 = 4.0;

/// Measurement noise of a run's value (section 3.6, J).
pub mod floors {
    /// Heart rate at the same pace, beats per minute.
    pub const HEART_RATE: f64 = 2.0;
    /// Ground contact time, logarithm.
    pub const CONTACT: f64 = 0.012;
    /// Vertical oscillation, logarithm.
    pub const OSCILLATION: f64 = 0.02;
    /// Cadence, logarithm.
    pub const CADENCE: f64 = 0.008;
    /// Vertical ratio, logarithm.
    pub const RATIO: f64 = 0.02;
    /// Leg-spring stiffness, logarithm.
    pub const STIFFNESS: f64 = 0.03;
    /// Effort at the same pace, points of 10.
    pub const EFFORT: f64 = 0.6;
    /// Decoupling, percentage points.
    pub const DECOUPLING: f64 = 2.0;
}

/// Median and spread of a reference.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Baseline {
    /// Median.
    pub centre: f64,
    /// MAD*, at least the metric's floor.
    pub spread: f64,
}

impl Baseline {
    /// Of a reference of any length but nothing.
    pub fn of(reference: &[f64], floor: f64) -> Option<Self> {
        let mut values = reference.to_vec();
        let centre = median_in_place(&mut values)?;
        for value in &mut values {
            *value = (*value - centre).abs();
        }
        let spread = (MAD_SCALE * median_in_place(&mut values)?).max(floor);
        Some(Self { centre, spread })
    }

    /// How many spreads a value lies off, at most 4.
    pub fn z(self, value: f64) -> f64 {
        ((value - self.centre) / self.spread).clamp(-FARTHEST, FARTHEST)
    }
}

/// Lag-1 autocorrelation of a reference in order, 0..0.6; 0.3 below 30 values (section 3.4).
pub fn autocorrelation(reference: &[f64], baseline: Baseline) -> f64 {
    const USUAL: f64 = 0.3;
    const ENOUGH: usize = 30;
    if reference.len() < ENOUGH {
        return USUAL;
    }
    let (mut products, mut squares, mut last) = (0.0, 0.0, 0.0);
    for value in reference {
        let z = baseline.z(*value);
        products += z * last;
        squares += z * z;
        last = z;
    }
    if squares > 0.0 { (products / squares).clamp(0.0, 0.6) } else { USUAL }
}

/// Strength of a sign of one run alone (section 3.5, J).
pub fn acute(z: f64) -> f64 {
    ramp(z, 1.5, 3.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_reference_keeps_the_noise_of_measuring() {
        let baseline = Baseline::of(&[5.0; 30], 1.5).unwrap();
        assert_eq!(baseline, Baseline { centre: 5.0, spread: 1.5 });
        assert_eq!(baseline.z(8.0), 2.0);
        assert_eq!(baseline.z(800.0), 4.0);
        assert_eq!(Baseline::of(&[], 1.0), None);
    }

    #[test]
    fn autocorrelation_of_an_alternating_series_is_none_and_of_blocks_is_high() {
        let alternating: Vec<f64> = (0..40).map(|i| if i % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let blocks: Vec<f64> = (0..40).map(|i| if i / 10 % 2 == 0 { 1.0 } else { -1.0 }).collect();
        let unit = Baseline { centre: 0.0, spread: 1.0 };
        assert_eq!(autocorrelation(&alternating, unit), 0.0);
        assert_eq!(autocorrelation(&blocks, unit), 0.6);
        assert_eq!(autocorrelation(&blocks[..20], unit), 0.3);
    }

    #[test]
    fn acute_signs_start_at_one_and_a_half_spreads() {
        assert_eq!(acute(1.5), 0.0);
        assert_eq!(acute(2.25), 0.5);
        assert_eq!(acute(3.5), 1.0);
    }
}
