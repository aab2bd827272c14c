//! The page: the summary set by typst as a tagged, selectable PDF with embedded fonts.
//!
//! The runner's own words go in as JSON values, never as markup. The page sees three files (itself, the summary, the
//! fonts) and nothing else: no network, no folders, no clock, so the same summary gives the same bytes.

use std::fmt;

use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration, Smart};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt as _, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use super::{Paper, Summary};
use crate::model::Day;

const TEMPLATE: &str = include_str!("../../assets/report/summary.typ");
const FONTS: [&[u8]; 4] = [
    include_bytes!("../../assets/fonts/Inter-Regular.otf"),
    include_bytes!("../../assets/fonts/Inter-Medium.otf"),
    include_bytes!("../../assets/fonts/Inter-SemiBold.otf"),
    include_bytes!("../../assets/fonts/Inter-Bold.otf"),
];

/// A finished PDF.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Characters of names and notes that the fonts of the page lack; shown as boxes. The file then promises no
    /// PDF standard.
    pub missing: Vec<char>,
}

/// Why no page could be set: what typst says, for a bug report.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PageError(pub String);

impl fmt::Display for PageError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for PageError {}

/// Sets the summary on paper. `prepared` is the date in the file's metadata.
pub fn pdf(summary: &Summary, paper: Paper, prepared: Day) -> Result<Pdf, PageError> {
    let page = Page::new(summary, paper)?;
    let document: PagedDocument = typst::compile(&page).output.map_err(told)?;
    let missing = page.missing(&format!("{summary:?}"));
    let standards = if missing.is_empty() {
        PdfStandards::new(&[PdfStandard::Ua_1, PdfStandard::A_2a]).map_err(|e| PageError(e.message().to_string()))?
    } else {
        PdfStandards::default()
    };
    let date = prepared.date();
    let day = Datetime::from_ymd(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs());
    let midnight = day.and_then(|_| {
        Datetime::from_ymd_hms(i32::from(date.year()), date.month().unsigned_abs(), date.day().unsigned_abs(), 0, 0, 0)
    });
    let options = PdfOptions {
        creator: Smart::Custom(Some("Lightfoot".to_owned())),
        timestamp: midnight.map(Timestamp::new_utc),
        standards,
        ..PdfOptions::default()
    };
    let bytes = typst_pdf::pdf(&document, &options).map_err(told)?;
    Ok(Pdf { bytes, pages: document.pages().len(), missing })
}

fn told(errors: impl IntoIterator<Item = SourceDiagnostic>) -> PageError {
    PageError(errors.into_iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
}

/// The little world a page is set in.
struct Page {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    main: Source,
    data: (FileId, Bytes),
}

impl Page {
    fn new(summary: &Summary, paper: Paper) -> Result<Self, PageError> {
        let fonts: Vec<Font> = FONTS.iter().flat_map(|font| Font::iter(Bytes::new(*font))).collect();
        let mut data = serde_json::to_value(summary).map_err(|error| PageError(error.to_string()))?;
        if let Some(object) = data.as_object_mut() {
            let name = if paper == Paper::A4 { "a4" } else { "us-letter" };
            object.insert("paper".to_owned(), name.into());
        }
        Ok(Self {
            library: LazyHash::new(Library::default()),
            book: LazyHash::new(FontBook::from_fonts(&fonts)),
            fonts,
            main: Source::new(file("/summary.typ")?, TEMPLATE.to_owned()),
            data: (file("/summary.json")?, Bytes::from_string(data.to_string())),
        })
    }

    /// The characters of `text` that no font of the page has.
    fn missing(&self, text: &str) -> Vec<char> {
        let covered = |c: char| self.fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)));
        let mut missing: Vec<char> = text.chars().filter(|c| !c.is_control() && !covered(*c)).collect();
        missing.sort_unstable();
        missing.dedup();
        missing
    }
}

fn file(name: &str) -> Result<FileId, PageError> {
    let path = VirtualPath::new(name).map_err(|error| PageError(format!("{name}: {error:?}")))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Page {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
