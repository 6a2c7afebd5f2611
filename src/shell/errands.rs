//! The worker for errands that may take long: exports, imports and look-ups.

use super::{
    apart::apart,
    clock, complete,
    export::{self, Concluded},
    history,
    import::{ImportOrder, ImportPlan, ImportSource},
    labels::{LabelForm, label_bytes, label_stock, labels_of, write_labels},
    load::{self, Inventories},
    places, proof,
    rejects::write_rejects,
    revisions,
    session::Session,
    survey::survey,
    translate, viewer,
    worker::{Failed, Hands, Worker},
};
use crate::{
    audit::{
        ids::{CampaignId, Tag},
        inventory::{Inventory, MergeMode},
        minutes::Kind,
    },
    io::{
        export::Guard,
        import::FullNames,
        paper::label::Placing,
        store::{FILE_NAME, Store},
    },
    job::{
        DeviceHistory, Doing, Errand, ErrandOutcome, ExportOrder, Exported, Failure, FailureKind, Hint, HubAddress, ImportTold,
        LabelOrder, Labelled, Mapping, PaperOrder, PaperWhat, PlanOrder, Planned, Progress, Proposal, Steps, Survey, Symbology,
    },
    locale::{self, Lang},
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
    /// Starts the worker. The inventory that was read for the screen is not read again for the first survey.
    pub(super) fn start(place: ErrandPlace, read: Arc<Inventory>, messages: Sender<Message>) -> Result<Self, Failure> {
        let cancelled = Arc::new(AtomicBool::default());
        let runner = Runner { place, read: Some(read), planned: None, stop: cancelled.clone(), told: messages.clone() };
        Ok(Self { worker: Worker::start("errand", messages, runner)?, cancelled })
    }

    /// Requests an errand.
    pub(super) fn ask(&self, errand: Errand) {
        if matches!(errand, Errand::Export(_) | Errand::Propose(..) | Errand::Plan(_) | Errand::Store(_)) {
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
    /// What the screen has read, until the first survey: later, a sync may have brought another content of the same revision.
    read: Option<Arc<Inventory>>,
    /// The plan of an import that was made last.
    planned: Option<ImportPlan>,
    stop: Arc<AtomicBool>,
    told: Sender<Message>,
}

impl Hands<Errand> for Runner {
    fn failed(&self, errand: &Errand) -> Failed {
        let outcome: fn(Failure) -> ErrandOutcome = match errand {
            Errand::Export(_) | Errand::Paper(_) | Errand::Label(_) => ErrandOutcome::NotExported,
            Errand::Propose(..) | Errand::Plan(_) | Errand::Store(_) => ErrandOutcome::NotImported,
            Errand::Rejects(_)
            | Errand::Complete(_)
            | Errand::Revisions
            | Errand::Steps(_)
            | Errand::Compare(..)
            | Errand::History(_)
            | Errand::Open(_)
            | Errand::Survey(_) => ErrandOutcome::NotFound,
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
            Errand::Export(order) => {
                let order = ExportOrder { path: named(&order.path), ..order };
                match place.export(&order, &watch)? {
                    Some(exported) => {
                        place.noted("export", &order.path);
                        ErrandOutcome::Exported { path: order.path, exported }
                    }
                    None => ErrandOutcome::ExportCancelled,
                }
            }
            Errand::Paper(order) => place.paper(PaperOrder { path: named(&order.path), ..order })?,
            Errand::Label(order) => ErrandOutcome::Labelled(place.label(&order)?),
            Errand::Complete(typed) => ErrandOutcome::Completed(complete::complete(&typed, places::home().as_deref())),
            Errand::Propose(path, mapping) => ErrandOutcome::Proposed(Box::new(place.propose(&path, mapping, &watch)?)),
            Errand::Plan(order) => {
                let plan = place.plan(order, &watch)?;
                let planned = Planned { told: plan.told().clone(), steps: Steps::of(plan.change()) };
                self.planned = Some(plan);
                ErrandOutcome::Planned(Box::new(planned))
            }
            Errand::Store(remove) => ErrandOutcome::Imported(place.store(&mut self.planned, remove, &watch)?),
            Errand::Rejects(path) => {
                let (path, rows) = place.rejects(self.planned.as_ref(), &path)?;
                ErrandOutcome::Rejects { path, rows }
            }
            Errand::Revisions => ErrandOutcome::Revisions(revisions::revisions(&place.reading()?)?),
            Errand::Steps(revision) => {
                ErrandOutcome::Steps(revision, Steps::of(&revisions::changed_in(&place.reading()?, revision)?))
            }
            Errand::Compare(from, to) => ErrandOutcome::Compared(Box::new(revisions::compared(&place.reading()?, from, to)?)),
            Errand::History(tag) => {
                let history = place.history(&tag)?;
                ErrandOutcome::History { tag, history }
            }
            Errand::Open(path) => {
                viewer::view(&path)?;
                ErrandOutcome::Opened(path)
            }
            Errand::Survey(campaign) => return Ok(Message::Surveyed(place.survey(campaign, self.read.take())?)),
        }))
    }
}

