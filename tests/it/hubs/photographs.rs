//! Photographs over hubs: each station receives those of its colleges, the office all; after the entries and never in place of
//! them; once each, whatever befalls line, folder and process.

use super::{
    around::{Around, Asked, Beset},
    laptop::{Laptop, accept, say},
    memory::MemoryHub,
    story::{colleges, rows},
};
use crate::{
    env,
    kill::{Chance, Whole, was_killed},
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation},
        journal::{About, Fact, Noted, StillId},
        uai::Uai,
    },
    io::{
        album::{self, Album, FOLDER, Photograph},
        hub::{FolderHub, Hub, HubError, Progress, Report, Step, Trouble, Word, sync},
    },
    locale::{Lang, say_troubles},
    vision::Gray,
};
use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    ops::ControlFlow,
    process::{Command, Stdio},
    thread,
    time::Instant,
};
use tempfile::TempDir;

/// How many photographs are carried through cuts and kills.
const MANY: usize = 1_000;

/// A small photograph; another one for each number.
fn photograph(number: u64) -> Photograph {
    // One bit for each block of a JPEG, so that nothing of it is lost.
    let bit = |x: usize, y: usize| number >> (y / 8 * 8 + x / 8) & 1;
    let pixels = (0..64 * 64).map(|at| if bit(at % 64, at / 64) == 1 { 220 } else { 30 }).collect();
    album::from_frame(&Gray::new(64, 64, pixels).unwrap()).unwrap()
}

fn of(laptop: &Laptop) -> Album {
    Album::beside(laptop.dir.path())
}

fn here(laptop: &Laptop) -> BTreeSet<StillId> {
    of(laptop).here().unwrap()
}

/// Takes photographs with these numbers in a college: each is on disk before the entry that names it.
fn takes(laptop: &mut Laptop, campaign: CampaignId, college: Uai, numbers: impl Iterator<Item = u64>) -> BTreeSet<StillId> {
    let stills: BTreeSet<StillId> = numbers.map(|number| of(laptop).keep(&photograph(number)).unwrap()).collect();
    let note = |still: &StillId| {
        let about = About::Device("A-1".into());
        Fact::Noted(Noted { college, about, condition: None, lacks: vec![], note: None, photo: None, still: Some(*still) })
    };
    let (writer, at) = (laptop.series(campaign), laptop.moment());
    let facts = stills.iter().map(note).collect();
    laptop.store.append(&laptop.station, writer, at, &laptop.name.into(), facts).unwrap();
    stills
}

/// Every photograph here is the one that it is called.
#[track_caller]
fn whole(laptop: &Laptop) {
    for still in here(laptop) {
        assert!(of(laptop).read(still).unwrap().is_some());
    }
}

