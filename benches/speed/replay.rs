//! From a history of ten years to its judgement: every day, every cause. It runs after an import, and after each edit.

use lightfoot::analysis::analyse;
use lightfoot::causes::judge;

use super::decade::ten_years;

/// Times each is measured.
const TIMES: usize = 5;

pub(crate) fn run() {
    let history = ten_years();
    let season = analyse(&history);
    println!("  {} runs, {} days", season.runs.len(), season.days.len());
    let measured = |work: &dyn Fn()| super::median((0..TIMES).map(|_| super::seconds(work)).collect());
    let analysed = measured(&|| drop(std::hint::black_box(analyse(&history))));
    let judged = measured(&|| drop(std::hint::black_box(judge(&season))));
    println!("  daily series and signs {:.0} ms, the eleven causes {:.0} ms", 1000.0 * analysed, 1000.0 * judged);
}
