//! Files that another program holds open. The standard library has no word for it: only the number of the error shows it, which
//! each system has its own of.
//!
//! Windows refuses to rename over a file, or to remove one, that somebody has open: a spreadsheet for as long as it shows the
//! file, a virus scanner or an indexer for a moment. So it is tried again for a moment before it is reported.

use std::{io, thread, time::Duration};

/// A system by its numbers of errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum System {
    /// Linux, macOS.
    Unix,
    /// Windows.
    Windows,
}

/// The pauses before the next attempt: scanners hold a new file for some tenths of a second. Together 0.78 s.
const PAUSES: [Duration; 6] = [
    Duration::from_millis(10),
    Duration::from_millis(20),
    Duration::from_millis(50),
    Duration::from_millis(100),
    Duration::from_millis(200),
    Duration::from_millis(400),
];

impl System {
    /// The one that this program was made for.
    pub const HERE: Self = if cfg!(windows) { Self::Windows } else { Self::Unix };

    /// Whether the number says that another program holds the file: in any act.
    ///
    /// Windows (winerror.h): `ERROR_SHARING_VIOLATION` 32, `ERROR_LOCK_VIOLATION` 33, `ERROR_USER_MAPPED_FILE` 1224. Unix
    /// (errno.h of Linux and macOS): `EBUSY` 16, `ETXTBSY` 26, which a share of Windows gives for a sharing violation.
    #[must_use]
    pub const fn is_held(self, code: i32) -> bool {
        match self {
            Self::Windows => matches!(code, 32 | 33 | 1224),
            Self::Unix => matches!(code, 16 | 26),
        }
    }

    /// The same where one file is renamed over another or removed, and the folder is known to take files: Windows then says
    /// `ERROR_ACCESS_DENIED` 5 of a target that is open elsewhere.
    #[must_use]
    pub const fn is_held_in_place(self, code: i32) -> bool {
        self.is_held(code) || (matches!(self, Self::Windows) && code == 5)
    }
}

/// Whether another program holds the file.
#[must_use]
pub fn is_held(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| System::HERE.is_held(code))
}

/// Whether another program holds the file that was to be replaced or removed.
#[must_use]
pub fn is_held_in_place(error: &io::Error) -> bool {
    error.raw_os_error().is_some_and(|code| System::HERE.is_held_in_place(code))
}

/// Renames or removes, and tries again for a moment while another program holds the file.
///
/// # Errors
/// What the last attempt says.
pub fn patiently<T>(attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    tried(System::HERE, &mut thread::sleep, attempt)
}

fn tried<T>(system: System, pause: &mut dyn FnMut(Duration), mut attempt: impl FnMut() -> io::Result<T>) -> io::Result<T> {
    let held = |error: &io::Error| error.raw_os_error().is_some_and(|code| system.is_held_in_place(code));
    for wait in PAUSES {
        match attempt() {
            Err(error) if held(&error) => pause(wait),
            done => return done,
        }
    }
    attempt()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_number_means_what_its_system_says() {
        use System::{Unix, Windows};
        for (system, code, held, in_place) in [
            (Windows, 2, false, false),
            (Windows, 5, false, true),
            (Windows, 16, false, false),
            (Windows, 19, false, false),
            (Windows, 26, false, false),
            (Windows, 32, true, true),
            (Windows, 33, true, true),
            (Windows, 112, false, false),
            (Windows, 1224, true, true),
            (Unix, 2, false, false),
            (Unix, 5, false, false),
            (Unix, 13, false, false),
            (Unix, 16, true, true),
            (Unix, 26, true, true),
            (Unix, 28, false, false),
            (Unix, 32, false, false),
        ] {
            assert_eq!((system.is_held(code), system.is_held_in_place(code)), (held, in_place), "{system:?} {code}");
        }
    }

    #[test]
    fn what_is_held_is_tried_again_for_a_moment_and_no_longer() {
        for (system, code, given_up) in
            [(System::Windows, 5, 7), (System::Windows, 32, 7), (System::Windows, 3, 1), (System::Unix, 13, 1)]
        {
            let (mut attempts, mut waited) = (0, Vec::new());
            let ended: io::Result<()> = tried(system, &mut |wait| waited.push(wait), || {
                attempts += 1;
                Err(io::Error::from_raw_os_error(code))
            });
            assert_eq!((attempts, ended.unwrap_err().raw_os_error()), (given_up, Some(code)), "{system:?}");
            assert_eq!(waited.len(), attempts - 1);
            assert!(waited.iter().sum::<Duration>() < Duration::from_secs(1));
        }
        let mut left = 3;
        let ended = tried(System::Windows, &mut |_| {}, || {
            left -= 1;
            if left > 0 { Err(io::Error::from_raw_os_error(32)) } else { Ok("done") }
        });
        assert_eq!((ended.unwrap(), left), ("done", 0));
    }
}
