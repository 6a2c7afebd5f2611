//! What befalls a line, a server and a station while they sync: cut, swallowed, stopped, killed, full. Nothing lost, nothing
//! doubled, and in the end the station holds what the hub does.

use super::{
    around::{Around, Asked, Beset},
    laptop::Laptop,
    postgres::{joined, opened},
    proxy::Proxy,
    server::{Database, OWNER, PASSWORD, Server},
    story::{colleges, rows},
};
use crate::kill::{Chance, Whole};
use recol::{
    audit::{
        exchange::{Scope, Segment},
        ids::CampaignId,
        journal::{About, Fact, Noted},
    },
    io::hub::{Hub, HubError, PostgresHub, Wanted},
};
use std::{
    os::unix::process::ExitStatusExt,
    process::{Command, Stdio},
    thread,
    time::{Duration, Instant},
};

/// The entries of campaigns: all but what the office says of stations.
const ENTRIES: &str = "SELECT 1 FROM recol.entry JOIN recol.series USING (writer) WHERE campaign <> (SELECT id FROM recol.hub)";

/// An office and a station that has joined its hub, over a line that can fail.
struct Team {
    database: Database,
    office: Laptop,
    one: Laptop,
    campaign: CampaignId,
    line: Proxy,
}

impl Team {
    fn new(server: &Server) -> Self {
        let (database, mut office, campaign) = opened(server);
        let one = joined(&database, &mut office, "poste 1", &Scope::All);
        let line = Proxy::to(server.port);
        Self { database, office, one, campaign, line }
    }

    /// The station's way to the hub: over the line.
    fn hub(&self) -> PostgresHub {
        let role = self.database.role("poste 1");
        self.database.hub_by(&role, self.line.port).with_deadline(Duration::from_secs(60))
    }

    fn sees(&mut self, count: usize) {
        let writer = self.one.series(self.campaign);
        let (facts, at) = ((0..count).map(|_| seen()).collect(), self.one.moment());
        self.one.store.append(&self.one.station, writer, at, &"poste 1".into(), facts).unwrap();
    }

    /// All is well again: after one sync each, office and station hold the same, and the hub took every entry once.
    #[track_caller]
    fn agree(&mut self) {
        self.line.whole();
        let report = self.one.sync(&mut self.hub()).unwrap();
        assert_eq!(report.troubles, []);
        let report = self.office.sync(&mut self.database.hub(OWNER)).unwrap();
        assert_eq!(report.troubles, []);
        self.one.sync(&mut self.hub()).unwrap();
        assert_eq!(self.one.sealed(), self.office.sealed());
        assert_eq!(self.one.store.waiting().unwrap(), 0);
        assert_eq!(self.one.store.verify().unwrap().problems, []);
        let held = self.database.sql(OWNER, ENTRIES).unwrap().len();
        assert_eq!(held, self.one.sealed().len());
        let (here, there) = (self.one.store.newest_revision().unwrap(), self.office.store.newest_revision().unwrap());
        let holderless = |rows: &recol::audit::inventory::Rows| {
            rows.devices.iter().map(|device| (device.tag.clone(), device.model.clone())).collect::<Vec<_>>()
        };
        let (mine, its) = (self.one.store.inventory(here).unwrap(), self.office.store.inventory(there).unwrap());
        assert_eq!((here, holderless(mine.rows())), (there, holderless(its.rows())));
    }
}

fn seen() -> Fact {
    use recol::audit::journal::{By, Seen, Spot};
    let spot = Spot { college: colleges()[0], room: Some("Réserve".into()) };
    let copies = std::num::NonZeroU8::MIN;
    Fact::Seen(Seen { spot, payload: "A-1".into(), by: By::Camera, serial: None, instead: None, copies })
}

/// The line breaks as soon as so many bytes of the answer to a push have come.
struct CutAtPush(Proxy, u64);

