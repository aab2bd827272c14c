//! The library on disk: one SQLite file that holds everything, written in whole transactions and never from a clock.
//!
//! What files said and what the runner typed lie in different tables: an import cannot touch what was typed. A file
//! is an import's, a recording is a file's. Which recordings are of the same run is worked out at reading, with what the
//! runner decided (`decisions`), so that the order of files leaves no trace ([`merge`]). What several imports hold lies
//! here once and belongs to the first of them in sight, so that any import can be taken back without touching what the
//! others hold. Every change is one step of [`undo`] and survives a restart.
//!
//! ```text
//! import ─┬ file ─┬ seen            where a file lay, so that an unchanged one is never read again
//!         │       ├ recording ─ series_column      ─► activity
//!         │       └ reading, night, diary, worn, profile    the latest import in sight wins
//!         └ step                    typed_diary, setting: what the runner typed
//! ```

mod answers;
mod batches;
mod bytes;
mod clocks;
mod codec;
mod curves;
mod days;
mod decisions;
mod diary;
mod digest_blob;
mod edit;
mod error;
mod groups;
mod holding;
mod known;
mod layout;
pub mod merge;
mod migrate;
mod open;
mod preferred;
mod prepared;
mod profile;
mod read;
mod row;
mod schema;
pub mod undo;
mod worn;
mod write;

pub use batches::Batch;
pub use codec::{EncodedColumn, decode, encode};
pub use error::StoreError;
pub use layout::{FILE_NAME, default_library};
pub use open::Store;
pub use prepared::{Became, Prepared, ReadFile, Written};
pub use read::RecordingId;
pub use write::ImportId;
