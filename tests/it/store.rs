//! The local store: opening, refusing, recording, verifying, revisions, a second process that reads.

use recol::{
    audit::{
        ids::{Author, CampaignId, Revision, WriterId},
        inventory::{Change, College, Custody, Device, Inventory, Rows},
        journal::Fact,
        moment::Moment,
        uai::Uai,
    },
    io::store::{FILE_NAME, Station, Store, StoreError, VERSION},
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
    assert_eq!(db.execute("UPDATE entry SET payload = NULL, salt = NULL WHERE seq = 2", []).unwrap(), 1);
    let verified = store.verify().unwrap();
    assert_eq!((verified.entries, verified.erased, verified.problems), (3, 1, vec![]));
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
        assert_eq!(store.verify().unwrap().problems.len(), 1, "{sql}");
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
        colleges: vec![College { uai: college(), name: "Collège La Fontaine".into(), commune: "Antony".into(), priority: true }],
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
