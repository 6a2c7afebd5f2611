//! A folder hub in the hands of somebody who means harm: links, pipes, sockets, devices, files without an end, rubbish by the
//! ten thousand, forged and missing pieces. Nothing outside the hub is touched, nothing hangs, nothing is lost, all is named.

use super::{
    laptop::{Laptop, accept},
    story::{colleges, gather, rows},
};
use crate::env::ENDLESS;
use recol::{
    audit::{
        exchange::{Scope, Segment},
        ids::{CampaignId, HubId, Incarnation, Revision, WriterId},
    },
    io::hub::{FolderHub, Hub, HubError, Report, Trouble},
    job::Thing,
    locale::{Lang, say_troubles},
};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    path::{Path, PathBuf},
    time::Duration,
};
#[cfg(unix)]
use std::{
    os::unix::{fs::symlink, net::UnixListener},
    process::Command,
};
use tempfile::TempDir;

/// An office, a station and a colleague who share a folder, and what belongs to the station's user.
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
        let (root, mine) = (dir.path().join("hub"), dir.path().join("mine"));
        let mut office = Laptop::new("bureau");
        FolderHub::init(&root, HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut FolderHub::at(&root)).unwrap();
        let (mut one, mut two) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
        for laptop in [&mut one, &mut two] {
            laptop.refused(&mut FolderHub::at(&root));
        }
        accept(&mut FolderHub::at(&root), &mut office, &Scope::All);
        for laptop in [&mut one, &mut two] {
            laptop.sync(&mut FolderHub::at(&root)).unwrap();
        }
        fs::create_dir_all(mine.join("photos")).unwrap();
        fs::write(mine.join("photos/été.jpg"), "a photograph").unwrap();
        fs::write(mine.join("000000000001-000000000002-letter.seg"), "a letter").unwrap();
        fs::write(mine.join(".recol-partial-0123456789abcdef0123456789abcdef"), "mine too").unwrap();
        Self { dir, office, one, two, campaign }
    }

    fn root(&self) -> PathBuf {
        self.dir.path().join("hub")
    }

    fn mine(&self) -> PathBuf {
        self.dir.path().join("mine")
    }

    fn hub(&self) -> FolderHub {
        FolderHub::at(&self.root())
    }

    fn series(&mut self) -> (WriterId, PathBuf) {
        let writer = self.one.series(self.campaign);
        (writer, self.root().join("journal").join(writer.to_string()))
    }

    fn reads(&mut self, count: usize) {
        for at in 0..count {
            self.one.see(self.campaign, colleges()[0], "Réserve", &format!("A-{}", at % 5));
        }
    }

    #[track_caller]
    fn syncs(&mut self) -> Report {
        let mut hub = self.hub();
        self.one.sync(&mut hub).unwrap()
    }

    /// With all that stood in the way gone, everybody holds the same.
    #[track_caller]
    fn agree(&mut self) {
        let mut hub = self.hub();
        for _ in 0..2 {
            for laptop in [&mut self.one, &mut self.two, &mut self.office] {
                laptop.sync(&mut hub).unwrap();
            }
        }
        for laptop in [&mut self.one, &mut self.two, &mut self.office] {
            assert_eq!(laptop.sync(&mut hub).unwrap().troubles, []);
            assert_eq!(laptop.store.waiting().unwrap(), 0);
        }
        assert_eq!(self.one.sealed(), self.office.sealed());
        assert_eq!(self.two.sealed(), self.office.sealed());
    }
}

/// Every name below a folder with what it is and holds; links are not followed.
fn inside(folder: &Path) -> BTreeMap<PathBuf, String> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let kind = fs::symlink_metadata(&path).unwrap().file_type();
        let said = if kind.is_dir() {
            found.extend(inside(&path));
            "folder".to_owned()
        } else if kind.is_file() {
            format!("{:?}", fs::read(&path).unwrap())
        } else {
            format!("{kind:?} {:?}", fs::read_link(&path).ok())
        };
        found.insert(path, said);
    }
    found
}

