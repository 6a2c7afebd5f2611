//! The guided start: what can be chosen in it, and the file that is being imported.

use crate::{audit::inventory::Inventory, job::Progress};
use std::time::Duration;

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Choice {
    /// Opening a campaign.
    Campaign,
    /// Importing a file.
    Import,
    /// Joining a hub: inventory and campaigns come from there.
    Hub,
    /// The demonstration.
    Demo,
    /// Leaving.
    Quit,
}

/// The state of the guide.
#[derive(Clone, Debug, Default)]
pub struct Guide {
    /// The chosen line.
    pub chosen: usize,
    /// The path typed last.
    pub path: String,
    /// Since when that file is being imported, while it is.
    pub since: Option<Duration>,
    /// How far it is.
    pub progress: Option<Progress>,
}

impl Guide {
    /// What can be chosen now, as the newest inventory is: a campaign once there are colleges to hold it over.
    #[must_use]
    pub fn choices(office: Option<&Inventory>) -> &'static [Choice] {
        if office.is_some_and(|office| !office.rows().colleges.is_empty()) {
            &[Choice::Campaign, Choice::Import, Choice::Hub, Choice::Demo, Choice::Quit]
        } else {
            &[Choice::Import, Choice::Hub, Choice::Demo, Choice::Quit]
        }
    }
}
