//! The fold itself: adds one entry after another to the ledger.

use super::{
    aside::Aside,
    authority::{Authority, Need, Reason},
    book::{Ledger, Terms},
    entries::{Entries, Unfolded},
    reads::ReadIx,
    said::{Campaign, Decided, Note, Participant, Touched, Unlabelled},
    timing::Timing,
};
use crate::audit::{
    ids::{EntryId, WriterId},
    journal::{self, Body, Entry, Fact, Order},
    uai::Uai,
};
use std::collections::BTreeSet;

fn insert_by<T>(list: &mut Vec<T>, order: Order, of: impl Fn(&T) -> Order, item: T) {
    let place = list.partition_point(|known| of(known) < order);
    list.insert(place, item);
}

impl Ledger {
    /// Builds the ledger of these entries, with default terms.
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        Self::on(Terms::default(), entries)
    }

    /// Builds the ledger of these entries, with these terms.
    #[must_use]
    pub fn on(terms: Terms, entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut gathered = Entries::default();
        for entry in entries {
            gathered.push(entry);
        }
        Self::of_gathered(terms, gathered)
    }

    /// Builds the ledger of entries that were gathered one by one, with these terms.
    #[must_use]
    pub fn of_gathered(terms: Terms, entries: Entries) -> Self {
        let mut ledger = Self { terms, entries, ..Self::default() };
        ledger.fold_anew();
        ledger
    }

    /// Adds an entry; `false` if it was there already.
    pub fn insert(&mut self, entry: Entry) -> bool {
        if self.entries.holds(entry.id) {
            return false;
        }
        let (is_governed, place) = (self.is_governed_by(&entry), self.entries.len());
        self.entries.push(entry);
        if is_governed {
            self.fold_anew();
        } else {
            self.sort_out(place);
            self.fold(place);
        }
        true
    }

    /// Adds entries that arrived together, and folds all entries again, once.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        for entry in entries {
            self.entries.push(entry);
        }
        self.fold_anew();
    }

    /// Whether one of these entries may change the validity of others.
    #[must_use]
    pub fn is_governed_by_any(&self, entries: &[Entry]) -> bool {
        entries.iter().any(|entry| !self.entries.holds(entry.id) && self.is_governed_by(entry))
    }

    /// How often all entries were folded again. When this number changes, every earlier [`ReadIx`] is invalid.
    #[must_use]
    pub const fn folds(&self) -> u32 {
        self.folds
    }

    /// Whether an entry may change the validity of others.
    fn is_governed_by(&self, entry: &Entry) -> bool {
        match &entry.body.fact {
            Fact::CampaignOpened { .. } | Fact::CampaignWidened { .. } => true,
            Fact::Retracted { entry } => matches!(self.touched_in_the_end(*entry), Some(Touched::Campaign)),
            fact => Timing::is_changed_by(fact) || (self.terms.office.is_some() && Authority::is_changed_by(fact)),
        }
    }

    /// Folds all entries from the beginning: first the rights and the times, then the colleges that the campaign
    /// covers, then the work done there.
    fn fold_anew(&mut self) {
        let mut entries = std::mem::take(&mut self.entries);
        entries.unfold();
        let timing = Timing::of(self.terms.horizon, entries.others());
        let about_rights = |entry: &&Entry| Authority::is_read_from(&entry.body.fact);
        let rights: Vec<Entry> = entries.others().filter(about_rights).cloned().collect();
        let authority = Authority::of(self.terms.office, &rights, |entry| timing.order(entry));
        *self = Self { terms: self.terms, folds: self.folds + 1, authority, timing, entries, ..Self::default() };
        let leads =
            |fact: &Fact| matches!(fact, Fact::CampaignOpened { .. } | Fact::CampaignWidened { .. } | Fact::Retracted { .. });
        for place in self.entries.places_of(leads) {
            self.fold(place);
        }
        self.colleges =
            self.campaign().map(|campaign| campaign.colleges).filter(|colleges| !colleges.is_empty()).map(BTreeSet::from_iter);
        self.sort_out(0);
        for place in 0..self.entries.len() {
            self.fold(place);
        }
    }

    /// Keeps the reads after so many entries as reads if they count, each at its place in the order of entries.
    fn sort_out(&mut self, after: usize) {
        let mut entries = std::mem::take(&mut self.entries);
        let counts = |id, college| self.objection_in(id, Need::College(college), true).is_none();
        entries.sort_out(after, &self.timing, counts);
        self.entries = entries;
    }

    /// Why nothing would be concluded from a fact, if this series stated it next.
    #[must_use]
    pub fn objection_to(&self, writer: WriterId, fact: &Fact) -> Option<Reason> {
        self.objection(EntryId { writer, seq: u64::MAX }, fact)
    }

    /// Why nothing may be concluded from an entry; `None` if it is valid.
    fn objection(&self, id: EntryId, fact: &Fact) -> Option<Reason> {
        self.objection_in(id, Need::of(fact), fact.is_fieldwork())
    }

    /// As [`Self::objection`], to an entry that requires this right.
    fn objection_in(&self, id: EntryId, need: Need, is_fieldwork: bool) -> Option<Reason> {
        if let Err(reason) = self.authority.may(id, need) {
            return Some(reason);
        }
        match need {
            Need::College(college) if is_fieldwork => {
                let outside = self.colleges.as_ref().is_some_and(|colleges| !colleges.contains(&college));
                outside.then_some(Reason::OutsideCampaign(college))
            }
            Need::College(_) | Need::Office | Need::Nothing => None,
        }
    }

    /// Retracts an entry by another one, if the author of that one may do so. If the entry is not here yet, the
    /// retraction waits for it.
    fn take_back(&mut self, retraction: Order, target: EntryId) {
        let Some(touched) = self.entries.touched(target) else {
            self.waiting.entry(target).or_default().push(retraction);
            return;
        };
        let needed = match touched {
            Touched::Read(ix) => self.read(ix).map_or(Need::Nothing, |read| Need::College(read.spot.college)),
            Touched::Visit(college) | Touched::Room(college, _) => Need::College(college),
            Touched::Unlabelled(entry) => self.unlabelled_spot(entry).map_or(Need::Nothing, |spot| Need::College(spot.college)),
            Touched::Decision(finding) => Need::College(finding.college),
            Touched::Campaign => Need::Office,
            Touched::Entry(_) | Touched::Remark(_) | Touched::Foreign | Touched::Aside => Need::Nothing,
        };
        if self.authority.may_retract(retraction.id(), target, needed) {
            self.retractions.insert(retraction, target);
        }
    }

    /// Folds the entry at a position, unless it is folded already.
    fn fold(&mut self, place: usize) {
        let (id, found) = match self.entries.unfolded(place) {
            Some(Unfolded::Read(ix)) => {
                let Some(order) = self.taken_read(ix) else { return };
                (order.id(), None)
            }
            Some(Unfolded::Other(entry)) => {
                let entry = *entry;
                let (id, order, at) = (entry.id, self.timing.order(&entry), entry.body.at);
                let touched = match self.objection(id, &entry.body.fact) {
                    Some(reason) => {
                        self.aside.insert(id, Aside { order, at, author: entry.body.author, reason });
                        Touched::Aside
                    }
                    None => self.taken(id, order, entry.body),
                };
                (id, Some((order, touched)))
            }
            None => return,
        };
        self.entries.fold(place, found);
        if self.waiting.is_empty() {
            return;
        }
        for retraction in self.waiting.remove(&id).into_iter().flatten() {
            self.take_back(retraction, id);
        }
    }

    /// Adds a read that counts, and returns its place in the order of entries.
    fn taken_read(&mut self, ix: ReadIx) -> Option<Order> {
        let read = self.read(ix)?;
        let (order, college, room) = (read.order, read.spot.college, read.spot.room.clone());
        if let Some(before) = read.instead.as_deref().copied() {
            self.take_back(order, before);
        }
        let visit = self.visits.entry(college).or_default();
        visit.reads.push(ix);
        visit.find(room.as_ref(), order);
        Some(order)
    }

    /// Adds the content of an entry and returns what it is about.
    fn taken(&mut self, id: EntryId, order: Order, body: Body) -> Touched {
        let Body { at, author, fact, .. } = body;
        match fact {
            Fact::Joined { campaign, station, key } => {
                self.stations.entry(id.writer).or_insert(Participant { campaign, name: station, key });
                Touched::Campaign
            }
            Fact::CampaignOpened { name, colleges, revision, planned, mode } => {
                let opened = Campaign { name, colleges, revision, opened: at, planned, mode, closed: false };
                insert_by(&mut self.opened, order, |(o, _)| *o, (order, opened));
                Touched::Campaign
            }
            Fact::CampaignMoved { revision } => {
                insert_by(&mut self.moves, order, |(o, _)| *o, (order, revision));
                Touched::Campaign
            }
            Fact::CampaignClosed {} => self.campaign_turn(order, false),
            Fact::CampaignReopened {} => self.campaign_turn(order, true),
            Fact::WentFull { college } => {
                self.went_full.entry(college).or_default().push(order);
                Touched::Visit(college)
            }
            Fact::VisitOpened { college } => self.visit_turn(college, order, true),
            Fact::VisitClosed { college } => self.visit_turn(college, order, false),
            Fact::RoomOpened(place) => self.room_turn(place, order, true),
            Fact::RoomClosed(place) => self.room_turn(place, order, false),
            // A read that counts is kept as one and folded as one.
            Fact::Seen(_) => Touched::Aside,
            Fact::Unlabelled { spot, label, note } => {
                self.visits.entry(spot.college).or_default().find(spot.room.as_ref(), order);
                self.unlabelled.insert(id, Unlabelled { order, at, author, spot, label, note });
                Touched::Unlabelled(id)
            }
            Fact::Noted(noted) => {
                let about = noted.about.clone();
                let notes = self.notes.entry(about.clone()).or_default();
                insert_by(notes, order, |n| n.order, Note { order, at, author, noted });
                Touched::Remark(about)
            }
            Fact::Decided(decided) => {
                let finding = decided.finding.clone();
                let decisions = self.decisions.entry(finding.clone()).or_default();
                insert_by(decisions, order, |d| d.order, Decided { order, at, author, decided });
                Touched::Decision(finding)
            }
            Fact::Retracted { entry } => {
                self.take_back(order, entry);
                insert_by(&mut self.undos, order, |(o, _)| *o, (order, entry));
                Touched::Entry(entry)
            }
            Fact::CampaignWidened { colleges } => {
                insert_by(&mut self.widened, order, |(o, _)| *o, (order, colleges));
                Touched::Campaign
            }
            Fact::RosterOpened { .. }
            | Fact::StationAccepted { .. }
            | Fact::StationRefused { .. }
            | Fact::RecoveryNamed { .. }
            | Fact::OfficeTaken { .. }
            | Fact::Stated { .. }
            | Fact::Allotted { .. }
            | Fact::ClockSet { .. } => Touched::Campaign,
            Fact::Foreign(_) => Touched::Foreign,
        }
    }

    fn campaign_turn(&mut self, order: Order, open: bool) -> Touched {
        self.turns.insert(order, open);
        Touched::Campaign
    }

    fn visit_turn(&mut self, college: Uai, order: Order, open: bool) -> Touched {
        self.visits.entry(college).or_default().turns.insert(order, open);
        Touched::Visit(college)
    }

    fn room_turn(&mut self, place: journal::RoomPlace, order: Order, open: bool) -> Touched {
        let visit = self.visits.entry(place.college).or_default();
        visit.rooms.entry(place.room.clone()).or_default().insert(order, open);
        Touched::Room(place.college, place.room)
    }
}
