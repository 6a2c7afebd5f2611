//! Still pictures: from a file to a grey frame, and to the codes in it.

use super::error::CameraError;
use crate::io::picture::picture;
use crate::job::StillFault;
use crate::vision::{Budget, Gray, Spotted, read};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// Returns the grey frame of a picture file, turned upright. The format is taken from the content, as [`picture`] does it.
///
/// # Errors
/// [`CameraError::Still`] with the file and what is wrong with it. Never panics, whatever the file contains.
pub fn still(path: &Path) -> Result<Gray, CameraError> {
    let in_file = |fault| CameraError::Still { path: path.to_owned(), fault };
    let grey = picture(path).map_err(in_file)?.into_luma8();
    let (width, height) = (grey.width() as usize, grey.height() as usize);
    Gray::new(width, height, grey.into_raw()).map_err(|_| in_file(StillFault::TooLarge))
}

/// A picture and what was read in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// Which file.
    pub path: PathBuf,
    /// The picture's width in pixels, upright.
    pub width: usize,
    /// The picture's height in pixels, upright.
    pub height: usize,
    /// Every code in it, corners in the picture's pixels.
    pub spotted: Vec<Spotted>,
    /// How long finding and decoding took, without opening the file.
    pub took: Duration,
}

/// Reads all the codes of a picture file and measures how long that takes.
///
/// # Errors
/// As [`still`].
pub fn read_still(path: &Path, budget: Budget) -> Result<Reading, CameraError> {
    let frame = still(path)?;
    let start = Instant::now();
    let spotted = read(&frame, budget);
    let took = start.elapsed();
    Ok(Reading { path: path.to_owned(), width: frame.width(), height: frame.height(), spotted, took })
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::DynamicImage;

    fn fault_of(bytes: &[u8]) -> StillFault {
        let file = tempfile::NamedTempFile::new().unwrap();
        std::fs::write(file.path(), bytes).unwrap();
        match still(file.path()) {
            Err(CameraError::Still { path, fault }) if path == file.path() => fault,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn what_is_no_picture_is_named() {
        assert_eq!(fault_of(b"tag;serial;model\n"), StillFault::NotAPicture);
        assert_eq!(fault_of(b""), StillFault::NotAPicture);
        assert!(matches!(still(Path::new("/nowhere/at-all.png")), Err(CameraError::Still { fault: StillFault::Missing, .. })));
        assert!(matches!(still(Path::new(".")), Err(CameraError::Still { fault: StillFault::NotAPicture, .. })));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_a_device_and_a_picture_without_an_end_are_refused() {
        let folder = tempfile::tempdir().unwrap();
        let pipe = folder.path().join("pipe.jpg");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        for path in [pipe.as_path(), Path::new("/dev/zero")] {
            assert!(matches!(still(path), Err(CameraError::Still { fault: StillFault::NotAPicture, .. })), "{}", path.display());
        }
        let long = folder.path().join("long.jpg");
        std::fs::write(&long, b"\xff\xd8\xff\xe0").unwrap();
        std::fs::File::options().write(true).open(&long).unwrap().set_len(1 << 40).unwrap();
        assert!(matches!(still(&long), Err(CameraError::Still { fault: StillFault::TooLarge, .. })));
    }

    #[test]
    fn a_promise_of_gigabytes_is_refused_unread() {
        // A PNG header of 65,000 × 65,000 pixels.
        let mut bomb = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xfd\xe8\0\0\xfd\xe8\x08\0\0\0\0".to_vec();
        bomb.extend_from_slice(&crc(&bomb[12..]).to_be_bytes());
        bomb.extend_from_slice(b"\0\0\0\0IDAT\x35\xaf\x06\x1e");
        assert_eq!(fault_of(&bomb), StillFault::TooLarge);
    }

    #[test]
    fn a_picture_cut_short_is_damaged() {
        let mut whole = std::io::Cursor::new(Vec::new());
        DynamicImage::new_luma8(40, 30).write_to(&mut whole, image::ImageFormat::Png).unwrap();
        let whole = whole.into_inner();
        assert!(matches!(fault_of(&whole[..whole.len() - 30]), StillFault::Damaged(_)));
    }

    fn crc(bytes: &[u8]) -> u32 {
        !bytes.iter().fold(!0u32, |crc, &byte| {
            (0..8).fold(crc ^ u32::from(byte), |crc, _| (crc >> 1) ^ (0xedb8_8320 & 0u32.wrapping_sub(crc & 1)))
        })
    }
}
