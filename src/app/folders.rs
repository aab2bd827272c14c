//! Where each platform keeps what a program holds.

use std::path::{Path, PathBuf};

/// The folder for what can be made again.
pub fn cache() -> Option<PathBuf> {
    Some(project()?.cache_dir().to_owned())
}

/// The settings that belong to a library.
pub fn settings_of(library: &Path) -> PathBuf {
    library.with_file_name("settings.json")
}

fn project() -> Option<directories::ProjectDirs> {
    directories::ProjectDirs::from("", "", "Lightfoot")
}
