//! What the places and situations of Récol are called on a Snipe-IT. Nobody has to say it: the devices that both know tell, by where
//! each of them is recorded here and there.

use super::word::unescaped;
use crate::audit::{
    ids::RoomName,
    inventory::{CustodyKind, Inventory},
    text::fold,
    uai::Uai,
};
use serde::Deserialize;
use std::collections::BTreeMap;

/// Something that a server has a number and a name for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Deserialize)]
pub(super) struct Named {
    /// Its number.
    pub(super) id: u64,
    /// Its name, escaped as HTML as the server writes it.
    #[serde(default)]
    pub(super) name: String,
}

/// A place: a college, and a room of it.
pub type Spot = (Uai, Option<RoomName>);

/// What is called how.
#[derive(Debug, Default)]
pub(super) struct Learnt {
    places: BTreeMap<Spot, Named>,
    statuses: BTreeMap<CustodyKind, Named>,
}

impl Learnt {
    /// Learns from devices: their tags, and their default location and status on the server. A name counts if more than half of the
    /// devices of a place have it; two devices in two places tell nothing.
    pub(super) fn of<'a>(
        devices: impl Iterator<Item = (&'a str, Option<&'a Named>, Option<&'a Named>)>,
        inventory: &Inventory,
    ) -> Self {
        let (mut places, mut statuses) = (BTreeMap::new(), BTreeMap::new());
        for (tag, location, status) in devices {
            let Some(device) = inventory.by_tag(tag).and_then(|ix| inventory.device(ix)) else { continue };
            if let (Some(college), Some(location)) = (device.college, location) {
                vote(&mut places, (college, device.room.clone()), location);
            }
            if let Some(status) = status {
                vote(&mut statuses, device.custody.kind(), status);
            }
        }
        Self { places: won(places), statuses: won(statuses) }
    }

    /// Takes what a person said: the name of a status, among those of the server.
    pub(super) fn tell(&mut self, kind: CustodyKind, name: &str, known: &[Named]) -> bool {
        let found = known.iter().find(|status| fold(&unescaped(&status.name)) == fold(name));
        found.is_some_and(|status| {
            self.statuses.insert(kind, status.clone());
            true
        })
    }

    pub(super) fn place(&self, spot: &Spot) -> Option<&Named> {
        self.places.get(spot)
    }

    pub(super) fn status(&self, kind: CustodyKind) -> Option<&Named> {
        self.statuses.get(&kind)
    }
}

type Votes<K> = BTreeMap<K, BTreeMap<Named, usize>>;

fn vote<K: Ord>(votes: &mut Votes<K>, of: K, name: &Named) {
    *votes.entry(of).or_default().entry(name.clone()).or_default() += 1;
}

/// The name that more than half of the devices have, for each.
fn won<K: Ord>(votes: Votes<K>) -> BTreeMap<K, Named> {
    let winner = |(of, names): (K, BTreeMap<Named, usize>)| {
        let all: usize = names.values().sum();
        let (name, _) = names.into_iter().find(|(_, count)| count * 2 > all)?;
        Some((of, name))
    };
    votes.into_iter().filter_map(winner).collect()
}
