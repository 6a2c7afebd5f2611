//! rclone carries a folder hub between two laptops, both ways, while both write: it puts files into place piece by piece, under
//! their final names, so that each finds the other's half-written.

use super::{carried::Team, installed::program};
use std::path::Path;
use tempfile::TempDir;

/// Copies what is newer there; whether all of it was copied.
fn copy(from: &Path, to: &Path, home: &Path) -> bool {
    let mut rclone = program("rclone");
    rclone.args(["copy", "--update", "--config", "", "--retries", "1"]).arg(from).arg(to);
    rclone.env("HOME", home).output().unwrap().status.success()
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
