//! What a sync did and is doing, and the troubles that it met and that did not stop it.

use super::{failure::Failure, thing::Thing};
use crate::audit::{
    ids::{CampaignId, Revision, WriterId},
    journal::{Entry, PublicKey, StillId},
    moment::Moment,
};
use smol_str::SmolStr;
use std::collections::HashSet;

/// News of the background syncs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SyncNews {
    /// A sync has begun, or has made this progress.
    Progress(SyncProgress),
    /// A sync has ended.
    Ended {
        /// When it ended.
        at: Moment,
        /// What was done, even if the sync failed.
        report: Box<SyncReport>,
        /// Why it stopped early, if it did.
        failure: Option<Failure>,
        /// How many own entries the hub does not have yet.
        waiting: u64,
        /// The number of seconds until the next automatic sync.
        next: u64,
    },
}

/// What a sync did so far. Everything in it is already on disk, here or at the hub, whatever happens later.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SyncReport {
    /// Own entries that the hub accepted.
    pub sent: u64,
    /// Entries of others, by campaign, in the order of arrival.
    pub received: Vec<(CampaignId, Vec<Entry>)>,
    /// Revisions that were published.
    pub published: u32,
    /// Revisions that were received.
    pub revisions: u32,
    /// Rows that were received with them.
    pub rows: u64,
    /// Whether the whole inventory was received again, because of another scope or another history of the hub.
    pub anew: bool,
    /// How many entries of others were received.
    pub count: u64,
    /// Photographs that the hub accepted.
    pub photographs_sent: u64,
    /// Photographs that were received.
    pub photographs_received: u64,
    /// Photographs that entries name and the hub does not have yet, without those that this station took and has lost.
    pub photographs_awaited: u64,
    /// What was not in order, each trouble once, in the order in which it was met; at most a hundred thousand.
    pub troubles: Vec<SyncTrouble>,
    /// The same troubles as a set, to find those already noted.
    pub noted: HashSet<SyncTrouble>,
}

/// The most troubles that are kept: a hub may be full of them.
const MOST_TROUBLES: usize = 100_000;

impl SyncReport {
    /// Notes a trouble, once.
    pub fn trouble(&mut self, trouble: SyncTrouble) {
        if self.troubles.len() < MOST_TROUBLES && self.noted.insert(trouble.clone()) {
            self.troubles.push(trouble);
        }
    }

    /// Notes entries of others.
    pub fn receive(&mut self, campaign: CampaignId, entries: Vec<Entry>) {
        self.count += entries.len() as u64;
        self.received.push((campaign, entries));
    }

    /// Notes the office's entries about stations. They are not counted.
    pub fn hear_office(&mut self, roster: CampaignId, entries: Vec<Entry>) {
        self.received.push((roster, entries));
    }

    /// How many entries of others were received.
    #[must_use]
    pub const fn arrived(&self) -> u64 {
        self.count
    }
}

/// A step of a sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SyncStep {
    /// Asking the hub what it has.
    Meet,
    /// Publishing a revision; counts rows.
    Publish,
    /// Receiving the inventory; counts rows.
    Inventory,
    /// Receiving entries.
    Receive,
    /// Sending entries.
    Send,
    /// Sending and receiving photographs.
    Photographs,
}

/// The progress of a sync.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SyncProgress {
    /// The current step.
    pub step: SyncStep,
    /// How many are done.
    pub done: u64,
    /// The total, if it is known.
    pub total: Option<u64>,
}

/// A trouble at the hub that stops nothing else. What it concerns waits, and nothing is lost.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum SyncTrouble {
    /// A piece is truncated or altered. Its author writes it again at the next sync.
    Altered {
        /// Which file, or which series.
        what: String,
        /// How this was found.
        cause: String,
    },
    /// An own piece is altered. It was renamed, and is written again.
    Aside {
        /// Which file.
        what: String,
        /// Its new name.
        aside: String,
        /// How this was found.
        cause: String,
    },
    /// Something that is not a file of Récol's has a name used by the hub. It is not touched, and nothing is read from
    /// it.
    Strange {
        /// The name.
        what: String,
        /// What it is.
        thing: Thing,
    },
    /// A folder contains so many names that the rest was not looked at.
    Crowded {
        /// Which folder.
        what: String,
        /// How many were looked at.
        most: usize,
    },
    /// An own piece was missing or altered at the hub, and was written again.
    Mended(WriterId),
    /// A piece in the middle of a series is missing. What comes after it waits.
    Missing {
        /// The series.
        writer: WriterId,
        /// The number of the entry that should come next.
        expected: u64,
    },
    /// The files of the inventory are not complete yet. The inventory waits.
    InventoryMissing,
    /// A device of the inventory has a word that this Récol does not know. It is kept unchanged, and has no effect on the
    /// audit: its tag, the column and the word. Raw.
    HeldBack(String),
    /// The office has not accepted a station. What it wrote waits.
    UnknownKey {
        /// Its key.
        key: PublicKey,
        /// The name that it gave itself; empty if it gave none. Raw.
        name: SmolStr,
    },
    /// The office refused a station. What it wrote since then is not taken in.
    TurnedAway {
        /// Its key.
        key: PublicKey,
        /// Its name, as the office knows it. Raw.
        name: SmolStr,
    },
    /// A series names another campaign than the one it belongs to.
    WrongCampaign(WriterId),
    /// A series of another station was written by two copies. The piece that arrived second is not taken in.
    Forked(WriterId),
    /// The hub has less of another station's series than this store: it was restored, or a file was removed.
    Lost(WriterId),
    /// First contact with the office. The person who joins must compare its key. From now on no other key is accepted.
    FirstContact(PublicKey),
    /// Another station is the office now. The recovery key that the office before had named attests it.
    OfficeChanged(PublicKey),
    /// The clock of this station was ahead. What it had stamped was corrected.
    ClockPutRight {
        /// The own series.
        writer: WriterId,
        /// By how many minutes it was ahead.
        minutes: i64,
    },
    /// According to the office, a series has more entries than can be received: a piece was removed.
    Withheld {
        /// The series.
        writer: WriterId,
        /// The name of its station, as the office knows it. Raw.
        name: SmolStr,
        /// How many entries this store has.
        here: u64,
        /// How many the office states.
        stated: u64,
    },
    /// Entries of a series arrived without content. Their station may have erased it, or somebody at the hub did.
    Emptied {
        /// The series.
        writer: WriterId,
        /// The name of its station. Raw.
        name: SmolStr,
        /// How many entries.
        count: u64,
    },
    /// The office has not signed this revision of the inventory yet. It waits.
    NotStated(Revision),
    /// The office keeps no roster with which the hub could be compared. Missing data at the hub would not be noticed.
    NothingStated,
    /// The clock of a station is ahead of this one by more than ten minutes.
    ClockAhead {
        /// The series.
        writer: WriterId,
        /// By how many minutes.
        minutes: i64,
    },
    /// The hub was made before there were photographs. They wait until the office's next sync makes a place for them.
    NoPlaceForPhotographs,
    /// The hub was made before rights that newer ones have. Only this role of the server, which owns it, can set them.
    LacksRights(String),
    /// Photographs could not be sent or received. The entries are not affected.
    PhotographsWait {
        /// How many wait; 0 where that could not be found out.
        count: u64,
        /// Why.
        cause: String,
    },
    /// The file of a photograph in this store is damaged.
    PhotographDamaged {
        /// Which file.
        what: String,
        /// How this was found.
        cause: String,
    },
    /// An entry of this station names a photograph that is neither here nor at the hub.
    PhotographLost(StillId),
}
