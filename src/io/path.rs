//! Paths: whether two lead to the same file, in which folder a file is, and names that several modules need.

use std::path::{Path, PathBuf};

/// The file that marks a folder as a hub and contains the hub's identity.
pub const HUB_FILE: &str = "recol-hub.json";

/// Returns the folder of a file, according to its path.
#[must_use]
pub fn folder_of(file: &Path) -> PathBuf {
    file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new(".")).to_path_buf()
}

/// Whether two paths lead to one file or folder. Neither is opened: closing a file that a store has open would release
/// its locks.
#[cfg(unix)]
#[must_use]
pub fn same(one: &Path, other: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    let identity = |path: &Path| std::fs::metadata(path).ok().map(|found| (found.dev(), found.ino()));
    identity(one).is_some_and(|one| identity(other) == Some(one))
}

/// Whether two paths lead to one file or folder.
#[cfg(not(unix))]
#[must_use]
pub fn same(one: &Path, other: &Path) -> bool {
    same_file::is_same_file(one, other).unwrap_or(false)
}
