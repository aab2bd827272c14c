//! Bytes in, records out. Everything here is hostile input: nothing panics, nothing is trusted, a broken file gives
//! what stands before the break and says what is missing.
//!
//! A format is one file and one row of [`FORMATS`]. This room knows files, not the library.

use crate::model::{DiaryRow, Night, Reading, Recording};

/// What one file held.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contents {
    /// Activities, one per session.
    pub recordings: Vec<Recording>,
    /// Weights and resting values.
    pub readings: Vec<Reading>,
    /// Nights.
    pub nights: Vec<Night>,
    /// Diary rows.
    pub diary: Vec<DiaryRow>,
    /// A profile, as the JSON object it came in: only the keys the file has.
    pub profile: Option<serde_json::Map<String, serde_json::Value>>,
    /// What is wrong with the file, if anything.
    pub problem: Option<Problem>,
}

/// What is wrong with a file, and what was saved.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// The kind, as in the import report.
    pub kind: ProblemKind,
    /// Name of the message in `assets/text`, with the numbers it may print.
    pub what: crate::model::Phrase,
    /// Per-second records kept in spite of it.
    pub records_recovered: u32,
}

/// The kinds of the import report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// Ends before it should.
    Truncated,
    /// Holds bytes that make no sense.
    Corrupt,
    /// The checksum does not fit, the values do.
    Checksum,
    /// A kind of file that cannot be read yet.
    Unsupported,
    /// Holds nothing.
    Empty,
    /// Values no runner has.
    Implausible,
    /// The file could not be read from disk.
    Io,
}
