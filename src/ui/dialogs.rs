//! The system's file dialogs; the only file that knows them. They run beside the window, which stays usable: a portal
//! that hangs must not hang the program. Where a dialog comes back at once with nothing there is none on this system,
//! and the window offers its path field.

use std::future::Future;
use std::path::{Path, PathBuf};
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, TryRecvError, channel};
use std::task::{Context as Task, Poll, Wake, Waker};
use std::thread::Thread;
use std::time::{Duration, Instant};

use eframe::egui::Context;

/// A person cannot cancel a dialog faster than this.
const NO_DIALOG: Duration = Duration::from_millis(250);

/// What is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Ask {
    /// Files to import.
    Files,
    /// A folder to import.
    Folder,
    /// A folder to watch.
    Watch,
    /// Where to save the summary.
    Report,
    /// Where to save the results of an import.
    Results,
}

/// What came of it.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Answer {
    /// Import these.
    Import(Vec<PathBuf>),
    /// Watch this folder.
    Watch(PathBuf),
    /// Save what was asked about here.
    Save(Ask, PathBuf),
    /// The system has no dialog: show the path field.
    NoDialog(Ask),
    /// Put away by the user.
    Cancelled,
}

/// The dialog that is open, at most one.
#[derive(Default)]
pub(super) struct Dialogs {
    open: Option<Receiver<Answer>>,
}

impl Dialogs {
    /// Opens a dialog unless one is open.
    pub(super) fn open(&mut self, ctx: &Context, ask: Ask, title: &str, name: &str, folder: Option<&Path>) {
        if self.open.is_some() {
            return;
        }
        let (answer, heard) = channel();
        // The dialog is made here and waited for elsewhere: macOS wants it made on the main thread.
        let mut dialog = rfd::AsyncFileDialog::new().set_title(title);
        if let Some(folder) = folder {
            dialog = dialog.set_directory(folder);
        }
        let asked: std::pin::Pin<Box<dyn Future<Output = Option<Vec<PathBuf>>> + Send>> = match ask {
            Ask::Files => {
                let files = dialog.pick_files();
                Box::pin(async { Some(files.await?.iter().map(|file| file.path().to_owned()).collect()) })
            }
            Ask::Folder | Ask::Watch => {
                let folder = dialog.pick_folder();
                Box::pin(async { Some(vec![folder.await?.path().to_owned()]) })
            }
            Ask::Report | Ask::Results => {
                let (kind, ending) = if ask == Ask::Report { ("PDF", "pdf") } else { ("CSV", "csv") };
                let file = dialog.set_file_name(name).add_filter(kind, &[ending]).save_file();
                Box::pin(async { Some(vec![file.await?.path().to_owned()]) })
            }
        };
        let ctx = ctx.clone();
        let waiting = move || {
            let opened = Instant::now();
            let chosen = wait_for(asked);
            let said = match (chosen, ask) {
                (Some(paths), Ask::Files | Ask::Folder) => Answer::Import(paths),
                (Some(paths), Ask::Report | Ask::Results) => {
                    paths.into_iter().next().map_or(Answer::Cancelled, |path| Answer::Save(ask, path))
                }
                (Some(paths), Ask::Watch) => paths.into_iter().next().map_or(Answer::Cancelled, Answer::Watch),
                (None, _) if opened.elapsed() < NO_DIALOG => Answer::NoDialog(ask),
                (None, _) => Answer::Cancelled,
            };
            // The window may be gone by now.
            drop(answer.send(said));
            ctx.request_repaint();
        };
        let started = std::thread::Builder::new().name("file dialog".to_owned()).spawn(waiting);
        self.open = started.is_ok().then_some(heard);
    }

    /// The answer, once there is one.
    pub(super) fn answer(&mut self) -> Option<Answer> {
        match self.open.as_ref()?.try_recv() {
            Ok(answer) => {
                self.open = None;
                Some(answer)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.open = None;
                Some(Answer::Cancelled)
            }
        }
    }
}

/// Wakes the thread that waits.
struct Unpark(Thread);

impl Wake for Unpark {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Blocks this thread until the future is ready.
fn wait_for<T>(future: impl Future<Output = T>) -> T {
    let mut future = pin!(future);
    let waker = Waker::from(Arc::new(Unpark(std::thread::current())));
    let mut task = Task::from_waker(&waker);
    loop {
        match future.as_mut().poll(&mut task) {
            Poll::Ready(value) => return value,
            Poll::Pending => std::thread::park(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waiting_ends_when_another_thread_wakes_it() {
        let mut asked = 0;
        let ready_at_third = std::future::poll_fn(|task| {
            asked += 1;
            if asked == 3 {
                return Poll::Ready(asked);
            }
            task.waker().wake_by_ref();
            Poll::Pending
        });
        assert_eq!(wait_for(ready_at_third), 3);
    }
}
