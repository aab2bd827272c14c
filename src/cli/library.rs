//! `lightfoot backup`, `restore` and `check`: the library as a file.

use std::path::Path;

use super::{Call, DONE, FAILED, Failure, name_of};
use crate::model::Phrase;

/// Writes a consistent copy to a file that is not there yet.
pub(super) fn backup(call: &mut Call<'_>, to: &Path) -> Result<u8, Failure> {
    if to.exists() {
        return Err(Failure::failed(Phrase::new("cli-backup-exists", [("file", name_of(to))])));
    }
    call.store()?.backup(to).map_err(|error| Failure::failed(error.phrase()))?;
    call.say(&Phrase::new("cli-backup-done", [("file", name_of(to))]))
}

/// Puts a copy in the place of everything the library holds.
pub(super) fn restore(call: &mut Call<'_>, from: &Path) -> Result<u8, Failure> {
    if !from.is_file() {
        return Err(Failure::failed(Phrase::new("cli-no-such-path", [("file", name_of(from))])));
    }
    call.store()?.restore(from).map_err(|error| Failure::failed(error.phrase()))?;
    call.say(&Phrase::new("cli-restore-done", [("file", name_of(from))]))
}

/// Says whether the library is sound.
pub(super) fn check(call: &mut Call<'_>) -> Result<u8, Failure> {
    let faults = call.store()?.check().map_err(|error| Failure::failed(error.phrase()))?;
    if faults.is_empty() {
        return call.say(&Phrase::plain("cli-check-sound"));
    }
    for fault in faults {
        writeln!(call.out, "{fault}")?;
    }
    Err(Failure::Says(Phrase::plain("cli-check-faults"), FAILED))
}

impl Call<'_> {
    /// Prints one sentence on stdout.
    pub(super) fn say(&mut self, says: &Phrase) -> Result<u8, Failure> {
        let text = crate::text::Text::english(crate::model::runner::Units::Metric);
        writeln!(self.out, "{}", text.say(says))?;
        Ok(DONE)
    }
}
