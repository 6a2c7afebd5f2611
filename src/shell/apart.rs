//! What a person names must not be the store itself: a file of it that is opened beside SQLite loses the store its locks.

use crate::{
    io::store::Store,
    job::{Doing, Failure, FailureKind, Hint},
};
use std::path::Path;

/// Makes sure that a path leads to no file of the store in a folder.
///
/// # Errors
/// [`Hint::StoreItself`].
pub fn apart(doing: Doing, folder: &Path, path: &Path) -> Result<(), Failure> {
    if Store::is_part(folder, path) {
        return Err(Failure::about_path(FailureKind::User, doing, path, "", Hint::StoreItself));
    }
    Ok(())
}
