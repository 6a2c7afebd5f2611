//! What a hub tells when it is met.

use super::Trouble;
use crate::audit::{
    exchange::{Card, SeriesHead},
    ids::{HubId, Incarnation, Revision, WriterId},
    journal::{Digest, PublicKey},
    moment::Moment,
};
use std::collections::BTreeSet;

/// The form of hub that this version makes and knows. A hub of a newer form is refused with the word to install the newer
/// Récol; there is no older one yet.
pub const FORM: u32 = 1;

/// What there is at a hub.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Greeting {
    /// Which hub.
    pub hub: HubId,
    /// Which history of it.
    pub incarnation: Incarnation,
    /// The key of its office.
    pub office: PublicKey,
    /// What its clock says, where it can be asked.
    pub time: Option<Moment>,
    /// Revisions before this one are told no more: their rows are gathered in it. 0 where all are.
    pub floor: Revision,
    /// The revisions from the floor on, with their digests, in order.
    pub revisions: Vec<(Revision, Digest)>,
    /// Who is known.
    pub cards: Vec<Card>,
    /// How far each series goes without a gap. More than one line for a series tells of a fork.
    pub series: Vec<SeriesHead>,
    /// Series of which pieces in the middle are missing or unreadable.
    pub holes: BTreeSet<WriterId>,
    /// What is wrong, beside.
    pub troubles: Vec<Trouble>,
}

impl Greeting {
    /// The card of a key.
    #[must_use]
    pub fn card(&self, key: &PublicKey) -> Option<&Card> {
        self.cards.iter().find(|card| card.key == *key)
    }

    /// The newest revision; 0 where there is none.
    #[must_use]
    pub fn newest(&self) -> Revision {
        self.revisions.last().map(|(revision, _)| *revision).unwrap_or_default()
    }
}
