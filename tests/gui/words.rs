//! Every text the window asks for is there, and none lies about unused.
#![expect(clippy::expect_used, reason = "a test that cannot read the sources fails")]

use std::path::{Path, PathBuf};

use lightfoot::model::runner::Units;
use lightfoot::text::Text;

/// Beginnings of names that are put together from a word of the data.
const MADE_UP: [&str; 4] = ["ui-carbs-", "ui-sport-", "ui-load-", "ui-value-"];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the room is there");
    let paths = entries.map(|entry| entry.expect("readable").path());
    paths.flat_map(|path| if path.is_dir() { sources(&path) } else { vec![path] }).collect()
}

/// The names of texts in a file: what stands in quotes and begins with the room's prefix.
fn names(source: &str) -> Vec<String> {
    let quoted = source.split("\"ui-").skip(1).filter_map(|rest| rest.split('"').next());
    let names = quoted.filter(|word| !word.contains(['{', ' ']));
    names.map(|word| format!("ui-{word}")).collect()
}

fn asked() -> Vec<String> {
    let room = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/ui");
    let files = sources(&room);
    files.iter().flat_map(|file| names(&std::fs::read_to_string(file).expect("readable"))).collect()
}

#[test]
fn every_text_the_window_asks_for_is_there() {
    let text = Text::english(Units::Metric);
    let missing: Vec<String> = asked().into_iter().filter(|name| !text.has(name)).collect();
    assert!(missing.is_empty(), "no text for {missing:?}");
}

#[test]
fn no_text_lies_about_unused() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/text/en/ui.ftl");
    let file = std::fs::read_to_string(path).expect("readable");
    let there = file.lines().filter_map(|line| line.split_once(" =")).map(|(name, _)| name);
    let asked = asked();
    let used = |name: &str| {
        let whole = |name: &str| asked.iter().any(|asked| asked == name);
        let part = name.strip_suffix("-hint").is_some_and(whole);
        whole(name) || part || MADE_UP.iter().any(|begin| name.starts_with(begin))
    };
    let unused: Vec<&str> = there.filter(|name| name.starts_with("ui-") && !used(name)).collect();
    assert!(unused.is_empty(), "never shown: {unused:?}");
}
