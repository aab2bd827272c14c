//! A mean that forgets, and skips days without a value.

/// Below this weight of what is remembered there is no mean: 6.9 time constants after the last value.
const FORGOTTEN: f64 = 1e-3;

/// Exponentially fading mean of a daily series.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fading {
    keep: f64,
    total: f64,
    weight: f64,
}

impl Fading {
    /// A mean whose days lose a share of 1/e of their weight in `days`.
    pub(super) fn over(days: f64) -> Self {
        Self { keep: (-1.0 / days).exp(), total: 0.0, weight: 0.0 }
    }

    /// One day goes by.
    pub(super) fn next(&mut self, value: Option<f64>) {
        self.total = self.total * self.keep + value.unwrap_or(0.0);
        self.weight = self.weight * self.keep + f64::from(u8::from(value.is_some()));
    }

    /// The mean of the days so far, unless all of them are forgotten.
    pub(super) fn mean(&self) -> Option<f64> {
        (self.weight > FORGOTTEN).then(|| self.total / self.weight)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_without_a_value_only_ages_the_others() {
        // Two days at τ = 1/ln 2: each day halves the weight of those before.
        let mut mean = Fading::over(1.0 / std::f64::consts::LN_2);
        assert!(mean.mean().is_none());
        mean.next(Some(4.0));
        mean.next(Some(1.0));
        assert!((mean.mean().unwrap() - (0.5 * 4.0 + 1.0) / 1.5).abs() < 1e-12);
        mean.next(None);
        assert!((mean.mean().unwrap() - 2.0).abs() < 1e-12, "the same mean, of less weight");
        (0..10).for_each(|_| mean.next(None));
        assert!(mean.mean().is_none(), "1.5 / 2^11 is forgotten");
    }
}
