//! What other programs leave in the folder of a hub: the litter of systems and sync programs, and copies of our files under other
//! names. A hub with them is the same hub, none of them is touched, and `recol doctor` reports them.

use super::{
    laptop::{Laptop, accept},
    story::{colleges, rows},
};
use proptest::{prelude::*, sample::Index, test_runner::TestRunner};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation, Revision, WriterId},
    },
    io::hub::{FolderHub, Hub},
};
use std::{
    cell::RefCell,
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};
use tempfile::TempDir;

/// Names that have nothing to do with ours. The comments say who leaves them.
const LITTER: [&str; 17] = [
    // Windows, macOS, Linux desktops.
    "desktop.ini",
    "Thumbs.db",
    ".DS_Store",
    "._000001.json",
    ".directory",
    // Syncthing, Nextcloud, Dropbox, rsync, rclone.
    ".stfolder",
    ".stversions",
    ".sync_abc.db",
    ".dropbox",
    ".000001.json.AbC123",
    "000001.json.partial",
    // Office programs, editors, downloads.
    "~$inventaire.xlsx",
    ".~lock.inventaire.ods#",
    "~WRL0001.tmp",
    "inventaire.csv~",
    "1234.tmp",
    "Nouveau dossier",
];

/// How other programs name a copy of a file.
const COPIES: [fn(&str, &str) -> String; 9] = [
    |stem, end| format!("{stem} (1).{end}"),
    |stem, end| format!("{stem} - Copie.{end}"),
    |stem, end| format!("{stem}.sync-conflict-20261129-101500-ABCDEFG.{end}"),
    |stem, end| format!("{stem} (Konflikt von Büro 2026-11-29).{end}"),
    |stem, end| format!("{stem} (poste 1's conflicted copy 2026-11-29).{end}"),
    |stem, end| format!("{stem}-PC-BUREAU.{end}"),
    |stem, end| format!("{stem}.conflict1.{end}"),
    |stem, end| format!("{stem}.{end}.orig"),
    |stem, end| format!("{stem}.{end}.tmp"),
];

/// What a stray file holds.
#[derive(Clone, Copy, Debug)]
enum Holds {
    Nothing,
    Rubbish,
    /// A file of ours, from its beginning to a part of it.
    Ours(Index, u8),
    /// It is a folder with a file in it.
    Folder,
}

#[derive(Clone, Debug)]
enum Called {
    Litter(Index),
    /// As a copy of one of our files in that folder would be.
    Copy(Index, Index),
}

fn stray() -> impl Strategy<Value = (Index, Called, Holds)> {
    let called =
        prop_oneof![any::<Index>().prop_map(Called::Litter), any::<(Index, Index)>().prop_map(|(of, how)| Called::Copy(of, how))];
    let holds = prop_oneof![
        Just(Holds::Nothing),
        Just(Holds::Rubbish),
        any::<(Index, u8)>().prop_map(|(of, part)| Holds::Ours(of, part)),
        any::<Index>().prop_map(|of| Holds::Ours(of, u8::MAX)),
        Just(Holds::Folder),
    ];
    (any::<Index>(), called, holds)
}

/// An office and two stations that share a folder: the same for all cases, each of which leaves it as it was.
struct Team {
    dir: TempDir,
    office: Laptop,
    one: Laptop,
    two: Laptop,
    campaign: CampaignId,
}

