//! Folders that are watched while the program runs: what comes into them is imported once it has stopped growing.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::{Duration, UNIX_EPOCH};

use notify::event::ModifyKind;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher as _};

use super::jobs::Line;
use super::state::{App, Message};
use super::{Level, notice};
use crate::model::Phrase;

/// A file is looked at again after so long without news; the second time unchanged, it is whole. (J)
const QUIET: Duration = Duration::from_secs(1);

/// How browsers name what they have not finished yet.
const UNFINISHED: [&str; 4] = [".part", ".crdownload", ".download", ".tmp"];

/// The watching of folders; it ends when this is dropped.
pub(super) struct Watch(#[expect(dead_code, reason = "held, not used")] RecommendedWatcher);

impl App {
    /// Watches these folders in place of those watched before, and takes in what came while nobody watched.
    pub(super) fn watch(&mut self, folders: Vec<PathBuf>) {
        self.watch = None;
        self.watched.clone_from(&folders);
        if folders.is_empty() || self.desk.is_none() {
            return;
        }
        let (touched, heard) = channel();
        let hear = move |event: notify::Result<notify::Event>| {
            let news = event.ok().filter(|event| is_news(event.kind));
            for path in news.into_iter().flat_map(|event| event.paths) {
                // The job ends with the program.
                drop(touched.send(path));
            }
        };
        match notify::recommended_watcher(hear) {
            Ok(mut watcher) => {
                for folder in &folders {
                    if let Err(error) = watcher.watch(folder, RecursiveMode::Recursive) {
                        self.tell(Level::Warning, notice::cannot_watch(folder, &error));
                    }
                }
                self.watch = Some(Watch(watcher));
                if self.jobs.are_threads() {
                    self.jobs.start(WATCH, move |line| attend(&heard, line));
                }
            }
            Err(error) => {
                for folder in &folders {
                    self.tell(Level::Warning, notice::cannot_watch(folder, &error));
                }
            }
        }
        self.arrived(folders);
    }

    /// Something came into a watched folder.
    pub(super) fn arrived(&mut self, paths: Vec<PathBuf>) {
        self.arrived.extend(paths.into_iter().filter(|path| path.exists()));
        self.take_in();
    }

    /// Imports what came, once no other import is at work or waits.
    pub(super) fn take_in(&mut self) {
        if self.import.is_none() && !self.is_waiting() && !self.arrived.is_empty() {
            let paths = std::mem::take(&mut self.arrived);
            self.start_import(paths);
            self.unasked = true;
        }
    }

    /// The import of what came has to be decided about: says so, as the runner may look at another screen.
    pub(super) fn tell_of_waiting(&mut self) {
        self.tell(Level::Info, Phrase::plain("app-arrived-waits"));
    }
}

const WATCH: &str = "watching folders";

fn is_news(kind: EventKind) -> bool {
    matches!(
        kind,
        EventKind::Any
            | EventKind::Create(_)
            | EventKind::Modify(ModifyKind::Any | ModifyKind::Data(_) | ModifyKind::Name(_))
    )
}

/// Hears which files are touched, and tells of those that are whole.
fn attend(heard: &Receiver<PathBuf>, line: &Line<Message>) {
    let mut growing = Growing::default();
    loop {
        let next =
            if growing.0.is_empty() { heard.recv().map_err(RecvTimeoutError::from) } else { heard.recv_timeout(QUIET) };
        match next {
            Ok(path) => growing.touch(path),
            Err(RecvTimeoutError::Timeout) => {
                let whole = growing.whole(stamp);
                if !whole.is_empty() {
                    line.send(Message::Arrived(whole));
                }
            }
            Err(RecvTimeoutError::Disconnected) => return,
        }
    }
}

/// Size and time of the last change; what is gone has none.
type Stamp = (u64, Option<Duration>);

fn stamp(path: &Path) -> Option<Stamp> {
    let about = std::fs::metadata(path).ok()?;
    Some((about.len(), about.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok())))
}

/// Files that may still be written, as they were when last looked at.
#[derive(Default)]
struct Growing(BTreeMap<PathBuf, Option<Stamp>>);

impl Growing {
    fn touch(&mut self, path: PathBuf) {
        let name = path.file_name().unwrap_or_default().to_string_lossy().to_lowercase();
        if !name.starts_with('.') && !UNFINISHED.iter().any(|ending| name.ends_with(ending)) {
            self.0.entry(path).or_default();
        }
    }

    /// Those that are as they were when last looked at; they are forgotten.
    fn whole(&mut self, stamp: impl Fn(&Path) -> Option<Stamp>) -> Vec<PathBuf> {
        let mut whole = Vec::new();
        self.0.retain(|path, before| {
            let now = stamp(path);
            if now.is_some() && now == *before {
                whole.push(path.clone());
                return false;
            }
            *before = now;
            now.is_some()
        });
        whole
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_whole_once_it_has_stopped_growing() {
        let mut growing = Growing::default();
        growing.touch("a.fit".into());
        growing.touch("a.zip.part".into());
        growing.touch(".hidden".into());
        let size = |bytes: u64| move |_: &Path| Some((bytes, None));
        assert!(growing.whole(size(1)).is_empty() && growing.whole(size(2)).is_empty());
        growing.touch("a.fit".into());
        assert_eq!(growing.whole(size(2)), [PathBuf::from("a.fit")]);
        assert!(growing.whole(size(2)).is_empty(), "told once");
    }

    #[test]
    fn a_file_that_is_gone_is_forgotten() {
        let mut growing = Growing::default();
        growing.touch("a.fit".into());
        assert!(growing.whole(|_| None).is_empty());
        assert!(growing.0.is_empty());
    }
}
