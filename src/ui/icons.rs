//! The icons in use: glyphs of the Phosphor font, which lives in a family of its own because text fonts use the same
//! private code points.

use crate::causes::CauseId;

pub(super) const BRAND: &str = "\u{e000}"; // pulse
pub(super) const TODAY: &str = "\u{e2c2}"; // house
pub(super) const TRENDS: &str = "\u{e156}"; // chart-line-up
pub(super) const RUNS: &str = "\u{e730}"; // person-simple-run
pub(super) const DIARY: &str = "\u{e34e}"; // notebook
pub(super) const PROFILE: &str = "\u{e4c2}"; // user
pub(super) const IMPORT: &str = "\u{e20c}"; // download-simple
pub(super) const FOLDER: &str = "\u{e256}"; // folder-open
pub(super) const MENU: &str = "\u{e1fe}"; // dots-three
pub(super) const LIGHT: &str = "\u{e472}"; // sun
pub(super) const DARK: &str = "\u{e58e}"; // moon-stars
pub(super) const UNDO: &str = "\u{e08a}"; // arrow-u-up-left
pub(super) const CLOSE: &str = "\u{e4f6}"; // x
pub(super) const CHECK: &str = "\u{e182}"; // check
pub(super) const ADD: &str = "\u{e3d4}"; // plus
pub(super) const REMOVE: &str = "\u{e4a6}"; // trash
pub(super) const OPENED: &str = "\u{e136}"; // caret-down
pub(super) const CLOSED: &str = "\u{e13a}"; // caret-right
pub(super) const BACK: &str = "\u{e138}"; // caret-left
pub(super) const UP: &str = "\u{e13c}"; // caret-up
pub(super) const FLAG: &str = "\u{e244}"; // flag
pub(super) const WARNING: &str = "\u{e4e0}"; // warning
pub(super) const INFO: &str = "\u{e2ce}"; // info
pub(super) const REFERRAL: &str = "\u{e570}"; // first-aid-kit
pub(super) const AGAINST: &str = "\u{e32a}"; // minus
pub(super) const MISSING: &str = "\u{e3e8}"; // question
pub(super) const PRINT: &str = "\u{e3dc}"; // printer
pub(super) const TABLE: &str = "\u{e476}"; // table
pub(super) const LOAD: &str = "\u{e2de}"; // lightning
pub(super) const LEGS: &str = "\u{ea88}"; // footprints
pub(super) const WEIGHT: &str = "\u{e750}"; // scales
pub(super) const SLEEP: &str = "\u{e330}"; // moon
pub(super) const FORM: &str = "\u{e730}"; // person-simple-run
pub(super) const HEART: &str = "\u{e2ac}"; // heartbeat
pub(super) const SAMPLE: &str = "\u{e79e}"; // flask
pub(super) const FOOD: &str = "\u{e262}"; // fork-knife

/// The icon of a cause: colour is never the only sign.
pub(super) fn cause(cause: CauseId) -> &'static str {
    match cause {
        CauseId::StrengthTraining => "\u{e0b6}", // barbell
        CauseId::Stretching => "\u{ecfe}",       // person-arms-spread
        CauseId::Overtraining => "\u{e4ae}",     // trend-up
        CauseId::Shoes => "\u{ed60}",            // sneaker-move
        CauseId::RunningForm => FORM,
        CauseId::WeightGain => WEIGHT,
        CauseId::LowCarbohydrate => "\u{e81c}", // bread
        CauseId::IronDeficiency => "\u{e7a0}",  // test-tube
        CauseId::Dehydration => "\u{e210}",     // drop
        CauseId::Circulation => HEART,
        CauseId::Sleep => SLEEP,
    }
}