impl Team {
    fn new() -> Self {
        let dir = TempDir::new().unwrap();
        let hub = || FolderHub::at(dir.path());
        let mut office = Laptop::new("bureau");
        FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut hub()).unwrap();
        let (mut one, mut two) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
        for laptop in [&mut one, &mut two] {
            laptop.refused(&mut hub());
        }
        accept(&mut hub(), &mut office, &Scope::All);
        for laptop in [&mut one, &mut two] {
            laptop.sync(&mut hub()).unwrap();
        }
        let mut team = Self { dir, office, one, two, campaign };
        team.record();
        team.sync();
        team
    }

    fn hub(&self) -> FolderHub {
        FolderHub::at(self.dir.path())
    }

    fn record(&mut self) {
        for (at, laptop) in [&mut self.one, &mut self.two].into_iter().enumerate() {
            laptop.see(self.campaign, colleges()[at], "Réserve", "A-1");
        }
    }

    /// Everybody syncs and has nothing to tell.
    #[track_caller]
    fn sync(&mut self) {
        let mut hub = self.hub();
        for _ in 0..2 {
            for laptop in [&mut self.one, &mut self.two, &mut self.office] {
                assert_eq!(laptop.sync(&mut hub).unwrap().troubles, []);
            }
        }
        assert_eq!(self.one.sealed(), self.office.sealed());
        assert_eq!(self.two.sealed(), self.office.sealed());
    }

    /// All that the hub tells to somebody who has nothing yet; what it tells twice counts once.
    fn told(&self) -> (String, BTreeSet<String>) {
        let mut hub = self.hub();
        let own: Vec<WriterId> = self.one.store.own().unwrap().into_iter().map(|series| series.writer).collect();
        let mut greeting = hub.meet(&own).unwrap();
        greeting.time = None;
        let heads = std::mem::take(&mut greeting.series);
        let mut pieces: BTreeSet<String> = heads.iter().map(|head| format!("{head:?}")).collect();
        let mut told = format!("{greeting:?}");
        hub.inventory(Revision(0), greeting.newest(), &Scope::All, &mut |arrival| {
            told += &format!("{arrival:?}");
            Ok(())
        })
        .unwrap();
        for head in &heads {
            hub.fetch(head.writer, 0, &mut |segment| {
                pieces.insert(format!("{segment:?}"));
                Ok(())
            })
            .unwrap();
        }
        (told, pieces)
    }
}

/// Every file and folder below a folder, with what it holds.
fn inside(folder: &Path) -> BTreeMap<PathBuf, Option<Vec<u8>>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let held = (!path.is_dir()).then(|| fs::read(&path).unwrap());
        if held.is_none() {
            found.extend(inside(&path));
        }
        found.insert(path, held);
    }
    found
}

#[test]
fn a_hub_among_files_of_others_is_the_same_hub() {
    let team = RefCell::new(Team::new());
    let config = ProptestConfig { cases: 40, failure_persistence: None, ..ProptestConfig::default() };
    let ran = TestRunner::new(config)
        .run(&prop::collection::vec(stray(), 1..24), |strays| is_the_same(&mut team.borrow_mut(), &strays));
    if let Err(failed) = ran {
        panic!("{failed}");
    }
}

