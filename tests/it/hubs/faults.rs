//! The faults of a folder: what a medium, another program or another hand does to it. Nothing lost, nothing doubled.

use super::{
    around::{Around, Asked, Beset},
    laptop::{Laptop, accept},
    story::{colleges, rows},
};
use recol::{
    audit::{
        exchange::{Scope, Segment},
        finding::{Code, Subject},
        ids::{CampaignId, HubId, Incarnation},
    },
    io::hub::{FolderHub, Hub, HubError, Refusal, Trouble},
};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicBool, Ordering},
    thread,
};
use tempfile::TempDir;

/// An office and two stations that have joined its folder, with a campaign.
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
        let mut office = Laptop::new("bureau");
        FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut FolderHub::at(dir.path())).unwrap();
        let (mut one, mut two) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
        for laptop in [&mut one, &mut two] {
            laptop.refused(&mut FolderHub::at(dir.path()));
        }
        accept(&mut FolderHub::at(dir.path()), &mut office, &Scope::All);
        for laptop in [&mut one, &mut two] {
            laptop.sync(&mut FolderHub::at(dir.path())).unwrap();
        }
        Self { dir, office, one, two, campaign }
    }

    fn hub(&self) -> FolderHub {
        FolderHub::at(self.dir.path())
    }

    /// The first station reads devices, and syncs after each.
    fn reads(&mut self, count: usize) {
        for at in 0..count {
            self.one.see(self.campaign, colleges()[0], "Réserve", &format!("A-{}", at % 5));
            let mut hub = self.hub();
            self.one.sync(&mut hub).unwrap();
        }
    }

    /// Its files of segments, in order.
    fn segments(&mut self) -> Vec<PathBuf> {
        let writer = self.one.series(self.campaign);
        listed(&self.dir.path().join("journal").join(writer.to_string()))
    }
}

fn listed(folder: &Path) -> Vec<PathBuf> {
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    found
}

#[test]
fn a_piece_cut_or_altered_at_any_place_is_refused_and_written_again() {
    let mut team = Team::new();
    team.reads(1);
    let path = team.segments()[0].clone();
    let whole = fs::read(&path).unwrap();
    let mut hub = team.hub();
    for cut in 0..whole.len() {
        fs::write(&path, &whole[..cut]).unwrap();
        let report = team.two.sync(&mut hub).unwrap();
        assert_eq!(report.arrived(), 0, "cut at {cut}");
        let mut altered = whole.clone();
        altered[cut] ^= 1;
        fs::write(&path, &altered).unwrap();
        assert_eq!(team.two.sync(&mut hub).unwrap().arrived(), 0, "altered at {cut}");
    }
    println!("{} cuts and {} alterations refused", whole.len(), whole.len());
    // Whoever wrote it finds it and writes it again; then it arrives.
    let writer = team.one.series(team.campaign);
    let report = team.one.sync(&mut hub).unwrap();
    assert!(report.troubles.contains(&Trouble::Mended(writer)), "{:?}", report.troubles);
    assert_eq!(fs::read(&path).unwrap(), whole);
    assert_eq!(team.two.sync(&mut hub).unwrap().arrived(), 2);
    assert_eq!(team.one.sync(&mut hub).unwrap().troubles, []);
}

#[test]
fn files_that_come_late_doubled_and_renamed_are_taken_once() {
    let mut team = Team::new();
    team.reads(4);
    let files = team.segments();
    let aside: Vec<Vec<u8>> = files.iter().map(|path| fs::read(path).unwrap()).collect();
    // Late: the second is not there yet, what comes after it waits.
    fs::remove_file(&files[1]).unwrap();
    let mut hub = team.hub();
    let report = team.two.sync(&mut hub).unwrap();
    let writer = team.one.series(team.campaign);
    assert_eq!(report.troubles, [Trouble::Missing { writer, expected: 3 }]);
    assert_eq!(report.arrived(), 2);
    // Renamed, as another program does when it finds two of a name; and once more under its own.
    let folder = files[1].parent().unwrap();
    fs::write(folder.join("conflit (poste 1).seg"), &aside[1]).unwrap();
    assert_eq!(team.two.sync(&mut hub).unwrap().arrived(), 3);
    fs::write(&files[1], &aside[1]).unwrap();
    fs::write(folder.join("copie de 000000000001.seg"), &aside[0]).unwrap();
    let report = team.two.sync(&mut hub).unwrap();
    assert_eq!((report.arrived(), report.troubles), (0, vec![]));
    team.office.sync(&mut hub).unwrap();
    assert_eq!(team.two.sealed(), team.office.sealed());
    assert_eq!(team.two.export(team.campaign), team.one.export(team.campaign));
}

