//! What is worked out once from a recording's per-second columns (sections 3.1, 4.1 to 4.5): cleaning, moving time,
//! graded speed, steady minutes. Nothing here knows the runner's profile.
//!
//! The columns are laid on a grid of whole seconds first (`rows`); everything after that is a few passes over it.

mod form;
pub mod graded;
mod heart;
mod means;
mod rows;
mod segments;
mod slope;
mod travel;

pub use graded::{cost_of_slope, decoupling_pct, efficiency_factor, flat_equivalent, normalised};

use crate::model::{Channel, Digest, Recording, Sport};
use rows::Rows;

/// Raised whenever the working-out changes, so that stored digests are made anew.
pub const VERSION: u16 = 2;

/// Slowest running speed, metres per second (section 3.1, J).
const RUNNING_M_S: f32 = 1.5;
/// Lowest running cadence, steps per minute (section 3.1, J).
const RUNNING_SPM: f32 = 130.0;
/// Slowest speed that counts as moving in other sports, metres per second (J).
const MOVING_M_S: f32 = 0.5;

/// The cleaned columns of one recording, one value a second; `NaN` is unknown.
struct Track {
    rows: Rows,
    /// Metres per second.
    speed: Vec<f32>,
    /// Beats per minute, cleaned.
    hr: Vec<f32>,
    /// Steps per minute.
    cadence: Vec<f32>,
    /// Slope, rise over run.
    grade: Vec<f32>,
    /// Flat-equivalent speed, metres per second; 0 while standing.
    speed_eq: Vec<f32>,
    /// Running (moving, in other sports).
    moving: Vec<bool>,
}

/// Works out the digest of a recording.
pub fn digest(recording: &Recording) -> Digest {
    let series = &recording.series;
    let mut digest = Digest { version: VERSION, samples: series.len() as u32, ..Digest::default() };
    if series.is_empty() {
        return digest;
    }
    let rows = Rows::new(series, &recording.pauses_s);
    digest.duration_s = Some(rows.duration_s());
    digest.means = means::of(series);

    let travel = travel::Travel::new(series, &rows);
    digest.distance_m = travel.distance_m;
    let cadence = rows.lay_first(series, &[Channel::Cadence, Channel::PodCadence], 0.0..=300.0);
    let moving = moving(recording.sport, &travel.speed, &cadence);
    digest.moving_s = moving.iter().filter(|moves| **moves).count() as f64;

    let hr = heart::clean(&rows, series, &travel.speed, &mut digest);
    heart::cadence_lock(&hr, &cadence, &moving, &mut digest);
    let (grade, climbed) = slope::grade(&rows, series, &travel.along);
    digest.ascent_m = climbed.map(|(ascent, _)| ascent);
    digest.steep_descent_m = climbed.map(|(_, descent)| descent);

    let speed_eq = graded::speed_eq(&travel.speed, &grade);
    let track = Track { rows, speed: travel.speed, hr, cadence, grade, speed_eq, moving };
    power(&track.rows, recording, &mut digest);
    // Indoors the watch guesses the speed, so nothing that rests on speed is worked out.
    if recording.sport == Sport::Running && !recording.is_indoor() && digest.distance_m.is_some() {
        graded::fill(&track, &mut digest);
        digest.segments = segments::steady_minutes(&track, series);
        digest.late_gct_rise_pct = form::late_rise_pct(&digest);
    }
    digest
}

/// The seconds that count as moving. Without any speed or cadence the whole recording does.
fn moving(sport: Sport, speed: &[f32], cadence: &[f32]) -> Vec<bool> {
    let running = sport == Sport::Running;
    let slowest = if running { RUNNING_M_S } else { MOVING_M_S };
    let known = speed.iter().zip(cadence).any(|(v, c)| !v.is_nan() || (running && !c.is_nan()));
    let moves = |(v, c): (&f32, &f32)| {
        if !known {
            return true;
        }
        // An unknown value does not stop anybody, two unknown values do.
        let fast = v.is_nan() || *v >= slowest;
        let steps = !running || c.is_nan() || *c >= RUNNING_SPM;
        fast && steps && !(v.is_nan() && (c.is_nan() || !running))
    };
    speed.iter().zip(cadence).map(moves).collect()
}

/// Normalised power and its best 20 to 30 minutes.
fn power(rows: &Rows, recording: &Recording, digest: &mut Digest) {
    if !recording.series.columns().iter().any(|c| matches!(c.channel, Channel::Power | Channel::PodPower)) {
        return;
    }
    let watts = rows.lay_first(&recording.series, &[Channel::Power, Channel::PodPower], 0.0..=3000.0);
    let watts: Vec<f32> = watts.into_iter().map(|w| if w.is_nan() { 0.0 } else { w }).collect();
    digest.power_norm_w = graded::normalised(&watts).filter(|w| *w > 0.0);
    digest.best_power_20_30min_w = graded::best_normalised(&watts).filter(|w| *w > 0.0);
}
