//! Pure arithmetic on days and runs: the formulas of training load, weight, sleep, heart rate and running form.
//!
//! Sections named in the docs are those of the detection specification the constants come from.

pub mod metric;
pub mod phase;
pub mod season;
pub mod signs;
pub mod stats;

pub use metric::{Goal, MetricId, MetricUnit};
pub use phase::Phase;
pub use season::{Epoch, EpochKind, LoadMethod, RunMetrics, Season, StrengthSession};
pub use signs::{Sign, SignValues};
