//! The desk of the library: small changes and readings, one after the other, away from the window. Everything the app
//! shows of the library comes from here, so that no older state can arrive after a newer one.

use std::sync::Arc;

use super::digests;
use super::jobs::Line;
use super::state::Message;
use crate::model::activity::PartId;
use crate::model::{ActivityId, Day, Diary, DiaryRow, History, Origin, Phrase, Runner};
use crate::store::{Store, StoreError};

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
    /// Remove the sample runner.
    RemoveSample,
    /// Read the columns of an activity.
    Open(ActivityId),
}

/// The library as read at one moment.
pub(super) struct Shelf {
    pub(super) history: History,
    pub(super) undo: Option<Phrase>,
    pub(super) redo: Option<Phrase>,
}

/// Reads the library.
pub(super) fn read(store: &Store) -> Result<Shelf, StoreError> {
    Ok(Shelf { history: store.history()?, undo: store.undo_label()?, redo: store.redo_label()? })
}

/// Who does it.
pub(super) struct Desk(pub(super) Store);

impl Desk {
    /// Does what is asked and says what the library holds then.
    pub(super) fn answer(&mut self, request: Request, line: &Line<Message>) {
        let answer = match request {
            Request::Open(id) => self.0.series(&id, &[]).map(|series| Message::Opened(id, Arc::new(series))),
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
            Request::RemoveSample => self.0.remove_sample(),
            Request::Freshen => digests::freshen(&mut self.0).map(drop),
            Request::Read | Request::Open(_) => Ok(()),
        }?;
        Ok(None)
    }
}
