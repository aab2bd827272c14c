//! The FIT decoder against real files, a second decoder, and damage.

mod corpus_files;
mod damage;
mod differential;
mod fields;
pub(crate) mod writer;
