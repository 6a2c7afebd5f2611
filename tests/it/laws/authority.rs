//! What a station writes counts as far as the office said so: held against a simulation in which every entry carries the
//! colleges that it may speak of. Any order of arrival, entry by entry or at once.

use super::{cases, world};
use proptest::{collection, prelude::*, sample::select};
use recol::audit::{
    ids::{CampaignId, EntryId, Revision, WriterId},
    journal::{AuditMode, Body, Entry, Fact, Hlc, PublicKey, Reach, Scope},
    ledger::{Ledger, Reason, Terms},
    moment::Moment,
    uai::Uai,
};
use std::collections::{BTreeMap, BTreeSet};

const OFFICE: u8 = 0;
const STATIONS: u8 = 3;

/// What happens next.
#[derive(Clone, Debug)]
enum Step {
    /// A station writes about a college.
    Write(u8, Uai),
    /// A station says what only the office may.
    Usurp(u8, u8),
    /// The office receives all that a station wrote so far.
    Receive(u8),
    /// The office accepts a station for these colleges, all of them where there is none.
    Accept(u8, BTreeSet<Uai>),
    /// The office turns a station away.
    Refuse(u8),
}

fn step() -> impl Strategy<Value = Step> {
    let station = || 1..=STATIONS;
    let college = || select(world::colleges().to_vec());
    prop_oneof![
        6 => (station(), college()).prop_map(|(s, c)| Step::Write(s, c)),
        1 => (station(), 0..5_u8).prop_map(|(s, kind)| Step::Usurp(s, kind)),
        3 => station().prop_map(Step::Receive),
        3 => (station(), collection::btree_set(college(), 0..3)).prop_map(|(s, c)| Step::Accept(s, c)),
        1 => station().prop_map(Step::Refuse),
    ]
}

fn key(station: u8) -> PublicKey {
    PublicKey::from_bytes([station + 100; 32])
}

fn usurped(kind: u8) -> Fact {
    match kind {
        0 => Fact::CampaignMoved { revision: Revision(9) },
        1 => Fact::CampaignClosed {},
        2 => Fact::CampaignWidened { colleges: world::colleges().to_vec() },
        3 => Fact::StationAccepted { key: key(1), name: "poste 1".into(), scope: Scope::All, known: Vec::new() },
        _ => Fact::RosterOpened { known: (1..=STATIONS).map(|s| Reach { writer: WriterId([s; 16]), seq: 99 }).collect() },
    }
}

/// The entries that a story gives, and for each whether it counts.
#[derive(Default)]
struct Story {
    entries: Vec<Entry>,
    counts: BTreeMap<EntryId, Option<(Uai, BTreeSet<Uai>)>>,
    received: BTreeMap<u8, u64>,
    now: BTreeMap<u8, BTreeSet<Uai>>,
}

impl Story {
    fn write(&mut self, station: u8, fact: Fact) -> EntryId {
        let writer = WriterId([station; 16]);
        let seq = 1 + self.entries.iter().filter(|entry| entry.id.writer == writer).count() as u64;
        let id = EntryId { writer, seq };
        let at = Moment::new(1_795_000_000_000, 60);
        self.entries.push(Entry { id, body: Body { hlc: Hlc::after(Hlc::default(), at), at, author: "alba".into(), fact } });
        id
    }

    fn known(&self, station: u8) -> Vec<Reach> {
        vec![Reach { writer: WriterId([station; 16]), seq: self.received.get(&station).copied().unwrap_or(0) }]
    }

    /// The office says something: what it has not received loses what it had; all get what is said now.
    fn say(&mut self, station: u8, scope: BTreeSet<Uai>) {
        let received = self.received.get(&station).copied().unwrap_or(0);
        for (id, count) in &mut self.counts {
            let Some((_, may)) = count.as_mut().filter(|_| id.writer == WriterId([station; 16])) else { continue };
            if id.seq > received {
                may.clear();
            }
            may.extend(&scope);
        }
        self.now.insert(station, scope);
    }

