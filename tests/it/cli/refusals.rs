//! The outside refuses: the store is damaged, of others, out of reach; the disk is full; a target cannot be written.
//! Each time: a message with what to do, the documented exit code, and nothing that was recorded is lost.

use crate::{
    env::{Env, HERE, ROOM, Ran, finish, fixture, tag},
    reach,
};
use recol::{
    audit::journal::Fact,
    io::store::{FILE_NAME, VERSION},
};
use rusqlite::Connection;
use std::{
    fs::{self, File, Permissions},
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
};

/// Every command that opens the store.
const OPENING: [&[&str]; 6] = [
    &["findings"],
    &["campaign", "show"],
    &["export", "-o", "-"],
    &["verify"],
    &["campaign", "open", "b"],
    &["campaign", "list"],
];

/// A store with one read in it.
fn begun() -> Env {
    let env = Env::auditing();
    env.visit(&[], format!("{}\n", tag(1)).as_bytes()).ends(0);
    env
}

/// Every command refuses with the code, names the file, and leaves it as it is; the doctor tells it, goes on, and ends with
/// that code.
fn all_refuse(env: &Env, code: i32, words: &[&str]) {
    let before = fs::read(env.store_file()).unwrap();
    for args in OPENING {
        env.run(args).ends(code).complains_of(&[FILE_NAME]).complains_of(words);
    }
    env.visit(&[], b"a\n").ends(code).complains_of(words);
    env.run(&["import", fixture("import/devices.csv").to_str().unwrap()]).ends(code).complains_of(words);
    let told = env.run(&["doctor"]).ends(code).stdout;
    assert!(told.lines().any(|line| line.starts_with('▲') && words.iter().all(|word| line.contains(word))), "{told}");
    assert_eq!(fs::read(env.store_file()).unwrap(), before, "the file was changed");
}

#[test]
fn a_truncated_store_is_damaged_and_left_alone() {
    let env = begun();
    let length = fs::metadata(env.store_file()).unwrap().len();
    File::options().write(true).open(env.store_file()).unwrap().set_len(length / 2).unwrap();
    all_refuse(&env, 5, &["it is cut off"]);
}

#[test]
fn a_text_in_the_place_of_the_store_is_damaged() {
    let env = Env::new();
    fs::create_dir(env.data()).unwrap();
    fs::write(env.store_file(), "Dear office,\n".repeat(500)).unwrap();
    all_refuse(&env, 5, &["is damaged"]);
}

#[test]
fn a_database_of_another_program_is_refused() {
    let env = Env::new();
    fs::create_dir(env.data()).unwrap();
    Connection::open(env.store_file()).unwrap().execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    all_refuse(&env, 3, &["is a database of another program"]);
}

#[test]
fn a_store_of_a_newer_version_is_refused() {
    let env = begun();
    let before = env.journal().len();
    let set = |form: i64| Connection::open(env.store_file()).unwrap().pragma_update(None, "user_version", form).unwrap();
    set(VERSION + 1);
    all_refuse(&env, 3, &[&format!("has the form {}", VERSION + 1)]);
    set(VERSION);
    env.nothing_lost(before);
}

#[test]
fn a_data_folder_below_a_file_cannot_be_made() {
    let env = Env::new();
    let file = env.file("file", "here");
    let below = format!("{file}/data");
    for args in [&["findings"][..], &["campaign", "list"]] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
        env.dress(&mut command).args(["--lang", "en", "--data-dir", &below]).args(args);
        finish(&mut command, b"").ends(5).complains_of(&[&below]);
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    env.dress(&mut command).args(["--lang", "en", "--data-dir", &below, "doctor"]);
    assert!(finish(&mut command, b"").ends(5).stdout.contains(&below));
    assert_eq!(fs::read_to_string(&file).unwrap(), "here");
}

#[test]
fn a_store_that_is_not_there_is_not_verified() {
    let env = Env::new();
    env.run(&["verify"]).ends(3).complains_of(&["does not exist"]);
    assert!(!env.data().exists());
}

