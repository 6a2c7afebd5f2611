//! How fast the screen answers, held against goals: a list of 20,000 findings, a filter over 100,000, the search over 100,000 and over
//! 1,000,000 devices, and the map, at 160×50, on a test terminal.
//!
//! `cargo bench --bench screen` prints one line a measure: median and worst hundredth from the key to the drawn frame, the
//! goal for the latter, PASS or OVER. `-- list`, `-- filter`, `-- search` or `-- map` measures that alone.
#![expect(clippy::print_stdout, reason = "a measurement prints, and stops at a mistake")]

#[path = "../tests/common/inventory.rs"]
mod made;
#[path = "common/parts.rs"]
mod parts;

use made::{ROOMS, one, uai};
use ratatui::{Terminal, backend::TestBackend};
use recol::{
    audit::{
        ids::{CampaignId, EntryId, Revision, WriterId},
        inventory::{College, Device, Inventory, Rows},
        journal::{AuditMode, Body, Entry, Fact, Hlc, SigningKey},
        ledger::Ledger,
        moment::Moment,
        standing::Standing,
        tag::OwnTag,
        uai::Uai,
    },
    job::{Job, Record, RecordOutcome, Stamp},
    locale::Lang,
    tui::{App, Easel, Key, KeyCode, Message, Setup, draw, update},
};
use std::{
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

/// Findings through which one moves, and which are grouped and sorted.
const FINDINGS: u64 = 20_000;
/// Findings that are filtered.
const MANY: u64 = 100_000;
const COLLEGES: u64 = 99;
const MODELS: [&str; 4] = ["HP ProBook 430 G7", "Dell OptiPlex 3070", "Samsung Galaxy Tab A 10.1", "Apple iPad (8e génération)"];
const CODES: [&str; 3] = ["P2", "P3", "F1"];
const WRITER: WriterId = WriterId([1; 16]);
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

fn college(n: u64) -> Uai {
    uai(n, COLLEGES)
}

/// So many devices are stored, every visit was closed without a read: as many are missing.
fn standing(findings: u64) -> Standing {
    let device = |n: u64| Device {
        model: one(&MODELS, n / 3).into(),
        programme: Some(one(&CODES, n / 7).into()),
        ..made::device(OwnTag::numbered(n).as_str(), &format!("PF{n:08X}"), college(n), one(&ROOMS, n / COLLEGES))
    };
    let communes = &recol::atlas::known().communes;
    let named = |n: u64| College {
        commune: communes.iter().cycle().nth(usize::try_from(n).unwrap_or_default()).map_or("", |commune| &commune.name).into(),
        ..made::college(college(n), format!("Collège {n}"))
    };
    let rows =
        Rows { devices: (0..findings).map(device).collect(), colleges: (0..COLLEGES).map(named).collect(), ..Rows::default() };
    let key = SigningKey::from_seed(&[7; 32]).public();
    let opened = [
        Fact::Joined { campaign: CampaignId([2; 16]), station: "banc".into(), key },
        Fact::CampaignOpened {
            name: "banc".into(),
            colleges: vec![],
            revision: Revision(1),
            planned: None,
            mode: AuditMode::Full,
        },
    ];
    let closed = (0..COLLEGES).map(|n| Fact::VisitClosed { college: college(n) });
    let mut store = Store::default();
    let entries: Vec<Entry> = opened.into_iter().chain(closed).map(|fact| store.entry(fact)).collect();
    Standing::new(Arc::new(Inventory::new(Revision(1), rows)), Ledger::of(entries), TODAY)
}

/// A store in memory.
#[derive(Default)]
struct Store {
    seq: u64,
    hlc: Hlc,
}

impl Store {
    fn entry(&mut self, fact: Fact) -> Entry {
        self.seq += 1;
        let at = Moment::new(1_795_000_000_000 + i64::try_from(self.seq).unwrap_or_default(), 60);
        self.hlc = Hlc::after(self.hlc, at);
        Entry { id: EntryId { writer: WRITER, seq: self.seq }, body: Body { hlc: self.hlc, at, author: "a".into(), fact } }
    }
}

/// The program without a terminal.
struct Desk {
    app: App,
    store: Store,
    terminal: Terminal<TestBackend>,
    easel: Easel,
    since: Duration,
}

impl Desk {
    /// From the message to the drawn frame; what it asks to be recorded is kept.
    fn send(&mut self, message: Message) -> (Duration, Vec<Job>) {
        self.since += Duration::from_millis(200);
        let ms = i64::try_from(self.since.as_millis()).unwrap_or_default();
        let stamp = Stamp { moment: Moment::new(1_795_100_000_000 + ms, 60), since: self.since };
        let start = Instant::now();
        let jobs = update(&mut self.app, stamp, message);
        self.terminal.draw(|frame| draw(&self.app, &mut self.easel, frame)).expect("a frame");
        (start.elapsed(), jobs)
    }

    fn key(&mut self, key: Key) -> Duration {
        let (took, jobs) = self.send(Message::Key(key));
        for job in jobs {
            self.recorded(job);
        }
        took
    }

    fn recorded(&mut self, job: Job) -> Duration {
        let Job::Record(Record::Append { ticket, facts, .. }) = job else { return Duration::ZERO };
        let entries = facts.into_iter().map(|fact| self.store.entry(fact)).collect();
        self.send(Message::Recorded(RecordOutcome::Appended { ticket, entries })).0
    }

    fn typed(&mut self, text: &str) -> Vec<Duration> {
        text.chars().map(|c| self.key(Key::char(c))).collect()
    }

    /// A key that opens a part of the screen, which is there then.
    fn opens(&mut self, key: char) -> Duration {
        let before = self.shown();
        let took = self.key(Key::char(key));
        assert_ne!(self.shown(), before, "{key:?} opens something");
        took
    }

    fn shown(&self) -> String {
        self.terminal.backend().buffer().content().iter().map(|cell| cell.symbol()).collect()
    }
}

/// One line of the table; whether the goal is met.
fn line(what: &str, mut times: Vec<Duration>, goal: Option<f64>) -> bool {
    times.sort_unstable();
    let at = |percent: usize| times.get(times.len() * percent / 100).map_or(0.0, |time| time.as_secs_f64() * 1e3);
    let (median, p99) = (at(50), at(99));
    let met = goal.is_none_or(|goal| p99 <= goal);
    let verdict = if met { "PASS" } else { "OVER" };
    let held = goal.map_or(String::new(), |goal| format!("≤ {goal:>4} ms  {verdict}"));
    println!("{what:<44} {median:>7.2} ms  p99 {p99:>7.2} ms  {held}   ({} measures)", times.len());
    met
}

/// The dashboard of a campaign with so many findings.
fn desk(findings: u64) -> Desk {
    let standing = standing(findings);
    assert_eq!(standing.discrepancies().len() as u64, findings, "each device is missing");
    println!("{findings} discrepancies in {COLLEGES} colleges, 160×50");
    let seq = COLLEGES + 2;
    let setup = Setup { standing: Some(standing), writer: Some(WRITER), lang: Lang::Fr, ..Setup::default() };
    let terminal = Terminal::new(TestBackend::new(160, 50)).expect("a terminal");
    let store = Store { seq, hlc: Hlc::default() };
    let mut desk = Desk { app: App::new(setup), store, terminal, easel: Easel::default(), since: Duration::ZERO };
    desk.send(Message::Resize { width: 160, height: 50 });
    desk
}

/// Opens the list of findings.
fn list_of(desk: &mut Desk) {
    line("opening the list", vec![desk.opens('f')], None);
}

fn list() -> bool {
    let mut few = desk(FINDINGS);
    list_of(&mut few);
    let mut moves = Vec::new();
    let keys = [KeyCode::Down, KeyCode::PageDown, KeyCode::Down, KeyCode::End, KeyCode::Up, KeyCode::PageUp, KeyCode::Home];
    for round in 0..40 {
        // Every other round in groups, and in the order of another column.
        if round % 10 == 9 {
            moves.push(few.key(Key::char('r')));
        }
        moves.push(few.key(Key::char(if round % 2 == 0 { 's' } else { 'S' })));
        moves.extend(keys.iter().map(|code| few.key(Key::plain(*code))));
        moves.push(few.key(Key::char('o')));
    }
    line("one key in the list", moves, Some(5.0))
}

fn filter() -> bool {
    let mut many = desk(MANY);
    list_of(&mut many);
    let mut filter = Vec::new();
    for _ in 0..4 {
        for word in ["probook", "lieu:reserve dot:p3", "constat:manquant 0921", "optplx", "zzqzz", "collège 12 ipad"] {
            many.opens('/');
            filter.extend(many.typed(word));
            filter.extend(word.chars().map(|_| many.key(Key::plain(KeyCode::Backspace))));
            many.key(Key::plain(KeyCode::Esc));
        }
        many.key(Key::char('r'));
        many.key(Key::char('s'));
    }
    line("one key in the filter", filter, Some(10.0))
}

/// Rare words and frequent ones, those that stand together nowhere among them.
const SOUGHT: [&str; 8] =
    ["00012", "probook pf0000b", "réserve bagneux", "galaxy optiplex", "hp dell", "zzqzz", "collège 12", "ipad e 0"];

/// The search over so many devices, with its goal.
fn search_over(devices: u64, goal: f64) -> bool {
    let mut desk = desk(devices);
    // Once for an inventory: its texts are prepared.
    line("opening the search", vec![desk.opens('w')], None);
    desk.key(Key::plain(KeyCode::Esc));
    let mut times = Vec::new();
    for word in SOUGHT.iter().cycle().take(SOUGHT.len() * 3) {
        desk.opens('w');
        times.extend(desk.typed(word));
        times.extend(word.chars().map(|_| desk.key(Key::plain(KeyCode::Backspace))));
        desk.key(Key::plain(KeyCode::Esc));
    }
    line(&format!("one key in the search over {devices} devices"), times, Some(goal))
}

fn search() -> bool {
    [(MANY, 15.0), (1_000_000, 50.0)].into_iter().fold(true, |met, (devices, goal)| search_over(devices, goal) && met)
}

fn map() -> bool {
    let mut desk = desk(MANY);
    let mut frames = vec![desk.opens('m')];
    let keys = [KeyCode::Right, KeyCode::Down, KeyCode::Left, KeyCode::Up];
    for _ in 0..50 {
        frames.extend(keys.iter().map(|code| desk.key(Key::plain(*code))));
        frames.push(desk.key(Key::char('t')));
    }
    line("one key on the map", frames, Some(5.0))
}

fn main() -> ExitCode {
    parts::run(&[("list", &list), ("filter", &filter), ("search", &search), ("map", &map)])
}
