//! Signs of the slow detectors: heart rate, form and effort at the same pace, and the resting values.

use super::{Sign, SignValues};
use crate::analysis::form_drift::speed_outside_reference;
use crate::analysis::pace::standing;
use crate::analysis::recovery::recovery;
use crate::analysis::season::Season;
use crate::model::Day;

pub(super) fn set(season: &Season, day: Day, values: &mut SignValues) {
    let slow = &season.slow;
    let heart = standing(&slow.heart_rate, day);
    values.set(Sign::HrpUp, heart.map(|sign| sign.up));
    values.set(Sign::HrpDown, heart.map(|sign| sign.down));
    // Another pace than the reference's makes form hard to compare (C5).
    let comparable = !speed_outside_reference(season, day);
    let form = |signs| standing(signs, day).filter(|_| comparable);
    values.set(Sign::GctUp, form(&slow.contact).map(|sign| sign.up));
    values.set(Sign::VoUp, form(&slow.oscillation).map(|sign| sign.up));
    values.set(Sign::CadDown, form(&slow.cadence).map(|sign| sign.down));
    let effort = standing(&slow.effort, day).map(|sign| sign.up);
    values.set(Sign::RpeUp, effort);
    values.set(Sign::RpeSplit, effort.zip(heart).map(|(effort, heart)| effort * (1.0 - heart.up)));
    let resting = recovery(season, day);
    values.set(Sign::HrvDown, resting.hrv_down);
    values.set(Sign::HrvUp, resting.hrv_up);
    values.set(Sign::RhrUp, resting.rhr_up);
}
