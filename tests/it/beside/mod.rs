//! Strangers at the store: other programs look into it, checkpoint, back up and copy it while it is written to, and the
//! writer is killed. What was acknowledged is there afterwards.
//!
//! The writer and the stranger are this binary again: a process each, since locks belong to a process.

mod copies;
mod kills;
mod strangers;

use recol::{
    audit::{
        ids::{Author, CampaignId, WriterId},
        journal::Fact,
        moment::Moment,
        uai::Uai,
    },
    io::store::{FILE_NAME, Station, Store},
};
use rusqlite::Connection;
use std::{
    fs,
    io::{BufRead, BufReader, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    time::Duration,
};

/// What the process does, and in which folder.
const DOING: &str = "RECOL_TEST_STRANGER";
const FOLDER: &str = "RECOL_TEST_FOLDER";

fn college() -> Uai {
    "0921170X".parse().unwrap()
}

fn at(second: u64) -> Moment {
    Moment::new(1_790_000_000_000 + i64::try_from(second).unwrap() * 1000, 60)
}

/// This binary as another process that does one thing.
fn process(doing: &str, folder: &Path) -> Command {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["beside::another_process", "--exact", "--ignored", "--nocapture", "--test-threads=1"]);
    command.env(DOING, doing).env(FOLDER, folder);
    command
}

/// Lets another process do one thing to the store, to its end.
fn stranger(doing: &str, folder: &Path) {
    let out = process(doing, folder).stdin(Stdio::null()).output().unwrap();
    assert!(out.status.success(), "{doing}: {}{}", String::from_utf8_lossy(&out.stdout), String::from_utf8_lossy(&out.stderr));
}

/// Not a test by itself: the other process of the tests here.
#[test]
#[ignore = "run as another process by the tests beside it"]
fn another_process() {
    let (Ok(doing), Some(folder)) = (std::env::var(DOING), std::env::var_os(FOLDER)) else { return };
    let folder = PathBuf::from(folder);
    let file = folder.join(FILE_NAME);
    let sql = |sql: &str| {
        let db = Connection::open(&file).unwrap();
        db.busy_timeout(Duration::from_secs(20)).unwrap();
        db.query_row(sql, [], |_| Ok(())).unwrap();
    };
    match doing.as_str() {
        "write" => write(&folder),
        "locks" => locks(&folder),
        "select" => sql("SELECT count(*) FROM entry"),
        "checkpoint" => sql("PRAGMA wal_checkpoint(TRUNCATE)"),
        "vacuum into" => {
            let into = folder.join("vacuumed.sqlite");
            let _ = fs::remove_file(&into);
            Connection::open(&file).unwrap().execute("VACUUM INTO ?1", [into.to_str().unwrap()]).unwrap();
        }
        "backup" => {
            let from = Connection::open(&file).unwrap();
            let mut into = Connection::open(folder.join("backup.sqlite")).unwrap();
            let backup = rusqlite::backup::Backup::new(&from, &mut into).unwrap();
            backup.run_to_completion(64, Duration::from_millis(1), None).unwrap();
        }
        "copy" => drop(copied(&folder, &folder.join("copy"))),
        other => panic!("{other:?} is nothing to do"),
    }
}

/// Copies the three files one after the other, as a careless backup does.
fn copied(folder: &Path, into: &Path) -> PathBuf {
    fs::create_dir_all(into).unwrap();
    for suffix in ["", "-wal", "-shm"] {
        let name = format!("{FILE_NAME}{suffix}");
        let _ = fs::remove_file(into.join(&name));
        // The log may not be there.
        let _ = fs::copy(folder.join(&name), into.join(&name));
    }
    into.to_owned()
}

/// Records a read for every line that comes in, and says so when it is on disk. Before each the store is opened and closed
/// a second time, as the screen does for its syncs, its exports and its surveys; and refused once.
fn write(folder: &Path) {
    let (mut store, station, writer, _) = begun(folder);
    println!("ready {}", std::process::id());
    for line in std::io::stdin().lock().lines() {
        drop(Store::open(folder).unwrap());
        drop(Store::open_read_only(folder).unwrap());
        assert!(Store::open(&folder.join(FILE_NAME)).is_err(), "a file is no folder");
        record(&mut store, &station, writer, line.unwrap().parse().unwrap());
        println!("recorded");
    }
}

/// Says how many locks this process has on files, before the store is opened and ever after.
fn locks(folder: &Path) {
    let own = || {
        let pid = std::process::id().to_string();
        let table = fs::read_to_string("/proc/locks").unwrap();
        table.lines().filter(|line| line.split_whitespace().nth(4) == Some(&pid)).count()
    };
    println!("locks none {}", own());
    let first = Store::open(folder).unwrap();
    println!("locks first {}", own());
    let second = Store::open(folder).unwrap();
    drop(second);
    println!("locks second {}", own());
    drop(Store::open_read_only(folder).unwrap());
    println!("locks read {}", own());
    assert!(Store::is_part(folder, &folder.join(FILE_NAME)));
    println!("locks asked {}", own());
    drop(first);
    println!("locks closed {}", own());
}

/// A store with a series of its own, or the one that was begun there.
fn begun(folder: &Path) -> (Store, Station, WriterId, CampaignId) {
    let mut store = Store::open(folder).unwrap();
    let station = store.station("poste 1").unwrap();
    let campaign = match store.current_campaign().unwrap() {
        Some(campaign) => campaign,
        None => {
            let campaign = store.new_campaign().unwrap();
            store.use_campaign(campaign).unwrap();
            campaign
        }
    };
    let writer = store.own_series(campaign).unwrap();
    if store.own().unwrap().iter().all(|series| series.entries == 0) {
        let joined = Fact::Joined { campaign, station: "poste 1".into(), key: station.key.public() };
        store.append(&station, writer, at(0), &Author::new("ab"), vec![joined]).unwrap();
    }
    (store, station, writer, campaign)
}

fn record(store: &mut Store, station: &Station, writer: WriterId, number: u64) {
    let fact = Fact::VisitOpened { college: college() };
    store.append(station, writer, at(number), &Author::new("ab"), vec![fact]).unwrap();
}

/// A process that records what it is told to.
struct Writer {
    child: Child,
    ask: ChildStdin,
    told: BufReader<ChildStdout>,
    asked: u64,
}

impl Writer {
    fn start(folder: &Path) -> Self {
        let mut child = process("write", folder).stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let (ask, told) = (child.stdin.take().unwrap(), BufReader::new(child.stdout.take().unwrap()));
        let mut writer = Self { child, ask, told, asked: 0 };
        writer.hear("ready");
        writer
    }

    /// Waits for a line that says so; what the harness of the tests prints, on the same line too, is passed over.
    fn hear(&mut self, wanted: &str) {
        let mut line = String::new();
        while !line.contains(wanted) {
            line.clear();
            assert!(self.told.read_line(&mut line).unwrap() > 0, "the writer ended before it said {wanted:?}");
        }
    }

    /// Has so many reads recorded, each acknowledged.
    fn record(&mut self, count: u64) {
        for _ in 0..count {
            self.asked += 1;
            writeln!(self.ask, "{}", self.asked).unwrap();
            self.hear("recorded");
        }
    }

    fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

/// How many entries the journal of a store holds, after making sure that it is whole.
#[track_caller]
fn whole(folder: &Path) -> u64 {
    let store = Store::open(folder).unwrap();
    let verified = store.verify().unwrap();
    assert_eq!(verified.problems, []);
    verified.entries
}
