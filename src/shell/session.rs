//! A session: the open store, who works on it, and the campaign that is worked on.

use super::{
    clock,
    load::{self, Inventories},
    translate,
};
use crate::{
    audit::{
        ids::{Author, CampaignId, Revision, WriterId},
        inventory::Inventory,
        journal::{Entry, Fact},
        moment::Moment,
        standing::Standing,
    },
    io::store::{Station, Store},
    job::{Doing, Failure, FailureKind, Hint, Whereabouts},
};
use jiff::civil::Date;
use std::{cell::Cell, path::Path};

/// How many devices a trouble names.
const NAMED: usize = 10;

/// The campaign that this install works on, and its series there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The campaign.
    pub campaign: CampaignId,
    /// The series that this install appends to.
    pub writer: WriterId,
}

/// An open store with everything that is needed to record in it.
#[derive(Debug)]
pub struct Session {
    store: Store,
    station: Station,
    author: Author,
    joined: Option<Joined>,
    /// Whether the campaign worked on is closed, once that was asked.
    closed: Cell<Option<bool>>,
    /// What others had written to the store by then.
    others: Cell<i64>,
    /// How many entries this session recorded.
    recorded: u64,
    /// What others had written, and how many entries of theirs there were, when it was looked last.
    looked: (i64, u64),
}

