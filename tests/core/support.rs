//! What several tests share.

use std::path::PathBuf;

/// The folder of real files with what is known of them, if it is there.
pub(crate) fn corpus() -> Option<PathBuf> {
    let folder = shared("LIGHTFOOT_CORPUS", "corpus")?;
    let dev = folder.join("dev");
    Some(if dev.is_dir() { dev } else { folder })
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

/// Checks held and made, and what did not hold.
#[derive(Default)]
pub(crate) struct Score {
    pub(crate) held: usize,
    pub(crate) made: usize,
    pub(crate) faults: Vec<String>,
}

impl Score {
    pub(crate) fn check(&mut self, what: &str, holds: bool, ours: impl std::fmt::Debug) {
        self.held += usize::from(holds);
        self.made += 1;
        if !holds {
            self.faults.push(format!("{what}: {ours:?}"));
        }
    }

    /// A number against the truth; what the truth does not know we must not know either.
    pub(crate) fn near(&mut self, what: &str, ours: Option<f64>, truth: Option<f64>, within: f64) {
        let holds = match (ours, truth) {
            (Some(ours), Some(truth)) => (ours - truth).abs() <= within,
            (None, None) => true,
            _ => false,
        };
        self.check(&format!("{what}: wanted {truth:?}"), holds, ours);
    }
}
