//! Steady minutes (section 3.1, step 5): the points that heart rate and form are fitted on.

use super::Track;
use super::heart::{MINUTE, follows};
use crate::model::{Channel, Segment, Series};

/// Least moving seconds of a steady minute (section 3.1, J).
const MOVING_S: u32 = 55;
/// Most uneven speed, SD over mean (section 3.1, J).
const UNEVEN: f64 = 0.06;
/// Largest change of slope from start to end (section 3.1, J).
const SLOPE_CHANGE: f32 = 0.03;
/// Seconds after a stop that are left out (section 3.1, J).
const AFTER_STOP_S: usize = 60;
/// So many still seconds are a stop (J).
const STOP_S: usize = 3;
/// Seconds to the next try after a minute that was not steady (J).
const STRIDE: usize = 10;
/// The lagged speed: mean of 90 s that end 20 s before the minute does (section 4.5, J).
const LAG: (usize, usize) = (110, 20);

/// The non-overlapping steady minutes of a run.
pub(super) fn steady_minutes(track: &Track, series: &Series) -> Vec<Segment> {
    let form = Form::new(track, series);
    let sums = Sums::new(track);
    let mut segments = Vec::new();
    for block in &track.rows.blocks {
        let mut start = block.start + AFTER_STOP_S;
        while start + MINUTE <= block.end {
            if let Some(ready) = sums.ready_after(start) {
                start = ready;
                continue;
            }
            if sums.steady(start) && even_slope(track, start) {
                segments.push(segment(track, &form, &sums, start, block.start));
                start += MINUTE;
            } else {
                start += STRIDE;
            }
        }
    }
    segments
}

/// Sums from the start to each second, so that any minute costs two look-ups.
struct Sums {
    speed: Vec<f64>,
    squares: Vec<f64>,
    equivalent: Vec<f64>,
    moving: Vec<u32>,
    /// The first second at which the last stop is long enough ago.
    ready: Vec<usize>,
}

impl Sums {
    fn new(track: &Track) -> Self {
        let count = track.speed.len();
        let with_room = || Vec::with_capacity(count + 1);
        let mut sums = Self {
            speed: with_room(),
            squares: with_room(),
            equivalent: with_room(),
            moving: vec![0],
            ready: Vec::with_capacity(count),
        };
        let (mut v1, mut v2, mut eq) = (0.0, 0.0, 0.0);
        for all in [&mut sums.speed, &mut sums.squares, &mut sums.equivalent] {
            all.push(0.0);
        }
        let (mut moved, mut still, mut ready) = (0, 0, 0);
        for (row, ((v, e), moves)) in track.speed.iter().zip(&track.speed_eq).zip(&track.moving).enumerate() {
            let v = if v.is_nan() { 0.0 } else { f64::from(*v) };
            v1 += v;
            v2 += v * v;
            eq += if e.is_nan() { 0.0 } else { f64::from(*e) };
            moved += u32::from(*moves);
            still = if *moves { 0 } else { still + 1 };
            if still >= STOP_S {
                ready = row + 1 + AFTER_STOP_S;
            }
            sums.speed.push(v1);
            sums.squares.push(v2);
            sums.equivalent.push(eq);
            sums.moving.push(moved);
            sums.ready.push(ready);
        }
        sums
    }

    /// The second to go on from, when a stop lies too near before `start`.
    fn ready_after(&self, start: usize) -> Option<usize> {
        self.ready.get(start).copied().filter(|ready| *ready > start)
    }

    fn between(sums: &[f64], from: usize, to: usize) -> f64 {
        sums.get(to).unwrap_or(&f64::NAN) - sums.get(from).unwrap_or(&f64::NAN)
    }

    fn steady(&self, start: usize) -> bool {
        let end = start + MINUTE;
        let moving = self.moving.get(end).zip(self.moving.get(start)).map_or(0, |(end, start)| end - start);
        let mean = Self::between(&self.speed, start, end) / MINUTE as f64;
        let variance = Self::between(&self.squares, start, end) / MINUTE as f64 - mean * mean;
        moving >= MOVING_S && mean > 0.0 && variance.max(0.0).sqrt() <= UNEVEN * mean
    }
}

/// Whether the slope is much the same at both ends of the minute; unknown slopes pass.
fn even_slope(track: &Track, start: usize) -> bool {
    let end = |from: usize| mean(track.grade.get(from..from + 10));
    let change = (end(start + MINUTE - 10) - end(start)).abs();
    change.is_nan() || change <= SLOPE_CHANGE
}

/// The channels of running form on the grid.
struct Form {
    gct: Vec<f32>,
    vertical_oscillation: Vec<f32>,
    vertical_ratio: Vec<f32>,
    balance: Vec<f32>,
    step_length: Vec<f32>,
    power: Vec<f32>,
}

impl Form {
    fn new(track: &Track, series: &Series) -> Self {
        let lay = |channels: &[Channel], range| {
            let column = channels.iter().find_map(|channel| series.column(*channel));
            column.map_or_else(Vec::new, |column| track.rows.lay(&column.counts, column.channel.unit(), &range))
        };
        Self {
            gct: lay(&[Channel::GroundContactTime, Channel::PodGroundContactTime], 80.0..=600.0),
            vertical_oscillation: lay(&[Channel::VerticalOscillation, Channel::PodVerticalOscillation], 10.0..=300.0),
            vertical_ratio: lay(&[Channel::VerticalRatio], 1.0..=50.0),
            balance: lay(&[Channel::GroundContactBalance], 20.0..=80.0),
            step_length: lay(&[Channel::StepLength], 200.0..=3000.0),
            power: lay(&[Channel::Power, Channel::PodPower], 1.0..=3000.0),
        }
    }
}

fn segment(track: &Track, form: &Form, sums: &Sums, start: usize, block: usize) -> Segment {
    let minute = start..start + MINUTE;
    let over = |values: &[f32]| mean(values.get(minute.clone()));
    let seconds = track.rows.time_s.get(start).map_or(0.0, |time| *time as f32) + MINUTE as f32 / 2.0;
    let (from, to) = ((minute.end - LAG.0).max(block), minute.end - LAG.1);
    let before = Sums::between(&sums.equivalent, from, to) / (to - from) as f64;
    let pair = track.hr.get(minute.clone()).zip(track.cadence.get(minute.clone()));
    Segment {
        minute: seconds / 60.0,
        speed: over(&track.speed),
        grade: over(&track.grade),
        speed_eq: over(&track.speed_eq),
        speed_eq_before: before as f32,
        hr: over(&track.hr),
        cadence: over(&track.cadence),
        gct: over(&form.gct),
        vertical_oscillation: over(&form.vertical_oscillation),
        vertical_ratio: over(&form.vertical_ratio),
        balance: over(&form.balance),
        step_length: over(&form.step_length),
        power: over(&form.power),
        cadence_locked: pair.is_some_and(|(hr, cadence)| follows(hr, cadence)),
    }
}

/// Mean of the known values if at least half are known, else unknown.
fn mean(values: Option<&[f32]>) -> f32 {
    let values = values.unwrap_or(&[]);
    let known = values.iter().filter(|value| !value.is_nan());
    let (sum, count) = known.fold((0.0_f32, 0_usize), |(sum, count), value| (sum + value, count + 1));
    if count > 0 && 2 * count >= values.len() { sum / count as f32 } else { f32::NAN }
}
