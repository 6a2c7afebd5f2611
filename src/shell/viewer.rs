//! Showing a folder or a file with the program that the system has for it.

use crate::{
    job::{Doing, Failure, FailureKind, Hint},
    shell::translate,
};
use std::{
    ffi::OsStr,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// How long the system's opener has to say that it cannot. One that runs longer shows what was asked for.
const PATIENCE: Duration = Duration::from_secs(1);
/// The pause between two looks at it.
const PAUSE: Duration = Duration::from_millis(20);

/// The program of the system that opens things.
pub(super) const OPENER: &str = if cfg!(windows) {
    "explorer"
} else if cfg!(target_vendor = "apple") {
    "open"
} else {
    "xdg-open"
};

/// Shows a folder, or a file with its program. No shell reads the path.
///
/// # Errors
/// [`Hint::OpenByHand`] if the system has no program for it.
pub(super) fn view(path: &Path) -> Result<(), Failure> {
    view_with(OPENER.as_ref(), path)
}

/// As [`view`], with another opener.
pub(super) fn view_with(opener: &OsStr, path: &Path) -> Result<(), Failure> {
    // A path that begins with a hyphen must not be an option of the opener.
    let path = std::path::absolute(path).map_err(|error| translate::system(Doing::Show, &error))?;
    let refused = |cause: String| Failure {
        kind: FailureKind::Outside,
        doing: Doing::Show,
        subject: path.display().to_string(),
        cause,
        hint: Hint::OpenByHand,
    };
    let mut command = Command::new(opener);
    let started = command.arg(&path).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn();
    let mut child = started.map_err(|error| refused(error.to_string()))?;
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        match child.try_wait() {
            // The Explorer ends with 1 whether it shows anything or not.
            Ok(Some(status)) if status.success() || cfg!(windows) => return Ok(()),
            Ok(Some(status)) => return Err(refused(status.to_string())),
            Ok(None) => thread::sleep(PAUSE),
            Err(error) => return Err(refused(error.to_string())),
        }
    }
    leave(child);
    Ok(())
}

/// Lets an opener go on, and takes its end, so that it leaves no dead process behind.
fn leave(mut child: Child) {
    // Where no thread can be made, the system takes it at the end of the program.
    let _ = thread::Builder::new().spawn(move || child.wait());
}

#[cfg(test)]
mod tests {
    #[cfg(unix)]
    #[test]
    fn an_opener_that_cannot_is_told_of_with_the_path() {
        use super::*;
        let folder = tempfile::tempdir().unwrap();
        assert!(view_with("true".as_ref(), folder.path()).is_ok());
        for opener in ["false", "/no/such/opener"] {
            let failure = view_with(opener.as_ref(), folder.path()).unwrap_err();
            assert_eq!((failure.hint, failure.subject.as_str()), (Hint::OpenByHand, folder.path().to_str().unwrap()));
        }
    }
}
