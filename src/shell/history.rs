//! What is known about a device beyond the current campaign: its revisions, and what the other campaigns say about it.

use super::load::{self, Inventories};
use crate::{
    audit::{ids::Tag, standing::Standing},
    io::store::{Store, StoreError},
    job::{DeviceHistory, OtherCampaign},
};
use jiff::civil::Date;

/// So many other campaigns are looked at, the latest ones: each is concluded for it.
const MOST: usize = 12;

/// Returns what is known about a device beyond the current campaign. Purged campaigns say nothing any more.
pub(super) fn history(store: &Store, tag: &Tag, today: Date) -> Result<DeviceHistory, StoreError> {
    let revisions = store.device_history(tag)?;
    let current = store.current_campaign()?;
    let mut inventories = Inventories::default();
    let mut opened = Vec::new();
    for line in store.campaigns()?.into_iter().filter(|line| line.entries > 0 && Some(line.campaign) != current) {
        if store.purged(line.campaign)?.is_none()
            && let Some(campaign) = store.ruling(line.campaign, super::now())?.campaign()
        {
            opened.push((campaign.opened, line.campaign));
        }
    }
    opened.sort_unstable_by(|a, b| b.cmp(a));
    let mut campaigns = Vec::new();
    for (_, campaign) in opened.into_iter().take(MOST) {
        let standing = load::standing(store, Some(campaign), today, &mut inventories)?;
        campaigns.extend(told(&standing, tag));
    }
    Ok(DeviceHistory { revisions, campaigns })
}

/// What a campaign says about a device; `None` if it says nothing.
fn told(standing: &Standing, tag: &Tag) -> Option<OtherCampaign> {
    let campaign = standing.ledger().campaign()?;
    let ix = standing.inventory().by_tag(tag.as_str())?;
    let code = standing.away(ix).map(|(_, code)| code).or_else(|| standing.at_home(ix));
    let read = standing.sightings().latest(standing.ledger(), ix);
    let read = read.map(|read| (read.at, read.spot.clone(), read.author.clone()));
    // A blind count that is still open hides what is expected.
    let hidden = read.is_none() && !standing.inventory().device(ix)?.college.is_none_or(|c| standing.expected_shown_in_all(c));
    let told = !hidden && (code.is_some() || read.is_some());
    told.then_some(OtherCampaign { name: campaign.name.clone(), opened: campaign.opened, code, read })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        audit::{
            finding::Code,
            inventory::{Change, College, Device, Inventory, Rows},
            journal::{By, Fact, RoomPlace, Seen, Spot},
        },
        job::Opening,
        shell::{Session, clock},
    };
    use std::num::NonZeroU8;

    #[test]
    fn the_other_campaigns_say_what_they_know() {
        let folder = tempfile::tempdir().unwrap();
        let mut session = Session::open(folder.path(), "poste 1", "aud-1").unwrap();
        let college = College {
            uai: "0921170X".parse().unwrap(),
            name: "La Fontaine".into(),
            commune: "Antony".into(),
            commune_code: None,
            priority: false,
        };
        let device =
            |tag: &str| Device { tag: Tag::new(tag), college: Some(college.uai), room: Some("CDI".into()), ..Device::default() };
        let rows =
            Rows { devices: vec![device("A1"), device("A2"), device("A3")], colleges: vec![college.clone()], ..Rows::default() };
        let change = Change::between(&Inventory::default(), &Inventory::new(<_>::default(), rows));
        session.store_mut().add_revision(clock::now(), "parc.csv", &change).unwrap();
        let spot = Spot { college: college.uai, room: Some("CDI".into()) };
        let seen = |payload: &str| {
            let payload = payload.into();
            Fact::Seen(Seen { spot: spot.clone(), payload, by: By::Typed, serial: None, instead: None, copies: NonZeroU8::MIN })
        };
        let place = RoomPlace { college: college.uai, room: "CDI".into() };
        for (name, tag) in [("2024", "A1"), ("2025", "A2"), ("2026", "A3")] {
            session.open_campaign(name, Opening::default()).unwrap();
            let opening = Fact::VisitOpened { college: college.uai };
            session.append(vec![opening, Fact::RoomOpened(place.clone()), seen(tag), Fact::RoomClosed(place.clone())]).unwrap();
        }
        let told = |tag: &str| {
            let known = history(session.store(), &Tag::new(tag), clock::today(None)).unwrap();
            assert_eq!(known.revisions.len(), usize::from(tag != "Z9"));
            known.campaigns.iter().map(|c| (c.name.to_string(), c.code, c.read.is_some())).collect::<Vec<_>>()
        };
        let (missing, present) = (Some(Code::Missing), Some(Code::Present));
        assert_eq!(told("A1"), [("2025".into(), missing, false), ("2024".into(), present, true)]);
        assert_eq!(told("A3"), [("2025".into(), missing, false), ("2024".into(), missing, false)]);
        assert_eq!(told("Z9"), [], "nobody knows it");
    }
}
