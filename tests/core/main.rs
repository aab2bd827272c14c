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
mod causes;
mod cli;
mod corpus;
mod export;
mod fit;
mod form;
mod formats;
mod one_truth;
mod plausible;
mod report;
mod runners;
mod simulate;
mod store;
mod support;
mod text;
mod wellness;
