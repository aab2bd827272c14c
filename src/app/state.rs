//! What the window shows and asks of: the state of the program, and how commands and finished work change it.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::desk::{self, Changed, Request, Shelf};
use super::importing::{ImportReport, Progress, Waiting};
use super::jobs::{self, How, Queue, Stop, Wake};
use super::summary::Order;
use super::tables::OpenTable;
use super::watching::Watch;
use super::{Command, Derived, Level, Notice, summary};
use crate::analysis::digest;
use crate::causes::{CauseId, trials};
use crate::model::{ActivityId, Day, DayRange, History, Phrase, Quantity, Series};
use crate::report::Paper;
use crate::store::Batch;

/// What jobs say to the app.
pub(super) enum Message {
    /// The library changed, or was read again.
    Shelf(Box<Shelf>),
    /// Something was worked out.
    Derived(Arc<Derived>),
    /// What the ratings say was worked out as well: it stands in what was sent before.
    Attributed,
    /// The import goes on.
    Progress(Progress),
    /// Files came into watched folders.
    Arrived(Vec<PathBuf>),
    /// The import is over, or waits for a yes.
    Imported(Result<Box<(ImportReport, Option<Waiting>)>, Phrase>),
    /// The sample runner is in the library, or not.
    Sampled(Result<(), Phrase>),
    /// What the columns of a table mean is kept; it can be read now.
    Remembered(PathBuf),
    /// A table of an unknown kind, laid open.
    Table(Box<OpenTable>),
    /// The columns of an activity.
    Opened(ActivityId, Arc<Series>),
    /// A summary was written; whether it is to be shown.
    Reported(PathBuf, bool),
    /// Something was done that the runner should see.
    Told(Phrase),
    /// Something could not be done.
    Failed(Phrase),
    /// A job panicked.
    Lost(&'static str),
}

/// How the app does its work.
pub struct Jobs(How);

impl Jobs {
    /// On threads; `wake` asks the window for another frame.
    pub fn threaded(wake: Wake) -> Self {
        Self(How::Threaded(wake))
    }

    /// At once, inside the command.
    pub fn inline() -> Self {
        Self(How::Inline)
    }
}

/// What the window shows and asks of. The fields are read by drawing code and changed by [`App::run`] and
/// [`App::poll`] alone.
pub struct App {
    /// Everything recorded.
    pub history: Arc<History>,
    /// What was worked out of it; older than the history while a job runs.
    pub derived: Option<Arc<Derived>>,
    /// The import that runs.
    pub import: Option<Progress>,
    /// The report of the last import, or of the one that waits: what would come of it.
    pub last_import: Option<Arc<ImportReport>>,
    /// Every import that brought something, the latest first.
    pub imports: Vec<Batch>,
    /// Words of notes the runner does not want to be asked about again, by their key.
    pub put_away: BTreeSet<String>,
    /// Folders that are watched for new files.
    pub watched: Vec<PathBuf>,
    /// The table whose columns the runner is asked about.
    pub table: Option<Arc<OpenTable>>,
    /// The activity whose columns were asked for, once they are read.
    pub open: Option<(ActivityId, Arc<Series>)>,
    /// Messages not yet put away.
    pub notices: Vec<Notice>,
    /// What [`Command::Undo`] would take back.
    pub undo_label: Option<Phrase>,
    /// What [`Command::Redo`] would do again.
    pub redo_label: Option<Phrase>,
    /// Where the library lies.
    pub library: PathBuf,
    /// The date where the user is.
    pub today: Day,
    /// A summary to hand to the system's viewer; the window takes it.
    pub to_show: Option<PathBuf>,
    pub(super) jobs: jobs::Jobs<Message>,
    pub(super) desk: Option<Queue<Request>>,
    pub(super) stop_import: Stop,
    /// The import that waits for a yes.
    pub(super) waiting: Option<Waiting>,
    pub(super) watch: Option<Watch>,
    /// What came into watched folders and is not imported yet.
    pub(super) arrived: Vec<PathBuf>,
    /// Whether the import that runs is of what came, and not of what the runner asked for.
    pub(super) unasked: bool,
    /// The revision a job is working on.
    deriving: Option<u64>,
    /// What changed since the last such job began.
    changed: Option<Changed>,
    writing_summary: bool,
    last_notice: u64,
}

impl App {
    /// Opens a library and starts working out what is in it.
    pub fn open(library: &Path, today: Day, jobs: Jobs) -> Result<Self, Phrase> {
        let mut store = super::open_library(library)?;
        // The program may have ended before there was an answer.
        store.refuse_waiting().map_err(|error| error.phrase())?;
        let mut app = Self::with(today, jobs.0);
        library.clone_into(&mut app.library);
        let shelf = desk::read(&store).map_err(|error| error.phrase())?;
        let old = store.outdated_digests(digest::VERSION).is_ok_and(|old| !old.is_empty());
        let mut desk = desk::Desk { store, last: Some(shelf.clone()) };
        app.desk = Some(app.jobs.queue("library", move |request, line| desk.answer(request, line)));
        app.put(shelf);
        if old {
            app.ask(Request::Freshen);
        }
        app.derive();
        Ok(app)
    }

