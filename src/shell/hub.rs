//! The use of hubs: creating one, managing its stations, and synchronising this store with it.

use super::{
    clock,
    session::{Session, needs},
    translate,
};
use crate::{
    audit::{
        exchange::{Card, Roster, Scope},
        ids::{HubId, Incarnation, Revision},
        journal::PublicKey,
        moment::Moment,
    },
    io::{
        hub::{FolderHub, Greeting, Hub, HubError, Me, PostgresHub, Refusal, Word, admit, renew, roster, say, state, sync},
        store::{Pin, Store},
    },
    job::{Doing, Failure, FailureKind, Hint, HubAddress, SyncProgress, SyncReport},
};
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
};

/// Returns the hub at an address.
fn at(address: &HubAddress) -> Result<Box<dyn Hub>, Failure> {
    match address {
        HubAddress::Folder(path) => Ok(Box::new(FolderHub::at(path))),
        HubAddress::Postgres(address) => Ok(Box::new(PostgresHub::at(address).map_err(said(Doing::UseHub))?)),
    }
}

fn said(doing: Doing) -> impl Fn(HubError) -> Failure {
    move |error| translate::hub(doing, &error)
}

impl Session {
    /// Returns the hub of this store and the state of the agreement with it.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn pin(&self) -> Result<Option<Pin>, Failure> {
        self.store().pin().map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// Whether the inventory is maintained here: there is no hub, or this station is its office.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn is_office(&self) -> Result<bool, Failure> {
        Ok(self.pin()?.is_none_or(|pin| pin.office == self.station().key.public()))
    }

    /// Returns the address of the hub: the one named now, otherwise the one used last.
    ///
    /// # Errors
    /// [`Hint::NameHub`] if neither is known, and every case of the store.
    pub fn hub_address(&self, named: Option<&str>) -> Result<HubAddress, Failure> {
        let known = match named {
            Some(named) => Some(named.to_owned()),
            None => self.store().hub_address().map_err(|error| translate::store(Doing::ReadStore, &error))?,
        };
        known.map(|address| HubAddress::new(&address)).ok_or_else(|| needs(Doing::UseHub, "", Hint::NameHub))
    }

    /// Returns the folder of the hub used last, if it is in a folder.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn hub_folder(&self) -> Result<Option<PathBuf>, Failure> {
        let known = self.store().hub_address().map_err(|error| translate::store(Doing::ReadStore, &error))?;
        Ok(known.and_then(|known| match HubAddress::new(&known) {
            HubAddress::Folder(folder) => Some(folder),
            HubAddress::Postgres(_) => None,
        }))
    }

    /// Returns what the screen shows about the hub: its address, how many own entries it does not have yet, and the
    /// time of the last sync. `None` if no hub is known.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn known_hub(&self, named: Option<&str>) -> Result<Option<(String, u64, Option<Moment>)>, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let known = match named {
            Some(named) => Some(named.to_owned()),
            None => self.store().hub_address().map_err(said)?,
        };
        let Some(address) = known else { return Ok(None) };
        Ok(Some((address, self.store().waiting().map_err(said)?, self.pin()?.and_then(|pin| pin.synced))))
    }

    /// Creates a hub with this station as its office.
    ///
    /// # Errors
    /// [`Hint::HubExists`] if there is a hub already or this store belongs to one, [`Hint::Gathered`] if early
    /// revisions were merged in this store, the errors of the medium, every case of the store.
    pub fn init_hub(&mut self, address: &HubAddress) -> Result<(), Failure> {
        if let Some(pin) = self.pin()? {
            return Err(needs(Doing::UseHub, &pin.hub.to_string(), Hint::HubExists));
        }
        let drawn = |error| translate::store(Doing::UseHub, &error);
        // A hub must receive every revision from the first on.
        let floor = self.store().floor().map_err(drawn)?;
        if floor > Revision(0) {
            return Err(needs(Doing::UseHub, &floor.to_string(), Hint::Gathered));
        }
        let hub = HubId(self.store().random_id().map_err(drawn)?);
        let incarnation = Incarnation(self.store().random_id().map_err(drawn)?);
        let station = self.station().clone();
        match address {
            HubAddress::Folder(path) => {
                FolderHub::init(path, hub, incarnation, &station.name, &station.key).map_err(said(Doing::UseHub))?;
            }
            HubAddress::Postgres(address) => {
                let made = PostgresHub::at(address).and_then(|mut at| at.init(hub, incarnation, &station.name, &station.key));
                made.map_err(said(Doing::UseHub))?;
            }
        }
        let pin = Pin { hub, incarnation, office: station.key.public(), scope: Scope::All, synced: None };
        let store = self.store_mut();
        store.set_pin(&pin).and_then(|()| store.set_hub_address(&address.to_string())).map_err(drawn)?;
        // From the beginning the office's own entries define who is known. The first sync sends them.
        let me = self.me();
        say(self.store_mut(), &me, hub.roster(), &[], None).map(drop).map_err(said(Doing::UseHub))
    }

    /// Creates a role for an auditor at a PostgreSQL hub. A password is drawn if none is chosen and the old one is not
    /// kept.
    ///
    /// # Errors
    /// [`Hint::HubAddress`] if the hub is not a server, [`Hint::OfficeOnly`], and every case of a hub.
    pub fn auditor(
        &mut self,
        address: &HubAddress,
        role: &str,
        chosen: Option<String>,
        keep: bool,
    ) -> Result<NewAuditor, Failure> {
        let HubAddress::Postgres(server) = address else {
            return Err(needs(Doing::UseHub, &address.to_string(), Hint::HubAddress));
        };
        let drawn = if chosen.is_none() && !keep {
            let bytes = self.store().random_id().map_err(|error| translate::store(Doing::UseHub, &error))?;
            Some(HubId(bytes).to_string())
        } else {
            None
        };
        let mut hub = PostgresHub::at(server).map_err(said(Doing::UseHub))?;
        hub.auditor(role, chosen.as_deref().or(drawn.as_deref())).map_err(said(Doing::UseHub))?;
        Ok(NewAuditor { address: hub.address_for(role), password: drawn })
    }

    /// Stores the password for a PostgreSQL hub in the keyring.
    ///
    /// # Errors
    /// [`Hint::HubAddress`] if the hub is not a server, [`Hint::NoKeyring`].
    pub fn keep_password(&self, address: &HubAddress, password: String) -> Result<(), Failure> {
        let HubAddress::Postgres(server) = address else {
            return Err(needs(Doing::UseHub, &address.to_string(), Hint::HubAddress));
        };
        PostgresHub::at(server).and_then(|hub| hub.keep_password(password)).map_err(said(Doing::UseHub))
    }

    /// Ends this store's membership in its hub.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn forget_hub(&mut self) -> Result<(), Failure> {
        self.store_mut().drop_pin().map_err(|error| translate::store(Doing::UseHub, &error))
    }

    /// Marks the hub as restored from a backup: it begins a new history.
    ///
    /// # Errors
    /// [`Hint::OfficeOnly`], and every case of hub and store.
    pub fn hub_restored(&mut self, address: &HubAddress) -> Result<(), Failure> {
        at(address)?.restored(&self.station().key).map_err(said(Doing::UseHub))
    }

    /// Makes the hub hand over the inventory only from one revision on, with all earlier ones merged into it. This is
    /// the named revision; otherwise the earliest one that an open campaign uses; otherwise the newest. Returns the
    /// revision.
    ///
    /// # Errors
    /// [`Hint::CampaignNeeds`], [`Hint::NoSuchRevision`], [`Hint::OfficeOnly`], and every case of hub and store.
    pub fn gather_hub(&mut self, address: &HubAddress, named: Option<Revision>) -> Result<Revision, Failure> {
        let mut hub = at(address)?;
        let told = hub.meet(&[]).map_err(said(Doing::UseHub))?;
        if told.office != self.station().key.public() {
            return Err(said(Doing::UseHub)(Refusal::OfficeOnly.into()));
        }
        let read = |error| translate::store(Doing::ReadStore, &error);
        let mut needed: Option<(Revision, String)> = None;
        for line in self.store().campaigns().map_err(read)? {
            let ledger = self.store().ledger(line.campaign, clock::now()).map_err(read)?;
            let Some(campaign) = ledger.campaign().filter(|campaign| !campaign.closed) else { continue };
            if needed.as_ref().is_none_or(|(earliest, _)| campaign.revision < *earliest) {
                needed = Some((campaign.revision, campaign.name.to_string()));
            }
        }
        let floor = named.unwrap_or_else(|| needed.as_ref().map_or(told.newest(), |(revision, _)| *revision));
        if let Some((_, name)) = needed.filter(|(revision, _)| *revision < floor) {
            return Err(needs(Doing::UseHub, &name, Hint::CampaignNeeds));
        }
        if !told.revisions.iter().any(|(revision, _)| *revision == floor) {
            return Err(needs(Doing::UseHub, &floor.to_string(), Hint::NoSuchRevision));
        }
        let me = self.me();
        hub.gather(floor, &me.key)
            .and_then(|()| hub.meet(&[]))
            // Stations that join later receive the merged revision, so the office signs that too.
            .and_then(|greeting| state(self.store_mut(), &mut *hub, &me, &greeting, greeting.newest()))
            .map_err(said(Doing::UseHub))?;
        Ok(floor)
    }

    /// Returns the key of the office at an address, if this store has met no office yet. A person who joins compares it
    /// once with the key that the office gives them.
    ///
    /// # Errors
    /// Every case of hub and store.
    pub fn first_contact(&self, address: &HubAddress) -> Result<Option<PublicKey>, Failure> {
        let met = self.store().office_met().map_err(|error| translate::store(Doing::UseHub, &error))?;
        if self.pin()?.is_some() || met.is_some() {
            return Ok(None);
        }
        Ok(Some(at(address)?.meet(&[]).map_err(said(Doing::UseHub))?.office))
    }

    /// Returns the stations that the hub knows: by the office's own entries if these are here, otherwise by the hub's
    /// lists.
    ///
    /// # Errors
    /// Every case of hub and store.
    pub fn stations(&self, address: &HubAddress) -> Result<Vec<(Card, Known)>, Failure> {
        let greeting = at(address)?.meet(&[]).map_err(said(Doing::UseHub))?;
        let roster = self.roster(&greeting)?;
        let known = |card: &Card| match card.accepted {
            true => Known::Accepted,
            false if roster.has_refused(&card.key) => Known::Refused,
            false => Known::Waiting,
        };
        let cards = roster.judge(&greeting.office, greeting.cards).into_iter();
        Ok(cards
            .map(|card| {
                let known = known(&card);
                (card, known)
            })
            .collect())
    }

    fn roster(&self, greeting: &Greeting) -> Result<Roster, Failure> {
        roster(self.store(), greeting.hub.roster(), &greeting.office).map_err(said(Doing::UseHub))
    }

    /// Returns the time of the office's last statement about the data at the hub, as far as it is known here.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn office_stated(&self) -> Result<Option<Moment>, Failure> {
        let Some(pin) = self.pin()? else { return Ok(None) };
        let roster = roster(self.store(), pin.hub.roster(), &pin.office).map_err(said(Doing::UseHub))?;
        Ok(roster.stated())
    }

    fn judged(&self, greeting: &Greeting) -> Result<Vec<Card>, Failure> {
        Ok(self.roster(greeting)?.judge(&greeting.office, greeting.cards.clone()))
    }

    fn me(&self) -> Me {
        let station = self.station();
        Me { name: station.name.to_string(), key: station.key.clone(), now: clock::now() }
    }

    /// Accepts or refuses a station, named by its name or the first digits of its key. This is an entry of the office;
    /// the lists of the hub follow it. Returns the station's new card.
    ///
    /// # Errors
    /// [`Hint::NameStation`] if no station or several fit, [`Hint::OfficeOnly`], and every case of hub and store.
    pub fn admit(&mut self, address: &HubAddress, wanted: &str, accepted: bool, scope: Scope) -> Result<Card, Failure> {
        let mut hub = at(address)?;
        let cards = hub.meet(&[]).map_err(said(Doing::UseHub)).and_then(|greeting| self.judged(&greeting))?;
        let fits = |card: &&Card| {
            let key = card.key.to_string();
            card.name == wanted || (wanted.len() >= 8 && key.starts_with(&wanted.to_ascii_lowercase()))
        };
        let found: Vec<&Card> = cards.iter().filter(fits).collect();
        let [card] = found.as_slice() else { return Err(needs(Doing::UseHub, wanted, Hint::NameStation)) };
        let word = if accepted { Word::Accepted(scope) } else { Word::Refused };
        let (me, key, words) = (self.me(), card.key, [((*card).clone(), word)]);
        let cards = admit(self.store_mut(), &mut *hub, &me, &words).map_err(said(Doing::UseHub))?;
        let now = cards.into_iter().find(|card| card.key == key);
        now.ok_or_else(|| needs(Doing::UseHub, wanted, Hint::NameStation))
    }

    /// Continues in new series with a new key. Returns how many entries were carried over, and the new key.
    ///
    /// # Errors
    /// Every case of hub and store; nothing is changed then.
    pub fn renew(&mut self, address: &HubAddress) -> Result<(u64, PublicKey), Failure> {
        let mut hub = at(address)?;
        let carried = renew(self.store_mut(), &mut *hub, clock::now()).map_err(said(Doing::UseHub))?;
        let name = self.station().name.clone();
        let station = self.store_mut().station(&name).map_err(|error| translate::store(Doing::UseHub, &error))?;
        Ok((carried, station.key.public()))
    }
}

