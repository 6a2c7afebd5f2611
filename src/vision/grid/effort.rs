//! What a look at a frame may cost.

/// How much work one look at a frame may do. It is counted in work and not in time, so that the same frame always gives the
/// same result.
#[derive(Clone, Copy, Debug)]
pub(in crate::vision) struct Effort {
    /// The most sets of three patterns that are considered. Sixteen labels need a few hundred; a picture of leaves offers tens
    /// of thousands.
    pub sets: usize,
    /// The most places of the frame whose brightness our own grid may read. A million takes about ten milliseconds.
    pub places: usize,
    /// Whether codes may be curved, which costs seven times as much.
    pub curved: bool,
}

impl Effort {
    /// Spends part of what is left. Returns whether anything was left.
    pub(in crate::vision) fn spend(&mut self, places: usize) -> bool {
        let left = self.places > 0;
        self.places = self.places.saturating_sub(places);
        left
    }
}