impl Around for CutAtPush {
    fn before(&mut self, asked: Asked) -> Result<(), HubError> {
        if asked == Asked::Push {
            self.0.whole();
            self.0.cut_answers_after(self.1);
        }
        Ok(())
    }
}

#[test]
fn a_line_cut_at_every_byte_of_a_push_answer_loses_and_doubles_nothing() {
    let mut team = Team::new(Server::shared());
    // How long an answer is.
    team.sees(1);
    let mut whole = Beset::with(team.hub(), CutAtPush(team.line.clone(), 1 << 20));
    team.one.sync(&mut whole).unwrap();
    let length = team.line.answered();
    assert!(length > 50, "an answer of {length} bytes");
    let mut failed = 0;
    for cut in 0..=length {
        team.line.whole();
        team.sees(1);
        let mut hub = Beset::with(team.hub(), CutAtPush(team.line.clone(), cut));
        match team.one.sync(&mut hub) {
            Ok(_) => {}
            Err(HubError::Unreachable { .. }) => failed += 1,
            Err(other) => panic!("cut at {cut}: {other:?}"),
        }
        // It arrived, whatever was heard of it: it was said whole.
        let held = team.database.sql(OWNER, ENTRIES).unwrap().len() as u64;
        assert_eq!(held, 2 + 2 + cut + 1, "cut at {cut}");
    }
    println!("{} cuts within a push answer of {length} bytes, {failed} noticed", length + 1);
    assert!(failed >= length, "{failed} of {length} cuts were noticed");
    team.agree();
}

/// Three series that others have begun, each with something long or short, and what is wanted of them.
fn three_series(team: &mut Team, letters: usize) -> Vec<Wanted> {
    let mut wanted = Vec::new();
    for _ in 0..3 {
        let campaign = team.one.store.new_campaign().unwrap();
        let writer = team.one.series(campaign);
        let noted = Noted {
            college: colleges()[0],
            about: About::Device("A-1".into()),
            condition: None,
            lacks: Vec::new(),
            note: Some("x".repeat(letters).into()),
            photo: None,
            still: None,
        };
        team.one.record(campaign, Fact::Noted(noted));
        wanted.push(Wanted { writer, after: 1, entries: 1 });
    }
    team.one.sync(&mut team.hub()).unwrap();
    wanted
}

/// Fetches what is wanted over a line that breaks after so many bytes of the answer; how long it was, too.
fn fetched(hub: &mut PostgresHub, line: &Proxy, wanted: &[Wanted], cut: u64) -> (Result<(), HubError>, Vec<Segment>, u64) {
    line.whole();
    hub.meet(&[]).unwrap();
    line.whole();
    line.cut_answers_after(cut);
    let mut came = Vec::new();
    let done = hub.fetch_all(wanted, &mut |segment| {
        came.push(segment.unwrap());
        Ok(())
    });
    (done, came, line.answered())
}

/// What comes is an error or all of it, and what came before the error is as it was signed and in order.
#[test]
fn a_line_cut_at_every_byte_of_an_answer_to_three_series_hands_over_nothing_wrong() {
    let mut team = Team::new(Server::shared());
    let role = team.database.role("poste 1");
    let port = Server::shared().port;
    // One that comes in one piece of the line's, cut at every byte; and one that comes in many.
    for (letters, step) in [(1, 1), (20_000, 397)] {
        let wanted = three_series(&mut team, letters);
        let (done, whole, length) = fetched(&mut team.hub(), &team.line, &wanted, 1 << 20);
        done.unwrap();
        assert_eq!(
            whole.iter().map(|segment| segment.head().writer).collect::<Vec<_>>(),
            wanted.iter().map(|w| w.writer).collect::<Vec<_>>()
        );
        let threads = 4;
        let tried = &|first: usize| {
            let (line, mut told) = (Proxy::to(port), [0; 4]);
            for cut in (first..usize::try_from(length).unwrap()).step_by(threads).filter(|cut| cut % step == 0) {
                let mut hub = team.database.hub_by(&role, line.port);
                let (done, came, _) = fetched(&mut hub, &line, &wanted, cut as u64);
                assert!(whole.starts_with(&came), "cut at {cut}");
                match done {
                    Ok(()) => assert_eq!(came.len(), 3, "cut at {cut}"),
                    Err(HubError::Unreachable { .. }) => {}
                    Err(other) => panic!("cut at {cut}: {other:?}"),
                }
                told[came.len()] += 1;
            }
            told
        };
        let told: Vec<[usize; 4]> = thread::scope(|scope| {
            let all: Vec<_> = (0..threads).map(|first| scope.spawn(move || tried(first))).collect();
            all.into_iter().map(|one| one.join().unwrap()).collect()
        });
        let told: Vec<usize> = (0..4).map(|came| told.iter().map(|one| one[came]).sum()).collect();
        println!("an answer of {length} bytes: {told:?} cuts after which so many of three series had come");
        assert!(told[0] > 0 && (letters == 1 || (told[1] > 0 && told[2] > 0)), "{told:?}");
    }
    team.agree();
}