/// The state of a station at the office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    /// It is accepted.
    Accepted,
    /// It was refused.
    Refused,
    /// It has introduced itself and waits for acceptance.
    Waiting,
}

/// The new role of an auditor.
#[derive(Clone, Debug)]
pub struct NewAuditor {
    /// The address at which the auditor reaches the hub.
    pub address: String,
    /// The drawn password. It is shown once and stored nowhere.
    pub password: Option<String>,
}

/// The result of a sync.
#[derive(Debug)]
pub struct Synced {
    /// What was done, even if the sync failed.
    pub report: SyncReport,
    /// Why it stopped early, if it did.
    pub failure: Option<Failure>,
    /// How many own entries the hub does not have yet.
    pub waiting: u64,
}

/// Synchronises the store of a folder with a hub. It uses a connection of its own, so that recording never waits for
/// it.
pub fn synced(folder: &Path, name: &str, address: &HubAddress, tell: &mut dyn FnMut(SyncProgress) -> ControlFlow<()>) -> Synced {
    let mut report = SyncReport::default();
    let opened = Store::open(folder).map_err(|error| translate::store(Doing::OpenStore, &error));
    let mut store = match opened {
        Ok(store) => store,
        Err(failure) => return Synced { report, failure: Some(failure), waiting: 0 },
    };
    let ended = once(&mut store, name, address, &mut report, tell);
    let waiting = store.waiting().unwrap_or_default();
    Synced { report, failure: ended.err(), waiting }
}

