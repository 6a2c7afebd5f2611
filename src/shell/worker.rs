//! The two workers: *store* records, quick and in order; *errand* does what may take long. A scan never waits for an
//! errand.

use super::{
    apart::apart,
    clock, export,
    import::{ImportOrder, Source},
    load::{self, Inventories},
    proof,
    session::Session,
    survey::survey,
    translate,
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
    job::{Doing, ExportOrder, Failure, FailureKind, Hint, HubAddress, ImportTold, Job, Outcome, Progress, Survey},
    tui::Message,
    vision,
};
use jiff::civil::Date;
use std::{
    any::Any,
    ops::ControlFlow,
    panic::{self, AssertUnwindSafe},
    path::{Path, PathBuf},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::Sender,
    },
    thread::{self, JoinHandle},
};

/// A worker: jobs in, outcomes as messages out. Dropping it lets it finish what was asked and waits for it.
#[derive(Debug)]
pub(super) struct Worker {
    jobs: Option<Sender<Job>>,
    /// Whether the export that was asked for last is to be stopped.
    cancelled: Arc<AtomicBool>,
    thread: Option<JoinHandle<()>>,
}

impl Worker {
    /// Starts a worker that performs jobs by a function.
    fn start(
        name: &str,
        messages: Sender<Message>,
        mut perform: impl FnMut(Job) -> Message + Send + 'static,
    ) -> Result<Self, Failure> {
        let (jobs, asked) = std::sync::mpsc::channel::<Job>();
        let work = move || {
            for job in asked {
                let ticket = match &job {
                    Job::Append { ticket, .. } => Some(*ticket),
                    _ => None,
                };
                let imports = matches!(job, Job::Import(_));
                let enters = matches!(job, Job::UseCampaign(_) | Job::OpenCampaign { .. });
                // A panic is told like any failure: the screen must never wait for an answer that does not come. It is
                // contained, or the panic hook would give the terminal back under a screen that goes on.
                let performed = vision::contain(|| panic::catch_unwind(AssertUnwindSafe(|| perform(job))));
                let told = performed.unwrap_or_else(|| Err(Box::new("a job was given up"))).unwrap_or_else(|panic| {
                    let failure = bug(&*panic);
                    Message::Outcome(match ticket {
                        Some(ticket) => Outcome::NotAppended { ticket, failure },
                        None if imports => Outcome::NotImported(failure),
                        None if enters => Outcome::NotEntered(failure),
                        None => Outcome::Failed(failure),
                    })
                });
                if messages.send(told).is_err() {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name(name.to_owned()).spawn(work);
        let thread = thread.map_err(|error| translate::system(Doing::Record, &error))?;
        Ok(Self { jobs: Some(jobs), cancelled: Arc::default(), thread: Some(thread) })
    }

    /// The worker that records. It owns the session.
    pub(super) fn store(mut session: Session, date: Option<Date>, messages: Sender<Message>) -> Result<Self, Failure> {
        Self::start("store", messages, move |job| {
            Message::Outcome(match job {
                Job::Append { ticket, at, facts } => match session.append_at(at, facts) {
                    Ok(entries) => Outcome::Appended { ticket, entries },
                    Err(failure) => Outcome::NotAppended { ticket, failure },
                },
                Job::UseCampaign(campaign) => match session.enter(campaign, today(date)) {
                    Ok(entered) => return Message::Entered(Box::new(entered)),
                    Err(failure) => Outcome::NotEntered(failure),
                },
                Job::OpenCampaign { name, opening } => match session.open_and_enter(&name, opening, today(date)) {
                    Ok(entered) => return Message::Entered(Box::new(entered)),
                    Err(failure) => Outcome::NotEntered(failure),
                },
                Job::PreferCamera(name) => match session.prefer_camera(&name) {
                    Ok(()) => Outcome::CameraPreferred,
                    Err(failure) => Outcome::Failed(failure),
                },
                Job::KeepWhereabouts(whereabouts) => {
                    // A disk that refuses this refuses the next entry too, and of that the auditor is told.
                    let _ = session.keep_whereabouts(&whereabouts);
                    Outcome::WhereaboutsKept
                }
                Job::Survey(_)
                | Job::Export(_)
                | Job::Cancel
                | Job::Import(_)
                | Job::History(_)
                | Job::Lens(_)
                | Job::Sync(_)
                | Job::Ring(_)
                | Job::Demo
                | Job::Quit => Outcome::Failed(bug(&"a job of another worker")),
            })
        })
    }

    /// The worker that exports and looks through campaigns. It reads the store by a connection of its own.
    pub(super) fn errand(place: Place, messages: Sender<Message>) -> Result<Self, Failure> {
        let cancelled = Arc::new(AtomicBool::default());
        let (stop, told) = (cancelled.clone(), messages.clone());
        let watch = move |progress| {
            // The loop has ended: what was asked for is written all the same.
            let _ = told.send(Message::Progress(progress));
            if stop.load(Ordering::SeqCst) { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        };
        let mut worker = Self::start("errand", messages, move |job| {
            Message::Outcome(match job {
                Job::Export(order) => match place.export(&order, &watch) {
                    Ok(Some(rows)) => Outcome::Exported { path: order.path, rows },
                    Ok(None) => Outcome::ExportCancelled,
                    Err(failure) => Outcome::Failed(failure),
                },
                Job::Import(path) => match place.import(&path, &watch) {
                    Ok(told) => Outcome::Imported(told),
                    Err(failure) => Outcome::NotImported(failure),
                },
                Job::History(tag) => match place.history(&tag) {
                    Ok(revisions) => Outcome::History { tag, revisions },
                    Err(failure) => Outcome::Failed(failure),
                },
                Job::Survey(campaign) => match place.survey(campaign) {
                    Ok(survey) => return Message::Surveyed(survey),
                    Err(failure) => Outcome::Failed(failure),
                },
                Job::Append { .. }
                | Job::UseCampaign(_)
                | Job::OpenCampaign { .. }
                | Job::PreferCamera(_)
                | Job::KeepWhereabouts(_)
                | Job::Lens(_)
                | Job::Sync(_)
                | Job::Ring(_)
                | Job::Cancel
                | Job::Demo
                | Job::Quit => Outcome::Failed(bug(&"a job of another worker")),
            })
        })?;
        worker.cancelled = cancelled;
        Ok(worker)
    }

    /// Stops the export or import that was asked for last.
    pub(super) fn cancel(&self) {
        self.cancelled.store(true, Ordering::SeqCst);
    }

    /// Asks for a job.
    pub(super) fn ask(&self, job: Job) {
        if matches!(job, Job::Export(_) | Job::Import(_)) {
            self.cancelled.store(false, Ordering::SeqCst);
        }
        if let Some(jobs) = &self.jobs {
            // A worker ends only with the program: nobody is left to tell.
            let _ = jobs.send(job);
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Where the errand worker finds what it looks through and exports.
#[derive(Clone, Debug)]
pub(super) struct Place {
    pub(super) folder: PathBuf,
    /// The date of evaluation where it is fixed, as in the demo.
    pub(super) date: Option<Date>,
    /// What no export may touch.
    pub(super) guard: Guard,
}

impl Place {
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
        let standing = load::standing(&store, order.campaign, today(self.date), &mut Inventories::default()).map_err(said)?;
        export::to_file_watched(&standing, order, &guard, watch)
    }

    /// Imports a file beside the session: what it holds is stored, nothing of the campaign worked on changes.
    fn import(&self, path: &Path, watch: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<ImportTold, Failure> {
        apart(Doing::Import, &self.folder, path)?;
        let sources = vec![Source::file(path)?];
        // The station was made when the session began; an import bears no author.
        let mut session = Session::open(&self.folder, "", "")?;
        let order = ImportOrder { sources, mode: MergeMode::Upsert, names: FullNames::Dropped, prefixes: None };
        session.import(&order, &mut |far| watch(far))
    }

    fn history(&self, tag: &Tag) -> Result<Vec<Revised>, Failure> {
        let store = Store::open_read_only(&self.folder);
        store.and_then(|store| store.device_history(tag)).map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    fn survey(&self, campaign: Option<CampaignId>) -> Result<Survey, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let store = Store::open_read_only(&self.folder).map_err(said)?;
        survey(&store, campaign, today(self.date)).map_err(said)
    }
}

fn today(fixed: Option<Date>) -> Date {
    fixed.unwrap_or_else(|| clock::now().date())
}

fn bug(panic: &(dyn Any + Send)) -> Failure {
    let cause = panic.downcast_ref::<&str>().map(|s| (*s).to_owned()).or_else(|| panic.downcast_ref::<String>().cloned());
    Failure {
        kind: FailureKind::Bug,
        doing: Doing::Record,
        subject: String::new(),
        cause: cause.unwrap_or_default(),
        hint: Hint::Report,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::Profile;
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
        let place = Place { folder: path("data"), date: None, guard };
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
    use crate::job::LensOrder;

    #[test]
    fn a_panic_is_a_failure_and_no_news_to_the_terminal() {
        let (messages, told) = std::sync::mpsc::channel();
        let worker = Worker::start("test", messages, |_| {
            assert!(!vision::contained(), "expected by the test");
            Message::Outcome(Outcome::Failed(bug(&"not contained")))
        });
        let worker = worker.unwrap();
        for _ in 0..2 {
            worker.ask(Job::Lens(LensOrder::Stop));
            let Ok(Message::Outcome(Outcome::Failed(failure))) = told.recv() else { panic!("no failure was told") };
            assert_eq!((failure.kind, failure.cause.as_str()), (FailureKind::Bug, "expected by the test"));
        }
    }
}
