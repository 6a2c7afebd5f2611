//! The harness: an invented parc, a store in memory, a hand on the keyboard.

use crate::made;
use jiff::civil::date;
use ratatui::{Terminal, backend::TestBackend, buffer::Buffer};
use recol::{
    audit::{
        ids::{CampaignId, EntryId, ProgrammeCode, Revision, RoomName, Tag, WriterId},
        inventory::{Aliases, College, Custody, Device, Inventory, Kind, Programme, Rows},
        journal::{AuditMode, Body, Entry, Fact, Hlc, SigningKey},
        ledger::Ledger,
        moment::Moment,
        standing::{Standing, VerdictClass},
        tag::OwnTag,
        uai::Uai,
    },
    job::{
        DeviceHistory, Doing, Drawn, Errand, ErrandOutcome, ExportOrder, Exported, Failure, FailureKind, Given, Glimpse, Hint,
        HubAddress, Job, Kept, LabelOrder, Labelled, LensEvent, LensOrder, LoopOrder, PaperOrder, PhotographOrder,
        PhotographOutcome, Record, RecordOutcome, Stamp, SyncNews, SyncReport, Whereabouts,
    },
    locale::Lang,
    tui::{
        App, Easel, Key, KeyCode, Message, Setup,
        chart::Chart,
        draw, hear,
        keys::Keymap,
        theme::{Depth, Palette, Theme},
        update,
    },
    vision::{Budget, Gray, Point, Sight, Spotted, Step, Wish, read},
};
use std::{path::PathBuf, sync::Arc, time::Duration};

pub const WRITER: WriterId = WriterId(*b"journey-writer-1");
/// The series of a colleague's laptop.
pub const COLLEAGUE: WriterId = WriterId(*b"journey-writer-2");
/// The usual theme on the usual terminal.
pub const INDEXED: Theme = Theme { palette: Palette::Dark, depth: Depth::Indexed, ascii: false };
pub const CAMPAIGN: CampaignId = CampaignId(*b"journey-campaign");
/// 23 November 2026, 10:15 in Paris.
const BEGIN_MS: i64 = 1795425300000;

/// The tag numbered so.
pub fn tag(n: u64) -> String {
    OwnTag::numbered(n).to_string()
}

pub fn uai(number: u32) -> Uai {
    Uai::from_number(number).unwrap()
}

pub const LA_FONTAINE: u32 = 921_170;
pub const ANNE_FRANK: u32 = 920_068;
pub const VALLEES: u32 = 920_594;

fn device(n: u64, model: &str, kind: Kind, programme: &str, college: u32, room: &str) -> Device {
    Device {
        model: model.into(),
        kind,
        programme: Some(ProgrammeCode::new(programme)),
        room: (!room.is_empty()).then(|| RoomName::new(room)),
        ..made::device(&tag(n), &format!("SN{n:06}"), uai(college), room)
    }
}