/// Brings a store and its hub to agree, silently.
pub(super) fn agreed(store: &mut Store, name: &str, address: &HubAddress) -> Result<(), Failure> {
    once(store, name, address, &mut SyncReport::default(), &mut |_| ControlFlow::Continue(()))
}

fn once(
    store: &mut Store,
    name: &str,
    address: &HubAddress,
    report: &mut SyncReport,
    tell: &mut dyn FnMut(SyncProgress) -> ControlFlow<()>,
) -> Result<(), Failure> {
    let station = store.station(name).map_err(|error| translate::store(Doing::Sync, &error))?;
    let me = Me { name: station.name.to_string(), key: station.key, now: clock::now() };
    let mut hub = at(address)?;
    let ended = sync(store, &mut *hub, &me, report, tell);
    // A station that waits for acceptance has found its hub.
    if matches!(ended, Ok(()) | Err(HubError::Refused(Refusal::NotAccepted { .. }))) {
        store.set_hub_address(&address.to_string()).map_err(|error| translate::store(Doing::Sync, &error))?;
    }
    ended.map_err(|error| match &error {
        // The office needs this to accept the station.
        HubError::Refused(Refusal::NotAccepted { name, key }) => Failure {
            kind: FailureKind::User,
            doing: Doing::Sync,
            subject: format!("{name} {key}"),
            cause: error.to_string(),
            hint: Hint::AcceptStation,
        },
        _ => translate::hub(Doing::Sync, &error),
    })
}
