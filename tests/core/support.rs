//! What several tests share.

use std::path::PathBuf;

/// The folder of real files, if it is there.
pub(crate) fn corpus() -> Option<PathBuf> {
    shared("LIGHTFOOT_CORPUS", "corpus")
}

/// The folder of real diaries, if it is there.
pub(crate) fn datasets() -> Option<PathBuf> {
    shared("LIGHTFOOT_DATASETS", "datasets")
}

/// A folder beside the project. A stranger has none: the test then says so and passes. In CI its absence fails.
fn shared(variable: &str, name: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name));
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "no {name} at {}", folder.display());
    eprintln!("skipped: no {name} at {}", folder.display());
    None
}
