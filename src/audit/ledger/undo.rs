//! The entries that undo and redo would retract. They are computed from the ledger, so a journal that is read again
//! gives the same answer as the screen gave.
//!
//! Undo and redo are entries themselves. Undo retracts the latest valid *step* of a series. Redo retracts the latest
//! undo since the last act of the series, and so restores the step that was undone last. After a new act there is
//! nothing to redo. A step is one act; but consecutive decisions of a series with the same moment are one step, because
//! one person made them in one action.

use super::{book::Ledger, entries::Folded, said::Touched};
use crate::audit::{
    ids::{EntryId, WriterId},
    journal::{Fact, Order},
    moment::Moment,
};

/// An entry that can be undone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Act {
    order: Order,
    /// The moment of a decision: decisions of one moment are undone together.
    stroke: Option<Moment>,
}

impl Act {
    /// The act that an entry is, if it can be undone.
    fn of((order, stated): Folded<'_>) -> Option<Self> {
        let Some((entry, touched)) = stated else { return Some(Self { order, stroke: None }) };
        let fact = &entry.body.fact;
        let about_itself =
            matches!(fact, Fact::Joined { .. } | Fact::ClockSet { .. } | Fact::Retracted { .. } | Fact::Foreign(_));
        let stroke = matches!(touched, Touched::Decision(_)).then_some(entry.body.at);
        (!about_itself && !fact.is_for_the_office()).then_some(Self { order, stroke })
    }
}

impl Ledger {
    /// The entries that an undo would retract, the latest first; empty if there is nothing to undo.
    #[must_use]
    pub fn to_undo(&self, writer: WriterId) -> Vec<EntryId> {
        let acts = self.acts(writer);
        let own = || acts.iter().rev();
        let Some(latest) = own().find(|act| !self.is_void(act.order)) else { return Vec::new() };
        let step = own().skip_while(|act| act.order > latest.order).take_while(|act| one_step(latest, act));
        step.filter(|act| !self.is_void(act.order)).map(|act| act.order.id()).collect()
    }

    /// The retractions that a redo would retract, the latest first; empty if there is nothing to redo.
    #[must_use]
    pub fn to_redo(&self, writer: WriterId) -> Vec<EntryId> {
        let last = self.entries.of_series(writer).filter_map(Act::of).map(|act| act.order).max();
        let since = self.undos.iter().rev().take_while(|(undo, _)| Some(*undo) > last);
        let undone = since.filter(|(undo, _)| undo.id().writer == writer && !self.is_void(*undo));
        let mut first: Option<Act> = None;
        let mut out = Vec::new();
        for (undo, target) in undone {
            let Some(act) = self.entries.folded(*target).and_then(Act::of) else { continue };
            if !one_step(first.get_or_insert(act), &act) {
                break;
            }
            out.push(undo.id());
        }
        out
    }

    /// The acts of a series in the order of entries, void or not. O(entries): it is asked when somebody undoes.
    fn acts(&self, writer: WriterId) -> Vec<Act> {
        let mut acts: Vec<Act> = self.entries.of_series(writer).filter_map(Act::of).collect();
        acts.sort_unstable_by_key(|act| act.order);
        acts
    }
}

fn one_step(one: &Act, other: &Act) -> bool {
    one.order == other.order || (one.stroke.is_some() && one.stroke == other.stroke)
}
