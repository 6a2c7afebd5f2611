//! A folder hub and its stations as processes: killed, crowded, out of room, without rights, on a medium that is pulled; and the
//! names that any file system has to bear.

use super::{
    laptop::{Laptop, accept},
    story::{colleges, rows},
};
use crate::{
    env,
    kill::{Chance, Whole, was_killed},
    reach,
};
use recol::{
    audit::{
        exchange::Scope,
        ids::{CampaignId, HubId, Incarnation},
        journal::{By, Fact, Seen, Spot},
    },
    io::hub::{FolderHub, Hub, HubError},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};
use tempfile::TempDir;

/// An office and a station that has joined its folder.
struct Team {
    dir: TempDir,
    office: Laptop,
    one: Laptop,
    campaign: CampaignId,
}

impl Team {
    fn new() -> Self {
        let dir = reach::folder();
        let root = dir.path().join("hub");
        let mut office = Laptop::new("bureau");
        FolderHub::init(&root, HubId([1; 16]), Incarnation([1; 16]), "bureau", &office.station.key).unwrap();
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut FolderHub::at(&root)).unwrap();
        let mut one = Laptop::new("poste 1");
        one.refused(&mut FolderHub::at(&root));
        accept(&mut FolderHub::at(&root), &mut office, &Scope::All);
        one.sync(&mut FolderHub::at(&root)).unwrap();
        Self { dir, office, one, campaign }
    }

    fn root(&self) -> PathBuf {
        self.dir.path().join("hub")
    }

    fn hub(&self) -> FolderHub {
        FolderHub::at(&self.root())
    }

    fn sees(&mut self, count: usize) {
        let writer = self.one.series(self.campaign);
        let (facts, at) = ((0..count).map(|_| seen()).collect(), self.one.moment());
        self.one.store.append(&self.one.station, writer, at, &"poste 1".into(), facts).unwrap();
    }

    /// The office's next import: every model is another.
    fn changes(&mut self, round: usize) {
        let mut next = rows();
        next.devices.iter_mut().for_each(|device| device.model = format!("modèle {round}").as_str().into());
        self.office.import(next);
    }

    /// After one sync each, office and station hold the same.
    #[track_caller]
    fn agree(&mut self) {
        let mut hub = self.hub();
        for _ in 0..2 {
            // The office first: a revision that it published and was killed before it signed waits for that.
            assert_eq!(self.office.sync(&mut hub).unwrap().troubles, []);
            assert_eq!(self.one.sync(&mut hub).unwrap().troubles, []);
        }
        self.office.sync(&mut hub).unwrap();
        assert_eq!(self.one.sealed(), self.office.sealed());
        assert_eq!(self.one.store.newest_revision().unwrap(), self.office.store.newest_revision().unwrap());
        assert_eq!(self.one.export(self.campaign), self.office.export(self.campaign));
        for laptop in [&self.one, &self.office] {
            assert_eq!(laptop.store.waiting().unwrap(), 0);
            assert_eq!(laptop.store.verify().unwrap().problems, []);
        }
    }

    /// What was left half-written is swept, once it is old, by the next who writes there.
    #[track_caller]
    fn swept(&mut self) {
        let hidden = |path: &PathBuf| path.file_name().unwrap().to_string_lossy().starts_with('.');
        let left: Vec<PathBuf> = files(&self.root()).into_iter().filter(hidden).collect();
        for path in &left {
            let file = fs::File::options().append(true).open(path).unwrap();
            let written = file.metadata().unwrap().modified().unwrap();
            file.set_modified(written - Duration::from_secs(7_200)).unwrap();
        }
        self.sees(1);
        self.office.see(self.campaign, colleges()[0], "Réserve", "A-1");
        self.changes(1_000);
        self.agree();
        let still: Vec<PathBuf> = files(&self.root()).into_iter().filter(hidden).collect();
        println!("{} files were left half-written, and swept", left.len());
        assert_eq!(still, Vec::<PathBuf>::new());
    }
}

fn seen() -> Fact {
    let spot = Spot { college: colleges()[0], room: Some("Réserve".into()) };
    let copies = std::num::NonZeroU8::MIN;
    Fact::Seen(Seen { spot, payload: "A-1".into(), by: By::Camera, serial: None, instead: None, copies })
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() { found.extend(files(&path)) } else { found.push(path) }
    }
    found.sort();
    found
}

