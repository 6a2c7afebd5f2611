//! A folder by its file descriptor: every step is one system call relative to it, which follows no link.

use crate::job::Thing;
use rustix::{
    fs::{self as at, AtFlags, Dir, FileType, Mode, OFlags},
    io::Errno,
};
use std::{
    ffi::{OsStr, OsString},
    fs::File,
    io,
    os::{fd::OwnedFd, unix::ffi::OsStrExt},
    path::Path,
    sync::Arc,
};

#[derive(Clone, Debug)]
pub(super) struct Place(Arc<OwnedFd>);

fn folder() -> OFlags {
    OFlags::RDONLY | OFlags::DIRECTORY | OFlags::CLOEXEC
}

impl Place {
    pub(super) fn at(path: &Path) -> io::Result<Self> {
        Ok(Self(Arc::new(at::open(path, folder(), Mode::empty())?)))
    }

    pub(super) fn folder(&self, name: &OsStr) -> io::Result<Self> {
        Ok(Self(Arc::new(at::openat(&self.0, name, folder() | OFlags::NOFOLLOW, Mode::empty())?)))
    }

    pub(super) fn thing(&self, name: &OsStr) -> io::Result<Option<Thing>> {
        match at::statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW) {
            Ok(found) => Ok(Some(match FileType::from_raw_mode(found.st_mode) {
                FileType::RegularFile => Thing::File,
                FileType::Directory => Thing::Folder,
                FileType::Symlink => Thing::Link,
                FileType::Fifo => Thing::Pipe,
                FileType::Socket => Thing::Socket,
                _ => Thing::Device,
            })),
            Err(Errno::NOENT) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Without waiting: a pipe that was put there meanwhile has no writer.
    pub(super) fn open(&self, name: &OsStr) -> io::Result<File> {
        let flags = OFlags::RDONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::NOCTTY | OFlags::CLOEXEC;
        Ok(at::openat(&self.0, name, flags, Mode::empty())?.into())
    }

    pub(super) fn names(&self, most: usize) -> io::Result<Vec<OsString>> {
        let mut names = Vec::new();
        for entry in Dir::read_from(&self.0)? {
            let entry = entry?;
            let name = entry.file_name().to_bytes();
            if name != b"." && name != b".." {
                if names.len() == most {
                    break;
                }
                names.push(OsStr::from_bytes(name).to_owned());
            }
        }
        Ok(names)
    }

    pub(super) fn make(&self, name: &OsStr) -> io::Result<()> {
        Ok(at::mkdirat(&self.0, name, Mode::from_raw_mode(0o777))?)
    }

    pub(super) fn create(&self, name: &OsStr, private: bool) -> io::Result<File> {
        let flags = OFlags::RDWR | OFlags::CREATE | OFlags::EXCL | OFlags::NOFOLLOW | OFlags::CLOEXEC;
        let mode = Mode::from_raw_mode(if private { 0o600 } else { 0o666 });
        Ok(at::openat(&self.0, name, flags, mode)?.into())
    }

    pub(super) fn rename(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        Ok(at::renameat(&self.0, from, &self.0, to)?)
    }

    pub(super) fn rename_anew(&self, from: &OsStr, to: &OsStr) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
        match at::renameat_with(&self.0, from, &self.0, to, at::RenameFlags::NOREPLACE) {
            // Some file systems of shares and sticks do not support that: there it takes two steps.
            Err(Errno::INVAL | Errno::NOSYS | Errno::OPNOTSUPP) => {}
            renamed => return Ok(renamed?),
        }
        match self.thing(to)? {
            None => self.rename(from, to),
            Some(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    }

    pub(super) fn remove(&self, name: &OsStr) -> io::Result<()> {
        Ok(at::unlinkat(&self.0, name, AtFlags::empty())?)
    }

    pub(super) fn sync(&self) {
        let _ = at::fsync(&self.0);
    }
}
