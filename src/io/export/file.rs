//! A file that appears whole or not at all.

use super::{ExportError, Profile, write_to};
use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Writes the table to a file; returns the number of rows without the header.
///
/// The rows go to a temporary file in the folder of the target, which is flushed to the disk, renamed over the target, and
/// the folder is flushed too: whoever looks sees the old file or the new one, also after a power cut. A link is
/// followed; a target that is no regular file (a pipe, a device) is written directly. A file that is replaced keeps its
/// permissions, a new one gets those that the user's mask leaves.
///
/// # Errors
/// One of [`ExportError`], by case. The temporary file is gone then, and the target as it was.
pub fn write(
    path: &Path,
    profile: Profile,
    headers: &[&str],
    rows: &mut dyn Iterator<Item = io::Result<Vec<String>>>,
) -> Result<u64, ExportError> {
    let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let failed = |source| ExportError::of(path, source);
    let meta = fs::metadata(&target).ok();
    if meta.as_ref().is_some_and(fs::Metadata::is_dir) || target.file_name().is_none() {
        return Err(ExportError::IsFolder(target));
    }
    if meta.as_ref().is_some_and(|meta| !meta.is_file()) {
        let file = OpenOptions::new().write(true).open(&target).map_err(failed)?;
        return write_to(&mut BufWriter::new(file), profile, headers, rows).map_err(failed);
    }
    let folder = folder_of(&target);
    if !folder.is_dir() {
        return Err(ExportError::NoFolder(folder));
    }
    whole(&folder, &target, meta.as_ref(), |out| write_to(out, profile, headers, rows)).map_err(failed)
}

fn folder_of(target: &Path) -> PathBuf {
    target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new(".")).to_path_buf()
}

/// Lets `fill` write a temporary file and puts it in the place of the target.
fn whole(
    folder: &Path,
    target: &Path,
    old: Option<&fs::Metadata>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<u64>,
) -> io::Result<u64> {
    // A target that may not be written is not to be replaced by way of its folder.
    if old.is_some_and(|meta| meta.permissions().readonly()) {
        return Err(io::ErrorKind::PermissionDenied.into());
    }
    let mut builder = tempfile::Builder::new();
    builder.prefix(".recol-").suffix(".tmp");
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let mut temporary = builder.tempfile_in(folder)?;
    let count = {
        let mut out = BufWriter::new(temporary.as_file_mut());
        fill(&mut out)?
    };
    if let Some(meta) = old {
        temporary.as_file().set_permissions(meta.permissions())?;
    }
    temporary.as_file().sync_all()?;
    temporary.persist(target).map_err(|failed| failed.error)?;
    // The rename is on the disk when the folder is. Some file systems (shares) know no flush of folders: the file is whole
    // there all the same, so that is no failure.
    #[cfg(unix)]
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEADERS: [&str; 1] = ["tag"];

    fn rows(tags: &[&str]) -> impl Iterator<Item = io::Result<Vec<String>>> {
        tags.iter().map(|tag| Ok(vec![(*tag).to_owned()])).collect::<Vec<_>>().into_iter()
    }

    fn names(folder: &Path) -> Vec<String> {
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect()
    }

    #[test]
    fn a_file_is_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("écarts.csv");
        assert_eq!(write(&path, Profile::Rfc4180, &HEADERS, &mut rows(&["1", "2"])).unwrap(), 2);
        assert_eq!(write(&path, Profile::Rfc4180, &HEADERS, &mut rows(&["3"])).unwrap(), 1);
        assert_eq!(fs::read_to_string(&path).unwrap(), "tag\r\n3\r\n");
        assert_eq!(names(folder.path()), ["écarts.csv"]);
    }

    #[test]
    fn a_failure_half_way_leaves_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let failed = whole(folder.path(), &path, None, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(matches!(ExportError::of(&path, failed.unwrap_err()), ExportError::Full { .. }));
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn rows_that_end_badly_leave_the_old_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        let mut half = rows(&["1"]).chain([Err(io::ErrorKind::Interrupted.into())]);
        assert!(write(&path, Profile::Rfc4180, &HEADERS, &mut half).is_err());
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        assert_eq!(names(folder.path()), ["a.csv"]);
    }

    #[test]
    fn folders_that_are_missing_or_meant_by_mistake() {
        let folder = tempfile::tempdir().unwrap();
        let missing = folder.path().join("none").join("a.csv");
        let error = write(&missing, Profile::Rfc4180, &HEADERS, &mut rows(&[])).unwrap_err();
        assert!(matches!(&error, ExportError::NoFolder(path) if path.ends_with("none")), "{error}");
        let error = write(folder.path(), Profile::Rfc4180, &HEADERS, &mut rows(&[])).unwrap_err();
        assert!(matches!(&error, ExportError::IsFolder(_)), "{error}");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_full_disk_is_named() {
        let error = write(Path::new("/dev/full"), Profile::ExcelFr, &HEADERS, &mut rows(&["1"])).unwrap_err();
        assert!(matches!(&error, ExportError::Full { .. }), "{error:?}");
        assert!(!fs::metadata("/dev/full").unwrap().is_file(), "the device was replaced");
    }

    #[cfg(unix)]
    #[test]
    fn what_is_read_only_stays() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.csv");
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
        let error = write(&path, Profile::ExcelFr, &HEADERS, &mut rows(&["1"])).unwrap_err();
        assert!(matches!(&error, ExportError::ReadOnly { .. }), "{error:?}");
        assert_eq!(fs::read_to_string(&path).unwrap(), "old");
        // A read-only folder stops everybody but root.
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o555)).unwrap();
        let is_root = File::create(folder.path().join("probe")).is_ok();
        let fresh = write(&folder.path().join("b.csv"), Profile::ExcelFr, &HEADERS, &mut rows(&["1"]));
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        assert!(is_root || matches!(fresh, Err(ExportError::ReadOnly { .. })), "{fresh:?}");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_followed_and_permissions_stay() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
        fs::write(&real, "old").unwrap();
        fs::set_permissions(&real, fs::Permissions::from_mode(0o640)).unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        write(&link, Profile::Rfc4180, &HEADERS, &mut rows(&["1"])).unwrap();
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&real).unwrap(), "tag\r\n1\r\n");
        assert_eq!(fs::metadata(&real).unwrap().permissions().mode() & 0o777, 0o640);
    }
}