/// The whole path of a file that a person named, so that whoever reads it finds it; `~` is that person's home.
fn named(path: &Path) -> PathBuf {
    let path = complete::expanded(&path.to_string_lossy(), places::home().as_deref());
    std::path::absolute(&path).unwrap_or(path)
}

/// The store and the limits with which the errand worker works.
#[derive(Clone, Debug)]
pub(super) struct ErrandPlace {
    pub(super) folder: PathBuf,
    /// The date of evaluation if it is fixed, as in the demo.
    pub(super) date: Option<Date>,
    /// The files that no export may touch.
    pub(super) guard: Guard,
    /// The language of what is written for a person.
    pub(super) lang: Lang,
}

impl ErrandPlace {
    fn export(&self, order: &ExportOrder, watch: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<Option<Exported>, Failure> {
        let said = |error| translate::store(Doing::Export, &error);
        let store = Store::open_read_only(&self.folder).map_err(said)?;
        if let Some(campaign) = order.campaign {
            proof::unbroken(&store, campaign, Doing::Export)?;
        }
        let guard = self.guarding(&store, Doing::Export)?;
        let standing =
            load::standing(&store, order.campaign, clock::today(self.date), &mut Inventories::default()).map_err(said)?;
        let newest = load::newest(&store, &standing).map_err(said)?;
        export::to_file_watched(Concluded { standing: &standing, newest: &newest }, order, &guard, watch)
    }

    /// Notes among the papers that a file was written. The file is there: a store that cannot take the note is no reason to say
    /// that it is not.
    fn noted(&self, kind: &str, path: &Path) {
        if let Ok(mut session) = Session::open(&self.folder, "", "") {
            let _ = session.note_file(kind, None, path);
        }
    }

    /// Makes a paper of the current campaign, and writes it.
    fn paper(&self, order: PaperOrder) -> Result<ErrandOutcome, Failure> {
        let mut session = Session::open(&self.folder, "", "")?;
        session.unbroken(None)?;
        let guard = self.guarding(session.store(), Doing::Export)?;
        let (date, lang) = (Some(clock::today(self.date)), Lang::from_name(order.lang).unwrap_or_default());
        let paper = match order.what {
            PaperWhat::Minutes(college) => session.paper(Kind::Minutes(college), true, date, lang)?,
            PaperWhat::Recap => session.paper(Kind::Recap, false, date, lang)?,
            PaperWhat::Page => session.paper(Kind::Page, false, date, lang)?,
            PaperWhat::Handover(college) => session.handover(college, date, lang)?,
            PaperWhat::Sheets(college) => match session.count_sheet(college, &[], date, lang)? {
                Some(sheet) => sheet,
                None => return Ok(ErrandOutcome::PaperHidden),
            },
        };
        let replaced = order.path.is_file();
        session.write_paper(&paper, &order.path, &guard)?;
        Ok(ErrandOutcome::PaperMade {
            path: order.path,
            pages: paper.pages,
            escaped: paper.escaped,
            left_out: paper.left_out,
            replaced,
        })
    }

    /// The files that no output may touch, with those of the store and its hub.
    fn guarding(&self, store: &Store, doing: Doing) -> Result<Guard, Failure> {
        let mut guard = self.guard.clone();
        guard.stores.push(self.folder.join(FILE_NAME));
        let hub = store.hub_address().map_err(|error| translate::store(doing, &error))?;
        if let Some(HubAddress::Folder(hub)) = hub.map(|known| HubAddress::new(&known)) {
            guard.hubs.push(hub);
        }
        Ok(guard)
    }

    /// Writes a sheet of labels. What they say of the devices comes from the newest inventory.
    fn label(&self, order: &LabelOrder) -> Result<Labelled, Failure> {
        let form = LabelForm::Sheets(Placing { start: order.start, ..Placing::on(label_stock(&order.stock)?) });
        let said = |error| translate::store(Doing::Label, &error);
        let store = Store::open_read_only(&self.folder).map_err(said)?;
        let inventory = store.newest_revision().and_then(|newest| store.inventory(newest)).map_err(said)?;
        let (labels, _) = labels_of(&inventory, &order.tags, "", Symbology::Qr);
        let (bytes, told) = label_bytes(&labels, form, &order.words, clock::today(self.date))?;
        let path = named(&order.path);
        write_labels(&path, &self.guarding(&store, Doing::Label)?, &bytes, form)?;
        self.noted("labels", &path);
        // Something to register is in no inventory yet: that is no mistake.
        Ok(Labelled { path, ..told })
    }

    /// The file that a person named, and the session that imports it. The station exists since the session was opened, and an
    /// import has no author.
    fn begun(&self, path: &Path) -> Result<(Session, ImportSource), Failure> {
        let path = complete::expanded(&path.to_string_lossy(), places::home().as_deref());
        apart(Doing::Import, &self.folder, &path)?;
        let source = ImportSource::file(&path)?;
        Ok((Session::open(&self.folder, "", "")?, source))
    }

    fn propose(
        &self,
        path: &Path,
        mapping: Option<Mapping>,
        watch: &dyn Fn(Progress) -> ControlFlow<()>,
    ) -> Result<Proposal, Failure> {
        let (session, source) = self.begun(path)?;
        match mapping {
            Some(mapping) => session.propose_import_by(&source, None, &mapping, &mut |far| watch(far)),
            None => session.propose_import(&source, None, &mut |far| watch(far)),
        }
    }

    /// Compares a file with the newest revision. Nothing is written.
    fn plan(&self, order: PlanOrder, watch: &dyn Fn(Progress) -> ControlFlow<()>) -> Result<ImportPlan, Failure> {
        let PlanOrder { path, mapping, whole } = order;
        let (session, source) = self.begun(&path)?;
        let order = ImportOrder {
            sources: vec![source],
            mode: if whole { MergeMode::Replace } else { MergeMode::Upsert },
            remove: None,
            names: FullNames::Dropped,
            encoding: None,
            prefixes: None,
            mapping,
        };
        session.plan_import(&order, &mut |far| watch(far))
    }

    /// Writes the rejected rows of the plan that was made last beside its file. Returns where, and how many.
    fn rejects(&self, planned: Option<&ImportPlan>, path: &Path) -> Result<(PathBuf, u64), Failure> {
        let file = planned.and_then(|plan| plan.told().files.first());
        let file =
            file.ok_or_else(|| Failure::about_path(FailureKind::User, Doing::Import, path, "no plan", Hint::ImportAgain))?;
        let input = named(path);
        let beside = PathBuf::from(locale::rejects_beside(self.lang, &input.with_extension("").display().to_string()));
        let mut guard = self.guarding(&self.reading()?, Doing::Import)?;
        guard.inputs.push(input);
        let rows = write_rejects(&beside, &guard, self.lang, file)?;
        Ok((beside, rows))
    }

    /// Stores the plan that was made last.
    fn store(
        &self,
        planned: &mut Option<ImportPlan>,
        remove: Option<usize>,
        watch: &dyn Fn(Progress) -> ControlFlow<()>,
    ) -> Result<ImportTold, Failure> {
        let again = || Failure::about_path(FailureKind::User, Doing::Import, &self.folder, "no plan", Hint::ImportAgain);
        let mut plan = planned.take().ok_or_else(again)?;
        plan.expect_removed(remove);
        Session::open(&self.folder, "", "")?.commit_import(plan, &mut |far| watch(far))
    }

    /// The store, for reading alone.
    fn reading(&self) -> Result<Store, Failure> {
        Store::open_read_only(&self.folder).map_err(|error| translate::store(Doing::ReadStore, &error))
    }

    fn history(&self, tag: &Tag) -> Result<DeviceHistory, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let store = Store::open_read_only(&self.folder).map_err(said)?;
        history::history(&store, tag, clock::today(self.date)).map_err(said)
    }

