//! Tar, nearly always inside a gzip: entries one after the other, each as long as its head says.

use std::io::Read;
use std::ops::ControlFlow;

use ::tar::Archive;

use super::{About, Unpacker};
use crate::import::ProblemKind;

impl Unpacker<'_> {
    /// Hands out every file of a tar.
    pub(super) fn tar(&mut self, name: &str, from: impl Read, depth: u8) -> ControlFlow<()> {
        let mut archive = Archive::new(from);
        let Ok(entries) = archive.entries() else {
            return self.problem(name, ProblemKind::Corrupt, "import-archive-corrupt");
        };
        let mut found = false;
        for entry in entries {
            let Ok(entry) = entry else { return self.problem(name, ProblemKind::Truncated, "import-archive-cut") };
            found = true;
            let size = entry.size();
            let about = About {
                inner: String::from_utf8_lossy(&entry.path_bytes()).into_owned(),
                is_file: entry.header().entry_type().is_file(),
                packed: size,
                size,
                crc: 0,
            };
            self.entry(name, &about, None, entry, depth)?;
        }
        if found { ControlFlow::Continue(()) } else { self.problem(name, ProblemKind::Empty, "import-archive-empty") }
    }
}
