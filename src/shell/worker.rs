//! A worker: a thread that does the jobs of one list one after another and reports their results. The *recorder*
//! records, fast and in order; *errands* may take long. A scan never waits for an errand.

use super::translate;
use crate::{
    job::{Doing, Failure, FailureKind, Hint},
    tui::Message,
    vision,
};
use std::{
    any::Any,
    panic::{self, AssertUnwindSafe},
    sync::mpsc::{self, RecvTimeoutError, Sender},
    thread::{self, JoinHandle},
    time::Duration,
};

/// How long a worker is idle before it looks for other work.
const IDLE: Duration = Duration::from_secs(1);

/// Creates the message for a failed job.
pub(super) type Failed = Box<dyn FnOnce(Failure) -> Message>;

/// A worker: takes jobs of one list and sends their results as messages. Dropping it waits until the requested jobs are
/// done.
#[derive(Debug)]
pub(super) struct Worker<J> {
    jobs: Option<Sender<J>>,
    thread: Option<JoinHandle<()>>,
}

/// How a worker does its jobs.
pub(super) trait Hands<J> {
    /// Returns the function that creates the message if this job fails.
    fn failed(&self, job: &J) -> Failed;

    /// Does a job.
    fn perform(&mut self, job: J) -> Result<Message, Failure>;

    /// Called while there is no job; returns a message if there is one to send.
    fn idle(&mut self) -> Option<Message> {
        None
    }
}

impl<J: Send + 'static> Worker<J> {
    /// Starts a worker.
    pub(super) fn start(
        name: &str,
        messages: Sender<Message>,
        mut hands: impl Hands<J> + Send + 'static,
    ) -> Result<Self, Failure> {
        let (jobs, asked) = mpsc::channel::<J>();
        let work = move || {
            loop {
                let told = match asked.recv_timeout(IDLE) {
                    Ok(job) => {
                        let failed = hands.failed(&job);
                        // A panic is reported like any failure: the screen must never wait for an answer that does not
                        // come.
                        Some(contained(|| hands.perform(job)).unwrap_or_else(failed))
                    }
                    Err(RecvTimeoutError::Timeout) => contained(|| Ok(hands.idle())).unwrap_or_default(),
                    Err(RecvTimeoutError::Disconnected) => return,
                };
                if told.is_some_and(|told| messages.send(told).is_err()) {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name(name.to_owned()).spawn(work);
        let thread = thread.map_err(|error| translate::system(Doing::Record, &error))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Requests a job.
    pub(super) fn ask(&self, job: J) {
        if let Some(jobs) = &self.jobs {
            // A worker only ends with the program: there is no receiver then.
            let _ = jobs.send(job);
        }
    }
}

impl<J> Drop for Worker<J> {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Does the work and turns a panic into a failure. The panic is contained; otherwise the panic hook would give the
/// terminal back while the screen is still in use.
fn contained<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let performed = vision::contain(|| panic::catch_unwind(AssertUnwindSafe(work)));
    performed.unwrap_or_else(|| Err(Box::new("a job was given up"))).unwrap_or_else(|panic| Err(bug(&*panic)))
}

fn bug(panic: &(dyn Any + Send)) -> Failure {
    let cause = panic.downcast_ref::<&str>().map(|s| (*s).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    Failure {
        kind: FailureKind::Bug,
        doing: Doing::Record,
        subject: String::new(),
        cause: cause.unwrap_or_default(),
        hint: Hint::Report,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::ErrandOutcome;

    struct Clumsy;

    impl Hands<()> for Clumsy {
        fn failed(&self, (): &()) -> Failed {
            Box::new(|failure| Message::Errand(ErrandOutcome::NotFound(failure)))
        }

        fn perform(&mut self, (): ()) -> Result<Message, Failure> {
            assert!(!vision::contained(), "expected by the test");
            Err(bug(&"not contained"))
        }
    }

    #[test]
    fn a_panic_is_a_failure_and_no_news_to_the_terminal() {
        let (messages, told) = mpsc::channel();
        let worker = Worker::start("test", messages, Clumsy).unwrap();
        for _ in 0..2 {
            worker.ask(());
            let Ok(Message::Errand(ErrandOutcome::NotFound(failure))) = told.recv() else { panic!("no failure was told") };
            assert_eq!((failure.kind, failure.cause.as_str()), (FailureKind::Bug, "expected by the test"));
        }
    }
}
