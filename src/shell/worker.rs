//! The two workers: *record* records, quick and in order; *errand* does what may take long. A scan never waits for an
//! errand.

use super::{
    apart::apart,
    clock, export,
    import::{ImportOrder, ImportSource},
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
    job::{
        Doing, Errand, ErrandOutcome, ExportOrder, Failure, FailureKind, Hint, HubAddress, ImportTold, Progress, Record,
        RecordOutcome, Survey,
    },
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
        mpsc::{self, RecvTimeoutError, Sender},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// How long a worker is idle before it looks whether there is anything else to be done.
const IDLE: Duration = Duration::from_secs(1);

/// What is told where a job fails.
type Failed = Box<dyn FnOnce(Failure) -> Message>;

/// A worker: jobs of one list in, what comes of them out as messages. Dropping it lets it finish what was asked and waits
/// for it.
#[derive(Debug)]
pub(super) struct Worker<J> {
    jobs: Option<Sender<J>>,
    thread: Option<JoinHandle<()>>,
}

/// How a worker does its jobs.
trait Hands<J> {
    /// Returns what is told if this job fails.
    fn failed(&self, job: &J) -> Failed;

    /// Does a job.
    fn perform(&mut self, job: J) -> Result<Message, Failure>;

    /// Is asked while nothing is to be done; returns what there is to be told.
    fn idle(&mut self) -> Option<Message> {
        None
    }
}

impl<J: Send + 'static> Worker<J> {
    /// Starts a worker.
    fn start(name: &str, messages: Sender<Message>, mut hands: impl Hands<J> + Send + 'static) -> Result<Self, Failure> {
        let (jobs, asked) = mpsc::channel::<J>();
        let work = move || {
            loop {
                let told = match asked.recv_timeout(IDLE) {
                    Ok(job) => {
                        let failed = hands.failed(&job);
                        // A panic is told like any failure: the screen must never wait for an answer that does not come.
                        Some(contained(|| hands.perform(job)).unwrap_or_else(failed))
                    }
                    Err(RecvTimeoutError::Timeout) => contained(|| Ok(hands.idle())).unwrap_or_default(),
                    Err(RecvTimeoutError::Disconnected) => return,
                };
                if told.is_some_and(|told| messages.send(told).is_err()) {
                    return;
                }
            }
        };
        let thread = thread::Builder::new().name(name.to_owned()).spawn(work);
        let thread = thread.map_err(|error| translate::system(Doing::Record, &error))?;
        Ok(Self { jobs: Some(jobs), thread: Some(thread) })
    }

    /// Asks for a job.
    pub(super) fn ask(&self, job: J) {
        if let Some(jobs) = &self.jobs {
            // A worker ends only with the program: nobody is left to tell.
            let _ = jobs.send(job);
        }
    }
}