fn named(folder: &Path, prefix: &str) -> Vec<PathBuf> {
    let all = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    all.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with(prefix)).collect()
}

/// A name that a piece of a series has, and that none has.
fn piece(folder: &Path, at: u64) -> PathBuf {
    folder.join(format!("{at:012}-{at:012}-{at:064x}.seg"))
}

#[cfg(unix)]
fn pipe(path: &Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}

/// The address of a socket is short, and the way to a folder for temporary files may be long: it is bound through the folder's
/// handle where there is such a way, under a short name.
#[cfg(unix)]
fn socket(at: &Path) {
    let folder = File::open(at.parent().unwrap()).unwrap();
    let handle = PathBuf::from(format!("/proc/self/fd/{}", std::os::fd::AsRawFd::as_raw_fd(&folder)));
    let place = if handle.exists() { handle } else { at.parent().unwrap().to_owned() };
    drop(UnixListener::bind(place.join("s")).unwrap());
    fs::rename(at.with_file_name("s"), at).unwrap();
}

/// Makes one thing that is no regular file.
#[cfg(unix)]
type Makes = fn(&Path, &Path);

/// What is put in the way, by what it is.
#[cfg(unix)]
fn strangers() -> Vec<(&'static str, Makes, Thing)> {
    vec![
        ("a link to a folder of the user's", |at, mine| symlink(mine, at).unwrap(), Thing::Link),
        ("a link to a file of the user's", |at, mine| symlink(mine.join("photos/été.jpg"), at).unwrap(), Thing::Link),
        ("a link to nothing", |at, mine| symlink(mine.join("nothing"), at).unwrap(), Thing::Link),
        ("a link to itself", |at, _| symlink(at, at).unwrap(), Thing::Link),
        ("a link to /dev/zero", |at, _| symlink("/dev/zero", at).unwrap(), Thing::Link),
        ("a pipe", |at, _| pipe(at), Thing::Pipe),
        ("a socket", |at, _| socket(at), Thing::Socket),
    ]
}

/// Takes a stranger away again.
#[cfg(unix)]
fn clear(path: &Path) {
    if fs::symlink_metadata(path).unwrap().is_dir() { fs::remove_dir_all(path).unwrap() } else { fs::remove_file(path).unwrap() }
}

#[track_caller]
fn tells(report: &Report, path: &Path, thing: Thing, what: &str) {
    let told = Trouble::Strange { what: path.display().to_string(), thing };
    assert!(report.troubles.contains(&told), "{what}: {:?}", report.troubles);
}

