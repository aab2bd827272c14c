//! The eleven causes: one file each, which only weighs evidence; judging is common.

pub mod finding;

pub use finding::{CauseId, Episode, Evidence, Finding, Judgement, Legs, Need, OriginTag, Part, State};
