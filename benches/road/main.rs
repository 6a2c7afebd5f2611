//! How fast the road is from the outside, held against goals: one durable append as a ratio to what SQLite itself takes for
//! it on this disk, the start of the program on the demo's inventory up to its first frame, the share of a core that the
//! camera's picture takes by each way to draw it, and the way from a frame of the camera to the verdict on the screen.
//!
//! `cargo bench --bench road` prints one line a measure: the figure (a median where nothing else is said), the goal, PASS or
//! OVER. Both sides of the ratio are measured in turns in one run, so that a busy disk slows them alike.
//! `-- append`, `-- start`, `-- preview` or `-- camera` measures that alone.
#![expect(
    clippy::cast_possible_truncation,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot measure"
)]

mod camera;
#[path = "../common/parts.rs"]
mod parts;
mod preview;

use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use recol::{
    audit::{
        ids::{Author, Revision},
        journal::{Body, By, Fact, Hlc, Seen, Spot, encode},
        ledger::Ledger,
        moment::Moment,
        standing::Standing,
        tag::OwnTag,
    },
    io::store::Store,
    shell::demo,
};
use rusqlite::Connection;
use std::{
    fs::File,
    hint::black_box,
    io::{Read, Write},
    num::NonZeroU8,
    path::Path,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

/// How often each side of the ratio is measured.
const APPENDS: u64 = 400;
/// The first ones are not counted: files grow, caches fill.
const WARM: u64 = 20;
/// How often the program is started.
const STARTS: usize = 20;
/// The name of the campaign: what is looked for in the first frame.
const CAMPAIGN: &str = "Premier-cadre";
const CTRL_Q: &[u8] = b"\x11";

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = black_box(work());
    (done, start.elapsed())
}

/// The milliseconds below which this share of the times stayed.
fn at(times: &[Duration], share: f64) -> f64 {
    let mut ms: Vec<f64> = times.iter().map(|time| time.as_secs_f64() * 1e3).collect();
    ms.sort_by(f64::total_cmp);
    *ms.get((ms.len() as f64 * share) as usize).expect("there are measures")
}

fn median(times: Vec<Duration>) -> f64 {
    at(&times, 0.5)
}

fn of_runs(mut work: impl FnMut() -> Duration) -> f64 {
    median((0..STARTS).map(|_| work()).collect())
}

/// One line of the table; whether the goal is met.
fn line(what: &str, measured: f64, unit: &str, goal: Option<f64>) -> bool {
    let met = goal.is_none_or(|goal| measured <= goal);
    let verdict = if met { "PASS" } else { "OVER" };
    let held = goal.map_or(String::new(), |goal| format!("≤ {goal:>4} {unit}  {verdict}"));
    println!("{what:<64} {measured:>8.2} {unit:<3} {held}");
    met
}

/// One read, different each time, as long as real ones are.
fn read(n: u64) -> (Moment, Author, Fact) {
    let spot = Spot { college: "0921543C".parse().expect("a UAI"), room: Some("Réserve".into()) };
    let seen = Seen { spot, payload: OwnTag::numbered(n), by: By::Camera, serial: None, instead: None, copies: NonZeroU8::MIN };
    let at = Moment::new(1_795_000_000_000 + i64::try_from(n).unwrap_or_default() * 2_000, 60);
    (at, Author::new("alba"), Fact::Seen(seen))
}

/// The bytes that the store keeps of the same read.
fn bytes(n: u64) -> Vec<u8> {
    let (at, author, fact) = read(n);
    encode(&Body { hlc: Hlc::after(Hlc::default(), at), at, author, fact }).expect("a fact of our own")
}

/// A durable append through the store against a bare insert and commit of the same bytes, and the bare flush of the disk.
fn append(folder: &Path) -> bool {
    let mut store = Store::open(folder).expect("a store");
    let station = store.station("banc").expect("a station");
    let campaign = store.new_campaign().expect("a campaign");
    let writer = store.own_series(campaign).expect("a series");
    let bare = Connection::open(folder.join("bare.sqlite")).expect("a database");
    bare.pragma_update(None, "journal_mode", "WAL").expect("a log");
    bare.pragma_update(None, "synchronous", "FULL").expect("a flush");
    bare.execute_batch("CREATE TABLE plain (seq INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT").expect("a table");
    let mut flushed = File::create(folder.join("flushed")).expect("a file");
    let (mut ours, mut theirs, mut disk) = (Vec::new(), Vec::new(), Vec::new());
    for n in 0..WARM + APPENDS {
        let (at, author, fact) = read(n);
        let (_, took) = timed(|| store.append(&station, writer, at, &author, vec![fact]).expect("an append"));
        let kept = bytes(n);
        let (_, theirs_took) = timed(|| {
            let mut insert = bare.prepare_cached("INSERT INTO plain (seq, bytes) VALUES (?1, ?2)").expect("a statement");
            insert.execute((n.cast_signed(), &kept)).expect("an insert")
        });
        let (_, disk_took) = timed(|| flushed.write_all(&kept).and_then(|()| flushed.sync_data()).expect("a flush"));
        if n >= WARM {
            ours.push(took);
            theirs.push(theirs_took);
            disk.push(disk_took);
        }
    }
    let (ours, theirs) = (median(ours), median(theirs));
    line("append of one read: the store", ours, "ms", None);
    line("append of one read: bare insert and commit", theirs, "ms", None);
    line("append of one read: the disk's flush alone", median(disk), "ms", None);
    line("append of one read: the store to bare", ours / theirs, "×", Some(1.5))
}

