//! Bytes in, records out. Everything here is hostile input: nothing panics, nothing is trusted, a broken file gives
//! what stands before the break and says what is missing.
//!
//! A format is one file and one row of [`FORMATS`]. This room knows files, not the library. The way of a file through
//! it: [`walk()`] finds files, [`open()`] unpacks archives, [`recognise`] names the format, [`Format::read`] reads it.

pub mod archive;
pub mod ask;
pub mod fit;
pub mod problem;
pub mod stream;
pub mod walk;
pub mod zone;

mod apple;
mod days;
mod diary;
mod exercises;
mod fitbit;
mod fitbit_tables;
mod food;
mod food_log;
mod garmin_days;
mod garmin_sleep;
mod garmin_web;
mod gpx;
mod hrv_apps;
mod moment;
mod oura;
mod plain;
mod polar_heart;
mod profile;
mod runkeeper;
mod samsung;
mod sleep_apps;
mod sports;
mod strength_log;
mod table;
mod tcx;
mod track;
mod whoop;
mod withings;
mod withings_api;
mod withings_sleep;
mod xml;
mod zepp;

use crate::model::{DiaryRow, Night, Phrase, Reading, Recording};

pub use archive::{Unpacked, open, unpack};
pub use ask::{Answers, Ask};
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
    /// What is wrong with the file, if anything.
    pub problem: Option<Problem>,
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

/// How many bytes of a file [`Format::sniff`] sees.
pub const HEAD: usize = 4096;

/// Every kind of file that is read; the first that recognises the bytes has it.
pub const FORMATS: &[Format] = &[
    Format {
        key: "fit",
        name_id: "import-format-fit",
        endings: &["fit"],
        sniff: |_, head| fit::is_fit(head),
        read: |_, bytes| with_zone(fit::read(bytes)),
    },
    Format {
        key: "tcx",
        name_id: "import-format-tcx",
        endings: &["tcx", "xml"],
        sniff: |_, head| xml::root(head).is_some_and(|root| root == "TrainingCenterDatabase"),
        read: tcx::read,
    },
    Format {
        key: "gpx",
        name_id: "import-format-gpx",
        endings: &["gpx"],
        sniff: |_, head| xml::root(head).is_some_and(|root| root == "gpx"),
        read: gpx::read,
    },
    Format {
        key: "apple",
        name_id: "import-format-apple",
        endings: &["xml"],
        sniff: |_, head| apple::is_export(head),
        read: |_, bytes| stream::whole(apple::stream, bytes),
    },
    Format {
        key: "profile",
        name_id: "import-format-profile",
        endings: &["json"],
        sniff: |_, head| profile::is_profile(head),
        read: profile::read,
    },
    Format {
        key: "garmin_sleep",
        name_id: "import-format-garmin_sleep",
        endings: &["json"],
        sniff: garmin_sleep::is_sleep,
        read: garmin_sleep::read,
    },
    Format {
        key: "garmin_days",
        name_id: "import-format-garmin_days",
        endings: &["json"],
        sniff: garmin_days::is_days,
        read: garmin_days::read,
    },
    Format {
        key: "withings_api",
        name_id: "import-format-withings_api",
        endings: &["json"],
        sniff: |_, head| withings_api::is_answer(head),
        read: withings_api::read,
    },
    Format {
        key: "withings_sleep",
        name_id: "import-format-withings_sleep",
        endings: &["csv"],
        sniff: |_, head| withings_sleep::is_nights(head),
        read: withings_sleep::read,
    },
    Format {
        key: "hrv_apps",
        name_id: "import-format-hrv_apps",
        endings: &["csv"],
        sniff: |_, head| hrv_apps::is_measurements(head),
        read: hrv_apps::read,
    },
    Format {
        key: "oura",
        name_id: "import-format-oura",
        endings: &["csv"],
        sniff: |_, head| oura::is_nights(head),
        read: oura::read,
    },
    Format {
        key: "fitbit",
        name_id: "import-format-fitbit",
        endings: &["json"],
        sniff: |_, head| fitbit::is_list(head),
        read: fitbit::read,
    },
    Format {
        key: "fitbit_tables",
        name_id: "import-format-fitbit_tables",
        endings: &["csv"],
        sniff: fitbit_tables::is_days,
        read: fitbit_tables::read,
    },
    Format {
        key: "whoop",
        name_id: "import-format-whoop",
        endings: &["csv"],
        sniff: |_, head| whoop::is_table(head),
        read: whoop::read,
    },
    Format {
        key: "sleep_apps",
        name_id: "import-format-sleep_apps",
        endings: &["csv"],
        sniff: |_, head| sleep_apps::is_nights(head),
        read: sleep_apps::read,
    },
    Format {
        key: "strength_log",
        name_id: "import-format-strength_log",
        endings: &["csv"],
        sniff: |_, head| strength_log::is_log(head),
        read: strength_log::read,
    },
    Format {
        key: "food_log",
        name_id: "import-format-food_log",
        endings: &["csv"],
        sniff: food_log::is_log,
        read: food_log::read,
    },
    Format {
        key: "polar_heart",
        name_id: "import-format-polar_heart",
        endings: &["json"],
        sniff: |_, head| polar_heart::is_day(head),
        read: polar_heart::read,
    },
    Format {
        key: "zepp",
        name_id: "import-format-zepp",
        endings: &["csv"],
        sniff: |_, head| zepp::is_table(head),
        read: zepp::read,
    },
    Format {
        key: "samsung",
        name_id: "import-format-samsung",
        endings: &["csv"],
        sniff: |_, head| samsung::is_table(head),
        read: samsung::read,
    },
    Format {
        key: "runkeeper",
        name_id: "import-format-runkeeper",
        endings: &["csv"],
        sniff: runkeeper::is_table,
        read: runkeeper::read,
    },
    Format {
        key: "garmin_web",
        name_id: "import-format-garmin_web",
        endings: &["csv"],
        sniff: |_, head| garmin_web::is_days(head),
        read: garmin_web::read,
    },
    Format {
        key: "diary",
        name_id: "import-format-diary",
        endings: &["csv"],
        sniff: |_, head| diary::is_diary(head),
        read: diary::read,
    },
    Format {
        key: "scale",
        name_id: "import-format-scale",
        endings: &["csv"],
        sniff: |_, head| withings::is_weights(head),
        read: withings::read,
    },
];

