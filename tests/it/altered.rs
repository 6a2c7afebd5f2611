//! Stores that somebody altered outside Récol, one way each: every one is noticed, or it is argued here why it cannot be.
//! And a store that nobody altered is never said to be, whoever writes to it meanwhile.

use crate::made;
use recol::{
    audit::{
        exchange::Heads,
        ids::{Author, CampaignId, Revision, WriterId},
        inventory::{Change, College, Custody, Device, Inventory, Programme, Rows},
        journal::Fact,
        moment::Moment,
        uai::Uai,
    },
    io::store::{FILE_NAME, Problem, Station, Store, StoreError},
};
use rusqlite::Connection;
use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicBool, Ordering},
    thread,
};
use tempfile::TempDir;

fn at(second: i64) -> Moment {
    Moment::new(1_790_000_000_000 + second * 1000, 60)
}

fn college() -> Uai {
    "0921170X".parse().unwrap()
}

fn record(store: &mut Store, station: &Station, writer: WriterId, second: i64) {
    let fact = Fact::VisitOpened { college: college() };
    store.append(station, writer, at(second), &Author::new("ab"), vec![fact]).unwrap();
}

fn series(store: &mut Store, station: &Station) -> (CampaignId, WriterId) {
    let campaign = store.new_campaign().unwrap();
    let writer = store.own_series(campaign).unwrap();
    let joined = Fact::Joined { campaign, station: "poste 1".into(), key: station.key.public() };
    store.append(station, writer, at(0), &Author::new("ab"), vec![joined]).unwrap();
    (campaign, writer)
}

/// Two revisions of an inventory.
fn stocked(store: &mut Store) {
    let mut before = Inventory::default();
    for number in 1..=2 {
        let device = |n: u32| Device {
            model: format!("Modèle {}", n * number).into(),
            programme: Some("P2".into()),
            custody: Custody::Assigned { holder: Some("H-7".into()) },
            ..made::device(&format!("T-{n}"), &format!("S-{n}"), college(), "CDI")
        };
        let rows = Rows {
            colleges: vec![College {
                uai: college(),
                name: "La Fontaine".into(),
                commune: "Antony".into(),
                commune_code: None,
                priority: true,
            }],
            programmes: vec![Programme { code: "P2".into(), allotted: 30, full_name: Some("Tablettes".into()) }],
            devices: (1..8).map(device).collect(),
            prefixes: vec!["HDS-".into()],
            held_back: Vec::new(),
        };
        let after = Inventory::new(Revision(number), rows);
        store.add_revision(at(0), "devices.csv", &Change::between(&before, &after)).unwrap();
        before = after;
    }
}

/// A store with two own series of five entries each, and two revisions.
fn made(folder: &Path) {
    let mut store = Store::open(folder).unwrap();
    let station = store.station("poste 1").unwrap();
    stocked(&mut store);
    for _ in 0..2 {
        let (_, writer) = series(&mut store, &station);
        (1..5).for_each(|second| record(&mut store, &station, writer, second));
    }
}

/// The first series, in SQL.
const FIRST: &str = "(SELECT min(writer) FROM series)";

