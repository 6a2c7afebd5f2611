//! Our own search for finder patterns: more tolerant than the decoder's, for faint, small and scratched ones.

mod rings;
mod scan;
mod threshold;

pub(super) use rings::rings;
pub(super) use scan::scan;
pub(super) use threshold::{Mono, smooth};

use super::quad::Point;

/// A finder pattern, or what looks like one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pattern {
    /// Its middle.
    pub centre: Point,
    /// Its width in pixels, over all seven modules.
    pub size: f32,
}

impl Pattern {
    /// The same pattern in a picture `by` times as large.
    pub(super) fn scaled(self, by: f32) -> Self {
        Self { centre: self.centre.scaled(by), size: self.size * by }
    }

    /// Whether two are the same pattern.
    pub(super) fn same(&self, other: &Self) -> bool {
        let near = self.size.min(other.size) / 3.0;
        (self.centre.x - other.centre.x).abs() < near
            && (self.centre.y - other.centre.y).abs() < near
            && self.size < other.size * 1.6
            && other.size < self.size * 1.6
    }
}
