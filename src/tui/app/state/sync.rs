//! What the screen knows of its hub.

use crate::job::{Failure, SyncProgress, SyncReport};
use std::time::Duration;

/// The hub, and the syncs with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncState {
    /// Where the hub is; `None` where there is none. Raw.
    pub hub: Option<String>,
    /// How many own entries it does not have yet, as told last.
    pub waiting: u64,
    /// How far the running one is, and when it began.
    pub running: Option<(SyncProgress, Duration)>,
    /// What the last one did, and why it stopped early, if it did.
    pub last: Option<(SyncReport, Option<Failure>)>,
    /// When one last came to a good end: date and clock, in words.
    pub good: Option<String>,
    /// When the next begins by itself.
    pub next: Option<Duration>,
}
