//! Hostile and damaged bytes for every row of the table of formats: no panic, and never more memory than the room of
//! imports allows. A binary of its own, because it counts what is allocated.
#![expect(clippy::unwrap_used, clippy::panic, clippy::print_stderr, reason = "tests")]

mod archives;
mod cuts;
mod damage;
mod encodings;
mod endless;
mod samples;
#[expect(dead_code, reason = "shared with the tests of FIT, which need all of it")]
#[path = "../core/fit/writer.rs"]
mod writer;

use std::sync::{Mutex, MutexGuard, PoisonError};

use lightfoot::import::{Contents, FORMATS, Format, bounds};
use lightfoot::model::Channel;
use peak_alloc::PeakAlloc;

#[global_allocator]
static MEMORY: PeakAlloc = PeakAlloc;

/// Held while something is measured: what another test allocates would count as well.
static ALONE: Mutex<()> = Mutex::new(());

fn alone() -> MutexGuard<'static, ()> {
    let guard = ALONE.lock().unwrap_or_else(PoisonError::into_inner);
    // The map of time zones is unpacked with the first place.
    let _ = (row("gpx").read)("a place", samples::GPX);
    guard
}

/// What `work` gives, and the most memory it held at any moment, in bytes.
fn measured<T>(work: impl FnOnce() -> T) -> (T, usize) {
    let before = MEMORY.current_usage();
    MEMORY.reset_peak_usage();
    let given = work();
    (given, MEMORY.peak_usage().saturating_sub(before))
}

/// Reads bytes as a format and holds what every reader promises. The caller is [`alone`].
fn read(format: &Format, name: &str, bytes: &[u8]) -> Contents {
    let (contents, most) = measured(|| {
        let _ = (format.sniff)(name, bytes.get(..lightfoot::import::HEAD).unwrap_or(bytes));
        (format.read)(name, bytes)
    });
    let allowed = bounds::most_memory(bytes.len());
    assert!(most <= allowed, "{} of {name}: {most} bytes for {}, {allowed} allowed", format.key, bytes.len());
    for recording in &contents.recordings {
        let times = recording.series.counts(Channel::Time);
        assert!(times.is_sorted_by(|a, b| a < b), "{} of {name}: times go back", format.key);
    }
    contents
}

fn row(key: &str) -> &'static Format {
    FORMATS.iter().find(|format| format.key == key).unwrap_or_else(|| panic!("no format {key}"))
}

/// The same numbers in the same order, every time.
struct Dice(u64);

impl Dice {
    /// A number below `end`.
    fn below(&mut self, end: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % end.max(1)
    }
}