#[cfg(unix)]
#[test]
fn links_pipes_and_devices_anywhere_in_a_hub_are_named_and_left() {
    let mut team = Team::new();
    team.reads(2);
    team.syncs();
    let before = inside(&team.mine());
    let (writer, own) = team.series();
    let theirs = {
        let writer = team.office.series(team.campaign);
        team.root().join("journal").join(writer.to_string())
    };
    let (mut tried, mut stopped) = (0, 0);
    for (what, make, thing) in strangers() {
        // One beside what is ours, in each of the folders: named by who looks there, in nobody's way.
        let beside = [
            own.join(format!("000000000001-000000000001-{}.seg", "ab".repeat(32))),
            theirs.join(format!("000000000001-000000000001-{}.seg", "ab".repeat(32))),
            team.root().join("roster/000099-abababababababab.json"),
            team.root().join(format!("stations/{}.json", "ab".repeat(32))),
        ];
        for path in &beside {
            make(path, &team.mine());
            team.reads(1);
            let report = team.syncs();
            // Of a colleague's series only the names are looked at until one is fetched.
            if path.starts_with(&theirs) {
                let mut hub = team.hub();
                let mut fresh = Laptop::new("poste 3");
                fresh.station = team.two.station.clone();
                let mut told = Vec::new();
                let theirs: WriterId = theirs.file_name().unwrap().to_str().unwrap().parse().unwrap();
                hub.fetch(theirs, 0, &mut |segment| {
                    told.extend(segment.err());
                    Ok(())
                })
                .unwrap();
                assert_eq!(told, [Trouble::Strange { what: path.display().to_string(), thing }], "{what}");
            } else {
                tells(&report, path, thing, what);
            }
            assert_eq!(team.one.store.waiting().unwrap(), 0, "{what} at {}", path.display());
            assert!(fs::symlink_metadata(path).is_ok(), "{what} was taken away");
            clear(path);
            tried += 1;
        }
        // In the place of the folder of an own series: that series waits and says so; what others wrote comes.
        let away = team.dir.path().join("away");
        fs::rename(&own, &away).unwrap();
        make(&own, &team.mine());
        team.reads(1);
        team.office.see(team.campaign, colleges()[0], "Réserve", "A-1");
        team.office.sync(&mut team.hub()).unwrap();
        let report = team.syncs();
        tells(&report, &own, thing, what);
        assert!(!report.troubles.contains(&Trouble::Mended(writer)), "{what}: {:?}", report.troubles);
        assert_eq!((report.arrived(), report.sent), (1, 0), "{what}");
        assert_eq!(team.one.store.waiting().unwrap(), 1, "{what}");
        tells(&team.two.sync(&mut team.hub()).unwrap(), &own, thing, what);
        clear(&own);
        fs::rename(&away, &own).unwrap();
        tried += 1;
        // In the place of what everything hangs on: told by name, and nothing is done.
        for name in ["recol-hub.json", "journal", "roster", "stations", "inventory"] {
            let path = team.root().join(name);
            fs::rename(&path, &away).unwrap();
            make(&path, &team.mine());
            match team.one.sync(&mut team.hub()) {
                Err(HubError::Strange { path: told, thing: found }) => assert_eq!((told, found), (path.clone(), thing), "{what}"),
                other => panic!("{what} at {name}: {other:?}"),
            }
            clear(&path);
            fs::rename(&away, &path).unwrap();
            (tried, stopped) = (tried + 1, stopped + 1);
        }
        // A revision of the inventory.
        let path = named(&team.root().join("inventory"), "00000001").pop().unwrap();
        fs::rename(&path, &away).unwrap();
        make(&path, &team.mine());
        let taken = team.hub().inventory(Revision(0), Revision(9), &Scope::All, &mut |_| Ok(()));
        assert!(matches!(&taken, Err(HubError::Strange { path: told, .. }) if *told == path), "{what}: {taken:?}");
        clear(&path);
        fs::rename(&away, &path).unwrap();
        (tried, stopped) = (tried + 1, stopped + 1);
        assert_eq!(inside(&team.mine()), before, "{what}: something of the user's was touched");
    }
    println!(
        "{tried} links, pipes and sockets in a hub: all named, {stopped} of them in places where a sync stops; none followed or taken away"
    );
    team.agree();
}

#[cfg(unix)]
#[test]
fn a_device_in_a_hub_is_not_opened() {
    // Only root can make one; where nobody can, the one of the system stands for it.
    let within = recol::io::within::Within::at(Path::new("/dev")).unwrap();
    for name in ["zero", "null", "full", "tty"] {
        let refused = within.read(name, 10);
        assert!(matches!(refused, Err(recol::io::bounded::Refused::Strange(Thing::Device))), "{name}: {refused:?}");
    }
}

#[cfg(unix)]
#[test]
fn a_folder_of_the_users_in_the_place_of_an_own_series_stays_as_it_is() {
    let mut team = Team::new();
    team.reads(3);
    team.syncs();
    let (_, own) = team.series();
    let mine = team.mine();
    let before = inside(&mine);
    let away = team.dir.path().join("away");
    fs::rename(&own, &away).unwrap();
    symlink(&mine, &own).unwrap();
    for _ in 0..3 {
        team.reads(1);
        tells(&team.syncs(), &own, Thing::Link, "a link");
    }
    assert_eq!(inside(&mine), before);
    fs::remove_file(&own).unwrap();
    fs::rename(&away, &own).unwrap();
    team.agree();
}

