//! The long way round: a runner's records written as files and imported into an empty library, as a user would.

use std::ops::ControlFlow;

use lightfoot::app::importing::import;
use lightfoot::model::History;
use lightfoot::simulate::{Invented, files};
use lightfoot::store::Store;

/// The history as it comes out of a library that the files of this runner went into; `Err` says what failed.
pub(crate) fn history(invented: &Invented) -> Result<History, String> {
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    for (name, bytes) in files(invented) {
        let path = folder.path().join(name);
        let made = path.parent().map_or(Ok(()), std::fs::create_dir_all);
        made.and_then(|()| std::fs::write(&path, bytes)).map_err(|error| error.to_string())?;
    }
    let mut store = Store::in_memory().map_err(|error| error.to_string())?;
    let paths = [folder.path().to_path_buf()];
    import(&mut store, &paths, &mut |_| ControlFlow::Continue(())).map_err(|error| error.to_string())?;
    store.history().map_err(|error| error.to_string())
}
