//! `lightfoot report`: the printable summary as a PDF file.

use super::args::Report;
use super::{Call, DONE, Failure};
use crate::app::{self, summary::Order};
use crate::model::Phrase;

/// Writes the summary of the days asked for.
pub(super) fn run(call: &Call<'_>, args: &Report) -> Result<u8, Failure> {
    let history = call.history()?;
    let Some(all) = history.days() else { return Err(Failure::failed(Phrase::plain("cli-report-empty"))) };
    let range = (!args.days.is_open()).then(|| args.days.within(all));
    // A summary that ends on a day says what was known at the end of that day.
    let history = range.map_or_else(|| history.clone(), |range| history.until(range.last));
    let derived = app::derive(&history);
    let order = Order { range, paper: args.paper.into(), today: app::clock::today() };
    app::summary::write(&history, &derived, Some(args.output.clone()), order).map_err(Failure::failed)?;
    Ok(DONE)
}
