//! `lightfoot import`: files, folders and archives into the library, and the report of it.

use std::ops::ControlFlow;
use std::time::Duration;

use serde::Serialize;

use super::args::Import;
use super::{Call, DONE, Failure, PROBLEMS, json, name_of};
use crate::app::clock::{self, Pace};
use crate::app::{self, Answers, ImportReport, Outcome, Part, ProblemKind, Progress, Question};
use crate::app::{importing, sample};
use crate::model::runner::Units;
use crate::model::{Phrase, Quantity};
use crate::text::Text;

/// The report; the order of the fields is that of the contract.
#[derive(Serialize, Debug)]
struct Document<'a> {
    files: usize,
    runs: Runs,
    other_activities: usize,
    days: Days,
    problems: Vec<ProblemRow<'a>>,
    ignored: Vec<IgnoredRow<'a>>,
    elapsed_s: Option<f64>,
    #[serde(flatten)]
    preview: Option<Preview>,
}

/// What a dry run tells besides.
#[derive(Serialize, Debug)]
struct Preview {
    recognised: Vec<Recognised>,
    from: Option<String>,
    to: Option<String>,
    guesses: Vec<Guess>,
}

impl Preview {
    fn of(report: &ImportReport, text: &Text) -> Self {
        Self {
            recognised: report.parts.iter().map(|part| recognised(part, text)).collect(),
            from: report.range.map(|range| range.first.to_string()),
            to: report.range.map(|range| range.last.to_string()),
            guesses: report.questions.iter().map(|question| guess(question, text)).collect(),
        }
    }
}

/// What of one kind of file was found.
#[derive(Serialize, Debug)]
struct Recognised {
    format: String,
    files: usize,
    runs: usize,
    other_activities: usize,
    days: usize,
    sources: Vec<String>,
}

/// What had to be guessed; `--answer` says otherwise.
#[derive(Serialize, Debug)]
struct Guess {
    key: &'static str,
    asks: String,
    guess: &'static str,
    answers: Vec<&'static str>,
    files: usize,
}

#[derive(Serialize, Debug)]
struct Runs {
    new: usize,
    merged: usize,
    duplicate: usize,
}

#[derive(Serialize, Debug)]
struct Days {
    weight: usize,
    sleep: usize,
    resting_hr: usize,
    hrv: usize,
    diary: usize,
}

#[derive(Serialize, Debug)]
struct ProblemRow<'a> {
    file: &'a str,
    kind: ProblemKind,
    message: String,
    records_recovered: u32,
}

#[derive(Serialize, Debug)]
struct IgnoredRow<'a> {
    file: &'a str,
    why: String,
}

impl<'a> Document<'a> {
    fn of(report: &'a ImportReport, dry_run: bool, text: &Text) -> Self {
        let days = |measure: &str| report.days.get(measure).copied().unwrap_or(0);
        let mut problems = Vec::new();
        let mut ignored = Vec::new();
        for row in &report.files {
            match &row.outcome {
                Outcome::Problem(problem) => problems.push(ProblemRow {
                    file: &row.file,
                    kind: problem.kind,
                    message: text.say(&problem.what),
                    records_recovered: problem.records_recovered,
                }),
                Outcome::Ignored(why) => ignored.push(IgnoredRow { file: &row.file, why: text.say(why) }),
                _ => {}
            }
        }
        Self {
            files: report.files.len(),
            runs: Runs { new: report.runs_new, merged: report.runs_merged, duplicate: report.runs_duplicate },
            other_activities: report.other_activities,
            days: Days {
                weight: days("weight"),
                sleep: days("sleep"),
                resting_hr: days("resting_hr"),
                hrv: days("hrv"),
                diary: days("diary"),
            },
            problems,
            ignored,
            elapsed_s: json::round(Some(report.elapsed_s), 2),
            preview: dry_run.then(|| Preview::of(report, text)),
        }
    }
}

fn recognised(part: &Part, text: &Text) -> Recognised {
    Recognised {
        format: text.get(part.format),
        files: part.files,
        runs: part.runs,
        other_activities: part.other,
        days: part.days,
        sources: part.sources.iter().cloned().collect(),
    }
}

fn guess(question: &Question, text: &Text) -> Guess {
    Guess {
        key: question.key,
        asks: text.say(&question.asks),
        guess: question.words.first().copied().unwrap_or_default(),
        answers: question.words.clone(),
        files: question.files,
    }
}

