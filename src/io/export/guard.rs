//! The files that an export may not touch: Récol's own files and those that it reads, identified by what they are and
//! not by the spelling of their paths; and files of others that have the name of the target.

use super::{ExportError, Own, known::Known};
use crate::{
    io::{
        bounded::{self, Meant, Refused},
        held::{System, is_held},
        path::{HUB_FILE, NULL, Reserved, folder_of, reserved, same},
        sealed::is_named_sealed,
    },
    job::plain_path,
};
use std::{
    ffi::OsStr,
    fs::{self, Metadata},
    io,
    path::{Path, PathBuf},
};

/// The files protected from an export, and its permissions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Guard {
    /// Stores. Every file beside a store whose name begins with its name belongs to it.
    pub stores: Vec<PathBuf>,
    /// Files that Récol reads: settings, keys.
    pub inputs: Vec<PathBuf>,
    /// Folders of hubs. A folder with the file of a hub counts too.
    pub hubs: Vec<PathBuf>,
    /// Whether a file that Récol did not export may be replaced.
    pub force: bool,
    /// Whether others may read a new file.
    pub shared: bool,
}

/// The target of an export.
pub(super) enum Target {
    /// Into a pipe or a device, as it comes; under this path.
    Stream(PathBuf),
    /// A file, which is replaced in one step; with its metadata, if it exists.
    File(PathBuf, Option<Metadata>),
}

impl Guard {
    /// Returns the target of an export to a path, if it is allowed. A link is followed, and its target is checked. What is not
    /// `sealed` must not have the name of a sealed file: it would go by mail as one.
    pub(super) fn judge(&self, path: &Path, known: Known<'_>, sealed: bool) -> Result<Target, ExportError> {
        if let Some(device) = device(path, System::HERE) {
            return device;
        }
        let failed = |source| ExportError::of(path, source);
        let found = match fs::metadata(path) {
            Ok(found) => Some(found),
            Err(error) if error.kind() == io::ErrorKind::NotFound => None,
            Err(error) => return Err(failed(error)),
        };
        if found.is_none() && fs::symlink_metadata(path).is_ok() {
            return Err(ExportError::Dangling(path.to_owned()));
        }
        if found.as_ref().is_some_and(Metadata::is_dir) || path.file_name().is_none() {
            return Err(ExportError::IsFolder(path.to_owned()));
        }
        if let Some(found) = found.as_ref().filter(|found| !found.is_file()) {
            return if may_be_streamed(found) {
                Ok(Target::Stream(path.to_owned()))
            } else {
                Err(ExportError::Foreign(path.to_owned()))
            };
        }
        let real = match &found {
            Some(_) => real(path).map_err(failed)?,
            None => {
                let folder = folder_of(path);
                let real = real(&folder).ok().filter(|folder| folder.is_dir());
                real.ok_or(ExportError::NoFolder(folder))?.join(path.file_name().unwrap_or_default())
            }
        };
        if let Some(own) = self.own(&real, found.as_ref()) {
            return Err(ExportError::Own { path: path.to_owned(), own });
        }
        if !sealed && (is_named_sealed(path) || is_named_sealed(&real)) {
            return Err(ExportError::NamedSealed(path.to_owned()));
        }
        // A target without write permission must not be replaced through its folder.
        if found.as_ref().is_some_and(|found| found.permissions().readonly()) {
            return Err(failed(io::ErrorKind::PermissionDenied.into()));
        }
        if found.as_ref().is_some_and(|found| found.len() > 0) && !self.force && !is_known(&real, known)? {
            return Err(ExportError::Foreign(path.to_owned()));
        }
        Ok(Target::File(real, found))
    }

    /// Checks that standard output does not lead to one of the protected files.
    ///
    /// # Errors
    /// [`ExportError::Own`].
    pub fn stream(&self) -> Result<(), ExportError> {
        #[cfg(unix)]
        {
            use std::{
                mem::ManuallyDrop,
                os::{fd::AsFd, unix::fs::MetadataExt},
            };
            // This must not be closed: if it is the store's file, closing it would release the store's locks.
            let out = io::stdout().as_fd().try_clone_to_owned().map(|out| ManuallyDrop::new(fs::File::from(out)));
            let out = out.and_then(|out| out.metadata());
            let is_out = |file: &PathBuf| {
                let (out, found) = (out.as_ref().ok(), fs::metadata(file).ok());
                out.zip(found).is_some_and(|(out, found)| (out.dev(), out.ino()) == (found.dev(), found.ino()))
            };
            if let Some((path, own)) = self.kept().into_iter().find(|(file, _)| is_out(file)) {
                return Err(ExportError::Own { path, own });
            }
        }
        Ok(())
    }

