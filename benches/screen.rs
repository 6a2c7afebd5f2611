//! How fast the screen answers, held against goals: a list of 20,000 findings, at 160×50, on a test terminal.
//!
//! `cargo bench --bench screen` prints one line a measure: median and worst hundredth from the key to the drawn frame, the
//! goal for the latter, PASS or OVER.
#![expect(clippy::print_stdout, reason = "a measurement prints, and stops at a mistake")]

#[path = "../tests/common/inventory.rs"]
mod made;

use made::{ROOMS, one, uai};
use ratatui::{Terminal, backend::TestBackend};
use recol::{
    audit::{
        ids::{CampaignId, EntryId, Revision, WriterId},
        inventory::{Device, Inventory, Rows},
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

const FINDINGS: u64 = 20_000;
const COLLEGES: u64 = 99;
const MODELS: [&str; 4] = ["HP ProBook 430 G7", "Dell OptiPlex 3070", "Samsung Galaxy Tab A 10.1", "Apple iPad (8e génération)"];
const CODES: [&str; 3] = ["P2", "P3", "F1"];
const WRITER: WriterId = WriterId([1; 16]);
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);

fn college(n: u64) -> Uai {
    uai(n, COLLEGES)
}

/// Every device is stored, every visit was closed without a read: as many are missing.
fn standing() -> Standing {
    let device = |n: u64| Device {
        model: one(&MODELS, n / 3).into(),
        programme: Some(one(&CODES, n / 7).into()),
        ..made::device(OwnTag::numbered(n).as_str(), &format!("PF{n:08X}"), college(n), one(&ROOMS, n / COLLEGES))
    };
    let named = |n| made::college(college(n), format!("Collège {n}"));
    let rows =
        Rows { devices: (0..FINDINGS).map(device).collect(), colleges: (0..COLLEGES).map(named).collect(), ..Rows::default() };
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

fn main() -> ExitCode {
    let standing = standing();
    println!("{} discrepancies in {COLLEGES} colleges, 160×50\n", standing.discrepancies().len());
    let seq = COLLEGES + 2;
    let setup = Setup { standing: Some(standing), writer: Some(WRITER), lang: Lang::Fr, ..Setup::default() };
    let terminal = Terminal::new(TestBackend::new(160, 50)).expect("a terminal");
    let store = Store { seq, hlc: Hlc::default() };
    let mut desk = Desk { app: App::new(setup), store, terminal, easel: Easel::default(), since: Duration::ZERO };
    desk.send(Message::Resize { width: 160, height: 50 });
    line("opening the list", vec![desk.key(Key::char('f'))], None);

    let mut moves = Vec::new();
    let keys = [KeyCode::Down, KeyCode::PageDown, KeyCode::Down, KeyCode::End, KeyCode::Up, KeyCode::PageUp, KeyCode::Home];
    for round in 0..40 {
        // Every other round in groups.
        if round % 10 == 9 {
            moves.push(desk.key(Key::char('r')));
        }
        moves.extend(keys.iter().map(|code| desk.key(Key::plain(*code))));
        moves.push(desk.key(Key::char('o')));
    }
    let mut met = line("one key in the list", moves, Some(5.0));

    let mut filter = Vec::new();
    for _ in 0..4 {
        for word in ["probook", "lieu:reserve dot:p3", "constat:manquant 0921", "optplx", "zzqzz", "collège 12 ipad"] {
            desk.key(Key::char('/'));
            filter.extend(desk.typed(word));
            filter.extend(word.chars().map(|_| desk.key(Key::plain(KeyCode::Backspace))));
            desk.key(Key::plain(KeyCode::Esc));
        }
        desk.key(Key::char('r'));
    }
    met &= line("one key in the filter", filter, Some(10.0));
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
