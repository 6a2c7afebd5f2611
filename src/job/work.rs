//! The work requested from the outside, sorted by who does it. Each list has its own outcome.

use super::{address::HubAddress, errand::Errand, office::HubOrder, photograph::PhotographOrder, record::Record};
use crate::audit::standing::VerdictClass;

/// The requests to the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LensOrder {
    /// Open the camera.
    Start,
    /// Release the camera.
    Stop,
    /// Change to the next camera.
    Cycle,
}

/// The requests to the loop itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopOrder {
    /// Stop the running export or import: no file remains, and nothing is stored.
    Cancel,
    /// Stop the running sync at its next step: what it did stays done, and the next one does the rest.
    StopSync,
    /// Ring the terminal bell with the pattern of a verdict class.
    Ring(VerdictClass),
    /// Leave the screen for the demonstration.
    Demo,
    /// Leave the program.
    Quit,
}

/// A job for the outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Job {
    /// For the worker that records.
    Record(Record),
    /// For the worker that does long work.
    Errand(Errand),
    /// Sync with the hub now. If an address is named, it is used from now on.
    Sync(Option<HubAddress>),
    /// For the worker that asks the hub.
    Hub(HubOrder),
    /// For the worker that keeps and shows photographs.
    Photograph(PhotographOrder),
    /// For the camera.
    Lens(LensOrder),
    /// Put a text into the clipboard of the terminal.
    Copy(String),
    /// For the loop.
    Loop(LoopOrder),
}