    fn survey(&self, campaign: Option<CampaignId>, read: Option<Arc<Inventory>>) -> Result<Survey, Failure> {
        let said = |error| translate::store(Doing::ReadStore, &error);
        let store = Store::open_read_only(&self.folder).map_err(said)?;
        survey(&store, campaign, clock::today(self.date), Inventories::knowing(read)).map_err(said)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::job::{FailureKind, Hint};
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
        let place = ErrandPlace { folder: path("data"), date: None, guard, lang: Lang::En };
        let export = |name: &str| {
            let order = ExportOrder { path: path(name), ..ExportOrder::default() };
            place.export(&order, &|_| ControlFlow::Continue(()))
        };
        let label = |name: &str, stock: &str| {
            let words = locale::label_words(Lang::Fr, Symbology::Qr);
            let tags = vec!["0001".to_owned(), "0002".to_owned()];
            place.label(&LabelOrder { path: path(name), tags, stock: stock.to_owned(), start: 21, words })
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
            let failure = label(name, "L7160").unwrap_err();
            assert_eq!((failure.kind, failure.hint), (FailureKind::User, hint), "labels {name}: {failure:?}");
        }
        assert_eq!(label("a.pdf", "L1").unwrap_err().hint, Hint::LabelStock);
        for _ in 0..2 {
            let told = label("etiquettes.pdf", "L7160").unwrap();
            assert_eq!((told.path, told.labels, told.sheets), (path("etiquettes.pdf"), 2, 2), "it begins at the last place");
        }
        assert_eq!(fs::read_to_string(path("letter.txt")).unwrap(), "a letter");
        assert!(export("ecarts.csv").is_ok() && export("ecarts.csv").is_ok(), "an earlier export is replaced");
    }

