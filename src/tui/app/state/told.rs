//! The last reported whereabouts of the auditor.

use crate::job::Whereabouts;
use std::time::Duration;

/// The last report, and its time.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Told {
    pub(in crate::tui::app) whereabouts: Whereabouts,
    pub(in crate::tui::app) since: Option<Duration>,
}
