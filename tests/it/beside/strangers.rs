//! The same with the programs that a distribution has. Where they are missing these fail and say so: `make test-strangers`
//! runs them, `make test` does not.

use super::{Writer, whole};
use recol::io::store::FILE_NAME;
use std::{path::Path, process::Command};
use tempfile::TempDir;

fn sqlite3(folder: &Path, commands: &[&str]) {
    let ran = Command::new("sqlite3").arg(folder.join(FILE_NAME)).args(commands).output();
    let out = ran.expect("sqlite3 is installed (Debian and Ubuntu: apt-get install sqlite3)");
    assert!(out.status.success(), "{commands:?}: {}", String::from_utf8_lossy(&out.stderr));
}

#[test]
#[ignore = "needs the program sqlite3: run by make test-strangers"]
fn nothing_acknowledged_is_lost_to_sqlite3_and_a_kill() {
    let dir = TempDir::new().unwrap();
    let backup = format!(".backup '{}'", dir.path().join("backup.sqlite").display());
    let into = format!("VACUUM INTO '{}'", dir.path().join("vacuumed.sqlite").display());
    let strangers = ["SELECT 1", "SELECT count(*) FROM entry", "PRAGMA wal_checkpoint(TRUNCATE)", &backup, &into];
    let mut expected = 1;
    for doing in strangers {
        let mut writer = Writer::start(dir.path());
        writer.record(5);
        sqlite3(dir.path(), &[doing]);
        writer.record(5);
        sqlite3(dir.path(), &["SELECT 1"]);
        writer.kill();
        expected += 10;
        assert_eq!(whole(dir.path()), expected, "{doing}");
    }
    println!(
        "{} commands of sqlite3, each with a kill behind it: {} reads acknowledged, none lost",
        strangers.len(),
        expected - 1
    );
}
