//! Pure arithmetic on days and runs: the formulas of training load, weight, sleep, heart rate and running form.
//!
//! Sections named in the docs are those of the detection specification the constants come from.

mod analyse;
pub mod baseline;
pub mod carbohydrate;
pub mod digest;
pub mod dynamics;
mod effort;
pub mod epochs;
pub mod ewma;
pub mod fitness;
pub mod fluid;
pub mod form_drift;
pub mod heat;
pub mod heaviness;
pub mod hr_at_pace;
pub mod huber;
pub mod hydration;
pub mod iron;
mod join;
pub mod load;
pub mod load_scale;
pub mod metric;
pub mod monotony;
pub mod pace;
pub mod phase;
pub mod progression;
pub mod recovery;
mod residuals;
pub mod scales;
pub mod season;
pub mod signs;
pub mod sleep;
pub mod stats;
pub mod strength;
pub mod stretching;
pub mod thresholds;
mod travel;
pub mod trend;
pub mod weight;

pub use analyse::analyse;
pub use digest::digest;
pub use form_drift::{FormDrift, form_drift};
pub use heaviness::is_chronic;
pub use metric::{Goal, MetricId, MetricUnit};
pub use phase::Phase;
pub use progression::{Break, Progression, progression};
pub use recovery::{Recovery, recovery};
pub use scales::ScaleChange;
pub use season::{Epoch, EpochKind, LoadMethod, RunMetrics, Season, StrengthSession};
pub use signs::{Sign, SignValues};
pub use sleep::{SleepState, sleep_state};
pub use strength::{StrengthState, strength_state};
pub use thresholds::Thresholds;
pub use weight::{ReferenceRule, WeightChange, scale_change, weight_change, weight_counts};
