//! What the lens shows and how it fares, kept for drawing.

use crate::job::{Glimpse, LensEvent, LensTrouble};

/// The state of the lens.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LensState {
    /// Whether the auditor wants it.
    pub on: bool,
    /// The name of the camera, once it is open. Raw.
    pub name: Option<String>,
    /// The newest frame.
    pub glimpse: Option<Glimpse>,
    /// What stands in the way.
    pub trouble: Option<LensTrouble>,
    /// Whether the pictures came to an end.
    pub ended: bool,
}

impl LensState {
    /// Takes in what the lens tells.
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
                // A picture that cannot be read is passed over; anything else stops the frames.
                if !matches!(trouble, LensTrouble::Unreadable { .. }) {
                    self.glimpse = None;
                }
                self.trouble = Some(trouble);
            }
            LensEvent::Ended => self.ended = true,
        }
    }

    /// Forgets the frames: the camera was let go.
    pub(in crate::tui::app) fn rest(&mut self) {
        *self = Self { on: self.on, ..Self::default() };
    }
}
