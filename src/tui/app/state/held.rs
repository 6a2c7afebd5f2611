//! Input that waits for the silence after it.

use super::{burst::BREATH, input::BURST};
use crate::tui::keys::Key;
use std::time::Duration;

/// Input that waits: a key or a click.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tui::app) enum What {
    Key(Key),
    Click { column: u16, row: u16 },
}

/// Input that waits, and what followed it immediately.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Held {
    pub(in crate::tui::app) keys: Vec<(What, Duration)>,
    /// How many keys came directly before it.
    pub(in crate::tui::app) before: usize,
    /// Whether it belongs to them.
    pub(in crate::tui::app) joins: bool,
    /// Whether keys are commands in that context.
    pub(in crate::tui::app) commands: bool,
    /// Whether it is one key and then the key that quits, as a program that presses keys may send it.
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

    /// Whether a scanner typed it: with a scanner's pauses, or with more keys at once than a program that presses keys
    /// sends.
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
