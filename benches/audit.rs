//! How fast the core concludes, held against goals: 100,000 devices over 99 colleges, 20,000 reads.
//!
//! `cargo bench --bench audit` prints one line a measure: the median of several runs, the goal, PASS or OVER. It is no
//! criterion bench: a goal is a yes or a no, and what is timed one by one (a read) wants its worst hundredth too.
#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement prints, and stops at a mistake"
)]

#[path = "../tests/common/inventory.rs"]
mod made;

use made::{ROOMS, one, uai};
use recol::audit::{
    findings,
    ids::{EntryId, Revision, WriterId},
    inventory::{Custody, CustodyKind, Device, Inventory, Rows},
    journal::{Body, By, Entry, Fact, Hlc, Seen, Spot},
    ledger::Ledger,
    moment::Moment,
    standing::{Answer, Reading, Standing},
    tag::OwnTag,
    uai::Uai,
};
use std::{
    hint::black_box,
    num::NonZeroU8,
    process::ExitCode,
    sync::Arc,
    time::{Duration, Instant},
};

const DEVICES: u64 = 100_000;
const COLLEGES: u64 = 99;
const READS: u64 = 20_000;
const TODAY: jiff::civil::Date = jiff::civil::date(2026, 11, 24);
/// How often a whole measure is repeated.
const RUNS: usize = 9;
/// How many reads are timed one by one.
const LIVE: u64 = 5_000;

/// A stirred number: the same on every run and every machine, so that two measures are of the same work.
const fn stirred(n: u64) -> u64 {
    let n = (n ^ 0x9e37_79b9_7f4a_7c15).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    (n ^ (n >> 29)).wrapping_mul(0x94d0_49bb_1331_11eb) >> 16
}

fn college(n: u64) -> Uai {
    uai(n, COLLEGES)
}

fn room(n: u64) -> &'static str {
    one(&ROOMS, n)
}

fn serial(n: u64) -> String {
    format!("PF{:08X}", stirred(n) & 0xffff_ffff)
}

fn rows() -> Rows {
    let device = |n: u64| {
        let luck = stirred(n);
        let (kind, due) = match luck % 10 {
            0 | 1 => (CustodyKind::Assigned, None),
            2 => (CustodyKind::OnLoan, Some(if luck % 4 < 2 { TODAY } else { jiff::civil::date(2026, 6, 30) })),
            3 => (CustodyKind::Given, None),
            _ => (CustodyKind::Stored, None),
        };
        Device {
            model: "Latitude 3190".into(),
            custody: Custody::of(kind, None, due),
            ..made::device(OwnTag::numbered(n).as_str(), &serial(n), college(luck >> 8), room(luck >> 20))
        }
    };
    let named = |n| made::college(college(n), format!("Collège {n}"));
    Rows {
        devices: (0..DEVICES).map(device).collect(),
        colleges: (0..COLLEGES).map(named).collect(),
        prefixes: vec!["HDS-".into()],
        ..Rows::default()
    }
}

/// The read of a device: mostly at its place, one in eight in another room, one in sixteen in another college; a few
/// by serial, a few unknown.
fn read(inventory: &Inventory, n: u64) -> (Reading, Spot) {
    let luck = stirred(n + 77_777_777);
    let device = &inventory.devices()[usize::try_from(luck % DEVICES).expect("a position")];
    let college = if luck >> 24 & 15 == 0 { college(luck >> 30) } else { device.college.expect("all are recorded") };
    let room = if luck >> 40 & 7 == 0 { Some(room(luck >> 44).into()) } else { device.room.clone() };
    let reading = match luck >> 50 & 31 {
        0 => Reading::new(&format!("STRANGER-{}", luck % 500), By::Camera),
        1 | 2 => Reading::new(device.serial.as_ref().expect("all have one").as_str(), By::Serial),
        _ => Reading::new(device.tag.as_str(), By::Camera),
    };
    (reading, Spot { college, room })
}

fn entry(writer: u8, seq: u64, fact: Fact) -> Entry {
    let at = Moment::new(1_795_000_000_000 + i64::try_from(seq).unwrap_or_default() * 2_000, 60);
    let id = EntryId { writer: WriterId([writer; 16]), seq };
    Entry { id, body: Body { hlc: Hlc::after(Hlc::default(), at), at, author: "alba".into(), fact } }
}

