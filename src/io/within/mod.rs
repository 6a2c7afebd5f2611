//! A folder that others write in too: held by its handle, everything below it reached by one plain name at a time.
//!
//! No link is followed, regular files alone are opened, and no more is read or listed than was bargained for. On Unix every
//! step goes through the handle (`openat`, `O_NOFOLLOW`): what somebody puts in the way meanwhile is not walked into.
//! Elsewhere a name is looked at before it is used, and a link, junction or mount point under it is refused.

#[cfg(unix)]
#[path = "unix.rs"]
mod place;
#[cfg(not(unix))]
#[path = "elsewhere.rs"]
mod place;

use super::bounded::{Refused, rest};
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

/// The names in a folder, as far as they were looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The names, in order, without `.` and `..`.
    pub names: Vec<OsString>,
    /// Whether there are more than were asked for: which ones are missing is chance then.
    pub more: bool,
}

impl Within {
    /// The folder at a path that a person named: the way to it may lead over links.
    ///
    /// # Errors
    /// Whatever the system answers; that it is no folder is one answer.
    pub fn at(path: &Path) -> io::Result<Self> {
        Ok(Self { path: path.to_owned(), place: Place::at(path)? })
    }

    /// What it is called in messages. Nothing is reached by it.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// What something in it is called in messages.
    #[must_use]
    pub fn called(&self, name: impl AsRef<OsStr>) -> PathBuf {
        self.path.join(name.as_ref())
    }

    /// What stands under a name, itself: of a link it is not asked where it leads.
    ///
    /// # Errors
    /// Whatever the system answers.
    pub fn thing(&self, name: impl AsRef<OsStr>) -> io::Result<Option<Thing>> {
        self.place.thing(plain(name.as_ref())?)
    }

    /// A folder in it; `None` where nothing has that name.
    ///
    /// # Errors
    /// [`Refused::Strange`] for anything else under that name, a link to a folder too.
    pub fn folder(&self, name: impl AsRef<OsStr>) -> Result<Option<Self>, Refused> {
        let name = plain(name.as_ref())?;
        match self.place.thing(name)? {
            None => Ok(None),
            Some(Thing::Folder) => Ok(Some(Self { path: self.path.join(name), place: self.place.folder(name)? })),
            Some(other) => Err(Refused::Strange(other)),
        }
    }

    /// A folder in it, made where there is none.
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
    /// [`Refused::Strange`] for anything else under that name. No pipe holds this up, no device is opened.
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
        // Somebody may have put something else there since it was looked at.
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

    /// Its names, no more than `most` of them.
    ///
    /// # Errors
    /// Whatever the system answers.
    pub fn names(&self, most: usize) -> io::Result<Names> {
        let mut found = self.place.names(most.saturating_add(1))?;
        let more = found.len() > most;
        found.truncate(most);
        found.sort_unstable();
        Ok(Names { names: found, more })
    }

    /// A new file in it, open for writing. Nothing that has the name already is touched; a link is not followed.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`], whatever the thing is.
    pub fn create(&self, name: impl AsRef<OsStr>, private: bool) -> io::Result<File> {
        self.place.create(plain(name.as_ref())?, private)
    }

    /// Gives what stands under one name another. Where `over`, a file that has that name is replaced at once.
    ///
    /// # Errors
    /// [`io::ErrorKind::AlreadyExists`] if something has that name, and is no file or `over` is not said.
    pub fn rename(&self, from: impl AsRef<OsStr>, to: impl AsRef<OsStr>, over: bool) -> io::Result<()> {
        let (from, to) = (plain(from.as_ref())?, plain(to.as_ref())?);
        if !over {
            return self.place.rename_anew(from, to);
        }
        match self.place.thing(to)? {
            None | Some(Thing::File) => self.place.rename(from, to),
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    /// Takes a regular file away. Only for what Récol wrote itself under a name that only it makes.
    ///
    /// # Errors
    /// [`Refused::Strange`] for anything else, which stays.
    pub fn remove(&self, name: impl AsRef<OsStr>) -> Result<(), Refused> {
        let name = plain(name.as_ref())?;
        match self.place.thing(name)? {
            None => Ok(()),
            Some(Thing::File) => Ok(self.place.remove(name)?),
            Some(other) => Err(Refused::Strange(other)),
        }
    }

    /// Makes its names durable. Some file systems refuse that for a folder, and have nothing to sync then.
    pub fn sync(&self) {
        self.place.sync();
    }
}

/// A name that leads nowhere else: no separator, no `..`.
fn plain(name: &OsStr) -> io::Result<&OsStr> {
    let mut parts = Path::new(name).components();
    match (parts.next(), parts.next()) {
        (Some(Component::Normal(only)), None) if only == name => Ok(name),
        _ => Err(io::ErrorKind::InvalidFilename.into()),
    }
}

#[cfg(test)]
mod tests;
