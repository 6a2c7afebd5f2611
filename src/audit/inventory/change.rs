//! The difference between two revisions: what a new revision stores, and what an import reports.

use super::{
    college::{College, Programme},
    device::Device,
    revision::Inventory,
    rows::Rows,
};
use crate::audit::{
    ids::{ProgrammeCode, RoomName, Tag},
    uai::Uai,
};
use std::collections::{BTreeMap, BTreeSet};

/// What happens to one key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Step<K, T> {
    /// A new row.
    Added(T),
    /// A row with changed content.
    Changed {
        /// The row before the change.
        before: Box<T>,
        /// The row after the change.
        after: Box<T>,
    },
    /// A row that is removed.
    Removed(K),
}

impl<K, T> Step<K, T> {
    /// The row after the step; `None` if it is removed.
    pub const fn after(&self) -> Option<&T> {
        match self {
            Self::Added(after) => Some(after),
            Self::Changed { after, .. } => Some(after),
            Self::Removed(_) => None,
        }
    }
}

/// Everything that differs between two revisions, each list sorted by key.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Change {
    /// Devices.
    pub devices: Vec<Step<Tag, Device>>,
    /// Colleges.
    pub colleges: Vec<Step<Uai, College>>,
    /// Programmes.
    pub programmes: Vec<Step<ProgrammeCode, Programme>>,
    /// The prefixes after the change, if they differ.
    pub prefixes: Option<Vec<smol_str::SmolStr>>,
}

/// How many devices a change adds, changes and removes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Rows that are new.
    pub added: usize,
    /// Rows whose content changed.
    pub changed: usize,
    /// Rows that are gone.
    pub removed: usize,
}

impl Change {
    /// Computes the change that leads from `before` to `after`.
    #[must_use]
    pub fn between(before: &Inventory, after: &Inventory) -> Self {
        Self::onward(before, after.rows().clone())
    }

    /// Computes the change that leads from `before` to an inventory with these rows. The rows are moved into it: an inventory
    /// that is new altogether is in memory once.
    #[must_use]
    pub fn onward(before: &Inventory, mut after: Rows) -> Self {
        after.sort();
        let old = before.rows();
        let gone = held_back_no_more(before, &after);
        let prefixes = (old.prefixes != after.prefixes).then_some(after.prefixes);
        // A room with another spelling is the same room, but still a change of the record.
        let same = |a: &Device, b: &Device| a == b && spelt(a) == spelt(b);
        let mut devices = steps(&old.devices, after.devices, |d| &d.tag, same);
        if !gone.is_empty() {
            devices.extend(gone.into_iter().map(Step::Removed));
            devices.sort_by(|a, b| tag_of(a).cmp(tag_of(b)));
        }
        Self {
            devices,
            colleges: steps(&old.colleges, after.colleges, |c| &c.uai, College::eq),
            programmes: steps(&old.programmes, after.programmes, |p| &p.code, Programme::eq),
            prefixes,
        }
    }

    /// Applies this change to the rows of `before`: `between(a, b).onto(a)` is `b`.
    #[must_use]
    pub fn onto(&self, before: &Inventory) -> Rows {
        let rows = before.rows();
        let touched: BTreeSet<&Tag> = self.devices.iter().map(tag_of).collect();
        Rows {
            devices: carried_out(&self.devices, &rows.devices, |d| &d.tag),
            held_back: rows.held_back.iter().filter(|held| !touched.contains(&held.tag)).cloned().collect(),
            colleges: carried_out(&self.colleges, &rows.colleges, |c| &c.uai),
            programmes: carried_out(&self.programmes, &rows.programmes, |p| &p.code),
            prefixes: self.prefixes.clone().unwrap_or_else(|| rows.prefixes.clone()),
        }
    }

    /// Whether nothing differs.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.devices.is_empty() && self.colleges.is_empty() && self.programmes.is_empty() && self.prefixes.is_none()
    }

    /// How many devices it records in another college or in another room.
    #[must_use]
    pub fn moved(&self) -> usize {
        let is_moved = |step: &&Step<Tag, Device>| match step {
            Step::Changed { before, after } => (before.college, &before.room) != (after.college, &after.room),
            Step::Added(_) | Step::Removed(_) => false,
        };
        self.devices.iter().filter(is_moved).count()
    }

    /// How many devices it changes, by kind of step.
    #[must_use]
    pub fn device_counts(&self) -> Counts {
        self.devices.iter().fold(Counts::default(), |mut n, step| {
            match step {
                Step::Added(_) => n.added += 1,
                Step::Changed { .. } => n.changed += 1,
                Step::Removed(_) => n.removed += 1,
            }
            n
        })
    }
}

/// The devices that were held back and are gone: nobody understood them, but they were recorded.
fn held_back_no_more(before: &Inventory, after: &Rows) -> Vec<Tag> {
    let stays = |tag: &Tag| {
        after.devices.binary_search_by(|device| device.tag.cmp(tag)).is_ok()
            || after.held_back.iter().any(|held| held.tag == *tag)
    };
    before.held_back().iter().map(|held| &held.tag).filter(|tag| !stays(tag)).cloned().collect()
}

/// The device that a step is about.
const fn tag_of(step: &Step<Tag, Device>) -> &Tag {
    match step {
        Step::Added(device) => &device.tag,
        Step::Changed { after, .. } => &after.tag,
        Step::Removed(tag) => tag,
    }
}

/// The spelling of a device's room.
fn spelt(device: &Device) -> Option<&str> {
    device.room.as_ref().map(RoomName::as_str)
}

/// Compares two lists sorted by key, in one pass.
fn steps<K: Ord + Clone, T: Clone>(
    old: &[T],
    new: Vec<T>,
    key: impl Fn(&T) -> &K,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Step<K, T>> {
    if old.is_empty() {
        // Without another list beside it: the rows become the steps where they are.
        return new.into_iter().map(Step::Added).collect();
    }
    let mut old = old.iter().peekable();
    let mut out = Vec::new();
    for after in new {
        while let Some(gone) = old.next_if(|before| key(before) < key(&after)) {
            out.push(Step::Removed(key(gone).clone()));
        }
        match old.next_if(|before| key(before) == key(&after)) {
            Some(before) if same(before, &after) => {}
            Some(before) => out.push(Step::Changed { before: Box::new(before.clone()), after: Box::new(after) }),
            None => out.push(Step::Added(after)),
        }
    }
    out.extend(old.map(|gone| Step::Removed(key(gone).clone())));
    out
}

fn carried_out<K: Ord + Clone, T: Clone>(steps: &[Step<K, T>], rows: &[T], key: impl Fn(&T) -> &K) -> Vec<T> {
    let mut by_key: BTreeMap<K, T> = rows.iter().map(|row| (key(row).clone(), row.clone())).collect();
    for step in steps {
        match step {
            Step::Removed(gone) => {
                by_key.remove(gone);
            }
            Step::Added(_) | Step::Changed { .. } => by_key.extend(step.after().map(|row| (key(row).clone(), row.clone()))),
        }
    }
    by_key.into_values().collect()
}
