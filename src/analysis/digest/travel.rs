//! Distance and speed: as the device counted them, else from the distance, else from the place.

use super::rows::Rows;
use crate::model::{Channel, MISSING, Series};

/// Mean radius of the Earth, metres.
const EARTH_M: f64 = 6_371_008.8;
/// Faster than this a position has jumped, metres per second (J).
const JUMP_M_S: f64 = 100.0;
/// Seconds either side over which a missing speed is taken from the distance (J).
const SPEED_REACH: usize = 4;
/// Fastest believable speed, metres per second (J).
const FASTEST_M_S: f64 = 40.0;

pub(super) struct Travel {
    /// Metres since the start, each second.
    pub(super) along: Vec<f64>,
    /// Metres per second, each second; `NaN` unknown.
    pub(super) speed: Vec<f32>,
    /// Metres in all.
    pub(super) distance_m: Option<f64>,
}

impl Travel {
    pub(super) fn new(series: &Series, rows: &Rows) -> Self {
        let mut speed = rows.lay_first(series, &[Channel::Speed], 0.0..=FASTEST_M_S);
        let Some(samples) = counted(series).or_else(|| walked(series)) else {
            let (along, total) = integrated(&speed);
            let known = speed.iter().any(|v| !v.is_nan());
            return Self { along, speed, distance_m: known.then_some(total) };
        };
        let along = rows.interpolate(series.counts(Channel::Time), &samples);
        fill_speed(rows, &along, &mut speed);
        Self { along, speed, distance_m: samples.last().copied() }
    }
}

/// Metres since the start at each sample, from the device's counter. A counter that starts anew goes on from there.
fn counted(series: &Series) -> Option<Vec<f64>> {
    let column = series.column(Channel::Distance)?;
    let (mut last, mut metres) = (None, 0.0);
    let add = |&count: &i32| {
        if count != MISSING {
            let step = f64::from(count) - f64::from(last.unwrap_or(count));
            metres += step.max(0.0) * Channel::Distance.unit();
            last = Some(count);
        }
        metres
    };
    Some(column.counts.iter().map(add).collect())
}

/// Metres since the start at each sample, from the positions.
fn walked(series: &Series) -> Option<Vec<f64>> {
    let (lat, lon) = (series.column(Channel::Latitude)?, series.column(Channel::Longitude)?);
    let times = series.counts(Channel::Time);
    let (mut last, mut metres): (Option<(f64, f64, i32)>, f64) = (None, 0.0);
    let add = |sample: usize| {
        if let (Some(lat), Some(lon), Some(&time)) = (lat.get(sample), lon.get(sample), times.get(sample)) {
            if let Some((lat0, lon0, time0)) = last {
                let step = step_m(lat0, lon0, lat, lon);
                let seconds = f64::from(time.saturating_sub(time0).max(1));
                metres += if step <= JUMP_M_S * seconds { step } else { 0.0 };
            }
            last = Some((lat, lon, time));
        }
        metres
    };
    Some((0..series.len()).map(add).collect())
}

/// Metres between two near places, degrees.
fn step_m(lat0: f64, lon0: f64, lat: f64, lon: f64) -> f64 {
    let east = (lon - lon0 + 540.0).rem_euclid(360.0) - 180.0;
    let middle = f64::midpoint(lat0, lat).to_radians();
    EARTH_M * (lat - lat0).to_radians().hypot(east.to_radians() * middle.cos())
}

/// Distance from speed alone.
fn integrated(speed: &[f32]) -> (Vec<f64>, f64) {
    let mut metres = 0.0;
    let along = speed.iter().map(|v| {
        metres += if v.is_nan() { 0.0 } else { f64::from(*v) };
        metres
    });
    (along.collect(), metres)
}

/// Takes unknown speeds from the distance around them.
fn fill_speed(rows: &Rows, along: &[f64], speed: &mut [f32]) {
    for block in rows.blocks.iter().filter(|block| block.len() > 1) {
        for row in block.clone() {
            let from = row.saturating_sub(SPEED_REACH).max(block.start);
            let to = (row + SPEED_REACH).min(block.end - 1);
            let (Some(v), Some(start), Some(end)) = (speed.get_mut(row), along.get(from), along.get(to)) else { break };
            let derived = (end - start) / (to - from) as f64;
            if v.is_nan() && derived <= FASTEST_M_S {
                *v = derived as f32;
            }
        }
    }
}
