//! Where the auditor is. It is stored while the program runs, so that after a crash, an empty battery or a closed
//! terminal the next start continues there. Facts are in the journal; this is only a convenience and may be lost.

use crate::audit::{
    ids::{CampaignId, RoomName},
    journal::Noted,
    uai::Uai,
};
use serde::{Deserialize, Serialize};

/// The screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum At {
    /// The colleges of the campaign.
    #[default]
    Dashboard,
    /// The campaigns.
    Campaigns,
    /// A visit.
    Visit,
    /// The findings of the campaign.
    Findings,
    /// The findings of the college that is visited.
    CollegeFindings,
}

/// Where the auditor is. Missing fields get their default: an older or newer version may have written it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Whereabouts {
    /// The current campaign.
    pub campaign: Option<CampaignId>,
    /// The screen.
    pub at: At,
    /// The college that is visited, or chosen on the dashboard.
    pub college: Option<Uai>,
    /// The room in which reads take place; `None` for the college as a whole.
    pub room: Option<RoomName>,
    /// The filter of the findings, as typed.
    pub filter: String,
    /// Whether findings in order are shown too.
    pub all: bool,
    /// Whether only undecided findings are shown.
    pub undecided: bool,
    /// Whether the auditor switched the camera off.
    pub camera_off: bool,
    /// The note that is being written.
    pub note: Option<Noted>,
}
