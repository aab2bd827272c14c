//! What is found: evidence of one cause on one day, the state it leads to, and the whole judgement.

use std::sync::Arc;

use super::confounders::Annotation;
use crate::model::{Daily, Day, DayRange, Phrase};

macro_rules! causes {
    ($($(#[$doc:meta])* $name:ident = $key:literal;)*) => {
        /// One of the eleven causes, in the order of the cards.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
        #[repr(usize)]
        pub enum CauseId { $($(#[$doc])* $name,)* }

        impl CauseId {
            /// All eleven.
            pub const ALL: [Self; 11] = [$(Self::$name,)*];

            /// The stable name on disk and in JSON.
            pub fn key(self) -> &'static str { match self { $(Self::$name => $key,)* } }

            /// The cause with this name.
            pub fn from_key(key: &str) -> Option<Self> { match key { $($key => Some(Self::$name),)* _ => None } }
        }
    };
}

causes! {
    /// Intense strength training.
    StrengthTraining = "strength_training";
    /// Skipped stretching after runs.
    Stretching = "stretching";
    /// Overtraining.
    Overtraining = "overtraining";
    /// Wrong or worn shoes.
    Shoes = "shoes";
    /// Poor running form.
    RunningForm = "running_form";
    /// Weight gain.
    WeightGain = "weight_gain";
    /// Low-carbohydrate diet.
    LowCarbohydrate = "low_carbohydrate";
    /// Iron deficiency.
    IronDeficiency = "iron_deficiency";
    /// Dehydration.
    Dehydration = "dehydration";
    /// Poor circulation.
    Circulation = "circulation";
    /// Lack of sleep.
    Sleep = "sleep";
}

/// Where a number comes from; only `Stated`, `Verified` and `Derived` ones may be shown as facts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OriginTag {
    /// The runner's own data.
    Own,
    /// Stated by the article behind the eleven causes.
    Stated,
    /// Read in its source.
    Verified,
    /// Derived.
    Derived,
    /// From memory of the cited work.
    Memory,
    /// Our judgement, tunable.
    Judged,
}

/// One observation: the sentence it gives on the card, and the numbers that sentence may use.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// The sentence.
    pub says: Phrase,
    /// The days it was seen on, to mark on the charts.
    pub window: Option<DayRange>,
    /// How many observations it rests on.
    pub n: u32,
    /// How strongly it speaks, 0..1.
    pub strength: f64,
    /// Where its thresholds come from.
    pub tag: OriginTag,
}

/// What speaks for and against one cause on one day. `None` is "not known", never 0.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Evidence {
    /// Exposure: is the cause there? 0..1.
    pub exposure: Option<f64>,
    /// Body signs: does the body show it? 0..1.
    pub body: Option<f64>,
    /// Link with heavy legs in this runner's own history, −1..1.
    pub link: Option<f64>,
    /// Whether a self-experiment shows that link, so that it counts in full at once.
    pub tried: bool,
    /// Counter-evidence, 0..1.
    pub counter: f64,
    /// Data coverage, 0..1.
    pub coverage: f64,
    /// Highest match score the cause's own rules allow today; `None` when free.
    pub cap: Option<f64>,
    /// Lowest match score the cause's own rules allow today, caps apart; `None` when free.
    pub floor: Option<f64>,
    /// Whether a blood test decides it: the caps that stand for "not proven" then fall away.
    pub lab: bool,
    /// How many evaluations in a row raise it, where today's evidence asks for another number than its cause.
    pub raise_after: Option<u8>,
    /// A reason to withhold any verdict, and until when.
    pub veto: Option<(Phrase, Option<Day>)>,
    /// What was seen.
    pub parts: Vec<Part>,
    /// What speaks against.
    pub against: Vec<Part>,
    /// What is missing and how to log it.
    pub missing: Vec<Phrase>,
}

impl Part {
    /// An observation in the runner's own data over `window`.
    pub fn own(says: Phrase, window: DayRange, n: usize, strength: f64) -> Self {
        let n = u32::try_from(n).unwrap_or(u32::MAX);
        Self { says, window: Some(window), n, strength, tag: OriginTag::Own }
    }
}

impl Evidence {
    /// Whether the cause is hardly there: the usual rule for clearing a flag (section 6.0).
    pub fn hardly_exposed(&self) -> bool {
        self.exposure.is_some_and(|exposure| exposure < 0.2)
    }

    /// Adds what speaks against the cause; it weighs as much as it is strong.
    pub(super) fn weigh_against(&mut self, part: Part) {
        self.counter = self.counter.max(part.strength);
        self.against.push(part);
    }
}

/// The states a cause can be in.
#[derive(Clone, PartialEq, Debug)]
pub enum State {
    /// Cannot tell yet.
    NotEnoughData(Need),
    /// Withheld for a reason.
    Vetoed {
        /// Why.
        why: Phrase,
        /// Until when, if known.
        until: Option<Day>,
    },
    /// Looked at, not there.
    Clear,
    /// Was raised not long ago.
    RecentlyCleared {
        /// Since when it is clear.
        on: Day,
    },
    /// Worth watching.
    Watch,
    /// Likely.
    Likely,
    /// Strong.
    Strong,
}

impl State {
    /// The stable name in JSON.
    pub fn key(&self) -> &'static str {
        match self {
            Self::NotEnoughData(_) => "not_enough_data",
            Self::Vetoed { .. } => "vetoed",
            Self::Clear => "clear",
            Self::RecentlyCleared { .. } => "recently_cleared",
            Self::Watch => "watch",
            Self::Likely => "likely",
            Self::Strong => "strong",
        }
    }

    /// Whether a flag is up.
    pub fn is_raised(&self) -> bool {
        matches!(self, Self::Watch | Self::Likely | Self::Strong)
    }
}

/// What is there, what more is needed, and how to log it.
#[derive(Clone, PartialEq, Debug)]
pub struct Need {
    /// One sentence: what there is and what would be enough.
    pub says: Phrase,
}

/// One cause as it stands at the end of one day.
#[derive(Clone, PartialEq, Debug)]
pub struct Finding {
    /// Which cause.
    pub cause: CauseId,
    /// Its state.
    pub state: State,
    /// How well the data match the cause, 0..100; never a probability. `None` without exposure.
    pub score: Option<f64>,
    /// The evidence.
    pub evidence: Arc<Evidence>,
    /// The day the present flag was raised.
    pub since: Option<Day>,
}

/// A flag: raised on `from`, cleared on `to` (not included), or still up.
#[derive(Clone, PartialEq, Debug)]
pub struct Episode {
    /// Which cause.
    pub cause: CauseId,
    /// Day of onset.
    pub from: Day,
    /// Day it cleared; `None` while it lasts.
    pub to: Option<Day>,
    /// The highest state it reached.
    pub peak: State,
    /// The observations that raised it.
    pub parts: Vec<Part>,
}

/// How the legs have been.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Legs {
    /// Runs with a rating.
    pub rated_runs: u32,
    /// Of these, heavy.
    pub heavy_runs: u32,
    /// Of these, in the last 14 days.
    pub heavy_last_14_days: u32,
    /// Rated runs of the last 14 days that count as heavy or not.
    pub rated_last_14_days: u32,
}

