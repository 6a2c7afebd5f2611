//! The PostgreSQL hub: tables whose permissions and constraints also hold against a malicious client.
//!
//! `schema.sql`, `later.sql` and `photographs.sql` are everything that runs on the server. Each auditor has a role. A station
//! introduces its key with that role, and the office accepts it. TLS is always used. Only this module is asynchronous inside: every wait has a
//! deadline, and callers do not see it.

mod address;
mod cell;
mod certificate;
mod fetched;
mod inventory;
mod journal;
mod keyring;
mod later;
mod link;
mod measured;
mod password;
mod repair;
mod rights;
mod roster;
mod rows;
mod schema;
mod stills;
mod tls;

use super::{Greeting, Hub, HubError, Refusal, Shot, TakeArrival, TakeSegment, TakeSent, TellRows, Wanted};
use crate::{
    audit::{
        exchange::{Card, RevisionHead, Scope, Segment},
        ids::{HubId, Incarnation, Revision, WriterId},
        journal::{PublicKey, SigningKey, StillId},
    },
    io::album::Photograph,
};
use address::Address;
use link::{DEADLINE, Link, Value, Wait};
pub use repair::Repaired;
use std::{collections::BTreeSet, fmt, time::Duration};
use tokio_postgres::types::Type;

/// A hub in a PostgreSQL database, as one role sees it. It connects at the first request.
pub struct PostgresHub {
    address: Address,
    deadline: Duration,
    /// The password, if it was given explicitly; otherwise it is looked for when connecting.
    password: Option<String>,
    link: Option<Link>,
    /// Whether it lacked rights when it was met, because it was made before them.
    lacks: bool,
}

impl fmt::Debug for PostgresHub {
    /// Does not show the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PostgresHub").field("address", &self.address.text).finish_non_exhaustive()
    }
}

impl PostgresHub {
    /// Creates the hub at an address: `postgres://role@host:port/database`, with libpq's `sslmode`, `sslrootcert`,
    /// `channel_binding`. The password comes from the environment, a password file or the keyring.
    ///
    /// # Errors
    /// [`HubError::Address`], with what was expected.
    pub fn at(address: &str) -> Result<Self, HubError> {
        Ok(Self { address: Address::parse(address)?, deadline: DEADLINE, password: None, link: None, lacks: false })
    }

    /// Sets another deadline for every wait.
    #[must_use]
    pub fn with_deadline(mut self, deadline: Duration) -> Self {
        self.deadline = deadline;
        self.address.config.connect_timeout(deadline);
        self
    }

    /// Sets a password explicitly.
    #[must_use]
    pub fn with_password(mut self, password: &str) -> Self {
        self.password = Some(password.to_owned());
        self
    }

    /// Creates a hub in the database: schema, roles, permissions. The role that does this owns them, and its station is
    /// the office. The role needs permission to create a schema and roles.
    ///
    /// # Errors
    /// [`HubError::Exists`] if there is one already, and every case of a server.
    pub fn init(&mut self, hub: HubId, incarnation: Incarnation, name: &str, office: &SigningKey) -> Result<(), HubError> {
        let role = self.address.role.clone();
        self.ask(|link| {
            link.run(async |client, wait| schema::make(client, wait, (hub, incarnation), (&role, name, office)).await)
        })
    }

    /// Creates a role for an auditor, or gives an existing role this permission. Sets `password` if one is given.
    ///
    /// # Errors
    /// [`Refusal::OfficeOnly`] if the role may not do this, and every case of a server.
    pub fn auditor(&mut self, role: &str, password: Option<&str>) -> Result<(), HubError> {
        self.ask(|link| {
            link.run(async |client, wait| {
                schema::auditor(client, wait, role, password).await?;
                later::keep_rights(client, wait).await.map(drop)
            })
        })
    }

    /// Puts this role's password into the system's keyring.
    ///
    /// # Errors
    /// [`HubError::NoKeyring`] if there is none, or it refuses.
    pub fn keep_password(&self, password: String) -> Result<(), HubError> {
        Ok(keyring::slot(&self.address).keep(password)?)
    }