/// Three colleges, some thirty devices in every custody.
pub fn inventory() -> Arc<Inventory> {
    let college = |number, name: &str, commune: &str, priority| College {
        commune_code: None,
        uai: uai(number),
        name: name.into(),
        commune: commune.into(),
        priority,
    };
    let programme = |code: &str, allotted| Programme { code: ProgrammeCode::new(code), allotted, full_name: None };
    let mut devices = Vec::new();
    for n in 1..=6 {
        devices.push(device(n, "HP ProBook 430 G7", Kind::Laptop, "P3", LA_FONTAINE, "Réserve"));
    }
    for n in 7..=9 {
        devices.push(device(n, "Samsung Galaxy Tab A 10.1", Kind::Tablet, "P2", LA_FONTAINE, "Classe mobile 1"));
    }
    for n in 10..=13 {
        devices.push(device(n, "Dell OptiPlex 3070", Kind::Desktop, "F1", LA_FONTAINE, "Salle informatique"));
    }
    let with = |n, custody| Device { custody, ..device(n, "HP ProBook 430 G7", Kind::Laptop, "P3", LA_FONTAINE, "Réserve") };
    devices.push(with(20, Custody::OnLoan { holder: None, due: Some(date(2026, 6, 30)) }));
    devices.push(with(21, Custody::OnLoan { holder: None, due: Some(date(2027, 7, 2)) }));
    devices.push(with(22, Custody::Assigned { holder: None }));
    devices.push(with(23, Custody::Given));
    devices.push(with(24, Custody::Lost));
    devices.push(with(25, Custody::InRepair));
    for n in 30..=34 {
        devices.push(device(n, "Lenovo 300e 2nd Gen", Kind::Laptop, "P1", ANNE_FRANK, "Réserve"));
    }
    // A bare number that is one device's tag and another one's number in the source program.
    devices
        .push(Device { tag: Tag::new("4217"), ..device(40, "Apple iPad (8e génération)", Kind::Tablet, "P4", ANNE_FRANK, "") });
    let aliases = Aliases { source_id: Some("4217".into()), uuid: None };
    devices.push(Device {
        tag: Tag::new("HDS-OLD-9"),
        aliases: Some(Box::new(aliases)),
        ..device(41, "Apple iPad (8e génération)", Kind::Tablet, "P4", ANNE_FRANK, "")
    });
    // Known with leading zeros only.
    devices
        .push(Device {
            tag: Tag::new("000815"), ..device(42, "Acer TravelMate B1", Kind::Laptop, "P5", LA_FONTAINE, "Réserve")
        });
    let rows = Rows {
        colleges: vec![
            college(LA_FONTAINE, "Collège La Fontaine", "Antony", false),
            college(ANNE_FRANK, "Collège Anne Frank", "Antony", false),
            college(VALLEES, "Collège Les Vallées", "La Garenne-Colombes", true),
        ],
        programmes: vec![
            programme("P1", 5),
            programme("P2", 3),
            programme("P3", 14),
            programme("P4", 2),
            programme("P5", 1),
            programme("P6", 0),
            programme("F1", 4),
        ],
        devices,
        prefixes: vec!["HDS-".into()],
        held_back: Vec::new(),
    };
    Arc::new(Inventory::new(Revision(1), rows))
}

/// A store in memory: numbers the facts, or refuses them.
#[derive(Default)]
pub struct Store {
    seq: u64,
    hlc: Hlc,
    /// Refuse everything: the disk is full.
    pub full: bool,
    /// Everything recorded, in order.
    pub log: Vec<Entry>,
}

impl Store {
    pub fn entry(&mut self, at: Moment, author: &str, fact: Fact) -> Entry {
        self.seq += 1;
        self.hlc = Hlc::after(self.hlc, at);
        let id = EntryId { writer: WRITER, seq: self.seq };
        let entry = Entry { id, body: Body { hlc: self.hlc, at, author: author.into(), fact } };
        self.log.push(entry.clone());
        entry
    }
}

/// The first entries of a campaign.
pub fn opened(store: &mut Store, mode: AuditMode) -> Vec<Entry> {
    let key = SigningKey::from_seed(&[7; 32]).public();
    let facts = [
        Fact::Joined { campaign: CAMPAIGN, station: "Poste 3".into(), key },
        Fact::CampaignOpened { name: "Récolement 2026".into(), colleges: vec![], revision: Revision(1), planned: None, mode },
    ];
    facts.into_iter().map(|fact| store.entry(Moment::new(BEGIN_MS, 60), "aud-1", fact)).collect()
}