impl<J> Drop for Worker<J> {
    fn drop(&mut self) {
        self.jobs = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// Works, and makes a failure of a panic. It is contained, or the panic hook would give the terminal back under a screen
/// that goes on.
fn contained<T>(work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    let performed = vision::contain(|| panic::catch_unwind(AssertUnwindSafe(work)));
    performed.unwrap_or_else(|| Err(Box::new("a job was given up"))).unwrap_or_else(|panic| Err(bug(&*panic)))
}

/// Starts the worker that records. It owns the session.
pub(super) fn recorder(session: Session, date: Option<Date>, messages: Sender<Message>) -> Result<Worker<Record>, Failure> {
    Worker::start("record", messages, Recorder { session, date })
}

struct Recorder {
    session: Session,
    date: Option<Date>,
}

impl Hands<Record> for Recorder {
    fn failed(&self, job: &Record) -> Failed {
        match job {
            Record::Append { ticket, .. } => {
                let ticket = *ticket;
                Box::new(move |failure| Message::Recorded(RecordOutcome::NotAppended { ticket, failure }))
            }
            Record::UseCampaign(_) | Record::OpenCampaign { .. } => {
                Box::new(|failure| Message::Recorded(RecordOutcome::NotEntered(failure)))
            }
            Record::PreferCamera(_) => Box::new(|failure| Message::Recorded(RecordOutcome::CameraNotPreferred(failure))),
            // A disk that refuses this refuses the next entry too, and of that the auditor is told.
            Record::KeepWhereabouts(_) => Box::new(|_| Message::Recorded(RecordOutcome::WhereaboutsKept)),
        }
    }

    fn perform(&mut self, job: Record) -> Result<Message, Failure> {
        let today = today(self.date);
        Ok(match job {
            Record::Append { ticket, at, facts } => {
                Message::Recorded(RecordOutcome::Appended { ticket, entries: self.session.append_at(at, facts)? })
            }
            Record::UseCampaign(campaign) => Message::Entered(Box::new(self.session.enter(campaign, today)?)),
            Record::OpenCampaign { name, opening } => {
                Message::Entered(Box::new(self.session.open_and_enter(&name, opening, today)?))
            }
            Record::PreferCamera(name) => {
                self.session.prefer_camera(&name)?;
                Message::Recorded(RecordOutcome::CameraPreferred)
            }
            Record::KeepWhereabouts(whereabouts) => {
                self.session.keep_whereabouts(&whereabouts)?;
                Message::Recorded(RecordOutcome::WhereaboutsKept)
            }
        })
    }

    /// What another program recorded in this store is concluded from too. Where the store cannot be read now, the next
    /// look may.
    fn idle(&mut self) -> Option<Message> {
        if !self.session.others_recorded().unwrap_or(false) {
            return None;
        }
        let standing = self.session.standing(today(self.date)).ok()?;
        Some(Message::StandingReplaced(Box::new(standing)))
    }
}

/// The worker that exports, imports and looks things up, by a connection of its own.
#[derive(Debug)]
pub(super) struct Errands {
    worker: Worker<Errand>,
    /// Whether the export or import that was asked for last is to be stopped.
    cancelled: Arc<AtomicBool>,
}

impl Errands {
    /// Starts it.
    pub(super) fn start(place: ErrandPlace, messages: Sender<Message>) -> Result<Self, Failure> {
        let cancelled = Arc::new(AtomicBool::default());
        let runner = Runner { place, stop: cancelled.clone(), told: messages.clone() };
        Ok(Self { worker: Worker::start("errand", messages, runner)?, cancelled })
    }

    /// Asks for an errand.
    pub(super) fn ask(&self, errand: Errand) {
        if matches!(errand, Errand::Export(_) | Errand::Import(_)) {
            self.cancelled.store(false, Ordering::SeqCst);
        }
        self.worker.ask(errand);
    }

    /// Stops the export or import that was asked for last.
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
            // The loop has ended: what was asked for is written all the same.
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

/// Where the errand worker finds what it looks through and exports.
#[derive(Clone, Debug)]
pub(super) struct ErrandPlace {
    pub(super) folder: PathBuf,
    /// The date of evaluation where it is fixed, as in the demo.
    pub(super) date: Option<Date>,
    /// What no export may touch.
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
        let standing = load::standing(&store, order.campaign, today(self.date), &mut Inventories::default()).map_err(said)?;
        export::to_file_watched(&standing, order, &guard, watch)
    }

    /// Imports a file beside the session: what it holds is stored, nothing of the campaign worked on changes.
    fn import(&self, path: &Path, watch: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<ImportTold, Failure> {
        apart(Doing::Import, &self.folder, path)?;
        let sources = vec![ImportSource::file(path)?];
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
    use crate::{
        audit::{journal::Fact, ledger::VisitState, standing::Standing, uai::Uai},
        job::{Profile, Ticket, Whereabouts},
    };
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

    struct Clumsy;

    impl Hands<()> for Clumsy {
        fn failed(&self, (): &()) -> Failed {
            Box::new(|failure| Message::Errand(ErrandOutcome::NotFound(failure)))
        }

        fn perform(&mut self, (): ()) -> Result<Message, Failure> {
            assert!(!vision::contained(), "expected by the test");
            Err(bug(&"not contained"))
        }
    }

    #[test]
    fn a_panic_is_a_failure_and_no_news_to_the_terminal() {
        let (messages, told) = mpsc::channel();
        let worker = Worker::start("test", messages, Clumsy).unwrap();
        for _ in 0..2 {
            worker.ask(());
            let Ok(Message::Errand(ErrandOutcome::NotFound(failure))) = told.recv() else { panic!("no failure was told") };
            assert_eq!((failure.kind, failure.cause.as_str()), (FailureKind::Bug, "expected by the test"));
        }
    }

    #[test]
    fn what_another_program_records_comes_to_the_screen_and_nothing_else_does() {
        let folder = tempfile::tempdir().unwrap();
        let date = "2026-11-24".parse().unwrap();
        let session = super::super::demo::store(folder.path(), "poste 1", "a", "Campagne").unwrap();
        let mut recorder = Recorder { session, date: Some(date) };
        assert!(recorder.idle().is_none());
        let colleges: Vec<Uai> =
            recorder.session.standing(date).unwrap().inventory().rows().colleges.iter().map(|c| c.uai).take(3).collect();
        let [first, second, third] = colleges.as_slice() else { panic!("{colleges:?}") };
        let opened = |college: &Uai| vec![Fact::VisitOpened { college: *college }];
        let append = |facts| Record::Append { ticket: Ticket(1), at: clock::now(), facts };
        recorder.perform(append(opened(first))).unwrap();
        assert!(recorder.idle().is_none(), "its own entries are no news");
        let mut other = Session::open(folder.path(), "", "b").unwrap();
        other.keep_whereabouts(&Whereabouts::default()).unwrap();
        assert!(recorder.idle().is_none(), "nothing was recorded");
        other.append(opened(second)).unwrap();
        recorder.perform(append(opened(third))).unwrap();
        let Some(Message::StandingReplaced(standing)) = recorder.idle() else { panic!("nobody was told") };
        let all = Session::open(folder.path(), "", "").unwrap().standing(date).unwrap();
        let states = |standing: &Standing| colleges.iter().map(|c| standing.ledger().visit(*c)).collect::<Vec<_>>();
        assert_eq!(states(&standing), [VisitState::Open; 3]);
        assert_eq!(states(&standing), states(&all));
        assert!(recorder.idle().is_none(), "told once");
    }
}
