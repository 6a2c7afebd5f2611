//! `rqrr`: reads large and near codes that other decoders miss. It is slow, and weak with many codes in view.

use super::code::{Code, LEAST_SIDE, text};
use crate::vision::frame::Gray;
use crate::vision::quad::{Point, clockwise};
use rqrr::PreparedImage;

/// Returns all codes that it reads in the frame. It may panic on unusual pictures: the caller contains that.
pub(in crate::vision) fn rqrr(frame: &Gray) -> Vec<Code> {
    if frame.width() < LEAST_SIDE || frame.height() < LEAST_SIDE {
        return Vec::new();
    }
    let mut prepared =
        PreparedImage::prepare_from_greyscale(frame.width(), frame.height(), |x, y| frame.at(x, y).unwrap_or_default());
    let mut codes = Vec::new();
    for grid in prepared.detect_grids() {
        let mut bytes = Vec::new();
        if grid.decode_to(&mut bytes).is_err() || bytes.is_empty() {
            continue;
        }
        #[expect(clippy::cast_precision_loss, reason = "pixel coordinates are far below 2^24")]
        let corners = grid.bounds.map(|p| Point::new(p.x as f32, p.y as f32));
        codes.push(Code { text: text(bytes), corners: clockwise(corners) });
    }
    codes
}
