//! The bytes of the terminal. They are read here and by nobody else, so that what they mean is decided with the time at
//! which they came, and an end of the terminal is an end.

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

/// So long an empty answer of a terminal that is there is waited out.
const AGAIN: Duration = Duration::from_millis(20);

/// What came of waiting.
pub(super) enum Heard {
    /// This was told, at these times.
    Told(Vec<(Duration, Message)>),
    /// Nothing, for so long.
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
    /// How long what has begun may wait for its end.
    pub(super) fn due(&self, now: Duration) -> Option<Duration> {
        self.decoder.due().map(|due| due.saturating_sub(now))
    }

    /// Waits for more, so long at most.
    pub(super) fn next(&mut self, patience: Option<Duration>, now: &impl Fn() -> Duration) -> Heard {
        let input = io::stdin();
        // One above: a time that is rounded down would end before it is over.
        let patience = patience.map(|patience| patience + Duration::from_millis(1));
        let limit = patience.and_then(|patience| Timespec::try_from(patience).ok());
        match poll(&mut [PollFd::new(&input, PollFlags::IN)], limit.as_ref()) {
            Ok(0) => {
                let since = now();
                let mut told = self.decoder.settle(since);
                if told.is_empty() {
                    return Heard::Nothing;
                }
                // What waited here has been waited for already.
                told.push((since, Message::Tick));
                return Heard::Told(told);
            }
            Ok(_) | Err(Errno::INTR | Errno::AGAIN) => {}
            Err(_) => return Heard::Gone,
        }
        let mut bytes = [0; 4096];
        match read(&input, &mut bytes) {
            Ok(0) | Err(Errno::INTR | Errno::AGAIN) if input.is_terminal() => {
                // Typed at a terminal that was in line mode for a moment, as after a stop.
                thread::sleep(AGAIN);
                Heard::Told(Vec::new())
            }
            Ok(0) | Err(_) => Heard::Gone,
            Ok(count) => Heard::Told(self.decoder.feed(bytes.get(..count).unwrap_or_default(), now())),
        }
    }
}