#[test]
fn a_store_kept_locked_is_told_and_nothing_is_half_recorded() {
    let env = begun();
    let before = env.journal().len();
    let other = Connection::open(env.store_file()).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    env.visit(&[], b"LATE\n").ends(5).complains_of(&["is locked by another process"]);
    // Looking is never hindered.
    env.run(&["verify"]).ends(0);
    drop(other);
    env.nothing_lost(before);
}

/// Killed while it was made, or a disk that filled: the file is there and holds nothing.
#[test]
fn a_store_whose_making_was_cut_off_says_what_to_do() {
    let env = Env::new();
    fs::create_dir(env.data()).unwrap();
    fs::write(env.store_file(), b"").unwrap();
    env.run(&["verify"]).ends(3).complains_of(&["was begun and never finished", "“recol import” finishes it"]);
    let told = env.run(&["doctor"]).ends(3).stdout;
    assert!(told.lines().any(|line| line.starts_with('▲') && line.contains("was begun and never finished")), "{told}");
    assert_eq!(fs::metadata(env.store_file()).unwrap().len(), 0, "looking makes nothing");
    env.run(&["import", fixture("import/colleges.csv").to_str().unwrap()]).ends(0);
    env.run(&["verify"]).ends(0);
    // The store is gone, and its log is there: what was recorded last is in it.
    fs::rename(env.store_file(), env.path("away")).unwrap();
    let log = env.data().join(format!("{FILE_NAME}-wal"));
    fs::write(&log, b"a log").unwrap();
    for args in [&["verify"][..], &["findings"]] {
        env.run(args).ends(5).complains_of(&["holds what was recorded last", "put the store back beside it"]);
    }
    assert_eq!(fs::read(&log).unwrap(), b"a log");
    assert!(!env.store_file().exists());
}

/// Runs a command as somebody who may not write there. To root everything is allowed: it runs the command as nobody.
fn unprivileged(env: &Env, args: &[&str], input: &[u8]) -> Ran {
    // Where the tests were built may be out of that user's reach.
    let mut command = Command::new(reach::program_in(&env.path("")));
    env.dress(&mut command).arg("--data-dir").arg(env.data()).args(["--lang", "en"]).args(args);
    reach::without_rights(&mut command);
    finish(&mut command, input)
}

fn permit(path: impl AsRef<std::path::Path>, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_read_only_data_folder_is_told_as_such() {
    let env = begun();
    let before = env.journal().len();
    permit(env.path("."), 0o755);
    permit(env.store_file(), 0o444);
    permit(env.data(), 0o555);
    for args in [&["findings"][..], &["campaign", "open", "b"], &["visit", HERE, "--payloads", "-"]] {
        unprivileged(&env, args, b"a\n").ends(5).complains_of(&["recol.sqlite cannot be written to"]);
    }
    let told = unprivileged(&env, &["doctor"], b"").ends(5).stdout;
    assert!(told.contains("▲") && told.contains("recol.sqlite cannot be written to"), "{told}");
    // The file alone may be written: what is written beside it may not.
    permit(env.store_file(), 0o666);
    unprivileged(&env, &["findings"], b"").ends(5).complains_of(&["recol.sqlite cannot be written to"]);
    // A store that may not even be read.
    permit(env.store_file(), 0o000);
    unprivileged(&env, &["findings"], b"").ends(5).complains_of(&[FILE_NAME]);
    permit(env.data(), 0o000);
    unprivileged(&env, &["findings"], b"").ends(5).complains_of(&[env.data().to_str().unwrap()]);
    permit(env.data(), 0o755);
    permit(env.store_file(), 0o600);
    env.nothing_lost(before);
}

#[test]
fn a_new_data_folder_where_nothing_may_be_made() {
    let env = Env::new();
    // The program is put there first.
    unprivileged(&env, &["--version"], b"");
    permit(env.path("."), 0o555);
    let ran = unprivileged(&env, &["campaign", "list"], b"");
    permit(env.path("."), 0o755);
    ran.ends(5).complains_of(&[env.data().to_str().unwrap()]);
    assert!(!env.data().exists());
}

/// Runs a command that may write files of so many blocks of 512 bytes at most: a disk that fills up.
fn on_a_small_disk(env: &Env, blocks: u64, args: &[&str], input: &[u8]) -> Ran {
    let mut command = Command::new("/bin/sh");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec \"$@\"");
    env.dress(&mut command).args(["-c", &script, "sh", env!("CARGO_BIN_EXE_recol"), "--lang", "en", "--data-dir"]);
    command.arg(env.data()).args(args);
    finish(&mut command, input)
}

