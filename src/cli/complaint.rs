//! Standard error: what is not in order, and what failed.

use crate::{
    job::Failure,
    locale::{self, Lang},
};
use std::io::{self, Write};

/// Says on standard error what is not in order and stops nothing.
pub(super) fn warn(words: &str) {
    // Where nobody listens, nothing is lost.
    let _ = writeln!(io::stderr(), "▲ {words}");
}

/// Says a failure on standard error: heading, what happened, what to do.
pub(super) fn complain(lang: Lang, failure: &Failure) {
    let words = locale::say_failure(lang, failure);
    // Where nobody listens, the exit code still tells.
    let _ = writeln!(io::stderr(), "✖ {} — {}\n  → {}", words.heading, words.sentence, words.hint);
}
