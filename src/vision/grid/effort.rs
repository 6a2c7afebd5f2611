//! What a look at a frame may cost.

/// How much may be tried in one look at a frame: counted in work, so that the same frame always gets the same.
#[derive(Clone, Copy, Debug)]
pub(in crate::vision) struct Effort {
    /// Sets of three patterns that are thought of. Sixteen labels need some hundreds; a picture of foliage offers tens of
    /// thousands.
    pub sets: usize,
    /// Places of the frame whose brightness our own grid may ask for. A million takes some ten milliseconds.
    pub places: usize,
    /// Whether codes may be curved: seven times as dear.
    pub curved: bool,
}

impl Effort {
    /// Takes from what is left; whether there was anything.
    pub(in crate::vision) fn spend(&mut self, places: usize) -> bool {
        let left = self.places > 0;
        self.places = self.places.saturating_sub(places);
        left
    }
}
