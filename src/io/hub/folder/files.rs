//! Files of a folder hub. They are reached through the folder's handle, read with a size limit, and written completely
//! or not at all. The number of files that others may have put there is limited too.

use crate::{
    audit::moment::Moment,
    io::{
        bounded::Refused,
        hub::{HubError, Trouble},
        whole::{self, There},
        within::Within,
    },
};
use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io::BufWriter,
    path::PathBuf,
    time::{SystemTime, UNIX_EPOCH},
};

/// The most names of one folder that are looked at: far more than a hub's folder ever has.
pub(super) const MOST_NAMES: usize = 100_000;

/// Converts a refusal about a file or folder into an error of the hub.
pub(super) fn refused(path: impl Into<PathBuf>) -> impl FnOnce(Refused) -> HubError {
    let path = path.into();
    move |refused| HubError::of_refused(path, refused)
}

/// Converts the fault of one file into a trouble that stops nothing else. Every other error is returned.
pub(super) fn trouble(error: HubError) -> Result<Trouble, HubError> {
    match error {
        HubError::Damaged { what, cause } => Ok(Trouble::Altered { what, cause }),
        HubError::Strange { path, thing } => Ok(Trouble::Strange { what: path.display().to_string(), thing }),
        other => Err(other),
    }
}

/// Reads a file of at most `most` bytes. A file that disappeared after it was listed is empty.
pub(super) fn read(folder: &Within, name: &OsStr, most: u64) -> Result<Vec<u8>, HubError> {
    folder.read(name, most).map(Option::unwrap_or_default).map_err(refused(folder.called(name)))
}

/// The content of a folder.
#[derive(Default)]
pub(super) struct Listed {
    /// The names, without hidden ones.
    pub(super) names: Vec<OsString>,
    /// Whether there are more names than are looked at.
    pub(super) more: bool,
    /// The names of unfinished files, left over or being written now.
    partial: Vec<OsString>,
}

/// Lists a folder; empty if it does not exist.
pub(super) fn listed(folder: Option<&Within>) -> Result<Listed, HubError> {
    let Some(folder) = folder else { return Ok(Listed::default()) };
    let found = folder.names(MOST_NAMES).map_err(HubError::io(folder.path()))?;
    let (hidden, names) = found.names.into_iter().partition(|name: &OsString| name.as_encoded_bytes().starts_with(b"."));
    Ok(Listed { names, more: found.more, partial: hidden })
}

impl Listed {
    /// The names of a form of ours. Other programs leave files of their own in a shared folder, and copies of ours under
    /// other names: nobody looks at those.
    pub(super) fn of(&self, ours: fn(&OsStr) -> bool) -> impl Iterator<Item = &OsString> {
        self.names.iter().filter(move |name| ours(name))
    }

    /// Removes the unfinished files of earlier writes.
    pub(super) fn sweep(&self, folder: Option<&Within>, now: Option<SystemTime>) {
        if let Some((folder, now)) = folder.zip(now) {
            whole::sweep(folder, &self.partial, now);
        }
    }

    /// Returns an error if there are more names than are looked at, for callers that need all of them.
    pub(super) fn all(self, folder: Option<&Within>) -> Result<Self, HubError> {
        match folder.filter(|_| self.more) {
            Some(folder) => {
                let cause = format!("more than {MOST_NAMES} files");
                Err(HubError::Damaged { what: folder.path().display().to_string(), cause })
            }
            None => Ok(self),
        }
    }
}

/// Lets `fill` write a file and return its name, and puts the complete file there. `there` decides about an existing
/// file with that name.
pub(super) fn write(
    folder: &Within,
    fill: impl FnOnce(&mut BufWriter<File>) -> Result<OsString, HubError>,
    there: impl Fn(&OsStr) -> Result<There, HubError>,
) -> Result<(), HubError> {
    /// A failure of either kind, until the file concerned is known.
    enum Failed {
        Refused(Refused),
        Hub(HubError),
    }
    impl From<Refused> for Failed {
        fn from(refused: Refused) -> Self {
            Self::Refused(refused)
        }
    }
    let mut named = None;
    let fill = |out: &mut BufWriter<File>| {
        let name = fill(out).map_err(Failed::Hub)?;
        named = Some(name.clone());
        Ok(name)
    };
    let written = whole::write(folder, false, fill, |name| there(name).map_err(Failed::Hub));
    written.map(drop).map_err(|failed| match failed {
        Failed::Hub(error) => error,
        Failed::Refused(error) => refused(named.map_or_else(|| folder.path().to_owned(), |name| folder.called(name)))(error),
    })
}

/// The time of the clock of the folder's machine, if it can be found by creating a file.
pub(super) fn time(root: &Within) -> Option<SystemTime> {
    whole::time_of(root).ok()
}

/// Converts it to a moment.
pub(super) fn moment(time: SystemTime) -> Option<Moment> {
    let since = time.duration_since(UNIX_EPOCH).ok()?;
    Some(Moment::new(i64::try_from(since.as_millis()).ok()?, 0))
}
