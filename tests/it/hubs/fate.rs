//! Random programs of a team: reads, imports, words about stations, syncs that end anywhere, backups that are put back, copies,
//! renewals, another laptop that takes the office's place, one that was the office and comes back. Held against a model that knows
//! what was acknowledged and what the office said last. In the end every laptop has the office's inventory by content, every
//! acknowledged read is everywhere once, and each station is what the office said last.
//!
//! `RECOL_FATE_SEEDS` sets how many programs are tried (60 by default, both kinds of hub together), `RECOL_FATE_FIRST` the first
//! seed, `RECOL_FATE_TOLD` tells each step.

use super::{
    around::{Around, Asked, Beset},
    laptop::Laptop,
    office::{names_recovery, takes_over},
    story::{colleges, rows},
    ways::Place,
};
use crate::kill::Chance;
use recol::{
    audit::{
        exchange::{Card, Scope},
        ids::{CampaignId, HubId, WriterId},
        journal::{Fact, PublicKey, SigningKey},
    },
    io::hub::{Greeting, HubError, Refusal, Rejoined, Report, Trouble, Word, rejoin, roster},
};
use std::{
    collections::{BTreeMap, BTreeSet},
    ops::ControlFlow,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

/// How many steps a program has.
const STEPS: usize = 40;
/// How many stations work beside the office.
const STATIONS: usize = 3;
/// The names under which each laptop works as the office.
const OFFICES: [&str; STATIONS + 1] = ["bureau", "bureau 1", "bureau 2", "bureau 3"];
/// Seeds that found something once, and are tried beside the others:
/// - 1036: an office that rejoined moved a campaign that was held against a revision of the hub, as if it had been its own.
const KEPT: [u64; 1] = [1036];
/// How many programs are tried at once.
const AT_ONCE: usize = 4;
const NAMES: [&str; STATIONS] = ["poste 1", "poste 2", "poste 3"];

/// Requests fail after so many: as if this side were killed, before the request or after it was done.
struct Cut {
    left: usize,
    done: bool,
    over: bool,
}

impl Cut {
    fn ends(&self, here: bool) -> Result<(), HubError> {
        let cut = || HubError::Unreachable { address: "hub".to_owned(), cause: "cut".to_owned() };
        if self.over && here { Err(cut()) } else { Ok(()) }
    }
}

impl Around for Cut {
    fn before(&mut self, _: Asked) -> Result<(), HubError> {
        self.over = self.left == 0;
        self.left = self.left.saturating_sub(1);
        self.ends(!self.done)
    }

    fn after(&mut self, _: Asked) -> Result<(), HubError> {
        self.ends(true)
    }
}

/// A team, and what a model of it knows.
struct World {
    place: Place,
    /// The first office, then the stations.
    laptops: Vec<Laptop>,
    /// Which of them is the office now.
    office: usize,
    /// The recovery keys that were named, at whichever copy of the office.
    recoveries: Vec<SigningKey>,
    /// Whether the last of them certainly reached the hub, and no copy of the office has said anything else since.
    recovery_holds: bool,
    /// When the revision was imported against which the office held the campaign last, if it is certain that this was the last word.
    held: Option<String>,
    backups: Vec<Option<Laptop>>,
    campaign: CampaignId,
    /// The reads of which a sync said that the hub has them, by what was read: no two reads are alike.
    acknowledged: BTreeSet<String>,
    /// The office's last word about each key.
    words: BTreeMap<PublicKey, Option<Scope>>,
    reads: usize,
    imports: usize,
    /// How often something of each kind happened.
    told: BTreeMap<&'static str, usize>,
}

impl World {
    fn new(make: fn(&Laptop) -> Place) -> Self {
        let mut office = Laptop::new("bureau");
        let place = make(&office);
        office.import(rows());
        let campaign = office.open_campaign();
        office.sync(&mut *place.hub(&office)).unwrap();
        let mut laptops = vec![office];
        laptops.extend(NAMES.map(Laptop::new));
        let mut world = Self {
            place,
            backups: (0..=STATIONS).map(|_| None).collect(),
            laptops,
            office: 0,
            recoveries: Vec::new(),
            recovery_holds: false,
            held: None,
            campaign,
            acknowledged: BTreeSet::new(),
            words: BTreeMap::new(),
            reads: 0,
            imports: 0,
            told: BTreeMap::new(),
        };
        for at in 1..=STATIONS {
            let _ = world.sync(at, None);
            world.word(at, Word::Accepted(Scope::All));
            let _ = world.sync(at, None);
        }
        world
    }

    fn count(&mut self, what: &'static str) {
        *self.told.entry(what).or_default() += 1;
    }

    /// Syncs, to its end or cut off; what the hub then has is acknowledged.
    fn sync(&mut self, at: usize, cut: Option<(usize, bool)>) -> Result<Report, HubError> {
        let laptop = &mut self.laptops[at];
        let mut hub = self.place.hub(laptop);
        let synced = match cut {
            None => laptop.sync(&mut *hub),
            Some((left, done)) => laptop.sync(&mut Beset { hub, around: Cut { left, done, over: false } }),
        };
        if synced.is_ok() {
            let reads = own_reads(laptop, self.campaign);
            self.acknowledged.extend(reads);
        }
        match &synced {
            Ok(_) => self.count("syncs"),
            // A server tells nothing to whoever was turned away, so that nobody can prove to it who is the office now.
            Err(HubError::Refused(Refusal::OtherOffice)) => {
                let key = self.laptops[at].station.key.public();
                let accepted = self.greeting().card(&key).is_some_and(|card| card.accepted);
                assert!(!accepted && self.place.root().is_none(), "{at} knows the office as another one");
                self.count("refused: cannot know the office");
            }
            Err(HubError::Refused(refusal)) => self.count(named(refusal)),
            Err(HubError::Unreachable { .. }) if cut.is_some() => self.count("cut"),
            Err(error) => panic!("{}: {error:?}", self.laptops[at].name),
        }
        synced
    }

    /// The office says something of a station, if it has introduced itself and the office is in step.
    fn word(&mut self, at: usize, word: Word) {
        let key = self.laptops[at].station.key.public();
        let card = self.greeting().cards.into_iter().find(|card| card.key == key);
        let Some(card) = card.filter(|_| at != self.office) else { return };
        self.word_about(card, word);
    }

    /// What the hub shows to the office.
    fn greeting(&self) -> Greeting {
        self.place.hub(&self.laptops[self.office]).meet(&[]).unwrap()
    }

    /// The office names another recovery key, and sends that.
    fn name_recovery(&mut self) {
        let seed = u8::try_from(self.recoveries.len() + 1).unwrap();
        let office = &mut self.laptops[self.office];
        if office.store.is_office(&office.station.key.public()).unwrap() {
            self.recoveries.push(names_recovery(office, seed));
            self.recovery_holds = self.sync(self.office, None).is_ok();
        }
    }

    /// Another laptop takes the office's place with the recovery key that was named last, or fails to.
    fn succeed(&mut self, at: usize, recovery: &SigningKey) -> &'static str {
        let before = self.laptops[self.office].station.key.public();
        let laptop = &mut self.laptops[at];
        let name = std::mem::replace(&mut laptop.name, OFFICES[at]);
        let done = takes_over(&mut *self.place.hub(laptop), laptop, recovery);
        let key = laptop.station.key.public();
        if self.greeting().office != key {
            self.laptops[at].name = name;
            return match done {
                Err(HubError::Refused(refusal)) => named(&refusal),
                done => panic!("{name}: {done:?}"),
            };
        }
        if let Ok(report) = &done {
            assert!(!report.troubles.iter().any(|trouble| matches!(trouble, Trouble::Altered { .. })), "{report:?}");
        }
        self.held = None;
        self.words.insert(before, None);
        self.words.remove(&key);
        self.office = at;
        match done {
            Ok(_) => "took over",
            Err(HubError::Refused(refusal)) => named(&refusal),
            Err(error) => panic!("{name}: {error:?}"),
        }
    }

    fn word_about(&mut self, card: Card, word: Word) {
        let office = &mut self.laptops[self.office];
        let (me, key, mut hub) = (office.me(), card.key, self.place.hub(office));
        let said = recol::io::hub::admit(&mut office.store, &mut *hub, &me, &[(card, word.clone())]);
        match said {
            Ok(_) => {
                self.count("words");
                let scope = if let Word::Accepted(scope) = word { Some(scope) } else { None };
                self.words.insert(key, scope);
            }
            Err(HubError::Refused(Refusal::Restored { .. } | Refusal::Cloned(_))) => self.count("words of an older office"),
            Err(error) => panic!("{error:?}"),
        }
    }

    fn rejoin(&mut self) {
        let office = &mut self.laptops[self.office];
        let (me, mut rejoined, mut report) = (office.me(), Rejoined::default(), Report::default());
        let mut hub = self.place.hub(office);
        let into = (&mut rejoined, &mut report);
        rejoin(&mut office.store, &mut *hub, &me, into, &mut |_| ControlFlow::Continue(())).unwrap();
        self.acknowledged.extend(own_reads(&self.laptops[self.office], self.campaign));
        self.count("rejoined");
    }

    fn import(&mut self, dice: &mut Chance) {
        self.imports += 1;
        let mut rows = rows();
        for device in &mut rows.devices {
            if dice.pick(3) == 0 {
                device.model = format!("M{}", self.imports).as_str().into();
            }
        }
        if dice.pick(3) == 0 {
            rows.devices.remove(dice.pick(8));
        }
        // One that was put back to what it was as a station imports nothing before it has rejoined.
        let office = &mut self.laptops[self.office];
        if office.store.is_office(&office.station.key.public()).unwrap() {
            office.import(rows);
        }
    }

    fn step(&mut self, dice: &mut Chance) -> String {
        let at = dice.pick(STATIONS + 1);
        let (station, office) = (dice.pick(STATIONS + 1), self.office);
        match dice.pick(18) {
            0..=3 => {
                self.reads += 1;
                let (tag, campaign) = (format!("R-{}", self.reads), self.campaign);
                self.laptops[at].see(campaign, colleges()[dice.pick(3)], "Réserve", &tag);
                format!("{at} reads {tag}")
            }
            4..=6 => format!("{at} syncs: {:?}", self.sync(at, None).err()),
            7 => {
                let cut = (dice.pick(8), dice.pick(2) == 0);
                format!("{at} syncs, cut off {cut:?}: {:?}", self.sync(at, Some(cut)).err())
            }
            8 => {
                self.import(dice);
                "an import".to_owned()
            }
            9 => {
                self.backups[at] = Some(self.laptops[at].image());
                format!("{at} is backed up")
            }
            10 => {
                let Some(backup) = self.backups[at].take() else { return "no backup".to_owned() };
                let before = std::mem::replace(&mut self.laptops[at], backup);
                if at == self.office {
                    (self.recovery_holds, self.held) = (false, None);
                }
                (self.laptops[at].now, self.laptops[at].name) = (before.now, before.name);
                self.count("restores");
                format!("{at} is put back")
            }
            // A copy that works beside it for a while: the laptop itself is then the one that is refused.
            11 => {
                let mut twin = self.laptops[at].image();
                self.reads += 1;
                let tag = format!("R-{}", self.reads);
                twin.see(self.campaign, colleges()[0], "Réserve", &tag);
                std::mem::swap(&mut self.laptops[at], &mut twin);
                let synced = self.sync(at, None);
                std::mem::swap(&mut self.laptops[at], &mut twin);
                self.count("copies");
                format!("a copy of {at} reads {tag} and syncs: {:?}", synced.err())
            }
            12 => {
                let done = self.heal(at);
                format!("{at} goes on: {done}")
            }
            13 => {
                self.word(station, Word::Refused);
                format!("{station} is turned away")
            }
            14 => {
                let scope = if dice.pick(2) == 0 { Scope::All } else { Scope::Colleges([colleges()[0]].into()) };
                self.word(station, Word::Accepted(scope));
                // What another scope brings does not always arrive at once.
                if self.reads.is_multiple_of(4) {
                    return format!("{station} is accepted");
                }
                let cut = (self.reads % 7, self.reads.is_multiple_of(2));
                format!("{station} is accepted, and syncs, cut off {cut:?}: {:?}", self.sync(station, Some(cut)).err())
            }
            15 => {
                self.name_recovery();
                "a recovery key is named".to_owned()
            }
            16 => {
                let back = if self.office == 0 { at } else { [0, at][dice.pick(2)] };
                let age = dice.pick(4) / 3;
                let Some(recovery) = self.recoveries.iter().rev().nth(age).cloned() else { return "no recovery key".to_owned() };
                if back == self.office {
                    return "the office has its place".to_owned();
                }
                let done = self.succeed(back, &recovery);
                if self.recovery_holds {
                    let refused = ["refused: other recovery key", "refused: no recovery key"].contains(&done);
                    assert_eq!(refused, age > 0, "with the recovery key that was named {age} before the last: {done}");
                }
                self.count(done);
                format!("{back} takes the office's place with key {age}: {done}")
            }
            // What the hub then has under a number is not what the office has.
            _ if dice.pick(2) == 0 => {
                let backup = self.laptops[office].image();
                self.import(dice);
                let synced = self.sync(office, None);
                let now = self.laptops[office].now;
                self.laptops[office] = backup;
                self.laptops[office].now = now;
                (self.recovery_holds, self.held) = (false, None);
                self.import(dice);
                self.count("restores");
                format!("{office} publishes an import ({:?}), is put back and imports another", synced.err())
            }
            _ => {
                let (laptop, campaign) = (&mut self.laptops[office], self.campaign);
                let line = laptop.store.revisions().unwrap().pop().unwrap();
                laptop.record(campaign, Fact::CampaignMoved { revision: line.revision });
                self.held = laptop.store.is_office(&laptop.station.key.public()).unwrap().then_some(line.at);
                "the campaign is moved".to_owned()
            }
        }
    }

    /// Does what the refusal of a sync advises.
    fn heal(&mut self, at: usize) -> &'static str {
        match self.sync(at, None) {
            // It was the office, and has revisions that no hub has: it begins anew as a station.
            Err(HubError::Refused(Refusal::OtherInventory(_))) if at != self.office => {
                let now = self.laptops[at].now;
                self.laptops[at] = Laptop::new(self.laptops[at].name);
                self.laptops[at].now = now;
                self.count("began anew");
                return "began anew";
            }
            Err(HubError::Refused(Refusal::Restored { .. } | Refusal::Cloned(_) | Refusal::OtherInventory(_))) => {}
            _ => return "nothing to do",
        }
        if at == self.office {
            self.rejoin();
            return "rejoined";
        }
        let laptop = &mut self.laptops[at];
        let mut hub = self.place.hub(laptop);
        laptop.renew(&mut *hub);
        self.count("renewed");
        "renewed"
    }

    /// Everything is healed, everybody accepted; then all of it must agree.
    fn end(&mut self) {
        let office = self.office;
        let others: Vec<usize> = (0..=STATIONS).filter(|at| *at != office).collect();
        self.heal(office);
        let _ = self.sync(office, None);
        // Each station's state is what the last word of the office says: at the office, at the hub, and at those who hear it.
        self.words_hold(office);
        for at in &others {
            if self.sync(*at, None).is_ok() {
                self.words_hold(*at);
            }
        }
        // Whoever was turned away is told of a copy only once it is accepted, and needs a further word under its new key; then it
        // may have to begin anew.
        for _ in 0..4 {
            for at in &others {
                self.heal(*at);
                let _ = self.sync(*at, None);
            }
            let key = self.laptops[office].station.key.public();
            for card in self.greeting().cards.into_iter().filter(|card| card.key != key) {
                if self.words.get(&card.key) != Some(&Some(Scope::All)) {
                    self.word_about(card, Word::Accepted(Scope::All));
                }
            }
        }
        for at in others.iter().chain([&office]).chain(&others) {
            self.sync(*at, None).unwrap_or_else(|error| panic!("{at}: {error}"));
        }
        let now = self.laptops[office].me().now;
        let office = &self.laptops[office];
        if let Some(imported) = &self.held {
            let (_, revision) = office.store.ruling(self.campaign, now).unwrap().held_by().unwrap();
            let line = office.store.revisions().unwrap().into_iter().find(|line| line.revision == revision).unwrap();
            assert_eq!(line.at, *imported, "the revision against which the campaign is held");
        }
        let digests = office.store.revision_digests().unwrap();
        for laptop in &self.laptops {
            let name = laptop.name;
            assert_eq!(laptop.store.revision_digests().unwrap(), digests, "{name}: the inventory");
            assert_eq!(devices(laptop), devices(office), "{name}: the devices");
            assert_eq!(laptop.store.verify().unwrap().problems, [], "{name}");
            let mut times: BTreeMap<String, usize> = BTreeMap::new();
            for tag in reads(laptop, self.campaign) {
                *times.entry(tag).or_default() += 1;
            }
            for tag in &self.acknowledged {
                assert_eq!(times.get(tag), Some(&1), "{name}: {tag}");
            }
            assert_eq!(laptop.sealed(), office.sealed(), "{name}: the journal");
            assert_eq!(laptop.export(self.campaign), office.export(self.campaign), "{name}: the conclusions");
        }
    }

    /// At every moment the hub's list is what the office said last, whatever an older copy of it does: a refusal that comes later
    /// mends nothing that was handed over before.
    fn lists_hold(&self, step: &str) {
        let listed = self.greeting().cards;
        for (key, scope) in &self.words {
            let accepted = listed.iter().any(|card| card.key == *key && card.accepted);
            assert_eq!(accepted, scope.is_some(), "{step}: the list about {key}, {:?}", self.who(key));
        }
    }

    fn who(&self, key: &PublicKey) -> Option<&str> {
        self.laptops.iter().find(|laptop| laptop.station.key.public() == *key).map(|laptop| laptop.name)
    }

    fn words_hold(&self, at: usize) {
        let office = self.laptops[self.office].station.key.public();
        let said = roster(&self.laptops[at].store, HubId([1; 16]).roster(), &office).unwrap();
        for (key, scope) in &self.words {
            assert_eq!(said.member(key).map(|member| &member.scope), Some(scope), "{at}: the entries about {key}");
        }
        self.lists_hold("in the end");
    }
}

