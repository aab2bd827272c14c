//! Runs and other activities: what a file recorded, and the activity that one or several recordings describe.

use std::sync::Arc;

use super::{Channel, Day, Digest, Series};

/// A stable name of an activity; survives re-imports and merges.
pub type ActivityId = Arc<str>;

macro_rules! sports {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        /// The kind of activity, as far as the causes tell kinds apart.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
        pub enum Sport { $($(#[$doc])* $name,)* }

        impl Sport {
            /// The stable name on disk and in JSON.
            pub fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }

            /// The sport with this name; unknown names are [`Sport::Other`].
            pub fn from_key(key: &str) -> Self { match key { $($key => Self::$name,)* _ => Self::Other } }
        }
    };
}

sports! {
    /// On foot, running; the sub-sport tells treadmill, trail and track apart.
    Running = "running";
    /// Any bicycle.
    Cycling = "cycling";
    /// Pool or open water.
    Swimming = "swimming";
    /// Walking.
    Walking = "walking";
    /// Hiking.
    Hiking = "hiking";
    /// Weights and body-weight strength work.
    Strength = "strength_training";
    /// Stretching, yoga, Pilates, mobility.
    Mobility = "mobility";
    /// Indoor machines and cardio without a sport of their own.
    Fitness = "fitness_equipment";
    /// The change from one sport to the next in a multisport event.
    Transition = "transition";
    /// Everything else.
    #[default]
    Other = "other";
}

impl Sport {
    /// Running, walking or hiking: cadence counts steps.
    pub fn on_foot(self) -> bool {
        matches!(self, Self::Running | Self::Walking | Self::Hiking)
    }
}

/// The device's own totals; `None` where the file has none.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Totals {
    /// Metres.
    pub distance_m: Option<f64>,
    /// Seconds with the clock running.
    pub timer_s: Option<f64>,
    /// Seconds from start to end, pauses included.
    pub elapsed_s: Option<f64>,
    /// Metres climbed.
    pub ascent_m: Option<f64>,
    /// Metres descended.
    pub descent_m: Option<f64>,
    /// Kilocalories.
    pub calories_kcal: Option<f64>,
    /// Averages the device wrote itself, used only where the file has no per-second values.
    pub mean_hr_bpm: Option<f64>,
    /// Beats per minute.
    pub max_hr_bpm: Option<f64>,
    /// Steps per minute.
    pub mean_cadence_spm: Option<f64>,
    /// Milliseconds.
    pub mean_gct_ms: Option<f64>,
    /// Millimetres.
    pub mean_vertical_oscillation_mm: Option<f64>,
    /// Percent.
    pub mean_vertical_ratio_pct: Option<f64>,
    /// Percent of ground contact on the left foot.
    pub mean_gct_balance_left_pct: Option<f64>,
    /// Millimetres.
    pub mean_step_length_mm: Option<f64>,
    /// Watts.
    pub mean_power_w: Option<f64>,
    /// Degrees Celsius at the device.
    pub mean_temperature_c: Option<f64>,
}

/// What recorded the values: a change starts a new sensor epoch. Each text is empty when the file does not say.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Devices {
    /// Maker, product and serial number of the watch.
    pub watch: String,
    /// Major firmware of the watch.
    pub firmware: String,
    /// Heart-rate source: type and serial number; `wrist` for an optical sensor in the watch.
    pub heart_rate: String,
    /// Source of running dynamics: strap, pod or wrist, and serial number.
    pub form: String,
}

/// One set of a strength session.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct StrengthSet {
    /// Seconds, work or rest.
    pub duration_s: f64,
    /// Whether it was rest.
    pub rest: bool,
    /// Repetitions.
    pub repetitions: Option<u32>,
    /// Kilograms.
    pub weight_kg: Option<f64>,
    /// The first FIT exercise category, if known.
    pub category: Option<u16>,
}

/// One lap as the device marked it.
#[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Lap {
    /// Seconds after the start of the recording.
    pub start_s: f64,
    /// Seconds with the clock running.
    pub timer_s: Option<f64>,
    /// Metres.
    pub distance_m: Option<f64>,
}

/// Which clock the start of a recording was read from. Tables of accounts often do not say.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Clock {
    /// UTC.
    #[default]
    Utc,
    /// The clock on the wall, in the clothes of UTC; no offset is known.
    Wall,
    /// One of the two: the runs that the file's other rows describe tell which.
    Unsaid,
}

/// One session of one file, as read.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Recording {
    /// Seconds since 1970-01-01 UTC, or as `clock` says.
    pub start_utc_s: i64,
    /// Which clock the start was read from.
    pub clock: Clock,
    /// Seconds east of Greenwich; `None` when neither the file nor the place tells.
    pub utc_offset_s: Option<i32>,
    /// What was done.
    pub sport: Sport,
    /// The sport in FIT's own word; empty when the file has none.
    pub sport_word: String,
    /// Sub-sport in FIT's words (`trail`, `treadmill`, `track`, `indoor_running` …); empty when not said.
    pub sub_sport: String,
    /// The name the runner or the device gave it; empty when none.
    pub title: String,
    /// What the runner wrote about it; empty when nothing.
    pub note: String,
    /// The pair worn, as the account names it; empty when not said.
    pub shoe: String,
    /// The number the account keeps it under, behind the account's name (`garmin 123`); empty when not said.
    pub account_id: String,
    /// The device's own totals.
    pub totals: Totals,
    /// What recorded it.
    pub devices: Devices,
    /// FIT's `workout_feel`, 0–100, higher is better.
    pub feel: Option<f64>,
    /// Effort 0–10 as entered on the device.
    pub effort: Option<f64>,
    /// Laps.
    pub laps: Vec<Lap>,
    /// Seconds after the start at which the clock stopped and started again.
    pub pauses_s: Vec<(f64, f64)>,
    /// Strength sets.
    pub sets: Vec<StrengthSet>,
    /// Milliseconds between heart beats, in order; they have no time stamps of their own.
    pub beat_intervals_ms: Vec<u16>,
    /// The per-second columns.
    pub series: Series,
}

