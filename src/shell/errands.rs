//! The worker for errands that may take long: exports, imports and look-ups.

use super::{
    apart::apart,
    clock, export,
    import::{ImportOrder, ImportSource},
    load::{self, Inventories},
    proof,
    session::Session,
    survey::survey,
    translate,
    worker::{Failed, Hands, Worker},
};
use crate::{
    audit::{
        ids::{CampaignId, Tag},
        inventory::{MergeMode, Revised},
    },
    io::{
        export::Guard,
        import::FullNames,
        store::{FILE_NAME, Store},
    },
    job::{Doing, Errand, ErrandOutcome, ExportOrder, Failure, HubAddress, ImportTold, Progress, Survey},
    tui::Message,
};
use jiff::civil::Date;
use std::{
    ops::ControlFlow,
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
};

/// The worker that exports, imports and looks things up. It uses a store connection of its own.
#[derive(Debug)]
pub(super) struct Errands {
    worker: Worker<Errand>,
    /// Whether the last requested export or import is to be stopped.
    cancelled: Arc<AtomicBool>,
}

impl Errands {
    /// Starts the worker.
    pub(super) fn start(place: ErrandPlace, messages: Sender<Message>) -> Result<Self, Failure> {
        let cancelled = Arc::new(AtomicBool::default());
        let runner = Runner { place, stop: cancelled.clone(), told: messages.clone() };
        Ok(Self { worker: Worker::start("errand", messages, runner)?, cancelled })
    }

    /// Requests an errand.
    pub(super) fn ask(&self, errand: Errand) {
        if matches!(errand, Errand::Export(_) | Errand::Import(_)) {
            self.cancelled.store(false, Ordering::SeqCst);
        }
        self.worker.ask(errand);
    }

    /// Stops the last requested export or import.
    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }
}

struct Runner {
    place: ErrandPlace,
    stop: Arc<AtomicBool>,
    told: Sender<Message>,
}

impl Hands<Errand> for Runner {
    fn failed(&self, errand: &Errand) -> Failed {
        let outcome: fn(Failure) -> ErrandOutcome = match errand {
            Errand::Export(_) => ErrandOutcome::NotExported,
            Errand::Import(_) => ErrandOutcome::NotImported,
            Errand::History(_) | Errand::Survey(_) => ErrandOutcome::NotFound,
        };
        Box::new(move |failure| Message::Errand(outcome(failure)))
    }

    fn perform(&mut self, errand: Errand) -> Result<Message, Failure> {
        let watch = |progress| {
            // If the loop has ended, the requested file is still written.
            let _ = self.told.send(Message::Progress(progress));
            if self.stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let place = &self.place;
        Ok(Message::Errand(match errand {
            Errand::Export(order) => match place.export(&order, &watch)? {
                Some(rows) => ErrandOutcome::Exported { path: order.path, rows },
                None => ErrandOutcome::ExportCancelled,
            },
            Errand::Import(path) => ErrandOutcome::Imported(place.import(&path, &watch)?),
            Errand::History(tag) => {
                let revisions = place.history(&tag)?;
                ErrandOutcome::History { tag, revisions }
            }
            Errand::Survey(campaign) => return Ok(Message::Surveyed(place.survey(campaign)?)),
        }))
    }
}

/// The store and the limits with which the errand worker works.
#[derive(Clone, Debug)]
pub(super) struct ErrandPlace {
    pub(super) folder: PathBuf,
    /// The date of evaluation if it is fixed, as in the demo.
    pub(super) date: Option<Date>,
    /// The files that no export may touch.
    pub(super) guard: Guard,
}

impl ErrandPlace {
    fn export(&self, order: &ExportOrder, watch: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Option<u64>, Failure> {
        let said = |error| translate::store(Doing::Export, &error);
        let store = Store::open_read_only(&self.folder).map_err(said)?;
        if let Some(campaign) = order.campaign {
            proof::unbroken(&store, campaign, Doing::Export)?;
        }
        let mut guard = self.guard.clone();
        guard.stores.push(self.folder.join(FILE_NAME));
        if let Some(HubAddress::Folder(hub)) = store.hub_address().map_err(said)?.map(|known| HubAddress::new(&known)) {
            guard.hubs.push(hub);
        }
        let standing =
            load::standing(&store, order.campaign, clock::today(self.date), &mut Inventories::default()).map_err(said)?;
        export::to_file_watched(&standing, order, &guard, watch)
    }

    /// Imports a file outside the session. The revision is stored; the current campaign does not change.
    fn import(&self, path: &Path, watch: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<ImportTold, Failure> {
        apart(Doing::Import, &self.folder, path)?;
        let sources = vec![ImportSource::file(path)?];
        // The station exists since the session was opened, and an import has no author.
        let mut session = Session::open(&self.folder, "", "")?;
        let order = ImportOrder {
            sources,
            mode: MergeMode::Upsert,
            remove: None,
            names: FullNames::Dropped,
            encoding: None,
            prefixes: None,
            mapping: None,
        };
        session.import(&order, &mut |far| watch(far))
    }

    fn history(&self, tag: &Tag) -> Result<Vec<Revised>, Failure> {
        let store = Store::open_read_only(&self.folder);
        store.and_then(|store| store.device_history(tag)).map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    fn survey(&self, campaign: Option<CampaignId>) -> Result<Survey, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let store = Store::open_read_only(&self.folder).map_err(said)?;
        survey(&store, campaign, clock::today(self.date)).map_err(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{FailureKind, Hint, Profile};
    use std::fs;

    #[test]
    fn an_export_from_the_screen_becomes_no_file_of_recols_own() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        drop(Session::open(&path("data"), "poste 1", "a").unwrap());
        fs::create_dir(path("hub")).unwrap();
        fs::write(path("config.toml"), "").unwrap();
        fs::write(path("letter.txt"), "a letter").unwrap();
        let mut store = Store::open(&path("data")).unwrap();
        store.set_hub_address(&path("hub").display().to_string()).unwrap();
        let guard = Guard { inputs: vec![path("config.toml")], ..Guard::default() };
        let place = ErrandPlace { folder: path("data"), date: None, guard };
        let export = |name: &str| {
            let (campaign, college, profile) = (None, None, Profile::ExcelFr);
            let order = ExportOrder { path: path(name), profile, campaign, college, all: false, summary: false };
            place.export(&order, &|_| ControlFlow::Continue(()))
        };
        for (name, hint) in [
            ("data/recol.sqlite", Hint::NotOver),
            ("data/recol.sqlite-wal", Hint::NotOver),
            ("config.toml", Hint::NotOver),
            ("hub/ecarts.csv", Hint::NotOver),
            ("letter.txt", Hint::ForceOver),
        ] {
            let failure = export(name).unwrap_err();
            assert_eq!((failure.kind, failure.hint), (FailureKind::User, hint), "{name}: {failure:?}");
        }
        assert_eq!(fs::read_to_string(path("letter.txt")).unwrap(), "a letter");
        assert!(export("ecarts.csv").is_ok() && export("ecarts.csv").is_ok(), "an earlier export is replaced");
    }
}
