//! Standard output: written line by line, flushed, silent when its reader has gone, and safe for the terminal that
//! shows it.

use super::exit::Stop;
use crate::{
    audit::text::{is_treacherous, printable},
    locale::{Arg, Lang},
    shell,
};
use serde_json::{Map, Value};
use std::{
    borrow::Cow,
    fmt::Write as _,
    io::{self, ErrorKind, IsTerminal, Write},
    time::{Duration, Instant},
};

/// Escapes a text of one or more lines, so that it contains nothing that a terminal would obey, wherever its parts come
/// from.
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(|c| c != '\n' && is_treacherous(c)) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.split('\n').map(printable).collect::<Vec<_>>().join("\n"))
}

/// Prints a line and flushes it, so that the reader of a pipe sees it at once. Escapes what the caller has not escaped.
///
/// # Errors
/// [`Stop::Quiet`] when nobody reads any more, a failure for anything else that the output answers.
pub fn line(text: impl AsRef<str>) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(harmless(text.as_ref()).as_bytes())
        .and_then(|()| out.write_all(b"\n"))
        .and_then(|()| out.flush())
        .map_err(stopped)
}

/// Prints a whole text unchanged.
///
/// # Errors
/// As [`line()`].
pub fn whole(text: &[u8]) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text).and_then(|()| out.flush()).map_err(stopped)
}

/// From this size in bytes on, a file takes longer than half a second: some tens of thousands of devices.
const LONG: u64 = 12 << 20;

/// Announces on a terminal that a file of this size is about to be read and that it takes a moment.
pub fn patience(lang: Lang, key: &str, name: &str, bytes: u64) {
    if bytes >= LONG && io::stderr().is_terminal() {
        let megabytes = i64::try_from(bytes >> 20).unwrap_or(i64::MAX);
        let said = lang.say_with(key, &[("name", printable(name).into()), ("megabytes", megabytes.into())]);
        // If nobody reads the output, nothing is lost.
        let _ = writeln!(io::stderr(), "{said}");
    }
}

/// Work that takes longer than this reports its progress.
const AT_ONCE: Duration = Duration::from_millis(500);

/// One line on a terminal that is overwritten as the work proceeds.
pub struct ProgressLine {
    begun: Instant,
    said: Option<Instant>,
}

impl ProgressLine {
    /// Starts measuring the time.
    pub fn start() -> Self {
        Self { begun: Instant::now(), said: None }
    }

    /// Prints the text, if the work takes long and nothing was printed just before.
    pub fn say(&mut self, text: &str) {
        let due = self.begun.elapsed() >= AT_ONCE && self.said.is_none_or(|said| said.elapsed() >= AT_ONCE);
        if due && io::stderr().is_terminal() {
            self.said = Some(Instant::now());
            let _ = write!(io::stderr(), "\r\u{1b}[K{}", harmless(text)).and_then(|()| io::stderr().flush());
        }
    }

    /// Returns the time since the start.
    pub fn taken(&self) -> Duration {
        self.begun.elapsed()
    }

    /// Removes the line.
    pub fn end(&self) {
        if self.said.is_some() {
            let _ = write!(io::stderr(), "\r\u{1b}[K");
        }
    }
}

/// The version of what `--json` prints. Members may be added without a new version; none is taken away or changes its meaning.
pub const SCHEMA: u32 = 1;

/// Tells what was done: the sentence of a key with its values; with `as_json` one object with the same values, with the event, which is
/// the key without its `cli-`, and with what `more` adds to the values or says better for a program.
///
/// # Errors
/// As [`line()`].
pub fn told(lang: Lang, as_json: bool, key: &str, said: &[(&str, Arg<'_>)], more: Value) -> Result<(), Stop> {
    if !as_json {
        return line(lang.say_with(key, said));
    }
    let event = key.trim_start_matches("cli-").replace('-', "_");
    let mut object: Map<String, Value> = said.iter().map(|(name, value)| ((*name).to_owned(), plain(value))).collect();
    object.insert("event".to_owned(), event.into());
    if let Value::Object(more) = more {
        object.extend(more);
    }
    line(json(&Value::Object(object)))
}

/// A value of a sentence as one of JSON.
fn plain(value: &Arg<'_>) -> Value {
    match value {
        Arg::String(text) => Value::from(text.as_ref()),
        #[expect(clippy::cast_possible_truncation, reason = "counts: whole numbers far below 2^52")]
        Arg::Number(number) if number.value.fract() == 0.0 => Value::from(number.value as i64),
        Arg::Number(number) => Value::from(number.value),
        Arg::Custom(_) | Arg::None | Arg::Error => Value::Null,
    }
}

/// Writes a value as JSON, an object with the version of the schema, without any character that a terminal would obey or that would reorder the line. The value
/// stays the same. JSON itself does not escape C1 controls and bidirectional marks.
pub fn json(value: &Value) -> String {
    let mut value = value.clone();
    if let Value::Object(object) = &mut value {
        object.insert("schema".to_owned(), SCHEMA.into());
    }
    let mut out = String::new();
    for c in value.to_string().chars() {
        if is_treacherous(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                // Writing to a string cannot fail.
                let _ = write!(out, "\\u{unit:04x}");
            }
        } else {
            out.push(c);
        }
    }
    out
}

/// What a failed write to standard output means: nothing where its reader has gone, else what the system answered.
pub fn stopped(error: io::Error) -> Stop {
    if error.kind() == ErrorKind::BrokenPipe { Stop::Quiet } else { Stop::Failure(shell::output_failure(&error)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{Doing, Hint};

    #[test]
    fn a_failed_write_is_what_the_system_says() {
        assert!(matches!(stopped(ErrorKind::BrokenPipe.into()), Stop::Quiet));
        for (kind, hint) in [
            (ErrorKind::StorageFull, Hint::DiskFull),
            (ErrorKind::QuotaExceeded, Hint::DiskFull),
            (ErrorKind::FileTooLarge, Hint::DiskFull),
            (ErrorKind::PermissionDenied, Hint::NoPermission),
            (ErrorKind::ReadOnlyFilesystem, Hint::NoPermission),
            (ErrorKind::WouldBlock, Hint::OutputRefused),
            (ErrorKind::TimedOut, Hint::OutputRefused),
            (ErrorKind::WriteZero, Hint::OutputRefused),
            (ErrorKind::InvalidData, Hint::OutputRefused),
            (ErrorKind::Other, Hint::OutputRefused),
        ] {
            let Stop::Failure(failure) = stopped(io::Error::new(kind, "so it says")) else { panic!("{kind:?} was silent") };
            assert_eq!(
                (failure.doing, failure.hint, failure.cause.as_str()),
                (Doing::WriteOutput, hint, "so it says"),
                "{kind:?}"
            );
        }
    }

    #[test]
    fn a_line_is_harmless_whatever_is_in_it() {
        assert_eq!(harmless("a\u{1b}[2J\nb\u{202e}\r"), "a\\u{1b}[2J\nb\\u{202e}\\r");
        assert!(matches!(harmless("é\nb"), Cow::Borrowed("é\nb")));
    }

    #[test]
    fn json_is_harmless_and_means_the_same() {
        let value = serde_json::json!({"a": "\u{1b}[2J\u{9b}31m\u{202e}\u{e0041}é\n\"\\"});
        let said = json(&value);
        assert!(!said.contains(is_treacherous), "{said}");
        assert!(said.contains('é'), "{said}");
        let mut told: Value = serde_json::from_str(&said).unwrap();
        assert_eq!(told.as_object_mut().unwrap().remove("schema"), Some(SCHEMA.into()));
        assert_eq!(told, value);
    }
}
