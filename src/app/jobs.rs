//! Work beside the window: named threads that send messages back, can be asked to stop, and whose panics become
//! messages. The same work runs in place with [`How::Inline`], so that tests wait for nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, Receiver, Sender};

/// Asks the window for another frame.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// How jobs are run.
#[derive(Clone)]
pub enum How {
    /// On threads; the window is woken by each message.
    Threaded(Wake),
    /// At once, before the command returns.
    Inline,
}

/// What a job holds to speak to the app.
pub struct Line<M> {
    sender: Sender<M>,
    wake: Option<Wake>,
    stop: Arc<AtomicBool>,
}

impl<M> Line<M> {
    /// Sends a message and wakes the window. Nobody listens when the program ends; the message is then dropped.
    pub fn send(&self, message: M) {
        drop(self.sender.send(message));
        if let Some(wake) = &self.wake {
            wake();
        }
    }

    /// Whether the job has been asked to stop.
    pub fn is_stopped(&self) -> bool {
        self.stop.load(Ordering::Relaxed)
    }
}

/// Asks one job to stop.
#[derive(Clone, Debug, Default)]
pub struct Stop(Arc<AtomicBool>);

impl Stop {
    /// Asks.
    pub fn ask(&self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A desk with work in a row: requests are done one after the other, in order.
pub struct Queue<R> {
    inner: Desk<R>,
}

enum Desk<R> {
    Thread(Sender<R>),
    Here(Box<dyn FnMut(R)>),
}

impl<R> Queue<R> {
    /// Hands in a request.
    pub fn ask(&mut self, request: R) {
        match &mut self.inner {
            Desk::Thread(sender) => drop(sender.send(request)),
            Desk::Here(work) => work(request),
        }
    }
}

/// Starts work and collects what it says.
pub struct Jobs<M> {
    how: How,
    sender: Sender<M>,
    receiver: Receiver<M>,
    lost: fn(&'static str) -> M,
}

impl<M: Send + 'static> Jobs<M> {
    /// Work on threads or in place; `lost` makes the message of a job that panicked, from its name.
    pub fn new(how: How, lost: fn(&'static str) -> M) -> Self {
        let (sender, receiver) = mpsc::channel();
        Self { how, sender, receiver, lost }
    }

    /// Everything said since the last time.
    pub fn heard(&self) -> Vec<M> {
        self.receiver.try_iter().collect()
    }

    /// Does `work` under this name.
    pub fn start(&self, name: &'static str, work: impl FnOnce(&Line<M>) + Send + 'static) -> Stop {
        let (line, stop) = self.line();
        let lost = self.lost;
        let guarded = move || {
            if catch_unwind(AssertUnwindSafe(|| work(&line))).is_err() {
                line.send(lost(name));
            }
        };
        self.launch(name, guarded);
        stop
    }

    /// Opens a desk under this name. `work` answers each request; a request that panics does not end the desk.
    pub fn queue<R: Send + 'static>(
        &self,
        name: &'static str,
        mut work: impl FnMut(R, &Line<M>) + Send + 'static,
    ) -> Queue<R> {
        let (line, _) = self.line();
        let lost = self.lost;
        let mut guarded = move |request| {
            if catch_unwind(AssertUnwindSafe(|| work(request, &line))).is_err() {
                line.send(lost(name));
            }
        };
        if matches!(self.how, How::Inline) {
            return Queue { inner: Desk::Here(Box::new(guarded)) };
        }
        let (sender, receiver) = mpsc::channel();
        self.launch(name, move || receiver.into_iter().for_each(&mut guarded));
        Queue { inner: Desk::Thread(sender) }
    }

    /// Whether work goes on beside the window; work without end can only be done there.
    pub fn are_threads(&self) -> bool {
        matches!(self.how, How::Threaded(_))
    }

    fn line(&self) -> (Line<M>, Stop) {
        let stop = Stop::default();
        let wake = match &self.how {
            How::Threaded(wake) => Some(Arc::clone(wake)),
            How::Inline => None,
        };
        (Line { sender: self.sender.clone(), wake, stop: Arc::clone(&stop.0) }, stop)
    }

    fn launch(&self, name: &'static str, work: impl FnOnce() + Send + 'static) {
        if matches!(self.how, How::Inline) {
            return work();
        }
        // A system without threads left loses the job; the window stays alive and says so.
        if std::thread::Builder::new().name(name.to_owned()).spawn(work).is_err() {
            drop(self.sender.send((self.lost)(name)));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(PartialEq, Debug)]
    enum Said {
        Number(u32),
        Lost(&'static str),
    }

    #[test]
    fn work_done_in_place_is_heard_at_once_and_in_order() {
        let jobs = Jobs::new(How::Inline, Said::Lost);
        jobs.start("one", |line| line.send(Said::Number(1)));
        let mut desk = jobs.queue("desk", |n: u32, line: &Line<Said>| line.send(Said::Number(n)));
        desk.ask(2);
        desk.ask(3);
        assert_eq!(jobs.heard(), [Said::Number(1), Said::Number(2), Said::Number(3)]);
        assert!(jobs.heard().is_empty());
    }

    #[test]
    fn a_panic_becomes_a_message_and_the_desk_goes_on() {
        let jobs = Jobs::new(How::Inline, Said::Lost);
        let mut desk = jobs.queue("desk", |n: u32, line: &Line<Said>| {
            assert!(n != 1, "one is refused");
            line.send(Said::Number(n));
        });
        desk.ask(1);
        desk.ask(2);
        assert_eq!(jobs.heard(), [Said::Lost("desk"), Said::Number(2)]);
    }

    #[test]
    fn a_thread_wakes_the_window_for_each_message_and_sees_that_it_shall_stop() {
        let (woken, wakes) = mpsc::channel();
        let wake: Wake = Arc::new(move || woken.send(()).unwrap_or_default());
        let jobs = Jobs::new(How::Threaded(wake), Said::Lost);
        let (go, wait) = mpsc::channel::<()>();
        let stop = jobs.start("waiter", move |line| {
            wait.recv().unwrap_or_default();
            line.send(Said::Number(u32::from(line.is_stopped())));
        });
        stop.ask();
        go.send(()).unwrap();
        wakes.recv().unwrap();
        assert_eq!(jobs.heard(), [Said::Number(1)]);
    }
}
