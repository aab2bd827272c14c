//! What one analysis leaves to the next: the judged runs of a metric, by what they were judged from, so that after an
//! edit only the metrics it touches are judged again; and the signs of the days before the edit.

use std::collections::BTreeMap;
use std::sync::Arc;

use blake3::{Hash, Hasher};

use super::dynamics::FormMetric;
use super::residuals::{Entry, Outcome, Residuals, Rules};
use super::signs::SignValues;
use crate::model::{Daily, Day, DayRange};

/// What is judged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Metric {
    HeartRate,
    Form(FormMetric),
    Effort,
}

/// What one analysis leaves to the next.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The outcomes of each metric, and the hash of the runs they belong to.
    outcomes: BTreeMap<Metric, (Hash, Arc<[Outcome]>)>,
    signs: Daily<Arc<SignValues>>,
}

impl Kept {
    /// The signs of the days before `from`, of a history that begins with these days.
    pub(super) fn signs(&self, days: DayRange, from: Day) -> Daily<Arc<SignValues>> {
        if self.signs.range().first != days.first {
            return Daily::empty(days);
        }
        Daily::from_fn(days, |day| self.signs.get(day).filter(|_| day < from))
    }

    /// Keeps the signs of all days.
    pub(super) fn keep_signs(&mut self, signs: &Daily<Arc<SignValues>>) {
        self.signs.clone_from(signs);
    }

    /// Judges the runs of `metric`, unless these very runs were judged before.
    pub(super) fn judge<const N: usize>(
        &mut self,
        metric: Metric,
        rules: Rules<N>,
        entries: &[Entry<N>],
    ) -> Arc<[Outcome]> {
        let hash = hash(entries);
        if let Some((_, outcomes)) = self.outcomes.get(&metric).filter(|(known, _)| *known == hash) {
            return Arc::clone(outcomes);
        }
        let outcomes: Arc<[Outcome]> = Residuals::judge(rules, entries).into();
        self.outcomes.insert(metric, (hash, Arc::clone(&outcomes)));
        outcomes
    }
}

/// Of everything the judging looks at.
fn hash<const N: usize>(entries: &[Entry<N>]) -> Hash {
    let mut hasher = Hasher::new();
    let mut bytes = Vec::new();
    for entry in entries {
        // The place of the run does not matter.
        let Entry { run: _, day, sensor, shoe, heat, trust, excluded, rows } = entry;
        bytes.clear();
        for whole in [shoe.map_or(0, |shoe| shoe as u64 + 1), sensor.len() as u64, rows.len() as u64] {
            bytes.extend(whole.to_le_bytes());
        }
        bytes.extend(day.0.to_le_bytes());
        bytes.extend([u8::from(heat.is_some()), u8::from(*excluded)]);
        bytes.extend(sensor.as_bytes());
        for number in [heat.unwrap_or(0.0), *trust] {
            bytes.extend(number.to_le_bytes());
        }
        for row in rows {
            bytes.extend(row.x.iter().chain([&row.y, &row.weight]).flat_map(|number| number.to_le_bytes()));
        }
        hasher.update(&bytes);
    }
    hasher.finalize()
}
