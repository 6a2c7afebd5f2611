//! How time and memory grow with the inventory and with the journal: the first frame of the screen, `findings` and
//! `campaign show`, each as a child process, for 10,000 to 5,000,000 devices and 10,000 to 1,000,000 entries, held against goals.
//!
//! `cargo bench --bench growth` prints one line a measure: processor seconds and megabytes at the peak, the goals, PASS or OVER;
//! then, for each command, by which power of the size its time grew. `-- devices` or `-- entries` measures that alone, and a number
//! (`-- devices 1000000`) that size alone. Processor time and memory are read from `/proc`, on Linux alone.
#![expect(
    clippy::cast_precision_loss,
    clippy::expect_used,
    clippy::print_stdout,
    reason = "a bench prints, and stops where it cannot measure"
)]

#[path = "../../tests/common/inventory.rs"]
#[expect(dead_code, reason = "what others need beside")]
mod made;
mod runs;
mod store;

use runs::{Took, command, first_frame};
use std::{env, fs, path::Path, process::ExitCode};

/// How many devices there are, in a campaign with [`FEW`] entries.
const DEVICES: [u64; 4] = [10_000, 100_000, 1_000_000, 5_000_000];
/// How many entries there are, about [`DEVICES_READ`] devices.
const ENTRIES: [u64; 3] = [10_000, 100_000, 1_000_000];
const FEW: u64 = 5_000;
const DEVICES_READ: u64 = 100_000;

/// At a million of each: processor seconds and megabytes.
const GOAL_OF_DEVICES: (f64, f64) = (1.5, 250.0);
const GOAL_OF_ENTRIES: (f64, f64) = (2.0, 400.0);
const MILLION: u64 = 1_000_000;
/// The power of the size by which time may grow.
const SLOPE: f64 = 1.05;

/// What is measured of each store, by name.
fn measured(folder: &Path) -> [(&'static str, Took); 3] {
    [
        ("findings", command(folder, &["findings"])),
        ("campaign show", command(folder, &["campaign", "show"])),
        ("first frame", first_frame(folder)),
    ]
}

/// Measures one axis. Returns whether its goals are met.
fn axis(what: &str, sizes: &[u64], goal: (f64, f64), made: impl Fn(&Path, u64)) -> bool {
    let mut met = true;
    let mut grown: Vec<(u64, [(&str, Took); 3])> = Vec::new();
    for size in sizes {
        let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
        made(folder.path(), *size);
        let all = measured(folder.path());
        for (name, took) in &all {
            let held = *size == MILLION;
            let within = took.seconds <= goal.0 && took.megabytes <= goal.1;
            let verdict = match (held, within) {
                (false, _) => String::new(),
                (true, true) => format!("≤ {} s, {} MB  PASS", goal.0, goal.1),
                (true, false) => format!("≤ {} s, {} MB  OVER", goal.0, goal.1),
            };
            met &= !held || within;
            println!("{size:>9} {what}: {name:<16} {:>7.2} s {:>7.0} MB  {verdict}", took.seconds, took.megabytes);
        }
        grown.push((*size, all));
    }
    // Below a tenth of a second, what is measured is the start of a process.
    for pair in grown.windows(2) {
        let [(few, before), (many, after)] = pair else { continue };
        for ((name, before), (_, after)) in before.iter().zip(after).filter(|((_, before), _)| before.seconds >= 0.1) {
            let slope = (after.seconds / before.seconds).ln() / (*many as f64 / *few as f64).ln();
            let within = slope <= SLOPE;
            met &= within;
            let verdict = if within { "PASS" } else { "OVER" };
            println!("{few} to {many} {what}: {name:<16} grows by the power {slope:.2} ≤ {SLOPE}  {verdict}");
        }
    }
    met
}

fn main() -> ExitCode {
    let asked: Vec<String> = env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    let number = asked.iter().find_map(|word| word.parse::<u64>().ok());
    let words: Vec<&String> = asked.iter().filter(|word| word.parse::<u64>().is_err()).collect();
    let wanted = |name: &str| words.is_empty() || words.iter().any(|word| *word == name);
    let sizes = |all: &[u64]| number.map_or_else(|| all.to_vec(), |one| vec![one]);
    fs::create_dir_all(env!("CARGO_TARGET_TMPDIR")).expect("a folder");
    let mut met = true;
    if wanted("devices") {
        met &= axis("devices", &sizes(&DEVICES), GOAL_OF_DEVICES, |folder, devices| store::made(folder, devices, FEW));
        println!();
    }
    if wanted("entries") {
        met &= axis("entries", &sizes(&ENTRIES), GOAL_OF_ENTRIES, |folder, entries| store::made(folder, DEVICES_READ, entries));
    }
    if met { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