/// What the guards were, to be put back: whoever takes them away can do that too.
fn guards(db: &Connection) -> String {
    let mut asked = db.prepare("SELECT sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let all: Vec<String> = asked.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    all.join(";\n")
}

/// How a store was altered: its name, and the SQL. `{W}` is the first series. The guards are taken away before and put back
/// after, unless it is about them.
const ALTERED: [(&str, &str); 37] = [
    // The journal.
    ("an entry in the middle is gone", "DELETE FROM entry WHERE writer = {W} AND seq = 2"),
    ("the last entry is gone", "DELETE FROM entry WHERE writer = {W} AND seq = 5"),
    (
        "the last entry is gone and the end says so",
        "DELETE FROM entry WHERE writer = {W} AND seq = 5; UPDATE series SET seq = 4,
         hash = (SELECT hash FROM entry WHERE writer = {W} AND seq = 4) WHERE writer = {W}",
    ),
    (
        "a payload says otherwise",
        "UPDATE entry SET payload = CAST(replace(CAST(payload AS TEXT), 'opened', 'closed') AS BLOB) WHERE writer = {W} AND seq = 3",
    ),
    ("a payload is emptied", "UPDATE entry SET payload = NULL, salt = NULL WHERE writer = {W} AND seq = 3"),
    ("the first payload is emptied", "UPDATE entry SET payload = NULL, salt = NULL WHERE writer = {W} AND seq = 1"),
    (
        "a payload is emptied and a note beside it says that it was erased",
        "UPDATE entry SET payload = NULL, salt = NULL WHERE writer = {W} AND seq = 3;
         INSERT INTO erased SELECT writer, 1, 5, hash, '2026-11-28T12:00:00+01:00' FROM series WHERE writer = {W}",
    ),
    ("a hash is another", "UPDATE entry SET hash = zeroblob(32) WHERE writer = {W} AND seq = 4"),
    ("a salt is another", "UPDATE entry SET salt = zeroblob(16) WHERE writer = {W} AND seq = 4"),
    (
        "an entry is added behind the end",
        "INSERT INTO entry SELECT writer, 6, hash, digest, hash, salt, payload FROM entry WHERE writer = {W} AND seq = 5",
    ),
    (
        "two entries are swapped",
        "UPDATE entry SET seq = 9002 WHERE writer = {W} AND seq = 2; UPDATE entry SET seq = 2 WHERE writer = {W} AND seq = 3; UPDATE entry SET seq = 3 WHERE seq = 9002",
    ),
    (
        "an entry of another series",
        "DELETE FROM entry WHERE writer = {W} AND seq = 3; INSERT INTO entry SELECT {W}, seq, prev, digest, hash, salt, payload FROM entry WHERE writer <> {W} AND seq = 3",
    ),
    ("a signature is another", "UPDATE series SET signature = zeroblob(64) WHERE writer = {W}"),
    ("a signature is gone", "UPDATE series SET signature = NULL WHERE writer = {W}"),
    ("a series is gone with its entries", "DELETE FROM entry WHERE writer = {W}; DELETE FROM series WHERE writer = {W}"),
    (
        "the entries of a series are gone",
        "DELETE FROM entry WHERE writer = {W}; UPDATE series SET seq = 0, hash = zeroblob(32), signature = NULL WHERE writer = {W}",
    ),
    ("a series is gone and its entries stay", "DELETE FROM series WHERE writer = {W}"),
    (
        "a series that nobody began",
        "INSERT INTO series (writer, campaign, own, seq, hlc, hash) VALUES (randomblob(16), randomblob(16), 0, 0, 0, zeroblob(32))",
    ),
    ("a series is given to another campaign", "UPDATE series SET campaign = randomblob(16) WHERE writer = {W}"),
    ("an own series is said to be another's", "UPDATE series SET own = 0 WHERE writer = {W}"),
    ("the logical time is set back", "UPDATE series SET hlc = 1 WHERE writer = {W}"),
    ("more is acknowledged than there is", "UPDATE series SET pushed = 99 WHERE writer = {W}"),
    // The station.
    ("the key of the station is another", "UPDATE station SET seed = randomblob(32)"),
    ("the station has another name", "UPDATE station SET name = 'poste 9'"),
    ("the station is gone", "DELETE FROM station"),
    ("the roll is gone", "DELETE FROM roll"),
    ("the roll says otherwise", "UPDATE roll SET said = replace(said, 'series', 'serie')"),
    (
        "another hub and office are pinned",
        "INSERT INTO hub VALUES (1, zeroblob(16), zeroblob(16), zeroblob(32), '\"all\"', NULL)",
    ),
    // The inventory.
    ("a device has another model", "UPDATE device SET model = 'X' WHERE tag = 'T-3' AND revision = 1"),
    ("a device is in another room", "UPDATE device SET room = 'Réserve' WHERE tag = 'T-3' AND revision = 2"),
    ("a device is gone", "DELETE FROM device WHERE tag = 'T-3'"),
    ("a device is added", "INSERT INTO device (tag, revision) VALUES ('T-99', 2)"),
    ("a college has another name", "UPDATE college SET name = 'X'"),
    ("prefixes are others", "UPDATE revision SET prefixes = 'X-' WHERE number = 2"),
    ("the newest revision is gone", "DELETE FROM device WHERE revision = 2; DELETE FROM revision WHERE number = 2"),
    ("a revision is gone and its rows stay", "DELETE FROM revision WHERE number = 1"),
    ("a device is in no revision", "INSERT INTO device (tag, revision) VALUES ('T-99', 7)"),
];

/// The form of the file: here the guards are the matter.
const FORM: [(&str, &str); 8] = [
    ("a guard is gone", "DROP TRIGGER entry_is_kept"),
    (
        "a guard lets everything pass",
        "DROP TRIGGER entry_is_kept; CREATE TRIGGER entry_is_kept BEFORE DELETE ON entry WHEN 0 BEGIN SELECT 1; END",
    ),
    ("a trigger is added", "CREATE TRIGGER more AFTER INSERT ON entry BEGIN UPDATE station SET name = name; END"),
    ("a view is added", "CREATE VIEW more AS SELECT * FROM entry"),
    ("a table is added", "CREATE TABLE more (a)"),
    ("an index is gone", "DROP INDEX device_with_holder"),
    ("a column is added", "ALTER TABLE entry ADD COLUMN more TEXT"),
    ("a table is gone", "DROP TABLE carried"),
];

#[track_caller]
fn noticed(folder: &Path) -> Vec<Problem> {
    let read_only = Store::open_read_only(folder).unwrap().verify().unwrap().problems;
    // Whoever may write sees the same.
    assert_eq!(Store::open(folder).unwrap().verify().unwrap().problems, read_only);
    read_only
}

/// What is done to the bytes of the file.
type Spoil<'a> = &'a dyn Fn(&mut Vec<u8>);

#[test]
fn every_altered_store_is_noticed() {
    let whole = TempDir::new().unwrap();
    made(whole.path());
    assert_eq!(noticed(whole.path()), []);
    let file = fs::read(whole.path().join(FILE_NAME)).unwrap();
    let (mut count, mut unnoticed) = (0, Vec::new());
    let all = ALTERED.iter().map(|altered| (altered, true)).chain(FORM.iter().map(|altered| (altered, false)));
    for ((name, sql), guarded) in all {
        let dir = TempDir::new().unwrap();
        fs::write(dir.path().join(FILE_NAME), &file).unwrap();
        let db = Connection::open(dir.path().join(FILE_NAME)).unwrap();
        db.pragma_update(None, "foreign_keys", false).unwrap();
        let guards = guards(&db);
        if guarded {
            db.execute_batch("DROP TRIGGER entry_is_kept; DROP TRIGGER entry_is_not_rewritten").unwrap();
        }
        db.execute_batch(&sql.replace("{W}", FIRST)).unwrap_or_else(|error| panic!("{name}: {error}"));
        if guarded {
            db.execute_batch(&guards).unwrap();
        }
        drop(db);
        count += 1;
        if noticed(dir.path()).is_empty() {
            unnoticed.push(*name);
        }
    }
    // The bytes of the file: SQLite or its header tells.
    let length = file.len();
    let bytes: [(&str, Spoil<'_>); 5] = [
        ("it is cut in half", &|file| file.truncate(length / 2)),
        ("its last byte is gone", &|file| file.truncate(length - 1)),
        ("its form is from the future", &|file| file[63] = 99),
        ("its form is from before all", &|file| file[63] = 0),
        ("it is another program's", &|file| file[68..72].fill(7)),
    ];
    for (name, change) in bytes {
        let dir = TempDir::new().unwrap();
        let mut file = file.clone();
        change(&mut file);
        fs::write(dir.path().join(FILE_NAME), &file).unwrap();
        count += 1;
        match Store::open_read_only(dir.path()).and_then(|store| store.verify()) {
            Err(StoreError::Damaged { .. } | StoreError::Newer { .. } | StoreError::NotOurs { .. }) => {}
            Err(error) => panic!("{name}: {error}"),
            Ok(verified) if verified.problems.is_empty() => unnoticed.push(name),
            Ok(_) => {}
        }
    }
    println!("{count} kinds of altered stores, {} noticed; not noticed: {unnoticed:?}", count - unnoticed.len());
    assert!(unnoticed.is_empty() && count >= 31, "{unnoticed:?}");
}

/// What `verify` alone cannot notice, and what does:
/// - a whole store replaced by an older copy of itself: the heads elsewhere (here), or the hub;
/// - holders and full names of programmes, which are in no digest, since no two stations can compare them: an office that
///   imports them again sees the change;
/// - settings, the campaign that is worked on, where the auditor was: nothing is concluded from them.
#[test]
fn an_older_copy_is_noticed_by_the_heads_elsewhere() {
    let dir = TempDir::new().unwrap();
    let mut store = Store::open(dir.path()).unwrap();
    let station = store.station("poste 1").unwrap();
    let (_, writer) = series(&mut store, &station);
    record(&mut store, &station, writer, 1);
    let copy = TempDir::new().unwrap();
    let into = copy.path().join(FILE_NAME);
    Connection::open(dir.path().join(FILE_NAME)).unwrap().execute("VACUUM INTO ?1", [into.to_str().unwrap()]).unwrap();
    record(&mut store, &station, writer, 2);
    let heads = Heads::from_text(&store.heads().unwrap().to_text()).unwrap();
    let older = Store::open_read_only(copy.path()).unwrap();
    assert_eq!((store.verify().unwrap().problems, older.verify().unwrap().problems), (vec![], vec![]));
    assert_eq!(store.verify_heads(&heads).unwrap(), []);
    assert_eq!(older.verify_heads(&heads).unwrap(), [Problem::Elsewhere { writer, told: 3, found: Some(2) }]);
    // What was written since is no trouble.
    record(&mut store, &station, writer, 3);
    assert_eq!(store.verify_heads(&heads).unwrap(), []);
    let other = TempDir::new().unwrap();
    made(other.path());
    let other = Store::open_read_only(other.path()).unwrap();
    assert_eq!(other.verify_heads(&heads).unwrap(), [Problem::Elsewhere { writer, told: 3, found: None }]);
}

/// The next thing that the station vouches for does not vouch for what somebody else did.
#[test]
fn what_was_altered_stays_noticed_however_work_goes_on() {
    let dir = TempDir::new().unwrap();
    made(dir.path());
    let db = Connection::open(dir.path().join(FILE_NAME)).unwrap();
    let guards = guards(&db);
    db.execute_batch("DROP TRIGGER entry_is_kept; DROP TRIGGER entry_is_not_rewritten").unwrap();
    db.execute_batch(&format!("DELETE FROM entry WHERE writer = {FIRST}; DELETE FROM series WHERE writer = {FIRST}")).unwrap();
    db.execute_batch("UPDATE device SET room = 'X' WHERE tag = 'T-1' AND revision = 2").unwrap();
    db.execute_batch(&guards).unwrap();
    let before = noticed(dir.path());
    assert_eq!(before.len(), 2, "{before:?}");
    let mut store = Store::open(dir.path()).unwrap();
    let station = store.station("poste 1").unwrap();
    let (_, writer) = series(&mut store, &station);
    record(&mut store, &station, writer, 1);
    store.rename_station("poste 2").unwrap();
    let newest = store.inventory(Revision(2)).unwrap();
    let devices = vec![Device { tag: "T-50".into(), ..Device::default() }];
    let after = Inventory::new(Revision(3), Rows { devices, ..newest.rows().clone() });
    store.add_revision(at(9), "more.csv", &Change::between(&newest, &after)).unwrap();
    drop(store);
    assert_eq!(noticed(dir.path()), before);
}

/// One walk, one instant: a writer beside it is no trouble.
#[test]
fn verify_does_not_cry_wolf_beside_a_writer() {
    const WALKS: usize = 150;
    let dir = TempDir::new().unwrap();
    made(dir.path());
    let done = AtomicBool::new(false);
    let written = thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let mut store = Store::open(dir.path()).unwrap();
            let station = store.station("poste 1").unwrap();
            let (_, writer) = series(&mut store, &station);
            let mut number = 0;
            while !done.load(Ordering::SeqCst) {
                number += 1;
                record(&mut store, &station, writer, number);
                if number % 25 == 0 {
                    series(&mut store, &station);
                    stocked_once_more(&mut store);
                }
            }
            number
        });
        let reader = Store::open_read_only(dir.path()).unwrap();
        for walk in 0..WALKS {
            let verified = reader.verify().unwrap();
            assert_eq!(verified.problems, [], "walk {walk}");
            done.store(walk + 1 == WALKS, Ordering::SeqCst);
        }
        writing.join().unwrap()
    });
    let entries = Store::open_read_only(dir.path()).unwrap().verify().unwrap().entries;
    println!("{WALKS} walks beside a writer that recorded {written} entries meanwhile: no false alarm");
    assert!(written > 10 && entries > u64::try_from(written).unwrap());
}