    /// Gives a role of the server, which need not own anything there, the rights of the office, and hands what the office has
    /// written there over to it. From then on the office connects with it. Creates the role if it does not exist. Only the role
    /// that owns the hub may.
    ///
    /// # Errors
    /// As [`Self::auditor`].
    pub fn office(&mut self, role: &str, password: Option<&str>, name: &str, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        self.ask(|link| {
            link.run(async |client, wait| {
                schema::office(client, wait, (role, password), (name, office)).await?;
                later::keep_rights(client, wait).await.map(drop)
            })
        })
    }

    /// Makes roles, rights and policies of the hub anew, after its database was restored to a server where the roles are
    /// missing. Where nothing is missing, nothing changes. If `office` is the hub's, and no role of it exists, it goes on with
    /// this role.
    ///
    /// # Errors
    /// [`HubError::NoHub`], [`HubError::NotOwner`] unless this role owns the hub, and every case of a server.
    pub fn repair(&mut self, name: &str, office: &SigningKey) -> Result<Repaired, HubError> {
        let role = self.address.role.clone();
        self.ask(|link| link.run(async |client, wait| repair::repair(client, wait, (&role, name, office)).await))
    }

    /// Tries whether another role reaches the hub with a password, from here.
    ///
    /// # Errors
    /// Whatever that role would be told.
    pub fn try_as(&self, role: &str, password: &str) -> Result<(), HubError> {
        let mut address = self.address.clone();
        address.config.user(role);
        role.clone_into(&mut address.role);
        let mut tried = Self { address, deadline: self.deadline, password: Some(password.to_owned()), link: None, lacks: false };
        tried.meet(&[]).map(drop)
    }

    /// The address with which another role connects to this hub from another machine, and the file with the certificate that is
    /// needed for it, if one is. Of a file only the name is in the address: where that machine keeps it is not known here.
    #[must_use]
    pub fn address_for(&self, role: &str) -> (String, Option<String>) {
        self.address.text_for(role)
    }

    /// Returns the connection. Connects if there is none or it has ended.
    fn link(&mut self) -> Result<&mut Link, HubError> {
        let link = match self.link.take().filter(|link| !link.is_over()) {
            Some(link) => link,
            None => Link::new(&self.address, self.password.as_deref(), self.deadline)?,
        };
        Ok(self.link.insert(link))
    }

    /// Makes a request. After a failure the connection is dropped, whatever its state.
    fn ask<T>(&mut self, ask: impl FnOnce(&mut Link) -> Result<T, HubError>) -> Result<T, HubError> {
        let asked = self.link().and_then(ask);
        if asked.is_err() {
            self.goodbye();
        }
        asked
    }

    fn goodbye(&mut self) {
        if let Some(link) = self.link.take() {
            link.end();
        }
    }

    fn only_office(&mut self, office: &SigningKey) -> Result<(), HubError> {
        let key = office.public();
        let found = self.ask(|link| {
            link.run(async |client, wait| {
                let values: [Value<'_>; 1] = [(&&key.bytes()[..], Type::BYTEA)];
                wait.on(client.query_typed("SELECT 1 FROM recol.hub WHERE office = $1", &values)).await
            })
        })?;
        if found.is_empty() { Err(Refusal::OfficeOnly.into()) } else { Ok(()) }
    }
}

impl Drop for PostgresHub {
    fn drop(&mut self) {
        self.goodbye();
    }
}

impl Hub for PostgresHub {
    fn meet(&mut self, _: &[WriterId]) -> Result<Greeting, HubError> {
        let (greeting, lacks) = self.ask(|link| link.run(async |client, wait| roster::meet(client, wait).await))?;
        self.lacks = lacks;
        Ok(greeting)
    }

    fn introduce(&mut self, name: &str, key: &SigningKey) -> Result<(), HubError> {
        let role = self.address.role.clone();
        self.ask(|link| link.run(async |client, wait| roster::introduce(client, wait, &role, name, key).await))
    }

