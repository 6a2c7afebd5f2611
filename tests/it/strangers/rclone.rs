//! rclone carries a folder hub between two laptops, both ways, while both write: it puts files into place piece by piece, under
//! their final names, so that each finds the other's half-written.

use super::{carried::Team, installed::program};
use crate::kill::Chance;
use recol::io::hub::Trouble;
use std::{
    path::Path,
    process::{Command, Stdio},
    thread,
    time::Duration,
};
use tempfile::TempDir;

fn copying(from: &Path, to: &Path, home: &Path) -> Command {
    let mut rclone = program("rclone");
    rclone.args(["copy", "--update", "--config", "", "--retries", "1"]).arg(from).arg(to);
    rclone.env("HOME", home);
    rclone
}

/// Copies what is newer there; whether all of it was copied.
fn copy(from: &Path, to: &Path, home: &Path) -> bool {
    copying(from, to, home).output().unwrap().status.success()
}

#[test]
#[ignore = "run by make test-strangers"]
fn a_hub_that_rclone_copies_both_ways_loses_nothing() {
    let dir = TempDir::new().unwrap();
    let [here, there] = ["à la maison", "là-bas"].map(|name| dir.path().join(name));
    // While files change under it, it fails, and is run again.
    let carry = || {
        let _ = (copy(&here, &there, dir.path()), copy(&there, &here, dir.path()));
    };
    let mut team = Team::join([here.clone(), there.clone()], &carry);
    team.work(60, &carry);
    team.agree(&carry);
    assert!(copy(&here, &there, dir.path()) && copy(&there, &here, dir.path()));
}

/// A piece that was left half-copied is newer than the whole one, and is copied back over it. It is written again, put aside and told
/// of; since this carrier takes nothing away, it also comes back.
#[test]
#[ignore = "run by make test-strangers"]
fn a_hub_whose_carrier_is_killed_again_and_again_loses_nothing() {
    let dir = TempDir::new().unwrap();
    let [here, there] = ["a", "b"].map(|name| dir.path().join(name));
    let carry = || {
        let _ = (copy(&here, &there, dir.path()), copy(&there, &here, dir.path()));
    };
    let mut team = Team::join([here.clone(), there.clone()], &carry);
    let mut chance = Chance(29);
    for _ in 0..15 {
        team.work(3, &|| ());
        for (from, to) in [(&here, &there), (&there, &here)] {
            let mut rclone = copying(from, to, dir.path());
            rclone.args(["--bwlimit", "8k", "--transfers", "2"]).stdout(Stdio::null()).stderr(Stdio::null());
            let mut child = rclone.spawn().unwrap();
            thread::sleep(Duration::from_millis(chance.below(700)));
            let _ = child.kill();
            child.wait().unwrap();
        }
    }
    team.agree_but(|trouble| matches!(trouble, Trouble::Aside { .. } | Trouble::Altered { .. }), &carry);
}
