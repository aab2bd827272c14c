//! What can be wrong with a file.

use crate::model::{Phrase, Quantity};

/// What is wrong with a file, and what was saved.
#[derive(Clone, PartialEq, Debug)]
pub struct Problem {
    /// The kind, as in the import report.
    pub kind: ProblemKind,
    /// Name of the message in `assets/text`, with the numbers it may print.
    pub what: Phrase,
    /// Per-second records kept in spite of it.
    pub records_recovered: u32,
}

/// The kinds of the import report.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ProblemKind {
    /// Ends before it should.
    Truncated,
    /// Holds bytes that make no sense.
    Corrupt,
    /// The checksum does not fit, the values do.
    Checksum,
    /// A kind of file that cannot be read yet.
    Unsupported,
    /// Holds nothing.
    Empty,
    /// Values no runner has.
    Implausible,
    /// The file could not be read from disk.
    Io,
}

impl Problem {
    /// A problem of which nothing more is to say.
    pub fn plain(kind: ProblemKind, id: &'static str) -> Self {
        Self::new(kind, Phrase::plain(id))
    }

    /// A problem without per-second records.
    pub fn new(kind: ProblemKind, what: Phrase) -> Self {
        Self { kind, what, records_recovered: 0 }
    }

    /// A break after `records` per-second records; the sentence may print `$records`.
    pub fn after(kind: ProblemKind, id: &'static str, records: u32) -> Self {
        let what = Phrase::new(id, [("records", Quantity::Count(f64::from(records)))]);
        Self { kind, what, records_recovered: records }
    }

    /// How a table ended of which `rows` were read: with the first line that could not be, by its number and its cell;
    /// with nothing; or well. The sentence of a bad line may print `$line`, `$cell` and `$rows`.
    pub fn of_table(
        bad: Option<(u64, String)>,
        rows: usize,
        said: (ProblemKind, &'static str),
        empty: &'static str,
    ) -> Option<Self> {
        let Some((line, cell)) = bad else { return (rows == 0).then(|| Self::plain(ProblemKind::Empty, empty)) };
        let values = [
            ("line", Quantity::Count(line as f64)),
            ("cell", Quantity::Name(cell)),
            ("rows", Quantity::Count(rows as f64)),
        ];
        Some(Self::new(said.0, Phrase::new(said.1, values)))
    }

    /// A file or folder the system does not hand out.
    pub fn io(error: &std::io::Error) -> Self {
        let what = match error.kind() {
            std::io::ErrorKind::NotFound => Phrase::plain("import-io-missing"),
            std::io::ErrorKind::PermissionDenied => Phrase::plain("import-io-denied"),
            _ => Phrase::new("import-io", [("reason", Quantity::Name(error.to_string()))]),
        };
        Self::new(ProblemKind::Io, what)
    }
}
