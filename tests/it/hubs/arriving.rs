//! Whoever goes on as the office while a folder does not show everything yet, and whoever takes its place after a long time.

use super::{
    around::{Around, Asked, Beset},
    laptop::{Laptop, accept},
    office::{names_recovery, takes_over},
    story::{colleges, rows},
    ways::Place,
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{Author, HubId, Revision},
        inventory::Rows,
        journal::{Fact, SigningKey},
    },
    io::hub::{Hub, HubError, Refusal, Rejoined, Report, Trouble, rejoin},
};
use std::{
    collections::BTreeSet,
    fs,
    ops::ControlFlow,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// An office with a recovery key and a station, in step.
struct Team {
    place: Place,
    office: Laptop,
    one: Laptop,
    recovery: SigningKey,
}

impl Team {
    fn new(make: fn(&Laptop) -> Place) -> Self {
        let mut office = Laptop::new("bureau");
        let place = make(&office);
        office.import(rows());
        office.open_campaign();
        office.sync(&mut *place.hub(&office)).unwrap();
        let mut one = Laptop::new("poste 1");
        one.refused(&mut *place.hub(&one));
        accept(&mut *place.hub(&office), &mut office, &Scope::All);
        let recovery = names_recovery(&mut office, 7);
        let mut team = Self { place, office, one, recovery };
        team.in_step();
        team
    }

    fn in_step(&mut self) {
        for _ in 0..2 {
            for laptop in [&mut self.office, &mut self.one] {
                assert_eq!(laptop.sync(&mut *self.place.hub(laptop)).unwrap().troubles, []);
            }
        }
    }

    fn hub(&self, laptop: &Laptop) -> Box<dyn Hub + Send> {
        self.place.hub(laptop)
    }
}

/// Another inventory than the first.
fn moved(tag: &str) -> Rows {
    let mut rows = rows();
    rows.devices.iter_mut().find(|device| device.tag.as_str() == tag).unwrap().room = Some("CDI".into());
    rows
}

fn files(folder: &Path) -> BTreeSet<PathBuf> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_file()).collect()
}

/// The newest file of a folder, kept back from it by whatever delivers it.
struct KeptBack {
    place: PathBuf,
    kept: PathBuf,
    _dir: TempDir,
}

impl KeptBack {
    fn newest_of(folder: &Path) -> Self {
        let (dir, place) = (TempDir::new().unwrap(), files(folder).pop_last().unwrap());
        let kept = dir.path().join("kept");
        fs::copy(&place, &kept).unwrap();
        fs::remove_file(&place).unwrap();
        Self { place, kept, _dir: dir }
    }

    fn arrives(&self) {
        fs::copy(&self.kept, &self.place).unwrap();
    }
}

fn is_behind<T>(done: Result<T, HubError>) -> bool {
    let behind = Refusal::InventoryBehind { stated: Revision(2), found: Revision(1) };
    matches!(done, Err(HubError::Refused(refused)) if refused == behind)
}

/// Otherwise it would publish another revision under the number of the one that the stations have.
#[test]
fn who_takes_the_offices_place_waits_for_the_inventory_that_was_stated() {
    let mut team = Team::new(Place::folder);
    team.office.import(moved("A-1"));
    team.in_step();
    let inventory = team.place.root().unwrap().join("inventory");
    let late = KeptBack::newest_of(&inventory);
    let mut next = Laptop::new("bureau 2");
    assert!(is_behind(takes_over(&mut *team.hub(&next), &mut next, &team.recovery)));
    assert_eq!(team.hub(&next).meet(&[]).unwrap().office, team.office.station.key.public());
    assert!(next.store.pin().unwrap().is_none());
    late.arrives();
    takes_over(&mut *team.hub(&next), &mut next, &team.recovery).unwrap();
    assert_eq!(next.store.newest_revision().unwrap(), Revision(2));
}

/// The line is cut once a request of this kind was done.
struct CutAfter(Asked);

impl Around for CutAfter {
    fn before(&mut self, _: Asked) -> Result<(), HubError> {
        Ok(())
    }

    fn after(&mut self, asked: Asked) -> Result<(), HubError> {
        let cut = || HubError::Unreachable { address: "hub".to_owned(), cause: "cut".to_owned() };
        if asked == self.0 { Err(cut()) } else { Ok(()) }
    }
}

