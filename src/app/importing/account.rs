//! What was recognised in an import, told by kind of file; what the readers had to guess; and the files that may be
//! understood otherwise once the runner has answered.

use std::collections::{BTreeMap, BTreeSet};

use super::report::{ImportReport, Part, Question};
use crate::app::tables::MAPPED;
use crate::import::Contents;
use crate::model::{Day, DayRange};
use crate::store::ReadFile;

/// Keeps the account.
#[derive(Default)]
pub(super) struct Account {
    parts: BTreeMap<&'static str, (Part, BTreeSet<Day>)>,
    range: Option<DayRange>,
    asked: BTreeSet<&'static str>,
    /// Files with guesses: what tells them from others, and everything they may hold.
    pub(super) open: Vec<(ReadFile, Contents)>,
}

impl Account {
    /// Counts a file of a kind that was read; one that is read in parts is counted with its last.
    pub(super) fn file(&mut self, format: &'static str, file: &ReadFile, last: bool) {
        let (part, days) = self.parts.entry(format).or_insert_with(|| (Part::of(format), BTreeSet::new()));
        part.files += usize::from(last);
        self.asked.extend(file.asked.keys().filter(|key| **key != MAPPED));
        let starts = file.recordings.iter().map(|prepared| prepared.recording.local_date());
        for prepared in &file.recordings {
            let is_run = prepared.recording.sport == crate::model::Sport::Running;
            *(if is_run { &mut part.runs } else { &mut part.other }) += 1;
        }
        let measured: BTreeSet<Day> = file
            .readings
            .iter()
            .map(|reading| reading.day)
            .chain(file.nights.iter().map(|night| night.day))
            .chain(file.diary.iter().map(|row| row.day))
            .collect();
        for day in starts.chain(measured.iter().copied()) {
            let DayRange { first, last } = self.range.unwrap_or(DayRange { first: day, last: day });
            self.range = Some(DayRange::new(first.min(day), last.max(day)));
        }
        days.extend(measured);
        let sources = file.readings.iter().map(|it| &it.source).chain(file.nights.iter().map(|it| &it.source));
        part.sources.extend(sources.filter(|source| !source.is_empty()).map(ToString::to_string));
    }

    /// Keeps what a file may hold besides.
    pub(super) fn guessed(&mut self, file: &ReadFile, contents: Contents) {
        let ReadFile { name, path, size, modified_ns, hash, place, .. } = file.clone();
        self.open.push((ReadFile { name, path, size, modified_ns, hash, place, ..ReadFile::default() }, contents));
    }

    /// Writes the account into the report.
    pub(super) fn tell(&mut self, report: &mut ImportReport) {
        report.range = self.range;
        report.asked = std::mem::take(&mut self.asked);
        let parts = std::mem::take(&mut self.parts).into_values();
        report.parts = parts.map(|(part, days)| Part { days: days.len(), ..part }).collect();
        let mut questions: BTreeMap<&'static str, Question> = BTreeMap::new();
        for ask in self.open.iter().flat_map(|(_, contents)| &contents.asks) {
            let asked = questions.entry(ask.key).or_insert_with(|| Question {
                key: ask.key,
                asks: ask.asks.clone(),
                words: ask.words().collect(),
                files: 0,
            });
            asked.files += 1;
        }
        report.questions = questions.into_values().collect();
    }
}
