//! Paths: whether two lead to the same file, in which folder a file is, and names that several modules need.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

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

/// The device of Windows that takes everything and keeps nothing.
pub const NULL: &str = r"\\.\NUL";

/// What Windows means by a name that it keeps for itself, in whatever folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reserved {
    /// The null device, by its plain name.
    Null,
    /// Any other device; or the null one with an ending, which some versions take for it and others for a file.
    Device,
}

/// Whether Windows keeps a name for a device: whatever its case and its ending, with blanks and dots behind it. Source:
/// Microsoft, "Naming Files, Paths, and Namespaces".
#[must_use]
pub fn reserved(name: &OsStr) -> Option<Reserved> {
    const DEVICES: [&str; 6] = ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"];
    let name = name.to_str()?;
    let stem = name.split(['.', ':']).next().unwrap_or_default().trim_end().to_uppercase();
    let port = stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT"));
    let is_port = port.is_some_and(|number| {
        let mut digits = number.chars();
        digits.next().is_some_and(|digit| "123456789¹²³".contains(digit)) && digits.next().is_none()
    });
    if stem == "NUL" && name.trim_end_matches(['.', ' ', ':']).eq_ignore_ascii_case("NUL") {
        return Some(Reserved::Null);
    }
    (is_port || DEVICES.contains(&stem.as_str())).then_some(Reserved::Device)
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

    #[test]
    fn names_that_windows_keeps_are_known() {
        use Reserved::{Device, Null};
        for (name, kept) in [
            ("NUL", Some(Null)),
            ("nul", Some(Null)),
            ("Nul.", Some(Null)),
            ("nul ", Some(Null)),
            ("NUL:", Some(Null)),
            ("nul.csv", Some(Device)),
            ("NUL.tar.gz", Some(Device)),
            ("con", Some(Device)),
            ("CON.csv", Some(Device)),
            ("prn", Some(Device)),
            ("aux.h", Some(Device)),
            ("com1", Some(Device)),
            ("COM9.csv", Some(Device)),
            ("com²", Some(Device)),
            ("LPT1 .txt", Some(Device)),
            ("CONOUT$", Some(Device)),
            ("COM0", None),
            ("COM10", None),
            ("LPT", None),
            ("console.csv", None),
            ("nulle.csv", None),
            ("écarts.csv", None),
            ("a.nul", None),
            ("", None),
        ] {
            assert_eq!(reserved(OsStr::new(name)), kept, "{name:?}");
        }
    }
}
