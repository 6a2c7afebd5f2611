//! Picture files of others: opened with a bound, decoded with a bound, turned upright.

use super::bounded::{self, Meant, Refused};
use crate::{
    job::StillFault,
    vision::{Gray, MAX_PIXELS, MAX_SIDE, contain},
};
use image::{DynamicImage, ImageDecoder, ImageReader, Limits, error::ImageError};
use std::{
    io::{self, BufRead, BufReader, Cursor, Seek},
    path::Path,
};

/// The most memory that decoding one picture may take, in bytes: four for each allowed pixel, and as much again.
const MAX_MEMORY: u64 = MAX_PIXELS as u64 * 8;

/// Returns the picture of a file, turned upright by its EXIF orientation. The format is taken from the content, not from the
/// name: JPEG, PNG, WebP, BMP, GIF (its first picture).
///
/// # Errors
/// What is wrong with the file. Never panics, whatever the file contains.
pub fn picture(path: &Path) -> Result<DynamicImage, StillFault> {
    // A pipe or a device named here is a mistake, and reading it could wait for ever.
    let file = bounded::open(path, Meant::File).map_err(|refused| match refused {
        Refused::Io(error) | Refused::Held(error) => io_fault(&error),
        Refused::Strange(_) | Refused::TooLarge { .. } | Refused::NoText(_) => StillFault::NotAPicture,
    })?;
    // Some decoders load the whole file before they look at it.
    if file.metadata().map_err(|error| io_fault(&error))?.len() > MAX_MEMORY {
        return Err(StillFault::TooLarge);
    }
    carefully(BufReader::new(file))
}

/// As [`picture`], of bytes that are here already.
///
/// # Errors
/// As [`picture`].
pub fn picture_of(bytes: &[u8]) -> Result<DynamicImage, StillFault> {
    carefully(Cursor::new(bytes))
}

/// The fault of a picture that corresponds to an error of the file system.
pub(super) fn io_fault(error: &io::Error) -> StillFault {
    match error.kind() {
        io::ErrorKind::NotFound => StillFault::Missing,
        io::ErrorKind::PermissionDenied => StillFault::NoPermission,
        _ => StillFault::Io(error.to_string()),
    }
}

fn carefully(source: impl BufRead + Seek) -> Result<DynamicImage, StillFault> {
    contain(|| decoded(source)).unwrap_or_else(|| Err(StillFault::Damaged("the decoder gave up".into())))
}

fn decoded(source: impl BufRead + Seek) -> Result<DynamicImage, StillFault> {
    let mut reader = ImageReader::new(source).with_guessed_format().map_err(|error| io_fault(&error))?;
    let side = u32::try_from(MAX_SIDE).ok();
    let mut limits = Limits::default();
    limits.max_image_width = side;
    limits.max_image_height = side;
    limits.max_alloc = Some(MAX_MEMORY);
    reader.limits(limits);
    let mut decoder = reader.into_decoder().map_err(fault)?;
    let (width, height) = decoder.dimensions();
    // Checked before decoding: a file of a few bytes can promise a picture of gigabytes.
    Gray::area(width as usize, height as usize).map_err(|_| StillFault::TooLarge)?;
    let upright = decoder.orientation().map_err(fault)?;
    let mut picture = DynamicImage::from_decoder(decoder).map_err(fault)?;
    picture.apply_orientation(upright);
    Ok(picture)
}

fn fault(error: ImageError) -> StillFault {
    match error {
        ImageError::Unsupported(_) => StillFault::NotAPicture,
        ImageError::Limits(_) => StillFault::TooLarge,
        ImageError::IoError(error) => match error.kind() {
            io::ErrorKind::UnexpectedEof => StillFault::Damaged(error.to_string()),
            _ => io_fault(&error),
        },
        other => StillFault::Damaged(other.to_string()),
    }
}
