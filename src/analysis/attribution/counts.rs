//! Plain counts of heavy runs with and without a cause: the numbers people understand (section 10.7).

use super::unit::Unit;

/// From this exposure on a run came with the cause (section 10.5).
pub const EXPOSED: f64 = 0.5;
/// Normal quantile of a 90 % interval.
const Z_90: f64 = 1.644_854;

/// How often the legs were heavy with and without the cause.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// Heavy runs with the cause.
    pub heavy_exposed: u32,
    /// All runs with the cause.
    pub runs_exposed: u32,
    /// Heavy runs without it.
    pub heavy_other: u32,
    /// All runs without it.
    pub runs_other: u32,
}

impl Counts {
    /// Counts the units that count as heavy or not and whose exposure is known.
    pub fn of<'a>(pairs: impl Iterator<Item = (&'a Unit, Option<f64>)>) -> Self {
        let mut counts = Self::default();
        for (unit, exposure) in pairs {
            let (Some(heavy), Some(exposure)) = (unit.heavy, exposure) else { continue };
            let heavy = u32::from(heavy);
            if exposure >= EXPOSED {
                counts.runs_exposed += 1;
                counts.heavy_exposed += heavy;
            } else {
                counts.runs_other += 1;
                counts.heavy_other += heavy;
            }
        }
        counts
    }

    /// All heavy runs.
    pub fn heavy(&self) -> u32 {
        self.heavy_exposed + self.heavy_other
    }

    /// All ordinary runs.
    pub fn ordinary(&self) -> u32 {
        self.runs_exposed + self.runs_other - self.heavy()
    }

    /// Ordinary runs with the cause.
    pub fn ordinary_exposed(&self) -> u32 {
        self.runs_exposed - self.heavy_exposed
    }

    /// Odds of heavy legs with the cause over those without, half a run added to each of the four counts.
    pub fn odds_ratio(&self) -> f64 {
        let [a, b, c, d] = self.cells().map(|count| count + 0.5);
        (a * d) / (b * c)
    }

    /// How many times as often the legs were heavy with the cause, and its 90 % interval on the logarithmic scale; half
    /// a run is added to each count where one is 0. `None` without runs on both sides.
    pub fn ratio(&self) -> Option<(f64, f64, f64)> {
        if self.runs_exposed == 0 || self.runs_other == 0 || self.heavy() == 0 {
            return None;
        }
        let cells = self.cells();
        let more = if cells.contains(&0.0) { 0.5 } else { 0.0 };
        let [a, b, c, d] = cells.map(|count| count + more);
        let ratio = (a / (a + b)) / (c / (c + d));
        let spread = Z_90 * (1.0 / a - 1.0 / (a + b) + 1.0 / c - 1.0 / (c + d)).max(0.0).sqrt();
        Some((ratio, ratio * (-spread).exp(), ratio * spread.exp()))
    }

    /// Whether the plain counts alone say that legs are heavier with the cause: the interval lies above 1.
    pub fn lean_to_harm(&self) -> bool {
        self.ratio().is_some_and(|(_, low, _)| low > 1.0)
    }

    /// Heavy and ordinary with the cause, heavy and ordinary without.
    fn cells(&self) -> [f64; 4] {
        let (exposed, other) = (self.runs_exposed - self.heavy_exposed, self.runs_other - self.heavy_other);
        [self.heavy_exposed, exposed, self.heavy_other, other].map(f64::from)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_54_crude_odds_ratio_of_nine_heavy_and_twenty_one_ordinary_runs() {
        let counts = Counts { heavy_exposed: 6, runs_exposed: 10, heavy_other: 3, runs_other: 20 };
        assert_eq!((counts.heavy(), counts.ordinary(), counts.ordinary_exposed()), (9, 21, 4));
        assert!((counts.odds_ratio() - 7.222).abs() < 1e-3);
    }

    #[test]
    fn the_ratio_of_the_contract_by_hand() {
        // 7 of 11 against 2 of 29: 0.6364/0.0690 = 9.227; ln SE = √(1/7 − 1/11 + 1/2 − 1/29) = 0.7194.
        let counts = Counts { heavy_exposed: 7, runs_exposed: 11, heavy_other: 2, runs_other: 29 };
        let (ratio, low, high) = counts.ratio().unwrap();
        assert!((ratio - 9.227).abs() < 1e-3 && (low - 2.826).abs() < 5e-3 && (high - 30.13).abs() < 0.05);
        assert_eq!(Counts { heavy_exposed: 1, runs_exposed: 4, ..Counts::default() }.ratio(), None);
    }
}
