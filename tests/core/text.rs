//! Every text is there, well formed, and named once.

use std::fs;
use std::path::Path;

use lightfoot::model::runner::Units;
use lightfoot::text::Text;

/// The first part of a text's name: the room or the cause it belongs to.
const FAMILIES: &[&str] = &[
    "common-",
    "import-",
    "forecast-",
    "causes-",
    "app-",
    "attribution-",
    "experiment-",
    "cli-",
    "report-",
    "ui-",
    "strength-training-",
    "stretching-",
    "overtraining-",
    "shoes-",
    "running-form-",
    "weight-gain-",
    "low-carbohydrate-",
    "iron-deficiency-",
    "dehydration-",
    "circulation-",
    "sleep-",
];

#[test]
fn the_files_of_words_are_well_formed_and_no_name_is_used_twice() {
    assert_eq!(Text::faults(), Vec::<String>::new());
}

#[test]
fn every_text_the_code_names_exists() {
    let text = Text::english(Units::Metric);
    let mut missing = Vec::new();
    visit(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut |file, source| {
        for literal in source.split('"').skip(1).step_by(2) {
            let is_name = literal.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            let named = FAMILIES.iter().any(|family| literal.starts_with(family) && literal.len() > family.len());
            if is_name && named && !literal.ends_with('-') && !text.has(literal) {
                missing.push(format!("{}: {literal}", file.display()));
            }
        }
    });
    missing.dedup();
    assert!(missing.is_empty(), "no text of this name:\n{}", missing.join("\n"));
}

fn visit(folder: &Path, each: &mut dyn FnMut(&Path, &str)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, each);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let source = fs::read_to_string(&path).unwrap();
            // Comments may quote anything.
            let code: String =
                source.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            each(&path, &code);
        }
    }
}
