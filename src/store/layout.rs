//! Where the library lies when nothing else is said.

use std::path::PathBuf;

/// The name of the library file.
pub const FILE_NAME: &str = "library.lightfoot";

/// The library in the platform's data folder; `None` where the platform names no such folder.
///
/// Linux `~/.local/share/lightfoot`, Windows `%APPDATA%\Lightfoot\data`, macOS `~/Library/Application Support/Lightfoot`.
pub fn default_library() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "Lightfoot")?;
    Some(folders.data_dir().join(FILE_NAME))
}
