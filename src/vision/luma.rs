//! From raw camera bytes to luma. Colour is never decoded: codes are black on white.

use super::frame::Gray;
use super::luma_error::LumaError;
use super::{contain, jpeg};
use std::borrow::Cow;
use zune_jpeg::JpegDecoder;
use zune_jpeg::zune_core::{bytestream::ZCursor, colorspace::ColorSpace, options::DecoderOptions};

/// The most pixels that one byte of JPEG can stand for. A block of 8×8 pixels takes at least one bit in its first scan
/// (ITU T.81, F.1.2 and G.1.2). A header that promises more is refused before memory is allocated for it.
const MOST_A_BYTE: usize = 8 * 64;

/// The order in which a camera stores its pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Layout {
    /// 4:2:2, two bytes a pixel, luma first.
    Yuyv,
    /// A plane of luma, then half as many bytes of chroma.
    Nv12,
    /// Luma alone.
    Grey,
    /// One JPEG a frame. It may lack Huffman tables, and unrelated bytes may follow its end.
    Mjpeg,
    /// Three bytes a pixel: red, green, blue.
    Rgb,
    /// Three bytes a pixel: blue, green, red.
    Bgr,
}

/// Returns the luma of one raw frame. `width` and `height` are the camera's settings; a JPEG contains its own size,
/// which is used instead. Bytes after the end of the frame are ignored. Rows are taken to have no padding.
///
/// Beside `bytes` it uses at most 1 byte a pixel (for a JPEG 16) and 32 MiB. The number of pixels is at most
/// [`super::MAX_PIXELS`], and for a JPEG at most 512 for each of its bytes (`tests/memory`).
///
/// # Errors
/// [`LumaError::Frame`] for a size out of bounds, [`LumaError::Truncated`] for too few bytes. [`Layout::Mjpeg`] can
/// also return the other errors. Never panics, whatever the bytes.
pub fn luma(layout: Layout, width: usize, height: usize, bytes: &[u8]) -> Result<Gray, LumaError> {
    if layout == Layout::Mjpeg {
        return mjpeg(bytes);
    }
    let area = Gray::area(width, height)?;
    let planes = |per_pixel: usize| bytes.get(..area * per_pixel).ok_or(LumaError::Truncated);
    let pixels = match layout {
        Layout::Nv12 | Layout::Grey | Layout::Mjpeg => planes(1)?.to_vec(),
        Layout::Yuyv => planes(2)?.chunks_exact(2).filter_map(|pair| pair.first().copied()).collect(),
        Layout::Rgb => planes(3)?.chunks_exact(3).map(|p| weighed(p, [77, 150, 29])).collect(),
        Layout::Bgr => planes(3)?.chunks_exact(3).map(|p| weighed(p, [29, 150, 77])).collect(),
    };
    Ok(Gray::new(width, height, pixels)?)
}

/// The luma of one pixel, by the BT.601 weights in 256ths.
fn weighed(pixel: &[u8], weights: [u32; 3]) -> u8 {
    let sum: u32 = pixel.iter().zip(weights).map(|(&part, weight)| u32::from(part) * weight).sum();
    u8::try_from(sum >> 8).unwrap_or(u8::MAX)
}

/// The JPEG at the beginning of a [`Layout::Mjpeg`] frame as any decoder takes it: what follows its end is left out, and the standard
/// Huffman tables are in it.
///
/// # Errors
/// [`LumaError::NotJpeg`], [`LumaError::Truncated`].
pub fn whole_jpeg(bytes: &[u8]) -> Result<Cow<'_, [u8]>, LumaError> {
    let whole = jpeg::whole(bytes)?;
    Ok(if whole.has_tables { Cow::Borrowed(whole.bytes) } else { Cow::Owned(jpeg::with_tables(whole.bytes)) })
}

fn mjpeg(bytes: &[u8]) -> Result<Gray, LumaError> {
    let whole = whole_jpeg(bytes)?;
    contain(|| decoded(&whole)).unwrap_or_else(|| Err(LumaError::Damaged("the decoder gave up".into())))
}

