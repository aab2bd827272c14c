//! Apple Health: `export.xml` of the phone's own export, under whatever name the phone's language gives it (section 4.6
//! of the format notes). Up to gigabytes: read piece by piece, and of each record no more than what is kept. The
//! document type at its head is passed over unread, so that nothing in it is ever resolved.
//!
//! Values of one day and source stay beside those of others; what is weighed against what is decided later.

mod record;
mod said;
mod sleep;
mod units;
mod workout;

use std::collections::BTreeMap;
use std::io::{self, BufRead as _};
use std::ops::ControlFlow;
use std::sync::Arc;

use memchr::{memchr, memchr2};
use quick_xml::events::{BytesStart, Event};
use quick_xml::{Error, Reader};

use super::bounds::MOST_FAULTS_MENDED;
use super::stream::{Piece, Pieces, Watched};
use super::xml::{Broken, attribute};
use super::{Contents, Problem, ProblemKind};
use crate::model::SourceRank;
use record::Records;
use sleep::Sleep;
use workout::{Workout, Workouts};

/// The root element.
const ROOT: &[u8] = b"<HealthData";
/// Bytes between two words on how far the file is read.
const STEP: u64 = 4 << 20;
/// Workouts handed on at once, so that the columns of a life of running never stand in memory together.
const BATCH: usize = 48;
/// Words in the names of apps that show what another device measured. (J)
const MIRRORS: &[&str] = &["connect", "strava", "health mate", "withings", "oura", "whoop", "fitbit", "polar", "coros"];

/// Whether a file is such an export.
pub(super) fn is_export(head: &[u8]) -> bool {
    let has = |word: &[u8]| head.windows(word.len()).any(|part| part == word);
    has(ROOT) || has(b"<!DOCTYPE HealthData")
}

/// Reads an export: first the days, then the workouts.
pub(super) fn stream(mut from: Watched<'_>, pieces: Pieces<'_>) -> Option<Problem> {
    if !skip_to_root(&mut from).unwrap_or(false) {
        return Some(Problem::plain(ProblemKind::Corrupt, "import-apple-broken"));
    }
    let mut export = Export::default();
    let end = match export.scan(from, pieces) {
        ControlFlow::Continue(end) => end,
        ControlFlow::Break(()) => return None,
    };
    let Export { sources, records, sleep, workouts, .. } = export;
    let mut days = Contents { nights: sleep.nights(&sources), ..Contents::default() };
    let samples = records.finish(&sources, &mut days.readings);
    let workouts = workouts.once();
    days.diary = workouts.iter().filter_map(Workout::weather).collect();
    let empty = days.readings.is_empty() && days.nights.is_empty() && workouts.is_empty();
    let mut flow = pieces(Piece::Contents(Box::new(days)));
    for batch in workouts.chunks(BATCH) {
        if flow.is_break() {
            return None;
        }
        let recordings = batch.iter().map(|workout| workout.recording(&samples, &sources)).collect();
        flow = pieces(Piece::Contents(Box::new(Contents { recordings, ..Contents::default() })));
    }
    match end {
        Some(Broken::Garbled) => Some(Problem::plain(ProblemKind::Corrupt, "import-apple-garbled")),
        Some(_) => Some(Problem::plain(ProblemKind::Truncated, "import-apple-cut")),
        None if empty => Some(Problem::plain(ProblemKind::Empty, "import-apple-empty")),
        None => None,
    }
}

/// Passes over everything before the root element. Returns whether there is one.
fn skip_to_root(from: &mut Watched<'_>) -> io::Result<bool> {
    let mut found = 0;
    loop {
        from.token();
        let part = from.fill_buf()?;
        if part.is_empty() {
            return Ok(false);
        }
        let mut used = 0;
        for byte in part {
            if found == ROOT.len() {
                break;
            }
            used += 1;
            let expected = ROOT.get(found).is_some_and(|expected| expected == byte);
            found = if expected { found + 1 } else { usize::from(*byte == b'<') };
        }
        let done = found == ROOT.len();
        from.consume(used);
        if done {
            // The rest of the root's own tag is text to the reader; it cares for no text.
            return Ok(true);
        }
    }
}