    fn of(steps: &[Step]) -> Self {
        let mut story = Self::default();
        for station in 0..=STATIONS {
            story.write(station, Fact::Joined { campaign: CampaignId([7; 16]), station: "poste".into(), key: key(station) });
        }
        story.write(OFFICE, Fact::RosterOpened { known: Vec::new() });
        let opened = Fact::CampaignOpened {
            name: "2026".into(),
            colleges: Vec::new(),
            revision: Revision(1),
            planned: None,
            mode: AuditMode::Full,
        };
        story.write(OFFICE, opened);
        for step in steps {
            match step {
                Step::Write(station, college) => {
                    let id = story.write(*station, Fact::VisitOpened { college: *college });
                    let may = story.now.get(station).cloned().unwrap_or_default();
                    story.counts.insert(id, Some((*college, may)));
                }
                Step::Usurp(station, kind) => {
                    let id = story.write(*station, usurped(*kind));
                    story.counts.insert(id, None);
                }
                Step::Receive(station) => {
                    let wrote = story.entries.iter().filter(|entry| entry.id.writer == WriterId([*station; 16])).count() as u64;
                    story.received.insert(*station, wrote);
                }
                Step::Accept(station, colleges) => {
                    let all = colleges.is_empty();
                    let scope = if all { Scope::All } else { Scope::Colleges(colleges.clone()) };
                    let known = story.known(*station);
                    story.write(OFFICE, Fact::StationAccepted { key: key(*station), name: "poste".into(), scope, known });
                    story.say(*station, if all { world::colleges().into_iter().collect() } else { colleges.clone() });
                }
                Step::Refuse(station) => {
                    let known = story.known(*station);
                    story.write(OFFICE, Fact::StationRefused { key: key(*station), name: "poste".into(), known, lost: false });
                    story.say(*station, BTreeSet::new());
                }
            }
        }
        story
    }
}

const TERMS: Terms = Terms { office: Some(PublicKey::from_bytes([100; 32])), horizon: Hlc::MAX };

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn what_counts_is_what_the_office_said((steps, seed) in (collection::vec(step(), 0..40), any::<u64>())) {
        let story = Story::of(&steps);
        let ledger = Ledger::on(TERMS, story.entries.clone());
        for (id, count) in &story.counts {
            let aside = ledger.set_aside(*id);
            match count {
                None => prop_assert_eq!(aside, Some(Reason::NotOffice), "{} said what only the office may", id),
                Some((college, may)) => prop_assert_eq!(aside.is_none(), may.contains(college), "{} {:?} {:?}", id, aside, steps),
            }
        }
        prop_assert!(!ledger.is_closed());
        prop_assert_eq!(ledger.campaign().map(|campaign| campaign.revision), Some(Revision(1)));

        // As they arrive, in any order and one by one.
        let mut arrivals = story.entries.clone();
        let mut state = seed | 1;
        for at in (1..arrivals.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            arrivals.swap(at, (state >> 33) as usize % (at + 1));
        }
        let mut one_by_one = Ledger::on(TERMS, []);
        for entry in arrivals {
            one_by_one.insert(entry);
        }
        let told = |ledger: &Ledger| ledger.aside().map(|(id, aside)| (id, aside.reason)).collect::<Vec<_>>();
        prop_assert_eq!(told(&one_by_one), told(&ledger));
        for college in world::colleges() {
            prop_assert_eq!(one_by_one.visit(college), ledger.visit(college));
        }
        // Without an office everybody speaks alike.
        prop_assert_eq!(Ledger::of(story.entries).aside().filter(|(_, aside)| !matches!(aside.reason, Reason::OutsideCampaign(_))).count(), 0);
    }
}

