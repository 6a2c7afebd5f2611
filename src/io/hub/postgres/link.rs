//! The connection: a role at a server over TLS, every wait with a deadline, every error by name.

use super::{
    address::{Address, whole},
    password::password,
    tls,
};
use crate::io::hub::{HubError, Refusal};
use std::{future::Future, io, time::Duration};
use tokio::{
    runtime::{Builder, Runtime},
    time::timeout,
};
use tokio_postgres::{
    Client,
    types::{ToSql, Type},
};

/// How long a server may say nothing while it is waited for. Publishing and gathering a million devices take it a few seconds.
pub(super) const DEADLINE: Duration = Duration::from_secs(60);

/// Raised by `recol.push`: another entry of that identity is there.
pub(super) const FORKED: &str = "RC001";

/// A value that goes with a question, and its type there.
pub(super) type Value<'a> = (&'a (dyn ToSql + Sync), Type);

/// A connection, and the thread's own runtime that drives it while it is waited for.
#[derive(Debug)]
pub(super) struct Link {
    runtime: Runtime,
    pub(super) client: Client,
    pub(super) wait: Wait,
}

/// A deadline, and for whose answer.
#[derive(Clone, Debug)]
pub(super) struct Wait {
    pub(super) address: String,
    pub(super) deadline: Duration,
}

impl Link {
    /// Connects.
    ///
    /// # Errors
    /// [`HubError::Address`], [`HubError::Tls`], [`HubError::Password`], [`HubError::PasswordFile`],
    /// [`HubError::Unreachable`], and whatever else the server says.
    pub(super) fn new(address: &Address, given: Option<&str>, deadline: Duration) -> Result<Self, HubError> {
        let wait = Wait { address: address.text.clone(), deadline };
        let runtime = Builder::new_current_thread().enable_all().build().map_err(|source| wait.unreachable(&source))?;
        let connector = tls::connector(address)?;
        let mut config = address.config.clone();
        let looked_up = if given.is_none() { password(address)? } else { None };
        if let Some(password) = given.or(looked_up.as_deref()) {
            config.password(password);
        }
        let (client, connection) = runtime.block_on(wait.on(config.connect(connector)))?;
        // What it ends in is told to whoever waits for an answer.
        runtime.spawn(async move { drop(connection.await) });
        Ok(Self { runtime, client, wait })
    }

    /// Runs what asks the server something, on this thread.
    pub(super) fn run<T>(&mut self, ask: impl AsyncFnOnce(&mut Client, &Wait) -> Result<T, HubError>) -> Result<T, HubError> {
        let Self { runtime, client, wait } = self;
        runtime.block_on(ask(client, wait))
    }

    /// Whether the connection has ended.
    pub(super) fn is_over(&self) -> bool {
        self.client.is_closed()
    }
}

impl Wait {
    /// Waits for an answer, no longer than the deadline.
    pub(super) async fn on<T>(&self, ask: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T, HubError> {
        self.within(ask).await?.map_err(|error| self.said(&error))
    }

    /// The same for whatever ends.
    pub(super) async fn within<T>(&self, ask: impl Future<Output = T>) -> Result<T, HubError> {
        timeout(self.deadline, ask).await.map_err(|_| self.unreachable(&io::Error::from(io::ErrorKind::TimedOut)))
    }

    /// Something of the hub is not as it has to be.
    pub(super) fn damaged(&self, what: &str, cause: &str) -> HubError {
        HubError::Damaged { what: format!("{} {what}", self.address), cause: cause.to_owned() }
    }

    fn unreachable(&self, error: &dyn std::error::Error) -> HubError {
        HubError::Unreachable { address: self.address.clone(), cause: whole(error) }
    }

    /// An answer of the server, or of the network, by name.
    pub(super) fn said(&self, error: &tokio_postgres::Error) -> HubError {
        let address = self.address.clone();
        let Some(answer) = error.as_db_error() else {
            let cause = whole(error);
            return match cause.as_str() {
                tls if tls.contains("TLS") || tls.contains("certificate") => HubError::Tls { address, cause },
                bound if bound.contains("channel binding") => HubError::Tls { address, cause },
                password if password.contains("password") => HubError::Password { address },
                _ => HubError::Unreachable { address, cause },
            };
        };
        let code = answer.code();
        let cause = format!("{} ({})", answer.message(), code.code());
        match code.code() {
            "28P01" | "28000" => HubError::Password { address },
            "3F000" | "42P01" | "3D000" => HubError::NoHub(address),
            "53100" => HubError::HubFull { address },
            "42501" => HubError::NoRight { address, cause },
            // Another process of the office publishes at this moment: the next sync finds what it published, and compares.
            "23505" => HubError::Unreachable { address, cause },
            // It is going away, coming up or has no place: it will be there again.
            code if code.starts_with("57P") || code.starts_with("08") || code == "53300" => {
                HubError::Unreachable { address, cause }
            }
            _ => HubError::Server { address, cause },
        }
    }

    /// The same, where an answer tells that only the office may do this.
    pub(super) fn office_only(error: HubError) -> HubError {
        match error {
            HubError::NoRight { .. } => Refusal::OfficeOnly.into(),
            other => other,
        }
    }
}