/// An auditor at work.
pub struct Journey {
    pub app: App,
    pub store: Store,
    since: Duration,
    size: (u16, u16),
    /// Jobs are kept back while this is set: the disk is slow.
    pub slow: bool,
    pub waiting: Vec<Job>,
    pub rang: Vec<VerdictClass>,
    /// The papers that were ordered.
    pub papers: Vec<PaperOrder>,
    pub exported: Vec<ExportOrder>,
    /// What is told of each.
    pub told: Exported,
    pub labelled: Vec<LabelOrder>,
    pub lens: Vec<LensOrder>,
    /// What was asked about photographs.
    pub photographs: Vec<PhotographOrder>,
    /// The photograph that is kept of whatever is taken or given; `None` for texts that are no picture.
    pub kept: Option<Kept>,
    /// How any photograph looks.
    pub picture: Option<Arc<Gray>>,
    /// How many photographs an archive is told to be without.
    pub left_out: usize,
    /// The cameras that were kept as the one to take first.
    pub preferred: Vec<String>,
    /// What was asked about campaigns.
    pub asked: Vec<Job>,
    /// The syncs that were asked for, each with the hub that was named.
    pub syncs: Vec<Option<HubAddress>>,
    /// The texts that were sent to the clipboard.
    pub copied: Vec<String>,
    /// The folders and files that another program was to show.
    pub opened: Vec<PathBuf>,
    /// What a colleague wrote on another laptop.
    pub colleague: Store,
    /// Where the auditor is, as the store knows it.
    pub whereabouts: Option<Whereabouts>,
    pub appended: Vec<Fact>,
    /// How many times it was asked to record something, and how many times that was answered.
    pub asks: (usize, usize),
    /// Whether there is a camera.
    pub has_camera: bool,
    /// How many keys were pressed by hand.
    pub keys: usize,
    /// What the store tells of any device.
    pub history: DeviceHistory,
    pub quit: bool,
}

impl Journey {
    /// On the dashboard of a fresh campaign.
    pub fn begin(lang: Lang) -> Self {
        Self::with(lang, false, INDEXED)
    }

    /// The same with a camera.
    pub fn with_camera(lang: Lang) -> Self {
        Self::with(lang, true, INDEXED)
    }

    /// The same as `NO_COLOR` wants it.
    pub fn without_colour(lang: Lang) -> Self {
        Self::with(lang, true, Theme::default())
    }

    /// In a campaign in which devices are looked for another way.
    pub fn held(lang: Lang, mode: AuditMode) -> Self {
        Self::begun(lang, false, INDEXED, mode)
    }

    /// The same with a camera.
    pub fn held_with_camera(lang: Lang, mode: AuditMode) -> Self {
        Self::begun(lang, true, INDEXED, mode)
    }

    pub fn with(lang: Lang, has_camera: bool, theme: Theme) -> Self {
        Self::begun(lang, has_camera, theme, AuditMode::Full)
    }

    fn begun(lang: Lang, has_camera: bool, theme: Theme, mode: AuditMode) -> Self {
        let mut store = Store::default();
        let entries = opened(&mut store, mode);
        let standing = Standing::new(inventory(), Ledger::of(entries), date(2026, 11, 23));
        Self::of(
            Setup {
                standing: Some(standing),
                campaign: Some(CAMPAIGN),
                choose: false,
                writer: Some(WRITER),
                author: "aud-1".into(),
                station: "Poste 3".into(),
                demo: true,
                lang,
                theme,
                has_camera,
                ..Setup::default()
            },
            store,
        )
    }

    /// With other keys than the built-in ones.
    pub fn with_keys(lang: Lang, keys: Keymap) -> Self {
        let mut journey = Self::begin(lang);
        let standing = journey.app.standing().cloned();
        let setup = Setup { standing, writer: Some(WRITER), lang, keys, ..Setup::default() };
        Self::of(setup, std::mem::take(&mut journey.store))
    }

    pub fn of(setup: Setup, store: Store) -> Self {
        let mut journey = Self {
            has_camera: setup.has_camera,
            app: App::new(setup),
            store,
            since: Duration::ZERO,
            size: (80, 24),
            slow: false,
            waiting: Vec::new(),
            rang: Vec::new(),
            exported: Vec::new(),
            papers: Vec::new(),
            told: Exported { rows: 3, ..Exported::default() },
            labelled: Vec::new(),
            lens: Vec::new(),
            photographs: Vec::new(),
            kept: None,
            picture: None,
            left_out: 0,
            preferred: Vec::new(),
            asked: Vec::new(),
            syncs: Vec::new(),
            copied: Vec::new(),
            opened: Vec::new(),
            colleague: Store::default(),
            whereabouts: None,
            appended: Vec::new(),
            asks: (0, 0),
            keys: 0,
            history: DeviceHistory::default(),
            quit: false,
        };
        journey.wait(1000);
        journey
    }

