//! A session: the open store, the person who works on it, and the current campaign.

use super::{
    clock,
    history::history,
    load::{self, Inventories},
    translate,
};
use crate::{
    audit::{
        ids::{Author, CampaignId, Revision, Tag, WriterId},
        inventory::Inventory,
        journal::{Entry, Fact},
        moment::Moment,
        standing::Standing,
    },
    io::store::{Station, Store},
    job::{DeviceHistory, Doing, Failure, FailureKind, Hint, Whereabouts},
};
use jiff::civil::Date;
use std::{cell::Cell, path::Path, sync::Arc};

/// The largest number of devices that a trouble names.
const NAMED: usize = 10;

/// The campaign on which this installation works, and its series there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Joined {
    /// The campaign.
    pub campaign: CampaignId,
    /// The series to which this installation appends.
    pub writer: WriterId,
}

/// An open store with everything needed to record in it.
#[derive(Debug)]
pub struct Session {
    store: Store,
    station: Station,
    author: Author,
    joined: Option<Joined>,
    /// Whether the current campaign is closed; `None` until this is read.
    closed: Cell<Option<bool>>,
    /// The store's counter of changes by others when `closed` was read.
    others: Cell<i64>,
    /// How many entries this session recorded.
    recorded: u64,
    /// The store as others had left it at the last look.
    looked: Looked,
}

impl Session {
    /// Opens the store of a folder, creates the station the first time, and finds the current campaign.
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
        let (revision, campaigns) = office(&store)?;
        let changes = store.changes_of_others().map_err(said)?;
        let looked = Looked { changes, entries: store.entries_held().map_err(said)?, revision, campaigns };
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

    /// The store, for everything other than entries.
    pub(super) const fn store_mut(&mut self) -> &mut Store {
        &mut self.store
    }

    /// The station.
    #[must_use]
    pub const fn station(&self) -> &Station {
        &self.station
    }

