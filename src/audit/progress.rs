//! The progress of an audit: per room, per college, for the whole campaign.

use super::{
    finding::{Class, Code},
    ids::RoomName,
    inventory::{CustodyKind, PlaceIx},
    ledger::{RoomState, VisitState},
    standing::{Standing, Tally},
    uai::Uai,
};
use std::collections::BTreeMap;

/// The progress in one room of a college. Expected devices are those recorded there as stored and, in a sampling visit,
/// drawn. All counts are devices.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoomProgress {
    /// Its name; `None` for the devices of the college that have no room recorded.
    pub room: Option<RoomName>,
    /// Its state.
    pub state: RoomState,
    /// How many are expected.
    pub expected: u32,
    /// How many of these were read, anywhere.
    pub read: u32,
    /// How many were last read there but not expected there.
    pub extra: u32,
}

/// The progress in one college.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CollegeProgress {
    /// Which college.
    pub college: Uai,
    /// The state of its visit.
    pub state: VisitState,
    /// In a closed visit: how many places are open since, because another station went on there.
    pub open_since: u32,
    /// How many devices are stored there and so expected; in a sampling visit, how many of them are drawn.
    pub expected: u32,
    /// How many of these were read, anywhere.
    pub read: u32,
    /// The findings there.
    pub tally: Tally,
    /// How many discrepancies a person has decided about.
    pub decided: u32,
}

/// The progress of the whole campaign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct CampaignProgress {
    /// How many colleges belong to it.
    pub colleges: u32,
    /// How many visits are open.
    pub open: u32,
    /// How many visits are closed.
    pub closed: u32,
    /// How many devices are expected in its colleges.
    pub expected: u32,
    /// How many of these were read.
    pub read: u32,
    /// The findings of all its colleges.
    pub tally: Tally,
    /// How many discrepancies a person has decided about.
    pub decided: u32,
}

impl CollegeProgress {
    /// How many devices are pending in a visit that is closed, with rooms open since.
    #[must_use]
    pub fn pending_since(&self) -> u32 {
        if self.open_since > 0 { self.tally.of(Code::Pending) } else { 0 }
    }

    /// How many discrepancies there are.
    #[must_use]
    pub fn discrepancies(&self) -> u32 {
        self.tally.class(Class::Discrepancy)
    }
}

/// Returns the colleges of the campaign: those it names, or all of the inventory, and every other visited college.
#[must_use]
pub fn colleges_of(standing: &Standing) -> Vec<Uai> {
    let named = standing.ledger().campaign().map(|c| c.colleges).unwrap_or_default();
    let mut colleges =
        if named.is_empty() { standing.inventory().rows().colleges.iter().map(|c| c.uai).collect() } else { named };
    colleges.extend(standing.ledger().touched_colleges().filter(|c| standing.ledger().is_visited(*c)));
    colleges.sort_unstable();
    colleges.dedup();
    colleges
}

/// Returns the progress of one college. O(devices recorded there).
#[must_use]
pub fn college(standing: &Standing, college: Uai) -> CollegeProgress {
    let (mut expected, mut read) = (0, 0);
    for place in standing.inventory().places_of(college) {
        let (e, r) = stored_at(standing, PlaceIx(u32::try_from(place).unwrap_or(u32::MAX)));
        expected += e;
        read += r;
    }
    let of_college = standing.discrepancies_in(college);
    let decided = of_college.filter(|finding| standing.decision(finding).is_some()).count();
    CollegeProgress {
        college,
        state: standing.ledger().visit(college),
        open_since: u32::try_from(standing.ledger().open_since(college).len()).unwrap_or(u32::MAX),
        expected,
        read,
        tally: standing.tally(college),
        decided: u32::try_from(decided).unwrap_or(u32::MAX),
    }
}

/// Returns the progress of the campaign: the sum over its colleges.
#[must_use]
pub fn campaign<'c>(colleges: impl IntoIterator<Item = &'c CollegeProgress>) -> CampaignProgress {
    colleges.into_iter().fold(CampaignProgress::default(), |sum, c| CampaignProgress {
        colleges: sum.colleges + 1,
        open: sum.open + u32::from(c.state == VisitState::Open),
        closed: sum.closed + u32::from(c.state == VisitState::Closed),
        expected: sum.expected + c.expected,
        read: sum.read + c.read,
        tally: sum.tally.plus(&c.tally),
        decided: sum.decided + c.decided,
    })
}

/// Returns the progress of each room of a college: the recorded rooms and those opened during the visit, sorted by
/// name. The devices without a room come first.
#[must_use]
pub fn rooms(standing: &Standing, college: Uai) -> Vec<RoomProgress> {
    let (inventory, ledger, sightings) = (standing.inventory(), standing.ledger(), standing.sightings());
    let mut rooms: BTreeMap<Option<RoomName>, (u32, u32, u32)> = BTreeMap::new();
    for ix in inventory.places_of(college) {
        let place = PlaceIx(u32::try_from(ix).unwrap_or(u32::MAX));
        let room = inventory.places().get(ix).and_then(|p| p.room.clone());
        let (expected, read) = stored_at(standing, place);
        rooms.insert(room, (expected, read, 0));
    }
    for room in ledger.rooms_named(college) {
        rooms.entry(Some(room.clone())).or_default();
    }
    for ix in ledger.reads_in(college) {
        let Some(read) = ledger.valid_read(*ix) else { continue };
        let (latest, expected_here) = match sightings.device(*ix).and_then(|d| inventory.device(d).map(|device| (d, device))) {
            Some((d, device)) => (
                sightings.of_device(ledger, d).next(),
                device.college == Some(college)
                    && device.custody.kind() == CustodyKind::Stored
                    && (read.spot.room.is_none() || device.room.is_none() || device.room == read.spot.room),
            ),
            None => (sightings.of_unknown(ledger, &read.text()).next(), false),
        };
        if !expected_here && latest.is_some_and(|(latest, _)| latest == *ix) {
            rooms.entry(read.spot.room.clone()).or_default().2 += 1;
        }
    }
    rooms
        .into_iter()
        .map(|(room, (expected, read, extra))| RoomProgress {
            state: ledger.room(college, room.as_ref()),
            room,
            expected,
            read,
            extra,
        })
        .collect()
}

fn stored_at(standing: &Standing, place: PlaceIx) -> (u32, u32) {
    let (inventory, mut expected, mut read) = (standing.inventory(), 0, 0);
    for ix in inventory.at_place(place) {
        if standing.is_expected(*ix) {
            expected += 1;
            read += u32::from(standing.sightings().latest(standing.ledger(), *ix).is_some());
        }
    }
    (expected, read)
}
