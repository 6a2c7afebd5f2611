//! Copies of a store's folder, as a backup makes them and as one is put back.

use std::{fs, path::Path};

/// Copies the files of a folder into another, which is made if it is not there, and in which no other file stays.
pub fn copied(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for file in files(to) {
        fs::remove_file(to.join(file)).unwrap();
    }
    for file in files(from) {
        fs::copy(from.join(&file), to.join(file)).unwrap();
    }
}

fn files(folder: &Path) -> Vec<std::ffi::OsString> {
    let found = fs::read_dir(folder).unwrap().map(Result::unwrap);
    found.filter(|entry| entry.file_type().unwrap().is_file()).map(|entry| entry.file_name()).collect()
}
