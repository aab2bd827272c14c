//! The printable summary as a file.

use std::path::PathBuf;

use super::{Derived, folders, notice};
use crate::analysis::sleep_state;
use crate::model::{Day, DayRange, History, Phrase};
use crate::report::{Paper, Subject, Summary};
use crate::text::Text;

/// Days the summary covers when nothing else is asked for.
const YEAR: i32 = 365;

/// What to summarise, and how.
#[derive(Clone, Copy, Debug)]
pub struct Order {
    /// The days it covers; `None` for the last year with data.
    pub range: Option<DayRange>,
    /// Paper size.
    pub paper: Paper,
    /// The date it is prepared on.
    pub today: Day,
}

/// The summary as a value.
pub fn summary(history: &History, derived: &Derived, order: Order) -> Summary {
    let text = Text::english(history.runner.units);
    let range = order.range.unwrap_or_else(|| last_year(derived.season.days));
    Summary::of(&Subject {
        season: &derived.season,
        judgement: &derived.judgement,
        attribution: derived.attribution(),
        text: &text,
        range,
        prepared: order.today,
        sleep_need_h: Some(sleep_state(&derived.season, range.last).need_h),
        sample: history.activities.iter().any(|activity| activity.sample),
        paper: order.paper,
    })
}

fn last_year(days: DayRange) -> DayRange {
    let year = DayRange::ending(days.last, YEAR);
    DayRange::new(year.first.max(days.first), year.last)
}

/// The summary as a PDF.
#[cfg(feature = "pdf")]
pub fn pdf(history: &History, derived: &Derived, order: Order) -> Result<Vec<u8>, Phrase> {
    let set = crate::report::pdf(&summary(history, derived, order), order.paper, order.today);
    set.map(|pdf| pdf.bytes).map_err(|error| notice::no_page(&error))
}

/// This build sets no pages.
#[cfg(not(feature = "pdf"))]
pub fn pdf(_: &History, _: &Derived, _: Order) -> Result<Vec<u8>, Phrase> {
    Err(Phrase::plain("app-report-not-built"))
}

/// Writes the summary to `path`, else into the cache folder. Returns where it is.
pub fn write(history: &History, derived: &Derived, path: Option<PathBuf>, order: Order) -> Result<PathBuf, Phrase> {
    let pdf = pdf(history, derived, order)?;
    let path = match path {
        Some(path) => path,
        None => folders::cache().ok_or_else(|| Phrase::plain("app-no-cache"))?.join("lightfoot-summary.pdf"),
    };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(|error| notice::cannot_make(folder, &error))?;
    }
    std::fs::write(&path, pdf).map_err(|error| notice::cannot_write(&path, &error))?;
    Ok(path)
}
