//! The local store: opening, refusing, recording, verifying, revisions, a second process that reads.

use recol::{
    audit::{
        ids::{Author, CampaignId, EntryId, Revision, WriterId},
        inventory::{Change, College, Custody, Device, Inventory, Rows},
        journal::Fact,
        moment::Moment,
        uai::Uai,
    },
    io::store::{FILE_NAME, Problem, Station, Store, StoreError, VERSION},
};
use rusqlite::Connection;
use std::{fs, path::Path};
use tempfile::TempDir;

fn at(second: i64) -> Moment {
    Moment::new(1_790_000_000_000 + second * 1000, 60)
}

fn college() -> Uai {
    "0921170X".parse().unwrap()
}

fn begun(folder: &Path) -> (Store, Station, WriterId, CampaignId) {
    let mut store = Store::open(folder).unwrap();
    let station = store.station("poste 1").unwrap();
    let campaign = store.new_campaign().unwrap();
    let writer = store.own_series(campaign).unwrap();
    let joined = Fact::Joined { campaign, station: "poste 1".into(), key: station.key.public() };
    store.append(&station, writer, at(0), &Author::new("ab"), vec![joined]).unwrap();
    (store, station, writer, campaign)
}

fn record(store: &mut Store, station: &Station, writer: WriterId, n: usize) {
    for second in 0..n {
        let fact = Fact::VisitOpened { college: college() };
        store.append(station, writer, at(second as i64), &Author::new("ab"), vec![fact]).unwrap();
    }
}

fn raw(folder: &Path) -> Connection {
    Connection::open(folder.join(FILE_NAME)).unwrap()
}

#[test]
fn the_camera_chosen_last_is_remembered() {
    let dir = TempDir::new().unwrap();
    let mut store = Store::open(dir.path()).unwrap();
    assert_eq!(store.preferred_camera().unwrap(), None);
    for name in ["Integrated", "C920 \u{1b}[31m"] {
        store.prefer_camera(name).unwrap();
    }
    drop(store);
    let kept = Store::open_read_only(dir.path()).unwrap().preferred_camera().unwrap();
    assert_eq!(kept.as_deref(), Some("C920 \u{1b}[31m"));
}

#[test]
fn what_was_recorded_is_there_after_reopening() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, campaign) = begun(dir.path());
    record(&mut store, &station, writer, 3);
    drop(store);
    let store = Store::open(dir.path()).unwrap();
    let entries = store.entries(campaign).unwrap();
    assert_eq!(entries.iter().map(|e| e.id.seq).collect::<Vec<_>>(), [1, 2, 3, 4]);
    assert!(entries.windows(2).all(|pair| pair[0].body.hlc < pair[1].body.hlc));
    let verified = store.verify().unwrap();
    assert_eq!((verified.series, verified.entries, verified.problems), (1, 4, vec![]));
}

#[test]
fn a_wall_clock_set_back_keeps_the_order() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, campaign) = begun(dir.path());
    for moment in [at(100), at(-5000), at(7)] {
        store.append(&station, writer, moment, &Author::default(), vec![Fact::VisitOpened { college: college() }]).unwrap();
    }
    let entries = store.entries(campaign).unwrap();
    assert!(entries.windows(2).all(|pair| pair[0].order() < pair[1].order()));
}

#[test]
fn a_series_of_another_install_is_not_appended_to() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, ..) = begun(dir.path());
    let stranger = WriterId([9; 16]);
    let refused = store.append(&station, stranger, at(1), &Author::default(), vec![Fact::VisitOpened { college: college() }]);
    assert!(matches!(refused, Err(StoreError::NoSeries(writer)) if writer == stranger));
}

#[test]
fn a_batch_is_recorded_whole_or_not_at_all() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, campaign) = begun(dir.path());
    let facts = vec![Fact::VisitOpened { college: college() }, Fact::Foreign("{}".into())];
    assert!(matches!(store.append(&station, writer, at(1), &Author::default(), facts), Err(StoreError::Codec(_))));
    assert_eq!(store.entries(campaign).unwrap().len(), 1);
    record(&mut store, &station, writer, 1);
    assert_eq!(store.verify().unwrap().problems, []);
}