    /// The same for a window, which opens in any case: an app without a library says why there is none.
    pub fn open_or_tell(library: &Path, today: Day, jobs: Jobs) -> Self {
        let how = jobs.0.clone();
        Self::open(library, today, jobs).unwrap_or_else(|why| {
            let mut app = Self::with(today, how);
            library.clone_into(&mut app.library);
            app.tell(Level::Error, why);
            app
        })
    }

    /// An app over a history that is already there, without a library file.
    pub fn of(history: History, derived: Option<Derived>, today: Day) -> Self {
        let mut app = Self::with(today, How::Inline);
        app.history = Arc::new(history);
        app.derived = derived.map(Arc::new);
        app
    }

    fn with(today: Day, how: How) -> Self {
        Self {
            history: Arc::default(),
            derived: None,
            import: None,
            last_import: None,
            imports: Vec::new(),
            put_away: BTreeSet::new(),
            watched: Vec::new(),
            table: None,
            open: None,
            notices: Vec::new(),
            undo_label: None,
            redo_label: None,
            library: PathBuf::new(),
            today,
            to_show: None,
            jobs: jobs::Jobs::new(how, Message::Lost),
            desk: None,
            stop_import: Stop::default(),
            waiting: None,
            watch: None,
            arrived: Vec::new(),
            unasked: false,
            deriving: None,
            changed: Some(Changed::All),
            writing_summary: false,
            last_notice: 0,
        }
    }

    /// Does one thing; long work goes to a job.
    pub fn run(&mut self, command: Command) {
        if !matches!(command, Command::Open(_) | Command::Report { .. } | Command::Watch(_) | Command::Dismiss(_)) {
            // What a notice offers to take back is the last step, and no other.
            self.notices.iter_mut().for_each(|notice| notice.undo = false);
        }
        match command {
            Command::Import(paths) => {
                // What was told of earlier ones is in the list of imports.
                self.notices.retain(|notice| notice.says.id != "app-imported");
                self.start_import(paths);
            }
            Command::CancelImport => self.stop_import.ask(),
            Command::AcceptImport(answers) => self.accept_import(answers),
            Command::RefuseImport => self.refuse_import(),
            Command::TakeBack(import) => self.ask(Request::TakeBack(import)),
            Command::BringBack(import) => self.ask(Request::BringBack(import)),
            Command::Say { day, time_s, said } => self.ask(Request::Say { day, time_s, said }),
            Command::Profile(runner) => self.ask(Request::Profile(runner)),
            Command::StartExperiment(cause) => self.start_experiment(cause),
            Command::StopExperiment(cause) => self.stop_experiment(cause),
            Command::Delete(ids) => self.ask(Request::Delete(ids)),
            Command::Split(id, part) => self.ask(Request::Split(id, part)),
            Command::Join(id, other) => self.ask(Request::Join(id, other)),
            Command::Accept(id, doubt) => self.ask(Request::Accept(id, doubt)),
            Command::SetStart(id, start) => self.ask(Request::SetStart(id, start)),
            Command::Undo => self.ask(Request::Undo),
            Command::Redo => self.ask(Request::Redo),
            Command::Open(id) => self.ask(Request::Open(id)),
            Command::AddSample => self.add_sample(),
            Command::RemoveSample => self.ask(Request::RemoveSample),
            Command::Report { path, range, paper } => self.write_summary(path, range, paper),
            Command::OpenTable(path) => self.ask(Request::Table(path)),
            Command::ReadTable(mapping) => self.read_table(mapping),
            Command::CloseTable => self.table = None,
            Command::PutWordsAway(key) => self.ask(Request::PutWordsAway(key)),
            Command::SaveResults(path) => self.save_results(&path),
            Command::Watch(folders) => self.watch(folders),
            Command::Dismiss(id) => self.notices.retain(|notice| notice.id != id),
        }
    }

    /// Takes what jobs have finished; whether anything changed.
    pub fn poll(&mut self) -> bool {
        let mut changed = false;
        // Work done in place answers at once, and answers may start more work.
        loop {
            let heard = self.jobs.heard();
            if heard.is_empty() {
                return changed;
            }
            changed = true;
            for message in heard {
                self.hear(message);
            }
        }
    }

