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
        before: T,
        /// The row after the change.
        after: T,
    },
    /// A row that is removed.
    Removed(K),
}

impl<K, T> Step<K, T> {
    /// The row after the step; `None` if it is removed.
    pub const fn after(&self) -> Option<&T> {
        match self {
            Self::Added(after) | Self::Changed { after, .. } => Some(after),
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
        let (old, new) = (before.rows(), after.rows());
        Self {
            // A room with another spelling is the same room, but still a change of the record.
            devices: with_held_back(
                steps(&old.devices, &new.devices, |d| &d.tag, |a, b| a == b && spelt(a) == spelt(b)),
                before,
                after,
            ),
            colleges: steps(&old.colleges, &new.colleges, |c| &c.uai, College::eq),
            programmes: steps(&old.programmes, &new.programmes, |p| &p.code, Programme::eq),
            prefixes: (old.prefixes != new.prefixes).then(|| new.prefixes.clone()),
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

/// Adds to the steps the devices that were held back and are gone: nobody understood them, but they were recorded.
fn with_held_back(mut steps: Vec<Step<Tag, Device>>, before: &Inventory, after: &Inventory) -> Vec<Step<Tag, Device>> {
    let stays = |tag: &Tag| after.holds(tag) || after.held_back().iter().any(|held| held.tag == *tag);
    let gone = before.held_back().iter().filter(|held| !stays(&held.tag));
    let stood = steps.len();
    steps.extend(gone.map(|held| Step::Removed(held.tag.clone())));
    if steps.len() > stood {
        steps.sort_by(|a, b| tag_of(a).cmp(tag_of(b)));
    }
    steps
}

/// The device that a step is about.
const fn tag_of(step: &Step<Tag, Device>) -> &Tag {
    match step {
        Step::Added(device) | Step::Changed { after: device, .. } => &device.tag,
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
    new: &[T],
    key: impl Fn(&T) -> &K,
    same: impl Fn(&T, &T) -> bool,
) -> Vec<Step<K, T>> {
    let (mut old, mut new) = (old.iter().peekable(), new.iter().peekable());
    let mut out = Vec::new();
    loop {
        match (old.peek(), new.peek()) {
            (None, None) => return out,
            (Some(b), Some(a)) if key(b) == key(a) => {
                if !same(b, a) {
                    out.push(Step::Changed { before: (*b).clone(), after: (*a).clone() });
                }
                old.next();
                new.next();
            }
            (Some(b), a) if a.is_none_or(|a| key(b) < key(a)) => {
                out.push(Step::Removed(key(b).clone()));
                old.next();
            }
            (_, Some(a)) => {
                out.push(Step::Added((*a).clone()));
                new.next();
            }
            (Some(_), None) => {
                old.next();
            }
        }
    }
}

fn carried_out<K: Ord + Clone, T: Clone>(steps: &[Step<K, T>], rows: &[T], key: impl Fn(&T) -> &K) -> Vec<T> {
    let mut by_key: BTreeMap<K, T> = rows.iter().map(|row| (key(row).clone(), row.clone())).collect();
    for step in steps {
        match step {
            Step::Added(row) | Step::Changed { after: row, .. } => {
                by_key.insert(key(row).clone(), row.clone());
            }
            Step::Removed(gone) => {
                by_key.remove(gone);
            }
        }
    }
    by_key.into_values().collect()
}
