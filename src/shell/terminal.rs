//! The terminal while Récol owns it, and how it is given back: in every case it is left as it was found.

use crate::{
    job::{Doing, Failure, FailureKind, Hint},
    vision,
};
use crossterm::{
    clipboard::CopyToClipboard,
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

/// Whether the program owns the terminal. It must then be given back before anything is printed.
static OURS: AtomicBool = AtomicBool::new(false);
/// Whether the terminal also reports the mouse.
static MOUSE: AtomicBool = AtomicBool::new(false);
static HOOK: Once = Once::new();

/// The terminal in raw mode, on its alternate screen. Dropping this gives it back.
#[derive(Debug)]
pub struct TerminalGuard {
    /// Never dropped: its `drop` would print an error if the terminal is gone. It holds little memory, and the cursor
    /// is restored with the rest.
    terminal: ManuallyDrop<Terminal<CrosstermBackend<Stdout>>>,
    mouse: bool,
}

impl TerminalGuard {
    /// Takes the terminal over. With `mouse` it also reports the mouse, but can no longer select text with it.
    ///
    /// From here on panics are handled: see [`hear_panics`].
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

    /// Gives the terminal back for a while.
    pub(super) fn lend(&mut self) {
        // A terminal that is gone accepts nothing more.
        let _ = io::Write::flush(self.terminal.backend_mut());
        give_back();
    }

    /// Takes the terminal over again, whatever was done with it meanwhile. The next frame is drawn completely.
    ///
    /// # Errors
    /// The errors of the terminal; it is gone then.
    pub(super) fn take_again(&mut self) -> Result<(), Failure> {
        // A shell that stopped the program has set its own mode. Without this, our mode would count as set and would
        // not be set again.
        let _ = disable_raw_mode();
        let mut take = || -> io::Result<()> {
            take_over(self.mouse)?;
            // This clears the screen and forgets what was drawn. Clearing alone would ask the terminal for its cursor
            // position.
            let (width, height) = crossterm::terminal::size()?;
            self.terminal.resize(Rect::new(0, 0, width, height))
        };
        take().map_err(|error| refused(&error.to_string()))
    }

    /// Draws one frame.
    ///
    /// # Errors
    /// The errors of the terminal; it is gone then.
    pub fn draw(&mut self, draw: impl FnOnce(&mut ratatui::Frame<'_>)) -> Result<(), Failure> {
        self.terminal.draw(draw).map(drop).map_err(|error| refused(&error.to_string()))
    }
}

impl Drop for TerminalGuard {
    fn drop(&mut self) {
        give_back();
    }
}

/// Sends a text to the clipboard of the terminal (OSC 52). Whether the terminal takes it, it does not say.
pub(super) fn copy(text: &str) {
    // A terminal that is gone takes nothing more; the loop hears of it otherwise.
    let _ = execute!(io::stdout(), CopyToClipboard::to_clipboard_from(text));
}

/// From here on a panic in any thread first gives the terminal back, if the program owns it, and then prints its
/// message. A panic inside [`vision::contain`] prints nothing, because nothing is broken then.
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

/// Whether there is still a terminal.
pub(super) fn is_there() -> bool {
    io::stdout().is_terminal() && io::stdin().is_terminal()
}

/// Restores the mode of a terminal that accepts no more bytes. Nothing else can be restored there.
#[cfg(unix)]
pub(super) fn abandon() {
    if OURS.swap(false, Ordering::SeqCst) {
        let _ = disable_raw_mode();
    }
}

/// Gives the terminal back, once. A terminal that is gone cannot be given back, so errors are ignored.
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
