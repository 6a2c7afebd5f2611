//! What the lens shows, and its troubles. Plain data without words for people; these are in the catalogues.

use crate::vision::{Gray, Layout, Sight, Spotted, Wish};
use std::path::PathBuf;
use std::sync::Arc;

/// One frame that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Glimpse {
    /// The origin of the frame: the camera's name, the picture's file name, the reel's name. Raw: escape it before
    /// showing it.
    pub source: String,
    /// The number of the frame since the lens was started, from 1. Frames that were not looked at do not count.
    pub sequence: u64,
    /// The frame, reduced for a preview with its proportions kept.
    pub preview: Arc<Gray>,
    /// Every code in the frame, its corners in the preview's pixels.
    pub spotted: Vec<Spotted>,
    /// What is new in it: fresh reads, further copies, doubts.
    pub sights: Vec<Sight>,
    /// What the last frames lacked, while nothing is read in them.
    pub wish: Option<Wish>,
}

/// A camera that was opened, with its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LensFace {
    /// Its name according to the system. Raw: escape it before showing it.
    pub name: String,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
    /// The layout of its pixels.
    pub layout: Layout,
    /// The frames a second that it promises.
    pub rate: u32,
}

/// The events of the lens.
#[derive(Clone, Debug, PartialEq)]
pub enum LensEvent {
    /// A camera was opened, for the first time or again. Any earlier trouble is over.
    Opened(LensFace),
    /// A frame was looked at.
    Glimpse(Glimpse),
    /// Something prevents reading. Reported once, when it begins; the lens keeps trying.
    Trouble(LensTrouble),
    /// The stills or the reel are finished; no event follows. A camera never ends.
    Ended,
}

/// What prevents reading. Scanning by wedge and typing still work in every case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LensTrouble {
    /// There is no camera, or the chosen one is not there.
    NoCamera,
    /// Another program uses the camera.
    Busy,
    /// The user is not allowed to open the camera.
    NoPermission,
    /// The camera was opened but gives no frames.
    Stalled,
    /// The camera was disconnected while in use.
    Unplugged,
    /// The camera offers no format that can be read.
    NoFormat,
    /// Several consecutive frames were damaged. A single one is ignored.
    Damaged,
    /// Any other trouble, with the driver's message (raw, English).
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
    /// The user is not allowed to read it.
    NoPermission,
    /// It is not a picture, or its format is not supported.
    NotAPicture,
    /// It needs more pixels or memory than is allowed.
    TooLarge,
    /// The picture is damaged; contains the decoder's message (raw, English).
    Damaged(String),
    /// The disk or the network failed; contains the system's message (raw).
    Io(String),
}