/// An office, and stations for one college each, over any hub.
fn told_over(office: &mut Laptop, hub: &mut dyn FnMut(&str) -> Box<dyn Hub>) {
    let [fontaine, frank, vallees] = colleges();
    office.import(rows());
    let campaign = office.open_campaign();
    office.sync(&mut *hub(office.name)).unwrap();
    let (mut one, mut two) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
    for (station, college) in [(&mut one, fontaine), (&mut two, frank)] {
        station.refused(&mut *hub(station.name));
        accept(&mut *hub(office.name), office, &Scope::Colleges([college].into()));
        station.sync(&mut *hub(station.name)).unwrap();
    }
    let at_fontaine = takes(&mut one, campaign, fontaine, 1..4);
    let at_frank = takes(&mut two, campaign, frank, 4..6);
    // The same picture, in the other's college too: kept once.
    let both = takes(&mut two, campaign, frank, 1..2);
    let at_office = takes(office, campaign, vallees, 6..7);
    let report = one.sync(&mut *hub(one.name)).unwrap();
    assert_eq!((report.sent, report.photographs_sent, report.photographs_received), (4, 3, 0), "{:?}", report.troubles);
    let report = two.sync(&mut *hub(two.name)).unwrap();
    assert!(report.photographs_sent >= 2 && report.troubles.is_empty(), "{report:?}");
    let report = office.sync(&mut *hub(office.name)).unwrap();
    assert_eq!((report.photographs_sent, report.photographs_received, report.photographs_awaited), (1, 5, 0));
    let report = one.sync(&mut *hub(one.name)).unwrap();
    assert_eq!((report.photographs_sent, report.photographs_received, report.troubles.as_slice()), (0, 0, [].as_slice()));
    two.sync(&mut *hub(two.name)).unwrap();
    // The entries are everywhere, the photographs only where they belong.
    assert_eq!(one.sealed(), office.sealed());
    assert_eq!((here(&one), here(&two)), (at_fontaine.clone(), &at_frank | &both));
    let all: BTreeSet<StillId> = [&at_fontaine, &at_frank, &both, &at_office].into_iter().flatten().copied().collect();
    assert_eq!((here(office), all.len()), (all.clone(), 6));
    assert_eq!(one.store.delivered().unwrap(), at_fontaine);
    // A wider scope brings the rest; a narrower one takes away what is not one's own.
    let cards = hub(office.name).meet(&[]).unwrap().cards;
    let card = |laptop: &Laptop| cards.iter().find(|card| card.key == laptop.station.key.public()).unwrap().clone();
    say(&mut *hub(office.name), office, vec![(card(&one), Word::Accepted(Scope::All))]);
    assert_eq!(one.sync(&mut *hub(one.name)).unwrap().photographs_received, 3);
    assert_eq!(here(&one), all);
    say(&mut *hub(office.name), office, vec![(card(&one), Word::Accepted(Scope::Colleges([frank].into())))]);
    one.sync(&mut *hub(one.name)).unwrap();
    assert_eq!(here(&one), &(&at_fontaine | &at_frank) | &both);
    // A photograph that is lost here comes again.
    fs::remove_file(of(office).path_of(*at_frank.first().unwrap())).unwrap();
    assert_eq!(office.sync(&mut *hub(office.name)).unwrap().photographs_received, 1);
    [&*office, &one, &two].into_iter().for_each(whole);
}

#[test]
fn photographs_over_memory() {
    let mut office = Laptop::new("bureau");
    let hub = MemoryHub::new("bureau", &office.station.key);
    told_over(&mut office, &mut |_| Box::new(hub.clone()));
}

