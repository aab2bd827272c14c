//! The detector of every slow sign (section 3.4): an exponentially weighted mean of z values.

use super::stats::ramp;

/// Weight of the newest value (section 3.4, J).
const LAMBDA: f64 = 0.2;
/// Limits, and how many values in a row must pass them (section 3.4, J).
const ON: f64 = 2.5;
const OFF: f64 = 1.0;
const IN_A_ROW: u32 = 3;

/// Standard deviation of the mean of a series with lag-1 autocorrelation `rho` (section 3.4, D).
pub fn deviation(rho: f64) -> f64 {
    let kept = (1.0 - LAMBDA) * rho;
    (LAMBDA / (2.0 - LAMBDA) * (1.0 + kept) / (1.0 - kept)).sqrt()
}

/// Watches one metric in one direction.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Ewma {
    mean: f64,
    scaled: f64,
    above: u32,
    below: u32,
    on: bool,
}

impl Ewma {
    /// Takes in the next value; `rho` is the autocorrelation of the reference.
    pub fn push(&mut self, z: f64, rho: f64) {
        self.mean += LAMBDA * (z - self.mean);
        self.scaled = self.mean / deviation(rho);
        self.above = if self.scaled >= ON { self.above + 1 } else { 0 };
        self.below = if self.scaled < OFF { self.below + 1 } else { 0 };
        if self.above >= IN_A_ROW {
            self.on = true;
        } else if self.below >= IN_A_ROW {
            self.on = false;
        }
    }

    /// Whether the sign is up: raised by 3 values in a row, dropped by 3.
    pub fn is_on(&self) -> bool {
        self.on
    }

    /// Strength of the sign, 0..1.
    pub fn strength(&self) -> f64 {
        ramp(self.scaled, 1.5, 4.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::baseline::Baseline;

    #[test]
    fn tv_04_deviation_of_the_mean() {
        for (rho, wanted) in [(0.0, 0.3333), (0.3, 0.4258), (0.5, 0.5092)] {
            assert!((deviation(rho) - wanted).abs() < 1e-3 * wanted);
        }
    }

    #[test]
    fn three_values_in_a_row_raise_and_drop_the_sign() {
        let mut detector = Ewma::default();
        let mut raised = None;
        for run in 1..=20 {
            detector.push(3.0, 0.0);
            raised = raised.or_else(|| detector.is_on().then_some(run));
        }
        // 3·(1 − 0.8^n)/0.3333 passes 2.5 at n = 2, so three in a row are complete at 4.
        assert_eq!(raised, Some(4));
        assert_eq!(detector.strength(), 1.0);
        for _ in 0..20 {
            detector.push(0.0, 0.0);
        }
        assert!(!detector.is_on());
    }

    /// Plain generator of normal numbers, so that the table below never changes.
    struct Dice(u64);

    impl Dice {
        fn even(&mut self) -> f64 {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            ((self.0 >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
        }

        fn normal(&mut self) -> f64 {
            (-2.0 * self.even().ln()).sqrt() * (std::f64::consts::TAU * self.even()).cos()
        }

        /// Heavy-tailed: Student's t with 5 degrees of freedom, scaled to the spread of a normal.
        fn heavy(&mut self) -> f64 {
            let squares: f64 = (0..5).map(|_| self.normal().powi(2)).sum();
            self.normal() / (squares / 5.0).sqrt() / 1.29 * 1.12
        }
    }

    /// Runs 40 for the baseline and 34 more (two months of four runs a week); the run at which the sign rose, if ever.
    fn first_alarm(dice: &mut Dice, rho: f64, shift: f64) -> Option<u32> {
        let mut state = 0.0;
        let mut next = |shift: f64| {
            state = rho * state + (1.0 - rho * rho).sqrt() * dice.heavy();
            state + shift
        };
        let reference: Vec<f64> = (0..40).map(|_| next(0.0)).collect();
        let baseline = Baseline::of(&reference, 0.0).unwrap();
        let mut detector = Ewma::default();
        (1..=34).find(|_| {
            detector.push(baseline.z(next(shift)), 0.3);
            detector.is_on()
        })
    }

    #[test]
    fn chance_raises_a_sign_about_once_in_seventeen_months_and_a_shift_is_found() {
        const TRIALS: u32 = 3000;
        let mut dice = Dice(7);
        // Section 3.4: false onsets a month, share of 1-SD shifts found in 34 runs, of 1.5-SD shifts; at 2.5 and 3.
        for (rho, by_chance, one, one_and_half) in
            [(0.0, 0.014, 0.74, 0.96), (0.3, 0.06, 0.79, 0.95), (0.5, 0.12, 0.81, 0.84)]
        {
            let mut share = |shift: f64| {
                let found = (0..TRIALS).filter(|_| first_alarm(&mut dice, rho, shift).is_some()).count();
                found as f64 / f64::from(TRIALS)
            };
            // 34 runs are 34 / (4 · 365.25 / 84) months.
            let months = 34.0 / (4.0 * 365.25 / 84.0);
            let monthly = share(0.0) / months;
            assert!((0.5..=1.5).contains(&(monthly / by_chance)), "rho {rho}: {monthly} false onsets a month");
            let found = share(1.0);
            assert!((found - one).abs() < 0.15, "rho {rho}: {found} of 1-SD shifts found");
            let found = share(1.5);
            assert!((found - one_and_half).abs() < 0.15, "rho {rho}: {found} of 1.5-SD shifts found");
        }
    }
}