/// How many blocks of 512 bytes the file of the store has.
fn blocks(env: &Env) -> u64 {
    fs::metadata(env.store_file()).unwrap().len().div_ceil(512)
}

#[test]
fn a_disk_that_fills_during_a_visit_loses_nothing_that_was_called_recorded() {
    let env = begun();
    let before = env.journal().len();
    let payloads: String = (0..2000).map(|n| format!("FULL-{n:05}-{}\n", "x".repeat(400))).collect();
    let args = ["visit", HERE, "--room", ROOM, "--payloads", "-", "--json"];
    let ran = on_a_small_disk(&env, blocks(&env) + 600, &args, payloads.as_bytes()).ends(5);
    ran.complains_of(&[FILE_NAME, "the disk refused to write", "nothing recorded is lost"]);
    let recorded: Vec<String> =
        ran.json().iter().filter(|l| l["recorded"] == true).map(|l| l["payload"].as_str().unwrap().to_owned()).collect();
    assert!(recorded.len() > 10 && recorded.len() < 2000, "{}", recorded.len());
    let kept: Vec<String> = env
        .journal()
        .into_iter()
        .filter_map(|entry| match entry.body.fact {
            Fact::Seen(seen) if seen.payload.starts_with("FULL-") => Some(seen.payload.to_string()),
            _ => None,
        })
        .collect();
    assert_eq!(kept, recorded);
    env.nothing_lost(before + recorded.len());
    // With room again, the work goes on where it stopped.
    env.visit(&["--json"], payloads.as_bytes()).ends(0);
    env.nothing_lost(before + 2000);
}

#[test]
fn a_disk_that_fills_during_an_import_keeps_the_inventory_of_before() {
    let env = begun();
    let (before, revision) = (env.journal().len(), env.store().newest_revision().unwrap());
    let rows: String = (0..20_000).map(|n| format!("BIG-{n:06};Modèle {n};0921170X;CDI\n")).collect();
    let file = env.file("big.csv", format!("tag;model;college;room\n{rows}"));
    on_a_small_disk(&env, blocks(&env) + 600, &["import", &file], b"").ends(5).complains_of(&[FILE_NAME]);
    assert_eq!(env.store().newest_revision().unwrap(), revision);
    env.nothing_lost(before);
}

#[test]
fn a_store_that_does_not_fit_is_not_half_made() {
    let env = Env::new();
    on_a_small_disk(&env, 8, &["campaign", "list"], b"").ends(5).complains_of(&[FILE_NAME]);
    env.run(&["campaign", "list"]).ends(0);
}

#[test]
fn a_workbook_that_has_no_room_leaves_nothing_behind() {
    let env = begun();
    let rows: String = (0..3_000).map(|n| format!("BIG-{n:06};Modèle {n};0921170X;CDI\n")).collect();
    env.run(&["import", &env.file("big.csv", format!("tag;model;college;room\n{rows}"))]).ends(0);
    env.run(&["campaign", "move"]).ends(0);
    let path = env.path("constats.xlsx");
    let args = ["export", "--all", "-o", path.to_str().unwrap()];
    // The rows of the workbook, before they are packed, are larger than the store.
    let ran = on_a_small_disk(&env, blocks(&env) + 600, &args, b"").ends(5);
    ran.complains_of(&["constats.xlsx", "no room left"]);
    assert!(!ran.stderr.contains("panicked"), "{}", ran.stderr);
    let names = fs::read_dir(env.path("")).unwrap().map(|entry| entry.unwrap().file_name());
    assert!(
        names.into_iter().all(|name| !name.to_string_lossy().contains("constats") && !name.to_string_lossy().contains("partial"))
    );
    env.run(&args).ends(0);
}

