//! The screens.

/// The screen that is shown below dialogs and help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The colleges of the campaign.
    #[default]
    Dashboard,
    /// The campaigns of the store.
    Campaigns,
    /// An import, and the revisions of the inventory.
    Import,
    /// One college.
    Visit,
    /// Findings.
    Findings,
    /// The office: stations, revisions, what is set aside, the hub.
    Office,
}
