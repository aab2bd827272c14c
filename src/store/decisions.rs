//! What the runner decided about recordings: which do and which do not belong together, which doubtful value is true
//! after all, and when a run was that a watch with a wrong clock recorded. Typed data like the diary: no import touches
//! it, and it holds for files that come back.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rusqlite::{Connection, Row};

use super::days::text;
use super::groups::{self, Group};
use super::undo::{self, Change};
use super::write::bump_revision;
use super::{Store, StoreError};
use crate::model::ActivityId;
use crate::model::activity::PartId;

/// One decision. A part is known by what it says, not by its file ([`super::row::Facts::identity`]).
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Decision {
    /// Two recordings are not of the same run.
    Apart(String, String),
    /// Two recordings are of the same run.
    Together(String, String),
    /// A doubt about a recording is unfounded.
    Accept(String, String),
    /// When a recording began, seconds since 1970-01-01 UTC.
    Began(String, i64),
}

impl Decision {
    /// The columns of its row: what it is, of which part, and the rest.
    fn row(&self) -> (&'static str, &str, String) {
        match self {
            Self::Apart(part, other) => ("apart", part, other.clone()),
            Self::Together(part, other) => ("together", part, other.clone()),
            Self::Accept(part, doubt) => ("accept", part, doubt.clone()),
            Self::Began(part, start) => ("began", part, start.to_string()),
        }
    }

    fn of(row: &Row<'_>) -> Result<Option<Self>, StoreError> {
        let (part, rest) = (text(row, 1)?.to_owned(), text(row, 2)?.to_owned());
        Ok(match text(row, 0)? {
            "apart" => Some(Self::Apart(part, rest)),
            "together" => Some(Self::Together(part, rest)),
            "accept" => Some(Self::Accept(part, rest)),
            "began" => rest.parse().ok().map(|start| Self::Began(part, start)),
            // Of a later version.
            _ => None,
        })
    }
}

/// What a step decided, for its words.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum Decided {
    Split,
    Join,
    Accept,
    Date,
}

/// Who goes with whom.
#[derive(Default)]
pub(super) struct Bonds {
    apart: BTreeSet<(PartId, PartId)>,
    together: BTreeMap<PartId, Vec<PartId>>,
}

impl Bonds {
    /// Whether two recordings may not be one activity.
    pub(super) fn apart(&self, a: &PartId, b: &PartId) -> bool {
        !self.apart.is_empty() && self.apart.contains(&ordered(Arc::clone(a), Arc::clone(b)))
    }

    /// Recordings that belong to this one.
    pub(super) fn together(&self, part: &PartId) -> impl Iterator<Item = &PartId> {
        self.together.get(part).into_iter().flatten()
    }
}

fn ordered<T: Ord>(a: T, b: T) -> (T, T) {
    if a <= b { (a, b) } else { (b, a) }
}

fn all(of: &Connection) -> Result<Vec<Decision>, StoreError> {
    let mut query = of.prepare_cached("SELECT what, part, rest FROM decision ORDER BY what, part, rest")?;
    let mut rows = query.query([])?;
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        found.extend(Decision::of(row)?);
    }
    Ok(found)
}

/// Who goes with whom.
pub(super) fn bonds(of: &Connection) -> Result<Bonds, StoreError> {
    let mut bonds = Bonds::default();
    for decision in all(of)? {
        match decision {
            Decision::Apart(a, b) => {
                bonds.apart.insert(ordered(a.into(), b.into()));
            }
            Decision::Together(a, b) => {
                let (a, b): (PartId, PartId) = (a.into(), b.into());
                bonds.together.entry(Arc::clone(&a)).or_default().push(Arc::clone(&b));
                bonds.together.entry(b).or_default().push(a);
            }
            Decision::Accept(..) | Decision::Began(..) => {}
        }
    }
    Ok(bonds)
}

/// Doubts that were cleared, by recording.
pub(super) fn accepted(of: &Connection) -> Result<BTreeMap<PartId, Vec<Arc<str>>>, StoreError> {
    let mut accepted: BTreeMap<PartId, Vec<Arc<str>>> = BTreeMap::new();
    for decision in all(of)? {
        if let Decision::Accept(part, doubt) = decision {
            accepted.entry(part.into()).or_default().push(doubt.into());
        }
    }
    Ok(accepted)
}

/// Starts that the runner gave, by recording.
pub(super) fn begun(of: &Connection) -> Result<BTreeMap<PartId, i64>, StoreError> {
    let begun = all(of)?.into_iter().filter_map(|decision| match decision {
        Decision::Began(part, start) => Some((part.into(), start)),
        _ => None,
    });
    Ok(begun.collect())
}

