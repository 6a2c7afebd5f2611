//! The state of the hub on the screen.

use crate::job::{Failure, SyncProgress, SyncReport};
use std::time::Duration;

/// The hub, and the syncs with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncState {
    /// The hub's address; `None` if there is no hub. Raw.
    pub hub: Option<String>,
    /// How many own entries it does not have yet, as last reported.
    pub waiting: u64,
    /// The progress of the running sync, and when it began.
    pub running: Option<(SyncProgress, Duration)>,
    /// The report of the last sync, and why it stopped early, if it did.
    pub last: Option<(SyncReport, Option<Failure>)>,
    /// When a sync last ended successfully: date and time, in words.
    pub good: Option<String>,
    /// When the next automatic sync begins.
    pub next: Option<Duration>,
    /// Whether everything has to be read again once nothing is on its way to the disk.
    pub anew: bool,
    /// How many times that was requested and has not come back yet. What comes back then is not a campaign that is being entered.
    pub rereads: usize,
}
