//! Passwords and tokens: asked for on a terminal, where nobody sees them, or read from standard input.

use super::exit::Stop;
use crate::{job::Doing, shell};
use std::{
    io::{BufRead as _, Read as _},
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
    Ok(asked.map_err(|error| shell::file_failure(Doing::ReadInput, Path::new("-"), &error))?)
}

/// Reads the next line of standard input; empty at its end.
///
/// # Errors
/// The errors of standard input.
pub(super) fn line() -> Result<String, Stop> {
    let mut line = String::new();
    let read = std::io::stdin().lock().take(LONGEST).read_line(&mut line);
    read.map_err(|error| shell::file_failure(Doing::ReadInput, Path::new("-"), &error))?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