/// `recol sync` of a laptop, in a process of its own.
fn process(laptop: &Laptop, hub: &Path) -> Command {
    process_of(Command::new(env!("CARGO_BIN_EXE_recol")), laptop, hub)
}

/// The same after what a shell does first.
#[cfg(unix)]
fn process_after(before: &str, laptop: &Laptop, hub: &Path) -> Command {
    let mut command = Command::new("sh");
    command.args(["-c", &format!("{before} exec \"$@\""), "sh", env!("CARGO_BIN_EXE_recol")]);
    process_of(command, laptop, hub)
}

/// The same of a program that lies elsewhere.
fn process_of(mut command: Command, laptop: &Laptop, hub: &Path) -> Command {
    command.env_clear().envs(env::places(laptop.dir.path())).env("TZ", "UTC").env("LANG", "C");
    command.arg("--data-dir").arg(laptop.dir.path()).args(["--lang", "en", "sync", "--hub"]).arg(hub);
    command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command
}

#[cfg(unix)]
fn said(command: &mut Command) -> (Option<i32>, String) {
    let ran = command.output().unwrap();
    (ran.status.code(), format!("{}{}", String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr)))
}

/// How many syncs are killed. Under wine a program takes its time to begin.
const KILLS: usize = if cfg!(windows) { 25 } else { 100 };

/// Listing its folder is enough to know that there is nothing new of a series: many stations leave many series. Its pieces are not
/// opened, so nobody but their author and who still needs them meets what is wrong with one.
#[test]
fn an_idle_sync_opens_no_piece_of_a_series_that_is_here() {
    let mut team = Team::new();
    team.sees(3);
    team.agree();
    let own: Vec<String> = team.one.store.own().unwrap().iter().map(|series| series.writer.to_string()).collect();
    let pieces: Vec<PathBuf> = files(&team.root())
        .into_iter()
        .filter(|path| own.iter().any(|writer| path.parent().is_some_and(|folder| folder.ends_with(writer))))
        .collect();
    assert!(!pieces.is_empty());
    pieces.iter().for_each(|piece| fs::write(piece, "rubbish").unwrap());
    let mut hub = team.hub();
    assert_eq!(team.office.sync(&mut hub).unwrap().troubles, []);
    // Whoever needs them says so, and their author writes them again.
    let mut two = Laptop::new("poste 2");
    two.refused(&mut team.hub());
    accept(&mut team.hub(), &mut team.office, &Scope::All);
    assert_ne!(two.sync(&mut team.hub()).unwrap().troubles, []);
    assert_ne!(team.one.sync(&mut team.hub()).unwrap().troubles, []);
    team.agree();
    assert_eq!(two.sync(&mut team.hub()).unwrap().troubles, []);
    assert_eq!(two.sealed(), team.one.sealed());
}

#[test]
fn kills_at_any_instant_lose_and_double_nothing() {
    let mut team = Team::new();
    let mut chance = Chance(17);
    team.sees(40);
    let begun = Instant::now();
    assert!(process(&team.one, &team.root()).status().unwrap().success());
    let mut whole = Whole::of(begun.elapsed());
    let (mut rounds, mut killed) = (0, 0);
    while killed < KILLS {
        assert!(rounds < 10 * KILLS, "only {killed} of {rounds} were killed");
        rounds += 1;
        team.sees(40);
        // The office is killed in turn, while it publishes.
        let at_office = rounds % 3 == 0;
        if at_office {
            team.changes(rounds);
        }
        let laptop = if at_office { &team.office } else { &team.one };
        let mut child = process(laptop, &team.root()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole.part(&mut chance));
        let _ = child.kill();
        killed += usize::from(whole.was_cut(was_killed(child.wait().unwrap())));
    }
    println!("{killed} of {rounds} syncs were killed");
    team.agree();
    team.swept();
}