/// Takes decisions out and puts others in.
pub(super) fn put(to: &Connection, out: &[Decision], in_: &[Decision]) -> Result<(), StoreError> {
    for (what, part, rest) in out.iter().map(Decision::row) {
        to.execute("DELETE FROM decision WHERE what = ?1 AND part = ?2 AND rest = ?3", (what, part, rest))?;
    }
    for (what, part, rest) in in_.iter().map(Decision::row) {
        to.execute("INSERT OR IGNORE INTO decision (what, part, rest) VALUES (?1, ?2, ?3)", (what, part, rest))?;
    }
    Ok(())
}

impl Store {
    /// Takes one recording out of an activity: it is an activity of its own from now on, also after its file or any
    /// other of the run is imported again.
    pub fn split(&mut self, id: &ActivityId, part: &PartId) -> Result<(), StoreError> {
        self.decide(Decided::Split, |of| {
            let Some(group) = groups::find(of, id)? else { return Ok(Vec::new()) };
            let others = group.sights.iter().filter(|sight| sight.part != *part);
            let mine = group.sights.iter().any(|sight| sight.part == *part);
            let pairs = others.filter(|_| mine).map(|other| ordered(part, &other.part));
            Ok(pairs.map(|(a, b)| Decision::Apart(a.to_string(), b.to_string())).collect())
        })
    }

    /// Makes two activities one.
    pub fn join(&mut self, id: &ActivityId, other: &ActivityId) -> Result<(), StoreError> {
        self.decide(Decided::Join, |of| {
            let Some((one, two)) = groups::find(of, id)?.zip(groups::find(of, other)?) else { return Ok(Vec::new()) };
            let pairs = |one: &Group, two: &Group| -> Vec<Decision> {
                let pairs = one.sights.iter().flat_map(|a| two.sights.iter().map(move |b| ordered(&a.part, &b.part)));
                pairs.map(|(a, b)| Decision::Together(a.to_string(), b.to_string())).collect()
            };
            Ok(if one.id == two.id { Vec::new() } else { pairs(&one, &two) })
        })
    }

    /// Says that what is doubtful about an activity is true.
    pub fn accept(&mut self, id: &ActivityId, doubt: &str) -> Result<(), StoreError> {
        self.decide(Decided::Accept, |of| {
            let group = groups::find(of, id)?;
            let richest = group.and_then(|group| group.sights.into_iter().next());
            Ok(richest
                .map(|richest| Decision::Accept(richest.part.to_string(), doubt.to_owned()))
                .into_iter()
                .collect())
        })
    }

    /// Says when an activity began, seconds since 1970-01-01 UTC.
    pub fn set_start(&mut self, id: &ActivityId, start_utc_s: i64) -> Result<(), StoreError> {
        self.decide(Decided::Date, |of| {
            let group = groups::find(of, id)?;
            let sights = group.map(|group| group.sights).unwrap_or_default();
            let Some(first) = sights.first().map(|sight| sight.recorded_start_utc_s()) else { return Ok(Vec::new()) };
            let began = sights.iter().map(|sight| {
                // Recordings that began a little apart stay so.
                let start = start_utc_s.saturating_add(sight.recorded_start_utc_s().saturating_sub(first));
                Decision::Began(sight.part.to_string(), start)
            });
            Ok(began.collect())
        })
    }

    /// Makes decisions and takes back those that they contradict, as one step.
    fn decide(
        &mut self,
        what: Decided,
        decisions: impl FnOnce(&Connection) -> Result<Vec<Decision>, StoreError>,
    ) -> Result<(), StoreError> {
        let transaction = self.change()?;
        let known = all(&transaction)?;
        let mut after = decisions(&transaction)?;
        let before: Vec<Decision> =
            known.iter().filter(|old| after.iter().any(|new| contradict(old, new))).cloned().collect();
        after.retain(|new| !known.contains(new));
        if before.is_empty() && after.is_empty() {
            return Ok(());
        }
        put(&transaction, &before, &after)?;
        undo::push(&transaction, None, &Change::Decide { what, before, after })?;
        bump_revision(&transaction)?;
        Ok(transaction.commit()?)
    }
}

/// Whether a later decision takes the place of an earlier one.
fn contradict(old: &Decision, new: &Decision) -> bool {
    match (old, new) {
        (Decision::Apart(a, b), Decision::Together(c, d)) | (Decision::Together(a, b), Decision::Apart(c, d)) => {
            (a, b) == (c, d)
        }
        (Decision::Began(part, old), Decision::Began(other, new)) => part == other && old != new,
        _ => false,
    }
}