    pub fn stamp(&self) -> Stamp {
        let ms = i64::try_from(self.since.as_millis()).unwrap();
        Stamp { moment: Moment::new(BEGIN_MS + ms, 60), since: self.since }
    }

    /// The program has died, and is started again over the same store.
    pub fn restarted(&self, lang: Lang) -> Self {
        let standing = self.app.standing().cloned();
        let setup = Setup {
            standing,
            campaign: Some(CAMPAIGN),
            writer: Some(WRITER),
            author: "aud-1".into(),
            station: "Poste 3".into(),
            demo: true,
            lang,
            theme: INDEXED,
            has_camera: self.has_camera,
            ..Setup::default()
        };
        let mut journey = Self::of(setup, Store { seq: self.store.seq, hlc: self.store.hlc, ..Store::default() });
        journey.since = Duration::from_secs(2);
        if let Some(whereabouts) = self.whereabouts.clone() {
            journey.send(Message::Resume(Box::new(whereabouts)));
        }
        journey
    }

    /// An entry that a colleague wrote on another laptop.
    pub fn colleague(&mut self, author: &str, fact: Fact) -> Entry {
        let at = self.stamp().moment;
        let mut entry = self.colleague.entry(at, author, fact);
        entry.id.writer = COLLEAGUE;
        if let Some(kept) = self.colleague.log.last_mut() {
            kept.id = entry.id;
        }
        entry
    }

    /// A sync has come to its end.
    pub fn synced(&mut self, report: SyncReport, failure: Option<Failure>, waiting: u64) -> &mut Self {
        let at = self.stamp().moment;
        self.send(Message::Sync(SyncNews::Ended { at, report: Box::new(report), failure, waiting, next: 60 }))
    }

    /// Sends a message, and does the work that it asks for.
    pub fn send(&mut self, message: Message) -> &mut Self {
        let stamp = self.stamp();
        let jobs = update(&mut self.app, stamp, message);
        self.do_all(jobs)
    }

    /// Sends a message so many milliseconds after the last one, heard as the loop hears what comes from the keyboard.
    pub fn hear(&mut self, ms: u64, message: Message) -> &mut Self {
        self.since += Duration::from_millis(ms);
        let stamp = self.stamp();
        let jobs = hear(&mut self.app, stamp, message);
        self.do_all(jobs)
    }

    fn do_all(&mut self, jobs: Vec<Job>) -> &mut Self {
        for job in jobs {
            self.asks.0 += usize::from(matches!(job, Job::Record(Record::Append { .. })));
            match job {
                Job::Record(Record::Append { .. }) | Job::Errand(Errand::History(_)) if self.slow => self.waiting.push(job),
                job => self.perform(job),
            }
        }
        self
    }

    /// The disk catches up.
    pub fn catch_up(&mut self) -> &mut Self {
        self.slow = false;
        for job in std::mem::take(&mut self.waiting) {
            self.perform(job);
        }
        self
    }

