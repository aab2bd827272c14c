//! Bytes in, records out. Everything here is hostile input: nothing panics, nothing is trusted, a broken file gives
//! what stands before the break, and where it can what stands behind it, and says what is missing. How much a file may
//! ask for stands in [`bounds`].
//!
//! A format is one file and one row of [`FORMATS`]. This room knows files, not the library. The way of a file through
//! it: [`walk()`] finds files, [`open()`] unpacks archives, [`recognise`] names the format, [`Format::read`] reads it.

pub mod archive;
pub mod ask;
pub mod bounds;
pub mod fit;
pub mod mapped;
pub mod problem;
pub mod stream;
pub mod walk;
pub mod zone;

mod account;
mod apple;
mod dated;
mod days;
mod diary;
mod doubt;
mod exercises;
mod fitbit;
mod fitbit_page;
mod fitbit_profile;
mod fitbit_tables;
mod food;
mod food_log;
mod formats;
mod garmin_activities;
mod garmin_days;
mod garmin_gear;
mod garmin_sleep;
mod garmin_table;
mod garmin_web;
mod goldencheetah;
mod goldencheetah_measures;
mod gpx;
mod holes;
mod hrm;
mod hrv_apps;
mod intervals;
mod json;
mod json_mend;
mod labs;
mod moment;
mod oura;
mod plain;
mod points;
mod polar;
mod polar_calendar;
mod polar_days;
mod polar_heart;
mod profile;
mod pwx;
mod row_shape;
mod rows;
mod runkeeper;
mod samsung;
mod sleep_apps;
mod sports;
mod strava;
mod strava_log;
mod strava_words;
mod strength_log;
mod suunto;
mod suunto_sleep;
mod table;
mod tcx;
mod track;
mod units;
mod unused;
mod whoop;
mod withings;
mod withings_api;
mod withings_sleep;
mod witness;
mod xml;
mod zepp;

use crate::model::{DiaryRow, Night, Phrase, Reading, Recording};

pub use archive::{Unpacked, open, unpack};
pub use ask::{Answers, Ask, QUESTIONS};
pub use formats::FORMATS;
pub use problem::{Problem, ProblemKind};
pub use walk::{Item, walk};

/// What one file held.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Contents {
    /// Activities, one per session.
    pub recordings: Vec<Recording>,
    /// Weights and resting values.
    pub readings: Vec<Reading>,
    /// Nights.
    pub nights: Vec<Night>,
    /// Diary rows.
    pub diary: Vec<DiaryRow>,
    /// Which pair was worn: the account's number of the activity ([`Recording::account_id`]), the name of the pair.
    pub worn: Vec<(String, String)>,
    /// A profile, as the JSON object it came in: only the keys the file has.
    pub profile: Option<serde_json::Map<String, serde_json::Value>>,
    /// What had to be guessed.
    pub asks: Vec<Ask>,
    /// What it answers of that which other files of its account ask.
    pub tells: Answers,
    /// What is wrong with the file, if anything.
    pub problem: Option<Problem>,
    /// Why nothing was taken from a file with which nothing is wrong.
    pub passed_over: Option<Phrase>,
}

impl Contents {
    /// Nothing but a problem.
    pub fn broken(problem: Problem) -> Self {
        Self { problem: Some(problem), ..Self::default() }
    }

    /// How many per-second records there are.
    pub fn records(&self) -> u32 {
        let records = self.recordings.iter().map(|recording| recording.series.len()).sum::<usize>();
        u32::try_from(records).unwrap_or(u32::MAX)
    }
}

/// One kind of file.
pub struct Format {
    /// The stable name.
    pub key: &'static str,
    /// Name of the text that names it.
    pub name_id: &'static str,
    /// How names of such files usually end, in lower case and without the dot; for file dialogs.
    pub endings: &'static [&'static str],
    /// Whether the first bytes of a file ([`HEAD`]) are of this kind; the name only tells apart what bytes cannot.
    pub sniff: fn(name: &str, head: &[u8]) -> bool,
    /// Reads the file. Never panics, whatever the bytes are.
    pub read: fn(name: &str, bytes: &[u8]) -> Contents,
}

impl Format {
    /// Reads a file and says what damage took out of a table, where its reader has nothing worse to say.
    pub fn contents(&self, name: &str, bytes: &[u8]) -> Contents {
        let mut contents = (self.read)(name, bytes);
        if self.endings.contains(&"csv") && contents.problem.is_none() && !plain::text(bytes).starts_with(['{', '[']) {
            contents.problem = rows::damage(bytes);
        }
        contents
    }
}

/// How many bytes of a file [`Format::sniff`] sees.
pub const HEAD: usize = 4096;

/// The format of a file: by its content, else, where only one format has that ending, by its name, so that a damaged
/// file is reported and not passed over.
pub fn recognise(name: &str, bytes: &[u8]) -> Option<&'static Format> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let by_content = FORMATS.iter().find(|format| (format.sniff)(name, head));
    by_content.or_else(|| {
        let ending = ending(name);
        let mut candidates = FORMATS.iter().filter(|format| format.endings.contains(&ending.as_str()));
        candidates.next().filter(|_| candidates.next().is_none())
    })
}

/// Reads a file of any known format; `None` if it is of none.
pub fn read(name: &str, bytes: &[u8]) -> Option<Contents> {
    recognise(name, bytes).map(|format| format.contents(name, bytes))
}

/// Why a file that no format recognises is passed over, and what the runner can do about it.
pub fn why_ignored(name: &str) -> Phrase {
    let lower = name.to_lowercase();
    Phrase::plain(match ending(name).as_str() {
        _ if unused::is_unused(&lower) => "import-ignored-unused",
        "kml" | "kmz" | "srm" | "slf" | "smlx" | "sbn" => "import-ignored-other-activity",
        "7z" | "rar" | "bz2" | "xz" | "tbz" | "txz" => "import-ignored-archive",
        "xls" | "xlsx" | "ods" | "numbers" => "import-ignored-spreadsheet",
        "csv" | "tsv" | "tab" | "txt" => "import-ignored-other-table",
        "json" | "xml" => "import-ignored-other-data",
        _ => "import-ignored-unknown",
    })
}

/// What follows the last dot of a name, in lower case, a trailing `.gz` left out.
fn ending(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let inner = lower.strip_suffix(".gz").unwrap_or(&lower);
    inner.rsplit_once('.').map(|(_, ending)| ending.to_owned()).unwrap_or_default()
}
