//! What the body shows for and against each cause: the table of weights (section 7.2), kept as data.

use std::sync::LazyLock;

use super::confounders;
use super::finding::{CauseId, Evidence, OriginTag, Part};
use crate::analysis::{Season, Sign, SignValues};
use crate::model::{Day, DayRange, Phrase};

/// Rows are signs, columns causes; positive weights speak for, negative against (J).
const TABLE: &str = include_str!("../../assets/signs.csv");
/// Below this share of known weight, nothing is said (J).
const LEAST_KNOWN: f64 = 0.30;
/// A sign is mentioned from this strength on (J).
const MENTIONED: f64 = 0.25;
/// Days a sign looks back, to mark it on the charts.
const SIGN_DAYS: i32 = 14;

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

/// The signs of a day that may be used for this runner: those that something else explains are unknown (section 9).
pub(super) fn usable_signs(season: &Season, day: Day) -> SignValues {
    let mut signs = season.signs.get(day).map(|signs| (*signs).clone()).unwrap_or_default();
    for sign in confounders::vetoed(season, day) {
        signs.set(sign, None);
    }
    signs
}

/// Effort is up without the heart only as far as the heart, judged anew, is not (section 5.4).
pub(super) fn split_by(signs: &mut SignValues, heart_up: f64) {
    let split = signs.get(Sign::RpeSplit).zip(signs.get(Sign::RpeUp));
    signs.set(Sign::RpeSplit, split.map(|(split, effort)| split.min(effort * (1.0 - heart_up))));
}

/// Weighs the signs of a day for a cause into its evidence: body, counter-evidence, and a sentence for each sign that
/// speaks clearly, except those in `told`, which the cause words with its own numbers.
pub(super) fn add_to(evidence: &mut Evidence, season: &Season, day: Day, cause: CauseId, told: &[Sign]) {
    add_signs(evidence, &usable_signs(season, day), day, cause, told);
}

/// The same with signs the cause has made more exact.
pub(super) fn add_signs(evidence: &mut Evidence, signs: &SignValues, day: Day, cause: CauseId, told: &[Sign]) {
    let body = body(cause, signs);
    evidence.body = body.shown;
    evidence.counter = evidence.counter.max(body.counter);
    for &sign in Sign::ALL {
        let weight = weight(sign, cause);
        let Some(strength) =
            signs.get(sign).filter(|strength| *strength >= MENTIONED && weight != 0.0 && !told.contains(&sign))
        else {
            continue;
        };
        let part = Part {
            says: Phrase::plain(sentence(sign)),
            window: Some(DayRange::ending(day, SIGN_DAYS)),
            n: 1,
            strength,
            tag: OriginTag::Own,
        };
        if weight > 0.0 { evidence.parts.push(part) } else { evidence.against.push(part) }
    }
    if body.shown.is_none() {
        evidence.missing.push(Phrase::plain("causes-missing-body"));
    }
}

/// The sentence of a sign, a Fluent name.
pub fn sentence(sign: Sign) -> &'static str {
    match sign {
        Sign::HrpUp => "causes-sign-hrp-up",
        Sign::HrpDown => "causes-sign-hrp-down",
        Sign::DecUp => "causes-sign-decoupling",
        Sign::HrvDown => "causes-sign-hrv-down",
        Sign::HrvUp => "causes-sign-hrv-up",
        Sign::RhrUp => "causes-sign-rhr-up",
        Sign::GctUp => "causes-sign-gct-up",
        Sign::VoUp => "causes-sign-vo-up",
        Sign::CadDown => "causes-sign-cadence-down",
        Sign::RpeUp => "causes-sign-effort-up",
        Sign::RpeSplit => "causes-sign-effort-split",
        Sign::Perf => "causes-sign-performance",
        Sign::Sore => "causes-sign-sore",
        Sign::Stiff => "causes-sign-stiff",
        Sign::Early => "causes-sign-early",
        Sign::Late => "causes-sign-late",
        Sign::Fade => "causes-sign-fade",
        Sign::Tired => "causes-sign-tired",
        Sign::Mood => "causes-sign-mood",
        Sign::IllInjured => "causes-sign-ill",
        Sign::Thirst => "causes-sign-thirst",
        Sign::WeightDip => "causes-sign-weight-dip",
        Sign::Swell => "causes-sign-swelling",
        Sign::Rest => "causes-sign-rest",
        Sign::Gradual => "causes-sign-gradual",
        Sign::Sudden => "causes-sign-sudden",
        Sign::Fix => "causes-sign-rest-helps",
        Sign::NoFix => "causes-sign-rest-does-not-help",
        Sign::Hot => "causes-sign-hot",
    }
}
