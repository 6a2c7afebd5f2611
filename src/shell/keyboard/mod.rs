//! The keyboard's thread: waits for input of the terminal and sends it to the loop, each message with the time of its
//! arrival.

#[cfg(unix)]
mod decode;
#[cfg(unix)]
mod sequence;
#[cfg_attr(not(unix), path = "console.rs")]
mod source;

use super::{clock::Stamper, translate};
use crate::{
    job::{Doing, Failure},
    tui::Message,
};
use source::{Heard, Source};
use std::{
    sync::{Mutex, PoisonError, mpsc::Sender},
    thread,
    time::Duration,
};

/// The interval at which silence is reported after a key.
const SILENCE: Duration = Duration::from_millis(40);
/// How long silence is reported after a key.
const ALERT: Duration = Duration::from_millis(250);

/// The loop that receives the messages, and the stamper that gives their time.
static HEARER: Mutex<Option<(Sender<Message>, Stamper)>> = Mutex::new(None);

/// Sends the keyboard's messages to this loop from now on. Its thread blocks in the system and only ends with the
/// process. So one thread serves every loop; otherwise the thread of an earlier loop would take a key from this one.
///
/// # Errors
/// The errors of the system.
pub(super) fn listen(messages: Sender<Message>, stamper: Stamper) -> Result<(), Failure> {
    let hearer = || HEARER.lock().unwrap_or_else(PoisonError::into_inner);
    if hearer().replace((messages, stamper)).is_some() {
        return Ok(());
    }
    let tell = move |message| {
        if let Some((messages, _)) = &*hearer() {
            // Between two loops there is no receiver.
            let _ = messages.send(message);
        }
    };
    let now = move || hearer().as_ref().map(|(_, stamper)| stamper.stamp().since).unwrap_or_default();
    let hear = move || {
        let mut source = Source::default();
        let mut keyed: Option<Duration> = None;
        loop {
            let silence = keyed.map(|_| SILENCE);
            let patience = source.due(now()).map_or(silence, |due| Some(silence.map_or(due, |silence| silence.min(due))));
            match source.next(patience, &now) {
                Heard::Told(told) => {
                    for (since, message) in told {
                        keyed = Some(since);
                        tell(Message::At(since, Box::new(message)));
                    }
                }
                Heard::Nothing => {
                    let since = now();
                    tell(Message::At(since, Box::new(Message::Tick)));
                    keyed = keyed.filter(|keyed| since.saturating_sub(*keyed) < ALERT);
                }
                // Without a terminal nobody uses the program.
                Heard::Gone => return tell(Message::HangUp),
            }
        }
    };
    thread::Builder::new()
        .name("keys".to_owned())
        .spawn(hear)
        .map(drop)
        .map_err(|error| translate::system(Doing::UseTerminal, &error))
}
