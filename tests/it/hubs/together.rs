//! The law of together: segments that are taken in with others, in one transaction, end as if each had come by itself, and each
//! has its own answer, whatever is wrong with its neighbours.

use super::{
    laptop::Laptop,
    order::{apart, deed, pieces},
    story::colleges,
};
use proptest::{prelude::*, test_runner::TestRunner};
use recol::{
    audit::{exchange::Segment, ids::CampaignId, journal::Sealed, moment::Moment},
    io::store::{Taken, Unmergeable},
};
use std::{cell::RefCell, collections::BTreeMap};

/// Something is wrong with some of these pieces: of a copy, of another campaign, under another key, emptied.
fn spoilt(laptops: &mut [Laptop], campaign: CampaignId, lengths: &[usize]) -> Vec<Segment> {
    let mut pieces = pieces(laptops, campaign, lengths);
    let twin = laptops[0].image();
    let mut twins = vec![twin];
    twins[0].see(campaign, colleges()[0], "Réserve", "A-1");
    pieces.extend(self::pieces(&twins, campaign, lengths));
    laptops[0].see(campaign, colleges()[1], "Réserve", "A-2");
    pieces.extend(self::pieces(&laptops[..1], campaign, lengths));
    let key = &laptops[1].station.key;
    let strange = pieces.iter().enumerate().filter_map(|(at, piece)| {
        let entries = piece.entries().to_vec();
        match at % 4 {
            0 => Segment::signed(CampaignId([8; 16]), key, entries).ok(),
            1 => Segment::signed(campaign, key, entries).ok(),
            2 => {
                let emptied =
                    |entry: &Sealed| Sealed { content: entry.content.clone().filter(|_| entry.id.seq == 1), ..entry.clone() };
                Segment::told(campaign, piece.key(), entries.iter().map(emptied).collect(), *piece.signature()).ok()
            }
            _ => None,
        }
    });
    let strange: Vec<Segment> = strange.collect();
    pieces.extend(strange);
    pieces
}

fn told(answers: Vec<Result<Taken, Unmergeable>>, into: &mut BTreeMap<&'static str, usize>) -> Vec<String> {
    for answer in &answers {
        let kind = match answer {
            Ok(taken) if taken.emptied > 0 => "emptied",
            Ok(taken) if taken.entries.is_empty() => "known",
            Ok(_) => "taken",
            Err(Unmergeable::Missing { .. }) => "missing",
            Err(Unmergeable::Forked(_)) => "forked",
            Err(Unmergeable::Campaign { .. }) => "campaign",
            Err(Unmergeable::Unintroduced) => "unintroduced",
            Err(Unmergeable::Own(_)) => "own",
            Err(Unmergeable::Payload { .. } | Unmergeable::Store(_)) => "other",
        };
        *into.entry(kind).or_default() += 1;
    }
    answers.iter().map(|answer| format!("{answer:?}")).collect()
}

#[test]
fn what_is_taken_in_together_ends_as_if_it_had_come_one_by_one() {
    let acts = prop::collection::vec((0..3_usize, 0..3_usize, 0..20_usize, deed()), 1..20);
    let lengths = prop::collection::vec(1..6_usize, 1..5);
    let order = prop::collection::vec(any::<prop::sample::Index>(), 60);
    let together = prop::collection::vec(1..30_usize, 1..6);
    let kinds = RefCell::new(BTreeMap::new());
    let mut runner = TestRunner::new(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() });
    runner
        .run(&(acts, lengths, order, together, any::<bool>()), |(acts, lengths, order, together, purged)| {
            let (mut laptops, campaign) = apart(&acts);
            let pieces = spoilt(&mut laptops, campaign, &lengths);
            // In some order, with pieces twice; then all of them, as often as there are pieces that wait for others.
            let mut handed: Vec<Segment> = order.iter().map(|index| pieces[index.index(pieces.len())].clone()).collect();
            handed.extend(pieces.iter().chain(&pieces).cloned());
            let mut stores = [laptops[2].image(), laptops[2].image()];
            if purged {
                for laptop in &mut stores {
                    laptop.store.purge(&[campaign], Moment::new(laptop.now, 0)).unwrap();
                }
            }
            let at = Moment::new(stores[0].now + 1_000_000, 0);
            let [one, all] = &mut stores;
            let mut kinds = kinds.borrow_mut();
            let mut by_one = Vec::new();
            for piece in &handed {
                by_one.extend(told(one.store.merge(std::slice::from_ref(piece), at).unwrap(), &mut kinds));
            }
            let (mut at_once, mut left, mut many) = (Vec::new(), handed.as_slice(), together.iter().cycle());
            while !left.is_empty() {
                let (now, later) = left.split_at(left.len().min(*many.next().unwrap()));
                at_once.extend(told(all.store.merge(now, at).unwrap(), &mut BTreeMap::new()));
                left = later;
            }
            prop_assert_eq!(by_one, at_once);
            prop_assert!(one.sealed() == all.sealed(), "not the same entries");
            prop_assert_eq!(one.store.heads().unwrap().series, all.store.heads().unwrap().series);
            for laptop in &stores {
                prop_assert_eq!(laptop.store.verify().unwrap().problems, []);
            }
            Ok(())
        })
        .unwrap();
    let kinds = kinds.into_inner();
    println!("{kinds:?}");
    for kind in ["taken", "known", "missing", "forked", "campaign", "unintroduced", "emptied", "own"] {
        assert!(kinds.contains_key(kind), "nothing was tried of: {kind}");
    }
    assert!(!kinds.contains_key("other"), "{kinds:?}");
}