/// Key and value of a `MetadataEntry`.
fn metadata(element: &BytesStart<'_>) -> Option<(String, String)> {
    attribute(element, "key").zip(attribute(element, "value"))
}

/// The apps and devices that wrote something, by the number records know them by.
#[derive(Default)]
struct Sources {
    numbers: BTreeMap<String, u16>,
    list: Vec<(Arc<str>, SourceRank)>,
}

impl Sources {
    /// The number of a source; beyond 65,535 of them they share one.
    fn number(&mut self, name: &str, device: Option<&str>) -> u16 {
        let own_watch = device.is_some_and(|device| device.contains("manufacturer:Apple") && device.contains("Watch"));
        if let Some(number) = self.numbers.get(name) {
            // Not everything it wrote names the device.
            if let Some((_, rank)) = self.list.get_mut(usize::from(*number)).filter(|_| own_watch) {
                *rank = SourceRank::Watch;
            }
            return *number;
        }
        let lower = name.to_lowercase();
        let rank = match () {
            () if own_watch => SourceRank::Watch,
            () if MIRRORS.iter().any(|mirror| lower.contains(mirror)) => SourceRank::Mirror,
            () => SourceRank::Phone,
        };
        let number = u16::try_from(self.list.len()).unwrap_or(u16::MAX);
        if number < u16::MAX {
            self.list.push((format!("Apple Health ({name})").into(), rank));
            self.numbers.insert(name.to_owned(), number);
        }
        number
    }

    fn get(&self, number: u16) -> (Arc<str>, SourceRank) {
        self.list.get(usize::from(number)).cloned().unwrap_or_else(|| ("Apple Health".into(), SourceRank::Phone))
    }
}

/// What stands open around the next element.
#[derive(Clone, Copy, PartialEq, Default)]
enum Inside {
    #[default]
    Nothing,
    /// A night's segment, which names its zone below itself.
    Sleep,
    Workout,
    /// One of the activities of a workout.
    Activity,
    /// Its records stand once more outside of it.
    Correlation,
}

/// Why reading elements came to an end.
#[derive(Clone, Copy, PartialEq)]
enum Stop {
    /// With the root.
    Whole,
    /// With the file.
    End,
    /// With an element that is none.
    Fault,
}

#[derive(Default)]
struct Export {
    sources: Sources,
    records: Records,
    sleep: Sleep,
    workouts: Workouts,
    inside: Inside,
}

impl Export {
    /// Reads every element up to the end of the file, and returns what was wrong with it. Behind bytes that make no
    /// sense it goes on with the next element.
    fn scan(&mut self, mut from: Watched<'_>, pieces: Pieces<'_>) -> ControlFlow<(), Option<Broken>> {
        let (mut told, mut faults) = (0, 0);
        loop {
            let mut reader = Reader::from_reader(from);
            // A slip in the names of closing tags costs nothing here.
            reader.config_mut().check_end_names = false;
            reader.config_mut().allow_unmatched_ends = true;
            let (stop, rest) = self.until_fault(&mut reader, &mut told, pieces)?;
            // A tag that never ended swallowed the beginning of the next.
            let next = memchr(b'<', &rest);
            match stop {
                Stop::Whole if faults == 0 => return ControlFlow::Continue(None),
                Stop::Whole => return ControlFlow::Continue(Some(Broken::Garbled)),
                Stop::End if next.is_none() => {
                    let broken = if faults == 0 { Broken::Cut } else { Broken::Garbled };
                    return ControlFlow::Continue(Some(broken));
                }
                Stop::End | Stop::Fault => {}
            }
            faults += 1;
            if faults > MOST_FAULTS_MENDED {
                return ControlFlow::Continue(Some(Broken::Garbled));
            }
            from = reader.into_inner();
            from.again(next.and_then(|next| rest.get(next..)).unwrap_or_default());
            // The end of what stood open may be what was lost.
            if self.inside == Inside::Correlation {
                self.inside = Inside::Nothing;
            }
        }
    }

