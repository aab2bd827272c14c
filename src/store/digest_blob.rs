//! A digest as a compact blob of fixed layout: three thousand of them are read before the first frame.
//!
//! Numbers are little-endian; `NaN` stands for unknown. A blob of another layout reads as `None`, and the digest is
//! then made anew from the stored columns. Every type is taken apart in full, so that a new field cannot be forgotten:
//! add it to the list below and raise [`LAYOUT`].

use super::bytes::Reader;
use crate::model::{Digest, Means, Segment};

/// Raised with every change of the layout.
const LAYOUT: u8 = 2;

/// Bytes of a segment.
const SEGMENT: usize = 53;

/// Makes a function that lends the named numbers of a type in the order they are stored; the fields behind the braces
/// are stored apart.
macro_rules! slots {
    ($name:ident: $type:ident { $($slot:ident)* } $($apart:ident)* => $number:ty) => {
        fn $name(of: &mut $type) -> impl Iterator<Item = &mut $number> {
            let $type { $($slot,)* $($apart: _,)* } = of;
            [$($slot),*].into_iter()
        }
    };
}

slots! {
    numbers: Digest {
        distance_m duration_s ascent_m steep_descent_m hr_valid_share hr_peak_30s_bpm ngs_m_s mean_speed_eq_m_s
        best_ngs_20_30min_m_s power_norm_w best_power_20_30min_w decoupling_pct fade_pct fade_hr_bpm late_gct_rise_pct
    } version samples moving_s means hr_seconds cadence_lock_share segments => Option<f64>
}
slots! {
    means: Means {
        hr_bpm max_hr_bpm cadence_spm gct_ms vertical_oscillation_mm vertical_ratio_pct step_length_mm
        gct_balance_left_pct power_w temperature_late_c altitude_m
    } => Option<f64>
}
slots! {
    segment: Segment {
        minute speed grade speed_eq speed_eq_before hr cadence gct vertical_oscillation vertical_ratio balance
        step_length power
    } cadence_locked => f32
}

/// The version of a digest together with that of its layout: either change makes it anew.
pub(super) fn stamp(version: u16) -> u32 {
    u32::from(LAYOUT) << 16 | u32::from(version)
}

/// The bytes of a digest.
pub(super) fn encode(digest: &Digest) -> Vec<u8> {
    let mut digest = digest.clone();
    let mut out = Vec::with_capacity(256 + 5 * digest.hr_seconds.len() + SEGMENT * digest.segments.len());
    out.push(LAYOUT);
    out.extend(digest.version.to_le_bytes());
    out.extend(digest.samples.to_le_bytes());
    out.extend(digest.moving_s.to_le_bytes());
    out.extend(digest.cadence_lock_share.to_le_bytes());
    let mut put = |value: &mut Option<f64>| out.extend(value.unwrap_or(f64::NAN).to_le_bytes());
    numbers(&mut digest).for_each(&mut put);
    means(&mut digest.means).for_each(put);
    out.extend((digest.hr_seconds.len() as u32).to_le_bytes());
    for (bpm, seconds) in &digest.hr_seconds {
        out.push(*bpm);
        out.extend(seconds.to_le_bytes());
    }
    out.extend((digest.segments.len() as u32).to_le_bytes());
    for minute in &mut digest.segments {
        segment(minute).for_each(|value| out.extend(value.to_le_bytes()));
        out.push(u8::from(minute.cadence_locked));
    }
    out
}

/// The digest of these bytes.
pub(super) fn decode(bytes: &[u8]) -> Option<Digest> {
    let from = &mut Reader::new(bytes);
    if from.u8()? != LAYOUT {
        return None;
    }
    let mut digest = Digest {
        version: u16::from_le_bytes(from.array()?),
        samples: u32::from_le_bytes(from.array()?),
        moving_s: f64::from_le_bytes(from.array()?),
        cadence_lock_share: f64::from_le_bytes(from.array()?),
        ..Digest::default()
    };
    let mut take = |slot: &mut Option<f64>| {
        let value = f64::from_le_bytes(from.array()?);
        *slot = (!value.is_nan()).then_some(value);
        Some(())
    };
    numbers(&mut digest).try_for_each(&mut take)?;
    means(&mut digest.means).try_for_each(take)?;
    let rates = u32::from_le_bytes(from.array()?);
    let rates = (0..rates).map(|_| Some((from.u8()?, u32::from_le_bytes(from.array()?))));
    digest.hr_seconds = rates.collect::<Option<_>>()?;
    let segments = u32::from_le_bytes(from.array()?) as usize;
    digest.segments.reserve_exact(segments.min(bytes.len() / SEGMENT));
    for _ in 0..segments {
        let mut minute = Segment::default();
        for slot in segment(&mut minute) {
            *slot = f32::from_le_bytes(from.array()?);
        }
        minute.cadence_locked = from.u8()? != 0;
        digest.segments.push(minute);
    }
    from.is_empty().then_some(digest)
}
