//! The pictures of a folder, in the order in which a person would sort them.

use super::error::CameraError;
use crate::io::picture::io_fault;
use crate::job::StillFault;
use std::cmp::Ordering;
use std::path::{Path, PathBuf};

/// Extensions of the picture files that are opened, in lower case. Letter case does not matter.
const KINDS: [&str; 7] = ["jpg", "jpeg", "png", "webp", "bmp", "gif", "jfif"];

/// The largest number of names in a folder; a folder with more is refused.
const MOST: usize = 100_000;

/// Returns the pictures directly in a folder, chosen by extension, in natural order (`2.jpg` before `10.jpg`). Hidden
/// files are left out. Whether a picture can be read is only found when it is opened.
///
/// # Errors
/// [`CameraError::Folder`] if the folder cannot be listed or holds too many names.
pub fn pictures(folder: &Path) -> Result<Vec<PathBuf>, CameraError> {
    let in_folder = |fault: StillFault| CameraError::Folder { path: folder.to_owned(), fault };
    let mut found = Vec::new();
    for (at, entry) in std::fs::read_dir(folder).map_err(|error| in_folder(io_fault(&error)))?.enumerate() {
        if at == MOST {
            return Err(in_folder(StillFault::Io(format!("more than {MOST} files"))));
        }
        let path = entry.map_err(|error| in_folder(io_fault(&error)))?.path();
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let kind = path.extension().map(|kind| kind.to_string_lossy().to_ascii_lowercase()).unwrap_or_default();
        if !name.starts_with('.') && KINDS.contains(&kind.as_str()) && path.is_file() {
            found.push((name, path));
        }
    }
    found.sort_by(|(one, _), (other, _)| natural(one, other));
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// Replaces each folder among the paths by the pictures in it and keeps every other path, in the given order.
///
/// # Errors
/// As [`pictures`], for the first folder that cannot be listed.
pub fn expand(paths: &[PathBuf]) -> Result<Vec<PathBuf>, CameraError> {
    let mut all = Vec::new();
    for path in paths {
        if path.is_dir() { all.extend(pictures(path)?) } else { all.push(path.clone()) }
    }
    Ok(all)
}

/// Compares runs of digits as numbers and everything else as lower-case text. Names that are equal by this rule are
/// compared as they are.
fn natural(one: &str, other: &str) -> Ordering {
    let (mut a, mut b) = (runs(one), runs(other));
    loop {
        let order = match (a.next(), b.next()) {
            (None, None) => return one.cmp(other),
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(x), Some(y)) => x.cmp(&y),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
}

/// A part of a name. Digits sort before text: first by their count without leading zeros, then by value.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Run {
    Number(usize, String),
    Text(String),
}

fn runs(name: &str) -> impl Iterator<Item = Run> {
    let mut rest = name;
    std::iter::from_fn(move || {
        let digits = rest.starts_with(|c: char| c.is_ascii_digit());
        let end = rest.find(|c: char| c.is_ascii_digit() != digits).unwrap_or(rest.len());
        let (run, left) = rest.split_at_checked(end)?;
        rest = left;
        match (run, digits) {
            ("", _) => None,
            (_, true) => {
                let number = run.trim_start_matches('0');
                Some(Run::Number(number.len(), number.to_owned()))
            }
            (_, false) => Some(Run::Text(run.to_lowercase())),
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_sort_as_numbers() {
        let mut names = vec!["img10.jpg", "IMG2.jpg", "img1b.jpg", "img1.jpg", "2021.png", "é.png", "img002.jpg"];
        names.sort_by(|a, b| natural(a, b));
        assert_eq!(names, ["2021.png", "img1.jpg", "img1b.jpg", "IMG2.jpg", "img002.jpg", "img10.jpg", "é.png"]);
    }

    #[test]
    fn only_pictures_are_listed_and_folders_expanded() {
        let folder = tempfile::tempdir().unwrap();
        for name in ["10.JPG", "9.png", "notes.txt", ".hidden.png"] {
            std::fs::write(folder.path().join(name), b"").unwrap();
        }
        std::fs::create_dir(folder.path().join("sub.png")).unwrap();
        let lone = PathBuf::from("lone.jpg");
        let all = expand(&[lone.clone(), folder.path().to_owned()]).unwrap();
        assert_eq!(all, [lone, folder.path().join("9.png"), folder.path().join("10.JPG")]);
        let nowhere = pictures(Path::new("/nowhere/at-all"));
        assert!(matches!(nowhere, Err(CameraError::Folder { fault: StillFault::Missing, .. })));
    }
}