    /// Returns the kind of the file, if it is a protected one.
    fn own(&self, real: &Path, found: Option<&Metadata>) -> Option<Own> {
        let (folder, name) = (real.parent()?, real.file_name()?);
        let beside = |file: &Path| same(folder, &folder_of(file));
        let of_store =
            |store: &PathBuf| store.file_name().is_some_and(|of| folded(name).starts_with(&folded(of))) && beside(store);
        if self.stores.iter().any(of_store) {
            return Some(Own::Store);
        }
        let of_input = |input: &PathBuf| input.file_name().is_some_and(|of| folded(name) == folded(of)) && beside(input);
        if self.inputs.iter().any(of_input) {
            return Some(Own::Input);
        }
        if found.is_some()
            && let Some((_, own)) = self.kept().into_iter().find(|(file, _)| same(real, file))
        {
            return Some(own);
        }
        let in_hub =
            |folder: &Path| fs::symlink_metadata(folder.join(HUB_FILE)).is_ok() || self.hubs.iter().any(|hub| same(folder, hub));
        folder.ancestors().any(in_hub).then_some(Own::Hub)
    }

    /// Returns every protected file: the stores with their companion files, and the inputs.
    fn kept(&self) -> Vec<(PathBuf, Own)> {
        let mut kept: Vec<(PathBuf, Own)> = self.inputs.iter().map(|input| (input.clone(), Own::Input)).collect();
        for store in &self.stores {
            kept.push((store.clone(), Own::Store));
            let Some(name) = store.file_name() else { continue };
            for entry in fs::read_dir(folder_of(store)).into_iter().flatten().flatten() {
                if folded(&entry.file_name()).starts_with(&folded(name)) {
                    kept.push((entry.path(), Own::Store));
                }
            }
        }
        kept
    }
}

/// The path that a path leads to, absolute and without links, as people write it.
fn real(path: &Path) -> io::Result<PathBuf> {
    fs::canonicalize(path).map(|real| plain_path(&real))
}

/// What a name that the system keeps for a device leads to: into nothing, as people write it on purpose, or to something that
/// nobody means by the name of a file.
fn device(path: &Path, system: System) -> Option<Result<Target, ExportError>> {
    match path.file_name().filter(|_| system == System::Windows).and_then(reserved)? {
        Reserved::Null => Some(Ok(Target::Stream(NULL.into()))),
        Reserved::Device => Some(Err(ExportError::Reserved(path.to_owned()))),
    }
}

/// Whether it is a pipe or a character device such as the null device. A table must not be written to a disk device.
fn may_be_streamed(found: &Metadata) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::FileTypeExt;
        found.file_type().is_fifo() || found.file_type().is_char_device()
    }
    #[cfg(not(unix))]
    {
        let _ = found;
        true
    }
}

/// A form of the name that is equal for names that some file system treats as equal.
fn folded(name: &OsStr) -> String {
    name.to_string_lossy().to_lowercase()
}

/// Whether a file is an earlier one of ours. A file that another program holds open is not called foreign: it may be ours.
fn is_known(path: &Path, known: Known<'_>) -> Result<bool, ExportError> {
    let fits = bounded::open(path, Meant::File).map_err(Refused::into_io).and_then(|file| known.fits(file));
    match fits {
        Err(error) if is_held(&error) => Err(ExportError::of(path, error)),
        fits => Ok(fits.unwrap_or(false)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_windows_keeps_for_a_device_is_no_file() {
        for (name, refused) in
            [("NUL", false), ("nul", false), ("a/NUL", false), ("CON", true), ("a/nul.csv", true), ("com1.csv", true)]
        {
            match device(Path::new(name), System::Windows) {
                Some(Ok(Target::Stream(at))) => assert_eq!((at.as_path(), refused), (Path::new(NULL), false), "{name}"),
                Some(Err(ExportError::Reserved(path))) => assert_eq!((path.as_path(), refused), (Path::new(name), true)),
                _ => panic!("{name} was taken for a file"),
            }
            assert!(device(Path::new(name), System::Unix).is_none());
        }
        assert!(device(Path::new("écarts.csv"), System::Windows).is_none());
    }
}
