//! Counts of findings, and what an entry changed of them.

use crate::audit::finding::{Class, Code, Finding};

/// How many findings of each code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([u32; Code::ALL.len()]);

impl Tally {
    /// How many of this code.
    #[must_use]
    pub fn of(&self, code: Code) -> u32 {
        self.0.get(code as usize).copied().unwrap_or_default()
    }

    /// How many of this class.
    #[must_use]
    pub fn class(&self, class: Class) -> u32 {
        Code::ALL.into_iter().filter(|code| code.class() == class).map(|code| self.of(code)).sum()
    }

    /// The sum of two tallies.
    #[must_use]
    pub fn plus(mut self, other: &Self) -> Self {
        for (mine, theirs) in self.0.iter_mut().zip(other.0) {
            *mine += theirs;
        }
        self
    }

    pub(super) fn add(&mut self, code: Code, by: i32) {
        if let Some(count) = self.0.get_mut(code as usize) {
            *count = count.saturating_add_signed(by);
        }
    }
}

/// What an entry changed: the findings that no longer hold, and those that hold now.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// No longer.
    pub gone: Vec<Finding>,
    /// Now.
    pub come: Vec<Finding>,
}