#[test]
fn what_a_stranger_writes_waits_and_is_named() {
    let mut team = Team::new();
    let mut stranger = Laptop::new("inconnu");
    stranger.import(rows());
    let campaign = team.campaign;
    stranger.see(campaign, colleges()[0], "Réserve", "A-1");
    let writer = stranger.series(campaign);
    let entries = stranger.store.sealed_after(writer, 0, 100).unwrap();
    let segment = Segment::signed(campaign, &stranger.station.key, entries).unwrap();
    let mut hub = team.hub();
    hub.push(&segment).unwrap();
    let report = team.two.sync(&mut hub).unwrap();
    let key = stranger.station.key.public();
    assert_eq!(report.troubles, [Trouble::UnknownKey { key, name: "".into() }]);
    assert_eq!(report.arrived(), 0);
    // Once it has introduced itself and is accepted, what it wrote is taken.
    hub.introduce("inconnu", &stranger.station.key).unwrap();
    accept(&mut hub, &mut team.office, &Scope::All);
    assert_eq!(team.two.sync(&mut hub).unwrap().arrived(), 2);
}

#[test]
fn a_series_of_another_campaign_and_a_clock_ahead_are_named() {
    let mut team = Team::new();
    team.reads(1);
    // It says that it belongs to another campaign than its first entry does.
    let campaign = team.campaign;
    let mut forger = Laptop::new("faussaire");
    forger.import(rows());
    let other = forger.open_campaign();
    forger.see(other, colleges()[0], "Réserve", "A-1");
    let writer = forger.series(other);
    let mut hub = team.hub();
    hub.introduce("faussaire", &forger.station.key).unwrap();
    accept(&mut hub, &mut team.office, &Scope::All);
    let entries = forger.store.sealed_after(writer, 0, 100).unwrap();
    hub.push(&Segment::signed(campaign, &forger.station.key, entries).unwrap()).unwrap();
    let report = team.two.sync(&mut hub).unwrap();
    assert_eq!(report.troubles, [Trouble::WrongCampaign(writer)]);
    assert_eq!(report.arrived(), 2, "the others' entries are not to blame");
    // Recorded with a clock an hour ahead, while somebody else read the same device; and told when it was right again: the
    // faulty one is told at once, and beats nobody.
    team.one.now += 3_600_000;
    team.one.see(campaign, colleges()[0], "Chariot", "A-2");
    team.one.now -= 3_600_000;
    team.one.now += 10;
    team.two.now = team.one.now + 60_000;
    team.two.see(campaign, colleges()[0], "Réserve", "A-2");
    team.two.now -= 60_000;
    let ahead = team.one.series(campaign);
    let named = |trouble: &Trouble| matches!(trouble, Trouble::ClockPutRight { writer, minutes: 59..=60 } if *writer == ahead);
    let report = team.one.sync(&mut hub).unwrap();
    assert!(report.troubles.iter().any(named), "{:?}", report.troubles);
    let report = team.two.sync(&mut hub).unwrap();
    assert_eq!(report.arrived(), 2);
    assert!(!report.troubles.iter().any(|trouble| matches!(trouble, Trouble::ClockAhead { .. })), "{:?}", report.troubles);
    let found = team.two.standing(campaign).findings();
    assert!(found.iter().any(|f| f.code == Code::Present && f.subject == Subject::Device("A-2".into())), "{found:?}");
    // It does not drag the clocks of the others along.
    let before = team.two.now;
    let mine = team.two.see(campaign, colleges()[1], "Réserve", "B-1");
    let body = team.two.store.entries(campaign).unwrap().into_iter().find(|entry| entry.id == mine).unwrap().body;
    assert!(i64::try_from(body.hlc.ms()).unwrap() < before + 11 * 60_000, "{:?}", body.hlc);
}

