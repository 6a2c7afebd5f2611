//! What is searched for: a finder pattern.

use crate::vision::quad::Point;

/// A finder pattern, or what looks like one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::vision) struct Pattern {
    /// Its middle.
    pub centre: Point,
    /// Its width in pixels, over all seven modules.
    pub size: f32,
}

impl Pattern {
    /// The same pattern in a picture `by` times as large.
    pub(in crate::vision) fn scaled(self, by: f32) -> Self {
        Self { centre: self.centre.scaled(by), size: self.size * by }
    }

    /// Whether two are the same pattern.
    pub(in crate::vision) fn same(&self, other: &Self) -> bool {
        let near = self.size.min(other.size) / 3.0;
        (self.centre.x - other.centre.x).abs() < near
            && (self.centre.y - other.centre.y).abs() < near
            && self.size < other.size * 1.6
            && other.size < self.size * 1.6
    }
}
