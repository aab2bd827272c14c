//! Speed figures: `cargo bench --bench speed -- NAME…`, all of them without a name. Processor time, not time on the
//! clock; contestants take turns in one run, and what counts is their ratio.
#![expect(clippy::print_stdout, clippy::expect_used, reason = "figures go to the terminal")]

mod apple;
mod attribution;
mod decade;
mod decode;
#[cfg(feature = "gui")]
mod frame;
mod import;
mod nested;
mod peers;
mod replay;
mod synthetic;
mod tracks;
#[cfg(feature = "gui")]
mod window;
#[path = "../../tests/core/fit/writer.rs"]
mod writer;

use cpu_time::ProcessTime;

/// Every benchmark by its name.
const BENCHMARKS: &[(&str, fn())] = &[
    ("apple", apple::run),
    ("attribution", attribution::run),
    ("decode", decode::run),
    #[cfg(feature = "gui")]
    ("frame", frame::run),
    ("import", import::run),
    ("nested", nested::run),
    ("peers", peers::run),
    ("replay", replay::run),
    ("tracks", tracks::run),
    #[cfg(feature = "gui")]
    ("window", window::run),
];

fn main() {
    let wanted: Vec<String> = std::env::args().skip(1).filter(|argument| !argument.starts_with('-')).collect();
    for (name, run) in BENCHMARKS {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == name) {
            println!("{name}");
            run();
        }
    }
}

/// Processor seconds of one call.
fn seconds(work: impl FnOnce()) -> f64 {
    let start = ProcessTime::now();
    work();
    start.elapsed().as_secs_f64()
}

/// The middle of a few measurements.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or(f64::NAN)
}
