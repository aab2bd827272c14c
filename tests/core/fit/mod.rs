//! The FIT decoder against real files, a second decoder, and damage.

mod corpus_files;
mod damage;
mod differential;
mod every_place;
mod faults;
mod fields;
#[path = "../../../benches/speed/synthetic.rs"]
mod synthetic;
pub(crate) mod writer;
