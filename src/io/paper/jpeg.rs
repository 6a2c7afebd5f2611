//! A photograph as a document contains it: the bytes of a JPEG as they are.

use image::{ExtendedColorType, ImageDecoder, codecs::jpeg::JpegDecoder};
use krilla::{Data, image::Image};
use std::{io::Cursor, sync::Arc};

/// A JPEG, grey or in colour, that a document can contain. A clone shares the bytes.
#[derive(Clone, PartialEq, Eq)]
pub struct Jpeg {
    bytes: Arc<[u8]>,
    size: (u16, u16),
}

impl std::fmt::Debug for Jpeg {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Jpeg({}×{}, {} bytes)", self.size.0, self.size.1, self.bytes.len())
    }
}

impl Jpeg {
    /// Takes bytes if a document can contain them: another layout of colours than grey and three of them wants a profile of its own.
    /// The pixels themselves are not decoded. Foreign bytes are to be contained
    /// by the caller.
    #[must_use]
    pub fn new(bytes: Arc<[u8]>) -> Option<Self> {
        let decoder = JpegDecoder::new(Cursor::new(&bytes)).ok()?;
        if !matches!(decoder.original_color_type(), ExtendedColorType::L8 | ExtendedColorType::Rgb8) {
            return None;
        }
        let (width, height) = decoder.dimensions();
        let size = (u16::try_from(width).ok()?, u16::try_from(height).ok()?);
        let jpeg = Self { bytes, size };
        jpeg.image().is_some().then_some(jpeg)
    }

    /// Its size in bytes.
    #[must_use]
    pub fn weight(&self) -> usize {
        self.bytes.len()
    }

    /// Its width and height in pixels.
    #[must_use]
    pub const fn size(&self) -> (u16, u16) {
        self.size
    }

    /// It as the writer of documents wants it.
    pub(super) fn image(&self) -> Option<Image> {
        let shared: Arc<dyn AsRef<[u8]> + Send + Sync> = Arc::new(self.bytes.clone());
        // PDF/A allows no smoothing.
        Image::from_jpeg(Data::from(shared), false).ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use image::{DynamicImage, codecs::jpeg::JpegEncoder};

    fn written(picture: &DynamicImage) -> Arc<[u8]> {
        let mut bytes = Vec::new();
        picture.write_with_encoder(JpegEncoder::new(&mut bytes)).unwrap();
        bytes.into()
    }

    #[test]
    fn grey_and_colour_are_taken_and_what_is_no_jpeg_is_not() {
        for picture in [DynamicImage::new_luma8(40, 30), DynamicImage::new_rgb8(40, 30)] {
            let bytes = written(&picture);
            assert_eq!(Jpeg::new(bytes.clone()).map(|jpeg| jpeg.size()), Some((40, 30)));
            for end in [0, 2, 20, 100] {
                assert_eq!(Jpeg::new(bytes.get(..end).unwrap().into()), None, "cut after {end} bytes");
            }
        }
        assert_eq!(Jpeg::new(Arc::from(&b"%PDF-1.7"[..])), None);
    }
}
