//! What the screen is started with.

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

/// All that is known before the screen is there.
#[derive(Clone, Debug, Default)]
pub struct Setup {
    /// The campaign's conclusions; `None` while there is no inventory or no campaign.
    pub standing: Option<Standing>,
    /// The campaign worked on; `None` while there is none.
    pub campaign: Option<CampaignId>,
    /// Whether there are campaigns to choose from, and none is worked on.
    pub choose: bool,
    /// The series that this station writes; `None` while there is none.
    pub writer: Option<WriterId>,
    /// Who writes.
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
    /// Where the hub is, and how many own entries it does not have yet; the moment of the last sync.
    pub hub: Option<(String, u64, Option<Moment>)>,
    /// What went wrong before the screen was there, and is to be said on it.
    pub trouble: Option<Failure>,
}
