//! The worker that asks the hub for the office: who is known there, and whom to accept. A hub may be slow or gone: nothing else
//! waits for this worker, not even the end of the program.

use super::{
    clock,
    session::Session,
    translate,
    worker::{Failed, Hands, Worker},
};
use crate::{
    audit::moment::Moment,
    job::{Doing, Failure, HubAddress, HubOrder, HubOutcome, StationTold, StationsTold},
    tui::Message,
};
use std::{
    path::PathBuf,
    sync::{Arc, Mutex, PoisonError, mpsc::Sender},
    thread,
};

/// The worker. Dropping it waits for nothing.
#[derive(Debug)]
pub(super) struct Clerk {
    worker: Option<Worker<HubOrder>>,
    /// The address of the hub that was named last.
    named: Arc<Mutex<Option<String>>>,
}

impl Clerk {
    /// Starts the worker on the store of a folder, with the hub that was named, otherwise the one used last.
    pub(super) fn start(folder: PathBuf, named: Option<String>, messages: Sender<Message>) -> Result<Self, Failure> {
        let named = Arc::new(Mutex::new(named));
        let worker = Worker::start("office", messages, Runner { folder, named: Arc::clone(&named) })?;
        Ok(Self { worker: Some(worker), named })
    }

    /// Takes another hub from now on.
    pub(super) fn name(&self, address: &HubAddress) {
        *self.named.lock().unwrap_or_else(PoisonError::into_inner) = Some(address.to_string());
    }

    /// Requests something of the hub.
    pub(super) fn ask(&self, order: HubOrder) {
        if let Some(worker) = &self.worker {
            worker.ask(order);
        }
    }
}

impl Drop for Clerk {
    fn drop(&mut self) {
        let worker = self.worker.take();
        // Without a thread for it, the end waits for the hub.
        let _ = thread::Builder::new().spawn(move || drop(worker));
    }
}

struct Runner {
    folder: PathBuf,
    named: Arc<Mutex<Option<String>>>,
}

impl Hands<HubOrder> for Runner {
    fn failed(&self, _: &HubOrder) -> Failed {
        Box::new(|failure| Message::Hub(HubOutcome::NotDone(failure)))
    }

    fn perform(&mut self, order: HubOrder) -> Result<Message, Failure> {
        // The station exists since the screen opened the store, and the office's entries about stations have no author.
        let mut session = Session::open(&self.folder, "", "")?;
        let named = self.named.lock().unwrap_or_else(PoisonError::into_inner).clone();
        let address = session.hub_address(named.as_deref())?;
        if let HubOrder::Admit { key, scope } = order {
            session.admit(&address, &key.to_string(), scope.is_some(), scope.unwrap_or_default())?;
        }
        Ok(Message::Hub(HubOutcome::Stations(session.stations_told(&address)?)))
    }
}

impl Session {
    /// Returns who is known at a hub, each with its role and when it was last heard.
    ///
    /// # Errors
    /// Every case of hub and store.
    pub fn stations_told(&self, address: &HubAddress) -> Result<StationsTold, Failure> {
        let (own, pin, office) = (self.station().key.public(), self.pin()?, self.office_key()?);
        let heard = self.store().heard().map_err(|error| translate::store(Doing::ReadStore, &error))?;
        let offset = clock::now().offset_min();
        let stations = self.stations(address)?.into_iter().map(|(card, state)| {
            let is_own = card.key == own;
            let latest = heard.iter().filter(|(key, _)| *key == card.key).map(|(_, ms)| *ms).max();
            StationTold {
                is_office: office == Some(card.key),
                is_own,
                heard: match &pin {
                    Some(pin) if is_own => pin.synced,
                    _ => latest.map(|ms| Moment::new(ms, offset)),
                },
                key: card.key,
                name: card.name,
                state,
                scope: card.scope,
            }
        });
        Ok(StationsTold { stations: stations.collect(), is_office: office == Some(own) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{audit::journal::Scope, job::StationState, shell::synced::synced};
    use std::{ops::ControlFlow, path::Path};

    fn told(runner: &mut Runner, order: HubOrder) -> StationsTold {
        match runner.perform(order) {
            Ok(Message::Hub(HubOutcome::Stations(told))) => told,
            other => panic!("{other:?}"),
        }
    }

    fn state<'t>(told: &'t StationsTold, name: &str) -> &'t StationTold {
        told.stations.iter().find(|station| station.name == name).unwrap_or_else(|| panic!("{name} in {told:?}"))
    }

    #[test]
    fn the_address_on_the_screen_holds_no_password() {
        let folder = tempfile::tempdir().unwrap();
        let session = Session::open(folder.path(), "bureau", "a").unwrap();
        let known = session.known_hub(Some("postgres://aud:s3cret@h/d?password=s3cret")).unwrap();
        assert_eq!(known.map(|(address, ..)| address).as_deref(), Some("postgres://aud@h/d"));
    }

    #[test]
    fn a_station_introduces_itself_and_is_accepted_for_colleges_or_turned_away() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        let address = HubAddress::Folder(path("hub"));
        let agree = |place: &Path, name: &str| synced(place, name, &address, &mut |_| ControlFlow::Continue(()));
        Session::open(&path("office"), "bureau", "a").unwrap().init_hub(&address).unwrap();
        assert_eq!(agree(&path("office"), "bureau").failure, None);
        drop(Session::open(&path("field"), "poste 7", "b").unwrap());
        assert!(agree(&path("field"), "poste 7").failure.is_some(), "nobody has accepted it yet");
        let mut runner = Runner { folder: path("office"), named: Arc::new(Mutex::new(None)) };
        let first = told(&mut runner, HubOrder::Stations);
        let waiting = state(&first, "poste 7").clone();
        assert!(first.is_office && waiting.state == StationState::Waiting && !waiting.is_office && !waiting.is_own, "{first:?}");
        let scope = Scope::Colleges(["0921170X".parse().unwrap()].into());
        let accepted = told(&mut runner, HubOrder::Admit { key: waiting.key, scope: Some(scope.clone()) });
        let accepted = state(&accepted, "poste 7");
        assert_eq!((accepted.state, &accepted.scope), (StationState::Accepted, &scope));
        assert_eq!(agree(&path("field"), "poste 7").failure, None);
        let refused = told(&mut runner, HubOrder::Admit { key: waiting.key, scope: None });
        assert_eq!(state(&refused, "poste 7").state, StationState::Refused);
        // The field sees who it is, and is not the office.
        let field = told(&mut Runner { folder: path("field"), named: Arc::new(Mutex::new(None)) }, HubOrder::Stations);
        assert!(!field.is_office && state(&field, "poste 7").is_own && state(&field, "poste 7").heard.is_some(), "{field:?}");
        // A hub that is gone is a failure that is told.
        std::fs::remove_dir_all(path("hub")).unwrap();
        assert!(runner.perform(HubOrder::Stations).is_err());
    }
}
