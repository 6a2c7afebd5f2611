//! The mouse, as the state knows it.

use crate::tui::keys::Context;
use std::time::Duration;

/// Where it was clicked last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Mouse {
    /// The list that was clicked into and its first line then: it stays there until a key moves it, so that the second click
    /// meets the same line.
    pub held: Option<(Context, usize)>,
    /// When a click did more than choose.
    pub(in crate::tui::app) did: Option<Duration>,
}
