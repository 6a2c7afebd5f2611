//! What the system asks of the program: to end, because the terminal is gone, the session closes or somebody says so; to
//! stand still and to go on; to draw for another size.

use crate::{job::Failure, tui::Message};
use std::sync::mpsc::Sender;

/// Hears the signals and hands them on as messages: what is being written is finished, and the terminal goes back. A
/// terminal that is closed sends two of them, a session that ends others after: they change nothing. One that takes no
/// more bytes would hold the program for ever: after eight seconds it ends without the screen.
///
/// # Errors
/// What the system answers.
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
            // The loop has ended: the program is about to.
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

    /// So long the loop has to end by itself: more than what waits to be recorded takes.
    const PATIENCE: Duration = Duration::from_secs(8);
    static ASKED: Once = Once::new();

    /// Stops the process until it is told to go on.
    pub(in crate::shell) fn stand_still() {
        // Where it cannot stop, it goes on.
        let _ = signal_hook::low_level::emulate_default_handler(signal_hook::consts::SIGTSTP);
    }

    /// Ends the process after a while, whatever it waits for; by convention it tells which signal it was.
    pub(super) fn end_in_time(signal: i32) {
        ASKED.call_once(|| {
            let end = move || {
                thread::sleep(PATIENCE);
                terminal::abandon();
                process::exit(128 + signal);
            };
            // Without a thread it ends in its own time.
            let _ = thread::Builder::new().name("end".to_owned()).spawn(end);
        });
    }
}

/// A system without signals closes the window, and the keyboard with it.
///
/// # Errors
/// None.
#[cfg(not(unix))]
pub(super) fn listen(_: Sender<Message>) -> Result<(), Failure> {
    Ok(())
}

/// A system without signals never asks for that.
#[cfg(not(unix))]
pub(super) const fn stand_still() {}
