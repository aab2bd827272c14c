//! The only clock of the program: everything below is told what day it is.

use std::time::{Duration, Instant};

use crate::model::Day;

/// The date where the computer is.
#[expect(clippy::disallowed_methods, reason = "the one place that asks")]
pub fn today() -> Day {
    Day::from(jiff::Zoned::now().date())
}

/// Seconds since 1970-01-01 UTC.
#[expect(clippy::disallowed_methods, reason = "the one place that asks")]
pub fn now_s() -> i64 {
    jiff::Timestamp::now().as_second()
}

/// Measures how long something takes.
#[derive(Clone, Copy, Debug)]
pub struct Stopwatch(Instant);

impl Stopwatch {
    /// Starts now.
    pub fn start() -> Self {
        Self(Instant::now())
    }

    /// Seconds since the start.
    pub fn seconds(self) -> f64 {
        self.0.elapsed().as_secs_f64()
    }
}

/// Lets something through at most every so often: progress ten times a second, the growing history once.
#[derive(Debug)]
pub struct Pace {
    every: Duration,
    last: Option<Instant>,
}

impl Pace {
    /// At most one in `every`.
    pub fn new(every: Duration) -> Self {
        Self { every, last: None }
    }

    /// Whether it is time again; the first time it always is.
    pub fn is_due(&mut self) -> bool {
        let now = Instant::now();
        let due = self.last.is_none_or(|last| now.duration_since(last) >= self.every);
        if due {
            self.last = Some(now);
        }
        due
    }
}
