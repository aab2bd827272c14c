//! What the body shows for and against each cause: the table of weights (section 7.2), kept as data.

use std::sync::LazyLock;

use super::finding::CauseId;
use crate::analysis::{Season, Sign, SignValues};
use crate::model::Day;

/// Rows are signs, columns causes; positive weights speak for, negative against [J].
const TABLE: &str = include_str!("../../assets/signs.csv");
/// Below this share of known weight, nothing is said [J].
const LEAST_KNOWN: f64 = 0.30;

/// Weight of each sign for each cause.
struct Weights([[f64; CauseId::ALL.len()]; Sign::ALL.len()]);

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| Weights::parse(TABLE));

impl Weights {
    /// Reads the table by the names in its first row and column; a test holds it against its checksums.
    fn parse(table: &str) -> Self {
        let mut weights = [[0.0; CauseId::ALL.len()]; Sign::ALL.len()];
        let mut lines = table.lines();
        let causes: Vec<Option<CauseId>> =
            lines.next().unwrap_or("").split(',').skip(1).map(CauseId::from_key).collect();
        for line in lines {
            let mut cells = line.split(',');
            let name = cells.next().unwrap_or("");
            let row = Sign::ALL.iter().find(|sign| sign.key() == name).and_then(|sign| weights.get_mut(*sign as usize));
            let Some(row) = row else { continue };
            for (cause, cell) in causes.iter().zip(cells) {
                if let Some(slot) = cause.and_then(|cause| row.get_mut(cause as usize)) {
                    *slot = cell.trim().parse().unwrap_or(0.0);
                }
            }
        }
        Self(weights)
    }
}

/// The weight of a sign for a cause.
pub fn weight(sign: Sign, cause: CauseId) -> f64 {
    WEIGHTS.0.get(sign as usize).and_then(|row| row.get(cause as usize)).copied().unwrap_or(0.0)
}

/// What the signs say of one cause.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Body {
    /// Body signs, 0..1; `None` when too few are known.
    pub shown: Option<f64>,
    /// Counter-evidence from signs, 0..1.
    pub counter: f64,
}

/// Weighs the signs of one day for one cause.
pub fn body(cause: CauseId, signs: &SignValues) -> Body {
    let (mut seen, mut known, mut all, mut against) = (0.0, 0.0, 0.0, 0.0);
    for &sign in Sign::ALL {
        let weight = weight(sign, cause);
        all += weight.max(0.0);
        if let Some(strength) = signs.get(sign) {
            seen += weight.max(0.0) * strength;
            known += weight.max(0.0);
            against += (-weight).max(0.0) * strength;
        }
    }
    let share = if all > 0.0 { known / all } else { 0.0 };
    // Full marks need a bit more than half of the available weight.
    let full = ((0.55 * all).clamp(6.0, 12.0) * share).max(4.0);
    let shown = (share >= LEAST_KNOWN).then(|| (seen / full).clamp(0.0, 1.0));
    Body { shown, counter: (against / 4.0).clamp(0.0, 1.0) }
}

/// Signs that rest on heart rate say nothing under medicines that change it (section 8.3).
const HEART_SIGNS: [Sign; 7] =
    [Sign::HrpUp, Sign::HrpDown, Sign::DecUp, Sign::HrvDown, Sign::HrvUp, Sign::RhrUp, Sign::RpeSplit];

/// The signs of a day that may be used for this runner.
pub(super) fn usable_signs(season: &Season, day: Day) -> SignValues {
    let mut signs = season.signs.get(day).map(|signs| (*signs).clone()).unwrap_or_default();
    if season.runner.medicines_change_heart_rate == Some(true) {
        for sign in HEART_SIGNS {
            signs.set(sign, None);
        }
    }
    signs
}

/// What the signs of a day say of a cause.
pub(super) fn body_on(season: &Season, day: Day, cause: CauseId) -> Body {
    body(cause, &usable_signs(season, day))
}
