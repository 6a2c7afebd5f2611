//! What undo and redo would take: a question to the ledger, so that a journal read anew answers as the screen did.
//!
//! Undo and redo are entries themselves. Undo takes back the latest *step* of a series that stands; redo takes back the
//! latest undo since the last act of the series, and so restores the step that was undone last. Whoever goes on working
//! ends the redo. A step is one act; decisions of one moment that follow each other in the series are one step together,
//! for one person took them at one stroke.

use super::book::{Act, Ledger};
use crate::audit::ids::{EntryId, WriterId};

impl Ledger {
    /// The entries that an undo would take back, the latest first; empty if there is nothing to undo.
    #[must_use]
    pub fn to_undo(&self, writer: WriterId) -> Vec<EntryId> {
        let own = || self.acts.iter().rev().filter(|act| act.order.id().writer == writer);
        let Some(latest) = own().find(|act| !self.is_void(act.order)) else { return Vec::new() };
        let step = own().skip_while(|act| act.order > latest.order).take_while(|act| one_step(latest, act));
        step.filter(|act| !self.is_void(act.order)).map(|act| act.order.id()).collect()
    }

    /// The retractions that a redo would take back, the latest first; empty if there is nothing to redo.
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

    /// The act of this identity, void or not.
    fn act(&self, entry: EntryId) -> Option<&Act> {
        let (order, _) = self.known.get(&entry)?;
        let place = self.acts.binary_search_by_key(order, |act| act.order).ok()?;
        self.acts.get(place)
    }
}

fn one_step(one: &Act, other: &Act) -> bool {
    one.order == other.order || (one.stroke.is_some() && one.stroke == other.stroke)
}
