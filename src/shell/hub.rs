//! The use of hubs: creating one, and managing its stations.

use super::{
    clock,
    reach::{at, for_office, said, typed_address},
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
        hub::{FolderHub, Greeting, Hub, Me, PostgresHub, Refusal, Repaired, Word, admit, is_in_step, renew, roster, state},
        store::Pin,
    },
    job::{Doing, Failure, Hint, HubAddress, StationState},
};
use std::path::PathBuf;

/// Returns the station that is meant by a name or the first digits of a key.
///
/// # Errors
/// [`Hint::NameStation`] if no station or several fit, and the errors of the hub.
pub(super) fn named(hub: &mut dyn Hub, cards: &[Card], wanted: &str) -> Result<Card, Failure> {
    let digits = wanted.to_ascii_lowercase();
    let fits = |card: &&Card| card.name == wanted || (digits.len() >= 8 && card.key.to_string().starts_with(&digits));
    let mut found: Vec<Card> = cards.iter().filter(fits).cloned().collect();
    // Among very many that wait, the one that is meant may be left out.
    if found.is_empty() && digits.len() >= 8 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        found = hub.introduced_as(&digits).map_err(said(Doing::UseHub))?;
    }
    match <[Card; 1]>::try_from(found) {
        Ok([card]) => Ok(card),
        Err(_) => Err(needs(Doing::UseHub, wanted, Hint::NameStation)),
    }
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
        if self.pin()?.is_none() {
            return Ok(true);
        }
        self.store().is_office(&self.station().key.public()).map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    /// The key of the office of this store's hub: the one met last, which may have followed the one agreed on.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn office_key(&self) -> Result<Option<PublicKey>, Failure> {
        let Some(pin) = self.pin()? else { return Ok(None) };
        let met = self.store().office_met().map_err(|error| translate::store(Doing::ReadStore, &error))?;
        Ok(Some(met.unwrap_or(pin.office)))
    }

    /// Returns the address of the hub: the one named now, otherwise the one used last.
    ///
    /// # Errors
    /// [`Hint::NameHub`] if neither is known, and every case of the store.
    pub fn hub_address(&self, named: Option<&str>) -> Result<HubAddress, Failure> {
        let known = self.store().hub_address().map_err(|error| translate::store(Doing::ReadStore, &error))?;
        match (named, known) {
            (Some(named), _) => typed_address(named),
            // An older version may have stored a password with it.
            (None, Some(known)) => Ok(HubAddress::new(&known)),
            (None, None) => Err(needs(Doing::UseHub, "", Hint::NameHub)),
        }
    }

    /// Returns the address of the hub used last, as it may be shown.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn last_hub(&self) -> Result<Option<HubAddress>, Failure> {
        let known = self.store().hub_address().map_err(|error| translate::store(Doing::ReadStore, &error))?;
        Ok(known.map(|known| HubAddress::new(&known)))
    }

    /// Returns the folder of the hub used last, if it is in a folder.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn hub_folder(&self) -> Result<Option<PathBuf>, Failure> {
        Ok(self.last_hub()?.and_then(|known| match known {
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
        // An address that was named may hold a password, which no screen shows.
        let Some(address) = known.map(|known| HubAddress::new(&known).to_string()) else { return Ok(None) };
        Ok(Some((address, self.store().waiting().map_err(said)?, self.pin()?.and_then(|pin| pin.synced))))
    }

    /// Creates a hub with this station as its office. Returns the recovery key, to be shown once.
    ///
    /// # Errors
    /// [`Hint::HubExists`] if there is a hub already or this store belongs to one, [`Hint::Gathered`] if early
    /// revisions were merged in this store, the errors of the medium, every case of the store.
    pub fn init_hub(&mut self, address: &HubAddress) -> Result<String, Failure> {
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
        store
            .set_pin(&pin)
            .and_then(|()| store.meet_office(&pin.office))
            .and_then(|()| store.set_hub_address(&address.to_string()))
            .map_err(drawn)?;
        // From the beginning the office's own entries define who is known. The first sync sends them.
        self.draw_recovery()
    }

    /// Creates a role at a PostgreSQL hub: for an auditor, or one with the rights of the office, with which the office
    /// connects from then on. A password is drawn if none is chosen and the old one is not kept.
    ///
    /// # Errors
    /// [`Hint::HubAddress`] if the hub is not a server, [`Hint::OfficeOnly`], and every case of a hub.
    pub fn new_role(
        &mut self,
        address: &HubAddress,
        (role, office): (&str, bool),
        chosen: Option<String>,
        keep: bool,
    ) -> Result<NewRole, Failure> {
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
        let password = chosen.as_deref().or(drawn.as_deref());
        let station = self.station();
        let made = if office { hub.office(role, password, &station.name, &station.key) } else { hub.auditor(role, password) };
        // The office itself may connect with a role that makes no others.
        let owner = |failure: Failure| match self.is_office() {
            Ok(true) => failure.with_hint_for(Hint::OfficeOnly, Hint::HubOwner).with_hint_for(Hint::HubRole, Hint::HubOwner),
            _ => failure,
        };
        made.map_err(said(Doing::UseHub)).map_err(owner)?;
        let access = match password.map(|password| hub.try_as(role, password)) {
            None => Access::Untried,
            Some(Ok(())) => Access::Works,
            Some(Err(error)) => Access::Fails(translate::hub(Doing::UseHub, &error)),
        };
        let (address, certificate) = hub.address_for(role);
        Ok(NewRole { address, certificate, password: drawn, access })
    }

    /// Makes roles, rights and policies of a PostgreSQL hub anew, after its database was restored to a server where the roles
    /// are missing.
    ///
    /// # Errors
    /// [`Hint::HubAddress`] if the hub is not a server, [`Hint::HubOwner`] unless the role owns it, and every case of a hub.
    pub fn repair_hub(&self, address: &HubAddress) -> Result<Repaired, Failure> {
        let HubAddress::Postgres(server) = address else {
            return Err(needs(Doing::UseHub, &address.to_string(), Hint::HubAddress));
        };
        let station = self.station();
        let repaired = PostgresHub::at(server).and_then(|mut hub| hub.repair(&station.name, &station.key));
        // Whoever may not even look owns nothing there.
        repaired.map_err(|error| said(Doing::UseHub)(error).with_hint_for(Hint::HubRole, Hint::HubOwner))
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
        is_in_step(self.store(), &told).map_err(|error| for_office(Doing::UseHub, &error, true))?;
        let read = |error| translate::store(Doing::ReadStore, &error);
        let mut needed: Option<(Revision, String)> = None;
        for line in self.store().campaigns().map_err(read)? {
            let ledger = self.store().ruling(line.campaign, clock::now()).map_err(read)?;
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
    pub fn stations(&self, address: &HubAddress) -> Result<Vec<(Card, StationState)>, Failure> {
        let greeting = at(address)?.meet(&[]).map_err(said(Doing::UseHub))?;
        let roster = self.roster(&greeting)?;
        let known = |card: &Card| match card.accepted {
            true => StationState::Accepted,
            false if roster.has_refused(&card.key) => StationState::Refused,
            false => StationState::Waiting,
        };
        let cards = roster.judge(&greeting.office, greeting.cards).into_iter();
        Ok(cards
            .map(|card| {
                let known = known(&card);
                (card, known)
            })
            .collect())
    }

    pub(super) fn roster(&self, greeting: &Greeting) -> Result<Roster, Failure> {
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

    pub(super) fn judged(&self, greeting: &Greeting) -> Result<Vec<Card>, Failure> {
        Ok(self.roster(greeting)?.judge(&greeting.office, greeting.cards.clone()))
    }

    /// Remembers the address of the hub.
    pub(super) fn remember_hub(&mut self, address: &HubAddress) -> Result<(), Failure> {
        self.store_mut().set_hub_address(&address.to_string()).map_err(|error| translate::store(Doing::UseHub, &error))
    }

    pub(super) fn me(&self) -> Me {
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
        let card = named(&mut *hub, &cards, wanted)?;
        self.tell_hub(&mut *hub, card, Some(if accepted { Word::Accepted(scope) } else { Word::Refused }))
    }

    /// Records a word of the office about a station, which the lists of the hub follow. Without a word, only the lists follow what was
    /// said before. Returns the station's new card.
    pub(super) fn tell_hub(&mut self, hub: &mut dyn Hub, card: Card, word: Option<Word>) -> Result<Card, Failure> {
        let (me, key, name) = (self.me(), card.key, card.name.clone());
        let office = self.is_office()?;
        let words: Vec<_> = word.into_iter().map(|word| (card.clone(), word)).collect();
        let told = admit(self.store_mut(), hub, &me, &words).map_err(|error| for_office(Doing::UseHub, &error, office))?;
        let now = told.into_iter().find(|card| card.key == key);
        now.ok_or_else(|| needs(Doing::UseHub, &name, Hint::NameStation))
    }

    /// Continues in new series with a new key. Returns how many entries were carried over, and the new key.
    ///
    /// # Errors
    /// Every case of hub and store; nothing is changed then.
    pub fn renew(&mut self, address: &HubAddress) -> Result<(u64, PublicKey), Failure> {
        if self.is_office()? && self.pin()?.is_some() {
            return Err(said(Doing::UseHub)(Refusal::IsOffice.into()));
        }
        let mut hub = at(address)?;
        let carried = renew(self.store_mut(), &mut *hub, clock::now()).map_err(said(Doing::UseHub))?;
        let name = self.station().name.clone();
        let station = self.store_mut().station(&name).map_err(|error| translate::store(Doing::UseHub, &error))?;
        Ok((carried, station.key.public()))
    }
}

/// Whether a role was seen to reach its hub.
#[derive(Clone, Debug)]
pub enum Access {
    /// It was tried, from here, and works.
    Works,
    /// It was not tried, because the password is not known.
    Untried,
    /// It was tried, from here, and fails.
    Fails(Failure),
}

/// A new role at a server.
#[derive(Clone, Debug)]
pub struct NewRole {
    /// The address at which the hub is reached with it.
    pub address: String,
    /// The name of the file with the certificate by which the server is recognised, if there is one.
    pub certificate: Option<String>,
    /// The drawn password. It is shown once and stored nowhere.
    pub password: Option<String>,
    /// Whether it reaches the hub.
    pub access: Access,
}
