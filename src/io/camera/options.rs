//! The options of a lens: its times and sizes, and the function that receives its events.

use crate::job::LensEvent;
use std::time::Duration;

/// The receiver of the lens' events. It is called on the lens' own thread: pass the event on and return.
pub type Tell = Box<dyn FnMut(LensEvent) + Send>;

/// The times and sizes of a lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LensOptions {
    /// The least time between two frames, from any source.
    pub pace: Duration,
    /// The size in pixels, across and down, into which the preview must fit.
    pub preview: (usize, usize),
    /// An open camera that gives no frame for this long counts as stalled.
    pub stall: Duration,
    /// A camera that takes this long to open counts as stalled too.
    pub opening: Duration,
    /// The time between two attempts to open a camera.
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