fn folder_of(office: &Laptop) -> TempDir {
    let dir = TempDir::new().unwrap();
    FolderHub::init(dir.path(), HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
    dir
}

#[test]
fn photographs_over_a_folder() {
    let mut office = Laptop::new("bureau");
    let dir = folder_of(&office);
    told_over(&mut office, &mut |_| Box::new(FolderHub::at(dir.path())));
    assert_eq!(FolderHub::at(dir.path()).strangers().unwrap().count, 0);
}

/// An office and a station in step over a folder.
struct Team {
    dir: TempDir,
    office: Laptop,
    one: Laptop,
    campaign: CampaignId,
}

impl Team {
    fn new() -> Self {
        let mut office = Laptop::new("bureau");
        let dir = folder_of(&office);
        office.import(rows());
        let campaign = office.open_campaign();
        let mut one = Laptop::new("poste 1");
        office.sync(&mut FolderHub::at(dir.path())).unwrap();
        one.refused(&mut FolderHub::at(dir.path()));
        accept(&mut FolderHub::at(dir.path()), &mut office, &Scope::All);
        one.sync(&mut FolderHub::at(dir.path())).unwrap();
        Self { dir, office, one, campaign }
    }

    fn hub(&self) -> FolderHub {
        FolderHub::at(self.dir.path())
    }

    fn takes(&mut self, numbers: std::ops::Range<u64>) -> BTreeSet<StillId> {
        takes(&mut self.one, self.campaign, colleges()[0], numbers)
    }

    fn at_hub(&self, still: StillId) -> std::path::PathBuf {
        self.dir.path().join(FOLDER).join(still.file_name())
    }
}

#[test]
fn a_damaged_photograph_at_the_hub_is_told_put_aside_and_written_again() {
    let mut team = Team::new();
    let stills = team.takes(1..4);
    team.one.sync(&mut team.hub()).unwrap();
    let mut stills = stills.into_iter();
    let (spoilt, huge, good) = (stills.next().unwrap(), stills.next().unwrap(), stills.next().unwrap());
    fs::write(team.at_hub(spoilt), b"spoilt").unwrap();
    fs::File::options().write(true).open(team.at_hub(huge)).unwrap().set_len(1 << 40).unwrap();
    // Files of others do no harm.
    fs::write(team.dir.path().join(FOLDER).join("holiday.jpg"), b"mine").unwrap();
    let report = team.office.sync(&mut team.hub()).unwrap();
    assert_eq!((report.arrived(), report.photographs_received), (4, 1));
    assert!(matches!(report.troubles.as_slice(), [Trouble::Altered { .. }, Trouble::Altered { .. }]), "{:?}", report.troubles);
    assert_eq!(here(&team.office), BTreeSet::from([good]));
    assert_eq!(team.one.sync(&mut team.hub()).unwrap().photographs_sent, 2, "its author writes it again");
    assert_eq!(team.office.sync(&mut team.hub()).unwrap().photographs_received, 2);
    whole(&team.office);
    assert_eq!(team.hub().strangers().unwrap().count, 1);
}

#[cfg(unix)]
#[test]
fn a_link_at_the_hub_is_told_and_not_followed() {
    let mut team = Team::new();
    let still = *team.takes(1..2).first().unwrap();
    team.one.sync(&mut team.hub()).unwrap();
    let theirs = team.dir.path().join("theirs");
    fs::rename(team.at_hub(still), &theirs).unwrap();
    std::os::unix::fs::symlink(&theirs, team.at_hub(still)).unwrap();
    let report = team.office.sync(&mut team.hub()).unwrap();
    assert_eq!((report.arrived(), report.photographs_received), (2, 0));
    assert!(matches!(report.troubles.as_slice(), [Trouble::Strange { .. }]), "{:?}", report.troubles);
    // The whole folder as a link: nothing is read or written there, and the entries go on.
    let other = TempDir::new().unwrap();
    fs::rename(team.dir.path().join(FOLDER), team.dir.path().join("away")).unwrap();
    std::os::unix::fs::symlink(other.path(), team.dir.path().join(FOLDER)).unwrap();
    team.takes(2..3);
    let report = team.one.sync(&mut team.hub()).unwrap();
    assert_eq!((report.sent, report.photographs_sent), (1, 0));
    assert!(matches!(report.troubles.as_slice(), [Trouble::PhotographsWait { .. }]), "{:?}", report.troubles);
    assert_eq!(fs::read_dir(other.path()).unwrap().count(), 0);
}

#[test]
fn a_damaged_or_lost_photograph_here_is_told() {
    let mut team = Team::new();
    let stills: Vec<StillId> = team.takes(1..4).into_iter().collect();
    fs::write(of(&team.one).path_of(stills[0]), b"spoilt").unwrap();
    fs::remove_file(of(&team.one).path_of(stills[1])).unwrap();
    let report = team.one.sync(&mut team.hub()).unwrap();
    assert_eq!((report.sent, report.photographs_sent), (4, 1));
    let told = report.troubles.as_slice();
    let [Trouble::PhotographLost(lost), Trouble::PhotographDamaged { .. }] = told else { panic!("{told:?}") };
    assert_eq!(*lost, stills[1]);
    assert_eq!(report.photographs_awaited, 0, "nobody brings what its author has lost");
    assert_eq!(team.office.sync(&mut team.hub()).unwrap().photographs_awaited, 2);
}

/// A hub that fails once it has done so much of the photographs' work; everything else it does.
type Failing<'a> = Beset<'a, Work>;

struct Work {
    left: u64,
    /// What was done with photographs, and how many entries were pushed after that.
    late: usize,
    touched: bool,
}

impl<'a> Failing<'a> {
    fn new(hub: impl Hub + 'a, left: u64) -> Self {
        Self::with(hub, Work { left, late: 0, touched: false })
    }

    fn late(&self) -> usize {
        self.around.late
    }
}

impl Around for Work {
    fn before(&mut self, asked: Asked) -> Result<(), HubError> {
        match asked {
            Asked::Push | Asked::Fetch => self.late += usize::from(self.touched),
            Asked::Stills | Asked::PutStill | Asked::Still => {
                self.touched = true;
                self.left = self.left.checked_sub(1).ok_or(HubError::HubFull { address: "hub".into() })?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// Under its new key a station is another one to everybody, itself included: what it took before is sent all the same, and goes
/// only once the hub has it.
#[test]
fn photographs_from_before_a_new_key_are_sent_and_none_is_removed_that_the_hub_does_not_have() {
    let [fontaine, frank, _] = colleges();
    for scope in [Scope::Colleges([fontaine].into()), Scope::Colleges([frank].into())] {
        let narrower = scope == Scope::Colleges([frank].into());
        let mut team = Team::new();
        let stills = team.takes(1..4);
        // The entries are at the hub, the photographs not.
        assert_eq!(team.one.sync(&mut Failing::new(team.hub(), 0)).unwrap().sent, 4);
        let mut hub = team.hub();
        assert_eq!(team.one.renew(&mut hub), 0);
        team.one.refused(&mut hub);
        accept(&mut hub, &mut team.office, &scope);
        for done in [0, 1] {
            team.one.sync(&mut Failing::new(team.hub(), done)).unwrap();
            assert_eq!(here(&team.one), stills, "the hub has none of them");
        }
        let report = team.one.sync(&mut hub).unwrap();
        assert_eq!((report.photographs_sent, report.troubles.as_slice()), (3, [].as_slice()));
        assert_eq!(here(&team.one), if narrower { BTreeSet::new() } else { stills.clone() });
        assert_eq!(team.office.sync(&mut hub).unwrap().photographs_received, 3);
        assert_eq!(here(&team.office), stills);
        let report = team.one.sync(&mut hub).unwrap();
        assert_eq!((report.photographs_sent, report.photographs_received), (0, 0), "once");
    }
}

/// What is told to wait is what is not at the hub yet, and not every photograph that ever was; no number where none is known.
#[test]
fn as_many_are_told_to_wait_as_do() {
    let waiting = |report: &Report| match report.troubles.as_slice() {
        [Trouble::PhotographsWait { count, .. }] => *count,
        other => panic!("{other:?}"),
    };
    let mut team = Team::new();
    team.takes(1..6);
    team.one.sync(&mut team.hub()).unwrap();
    team.takes(6..8);
    assert_eq!(waiting(&team.one.sync(&mut Failing::new(team.hub(), 0)).unwrap()), 2);
    // One that is at the hub, and no longer here, is waited for.
    let fetched = photograph(1).id();
    fs::remove_file(of(&team.one).path_of(fetched)).unwrap();
    assert_eq!(waiting(&team.one.sync(&mut Failing::new(team.hub(), 0)).unwrap()), 3);
    // The folder of the photographs cannot be looked into.
    let folder = team.one.dir.path().join(FOLDER);
    fs::rename(&folder, team.one.dir.path().join("away")).unwrap();
    fs::write(&folder, "a file").unwrap();
    let report = team.one.sync(&mut team.hub()).unwrap();
    assert_eq!(waiting(&report), 0);
    for lang in Lang::ALL {
        let said = say_troubles(lang, &report.troubles).join(" ");
        let words = if lang == Lang::Fr { "les photos attendent" } else { "the photographs wait" };
        assert!(said.contains(words), "{said}");
    }
}

#[test]
fn a_failure_at_any_photograph_fails_no_entry_and_the_next_sync_goes_on() {
    let mut team = Team::new();
    let stills = team.takes(1..9);
    for failing in 0..9 {
        takes(&mut team.one, team.campaign, colleges()[0], 1..2);
        let mut hub = Failing::new(team.hub(), failing.min(2));
        let report = team.one.sync(&mut hub).unwrap();
        assert_eq!((team.one.store.waiting().unwrap(), hub.late()), (0, 0), "entries first");
        // Asking is the first step, and each photograph is one more.
        assert_eq!(report.photographs_sent, u64::from(failing >= 2));
        let delivered = team.one.store.delivered().unwrap().len() as u64;
        assert_eq!(delivered, failing.saturating_sub(1));
        assert!(
            matches!(report.troubles.as_slice(), [Trouble::PhotographsWait { count, .. }] if *count == 8 - delivered),
            "{:?}",
            report.troubles
        );
    }
    assert_eq!(team.one.sync(&mut team.hub()).unwrap().photographs_sent, 1);
    assert_eq!(team.one.store.delivered().unwrap(), stills);
    // Down as well: what was received stays, and only the rest is fetched.
    let mut hub = Failing::new(team.hub(), 4);
    let report = team.office.sync(&mut hub).unwrap();
    assert_eq!((report.photographs_received, hub.late()), (3, 0));
    assert_eq!(team.office.sync(&mut team.hub()).unwrap().photographs_received, 5);
    assert_eq!(here(&team.office), stills);
}

#[test]
fn a_stop_between_two_photographs_is_heard() {
    let mut team = Team::new();
    team.takes(1..6);
    let me = team.one.me();
    let (mut report, mut seen) = (Report::default(), 0);
    let mut tell = |progress: Progress| {
        seen += u32::from(progress.step == Step::Photographs);
        if seen == 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    };
    let mut hub = FolderHub::at(team.dir.path());
    let ended = sync(&mut team.one.store, &mut hub, &me, &mut report, &mut tell);
    assert!(matches!(ended, Err(HubError::Stopped)));
    assert_eq!((report.sent, report.photographs_sent), (6, 1));
    assert_eq!((team.one.store.delivered().unwrap().len(), team.one.store.waiting().unwrap()), (1, 0));
    assert_eq!(team.one.sync(&mut team.hub()).unwrap().photographs_sent, 4);
}

/// A sync as a process.
fn process(laptop: &Laptop, hub: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    command.env_clear().envs(env::places(laptop.dir.path())).env("TZ", "UTC").env("LANG", "C");
    command.arg("--data-dir").arg(laptop.dir.path()).args(["--station", laptop.name, "sync", "--hub"]).arg(hub.as_ref());
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn a_thousand_photographs_through_a_folder_that_fails_and_kills_are_all_there_once() {
    let mut team = Team::new();
    let mut chance = Chance(23);
    let (mut stills, mut next) = (BTreeSet::new(), 1);
    let begun = Instant::now();
    stills.extend(team.takes(next..next + 20));
    next += 20;
    assert!(process(&team.one, team.dir.path()).status().unwrap().success());
    let mut once = Whole::of(begun.elapsed());
    let (mut killed, mut failed) = (0, 0);
    while stills.len() < MANY {
        stills.extend(team.takes(next..next + 20));
        next += 20;
        let laptop = if chance.below(3) == 0 { &mut team.office } else { &mut team.one };
        if chance.below(2) == 0 {
            let mut child = process(laptop, team.dir.path()).spawn().unwrap();
            thread::sleep(once.part(&mut chance));
            let _ = child.kill();
            killed += u32::from(once.was_cut(was_killed(child.wait().unwrap())));
        } else {
            let mut hub = Failing::new(FolderHub::at(team.dir.path()), chance.below(30));
            let report = laptop.sync(&mut hub).unwrap();
            assert_eq!(hub.late(), 0, "entries first");
            failed += u32::from(report.troubles.iter().any(|trouble| matches!(trouble, Trouble::PhotographsWait { .. })));
        }
    }
    println!("{} photographs, {killed} syncs killed, {failed} failed half-way", stills.len());
    assert!(killed > 5 && failed > 5);
    for laptop in [&mut team.one, &mut team.office] {
        let report = laptop.sync(&mut FolderHub::at(team.dir.path())).unwrap();
        assert_eq!(report.troubles, []);
    }
    assert_eq!((here(&team.office), team.one.store.delivered().unwrap()), (stills.clone(), stills.clone()));
    whole(&team.office);
    assert_eq!(team.office.sealed(), team.one.sealed());
    let names = fs::read_dir(team.dir.path().join(FOLDER)).unwrap().map(|name| name.unwrap().file_name());
    let kept = names.filter(|name| StillId::of_file(name.to_str().unwrap()).is_some()).count();
    assert_eq!(kept, stills.len());
    // Nothing more to do.
    let report = team.one.sync(&mut FolderHub::at(team.dir.path())).unwrap();
    assert_eq!((report.photographs_sent, report.photographs_received), (0, 0));
}

#[cfg(unix)]
mod postgres {
    use super::*;
    use crate::hubs::{
        postgres::{hub_of, joined, opened},
        proxy::Proxy,
        server::{OWNER, PASSWORD, Server},
    };
    use std::time::Duration;

    #[test]
    fn photographs_over_postgres() {
        let mut office = Laptop::new("bureau");
        let database = hub_of(Server::shared(), &office);
        for who in ["poste 1", "poste 2"] {
            database.auditor(who);
        }
        told_over(&mut office, &mut |who| -> Box<dyn Hub> {
            Box::new(if who == "bureau" { database.hub(OWNER) } else { database.hub(&database.role(who)) })
        });
    }

    #[test]
    fn a_hub_from_before_photographs_carries_the_entries_and_gets_its_place_from_the_office() {
        let (database, mut office, campaign) = opened(Server::shared());
        let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
        database.sql(OWNER, "DROP TABLE recol.still").unwrap();
        let role = database.role("poste 1");
        let stills = takes(&mut one, campaign, colleges()[0], 1..3);
        let report = one.sync(&mut database.hub(&role)).unwrap();
        assert_eq!((report.sent, report.troubles.as_slice()), (3, [Trouble::NoPlaceForPhotographs].as_slice()));
        let report = office.sync(&mut database.hub(OWNER)).unwrap();
        assert_eq!((report.arrived(), report.photographs_awaited, report.troubles.as_slice()), (3, 2, [].as_slice()));
        assert_eq!(one.sync(&mut database.hub(&role)).unwrap().photographs_sent, 2);
        assert_eq!(office.sync(&mut database.hub(OWNER)).unwrap().photographs_received, 2);
        assert_eq!(here(&office), stills);
    }

    #[test]
    fn the_server_itself_refuses_what_is_no_photograph_of_a_station() {
        let [fontaine, frank, _] = colleges();
        let (database, mut office, campaign) = opened(Server::shared());
        let mut one = joined(&database, &mut office, "poste 1", &Scope::Colleges([fontaine].into()));
        joined(&database, &mut office, "poste 2", &Scope::Colleges([frank].into()));
        let (role, other) = (database.role("poste 1"), database.role("poste 2"));
        let still = *takes(&mut one, campaign, fontaine, 1..2).first().unwrap();
        one.sync(&mut database.hub(&role)).unwrap();
        let refused = |role: &str, sql: &str| database.sql(role, sql).unwrap_err();
        let put = |digest: &str, jpeg: &str| {
            format!("INSERT INTO recol.still (digest, college, jpeg) VALUES ({digest}, '{fontaine}', {jpeg})")
        };
        assert_eq!(refused(&role, &put("sha256('a')", "'b'")), "23514", "bytes of another digest");
        let large = "convert_to(repeat('a', 200001), 'UTF8')";
        assert_eq!(refused(&role, &put(&format!("sha256({large})"), large)), "23514", "too many");
        let as_another = format!(
            "INSERT INTO recol.still (digest, college, jpeg, pushed_by) VALUES (sha256('a'), '{fontaine}', 'a', 'bureau')"
        );
        assert_eq!(refused(&role, &as_another), "42501");
        for sql in ["UPDATE recol.still SET college = '0920068Z'", "DELETE FROM recol.still", "TRUNCATE recol.still"] {
            assert_eq!(refused(&role, sql), "42501", "{sql}");
        }
        let count = |role: &str| database.sql(role, "SELECT 1 FROM recol.still").unwrap().len();
        assert_eq!((count(&role), count(&other), count(OWNER)), (1, 0, 1));
        // To claim it for one's own college takes its bytes.
        let claim = format!("INSERT INTO recol.still (digest, college, jpeg) VALUES ('\\x{still}', '{frank}', 'a')");
        assert_eq!(refused(&other, &claim), "23514");
        assert_eq!(database.hub(&other).still(still).unwrap(), None);
        // Somebody who is not accepted neither reads nor writes.
        let stranger = database.auditor("inconnu");
        assert_eq!(count(&stranger), 0);
        assert_eq!(refused(&stranger, &put("sha256('a')", "'a'")), "42501");
    }

    #[test]
    fn a_thousand_photographs_through_cuts_and_kills_are_all_there_once() {
        let server = Server::shared();
        let (database, mut office, campaign) = opened(server);
        let mut one = joined(&database, &mut office, "poste 1", &Scope::All);
        let (line, role) = (Proxy::to(server.port), database.role("poste 1"));
        let mut chance = Chance(29);
        let (mut stills, mut next, mut cut, mut killed) = (BTreeSet::new(), 1, 0, 0);
        let mut once: Option<Whole> = None;
        while stills.len() < MANY {
            stills.extend(takes(&mut one, campaign, colleges()[0], next..next + 25));
            next += 25;
            if chance.below(2) == 0 {
                let mut command = process(&one, database.address(&role));
                command.env("PGPASSWORD", PASSWORD);
                let begun = Instant::now();
                match &mut once {
                    None => {
                        assert!(command.status().unwrap().success());
                        once = Some(Whole::of(begun.elapsed()));
                    }
                    Some(once) => {
                        let mut child = command.spawn().unwrap();
                        thread::sleep(once.part(&mut chance));
                        let _ = child.kill();
                        killed += u32::from(once.was_cut(was_killed(child.wait().unwrap())));
                    }
                }
                continue;
            }
            line.whole();
            // Often after the meeting and the entries.
            line.cut_questions_after(chance.below(60_000));
            let hub = database.hub_by(&role, line.port).with_deadline(Duration::from_secs(60));
            let mut hub = Failing::new(hub, u64::MAX);
            let done = one.sync(&mut hub);
            assert_eq!(hub.late(), 0, "entries first");
            cut += u32::from(done.map_or(true, |report| !report.troubles.is_empty()));
        }
        println!("{} photographs, {killed} syncs killed, {cut} cut", stills.len());
        assert!(killed > 2 && cut > 5);
        assert_eq!(one.sync(&mut database.hub(&role)).unwrap().troubles, []);
        // The office's line is cut too, while it receives them.
        let (mut rounds, mut received) = (0, 0);
        while received < stills.len() as u64 {
            rounds += 1;
            assert!(rounds < 400, "{received} received");
            line.whole();
            line.cut_answers_after(20_000 + chance.below(200_000));
            let mut report = Report::default();
            let _ = office.sync_told(&mut database.hub_by(OWNER, line.port), &mut report);
            received += report.photographs_received;
        }
        println!("received in {rounds} syncs");
        assert!(rounds > 2);
        assert_eq!((here(&office), received), (stills.clone(), stills.len() as u64), "each once");
        whole(&office);
        office.sync(&mut database.hub(OWNER)).unwrap();
        assert_eq!(office.sealed(), one.sealed());
        assert_eq!(database.sql(OWNER, "SELECT 1 FROM recol.still").unwrap().len(), stills.len());
        assert_eq!(one.store.delivered().unwrap(), stills);
    }
}
