//! What the user prefers about the program itself: a small JSON file beside the library. Every field has a default, so
//! a missing or spoilt file costs nothing but the preferences in it.

use std::path::{Path, PathBuf};

use super::folders;

/// Preferences.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: Theme,
    /// The folder files were last chosen from.
    pub last_folder: Option<PathBuf>,
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the desktop is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Settings {
    /// The preferences kept beside a library; what cannot be read is the default.
    pub fn load(library: &Path) -> Self {
        let Ok(text) = std::fs::read_to_string(folders::settings_of(library)) else { return Self::default() };
        let Ok(json) = serde_json::from_str::<serde_json::Value>(&text) else { return Self::default() };
        let field = |name: &str| json.get(name).cloned().unwrap_or_default();
        Self {
            theme: serde_json::from_value(field("theme")).unwrap_or_default(),
            last_folder: serde_json::from_value(field("last_folder")).unwrap_or_default(),
        }
    }

    /// Keeps the preferences beside a library.
    pub fn save(&self, library: &Path) -> std::io::Result<()> {
        let mut text = serde_json::to_string_pretty(self)?;
        text.push('\n');
        std::fs::write(folders::settings_of(library), text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_come_back_and_one_spoilt_field_costs_only_itself() {
        let folder = tempfile::tempdir().unwrap();
        let library = folder.path().join("l.db");
        assert_eq!(Settings::load(&library), Settings::default());
        let settings = Settings { theme: Theme::Dark, last_folder: Some("runs".into()) };
        settings.save(&library).unwrap();
        assert_eq!(Settings::load(&library), settings);
        std::fs::write(folders::settings_of(&library), r#"{"theme": "plaid", "last_folder": "x"}"#).unwrap();
        assert_eq!(Settings::load(&library), Settings { theme: Theme::System, last_folder: Some("x".into()) });
        std::fs::write(folders::settings_of(&library), "not json").unwrap();
        assert_eq!(Settings::load(&library), Settings::default());
    }
}