/// Every visit opened, then the reads, by four stations whose entries interleave.
fn journal(inventory: &Inventory) -> Vec<Entry> {
    let opened = (0..COLLEGES).map(|n| entry(0, n + 1, Fact::VisitOpened { college: college(n) }));
    let reads = (0..READS).map(|n| {
        let (reading, spot) = read(inventory, n);
        let seen =
            Seen { spot, payload: reading.payload.kept, by: reading.by, serial: None, instead: None, copies: NonZeroU8::MIN };
        entry(1 + u8::try_from(n % 4).unwrap_or_default(), COLLEGES + n, Fact::Seen(seen))
    });
    opened.chain(reads).collect()
}

fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let done = black_box(work());
    (done, start.elapsed())
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}

fn of_runs(mut work: impl FnMut() -> Duration) -> Duration {
    median((0..RUNS).map(|_| work()).collect())
}

/// What the process holds in memory, in MiB; `None` where the system does not tell.
fn resident() -> Option<f64> {
    let told = std::fs::read_to_string("/proc/self/status").ok()?;
    let kib: f64 = told.lines().find_map(|line| line.strip_prefix("VmRSS:"))?.trim().strip_suffix(" kB")?.parse().ok()?;
    Some(kib / 1024.0)
}

/// One line of the table; whether the goal is met.
fn line(what: &str, measured: f64, unit: &str, goal: Option<f64>) -> bool {
    let met = goal.is_none_or(|goal| measured <= goal);
    let verdict = if met { "PASS" } else { "OVER" };
    let held = goal.map_or(String::new(), |goal| format!("≤ {goal:>4} {unit}  {verdict}"));
    println!("{what:<44} {measured:>9.1} {unit:<4} {held}");
    met
}

fn main() -> ExitCode {
    let ms = |time: Duration| time.as_secs_f64() * 1e3;
    let us = |time: Duration| time.as_secs_f64() * 1e6;
    println!("{DEVICES} devices, {COLLEGES} colleges, {READS} reads; median of {RUNS} runs\n");

    let rows = rows();
    let before = resident();
    let inventory = Arc::new(Inventory::new(Revision(1), rows.clone()));
    let entries = journal(&inventory);
    let ledger = Ledger::of(entries.clone());
    // The first look-up builds the index: it is part of loading, not of concluding.
    let (_, first) = timed(|| findings::all(&inventory, &ledger, TODAY));
    let standing = Standing::new(inventory.clone(), ledger.clone(), TODAY);
    let after = resident();
    let found = standing.findings();
    assert_eq!(found, findings::all(&inventory, &ledger, TODAY), "two ways of concluding disagree: no use timing them");

    let load = of_runs(|| {
        let rows = rows.clone();
        timed(|| Inventory::new(Revision(1), rows)).1
    });
    line("load: Inventory::new", ms(load), "ms", None);
    line("load: first conclusion, index included", ms(first), "ms", None);
    let fold = of_runs(|| {
        let entries = entries.clone();
        timed(|| Ledger::of(entries)).1
    });
    line("load: Ledger::of", ms(fold), "ms", None);
    let full = of_runs(|| timed(|| findings::all(&inventory, &ledger, TODAY)).1);
    let mut met = line("conclude all: findings::all", ms(full), "ms", Some(150.0));
    let anew = of_runs(|| {
        let ledger = ledger.clone();
        timed(|| Standing::new(inventory.clone(), ledger, TODAY)).1
    });
    line("conclude all: Standing::new", ms(anew), "ms", None);
    let list = of_runs(|| timed(|| standing.findings()).1);
    line("list: Standing::findings", ms(list), "ms", None);

    let mut standing = standing;
    let mut times: Vec<Duration> = Vec::new();
    for n in 0..LIVE {
        let (reading, spot) = read(&inventory, READS + n);
        let (recorded, time) = timed(|| match standing.answer(&reading, &spot, Moment::new(1_796_000_000_000, 60), false) {
            Answer::Record { seen, .. } => {
                standing.apply(entry(9, COLLEGES + READS + n, Fact::Seen(seen)));
                true
            }
            Answer::Already { .. } | Answer::Refused(_) => false,
        });
        if recorded {
            times.push(time);
        }
    }
    assert!(times.len() as u64 > LIVE / 2, "{} of {LIVE} reads were recorded", times.len());
    times.sort_unstable();
    let p99 = times[times.len() * 99 / 100];
    met &= line("one read: answer + apply, median", us(median(times.clone())), "µs", Some(50.0));
    met &= line("one read: answer + apply, 99th percentile", us(p99), "µs", Some(50.0));
    line("one read: slowest", us(times[times.len() - 1]), "µs", None);
    if let (Some(before), Some(after)) = (before, after) {
        line("memory: inventory, entries twice, standing", after - before, "MiB", None);
    }
    println!("\n{} findings, {} discrepancies, {} live reads", found.len(), standing.discrepancies().len(), times.len());
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