fn decoded(whole: &[u8]) -> Result<Gray, LumaError> {
    let damaged = |error: zune_jpeg::errors::DecodeErrors| LumaError::Damaged(error.to_string());
    // Strict mode is needed: otherwise a scan that ends too early is filled with grey and accepted.
    let options = DecoderOptions::default().jpeg_set_out_colorspace(ColorSpace::Luma).set_strict_mode(true);
    let mut decoder = JpegDecoder::new_with_options(ZCursor::new(whole), options);
    decoder.decode_headers().map_err(damaged)?;
    let (width, height) = decoder.dimensions().ok_or(LumaError::Truncated)?;
    if Gray::area(width, height)? > MOST_A_BYTE * whole.len() {
        return Err(LumaError::Truncated);
    }
    let pixels = decoder.decode().map_err(damaged)?;
    Ok(Gray::new(width, height, pixels)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn photograph() -> Vec<u8> {
        let pixels: Vec<u8> = (0..64u32 * 48).map(|i| u8::try_from((i % 64) * 4).unwrap()).collect();
        let mut out = Vec::new();
        image::codecs::jpeg::JpegEncoder::new_with_quality(&mut out, 90)
            .encode(&pixels, 64, 48, image::ExtendedColorType::L8)
            .unwrap();
        out
    }

    #[test]
    fn each_layout_gives_its_luma() {
        let luma_of = |layout, bytes: &[u8]| luma(layout, 2, 1, bytes).unwrap().pixels().to_vec();
        assert_eq!(luma_of(Layout::Yuyv, &[10, 0, 20, 0, 99]), [10, 20]);
        assert_eq!(luma_of(Layout::Nv12, &[10, 20, 0]), [10, 20]);
        assert_eq!(luma_of(Layout::Grey, &[10, 20]), [10, 20]);
        assert_eq!(luma_of(Layout::Rgb, &[255, 255, 255, 255, 0, 0]), [255, 76]);
        assert_eq!(luma_of(Layout::Bgr, &[255, 0, 0, 0, 0, 255]), [28, 76]);
        assert_eq!(luma(Layout::Yuyv, 2, 1, &[1, 2, 3]), Err(LumaError::Truncated));
        assert!(matches!(luma(Layout::Grey, 0, 1, &[]), Err(LumaError::Frame(_))));
    }

    #[test]
    fn a_jpeg_is_read_though_stale_bytes_follow_it() {
        let mut bytes = photograph();
        let alone = luma(Layout::Mjpeg, 0, 0, &bytes).unwrap();
        assert_eq!((alone.width(), alone.height()), (64, 48));
        bytes.extend_from_slice(&[0xff, 0xda, 7, 7, 7]);
        assert_eq!(luma(Layout::Mjpeg, 0, 0, &bytes), Ok(alone));
    }

    #[test]
    fn a_jpeg_cut_anywhere_is_an_error() {
        let bytes = photograph();
        for cut in 0..bytes.len() {
            assert!(luma(Layout::Mjpeg, 64, 48, &bytes[..cut]).is_err(), "cut at {cut}");
        }
    }

    #[test]
    fn standard_tables_are_put_in_where_there_are_none() {
        let bytes = photograph();
        let bare = without_tables(&bytes);
        assert!(bare.len() + 200 < bytes.len());
        // The encoder's tables are the standard ones, so nothing is lost.
        assert_eq!(luma(Layout::Mjpeg, 0, 0, &bare), luma(Layout::Mjpeg, 0, 0, &bytes));
    }

    /// The same JPEG less its DHT segments, as many cameras send it.
    fn without_tables(bytes: &[u8]) -> Vec<u8> {
        let (mut out, mut at) = (bytes[..2].to_vec(), 2);
        loop {
            let end = at + 2 + usize::from(u16::from_be_bytes([bytes[at + 2], bytes[at + 3]]));
            match bytes[at + 1] {
                0xda => return [&out, &bytes[at..]].concat(),
                0xc4 => {}
                _ => out.extend_from_slice(&bytes[at..end]),
            }
            at = end;
        }
    }
}
