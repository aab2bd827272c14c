//! The sample runner: an invented year to look around in, removed with one command.

use std::path::Path;

use super::importing::pack;
use super::{clock, open_library};
use crate::import::Contents;
use crate::model::{Day, Phrase};
use crate::simulate;
use crate::store::{ReadFile, Store, StoreError};

/// Invents the sample runner and puts it into the library.
pub(super) fn add(library: &Path, today: Day) -> Result<(), Phrase> {
    let mut store = open_library(library)?;
    write(&mut store, today).map_err(|error| error.phrase())
}

/// Writes the sample runner, as if imported from one file.
pub fn write(store: &mut Store, today: Day) -> Result<(), StoreError> {
    if store.has_sample()? {
        return Ok(());
    }
    let invented = simulate::sample_runner(today);
    let contents = Contents {
        recordings: invented.recordings,
        readings: invented.readings,
        nights: invented.nights,
        diary: invented.diary,
        profile: Some(invented.profile),
        ..Contents::default()
    };
    let name = format!("sample {today}");
    let hash = *blake3::hash(name.as_bytes()).as_bytes();
    let file = ReadFile { path: name.clone().into(), name, hash, sample: true, ..pack(contents) };
    let import = store.begin_import(&file.name, clock::now_s())?;
    store.write(import, vec![file])?;
    store.finish_import(import)
}
