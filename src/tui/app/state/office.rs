//! The office: who is known at the hub, the revisions of the inventory, what is set aside, the hub itself.

use super::screen::Screen;
use crate::{
    audit::{finding::Finding, ids::Revision, standing::Standing},
    job::{Failure, StationTold, StationsTold},
    tui::keys::Action,
};

/// A part of the office.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// The stations that the hub knows.
    #[default]
    Stations,
    /// The revisions of the inventory.
    Revisions,
    /// What is set aside, and decisions that contradict each other.
    Aside,
    /// The hub.
    Hub,
}

impl Part {
    /// Every part, from left to right.
    pub const ALL: [Self; 4] = [Self::Stations, Self::Revisions, Self::Aside, Self::Hub];

    /// Whether an action does something in it.
    #[must_use]
    pub const fn offers(self, action: Action) -> bool {
        match action {
            Action::AcceptStation | Action::RefuseStation => matches!(self, Self::Stations),
            Action::Import | Action::Compare | Action::MoveCampaign => matches!(self, Self::Revisions),
            Action::NameHub => matches!(self, Self::Hub),
            Action::SyncNow => matches!(self, Self::Hub | Self::Stations),
            Action::Choose => !matches!(self, Self::Aside),
            _ => true,
        }
    }

    /// The key of its name.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Stations => "office-stations",
            Self::Revisions => "office-revisions",
            Self::Aside => "office-aside",
            Self::Hub => "office-hub",
        }
    }
}

/// The state of the office.
#[derive(Clone, Debug, Default)]
pub struct Office {
    /// The screen on which it was opened.
    pub from: Screen,
    /// The part that is shown.
    pub part: Part,
    /// Who is known at the hub, as last heard.
    pub told: Option<StationsTold>,
    /// Whether the hub was asked and has not answered yet.
    pub asking: bool,
    /// Why the hub did not answer last.
    pub failure: Option<Failure>,
    /// The chosen station.
    pub station: usize,
    /// The first line of what is set aside that is shown.
    pub aside: usize,
    /// The first trouble of the hub that is shown.
    pub trouble: usize,
    /// The revision with which another one is to be compared.
    pub base: Option<Revision>,
    /// The findings about which decisions contradict each other.
    pub conflicts: Vec<Finding>,
}

impl Office {
    /// The chosen station.
    #[must_use]
    pub fn chosen(&self) -> Option<&StationTold> {
        self.told.as_ref()?.stations.get(self.station)
    }

    pub(in crate::tui::app) fn refresh(&mut self, standing: &Standing) {
        let contradicted = |finding: &&Finding| !standing.conflict(finding).is_empty();
        self.conflicts = standing.discrepancies().iter().filter(contradicted).cloned().collect();
        let all = standing.ledger().aside().count() + self.conflicts.len();
        self.aside = self.aside.min(all.saturating_sub(1));
    }

    /// Forgets what a hub answered: another one is used from now on.
    pub(in crate::tui::app) fn forget_hub(&mut self) {
        (self.told, self.failure, self.station, self.trouble) = (None, None, 0, 0);
    }
}
