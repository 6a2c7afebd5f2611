//! Standard error: warnings and failures, in words or as JSON.

use super::{
    exit::{Exit, Stop},
    out::{harmless, json},
};
use crate::{
    job::Failure,
    locale::{self, Lang, Named},
};
use serde_json::{Value, json};
use std::{
    io::{self, Write},
    sync::atomic::{AtomicBool, Ordering},
};

/// Whether the command that runs speaks JSON. It is known before anything is said.
static SPEAKS_JSON: AtomicBool = AtomicBool::new(false);

/// Lets everything on standard error be JSON from now on, one object a line.
pub(super) fn speak_json(json: bool) {
    SPEAKS_JSON.store(json, Ordering::Relaxed);
}

/// Prints a line, or the object in its place where JSON is spoken.
fn say(words: impl FnOnce() -> String, object: impl FnOnce() -> Value) {
    let line = if SPEAKS_JSON.load(Ordering::Relaxed) { json(&object()) } else { words() };
    // If nobody reads the output, nothing is lost: the exit code still reports a failure.
    let _ = writeln!(io::stderr(), "{line}");
}

/// Prints a warning on standard error about something that is not in order but stops nothing.
pub(super) fn warn(words: &str) {
    say(|| format!("▲ {words}"), || json!({"warning": words}));
}

/// Prints a line on standard error, where standard output has other content.
pub(super) fn note(words: &str) {
    say(|| harmless(words).into_owned(), || json!({"note": words}));
}

/// Prints what was typed wrongly, if JSON is spoken; `false` otherwise.
pub(super) fn usage(words: &str) -> bool {
    let spoken = SPEAKS_JSON.load(Ordering::Relaxed);
    if spoken {
        let error = json!({"kind": "usage", "message": words.trim(), "exit": Exit::Usage as u8});
        say(String::new, || json!({"error": error}));
    }
    spoken
}

/// The code of a word: its key without the name of its family, `visit_closed` of `hint-visit-closed`.
fn code(word: impl Named) -> String {
    let key = word.key();
    key.split_once('-').map_or(key, |(_, rest)| rest).replace('-', "_")
}

/// Prints a failure on standard error: heading, what happened, what to do.
pub(super) fn complain(lang: Lang, failure: &Failure) {
    let words = locale::say_failure(lang, failure);
    say(
        || format!("× {} — {}\n  → {}", words.heading, words.sentence, words.hint),
        || {
            json!({"error": {
                "kind": code(failure.kind),
                "doing": code(failure.doing),
                "subject": failure.subject,
                "cause": failure.cause,
                "hint": code(failure.hint),
                "message": words.sentence,
                "advice": words.hint,
                "exit": Stop::Failure(failure.clone()).exit() as u8,
            }})
        },
    );
}
