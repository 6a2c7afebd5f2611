//! Pulling the inventory from a server: which server, its token in the keyring, and the table for the import.

use super::{
    clock,
    import::ImportSource,
    session::{Session, needs},
    translate,
};
use crate::{
    io::{
        pull::{self, Address, Kept, Order, Pulled, Source, System, Watch},
        store::{Store, StoreError},
    },
    job::{Doing, Failure, FailureKind, Hint},
};
use std::path::Path;

/// Returns the server that is remembered in the store of a folder, if there is one.
///
/// # Errors
/// Every case of the store.
pub fn remembered(folder: &Path, system: System) -> Result<Option<Source>, Failure> {
    let said = |error| translate::store(Doing::Pull, &error);
    let store = match Store::open_read_only(folder) {
        Err(StoreError::Absent { .. }) => return Ok(None),
        opened => opened.map_err(said)?,
    };
    Ok(store.pull_source(system.code()).map_err(said)?.as_deref().and_then(Source::read))
}

/// Returns the address of a server.
///
/// # Errors
/// [`Hint::PullAddress`]; the address is not repeated if it may contain a token. [`Hint::PullName`] if it is empty.
pub fn pull_address(system: System, source: &Source) -> Result<Address, Failure> {
    if source.address.is_empty() {
        return Err(needs(Doing::Pull, system.code(), Hint::PullName));
    }
    Address::parse(system, &source.address, source.plain).map_err(|error| translate::pull(&error))
}

/// Returns the token for a server from the keyring; `None` if there is none.
#[must_use]
pub fn kept_token(address: &Address, source: &Source) -> Option<String> {
    pull::slot(address, &source.who()).find()
}

/// Puts the token for a server into the keyring.
///
/// # Errors
/// [`Hint::PullKeyring`].
pub fn keep_token(address: &Address, source: &Source, token: String) -> Result<(), Failure> {
    pull::slot(address, &source.who()).keep(token).map_err(|error| translate::pull(&error.into()))
}

/// Takes the token for a server out of the keyring. Returns whether there was one.
///
/// # Errors
/// [`Hint::PullKeyring`].
pub fn forget_token(address: &Address, source: &Source) -> Result<bool, Failure> {
    pull::slot(address, &source.who()).forget().map_err(|error| translate::pull(&error.into()))
}

/// Pulls the inventory of a server. Returns the table for the import, and what was pulled. With a folder, a pull that is cut off
/// leaves its pages there, and the next one goes on from them.
///
/// # Errors
/// Every hint about pulls.
pub fn pulled(folder: Option<&Path>, order: &Order, watch: &mut dyn Watch) -> Result<(ImportSource, Pulled), Failure> {
    let source = order.address.source();
    let kept = folder.map(|folder| Kept::at(folder, &source, clock::now())).transpose();
    let mut pulled = kept.and_then(|kept| pull::pull(order, kept, watch)).map_err(|error| translate::pull(&error))?;
    let bytes = std::mem::take(&mut pulled.bytes);
    Ok((ImportSource { name: source, bytes }, pulled))
}

impl Session {
    /// Checks that this station may take in an inventory, before a server is asked for one.
    ///
    /// # Errors
    /// [`Hint::OfficeOnly`], and every case of the store.
    pub fn may_pull(&self) -> Result<(), Failure> {
        if self.is_office()? { Ok(()) } else { Err(needs(Doing::Pull, "", Hint::OfficeOnly)) }
    }

    /// Remembers a server, without its token.
    ///
    /// # Errors
    /// Every case of the store.
    pub fn remember(&mut self, system: System, source: &Source) -> Result<(), Failure> {
        let stored = self.store_mut().set_pull_source(system.code(), &source.written());
        stored.map_err(|error| translate::store(Doing::Pull, &error))
    }
}

/// The failure of a push for which no token was found.
#[must_use]
pub fn no_push_token(address: &Address) -> Failure {
    Failure { doing: Doing::Push, hint: Hint::PushToken, ..no_token(address) }
}

/// The failure of a pull for which no token was found.
#[must_use]
pub fn no_token(address: &Address) -> Failure {
    let cause = String::new();
    Failure { kind: FailureKind::User, doing: Doing::Pull, subject: address.source(), cause, hint: Hint::PullToken }
}
