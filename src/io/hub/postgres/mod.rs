//! The PostgreSQL hub: tables whose permissions and constraints also hold against a malicious client.
//!
//! `schema.sql` is everything that runs on the server. Each auditor has a role. A station introduces its key with that
//! role, and the office accepts it. TLS is always used. Only this module is asynchronous inside: every wait has a
//! deadline, and callers do not see it.

mod address;
mod inventory;
mod journal;
mod keyring;
mod link;
mod measured;
mod password;
mod roster;
mod rows;
mod schema;
mod tls;

use super::{Greeting, Hub, HubError, Refusal, TakeArrival, TakeSegment, TellRows};
use crate::audit::{
    exchange::{Card, RevisionHead, Scope, Segment},
    ids::{HubId, Incarnation, Revision, WriterId},
    journal::SigningKey,
};
use address::Address;
use link::{DEADLINE, Link, Value, Wait};
use std::{fmt, time::Duration};
use tokio_postgres::types::Type;

/// A hub in a PostgreSQL database, as one role sees it. It connects at the first request.
pub struct PostgresHub {
    address: Address,
    deadline: Duration,
    /// The password, if it was given explicitly; otherwise it is looked for when connecting.
    password: Option<String>,
    link: Option<Link>,
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
        Ok(Self { address: Address::parse(address)?, deadline: DEADLINE, password: None, link: None })
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
        self.ask(|link| link.run(async |client, wait| schema::auditor(client, wait, role, password).await))
    }

    /// Puts this role's password into the system's keyring.
    ///
    /// # Errors
    /// [`HubError::NoKeyring`] if there is none, or it refuses.
    pub fn keep_password(&self, password: String) -> Result<(), HubError> {
        Ok(keyring::slot(&self.address).keep(password)?)
    }

    /// The address with which another role connects to this hub.
    #[must_use]
    pub fn address_for(&self, role: &str) -> String {
        match self.address.text.split_once("://").and_then(|(scheme, rest)| Some((scheme, rest.split_once('@')?.1))) {
            Some((scheme, rest)) => format!("{scheme}://{role}@{rest}"),
            None => self.address.text.clone(),
        }
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
            self.link = None;
        }
        asked
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

impl Hub for PostgresHub {
    fn meet(&mut self, _: &[WriterId]) -> Result<Greeting, HubError> {
        self.ask(|link| link.run(async |client, wait| roster::meet(client, wait).await))
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

    fn fetch(&mut self, writer: WriterId, after: u64, take: &mut TakeSegment<'_>) -> Result<(), HubError> {
        self.ask(|link| link.run(async |client, wait| journal::fetch(client, wait, writer, after, take).await))
    }

    fn restored(&mut self, office: &SigningKey) -> Result<(), HubError> {
        self.only_office(office)?;
        let sql = "UPDATE recol.hub SET incarnation = uuid_send(gen_random_uuid())";
        let done = self.ask(|link| link.run(async |client, wait| wait.on(client.batch_execute(sql)).await));
        done.map_err(Wait::office_only)
    }
}
