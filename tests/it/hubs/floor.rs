//! Inventories that arrive in pieces: gathered, late, under another name, slowly. Nobody takes a part for the whole, and nobody
//! who records waits for it.

use super::{
    laptop::{Laptop, accept},
    story::{colleges, gather, rows},
};
use recol::{
    audit::{
        exchange::{Scope, Segment},
        ids::{Author, CampaignId, HubId, Incarnation, Revision},
        journal::Fact,
        moment::Moment,
    },
    io::{
        hub::{FolderHub, Hub, Refusal, Trouble},
        store::{Arrival, Known, Store},
    },
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::mpsc,
    thread,
};
use tempfile::TempDir;

/// An office that has published three revisions, and a station that has received them.
struct Team {
    dir: TempDir,
    office: Laptop,
    one: Laptop,
    campaign: CampaignId,
}

impl Team {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let mut office = Laptop::new("bureau");
        FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
        let mut next = rows();
        office.import(next.clone());
        next.devices[0].model = "Autre".into();
        office.import(next.clone());
        next.devices.pop();
        office.import(next);
        let campaign = office.open_campaign();
        office.sync(&mut FolderHub::at(dir.path())).unwrap();
        let mut one = Laptop::new("poste 1");
        one.refused(&mut FolderHub::at(dir.path()));
        accept(&mut FolderHub::at(dir.path()), &mut office, &Scope::All);
        Self { dir, office, one, campaign }
    }

    fn hub(&self) -> FolderHub {
        FolderHub::at(self.dir.path())
    }

    /// The files of the inventory, in order.
    fn files(&self) -> Vec<PathBuf> {
        let mut found: Vec<PathBuf> =
            fs::read_dir(self.dir.path().join("inventory")).unwrap().map(|entry| entry.unwrap().path()).collect();
        found.sort();
        found
    }
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[test]
fn a_change_that_comes_before_its_base_is_not_taken_for_everything() {
    let mut team = Team::new();
    let first = team.files()[0].clone();
    let aside = fs::read(&first).unwrap();
    fs::remove_file(&first).unwrap();
    let mut hub = team.hub();
    let report = team.one.sync(&mut hub).unwrap();
    assert_eq!((report.revisions, report.arrived()), (0, 2), "a campaign arrives, and waits for its inventory");
    fs::write(&first, aside).unwrap();
    assert_eq!(team.one.sync(&mut hub).unwrap().revisions, 3);
    // It goes again, as a synced folder lets it for a while: what is here stays, entries go on.
    fs::remove_file(&first).unwrap();
    team.office.see(team.campaign, colleges()[0], "Réserve", "A-1");
    let writer = team.office.series(team.campaign);
    let entries = team.office.store.sealed_after(writer, 2, 10).unwrap();
    hub.push(&Segment::signed(team.campaign, &team.office.station.key, entries).unwrap()).unwrap();
    let report = team.one.sync(&mut hub).unwrap();
    assert_eq!((report.troubles, report.count), (vec![Trouble::InventoryMissing], 1));
    assert_eq!(team.one.store.newest_revision().unwrap(), Revision(3));
}

