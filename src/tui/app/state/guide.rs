//! The guided start: its choices.

use crate::audit::inventory::Inventory;

/// The choices.
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
}

impl Guide {
    /// The choices for this newest inventory: a campaign is possible once there are colleges.
    #[must_use]
    pub fn choices(office: Option<&Inventory>) -> &'static [Choice] {
        if office.is_some_and(|office| !office.rows().colleges.is_empty()) {
            &[Choice::Campaign, Choice::Import, Choice::Hub, Choice::Demo, Choice::Quit]
        } else {
            &[Choice::Import, Choice::Hub, Choice::Demo, Choice::Quit]
        }
    }
}
