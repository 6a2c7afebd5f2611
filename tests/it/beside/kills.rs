//! A stranger comes and goes while the store is open, then the writer is killed: nothing acknowledged is lost.

use super::{Writer, stranger, whole};
use tempfile::TempDir;

/// What strangers do.
const STRANGERS: [&str; 5] = ["select", "checkpoint", "backup", "vacuum into", "copy"];
/// How often each comes to a store, and the writer dies.
const KILLS: u64 = 4;
/// How many reads are acknowledged before a stranger comes, and after.
const READS: u64 = 5;

/// Whoever opens the store's file a second time outside SQLite, and closes it, has no lock left on it: a stranger that
/// closes the database then takes the live log for its own and deletes it.
#[cfg(target_os = "linux")]
#[test]
fn the_locks_are_there_after_the_store_was_opened_twice() {
    use super::process;
    use std::process::Stdio;
    let dir = TempDir::new().unwrap();
    let out = process("locks", dir.path()).stdin(Stdio::null()).output().unwrap();
    let said = String::from_utf8(out.stdout).unwrap();
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    let count = |when: &str| -> usize {
        // The harness of the tests prints on the same line.
        let (_, line) = said.split_once(&format!("locks {when} ")).unwrap_or_else(|| panic!("{when} is not in {said}"));
        line.lines().next().unwrap().parse().unwrap()
    };
    let first = count("first");
    assert!(first > count("none"), "an open store has locks: {said}");
    for when in ["second", "read", "asked"] {
        assert!(count(when) >= first, "{when}: {said}");
    }
    assert_eq!(count("closed"), count("none"), "{said}");
}

#[test]
fn nothing_acknowledged_is_lost_to_a_stranger_and_a_kill() {
    let (mut kills, mut acknowledged) = (0, 0);
    for doing in STRANGERS {
        let dir = TempDir::new().unwrap();
        // The first entry of the series is the station's own.
        let mut expected = 1;
        for round in 0..KILLS {
            let mut writer = Writer::start(dir.path());
            writer.record(READS);
            stranger(doing, dir.path());
            writer.record(READS);
            if round % 2 == 1 {
                stranger(doing, dir.path());
                stranger(doing, dir.path());
                writer.record(1);
                expected += 1;
            }
            writer.kill();
            expected += 2 * READS;
            kills += 1;
            assert_eq!(whole(dir.path()), expected, "after {doing:?} and kill {round}");
        }
        acknowledged += expected - 1;
    }
    println!(
        "{} strangers × {KILLS} kills: {kills} kills, {acknowledged} reads acknowledged before and after a stranger, none lost",
        STRANGERS.len()
    );
}