    /// Reads elements up to the end or the first that is none, and returns what stands in that one behind its first
    /// letter.
    fn until_fault(
        &mut self,
        reader: &mut Reader<Watched<'_>>,
        told: &mut u64,
        pieces: Pieces<'_>,
    ) -> ControlFlow<(), (Stop, Vec<u8>)> {
        let mut buffer = Vec::new();
        loop {
            buffer.clear();
            let read = reader.get_mut().token();
            if read.saturating_sub(*told) >= STEP {
                *told = read;
                pieces(Piece::Far(read))?;
            }
            let (element, closed) = match reader.read_event_into(&mut buffer) {
                Ok(Event::Empty(element)) => (element, true),
                Ok(Event::Start(element)) => (element, false),
                Ok(Event::End(element)) => {
                    match element.name().as_ref() {
                        "Record" | "Workout" if self.inside != Inside::Correlation => self.inside = Inside::Nothing,
                        "WorkoutActivity" if self.inside == Inside::Activity => self.inside = Inside::Workout,
                        "Correlation" => self.inside = Inside::Nothing,
                        "HealthData" => return ControlFlow::Continue((Stop::Whole, Vec::new())),
                        _ => {}
                    }
                    continue;
                }
                Ok(Event::Eof) => return ControlFlow::Continue((Stop::End, Vec::new())),
                Ok(_) => continue,
                // A character that is none costs its element.
                Err(Error::Encoding(_)) if reader.get_mut().token() > read => {
                    return ControlFlow::Continue((Stop::Fault, Vec::new()));
                }
                Err(error) => {
                    let end = matches!(&error, Error::Syntax(_))
                        || matches!(&error, Error::Io(error) if error.kind() == io::ErrorKind::UnexpectedEof);
                    let rest = buffer.get(1..).unwrap_or_default().to_vec();
                    return ControlFlow::Continue((if end { Stop::End } else { Stop::Fault }, rest));
                }
            };
            // No value holds the beginning of an element: a tag whose quote was lost does.
            if memchr2(b'<', 0, element.as_bytes()).is_some() {
                let rest = element.as_bytes().to_vec();
                // The end of the element it swallowed was its own.
                let end: &[u8] = if closed { b"/>" } else { b">" };
                return ControlFlow::Continue((Stop::Fault, [&rest, end].concat()));
            }
            self.open(&element, closed);
        }
    }

    fn open(&mut self, element: &BytesStart<'_>, closed: bool) {
        let name = element.name();
        // Only correlations hold records: the end of what stands open was lost.
        if matches!(name.as_ref(), "Record" | "Workout") && self.inside != Inside::Correlation {
            self.inside = Inside::Nothing;
        }
        match (name.as_ref(), self.inside) {
            ("Record", Inside::Nothing) => {
                let night = record::take(element, &mut self.records, &mut self.sources, &mut self.sleep);
                if night && !closed {
                    self.inside = Inside::Sleep;
                }
            }
            ("Workout", Inside::Nothing) => {
                let taken = self.workouts.begin(element, &mut self.sources);
                if taken && !closed {
                    self.inside = Inside::Workout;
                }
            }
            ("Correlation", Inside::Nothing) if !closed => self.inside = Inside::Correlation,
            ("MetadataEntry", Inside::Sleep) => self.sleep.about(element),
            ("WorkoutActivity", Inside::Workout) if !closed => {
                self.workouts.begin_activity();
                self.inside = Inside::Activity;
            }
            (name, Inside::Workout | Inside::Activity) => {
                self.workouts.about(name, element, self.inside == Inside::Activity);
            }
            _ => {}
        }
    }
}
