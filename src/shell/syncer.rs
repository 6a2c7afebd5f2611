//! Syncs in the background: one thread that brings store and hub to agree every so often, and when it is asked. It has a
//! connection of its own, and nobody who records waits for it.

use super::{
    clock,
    hub::{Synced, synced},
    translate,
};
use crate::{
    job::{Doing, Failure, FailureKind, HubAddress, SyncNews},
    tui::Message,
};
use std::{
    ops::ControlFlow,
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::{self, Receiver, RecvTimeoutError, Sender},
    },
    thread,
    time::{Duration, Instant},
};

/// After a good one the next comes after this time.
const LEISURE: Duration = Duration::from_secs(60);
/// After one that failed, at first; then twice as long each time, up to [`LONGEST`].
const SOON: Duration = Duration::from_secs(15);
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(600);
/// Progress is told so often at most.
const GLANCE: Duration = Duration::from_millis(100);

/// The thread. Dropping it tells a running sync to stop at its next step; nobody waits for that: what is cut goes on the
/// next time.
#[derive(Debug)]
pub(super) struct Syncer {
    orders: Sender<Option<HubAddress>>,
    stop: Arc<AtomicBool>,
}

impl Syncer {
    /// Starts it on the store of a folder; it rests until an address is known.
    pub(super) fn start(
        folder: PathBuf,
        name: String,
        address: Option<HubAddress>,
        messages: Sender<Message>,
    ) -> Result<Self, Failure> {
        let (orders, asked) = mpsc::channel();
        let stop = Arc::new(AtomicBool::new(false));
        let stopped = stop.clone();
        let work = move || work(&folder, &name, address, &asked, &messages, &stopped);
        let thread = thread::Builder::new().name("sync".to_owned()).spawn(work);
        thread.map_err(|error| translate::system(Doing::Sync, &error))?;
        Ok(Self { orders, stop })
    }

    /// Asks for a sync now; with another address from now on, if one is named.
    pub(super) fn ask(&self, address: Option<HubAddress>) {
        // It ends with the program: nobody is left to tell.
        let _ = self.orders.send(address);
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

fn work(
    folder: &std::path::Path,
    name: &str,
    mut address: Option<HubAddress>,
    asked: &Receiver<Option<HubAddress>>,
    messages: &Sender<Message>,
    stop: &AtomicBool,
) {
    let mut wait = Duration::ZERO;
    let mut failures = 0;
    loop {
        let order = match &address {
            Some(_) => asked.recv_timeout(wait),
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match order {
            Ok(Some(other)) => address = Some(other),
            Ok(None) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let Some(known) = &address else { continue };
        let mut told = Instant::now();
        let done = synced(folder, name, known, &mut |progress| {
            if told.elapsed() >= GLANCE {
                told = Instant::now();
                let _ = messages.send(Message::Sync(SyncNews::Progress(progress)));
            }
            if stop.load(Ordering::Relaxed) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        if stop.load(Ordering::Relaxed) {
            return;
        }
        failures = if done.failure.is_some() { failures + 1 } else { 0 };
        wait = pause(&done, failures);
        let Synced { report, failure, waiting } = done;
        let news = SyncNews::Ended { at: clock::now(), report, failure, waiting, next: wait.as_secs() };
        if messages.send(Message::Sync(news)).is_err() {
            return;
        }
    }
}

/// How long to wait for the next: longer after each failure; long at once where a person has to do something first.
fn pause(done: &Synced, failures: u32) -> Duration {
    match &done.failure {
        None => LEISURE,
        Some(failure) if failure.kind == FailureKind::User => LEISURE,
        Some(_) => SOON.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(LONGEST),
    }
}