#[test]
fn a_roster_or_inventory_that_the_office_did_not_sign_is_not_followed() {
    let mut team = Team::new();
    let forger = Laptop::new("faussaire");
    let mut hub = team.hub();
    // A roster of a higher number, signed by another key.
    let elsewhere = TempDir::new().unwrap();
    FolderHub::init(elsewhere.path(), HubId([1; 16]), Incarnation([1; 16]), "f", &forger.station.key).unwrap();
    for _ in 0..3 {
        let cards = hub.meet(&[]).unwrap().cards;
        FolderHub::at(elsewhere.path()).admit(&cards, &forger.station.key).unwrap();
    }
    let forged = listed(&elsewhere.path().join("roster")).pop().unwrap();
    fs::copy(&forged, team.dir.path().join("roster/000099-abababababababab.json")).unwrap();
    let report = team.two.sync(&mut hub).unwrap();
    assert!(matches!(report.troubles.as_slice(), [Trouble::Altered { what, .. }] if what.contains("000099")), "{report:?}");
    fs::remove_file(team.dir.path().join("roster/000099-abababababababab.json")).unwrap();

    // A revision with one letter changed.
    let mut next = rows();
    next.devices[0].model = "Autre".into();
    team.office.import(next);
    team.office.sync(&mut hub).unwrap();
    let path = listed(&team.dir.path().join("inventory")).pop().unwrap();
    let whole = fs::read_to_string(&path).unwrap();
    for altered in
        [whole.replace("Autre", "Outre"), whole[..whole.len() - 5].to_owned(), whole.lines().next().unwrap().to_owned()]
    {
        fs::write(&path, altered).unwrap();
        assert!(matches!(team.two.sync(&mut hub), Err(HubError::Damaged { .. })));
        assert_eq!(team.two.store.newest_revision().unwrap().0, 1);
    }
    fs::write(&path, whole).unwrap();
    assert_eq!(team.two.sync(&mut hub).unwrap().revisions, 1);
}

#[test]
fn a_cloned_laptop_is_refused_by_name() {
    let mut team = Team::new();
    team.reads(2);
    let mut hub = team.hub();
    // A copy of the folder of the laptop, as an image of its disk makes it.
    let mut copy = Laptop::new("copie");
    copy.store = {
        let folder = copy.dir.path().join("image");
        copy_folder(team.one.dir.path(), &folder);
        recol::io::store::Store::open(&folder).unwrap()
    };
    copy.station = team.one.station.clone();
    copy.name = "poste 1";
    team.reads(1);
    copy.see(team.campaign, colleges()[0], "Réserve", "A-4");
    let writer = team.one.series(team.campaign);
    assert_eq!(copy.refused(&mut hub), Refusal::Cloned(writer));
    // It goes on being refused, and nothing of it is lost.
    copy.see(team.campaign, colleges()[0], "Réserve", "A-3");
    assert_eq!(copy.refused(&mut hub), Refusal::Cloned(writer));
    assert_eq!(copy.sealed().len(), 2 + 3 + 2);

    // The remedy: what the hub does not have goes on under a new key, which the office accepts.
    assert_eq!(copy.renew(&mut hub), 2);
    let key = copy.station.key.public();
    assert_ne!(key, team.one.station.key.public());
    assert_eq!(copy.refused(&mut hub), Refusal::NotAccepted { name: "poste 1".into(), key });
    accept(&mut hub, &mut team.office, &Scope::All);
    assert_eq!(copy.sync(&mut hub).unwrap().troubles, []);
    team.one.sync(&mut hub).unwrap();
    assert_eq!(copy.sealed(), team.one.sealed());
    assert_eq!(copy.export(team.campaign), team.one.export(team.campaign));
    assert_eq!(copy.sealed().len(), 2 + 4 + 3);
    for laptop in [&copy, &team.one] {
        assert_eq!(laptop.store.verify().unwrap().problems, []);
    }
}