#[test]
fn what_is_wrong_in_an_own_series_is_put_aside_and_never_deleted() {
    let mut team = Team::new();
    team.reads(3);
    team.syncs();
    let (writer, own) = team.series();
    let path = named(&own, "0").pop().unwrap();
    let whole = fs::read(&path).unwrap();
    let mut altered = whole.clone();
    altered[100] ^= 1;
    // The own one altered, and under two names of ours a letter and a foreign segment.
    let theirs = team.root().join("journal").join(team.office.series(team.campaign).to_string());
    let foreign = fs::read(named(&theirs, "0").pop().unwrap()).unwrap();
    let wrong: [(&Path, &[u8]); 3] = [(&piece(&own, 7), b"dear aunt"), (&piece(&own, 8), &foreign), (&path, &altered)];
    // What has no name of ours is the user's.
    let theirs: [(&Path, &[u8]); 2] = [(&own.join("lettre.txt"), b"dear aunt"), (&own.join("copie.seg"), &foreign)];
    for (path, bytes) in wrong.into_iter().chain(theirs) {
        fs::write(path, bytes).unwrap();
    }
    let report = team.syncs();
    let aside = |what: &Path| {
        let found = report.troubles.iter().find_map(|trouble| match trouble {
            Trouble::Aside { what: told, aside, .. } if *told == what.display().to_string() => Some(own.join(aside)),
            _ => None,
        });
        found.unwrap_or_else(|| panic!("{}: {:?}", what.display(), report.troubles))
    };
    for (path, bytes) in wrong {
        assert_eq!(fs::read(aside(path)).unwrap(), bytes, "{}", path.display());
    }
    for (path, bytes) in theirs {
        let told = format!("{:?}", report.troubles);
        assert!(!told.contains(path.file_name().unwrap().to_str().unwrap()), "{told}");
        assert_eq!(fs::read(path).unwrap(), bytes, "{}", path.display());
    }
    assert!(report.troubles.contains(&Trouble::Mended(writer)), "{:?}", report.troubles);
    assert_eq!(fs::read(&path).unwrap(), whole);
    // Said once; what was put aside is nobody's business any more, and is never swept.
    for aside in named(&own, ".recol-aside-") {
        let file = File::options().append(true).open(&aside).unwrap();
        let written = file.metadata().unwrap().modified().unwrap();
        file.set_modified(written - Duration::from_secs(1_000_000)).unwrap();
    }
    team.agree();
    assert_eq!(named(&own, ".recol-aside-").len(), 3);
    println!("3 of 3 wrong files put aside and told, none deleted");
}

#[test]
fn a_folder_with_the_name_of_an_own_piece_waits_and_is_named() {
    let mut team = Team::new();
    team.reads(1);
    team.syncs();
    let (_, own) = team.series();
    let path = named(&own, "0").pop().unwrap();
    let whole = fs::read(&path).unwrap();
    fs::remove_file(&path).unwrap();
    fs::create_dir(&path).unwrap();
    fs::write(path.join("mine"), "mine").unwrap();
    let report = team.syncs();
    tells(&report, &path, Thing::Folder, "a folder");
    assert_eq!(fs::read_to_string(path.join("mine")).unwrap(), "mine");
    fs::remove_dir_all(&path).unwrap();
    fs::write(&path, whole).unwrap();
    team.agree();
}

/// The most memory that this process has had, in megabytes.
fn peak() -> u64 {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap_or("0 kB");
    line.trim().trim_end_matches(" kB").trim().parse::<u64>().unwrap() / 1_024
}