#[test]
fn three_processes_at_one_store_do_no_harm() {
    let mut team = Team::new();
    for round in 0..8 {
        team.sees(300);
        team.changes(round);
        let crowd = [&team.one, &team.office].map(|laptop| [(); 3].map(|()| process(laptop, &team.root()).spawn().unwrap()));
        for child in crowd.into_iter().flatten() {
            let ended = child.wait_with_output().unwrap();
            let told = format!("{}{}", String::from_utf8_lossy(&ended.stdout), String::from_utf8_lossy(&ended.stderr));
            // A revision that is there and that the office is about to sign waits until the next time.
            let well = |line: &str| !line.starts_with(['▲', '×']) || line.contains("has not signed it yet");
            let code = ended.status.code();
            assert!(matches!(code, Some(0 | 1)) && told.lines().all(well), "round {round}: {:?}: {told}", ended.status);
        }
    }
    println!("3 processes at the office and 3 at a station, 8 times");
    team.agree();
}

#[cfg(unix)]
#[test]
fn a_medium_without_room_is_told_and_gone_on_with() {
    let mut team = Team::new();
    team.sees(3_000);
    // So many blocks of 512 bytes a file may have; a refused write is an error then, and no signal.
    let before = "trap '' XFSZ; ulimit -f 200;";
    let (code, told) = said(&mut process_after(before, &team.one, &team.root()));
    assert_eq!(code, Some(5), "{told}");
    assert!(told.contains("room") || told.contains("full"), "{told}");
    assert_eq!(team.one.store.waiting().unwrap(), 3_001);
    team.agree();
    // The other side: what arrives has no room in the store.
    team.sees(6_000);
    team.one.sync(&mut team.hub()).unwrap();
    let held = team.office.sealed().len();
    let (code, told) = said(&mut process_after("trap '' XFSZ; ulimit -f 300;", &team.office, &team.root()));
    assert_eq!(code, Some(5), "{told}");
    assert!(team.office.sealed().len() >= held);
    team.agree();
}

#[cfg(unix)]
#[test]
fn a_folder_without_rights_hands_over_and_takes_nothing() {
    use std::os::unix::fs::PermissionsExt;
    let mut team = Team::new();
    team.sees(3);
    team.one.sync(&mut team.hub()).unwrap();
    let mut two = Laptop::new("poste 2");
    two.refused(&mut team.hub());
    accept(&mut team.hub(), &mut team.office, &Scope::All);
    two.sync(&mut team.hub()).unwrap();
    two.see(team.campaign, colleges()[0], "Réserve", "A-2");
    team.sees(2);
    team.one.sync(&mut team.hub()).unwrap();
    // Nobody may write there; root may do as it likes, and is somebody else for this.
    let open = |folder: &Path, mode| {
        let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
        let mut folders = vec![folder.to_owned()];
        while let Some(folder) = folders.pop() {
            set(&folder, mode);
            folders.extend(fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()));
        }
        files(folder).iter().for_each(|file| set(file, mode & 0o666));
    };
    open(two.dir.path(), 0o777);
    open(&team.root(), 0o555);
    let program = reach::program_in(team.dir.path());
    let mut command = process_of(Command::new(program), &two, &team.root());
    reach::without_rights(&mut command).current_dir(two.dir.path());
    let (code, told) = said(&mut command);
    open(&team.root(), 0o755);
    assert_eq!(code, Some(5), "{told}");
    assert!(told.contains("2 received") && told.contains("No permission to write there"), "{told}");
    assert_eq!(two.store.waiting().unwrap(), 2);
    two.sync(&mut team.hub()).unwrap();
    team.one.sync(&mut team.hub()).unwrap();
    team.agree();
    two.sync(&mut team.hub()).unwrap();
    assert_eq!(two.sealed(), team.one.sealed());
}