#[test]
fn the_journal_refuses_to_be_rewritten() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, _) = begun(dir.path());
    record(&mut store, &station, writer, 2);
    let db = raw(dir.path());
    for sql in [
        "DELETE FROM entry WHERE seq = 2",
        "UPDATE entry SET payload = x'00' WHERE seq = 2",
        "UPDATE entry SET seq = 9 WHERE seq = 2",
    ] {
        let refused = db.execute(sql, []).unwrap_err().to_string();
        assert!(refused.contains("the journal only grows"), "{sql}: {refused}");
    }
    // A payload may go, or privacy could not be kept; that somebody else than the station emptied it is told.
    assert_eq!(db.execute("UPDATE entry SET payload = NULL, salt = NULL WHERE seq = 2", []).unwrap(), 1);
    let emptied = EntryId { writer, seq: 2 };
    assert_eq!(store.verify().unwrap().problems, [Problem::Erased(emptied)]);
}

#[test]
fn every_tampering_from_outside_is_found() {
    let drop_guards = "DROP TRIGGER entry_is_kept; DROP TRIGGER entry_is_not_rewritten;";
    for sql in [
        "DELETE FROM entry WHERE seq = 2",
        "DELETE FROM entry WHERE seq = 4",
        "UPDATE entry SET payload = CAST(replace(CAST(payload AS TEXT), 'opened', 'closed') AS BLOB) WHERE seq = 3",
        "UPDATE entry SET hash = zeroblob(32) WHERE seq = 4",
        "UPDATE series SET signature = zeroblob(64)",
        "UPDATE series SET seq = 3, hash = (SELECT hash FROM entry WHERE seq = 3)",
    ] {
        let dir = TempDir::new().unwrap();
        let (mut store, station, writer, _) = begun(dir.path());
        record(&mut store, &station, writer, 3);
        let db = raw(dir.path());
        db.execute_batch(drop_guards).unwrap();
        assert_eq!(db.execute(sql, []).unwrap(), 1, "{sql}");
        let (form, found): (Vec<_>, Vec<_>) =
            store.verify().unwrap().problems.into_iter().partition(|problem| matches!(problem, Problem::Schema { .. }));
        assert_eq!((form.len(), found.len()), (2, 1), "{sql}: {form:?} {found:?}");
    }
}

#[test]
fn files_that_are_not_ours_are_refused_by_name_and_left_alone() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(FILE_NAME);
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE t (a); INSERT INTO t VALUES (1)").unwrap();
    let before = fs::read(&path).unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::NotOurs { .. })));
    assert_eq!(fs::read(&path).unwrap(), before);

    fs::write(&path, b"this is a letter to the office, not a database, and long enough to have a header of its own").unwrap();
    assert!(matches!(Store::open(dir.path()), Err(StoreError::Damaged { .. })));

    fs::remove_file(&path).unwrap();
    drop(Store::open(dir.path()).unwrap());
    raw(dir.path()).pragma_update(None, "user_version", VERSION + 1).unwrap();
    assert!(
        matches!(Store::open(dir.path()), Err(StoreError::Newer { found, known, .. }) if found == VERSION + 1 && known == VERSION)
    );
}

#[test]
fn a_truncated_file_is_called_damaged() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, _) = begun(dir.path());
    record(&mut store, &station, writer, 50);
    drop(store);
    let path = dir.path().join(FILE_NAME);
    let length = fs::metadata(&path).unwrap().len();
    for kept in [length - 1, length / 2, 200] {
        fs::OpenOptions::new().write(true).open(&path).unwrap().set_len(kept).unwrap();
        assert!(matches!(Store::open(dir.path()), Err(StoreError::Damaged { .. })), "cut to {kept}");
    }
}

