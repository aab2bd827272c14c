//! The grid of whole seconds a recording is laid on (section 3.1): forward fill over short gaps, breaks left out.

use std::ops::{Range, RangeInclusive};

use crate::model::{Channel, MISSING, Series};

/// Longest gap that is filled in a file with a value every second, seconds (section 3.1, J).
const LONGEST_GAP_S: i32 = 5;
/// A watch that saves only every few seconds leaves regular gaps: up to this many times its usual interval is no break.
const USUAL_INTERVALS: i32 = 4;
/// Beyond this even a slow recorder has paused, seconds.
const NEVER_FILLED_S: i32 = 30;

/// Seconds of a recording without its breaks.
pub(super) struct Rows {
    /// The sample each second shows.
    source: Vec<u32>,
    /// Seconds since the start.
    pub(super) time_s: Vec<i32>,
    /// Stretches without a break.
    pub(super) blocks: Vec<Range<usize>>,
    longest_gap: usize,
}

impl Rows {
    pub(super) fn new(series: &Series, pauses_s: &[(f64, f64)]) -> Self {
        let times = series.counts(Channel::Time);
        let longest_gap = longest_gap(times);
        let mut rows = Self {
            source: Vec::with_capacity(times.len()),
            time_s: Vec::with_capacity(times.len()),
            blocks: Vec::new(),
            longest_gap: longest_gap as usize,
        };
        let mut block_start = 0;
        let mut last: Option<i32> = None;
        for (sample, &time) in times.iter().enumerate() {
            let gap = last.map_or(0, |last| time.saturating_sub(last));
            // Times that stand still or run backwards tell nothing.
            if time == MISSING || (last.is_some() && gap <= 0) {
                continue;
            }
            if gap > longest_gap || (gap > 1 && paused_between(pauses_s, last, time)) {
                rows.blocks.push(block_start..rows.source.len());
                block_start = rows.source.len();
            } else {
                let before = rows.source.last().copied().unwrap_or(0);
                for filled in 1..gap {
                    rows.source.push(before);
                    rows.time_s.push(time - gap + filled);
                }
            }
            rows.source.push(sample as u32);
            rows.time_s.push(time);
            last = Some(time);
        }
        rows.blocks.push(block_start..rows.source.len());
        rows.blocks.retain(|block| !block.is_empty());
        rows
    }

    pub(super) fn len(&self) -> usize {
        self.source.len()
    }

    /// From first to last sample without the breaks, seconds.
    pub(super) fn duration_s(&self) -> f64 {
        self.blocks.iter().map(|block| block.len().saturating_sub(1) as f64).sum()
    }

    /// A channel on the grid, in its unit: values outside `range` are unknown, short gaps are filled.
    pub(super) fn lay(&self, counts: &[i32], unit: f64, range: &RangeInclusive<f64>) -> Vec<f32> {
        let unit = unit as f32;
        let (low, high) = (*range.start() as f32, *range.end() as f32);
        let mut laid = Vec::with_capacity(self.len());
        for block in &self.blocks {
            let (mut value, mut age) = (f32::NAN, self.longest_gap);
            for &sample in self.source.get(block.clone()).unwrap_or(&[]) {
                let count = counts.get(sample as usize).copied().unwrap_or(MISSING);
                let here = count as f32 * unit;
                if count != MISSING && here >= low && here <= high {
                    (value, age) = (here, 0);
                } else {
                    age += 1;
                }
                laid.push(if age <= self.longest_gap { value } else { f32::NAN });
            }
        }
        laid
    }

    /// The first of `channels` that the recording has, on the grid; all unknown if it has none.
    pub(super) fn lay_first(&self, series: &Series, channels: &[Channel], range: RangeInclusive<f64>) -> Vec<f32> {
        match channels.iter().find_map(|channel| series.column(*channel)) {
            Some(column) => self.lay(&column.counts, column.channel.unit(), &range),
            None => vec![f32::NAN; self.len()],
        }
    }

    /// Values known at every sample, in a straight line from sample to sample.
    pub(super) fn interpolate(&self, times: &[i32], values: &[f64]) -> Vec<f64> {
        let at = |sample: usize| Some((f64::from(*times.get(sample)?), *values.get(sample)?));
        let place = |(&sample, &time): (&u32, &i32)| {
            let Some((from, value)) = at(sample as usize) else { return f64::NAN };
            let into = f64::from(time) - from;
            match at(sample as usize + 1) {
                Some((to, next)) if into > 0.0 && to > from => value + (next - value) * into / (to - from),
                _ => value,
            }
        };
        self.source.iter().zip(&self.time_s).map(place).collect()
    }
}

/// The longest gap that is no break, from the usual interval between samples.
fn longest_gap(times: &[i32]) -> i32 {
    let mut seen = [0_u32; NEVER_FILLED_S as usize + 1];
    let mut total = 0;
    for pair in times.windows(2) {
        let &[before, after] = pair else { continue };
        let gap = after.saturating_sub(before).clamp(0, NEVER_FILLED_S);
        if let Some(slot) = seen.get_mut(gap as usize) {
            *slot += 1;
            total += 1;
        }
    }
    let mut below = 0;
    let usual = seen.iter().position(|count| {
        below += count;
        below * 2 > total
    });
    (usual.unwrap_or(1) as i32 * USUAL_INTERVALS).clamp(LONGEST_GAP_S, NEVER_FILLED_S)
}

/// Whether the clock was stopped somewhere between two samples.
fn paused_between(pauses_s: &[(f64, f64)], last: Option<i32>, time: i32) -> bool {
    let last = f64::from(last.unwrap_or(time));
    pauses_s.iter().any(|&(stop, start)| stop < f64::from(time) && start > last && start - stop > 1.0)
}
