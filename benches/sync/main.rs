//! How fast a store and a PostgreSQL hub are brought to agree, held against what the same rows cost without us: the server's
//! binary COPY, and a bare load into SQLite. All in one run, on one server, over TLS on this machine.
//!
//! `cargo bench --bench sync` prints one line a measure: ours, the limit, their ratio and the goal. `SYNC_DEVICES` names other
//! sizes than 100,000 and 1,000,000.
#![expect(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::print_stdout,
    reason = "a measurement prints, and stops at a mistake"
)]

#[path = "../../tests/common/folders.rs"]
mod folders;
#[path = "../../tests/it/hubs/laptop.rs"]
#[expect(dead_code, reason = "what the tests need beside")]
mod laptop;
#[path = "../../tests/common/inventory.rs"]
#[expect(dead_code, reason = "what others need beside")]
mod made;
#[path = "../../tests/it/hubs/proxy.rs"]
#[expect(dead_code, reason = "what the tests need beside")]
mod proxy;
mod raw;
#[path = "../../tests/it/reach.rs"]
#[expect(dead_code, reason = "what the tests need beside")]
mod reach;
#[path = "../../tests/it/hubs/server.rs"]
#[expect(dead_code, reason = "what the tests need beside")]
mod server;

use laptop::{Laptop, accept};
use proxy::Proxy;
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation},
        inventory::{Device, Rows},
        journal::{By, Fact, Seen, Spot},
        uai::Uai,
    },
    io::hub::PostgresHub,
};
use server::{Database, OWNER, Server};
use std::{
    num::NonZeroU8,
    process::ExitCode,
    time::{Duration, Instant},
};

const COLLEGES: u64 = 99;
const ENTRIES: usize = 10_000;
/// Of how many new series a distant station hears at once.
const SERIES: u64 = 1_000;
/// Of pairs measured in turn, the median counts.
const RUNS: usize = 5;
/// There and back on a distant line.
const DISTANT: Duration = Duration::from_millis(50);

/// Lines that were over their goal.
#[derive(Default)]
struct Told {
    over: u32,
}

impl Told {
    fn ratio(&mut self, what: &str, (ours, limit): (f64, f64), goal: f64) {
        let ratio = ours / limit;
        self.line(what, &format!("{:9.1} ms {:9.1} ms  {ratio:5.2}×  ≤ {goal}×", ours * 1e3, limit * 1e3), ratio <= goal);
    }

    fn line(&mut self, what: &str, figures: &str, holds: bool) {
        self.over += u32::from(!holds);
        println!("{what:<44} {figures}  {}", if holds { "PASS" } else { "OVER" });
    }
}