    fn perform(&mut self, job: Job) {
        match job {
            Job::Record(Record::Append { ticket, .. }) if self.store.full => {
                self.asks.1 += 1;
                let failure = Failure {
                    kind: FailureKind::Outside,
                    doing: Doing::Record,
                    subject: "recol.db".into(),
                    cause: "no space left on device".into(),
                    hint: Hint::DiskFull,
                };
                self.send(Message::Recorded(RecordOutcome::NotAppended { ticket, failure }));
            }
            Job::Record(Record::Append { ticket, facts, .. }) => {
                self.asks.1 += 1;
                let at = self.stamp().moment;
                self.appended.extend(facts.iter().cloned());
                let entries = facts.into_iter().map(|fact| self.store.entry(at, "aud-1", fact)).collect();
                self.send(Message::Recorded(RecordOutcome::Appended { ticket, entries }));
            }
            Job::Errand(Errand::Export(order)) if self.slow => self.exported.push(order),
            Job::Loop(LoopOrder::Cancel) if self.exported.is_empty() => self.asked.push(job),
            Job::Loop(LoopOrder::Cancel) => {
                self.send(Message::Errand(ErrandOutcome::ExportCancelled));
            }
            Job::Errand(Errand::Export(order)) => {
                let path = order.path.clone();
                self.exported.push(order);
                self.send(Message::Errand(ErrandOutcome::Exported { path, exported: self.told.clone() }));
            }
            Job::Errand(Errand::Paper(order)) => {
                let path = order.path.clone();
                self.papers.push(order);
                self.send(Message::Errand(ErrandOutcome::PaperMade {
                    path,
                    pages: 3,
                    escaped: 0,
                    left_out: self.left_out,
                    replaced: false,
                }));
            }
            Job::Errand(Errand::Label(order)) => {
                let told = Labelled { path: order.path.clone(), labels: order.tags.len(), sheets: 1, ..Labelled::default() };
                self.labelled.push(order);
                self.send(Message::Errand(ErrandOutcome::Labelled(told)));
            }
            Job::Errand(Errand::History(tag)) => {
                let history = self.history.clone();
                self.send(Message::Errand(ErrandOutcome::History { tag, history }));
            }
            Job::Errand(
                Errand::Survey(_)
                | Errand::Complete(_)
                | Errand::Propose(..)
                | Errand::Plan(_)
                | Errand::Store(_)
                | Errand::Rejects(_)
                | Errand::Revisions
                | Errand::Steps(_)
                | Errand::Compare(..),
            )
            | Job::Hub(_)
            | Job::Record(Record::UseCampaign(_) | Record::OpenCampaign { .. })
            | Job::Loop(LoopOrder::Demo | LoopOrder::StopSync) => self.asked.push(job),
            Job::Copy(text) => self.copied.push(text),
            Job::Errand(Errand::Open(path)) => {
                self.opened.push(path.clone());
                self.send(Message::Errand(ErrandOutcome::Opened(path)));
            }
            Job::Sync(address) => self.syncs.push(address),
            Job::Photograph(order) => {
                self.photographs.push(order.clone());
                if let Some(outcome) = self.photographed(order) {
                    self.send(Message::Photograph(outcome));
                }
            }
            Job::Lens(order) => self.lens.push(order),
            Job::Record(Record::PreferCamera(name)) => {
                self.preferred.push(name);
                self.send(Message::Recorded(RecordOutcome::CameraPreferred));
            }
            Job::Record(Record::KeepWhereabouts(whereabouts)) => {
                self.whereabouts = Some(*whereabouts);
                self.send(Message::Recorded(RecordOutcome::WhereaboutsKept));
            }
            Job::Loop(LoopOrder::Ring(class)) => self.rang.push(class),
            Job::Loop(LoopOrder::Quit) => self.quit = true,
        }
    }

    /// What the worker for photographs answers; nothing while the disk is slow.
    fn photographed(&self, order: PhotographOrder) -> Option<PhotographOutcome> {
        Some(match order {
            _ if self.slow => return None,
            PhotographOrder::Take(asked) => PhotographOutcome::Taken(asked, self.kept.clone()?),
            PhotographOrder::Give(asked, text) => match &self.kept {
                Some(kept) => PhotographOutcome::Given(asked, Given::Kept(kept.clone())),
                None => PhotographOutcome::Failed(Some(asked), not_a_picture(&text)),
            },
            PhotographOrder::Show(still) => {
                PhotographOutcome::Shown(still, self.picture.clone().map_or(Drawn::Missing, Drawn::Here))
            }
            PhotographOrder::Open(still) => PhotographOutcome::Opened(still),
        })
    }