#[test]
fn a_laptop_put_back_from_a_backup_is_refused_by_name() {
    // Before the team, so that it goes after it: Windows removes no folder with a file that is open.
    let backup = TempDir::new().unwrap();
    let mut team = Team::new();
    team.reads(1);
    copy_folder(team.one.dir.path(), &backup.path().join("b"));
    team.reads(3);
    team.one.store = recol::io::store::Store::open(&backup.path().join("b")).unwrap();
    let writer = team.one.series(team.campaign);
    let mut hub = team.hub();
    assert_eq!(team.one.refused(&mut hub), Refusal::Restored { writer, here: 2, there: 5 });
    // Having gone on from the backup it is a fork like any other.
    let before = team.one.see(team.campaign, colleges()[0], "Réserve", "A-4");
    team.one.record(team.campaign, recol::audit::journal::Fact::Retracted { entry: before });
    assert_eq!(team.one.refused(&mut hub), Refusal::Cloned(writer));
    // Carried over, the retraction takes back what it took back.
    assert_eq!(team.one.renew(&mut hub), 2);
    team.one.refused(&mut hub);
    accept(&mut hub, &mut team.office, &Scope::All);
    team.one.sync(&mut hub).unwrap();
    team.two.sync(&mut hub).unwrap();
    assert_eq!(team.one.sealed(), team.two.sealed());
    let standing = team.two.standing(team.campaign);
    assert!(!standing.ledger().reads().iter().any(|read| read.kept == "A-4" && !standing.ledger().is_void(read.order)));
    assert_eq!(team.one.store.verify().unwrap().problems, []);
}

#[test]
fn a_hub_put_back_from_a_backup_is_refused_until_the_office_says_so_and_heals() {
    let mut team = Team::new();
    team.reads(1);
    let backup = TempDir::new().unwrap();
    copy_folder(team.dir.path(), &backup.path().join("b"));
    team.reads(3);
    team.two.see(team.campaign, colleges()[1], "Réserve", "B-1");
    let mut hub = team.hub();
    team.two.sync(&mut hub).unwrap();
    let mut next = rows();
    next.devices.pop();
    team.office.import(next);
    team.office.sync(&mut hub).unwrap();
    team.two.sync(&mut hub).unwrap();
    let before = team.two.sealed();

    let mut hub = FolderHub::at(&backup.path().join("b"));
    assert_eq!(team.one.refused(&mut hub), Refusal::HubRestored);
    assert!(matches!(team.two.refused(&mut hub), Refusal::OtherInventory(_) | Refusal::HubRestored));
    hub.restored(&team.office.station.key).unwrap();
    team.office.sync(&mut hub).unwrap();
    for _ in 0..2 {
        team.one.sync(&mut hub).unwrap();
        team.two.sync(&mut hub).unwrap();
    }
    team.office.sync(&mut hub).unwrap();
    assert_eq!(team.two.sealed(), before);
    assert_eq!(team.one.sealed(), before);
    assert_eq!(team.office.sealed(), before);
    assert_eq!(team.one.store.newest_revision().unwrap().0, 2);
}

