//! Whether ground contact grew late in the run at equal pace (section 4.13, cause C5).

use crate::model::{Digest, Segment};

/// Contact time falls with speed to this power (section 4.13, J); near enough within one run.
const CONTACT_EXPONENT: f32 = -0.55;
/// Shortest run that is judged, moving seconds (C5).
const LONG_S: f64 = 2700.0;
/// Steady minutes each third needs (J).
const LEAST_MINUTES: usize = 3;
/// Slopes beyond which contact time is not compared (section 4.13).
const FLAT: f32 = 0.06;

/// Rise of ground contact time from the first to the last third at equal pace, percent.
pub(super) fn late_rise_pct(digest: &Digest) -> Option<f64> {
    if digest.moving_s < LONG_S {
        return None;
    }
    let usable = |s: &&Segment| s.gct > 0.0 && s.speed > 0.0 && (s.grade.is_nan() || s.grade.abs() <= FLAT);
    let end = digest.segments.last()?.minute;
    let third = |from: f32, to: f32| {
        let inside = digest.segments.iter().filter(usable).filter(|s| s.minute >= from * end && s.minute <= to * end);
        let mut contact: Vec<f32> = inside.map(|s| s.gct.ln() - CONTACT_EXPONENT * (s.speed / 3.0).ln()).collect();
        let middle = contact.len() / 2;
        (contact.len() >= LEAST_MINUTES).then(|| *contact.select_nth_unstable_by(middle, f32::total_cmp).1)
    };
    let (first, last) = (third(0.0, 1.0 / 3.0)?, third(2.0 / 3.0, 1.0)?);
    Some(100.0 * f64::from(last - first).exp_m1())
}
