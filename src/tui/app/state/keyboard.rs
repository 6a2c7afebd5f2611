//! What is being pressed.

use super::{burst::Run, held::Held};
use std::time::Duration;

/// The keys that came last, and what they may still become.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Keyboard {
    /// The keys that are being pressed: a scanner is told from fingers by them.
    pub(in crate::tui::app) run: Run,
    /// What was pressed and waits for the silence after it.
    pub(in crate::tui::app) held: Option<Held>,
    /// When a room's name was asked for in one breath with its first letter.
    pub(in crate::tui::app) named: Option<Duration>,
    /// The number typed before a key that moves; 0 where none is.
    pub(in crate::tui::app) count: usize,
}
