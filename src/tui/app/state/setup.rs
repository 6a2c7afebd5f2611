//! The data with which the screen starts.

use crate::{
    audit::{
        ids::{Author, CampaignId, WriterId},
        moment::Moment,
        standing::Standing,
    },
    job::Failure,
    locale::Lang,
    tui::{keys::Keymap, theme::Theme},
};
use smol_str::SmolStr;

/// Everything known before the screen starts.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The campaign's conclusions; `None` while there is no inventory or no campaign.
    pub standing: Option<Standing>,
    /// The current campaign; `None` if there is none.
    pub campaign: Option<CampaignId>,
    /// Whether there are campaigns to choose from but no current one.
    pub choose: bool,
    /// The series that this station writes; `None` if there is none.
    pub writer: Option<WriterId>,
    /// The auditor.
    pub author: Author,
    /// The station's name.
    pub station: SmolStr,
    /// Whether the inventory is the invented one of the demonstration.
    pub demo: bool,
    /// The language.
    pub lang: Lang,
    /// Colours and signs.
    pub theme: Theme,
    /// Whether there is a camera, or another source of pictures.
    pub has_camera: bool,
    /// The keys.
    pub keys: Keymap,
    /// The hub's address, how many own entries it does not have yet, and the time of the last sync.
    pub hub: Option<(String, u64, Option<Moment>)>,
    /// A failure from before the screen started, to be shown on it.
    pub trouble: Option<Failure>,
}
