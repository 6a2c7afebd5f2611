//! The settings file: finding and reading it.

use super::{
    places::{config_dir, data_dir},
    translate,
};
use crate::{
    io::bounded::{self, Refused},
    job::{Doing, Failure, FailureKind},
    settings::{Fault, Ground, settings_file},
};
use std::{io, path::Path};

/// The name of the key file in the configuration folder.
pub(super) const KEYS: &str = "keys.toml";
const SETTINGS: &str = "config.toml";
/// The largest size in bytes of a settings or key file. A thousand lines are a twentieth of it.
pub(super) const MOST_SETTINGS: u64 = 1 << 20;

/// The result of looking for the settings file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum File {
    /// It was read.
    Read,
    /// No file was named, and there is none in the user's configuration folder.
    Absent,
    /// It contains something that is not valid.
    Wrong(Fault),
    /// It could not be read.
    Unread(Failure),
}

/// Returns the settings below flags and environment: the platform's folders, and the named settings file or, without
/// one, `config.toml` in the user's configuration folder.
#[must_use]
pub fn settings_ground(named: Option<&Path>) -> (Ground, File) {
    let folder = config_dir();
    let path = named.map_or_else(|| folder.join(SETTINGS), ToOwned::to_owned);
    let (written, file) = match bounded::text(&path, MOST_SETTINGS) {
        Ok(text) => {
            let (written, fault) = settings_file(&text);
            (written, fault.map_or(File::Read, File::Wrong))
        }
        Err(Refused::Io(error)) if named.is_none() && error.kind() == io::ErrorKind::NotFound => (Vec::new(), File::Absent),
        Err(refused) => {
            let failure = translate::unread(Doing::ReadSettings, &path, &refused);
            (Vec::new(), File::Unread(Failure { kind: FailureKind::Settings, ..failure }))
        }
    };
    (Ground { data_dir: data_dir(), keys: folder.join(KEYS), file: path, written }, file)
}
