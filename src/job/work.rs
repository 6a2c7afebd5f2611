//! The work asked of the outside, by who does it: each list has its own outcome.

use super::{errand::Errand, record::Record, sync::HubAddress};
use crate::audit::standing::VerdictClass;

/// Which camera work is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LensOrder {
    /// Open the camera.
    Start,
    /// Let go of it.
    Stop,
    /// Take the next camera.
    Cycle,
}

/// What the loop itself does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopOrder {
    /// Stop the export or import that is under way: no file is left of it, nothing is stored.
    Cancel,
    /// Sound the terminal bell in the pattern of a verdict class.
    Ring(VerdictClass),
    /// Leave the program for the demonstration.
    Demo,
    /// Leave the program.
    Quit,
}

/// Work for the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// For the worker that records.
    Record(Record),
    /// For the worker for what may take long.
    Errand(Errand),
    /// Sync with the hub now; with this one from now on, if one is named.
    Sync(Option<HubAddress>),
    /// For the camera.
    Lens(LensOrder),
    /// For the loop.
    Loop(LoopOrder),
}
