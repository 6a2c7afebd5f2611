//! The state of the mouse.

use crate::tui::keys::Context;
use std::time::Duration;

/// Data about the last click.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mouse {
    /// The list that was clicked and its first line at that time. The list stays at this position until a key moves it,
    /// so that a second click hits the same line.
    pub held: Option<(Context, usize)>,
    /// When a click last did more than choose.
    pub(in crate::tui::app) did: Option<Duration>,
}
