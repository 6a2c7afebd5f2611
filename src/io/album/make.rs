//! A photograph is made: pixels in, a JPEG of bounded size out. It is written anew from its pixels, so that neither the place nor
//! the time nor the maker of a camera is in it. The same pixels give the same bytes.

use super::jpeg::{LARGEST, LONGEST, NotAPhotograph, Photograph};
use crate::{
    io::picture::{picture, picture_of},
    job::StillFault,
    vision::{Gray, contain},
};
use image::{DynamicImage, GrayImage, RgbImage, codecs::jpeg::JpegEncoder};
use std::path::Path;

/// The qualities that are tried one after another before the picture becomes smaller.
const QUALITIES: [u8; 4] = [82, 70, 55, 40];

/// The smallest longest side that is tried. A picture of that size always fits.
const SMALLEST: u32 = 64;

/// Makes a photograph of a picture file.
///
/// # Errors
/// What is wrong with the file, as [`picture`] says it.
pub fn from_file(path: &Path) -> Result<Photograph, StillFault> {
    from_picture(picture(path)?)
}

/// Makes a photograph of what the camera sees.
///
/// # Errors
/// [`StillFault::Damaged`] if it cannot be written, which would be a bug.
pub fn from_frame(frame: &Gray) -> Result<Photograph, StillFault> {
    let size = u32::try_from(frame.width()).ok().zip(u32::try_from(frame.height()).ok());
    let grey = size.and_then(|(width, height)| GrayImage::from_raw(width, height, frame.pixels().to_vec()));
    from_picture(grey.ok_or(StillFault::TooLarge)?.into())
}

/// Makes a photograph of pixels: red, green and blue of each, row by row.
///
/// # Errors
/// As [`from_frame`], and [`StillFault::TooLarge`] if they are not as many as the sides say.
pub fn from_rgb(width: u32, height: u32, bytes: Vec<u8>) -> Result<Photograph, StillFault> {
    from_picture(RgbImage::from_raw(width, height, bytes).ok_or(StillFault::TooLarge)?.into())
}

/// Makes a photograph of a camera's JPEG.
///
/// # Errors
/// What is wrong with it, as [`picture_of`] says it.
pub fn from_jpeg(bytes: &[u8]) -> Result<Photograph, StillFault> {
    from_picture(picture_of(bytes)?)
}

/// Makes a photograph of a picture that stands upright.
///
/// # Errors
/// As [`from_frame`].
pub fn from_picture(picture: DynamicImage) -> Result<Photograph, StillFault> {
    contain(|| fitted(picture)).unwrap_or_else(|| Err(StillFault::Damaged("the encoder gave up".into())))
}

fn fitted(picture: DynamicImage) -> Result<Photograph, StillFault> {
    let grey = picture.color().channel_count() <= 2;
    let mut side = LONGEST;
    // Made smaller before its colours are changed: that takes less memory.
    let mut picture = within(picture, side);
    picture = if grey { DynamicImage::ImageLuma8(picture.into_luma8()) } else { DynamicImage::ImageRgb8(picture.into_rgb8()) };
    loop {
        for quality in QUALITIES {
            let bytes = written(&picture, quality)?;
            if bytes.len() as u64 <= LARGEST {
                return Photograph::new(bytes).map_err(|error: NotAPhotograph| StillFault::Damaged(error.to_string()));
            }
        }
        if side <= SMALLEST {
            return Err(StillFault::TooLarge);
        }
        side = (side / 4 * 3).max(SMALLEST);
        picture = within(picture, side);
    }
}

/// The pixels of a photograph, grey, fitted into so many across and down.
///
/// # Errors
/// What is wrong with them: only their frame was checked when the photograph was kept.
pub fn small(photograph: &Photograph, (width, height): (u32, u32)) -> Result<Gray, StillFault> {
    let picture = picture_of(photograph.bytes())?;
    let fits = picture.width() <= width && picture.height() <= height;
    let grey = if fits { picture } else { picture.thumbnail(width, height) }.into_luma8();
    let size = (grey.width() as usize, grey.height() as usize);
    Gray::new(size.0, size.1, grey.into_raw()).map_err(|_| StillFault::TooLarge)
}

/// The picture with no side longer than this, its proportions kept.
fn within(picture: DynamicImage, side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= side {
        return picture;
    }
    picture.thumbnail(side, side)
}

fn written(picture: &DynamicImage, quality: u8) -> Result<Vec<u8>, StillFault> {
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    picture.write_with_encoder(encoder).map_err(|error| StillFault::Damaged(error.to_string()))?;
    Ok(bytes)
}
