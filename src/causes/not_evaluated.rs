//! What the causes share that this version cannot weigh yet: they say so, and what they will need.

use super::Cause;
use super::finding::Evidence;
use crate::analysis::Season;
use crate::model::{Day, Phrase};

/// Evidence that knows nothing: no exposure, no score, no verdict.
pub(super) fn nothing(cause: &Cause) -> Evidence {
    Evidence { missing: vec![Phrase::plain(cause.card.need)], ..Evidence::default() }
}

/// No day brings data for a cause that is not weighed.
pub(super) fn never(_: &Season, _: Day) -> bool {
    false
}
