//! The questions that a ledger answers. Unless stated otherwise, void entries are left out.

use super::{
    aside::Aside,
    authority::Reason,
    book::Ledger,
    reads::{Read, ReadIx},
    said::{Campaign, Decided, Note, Participant, Touched, Unlabelled},
    visits::{RoomState, VisitState},
};
use crate::audit::{
    finding::Finding,
    ids::{EntryId, Revision, RoomName, WriterId},
    journal::{About, AuditMode, Order, Sampling},
    uai::Uai,
};

impl Ledger {
    /// The campaign: as it was first opened, with the revision of its last move, all colleges it was widened to, and
    /// closed if it was closed last.
    #[must_use]
    pub fn campaign(&self) -> Option<Campaign> {
        let (_, opened) = self.campaign_opened()?;
        let moved = self.moves.iter().rev().find(|(order, _)| !self.is_void(*order)).map(|(_, revision)| *revision);
        let mut colleges = opened.colleges.clone();
        if !colleges.is_empty() {
            let widened = self.widened.iter().filter(|(order, _)| !self.is_void(*order));
            colleges.extend(widened.flat_map(|(_, more)| more));
            colleges.sort_unstable();
            colleges.dedup();
        }
        Some(Campaign { revision: moved.unwrap_or(opened.revision), closed: self.is_closed(), colleges, ..opened.clone() })
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

    /// How many entries it contains, void ones included.
    #[must_use]
    pub fn len(&self) -> usize {
        self.known.len()
    }

    /// Whether it contains no entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.known.is_empty()
    }

    /// Whether the entry at this place was retracted.
    #[must_use]
    pub fn is_void(&self, order: Order) -> bool {
        self.retractions.is_void(order)
    }

    /// What an entry is about, if it is known here.
    #[must_use]
    pub fn touched(&self, entry: EntryId) -> Option<&Touched> {
        self.known.get(&entry).map(|(_, touched)| touched)
    }

    /// What an entry is finally about: a retraction is about what it retracts or restores.
    #[must_use]
    pub fn touched_in_the_end(&self, entry: EntryId) -> Option<&Touched> {
        let mut touched = self.touched(entry)?;
        // A chain of retractions is shorter than the journal. The limit stops a forged circle.
        for _ in 0..self.known.len() {
            match touched {
                Touched::Entry(target) => touched = self.touched(*target)?,
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
        &self.reads
    }

    /// The read at a position.
    #[must_use]
    pub fn read(&self, ix: ReadIx) -> Option<&Read> {
        self.reads.get(ix.0 as usize)
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

    /// The college of a device without a readable tag, retracted or not.
    #[must_use]
    pub fn unlabelled_college(&self, entry: EntryId) -> Option<Uai> {
        self.unlabelled.get(&entry).map(|found| found.spot.college)
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

    /// The decision that an entry contains, retracted or not.
    #[must_use]
    pub fn decision_entry(&self, entry: EntryId) -> Option<&Decided> {
        let Touched::Decision(finding) = self.touched(entry)? else { return None };
        self.decisions.get(finding)?.iter().find(|decided| decided.order.id() == entry)
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
