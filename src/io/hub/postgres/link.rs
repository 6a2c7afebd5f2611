//! The connection of a role to a server over TLS. Every wait has a deadline, and every error is converted to a named
//! case.

use super::{
    address::{Address, whole},
    password::password,
    tls,
};
use crate::io::hub::{HubError, Refusal};
use std::{future::Future, io, time::Duration};
use tokio::{
    runtime::{Builder, Runtime},
    task::JoinHandle,
    time::timeout,
};
use tokio_postgres::{
    Client,
    types::{ToSql, Type},
};

/// How long a server may stay silent while an answer is expected. Publishing and merging a million devices take it a
/// few seconds.
pub(super) const DEADLINE: Duration = Duration::from_secs(60);

/// How long a goodbye may take.
const GOODBYE: Duration = Duration::from_secs(1);

/// The error code of `recol.push` if another entry with that identity exists.
pub(super) const FORKED: &str = "RC001";

/// A parameter of a query, and its type.
pub(super) type Value<'a> = (&'a (dyn ToSql + Sync), Type);

/// A connection, and the runtime of this thread that drives it while an answer is expected.
#[derive(Debug)]
pub(super) struct Link {
    runtime: Runtime,
    pub(super) client: Client,
    pub(super) wait: Wait,
    /// What moves the bytes of this connection.
    driver: JoinHandle<()>,
}

/// A deadline, and the address of the server that must answer.
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
    /// [`HubError::Unreachable`], and every other error of the server.
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
        // Its error is reported to the query that waits for an answer.
        let driver = runtime.spawn(async move { drop(connection.await) });
        Ok(Self { runtime, client, wait, driver })
    }

    /// Says goodbye: without that the server notes a connection that broke.
    pub(super) fn end(self) {
        let Self { runtime, client, driver, .. } = self;
        drop(client);
        // A server that does not listen any more is not waited for.
        let _ = runtime.block_on(async { timeout(GOODBYE, driver).await });
    }

    /// Runs a query on this thread.
    pub(super) fn run<T>(&mut self, ask: impl AsyncFnOnce(&mut Client, &Wait) -> Result<T, HubError>) -> Result<T, HubError> {
        let Self { runtime, client, wait, .. } = self;
        runtime.block_on(ask(client, wait))
    }

    /// Whether the connection has ended.
    pub(super) fn is_over(&self) -> bool {
        self.client.is_closed()
    }
}

impl Wait {
    /// Waits for an answer until the deadline.
    pub(super) async fn on<T>(&self, ask: impl Future<Output = Result<T, tokio_postgres::Error>>) -> Result<T, HubError> {
        self.within(ask).await?.map_err(|error| self.said(&error))
    }

    /// As `on`, for any future.
    pub(super) async fn within<T>(&self, ask: impl Future<Output = T>) -> Result<T, HubError> {
        timeout(self.deadline, ask).await.map_err(|_| self.unreachable(&io::Error::from(io::ErrorKind::TimedOut)))
    }

    /// Returns the error that something in the hub is damaged.
    pub(super) fn damaged(&self, what: &str, cause: &str) -> HubError {
        HubError::Damaged { what: format!("{} {what}", self.address), cause: cause.to_owned() }
    }

    fn unreachable(&self, error: &dyn std::error::Error) -> HubError {
        HubError::Unreachable { address: self.address.clone(), cause: whole(error) }
    }

    /// Converts an error of the server or of the network to a named case.
    pub(super) fn said(&self, error: &tokio_postgres::Error) -> HubError {
        let address = self.address.clone();
        let Some(answer) = error.as_db_error() else {
            let cause = whole(error);
            return match cause.as_str() {
                bound if bound.contains("channel binding") => HubError::Tls {
                    address,
                    cause: format!("{cause}: to check the certificate instead, name its file in the address, sslrootcert=FILE"),
                },
                old if old.contains("UnsupportedCertVersion") => HubError::Tls {
                    address,
                    cause: format!("{cause}: sign the certificate anew with a subjectAltName, and it has version 3"),
                },
                strange if strange.contains("HandshakeFailure") => HubError::Tls {
                    address,
                    cause: format!("{cause}: the certificate must have an ECDSA, an Ed25519 or an ordinary RSA key"),
                },
                tls if tls.contains("TLS") || tls.contains("certificate") => HubError::Tls { address, cause },
                password if password.contains("password") => HubError::Password { address },
                _ => HubError::Unreachable { address, cause },
            };
        };
        let code = answer.code();
        let cause = format!("the server answers: {} ({})", answer.message(), code.code());
        match code.code() {
            "28P01" | "28000" => HubError::Password { address },
            "3F000" | "42P01" | "3D000" => HubError::NoHub(address),
            "53100" => HubError::HubFull { address },
            "42501" => HubError::NoRight { address, cause },
            // Another process of the office publishes at this moment. The next sync finds what it published, and
            // compares.
            "23505" => HubError::Unreachable { address, cause },
            // The server is stopping, starting or has no free connection. It will be available again.
            code if code.starts_with("57P") || code.starts_with("08") || code == "53300" => {
                HubError::Unreachable { address, cause }
            }
            _ => HubError::Server { address, cause },
        }
    }

    /// Converts an error that means that only the office may do this.
    pub(super) fn office_only(error: HubError) -> HubError {
        match error {
            HubError::NoRight { .. } => Refusal::OfficeOnly.into(),
            other => other,
        }
    }
}
