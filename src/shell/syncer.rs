//! The background sync: one thread that synchronises store and hub at intervals and on request. It uses a connection of
//! its own, so that recording never waits for it.

use super::{
    clock,
    complete::expanded,
    places,
    synced::{Synced, synced},
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

/// The wait after a successful sync.
const LEISURE: Duration = Duration::from_secs(60);
/// The wait after the first failed sync. It doubles with each further failure, up to [`LONGEST`].
const SOON: Duration = Duration::from_secs(15);
/// The longest wait.
const LONGEST: Duration = Duration::from_secs(600);
/// The shortest interval between two reports of progress.
const GLANCE: Duration = Duration::from_millis(100);

/// The thread. Dropping this makes a running sync stop at its next step, without waiting for it. An interrupted sync
/// continues the next time.
#[derive(Debug)]
pub(super) struct Syncer {
    orders: Sender<Option<HubAddress>>,
    /// Whether the thread has to end.
    over: Arc<AtomicBool>,
    /// Whether the sync that is running has to end.
    stop: Arc<AtomicBool>,
}

impl Syncer {
    /// Starts the thread on the store of a folder. It does nothing until an address is known.
    pub(super) fn start(
        folder: PathBuf,
        name: String,
        address: Option<HubAddress>,
        messages: Sender<Message>,
    ) -> Result<Self, Failure> {
        let (orders, asked) = mpsc::channel();
        let (over, stop) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicBool::new(false)));
        let flags = [over.clone(), stop.clone()];
        let work = move || work(&folder, &name, address, &asked, &messages, [&flags[0], &flags[1]]);
        let thread = thread::Builder::new().name("sync".to_owned()).spawn(work);
        thread.map_err(|error| translate::system(Doing::Sync, &error))?;
        Ok(Self { orders, over, stop })
    }

    /// Stops the running sync at its next step.
    pub(super) fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Requests a sync now. If an address is named, it is used from now on.
    pub(super) fn ask(&self, address: Option<HubAddress>) {
        // The thread ends with the program: there is no receiver then.
        let _ = self.orders.send(address);
    }
}

impl Drop for Syncer {
    fn drop(&mut self) {
        self.over.store(true, Ordering::Relaxed);
    }
}

fn work(
    folder: &std::path::Path,
    name: &str,
    mut address: Option<HubAddress>,
    asked: &Receiver<Option<HubAddress>>,
    messages: &Sender<Message>,
    [over, stop]: [&AtomicBool; 2],
) {
    let mut wait = Duration::ZERO;
    let mut failures = 0;
    loop {
        let order = match &address {
            Some(_) => asked.recv_timeout(wait),
            None => asked.recv().map_err(|_| RecvTimeoutError::Disconnected),
        };
        match order {
            Ok(Some(other)) => address = Some(at_home(other)),
            Ok(None) | Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let Some(known) = &address else { continue };
        let mut told = Instant::now();
        // Whoever asked to stop the one before did not mean this one.
        stop.store(false, Ordering::Relaxed);
        let done = synced(folder, name, known, &mut |progress| {
            if told.elapsed() >= GLANCE {
                told = Instant::now();
                let _ = messages.send(Message::Sync(SyncNews::Progress(progress)));
            }
            if [over, stop].iter().any(|flag| flag.load(Ordering::Relaxed)) {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        });
        if over.load(Ordering::Relaxed) {
            return;
        }
        failures = if done.failure.is_some() { failures + 1 } else { 0 };
        wait = pause(&done, failures);
        let Synced { report, failure, waiting } = done;
        let news = SyncNews::Ended { at: clock::now(), report: Box::new(report), failure, waiting, next: wait.as_secs() };
        if messages.send(Message::Sync(news)).is_err() {
            return;
        }
    }
}

/// An address as a person typed it on the screen: in that of a folder `~` is the home.
fn at_home(address: HubAddress) -> HubAddress {
    match address {
        HubAddress::Folder(path) => HubAddress::Folder(expanded(&path.to_string_lossy(), places::home().as_deref())),
        HubAddress::Postgres(_) => address,
    }
}

/// How long to wait for the next sync. It grows with each failure; if a person has to do something first, it is long at
/// once.
fn pause(done: &Synced, failures: u32) -> Duration {
    match &done.failure {
        None => LEISURE,
        Some(failure) if failure.kind == FailureKind::User => LEISURE,
        Some(_) => SOON.saturating_mul(1 << failures.saturating_sub(1).min(10)).min(LONGEST),
    }
}
