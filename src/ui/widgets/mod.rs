//! Pieces that several screens are built of. Each takes what it shows and gives back what was done with it.

pub(super) mod axis;
pub(super) mod card;
pub(super) mod chart;
pub(super) mod controls;
pub(super) mod dots;
pub(super) mod empty;
pub(super) mod explained;
pub(super) mod fields;
pub(super) mod flags;
pub(super) mod items;
pub(super) mod range_picker;
pub(super) mod rating;
