//! Copies of the store's files, taken one after the other while it is written to: a copy holds what was acknowledged before
//! it was begun, or it is told that it does not. Never is it silently shorter.

use super::{begun, copied, record, whole};
use recol::io::store::{FILE_NAME, Store};
use rusqlite::Connection;
use std::fs;
use tempfile::TempDir;

/// Whether a copy holds so many entries at least; `Err` with what is told of it where it does not.
fn held(folder: &std::path::Path, least: u64) -> Result<u64, String> {
    let store = Store::open(folder).map_err(|error| error.to_string())?;
    let verified = store.verify().map_err(|error| error.to_string())?;
    match verified.problems.first() {
        Some(problem) => Err(problem.to_string()),
        None => {
            assert!(verified.entries >= least, "silently shorter: {} of {least}", verified.entries);
            Ok(verified.entries)
        }
    }
}

#[test]
fn a_copy_of_the_three_files_is_whole_or_told() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, campaign) = begun(dir.path());
    let other = Connection::open(dir.path().join(FILE_NAME)).unwrap();
    let (mut good, mut told) = (0, Vec::new());
    let mut number = 0;
    for round in 0..60_u64 {
        for _ in 0..1 + round % 7 {
            number += 1;
            record(&mut store, &station, writer, number);
        }
        let acknowledged = store.entries(campaign).unwrap().len() as u64;
        let into = TempDir::new().unwrap();
        fs::copy(dir.path().join(FILE_NAME), into.path().join(FILE_NAME)).unwrap();
        // Between the file and its log the writer goes on; and every third time all is moved into the file and the log is
        // begun anew, so that the copy has the old file with a log that goes on from a newer one.
        if round % 3 == 0 {
            other.query_row("PRAGMA wal_checkpoint(RESTART)", [], |_| Ok(())).unwrap();
        }
        for _ in 0..round % 5 {
            number += 1;
            record(&mut store, &station, writer, number);
        }
        for suffix in ["-wal", "-shm"] {
            let name = format!("{FILE_NAME}{suffix}");
            fs::copy(dir.path().join(&name), into.path().join(&name)).unwrap();
        }
        match held(into.path(), acknowledged) {
            Ok(_) => good += 1,
            Err(said) => told.push(said),
        }
    }
    drop((other, store));
    assert_eq!(whole(dir.path()), number + 1, "the original loses nothing");
    println!("60 copies taken in the middle of writing: {good} whole, {} torn and told ({:?})", told.len(), told.first());
    assert!(good >= 30 && !told.is_empty(), "{good} whole, {told:?}");
}

#[test]
fn a_copy_beside_a_writer_process_is_whole_or_told() {
    let dir = TempDir::new().unwrap();
    let mut writer = super::Writer::start(dir.path());
    for round in 1..=10 {
        writer.record(3);
        let copy = copied(dir.path(), &dir.path().join(format!("copy-{round}")));
        held(&copy, 1 + 3 * round).unwrap();
    }
    writer.kill();
    assert_eq!(whole(dir.path()), 31);
}

/// What `VACUUM INTO` and the backup interface make of a store that is being written to is a store.
#[test]
fn what_a_backup_makes_is_a_store() {
    let dir = TempDir::new().unwrap();
    let mut writer = super::Writer::start(dir.path());
    writer.record(4);
    for (doing, name) in [("vacuum into", "vacuumed.sqlite"), ("backup", "backup.sqlite")] {
        super::stranger(doing, dir.path());
        let into = TempDir::new().unwrap();
        fs::copy(dir.path().join(name), into.path().join(FILE_NAME)).unwrap();
        assert_eq!(held(into.path(), 5), Ok(5), "{doing}");
    }
    writer.kill();
}

/// Read where nothing may be made: a stick that is write-protected, a backup of somebody else. Root may make files anywhere,
/// and reads it the usual way.
#[cfg(unix)]
#[test]
fn a_copy_that_may_only_be_read_is_verified() {
    use std::os::unix::fs::PermissionsExt;
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, _) = begun(dir.path());
    (1..5).for_each(|number| record(&mut store, &station, writer, number));
    let mode = |path: &std::path::Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    // With a log whose end is in no file yet, then after all was closed.
    for with_log in [true, false] {
        let into = TempDir::new().unwrap();
        if !with_log {
            drop(Store::open(dir.path()).unwrap());
            Connection::open(dir.path().join(FILE_NAME))
                .unwrap()
                .query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))
                .unwrap();
        }
        for suffix in ["", "-wal"] {
            let name = format!("{FILE_NAME}{suffix}");
            if suffix.is_empty() || with_log {
                fs::copy(dir.path().join(&name), into.path().join(&name)).unwrap();
                mode(&into.path().join(&name), 0o444);
            }
        }
        mode(into.path(), 0o555);
        let before = fs::read(into.path().join(FILE_NAME)).unwrap();
        let verified = Store::open_read_only(into.path()).unwrap().verify().unwrap();
        mode(into.path(), 0o755);
        assert_eq!((verified.entries, verified.problems), (5, vec![]), "with a log: {with_log}");
        assert_eq!(fs::read(into.path().join(FILE_NAME)).unwrap(), before);
    }
}
