//! What one analysis leaves to the next: the judged runs of a metric, by what they were judged from, so that after an
//! edit only the metrics it touches are judged again; and the signs of the days before the edit.

use std::collections::BTreeMap;
use std::sync::Arc;

use blake3::{Hash, Hasher};

use super::dynamics::FormMetric;
use super::residuals::{Entry, Outcome, Residuals, Rules};
use super::signs::SignValues;
use crate::model::{Activity, Daily, Day, DayRange};

/// What is judged.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Metric {
    HeartRate,
    Form(FormMetric),
    Effort,
}

/// What a metric of running form looks at in one run.
#[derive(Clone, Debug)]
pub(super) struct LookedAt {
    pub activity: Arc<Activity>,
    pub shoe: Option<usize>,
    /// Mass and height, where the metric asks for them.
    pub body: (f64, f64),
}

impl LookedAt {
    /// Whether it is the very same. An activity is never changed in place, so one in the same place is the same one.
    fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.activity, &other.activity) && self.shoe == other.shoe && self.body == other.body
    }
}

/// Outcomes with the place of their run among those looked at.
type Placed = Arc<[(usize, Outcome)]>;

/// What one analysis leaves to the next.
#[derive(Clone, Debug, Default)]
pub struct Kept {
    /// The runs each metric of form looked at, and their outcomes.
    form: BTreeMap<FormMetric, (Vec<LookedAt>, Placed)>,
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

    /// Judges the form of these runs. Where all of them were looked at before, not even their entries are made again:
    /// after an edit of the diary that is the usual case, and making them costs more than all else.
    pub(super) fn judge_form(
        &mut self,
        metric: FormMetric,
        looked_at: Vec<LookedAt>,
        entries: impl FnOnce() -> Vec<Entry<3>>,
    ) -> Placed {
        if let Some((before, outcomes)) = self.form.get(&metric)
            && before.len() == looked_at.len()
            && before.iter().zip(&looked_at).all(|(a, b)| a.is(b))
        {
            return Arc::clone(outcomes);
        }
        let entries = entries();
        let outcomes = self.judge(Metric::Form(metric), metric.rules(), &entries);
        let placed: Placed = entries.iter().map(|entry| entry.run).zip(outcomes.iter().copied()).collect();
        self.form.insert(metric, (looked_at, Arc::clone(&placed)));
        placed
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
