//! The questions that a ledger answers. Unless stated otherwise, void entries are left out.

use super::{
    aside::Aside,
    authority::Reason,
    book::Ledger,
    reads::{Read, ReadIx},
    said::{Campaign, Decided, Lost, Note, Participant, Touched, Unlabelled},
    visits::{RoomState, VisitState},
};
use crate::audit::{
    finding::Finding,
    ids::{EntryId, Revision, RoomName, WriterId},
    journal::{About, AuditMode, Order, Sampling, Spot},
    uai::Uai,
};

impl Ledger {
    /// The campaign: as it was first opened, with the revision of its last move, all colleges it was widened to, and
    /// closed if it was closed last.
    #[must_use]
    pub fn campaign(&self) -> Option<Campaign> {
        let (_, opened) = self.campaign_opened()?;
        let moved = self.moved().map(|(_, revision)| *revision);
        let mut colleges = opened.colleges.clone();
        if !colleges.is_empty() {
            let widened = self.widened.iter().filter(|(order, _)| !self.is_void(*order));
            colleges.extend(widened.flat_map(|(_, more)| more));
            colleges.sort_unstable();
            colleges.dedup();
        }
        Some(Campaign { revision: moved.unwrap_or(opened.revision), closed: self.is_closed(), colleges, ..opened.clone() })
    }

    /// The revision with which the campaign is compared now, and the entry that says so.
    #[must_use]
    pub fn held_by(&self) -> Option<(EntryId, Revision)> {
        let opened = || self.campaign_opened().map(|(order, opened)| (order.entry(), opened.revision));
        self.moved().map(|(order, revision)| (order.entry(), *revision)).or_else(opened)
    }

    fn moved(&self) -> Option<&(Order, Revision)> {
        self.moves.iter().rev().find(|(order, _)| !self.is_void(*order))
    }

    /// The name of the campaign: as it was first opened.
    #[must_use]
    pub fn campaign_name(&self) -> Option<&str> {
        self.campaign_opened().map(|(_, opened)| opened.name.as_str())
    }

    /// The revisions with which the campaign was compared, the current one first. If that one is not stored here, the
    /// next one is the best available.
    pub fn revisions(&self) -> impl Iterator<Item = Revision> {
        let moved = self.moves.iter().rev().filter(|(order, _)| !self.is_void(*order)).map(|(_, revision)| *revision);
        moved.chain(self.campaign_opened().map(|(_, opened)| opened.revision))
    }

    /// Whether the campaign covers a college.
    #[must_use]
    pub fn goes_to(&self, college: Uai) -> bool {
        self.campaign().is_none_or(|campaign| campaign.colleges.is_empty() || campaign.colleges.contains(&college))
    }

    fn campaign_opened(&self) -> Option<&(Order, Campaign)> {
        self.opened.iter().find(|(order, _)| !self.is_void(*order))
    }

