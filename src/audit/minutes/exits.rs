//! The annex for a deliberation: what is proposed to leave the inventory.

use super::{Line, List, Minutes};
use crate::audit::journal::Decision;

/// A device that is proposed to leave the inventory, because a person confirmed that it is missing or reported it stolen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Exit<'a> {
    /// The device.
    pub line: &'a Line,
    /// The motive: [`Decision::ConfirmMissing`] or [`Decision::ReportTheft`].
    pub motive: Decision,
}

/// What a procès-verbal proposes to take out of the inventory, in the order of its lists.
pub fn exits(minutes: &Minutes) -> impl Iterator<Item = Exit<'_>> {
    let lines = List::ALL.into_iter().flat_map(|list| minutes.list(list));
    lines.filter_map(|line| match line.decision {
        Some(motive @ (Decision::ConfirmMissing | Decision::ReportTheft)) => Some(Exit { line, motive }),
        _ => None,
    })
}