    #[test]
    fn rejected_rows_are_written_beside_the_file_of_the_plan() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        drop(Session::open(&path("data"), "poste 1", "a").unwrap());
        fs::write(path("list.csv"), "tag;custody\nA1;zzz\nA2;stored\n").unwrap();
        let place = ErrandPlace { folder: path("data"), date: None, guard: Guard::default(), lang: Lang::En };
        let order = PlanOrder { path: path("list.csv"), mapping: None, whole: false };
        let plan = place.plan(order, &|_| ControlFlow::Continue(())).unwrap();
        for _ in 0..2 {
            let (written, rows) = place.rejects(Some(&plan), &path("list.csv")).unwrap();
            assert_eq!((written.as_path(), rows), (path("list-rejects.csv").as_path(), 1));
            assert!(fs::read_to_string(written).unwrap().contains(",A1,zzz"));
        }
        // A file of somebody else is not replaced, and without a plan there is nothing to write.
        fs::write(path("list-rejects.csv"), "mine").unwrap();
        assert_eq!(place.rejects(Some(&plan), &path("list.csv")).unwrap_err().hint, Hint::NotOver);
        assert_eq!(fs::read_to_string(path("list-rejects.csv")).unwrap(), "mine");
        assert_eq!(place.rejects(None, &path("list.csv")).unwrap_err().hint, Hint::ImportAgain);
    }
}
