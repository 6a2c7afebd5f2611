//! The fold itself: adds one entry after another to the ledger.

use super::{
    aside::Aside,
    authority::{Authority, Need, Reason},
    book::{Act, Ledger, Terms},
    reads::{Read, ReadIx},
    said::{Campaign, Decided, Note, Participant, Touched, Unlabelled},
    timing::Timing,
};
use crate::audit::{
    ids::{EntryId, WriterId},
    journal::{self, Body, Entry, Fact, Order},
    uai::Uai,
};
use rustc_hash::FxHashSet;
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
        let mut ledger = Self { terms, ..Self::default() };
        let mut met = FxHashSet::default();
        ledger.entries = entries.into_iter().filter(|entry| met.insert(entry.id)).collect();
        ledger.fold_anew();
        ledger
    }

    /// Adds an entry; `false` if it was there already.
    pub fn insert(&mut self, entry: Entry) -> bool {
        if self.known.contains_key(&entry.id) {
            return false;
        }
        self.entries.push(entry.clone());
        if self.is_governed_by(&entry) {
            self.fold_anew();
        } else {
            self.fold(entry);
        }
        true
    }

    /// Adds entries that arrived together, and folds all entries again, once.
    pub fn extend(&mut self, entries: Vec<Entry>) {
        let mut met: FxHashSet<EntryId> = FxHashSet::default();
        let new = entries.into_iter().filter(|entry| !self.known.contains_key(&entry.id) && met.insert(entry.id));
        self.entries.extend(new.collect::<Vec<_>>());
        self.fold_anew();
    }

    /// Whether one of these entries may change the validity of others.
    #[must_use]
    pub fn is_governed_by_any(&self, entries: &[Entry]) -> bool {
        entries.iter().any(|entry| !self.known.contains_key(&entry.id) && self.is_governed_by(entry))
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
        let entries = std::mem::take(&mut self.entries);
        let timing = Timing::of(self.terms.horizon, &entries);
        let authority = Authority::of(self.terms.office, &entries, |entry| timing.order(entry));
        *self = Self { terms: self.terms, folds: self.folds + 1, authority, timing, ..Self::default() };
        let leads = |entry: &&Entry| {
            matches!(entry.body.fact, Fact::CampaignOpened { .. } | Fact::CampaignWidened { .. } | Fact::Retracted { .. })
        };
        entries.iter().filter(leads).for_each(|entry| self.fold(entry.clone()));
        self.colleges =
            self.campaign().map(|campaign| campaign.colleges).filter(|colleges| !colleges.is_empty()).map(BTreeSet::from_iter);
        entries.iter().filter(|entry| !leads(entry)).for_each(|entry| self.fold(entry.clone()));
        self.entries = entries;
    }

    /// Why nothing would be concluded from a fact, if this series stated it next.
    #[must_use]
    pub fn objection_to(&self, writer: WriterId, fact: &Fact) -> Option<Reason> {
        self.objection(EntryId { writer, seq: u64::MAX }, fact)
    }

    /// Why nothing may be concluded from an entry; `None` if it is valid.
    fn objection(&self, id: EntryId, fact: &Fact) -> Option<Reason> {
        let need = Need::of(fact);
        if let Err(reason) = self.authority.may(id, need) {
            return Some(reason);
        }
        match need {
            Need::College(college) if fact.is_fieldwork() => {
                let outside = self.colleges.as_ref().is_some_and(|colleges| !colleges.contains(&college));
                outside.then_some(Reason::OutsideCampaign(college))
            }
            Need::College(_) | Need::Office | Need::Nothing => None,
        }
    }

    /// Retracts an entry by another one, if the author of that one may do so. If the entry is not here yet, the
    /// retraction waits for it.
    fn take_back(&mut self, retraction: Order, target: EntryId) {
        let Some((_, touched)) = self.known.get(&target) else {
            self.waiting.entry(target).or_default().push(retraction);
            return;
        };
        let needed = match touched {
            Touched::Read(ix) => self.read(*ix).map_or(Need::Nothing, |read| Need::College(read.spot.college)),
            Touched::Visit(college) | Touched::Room(college, _) => Need::College(*college),
            Touched::Unlabelled(entry) => self.unlabelled_college(*entry).map_or(Need::Nothing, Need::College),
            Touched::Decision(finding) => Need::College(finding.college),
            Touched::Campaign => Need::Office,
            Touched::Entry(_) | Touched::Remark(_) | Touched::Foreign | Touched::Aside => Need::Nothing,
        };
        if self.authority.may_retract(retraction.id(), target, needed) {
            self.retractions.insert(retraction, target);
        }
    }

    fn fold(&mut self, entry: Entry) {
        let (id, order, at) = (entry.id, self.timing.order(&entry), entry.body.at);
        let fact = &entry.body.fact;
        let about_itself =
            matches!(fact, Fact::Joined { .. } | Fact::ClockSet { .. } | Fact::Retracted { .. } | Fact::Foreign(_));
        let undoable = !about_itself && !fact.is_for_the_office();
        let touched = match self.objection(id, &entry.body.fact) {
            Some(reason) => {
                self.aside.insert(id, Aside { order, at, author: entry.body.author, reason });
                Touched::Aside
            }
            None => self.taken(id, order, entry.body),
        };
        if undoable {
            let stroke = matches!(touched, Touched::Decision(_)).then_some(at);
            insert_by(&mut self.acts, order, |act| act.order, Act { order, stroke });
        }
        self.known.insert(id, (order, touched));
        for retraction in self.waiting.remove(&id).into_iter().flatten() {
            self.take_back(retraction, id);
        }
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
            Fact::Seen(seen) => {
                if let Some(before) = seen.instead {
                    self.take_back(order, before);
                }
                let ix = ReadIx(u32::try_from(self.reads.len()).unwrap_or(u32::MAX));
                self.visits.entry(seen.spot.college).or_default().reads.push(ix);
                self.reads.push(Read::of(order, at, author, seen));
                Touched::Read(ix)
            }
            Fact::Unlabelled { spot, label, note } => {
                self.visits.entry(spot.college).or_default();
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
