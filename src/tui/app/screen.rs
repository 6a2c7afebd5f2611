//! Which screen is shown.

/// Which screen is shown, below dialogs and help.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Screen {
    /// The colleges of the campaign.
    #[default]
    Dashboard,
    /// One college.
    Visit,
    /// Findings.
    Findings,
}
