//! macOS: frames whose pixels lie otherwise than nokhwa says.

use crate::vision::Layout;

/// How the pixels of a frame of so many pixels and bytes lie, where YUYV was said.
///
/// nokhwa 0.10.11 calls the formats `420v` and `420f` of AVFoundation YUYV, as well as `yuvs`, which is that. What most of Apple's
/// cameras give has a plane of luma and half as much chroma, as [`Layout::Nv12`] has: 3/2 bytes a pixel instead of 2. There may be
/// some more of either.
pub(super) const fn lying(said: Layout, pixels: usize, bytes: usize) -> Layout {
    match said {
        Layout::Yuyv if bytes >= pixels.saturating_add(pixels / 2) && bytes < pixels.saturating_mul(2) => Layout::Nv12,
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_length_of_a_frame_tells_its_planes() {
        let vga = 640_usize * 480;
        for (said, pixels, bytes, lies) in [
            (Layout::Yuyv, vga, vga * 2, Layout::Yuyv),
            (Layout::Yuyv, vga, vga * 2 + 64, Layout::Yuyv),
            (Layout::Yuyv, vga, vga * 3 / 2, Layout::Nv12),
            // With the head of the planes, or filled up to a page.
            (Layout::Yuyv, vga, vga * 3 / 2 + 8, Layout::Nv12),
            (Layout::Yuyv, vga, (vga * 3 / 2).next_multiple_of(16_384), Layout::Nv12),
            (Layout::Yuyv, 1280 * 720, 1280 * 720 * 3 / 2, Layout::Nv12),
            (Layout::Yuyv, 1920 * 1080, 1920 * 1080 * 3 / 2, Layout::Nv12),
            // Cut short: it is no frame of either kind.
            (Layout::Yuyv, vga, vga * 3 / 2 - 1, Layout::Yuyv),
            (Layout::Yuyv, vga, 0, Layout::Yuyv),
            (Layout::Yuyv, usize::MAX, 7, Layout::Yuyv),
            // What was said otherwise is believed.
            (Layout::Mjpeg, vga, vga * 3 / 2, Layout::Mjpeg),
            (Layout::Grey, vga, vga * 3 / 2, Layout::Grey),
        ] {
            assert_eq!(lying(said, pixels, bytes), lies, "{said:?}, {pixels} pixels, {bytes} bytes");
        }
    }
}
