//! Units that several formats write in place of SI.

/// Kilograms of a pound.
pub(super) const POUND_KG: f64 = 0.453_592_37;

/// Metres of a mile.
pub(super) const MILE_M: f64 = 1_609.344;
/// Kilograms of a stone.
pub(super) const STONE_KG: f64 = 6.350_293_18;
