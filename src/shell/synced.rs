//! A sync of a store with its hub, as the screen and the commands ask for it.

use super::{
    clock,
    reach::{at, for_office},
    translate,
};
use crate::{
    io::{
        hub::{HubError, Me, Refusal, sync},
        store::Store,
    },
    job::{Doing, Failure, FailureKind, Hint, HubAddress, SyncProgress, SyncReport},
};
use std::{ops::ControlFlow, path::Path};

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
    let office = store.is_office(&me.key.public()).unwrap_or_default();
    ended.map_err(|error| match &error {
        // The office needs this to accept the station.
        HubError::Refused(Refusal::NotAccepted { name, key }) => Failure {
            kind: FailureKind::User,
            doing: Doing::Sync,
            subject: format!("{name} {key}"),
            cause: error.to_string(),
            hint: Hint::AcceptStation,
        },
        _ => for_office(Doing::Sync, &error, office),
    })
}
