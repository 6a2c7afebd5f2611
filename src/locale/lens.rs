//! Words for the state of the camera.

use super::{lang::Lang, say_cause};
use crate::{
    audit::text::printable_within,
    job::{LensTrouble, StillFault, Way, Why, Wish},
};

impl Lang {
    /// Why the camera gives no picture, and what to do.
    #[must_use]
    pub fn say_trouble(self, trouble: &LensTrouble) -> String {
        match trouble {
            LensTrouble::NoCamera => self.say("lens-no-camera"),
            LensTrouble::Busy => self.say("lens-busy"),
            LensTrouble::NoPermission => self.say("lens-no-permission"),
            LensTrouble::Stalled => self.say("lens-stalled"),
            LensTrouble::Unplugged => self.say("lens-unplugged"),
            LensTrouble::NoFormat => self.say("lens-no-format"),
            LensTrouble::Damaged => self.say("lens-damaged"),
            LensTrouble::Failed(cause) => {
                self.say_with("lens-failed", &[("cause", say_cause(self, &printable_within(cause, 120)).into())])
            }
            LensTrouble::Unreadable { path, fault } => {
                let path = printable_within(&path.display().to_string(), 80);
                self.say_with("lens-unreadable", &[("path", path.into()), ("fault", self.say_fault(fault).into())])
            }
        }
    }

    /// What would make the picture readable, in a few words for a narrow panel.
    #[must_use]
    pub fn say_wish(self, wish: Wish) -> String {
        self.say(match wish {
            Wish::Light => "wish-light",
            Wish::Shade => "wish-shade",
            Wish::Still => "wish-still",
            Wish::Focus => "wish-focus",
            Wish::Closer => "wish-closer",
        })
    }

    /// How the lens' picture is drawn.
    #[must_use]
    pub fn say_way(self, way: Way) -> String {
        self.say(match way {
            Way::Off => "way-off",
            Way::Blocks => "way-blocks",
            Way::Kitty => "way-kitty",
            Way::Iterm2 => "way-iterm2",
            Way::Sixel => "way-sixel",
        })
    }

    /// The reason for this way of drawing.
    #[must_use]
    pub fn say_why(self, why: Why) -> String {
        self.say(match why {
            Why::Asked => "why-asked",
            Why::Known => "why-known",
            Why::Unknown => "why-unknown",
            Why::Multiplexer => "why-multiplexer",
            Why::Remote => "why-remote",
            Why::NoColour => "why-no-colour",
            Why::NoCellSize => "why-no-cell-size",
        })
    }

    /// Why a picture could not be read.
    #[must_use]
    pub fn say_fault(self, fault: &StillFault) -> String {
        match fault {
            StillFault::Missing => self.say("still-missing"),
            StillFault::NoPermission => self.say("still-no-permission"),
            StillFault::NotAPicture => self.say("still-not-a-picture"),
            StillFault::TooLarge => self.say("still-too-large"),
            StillFault::Damaged(cause) => {
                self.say_with("still-damaged", &[("cause", say_cause(self, &printable_within(cause, 120)).into())])
            }
            StillFault::Io(cause) => {
                self.say_with("still-io", &[("cause", say_cause(self, &printable_within(cause, 120)).into())])
            }
        }
    }
}