/// Puts these files into the hub and takes them away again.
fn is_the_same(team: &mut Team, strays: &[(Index, Called, Holds)]) -> Result<(), TestCaseError> {
    let before = inside(team.dir.path());
    let told = team.told();
    let mut folders: Vec<PathBuf> = before.iter().filter(|(_, held)| held.is_none()).map(|(path, _)| path.clone()).collect();
    folders.push(team.dir.path().to_owned());
    let ours: Vec<&PathBuf> = before.iter().filter(|(_, held)| held.is_some()).map(|(path, _)| path).collect();
    let mut put = BTreeMap::new();
    for (folder, called, holds) in strays {
        let folder = folder.get(&folders);
        let name = match called {
            Called::Litter(which) => (*which.get(&LITTER)).to_owned(),
            Called::Copy(of, how) => {
                let here: Vec<&&PathBuf> = ours.iter().filter(|path| path.parent() == Some(folder)).collect();
                let of = if here.is_empty() { ours[of.index(ours.len())] } else { here[of.index(here.len())] };
                let (stem, end) = (of.file_stem().unwrap().to_str().unwrap(), of.extension().unwrap().to_str().unwrap());
                how.get(&COPIES)(stem, end)
            }
        };
        let path = folder.join(name);
        if path.exists() {
            continue;
        }
        match holds {
            Holds::Folder => fs::create_dir(&path).and_then(|()| fs::write(path.join("desktop.ini"), "x")).unwrap(),
            Holds::Nothing => fs::write(&path, "").unwrap(),
            Holds::Rubbish => fs::write(&path, "rubbish").unwrap(),
            Holds::Ours(of, part) => {
                let bytes = before[*of.get(&ours)].as_ref().unwrap();
                fs::write(&path, &bytes[..bytes.len() * usize::from(*part) / usize::from(u8::MAX)]).unwrap();
            }
        }
        put.insert(path.clone(), if path.is_dir() { None } else { Some(fs::read(&path).unwrap()) });
    }
    prop_assert_eq!(team.told(), told);
    team.record();
    team.sync();
    for (path, held) in put {
        prop_assert_eq!(&if path.is_dir() { None } else { Some(fs::read(&path).unwrap()) }, &held, "{}", path.display());
        if held.is_none() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
    }
    // Nothing of ours was put aside, moved or taken away either.
    let after = inside(team.dir.path());
    prop_assert!(before.iter().all(|(path, held)| after.get(path) == Some(held)));
    prop_assert!(after.keys().all(|path| !path.file_name().unwrap().to_str().unwrap().starts_with('.')));
    Ok(())
}

#[test]
fn what_is_passed_over_is_listed_for_who_asks() {
    let mut team = Team::new();
    assert_eq!(team.hub().strangers().unwrap(), Default::default());
    let writer = team.one.series(team.campaign).to_string();
    for name in ["desktop.ini", ".DS_Store", "roster/000001 (1).json", "stations/Thumbs.db", &format!("journal/{writer}/x.seg")] {
        fs::write(team.dir.path().join(name), "x").unwrap();
    }
    fs::create_dir(team.dir.path().join("journal/sauvegarde")).unwrap();
    let found = team.hub().strangers().unwrap();
    assert_eq!((found.count, found.first.len()), (5, 3), "{found:?}");
    assert_eq!(found.first[0], Path::new("desktop.ini"));
}

/// A program that carries files renames the identity of the hub: it is found again by its signature.
#[test]
fn an_identity_that_was_renamed_is_found_again() {
    let mut team = Team::new();
    let root = team.dir.path().to_owned();
    let own = root.join("recol-hub.json");
    let identity = fs::read(&own).unwrap();
    let mut tried = 0;
    for copied in COPIES {
        let other = root.join(copied("recol-hub", "json"));
        fs::rename(&own, &other).unwrap();
        fs::write(root.join("recol-hub-notes.json"), "{}").unwrap();
        team.record();
        team.sync();
        assert!(!own.exists() && other.exists());
        // Two of them that say the same are the same; one that nobody signed is none.
        fs::write(root.join("recol-hub (2).json"), &identity).unwrap();
        team.sync();
        let mut altered = identity.clone();
        let at = altered.len() / 2;
        altered[at] ^= 1;
        fs::write(root.join("recol-hub (2).json"), altered).unwrap();
        team.sync();
        fs::remove_file(root.join("recol-hub (2).json")).unwrap();
        fs::rename(&other, &own).unwrap();
        tried += 1;
    }
    // Of two hubs in one folder neither is chosen.
    let other = TempDir::new().unwrap();
    let stranger = Laptop::new("un autre");
    FolderHub::init(other.path(), HubId([2; 16]), Incarnation([2; 16]), "un autre", &stranger.station.key).unwrap();
    fs::copy(other.path().join("recol-hub.json"), root.join("recol-hub (1).json")).unwrap();
    fs::rename(&own, root.join("recol-hub (3).json")).unwrap();
    assert!(matches!(FolderHub::at(&root).meet(&[]), Err(recol::io::hub::HubError::NoHub(_))));
    println!("{tried} other names");
}
