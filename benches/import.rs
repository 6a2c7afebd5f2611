//! How long the import of an inventory takes, as a ratio to the import of the same file into a bare table by SQLite's own shell,
//! and how much memory it takes at the peak for more and more rows, held against goals.
//!
//! `cargo bench --bench import` prints one line a measure: the figure, the goal, PASS or OVER. Each measure is one run of the
//! program as a child process. `-- ratio` or `-- memory` measures that alone. The memory is read from `/proc`, on Linux alone.
//! Needs `sqlite3` (`apt-get install sqlite3`).
#![expect(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot measure"
)]

#[path = "../tests/common/inventory.rs"]
#[expect(dead_code, reason = "what others need beside")]
mod made;
#[path = "common/parts.rs"]
mod parts;

use made::{ROOMS, one, uai};
use recol::io::store::FILE_NAME;
use rusqlite::Connection;
use std::{
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::{Child, Command, ExitCode, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// How many rows the ratio is measured with, and the memory.
const ROWS: u64 = 1_000_000;
const SIZES: [u64; 4] = [10_000, 100_000, 1_000_000, 5_000_000];

/// Récol's time to SQLite's.
const RATIO: f64 = 2.0;

/// At the peak: so many megabytes beside the file itself, and so many bytes for each row.
const BESIDE: f64 = 24.0;
const EACH: f64 = 260.0;

const COLUMNS: &str = "tag;serial;model;kind;programme;delivery;owner;custody;due;college;room;source_id";

/// An inventory of so many devices as CSV, about 97 bytes a row.
fn inventory(folder: &Path, rows: u64) -> PathBuf {
    let path = folder.join(format!("{rows}.csv"));
    let mut file = BufWriter::new(File::create(&path).expect("a file"));
    let models = ["HP ProBook 430 G8", "Dell Latitude 3410", "UNOWHY Y13", "Lenovo L13", "Samsung Tab A8"];
    let mut write = || -> io::Result<()> {
        writeln!(file, "{COLUMNS}")?;
        for n in 0..rows {
            let custody = one(&["stored", "assigned", "on_loan", "given", "in_repair"], n);
            let due = if custody == "on_loan" { "2027-07-02" } else { "" };
            let (model, kind) = (one(&models, n), one(&["laptop", "tablet", "desktop", "other"], n));
            let (college, room, serial) = (uai(n / 8, 99), one(&ROOMS, n), n * 7919 % 10_000_000);
            let (programme, month) = (n % 6 + 1, n % 12 + 1);
            writeln!(
                file,
                "HDS-{n:07};SN{serial:08}X;{model};{kind};P{programme};2020-{month:02};SYN;{custody};{due};{college};{room};{n}"
            )?;
        }
        file.flush()
    };
    write().expect("a written file");
    path
}

/// Starts the import of a file into a store of its own.
fn recol(folder: &Path, file: &Path) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    command.env_clear().envs([("LANG", "C"), ("TZ", "UTC"), ("HOME", "/")]);
    command.arg("--data-dir").arg(folder).arg("import").arg(file);
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("the program")
}

/// Runs the import of so many rows, and returns how long it took and the megabytes at its peak.
fn imported(folder: &Path, file: &Path, rows: u64) -> (Duration, f64) {
    let store = tempfile::tempdir_in(folder).expect("a folder");
    let start = Instant::now();
    let mut child = recol(store.path(), file);
    let status = format!("/proc/{}/status", child.id());
    let mut peak = 0.0;
    let ended = loop {
        if let Some(ended) = child.try_wait().expect("its end") {
            break ended;
        }
        let told = fs::read_to_string(&status).unwrap_or_default();
        let most = told.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let kilobytes = most.and_then(|most| most.trim_end_matches("kB").trim().parse::<f64>().ok());
        peak = kilobytes.map_or(peak, |kilobytes| kilobytes / 1024.0);
        sleep(Duration::from_millis(5));
    };
    let took = start.elapsed();
    assert!(ended.success(), "the import succeeds");
    let written = Connection::open(store.path().join(FILE_NAME)).expect("the store");
    let written: i64 = written.query_row("SELECT count(*) FROM device", [], |row| row.get(0)).expect("a count");
    assert_eq!(written, rows.cast_signed(), "every row is in the store");
    (took, peak)
}

/// The same file into a bare table with the same key, by SQLite's shell.
fn bare(folder: &Path, file: &Path) -> Duration {
    let store = tempfile::tempdir_in(folder).expect("a folder");
    let columns = COLUMNS.replacen("tag", "tag TEXT PRIMARY KEY", 1).replace(';', ", ");
    let mut shell = Command::new("sqlite3");
    shell.arg(store.path().join("bare.sqlite"));
    for word in [
        format!("CREATE TABLE device ({columns}) WITHOUT ROWID"),
        ".mode csv".to_owned(),
        ".separator ;".to_owned(),
        format!(".import --skip 1 \"{}\" device", file.display()),
    ] {
        shell.args(["-cmd", &word]);
    }
    let start = Instant::now();
    let ran = shell.arg("SELECT count(*) FROM device").output().expect("sqlite3 is here: apt-get install sqlite3");
    let took = start.elapsed();
    let rows = fs::read_to_string(file).expect("the file").lines().count() - 1;
    assert_eq!(String::from_utf8_lossy(&ran.stdout).trim(), rows.to_string(), "{}", String::from_utf8_lossy(&ran.stderr));
    took
}

/// One line of the table; whether the goal is met.
fn line(what: &str, measured: f64, unit: &str, goal: Option<f64>) -> bool {
    let met = goal.is_none_or(|goal| measured <= goal);
    let verdict = if met { "PASS" } else { "OVER" };
    let held = goal.map_or(String::new(), |goal| format!("≤ {goal:>7.1} {unit}  {verdict}"));
    println!("{what:<64} {measured:>8.2} {unit:<3} {held}");
    met
}

fn ratio(folder: &Path) -> bool {
    let file = inventory(folder, ROWS);
    let (theirs, (ours, _)) = (bare(folder, &file), imported(folder, &file, ROWS));
    line(&format!("import of {ROWS} rows: sqlite3's .import into a bare table"), theirs.as_secs_f64(), "s", None);
    line(&format!("import of {ROWS} rows: Récol"), ours.as_secs_f64(), "s", None);
    line(&format!("import of {ROWS} rows: Récol to sqlite3"), ours.as_secs_f64() / theirs.as_secs_f64(), "×", Some(RATIO))
}

fn memory(folder: &Path) -> bool {
    SIZES.into_iter().fold(true, |met, rows| {
        let file = inventory(folder, rows);
        let megabytes = fs::metadata(&file).expect("the file").len() as f64 / f64::from(1 << 20);
        let (_, peak) = imported(folder, &file, rows);
        fs::remove_file(&file).expect("our own file");
        let goal = BESIDE + megabytes + EACH * rows as f64 / f64::from(1 << 20);
        line(&format!("memory at the peak: {rows} rows in {megabytes:.0} MB"), peak, "MB", Some(goal)) && met
    })
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    parts::run(&[("ratio", &|| ratio(folder.path())), ("memory", &|| memory(folder.path()))])
}