fn stocked_once_more(store: &mut Store) {
    let newest = store.newest_revision().unwrap();
    let before = store.inventory(newest).unwrap();
    let device = Device { tag: format!("N-{}", newest.0).as_str().into(), ..Device::default() };
    let devices = before.devices().iter().cloned().chain([device]).collect();
    let after = Inventory::new(Revision(newest.0 + 1), Rows { devices, ..before.rows().clone() });
    store.add_revision(at(9), "more.csv", &Change::between(&before, &after)).unwrap();
}

/// Stores of the forms before this one, as their versions left them, are opened, filled up, and hold; one that may only be
/// read holds as it is.
#[test]
fn stores_of_older_forms_hold() {
    let dir = TempDir::new().unwrap();
    made(dir.path());
    let back = |form: i64, sql: &str| {
        let older = TempDir::new().unwrap();
        let path = older.path().join(FILE_NAME);
        fs::copy(dir.path().join(FILE_NAME), &path).unwrap();
        let db = Connection::open(&path).unwrap();
        db.execute_batch(sql).unwrap();
        db.pragma_update(None, "user_version", form).unwrap();
        older
    };
    let to_2 = "ALTER TABLE college DROP COLUMN commune_code; DROP TABLE delivered; DROP TABLE paper; DROP TABLE roll; DROP TABLE erased; DROP TABLE purged; DROP INDEX device_with_holder;
        UPDATE revision SET digest = NULL; ALTER TABLE revision DROP COLUMN held;";
    {
        let older = back(2, to_2);
        let read = Store::open_read_only(older.path()).unwrap().verify().unwrap();
        assert_eq!((read.entries, read.problems), (10, vec![]));
        let opened = Store::open(older.path()).unwrap().verify().unwrap();
        assert_eq!((opened.entries, opened.revisions, opened.partial, opened.problems), (10, 2, 0, vec![]));
        // The digests are those of the store that was never older.
        let digests = |folder: &Path| Store::open_read_only(folder).unwrap().revision_digests().unwrap();
        assert_eq!(digests(older.path()), digests(dir.path()));
    }
}
