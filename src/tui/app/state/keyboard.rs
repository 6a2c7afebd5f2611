//! The state of the keyboard input.

use super::{burst::Run, held::Held};
use std::time::Duration;

/// The last keys, and what they may still become.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Keyboard {
    /// The current run of keys, by which a scanner is distinguished from fingers.
    pub(in crate::tui::app) run: Run,
    /// Input that waits for the silence after it.
    pub(in crate::tui::app) held: Option<Held>,
    /// When a room's name was requested together with its first letter.
    pub(in crate::tui::app) named: Option<Duration>,
    /// Whether the scanner ends its lines by Enter or Tab, as far as it was seen.
    pub(in crate::tui::app) ends_lines: bool,
    /// What the present run has typed where keys are commands: a scan into a list is searched for.
    pub(in crate::tui::app) into_list: String,
    /// The number typed before a key that moves; 0 if none was typed.
    pub(in crate::tui::app) count: usize,
}
