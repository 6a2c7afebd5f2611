//! The photographs that are kept with notes: files `<digest>.jpg` in a folder beside the store, each written completely or not at
//! all, flushed before an entry names it, and checked whenever it is read.
//!
//! A photograph is made from pixels, so nothing of a file's metadata stays in it ([`from_picture`]). What others send is taken only if
//! it has that form ([`Photograph::new`]).

mod jpeg;
mod make;

pub use jpeg::{LARGEST, LONGEST, NotAPhotograph, Photograph};
pub use make::{from_file, from_frame, from_jpeg, from_picture, from_rgb, small};

use super::{
    bounded::Refused,
    whole::{self, There},
    within::Within,
};
use crate::audit::journal::StillId;
use std::{
    collections::BTreeSet,
    ffi::OsString,
    io::Write,
    path::{Path, PathBuf},
    time::Duration,
};

/// The name of the folder with the photographs, in the folder of the store.
pub const FOLDER: &str = "photographs";

/// The most names in the folder that are looked at: far more photographs than a campaign has.
const MOST_NAMES: usize = 1 << 20;

/// A photograph that no entry names may be one that is being recorded now, unless it is older than this.
const BEING_RECORDED: Duration = Duration::from_secs(3_600);

/// Why a photograph cannot be had, or kept.
#[derive(Debug, thiserror::Error)]
pub enum AlbumError {
    /// Its file, or the folder, could not be used.
    #[error("{path}: {cause}")]
    Refused {
        /// Which.
        path: PathBuf,
        /// Why.
        cause: Refused,
    },
    /// Its file is not the photograph that it is called.
    #[error("{path}: {cause}")]
    Damaged {
        /// Which.
        path: PathBuf,
        /// How that is known.
        cause: NotAPhotograph,
    },
}

/// The photographs beside a store.
#[derive(Clone, Debug)]
pub struct Album {
    data: PathBuf,
}

impl Album {
    /// The photographs beside the store in this folder. Their folder is only made when the first one is kept.
    #[must_use]
    pub fn beside(data: &Path) -> Self {
        Self { data: data.to_owned() }
    }

    /// Where a photograph is, or would be. For messages and for other programs; nothing is opened by it here.
    #[must_use]
    pub fn path_of(&self, id: StillId) -> PathBuf {
        self.data.join(FOLDER).join(id.file_name())
    }

    /// Keeps a photograph. When this returns, it is on disk. One that is there already stays; a damaged file under its name is put
    /// aside.
    ///
    /// # Errors
    /// [`AlbumError::Refused`], also where a link or a folder has its name.
    pub fn keep(&self, photograph: &Photograph) -> Result<StillId, AlbumError> {
        let id = photograph.id();
        let refused = |cause| AlbumError::Refused { path: self.path_of(id), cause };
        let data = Within::at(&self.data).map_err(|error| refused(Refused::Io(error)))?;
        let folder = data.folder_made(FOLDER).map_err(refused)?;
        if self.read_in(&folder, id).is_ok_and(|found| found.is_some()) {
            return Ok(id);
        }
        let name: OsString = id.file_name().into();
        let fill = |out: &mut dyn Write| out.write_all(photograph.bytes()).map_err(Refused::Io);
        let there = |_: &std::ffi::OsStr| {
            let whole = self.read_in(&folder, id).is_ok_and(|found| found.is_some());
            Ok(if whole { There::Kept } else { There::Aside })
        };
        whole::write(&folder, true, |out| fill(out).map(|()| name), there).map_err(refused)?;
        // The folder itself may be new.
        data.sync();
        Ok(id)
    }

    /// Reads a photograph; `None` if it is not here.
    ///
    /// # Errors
    /// [`AlbumError`], by case.
    pub fn read(&self, id: StillId) -> Result<Option<Photograph>, AlbumError> {
        match self.folder()? {
            Some(folder) => self.read_in(&folder, id),
            None => Ok(None),
        }
    }

    fn read_in(&self, folder: &Within, id: StillId) -> Result<Option<Photograph>, AlbumError> {
        let path = || self.path_of(id);
        let bytes = folder.read(id.file_name(), LARGEST).map_err(|cause| AlbumError::Refused { path: path(), cause })?;
        let checked = bytes.map(|bytes| Photograph::called(id, bytes)).transpose();
        checked.map_err(|cause| AlbumError::Damaged { path: path(), cause })
    }

    /// The photographs whose files are here, by their names. Their content is only checked when they are read.
    ///
    /// # Errors
    /// [`AlbumError::Refused`].
    pub fn here(&self) -> Result<BTreeSet<StillId>, AlbumError> {
        let Some(folder) = self.folder()? else { return Ok(BTreeSet::new()) };
        let names = folder.names(MOST_NAMES).map_err(|error| self.refused(Refused::Io(error)))?.names;
        Ok(names.iter().filter_map(|name| StillId::of_file(name.to_str()?)).collect())
    }

    /// Removes the photographs that no entry names any more, and what was left of unfinished writes. A file of the last hour stays
    /// unless it is among those `given_up`: its entry may be on its way. Returns how many photographs were removed.
    ///
    /// # Errors
    /// [`AlbumError::Refused`]; what was removed until then is gone.
    pub fn clear(&self, named: &BTreeSet<StillId>, given_up: &BTreeSet<StillId>) -> Result<usize, AlbumError> {
        let Some(folder) = self.folder()? else { return Ok(0) };
        let now = whole::time_of(&folder).map_err(|cause| self.refused(cause))?;
        let names = folder.names(MOST_NAMES).map_err(|error| self.refused(Refused::Io(error)))?.names;
        whole::sweep(&folder, &names, now);
        let mut removed = 0;
        for id in names.iter().filter_map(|name| StillId::of_file(name.to_str()?)).filter(|id| !named.contains(id)) {
            let name = id.file_name();
            let old = || {
                let made = folder.open(&name).ok().flatten().and_then(|file| file.metadata().ok()?.modified().ok());
                made.and_then(|made| now.duration_since(made).ok()).is_some_and(|age| age > BEING_RECORDED)
            };
            if given_up.contains(&id) || old() {
                folder.remove(&name).map_err(|cause| AlbumError::Refused { path: self.path_of(id), cause })?;
                removed += 1;
            }
        }
        Ok(removed)
    }

    /// Removes one photograph, if it is here.
    ///
    /// # Errors
    /// [`AlbumError::Refused`].
    pub fn remove(&self, id: StillId) -> Result<(), AlbumError> {
        let Some(folder) = self.folder()? else { return Ok(()) };
        folder.remove(id.file_name()).map_err(|cause| AlbumError::Refused { path: self.path_of(id), cause })
    }

    fn folder(&self) -> Result<Option<Within>, AlbumError> {
        let data = match Within::at(&self.data) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            data => data.map_err(|error| self.refused(Refused::Io(error)))?,
        };
        data.folder(FOLDER).map_err(|cause| self.refused(cause))
    }

    fn refused(&self, cause: Refused) -> AlbumError {
        AlbumError::Refused { path: self.data.join(FOLDER), cause }
    }
}

#[cfg(test)]
mod tests;