fn main() -> ExitCode {
    let sizes = std::env::var("SYNC_DEVICES").unwrap_or_else(|_| "100000 1000000".to_owned());
    assert!(!sizes.trim().is_empty(), "SYNC_DEVICES names no size");
    let server = Server::start();
    // As an office would run it: what is committed is on disk, and statements are not written down.
    let any = server.database();
    for change in ["ALTER SYSTEM SET fsync = on", "ALTER SYSTEM SET log_statement = none", "SELECT pg_reload_conf()"] {
        any.sql(OWNER, change).unwrap();
    }
    let mut told = Told::default();
    println!("{:<44} {:>12} {:>12}  ratio  goal", "sync with PostgreSQL, over TLS on loopback", "ours", "limit");
    for size in sizes.split_whitespace() {
        pulls(&server, size.parse().unwrap(), &mut told);
    }
    pushes(&server, &mut told);
    distant(&server, &mut told);
    if told.over == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn uai(n: u64) -> Uai {
    made::uai(n, COLLEGES)
}

fn inventory(size: u64) -> Rows {
    let colleges = (0..COLLEGES).map(|n| made::college(uai(n), "Collège"));
    let device = |n: u64| {
        let serial = format!("PF{:08X}", n.wrapping_mul(0x9e37_79b9) & 0xffff_ffff);
        Device {
            model: "Lenovo ThinkPad L13 Gen 2".into(),
            programme: Some("P1".into()),
            owner: Some("SYN".into()),
            ..made::device(&format!("HDS-{n:08}"), &serial, uai(n), "Réserve")
        }
    };
    Rows {
        colleges: colleges.collect(),
        programmes: Vec::new(),
        devices: (0..size).map(device).collect(),
        prefixes: Vec::new(),
        held_back: Vec::new(),
    }
}

/// An office with an inventory at a hub of its own, and an open campaign.
fn office(server: &Server, rows: Rows) -> (Database, Laptop, CampaignId, f64) {
    let mut office = Laptop::new("bureau");
    let database = server.database();
    database.hub(OWNER).init(HubId([1; 16]), Incarnation([1; 16]), office.name, &office.station.key).unwrap();
    office.import(rows);
    let campaign = office.open_campaign();
    let begun = Instant::now();
    office.sync(&mut database.hub(OWNER)).unwrap();
    (database, office, campaign, begun.elapsed().as_secs_f64())
}

/// A station that the office has accepted, and its role; it has received nothing yet.
fn station(database: &Database, office: &mut Laptop, name: &'static str) -> (Laptop, PostgresHub) {
    let mut laptop = Laptop::new(name);
    let mut hub = database.hub(&database.auditor(name));
    laptop.refused(&mut hub);
    accept(&mut database.hub(OWNER), office, &Scope::All);
    (laptop, hub)
}

fn timed<T>(work: impl FnOnce() -> T) -> (f64, T) {
    let begun = Instant::now();
    let done = work();
    (begun.elapsed().as_secs_f64(), done)
}

fn median(mut pairs: Vec<(f64, f64)>) -> (f64, f64) {
    pairs.sort_by(|a, b| (a.0 / a.1).total_cmp(&(b.0 / b.1)));
    pairs[pairs.len() / 2]
}

fn pulls(server: &Server, size: u64, told: &mut Told) {
    let rows = inventory(size);
    let (database, mut office, _, published) = office(server, rows.clone());
    let names = ["un", "deux", "trois", "quatre", "cinq"];
    let runs = if size > 200_000 { 3 } else { RUNS };
    let mut laptops = Vec::new();
    let pairs = names[..runs].iter().map(|name| {
        let (mut laptop, mut hub) = station(&database, &mut office, name);
        let (ours, report) = timed(|| laptop.sync(&mut hub).unwrap());
        assert_eq!(report.rows, size + COLLEGES);
        laptops.push((laptop, hub));
        (ours, raw::pulled(&database, 1, size))
    });
    let pair = median(pairs.collect());
    told.ratio(&format!("first pull of {size} devices"), pair, 1.5);
    println!("{:<44} {:9.1} ms", format!("  published before, with the office's store"), published * 1e3);

    let mut next = rows;
    for at in 0..1_000 {
        let at = usize::try_from(at * size / 1_000).unwrap();
        next.devices[at].model = "Lenovo ThinkPad L13 Gen 3".into();
    }
    office.import(next);
    office.sync(&mut database.hub(OWNER)).unwrap();
    let pairs = laptops.iter_mut().map(|(laptop, hub)| {
        let (ours, report) = timed(|| laptop.sync(hub).unwrap());
        assert_eq!(report.rows, 1_000);
        (ours, raw::pulled(&database, 2, 1_000))
    });
    let (ours, limit) = median(pairs.collect());
    println!(
        "{:<44} {:9.1} ms {:9.1} ms  {:5.2}×",
        format!("  then 1000 changed of {size}"),
        ours * 1e3,
        limit * 1e3,
        ours / limit
    );
}

fn pushes(server: &Server, told: &mut Told) {
    let (database, mut office, campaign, _) = office(server, inventory(100));
    let names = ["un", "deux", "trois", "quatre", "cinq"];
    let pairs = names.iter().map(|name| {
        let (mut laptop, mut hub) = station(&database, &mut office, name);
        laptop.sync(&mut hub).unwrap();
        let record = |laptop: &mut Laptop| {
            let writer = laptop.series(campaign);
            let spot = Spot { college: uai(0), room: Some("Réserve".into()) };
            let seen = |n: usize| Seen {
                spot: spot.clone(),
                payload: format!("HDS-{n:08}").as_str().into(),
                by: By::Camera,
                serial: None,
                instead: None,
                copies: NonZeroU8::MIN,
            };
            let (facts, at) = ((0..ENTRIES).map(|n| Fact::Seen(seen(n))).collect(), laptop.moment());
            laptop.store.append(&laptop.station, writer, at, &"un".into(), facts).unwrap();
        };
        record(&mut laptop);
        let (ours, report) = timed(|| laptop.sync(&mut hub).unwrap());
        assert_eq!(report.sent, ENTRIES as u64 + 1);
        // The same entries of another laptop, by the server's COPY into the same table with its constraints.
        let mut other = Laptop::new(name);
        record(&mut other);
        (ours, raw::pushed(&database, &other, campaign))
    });
    told.ratio(&format!("push of {ENTRIES} entries"), median(pairs.collect()), 1.5);
}

/// Over a line on which an answer takes 50 ms.
fn distant(server: &Server, told: &mut Told) {
    let rows = inventory(10_000);
    let (database, mut office, _, _) = office(server, rows.clone());
    let (mut laptop, mut hub) = station(&database, &mut office, "loin");
    laptop.sync(&mut hub).unwrap();
    let line = Proxy::to(server.port);
    let far = || database.hub_by(&database.role("loin"), line.port);
    let empty = |laptop: &mut Laptop| timed(|| laptop.sync(&mut far()).unwrap()).0;
    let near = (0..RUNS).map(|_| empty(&mut laptop)).fold(f64::MAX, f64::min);
    line.delay(DISTANT / 2);
    let away = (0..RUNS).map(|_| empty(&mut laptop)).fold(f64::MAX, f64::min);
    let turns = (away - near) / DISTANT.as_secs_f64();
    told.line("empty sync, connecting among it", &format!("{turns:9.1} round trips        ≤ 10"), turns <= 10.0);
    told.line("empty sync, 50 ms away", &format!("{:9.1} ms                  ≤ 400 ms", away * 1e3), away <= 0.4);
    let mut next = rows;
    next.devices.iter_mut().take(1_000).for_each(|device| device.model = "autre".into());
    office.import(next);
    office.sync(&mut database.hub(OWNER)).unwrap();
    let (delta, report) = timed(|| laptop.sync(&mut far()).unwrap());
    assert_eq!(report.rows, 1_000);
    told.line("1000 devices, 50 ms away", &format!("{:9.1} ms                  ≤ 1000 ms", delta * 1e3), delta <= 1.0);

    let (mut other, _) = station(&database, &mut office, "pres");
    other.sync(&mut database.hub(&database.role("pres"))).unwrap();
    for (series, most) in [(100, 10), (SERIES, u64::MAX)] {
        for _ in 0..series {
            let campaign = laptop.store.new_campaign().unwrap();
            laptop.see(campaign, uai(0), "Réserve", "HDS-00000001");
        }
        let before = line.flights();
        let (pushing, report) = timed(|| laptop.sync(&mut far()).unwrap());
        assert_eq!(report.sent, 2 * series);
        let flights = line.flights() - before;
        told.line(
            &format!("{series} new series pushed, 50 ms away"),
            &format!("{flights:9} flights, {pushing:7.2} s"),
            flights <= most,
        );
    }
    let before = line.flights();
    let mut hub = database.hub_by(&database.role("pres"), line.port);
    let (pulling, report) = timed(|| other.sync(&mut hub).unwrap());
    assert_eq!(report.arrived(), 2 * (SERIES + 100));
    let flights = line.flights() - before;
    told.line(
        &format!("{} new series pulled, 50 ms away", SERIES + 100),
        &format!("{flights:9} flights, {pulling:7.2} s   ≤ 15, ≤ 5 s"),
        flights <= 15 && pulling <= 5.0,
    );
}
