//! Refuses a path named by a person that leads to a file of the store: opening such a file while SQLite uses it would
//! release the store's locks.

use crate::{
    io::store::Store,
    job::{Doing, Failure, FailureKind, Hint},
};
use std::path::Path;

/// Checks that a path does not lead to a file of the store in this folder.
///
/// # Errors
/// [`Hint::StoreItself`].
pub fn apart(doing: Doing, folder: &Path, path: &Path) -> Result<(), Failure> {
    if Store::is_part(folder, path) {
        return Err(Failure::about_path(FailureKind::User, doing, path, "", Hint::StoreItself));
    }
    Ok(())
}
