//! What the lens shows and how it fares: plain data, without words; the words are the catalogues'.

use crate::vision::{Gray, Layout, Sight, Spotted, Wish};
use std::path::PathBuf;
use std::sync::Arc;

/// One frame that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Glimpse {
    /// What gave the frame: the camera's name, the picture's file name, the reel's name. Raw: make it printable.
    pub source: String,
    /// Which frame it is since the lens was started, from 1. Frames that were never looked at do not count.
    pub sequence: u64,
    /// The frame, reduced for a preview with its proportions kept.
    pub preview: Arc<Gray>,
    /// Every code in the frame, its corners in the preview's pixels.
    pub spotted: Vec<Spotted>,
    /// What of it is news: fresh reads, copies come to light, doubts.
    pub sights: Vec<Sight>,
    /// What the last frames lacked, while nothing is read in them.
    pub wish: Option<Wish>,
}

/// A camera that was opened, as it was set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LensFace {
    /// Its name as the system tells it. Raw: make it printable.
    pub name: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// How its pixels come.
    pub layout: Layout,
    /// Frames a second that it promises.
    pub rate: u32,
}

/// What the lens has to tell.
#[derive(Clone, Debug, PartialEq)]
pub enum LensEvent {
    /// A camera was opened, for the first time or again: any trouble told before is over.
    Opened(LensFace),
    /// A frame was looked at.
    Glimpse(Glimpse),
    /// Something stands in the way. Told once, when it begins; the lens goes on trying.
    Trouble(LensTrouble),
    /// The stills or the reel are done; nothing follows. A camera never ends.
    Ended,
}

/// What stands in the way of seeing. Scanning by wedge and typing goes on whatever it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LensTrouble {
    /// No camera is there, or not the one that was chosen.
    NoCamera,
    /// Another program uses the camera.
    Busy,
    /// The user may not open the camera.
    NoPermission,
    /// The camera was opened and gives no frames.
    Stalled,
    /// The camera went away while it was in use.
    Unplugged,
    /// The camera offers no format that can be read.
    NoFormat,
    /// Several frames on end were damaged; a single one is passed over in silence.
    Damaged,
    /// Anything else, in the driver's own words (raw, English).
    Failed(String),
    /// A picture could not be read; the next ones follow.
    Unreadable {
        /// Which one.
        path: PathBuf,
        /// Why.
        fault: StillFault,
    },
}

/// Why a picture could not be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StillFault {
    /// There is no such file.
    Missing,
    /// The user may not read it.
    NoPermission,
    /// It is no picture, or of a kind that is not read.
    NotAPicture,
    /// More pixels or memory than is allowed.
    TooLarge,
    /// The picture is damaged; the decoder's own words (raw, English).
    Damaged(String),
    /// The disk or the network failed; the system's own words (raw).
    Io(String),
}
