//! How long an export takes: CSV of a million findings as a ratio to SQLite's own shell writing the same table, and a workbook of
//! 100,000 findings as a ratio to rust_xlsxwriter alone writing the same texts in the same formats, held against goals.
//!
//! `cargo bench --bench export` prints one line a measure: the figure, the goal, PASS or OVER. `-- csv` or `-- xlsx` measures that
//! alone. Needs `sqlite3` (`apt-get install sqlite3`).
#![expect(clippy::expect_used, clippy::print_stdout, reason = "a bench prints, and stops where it cannot measure")]

#[path = "../tests/common/inventory.rs"]
mod made;
#[path = "common/parts.rs"]
mod parts;

use made::{ROOMS, one, uai};
use recol::{
    audit::{
        ids::{EntryId, Revision, WriterId},
        inventory::{Device, Inventory, Rows},
        journal::{Body, Entry, Fact, Hlc},
        ledger::Ledger,
        moment::Moment,
        standing::Standing,
        tag::OwnTag,
    },
    job::{ExportFormat, ExportOrder, Profile},
    shell,
};
use rust_xlsxwriter::{Format, Workbook};
use std::{
    fs::File,
    path::{Path, PathBuf},
    process::{Command, ExitCode, Stdio},
    sync::Arc,
    time::{Duration, Instant},
};

const COLLEGES: u64 = 99;
/// How many findings go into each.
const CSV_ROWS: u64 = 1_000_000;
const XLSX_ROWS: u64 = 100_000;
/// Récol's time to that of the other.
const CSV_RATIO: f64 = 1.5;
const XLSX_RATIO: f64 = 1.3;
/// How often each is measured. The median counts.
const RUNS: usize = 5;

/// A campaign in which every college was visited and closed and nothing was read: each device is missing.
fn standing(devices: u64) -> Standing {
    let device = |n: u64| Device {
        model: one(&["HP ProBook 430 G8", "Dell Latitude 3410", "Samsung Tab A8"], n).into(),
        ..made::device(OwnTag::numbered(n).as_str(), &format!("PF{n:08X}"), uai(n, COLLEGES), one(&ROOMS, n))
    };
    let colleges = (0..COLLEGES).map(|n| made::college(uai(n, COLLEGES), format!("Collège {n}"))).collect();
    let rows = Rows { devices: (0..devices).map(device).collect(), colleges, ..Rows::default() };
    let inventory = Arc::new(Inventory::new(Revision(1), rows));
    let visits = (0..COLLEGES).flat_map(|n| {
        let college = uai(n, COLLEGES);
        [Fact::VisitOpened { college }, Fact::VisitClosed { college }]
    });
    let at = Moment::new(1_790_000_000_000, 60);
    let entry = |(seq, fact)| {
        let body = Body { hlc: Hlc::at(at.ms()), at, author: "a".into(), fact };
        Entry { id: EntryId { writer: WriterId([1; 16]), seq }, body }
    };
    let entries: Vec<Entry> = (1..).zip(visits).map(entry).collect();
    let standing = Standing::new(inventory, Ledger::of(entries), jiff::civil::date(2026, 11, 24));
    assert_eq!(standing.discrepancies().len() as u64, devices, "each device is missing");
    standing
}

/// Exports the discrepancies to a file.
fn exported(standing: &Standing, path: &Path, format: ExportFormat) {
    let order = ExportOrder { path: path.to_owned(), format, profile: Profile::Rfc4180, ..ExportOrder::default() };
    let guard = shell::Guard { force: true, ..shell::Guard::default() };
    shell::export_to_file(shell::Concluded::newest(standing), &order, &guard).expect("an export");
}

/// The median of several runs.
fn median(mut run: impl FnMut()) -> Duration {
    let mut times: Vec<Duration> = (0..RUNS)
        .map(|_| {
            let begun = Instant::now();
            run();
            begun.elapsed()
        })
        .collect();
    times.sort_unstable();
    times.get(RUNS / 2).copied().unwrap_or_default()
}

/// Runs SQLite's shell, its output into a file.
fn sqlite(database: &Path, arguments: &[&str], out: Stdio) {
    let status = Command::new("sqlite3").arg(database).args(arguments).stdout(out).status();
    assert!(status.expect("sqlite3: apt-get install sqlite3").success(), "sqlite3 refused {arguments:?}");
}

fn csv(folder: &Path) -> bool {
    let (ours, theirs, database) = (folder.join("ours.csv"), folder.join("theirs.csv"), folder.join("t.sqlite"));
    let standing = standing(CSV_ROWS);
    let own = median(|| exported(&standing, &ours, ExportFormat::Csv));
    sqlite(&database, &[".mode csv", &format!(".import {} t", ours.display())], Stdio::null());
    let count = Command::new("sqlite3").arg(&database).arg("select count(*) from t").output().expect("its answer");
    assert_eq!(String::from_utf8_lossy(&count.stdout).trim(), CSV_ROWS.to_string(), "both write the same rows");
    let other = median(|| {
        let out = File::create(&theirs).expect("a file");
        sqlite(&database, &["-csv", "-header", "select * from t"], out.into());
    });
    told("csv of 1,000,000 findings to sqlite3 -csv", own, other, CSV_RATIO)
}

fn xlsx(folder: &Path) -> bool {
    let (ours, theirs) = (folder.join("ours.xlsx"), folder.join("theirs.xlsx"));
    let standing = standing(XLSX_ROWS);
    let own = median(|| exported(&standing, &ours, ExportFormat::Xlsx));
    // The same texts, as text, from a table in memory: what a program writes that has nothing to conclude. That Récol's own columns
    // have words for codes, a filter and widths is left out.
    let table: PathBuf = folder.join("table.csv");
    exported(&standing, &table, ExportFormat::Csv);
    let rows: Vec<csv::StringRecord> = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_path(&table)
        .expect("a table")
        .records()
        .map(|row| row.expect("a row"))
        .collect();
    assert_eq!(rows.len() as u64, XLSX_ROWS + 1, "a heading, and a row for each finding");
    let alone = |text: Option<&Format>| {
        median(|| {
            let mut book = Workbook::new();
            let sheet = book.add_worksheet_with_constant_memory().expect("a sheet");
            for (row, cells) in (0..).zip(&rows) {
                for (column, cell) in (0..).zip(cells).filter(|(_, cell)| !cell.is_empty()) {
                    match text {
                        Some(text) => sheet.write_string_with_format(row, column, cell, text),
                        None => sheet.write_string(row, column, cell),
                    }
                    .expect("a cell");
                }
            }
            book.save(&theirs).expect("a workbook");
        })
    };
    let bare = alone(None);
    println!("xlsx of 100,000 findings to rust_xlsxwriter alone without formats: {:.2}", own.as_secs_f64() / bare.as_secs_f64());
    told("xlsx of 100,000 findings to rust_xlsxwriter alone", own, alone(Some(&Format::new().set_num_format("@"))), XLSX_RATIO)
}

/// Prints a measure. Returns whether the goal is met.
fn told(what: &str, own: Duration, other: Duration, goal: f64) -> bool {
    let ratio = own.as_secs_f64() / other.as_secs_f64();
    let met = ratio <= goal;
    let word = if met { "PASS" } else { "OVER" };
    println!("{what}: {ratio:.2} (goal {goal:.1}; {:.2} s to {:.2} s) {word}", own.as_secs_f64(), other.as_secs_f64());
    met
}

fn main() -> ExitCode {
    let folder = tempfile::tempdir().expect("a folder");
    parts::run(&[("csv", &|| csv(folder.path())), ("xlsx", &|| xlsx(folder.path()))])
}
