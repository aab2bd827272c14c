//! What can be written on the command line. The doc comments here are the help texts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::app::QUESTIONS;
use crate::model::{Day, DayRange};
use crate::report::Paper;
use crate::simulate::{Injection, Notes, Twist};

/// Why do my legs feel heavy when I run? Without a sub-command the window opens; FILES are imported.
#[derive(Parser, Debug)]
#[command(name = "lightfoot", version)]
pub struct Arguments {
    /// The library file, instead of the one in the platform's data folder (also: LIGHTFOOT_LIBRARY)
    #[arg(long, global = true, value_name = "F")]
    pub library: Option<PathBuf>,
    /// Files to import into the window
    #[arg(value_name = "FILES")]
    pub files: Vec<PathBuf>,
    /// What to do without a window.
    #[command(subcommand)]
    pub sub: Option<Sub>,
}

/// The sub-commands.
#[derive(Subcommand, Debug)]
pub enum Sub {
    /// Import files, folders and archives
    Import(Import),
    /// List every activity, oldest first
    Runs(Range),
    /// List every day: loads and daily measures
    Days(Range),
    /// Weigh the eleven causes of heavy legs
    Diagnose(Diagnose),
    /// Write the printable summary
    Report(Report),
    /// Write everything the library holds as CSV and JSON files
    Export {
        /// The folder to write; it must be empty or not exist yet
        #[arg(value_name = "DIR")]
        folder: PathBuf,
    },
    /// Write the files of an invented runner, and truth.json
    Simulate(Simulate),
    /// Write a consistent copy of the library
    Backup {
        /// The file to write; it must not exist yet
        #[arg(value_name = "F")]
        file: PathBuf,
    },
    /// Put a copy back in the place of the library
    Restore {
        /// The copy
        #[arg(value_name = "F")]
        file: PathBuf,
    },
    /// Verify the library
    Check,
}

/// `import`.
#[derive(Args, Debug)]
pub struct Import {
    /// Files, folders or archives
    #[arg(required_unless_present = "sample", value_name = "PATH")]
    pub paths: Vec<PathBuf>,
    /// An invented runner to look around with, instead of files
    #[arg(long, conflicts_with = "paths")]
    pub sample: bool,
    /// Read everything, write nothing
    #[arg(long)]
    pub dry_run: bool,
    /// Answer a question about files, as `--dry-run` prints it; remembered for later imports
    #[arg(long = "answer", value_name = "KEY=WORD", value_parser = answer)]
    pub answers: Vec<(String, String)>,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// `runs` and `days`.
#[derive(Args, Debug)]
pub struct Range {
    #[command(flatten)]
    days: Days,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

impl Range {
    /// Whether a day was asked for.
    pub fn contains(&self, day: Day) -> bool {
        self.days.within(DayRange::new(Day(i32::MIN), Day(i32::MAX))).contains(day)
    }
}

/// The days a call is about.
#[derive(Args, Clone, Copy, Debug)]
pub(super) struct Days {
    /// First day, YYYY-MM-DD
    #[arg(long, value_name = "D", value_parser = day)]
    from: Option<Day>,
    /// Last day, YYYY-MM-DD
    #[arg(long, value_name = "D", value_parser = day)]
    to: Option<Day>,
}

impl Days {
    /// What was asked for, open ends filled in.
    pub(super) fn within(self, all: DayRange) -> DayRange {
        DayRange::new(self.from.unwrap_or(all.first), self.to.unwrap_or(all.last))
    }

