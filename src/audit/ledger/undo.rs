//! The entries that undo and redo would retract. They are computed from the ledger, so a journal that is read again
//! gives the same answer as the screen gave.
//!
//! Undo and redo are entries themselves. Undo retracts the latest valid *step* of a series. Redo retracts the latest
//! undo since the last act of the series, and so restores the step that was undone last. After a new act there is
//! nothing to redo. A step is one act; but consecutive decisions of a series with the same moment are one step, because
//! one person made them in one action.

use super::book::{Act, Ledger};
use crate::audit::ids::{EntryId, WriterId};

impl Ledger {
    /// The entries that an undo would retract, the latest first; empty if there is nothing to undo.
    #[must_use]
    pub fn to_undo(&self, writer: WriterId) -> Vec<EntryId> {
        let own = || self.acts.iter().rev().filter(|act| act.order.id().writer == writer);
        let Some(latest) = own().find(|act| !self.is_void(act.order)) else { return Vec::new() };
        let step = own().skip_while(|act| act.order > latest.order).take_while(|act| one_step(latest, act));
        step.filter(|act| !self.is_void(act.order)).map(|act| act.order.id()).collect()
    }

    /// The retractions that a redo would retract, the latest first; empty if there is nothing to redo.
    #[must_use]
    pub fn to_redo(&self, writer: WriterId) -> Vec<EntryId> {
        let last = self.acts.iter().rev().find(|act| act.order.id().writer == writer).map(|act| act.order);
        let since = self.undos.iter().rev().take_while(|(undo, _)| Some(*undo) > last);
        let undone = since.filter(|(undo, _)| undo.id().writer == writer && !self.is_void(*undo));
        let mut first: Option<&Act> = None;
        let mut out = Vec::new();
        for (undo, target) in undone {
            let Some(act) = self.act(*target) else { continue };
            if !one_step(first.get_or_insert(act), act) {
                break;
            }
            out.push(undo.id());
        }
        out
    }

    /// The act with this identity, void or not.
    fn act(&self, entry: EntryId) -> Option<&Act> {
        let (order, _) = self.known.get(&entry)?;
        let place = self.acts.binary_search_by_key(order, |act| act.order).ok()?;
        self.acts.get(place)
    }
}

fn one_step(one: &Act, other: &Act) -> bool {
    one.order == other.order || (one.stroke.is_some() && one.stroke == other.stroke)
}
