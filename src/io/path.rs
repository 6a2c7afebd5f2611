//! Paths: which two lead to one file, in which folder a file lies, and names that more than one room has to know.

use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
};

/// The file that makes a folder a hub: it says which.
pub const HUB_FILE: &str = "recol-hub.json";

/// The folder that a file lies in, as its path tells.
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

/// Whether two paths lead to one file or folder. Neither is opened: who closes a file that a store has open takes its locks.
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
