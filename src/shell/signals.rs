//! The signals of the system: to end the program, because the terminal is gone, the session closes or somebody asks for
//! it; to stop and to continue; to draw for another size.

use crate::{job::Failure, tui::Message};
use std::sync::mpsc::Sender;

/// Receives the signals and passes them on as messages. Running writes are finished, and the terminal is given back. A
/// closed terminal sends two signals, and the end of a session further ones; the later ones have no effect. A terminal
/// that accepts no more bytes would block the program for ever, so after eight seconds the program ends without the
/// screen.
///
/// # Errors
/// The errors of the system.
#[cfg(unix)]
pub(super) fn listen(messages: Sender<Message>) -> Result<(), Failure> {
    use super::translate;
    use crate::job::Doing;
    use signal_hook::{
        consts::{SIGCONT, SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGWINCH},
        iterator::Signals,
    };
    let refused = |error| translate::system(Doing::UseTerminal, &error);
    let heard = [SIGHUP, SIGINT, SIGTERM, SIGTSTP, SIGCONT, SIGWINCH];
    let mut signals = Signals::new(heard).map_err(refused)?;
    let hear = move || {
        for signal in &mut signals {
            let message = match signal {
                SIGTSTP => Message::Stop,
                SIGCONT => Message::Continued,
                SIGWINCH => match crossterm::terminal::size() {
                    Ok((width, height)) => Message::Resize { width, height },
                    Err(_) => continue,
                },
                _ => {
                    unix::end_in_time(signal);
                    Message::HangUp
                }
            };
            // If the loop has ended, the program is about to end.
            let _ = messages.send(message);
        }
    };
    std::thread::Builder::new().name("signals".to_owned()).spawn(hear).map(drop).map_err(refused)
}

#[cfg(unix)]
pub(super) use unix::stand_still;

#[cfg(unix)]
mod unix {
    use crate::shell::terminal;
    use std::{process, sync::Once, thread, time::Duration};

    /// The time in which the loop must end by itself: more than the waiting records need.
    const PATIENCE: Duration = Duration::from_secs(8);
    static ASKED: Once = Once::new();

    /// Stops the process until it receives a signal to continue.
    pub(in crate::shell) fn stand_still() {
        // If it cannot stop, it continues.
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    }

    /// Ends the process after a while, whatever it waits for. By convention its exit code contains the signal.
    pub(super) fn end_in_time(signal: i32) {
        ASKED.call_once(|| {
            let end = move || {
                thread::sleep(PATIENCE);
                terminal::abandon();
                process::exit(128 + signal);
            };
            // Without a thread the program ends without this limit.
            let _ = thread::Builder::new().name("end".to_owned()).spawn(end);
        });
    }
}

/// On a system without signals, closing the window also ends the keyboard's input.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn listen(_: Sender<Message>) -> Result<(), Failure> {
    Ok(())
}

/// A system without signals never asks for a stop.
#[cfg(not(unix))]
pub(super) const fn stand_still() {}
