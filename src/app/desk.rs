//! The desk of the library: small changes and readings, one after the other, away from the window. Everything the app
//! shows of the library comes from here, so that no older state can arrive after a newer one.

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;

use super::digests;
use super::importing::{self, Waiting};
use super::jobs::Line;
use super::state::Message;
use super::tables::{self, OpenTable};
use crate::import::Answers;
use crate::import::mapped::Mapping;
use crate::model::activity::PartId;
use crate::model::{ActivityId, Day, Diary, DiaryRow, History, Origin, Phrase, Runner};
use crate::store::{Batch, ImportId, Store, StoreError};

/// What the desk can be asked.
pub(super) enum Request {
    /// Work out anew what an older version of the program worked out.
    Freshen,
    /// Read the library again.
    Read,
    /// Keep what the runner said.
    Say { day: Day, time_s: Option<i32>, said: Box<Diary> },
    /// Keep the profile.
    Profile(Box<Runner>),
    /// Put activities into the bin.
    Delete(Vec<ActivityId>),
    /// Take a recording out of an activity.
    Split(ActivityId, PartId),
    /// Make one activity of two.
    Join(ActivityId, ActivityId),
    /// Clear a doubt.
    Accept(ActivityId, &'static str),
    /// Correct when an activity began.
    SetStart(ActivityId, i64),
    /// Take back the last change.
    Undo,
    /// Do it again.
    Redo,
    /// Yes to an import that waits.
    AcceptImport(Box<Waiting>, Answers),
    /// No to it.
    RefuseImport,
    /// Take back what an import brought.
    TakeBack(ImportId),
    /// Bring back what was taken back.
    BringBack(ImportId),
    /// Ask no more about words of a note.
    PutWordsAway(String),
    /// Remove the sample runner.
    RemoveSample,
    /// Read the columns of an activity.
    Open(ActivityId),
    /// Open a table of an unknown kind.
    Table(PathBuf),
    /// Keep what the columns of a table mean that lies there.
    Remember(Box<Mapping>, PathBuf),
}

/// What changed since the library was read before.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Changed {
    /// The diary of this day at the earliest, and nothing else.
    DiaryFrom(Day),
    /// Anything.
    All,
}

impl Changed {
    /// This and what changed later.
    pub(super) fn and(self, later: Self) -> Self {
        match (self, later) {
            (Self::DiaryFrom(a), Self::DiaryFrom(b)) => Self::DiaryFrom(a.min(b)),
            _ => Self::All,
        }
    }
}

/// The library as read at one moment.
#[derive(Clone)]
pub(super) struct Shelf {
    pub(super) history: History,
    pub(super) changed: Changed,
    pub(super) undo: Option<Phrase>,
    pub(super) redo: Option<Phrase>,
    pub(super) imports: Vec<Batch>,
    pub(super) put_away: BTreeSet<String>,
}

/// Reads the library.
pub(super) fn read(store: &Store) -> Result<Shelf, StoreError> {
    let (undo, redo) = (store.undo_label()?, store.redo_label()?);
    let (imports, put_away) = (store.batches()?, store.words_put_away()?);
    Ok(Shelf { history: store.history()?, changed: Changed::All, undo, redo, imports, put_away })
}

/// Who does it.
pub(super) struct Desk {
    pub(super) store: Store,
    /// The library as last read.
    pub(super) last: Option<Shelf>,
}

impl Desk {
    /// Does what is asked and says what the library holds then.
    pub(super) fn answer(&mut self, request: Request, line: &Line<Message>) {
        let answer = match request {
            Request::Open(id) => self.store.series(&id, &[]).map(|series| Message::Opened(id, Arc::new(series))),
            Request::Table(path) => tables::told(&self.store).map(|told| match OpenTable::open(&path, &told) {
                Ok(table) => Message::Table(Box::new(table)),
                Err(why) => Message::Failed(why),
            }),
            Request::Remember(mapping, path) => {
                tables::remember(&mut self.store, &mapping).map(|()| Message::Remembered(path))
            }
            change => self.changed(change, line),
        };
        line.send(answer.unwrap_or_else(|error| Message::Failed(error.phrase())));
    }

    /// Makes a change and reads the library again: after a typed row of the diary nothing but the diary.
    fn changed(&mut self, change: Request, line: &Line<Message>) -> Result<Message, StoreError> {
        let before =
            self.last.take().filter(|last| self.store.revision().is_ok_and(|now| now == last.history.revision));
        let said = match &change {
            Request::Say { day, .. } => Some(*day),
            _ => None,
        };
        if let Some(told) = self.change(change)? {
            line.send(Message::Told(told));
        }
        let shelf = match said.zip(before) {
            Some((day, before)) => self.retyped(day, before)?,
            None => read(&self.store)?,
        };
        self.last = Some(shelf.clone());
        Ok(Message::Shelf(Box::new(shelf)))
    }

    /// The library after a row of the diary was typed, and nothing else.
    fn retyped(&self, day: Day, before: Shelf) -> Result<Shelf, StoreError> {
        let history = self.store.history_retyped(&before.history)?;
        // Another program may have come between.
        if history.revision > before.history.revision + 1 {
            return read(&self.store);
        }
        let (undo, redo) = (self.store.undo_label()?, self.store.redo_label()?);
        Ok(Shelf { history, changed: Changed::DiaryFrom(day), undo, redo, ..before })
    }

    /// Makes a change; what was undone or done again is told.
    fn change(&mut self, request: Request) -> Result<Option<Phrase>, StoreError> {
        match request {
            Request::Undo => return self.store.undo(),
            Request::Redo => return self.store.redo(),
            Request::Say { day, time_s, said } => {
                self.store.say(&DiaryRow { day, time_s, origin: Origin::Typed, said: *said })
            }
            Request::Profile(runner) => self.store.set_profile(&runner),
            Request::Delete(ids) => self.store.delete(&ids),
            Request::Split(id, part) => self.store.split(&id, &part),
            Request::Join(id, other) => self.store.join(&id, &other),
            Request::Accept(id, doubt) => self.store.accept(&id, doubt),
            Request::SetStart(id, start) => self.store.set_start(&id, start),
            Request::AcceptImport(waiting, answers) => importing::accept(&mut self.store, *waiting, &answers),
            Request::RefuseImport => self.store.refuse_waiting(),
            Request::TakeBack(import) => self.store.put_aside(import),
            Request::BringBack(import) => self.store.bring_back(import),
            Request::PutWordsAway(key) => self.store.put_words_away(&key),
            Request::RemoveSample => self.store.remove_sample(),
            Request::Freshen => digests::freshen(&mut self.store).map(drop),
            Request::Read | Request::Open(_) | Request::Table(_) | Request::Remember(..) => Ok(()),
        }?;
        Ok(None)
    }
}
