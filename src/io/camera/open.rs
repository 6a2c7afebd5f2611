//! Opening the first camera that can be opened.

use super::capture::{Cameras, Capture, Entry};
use super::error::CameraError;

/// Opens the first of these cameras that can be opened.
///
/// # Errors
/// Of all failures, the one that a person can do most about; [`CameraError::NoCamera`] if the list is empty.
pub(super) fn open_first<'a>(cameras: &dyn Cameras, order: &'a [Entry]) -> Result<(&'a Entry, Box<dyn Capture>), CameraError> {
    let mut worst = CameraError::NoCamera;
    for entry in order {
        match cameras.open(entry) {
            Ok(camera) => return Ok((entry, camera)),
            Err(error) => worst = graver(worst, error),
        }
    }
    Err(worst)
}

/// Returns that one of two failures to open that a person can do more about.
fn graver(one: CameraError, other: CameraError) -> CameraError {
    let weight = |error: &CameraError| match error {
        CameraError::Busy { .. } => 4,
        CameraError::NoPermission { .. } => 3,
        CameraError::Failed { .. } => 2,
        CameraError::NoFormat { .. } => 1,
        _ => 0,
    };
    if weight(&other) > weight(&one) { other } else { one }
}