/// The same, where the hub names it as the office already: it is not the office for itself, and publishes nothing.
#[test]
fn who_has_just_become_the_office_waits_for_the_inventory_that_was_stated() {
    let mut team = Team::new(Place::folder);
    team.office.import(moved("A-1"));
    team.in_step();
    let before = team.office.station.key.public();
    let mut next = Laptop::new("bureau 2");
    let mut cut = Beset { hub: team.hub(&next), around: CutAfter(Asked::Succeed) };
    assert!(matches!(takes_over(&mut cut, &mut next, &team.recovery), Err(HubError::Unreachable { .. })));
    drop(cut);
    let inventory = team.place.root().unwrap().join("inventory");
    let late = KeptBack::newest_of(&inventory);
    let there = files(&inventory);
    for _ in 0..2 {
        assert!(is_behind(next.sync(&mut *team.hub(&next))));
        assert_eq!(files(&inventory), there);
        assert_eq!(next.store.pin().unwrap().unwrap().office, before);
    }
    late.arrives();
    next.sync(&mut *team.hub(&next)).unwrap();
    assert_eq!(next.store.newest_revision().unwrap(), Revision(2));
    assert_eq!(team.one.sync(&mut *team.hub(&team.one)).unwrap().troubles, [Trouble::OfficeChanged(next.station.key.public())]);
}

/// An office that was put back from a backup knows nothing of the last revision: neither a sync nor going on gives its number away.
#[test]
fn an_older_office_publishes_nothing_while_the_inventory_has_not_arrived() {
    let mut team = Team::new(Place::folder);
    let mut backup = team.office.image();
    team.office.import(moved("A-1"));
    team.in_step();
    backup.now = team.office.now + 1_000;
    team.office = backup;
    team.office.import(moved("A-2"));
    let inventory = team.place.root().unwrap().join("inventory");
    let late = KeptBack::newest_of(&inventory);
    let there = files(&inventory);
    let mut hub = team.hub(&team.office);
    assert!(matches!(team.office.sync(&mut *hub), Err(HubError::Refused(Refusal::Restored { .. }))));
    let (me, mut done, mut report) = (team.office.me(), Rejoined::default(), Report::default());
    let mut go_on = |office: &mut Laptop| {
        rejoin(&mut office.store, &mut *hub, &me, (&mut done, &mut report), &mut |_| ControlFlow::Continue(()))
    };
    assert!(is_behind(go_on(&mut team.office)));
    assert_eq!(files(&inventory), there);
    late.arrives();
    go_on(&mut team.office).unwrap();
    assert_eq!((done.taken, done.moved), (1, 1));
    team.in_step();
    assert_eq!(team.one.store.newest_revision().unwrap(), Revision(3));
}

/// What attests it comes last, and a segment has room for so many entries: all of them are sent, and only what the hub lacks.
#[test]
fn whose_series_is_longer_than_a_segment_takes_the_offices_place() {
    let roster = HubId([1; 16]).roster();
    for make in Place::each() {
        let mut team = Team::new(make);
        let mut next = Laptop::new("bureau 2");
        let (writer, at) = (next.series(roster), next.moment());
        let many = (0..6_000).map(|_| Fact::Stated { heads: Vec::new(), revisions: Vec::new() }).collect();
        next.store.append(&next.station, writer, at, &Author::new(next.name), many).unwrap();
        // Nobody hears more of it than what it sends in the moment in which it becomes the office.
        let mut cut = Beset { hub: team.hub(&next), around: CutAfter(Asked::Succeed) };
        assert!(matches!(takes_over(&mut cut, &mut next, &team.recovery), Err(HubError::Unreachable { .. })));
        drop(cut);
        let troubles = team.one.sync(&mut *team.hub(&team.one)).unwrap().troubles;
        assert_eq!(troubles, [Trouble::OfficeChanged(next.station.key.public())]);
        next.sync(&mut *team.hub(&next)).unwrap();
        // The first one has its place again: what the hub has of its series is not sent once more.
        let series = team.office.series(roster);
        takes_over(&mut *team.hub(&team.office), &mut team.office, &team.recovery).unwrap();
        if let Some(root) = team.place.root() {
            let pieces = files(&root.join("journal").join(series.to_string()));
            let first = |path: &PathBuf| path.file_name().unwrap().to_string_lossy()[..12].to_owned();
            assert_eq!(pieces.iter().map(first).collect::<BTreeSet<_>>().len(), pieces.len(), "{pieces:?}");
        }
        let troubles = team.one.sync(&mut *team.hub(&team.one)).unwrap().troubles;
        assert_eq!(troubles, [Trouble::OfficeChanged(team.office.station.key.public())]);
        let campaign = team.office.open_campaign();
        team.office.see(campaign, colleges()[0], "Réserve", "A-1");
        team.in_step();
        assert_eq!(team.one.sealed(), team.office.sealed());
    }
}
