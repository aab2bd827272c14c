//! The report of an import as a table other programs read.

use super::importing::{FileResult, ImportReport, Outcome};
use crate::model::runner::Units;
use crate::text::Text;

/// One row a file: `file, kind, result, runs, other_activities, days, message`. `result` is one of `new`, `merged`,
/// `duplicate`, `problem`, `ignored`, `skipped`.
pub fn csv(report: &ImportReport) -> Result<Vec<u8>, csv::Error> {
    let text = Text::english(Units::Metric);
    let mut table = csv::Writer::from_writer(Vec::new());
    table.write_record(["file", "kind", "result", "runs", "other_activities", "days", "message"])?;
    for row in &report.files {
        table.write_record(record(row, &text))?;
    }
    table.into_inner().map_err(|error| error.into_error().into())
}

fn record(row: &FileResult, text: &Text) -> [String; 7] {
    let number = |n: usize| n.to_string();
    let nothing = || [String::new(), String::new(), String::new()];
    let (result, counts, message) = match &row.outcome {
        Outcome::Imported { runs, other, days } => {
            ("new", [number(*runs), number(*other), number(*days)], String::new())
        }
        Outcome::Merged => ("merged", nothing(), String::new()),
        Outcome::Duplicate => ("duplicate", nothing(), String::new()),
        Outcome::Problem(problem) => ("problem", nothing(), text.say(&problem.what)),
        Outcome::Ignored(why) => ("ignored", nothing(), text.say(why)),
        Outcome::Skipped => ("skipped", nothing(), String::new()),
    };
    let [runs, other, days] = counts;
    let kind = row.format.map(|format| text.get(format)).unwrap_or_default();
    [row.file.clone(), kind, result.to_owned(), runs, other, days, message]
}