/// Imports and prints the report.
pub(super) fn run(call: &mut Call<'_>, args: &Import) -> Result<u8, Failure> {
    if let Some(path) = args.paths.first().filter(|_| !args.paths.iter().any(|path| path.exists())) {
        return Err(Failure::failed(Phrase::new("cli-no-such-path", [("file", name_of(path))])));
    }
    let opened = if args.dry_run { app::copy_of_library(&call.library) } else { app::open_library(&call.library) };
    let mut store = opened.map_err(Failure::failed)?;
    let text = Text::english(Units::Metric);
    if args.sample {
        sample::write(&mut store, clock::today()).map_err(|error| Failure::failed(error.phrase()))?;
        writeln!(call.out, "{}", text.get("cli-import-sample"))?;
        return Ok(DONE);
    }
    let answers: Answers = args.answers.iter().cloned().collect();
    store.remember_answers(&answers).map_err(|error| Failure::failed(error.phrase()))?;
    let mut pace = Pace::new(Duration::from_millis(100));
    let report = {
        let (err, interactive) = (&mut *call.err, call.interactive);
        let mut on_step = |progress: &importing::Progress| {
            if interactive && pace.is_due() {
                // Progress is a courtesy: a terminal that cannot take it does not stop the import.
                drop(write!(err, "\r\x1b[K{}", progress_line(progress, &text)).and_then(|()| err.flush()));
            }
            ControlFlow::Continue(())
        };
        importing::import(&mut store, &args.paths, &mut on_step).map_err(|error| Failure::failed(error.phrase()))
    };
    if call.interactive {
        write!(call.err, "\r\x1b[K")?;
    }
    let report = report?;
    for (key, _) in args.answers.iter().filter(|(key, _)| !report.asked.contains(key.as_str())) {
        writeln!(call.err, "{}", text.with("cli-import-not-asked", &[("key", Quantity::Name(key.clone()))]))?;
    }
    if args.json {
        json::print(call.out, &Document::of(&report, args.dry_run, &text))?;
    } else {
        print_report(call, &report, &text)?;
    }
    let troubled = report.files.iter().any(|row| matches!(row.outcome, Outcome::Problem(_)));
    Ok(if troubled { PROBLEMS } else { DONE })
}

fn progress_line(progress: &Progress, text: &Text) -> String {
    let count = |n: usize| Quantity::Count(n as f64);
    let file: String = progress.file.chars().take(60).collect();
    let values = [("done", count(progress.done)), ("total", count(progress.total)), ("file", Quantity::Name(file))];
    text.with("cli-import-progress", &values)
}

fn print_report(call: &mut Call<'_>, report: &ImportReport, text: &Text) -> std::io::Result<()> {
    let count = |n: usize| Quantity::Count(n as f64);
    let values = [
        ("files", count(report.files.len())),
        ("new", count(report.runs_new)),
        ("merged", count(report.runs_merged)),
        ("duplicate", count(report.runs_duplicate)),
        ("other", count(report.other_activities)),
    ];
    writeln!(call.out, "{}", text.with("cli-import-summary", &values))?;
    for (measure, days) in report.days.iter().filter(|(_, days)| **days > 0) {
        writeln!(call.out, "{}", text.with(&format!("cli-import-days-{measure}"), &[("days", count(*days))]))?;
    }
    print_recognised(call, report, text)?;
    for row in &report.files {
        match &row.outcome {
            Outcome::Problem(problem) => writeln!(call.out, "{}: {}", row.file, text.say(&problem.what))?,
            Outcome::Ignored(why) => writeln!(call.out, "{}: {}", row.file, text.say(why))?,
            _ => {}
        }
    }
    Ok(())
}

/// What was recognised, and what had to be guessed.
fn print_recognised(call: &mut Call<'_>, report: &ImportReport, text: &Text) -> std::io::Result<()> {
    let count = |n: usize| Quantity::Count(n as f64);
    if let Some(range) = report.range {
        let values = [("from", Quantity::Date(range.first)), ("to", Quantity::Date(range.last))];
        writeln!(call.out, "{}", text.with("cli-import-range", &values))?;
    }
    for part in &report.parts {
        let values = [
            ("format", Quantity::Name(text.get(part.format))),
            ("files", count(part.files)),
            ("runs", count(part.runs)),
            ("other", count(part.other)),
            ("days", count(part.days)),
        ];
        writeln!(call.out, "{}", text.with("cli-import-part", &values))?;
    }
    for question in &report.questions {
        let guess = question.words.first().copied().unwrap_or_default();
        let others = question.words.iter().skip(1).map(|word| format!("--answer {}={word}", question.key));
        let values = [
            ("asks", Quantity::Name(text.say(&question.asks))),
            ("guess", Quantity::Name(text.get(&format!("import-answer-{guess}")))),
            ("otherwise", Quantity::Name(others.collect::<Vec<_>>().join(", "))),
        ];
        writeln!(call.out, "{}", text.with("cli-import-guess", &values))?;
    }
    Ok(())
}