#[test]
fn files_without_an_end_are_not_read_to_it() {
    let mut team = Team::new();
    team.reads(1);
    team.syncs();
    let (_, own) = team.series();
    let colleague = team.office.series(team.campaign);
    let theirs = team.root().join("journal").join(colleague.to_string());
    let endless = [
        piece(&own, 7),
        piece(&theirs, 7),
        team.root().join("roster").join("000099-abababababababab.json"),
        team.root().join("stations").join(format!("{}.json", "ab".repeat(32))),
    ];
    for path in &endless {
        let file = File::create(path).unwrap();
        // One begins as a segment does.
        std::io::Write::write_all(&mut &file, b"RECOLSG1").unwrap();
        file.set_len(ENDLESS).unwrap();
    }
    // A line of the inventory that never ends, in a revision that would come next.
    let digest = "ab".repeat(32);
    let line = team.root().join(format!("inventory/00000002-{digest}.rev"));
    File::create(&line).unwrap().set_len(ENDLESS).unwrap();
    let before = peak();
    let mut told = 0;
    for path in &endless {
        let hub = &mut team.hub();
        let mut troubles = match team.one.sync(hub) {
            Err(HubError::Damaged { .. }) => Vec::new(),
            synced => synced.unwrap().troubles,
        };
        troubles.extend(hub.meet(&[]).unwrap().troubles);
        // Of a colleague's series no file is opened until it is fetched.
        hub.fetch(colleague, 0, &mut |segment| {
            troubles.extend(segment.err());
            Ok(())
        })
        .unwrap();
        let what = path.display().to_string();
        let named = troubles.iter().any(|trouble| match trouble {
            Trouble::Altered { what: told, .. } | Trouble::Aside { what: told, .. } => *told == what,
            _ => false,
        });
        // An own one was put aside at the first look.
        told += usize::from(named || (path.starts_with(&own) && !path.exists()));
    }
    let taken = team.hub().inventory(Revision(1), Revision(2), &Scope::All, &mut |_| Ok(()));
    assert!(matches!(&taken, Err(HubError::Damaged { cause, .. }) if cause.contains("at most")), "{taken:?}");
    // One of a size that a revision may have, and a line that none has.
    File::create(&line).unwrap().set_len(1 << 29).unwrap();
    let taken = team.hub().inventory(Revision(1), Revision(2), &Scope::All, &mut |_| Ok(()));
    assert!(matches!(&taken, Err(HubError::Damaged { cause, .. }) if cause.contains("cut off")), "{taken:?}");
    assert_eq!(told, endless.len());
    println!("{} files of a terabyte each refused; {} MB more at the peak", endless.len() + 1, peak() - before);
    for path in endless.iter().chain([&line]).filter(|path| path.exists()) {
        fs::remove_file(path).unwrap();
    }
    named(&own, ".recol-aside-").iter().for_each(|path| fs::remove_file(path).unwrap());
    team.agree();
}

/// So many names in one folder are many. Wine reads a whole folder for every new name in it.
const MANY: usize = if cfg!(windows) { 1_000 } else { 50_000 };
/// How many introductions of stations that wait are opened.
const OPENED: usize = 200;

#[test]
fn fifty_thousand_pieces_of_rubbish_are_two_lines_and_stop_nobody() {
    let mut team = Team::new();
    team.reads(2);
    team.syncs();
    let stations = team.root().join("stations");
    for at in 0..MANY {
        fs::write(stations.join(format!("{at:064x}.json")), "junk").unwrap();
    }
    team.reads(1);
    let report = team.syncs();
    assert_eq!(team.one.store.waiting().unwrap(), 0);
    let altered = report.troubles.iter().filter(|trouble| matches!(trouble, Trouble::Altered { .. })).count();
    // That there are more is said.
    assert_eq!(altered, OPENED);
    for lang in Lang::ALL {
        let lines = say_troubles(lang, &report.troubles);
        assert!(lines.len() == 2 && lines.iter().any(|line| line.contains(&(OPENED - 1).to_string())), "{lines:?}");
        assert!(lines.iter().any(|line| line.contains(&OPENED.to_string()) && line.contains("stations")), "{lines:?}");
    }
    println!("{MANY} pieces of rubbish: 2 lines");
}

