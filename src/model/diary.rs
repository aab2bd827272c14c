//! What the runner says: ratings after a run, and the day's line. An empty field is unknown, never "no".

use super::Day;

/// Who wrote a diary row. A field typed in the window wins over the same field of an imported diary.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// From a diary file.
    #[default]
    Imported,
    /// Typed in the window.
    Typed,
}

/// One row of the diary: of a run when it has a time, of the day otherwise.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct DiaryRow {
    /// Local civil date.
    pub day: Day,
    /// Local seconds since midnight; the row then belongs to the run that starts nearest, within three hours.
    pub time_s: Option<i32>,
    /// Who wrote it.
    pub origin: Origin,
    /// What was said.
    pub said: Diary,
}

macro_rules! diary {
    ($($(#[$doc:meta])* $name:ident : $kind:ty,)*) => {
        /// The columns of the diary, named as in the diary CSV.
        #[derive(Clone, PartialEq, Debug, Default, serde::Serialize, serde::Deserialize)]
        #[serde(default)]
        pub struct Diary {
            $($(#[$doc])* #[serde(skip_serializing_if = "Option::is_none")] pub $name: Option<$kind>,)*
        }

        impl Diary {
            /// The names of all columns, in the order of the format.
            pub const COLUMNS: &'static [&'static str] = &[$(stringify!($name),)*];

            /// Whether nothing was said.
            pub fn is_empty(&self) -> bool {
                true $(&& self.$name.is_none())*
            }

            /// Takes from `over` every field it knows.
            pub fn overlay(&mut self, over: &Self) {
                $(if over.$name.is_some() { self.$name.clone_from(&over.$name); })*
            }

            /// Of these answers those that are the runner's own: typed before, or not what was `known`.
            pub fn own(&self, known: &Self, typed: &Self) -> Self {
                let mut own = Self::default();
                $(if typed.$name.is_some() || self.$name != known.$name { own.$name.clone_from(&self.$name); })*
                own
            }
        }
    };
}

diary! {
    /// How heavy the legs felt on the run, 0–10.
    legs_heaviness: f64,
    /// How hard the whole run was, 0–10.
    effort: f64,
    /// Leg soreness, 0–10.
    soreness: f64,
    /// Tiredness, 0–10.
    tired: f64,
    /// How heavy the legs felt on waking, 0–10.
    legs_morning: f64,
    /// A training session without a file.
    session_kind: SessionKind,
    /// Minutes.
    session_min: f64,
    /// Effort 0–10.
    session_effort: f64,
    /// Kilometres.
    session_km: f64,
    /// When in the run the legs were heavy.
    heavy_when: HeavyWhen,
    /// Only one leg felt heavy.
    one_leg: bool,
    /// Stiff at first, then eased.
    stiff_then_eased: bool,
    /// Thirsty on the run.
    thirsty: bool,
    /// Ran out of energy.
    ran_out_of_energy: bool,
    /// Stretched after the run.
    stretched: bool,
    /// Ill that day.
    ill: bool,
    /// Injured that day.
    injured: bool,
    /// Minutes of stretching.
    stretch_min: f64,
    /// Minutes of foam rolling.
    foam_roll_min: f64,
    /// Minutes of naps.
    nap_min: f64,
    /// Minutes of strength work.
    strength_min: f64,
    /// Effort of the strength work, 0–10.
    strength_effort: f64,
    /// What the strength work trained.
    strength_body: Body,
    /// Hours slept the night before.
    sleep_h: f64,
    /// Kilograms in the morning.
    weight_kg: f64,
    /// Beats per minute at rest.
    resting_hr_bpm: f64,
    /// Milliseconds.
    hrv_rmssd_ms: f64,
    /// Carbohydrate of the day in words.
    carbs: Carbs,
    /// Grams of carbohydrate that day.
    carbs_g: f64,
    /// Millilitres drunk on the run.
    drink_ml: f64,
    /// What was drunk.
    drink_type: Drink,
    /// Kilograms before the run.
    weight_before_kg: f64,
    /// Kilograms after the run.
    weight_after_kg: f64,
    /// Degrees Celsius during the run.
    temperature_c: f64,
    /// Percent relative humidity during the run.
    humidity_pct: f64,
    /// Menstrual period.
    period: Period,
    /// Micrograms per litre, blood test of that date.
    ferritin_ug_l: f64,
    /// Grams per litre.
    haemoglobin_g_l: f64,
    /// Percent.
    transferrin_saturation_pct: f64,
    /// Milligrams per litre.
    crp_mg_l: f64,
    /// Evening swelling of the legs, 0–3.
    leg_swelling: f64,
    /// Where it swelled.
    swelling_side: Side,
    /// The pair worn.
    shoe: String,
    /// Anything else.
    note: String,
}

macro_rules! words {
    ($(#[$doc:meta])* $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
        #[serde(rename_all = "snake_case")]
        pub enum $name { $($(#[$vdoc])* $variant,)* }

        impl $name {
            /// Every value.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The word in files.
            pub fn word(self) -> &'static str { match self { $(Self::$variant => $word,)* } }

            /// The value with this word.
            pub fn from_word(word: &str) -> Option<Self> { match word { $($word => Some(Self::$variant),)* _ => None } }
        }
    };
}

words! {
    /// A training session that has no file.
    SessionKind {
        /// A run.
        Run = "run",
        /// Strength work.
        Strength = "strength",
        /// A match.
        Game = "game",
        /// Anything else.
        Other = "other",
    }
}
words! {
    /// When in the run the legs were heavy.
    HeavyWhen {
        /// From the first minutes.
        Start = "start",
        /// In the last third.
        Late = "late",
        /// All the way.
        Whole = "whole",
    }
}
words! {
    /// What strength work trained.
    Body {
        /// Legs.
        Legs = "legs",
        /// The whole body.
        Full = "full",
        /// Arms and trunk.
        Upper = "upper",
    }
}
words! {
    /// How much carbohydrate was eaten.
    Carbs {
        /// Less than usual.
        Low = "low",
        /// As usual.
        Usual = "usual",
        /// More than usual.
        High = "high",
        /// A meal was skipped.
        Skipped = "skipped",
    }
}
words! {
    /// What was drunk on the run.
    Drink {
        /// Water.
        Water = "water",
        /// With electrolytes.
        Electrolyte = "electrolyte",
    }
}
words! {
    /// Menstrual period.
    Period {
        /// Its first day.
        Start = "start",
        /// Heavy flow.
        Heavy = "heavy",
    }
}
words! {
    /// Which leg.
    Side {
        /// Both.
        Both = "both",
        /// Left.
        Left = "left",
        /// Right.
        Right = "right",
    }
}
