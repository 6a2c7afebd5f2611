//! A camera's bytes in any layout, of any size: a frame of that size or an error.
//! Input: layout, width and height (two bytes each, little end first), then the camera's bytes.
#![no_main]

mod quiet;

use libfuzzer_sys::fuzz_target;
use recol::vision::{Layout, luma};

const LAYOUTS: [Layout; 6] = [Layout::Yuyv, Layout::Nv12, Layout::Grey, Layout::Mjpeg, Layout::Rgb, Layout::Bgr];

fuzz_target!(init: quiet::contained_panics_go_on(), |input: &[u8]| {
    let [layout, w, w2, h, h2, bytes @ ..] = input else { return };
    let (width, height) = (u16::from_le_bytes([*w, *w2]).into(), u16::from_le_bytes([*h, *h2]).into());
    let layout = LAYOUTS[usize::from(*layout) % LAYOUTS.len()];
    if let Ok(frame) = luma(layout, width, height, bytes) {
        assert_eq!(frame.pixels().len(), frame.width() * frame.height());
        assert!(layout == Layout::Mjpeg || (frame.width(), frame.height()) == (width, height));
    }
});
