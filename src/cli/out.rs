//! Standard output: a line at a time, flushed, quiet when its reader has gone.

use super::exit::Stop;
use crate::job::{Doing, Failure, FailureKind, Hint};
use std::io::{self, ErrorKind, Write};

/// Prints a line and flushes it: whoever reads the pipe sees it at once.
///
/// # Errors
/// [`Stop::Quiet`] when nobody reads any more, a failure when the output is a full disk.
pub fn line(text: impl AsRef<str>) -> Result<(), Stop> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_ref().as_bytes()).and_then(|()| out.write_all(b"\n")).and_then(|()| out.flush()).map_err(stopped)
}

/// What a failed write means.
pub fn stopped(error: io::Error) -> Stop {
    if error.kind() == ErrorKind::BrokenPipe {
        return Stop::Quiet;
    }
    Stop::Failure(Failure {
        kind: FailureKind::Outside,
        doing: Doing::Export,
        subject: "-".to_owned(),
        cause: error.to_string(),
        hint: Hint::DiskFull,
    })
}