/// What the office had when it opened its roster counts, whoever wrote it; what came later does not.
#[test]
fn what_was_there_before_the_roster_goes_on_to_count() {
    let mut story = Story::default();
    for station in 0..=1 {
        story.write(station, Fact::Joined { campaign: CampaignId([7; 16]), station: "poste".into(), key: key(station) });
    }
    let before = story.write(1, Fact::CampaignMoved { revision: Revision(3) });
    story.received.insert(1, 2);
    let known = story.known(1);
    story.write(OFFICE, Fact::RosterOpened { known });
    let after = story.write(1, Fact::CampaignMoved { revision: Revision(4) });
    let ledger = Ledger::on(TERMS, story.entries);
    assert_eq!((ledger.set_aside(before), ledger.set_aside(after)), (None, Some(Reason::NotOffice)));
}

/// A campaign that a station opened alone, before it joined, stays in its hands until the office opens the same.
#[test]
fn a_campaign_opened_before_joining_stays_usable() {
    let opened = |name: &str| Fact::CampaignOpened {
        name: name.into(),
        colleges: Vec::new(),
        revision: Revision(1),
        planned: None,
        mode: AuditMode::Full,
    };
    let mut story = Story::default();
    for station in 0..=2 {
        story.write(station, Fact::Joined { campaign: CampaignId([7; 16]), station: "poste".into(), key: key(station) });
    }
    story.write(1, opened("alone"));
    story.write(1, Fact::CampaignMoved { revision: Revision(2) });
    story.write(OFFICE, Fact::RosterOpened { known: Vec::new() });
    for station in 1..=2 {
        story.write(OFFICE, Fact::StationAccepted { key: key(station), name: "p".into(), scope: Scope::All, known: Vec::new() });
    }
    let other = story.write(2, Fact::CampaignClosed {});
    let ledger = Ledger::on(TERMS, story.entries.clone());
    let campaign = ledger.campaign().expect("usable");
    assert_eq!((campaign.name.as_str(), campaign.revision, campaign.closed), ("alone", Revision(2), false));
    assert_eq!(ledger.set_aside(other), Some(Reason::NotOffice));
    story.write(OFFICE, opened("the office's"));
    let ledger = Ledger::on(TERMS, story.entries);
    assert_eq!(ledger.campaign().map(|campaign| (campaign.name, campaign.revision)), Some(("the office's".into(), Revision(1))));
}

/// A station takes back what it wrote; what others wrote only where it may write itself.
#[test]
fn nobody_takes_back_what_is_none_of_theirs() {
    let [here, there, ..] = world::colleges();
    let mut story = Story::default();
    for station in 0..=2 {
        story.write(station, Fact::Joined { campaign: CampaignId([7; 16]), station: "poste".into(), key: key(station) });
    }
    story.write(OFFICE, Fact::RosterOpened { known: Vec::new() });
    for (station, college) in [(1, here), (2, there)] {
        let scope = Scope::Colleges([college].into());
        story.write(OFFICE, Fact::StationAccepted { key: key(station), name: "p".into(), scope, known: Vec::new() });
    }
    let first = story.write(1, Fact::VisitClosed { college: here });
    story.write(2, Fact::Retracted { entry: first });
    let ledger = Ledger::on(TERMS, story.entries.clone());
    assert!(ledger.is_visited(here), "another station's college was reopened");
    story.write(1, Fact::Retracted { entry: first });
    assert!(!Ledger::on(TERMS, story.entries).is_visited(here));
}

/// What is read in a college that the campaign does not go to waits, and counts once the office has widened it.
#[test]
fn a_campaign_goes_where_it_was_opened_on_and_where_it_was_widened() {
    let [here, there, ..] = world::colleges();
    let mut story = Story::default();
    let opened = Fact::CampaignOpened {
        name: "2026".into(),
        colleges: vec![here],
        revision: Revision(1),
        planned: None,
        mode: AuditMode::Full,
    };
    story.write(1, opened);
    let outside = story.write(1, Fact::VisitOpened { college: there });
    let mut ledger = Ledger::of(story.entries.clone());
    assert_eq!(ledger.set_aside(outside), Some(Reason::OutsideCampaign(there)));
    assert!(!ledger.is_visited(there) && !ledger.goes_to(there));
    story.write(1, Fact::CampaignWidened { colleges: vec![there] });
    ledger.insert(story.entries.last().cloned().expect("one"));
    assert_eq!(ledger.set_aside(outside), None);
    assert!(ledger.is_visited(there) && ledger.goes_to(there));
}

