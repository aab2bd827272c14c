//! How far an import is, in the runner's words: on the Import screen and in the line below every other.

use super::look::Look;
use crate::app::Progress;
use crate::model::Quantity;

/// Below so many seconds nothing is said of the time left.
const SOON_S: f64 = 5.0;

/// What is being done.
pub(super) fn says(look: &Look<'_>, progress: &Progress) -> String {
    if progress.total == 0 {
        return look.t("ui-status-starting");
    }
    let count = |n: usize| Quantity::Count(n as f64);
    let values = [("done", count(progress.done)), ("total", count(progress.total)), ("runs", count(progress.runs))];
    look.with(if progress.open { "ui-status-importing-open" } else { "ui-status-importing" }, &values)
}

/// How long it still takes, once that can be told.
pub(super) fn left(look: &Look<'_>, progress: &Progress) -> Option<String> {
    let left_s = progress.remaining_s.filter(|left| *left >= SOON_S)?;
    let left = if left_s < 90.0 {
        look.with("ui-status-left-seconds", &[("seconds", Quantity::Count((left_s / 5.0).ceil() * 5.0))])
    } else {
        look.with("ui-status-left", &[("left", Quantity::Minutes((left_s / 60.0).ceil()))])
    };
    Some(left)
}