#[test]
fn another_hub_a_newer_one_and_a_wrong_clock_are_refused_by_name() {
    let mut team = Team::new();
    let other = TempDir::new().unwrap();
    let mut stranger = Laptop::new("autre bureau");
    stranger.import(rows());
    FolderHub::init(other.path(), HubId([2; 16]), Incarnation([1; 16]), "autre", &stranger.station.key).unwrap();
    let refused = team.one.refused(&mut FolderHub::at(other.path()));
    assert_eq!(refused, Refusal::WrongHub { ours: HubId([1; 16]), found: HubId([2; 16]) });
    // An inventory of its own is not given up for the hub's.
    let mut settled = Laptop::new("poste 3");
    settled.import(rows());
    settled.refused(&mut team.hub());
    accept(&mut team.hub(), &mut team.office, &Scope::All);
    assert_eq!(settled.refused(&mut team.hub()), Refusal::OwnInventory);

    for (minutes, off) in [(-1440, -86_400_000), (1440, 86_400_000)] {
        team.one.now += off;
        let Refusal::Clock { minutes: told } = team.one.refused(&mut team.hub()) else { panic!("the clock was not named") };
        assert!((told - minutes).abs() < 5, "{told}");
        team.one.now -= off;
    }
    let path = team.dir.path().join("recol-hub.json");
    let identity = fs::read_to_string(&path).unwrap();
    for (form, newer) in [(2, true), (0, false)] {
        fs::write(&path, identity.replace(r#"\"form\":1"#, &format!(r#"\"form\":{form}"#))).unwrap();
        let refused = team.one.refused(&mut team.hub());
        assert_eq!(matches!(refused, Refusal::NewerHub { found: 2, known: 1 }), newer, "{refused:?}");
        assert_eq!(matches!(refused, Refusal::OlderHub { found: 0, known: 1 }), !newer, "{refused:?}");
    }
    fs::write(&path, &identity[..40]).unwrap();
    assert!(matches!(team.one.sync(&mut team.hub()), Err(HubError::Damaged { .. })));
    fs::remove_file(&path).unwrap();
    assert!(matches!(team.one.sync(&mut team.hub()), Err(HubError::NoHub(_))));
}

#[test]
fn a_read_only_hub_still_hands_over() {
    let mut team = Team::new();
    team.reads(1);
    team.two.see(team.campaign, colleges()[1], "Réserve", "B-1");
    let mut report = Default::default();
    let ended = team.two.sync_told(&mut Beset::with(team.hub(), ReadOnly), &mut report);
    assert!(matches!(ended, Err(HubError::Io { .. })), "{ended:?}");
    assert_eq!((report.arrived(), report.sent), (2, 0));
    assert_eq!(team.two.store.waiting().unwrap(), 2);
    assert_eq!(team.two.sync(&mut team.hub()).unwrap().sent, 2);
}

/// Nobody may write there.
struct ReadOnly;

impl Around for ReadOnly {
    fn before(&mut self, asked: Asked) -> Result<(), HubError> {
        match asked {
            Asked::Meet | Asked::Inventory | Asked::Fetch | Asked::Stills | Asked::Still | Asked::IntroducedAs => Ok(()),
            _ => Err(HubError::Io { path: "hub".into(), source: std::io::ErrorKind::ReadOnlyFilesystem.into() }),
        }
    }
}

fn copy_folder(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy_folder(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// Says that something is over when it is dropped, however that comes.
struct Over<'a>(&'a AtomicBool);

impl Drop for Over<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

/// A folder in which a station has synced a thousand times has few files, and every entry once, for everybody; also for whoever
/// reads while pieces are merged.
#[test]
fn a_thousand_pieces_become_few_and_nobody_misses_one() {
    const PUSHES: u64 = 1_000;
    let mut team = Team::new();
    let mut hub = team.hub();
    let (campaign, writer) = (team.campaign, team.one.series(team.campaign));
    for at in 0..PUSHES {
        team.one.see(campaign, colleges()[0], "Réserve", &format!("R-{at}"));
    }
    let begun = team.one.store.acknowledged(writer).unwrap();
    let (root, done) = (team.dir.path().to_owned(), AtomicBool::new(false));
    thread::scope(|scope| {
        // Set even where a piece cannot be pushed: the reader would be waited for without an end.
        let over = Over(&done);
        let reader = scope.spawn(|| {
            let (mut hub, mut looks, mut seen) = (FolderHub::at(&root), 0, 0);
            while !done.load(Ordering::Relaxed) {
                let head = hub.meet(&[]).unwrap().series.into_iter().find(|head| head.writer == writer);
                let (head, mut next) = (head.map_or(0, |head| head.seq), 1);
                assert!(head >= seen, "{head} after {seen}");
                seen = head;
                hub.fetch(writer, 0, &mut |segment| {
                    let segment = segment.unwrap_or_else(|trouble| panic!("{trouble:?}"));
                    // One that came while the folder was listed may be seen before the one in front of it.
                    for entry in segment.entries() {
                        next += u64::from(entry.id.seq == next);
                    }
                    Ok(())
                })
                .unwrap();
                assert!(next > head, "{next} of {head}");
                looks += 1;
            }
            looks
        });
        for seq in begun..begun + PUSHES {
            let entries = team.one.store.sealed_after(writer, seq, 1).unwrap();
            hub.push(&Segment::signed(campaign, &team.one.station.key, entries).unwrap()).unwrap();
        }
        drop(over);
        let looks = reader.join().unwrap();
        println!("{looks} looks while {PUSHES} pieces came");
        assert!(looks > 0);
    });
    let files = team.segments().len();
    println!("{PUSHES} syncs left {files} files of a series");
    assert!(files <= 64, "{files}");
    for laptop in [&mut team.one, &mut team.two, &mut team.office] {
        assert_eq!(laptop.sync(&mut hub).unwrap().troubles, []);
    }
    assert_eq!(team.one.sealed(), team.two.sealed());
    assert_eq!(team.one.sealed(), team.office.sealed());
    assert_eq!(team.two.sync(&mut hub).unwrap().arrived(), 0);
}
