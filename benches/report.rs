//! How long a report of 1,000 devices takes, and how much memory the reports of a whole campaign, held against goals.
//!
//! `cargo bench --bench report` prints one line a measure: the figure, the goal, PASS or OVER. Each measure is one run of the program
//! as a child process, what it loads included. The memory is read from `/proc`, on Linux alone.
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and stops where it cannot measure")]

use recol::audit::tag::OwnTag;
use std::{
    fmt::Write as _,
    fs,
    io::Write as _,
    path::Path,
    process::{Command, ExitCode, Stdio},
    thread::sleep,
    time::{Duration, Instant},
};

/// How many devices the large college has.
const DEVICES: u64 = 1_000;
/// A report of them, in seconds.
const SECONDS: f64 = 1.0;
/// All reports of the seeds' campaign at the peak, in megabytes: as many colleges more would take no more.
const MEGABYTES: f64 = 160.0;
const COLLEGE: &str = "0921170X";
/// How many colleges the seeds have.
const COLLEGES: usize = 99;

/// Runs a command of the program with something on its standard input; returns how long it took and the megabytes at its peak.
fn run(store: &Path, args: &[&str], input: &str) -> (Duration, f64) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    command.env_clear().envs([("LANG", "C"), ("TZ", "UTC"), ("HOME", "/"), ("USER", "bench")]);
    command.arg("--data-dir").arg(store).args(args);
    let start = Instant::now();
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::null()).spawn().expect("the program");
    child.stdin.take().expect("its input").write_all(input.as_bytes()).expect("it listens");
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
        sleep(Duration::from_millis(2));
    };
    assert!(ended.success(), "{args:?} succeeds");
    (start.elapsed(), peak)
}

/// One line of the table; whether the goal is met.
fn line(what: &str, measured: f64, unit: &str, goal: f64) -> bool {
    let verdict = if measured <= goal { "PASS" } else { "OVER" };
    println!("{what:<64} {measured:>8.2} {unit:<3} ≤ {goal:>7.1} {unit}  {verdict}");
    measured <= goal
}

/// A college of many devices, nine of ten of them read.
fn large(folder: &Path) -> bool {
    let store = folder.join("large");
    let mut devices = "tag;serial;model;kind;custody;college;room\n".to_owned();
    let mut read = String::new();
    for n in 0..DEVICES {
        let tag = OwnTag::numbered(n);
        let _ = writeln!(devices, "{tag};SN{n:06};Ultraportable 13 pouces;laptop;stored;{COLLEGE};Réserve {}", n % 8);
        if n % 10 != 0 {
            let _ = writeln!(read, "{tag}");
        }
    }
    let file = folder.join("devices.csv");
    fs::write(&file, devices).expect("a file");
    let colleges = folder.join("colleges.csv");
    fs::write(&colleges, format!("uai;name;commune\n{COLLEGE};Collège La Fontaine;Antony\n")).expect("a file");
    run(&store, &["import", &colleges.display().to_string(), &file.display().to_string()], "");
    run(&store, &["campaign", "open", "C"], "");
    run(&store, &["visit", COLLEGE, "--payloads", "-", "--close"], &read);
    let paper = folder.join("pv.pdf");
    let (took, _) = run(&store, &["report", COLLEGE, "-o", &paper.display().to_string()], "");
    assert!(fs::metadata(&paper).expect("the report").len() > 20_000, "it is no empty one");
    line(&format!("report of {DEVICES} devices"), took.as_secs_f64(), "s", SECONDS)
}

/// The reports of every college of the seeds.
fn all(folder: &Path) -> bool {
    let (store, seeds) = (folder.join("all"), Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds"));
    let files = ["colleges.csv", "programmes.csv", "devices.csv"].map(|name| seeds.join(name).display().to_string());
    run(&store, &["import", &files[0], &files[1], &files[2]], "");
    run(&store, &["campaign", "open", "C"], "");
    let colleges = fs::read_to_string(&files[0]).expect("the seeds");
    let colleges: Vec<&str> = colleges.lines().skip(1).filter_map(|line| line.split(',').next()).collect();
    assert_eq!(colleges.len(), COLLEGES);
    for uai in colleges {
        run(&store, &["visit", uai, "--payloads", "-", "--close"], "X-1\n");
    }
    let papers = folder.join("papers");
    let (took, peak) = run(&store, &["report", "--all", "-o", &papers.display().to_string()], "");
    assert!(fs::read_dir(&papers).expect("their folder").count() >= COLLEGES, "one for each");
    let each = line("reports of the 99 colleges and their recapitulation, each", took.as_secs_f64() / 100.0, "s", SECONDS);
    line("the same: memory at the peak", peak, "MB", MEGABYTES) && each
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let met = [large(folder.path()), all(folder.path())];
    if met.iter().all(|met| *met) { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
