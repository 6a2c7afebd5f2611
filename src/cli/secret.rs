//! Passwords and tokens: asked for on a terminal, where nobody sees them, or read from standard input.

use super::exit::Stop;
use crate::{
    io::{bounded::Refused, text::NoText},
    job::{Doing, Failure},
    shell,
};
use std::{
    io::{self, BufRead as _, IsTerminal as _, Read as _},
    path::Path,
};

/// The longest line in bytes that is read.
const LONGEST: u64 = 1 << 16;

/// Asks for one on the terminal.
///
/// # Errors
/// The errors of the terminal.
pub(super) fn asked(question: &str) -> Result<String, Stop> {
    let asked = rpassword::prompt_password(format!("{question} "));
    Ok(asked.map_err(unread)?)
}

/// One: asked for on a terminal, or the first line of standard input.
///
/// # Errors
/// The errors of the terminal, and of standard input.
pub(super) fn given(question: &str) -> Result<String, Stop> {
    if io::stdin().is_terminal() { asked(question) } else { line() }
}

/// Reads the next line of standard input; empty at its end.
///
/// # Errors
/// The errors of standard input.
pub(super) fn line() -> Result<String, Stop> {
    let mut line = String::new();
    let read = io::stdin().lock().take(LONGEST).read_line(&mut line);
    read.map_err(unread)?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}

/// What the terminal or standard input answered. A line that is no text in UTF-8 is said to be that.
fn unread(error: io::Error) -> Failure {
    let refused = if error.kind() == io::ErrorKind::InvalidData { Refused::NoText(NoText) } else { Refused::Io(error) };
    shell::unread_failure(Doing::ReadInput, Path::new("-"), &refused)
}