/// What the start consists of, in the library.
fn start_by_parts(folder: &Path) {
    let store = Store::open(folder).expect("a store");
    let newest = store.newest_revision().expect("a revision");
    assert_ne!(newest, Revision(0), "the seeds are imported");
    line("start: opening the store", of_runs(|| timed(|| Store::open(folder).expect("a store")).1), "ms", None);
    let devices = store.inventory(newest).expect("an inventory").devices().len();
    let load = of_runs(|| timed(|| store.inventory(newest).expect("an inventory")).1);
    line(&format!("start: loading {devices} devices"), load, "ms", None);
    let campaign = store.current_campaign().expect("a setting").expect("a campaign");
    let date = demo::DATE;
    let conclude = of_runs(|| {
        let inventory = Arc::new(store.inventory(newest).expect("an inventory"));
        let entries = store.entries(campaign).expect("entries");
        timed(|| Standing::new(inventory, Ledger::of(entries), date)).1
    });
    line("start: Standing::new", conclude, "ms", None);
}

/// From the spawn to the first bytes that hold the name of the campaign; and to the very first byte.
fn first_frame(folder: &Path) -> (Duration, Duration) {
    let pair = native_pty_system().openpty(PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 }).expect("a terminal");
    let mut reader = pair.master.try_clone_reader().expect("its output");
    let mut keys = pair.master.take_writer().expect("its keyboard");
    let mut command = CommandBuilder::new(env!("CARGO_BIN_EXE_recol"));
    command.env_clear();
    for (name, value) in [("TERM", "xterm-256color"), ("LANG", "C"), ("TZ", "UTC"), ("HOME", "/")] {
        command.env(name, value);
    }
    command.cwd(folder);
    command.arg("--data-dir");
    command.arg(folder);
    let start = Instant::now();
    let mut child = pair.slave.spawn_command(command).expect("the program");
    let (mut raw, mut chunk) = (Vec::<u8>::new(), vec![0; 65536]);
    let mut first = None;
    let shown = loop {
        let n = reader.read(&mut chunk).expect("the program draws");
        assert!(n > 0 && start.elapsed() < Duration::from_secs(60), "no frame came");
        first.get_or_insert_with(|| start.elapsed());
        raw.extend(chunk.iter().take(n));
        if raw.windows(CAMPAIGN.len()).any(|part| part == CAMPAIGN.as_bytes()) {
            break start.elapsed();
        }
    };
    keys.write_all(CTRL_Q).and_then(|()| keys.flush()).expect("a key");
    // The rest has to be read: a program that cannot write cannot end.
    drop(pair.slave);
    while reader.read(&mut chunk).is_ok_and(|n| n > 0) {}
    assert!(child.wait().expect("an end").success(), "the program ends by itself");
    (shown, first.unwrap_or(shown))
}

/// The start as a whole and in its parts.
fn start(folder: &Path) -> bool {
    let seeded = folder.join("seeds");
    drop(demo::store(&seeded, "banc", "banc", CAMPAIGN).expect("the seeds"));
    start_by_parts(&seeded);
    first_frame(&seeded);
    let (shown, first): (Vec<_>, Vec<_>) = (0..STARTS).map(|_| first_frame(&seeded)).unzip();
    line("start: spawn to the first byte", median(first), "ms", None);
    line("start: spawn to the first frame", median(shown), "ms", Some(80.0))
}

fn main() -> ExitCode {
    // A temporary folder may be in memory, where a flush costs nothing: measure where the build is, on a disk.
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    println!("{APPENDS} appends of each kind in turns, {STARTS} starts; medians where nothing else is said\n");
    let folder = folder.path();
    parts::run(&[
        ("append", &|| append(folder)),
        ("start", &|| start(folder)),
        ("preview", &|| preview::run(folder)),
        ("camera", &|| camera::run(folder)),
    ])
}
