//! Folders for tests, on systems where none of them does anything as another user.

use tempfile::TempDir;

/// A new folder, gone with the value.
pub fn folder() -> TempDir {
    TempDir::new().unwrap()
}
