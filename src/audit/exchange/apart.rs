//! The part of a series that is about one college: the payloads of everything else are left out, and the chain still proves that
//! nothing is missing.

use crate::audit::{
    journal::{Fact, Sealed, decode},
    uai::Uai,
};

/// What a fact is about, for somebody who may see one college alone.
enum Regards {
    /// The campaign or the station: everybody may see it.
    All,
    /// A college.
    College(Uai),
    /// Nothing that is known here.
    Unknown,
}

fn regards(fact: &Fact) -> Regards {
    match fact {
        Fact::Joined { .. }
        | Fact::CampaignOpened { .. }
        | Fact::CampaignMoved { .. }
        | Fact::CampaignClosed {}
        | Fact::CampaignReopened {}
        | Fact::CampaignWidened { .. }
        | Fact::ClockSet { .. }
        | Fact::Retracted { .. } => Regards::All,
        Fact::WentFull { college } | Fact::VisitOpened { college } | Fact::VisitClosed { college } => Regards::College(*college),
        Fact::RoomOpened(place) | Fact::RoomClosed(place) => Regards::College(place.college),
        Fact::Seen(seen) => Regards::College(seen.spot.college),
        Fact::Unlabelled { spot, .. } => Regards::College(spot.college),
        Fact::Noted(noted) => Regards::College(noted.college),
        Fact::Decided(decided) => Regards::College(decided.finding.college),
        Fact::RosterOpened { .. }
        | Fact::StationAccepted { .. }
        | Fact::StationRefused { .. }
        | Fact::RecoveryNamed { .. }
        | Fact::OfficeTaken { .. }
        | Fact::Stated { .. }
        | Fact::Allotted { .. }
        | Fact::Foreign(_) => Regards::Unknown,
    }
}

/// Leaves out the payload of every entry that is about another college, or about something that is not known here. Returns the
/// entries, and how many of them are about the college.
#[must_use]
pub fn of_college(entries: Vec<Sealed>, college: Uai) -> (Vec<Sealed>, usize) {
    let mut about = 0;
    let apart = entries.into_iter().map(|entry| {
        let body = entry.content.as_ref().and_then(|(_, payload)| decode(payload).ok());
        match body.as_ref().map_or(Regards::Unknown, |body| regards(&body.fact)) {
            Regards::All => entry,
            Regards::College(its) if its == college => {
                about += 1;
                entry
            }
            Regards::College(_) | Regards::Unknown => Sealed { content: None, ..entry },
        }
    });
    (apart.collect(), about)
}