    /// Time passes, with a tick at its end.
    pub fn wait(&mut self, ms: u64) -> &mut Self {
        self.since += Duration::from_millis(ms);
        self.send(Message::Tick)
    }

    /// Presses a key, in no haste.
    pub fn key(&mut self, key: Key) -> &mut Self {
        self.since += Duration::from_millis(200);
        self.keys += 1;
        self.send(Message::Key(key))
    }

    pub fn press(&mut self, code: KeyCode) -> &mut Self {
        self.key(Key::plain(code))
    }

    pub fn enter(&mut self) -> &mut Self {
        self.press(KeyCode::Enter)
    }

    pub fn esc(&mut self) -> &mut Self {
        self.press(KeyCode::Esc)
    }

    pub fn f(&mut self, n: u8) -> &mut Self {
        self.press(KeyCode::F(n))
    }

    pub fn ctrl(&mut self, c: char) -> &mut Self {
        self.key(Key::ctrl(c))
    }

    /// Names a hub in the dialog about it.
    pub fn key_hub(&mut self, address: &str) -> &mut Self {
        self.enter().type_in(address).enter()
    }

    /// Types by hand.
    pub fn type_in(&mut self, text: &str) -> &mut Self {
        text.chars().for_each(|c| {
            self.key(Key::char(c));
        });
        self
    }

    /// A scanner types a text and Enter.
    pub fn scan(&mut self, text: &str) -> &mut Self {
        self.scan_without_enter(text);
        self.since += Duration::from_millis(5);
        self.send(Message::Key(Key::plain(KeyCode::Enter)))
    }

    /// A scanner types a text.
    pub fn scan_without_enter(&mut self, text: &str) -> &mut Self {
        self.since += Duration::from_millis(500);
        for c in text.chars() {
            self.since += Duration::from_millis(5);
            self.send(Message::Key(Key::char(c)));
        }
        self
    }

    /// The camera sees a frame, in which the real decoder reads what it can, and which lacks something.
    pub fn look(&mut self, frame: &Gray, wish: Option<Wish>) -> &mut Self {
        self.since += Duration::from_millis(400);
        let spotted = read(frame, Budget::Patient);
        let sights = spotted.iter().map(|code| Sight { text: code.text.clone(), copies: 1, fresh: true, doubt: None }).collect();
        let preview = frame.thumbnail(320, 240);
        let scale = f32::from(u16::try_from(preview.width()).unwrap()) / f32::from(u16::try_from(frame.width()).unwrap());
        let small = |code: Spotted| Spotted { corners: code.corners.map(|p| p.scaled(scale)), ..code };
        let spotted = spotted.into_iter().map(small).collect();
        let source = "Webcam HD".into();
        let glimpse = Glimpse { source, sequence: 1, preview: Arc::new(preview), spotted, sights, wish };
        self.send(Message::Lens(LensEvent::Glimpse(glimpse)))
    }

    /// The camera sees a tag in a picture.
    pub fn show(&mut self, text: &str, copies: usize) -> &mut Self {
        self.since += Duration::from_millis(400);
        self.sight_now(Sight { text: text.into(), copies, fresh: true, doubt: None })
    }

    /// The same, with no time passing.
    pub fn show_now(&mut self, text: &str) -> &mut Self {
        self.sight_now(Sight { text: text.into(), copies: 1, fresh: true, doubt: None })
    }

    /// The camera tells of a tag, with its doubts.
    pub fn sight(&mut self, sight: Sight) -> &mut Self {
        self.since += Duration::from_millis(400);
        self.sight_now(sight)
    }

    fn sight_now(&mut self, sight: Sight) -> &mut Self {
        let (width, height) = (64, 48);
        let pixels = (0..width * height).map(|ix| u8::try_from((ix % width) * 3 + ix / width).unwrap()).collect();
        let corners = [(20.0, 12.0), (44.0, 12.0), (44.0, 36.0), (20.0, 36.0)].map(|(x, y)| Point::new(x, y));
        let glimpse = Glimpse {
            source: "Webcam HD".into(),
            sequence: 1,
            preview: Arc::new(Gray::new(width, height, pixels).unwrap()),
            spotted: vec![Spotted { text: sight.text.clone(), corners, step: Step::Plain }],
            sights: vec![sight],
            wish: None,
        };
        self.send(Message::Lens(LensEvent::Glimpse(glimpse)))
    }

