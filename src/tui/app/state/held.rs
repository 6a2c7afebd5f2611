//! What was pressed and waits for the silence after it.

use super::{burst::BREATH, input::BURST};
use crate::tui::keys::Key;
use std::time::Duration;

/// What waits: a key, or a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui::app) enum What {
    Key(Key),
    Click { column: u16, row: u16 },
}

/// What waits, and what came right behind it.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Held {
    pub(in crate::tui::app) keys: Vec<(What, Duration)>,
    /// How many keys stood right before it.
    pub(in crate::tui::app) before: usize,
    /// Whether it belongs to them.
    pub(in crate::tui::app) joins: bool,
    /// Whether keys are commands there.
    pub(in crate::tui::app) commands: bool,
    /// Whether it is one key and the one that quits: whoever presses keys by a program may do so.
    pub(in crate::tui::app) leaves: bool,
}

impl Held {
    pub(in crate::tui::app) fn last(&self) -> Duration {
        self.keys.last().map(|(_, since)| *since).unwrap_or_default()
    }

    /// Whether it is one key held down.
    pub(in crate::tui::app) fn is_one(&self) -> bool {
        self.keys.iter().all(|(what, _)| self.keys.first().is_some_and(|(first, _)| first == what))
    }

    /// Whether a scanner typed it: at its own pace, or more at once than a program sends that presses keys.
    pub(in crate::tui::app) fn is_scan(&self) -> bool {
        let pauses = self.keys.iter().zip(self.keys.iter().skip(1));
        let paced = pauses.into_iter().any(|((_, before), (_, after))| after.saturating_sub(*before) > BREATH);
        let many = self.before + self.keys.len();
        match self.is_one() {
            true => self.commands && self.before > 1,
            false => !self.leaves && (paced || self.joins || many >= BURST),
        }
    }
}
