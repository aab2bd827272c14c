//! From attribution to the link O, and to words (section 10.7).

use crate::analysis::stats::clamp;

/// Change of the chance of heavy legs that is a full link.
const FULL_CHANGE: f64 = 0.15;
/// What is left of a link that chance shows too often, or that the matched runs contradict.
const DOUBTED: f64 = 0.5;
/// q above which chance shows it too often.
const DOUBTFUL_Q: f64 = 0.20;
/// q up to which a link is called clear.
const CLEAR_Q: f64 = 0.10;
const CLEAR: f64 = 0.5;
const SOME: f64 = 0.25;
/// Rated runs from which "no visible link" may be said.
const POWER_RUNS: usize = 100;

/// How strong a link is, in words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Strength {
    /// Too early to say.
    TooEarly,
    /// No visible link so far.
    NotVisible,
    /// Some link.
    Some,
    /// Clear link.
    Clear,
}

impl Strength {
    /// By the link, the q of the permutations and the number of rated runs.
    pub fn of(link: f64, q: f64, rated: usize) -> Self {
        match link {
            link if link >= CLEAR && q <= CLEAR_Q => Self::Clear,
            link if link >= SOME => Self::Some,
            link if link.abs() < SOME && rated < POWER_RUNS => Self::TooEarly,
            _ => Self::NotVisible,
        }
    }
}

/// The link −1..1 from the probability that the cause makes legs heavier, the mean change of the chance of heavy legs,
/// the q of the permutations, and whether the matched comparison points the same way.
pub fn link(probability: f64, change: f64, q: f64, signs_agree: bool) -> f64 {
    let size = if probability >= 0.5 { clamp(change / FULL_CHANGE) } else { clamp(-change / FULL_CHANGE) };
    let mut link = (2.0 * probability - 1.0) * size;
    if q > DOUBTFUL_Q {
        link *= DOUBTED;
    }
    if !signs_agree {
        link *= DOUBTED;
    }
    link
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tv_56_a_probable_harm_that_is_rarely_chance() {
        assert!((link(0.95, 0.12, 0.08, true) - 0.72).abs() < 1e-12);
        assert!((link(0.95, 0.12, 0.21, true) - 0.36).abs() < 1e-12);
        assert!((link(0.95, 0.12, 0.08, false) - 0.36).abs() < 1e-12);
        assert!((link(0.05, -0.12, 0.9, true) + 0.36).abs() < 1e-12, "a cause that goes with light legs");
    }

    #[test]
    fn strength_in_words() {
        assert_eq!(Strength::of(0.72, 0.08, 60), Strength::Clear);
        assert_eq!(Strength::of(0.72, 0.15, 60), Strength::Some);
        assert_eq!(Strength::of(0.10, 0.50, 60), Strength::TooEarly);
        assert_eq!(Strength::of(0.10, 0.50, 120), Strength::NotVisible);
        assert_eq!(Strength::of(-0.60, 0.90, 60), Strength::NotVisible);
    }
}
