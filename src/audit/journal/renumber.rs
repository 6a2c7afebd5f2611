//! Gives entries new identities: references to them inside facts are changed too.

use super::fact::{About, Fact};
use crate::audit::{finding::Subject, ids::EntryId};

impl Fact {
    /// Returns the fact with every identity of an entry in it replaced by the result of `renamed`.
    #[must_use]
    pub fn renumbered(self, renamed: impl Fn(EntryId) -> EntryId) -> Self {
        match self {
            Self::Seen(mut seen) => {
                seen.instead = seen.instead.map(&renamed);
                Self::Seen(seen)
            }
            Self::Noted(mut noted) => {
                if let About::Entry(entry) = &mut noted.about {
                    *entry = renamed(*entry);
                }
                Self::Noted(noted)
            }
            Self::Decided(mut decided) => {
                if let Subject::Entry(entry) = &mut decided.finding.subject {
                    *entry = renamed(*entry);
                }
                if let Some(basis) = &mut decided.basis {
                    basis.read = basis.read.map(&renamed);
                }
                decided.over.iter_mut().for_each(|entry| *entry = renamed(*entry));
                Self::Decided(decided)
            }
            Self::Retracted { entry } => Self::Retracted { entry: renamed(entry) },
            other @ (Self::Joined { .. }
            | Self::CampaignOpened { .. }
            | Self::CampaignMoved { .. }
            | Self::CampaignClosed {}
            | Self::CampaignReopened {}
            | Self::CampaignWidened { .. }
            | Self::RosterOpened { .. }
            | Self::StationAccepted { .. }
            | Self::StationRefused { .. }
            | Self::RecoveryNamed { .. }
            | Self::OfficeTaken { .. }
            | Self::Stated { .. }
            | Self::Allotted { .. }
            | Self::ClockSet { .. }
            | Self::WentFull { .. }
            | Self::VisitOpened { .. }
            | Self::VisitClosed { .. }
            | Self::RoomOpened(_)
            | Self::RoomClosed(_)
            | Self::Unlabelled { .. }
            | Self::Foreign(_)) => other,
        }
    }
}
