//! The events of a console, as the terminal library reports them, on systems where a terminal does not send bytes.

use crate::tui::{self, Message};
use crossterm::event::{self, Event, MouseButton, MouseEvent, MouseEventKind};
use std::time::Duration;

/// The result of waiting.
pub(super) enum Heard {
    /// These messages, each with its time.
    Told(Vec<(Duration, Message)>),
    /// Nothing arrived in the given time.
    Nothing,
    /// The terminal is gone.
    Gone,
}

/// The console's input.
#[derive(Default)]
pub(super) struct Source;

impl Source {
    /// Never: no event is incomplete.
    #[expect(clippy::unused_self, reason = "asked as where it may be otherwise")]
    pub(super) const fn due(&self, _: Duration) -> Option<Duration> {
        None
    }

    /// Waits for the next event, at most for `patience`.
    #[expect(clippy::unused_self, reason = "asked as where it may be otherwise")]
    pub(super) fn next(&mut self, patience: Option<Duration>, now: &impl Fn() -> Duration) -> Heard {
        if let Some(patience) = patience {
            match event::poll(patience) {
                Ok(true) => {}
                Ok(false) => return Heard::Nothing,
                Err(_) => return Heard::Gone,
            }
        }
        let Ok(event) = event::read() else { return Heard::Gone };
        let message = match event {
            Event::Key(key) => tui::Key::from_event(&key).map(Message::Key),
            Event::Paste(text) => Some(Message::Paste(text)),
            Event::Resize(width, height) => Some(Message::Resize { width, height }),
            Event::Mouse(mouse) => pointed(mouse),
            Event::FocusGained | Event::FocusLost => None,
        };
        Heard::Told(message.map(|message| (now(), message)).into_iter().collect())
    }
}

/// The message for a mouse event.
const fn pointed(mouse: MouseEvent) -> Option<Message> {
    let MouseEvent { column, row, .. } = mouse;
    match mouse.kind {
        MouseEventKind::Down(MouseButton::Left) => Some(Message::Click { column, row }),
        MouseEventKind::ScrollUp => Some(Message::Wheel { column, row, down: false }),
        MouseEventKind::ScrollDown => Some(Message::Wheel { column, row, down: true }),
        _ => None,
    }
}