fn named(refusal: &Refusal) -> &'static str {
    match refusal {
        Refusal::Cloned(_) => "refused: a copy",
        Refusal::Restored { .. } => "refused: put back",
        Refusal::OtherInventory(_) => "refused: other inventory",
        Refusal::NotAccepted { .. } => "refused: not accepted",
        Refusal::NoRecovery => "refused: no recovery key",
        Refusal::OtherRecovery => "refused: other recovery key",
        other => panic!("{other:?}"),
    }
}

fn devices(laptop: &Laptop) -> Vec<(String, String)> {
    let inventory = laptop.store.inventory(laptop.store.newest_revision().unwrap()).unwrap();
    inventory.devices().iter().map(|device| (device.tag.to_string(), device.model.to_string())).collect()
}

/// What was read, by whomever, as far as it is here.
fn reads(laptop: &Laptop, campaign: CampaignId) -> Vec<String> {
    let entries = laptop.store.entries(campaign).unwrap();
    entries
        .into_iter()
        .filter_map(|entry| if let Fact::Seen(seen) = entry.body.fact { Some(seen.payload.to_string()) } else { None })
        .collect()
}

/// What was read in the series of this laptop.
fn own_reads(laptop: &Laptop, campaign: CampaignId) -> Vec<String> {
    let own: BTreeSet<WriterId> = laptop.store.own().unwrap().iter().map(|series| series.writer).collect();
    let entries = laptop.store.entries(campaign).unwrap().into_iter().filter(|entry| own.contains(&entry.id.writer));
    entries
        .filter_map(|entry| if let Fact::Seen(seen) = entry.body.fact { Some(seen.payload.to_string()) } else { None })
        .collect()
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(otherwise)
}