/// Wine reads a whole folder for every name in it: it would take hours.
#[cfg(unix)]
#[test]
fn more_names_than_are_looked_at_are_told() {
    let mut team = Team::new();
    team.reads(1);
    team.syncs();
    let (_, own) = team.series();
    let theirs = team.root().join("journal").join(team.office.series(team.campaign).to_string());
    // In a series: so many that may be copies of pieces are looked into, and no more; what is ours is seen all the same.
    let rubbish: Vec<PathBuf> =
        [&own, &theirs].iter().flat_map(|folder| (0..1_005).map(|at| folder.join(format!("0{at}.seg")))).collect();
    for path in &rubbish {
        fs::write(path, "rubbish").unwrap();
    }
    team.reads(1);
    assert_eq!(team.syncs().sent, 1);
    for path in &rubbish {
        assert_eq!(fs::read_to_string(path).unwrap(), "rubbish");
        fs::remove_file(path).unwrap();
    }
    for at in 0..1_005 {
        fs::write(piece(&own, 100 + at), format!("{at}")).unwrap();
        fs::write(theirs.join(format!("0{at}.seg")), format!("{at}")).unwrap();
    }
    let report = team.syncs();
    for folder in [&own, &theirs] {
        let what = folder.display().to_string();
        assert!(report.troubles.contains(&Trouble::Crowded { what, most: 1_000 }), "{:?}", &report.troubles[..3]);
    }
    // What is left of the own ones goes aside at the next; what has no name of ours stays.
    team.syncs();
    assert!((0..1_005).all(|at| !piece(&own, 100 + at).exists()));
    assert_eq!(named(&own, ".recol-aside-").len(), 1_005);
    (0..1_005).for_each(|at| fs::remove_file(theirs.join(format!("0{at}.seg"))).unwrap());
    team.office.sync(&mut team.hub()).unwrap();
    team.office.sync(&mut team.hub()).unwrap();
    team.agree();
    // In the roster nobody may go on without what was not seen: the newest may be among it.
    let roster = team.root().join("roster");
    for at in 0..100_001 {
        File::create(roster.join(format!("x{at}"))).unwrap();
    }
    let refused = team.one.sync(&mut team.hub());
    assert!(matches!(&refused, Err(HubError::Damaged { what, .. }) if *what == roster.display().to_string()), "{refused:?}");
}

