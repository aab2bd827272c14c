//! Per-run digests, and running form and heart rate at the same pace.

mod digest;
mod planted;
pub(crate) mod runner;
mod signs;
