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

/// The library as read at one moment.
pub(super) struct Shelf {
    pub(super) history: History,
    pub(super) undo: Option<Phrase>,
    pub(super) redo: Option<Phrase>,
    pub(super) imports: Vec<Batch>,
    pub(super) put_away: BTreeSet<String>,
}

/// Reads the library.
pub(super) fn read(store: &Store) -> Result<Shelf, StoreError> {
    let (undo, redo) = (store.undo_label()?, store.redo_label()?);
    let (imports, put_away) = (store.batches()?, store.words_put_away()?);
    Ok(Shelf { history: store.history()?, undo, redo, imports, put_away })
}

/// Who does it.
pub(super) struct Desk(pub(super) Store);

impl Desk {
    /// Does what is asked and says what the library holds then.
    pub(super) fn answer(&mut self, request: Request, line: &Line<Message>) {
        let answer = match request {
            Request::Open(id) => self.0.series(&id, &[]).map(|series| Message::Opened(id, Arc::new(series))),
            Request::Table(path) => match OpenTable::open(&path) {
                Ok(table) => Ok(Message::Table(Box::new(table))),
                Err(why) => Ok(Message::Failed(why)),
            },
            Request::Remember(mapping, path) => {
                tables::remember(&mut self.0, &mapping).map(|()| Message::Remembered(path))
            }
            change => self.change(change).and_then(|told| {
                if let Some(told) = told {
                    line.send(Message::Told(told));
                }
                Ok(Message::Shelf(Box::new(read(&self.0)?)))
            }),
        };
        line.send(answer.unwrap_or_else(|error| Message::Failed(error.phrase())));
    }

    /// Makes a change; what was undone or done again is told.
    fn change(&mut self, request: Request) -> Result<Option<Phrase>, StoreError> {
        match request {
            Request::Undo => return self.0.undo(),
            Request::Redo => return self.0.redo(),
            Request::Say { day, time_s, said } => {
                self.0.say(&DiaryRow { day, time_s, origin: Origin::Typed, said: *said })
            }
            Request::Profile(runner) => self.0.set_profile(&runner),
            Request::Delete(ids) => self.0.delete(&ids),
            Request::Split(id, part) => self.0.split(&id, &part),
            Request::Join(id, other) => self.0.join(&id, &other),
            Request::Accept(id, doubt) => self.0.accept(&id, doubt),
            Request::SetStart(id, start) => self.0.set_start(&id, start),
            Request::AcceptImport(waiting, answers) => importing::accept(&mut self.0, *waiting, &answers),
            Request::RefuseImport => self.0.refuse_waiting(),
            Request::TakeBack(import) => self.0.put_aside(import),
            Request::BringBack(import) => self.0.bring_back(import),
            Request::PutWordsAway(key) => self.0.put_words_away(&key),
            Request::RemoveSample => self.0.remove_sample(),
            Request::Freshen => digests::freshen(&mut self.0).map(drop),
            Request::Read | Request::Open(_) | Request::Table(_) | Request::Remember(..) => Ok(()),
        }?;
        Ok(None)
    }
}
