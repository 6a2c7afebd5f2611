//! The answer of a hub when a station contacts it.

use super::Trouble;
use crate::audit::{
    exchange::{Card, SeriesHead},
    ids::{HubId, Incarnation, Revision, WriterId},
    journal::{Digest, PublicKey},
    moment::Moment,
};
use std::collections::BTreeSet;

/// The version of the hub format that this program creates and supports. A newer version is refused with the advice to
/// install the newer Récol; there is no older one yet.
pub const FORM: u32 = 1;

/// The content of a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// Which hub.
    pub hub: HubId,
    /// Which history of it.
    pub incarnation: Incarnation,
    /// The key of its office.
    pub office: PublicKey,
    /// The time of its clock, if it can be asked.
    pub time: Option<Moment>,
    /// The revision into which all earlier ones were merged; they are no longer handed out. 0 if nothing was merged.
    pub floor: Revision,
    /// The revisions from the floor on, with their digests, in order.
    pub revisions: Vec<(Revision, Digest)>,
    /// The known stations.
    pub cards: Vec<Card>,
    /// Whether it accepts somebody with a key that never signed that: the office has its list written again then, without them.
    pub misled: bool,
    /// How far each series goes without a gap. More than one line for a series means a fork.
    pub series: Vec<SeriesHead>,
    /// The series with missing or unreadable pieces in the middle.
    pub holes: BTreeSet<WriterId>,
    /// Other troubles.
    pub troubles: Vec<Trouble>,
}

impl Greeting {
    /// The card of a key.
    #[must_use]
    pub fn card(&self, key: &PublicKey) -> Option<&Card> {
        self.cards.iter().find(|card| card.key == *key)
    }

    /// The newest revision; 0 if there is none.
    #[must_use]
    pub fn newest(&self) -> Revision {
        self.revisions.last().map(|(revision, _)| *revision).unwrap_or_default()
    }
}