#[test]
fn random_cuts_in_both_directions_while_the_inventory_changes() {
    let mut team = Team::new(Server::shared());
    let mut chance = Chance(7);
    let (rounds, mut failed) = (60, 0);
    let mut devices = rows();
    for round in 0..rounds {
        let at = usize::try_from(chance.below(devices.devices.len() as u64)).unwrap();
        devices.devices[at].model = format!("modèle {round}").as_str().into();
        if round % 7 == 6 {
            devices.devices.remove(at);
            devices.devices.extend(rows().devices.into_iter().filter(|device| device.tag.as_str() == "B-3"));
            devices.devices.sort_by(|a, b| a.tag.cmp(&b.tag));
            devices.devices.dedup_by(|a, b| a.tag == b.tag);
        }
        team.office.import(devices.clone());
        team.office.sync(&mut team.database.hub(OWNER)).unwrap();
        team.sees(3);
        team.line.whole();
        team.line.delay(Duration::from_millis(chance.below(4)));
        // A meeting alone is some thousand bytes each way.
        match chance.below(3) {
            0 => team.line.cut_answers_after(chance.below(9_000)),
            1 => team.line.cut_questions_after(chance.below(6_000)),
            _ => {
                team.line.cut_answers_after(chance.below(9_000));
                team.line.cut_questions_after(chance.below(6_000));
            }
        }
        failed += u32::from(team.one.sync(&mut team.hub()).is_err());
    }
    team.line.delay(Duration::ZERO);
    println!("{failed} of {rounds} syncs were cut");
    assert!(failed > rounds / 4, "only {failed} of {rounds} were cut");
    team.agree();
}

#[test]
fn a_server_that_swallows_everything_is_given_up() {
    let mut team = Team::new(Server::shared());
    team.sees(5);
    let tries = [0, 1, 200, 2_000, 3_000, 4_000];
    let mut given_up = 0;
    for swallowed in tries {
        team.line.whole();
        team.line.swallow_answers_after(swallowed);
        match team.one.sync(&mut team.hub().with_deadline(Duration::from_millis(700))) {
            Err(HubError::Unreachable { .. }) => given_up += 1,
            Ok(_) => assert!(swallowed >= 3_000, "swallowed after {swallowed}"),
            Err(other) => panic!("swallowed after {swallowed}: {other:?}"),
        }
    }
    println!("{given_up} of {} black holes were given up", tries.len());
    assert!(given_up >= 4);
    team.agree();
}