#[test]
fn a_store_whose_making_was_cut_off_is_told_and_made_to_its_end() {
    let dir = TempDir::new().unwrap();
    let path = dir.path().join(FILE_NAME);
    let begun: [&dyn Fn(); 3] = [
        // Only the file; the file and its mode; a folder that is there and the file that is not.
        &|| fs::write(&path, b"").unwrap(),
        &|| Connection::open(&path).unwrap().pragma_update(None, "journal_mode", "WAL").unwrap(),
        &|| {},
    ];
    for (at, begin) in begun.iter().enumerate() {
        begin();
        let told = Store::open_read_only(dir.path()).unwrap_err();
        match at {
            2 => assert!(matches!(told, StoreError::Absent { .. }), "{told}"),
            _ => assert!(matches!(told, StoreError::HalfMade { .. }), "{at}: {told}"),
        }
        drop(Store::open(dir.path()).unwrap());
        assert_eq!(Store::open_read_only(dir.path()).unwrap().verify().unwrap().problems, []);
        fs::remove_file(&path).unwrap();
    }
}

/// SQLite would delete the log of a store that is gone, and with it what was recorded last.
#[test]
fn a_log_without_its_store_is_left_alone() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, campaign) = begun(dir.path());
    record(&mut store, &station, writer, 3);
    let elsewhere = TempDir::new().unwrap();
    let path = |folder: &Path, suffix: &str| folder.join(format!("{FILE_NAME}{suffix}"));
    for suffix in ["", "-wal"] {
        fs::copy(path(dir.path(), suffix), path(elsewhere.path(), suffix)).unwrap();
    }
    let file = fs::read(path(elsewhere.path(), "")).unwrap();
    for emptied in [false, true] {
        if emptied {
            fs::write(path(elsewhere.path(), ""), b"").unwrap();
        } else {
            fs::remove_file(path(elsewhere.path(), "")).unwrap();
        }
        let log = fs::read(path(elsewhere.path(), "-wal")).unwrap();
        for told in [Store::open(elsewhere.path()).unwrap_err(), Store::open_read_only(elsewhere.path()).unwrap_err()] {
            assert!(matches!(&told, StoreError::LogAlone { path } if path.ends_with(format!("{FILE_NAME}-wal"))), "{told}");
        }
        assert_eq!(fs::read(path(elsewhere.path(), "-wal")).unwrap(), log);
        // Put back, all is there.
        fs::write(path(elsewhere.path(), ""), &file).unwrap();
    }
    assert_eq!(Store::open(elsewhere.path()).unwrap().entries(campaign).unwrap().len(), 4);
}

/// A form that cannot be: SQLite keeps the number, and nobody else looks after it.
#[test]
fn a_form_that_cannot_be_is_called_damaged() {
    for form in [0, -1, i64::from(i32::MIN)] {
        let dir = TempDir::new().unwrap();
        drop(begun(dir.path()));
        raw(dir.path()).pragma_update(None, "user_version", form).unwrap();
        assert!(matches!(Store::open(dir.path()), Err(StoreError::Damaged { .. })), "{form}");
        assert!(matches!(Store::open_read_only(dir.path()), Err(StoreError::Damaged { .. })), "{form}");
    }
}

#[cfg(unix)]
#[test]
fn what_is_made_is_its_owners_alone_and_what_is_there_keeps_its_rights() {
    use std::os::unix::fs::PermissionsExt;
    let dir = TempDir::new().unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let folder = dir.path().join("a/b");
    let (mut store, station, writer, _) = begun(&folder);
    record(&mut store, &station, writer, 1);
    assert_eq!((mode(&dir.path().join("a")), mode(&folder)), (0o700, 0o700));
    for suffix in ["", "-wal", "-shm"] {
        assert_eq!(mode(&folder.join(format!("{FILE_NAME}{suffix}"))), 0o600, "{suffix:?}");
    }
    drop(store);
    // A folder and a file that somebody shared, or narrowed, stay as they are.
    for (of_folder, of_file) in [(0o750, 0o640), (0o755, 0o644), (0o700, 0o400), (0o500, 0o400)] {
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        set(&folder.join(FILE_NAME), of_file);
        set(&folder, of_folder);
        // Whether it may be written is the system's to say; to root it may.
        drop(Store::open(&folder));
        drop(Store::open_read_only(&folder));
        assert_eq!((mode(&folder), mode(&folder.join(FILE_NAME))), (of_folder, of_file));
        set(&folder, 0o700);
    }
}

