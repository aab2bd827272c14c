//! What is worked out once from a recording's per-second columns and kept with the activity, so that a profile edit
//! or a new day never reads them again.
//!
//! Nothing here depends on the runner's profile: heart rate is kept as a histogram, from which every load formula is
//! exact for any maximum and resting rate.

/// The digest of one recording.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Digest {
    /// Raised when the working-out changes; an older digest is made anew from the stored columns.
    pub version: u16,
    /// How many samples the recording has.
    pub samples: u32,
    /// Metres covered, from the columns.
    pub distance_m: Option<f64>,
    /// Seconds from first to last sample without breaks.
    pub duration_s: Option<f64>,
    /// Seconds moving.
    pub moving_s: f64,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// Metres lost where the slope is steeper than 3 % down.
    pub steep_descent_m: Option<f64>,
    /// Means over the samples that hold a value.
    pub means: Means,
    /// Seconds spent at each heart rate, after cleaning: `(beats per minute, seconds)`, ascending.
    pub hr_seconds: Vec<(u8, u32)>,
    /// Share of the recorded seconds with a heart rate that survived cleaning.
    pub hr_valid_share: Option<f64>,
    /// Share of the moving minutes in which heart rate followed cadence, as a loose strap makes it.
    pub cadence_lock_share: f64,
    /// Highest 30-s mean of the cleaned heart rate, beats per minute.
    pub hr_peak_30s_bpm: Option<f64>,
    /// Normalised graded speed, metres per second.
    pub ngs_m_s: Option<f64>,
    /// Mean flat-equivalent speed while moving, metres per second.
    pub mean_speed_eq_m_s: Option<f64>,
    /// Best normalised graded speed over any 20 to 30 minutes, metres per second.
    pub best_ngs_20_30min_m_s: Option<f64>,
    /// Normalised power, watts.
    pub power_norm_w: Option<f64>,
    /// Best normalised power over any 20 to 30 minutes, watts.
    pub best_power_20_30min_w: Option<f64>,
    /// Aerobic decoupling of a steady run of 45 minutes or more, percent.
    pub decoupling_pct: Option<f64>,
    /// Pace fade: flat-equivalent speed of the last third over that of the middle third, minus one, percent.
    pub fade_pct: Option<f64>,
    /// Heart rate of the last third minus that of the middle third, beats per minute.
    pub fade_hr_bpm: Option<f64>,
    /// Rise of ground contact time from the first to the last third at equal pace, percent.
    pub late_gct_rise_pct: Option<f64>,
    /// Steady minutes.
    pub segments: Vec<Segment>,
}

/// Means as a watch shows them: over every sample that holds a value, standing (zero) left out.
#[derive(Clone, Copy, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Means {
    /// Beats per minute.
    pub hr_bpm: Option<f64>,
    /// Beats per minute: the highest single value.
    pub max_hr_bpm: Option<f64>,
    /// Steps per minute.
    pub cadence_spm: Option<f64>,
    /// Milliseconds.
    pub gct_ms: Option<f64>,
    /// Millimetres.
    pub vertical_oscillation_mm: Option<f64>,
    /// Percent.
    pub vertical_ratio_pct: Option<f64>,
    /// Millimetres.
    pub step_length_mm: Option<f64>,
    /// Percent on the left.
    pub gct_balance_left_pct: Option<f64>,
    /// Watts.
    pub power_w: Option<f64>,
    /// Degrees Celsius at the device, median of the second half.
    pub temperature_late_c: Option<f64>,
    /// Metres above sea level; places below it are left out.
    pub altitude_m: Option<f64>,
}

/// One steady minute: 60 s of moving at an even speed and slope, not within 60 s after a stop. `NaN` is unknown.
#[derive(Clone, Copy, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Segment {
    /// Minutes from the start to its middle.
    pub minute: f32,
    /// Metres per second.
    pub speed: f32,
    /// Slope, rise over run.
    pub grade: f32,
    /// Flat-equivalent speed, metres per second.
    pub speed_eq: f32,
    /// Mean flat-equivalent speed of the 90 s that end 20 s before the segment does, metres per second.
    pub speed_eq_before: f32,
    /// Beats per minute.
    pub hr: f32,
    /// Steps per minute.
    pub cadence: f32,
    /// Milliseconds.
    pub gct: f32,
    /// Millimetres.
    pub vertical_oscillation: f32,
    /// Percent.
    pub vertical_ratio: f32,
    /// Percent on the left.
    pub balance: f32,
    /// Millimetres.
    pub step_length: f32,
    /// Watts.
    pub power: f32,
    /// Heart rate followed cadence here: not to be trusted where it is far from what the speed asks for.
    pub cadence_locked: bool,
}