    pub fn resize(&mut self, width: u16, height: u16) -> &mut Self {
        self.size = (width, height);
        self.send(Message::Resize { width, height })
    }

    /// Draws, and tells the state what lies where, as the loop does.
    pub fn chart(&mut self) -> Chart {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        let mut easel = Easel::default();
        terminal.draw(|frame| draw(&self.app, &mut easel, frame)).unwrap();
        let chart = easel.take_chart();
        self.app.charted(chart.clone());
        chart
    }

    /// Clicks into a cell of the screen as it is, in no haste.
    pub fn click_at(&mut self, (column, row): (u16, u16)) -> &mut Self {
        self.chart();
        self.since += Duration::from_millis(600);
        self.send(Message::Click { column, row })
    }

    /// Clicks at the first place where the screen says so.
    #[track_caller]
    pub fn click(&mut self, words: &str) -> &mut Self {
        let at = self.place_of(words);
        self.click_at(at)
    }

    /// Turns the wheel by a notch where the screen says so.
    #[track_caller]
    pub fn wheel(&mut self, words: &str, down: bool) -> &mut Self {
        let (column, row) = self.place_of(words);
        self.chart();
        self.send(Message::Wheel { column, row, down })
    }

    /// Where the screen says so first.
    #[track_caller]
    fn place_of(&self, words: &str) -> (u16, u16) {
        let buffer = self.cells();
        let (width, height) = self.size;
        for y in 0..height {
            let cells: Vec<&str> = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
            let found = (0..width).find(|x| cells[usize::from(*x)..].concat().replace('\u{a0}', " ").starts_with(words));
            if let Some(x) = found {
                return (x, y);
            }
        }
        panic!("{words} is not on the screen:\n{}", self.screen());
    }

    /// The cells of the screen, at the size of the terminal.
    pub fn cells(&self) -> Buffer {
        let (width, height) = self.size;
        let mut terminal = Terminal::new(TestBackend::new(width, height)).unwrap();
        terminal.draw(|frame| draw(&self.app, &mut Easel::default(), frame)).unwrap();
        terminal.backend().buffer().clone()
    }

    /// The screen as text.
    pub fn screen(&self) -> String {
        let (width, height) = self.size;
        let buffer = self.cells();
        let mut out = String::new();
        for y in 0..height {
            let line: String = (0..width).map(|x| buffer[(x, y)].symbol()).collect();
            out.push_str(line.trim_end());
            out.push('\n');
        }
        out
    }

    pub fn shows(&self, words: &str) -> bool {
        self.screen().replace('\u{a0}', " ").contains(words)
    }
}

/// Holds a journey's screen at both sizes, in both languages, to its snapshot.
pub fn snapshots(name: &str, walk: impl Fn(&mut Journey)) {
    snapshots_of(name, Journey::begin, walk);
}

/// The same from another beginning.
pub fn snapshots_of(name: &str, begin: impl Fn(Lang) -> Journey, walk: impl Fn(&mut Journey)) {
    for (lang, width, height) in [(Lang::Fr, 80, 24), (Lang::Fr, 160, 50), (Lang::En, 80, 24), (Lang::En, 160, 50)] {
        let mut journey = begin(lang);
        journey.resize(width, height);
        walk(&mut journey);
        insta::assert_snapshot!(format!("{name}_{}_{width}x{height}", lang.code()), journey.screen());
    }
}

/// What the worker says about a text that was meant as a picture and is none.
pub fn not_a_picture(text: &str) -> Failure {
    Failure {
        kind: FailureKind::User,
        doing: Doing::ReadImage,
        subject: text.into(),
        cause: "no such file".into(),
        hint: Hint::NameAPicture,
    }
}
