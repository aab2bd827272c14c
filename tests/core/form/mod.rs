//! Per-run digests, and running form and heart rate at the same pace.

mod digest;
mod life_signs;
mod planted;
mod run_signs;
pub(crate) mod runner;
mod signs;