    fn admit(&mut self, cards: &[Card], office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        self.ask(|link| link.run(async |client, wait| roster::admit(client, wait, cards).await)).map_err(Wait::office_only)
    }

    fn publish(&mut self, head: &RevisionHead, tell: &mut TellRows<'_>, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        self.ask(|link| inventory::publish(link, head, tell))
    }

    fn inventory(&mut self, after: Revision, upto: Revision, scope: &Scope, take: &mut TakeArrival<'_>) -> Result<(), HubError> {
        self.ask(|link| link.run(async |client, wait| inventory::hand_over(client, wait, (after, upto), scope, take).await))
    }

    fn gather(&mut self, floor: Revision, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        let done = self.ask(|link| link.run(async |client, wait| inventory::gather(client, wait, floor).await));
        done.map_err(Wait::office_only)
    }

    fn push(&mut self, segment: &Segment) -> Result<(), HubError> {
        self.ask(|link| link.run(async |client, wait| journal::push(client, wait, segment).await))
    }

    fn push_all(&mut self, segments: &[Segment], sent: &mut TakeSent<'_>) -> Result<(), HubError> {
        self.ask(|link| link.run(async |client, wait| journal::push_all(client, wait, segments, sent).await))
    }

    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        self.fetch_all(&[Wanted { writer, after, entries: u64::MAX }], take)
    }

    fn fetch_all(&mut self, wanted: &[Wanted], take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        self.ask(|link| link.run(async |client, wait| fetched::fetch(client, wait, wanted, take).await))
    }

    fn stills(&mut self, asked: &BTreeSet<Shot>) -> Result<BTreeSet<Shot>, HubError> {
        self.ask(|link| link.run(async |client, wait| stills::there(client, wait, asked).await))
    }

    fn put_still(&mut self, shot: Shot, photograph: &Photograph) -> Result<(), HubError> {
        self.ask(|link| link.run(async |client, wait| stills::put(client, wait, shot, photograph).await))
    }

    fn still(&mut self, still: StillId) -> Result<Option<Photograph>, HubError> {
        self.ask(|link| link.run(async |client, wait| stills::get(client, wait, still).await))
    }

    fn make_place_for_stills(&mut self, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        self.ask(|link| link.run(async |client, wait| stills::make_place(client, wait).await))
    }

    fn keep_rights(&mut self, office: &SigningKey) -> Result<Option<String>, HubError> {
        if !self.lacks {
            return Ok(None);
        }
        self.only_office(office)?;
        self.ask(|link| link.run(async |client, wait| later::keep_rights(client, wait).await))
    }

    fn introduced_as(&mut self, digits: &str) -> Result<Vec<Card>, HubError> {
        self.ask(|link| link.run(async |client, wait| roster::introduced_as(client, wait, digits).await))
    }

    fn roles_of(&mut self, key: &PublicKey) -> Result<Vec<String>, HubError> {
        self.ask(|link| link.run(async |client, wait| roster::roles_of(client, wait, key).await))
    }

    fn succeed(&mut self, before: &PublicKey, name: &str, office: &SigningKey, told: &[Segment]) -> Result<(), HubError> {
        let role = self.address.role.clone();
        self.ask(|link| {
            link.run(async |client, wait| wait.on(client.batch_execute("BEGIN")).await)?;
            let done = link.run(async |client, wait| roster::succeed(client, wait, (&role, name, before), office, told).await);
            let end = if done.is_ok() { "COMMIT" } else { "ROLLBACK" };
            let ended = link.run(async |client, wait| wait.on(client.batch_execute(end)).await);
            done.and(ended)
        })
    }

    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        let sql = "UPDATE recol.hub SET incarnation = uuid_send(gen_random_uuid())";
        let done = self.ask(|link| link.run(async |client, wait| wait.on(client.batch_execute(sql)).await));
        done.map_err(Wait::office_only)
    }
}
