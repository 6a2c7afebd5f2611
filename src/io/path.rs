//! Paths: whether two lead to the same file, in which folder a file is, and names that several modules need.

use std::path::{Path, PathBuf};

/// The file that marks a folder as a hub and contains the hub's identity.
pub const HUB_FILE: &str = "recol-hub.json";

/// So long Windows takes a path as it stands, with what SQLite adds to a name: 260 characters (`MAX_PATH`, minwindef.h) less some.
const SHORT: usize = 240;

/// A long path in the form that Windows takes at any length; `None` where it can stay as it is, so on every other system. The
/// standard library does this by itself, SQLite does not.
#[must_use]
pub fn lengthened(path: &Path) -> Option<PathBuf> {
    if !cfg!(windows) {
        return None;
    }
    let whole = std::path::absolute(path).ok()?;
    let text = whole.to_str()?;
    (text.encode_utf16().count() > SHORT).then(|| PathBuf::from(verbatim(text)))
}

/// A whole path of Windows as it is taken without being looked at: `\\?\C:\…`, `\\?\UNC\server\share\…`.
fn verbatim(whole: &str) -> String {
    match whole.strip_prefix(r"\\") {
        Some(rest) if rest.starts_with(['?', '.']) => whole.to_owned(),
        Some(rest) => format!(r"\\?\UNC\{rest}"),
        None => format!(r"\\?\{whole}"),
    }
}

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_path_is_taken_as_it_stands() {
        for (whole, taken) in [
            (r"C:\Users\été\recol.sqlite", r"\\?\C:\Users\été\recol.sqlite"),
            (r"\\serveur\partage\recol.sqlite", r"\\?\UNC\serveur\partage\recol.sqlite"),
            (r"\\?\C:\recol.sqlite", r"\\?\C:\recol.sqlite"),
            (r"\\?\UNC\serveur\partage\x", r"\\?\UNC\serveur\partage\x"),
            (r"\\.\pipe\x", r"\\.\pipe\x"),
        ] {
            assert_eq!(verbatim(whole), taken);
        }
        assert_eq!(lengthened(Path::new("short")), None);
        let long = std::env::temp_dir().join("x".repeat(SHORT)).join("y");
        assert_eq!(lengthened(&long).is_some(), cfg!(windows));
    }
}
