//! Where each platform keeps what a program holds.

use std::path::PathBuf;

/// The folder for what can be made again.
pub fn cache() -> Option<PathBuf> {
    Some(project()?.cache_dir().to_owned())
}

fn project() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "Lightfoot")
}
