//! Per-second data of one recording, as columns of whole numbers.
//!
//! Every channel keeps the resolution of the file it came from: a value is `count × unit`, so that columns compress
//! well and nothing is lost by storing them.

/// The count that means "no value here".
pub const MISSING: i32 = i32::MIN;

macro_rules! channels {
    ($($(#[$doc:meta])* $name:ident = $code:literal, $key:literal, $unit:literal;)*) => {
        /// What a column measures. The doc of each names the unit of its values; a count is that unit × [`Channel::unit`].
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        #[repr(u8)]
        pub enum Channel { $($(#[$doc])* $name = $code,)* }

        impl Channel {
            /// Every channel, in the order of their codes.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name on disk and in exports.
            pub fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }

            /// What one count is worth.
            pub fn unit(self) -> f64 { match self { $(Self::$name => $unit,)* } }

            /// The channel with this code on disk.
            pub fn from_code(code: u8) -> Option<Self> { match code { $($code => Some(Self::$name),)* _ => None } }
        }
    };
}

channels! {
    /// Seconds since the start of the recording; the only column without gaps, strictly increasing.
    Time = 0, "time_s", 1.0;
    /// Metres since the start, as the device counted them.
    Distance = 1, "distance_m", 0.01;
    /// Metres per second.
    Speed = 2, "speed_m_s", 0.001;
    /// Metres above sea level.
    Altitude = 3, "altitude_m", 0.2;
    /// Beats per minute.
    HeartRate = 4, "heart_rate_bpm", 1.0;
    /// Steps per minute on foot, revolutions per minute otherwise.
    Cadence = 5, "cadence_spm", 0.015625;
    /// Watts.
    Power = 6, "power_w", 1.0;
    /// Milliseconds one foot stays on the ground.
    GroundContactTime = 7, "ground_contact_time_ms", 0.1;
    /// Millimetres the body rises each step.
    VerticalOscillation = 8, "vertical_oscillation_mm", 0.1;
    /// Percent: oscillation over step length.
    VerticalRatio = 9, "vertical_ratio_pct", 0.01;
    /// Percent of ground contact on the left foot.
    GroundContactBalance = 10, "ground_contact_balance_left_pct", 0.01;
    /// Millimetres of one step.
    StepLength = 11, "step_length_mm", 0.1;
    /// Degrees north.
    Latitude = 12, "latitude_deg", 8.381903171539307e-8;
    /// Degrees east.
    Longitude = 13, "longitude_deg", 8.381903171539307e-8;
    /// Degrees Celsius at the device, warmed by the wrist.
    Temperature = 14, "temperature_c", 1.0;
    /// Percent of the step cycle on the ground.
    StancePercent = 15, "stance_time_pct", 0.01;
    /// Metres per second upwards.
    VerticalSpeed = 16, "vertical_speed_m_s", 0.001;
    /// Breaths per minute.
    Respiration = 17, "respiration_brpm", 0.01;
    /// Degrees Celsius inside the body.
    CoreTemperature = 18, "core_temperature_c", 0.01;
    /// Watts a foot pod reports (Stryd), beside the watch's own.
    PodPower = 19, "pod_power_w", 1.0;
    /// Watts spent on moving up and down (Stryd).
    FormPower = 20, "form_power_w", 1.0;
    /// Watts spent against the air (Stryd).
    AirPower = 21, "air_power_w", 1.0;
    /// Milliseconds of ground contact of a foot pod, beside the watch's own.
    PodGroundContactTime = 22, "pod_ground_contact_time_ms", 0.1;
    /// Millimetres of oscillation of a foot pod, beside the watch's own.
    PodVerticalOscillation = 23, "pod_vertical_oscillation_mm", 0.1;
    /// Kilonewtons per metre (Stryd).
    LegSpringStiffness = 24, "leg_spring_stiffness_kn_m", 0.01;
    /// Steps per minute of a foot pod, beside the watch's own.
    PodCadence = 25, "pod_cadence_spm", 0.015625;
}

/// One channel's counts, as many as the recording has samples.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Column {
    /// What it measures.
    pub channel: Channel,
    /// Counts of the channel's unit; [`MISSING`] where there is no value.
    pub counts: Vec<i32>,
}

impl Column {
    /// The value of sample `index` in the channel's unit.
    pub fn get(&self, index: usize) -> Option<f64> {
        let count = *self.counts.get(index)?;
        (count != MISSING).then(|| f64::from(count) * self.channel.unit())
    }
}

/// The columns of one recording, all equally long, sorted by channel; [`Channel::Time`] is always among them
/// unless there are no samples at all.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Series {
    columns: Vec<Column>,
}

impl Series {
    /// Keeps the columns that hold at least one value, sorted by channel, cut to the shortest.
    pub fn new(mut columns: Vec<Column>) -> Self {
        columns.retain(|column| column.counts.iter().any(|count| *count != MISSING));
        columns.sort_by_key(|column| column.channel);
        columns.dedup_by_key(|column| column.channel);
        let shortest = columns.iter().map(|column| column.counts.len()).min().unwrap_or(0);
        for column in &mut columns {
            column.counts.truncate(shortest);
        }
        Self { columns }
    }

    /// How many samples there are.
    pub fn len(&self) -> usize {
        self.columns.first().map_or(0, |column| column.counts.len())
    }

    /// Whether there is no sample.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// All columns.
    pub fn columns(&self) -> &[Column] {
        &self.columns
    }

    /// The column of a channel, if it holds any value.
    pub fn column(&self, channel: Channel) -> Option<&Column> {
        self.columns.iter().find(|column| column.channel == channel)
    }

    /// The counts of a channel; empty if it has none.
    pub fn counts(&self, channel: Channel) -> &[i32] {
        self.column(channel).map_or(&[], |column| &column.counts)
    }
}
