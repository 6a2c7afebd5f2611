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
use ratatui::{Terminal, backend::CrosstermBackend, layout::Rect};
use std::{
    io::{self, IsTerminal, Stdout},
    mem::ManuallyDrop,
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
    /// Never dropped: it would complain on a terminal that is gone. What it holds is little, and the cursor comes back with
    /// the rest.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
    mouse: bool,
}

impl TerminalGuard {
    /// Takes the terminal over; with the mouse, which the terminal then selects no text with.
    ///
    /// Panics are heard from here on: see [`hear_panics`].
    ///
    /// # Errors
    /// [`Hint::NoTerminal`] if input or output is none, [`Hint::PlainTerminal`] if it would show escape sequences as they are,
    /// and what the system answers.
    pub fn take(mouse: bool) -> Result<Self, Failure> {
        if !io::stdout().is_terminal() || !io::stdin().is_terminal() {
            return Err(refused("not a terminal"));
        }
        if !takes_escapes() {
            return Err(Failure { hint: Hint::PlainTerminal, ..refused("no escape sequences") });
        }
        hear_panics();
        let taken = || -> io::Result<Terminal<CrosstermBackend<Stdout>>> {
            take_over(mouse)?;
            Terminal::new(CrosstermBackend::new(io::stdout()))
        };
        match taken() {
            Ok(terminal) => Ok(Self { terminal: ManuallyDrop::new(terminal), mouse }),
            Err(error) => {
                give_back();
                Err(refused(&error.to_string()))
            }
        }
    }

    /// Gives the terminal to whoever comes next, for a while.
    pub(super) fn lend(&mut self) {
        // A terminal that is gone takes nothing more.
        let _ = io::Write::flush(self.terminal.backend_mut());
        give_back();
    }

    /// Takes the terminal over once more, whatever was done with it in the meantime: what is drawn next is drawn whole.
    ///
    /// # Errors
    /// What the terminal answers; it is gone then.
    pub(super) fn take_again(&mut self) -> Result<(), Failure> {
        // A shell that stopped the program has set its own mode: ours counts as taken and would not be set again.
        let _ = disable_raw_mode();
        let mut take = || -> io::Result<()> {
            take_over(self.mouse)?;
            // This clears, and forgets what was drawn; to clear alone would ask the terminal where its cursor is.
            let (width, height) = crossterm::terminal::size()?;
            self.terminal.resize(Rect::new(0, 0, width, height))
        };
        take().map_err(|error| refused(&error.to_string()))
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

fn take_over(mouse: bool) -> io::Result<()> {
    enable_raw_mode()?;
    OURS.store(true, Ordering::SeqCst);
    execute!(io::stdout(), EnterAlternateScreen, EnableBracketedPaste, Hide)?;
    if mouse {
        MOUSE.store(true, Ordering::SeqCst);
        execute!(io::stdout(), EnableMouseCapture)?;
    }
    Ok(())
}

/// Whether escape sequences do something on this terminal: a console of Windows before 10 writes them out, as does one that calls
/// itself dumb.
fn takes_escapes() -> bool {
    #[cfg(windows)]
    return crossterm::ansi_support::supports_ansi();
    #[cfg(not(windows))]
    std::env::var_os("TERM").is_none_or(|term| term != "dumb")
}

/// Whether there is a terminal still.
pub(super) fn is_there() -> bool {
    io::stdout().is_terminal() && io::stdin().is_terminal()
}

/// Gives back of a terminal that takes no more bytes what can be given back without one.
#[cfg(unix)]
pub(super) fn abandon() {
    if OURS.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
    }
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
