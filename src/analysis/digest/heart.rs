//! Heart rate: cleaning, histogram, peak, and whether it followed cadence as a loose sensor makes it (section 3.1).

use super::means::HEART_RATES;
use super::rows::Rows;
use crate::model::{Channel, Digest, Series};

/// Fastest believable change, beats per minute each second (section 3.1, J).
const FASTEST_CHANGE: f32 = 15.0;
/// Start-up artefacts of optical sensors are looked for in these first seconds (section 3.1, J).
const START_UP_S: usize = 300;
/// They lie more than this above what follows, beats per minute (section 3.1, J).
const START_UP_BPM: f32 = 15.0;
/// Heart rate within this of cadence may be cadence (section 3.1, J).
const LOCK_WITHIN: f32 = 3.0;
/// Seconds of the mean that counts as a peak.
const PEAK_S: usize = 30;
/// A minute.
pub(super) const MINUTE: usize = 60;

/// Heart rate on the grid, cleaned; fills what the digest keeps of it.
pub(super) fn clean(rows: &Rows, series: &Series, speed: &[f32], digest: &mut Digest) -> Vec<f32> {
    let range = f64::from(*HEART_RATES.start())..=f64::from(*HEART_RATES.end());
    let mut hr = rows.lay_first(series, &[Channel::HeartRate], range);
    if series.column(Channel::HeartRate).is_none() {
        return hr;
    }
    drop_leaps(&mut hr);
    drop_start_up(&mut hr, speed);
    let mut seconds = [0_u32; 256];
    for value in hr.iter().filter(|value| !value.is_nan()) {
        if let Some(slot) = seconds.get_mut(*value as usize) {
            *slot += 1;
        }
    }
    let valid: u32 = seconds.iter().sum();
    digest.hr_seconds = (0_u8..=u8::MAX).zip(seconds).filter(|(_, seconds)| *seconds > 0).collect();
    digest.hr_valid_share = Some(f64::from(valid) / rows.len().max(1) as f64);
    digest.means.max_hr_bpm = digest.hr_seconds.last().map(|(bpm, _)| f64::from(*bpm));
    digest.hr_peak_30s_bpm = peak(rows, &hr);
    hr
}

/// Drops values that no heart could reach from the last kept one in the time between.
fn drop_leaps(hr: &mut [f32]) {
    let (mut kept, mut since) = (f32::NAN, 0.0_f32);
    for value in hr {
        since += 1.0;
        if value.is_nan() {
            continue;
        }
        if (*value - kept).abs() > FASTEST_CHANGE * since {
            *value = f32::NAN;
        } else {
            (kept, since) = (*value, 0.0);
        }
    }
}

/// Drops readings of the first minutes that lie far above the next five minutes although those were no slower.
fn drop_start_up(hr: &mut [f32], speed: &[f32]) {
    let part = |values: &[f32], from: usize, to: usize| {
        let known = values.get(from..to)?.iter().filter(|value| !value.is_nan());
        let (sum, count) = known.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
        (count > 120.0).then(|| sum / count)
    };
    let Some(settled) = part(hr, START_UP_S, 2 * START_UP_S) else { return };
    let (before, after) = (part(speed, 0, START_UP_S), part(speed, START_UP_S, 2 * START_UP_S));
    if before.zip(after).is_none_or(|(before, after)| before > 1.05 * after) {
        return;
    }
    for value in hr.iter_mut().take(START_UP_S).filter(|value| **value > settled + START_UP_BPM) {
        *value = f32::NAN;
    }
}

/// The highest mean of 30 s in one stretch, where at most 5 of them are missing.
fn peak(rows: &Rows, hr: &[f32]) -> Option<f64> {
    let mut best: Option<f64> = None;
    for block in &rows.blocks {
        let stretch = hr.get(block.clone()).unwrap_or(&[]);
        let (mut sum, mut known) = (0.0_f64, 0_usize);
        for (index, value) in stretch.iter().enumerate() {
            if !value.is_nan() {
                sum += f64::from(*value);
                known += 1;
            }
            if let Some(old) = index.checked_sub(PEAK_S).and_then(|old| stretch.get(old)).filter(|old| !old.is_nan()) {
                sum -= f64::from(*old);
                known -= 1;
            }
            if known + 5 >= PEAK_S && index + 1 >= PEAK_S {
                let mean = sum / known as f64;
                best = Some(best.map_or(mean, |best| best.max(mean)));
            }
        }
    }
    best
}

/// Whether heart rate and cadence of a second are the same number, as far as both are known.
fn same(hr: f32, cadence: f32) -> Option<bool> {
    (!hr.is_nan() && cadence > 0.0).then(|| (hr - cadence).abs() <= LOCK_WITHIN)
}

/// Whether heart rate followed cadence over some seconds: in 80 % of them, most of them known (section 3.1, J).
pub(super) fn follows(hr: &[f32], cadence: &[f32]) -> bool {
    let pairs = hr.iter().zip(cadence).filter_map(|(hr, cadence)| same(*hr, *cadence));
    let (known, locked) = pairs.fold((0, 0), |(known, locked), same| (known + 1, locked + usize::from(same)));
    2 * known >= hr.len() && known > 0 && 5 * locked >= 4 * known
}

/// The share of moving minutes in which heart rate followed cadence.
pub(super) fn cadence_lock(hr: &[f32], cadence: &[f32], moving: &[bool], digest: &mut Digest) {
    let (mut minutes, mut locked) = (0_u32, 0_u32);
    for ((hr, cadence), moving) in hr.chunks(MINUTE).zip(cadence.chunks(MINUTE)).zip(moving.chunks(MINUTE)) {
        if moving.iter().filter(|moves| **moves).count() >= 55 {
            minutes += 1;
            locked += u32::from(follows(hr, cadence));
        }
    }
    digest.cadence_lock_share = if minutes == 0 { 0.0 } else { f64::from(locked) / f64::from(minutes) };
}