#[test]
fn gathering_cut_anywhere_leaves_a_whole_inventory() {
    let mut team = Team::new();
    let before: Vec<(PathBuf, Vec<u8>)> = team.files().into_iter().map(|path| (path.clone(), fs::read(&path).unwrap())).collect();
    let mut hub = team.hub();
    gather(&mut hub, &mut team.office, Revision(3));
    let files = team.files();
    assert_eq!(files.len(), 1);
    assert!(name(&files[0]).starts_with("00000003-") && name(&files[0]).ends_with(".all"), "{files:?}");
    let gathered = (files[0].clone(), fs::read(&files[0]).unwrap());
    // Each state that a cut, or a folder that is synced in any order, can leave: every set of the files, old and new.
    let all: Vec<&(PathBuf, Vec<u8>)> = before.iter().chain([&gathered]).collect();
    let (mut whole, mut waiting) = (0, 0);
    for state in 0..1_u32 << all.len() {
        for (at, (path, bytes)) in all.iter().enumerate() {
            let _ = fs::remove_file(path);
            if state & (1 << at) != 0 {
                fs::write(path, bytes).unwrap();
            }
        }
        let mut laptop = Laptop::new("essai");
        laptop.refused(&mut hub);
        accept(&mut hub, &mut team.office, &Scope::All);
        laptop.sync(&mut hub).unwrap();
        let newest = laptop.store.newest_revision().unwrap();
        let devices = laptop.store.inventory(newest).unwrap().rows().devices.clone();
        let models: Vec<&str> = devices.iter().map(|device| device.model.as_str()).collect();
        match newest.0 {
            0 => waiting += 1,
            1 => assert_eq!((devices.len(), models[0]), (8, "Lenovo 300e"), "{state:b}"),
            2 => assert_eq!((devices.len(), models[0]), (8, "Autre"), "{state:b}"),
            _ => {
                whole += 1;
                assert_eq!((devices.len(), models[0]), (7, "Autre"), "{state:b}");
            }
        }
    }
    println!("16 states of the files: {whole} tell all of it, {waiting} nothing yet");
    assert_eq!((whole, waiting), (9, 4));
    // Gathered once more, or cut short and begun again: the same.
    gather(&mut hub, &mut team.office, Revision(3));
    gather(&mut hub, &mut team.office, Revision(3));
    assert_eq!(hub.meet(&[]).unwrap().floor, Revision(3));
}

#[test]
fn one_form_of_a_revision_does_not_pass_for_the_other() {
    let mut team = Team::new();
    let mut hub = team.hub();
    for (from, to) in [(".rev", ".all"), (".all", ".rev")] {
        if from == ".all" {
            gather(&mut hub, &mut team.office, Revision(3));
        }
        let path = team.files().pop().unwrap();
        let renamed = path.with_file_name(name(&path).replace(from, to));
        fs::rename(&path, &renamed).unwrap();
        if from == ".all" {
            // As revision 1, it would be a base.
            let first = renamed.with_file_name(name(&renamed).replace("00000003", "00000001"));
            fs::rename(&renamed, &first).unwrap();
            assert_eq!(team.one.refused(&mut hub), Refusal::OtherInventory(Revision(1)));
            continue;
        }
        // What the office gathered it signs as gathered: this waits for that.
        assert_eq!(team.one.sync(&mut hub).unwrap().troubles, [Trouble::NotStated(Revision(3))]);
        assert_ne!(team.one.store.newest_revision().unwrap(), Revision(3));
        fs::rename(&renamed, &path).unwrap();
    }
}

#[test]
fn who_records_does_not_wait_for_an_inventory_that_arrives_slowly() {
    let mut team = Team::new();
    team.one.sync(&mut team.hub()).unwrap();
    let head = team.one.store.revision_head(Revision(3)).unwrap();
    let (folder, station) = (team.one.dir.path().to_owned(), team.one.station.clone());
    let writer = team.one.series(team.campaign);
    let (tell, told) = mpsc::channel();
    let (go, gone) = mpsc::channel::<()>();
    let arriving = thread::spawn(move || {
        let mut store = Store::open(&folder).unwrap();
        store.receive::<recol::io::store::StoreError>(Known::Kept, |put| {
            put(Arrival::Revision(recol::audit::exchange::RevisionHead { revision: Revision(4), ..head }, [4; 32]))?;
            // Half of it has come, and nothing more for as long as somebody records.
            tell.send(()).unwrap();
            gone.recv().unwrap();
            Ok(())
        })
    });
    told.recv().unwrap();
    let mut store = Store::open(team.one.dir.path()).unwrap();
    let reopened = Fact::CampaignReopened {};
    store.append(&station, writer, Moment::new(team.one.now + 1, 0), &Author::new("aud"), vec![reopened]).unwrap();
    assert_eq!(store.newest_revision().unwrap(), Revision(3), "what has not wholly arrived is not there");
    go.send(()).unwrap();
    arriving.join().unwrap().unwrap();
    assert_eq!(store.newest_revision().unwrap(), Revision(4));
}
