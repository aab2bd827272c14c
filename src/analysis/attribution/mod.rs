//! Attribution in one person (section 10): do runs with a cause feel heavier than others, once pace, length, heat and
//! time are adjusted for? Association under stated adjustments, never proof.
//!
//! One exposure per cause with a fixed lag, known before the run; a penalised ordinal regression of all of them
//! together; a matched comparison as a check of its sign; permutation in blocks and a limit on false discoveries.

mod counts;
mod design;
mod effect;
mod link;
mod matched;
pub mod ordinal;
mod permute;
pub mod priors;
mod study;
mod unit;

pub use counts::{Counts, EXPOSED};
pub use link::{Strength, link};
pub use matched::odds_ratio;
pub use permute::{Deals, chance, discoveries};
pub use study::{Answer, Effect, Factor, Found, Rigour, study};
pub use unit::{Outcome, Unit, heavy_from, units, within};
