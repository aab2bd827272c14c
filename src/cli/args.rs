//! What can be written on the command line. The doc comments here are the help texts.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

use crate::model::{Day, DayRange};
use crate::report::Paper;

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

fn day(text: &str) -> Result<Day, String> {
    Day::parse(text).ok_or_else(|| "a date is written YYYY-MM-DD".to_owned())
}