impl Recording {
    /// The local civil date of the start; UTC's where no offset is known.
    pub fn local_date(&self) -> Day {
        Day::of_instant(self.start_utc_s, self.utc_offset_s.unwrap_or(0))
    }

    /// Indoors, speed from the watch is a guess.
    pub fn is_indoor(&self) -> bool {
        is_indoor(&self.sub_sport)
    }

    /// How much this recording knows, to choose the richest of several: running dynamics, then heart rate, then
    /// place, then number of samples.
    pub fn richness(&self) -> (bool, bool, bool, usize) {
        let has = |channel| self.series.column(channel).is_some();
        let dynamics = has(Channel::GroundContactTime) || has(Channel::PodGroundContactTime);
        (dynamics, has(Channel::HeartRate), has(Channel::Latitude), self.series.len())
    }
}

fn is_indoor(sub_sport: &str) -> bool {
    matches!(sub_sport, "treadmill" | "indoor_running" | "virtual_activity")
}

/// What the runner's decisions know a recording by; it does not depend on the file it came in.
pub type PartId = Arc<str>;

/// One recording behind an activity, as far as the runner is told of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Part {
    /// What decisions know it by.
    pub id: PartId,
    /// The file it came from.
    pub source: Arc<str>,
    /// Seconds since 1970-01-01 UTC.
    pub start_utc_s: i64,
    /// Metres.
    pub distance_m: Option<f64>,
    /// Seconds with the clock running.
    pub duration_s: Option<f64>,
    /// How many per-second samples it has.
    pub samples: u32,
}

/// One activity of the library: the merged view of its recordings, without per-second data.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Activity {
    /// Stable name.
    pub id: ActivityId,
    /// Seconds since 1970-01-01 UTC.
    pub start_utc_s: i64,
    /// Seconds east of Greenwich, if known.
    pub utc_offset_s: Option<i32>,
    /// Civil date of the start where the runner was.
    pub local_date: Day,
    /// What was done.
    pub sport: Sport,
    /// The sport in FIT's own word; empty when no file has one.
    pub sport_word: String,
    /// Sub-sport in FIT's words; empty when not said.
    pub sub_sport: String,
    /// The name the runner or the device gave it; empty when none.
    pub title: String,
    /// What the runner wrote about it in an account; empty when nothing.
    pub note: String,
    /// The pair worn, as an account names it; empty when none says.
    pub shoe: String,
    /// The totals of the richest recording, gaps filled from the others.
    pub totals: Totals,
    /// What recorded it.
    pub devices: Devices,
    /// FIT's `workout_feel`, 0–100, higher is better.
    pub feel: Option<f64>,
    /// Effort 0–10 as entered on the device.
    pub effort: Option<f64>,
    /// Strength sets.
    pub sets: Vec<StrengthSet>,
    /// What was worked out from the per-second columns when it was first analysed.
    pub digest: Arc<Digest>,
    /// The files it came from, richest first.
    pub sources: Vec<Arc<str>>,
    /// The recordings it came from, richest first.
    pub parts: Vec<Part>,
    /// Values that are not the richest recording's: their names, and the index of the part they come from.
    pub borrowed: Vec<(&'static str, usize)>,
    /// Names of the doubts about it that the runner has cleared.
    pub accepted: Vec<Arc<str>>,
    /// When it was imported, seconds since 1970-01-01 UTC; `None` when not from a library.
    pub read_utc_s: Option<i64>,
    /// Whether it belongs to the sample runner.
    pub sample: bool,
}

impl Activity {
    /// The sport by name: FIT's own word, which tells more kinds apart, else ours.
    pub fn sport_name(&self) -> &str {
        if self.sport_word.is_empty() { self.sport.key() } else { &self.sport_word }
    }

    /// Whether it counts as a run.
    pub fn is_run(&self) -> bool {
        self.sport == Sport::Running
    }

    /// Indoors, speed from the watch is a guess.
    pub fn is_indoor(&self) -> bool {
        is_indoor(&self.sub_sport)
    }

    /// Local wall-clock seconds since midnight at the start; UTC's where no offset is known.
    pub fn local_start_s(&self) -> i64 {
        (self.start_utc_s + i64::from(self.utc_offset_s.unwrap_or(0))).rem_euclid(86_400)
    }

    /// Metres: the device's total, else the digest's.
    pub fn distance_m(&self) -> Option<f64> {
        self.totals.distance_m.or(self.digest.distance_m)
    }

    /// Seconds with the clock running: the device's total, else elapsed, else the digest's.
    pub fn duration_s(&self) -> Option<f64> {
        self.totals.timer_s.or(self.totals.elapsed_s).or(self.digest.duration_s)
    }
}
