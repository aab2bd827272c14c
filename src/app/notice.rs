//! What the program tells the user outside a screen: a toast that stays readable in a list.

use crate::model::Phrase;

/// How much a notice matters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Level {
    /// Good to know.
    Info,
    /// Something could not be done in full.
    Warning,
    /// Something failed; nothing was changed.
    Error,
}

/// One message.
#[derive(Clone, PartialEq, Debug)]
pub struct Notice {
    /// Grows with each notice.
    pub id: u64,
    /// How much it matters.
    pub level: Level,
    /// One sentence: what happened and what to do.
    pub says: Phrase,
}