    /// Whether a job is at work.
    pub fn is_busy(&self) -> bool {
        self.import.is_some() || self.deriving.is_some() || self.writing_summary
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Shelf(shelf) => {
                self.put(*shelf);
                self.derive();
            }
            Message::Derived(derived) => self.take(derived),
            Message::Attributed => {}
            Message::Progress(progress) => {
                // The last words of an import that is already over.
                if self.import.is_some() {
                    self.import = Some(progress);
                }
            }
            Message::Imported(result) => {
                self.import = None;
                match result {
                    Ok(looked) => self.looked(*looked),
                    Err(why) => self.tell(Level::Error, why),
                }
                self.ask(Request::Read);
                self.take_in();
            }
            Message::Arrived(paths) => self.arrived(paths),
            Message::Sampled(result) => {
                self.import = None;
                if let Err(why) = result {
                    self.tell(Level::Error, why);
                }
                self.ask(Request::Read);
            }
            Message::Remembered(path) => self.start_import(vec![path]),
            Message::Table(table) => self.table = Some(Arc::new(*table)),
            Message::Opened(id, series) => self.open = Some((id, series)),
            Message::Reported(path, show) => {
                self.writing_summary = false;
                if show {
                    self.to_show = Some(path);
                } else {
                    let file = Quantity::Name(path.display().to_string());
                    self.tell(Level::Info, Phrase::new("app-report-written", [("file", file)]));
                }
            }
            Message::Told(what) => self.tell(Level::Info, what),
            Message::Failed(why) => {
                self.writing_summary = false;
                self.tell(Level::Error, why);
            }
            Message::Lost(job) => self.lost(job),
        }
    }

    /// A job panicked: what it was at is over.
    fn lost(&mut self, job: &'static str) {
        match job {
            IMPORT | SAMPLE => self.import = None,
            DERIVE => (self.deriving, self.changed) = (None, Some(Changed::All)),
            SUMMARY => self.writing_summary = false,
            _ => {}
        }
        self.tell(Level::Error, Phrase::new("app-job-lost", [("job", Quantity::Name(job.to_owned()))]));
    }

    /// Takes a freshly read library. The revision counts what this app has seen.
    fn put(&mut self, shelf: Shelf) {
        let Shelf { mut history, changed, undo, redo, imports, put_away } = shelf;
        self.changed = Some(self.changed.map_or(changed, |earlier| earlier.and(changed)));
        history.revision = self.history.revision + 1;
        self.history = Arc::new(history);
        self.undo_label = undo;
        self.redo_label = redo;
        self.imports = imports;
        self.put_away = put_away;
    }

    /// Starts working out the present history, unless a job is at it already; then it starts again when that is done.
    fn derive(&mut self) {
        if self.deriving.is_some() {
            return;
        }
        let history = Arc::clone(&self.history);
        self.deriving = Some(history.revision);
        let from = match self.changed.take() {
            Some(Changed::DiaryFrom(day)) => day,
            _ => Day(i32::MIN),
        };
        let before = self.derived.clone();
        self.jobs.start(DERIVE, move |line| {
            let derived = Arc::new(super::derive_again(&history, before.as_deref().map(|before| (before, from))));
            line.send(Message::Derived(Arc::clone(&derived)));
            derived.attribution();
            line.send(Message::Attributed);
        });
    }

    /// Takes what was worked out, and starts again if the history has moved on.
    fn take(&mut self, derived: Arc<Derived>) {
        self.deriving = None;
        let stale = derived.revision != self.history.revision;
        if self.derived.as_ref().is_none_or(|old| old.revision < derived.revision) {
            self.derived = Some(derived);
        }
        if stale {
            self.derive();
        }
    }

    pub(super) fn ask(&mut self, request: Request) {
        match &mut self.desk {
            Some(desk) => desk.ask(request),
            None => self.tell(Level::Warning, Phrase::plain("app-no-library")),
        }
    }

    /// Draws a plan by the clock's lot and keeps it with the profile.
    fn start_experiment(&mut self, cause: CauseId) {
        let drawn = trials::plan(cause, self.today.plus(1), super::clock::now_s().unsigned_abs());
        let mut runner = self.history.runner.clone();
        runner.experiments.extend(drawn);
        self.ask(Request::Profile(Box::new(runner)));
    }

    fn stop_experiment(&mut self, cause: CauseId) {
        let (mut runner, today) = (self.history.runner.clone(), self.today);
        // One that has not begun leaves nothing behind.
        runner.experiments.retain(|experiment| experiment.cause != cause.key() || experiment.from <= today);
        for experiment in runner.experiments.iter_mut().filter(|experiment| experiment.cause == cause.key()) {
            if today <= experiment.days().last {
                experiment.stopped = Some(today);
            }
        }
        self.ask(Request::Profile(Box::new(runner)));
    }

    fn write_summary(&mut self, path: Option<PathBuf>, range: Option<DayRange>, paper: Paper) {
        let Some(derived) = self.derived.clone() else {
            return self.tell(Level::Warning, Phrase::plain("app-report-nothing"));
        };
        let (history, order) = (Arc::clone(&self.history), Order { range, paper, today: self.today });
        self.writing_summary = true;
        self.jobs.start(SUMMARY, move |line| {
            let show = path.is_none();
            line.send(match summary::write(&history, &derived, path, order) {
                Ok(path) => Message::Reported(path, show),
                Err(why) => Message::Failed(why),
            });
        });
    }

    pub(super) fn tell(&mut self, level: Level, says: Phrase) {
        self.last_notice += 1;
        self.notices.push(Notice { id: self.last_notice, level, says, undo: false });
    }
}

pub(super) const IMPORT: &str = "import";
pub(super) const SAMPLE: &str = "sample";
const DERIVE: &str = "analysis";
const SUMMARY: &str = "summary";
