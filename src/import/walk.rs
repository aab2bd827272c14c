//! Files and folders → the list of files to import, newest first, so that the last weeks are on screen early and what a
//! later file corrects counts.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::fs::{self, Metadata};
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use super::{Problem, plain};
use crate::model::Day;

/// Nanoseconds of a day.
const DAY_NS: i64 = 86_400_000_000_000;

/// One file to import.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    /// How it is shown: its path from the dropped folder on, with `/` on every system.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Bytes.
    pub size: u64,
    /// Nanoseconds since 1970-01-01 UTC of the last change; 0 where the system does not know.
    pub modified_ns: i64,
}

/// The files under `paths`, folders walked in full, newest first, then by name; and what could not be read. A file is as
/// new as the last date in its name, else as its last change.
pub fn walk(paths: &[PathBuf]) -> (Vec<Item>, Vec<(String, Problem)>) {
    let mut walker = Walker::default();
    for path in paths {
        walker.visit(path.clone(), shown(path));
    }
    let Walker { mut items, problems, .. } = walker;
    let day = |item: &Item| i32::try_from(item.modified_ns / DAY_NS).map_or(Day(i32::MAX), Day);
    items.sort_by_cached_key(|item| {
        let dated = last_date(&item.name).unwrap_or_else(|| day(item));
        (Reverse(dated), Reverse(item.modified_ns), item.name.clone())
    });
    (items, problems)
}

/// The last date in the name of a file, `2026-01-01_2026-04-11_sleepData.json`: services cut their exports by date and
/// let the parts overlap.
pub(super) fn last_date(name: &str) -> Option<Day> {
    let base = name.rsplit(['/', '\\']).next()?.as_bytes();
    let date = |bytes: &[u8]| {
        let is_date = bytes.iter().enumerate().all(|(at, byte)| match at {
            4 | 7 => *byte == b'-',
            _ => byte.is_ascii_digit(),
        });
        is_date.then(|| plain::day(std::str::from_utf8(bytes).ok()?))?
    };
    base.windows(10).rev().find_map(date)
}

#[derive(Default)]
struct Walker {
    items: Vec<Item>,
    problems: Vec<(String, Problem)>,
    /// Real paths already taken: a link back up ends the walk there, a file named twice is read once.
    seen: BTreeSet<PathBuf>,
}

impl Walker {
    /// A list of what is left to do instead of recursion: a tree may be deeper than the stack.
    fn visit(&mut self, path: PathBuf, name: String) {
        let mut todo = vec![(path, name)];
        while let Some((path, name)) = todo.pop() {
            let found = path.canonicalize().and_then(|real| Ok((fs::metadata(&real)?, real)));
            match found {
                Ok((_, real)) if !self.seen.insert(real.clone()) => {}
                Ok((metadata, _)) if metadata.is_dir() => match fs::read_dir(&path) {
                    Ok(entries) => todo.extend(self.children(entries, &name)),
                    Err(error) => self.problems.push((name, Problem::io(&error))),
                },
                Ok((metadata, _)) if metadata.is_file() => self.items.push(item(name, path, &metadata)),
                // A pipe, a socket or a device would block or never end.
                Ok(_) => {}
                Err(error) => self.problems.push((name, Problem::io(&error))),
            }
        }
    }

    fn children(&mut self, entries: fs::ReadDir, parent: &str) -> Vec<(PathBuf, String)> {
        let mut children = Vec::new();
        for entry in entries {
            match entry {
                Ok(entry) => {
                    let name = entry.file_name().to_string_lossy().into_owned();
                    if !is_system(&name) {
                        children.push((entry.path(), format!("{parent}/{name}")));
                    }
                }
                Err(error) => self.problems.push((parent.to_owned(), Problem::io(&error))),
            }
        }
        children
    }
}

fn item(name: String, path: PathBuf, metadata: &Metadata) -> Item {
    let modified = metadata.modified().ok().and_then(|time| time.duration_since(UNIX_EPOCH).ok());
    let modified_ns = modified.and_then(|age| i64::try_from(age.as_nanos()).ok()).unwrap_or(0);
    Item { name, path, size: metadata.len(), modified_ns }
}

/// The last part of a path; the whole of it where it has none (`/`, `..`).
fn shown(path: &Path) -> String {
    path.file_name().map_or_else(|| path.to_string_lossy().into_owned(), |name| name.to_string_lossy().into_owned())
}

/// Files that systems leave beside everything; no runner put them there.
pub(super) fn is_system(name: &str) -> bool {
    let hidden = name.starts_with('.') && name != "." && name != "..";
    hidden || ["__MACOSX", "Thumbs.db", "desktop.ini"].contains(&name)
}
