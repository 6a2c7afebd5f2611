//! The law of any order: however what three stations wrote is cut up, ordered, repeated and handed round, their exports are
//! the same to the byte.

use super::{
    laptop::Laptop,
    story::{colleges, rows},
};
use proptest::{prelude::*, test_runner::TestRunner};
use recol::{
    audit::{
        exchange::Segment,
        ids::{CampaignId, EntryId, RoomName},
        journal::{Decided, Decision, Fact, RoomPlace},
        moment::Moment,
    },
    io::store::Unmergeable,
};

/// What a station does: which, where, which device, and what it does after reading it.
pub(super) type Act = (usize, usize, usize, Deed);

#[derive(Clone, Copy, Debug)]
pub(super) enum Deed {
    Nothing,
    CloseRoom,
    ReopenRoom,
    /// Takes back what it wrote last: a read, a decision, another retraction.
    Retract,
    /// Decides about one of the discrepancies that it sees by itself.
    Decide,
    CloseVisit,
}

pub(super) fn deed() -> impl Strategy<Value = Deed> {
    use Deed::{CloseRoom, CloseVisit, Decide, Nothing, ReopenRoom, Retract};
    prop_oneof![4 => Just(Nothing), 2 => Just(CloseRoom), 1 => Just(ReopenRoom), 2 => Just(Retract), 3 => Just(Decide), 1 => Just(CloseVisit)]
}

const TAGS: [&str; 9] = ["A-1", "A-2", "A-3", "A-4", "B-1", "B-2", "B-3", "C-1", "NOPE"];
const ROOMS: [&str; 3] = ["Réserve", "Chariot", "CDI"];

/// Three laptops with the same inventory and campaign, which have done these acts apart.
pub(super) fn apart(acts: &[Act]) -> (Vec<Laptop>, CampaignId) {
    let mut laptops: Vec<Laptop> = ["poste 1", "poste 2", "poste 3"].map(Laptop::new).into();
    for laptop in &mut laptops {
        laptop.import(rows());
    }
    let campaign = laptops[0].open_campaign();
    let mut last: [Option<EntryId>; 3] = [None; 3];
    for (number, (who, college, what, deed)) in acts.iter().enumerate() {
        let laptop = &mut laptops[who % 3];
        // Acts at one instant on several laptops are told apart by the order of entries alone.
        laptop.now += i64::try_from(number % 3).unwrap() * 500;
        let (college, room) = (colleges()[college % 3], ROOMS[what % 3]);
        last[who % 3] = Some(laptop.see(campaign, college, room, TAGS[what % TAGS.len()]));
        let place = RoomPlace { college, room: RoomName::new(room) };
        let fact = match deed {
            Deed::Nothing => continue,
            Deed::CloseRoom => Fact::RoomClosed(place),
            Deed::ReopenRoom => Fact::RoomOpened(place),
            Deed::CloseVisit => Fact::VisitClosed { college },
            Deed::Retract => Fact::Retracted { entry: last[who % 3].unwrap() },
            Deed::Decide => match decided(laptop, campaign, *what) {
                Some(fact) => fact,
                None => continue,
            },
        };
        last[who % 3] = Some(laptop.record(campaign, fact));
    }
    (laptops, campaign)
}

fn decided(laptop: &Laptop, campaign: CampaignId, what: usize) -> Option<Fact> {
    let standing = laptop.standing(campaign);
    let open: Vec<_> = standing.findings().into_iter().filter(|finding| finding.code.is_discrepancy()).collect();
    let finding = open.get(what % open.len().max(1))?.clone();
    let decision = [Decision::AcceptAsIs, Decision::ConfirmMissing, Decision::ReportTheft][what % 3];
    let over = standing.ledger().open_decisions(&finding).iter().map(|known| known.order.id()).collect();
    let basis = Some(standing.evidence(&finding).basis());
    Some(Fact::Decided(Decided { finding, basis, decision, cause: None, evidence: None, over }))
}

/// Everything that the laptops wrote, in pieces of these lengths.
pub(super) fn pieces(laptops: &[Laptop], campaign: CampaignId, lengths: &[usize]) -> Vec<Segment> {
    let mut lengths = lengths.iter().cycle();
    let mut pieces = Vec::new();
    for laptop in laptops {
        for series in laptop.store.own().unwrap() {
            let mut after = 0;
            while after < series.entries {
                let entries = laptop.store.sealed_after(series.writer, after, *lengths.next().unwrap()).unwrap();
                after += entries.len() as u64;
                pieces.push(Segment::signed(campaign, &laptop.station.key, entries).unwrap());
            }
        }
    }
    pieces
}

/// Hands the pieces over in this order until nothing more can be taken in. What comes too early is refused, and comes again.
fn deliver(laptop: &mut Laptop, pieces: &[&Segment]) -> usize {
    let mut refused = 0;
    let others = |laptop: &Laptop, segment: &Segment| {
        !laptop.store.own().unwrap().iter().any(|series| series.writer == segment.head().writer)
    };
    loop {
        let mut early = 0;
        for piece in pieces {
            if !others(laptop, piece) {
                continue;
            }
            let at = Moment::new(laptop.now, 0);
            match laptop.store.merge(std::slice::from_ref(*piece), at).unwrap().remove(0) {
                Ok(_) => {}
                Err(Unmergeable::Missing { .. }) => early += 1,
                Err(error) => panic!("{error}"),
            }
        }
        if early == 0 {
            return refused;
        }
        refused += early;
    }
}

#[test]
fn any_order_split_and_repetition_ends_in_the_same_export() {
    let acts = prop::collection::vec((0..3_usize, 0..3_usize, 0..20_usize, deed()), 1..25);
    let lengths = prop::collection::vec(1..6_usize, 1..5);
    let order = prop::collection::vec(any::<prop::sample::Index>(), 40);
    let (mut early, mut delivered) = (0, 0);
    let mut runner = TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() });
    let law = (acts, lengths, order);
    let seen = std::cell::RefCell::new((&mut early, &mut delivered));
    runner
        .run(&law, |(acts, lengths, order)| {
            let (mut laptops, campaign) = apart(&acts);
            for at in 0..laptops.len() {
                // Each laptop gets its own cut and order, with pieces twice; then all of them, so that none is left out.
                let mut lengths = lengths.clone();
                let turn = at % lengths.len();
                lengths.rotate_left(turn);
                let all = pieces(&laptops, campaign, &lengths);
                let mut handed: Vec<&Segment> = order.iter().skip(at * 7).map(|index| &all[index.index(all.len())]).collect();
                handed.extend(all.iter().rev());
                let mut seen = seen.borrow_mut();
                *seen.1 += handed.len();
                *seen.0 += deliver(&mut laptops[at], &handed);
            }
            let exports: Vec<String> = laptops.iter().map(|laptop| laptop.export(campaign)).collect();
            prop_assert_eq!(&exports[0], &exports[1]);
            prop_assert_eq!(&exports[1], &exports[2]);
            for laptop in &laptops {
                prop_assert_eq!(laptop.store.verify().unwrap().problems, []);
            }
            Ok(())
        })
        .unwrap();
    println!("{delivered} deliveries, {early} came too early and came again");
    assert!(early > 0, "no delivery came too early: the law was not tried");
}
