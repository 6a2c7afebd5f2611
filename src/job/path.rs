//! Paths as people know them. Windows hands out a long form of its own, `\\?\C:\…`: nobody types it, and many programs do
//! not take it.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
};

/// What the long form begins with.
const LONG: &str = r"\\?\";
/// What follows where it leads to a share.
const SHARE: &str = r"UNC\";

/// A text in which every path of that form stands as people write it: `C:\…`, and `\\server\share` for
/// `\\?\UNC\server\share`. A volume without a letter has no other name, and stays.
#[must_use]
pub fn plain_paths(text: &str) -> Cow<'_, str> {
    if !text.contains(LONG) {
        return Cow::Borrowed(text);
    }
    let mut parts = text.split(LONG);
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let mut letters = part.chars();
        let has_drive = letters.next().is_some_and(|c| c.is_ascii_alphabetic()) && letters.next() == Some(':');
        match part.get(..SHARE.len()).filter(|begin| begin.eq_ignore_ascii_case(SHARE)) {
            Some(_) => out.extend([r"\\", part.get(SHARE.len()..).unwrap_or_default()]),
            None if has_drive => out.push_str(part),
            None => out.extend([LONG, part]),
        }
    }
    Cow::Owned(out)
}

/// A path as people write it; on other systems, where such a name is one like any other, as it is.
#[must_use]
pub fn plain_path(path: &Path) -> PathBuf {
    match path.to_str().filter(|_| cfg!(windows)).map(plain_paths) {
        Some(Cow::Owned(plain)) => plain.into(),
        _ => path.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_forms_are_written_as_people_do() {
        for (long, plain) in [
            (r"\\?\C:\Users\été\a.csv", r"C:\Users\été\a.csv"),
            (r"\\?\UNC\serveur\partage\a", r"\\serveur\partage\a"),
            (r"\\?\unc\serveur\partage", r"\\serveur\partage"),
            (r"\\?\Volume{b75e2c83}\a", r"\\?\Volume{b75e2c83}\a"),
            (r"\\?\UN", r"\\?\UN"),
            (r"\\?\", r"\\?\"),
            (r"\\?\é:\", r"\\?\é:\"),
            (r"C:\a", r"C:\a"),
            (r"\\serveur\a", r"\\serveur\a"),
            (r"\\.\NUL", r"\\.\NUL"),
            (r"cannot open \\?\D:\x, nor \\?\UNC\s\y: denied", r"cannot open D:\x, nor \\s\y: denied"),
            ("/home/a", "/home/a"),
            ("", ""),
        ] {
            assert_eq!(plain_paths(long), plain);
            assert_eq!(plain_path(Path::new(long)), Path::new(if cfg!(windows) { plain } else { long }));
        }
    }
}
