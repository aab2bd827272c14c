//! What readers of daily values share: which values can be true, and how the account of a file ends.

use std::sync::Arc;

use super::{Contents, Problem, ProblemKind};
use crate::model::{Day, Diary, DiaryRow, Night, Reading, ReadingKind, SourceRank};

/// Seconds asleep a night may have.
const ASLEEP_S: std::ops::RangeInclusive<f64> = 60.0..=86_400.0;

/// Values outside are those of no adult, or signs for "not measured". (J)
fn plausible(kind: ReadingKind) -> std::ops::RangeInclusive<f64> {
    match kind {
        ReadingKind::Weight => 20.0..=400.0,
        ReadingKind::RestingHr => 25.0..=130.0,
        ReadingKind::HrvRmssd | ReadingKind::HrvSdnn => 2.0..=400.0,
        ReadingKind::Carbohydrate => 0.0..=3_000.0,
        ReadingKind::Iron => 0.0..=500.0,
        ReadingKind::Water => 0.0..=20_000.0,
    }
}

/// Values of one source on their way into [`Contents`].
pub(super) struct Days {
    /// What was read so far.
    pub contents: Contents,
    source: Arc<str>,
    rank: SourceRank,
    bad: Option<(u64, String)>,
}

impl Days {
    /// Nothing yet, of this source.
    pub(super) fn of(source: &str, rank: SourceRank) -> Self {
        Self { contents: Contents::default(), source: source.into(), rank, bad: None }
    }

    /// Adds a value, unless it cannot be true. Returns whether it was added.
    pub(super) fn reading(&mut self, day: Day, time_s: Option<i32>, kind: ReadingKind, value: Option<f64>) -> bool {
        let Some(value) = value.filter(|value| plausible(kind).contains(value)) else { return false };
        let source = Arc::clone(&self.source);
        self.contents.readings.push(Reading { day, kind, value, time_s, source, rank: self.rank });
        true
    }

    /// Adds a night with sleep in it, or time in bed, unless a longer one of that day is there; the rest are naps.
    pub(super) fn night(&mut self, mut night: Night) {
        if !night.asleep_s.or(night.in_bed_s).is_some_and(|seconds| ASLEEP_S.contains(&seconds)) {
            return;
        }
        night.source = Arc::clone(&self.source);
        night.rank = self.rank;
        match self.contents.nights.iter_mut().find(|known| known.day == night.day) {
            Some(known) if known.asleep_s >= night.asleep_s => {}
            Some(known) => *known = night,
            None => self.contents.nights.push(night),
        }
    }

    /// Adds a nap to those of its day.
    pub(super) fn nap(&mut self, day: Day, asleep_s: Option<f64>) {
        let Some(minutes) = asleep_s.filter(|seconds| ASLEEP_S.contains(seconds)).map(|seconds| seconds / 60.0) else {
            return;
        };
        let mut naps = self.contents.diary.iter_mut().filter(|row| row.day == day);
        if let Some(known) = naps.find_map(|row| row.said.nap_min.as_mut()) {
            *known += minutes;
            return;
        }
        let said = Diary { nap_min: Some(minutes), ..Diary::default() };
        self.contents.diary.push(DiaryRow { day, said, ..DiaryRow::default() });
    }

    /// A line that could not be read; the first is told.
    pub(super) fn bad(&mut self, line: u64, cell: &str) {
        self.bad.get_or_insert_with(|| (line, cell.trim().chars().take(40).collect()));
    }

    /// How a table ended.
    pub(super) fn finish(mut self) -> Contents {
        let contents = &self.contents;
        let saved = contents.readings.len() + contents.nights.len() + contents.recordings.len() + contents.diary.len();
        self.contents.problem = Problem::of_table(
            self.bad,
            saved,
            (ProblemKind::Implausible, "import-table-bad-row"),
            "import-table-empty",
        );
        self.contents
    }

    /// How a JSON file ended.
    pub(super) fn finish_json(self, end: &serde_json::Result<()>) -> Contents {
        let mut contents = self.finish();
        match end {
            Err(error) if error.is_eof() => {
                contents.problem = Some(Problem::plain(ProblemKind::Truncated, "import-days-cut"));
            }
            Err(_) => contents.problem = Some(Problem::plain(ProblemKind::Corrupt, "import-days-broken")),
            Ok(()) => {}
        }
        contents
    }
}
