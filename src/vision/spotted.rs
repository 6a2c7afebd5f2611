//! What is asked of the cascade and what it answers: how much looking a frame is worth, the steps, a code that was read.

use super::quad::Corners;

/// How much work a frame may cost.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Budget {
    /// One of many frames of a camera, looked at by itself: what is quick, and a second look where patterns were seen of
    /// codes that were not read. Some milliseconds.
    Live,
    /// One of many frames of a camera, with a number: what is quick, and of the dear steps the one whose turn it is, so that
    /// over [`super::TURNS`] frames of one scene all of them looked. Some milliseconds.
    Turn(u32),
    /// The only picture there is: every step looks. Some tens of milliseconds.
    Patient,
}

/// The step of the cascade that read a code first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Step {
    /// The frame as it came.
    Plain,
    /// Reduced to a third: very large codes, and the moiré of screens.
    Third,
    /// Reduced to a half: noise and grain.
    Half,
    /// Light on dark.
    Inverted,
    /// The other decoder: on the frame as it came, or reduced to a half where time is short. Finds its own way to the
    /// fourth corner of the smallest codes, which have no alignment pattern.
    Other,
    /// Our own search for finder patterns, with little between black and white.
    Faint,
    /// Our own search for small finder patterns.
    Local,
    /// Enlarged to twice its size: modules of about a pixel.
    Doubled,
    /// A dark frame without its lights.
    Clipped,
    /// Sharpened: out of focus, or moved.
    Sharpened,
    /// Finder patterns by their parts: codes seen far aslant.
    Slanted,
    /// The patterns of all steps together.
    Gathered,
    /// Two finder patterns seen, and what is left of the third looked for.
    Inferred,
}

impl Step {
    /// The step's name for tables and for `recol read`: English, one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Plain => "plain",
            Self::Third => "third",
            Self::Half => "half",
            Self::Inverted => "inverted",
            Self::Other => "other",
            Self::Faint => "faint",
            Self::Local => "local",
            Self::Doubled => "doubled",
            Self::Clipped => "clipped",
            Self::Sharpened => "sharpened",
            Self::Slanted => "slanted",
            Self::Gathered => "gathered",
            Self::Inferred => "inferred",
        }
    }
}

/// A code read in a frame.
#[derive(Clone, Debug, PartialEq)]
pub struct Spotted {
    /// What it says: raw, bounded only by what a code can hold (7,089 characters), never empty.
    pub text: String,
    /// Where it lies: pixels of the frame, clockwise from the code's own top left.
    pub corners: Corners,
    /// Which step read it first.
    pub step: Step,
}
