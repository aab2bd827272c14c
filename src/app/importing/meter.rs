//! How much of the files on disk has been read, by their bytes: of an archive nobody knows how many files it holds until
//! it is open to the last.

use crate::import::Item;

/// How far the reading is.
#[derive(Default)]
pub(super) struct Meter {
    /// Bytes of all files.
    all: u64,
    /// Bytes of those that were opened to their end.
    done: u64,
    /// Bytes of the one that is open.
    within: f64,
}

impl Meter {
    /// At the beginning of these files.
    pub(super) fn of(items: &[Item]) -> Self {
        Self { all: items.iter().map(weight).sum(), ..Self::default() }
    }

    /// A file was read so far, 0 to 1.
    pub(super) fn far(&mut self, item: &Item, share: f64) {
        self.within = weight(item) as f64 * share;
    }

    /// A file was opened to its end.
    pub(super) fn opened(&mut self, item: &Item) {
        self.done += weight(item);
        self.within = 0.0;
    }

    /// How much of all was read, 0 to 1.
    pub(super) fn share(&self) -> f64 {
        ((self.done as f64 + self.within) / self.all.max(1) as f64).min(1.0)
    }
}

/// An empty file counts as something.
fn weight(item: &Item) -> u64 {
    item.size.max(1)
}