/// Fills in offsets a file does not say from the first place of its recordings.
fn with_zone(mut contents: Contents) -> Contents {
    contents.recordings.iter_mut().for_each(zone::fill);
    contents
}

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
    recognise(name, bytes).map(|format| (format.read)(name, bytes))
}

/// What names of files hold that are part of an account export and bear on nothing here.
const UNUSED: &[&str] = &[
    "apple_health_export/",
    "export_cda.xml",
    "takeout/",
    "user_site_export/",
    "global export data/",
    "run_vo2_max-",
    "app data/",
    "com.samsung.",
    "heartrate_auto",
    "activity_minute",
    "activity_stage",
];

/// Why a file that no format recognises is passed over, and what the runner can do about it.
pub fn why_ignored(name: &str) -> Phrase {
    let lower = name.to_lowercase();
    Phrase::plain(match ending(name).as_str() {
        _ if UNUSED.iter().any(|part| lower.contains(part)) => "import-ignored-unused",
        "kml" | "kmz" | "pwx" | "hrm" | "sml" | "srm" | "slf" | "smlx" | "sbn" => "import-ignored-other-activity",
        "csv" | "json" | "xml" | "xls" | "xlsx" | "txt" => "import-ignored-other-table",
        _ => "import-ignored-unknown",
    })
}

/// What follows the last dot of a name, in lower case, a trailing `.gz` left out.
fn ending(name: &str) -> String {
    let lower = name.to_ascii_lowercase();
    let inner = lower.strip_suffix(".gz").unwrap_or(&lower);
    inner.rsplit_once('.').map(|(_, ending)| ending.to_owned()).unwrap_or_default()
}
