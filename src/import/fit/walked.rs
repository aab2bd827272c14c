//! What the walk through one part gave, and what of it makes no sense.

use super::messages::Found;
use super::strays;

/// Bytes before a place that makes no sense in which one wrong byte is looked for.
const SHOWS_WITHIN: usize = 10_000;
/// Bytes behind it: a message is already doubted when what follows makes no sense.
const SHOWS_BEFORE: usize = 1_000;
/// Records that one damage can make stand out. Where there are more, the sensor is like that.
const MOST_STRAYS: usize = 3;

/// What a walk gave.
#[derive(Debug, Default)]
pub(super) struct Walked {
    pub(super) found: Found,
    /// Places where bytes made no sense.
    pub(super) faults: u32,
    /// The first of them, in bytes.
    pub(super) first_fault: Option<usize>,
    /// Times between which records were lost, on the file's clock.
    pub(super) lost: Vec<(u32, u32)>,
    /// Where rows stand: the byte of the first, its number, and the bytes of each.
    pub(super) runs: Vec<(usize, usize, usize)>,
    /// The first record that had no time.
    pub(super) untimed: Option<usize>,
    /// Whether one wrong byte was put right.
    pub(super) mended: bool,
    /// Whether the messages went on to the checksum at the end.
    pub(super) whole: bool,
}

impl Walked {
    /// How many things make no sense: above all the bytes, then records without a time, then records that stand out.
    pub(super) fn worries(&self) -> (u32, bool, usize) {
        (self.faults, self.untimed.is_some(), strays::rows(&self.found.records).len())
    }

    /// The bytes around what makes no sense, from and to.
    pub(super) fn suspects(&self) -> Vec<(usize, usize)> {
        if let Some(place) = self.first_fault.or(self.untimed) {
            return vec![(place.saturating_sub(SHOWS_WITHIN), place.saturating_add(SHOWS_BEFORE))];
        }
        let rows = strays::rows(&self.found.records);
        let bytes = |row: &usize| {
            let (at, first, stride) = self.runs.iter().rev().find(|(_, first, _)| first <= row)?;
            let from = at.saturating_add(row.saturating_sub(*first).saturating_mul(*stride));
            Some((from, from.saturating_add(*stride)))
        };
        rows.iter().filter_map(bytes).collect()
    }

    /// Leaves out the few records whose time or values jump and come back.
    pub(super) fn without_strays(mut self) -> Self {
        let rows = strays::rows(&self.found.records);
        if rows.len() > MOST_STRAYS {
            return self;
        }
        let times = &self.found.records.timestamps;
        let around = |row: &usize| Some((*times.get(row.checked_sub(1)?)?, *times.get(row.checked_add(1)?)?));
        self.lost.extend(rows.iter().filter_map(around));
        self.faults = self.faults.saturating_add(u32::try_from(rows.len()).unwrap_or(u32::MAX));
        self.found.records.remove(&rows);
        self
    }
}
