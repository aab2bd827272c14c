//! What goes into the library, and what became of it.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;

use super::codec::{self, EncodedColumn};
use crate::model::{Channel, Day, DiaryRow, Digest, Night, Reading, Recording};

/// One file as read. A file whose hash is already known needs no contents: where it lies is remembered, no more.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct ReadFile {
    /// The name shown as the source.
    pub name: String,
    /// Where it lies; for an entry of an archive, the archive's path joined with the entry's name.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// When it was last changed, nanoseconds since 1970-01-01 UTC.
    pub modified_ns: i64,
    /// Hash of its bytes.
    pub hash: [u8; 32],
    /// Where it stands in its import: what two files say of one day counts as the one before says it. `None`: behind
    /// all that were written.
    pub place: Option<u32>,
    /// Its sessions.
    pub recordings: Vec<Prepared>,
    /// Weights and resting values.
    pub readings: Vec<Reading>,
    /// Nights.
    pub nights: Vec<Night>,
    /// Diary rows.
    pub diary: Vec<DiaryRow>,
    /// Which pair was worn: the account's number of the activity, and the name of the pair.
    pub worn: Vec<(String, String)>,
    /// A profile: only the keys the file has.
    pub profile: Option<serde_json::Map<String, serde_json::Value>>,
    /// What its reader had to guess, by the key of the question, and the word as which it was understood.
    pub asked: BTreeMap<&'static str, Cow<'static, str>>,
    /// Whether it belongs to the sample runner; an import is one or the other as a whole.
    pub sample: bool,
}

/// A recording with its columns as bytes: made by the threads that read files, so that writing stays short.
#[derive(Clone, PartialEq, Debug)]
pub struct Prepared {
    /// Without per-second columns and beat intervals.
    pub recording: Recording,
    /// What was worked out of the columns.
    pub digest: Digest,
    pub(super) columns: Vec<EncodedColumn>,
    pub(super) samples: usize,
    pub(super) richness: i64,
    pub(super) last_s: Option<f64>,
}

impl Prepared {
    /// Packs the columns of a recording.
    pub fn new(mut recording: Recording, digest: Digest) -> Self {
        let richness = packed_richness(&recording);
        let mut columns = codec::encode(&recording.series);
        let beats = std::mem::take(&mut recording.beat_intervals_ms);
        if !beats.is_empty() {
            let counts: Vec<i32> = beats.into_iter().map(i32::from).collect();
            columns.push(codec::encode_counts(codec::BEATS, &counts));
        }
        let series = std::mem::take(&mut recording.series);
        let last_s = series.counts(Channel::Time).last().map(|count| f64::from(*count));
        Self { recording, digest, columns, samples: series.len(), richness, last_s }
    }

    /// Whether it has totals and no columns: a row of a table.
    pub fn is_summary(&self) -> bool {
        self.samples == 0
    }
}

/// Whether a recording of this richness knows where it was.
pub(super) fn knows_place(richness: i64) -> bool {
    richness >> 40 & 1 == 1
}

/// [`Recording::richness`] as one number in the same order.
fn packed_richness(recording: &Recording) -> i64 {
    let (dynamics, heart_rate, place, samples) = recording.richness();
    let flags = i64::from(dynamics) << 2 | i64::from(heart_rate) << 1 | i64::from(place);
    flags << 40 | i64::try_from(samples).unwrap_or(i64::MAX).min((1 << 40) - 1)
}

/// What became of one recording.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Became {
    /// A new activity.
    New,
    /// Part of an activity that was already there.
    Merged,
    /// Nothing: the library holds the same.
    Duplicate,
}

/// What became of one file.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Written {
    /// Whether the library held a file with the same bytes.
    pub known: bool,
    /// What became of each recording, and whether it is a run.
    pub recordings: Vec<(Became, bool)>,
    /// Days with a new or changed value, by measure: `weight`, `sleep`, `resting_hr`, `hrv`, `diary`.
    pub days: BTreeMap<&'static str, BTreeSet<Day>>,
    /// Whether it changed the profile.
    pub profile: bool,
    /// Whether it told of pairs worn that were not known.
    pub worn: bool,
}

impl Written {
    /// Whether the library is another than before.
    pub fn changed(&self) -> bool {
        let recorded = self.recordings.iter().any(|(became, _)| *became != Became::Duplicate);
        recorded || self.profile || self.worn || self.days.values().any(|days| !days.is_empty())
    }
}
