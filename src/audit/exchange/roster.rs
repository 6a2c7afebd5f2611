//! The roster: what the office's own entries state about stations and about the extent of the data. Whoever holds these
//! entries needs no other list. They take precedence over any list that a hub shows.

use super::card::Card;
use crate::audit::{
    ids::{Revision, WriterId},
    journal::{Entry, Fact, Offices, PublicKey, Reach, Scope, StatedHead, StatedRevision},
    moment::Moment,
};
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// The office's last statement about a station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The station's name, as the office knows it. Raw.
    pub name: SmolStr,
    /// The colleges that it visits; `None` if it was refused.
    pub scope: Option<Scope>,
    /// What the office had received from it at the time of the statement.
    pub known: Vec<Reach>,
    /// When the office first called it lost, if it has not accepted it since.
    pub lost: Option<Moment>,
}

/// The state that results from the office's entries.
#[derive(Clone, Debug, Default)]
pub struct Roster {
    opened: bool,
    recovery: Option<PublicKey>,
    /// The names of the offices.
    names: BTreeMap<PublicKey, SmolStr>,
    members: BTreeMap<PublicKey, Member>,
    heads: BTreeMap<WriterId, StatedHead>,
    revisions: BTreeMap<(Revision, bool), StatedRevision>,
    stated: Option<Moment>,
}

impl Roster {
    /// Reads the entries of a hub's roster in the order in which the office wrote them. Entries by others are ignored.
    #[must_use]
    pub fn of(office: &PublicKey, entries: &[Entry]) -> Self {
        let mut roster = Self::default();
        Offices::of(office, entries).statements(entries).into_iter().for_each(|entry| roster.take(entry));
        roster
    }

    fn take(&mut self, entry: &Entry) {
        match &entry.body.fact {
            Fact::RosterOpened { .. } => self.opened = true,
            Fact::StationAccepted { key, name, scope, known } => {
                let member = Member { name: name.clone(), scope: Some(scope.clone()), known: known.clone(), lost: None };
                self.members.insert(*key, member);
            }
            Fact::StationRefused { key, name, known, lost } => {
                let before = self.members.get(key).and_then(|member| member.lost);
                let lost = before.or_else(|| lost.then_some(entry.body.at));
                self.members.insert(*key, Member { name: name.clone(), scope: None, known: known.clone(), lost });
            }
            Fact::RecoveryNamed { key } => self.recovery = Some(*key),
            // From here on the office before is a station like any other, and one that was turned away.
            Fact::OfficeTaken { before, known, .. } => {
                let name = self.names.get(before).cloned().unwrap_or_default();
                self.members.insert(*before, Member { name, scope: None, known: known.clone(), lost: None });
            }
            Fact::Stated { heads, revisions } => {
                for head in heads {
                    let last = self.heads.entry(head.writer).or_insert_with(|| head.clone());
                    // A later statement never reduces an earlier one.
                    if head.seq > last.seq {
                        last.clone_from(head);
                    }
                }
                for revision in revisions {
                    self.revisions.insert((revision.revision, revision.gathered), revision.clone());
                }
                self.stated = Some(entry.body.at);
            }
            Fact::Joined { station, key, .. } => drop(self.names.insert(*key, station.clone())),
            Fact::CampaignOpened { .. }
            | Fact::CampaignMoved { .. }
            | Fact::CampaignClosed {}
            | Fact::CampaignReopened {}
            | Fact::CampaignWidened { .. }
            | Fact::Allotted { .. }
            | Fact::ClockSet { .. }
            | Fact::WentFull { .. }
            | Fact::VisitOpened { .. }
            | Fact::VisitClosed { .. }
            | Fact::RoomOpened(_)
            | Fact::RoomClosed(_)
            | Fact::Seen(_)
            | Fact::Unlabelled { .. }
            | Fact::Noted(_)
            | Fact::Decided(_)
            | Fact::Retracted { .. }
            | Fact::Foreign(_) => {}
        }
    }

    /// Whether the office keeps its roster here. If it does not, only the lists of the hub are available.
    #[must_use]
    pub const fn is_opened(&self) -> bool {
        self.opened
    }

