//! Counts of findings, and the changes that an entry makes to them.

use crate::audit::finding::{Class, Code, Finding};

/// The number of findings of each code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally([u32; Code::ALL.len()]);

impl Tally {
    /// The number of findings of this code.
    #[must_use]
    pub fn of(&self, code: Code) -> u32 {
        self.0.get(code as usize).copied().unwrap_or_default()
    }

    /// The number of findings of this class.
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

    /// Changes the number of findings of this code.
    pub(in crate::audit) fn add(&mut self, code: Code, by: i32) {
        if let Some(count) = self.0.get_mut(code as usize) {
            *count = count.saturating_add_signed(by);
        }
    }
}

/// The changes made by an entry: the findings that are no longer valid, and the new ones.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delta {
    /// The findings that are no longer valid.
    pub gone: Vec<Finding>,
    /// The new findings.
    pub come: Vec<Finding>,
}
