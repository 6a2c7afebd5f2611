//! The standing, kept up entry by entry, is what concluding everything anew gives: after every single entry, in any
//! order of arrival, with repetitions. What it tells about changes and counts fits its findings.

use super::{cases, model, world};
use proptest::prelude::*;
use recol::audit::{
    finding::{Class, Code, Finding},
    findings,
    ids::EntryId,
    journal::{Decided, Decision, Entry, Fact, Spot},
    ledger::{Ledger, VisitState},
    progress,
    standing::{Delta, Standing},
};
use std::collections::{BTreeMap, BTreeSet};

proptest! {
    #![proptest_config(cases(100))]

    #[test]
    fn concluding_entry_by_entry_is_concluding_anew((world, arrivals) in world::arriving(30)) {
        let mut standing = Standing::new(world.inventory.clone(), Ledger::default(), world::TODAY);
        let mut told: BTreeSet<Finding> = BTreeSet::new();
        let mut known: BTreeMap<EntryId, Entry> = BTreeMap::new();
        for entry in arrivals {
            let repeated = known.insert(entry.id, entry.clone()).is_some();
            let delta = standing.apply(entry);
            prop_assert!(!repeated || delta == Delta::default(), "a repeated entry changed {:?}", delta);
            for gone in &delta.gone {
                prop_assert!(told.remove(gone), "{:?} is gone and was never there", gone);
            }
            for come in delta.come {
                prop_assert!(told.insert(come.clone()), "{:?} comes and was there", come);
            }
            let anew = findings::all(&world.inventory, &Ledger::of(known.values().cloned()), world::TODAY);
            prop_assert_eq!(&standing.findings(), &anew);
            prop_assert!(told.iter().eq(&anew), "the changes told do not add up to {:?}", anew);
        }
    }

    #[test]
    fn counts_fit_the_findings((world, arrivals) in world::arriving(30)) {
        let mut standing = Standing::new(world.inventory.clone(), Ledger::default(), world::TODAY);
        for entry in arrivals {
            standing.apply(entry);
        }
        let found = standing.findings();
        let wanted: Vec<&Finding> = found.iter().filter(|f| f.code.is_discrepancy()).collect();
        prop_assert_eq!(standing.discrepancies().iter().collect::<Vec<_>>(), wanted);
        for finding in &found {
            let Some(end) = standing.other_end(finding) else { continue };
            prop_assert!(found.binary_search(&end).is_ok() && finding.code.is_discrepancy(), "{:?} is no finding", end);
            prop_assert_eq!((&end.subject, end.college == finding.college), (&finding.subject, false));
            let ends = [finding.code, end.code];
            prop_assert_eq!(ends.iter().filter(|code| **code == Code::SeenElsewhere).count(), 1, "{:?}", ends);
            prop_assert_eq!(standing.other_end(&end), Some(finding.clone()), "an end of its other end");
        }
        let elsewhere = found.iter().filter(|finding| finding.code == Code::SeenElsewhere);
        prop_assert!(elsewhere.clone().all(|finding| standing.other_end(finding).is_some()), "{:?}", found);
        for college in world::colleges() {
            let here: Vec<Finding> = found.iter().filter(|f| f.college == college).cloned().collect();
            prop_assert_eq!(standing.discrepancies_in(college).count(), here.iter().filter(|f| f.code.is_discrepancy()).count());
            prop_assert_eq!(standing.findings_in(college), here);
            let tally = standing.tally(college);
            for code in Code::ALL {
                let count = found.iter().filter(|f| f.college == college && f.code == code).count();
                prop_assert_eq!(tally.of(code) as usize, count, "{} in {}", code.code(), college);
            }
        }
    }

    #[test]
    fn progress_adds_up(world in world::world(30)) {
        let mut standing = Standing::new(world.inventory.clone(), Ledger::of(world.entries.clone()), world::TODAY);
        // Somebody decides about every other discrepancy.
        for (finding, seq) in standing.discrepancies().clone().into_iter().step_by(2).zip(1..) {
            let decided = Decided { finding, basis: None, decision: Decision::AcceptAsIs, cause: None, evidence: None, over: Vec::new() };
            let delta = standing.apply(world::last_entry(seq, Fact::Decided(decided)));
            prop_assert_eq!(delta, Delta::default(), "a decision concludes nothing");
        }
        let found = standing.findings();
        let last_reads = model::last_reads(&world.inventory, &model::valid(&world.entries));
        let colleges: Vec<_> = progress::colleges_of(&standing).into_iter().map(|c| progress::college(&standing, c)).collect();
        for college in &colleges {
            let rooms = progress::rooms(&standing, college.college);
            prop_assert_eq!(rooms.iter().map(|r| r.expected).sum::<u32>(), college.expected);
            prop_assert_eq!(rooms.iter().map(|r| r.read).sum::<u32>(), college.read);
            let not_read = college.expected - college.read;
            let unread = college.tally.of(Code::Missing) + college.tally.of(Code::Pending);
            prop_assert_eq!(unread, if college.state == VisitState::None { 0 } else { not_read });
            let decided = found.iter().filter(|f| f.college == college.college && f.code.is_discrepancy());
            let decided = decided.filter(|f| standing.ledger().decision(f).is_some()).count();
            prop_assert_eq!(college.decided as usize, decided);
            for room in rooms {
                let spot = Spot { college: college.college, room: room.room };
                let here = last_reads.iter().filter(|(_, read)| **read == spot);
                let extra = here.filter(|(subject, read)| !model::is_expected_at(read, subject, &world.inventory)).count();
                prop_assert_eq!(room.extra as usize, extra, "read at {:?} without being expected", spot);
            }
        }
        let sum = progress::campaign(&colleges);
        prop_assert_eq!(sum.colleges as usize, colleges.len());
        prop_assert_eq!(sum.expected, colleges.iter().map(|c| c.expected).sum::<u32>());
        prop_assert_eq!(sum.read, colleges.iter().map(|c| c.read).sum::<u32>());
        prop_assert_eq!(sum.decided, colleges.iter().map(|c| c.decided).sum::<u32>());
        let of_state = |state| colleges.iter().filter(|c| c.state == state).count();
        prop_assert_eq!(sum.open as usize, of_state(VisitState::Open));
        prop_assert_eq!(sum.closed as usize, of_state(VisitState::Closed));
        // Every finding is in a college of the campaign: none is lost on the way to the total.
        let all = [Class::InOrder, Class::Discrepancy, Class::Open].map(|class| sum.tally.class(class)).iter().sum::<u32>();
        prop_assert_eq!(all as usize, found.len());
    }
}

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn what_comes_together_is_what_comes_one_by_one((world, arrivals) in world::arriving(40), at in any::<prop::sample::Index>()) {
        let (first, rest) = arrivals.split_at(at.index(arrivals.len() + 1));
        let mut standing = Standing::new(world.inventory.clone(), Ledger::of(first.to_vec()), world::TODAY);
        let before = standing.findings();
        let delta = standing.apply_all(rest.to_vec());
        let anew = findings::all(&world.inventory, &Ledger::of(arrivals.clone()), world::TODAY);
        prop_assert_eq!(standing.findings(), anew.clone());
        // What came and what went, in whatever order, leads from the one to the other.
        let mut count: BTreeMap<Finding, i32> = before.into_iter().map(|finding| (finding, 1)).collect();
        for (findings, by) in [(&delta.come, 1), (&delta.gone, -1)] {
            findings.iter().for_each(|finding| *count.entry(finding.clone()).or_default() += by);
        }
        prop_assert!(count.into_iter().filter(|(_, n)| *n != 0).eq(anew.into_iter().map(|finding| (finding, 1))));
    }

    #[test]
    fn the_order_of_arrival_does_not_matter((world, arrivals) in world::arriving(40)) {
        let as_written = findings::all(&world.inventory, &Ledger::of(world.entries), world::TODAY);
        let as_arrived = findings::all(&world.inventory, &Ledger::of(arrivals), world::TODAY);
        prop_assert_eq!(as_written, as_arrived);
    }
}