    /// Gives this station another name, with the same limits as any name.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn rename(&mut self, name: &str) -> Result<(), Failure> {
        let name: String = name.trim().chars().filter(|c| !c.is_control()).take(40).collect();
        self.store.rename_station(&name).map_err(|error| translate::store(Doing::UseHub, &error))?;
        self.station.name = name.into();
        Ok(())
    }

    /// The person who works.
    #[must_use]
    pub const fn author(&self) -> &Author {
        &self.author
    }

    /// The current campaign.
    #[must_use]
    pub const fn joined(&self) -> Option<Joined> {
        self.joined
    }

    /// Returns what is wrong with this machine's clock, as far as this can be known without another clock. It is
    /// reported before anything is stamped by the clock.
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

    /// Stores the name of the camera that the auditor chose.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn prefer_camera(&mut self, name: &str) -> Result<(), Failure> {
        self.store.prefer_camera(name).map_err(|error| translate::store(Doing::UseCamera, &error))
    }

    /// Returns where the auditor was last.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn whereabouts(&self) -> Result<Option<Whereabouts>, Failure> {
        self.store.whereabouts().map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// Stores where the auditor is.
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

    /// Returns the newest inventory, to compare decisions with it: that of the conclusions, if they are based on it.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn newest_beside(&self, standing: &Standing) -> Result<Arc<Inventory>, Failure> {
        load::newest(&self.store, standing).map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// Returns what is known about a device beyond the current campaign.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn history(&self, tag: &Tag, today: Date) -> Result<DeviceHistory, Failure> {
        history(&self.store, tag, today).map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// Returns the conclusions of the current campaign; without a campaign, those of an empty one over the newest
    /// inventory.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn standing(&self, date: Date) -> Result<Standing, Failure> {
        self.standing_of(self.joined.map(|joined| joined.campaign), date)
    }

    /// Returns the conclusions of any campaign of the store.
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

    /// Checks that a campaign was not purged. Nothing is concluded from a purged campaign, and nothing can be read in
    /// it.
    pub(super) fn not_purged(&self, campaign: CampaignId) -> Result<(), Failure> {
        match self.store.purged(campaign).map_err(|error| translate::store(Doing::ReadStore, &error))? {
            Some(_) => Err(needs(Doing::ReadStore, &campaign.to_string(), Hint::Purged)),
            None => Ok(()),
        }
    }

    /// Returns the conclusions of the current campaign.
    ///
    /// # Errors
    /// [`Hint::CampaignFirst`] without a campaign, and every case of the store.
    pub fn campaign_standing(&self, date: Date) -> Result<Standing, Failure> {
        if self.joined.is_none() {
            return Err(needs(Doing::ReadStore, "", Hint::CampaignFirst));
        }
        self.standing(date)
    }

    /// Sets the current campaign; `None` if there was none before.
    pub(super) fn work_on(&mut self, joined: Option<Joined>) {
        self.joined = joined;
        self.closed.set(None);
    }

    /// Whether the campaign is closed. It is read from the journal once, and again after somebody else has written to
    /// the store: a sync or another process.
    fn is_closed(&self, campaign: CampaignId) -> Result<bool, Failure> {
        let others = self.store.changes_of_others().map_err(|error| translate::store(Doing::Record, &error))?;
        if let Some(closed) = self.closed.get().filter(|_| self.others.get() == others) {
            return Ok(closed);
        }
        self.others.set(others);
        let ledger = self.store.ruling(campaign, clock::now()).map_err(|error| translate::store(Doing::Record, &error))?;
        let closed = ledger.is_closed();
        self.closed.set(Some(closed));
        Ok(closed)
    }

    /// Records facts in the own series of the campaign. When this returns, either all of them are on disk or none.
    ///
    /// # Errors
    /// [`Hint::CampaignFirst`] without a campaign, [`Hint::CampaignClosed`] for facts that need an open campaign,
    /// [`Hint::OfficeOnly`] for facts that a station of a hub must leave to the office, and every refusal of the disk.
    pub fn append(&mut self, facts: Vec<Fact>) -> Result<Vec<Entry>, Failure> {
        self.append_at(clock::now(), facts)
    }

    /// As [`Self::append`], for facts that happened at a given time. A repeated attempt after a refusal keeps the
    /// original time.
    ///
    /// # Errors
    /// As [`Self::append`].
    pub fn append_at(&mut self, at: Moment, facts: Vec<Fact>) -> Result<Vec<Entry>, Failure> {
        let Some(joined) = self.joined else { return Err(needs(Doing::Record, "", Hint::CampaignFirst)) };
        if facts.iter().any(Fact::is_fieldwork) && self.is_closed(joined.campaign)? {
            return Err(needs(Doing::Record, "", Hint::CampaignClosed));
        }
        if facts.iter().any(Fact::is_for_the_office) {
            let ledger = self.store.ruling(joined.campaign, at).map_err(|error| translate::store(Doing::Record, &error))?;
            let opens = |fact: &Fact| matches!(fact, Fact::CampaignOpened { .. });
            if facts.iter().any(|fact| !opens(fact) && ledger.objection_to(joined.writer, fact).is_some()) {
                return Err(needs(Doing::Record, "", Hint::OfficeOnly));
            }
        }
        self.holds_photographs(&facts)?;
        let turns = |fact: &Fact| match fact {
            Fact::CampaignClosed {} | Fact::CampaignReopened {} => true,
            // It may retract the closing. In an open campaign it is an undo, which must not delay the next read.
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

    /// Takes note of what the store has: a campaign that this session opened, or a revision that it imported, is no news to it.
    pub(super) fn knows_its_own(&mut self) -> Result<(), Failure> {
        (self.looked.revision, self.looked.campaigns) = office(&self.store)?;
        Ok(())
    }

    /// Tells what other programs have written to the store since the last call.
    pub(super) fn others_wrote(&mut self) -> Result<Others, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let changes = self.store.changes_of_others().map_err(said)?;
        if changes == self.looked.changes {
            return Ok(Others::Nothing);
        }
        let entries = self.store.entries_held().map_err(said)?.saturating_sub(self.recorded);
        let (revision, campaigns) = office(&self.store)?;
        let before = std::mem::replace(&mut self.looked, Looked { changes, entries, revision, campaigns });
        let office = (before.revision, before.campaigns) != (revision, campaigns);
        Ok(match (before.entries != entries, office) {
            (true, office) => Others::Entries { office },
            (false, true) => Others::Office,
            (false, false) => Others::Nothing,
        })
    }
}

/// What other programs have written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Others {
    /// Nothing that is shown.
    Nothing,
    /// Entries of the journal.
    Entries {
        /// Whether a revision or a campaign came with them.
        office: bool,
    },
    /// A revision of the inventory, or a campaign.
    Office,
}

/// The store as other programs had left it when it was last looked at.
#[derive(Clone, Copy, Debug)]
struct Looked {
    /// Changes with every write of another connection.
    changes: i64,
    /// How many entries are not of this session.
    entries: u64,
    /// The newest revision.
    revision: Revision,
    /// How many campaigns there are.
    campaigns: usize,
}

/// The newest revision, and the number of campaigns.
fn office(store: &Store) -> Result<(Revision, usize), Failure> {
    let said = |error| translate::store(Doing::ReadStore, &error);
    Ok((store.newest_revision().map_err(said)?, store.campaigns().map_err(said)?.len()))
}

/// Returns the devices that an inventory holds back, as a trouble that stops nothing. They have no effect on the audit.
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