#[test]
fn a_server_stopped_at_once_mid_push_has_a_segment_whole_or_not_at_all() {
    let mut server = Server::start();
    let mut team = Team::new(&server);
    let mut chance = Chance(11);
    let (rounds, mut failed) = (6, 0);
    for _ in 0..rounds {
        team.sees(12_000);
        let mut hub = team.hub();
        hub.meet(&[]).unwrap();
        let wait = Duration::from_millis(40 + chance.below(400));
        thread::scope(|scope| {
            let stopped = scope.spawn(|| {
                thread::sleep(wait);
                server.fail();
            });
            failed += u32::from(team.one.sync(&mut hub).is_err());
            stopped.join().unwrap();
        });
        server.up();
        let pieces = team.database.sql(
            OWNER,
            "SELECT 1 FROM recol.entry e WHERE e.seq > (SELECT max(seq) FROM recol.head h WHERE h.writer = e.writer)",
        );
        assert_eq!(pieces.unwrap().len(), 0, "entries without a signed end");
    }
    println!("{failed} of {rounds} pushes were stopped with the server");
    assert!(failed > 0, "the server was never stopped in a push");
    team.agree();
}

/// The same sync in a process of its own.
fn process(team: &Team) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_recol"));
    let role = team.database.role("poste 1");
    command.env_clear().env("HOME", team.one.dir.path()).env("PGPASSWORD", PASSWORD).env("TZ", "UTC");
    command.arg("--data-dir").arg(team.one.dir.path()).args(["--station", "poste 1", "sync", "--hub"]);
    command.arg(team.database.address(&role)).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped());
    command
}

#[test]
fn a_station_killed_a_hundred_times_loses_and_doubles_nothing() {
    let mut team = Team::new(Server::shared());
    let mut chance = Chance(13);
    team.sees(40);
    let begun = Instant::now();
    assert!(process(&team).status().unwrap().success());
    let mut whole = Whole::of(begun.elapsed());
    let (mut rounds, mut killed) = (0, 0);
    while killed < 100 {
        assert!(rounds < 1_000, "only {killed} of {rounds} were killed");
        team.sees(40);
        if rounds % 10 == 0 {
            let mut next = rows();
            next.devices[0].model = format!("modèle {rounds}").as_str().into();
            team.office.import(next);
            team.office.sync(&mut team.database.hub(OWNER)).unwrap();
        }
        let mut child = process(&team).spawn().unwrap();
        thread::sleep(whole.part(&mut chance));
        let _ = child.kill();
        killed += u32::from(whole.was_cut(child.wait().unwrap().signal().is_some()));
        rounds += 1;
    }
    println!("{killed} of {rounds} syncs were killed");
    team.agree();
}

#[test]
fn three_processes_that_push_one_series_do_no_harm() {
    let mut team = Team::new(Server::shared());
    let rounds = 10;
    let mut failed = 0;
    for _ in 0..rounds {
        team.sees(500);
        let children: Vec<_> = (0..3).map(|_| process(&team).spawn().unwrap()).collect();
        for child in children {
            let ended = child.wait_with_output().unwrap();
            let said = String::from_utf8_lossy(&ended.stderr).into_owned();
            // A store that another process writes to may keep one waiting, and nothing worse.
            assert!(ended.status.success() || said.contains("another program"), "{:?}: {said}", ended.status);
            failed += u32::from(!ended.status.success());
        }
    }
    println!("three at once, {rounds} times: {failed} waited in vain");
    team.agree();
}

#[test]
fn a_server_whose_disk_is_full_is_told_and_gone_on_with() {
    let mut team = Team::new(Server::shared());
    // The server's own answer to a disk without room, whatever brings it about.
    let full = "DO $$ BEGIN
        CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS
            'BEGIN RAISE EXCEPTION ''could not extend file'' USING ERRCODE = ''53100''; END';
        CREATE TRIGGER zz_full AFTER INSERT ON recol.entry FOR EACH ROW WHEN (new.seq % 7 = 0) EXECUTE FUNCTION public.full();
    END $$";
    team.database.sql(OWNER, full).unwrap();
    team.sees(30);
    assert!(matches!(team.one.sync(&mut team.hub()), Err(HubError::HubFull { .. })));
    assert_eq!(team.one.store.waiting().unwrap(), 31);
    team.database.sql(OWNER, "DROP TRIGGER zz_full ON recol.entry").unwrap();
    team.agree();
}