/// A lost station is named by its first loss, in a campaign in which it took part or that was open then, and only if it had ever been
/// accepted. The lengths of its series are what it says itself: none of them is too long to add up.
#[test]
fn lost_stations_are_named_where_they_matter() {
    const MINUTE: i64 = 60_000;
    let mut story = Story::default();
    for station in [1, 2, 3, OFFICE] {
        story.write(station, Fact::Joined { campaign: CampaignId([7; 16]), station: "poste".into(), key: key(station) });
    }
    // A second series of the first station.
    let id = EntryId { writer: WriterId([99; 16]), seq: 1 };
    story.entries.push(Entry { id, ..story.entries[0].clone() });
    let accepted =
        |station: u8| Fact::StationAccepted { key: key(station), name: "p".into(), scope: Scope::All, known: Vec::new() };
    let lost = |station: u8, known: Vec<Reach>| Fact::StationRefused { key: key(station), name: "p".into(), known, lost: true };
    let refused = |station: u8| Fact::StationRefused { key: key(station), name: "p".into(), known: Vec::new(), lost: false };
    let opened = Fact::CampaignOpened {
        name: "2026".into(),
        colleges: Vec::new(),
        revision: Revision(1),
        planned: None,
        mode: AuditMode::Full,
    };
    story.write(OFFICE, Fact::RosterOpened { known: Vec::new() });
    // Others that have no series here: lost before it was opened, while it was open, after it was closed; and one never accepted.
    for station in [21, 22, 23, 25] {
        story.write(OFFICE, accepted(station));
    }
    story.write(OFFICE, lost(21, Vec::new()));
    story.write(OFFICE, opened);
    let reaches = |writer: [u8; 16], seq| Reach { writer: WriterId(writer), seq };
    story.write(OFFICE, lost(1, vec![reaches([1; 16], u64::MAX), reaches([99; 16], u64::MAX)]));
    story.write(OFFICE, lost(22, Vec::new()));
    story.write(OFFICE, lost(24, Vec::new()));
    // Lost and found.
    story.write(OFFICE, lost(25, Vec::new()));
    story.write(OFFICE, accepted(25));
    story.write(OFFICE, Fact::CampaignClosed {});
    story.write(OFFICE, lost(23, Vec::new()));
    // One that took part is named whenever it was lost.
    story.write(OFFICE, lost(2, vec![reaches([2; 16], 4)]));
    // Said again, and refused besides: the first time holds, with what had arrived by then.
    story.write(OFFICE, refused(2));
    story.write(OFFICE, lost(2, vec![reaches([2; 16], 9)]));
    story.entries.last_mut().unwrap().body.at = Moment::new(1_795_000_000_000 + MINUTE, 60);
    let named: BTreeMap<PublicKey, (i64, u64)> = Ledger::on(TERMS, story.entries.clone())
        .lost()
        .into_iter()
        .map(|lost| (lost.key, (lost.at.ms() - 1_795_000_000_000, lost.entries)))
        .collect();
    assert_eq!(named, BTreeMap::from([(key(1), (0, u64::MAX)), (key(2), (0, 4)), (key(22), (0, 0))]));
    // A campaign that goes on is open again.
    story.write(OFFICE, Fact::CampaignReopened {});
    story.write(OFFICE, accepted(23));
    story.write(OFFICE, lost(23, Vec::new()));
    assert_eq!(Ledger::on(TERMS, story.entries).lost().len(), 4);
}
