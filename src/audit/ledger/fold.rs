//! The fold itself: one entry after another into the ledger.

use super::{
    reads::{Read, ReadIx},
    retractions::Retractions,
    undo::Act,
    visits::{Turns, Visit},
};
use crate::audit::{
    finding::Finding,
    ids::{Author, CampaignId, EntryId, Revision, RoomName, WriterId},
    journal::{self, About, Entry, Fact, Label, Mode, Noted, Order, Planned, PublicKey, Spot},
    moment::Moment,
    uai::Uai,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::collections::BTreeMap;

/// A station that takes part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Station {
    /// The campaign it joined.
    pub campaign: CampaignId,
    /// Its name.
    pub name: SmolStr,
    /// The key of its heads.
    pub key: PublicKey,
}

/// The campaign as its entries tell it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Campaign {
    /// Its name.
    pub name: SmolStr,
    /// The colleges to visit; empty for all of the inventory.
    pub colleges: Vec<Uai>,
    /// The revision it is held against now.
    pub revision: Revision,
    /// When it was opened.
    pub opened: Moment,
    /// When it is planned.
    pub planned: Option<Planned>,
    /// How devices are looked for.
    pub mode: Mode,
    /// Whether it is over.
    pub closed: bool,
}

/// A decision with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decided {
    /// Its place in the order of entries.
    pub order: Order,
    /// When.
    pub at: Moment,
    /// Who.
    pub author: Author,
    /// What.
    pub decided: journal::Decided,
}

/// A remark with who and when.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Its place in the order of entries.
    pub order: Order,
    /// When.
    pub at: Moment,
    /// Who.
    pub author: Author,
    /// What.
    pub noted: Noted,
}

/// A device without a readable tag.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unlabelled {
    /// Its place in the order of entries.
    pub order: Order,
    /// When.
    pub at: Moment,
    /// Who.
    pub author: Author,
    /// Where.
    pub spot: Spot,
    /// What is wrong with the label.
    pub label: Label,
    /// What it looks like.
    pub note: Option<SmolStr>,
}

/// What an entry is about: where conclusions may change when it comes or is taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Touched {
    /// A read.
    Read(ReadIx),
    /// A college: its visit was opened or closed, or it went over to a full count.
    Visit(Uai),
    /// A room.
    Room(Uai, RoomName),
    /// A device without a readable tag.
    Unlabelled(EntryId),
    /// Another entry, taken back or restored.
    Entry(EntryId),
    /// A decision about this finding: no conclusion depends on it.
    Decision(Finding),
    /// A remark about this: no conclusion depends on it.
    Remark(About),
    /// Of a kind that is unknown here: nothing is concluded from it.
    Foreign,
    /// The campaign itself, or a station.
    Campaign,
}

/// The folded entries of one campaign.
#[derive(Clone, Debug, Default)]
pub struct Ledger {
    pub(super) known: FxHashMap<EntryId, (Order, Touched)>,
    pub(super) acts: Vec<Act>,
    /// Every retraction with what it takes back, sorted.
    pub(super) undos: Vec<(Order, EntryId)>,
    pub(super) retractions: Retractions,
    pub(super) reads: Vec<Read>,
    pub(super) visits: BTreeMap<Uai, Visit>,
    pub(super) unlabelled: BTreeMap<EntryId, Unlabelled>,
    pub(super) decisions: FxHashMap<Finding, Vec<Decided>>,
    pub(super) notes: FxHashMap<About, Vec<Note>>,
    pub(super) stations: BTreeMap<WriterId, Station>,
    pub(super) opened: Vec<(Order, Campaign)>,
    pub(super) moves: Vec<(Order, Revision)>,
    pub(super) turns: Turns,
    pub(super) went_full: BTreeMap<Uai, Vec<Order>>,
}

fn insert_by<T>(list: &mut Vec<T>, order: Order, of: impl Fn(&T) -> Order, item: T) {
    let place = list.partition_point(|known| of(known) < order);
    list.insert(place, item);
}

impl Ledger {
    /// The ledger of these entries.
    #[must_use]
    pub fn of(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut ledger = Self::default();
        for entry in entries {
            ledger.insert(entry);
        }
        ledger
    }

    /// Takes an entry in; `false` if it was there already.
    pub fn insert(&mut self, entry: Entry) -> bool {
        if self.known.contains_key(&entry.id) {
            return false;
        }
        let (id, order, at) = (entry.id, entry.order(), entry.body.at);
        let author = entry.body.author;
        let undoable = !matches!(
            entry.body.fact,
            Fact::Joined { .. }
                | Fact::CampaignOpened { .. }
                | Fact::CampaignMoved { .. }
                | Fact::CampaignClosed {}
                | Fact::CampaignReopened {}
                | Fact::Retracted { .. }
                | Fact::Foreign(_)
        );
        let touched = match entry.body.fact {
            Fact::Joined { campaign, station, key } => {
                self.stations.entry(id.writer).or_insert(Station { campaign, name: station, key });
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
                    self.retractions.insert(order, before);
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
                self.retractions.insert(order, entry);
                insert_by(&mut self.undos, order, |(o, _)| *o, (order, entry));
                Touched::Entry(entry)
            }
            Fact::Foreign(_) => Touched::Foreign,
        };
        if undoable {
            let stroke = matches!(touched, Touched::Decision(_)).then_some(at);
            insert_by(&mut self.acts, order, |act| act.order, Act { order, stroke });
        }
        self.known.insert(id, (order, touched));
        true
    }

    fn campaign_turn(&mut self, order: Order, open: bool) -> Touched {
        self.turns.insert(order, open);
        Touched::Campaign
    }

    fn visit_turn(&mut self, college: Uai, order: Order, open: bool) -> Touched {
        self.visits.entry(college).or_default().turns.insert(order, open);
        Touched::Visit(college)
    }

    fn room_turn(&mut self, place: journal::Place, order: Order, open: bool) -> Touched {
        let visit = self.visits.entry(place.college).or_default();
        visit.rooms.entry(place.room.clone()).or_default().insert(order, open);
        Touched::Room(place.college, place.room)
    }
}