/// A warning that comes before every cause.
#[derive(Clone, PartialEq, Debug)]
pub struct Referral {
    /// The stable name in JSON.
    pub sign: &'static str,
    /// How soon to be seen.
    pub urgency: Urgency,
    /// What to do.
    pub text: Phrase,
}

/// Something a note or a gap in the diary may mean: asked, never concluded (section 8.2).
#[derive(Clone, PartialEq, Debug)]
pub struct Question {
    /// The day it was noted on.
    pub day: Day,
    /// What is asked.
    pub asks: Phrase,
    /// The warning a "yes" leads to.
    pub referral: Referral,
}

/// How soon to be seen.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Urgency {
    /// At once.
    Emergency,
    /// The same day.
    Today,
    /// With an appointment.
    Soon,
}

impl Urgency {
    /// The stable name in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Emergency => "emergency",
            Self::Today => "today",
            Self::Soon => "soon",
        }
    }

    /// The heading of the warning, a Fluent name.
    pub fn heading(self) -> &'static str {
        match self {
            Self::Emergency => "causes-urgency-emergency",
            Self::Today => "causes-urgency-today",
            Self::Soon => "causes-urgency-soon",
        }
    }
}

/// The eleven causes replayed from the first day.
#[derive(Clone, Debug, Default)]
pub struct Judgement {
    /// The day it stands at: the last day with data, or the day asked for.
    pub as_of: Day,
    /// How many runs there are up to that day.
    pub runs: u32,
    /// How the legs have been.
    pub legs: Legs,
    /// Warnings that come before every cause, the most urgent first.
    pub referrals: Vec<Referral>,
    /// What the runner is asked, because a note may mean a warning; the most urgent first.
    pub questions: Vec<Question>,
    /// Other explanations that hold on the last day (section 9).
    pub annotations: Vec<Annotation>,
    /// Said when the legs are heavy and no cause is likely (section 8.4).
    pub unexplained: Option<Phrase>,
    /// What to log first, where too little could be checked: at most three.
    pub wanted: Vec<Phrase>,
    /// The eleven, ranked.
    pub findings: Vec<Finding>,
    /// Every flag, past and present, by onset.
    pub episodes: Vec<Episode>,
    /// State of each cause each day, in the order of [`CauseId::ALL`]: 0 unknown or clear, 1 watch, 2 likely, 3 strong.
    pub grades: Vec<Daily<u8>>,
}
