//! Files of a folder hub: written whole or not at all, read with a bound, and what the folder's clock says.

use super::FolderHub;
use crate::{audit::moment::Moment, io::hub::HubError};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    time::{Duration, SystemTime, UNIX_EPOCH},
};

/// What half-written files are called; nobody reads them.
pub(super) const PARTIAL: &str = ".recol-partial-";

/// What is written whole and has no name yet.
pub(super) const DRAFT: &str = ".draft-";
/// No write takes that long.
const LONG_AGO: Duration = Duration::from_secs(3600);

/// Writes a file under another name, syncs it, and renames it: whoever looks sees it whole or not at all.
pub(super) fn write_whole(path: &Path, write: impl FnOnce(&mut BufWriter<File>) -> Result<(), HubError>) -> Result<(), HubError> {
    let Some((folder, name)) = path.parent().zip(path.file_name()) else {
        return Err(HubError::Io { path: path.to_owned(), source: io::ErrorKind::InvalidFilename.into() });
    };
    fs::create_dir_all(folder).map_err(HubError::io(folder))?;
    let partial = folder.join(format!("{PARTIAL}{}-{}", std::process::id(), name.to_string_lossy()));
    let written = (|| {
        let file = OpenOptions::new().write(true).create(true).truncate(true).open(&partial).map_err(HubError::io(&partial))?;
        if let Ok(now) = file.metadata().and_then(|made| made.modified()) {
            sweep(folder, now);
        }
        let mut out = BufWriter::new(file);
        write(&mut out)?;
        let file = out.into_inner().map_err(|error| HubError::Io { path: path.to_owned(), source: error.into_error() })?;
        file.sync_all().map_err(HubError::io(path))?;
        drop(file);
        fs::rename(&partial, path).map_err(HubError::io(path))
    })();
    if written.is_err() {
        // It may be gone with the medium; what is left over is swept at the next write.
        let _ = fs::remove_file(&partial);
    }
    written?;
    // The name is durable once the folder is; some file systems refuse to sync one, and have nothing to sync then.
    #[cfg(unix)]
    if let Ok(folder) = File::open(folder) {
        let _ = folder.sync_all();
    }
    Ok(())
}

/// The same for bytes at hand.
pub(super) fn write_bytes(path: &Path, bytes: &[u8]) -> Result<(), HubError> {
    write_whole(path, |out| out.write_all(bytes).map_err(HubError::io(path)))
}

/// The bytes of a file that may not be larger than `most`; `None` where there is none.
pub(super) fn read_bounded(path: &Path, most: u64) -> Result<Option<Vec<u8>>, HubError> {
    match fs::metadata(path) {
        Ok(found) if found.len() > most => {
            let cause = format!("{} bytes; at most {most} were expected", found.len());
            Err(HubError::Damaged { what: path.display().to_string(), cause })
        }
        Ok(_) => fs::read(path).map(Some).map_err(HubError::io(path)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(HubError::io(path)(error)),
    }
}

/// The files of a folder, partial and hidden ones passed over; none where there is no folder.
pub(super) fn listed(folder: &Path) -> Result<Vec<PathBuf>, HubError> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(HubError::io(folder)(error)),
    };
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.map_err(HubError::io(folder))?.path();
        if path.file_name().is_some_and(|name| !name.to_string_lossy().starts_with('.')) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

/// Takes away what earlier writes left half-written: long ago by the folder's own clock, so that what another process is
/// writing now stays.
fn sweep(folder: &Path, now: SystemTime) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let age = entry.metadata().and_then(|found| found.modified()).map(|at| now.duration_since(at));
        let old = age.is_ok_and(|age| age.is_ok_and(|age| age > LONG_AGO));
        if old && (name.starts_with(PARTIAL) || name.starts_with(DRAFT)) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

impl FolderHub {
    /// What the clock of the folder's machine says: the time that it gives a new file. Nothing where none can be made.
    pub(super) fn time(&self) -> Option<Moment> {
        let path = self.root.join(format!("{PARTIAL}clock-{}", std::process::id()));
        let time = File::create(&path).and_then(|file| file.metadata()).and_then(|made| made.modified());
        let _ = fs::remove_file(&path);
        let time = time.ok()?;
        sweep(&self.root, time);
        let since = time.duration_since(UNIX_EPOCH).ok()?;
        Some(Moment::new(i64::try_from(since.as_millis()).ok()?, 0))
    }
}
