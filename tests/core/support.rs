//! What several tests share.

use std::path::PathBuf;

/// The folder of real files, if it is there. A stranger has none: the test then says so and passes. In CI its absence
/// fails.
pub(crate) fn corpus() -> Option<PathBuf> {
    let named = std::env::var_os("LIGHTFOOT_CORPUS").map(PathBuf::from);
    let folder = named.unwrap_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared/corpus"));
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "no corpus at {}", folder.display());
    eprintln!("skipped: no corpus of real files at {}", folder.display());
    None
}
