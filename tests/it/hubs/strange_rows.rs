//! Rows with a word that only a newer Récol knows: held back and named, by store, folder and server alike. The other rows
//! load, and what was held back is kept as it came.

use super::{
    laptop::{Laptop, accept},
    story::{colleges, rows},
};
#[cfg(unix)]
use super::{
    postgres::hub_of,
    server::{OWNER, Server},
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{HubId, Incarnation, Revision, Tag},
        inventory::{Change, Inventory, InventoryColumn, MergeMode, Records, Table, merge},
    },
    io::{
        hub::{FolderHub, Hub, Report, Trouble},
        store::{FILE_NAME, Store},
    },
};
use rusqlite::Connection;
use std::path::Path;
use tempfile::TempDir;

/// What a newer Récol wrote, and where it is not understood.
const STRANGE: [(&str, &str, &str); 3] =
    [("A-1", "kind", "projector"), ("A-2", "custody", "borrowed"), ("A-3", "due", "next spring")];

/// Writes it, as a newer Récol that holds it for what it says; of its digest nothing is known yet.
fn newer(folder: &Path) {
    let db = Connection::open(folder.join(FILE_NAME)).unwrap();
    for (tag, column, word) in STRANGE {
        db.execute(&format!("UPDATE device SET {column} = ?2 WHERE tag = ?1"), [tag, word]).unwrap();
    }
    db.execute("UPDATE revision SET digest = NULL", []).unwrap();
}

fn words(folder: &Path) -> Vec<String> {
    let db = Connection::open(folder.join(FILE_NAME)).unwrap();
    let word = |(tag, column, _): &(&str, &str, &str)| {
        db.query_row(&format!("SELECT coalesce({column}, '') FROM device WHERE tag = ?1"), [tag], |row| row.get(0)).unwrap()
    };
    STRANGE.iter().map(word).collect()
}

fn loaded(store: &Store) -> Inventory {
    store.inventory(store.newest_revision().unwrap()).unwrap()
}

fn held(inventory: &Inventory) -> Vec<String> {
    inventory.held_back().iter().map(ToString::to_string).collect()
}

const HELD: [&str; 3] = ["A-1: kind \"projector\"", "A-2: custody \"borrowed\"", "A-3: due \"next spring\""];
const OTHERS: [&str; 5] = ["A-4", "B-1", "B-2", "B-3", "C-1"];

fn tags(inventory: &Inventory) -> Vec<&str> {
    inventory.devices().iter().map(|device| device.tag.as_str()).collect()
}

fn office() -> Laptop {
    let mut office = Laptop::new("bureau");
    office.import(rows());
    newer(office.dir.path());
    office
}

#[test]
fn the_store_guesses_nothing_of_a_word_that_it_does_not_know() {
    let office = office();
    let inventory = loaded(&office.store);
    assert_eq!((tags(&inventory), held(&inventory)), (OTHERS.to_vec(), HELD.map(str::to_owned).to_vec()));
    let verified = office.store.verify().unwrap();
    assert_eq!(verified.held_back.iter().map(ToString::to_string).collect::<Vec<_>>(), HELD);
    // The device that was is told of no more than it is known.
    assert_eq!(office.store.device_history(&Tag::new("A-2")).unwrap(), []);
}

/// What a sync says of devices that are held back.
fn named(report: &Report) -> Vec<&str> {
    let held = report.troubles.iter().filter_map(|trouble| match trouble {
        Trouble::HeldBack(device) => Some(device.as_str()),
        _ => None,
    });
    held.collect()
}

/// A hub hands them on as they came, to a station of everything and to one of another college.
fn handed_on(office: &mut Laptop, hub_for: &mut dyn FnMut(&str) -> Box<dyn Hub>) {
    office.sync(&mut *hub_for("bureau")).unwrap();
    let here = Scope::Colleges([colleges()[0]].into());
    let elsewhere = Scope::Colleges([colleges()[1]].into());
    for (name, scope) in [("poste 1", Scope::All), ("poste 2", here), ("poste 3", elsewhere.clone())] {
        let mut one = Laptop::new(name);
        one.refused(&mut *hub_for(name));
        accept(&mut *hub_for("bureau"), office, &scope);
        let report = one.sync(&mut *hub_for(name)).unwrap();
        let inventory = loaded(&one.store);
        if scope == elsewhere {
            // Of a device of another college nothing but the word for its custody could be strange.
            assert_eq!(held(&inventory), [HELD[1]], "{name}");
            assert_eq!(named(&report), [HELD[1]], "{name}");
            assert_eq!(inventory.devices().len(), OTHERS.len() + 2, "{name}");
        } else {
            assert_eq!((tags(&inventory), held(&inventory)), (OTHERS.to_vec(), HELD.map(str::to_owned).to_vec()), "{name}");
            assert_eq!(named(&report), HELD, "{name}");
            assert_eq!(words(one.dir.path()), STRANGE.map(|(.., word)| word), "{name}");
        }
        assert_eq!(one.store.verify().unwrap().problems, [], "{name}");
    }
}

#[test]
fn a_folder_hands_on_what_is_not_understood() {
    let dir = TempDir::new().unwrap();
    let mut office = office();
    FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
    handed_on(&mut office, &mut |_| Box::new(FolderHub::at(dir.path())));
}

#[cfg(unix)]
#[test]
fn a_server_hands_on_what_is_not_understood() {
    let mut office = office();
    let database = hub_of(Server::shared(), &office);
    for who in ["poste 1", "poste 2", "poste 3"] {
        database.auditor(who);
    }
    handed_on(&mut office, &mut |who| {
        Box::new(if who == "bureau" { database.hub(OWNER) } else { database.hub(&database.role(who)) })
    });
}

#[test]
fn an_import_tells_anew_what_was_held_back_or_leaves_it() {
    let mut office = office();
    let before = loaded(&office.store);
    let of = |tag: &str, absent: &[InventoryColumn], mode| {
        let device = rows().devices.into_iter().find(|device| device.tag.as_str() == tag).unwrap();
        let table = Table { rows: Records::Devices(vec![device]), absent: absent.to_vec(), unread: Vec::new(), says_who: false };
        Inventory::new(Revision(2), merge(&before, [table], mode))
    };
    let left = of("A-2", &[InventoryColumn::Custody], MergeMode::Upsert);
    assert!(Change::between(&before, &left).is_empty(), "a file without the custody tells nothing of it");
    let told = of("A-2", &[InventoryColumn::Model], MergeMode::Upsert);
    assert_eq!(held(&told), [HELD[0], HELD[2]]);
    let change = Change::between(&before, &told);
    assert_eq!((change.device_counts().added, Inventory::new(Revision(2), change.onto(&before)).rows()), (1, told.rows()));
    let alone = of("A-4", &[], MergeMode::Replace);
    let gone = Change::between(&before, &alone);
    assert_eq!((gone.device_counts().removed, alone.held_back()), (7, [].as_slice()), "those held back go with the rest");
    let at = office.moment();
    office.store.add_revision(at, "devices.csv", &gone).unwrap();
    assert_eq!((tags(&loaded(&office.store)), held(&loaded(&office.store))), (vec!["A-4"], vec![]));
}
