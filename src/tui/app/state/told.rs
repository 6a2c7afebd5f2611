//! Where the outside knows the auditor to be.

use crate::job::Whereabouts;
use std::time::Duration;

/// What was told last, and when.
#[derive(Clone, Debug, Default)]
pub(in crate::tui::app) struct Told {
    pub(in crate::tui::app) whereabouts: Whereabouts,
    pub(in crate::tui::app) since: Option<Duration>,
}
