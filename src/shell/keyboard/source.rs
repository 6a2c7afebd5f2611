//! The bytes of the terminal. Only this file reads them, so that they are interpreted together with the time of their
//! arrival, and the end of the terminal is noticed.

use super::decode::Decoder;
use crate::tui::Message;
use rustix::{
    event::{PollFd, PollFlags, Timespec, poll},
    io::{Errno, read},
};
use std::{
    io::{self, IsTerminal},
    thread,
    time::Duration,
};

/// The pause after an empty read from a terminal that still exists.
const AGAIN: Duration = Duration::from_millis(20);

/// The result of waiting.
pub(super) enum Heard {
    /// These messages, each with its time.
    Told(Vec<(Duration, Message)>),
    /// Nothing arrived in the given time.
    Nothing,
    /// The terminal is gone.
    Gone,
}

/// The terminal's input.
#[derive(Default)]
pub(super) struct Source {
    decoder: Decoder,
}

impl Source {
    /// How long an incomplete sequence may still wait for its end.
    pub(super) fn due(&self, now: Duration) -> Option<Duration> {
        self.decoder.due().map(|due| due.saturating_sub(now))
    }

    /// Waits for more input, at most for `patience`.
    pub(super) fn next(&mut self, patience: Option<Duration>, now: &impl Fn() -> Duration) -> Heard {
        let input = io::stdin();
        // One millisecond more: a time that is rounded down would end too early.
        let patience = patience.map(|patience| patience + Duration::from_millis(1));
        let limit = patience.and_then(|patience| Timespec::try_from(patience).ok());
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], limit.as_ref()) {
            Ok(0) => {
                let since = now();
                let mut told = self.decoder.settle(since);
                if told.is_empty() {
                    return Heard::Nothing;
                }
                // The time for these messages has passed already.
                told.push((since, Message::Tick));
                return Heard::Told(told);
            }
            Ok(_) | Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return Heard::Gone,
        }
        let mut bytes = [0; 4096];
        match read(&input, &mut bytes) {
            Ok(0) | Err(Errno::INTR | Errno::AGAIN) if input.is_terminal() => {
                // Input typed while the terminal was in line mode for a moment, for example after a stop.
                thread::sleep(AGAIN);
                Heard::Told(Vec::new())
            }
            Ok(0) | Err(_) => Heard::Gone,
            Ok(count) => Heard::Told(self.decoder.feed(bytes.get(..count).unwrap_or_default(), now())),
        }
    }
}
