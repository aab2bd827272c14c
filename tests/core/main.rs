//! Everything that needs no window, through the public interfaces.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "tests"
)]

mod accounts;
mod analysis;
mod app;
mod architecture;
mod attribution;
mod batches;
mod causes;
mod cli;
mod corpus;
mod diaries;
mod edits;
mod export;
mod fit;
mod form;
mod formats;
#[path = "../../benches/proof/measure.rs"]
mod measure;
mod migration;
mod one_truth;
mod other_files;
mod plausible;
mod report;
mod runners;
mod same_year;
mod simulate;
mod store;
mod support;
mod text;
mod wellness;