#[test]
fn a_file_in_the_place_of_the_folder_is_an_error() {
    let dir = TempDir::new().unwrap();
    let file = dir.path().join("file");
    fs::write(&file, b"").unwrap();
    assert!(matches!(Store::open(&file), Err(StoreError::Open { .. })));
    assert!(matches!(Store::open_read_only(dir.path()), Err(StoreError::Absent { .. })));
}

#[test]
fn another_process_reads_while_this_one_writes() {
    let dir = TempDir::new().unwrap();
    let (mut store, station, writer, campaign) = begun(dir.path());
    let reader = Store::open_read_only(dir.path()).unwrap();
    for n in 1..20 {
        record(&mut store, &station, writer, 1);
        assert_eq!(reader.entries(campaign).unwrap().len(), n + 1);
    }
    assert_eq!(reader.verify().unwrap().problems, []);
}

fn rows(devices: &[(&str, Option<&str>)]) -> Rows {
    let device = |(tag, room): &(&str, Option<&str>)| Device {
        tag: (*tag).into(),
        college: Some(college()),
        room: room.map(Into::into),
        custody: Custody::OnLoan { holder: Some("H-7".into()), due: Some("2026-12-01".parse().unwrap()) },
        ..Device::default()
    };
    Rows {
        colleges: vec![College {
            uai: college(),
            name: "Collège La Fontaine".into(),
            commune: "Antony".into(),
            commune_code: None,
            priority: true,
        }],
        devices: devices.iter().map(device).collect(),
        prefixes: vec!["HDS-".into()],
        ..Rows::default()
    }
}

#[test]
fn any_revision_can_be_read_back() {
    let dir = TempDir::new().unwrap();
    let mut store = Store::open(dir.path()).unwrap();
    let states = [
        rows(&[("0012", Some("Réserve")), ("b", None)]),
        rows(&[("0012", Some("CDI")), ("c", None)]),
        rows(&[("0012", Some("CDI")), ("b", None), ("c", None)]),
        Rows::default(),
    ];
    let mut before = Inventory::default();
    for (number, state) in (1..).zip(&states) {
        let after = Inventory::new(Revision(number), state.clone());
        let stored = store.add_revision(at(0), "devices.csv", &Change::between(&before, &after)).unwrap();
        assert_eq!(stored, Revision(number));
        before = after;
    }
    for (number, state) in (1..).zip(&states) {
        let inventory = store.inventory(Revision(number)).unwrap();
        assert_eq!(*inventory.rows(), *Inventory::new(Revision(number), state.clone()).rows(), "revision {number}");
    }
    assert_eq!(store.newest_revision().unwrap(), Revision(4));
    assert!(matches!(store.inventory(Revision(5)), Err(StoreError::NoRevision(Revision(5)))));
    assert_eq!(store.inventory(Revision(0)).unwrap().devices(), []);
    // And what became of one device: nothing is told of the revisions that did not touch it.
    let rooms = |tag: &str| -> Vec<(u32, Option<String>)> {
        let told = store.device_history(&tag.into()).unwrap();
        assert!(told.iter().all(|revised| revised.source == "devices.csv" && revised.at.parse::<Moment>().is_ok()));
        let room = |device: Device| device.room.map(|room| room.to_string()).unwrap_or_default();
        told.into_iter().map(|revised| (revised.revision.0, revised.device.map(room))).collect()
    };
    assert_eq!(rooms("0012"), [(1, Some("Réserve".into())), (2, Some("CDI".into())), (4, None)]);
    assert_eq!(rooms("b"), [(1, Some(String::new())), (2, None), (3, Some(String::new())), (4, None)]);
    assert_eq!(rooms("x"), []);
}
