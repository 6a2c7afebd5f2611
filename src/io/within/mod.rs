//! A folder that others write in too. It is kept open by its handle, and everything below it is reached by one plain name at a time.
//!
//! No link is followed, only regular files are opened, and no more is read or listed than the caller allows. On Unix every step
//! goes through the handle (`openat`, `O_NOFOLLOW`), so a link that somebody puts there in the meantime is not followed. On other
//! systems a name is checked before it is used, and a link, junction or mount point under it is refused.

#[cfg(unix)]
#[path = "unix.rs"]
mod place;
#[cfg(not(unix))]
#[path = "elsewhere.rs"]
mod place;

use super::{
    bounded::{Refused, rest},
    held::patiently,
};
use crate::job::Thing;
use place::Place;
use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io,
    path::{Component, Path, PathBuf},
};

/// A folder, by its handle.
#[derive(Clone, Debug)]
pub struct Within {
    path: PathBuf,
    place: Place,
}

/// The names in a folder, as far as they were listed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The names, in order, without `.` and `..`.
    pub names: Vec<OsString>,
    /// Whether there are more than were asked for. Which ones are missing then depends on the system.
    pub more: bool,
}

impl Within {
    /// Opens the folder at a path that a person named. The path may contain links.
    ///
    /// # Errors
    /// What the system answers, for example that it is not a folder.
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self { path: path.to_owned(), place: Place::at(path)? })
    }

    /// Its name in messages. It is not used to open anything.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// The name of something in it, for messages.
    #[must_use]
    pub fn called(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.path.join(name.as_ref())
    }

    /// Returns what is under a name. For a link that is the link itself, not its target.
    ///
    /// # Errors
    /// What the system answers.
    pub fn thing(&self, name: impl AsRef<OsStr>) -> io::Result<Option<Thing>> {
        self.place.thing(plain(name.as_ref())?)
    }

    /// A folder in it; `None` where nothing has that name.
    ///
    /// # Errors
    /// [`Refused::Strange`] for anything else under that name, also for a link to a folder.
    pub fn folder(&self, name: impl AsRef<OsStr>) -> Result<Option<Self>, Refused> {
        let name = plain(name.as_ref())?;
        match self.place.thing(name)? {
            None => Ok(None),
            Some(Thing::Folder) => Ok(Some(Self { path: self.path.join(name), place: self.place.folder(name)? })),
            Some(other) => Err(Refused::Strange(other)),
        }
    }

    /// A folder in it, which is created if it does not exist.
    ///
    /// # Errors
    /// As [`Self::folder`].
    pub fn folder_made(&self, name: impl AsRef<OsStr>) -> Result<Self, Refused> {
        let name = name.as_ref();
        if let Some(there) = self.folder(name)? {
            return Ok(there);
        }
        match self.place.make(plain(name)?) {
            Err(error) if error.kind() != io::ErrorKind::AlreadyExists => return Err(error.into()),
            _ => {}
        }
        self.folder(name)?.ok_or_else(|| io::Error::from(io::ErrorKind::NotFound).into())
    }

    /// A regular file in it, open for reading; `None` where nothing has that name.
    ///
    /// # Errors
    /// [`Refused::Strange`] for anything else under that name. It never waits for a pipe and never opens a device.
    pub fn open(&self, name: impl AsRef<OsStr>) -> Result<Option<File>, Refused> {
        let name = plain(name.as_ref())?;
        match self.place.thing(name)? {
            None => return Ok(None),
            Some(Thing::File) => {}
            Some(other) => return Err(Refused::Strange(other)),
        }
        let file = match self.place.open(name) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
            opened => opened?,
        };
        // Somebody may have put something else there since the check.
        match super::bounded::thing(file.metadata()?.file_type()) {
            Thing::File => Ok(Some(file)),
            other => Err(Refused::Strange(other)),
        }
    }

    /// The bytes of a file in it, which may not be larger than `most`; `None` where nothing has that name.
    ///
    /// # Errors
    /// As [`Self::open`], and [`Refused::TooLarge`].
    pub fn read(&self, name: impl AsRef<OsStr>, most: u64) -> Result<Option<Vec<u8>>, Refused> {
        self.open(name)?.map(|mut file| rest(&mut file, most)).transpose()
    }

    /// Its names, at most `most` of them.
    ///
    /// # Errors
    /// What the system answers.
    pub fn names(&self, most: usize) -> io::Result<Names> {
        let mut found = self.place.names(most.saturating_add(1))?;
        let more = found.len() > most;
        found.truncate(most);
        found.sort_unstable();
        Ok(Names { names: found, more })
    }

    /// Creates a file in it and opens it for writing. Something that has the name already is not touched; a link is not followed.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if anything has that name.
    pub fn create(&self, name: impl AsRef<OsStr>, private: bool) -> io::Result<File> {
        self.place.create(plain(name.as_ref())?, private)
    }

    /// Renames something in it. With `over`, a file that has the new name already is replaced in one step. While another
    /// program holds either of them open, it is tried again for a moment.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if something has the new name, and it is not a file or `over` is false.
    pub fn rename(&self, from: impl AsRef<OsStr>, to: impl AsRef<OsStr>, over: bool) -> io::Result<()> {
        let (from, to) = (plain(from.as_ref())?, plain(to.as_ref())?);
        if !over {
            return patiently(|| self.place.rename_anew(from, to));
        }
        patiently(|| match self.place.thing(to)? {
            None | Some(Thing::File) => self.place.rename(from, to),
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
        })
    }

    /// Deletes a regular file. Only for files that Récol wrote itself, under names that it alone uses.
    ///
    /// # Errors
    /// [`Refused::Strange`] for anything else, which stays.
    pub fn remove(&self, name: impl AsRef<OsStr>) -> Result<(), Refused> {
        let name = plain(name.as_ref())?;
        match self.place.thing(name)? {
            None => Ok(()),
            Some(Thing::File) => Ok(patiently(|| self.place.remove(name))?),
            Some(other) => Err(Refused::Strange(other)),
        }
    }

    /// Makes changes of its names durable. Some file systems refuse that for a folder; they have nothing to sync then.
    pub fn sync(&self) {
        self.place.sync();
    }
}

/// A name that stays inside the folder: without separators, and not `..`.
fn plain(name: &OsStr) -> io::Result<&OsStr> {
    let mut parts = Path::new(name).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(only)), None) if only == name => Ok(name),
        _ => Err(io::ErrorKind::InvalidFilename.into()),
    }
}

#[cfg(test)]
mod tests;
