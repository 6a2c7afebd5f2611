//! Standard error: warnings and failures.

use super::out::harmless;
use crate::{
    job::Failure,
    locale::{self, Lang},
};
use std::io::{self, Write};

/// Prints a warning on standard error about something that is not in order but stops nothing.
pub(super) fn warn(words: &str) {
    // If nobody reads the output, nothing is lost.
    let _ = writeln!(io::stderr(), "▲ {words}");
}

/// Prints a line on standard error, where standard output has other content.
pub(super) fn note(words: &str) {
    // If nobody reads the output, nothing is lost.
    let _ = writeln!(io::stderr(), "{}", harmless(words));
}

/// Prints a failure on standard error: heading, what happened, what to do.
pub(super) fn complain(lang: Lang, failure: &Failure) {
    let words = locale::say_failure(lang, failure);
    // If nobody reads the output, the exit code still reports the failure.
    let _ = writeln!(io::stderr(), "✖ {} — {}\n  → {}", words.heading, words.sentence, words.hint);
}
