//! The summary for a coach or physician: first as a value in words, then as a page.
//!
//! [`Summary`] holds finished sentences and charts; the page only sets them. Nothing here reads the library, a clock
//! or the window.

mod charts;
mod numbers;
#[cfg(feature = "pdf")]
mod page;
mod summary;
mod svg;

#[cfg(feature = "pdf")]
pub use page::{PageError, Pdf, pdf};
pub use summary::{CauseCard, Chart, Fact, NumberRow, OtherCause, Subject, Summary};

/// Paper of the printable summary.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Paper {
    /// 210 × 297 mm.
    #[default]
    A4,
    /// 8.5 × 11 in.
    Letter,
}

impl Paper {
    /// The name on the command line.
    pub fn key(self) -> &'static str {
        match self {
            Self::A4 => "a4",
            Self::Letter => "letter",
        }
    }
}
