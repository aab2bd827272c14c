//! Per-run digests, and running form and heart rate at the same pace.

mod digest;
mod planted;
mod runner;
mod signs;
