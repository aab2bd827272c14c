//! The eleven causes: one file each, which only weighs evidence; judging is common.
//!
//! A cause is an index card: what it is called, which charts show it, and one pure function from the season and a day
//! to what speaks for and against it. To add one, write its file and its card and add a row to [`ALL`].

pub mod attribution;
mod attribution_words;
pub mod body_signs;
pub mod card;
pub mod confounders;
pub mod coverage;
mod explained;
pub mod finding;
mod judge;
mod legs;
mod links;
mod rank;
pub mod score;
pub mod trials;
mod unexplained;
mod verdict;
mod verdict_sentence;

pub mod circulation;
mod dehydration;
mod iron_deficiency;
mod low_carbohydrate;
mod overtraining;
mod questions;
mod red_flags;
mod running_form;
mod shoes;
mod sleep;
mod strength_training;
mod stretching;
mod weight_gain;

pub use attribution::{Attribution, Heavy, attribute, attribute_to};
pub use card::Card;
pub use confounders::Annotation;
pub use finding::{
    CauseId, Episode, Evidence, Finding, Judgement, Legs, Need, OriginTag, Part, Question, Referral, State, Urgency,
};
pub use judge::{Marks, judge, judge_again};
pub use red_flags::referrals;
pub use verdict::{CLEAR_COVERAGE, Course};
pub use verdict_sentence::verdict;

use crate::analysis::{MetricId, Season};
use crate::model::Day;

/// How fast a cause comes and goes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Pace {
    /// Within days.
    Acute,
    /// Over weeks.
    Chronic,
}

impl Pace {
    /// Days below the drop value before a flag loses a grade (J).
    pub fn drop_after_days(self) -> i32 {
        match self {
            Self::Acute => 3,
            Self::Chronic => 7,
        }
    }
}

/// What a cause is.
#[derive(Clone, Copy, Debug)]
pub struct Cause {
    /// Which one.
    pub id: CauseId,
    /// Its texts.
    pub card: Card,
    /// How fast it comes and goes.
    pub pace: Pace,
    /// Evaluations in a row, on different days with new data, that raise it.
    pub raise_after: u8,
    /// The daily series its flag is drawn on.
    pub overlays: &'static [MetricId],
    /// Whether a day brought new data for it.
    pub fresh: fn(&Season, Day) -> bool,
    /// What speaks for and against it at the end of a day; looks at no later day.
    pub weigh: fn(&Season, Day) -> Evidence,
    /// Whether the evidence is quiet enough to clear the flag, whatever the score.
    pub quiet: fn(&Evidence) -> bool,
    /// How far the cause was there when a run began, 0..1; `None` is unknown. The run is named by its place in
    /// [`Season::runs`] (section 10.2).
    pub run_exposure: fn(&Season, usize) -> Option<f64>,
    /// The same when a morning was rated: from that night and the days before it.
    pub morning_exposure: fn(&Season, Day) -> Option<f64>,
    /// Whether its exposure moves over months, so that single runs contrast little.
    pub slow: bool,
    /// Log odds of a heavier rating at full exposure that are believed before own ratings (section 10.4).
    pub prior: f64,
}

/// The eleven, in the order of the cards.
pub const ALL: [Cause; 11] = [
    strength_training::CAUSE,
    stretching::CAUSE,
    overtraining::CAUSE,
    shoes::CAUSE,
    running_form::CAUSE,
    weight_gain::CAUSE,
    low_carbohydrate::CAUSE,
    iron_deficiency::CAUSE,
    dehydration::CAUSE,
    circulation::CAUSE,
    sleep::CAUSE,
];

impl CauseId {
    /// The cause of this name.
    pub fn cause(self) -> &'static Cause {
        static TABLE: [Cause; 11] = ALL;
        // The table is in the order of the ids; a test walks it.
        &TABLE[self as usize]
    }
}