impl Session {
    /// Opens the store of a folder, makes the station at the first time, and finds the campaign worked on.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn open(folder: &Path, station: &str, author: &str) -> Result<Self, Failure> {
        let said = |error| translate::store(Doing::OpenStore, &error);
        let mut store = Store::open(folder).map_err(said)?;
        let station = store.station(station).map_err(said)?;
        let joined = match store.current_campaign().map_err(said)? {
            Some(campaign) => Some(Joined { campaign, writer: store.own_series(campaign).map_err(said)? }),
            None => None,
        };
        let looked = (store.changes_of_others().map_err(said)?, store.entries_held().map_err(said)?);
        Ok(Self {
            store,
            station,
            author: Author::new(author),
            joined,
            closed: Cell::default(),
            others: Cell::default(),
            recorded: 0,
            looked,
        })
    }

    /// The store.
    #[must_use]
    pub const fn store(&self) -> &Store {
        &self.store
    }

    /// The store, for what is not an entry.
    pub(super) const fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The station.
    #[must_use]
    pub const fn station(&self) -> &Station {
        &self.station
    }

    /// Gives this station another name; it is held to the same bounds as any.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn rename(&mut self, name: &str) -> Result<(), Failure> {
        let name: String = name.trim().chars().filter(|c| !c.is_control()).take(40).collect();
        self.store.rename_station(&name).map_err(|error| translate::store(Doing::UseHub, &error))?;
        self.station.name = name.into();
        Ok(())
    }

    /// Who works.
    #[must_use]
    pub const fn author(&self) -> &Author {
        &self.author
    }

    /// The campaign worked on.
    #[must_use]
    pub const fn joined(&self) -> Option<Joined> {
        self.joined
    }

    /// What is wrong with the clock of this machine, as far as it can be known without another one: told at once, before
    /// anything is stamped by it.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn clock_trouble(&self, now: Moment) -> Result<Option<Failure>, Failure> {
        let doubt = self.store.clock_doubt(now).map_err(|error| translate::store(Doing::ReadStore, &error))?;
        Ok(doubt.map(|known| Failure {
            kind: FailureKind::Outside,
            doing: Doing::TellTime,
            subject: now.to_string(),
            cause: format!("this store knows of {known}"),
            hint: Hint::SetClock,
        }))
    }

    /// The name of the camera that the auditor chose last.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn preferred_camera(&self) -> Result<Option<String>, Failure> {
        self.store.preferred_camera().map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// Keeps the name of the camera that the auditor chose.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn prefer_camera(&mut self, name: &str) -> Result<(), Failure> {
        self.store.prefer_camera(name).map_err(|error| translate::store(Doing::UseCamera, &error))
    }

    /// Where the auditor was last.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn whereabouts(&self) -> Result<Option<Whereabouts>, Failure> {
        self.store.whereabouts().map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// Keeps where the auditor is.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn keep_whereabouts(&mut self, whereabouts: &Whereabouts) -> Result<(), Failure> {
        self.store.keep_whereabouts(whereabouts).map_err(|error| translate::store(Doing::Record, &error))
    }

    /// The inventory at a revision.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn inventory(&self, revision: Revision) -> Result<Inventory, Failure> {
        self.store.inventory(revision).map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// The number of the newest inventory revision.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn newest_revision(&self) -> Result<Revision, Failure> {
        self.store.newest_revision().map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// The conclusions of the campaign worked on; without a campaign, those of an empty one over the newest inventory.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn standing(&self, date: Date) -> Result<Standing, Failure> {
        self.standing_of(self.joined.map(|joined| joined.campaign), date)
    }

    /// The conclusions of any campaign of the store.
    pub(super) fn standing_of(&self, campaign: Option<CampaignId>, date: Date) -> Result<Standing, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        if let Some(campaign) = campaign {
            self.not_purged(campaign)?;
        }
        let standing = load::standing(&self.store, campaign, date, &mut Inventories::default()).map_err(said)?;
        if campaign.is_some_and(|campaign| self.joined.is_some_and(|joined| joined.campaign == campaign)) {
            self.closed.set(Some(standing.ledger().is_closed()));
        }
        Ok(standing)
    }

    /// Makes sure that a campaign was not purged: it concludes nothing any more, and nothing is read in it.
    pub(super) fn not_purged(&self, campaign: CampaignId) -> Result<(), Failure> {
        match self.store.purged(campaign).map_err(|error| translate::store(Doing::ReadStore, &error))? {
            Some(_) => Err(needs(Doing::ReadStore, &campaign.to_string(), Hint::Purged)),
            None => Ok(()),
        }
    }

    /// The conclusions of the campaign worked on.
    ///
    /// # Errors
    /// [`Hint::CampaignFirst`] without a campaign, and every case of the store.
    pub fn campaign_standing(&self, date: Date) -> Result<Standing, Failure> {
        if self.joined.is_none() {
            return Err(needs(Doing::ReadStore, "", Hint::CampaignFirst));
        }
        self.standing(date)
    }

    /// Works on a campaign from now on; on none, where none was before.
    pub(super) fn work_on(&mut self, joined: Option<Joined>) {
        self.joined = joined;
        self.closed.set(None);
    }

    /// Whether the campaign is over. Asked of the journal once, and again when somebody else has written to the store: a
    /// sync, another process.
    fn is_closed(&self, campaign: CampaignId) -> Result<bool, Failure> {
        let others = self.store.changes_of_others().map_err(|error| translate::store(Doing::Record, &error))?;
        if let Some(closed) = self.closed.get().filter(|_| self.others.get() == others) {
            return Ok(closed);
        }
        self.others.set(others);
        let ledger = self.store.ledger(campaign, clock::now()).map_err(|error| translate::store(Doing::Record, &error))?;
        let closed = ledger.is_closed();
        self.closed.set(Some(closed));
        Ok(closed)
    }

    /// Records facts in the own series of the campaign: on disk, all of them or none, when this returns.
    ///
    /// # Errors
    /// [`Hint::CampaignFirst`] without a campaign, [`Hint::CampaignClosed`] for what can only happen before it is closed,
    /// [`Hint::OfficeOnly`] for what a station of a hub leaves to the office, and every refusal of the disk.
    pub fn append(&mut self, facts: Vec<Fact>) -> Result<Vec<Entry>, Failure> {
        self.append_at(clock::now(), facts)
    }

    /// The same for facts that happened at a time: what was refused and is tried again keeps its own.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn append_at(&mut self, at: Moment, facts: Vec<Fact>) -> Result<Vec<Entry>, Failure> {
        let Some(joined) = self.joined else { return Err(needs(Doing::Record, "", Hint::CampaignFirst)) };
        if facts.iter().any(Fact::is_fieldwork) && self.is_closed(joined.campaign)? {
            return Err(needs(Doing::Record, "", Hint::CampaignClosed));
        }
        if facts.iter().any(Fact::is_for_the_office) {
            let ledger = self.store.ledger(joined.campaign, at).map_err(|error| translate::store(Doing::Record, &error))?;
            let opens = |fact: &Fact| matches!(fact, Fact::CampaignOpened { .. });
            if facts.iter().any(|fact| !opens(fact) && ledger.objection_to(joined.writer, fact).is_some()) {
                return Err(needs(Doing::Record, "", Hint::OfficeOnly));
            }
        }
        let turns = |fact: &Fact| match fact {
            Fact::CampaignClosed {} | Fact::CampaignReopened {} => true,
            // It may take back the closing. In an open campaign it is an undo, which must not make the next read wait.
            Fact::Retracted { .. } => self.closed.get() == Some(true),
            _ => false,
        };
        if facts.iter().any(turns) {
            self.closed.set(None);
        }
        let entries = self.store.append(&self.station, joined.writer, at, &self.author, facts);
        let entries = entries.map_err(|error| translate::store(Doing::Record, &error))?;
        self.recorded += entries.len() as u64;
        Ok(entries)
    }

    /// Whether somebody else recorded something in the store since it was asked last: another process, a sync.
    ///
    /// # Errors
    /// Every case of the store.
    pub(super) fn others_recorded(&mut self) -> Result<bool, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let changes = self.store.changes_of_others().map_err(said)?;
        if changes == self.looked.0 {
            return Ok(false);
        }
        let theirs = self.store.entries_held().map_err(said)?.saturating_sub(self.recorded);
        let before = std::mem::replace(&mut self.looked, (changes, theirs)).1;
        Ok(theirs != before)
    }
}

/// The devices that an inventory holds back, as a trouble that stops nothing: they take no part in the audit.
#[must_use]
pub fn held_back(inventory: &Inventory) -> Option<Failure> {
    let (first, held) = (inventory.held_back().first()?, inventory.held_back());
    let more = if held.len() > 1 { format!(" (+{})", held.len() - 1) } else { String::new() };
    Some(Failure {
        kind: FailureKind::Outside,
        doing: Doing::ReadStore,
        subject: first.tag.to_string() + &more,
        cause: held.iter().take(NAMED).map(ToString::to_string).collect::<Vec<_>>().join(", "),
        hint: Hint::NewerRecol,
    })
}

pub(super) fn needs(doing: Doing, subject: &str, hint: Hint) -> Failure {
    Failure { kind: FailureKind::User, doing, subject: subject.to_owned(), cause: String::new(), hint }
}
