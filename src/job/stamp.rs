//! The time at which a message arrived. It is passed along with the message, because the state machines read no clock.

use crate::audit::moment::Moment;
use std::time::Duration;

/// When a message arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Wall time, for what is recorded.
    pub moment: Moment,
    /// Time since the program started, for measuring. It never goes back.
    pub since: Duration,
}
