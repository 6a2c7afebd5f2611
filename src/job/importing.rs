//! The steps of an import on the screen: a path that is completed, a plan that is looked at, the revisions there are.

use super::{ImportTold, Mapping};
use crate::audit::{
    ids::{Revision, Tag},
    inventory::{Change, Counts, Device, Step},
};
use std::path::PathBuf;

/// The most devices of a change that a person is shown.
const SHOWN: usize = 10_000;

/// What a change does, as much of it as a person looks at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Steps {
    /// The devices: the removed ones first, because people look at them first, then the changed and the added ones.
    pub devices: Vec<Step<Tag, Device>>,
    /// How many more devices there are.
    pub more: usize,
    /// How many rows of the other tables it touches.
    pub others: usize,
    /// Whether it changes nothing at all.
    pub nothing: bool,
}

impl Steps {
    /// The first steps of a change.
    #[must_use]
    pub fn of(change: &Change) -> Self {
        let rank = |step: &&Step<Tag, Device>| match step {
            Step::Removed(_) => 0,
            Step::Changed { .. } => 1,
            Step::Added(_) => 2,
        };
        let ranked = |wanted| change.devices.iter().filter(move |step| rank(step) == wanted);
        let devices: Vec<_> = (0..3).flat_map(ranked).take(SHOWN).cloned().collect();
        Self {
            more: change.devices.len() - devices.len(),
            others: change.colleges.len() + change.programmes.len(),
            nothing: change.is_empty(),
            devices,
        }
    }
}

/// What leads from one revision to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Compared {
    /// From which.
    pub from: Revision,
    /// To which.
    pub to: Revision,
    /// How many devices are added, changed and removed.
    pub counts: Counts,
    /// How many of the changed ones are in another college or room.
    pub moved: usize,
    /// Which devices, as many as a person looks at.
    pub steps: Steps,
}

/// What to compare with the newest revision.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanOrder {
    /// The file.
    pub path: PathBuf,
    /// What its columns and words mean; `None` for a file whose headers say it.
    pub mapping: Option<Mapping>,
    /// Whether the file is the whole table: what it does not name is gone.
    pub whole: bool,
}

/// What an import would do. Nothing is written yet; the outside keeps the plan until it is stored or another one is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// What was found in the file, and the counts.
    pub told: ImportTold,
    /// What would be added, changed and removed.
    pub steps: Steps,
}

/// The answer to a path that is being typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Completed {
    /// What was typed when it was asked.
    pub typed: String,
    /// What all of them begin with: at least what was typed.
    pub common: String,
    /// The paths that begin so, sorted; a folder ends in a slash. The first ones, if there are many.
    pub paths: Vec<String>,
    /// How many more there are.
    pub more: usize,
}

/// A revision of the inventory in the store.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RevisionTold {
    /// Its number.
    pub revision: Revision,
    /// When it was imported, as stored: RFC 3339.
    pub at: String,
    /// What it was imported from: the names of the files. Raw.
    pub source: String,
    /// How many devices it added, changed and removed.
    pub devices: Counts,
    /// How many devices there are since.
    pub total: usize,
}