#[test]
fn forged_and_missing_pieces_are_named_and_none_is_taken() {
    let mut team = Team::new();
    for _ in 0..4 {
        team.reads(2);
        team.syncs();
    }
    let (writer, own) = team.series();
    let files = {
        let mut files = named(&own, "0");
        files.sort();
        files
    };
    let held: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    let (mut forged, mut missing) = (0, 0);
    // Every piece: each of its bytes in turn would take long here (another test does); its parts do.
    let mut forger = Laptop::new("faussaire");
    forger.import(rows());
    forger.see(team.campaign, colleges()[0], "Réserve", "A-2");
    let series = forger.store.own_series(team.campaign).unwrap();
    let entries = forger.store.sealed_after(series, 0, 9).unwrap();
    let strange = Segment::signed(team.campaign, &forger.station.key, entries).unwrap().to_bytes();
    for (at, path) in files.iter().enumerate() {
        let whole = &held[at];
        let mut lies: Vec<Vec<u8>> = [0, 8, 24, 40, 72, 80, 84, 120, whole.len() - 97, whole.len() - 40, whole.len() - 1]
            .iter()
            .map(|place| {
                let mut lie = whole.clone();
                lie[*place] ^= 0x40;
                lie
            })
            .collect();
        lies.extend([Vec::new(), whole[..whole.len() / 2].to_vec(), [whole.as_slice(), b"more"].concat(), strange.clone()]);
        // Another piece under this one's name.
        lies.push(held[(at + 1) % held.len()].clone());
        for lie in lies {
            fs::write(path, &lie).unwrap();
            let report = team.syncs();
            let told = |trouble: &Trouble| matches!(trouble, Trouble::Aside { what, .. } if *what == path.display().to_string());
            let other = held.contains(&lie);
            // A whole piece of the same series is what it says, whatever it is called: then one is missing.
            assert!(other || report.troubles.iter().any(told), "{at}: {:?}", report.troubles);
            assert!(other || fs::read(path).ok().as_ref() != Some(&lie), "{at}: it is still there");
            forged += 1;
        }
        team.agree();
    }
    // Each piece gone, seen by one who holds nothing yet, and mended by its author.
    for at in 0..files.len() {
        for path in named(&own, "0") {
            fs::remove_file(path).unwrap();
        }
        for (other, path) in files.iter().enumerate().filter(|(other, _)| *other != at) {
            fs::write(path, &held[other]).unwrap();
        }
        let mut told = Vec::new();
        team.hub().meet(&[]).unwrap().troubles.into_iter().for_each(|trouble| told.push(trouble));
        let last = at == files.len() - 1;
        assert!(
            last || told.iter().any(|trouble| matches!(trouble, Trouble::Missing { writer: of, .. } if *of == writer)),
            "{at}: {told:?}"
        );
        missing += 1;
        if last {
            // Nobody else can know that there was more; its author does.
            assert!(matches!(team.one.sync(&mut team.hub()), Err(HubError::Refused(_))));
            fs::write(&files[at], &held[at]).unwrap();
        }
        team.syncs();
        team.agree();
    }
    println!("{forged} forged and {missing} missing pieces: all noticed, none taken");
}

#[test]
fn half_written_files_of_others_are_never_followed_and_ours_are_swept_at_the_start() {
    let mut team = Team::new();
    team.reads(1);
    team.syncs();
    let (_, own) = team.series();
    let mine = team.mine();
    let before = inside(&mine);
    let digits = "0123456789abcdef0123456789abcdef";
    let old = |path: &Path| {
        let file = File::options().append(true).open(path).unwrap();
        let written = file.metadata().unwrap().modified().unwrap();
        file.set_modified(written - Duration::from_secs(7_200)).unwrap();
    };
    let (mut ours, mut left) = (Vec::new(), Vec::new());
    for folder in [team.root(), team.root().join("roster"), team.root().join("stations"), team.root().join("inventory"), own] {
        let orphan = folder.join(format!(".recol-partial-{digits}"));
        fs::write(&orphan, "half").unwrap();
        old(&orphan);
        ours.push(orphan);
        let young = folder.join(".recol-partial-00000000000000000000000000000000");
        fs::write(&young, "being written").unwrap();
        let note = folder.join(".recol-partial-note");
        fs::write(&note, "a note").unwrap();
        old(&note);
        // The name that an earlier version took for its question about the time, as a link to a file of the user's.
        let link = folder.join(format!(".recol-partial-clock-{}", std::process::id()));
        #[cfg(unix)]
        symlink(mine.join("photos/été.jpg"), &link).unwrap();
        #[cfg(not(unix))]
        fs::write(&link, "another program's").unwrap();
        left.extend([young, note, link]);
    }
    // Nothing new is written: a sync that only looks sweeps too.
    team.syncs();
    for path in &ours {
        assert!(!path.exists(), "{} was not swept", path.display());
    }
    for path in &left {
        assert!(fs::symlink_metadata(path).is_ok(), "{} was taken away", path.display());
    }
    assert_eq!(inside(&mine), before);
}