    /// Whether the campaign is over.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.turns.last(&self.retractions).is_some_and(|(_, open)| !open)
    }

    /// How devices are looked for in the campaign. A full count unless an entry says otherwise.
    #[must_use]
    pub fn mode(&self) -> AuditMode {
        self.campaign_opened().map(|(_, opened)| opened.mode).unwrap_or_default()
    }

    /// Whether a college changed to a full count.
    #[must_use]
    pub fn went_full(&self, college: Uai) -> bool {
        self.went_full.get(&college).is_some_and(|orders| orders.iter().any(|order| !self.is_void(*order)))
    }

    /// Whether an entry changed a college to a full count.
    #[must_use]
    pub fn is_going_full(&self, entry: EntryId) -> bool {
        self.went_full.values().flatten().any(|order| order.id() == entry)
    }

    /// What the sample of a college has to assure; `None` if every device is looked for.
    #[must_use]
    pub fn sampling(&self, college: Uai) -> Option<Sampling> {
        match self.mode() {
            AuditMode::Sampling(sampling) if !self.went_full(college) => Some(sampling),
            AuditMode::Full | AuditMode::Blind | AuditMode::Sampling(_) => None,
        }
    }

    /// The station of a series.
    #[must_use]
    pub fn station(&self, writer: WriterId) -> Option<&Participant> {
        self.stations.get(&writer)
    }

    /// The lost stations that took part in the campaign, and of the others those that the office had accepted and called lost while
    /// the campaign was open; in the order in which the office said so.
    #[must_use]
    pub fn lost(&self) -> Vec<Lost> {
        let mut lost = Vec::new();
        for (key, word) in &self.authority.lost {
            let own = || self.stations.iter().filter(|(_, station)| station.key == *key).map(|(writer, _)| writer);
            if own().next().is_some() || (word.was_accepted && self.was_open(word.order)) {
                // A length is what a station says of itself.
                let entries = own().filter_map(|writer| word.known.get(writer)).copied().fold(0, u64::saturating_add);
                lost.push(Lost { name: word.name.clone(), key: *key, at: word.at, entries });
            }
        }
        lost.sort_by_key(|lost| (lost.at.ms(), lost.key));
        lost
    }

    /// Whether the campaign was open at a place in the order of entries.
    fn was_open(&self, place: Order) -> bool {
        self.campaign_opened().is_some_and(|(opened, _)| *opened < place)
            && self.turns.last_before(place, &self.retractions).is_none_or(|(_, open)| open)
    }

    /// How many entries it contains, void ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// Whether it contains no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// Whether the entry at this place was retracted.
    #[must_use]
    pub fn is_void(&self, order: Order) -> bool {
        self.retractions.is_void(order)
    }

    /// What an entry is about, if it is known here.
    #[must_use]
    pub fn touched(&self, entry: EntryId) -> Option<Touched> {
        self.entries.touched(entry)
    }

    /// What an entry is finally about: a retraction is about what it retracts or restores.
    #[must_use]
    pub fn touched_in_the_end(&self, entry: EntryId) -> Option<Touched> {
        let mut touched = self.touched(entry)?;
        // A chain of retractions is shorter than the journal. The limit stops a forged circle.
        for _ in 0..self.entries.len() {
            match touched {
                Touched::Entry(target) => touched = self.touched(target)?,
                Touched::Read(_)
                | Touched::Visit(_)
                | Touched::Room(..)
                | Touched::Unlabelled(_)
                | Touched::Decision(_)
                | Touched::Remark(_)
                | Touched::Foreign
                | Touched::Campaign
                | Touched::Aside => return Some(touched),
            }
        }
        None
    }

    /// The reads in the order of arrival, void ones included. A [`ReadIx`] is a position in here.
    #[must_use]
    pub fn reads(&self) -> &[Read] {
        self.entries.reads()
    }

    /// The read at a position.
    #[must_use]
    pub fn read(&self, ix: ReadIx) -> Option<&Read> {
        self.reads().get(ix.0 as usize)
    }

    /// The read at a position, if it is not void.
    #[must_use]
    pub fn valid_read(&self, ix: ReadIx) -> Option<&Read> {
        self.read(ix).filter(|read| !self.is_void(read.order))
    }

    /// The reads recorded in a college, void ones included.
    #[must_use]
    pub fn reads_in(&self, college: Uai) -> &[ReadIx] {
        self.visits.get(&college).map_or(&[], |visit| &visit.reads)
    }

    /// The state of the visit of a college.
    #[must_use]
    pub fn visit(&self, college: Uai) -> VisitState {
        let Some(visit) = self.visits.get(&college) else { return VisitState::None };
        match visit.was_opened(&self.retractions) {
            Some(true) => VisitState::Open,
            Some(false) => VisitState::Closed,
            None if self.happened_in(college) => VisitState::Open,
            None => VisitState::None,
        }
    }

    /// Whether anything happened in a college apart from the opening of its visit.
    fn happened_in(&self, college: Uai) -> bool {
        self.reads_in(college).iter().any(|ix| self.valid_read(*ix).is_some())
            || self.unlabelled().any(|u| u.spot.college == college)
            || self.visits.get(&college).is_some_and(|visit| {
                visit.rooms.keys().any(|room| visit.room(Some(room), &self.retractions) != RoomState::Untouched)
            })
    }

    /// Whether a college counts as visited. Only then are findings concluded there.
    #[must_use]
    pub fn is_visited(&self, college: Uai) -> bool {
        self.visit(college) != VisitState::None
    }

    /// The colleges in which anything was recorded, visited or not.
    pub fn touched_colleges(&self) -> impl Iterator<Item = Uai> {
        self.visits.keys().copied()
    }

    /// The state of a room. Without a room: whether the whole visit is closed.
    #[must_use]
    pub fn room(&self, college: Uai, room: Option<&RoomName>) -> RoomState {
        self.visits.get(&college).map_or(RoomState::Untouched, |visit| visit.room(room, &self.retractions))
    }

    /// The places of a closed visit that are open since: somebody who did not know that it was closed opened a room or found
    /// something. `None` stands for what was found in no room. Empty unless the visit is closed.
    #[must_use]
    pub fn open_since(&self, college: Uai) -> Vec<Option<&RoomName>> {
        let closed = self.visits.get(&college).filter(|_| self.visit(college) == VisitState::Closed);
        let places = closed.into_iter().flat_map(|visit| visit.places().into_iter().map(move |room| (visit, room)));
        places.filter(|(visit, room)| visit.room(*room, &self.retractions) == RoomState::Open).map(|(_, room)| room).collect()
    }

    /// The rooms of a college that an entry names, whether they are recorded in the inventory or not.
    pub fn rooms_named(&self, college: Uai) -> impl Iterator<Item = &RoomName> {
        self.visits.get(&college).into_iter().flat_map(|visit| visit.rooms.keys())
    }

    /// The devices without a readable tag.
    pub fn unlabelled(&self) -> impl Iterator<Item = &Unlabelled> {
        self.unlabelled.values().filter(|u| !self.is_void(u.order))
    }

    /// One device without a readable tag.
    #[must_use]
    pub fn unlabelled_entry(&self, entry: EntryId) -> Option<&Unlabelled> {
        self.unlabelled.get(&entry).filter(|u| !self.is_void(u.order))
    }

    /// The place of a device without a readable tag, retracted or not.
    #[must_use]
    pub fn unlabelled_spot(&self, entry: EntryId) -> Option<&Spot> {
        self.unlabelled.get(&entry).map(|found| &found.spot)
    }

    /// The valid decision about a finding: the latest one.
    #[must_use]
    pub fn decision(&self, finding: &Finding) -> Option<&Decided> {
        self.decisions(finding).next()
    }

    /// The remarks about a device or an entry, earliest first.
    #[must_use]
    pub fn notes(&self, about: &About) -> impl DoubleEndedIterator<Item = &Note> {
        self.notes.get(about).into_iter().flatten().filter(|note| !self.is_void(note.order))
    }

    /// Whether anybody made a remark about anything.
    #[must_use]
    pub fn has_notes(&self) -> bool {
        !self.notes.is_empty()
    }

    /// The remarks made in a college with which a photograph is kept, in the order of the journal.
    #[must_use]
    pub fn photographed(&self, college: Uai) -> Vec<&Note> {
        let notes = self.notes.values().flatten().filter(|note| note.noted.college == college && note.noted.still.is_some());
        let mut notes: Vec<&Note> = notes.filter(|note| !self.is_void(note.order)).collect();
        notes.sort_by_key(|note| note.order);
        notes
    }

    /// The decision that an entry contains, retracted or not.
    #[must_use]
    pub fn decision_entry(&self, entry: EntryId) -> Option<&Decided> {
        let Touched::Decision(finding) = self.touched(entry)? else { return None };
        self.decisions.get(&finding)?.iter().find(|decided| decided.order.id() == entry)
    }

    /// The decisions about a finding that no later decision replaces, the latest first. Several of them are a conflict:
    /// each was made without knowledge of the others, on stations that had not synchronised. A station always knows its
    /// own decisions.
    #[must_use]
    pub fn open_decisions(&self, finding: &Finding) -> Vec<&Decided> {
        let mut open: Vec<&Decided> = Vec::new();
        let mut later: Vec<&Decided> = Vec::new();
        for decided in self.decisions(finding) {
            let own = |after: &&&Decided| after.order.id().writer == decided.order.id().writer;
            let settled =
                later.iter().any(|after| after.decided.over.contains(&decided.order.id())) || later.iter().any(|a| own(&a));
            if !settled {
                open.push(decided);
            }
            later.push(decided);
        }
        open
    }

    /// Every decision about a finding that was not retracted, the latest first.
    pub fn decisions(&self, finding: &Finding) -> impl Iterator<Item = &Decided> {
        self.decisions.get(finding).into_iter().flatten().rev().filter(|decided| !self.is_void(decided.order))
    }

    /// The findings about which there is a decision that was not retracted, in no order, whether they still stand or not.
    pub fn decided(&self) -> impl Iterator<Item = &Finding> {
        self.decisions
            .iter()
            .filter(|(_, all)| all.iter().any(|decided| !self.is_void(decided.order)))
            .map(|(finding, _)| finding)
    }

    /// The entries that are set aside and were not retracted, by identity.
    pub fn aside(&self) -> impl Iterator<Item = (EntryId, &Aside)> {
        self.aside.iter().filter(|(_, aside)| !self.is_void(aside.order)).map(|(id, aside)| (*id, aside))
    }

    /// Why an entry is set aside, if it is.
    #[must_use]
    pub fn set_aside(&self, entry: EntryId) -> Option<Reason> {
        self.aside.get(&entry).map(|aside| aside.reason)
    }
}
