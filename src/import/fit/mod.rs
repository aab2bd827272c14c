//! FIT: the only activity file that carries running dynamics second by second.
//!
//! The way of the bytes: `container` finds the parts of a file, `walk` goes through the messages of one,
//! `plan` and `columns` read its records, `messages` everything else, `table` puts the records in order and `activity`
//! makes recordings of it. A wrong checksum never discards anything: one wrong byte is put right by `mend`, after other
//! damage `resync` finds the way back, and `strays` are left out.
//!
//! The numbers of messages and fields, their scales and missing values are those of the public FIT profile.

mod activity;
mod ahead;
mod base_types;
mod columns;
mod container;
mod crc;
mod definitions;
mod developer;
mod devices;
mod harm;
mod heart;
mod mend;
mod message;
mod messages;
mod plan;
mod pod;
mod resync;
mod sports;
mod strays;
mod table;
mod turns;
mod walk;
mod walked;
mod wellness;

use std::sync::Arc;

use super::{Contents, Problem, ProblemKind, zone};
use crate::model::Phrase;
use container::{Part, State};
use harm::{Damage, Harm};
use messages::Found;
use walked::Walked;

/// FIT counts seconds since 1989-12-31 00:00:00 UTC.
const EPOCH_UNIX_S: i64 = 631_065_600;
/// Times below count from the start of the watch.
const FIRST_DATE: u32 = 0x1000_0000;
/// Kind of file of an activity, and of the ones that hold records but nothing that was done: workouts and courses.
const ACTIVITY: u32 = 4;
const PLANS: [u32; 2] = [5, 6];
/// The message with what a watch measures every second.
const RECORD: u16 = 20;

/// Whether the bytes begin like a FIT file.
pub fn is_fit(bytes: &[u8]) -> bool {
    container::is_header(bytes)
}

/// Reads a FIT file. Never panics; a broken file gives what can be saved and says what is wrong.
pub fn read(bytes: &[u8]) -> Contents {
    if bytes.is_empty() {
        return Contents::broken(Problem::plain(ProblemKind::Empty, "import-empty"));
    }
    let mut parts: Vec<Found> = Vec::new();
    let mut harm = Harm::default();
    let mut rest = bytes;
    while let Some(part) = container::part(rest) {
        let walked = read_part(&part);
        harm.add(part.state, &walked);
        match parts.last_mut() {
            Some(before) if !walked.found.has_activity() => before.absorb(walked.found),
            _ => parts.push(walked.found),
        }
        rest = rest.get(part.length..).unwrap_or_default();
    }
    // Zeros fill up a block; anything else once was something.
    if parts.is_empty() || rest.iter().any(|byte| *byte != 0) {
        harm.worst = harm.worst.max(Some(Damage::Corrupt));
    }
    let mut contents = Contents::default();
    let mut undated = false;
    for found in parts {
        undated |= add(&mut contents, found);
    }
    let records = contents.records();
    contents.problem = harm.problem(records);
    if undated && contents.problem.is_none() {
        contents.problem = Some(Problem::plain(ProblemKind::Implausible, "import-fit-undated"));
    }
    if contents == Contents::default() {
        contents.passed_over = Some(Phrase::plain("import-fit-nothing"));
    }
    contents
}

/// Reads one part, and what damage has left of it.
fn read_part(part: &Part<'_>) -> Walked {
    let walked = walk::walk(part);
    // A part that is only cut off has nothing wrong in what is left of it.
    let hurt = part.state == State::WrongChecksum || walked.faults > 0 || walked.whole;
    if part.state.is_sound() || !hurt {
        return walked;
    }
    mend::mended(part, &walked).unwrap_or_else(|| walked.without_strays())
}

/// Adds what one part holds; true if it has an activity without a date.
fn add(contents: &mut Contents, found: Found) -> bool {
    let source: Arc<str> = devices::source(&found.watch).into();
    let told = activity::offset(found.local_time);
    let offset_s = told.or_else(|| found.wellness.likely_offset_s()).unwrap_or(0);
    contents.readings.extend(found.wellness.readings(offset_s, &source));
    contents.nights.extend(found.wellness.nights(offset_s, &source));
    let planned = found.file_type.is_some_and(|kind| PLANS.contains(&kind));
    let done = found.file_type.is_none_or(|kind| kind == ACTIVITY) || !found.sessions.is_empty();
    if planned || !done || !found.has_activity() {
        return false;
    }
    let (recordings, undated) = activity::recordings(found);
    contents.recordings.extend(recordings.into_iter().map(|mut recording| {
        zone::fill(&mut recording);
        recording
    }));
    undated
}

/// Seconds since 1970-01-01 UTC of a time on the file's clock.
fn unix(time: u32) -> i64 {
    i64::from(time) + EPOCH_UNIX_S
}