    /// The key that may attest another office, if the office named one.
    #[must_use]
    pub const fn recovery(&self) -> Option<&PublicKey> {
        self.recovery.as_ref()
    }

    /// When the office last made such a statement.
    #[must_use]
    pub const fn stated(&self) -> Option<Moment> {
        self.stated
    }

    /// The length of each series as last stated.
    #[must_use]
    pub const fn heads(&self) -> &BTreeMap<WriterId, StatedHead> {
        &self.heads
    }

    /// The statement about a revision: either as it was published, or (`gathered`) with all earlier ones merged into
    /// it.
    #[must_use]
    pub fn revision(&self, revision: Revision, gathered: bool) -> Option<&StatedRevision> {
        self.revisions.get(&(revision, gathered))
    }

    /// The newest revision that was stated; 0 if none was.
    #[must_use]
    pub fn newest(&self) -> Revision {
        self.revisions.keys().next_back().map(|(revision, _)| *revision).unwrap_or_default()
    }

    /// The office's last statement about a station.
    #[must_use]
    pub fn member(&self, key: &PublicKey) -> Option<&Member> {
        self.members.get(key)
    }

    /// Whether the office refused a station and has not accepted it since.
    #[must_use]
    pub fn has_refused(&self, key: &PublicKey) -> bool {
        self.members.get(key).is_some_and(|member| member.scope.is_none())
    }

    /// Corrects the cards that a hub shows: a station is accepted only if the office's own entries say so, and every
    /// station that the office accepted has a card.
    #[must_use]
    pub fn judge(&self, office: &PublicKey, cards: Vec<Card>) -> Vec<Card> {
        if !self.opened {
            return cards;
        }
        let mut judged: BTreeMap<PublicKey, Card> = cards.into_iter().map(|card| (card.key, card)).collect();
        for (key, member) in &self.members {
            let new = || Card { key: *key, name: member.name.clone(), accepted: false, scope: Scope::All };
            judged.entry(*key).or_insert_with(new);
        }
        for (key, card) in &mut judged {
            let scope = match self.members.get(key) {
                // It may have been a station of an earlier office.
                _ if key == office => Some(Scope::All),
                Some(member) => member.scope.clone(),
                None => None,
            };
            (card.accepted, card.scope) = (scope.is_some(), scope.unwrap_or_default());
        }
        judged.into_values().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{
        ids::{CampaignId, EntryId},
        journal::{Body, Hlc},
    };

    #[test]
    fn only_the_office_says_who_is_accepted() {
        let (office, other) = (PublicKey::from_bytes([1; 32]), PublicKey::from_bytes([2; 32]));
        let entry = |writer, seq, fact| {
            let at = Moment::new(0, 0);
            let id = EntryId { writer: WriterId([writer; 16]), seq };
            Entry { id, body: Body { hlc: Hlc::default(), at, author: "a".into(), fact } }
        };
        let joined = |key| Fact::Joined { campaign: CampaignId([9; 16]), station: "a".into(), key };
        let accepted = Fact::StationAccepted { key: other, name: "b".into(), scope: Scope::All, known: Vec::new() };
        let refused = Fact::StationRefused { key: other, name: "b".into(), known: Vec::new(), lost: false };
        let mut entries = vec![
            entry(1, 1, joined(office)),
            entry(1, 2, Fact::RosterOpened { known: Vec::new() }),
            entry(1, 3, accepted.clone()),
            entry(1, 4, refused),
            entry(2, 1, joined(other)),
            entry(2, 2, accepted.clone()),
        ];
        let card = Card { key: other, name: "b".into(), accepted: true, scope: Scope::All };
        let judged = |entries: &[Entry]| Roster::of(&office, entries).judge(&office, vec![card.clone()]);
        assert!(judged(&entries).iter().all(|card| !card.accepted));
        entries.push(entry(1, 5, accepted));
        assert!(judged(&entries).iter().all(|card| card.accepted));
        assert_eq!(judged(&[]), std::slice::from_ref(&card), "without a roster the hub's lists hold");
    }
}
