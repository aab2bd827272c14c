//! Lightfoot answers one question of runners: why do my legs feel heavy when I run?
//!
//! The house has one staircase; a room may look down, never up:
//!
//! ```text
//! model ◄─ text       names and numbers → words
//!       ◄─ import     files             → records
//!       ◄─ store      records           ↔ disk
//!       ◄─ simulate   invented runners, for the sample, tests and calibration
//!       ◄─ analysis   records           → daily series
//!            ◄─ causes     series       → findings
//!                 ◄─ report  findings   → printable summary
//!                      ◄─ app    state, commands, jobs (no window)
//!                           ◄─ cli, ui  command line; window (feature "gui")
//!                                ◄─ main
//! ```

pub mod analysis;
pub mod app;
pub mod causes;
pub mod cli;
pub mod import;
pub mod model;
pub mod report;
pub mod simulate;
pub mod store;
pub mod text;
#[cfg(feature = "gui")]
pub mod ui;
