//! What the system asks of the program: to end, because the terminal is gone, the session closes or somebody says so.

use crate::{job::Failure, tui::Message};
use std::sync::mpsc::Sender;

/// Hears the signals that end a program, and hands them on as a message: what is being written is finished, and the terminal
/// goes back. A terminal that is closed sends two of them, a session that ends others after: they change nothing.
///
/// # Errors
/// What the system answers.
#[cfg(unix)]
pub(super) fn listen(messages: Sender<Message>) -> Result<(), Failure> {
    use super::translate;
    use crate::job::Doing;
    use signal_hook::{
        consts::{SIGHUP, SIGINT, SIGTERM},
        iterator::Signals,
    };
    let refused = |error| translate::system(Doing::UseTerminal, &error);
    let mut signals = Signals::new([SIGHUP, SIGINT, SIGTERM]).map_err(refused)?;
    let hear = move || {
        for _ in &mut signals {
            // The loop has ended: the program is about to.
            let _ = messages.send(Message::HangUp);
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(hear).map(drop).map_err(refused)
}

/// A system without signals closes the window, and the keyboard with it.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn listen(_: Sender<Message>) -> Result<(), Failure> {
    Ok(())
}