/// One program from its beginning to its end. Where it fails, its steps are told and nothing is returned.
fn lived(seed: u64, telling: bool) -> Option<BTreeMap<&'static str, usize>> {
    let places = Place::each();
    let place = places[usize::try_from(seed).unwrap() % places.len()];
    let (mut dice, mut program) = (Chance(seed), Vec::new());
    let lived = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| {
        let mut world = World::new(place);
        for _ in 0..STEPS {
            let step = world.step(&mut dice);
            world.lists_hold(&step);
            if telling {
                println!("{seed}: {step}");
            }
            program.push(step);
        }
        world.end();
        world.told
    }));
    if lived.is_err() {
        println!("seed {seed}:\n{}", program.join("\n"));
    }
    lived.ok()
}

#[test]
fn whatever_happens_to_a_team_it_agrees_in_the_end() {
    let (seeds, first, telling) = (number("RECOL_FATE_SEEDS", 60), number("RECOL_FATE_FIRST", 1), number("RECOL_FATE_TOLD", 0));
    let told: Mutex<BTreeMap<&'static str, usize>> = Mutex::new(BTreeMap::new());
    let failed: Mutex<BTreeSet<u64>> = Mutex::new(BTreeSet::new());
    let programs: Vec<u64> = (first..first + seeds).chain(KEPT).collect();
    let next = AtomicUsize::new(0);
    // The disk is what is waited for.
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(seed) = programs.get(next.fetch_add(1, Ordering::Relaxed)) {
                    let Some(lived) = lived(*seed, telling > 0) else {
                        failed.lock().unwrap().insert(*seed);
                        continue;
                    };
                    for (what, count) in lived {
                        *told.lock().unwrap().entry(what).or_default() += count;
                    }
                }
            });
        }
    });
    let (told, failed) = (told.into_inner().unwrap(), failed.into_inner().unwrap());
    println!("{} programs of {STEPS} steps: {told:?}", programs.len());
    assert!(failed.is_empty(), "{} of {} programs fail: {failed:?}", failed.len(), programs.len());
    if seeds >= 60 {
        for what in [
            "rejoined",
            "renewed",
            "restores",
            "copies",
            "cut",
            "words",
            "words of an older office",
            "refused: other inventory",
            "took over",
            "refused: other recovery key",
        ] {
            assert!(told.contains_key(what), "nothing was tried of: {what}");
        }
    }
}
