//! The terminal while Récol owns it, and its way back: whatever happens, it is left as it was found.

use crate::{
    job::{Doing, Failure, FailureKind, Hint},
    vision,
};
use crossterm::{
    cursor::{Hide, Show},
    event::{DisableBracketedPaste, DisableMouseCapture, EnableBracketedPaste, EnableMouseCapture},
    execute,
    terminal::{EnterAlternateScreen, LeaveAlternateScreen, disable_raw_mode, enable_raw_mode},
};
use ratatui::{Terminal, backend::CrosstermBackend};
use std::{
    io::{self, IsTerminal, Stdout},
    panic,
    sync::{
        Once,
        atomic::{AtomicBool, Ordering},
    },
};

/// Whether the terminal is ours: then it has to be given back before anything is printed.
static OURS: AtomicBool = AtomicBool::new(false);
/// Whether it tells of the mouse, too.
static MOUSE: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// The terminal in raw mode, on its other screen. Dropping it gives it back.
#[derive(Debug)]
pub struct TerminalGuard {
    terminal: Terminal<CrosstermBackend<Stdout>>,
}

impl TerminalGuard {
    /// Takes the terminal over; with the mouse, which the terminal then selects no text with.
    ///
    /// Panics are heard from here on: see [`hear_panics`].
    ///
    /// # Errors
    /// [`Hint::NoTerminal`] if input or output is none, and what the system answers.
    pub fn take(mouse: bool) -> Result<Self, Failure> {
        if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
            return Err(refused("not a terminal"));
        }
        hear_panics();
        let taken = || -> io::Result<Terminal<CrosstermBackend<Stdout>>> {
            enable_raw_mode()?;
            OURS.store(true, Ordering::SeqCst);
            execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)?;
            if mouse {
                MOUSE.store(true, Ordering::SeqCst);
                execute!(io::stdout(), EnableMouseCapture)?;
            }
            Terminal::new(CrosstermBackend::new(io::stdout()))
        };
        match taken() {
            Ok(terminal) => Ok(Self { terminal }),
            Err(error) => {
                give_back();
                Err(refused(&error.to_string()))
            }
        }
    }

    /// Draws one frame.
    ///
    /// # Errors
    /// What the terminal answers; it is gone then.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> Result<(), Failure> {
        self.terminal.draw(draw).map(drop).map_err(|error| refused(&error.to_string()))
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        give_back();
    }
}

/// From here on a panic in any thread first gives the terminal back, if it is ours, then tells of itself; one that
/// [`vision::contain`] holds tells nothing, for nothing is broken then.
pub fn hear_panics() {
    HOOK.call_once(|| {
        let told = panic::take_hook();
        panic::set_hook(Box::new(move |info| {
            if !vision::contained() {
                give_back();
                told(info);
            }
        }));
    });
}

/// Gives the terminal back, once. A terminal that is gone cannot be given back: errors are of no use here.
fn give_back() {
    if OURS.swap(false, Ordering::SeqCst) {
        if MOUSE.swap(false, Ordering::SeqCst) {
            let _ = execute!(io::stdout(), DisableMouseCapture);
        }
        let _ = execute!(io::stdout(), DisableBracketedPaste, LeaveAlternateScreen, Show);
        let _ = disable_raw_mode();
    }
}

fn refused(cause: &str) -> Failure {
    Failure {
        kind: FailureKind::User,
        doing: Doing::UseTerminal,
        subject: String::new(),
        cause: cause.to_owned(),
        hint: Hint::NoTerminal,
    }
}
