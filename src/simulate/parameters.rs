//! The generative numbers, all judged, on purpose not those the detector assumes: other exponents, other noise, other
//! lags, so that the detector is not tested against a copy of itself.

/// Seed of the sample runner.
pub(super) const SAMPLE_SEED: u64 = 20;

/// Exponent of ground contact time over speed (the detector's prior is −0.55).
pub(super) const GCT_EXPONENT: f64 = -0.48;
/// Exponent of cadence over speed (prior +0.18).
pub(super) const CADENCE_EXPONENT: f64 = 0.22;
/// Exponent of vertical oscillation over speed (prior 0).
pub(super) const OSCILLATION_EXPONENT: f64 = -0.06;
/// Time constant of heart rate behind effort, seconds.
pub(super) const HR_LAG_S: f64 = 38.0;
/// Drift of heart-rate reserve an hour in cool air.
pub(super) const HR_DRIFT_PER_H: f64 = 0.03;
/// Noise of one run's heart rate as a whole, beats per minute.
pub(super) const HR_RUN_SD: f64 = 1.8;
/// Noise of a run's ground contact time as a whole, share.
pub(super) const GCT_RUN_SD: f64 = 0.010;
/// Noise of a run's oscillation as a whole, share.
pub(super) const OSCILLATION_RUN_SD: f64 = 0.015;
/// Noise of a run's cadence as a whole, share.
pub(super) const CADENCE_RUN_SD: f64 = 0.007;
/// Daily noise of morning weight, kilograms.
pub(super) const WEIGHT_SD: f64 = 0.40;
/// Nightly noise of sleep, hours.
pub(super) const SLEEP_SD: f64 = 0.55;
/// Noise of heaviness ratings, points.
pub(super) const HEAVINESS_SD: f64 = 0.9;
/// Carry-over of that noise from run to run.
pub(super) const HEAVINESS_AR: f64 = 0.25;
/// Points of heaviness a cause at full dose adds.
pub(super) const GAIN: f64 = 2.8;
/// The same of an exposure that does no harm.
pub(super) const HARMLESS_GAIN: f64 = 0.2;
/// Sweat in mild air, litres an hour (the detector's prior is 0.84 at its reference).
pub(super) const SWEAT_L_H: f64 = 0.95;
/// Noise of effort ratings, points.
pub(super) const EFFORT_SD: f64 = 0.5;
/// Points of soreness a hard session adds at full dose, and the soreness at which legs are as heavy as it makes them.
/// The day after a session, soreness and felt fatigue are 1.2 to 2.5 standard deviations up (Doma & Deakin 2015); three
/// hard ones a week (dose 0.7) add 2 points to runs of the next morning and 1 to those of the day after.
pub(super) const SORENESS: f64 = 5.0;
pub(super) const SORE: f64 = 5.0;
/// Time constant of soreness after strength work, hours.
pub(super) const SORENESS_H: f64 = 34.0;
