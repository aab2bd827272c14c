//! What the window remembers: what is kept between two starts, and what is forgotten when it closes.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

use super::dialogs::Dialogs;
use super::drop::Collector;
use super::views;
use crate::app::ImportReport;
use crate::causes::CauseId;
use crate::model::Day;

/// A screen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum Route {
    /// The verdict and the eleven causes.
    #[default]
    Today,
    /// All curves on one time axis.
    Trends,
    /// Every run.
    Runs,
    /// What the runner says.
    Diary,
    /// Who runs.
    Profile,
    /// Files in.
    Import,
}

/// How many days Trends shows.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum Span {
    /// 91 days.
    ThreeMonths,
    /// 183 days.
    SixMonths,
    /// 365 days.
    #[default]
    Year,
    /// 1096 days.
    ThreeYears,
    /// Everything.
    All,
}

impl Span {
    /// Every range, shortest first.
    pub(super) const EACH: [Self; 5] = [Self::ThreeMonths, Self::SixMonths, Self::Year, Self::ThreeYears, Self::All];

    /// How many days; `None` for all.
    pub(super) fn days(self) -> Option<f64> {
        match self {
            Self::ThreeMonths => Some(91.0),
            Self::SixMonths => Some(183.0),
            Self::Year => Some(365.0),
            Self::ThreeYears => Some(1096.0),
            Self::All => None,
        }
    }

    /// Names of its short text and its full name.
    pub(super) fn texts(self) -> (&'static str, &'static str) {
        match self {
            Self::ThreeMonths => ("ui-span-three-months-short", "ui-span-three-months"),
            Self::SixMonths => ("ui-span-six-months-short", "ui-span-six-months"),
            Self::Year => ("ui-span-year-short", "ui-span-year"),
            Self::ThreeYears => ("ui-span-three-years-short", "ui-span-three-years"),
            Self::All => ("ui-span-all-short", "ui-span-all"),
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub enum Theme {
    /// As the desktop is.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What is kept between two starts; every field falls back by itself.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Saved {
    /// The screen last shown.
    pub route: Route,
    /// Light or dark.
    pub theme: Theme,
    /// The folder files were last chosen from.
    pub last_folder: Option<PathBuf>,
    /// Folders watched for new files.
    pub watched: BTreeSet<PathBuf>,
    /// The range of Trends.
    pub span: Span,
    /// Charts of Trends that are put away.
    pub hidden_charts: Vec<String>,
    /// Warnings the runner has had looked at, and the day of that.
    pub seen_warnings: BTreeMap<String, Day>,
    /// What was answered to the question of a warning, and the day of that.
    pub answers: BTreeMap<String, (Day, bool)>,
}

/// What is forgotten when the window closes.
#[derive(Default)]
pub(super) struct Session {
    pub(super) today: views::today::Own,
    pub(super) trends: views::trends::Own,
    pub(super) runs: views::runs::Own,
    pub(super) diary: views::diary::Own,
    pub(super) profile: views::profile::Own,
    pub(super) import: views::import::Own,
    pub(super) dialogs: Dialogs,
    pub(super) drop: Collector,
    /// Whether the list of shortcuts is open.
    pub(super) help: bool,
    /// The cause whose card was asked for from elsewhere.
    pub(super) card_asked: Option<CauseId>,
    /// The import that waits and that no other screen than Import is to speak of.
    pub(super) put_off: Option<Arc<ImportReport>>,
}
