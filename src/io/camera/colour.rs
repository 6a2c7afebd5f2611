//! The colours of a camera's frame, for a photograph. Reading codes needs none of them.

use super::capture::RawFrame;
use crate::vision::{Layout, contain, whole_jpeg};
use nokhwa::utils::{Resolution, nv12_to_rgb, yuyv422_to_rgb};

/// A frame in colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coloured {
    /// Pixels.
    Rgb {
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
        /// Red, green and blue of each pixel, row by row.
        bytes: Vec<u8>,
    },
    /// A JPEG as any decoder takes it. It was not decoded.
    Jpeg(Vec<u8>),
}

/// The frame in colour; `None` if its camera gives no colours, or they cannot be decoded. Never panics, whatever the bytes.
pub(super) fn coloured(raw: &RawFrame) -> Option<Coloured> {
    // nokhwa asserts what it expects of the bytes.
    contain(|| decoded(raw)).flatten()
}

fn decoded(raw: &RawFrame) -> Option<Coloured> {
    let area = raw.width.checked_mul(raw.height)?;
    let (width, height) = (u32::try_from(raw.width).ok()?, u32::try_from(raw.height).ok()?);
    // Twice as many bytes as a pixel takes.
    let frame = |double: usize| raw.bytes.get(..area.checked_mul(double)? / 2);
    let bytes = match raw.layout {
        Layout::Grey => return None,
        Layout::Mjpeg => return Some(Coloured::Jpeg(whole_jpeg(&raw.bytes).ok()?.into_owned())),
        Layout::Yuyv => yuyv422_to_rgb(frame(4)?, false).ok()?,
        Layout::Nv12 => nv12_to_rgb(Resolution::new(width, height), frame(3)?, false).ok()?,
        Layout::Rgb => frame(6)?.to_vec(),
        Layout::Bgr => frame(6)?.chunks_exact(3).flat_map(|pixel| pixel.iter().rev().copied()).collect(),
    };
    (bytes.len() == area.checked_mul(3)?).then_some(Coloured::Rgb { width, height, bytes })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The frame of a camera that sees one colour, given as red, green and blue and as luma and chroma by BT.601.
    fn uniform(layout: Layout, rgb: [u8; 3], [luma, blue, red]: [u8; 3]) -> RawFrame {
        let (width, height) = (16, 8);
        let area = width * height;
        let bytes = match layout {
            Layout::Yuyv => [luma, blue, luma, red].repeat(area / 2),
            Layout::Nv12 => [vec![luma; area], [blue, red].repeat(area / 4)].concat(),
            Layout::Grey => vec![luma; area],
            Layout::Rgb => rgb.repeat(area),
            Layout::Bgr => [rgb[2], rgb[1], rgb[0]].repeat(area),
            Layout::Mjpeg => {
                let mut bytes = Vec::new();
                image::codecs::jpeg::JpegEncoder::new_with_quality(&mut bytes, 95)
                    .encode(&rgb.repeat(area), 16, 8, image::ExtendedColorType::Rgb8)
                    .unwrap();
                bytes.extend([0xff, 0xd8, 0, 0]);
                bytes
            }
        };
        RawFrame { layout, width, height, bytes }
    }

    #[test]
    fn every_layout_gives_the_colour_that_was_seen() {
        for (rgb, yuv) in [([255, 0, 0], [82, 90, 240]), ([0, 255, 0], [145, 54, 34]), ([0, 0, 255], [41, 240, 110])] {
            for layout in [Layout::Yuyv, Layout::Nv12, Layout::Rgb, Layout::Bgr, Layout::Mjpeg] {
                let bytes = match coloured(&uniform(layout, rgb, yuv)).unwrap() {
                    Coloured::Rgb { width: 16, height: 8, bytes } => bytes,
                    Coloured::Jpeg(bytes) => image::load_from_memory(&bytes).unwrap().into_rgb8().into_raw(),
                    other => panic!("{other:?}"),
                };
                assert_eq!(bytes.len(), 3 * 16 * 8);
                for pixel in bytes.chunks_exact(3) {
                    let near = pixel.iter().zip(rgb).all(|(seen, wanted)| seen.abs_diff(wanted) <= 6);
                    assert!(near, "{layout:?}: {pixel:?} for {rgb:?}");
                }
            }
            assert!(coloured(&uniform(Layout::Grey, rgb, yuv)).is_none());
        }
    }

    proptest! {
        #![proptest_config(crate::kept_below_tests())]
        #[test]
        fn no_frame_is_too_strange(
            layout in 0_usize..6,
            width in prop_oneof![0_usize..40, Just(usize::MAX)],
            height in prop_oneof![0_usize..40, Just(usize::MAX)],
            bytes in prop::collection::vec(any::<u8>(), 0..5_000),
        ) {
            let all = [Layout::Yuyv, Layout::Nv12, Layout::Grey, Layout::Mjpeg, Layout::Rgb, Layout::Bgr];
            let layout = all[layout];
            let enough = bytes.len();
            let frame = RawFrame { layout, width, height, bytes };
            if let Some(Coloured::Rgb { width: across, height: down, bytes }) = coloured(&frame) {
                prop_assert_eq!((across as usize, down as usize), (width, height));
                prop_assert_eq!(bytes.len(), width * height * 3);
                prop_assert!(enough >= width * height);
            }
        }
    }
}
