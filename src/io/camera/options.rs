//! What a lens is told when it starts: its times and sizes, and whom it tells.

use crate::job::LensEvent;
use std::time::Duration;

/// Whom the lens tells. Called on the lens' own thread: hand on and return.
pub type Tell = Box<dyn FnMut(LensEvent) + Send>;

/// The lens' times and sizes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LensOptions {
    /// Least time from one frame to the next, of any source.
    pub pace: Duration,
    /// The preview fits into so many pixels, across and down.
    pub preview: (usize, usize),
    /// An open camera that gives nothing for so long is stalled.
    pub stall: Duration,
    /// A camera that takes so long to open is stalled too.
    pub opening: Duration,
    /// How long from one attempt to open a camera to the next.
    pub retry: Duration,
}

impl Default for LensOptions {
    fn default() -> Self {
        Self {
            pace: Duration::from_millis(30),
            preview: (320, 240),
            stall: Duration::from_secs(3),
            opening: Duration::from_secs(10),
            retry: Duration::from_secs(2),
        }
    }
}