#[test]
fn gathering_takes_away_only_what_the_office_wrote() {
    let mut team = Team::new();
    for round in 0..3 {
        let mut next = rows();
        next.devices[0].model = format!("modèle {round}").as_str().into();
        team.office.import(next);
        team.office.sync(&mut team.hub()).unwrap();
    }
    let folder = team.root().join("inventory");
    let digest = "ff".repeat(32);
    let letter = folder.join(format!("00000001-{digest}.rev"));
    fs::write(&letter, "a letter under such a name").unwrap();
    let link = folder.join(format!("00000000-{digest}.rev"));
    #[cfg(unix)]
    symlink(team.mine().join("photos/été.jpg"), &link).unwrap();
    let before = inside(&team.mine());
    let newest = team.office.store.newest_revision().unwrap();
    // The stranger of the number comes after the office's own by its name, and is passed over where one follows.
    gather(&mut team.hub(), &mut team.office, newest);
    assert_eq!(fs::read_to_string(&letter).unwrap(), "a letter under such a name");
    assert_eq!(fs::symlink_metadata(&link).is_ok_and(|found| found.is_symlink()), cfg!(unix));
    assert_eq!(inside(&team.mine()), before);
    let mut left = named(&folder, "0");
    left.retain(|path| *path != letter && *path != link);
    assert_eq!(left.len(), 1, "{left:?}");
    let mut fresh = Laptop::new("poste 4");
    fresh.refused(&mut team.hub());
    accept(&mut team.hub(), &mut team.office, &Scope::All);
    fresh.sync(&mut team.hub()).unwrap();
    assert_eq!(fresh.store.newest_revision().unwrap(), newest);
}

#[cfg(unix)]
#[test]
fn the_hub_itself_may_be_reached_over_a_link() {
    let mut team = Team::new();
    let link = team.dir.path().join("raccourci");
    symlink(team.root(), &link).unwrap();
    team.reads(2);
    let mut hub = FolderHub::at(&link);
    assert_eq!(team.one.sync(&mut hub).unwrap().troubles, []);
    team.agree();
    // A link that leads to itself, and a file, are no hub.
    let round = team.dir.path().join("rond");
    symlink(&round, &round).unwrap();
    for path in [round, team.mine().join("photos/été.jpg")] {
        assert!(matches!(team.one.sync(&mut FolderHub::at(&path)), Err(HubError::Io { .. })), "{}", path.display());
    }
    assert!(matches!(team.one.sync(&mut FolderHub::at(&team.dir.path().join("none"))), Err(HubError::NoHub(_))));
}

/// A piece that holds less than its name says does not have the ones before it handed over again, when the folder is listed once
/// more because its owner put pieces together.
#[test]
fn a_piece_that_holds_less_than_its_name_says_takes_nobody_back() {
    let mut team = Team::new();
    team.reads(8);
    let (writer, folder) = team.series();
    let mut hub = team.hub();
    let piece = |team: &Team, after: u64, count: usize| {
        let entries = team.one.store.sealed_after(writer, after, count).unwrap();
        Segment::signed(team.campaign, &team.one.station.key, entries).unwrap()
    };
    let begun = team.one.store.acknowledged(writer).unwrap();
    assert_eq!(begun, 0, "nothing of it is at the hub");
    for after in [0, 2, 4] {
        hub.push(&piece(&team, after, 2)).unwrap();
    }
    // It comes after the second, and holds the first entry.
    fs::write(folder.join(format!("{:012}-{:012}-{:064x}.seg", 4, 4, 1)), piece(&team, 0, 1).to_bytes()).unwrap();
    let (mut came, third) = (Vec::new(), named(&folder, "000000000005-").remove(0));
    hub.fetch(writer, 0, &mut |segment| {
        let segment = segment.unwrap();
        came.push((segment.first(), segment.head().seq));
        if came.len() == 3 {
            fs::remove_file(&third).unwrap();
            let joined = piece(&team, 4, 4);
            let name = format!("{:012}-{:012}-{:064x}.seg", 5, 8, 2);
            fs::write(folder.join(name), joined.to_bytes()).unwrap();
        }
        Ok(())
    })
    .unwrap();
    assert_eq!(came[..3], [(1, 2), (3, 4), (1, 1)]);
    assert!(!came[3..].contains(&(1, 2)) && came.contains(&(5, 8)), "{came:?}");
}