    /// Whether nothing was asked for.
    pub(super) fn is_open(self) -> bool {
        self.from.is_none() && self.to.is_none()
    }
}

/// `diagnose`.
#[derive(Args, Debug)]
pub struct Diagnose {
    /// The day to stand at, YYYY-MM-DD; the last day with data if left out
    #[arg(long, value_name = "D", value_parser = day)]
    pub as_of: Option<Day>,
    /// Add every past episode
    #[arg(long)]
    pub history: bool,
    /// Print one JSON document
    #[arg(long)]
    pub json: bool,
}

/// `report`.
#[derive(Args, Debug)]
pub struct Report {
    /// The PDF file to write
    #[arg(long, value_name = "F.pdf")]
    pub output: PathBuf,
    #[command(flatten)]
    pub(super) days: Days,
    /// Paper size
    #[arg(long, value_enum, default_value = "a4")]
    pub paper: PaperName,
}

/// Paper by its name.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub enum PaperName {
    /// 210 × 297 mm
    A4,
    /// 8.5 × 11 in
    Letter,
}

impl From<PaperName> for Paper {
    fn from(name: PaperName) -> Self {
        match name {
            PaperName::A4 => Self::A4,
            PaperName::Letter => Self::Letter,
        }
    }
}

/// `simulate`.
#[derive(Args, Debug)]
pub struct Simulate {
    /// The hidden cause, or "none"; several at once with commas between them
    #[arg(long, value_name = "ID", value_parser = cause, value_delimiter = ',', required = true)]
    pub(super) cause: Vec<Hidden>,
    /// The same seed gives the same runner
    #[arg(long, value_name = "N")]
    pub(super) seed: u64,
    /// How many days of history
    #[arg(long, value_name = "N", default_value_t = 365, value_parser = clap::value_parser!(i32).range(1..=3660))]
    pub(super) days: i32,
    /// Last day of the history, YYYY-MM-DD
    #[arg(long, value_name = "D", value_parser = day, default_value = "2026-05-31")]
    pub(super) last: Day,
    /// How strong the cause is
    #[arg(long, value_enum, default_value = "strong")]
    pub(super) dose: Dose,
    /// How much is recorded and noted: rich, usual, poor or barebones
    #[arg(long, value_name = "NAME", value_parser = notes, default_value = "rich")]
    pub(super) profile: Notes,
    /// Harmless changes, with commas between them: new_strap, new_scale, slower_running, heat_wave, tracker_gaps,
    /// travel, treadmill, detraining, illness, taper
    #[arg(long, value_name = "NAME", value_parser = twist, value_delimiter = ',')]
    pub(super) distractor: Vec<Twist>,
    /// The cause is there, but the legs do not mind it
    #[arg(long)]
    pub(super) harmless: bool,
    /// The folder to write to
    #[arg(value_name = "DIR")]
    pub(super) folder: PathBuf,
}

/// A cause to hide, or none.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hidden(pub(super) Option<Injection>);

/// The strength of a hidden cause.
#[derive(ValueEnum, Clone, Copy, Debug)]
pub(super) enum Dose {
    /// 0.4
    Mild,
    /// 0.7
    Moderate,
    /// 1
    Strong,
}

impl Dose {
    pub(super) fn of(self) -> f64 {
        match self {
            Self::Mild => 0.4,
            Self::Moderate => 0.7,
            Self::Strong => 1.0,
        }
    }
}

fn cause(text: &str) -> Result<Hidden, String> {
    if text == "none" {
        return Ok(Hidden(None));
    }
    let known = || format!("the causes are none, {}", Injection::ALL.map(Injection::key).join(", "));
    Injection::from_key(text).map(|cause| Hidden(Some(cause))).ok_or_else(known)
}

fn notes(text: &str) -> Result<Notes, String> {
    Notes::from_key(text).ok_or_else(|| format!("the profiles are {}", Notes::ALL.map(Notes::key).join(", ")))
}

fn twist(text: &str) -> Result<Twist, String> {
    Twist::from_key(text).ok_or_else(|| format!("the changes are {}", Twist::ALL.map(Twist::key).join(", ")))
}

fn answer(text: &str) -> Result<(String, String), String> {
    let (key, word) = text.split_once('=').ok_or_else(|| "an answer is written KEY=WORD".to_owned())?;
    let keys = || QUESTIONS.iter().map(|(key, _)| *key).collect::<Vec<_>>().join(", ");
    let (_, words) = QUESTIONS
        .iter()
        .find(|(known, _)| *known == key)
        .ok_or_else(|| format!("no file asks {key}; the questions are {}", keys()))?;
    if words.contains(&word) {
        Ok((key.to_owned(), word.to_owned()))
    } else {
        Err(format!("the answers to {key} are {}", words.join(", ")))
    }
}

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a date is written YYYY-MM-DD".to_owned())
}