#[test]
fn an_export_that_cannot_be_written_leaves_what_was_there() {
    let env = begun();
    let before = env.journal().len();
    env.run(&["export", "-o", "/dev/full"]).ends(5).complains_of(&["/dev/full"]);
    env.run(&["export", "-o", env.path("none/a.csv").to_str().unwrap()]).ends(3).complains_of(&["none"]);
    env.run(&["export", "-o", env.data().to_str().unwrap()]).ends(3).complains_of(&["is a folder"]);
    env.run(&["export", "-o", ""]).ends(2);
    let old = env.file("old.csv", "old");
    let ran = on_a_small_disk(&env, 1, &["export", "--all", "--force", "-o", &old], b"");
    // A disk this small has no room for the store's own working files either: whichever refuses, the file stays.
    ran.ends(5);
    assert_eq!(fs::read_to_string(&old).unwrap(), "old");
    permit(&old, 0o444);
    env.run(&["export", "-o", &old]).ends(5).complains_of(&["old.csv"]);
    assert_eq!(fs::read_to_string(&old).unwrap(), "old");
    let left: Vec<_> = fs::read_dir(env.path(".")).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    assert!(left.iter().all(|name| !name.starts_with(".recol-")), "temporary files stay behind: {left:?}");
    env.nothing_lost(before);
}

#[test]
fn an_output_that_is_full_is_told() {
    let env = begun();
    let before = env.journal().len();
    for args in [
        &["findings", "--all"][..],
        &["export", "-o", "-"],
        &["man"],
        &["completions", "bash"],
        &["campaign", "show"],
        &["--help"],
        &["--version"],
        &["guide"],
        &["config"],
    ] {
        let full = File::options().write(true).open("/dev/full").unwrap();
        let mut command = env.command();
        let out = command.args(args).stdin(Stdio::null()).stdout(full).output().unwrap();
        let stderr = String::from_utf8(out.stderr).unwrap();
        assert_eq!(out.status.code(), Some(5), "{args:?}: {stderr}");
        // The parser's own output is told before there is a language.
        let told = if args[0].starts_with("--") { "plus de place sur le disque" } else { "No space left" };
        assert!(stderr.contains(told), "{args:?}: {stderr}");
    }
    env.nothing_lost(before);
}

#[test]
fn what_cannot_be_done_so_leaves_no_trace_in_the_journal() {
    let env = begun();
    let before = env.journal().len();
    env.run(&["visit", "0920594W", "--payloads", "-"]).ends(3).complains_of(&["0920594W"]);
    env.run(&["visit", HERE, "--room", "Nouvelle", "--payloads", "none.txt"]).ends(3).complains_of(&["none.txt"]);
    env.run(&["visit", HERE, "--room", "Nouvelle", "--images", "none"]).ends(3).complains_of(&["none"]);
    env.run(&["campaign", "open", "b", "--college", "0920594W"]).ends(3).complains_of(&["0920594W"]);
    env.run(&["campaign", "open", "b", "--commune", "Nulle Part"]).ends(3).complains_of(&["Nulle Part"]);
    env.nothing_lost(before);
    assert_eq!(env.run(&["campaign", "list", "--json"]).ends(0).json().len(), 1);
    let env = Env::imported();
    env.visit(&[], b"a\n").ends(3);
    let env = Env::new();
    env.visit(&[], b"a\n").ends(3);
    env.run(&["campaign", "open", "a"]).ends(3);
    env.run(&["campaign", "move"]).ends(3);
}
