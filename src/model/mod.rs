//! What a runner's history is: plain data, no arithmetic beyond invariants.
//!
//! Everything else looks down on this room. Units are SI and stand in the names; a missing value is `None`
//! (or [`MISSING`] inside a column), never 0. Nothing here reads a clock, a file or a global.

pub mod activity;
pub mod body;
pub mod day;
pub mod diary;
pub mod digest;
pub mod experiment;
pub mod history;
pub mod quantity;
pub mod random;
pub mod runner;
pub mod series;

pub use activity::{Activity, ActivityId, Devices, Lap, Recording, Sport, StrengthSet, Totals};
pub use body::{Night, Reading, ReadingKind, SourceRank};
pub use day::{Daily, Day, DayRange};
pub use diary::{Diary, DiaryRow, Origin};
pub use digest::{Digest, Means, Segment};
pub use experiment::Experiment;
pub use history::History;
pub use quantity::{Phrase, Quantity};
pub use random::Random;
pub use runner::{Race, Runner, Shoe};
pub use series::{Channel, Column, MISSING, Series};
