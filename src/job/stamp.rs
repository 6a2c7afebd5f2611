//! The time at which a message arrived, brought along with it: the state machines ask no clock.

use crate::audit::moment::Moment;
use std::time::Duration;

/// When a message arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Wall time, for what is written down.
    pub moment: Moment,
    /// Time since the program started, for what is measured (never set back).
    pub since: Duration,
}
