//! The last events of the lens, kept for drawing.

use crate::job::{Glimpse, LensEvent, LensTrouble};

/// The state of the lens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LensState {
    /// Whether the auditor has switched it on.
    pub on: bool,
    /// The name of the camera, once it is open. Raw.
    pub name: Option<String>,
    /// The newest frame.
    pub glimpse: Option<Glimpse>,
    /// What prevents reading, if anything.
    pub trouble: Option<LensTrouble>,
    /// Whether the pictures have ended.
    pub ended: bool,
}

impl LensState {
    /// Handles an event of the lens.
    pub(in crate::tui::app) fn take(&mut self, event: LensEvent) {
        match event {
            LensEvent::Opened(face) => {
                *self = Self { on: self.on, name: Some(face.name), ..Self::default() };
            }
            LensEvent::Glimpse(glimpse) => {
                self.trouble = None;
                self.ended = false;
                self.glimpse = Some(glimpse);
            }
            LensEvent::Trouble(trouble) => {
                // A picture that cannot be read is skipped; any other trouble stops the frames.
                if !matches!(trouble, LensTrouble::Unreadable { .. }) {
                    self.glimpse = None;
                }
                self.trouble = Some(trouble);
            }
            LensEvent::Ended => self.ended = true,
        }
    }

    /// Forgets the frames, because the camera was released.
    pub(in crate::tui::app) fn rest(&mut self) {
        *self = Self { on: self.on, ..Self::default() };
    }
}
