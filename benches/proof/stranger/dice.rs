//! Chance for the second family of runners: another source and other noises than the program's own simulator.

/// xorshift64* (Vigna 2016).
#[derive(Clone, Debug)]
pub(super) struct Dice(u64);

/// The shape of a noise.
#[derive(Clone, Copy, Debug)]
pub(super) enum Noise {
    /// Bell-shaped.
    Normal,
    /// Student's t with four degrees of freedom: outliers.
    Heavy,
    /// Flat.
    Even,
}

impl Dice {
    pub(super) fn new(seed: u64) -> Self {
        let mut dice = Self((seed ^ 0xD1B5_4A32_D192_ED03).wrapping_mul(0xAEF1_7502_108E_F2D9) | 1);
        for _ in 0..16 {
            dice.unit();
        }
        dice
    }

    pub(super) fn unit(&mut self) -> f64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        ((self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 11) as f64 + 0.5) / (1_u64 << 53) as f64
    }

    pub(super) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    pub(super) fn whole(&mut self, low: i32, high: i32) -> i32 {
        low + (self.unit() * f64::from(high - low + 1)) as i32
    }

    pub(super) fn chance(&mut self, share: f64) -> bool {
        self.unit() < share
    }

    fn bell(&mut self) -> f64 {
        (-2.0 * self.unit().ln()).sqrt() * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// A value of mean 0 and standard deviation `sd`.
    pub(super) fn noise(&mut self, shape: Noise, sd: f64) -> f64 {
        sd * match shape {
            Noise::Normal => self.bell(),
            Noise::Even => (self.unit() - 0.5) * 12.0_f64.sqrt(),
            Noise::Heavy => {
                let squares: f64 = (0..4).map(|_| self.bell().powi(2)).sum();
                self.bell() / (squares / 4.0).sqrt() / 2.0_f64.sqrt()
            }
        }
    }
}