/// A newer list that cannot be read now may be whole: one beside it with its number would leave open which of them is meant.
#[cfg(unix)]
#[test]
fn no_list_is_written_beside_one_that_cannot_be_read() {
    use std::os::unix::fs::PermissionsExt;
    let set = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    let mut team = Team::new();
    let mut two = Laptop::new("poste 2");
    two.refused(&mut team.hub());
    let root = team.root();
    let lists = || files(&root.join("roster"));
    let before = lists();
    let newest = before.last().unwrap().clone();
    let mut reached = vec![root.clone(), team.office.dir.path().to_owned()];
    while let Some(folder) = reached.pop() {
        set(&folder, 0o777);
        reached.extend(fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).filter(|path| path.is_dir()));
    }
    for file in files(&root).iter().chain(&files(team.office.dir.path())) {
        set(file, 0o666);
    }
    set(&newest, 0);
    let mut command = Command::new(reach::program_in(team.dir.path()));
    command.env_clear().envs(env::places(team.office.dir.path())).env("TZ", "UTC").env("LANG", "C");
    command.arg("--data-dir").arg(team.office.dir.path()).args(["--lang", "en", "--author", "bureau", "station", "accept"]);
    command.arg("poste 2").arg("--hub").arg(team.root()).stdin(Stdio::null());
    reach::without_rights(&mut command).current_dir(team.dir.path());
    let (code, told) = said(&mut command);
    assert_eq!(lists(), before, "{told}");
    assert_eq!(code, Some(5), "{told}");
    assert!(told.contains(newest.file_name().unwrap().to_str().unwrap()), "{told}");
    // Once it can be read again, what was said follows by itself.
    set(&newest, 0o644);
    team.office.sync(&mut team.hub()).unwrap();
    assert_eq!(lists().len(), before.len() + 1);
    two.sync(&mut team.hub()).unwrap();
}

#[test]
fn a_stick_pulled_and_put_back_has_no_half_of_anything() {
    let mut team = Team::new();
    team.sees(10);
    // Pulled before anything is written: the folder of the mount is there, and empty.
    let away = team.dir.path().join("away");
    fs::rename(team.root(), &away).unwrap();
    assert!(matches!(team.one.sync(&mut team.hub()), Err(HubError::NoHub(_))));
    fs::create_dir(team.root()).unwrap();
    assert!(matches!(team.one.sync(&mut team.hub()), Err(HubError::NoHub(_))));
    fs::remove_dir(team.root()).unwrap();
    fs::rename(&away, team.root()).unwrap();
    // Pulled while a file was half written: it has a name that nobody reads, and is swept.
    let writer = team.one.series(team.campaign);
    let folder = team.root().join("journal").join(writer.to_string());
    for (folder, name) in [
        (folder.clone(), ".recol-partial-99-000000000001-000000000009-ab.seg"),
        (team.root().join("inventory"), ".draft-9-99"),
        (team.root().join("inventory"), ".recol-partial-99-.draft-9-99"),
        // What other programs leave there.
        (folder.clone(), ".~lock.x#"),
        (folder, ".DS_Store"),
    ] {
        fs::create_dir_all(&folder).unwrap();
        fs::write(folder.join(name), b"half").unwrap();
    }
    team.changes(1);
    team.office.sync(&mut team.hub()).unwrap();
    team.one.sync(&mut team.hub()).unwrap();
    for name in [".~lock.x#", ".DS_Store"] {
        let folder = team.root().join("journal").join(writer.to_string());
        fs::remove_file(folder.join(name)).unwrap();
    }
    team.agree();
    team.swept();
}

#[test]
fn every_name_is_one_that_any_file_system_bears() {
    let mut team = Team::new();
    for round in 0..4 {
        team.sees(3);
        team.changes(round);
        team.office.sync(&mut team.hub()).unwrap();
        team.one.sync(&mut team.hub()).unwrap();
    }
    team.office.store.newest_revision().map(|newest| team.hub().gather(newest, &team.office.station.key).unwrap()).unwrap();
    team.agree();
    let (mut seen, mut count) = (BTreeSet::new(), 0);
    for path in files(&team.root()) {
        let below = path.strip_prefix(team.root()).unwrap();
        for part in below.iter().map(|part| part.to_str().unwrap()) {
            // exFAT and NTFS bear neither these nor a dot or blank at the end; FAT folds case.
            assert!(part.bytes().all(|c| c.is_ascii_alphanumeric() || b"-._".contains(&c)), "{part}");
            assert!(!part.ends_with('.') && part.len() < 128, "{part}");
            let stem = part.split('.').next().unwrap().to_ascii_uppercase();
            assert!(!["CON", "PRN", "AUX", "NUL", "COM1", "LPT1"].contains(&stem.as_str()), "{part}");
        }
        assert!(seen.insert(below.to_str().unwrap().to_ascii_lowercase()), "{} differs by case alone", below.display());
        assert!(!fs::symlink_metadata(&path).unwrap().is_symlink());
        count += 1;
    }
    println!("{count} files");
    assert!(count > 8);
}
