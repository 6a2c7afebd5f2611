//! What became of a decision is what a plain comparison of two records says.

use super::world::{TODAY, colleges};
use proptest::{option, prelude::*};
use recol::audit::{
    finding::{Code, Finding, Subject},
    findings::admitted,
    ids::{EntryId, Revision, RoomName, WriterId},
    inventory::{
        Custody,
        CustodyKind::{self, Assigned, Given, InRepair, Lost, OnLoan, Retired, Stored},
        Device, Inventory, Rows,
    },
    journal::{Body, By, Decided, Decision, Entry, Fact, Hlc, Seen, Spot},
    ledger::Ledger,
    moment::Moment,
    outcome::{Outcome, outcome, outcomes},
    standing::Standing,
    uai::Uai,
};
use std::{num::NonZeroU8, sync::Arc};

const TAG: &str = "HDS-9X";
const ROOMS: [&str; 2] = ["Réserve", "CDI"];

/// A record: college, room, situation.
type Record = (Uai, Option<&'static str>, CustodyKind);
/// Where a device was read.
type Place = (Uai, Option<&'static str>);

fn record() -> impl Strategy<Value = Record> {
    let custody = prop_oneof![2 => Just(Stored), 3 => prop::sample::select(CustodyKind::ALL.to_vec())];
    (prop::sample::select(colleges()[..2].to_vec()), option::of(prop::sample::select(ROOMS.to_vec())), custody)
}

fn inventory(revision: u32, record: Option<Record>) -> Arc<Inventory> {
    let device = |(college, room, custody): Record| Device {
        tag: TAG.into(),
        custody: Custody::of(custody, None, TODAY.yesterday().ok()),
        college: Some(college),
        room: room.map(Into::into),
        ..Device::default()
    };
    Arc::new(Inventory::new(Revision(revision), Rows { devices: record.map(device).into_iter().collect(), ..Rows::default() }))
}

/// Both colleges visited and closed, with these reads of the device, one after the other.
fn facts(reads: &[(&str, Place)]) -> Vec<Fact> {
    let mut facts: Vec<Fact> = colleges()[..2].iter().map(|college| Fact::VisitOpened { college: *college }).collect();
    facts.extend(reads.iter().map(|(text, (college, room))| {
        let spot = Spot { college: *college, room: room.map(RoomName::new) };
        let (payload, by, copies) = ((*text).into(), By::Typed, NonZeroU8::MIN);
        Fact::Seen(Seen { spot, payload, by, serial: None, instead: None, copies })
    }));
    facts.extend(colleges()[..2].iter().map(|college| Fact::VisitClosed { college: *college }));
    facts
}

fn standing(inventory: &Arc<Inventory>, facts: &[Fact]) -> Standing {
    let entry = |(seq, fact): (u64, &Fact)| {
        let at = Moment::new(1_790_000_000_000 + i64::try_from(seq).unwrap(), 60);
        let body = Body { hlc: Hlc::at(at.ms()), at, author: "a".into(), fact: fact.clone() };
        Entry { id: EntryId { writer: WriterId([1; 16]), seq }, body }
    };
    Standing::new(inventory.clone(), Ledger::of((1..).zip(facts).map(entry).collect::<Vec<_>>()), TODAY)
}

/// The same with a decision about a finding.
fn decided(inventory: &Arc<Inventory>, facts: &mut Vec<Fact>, finding: &Finding, decision: Decision) -> Standing {
    let basis = Some(standing(inventory, facts).evidence(finding).basis());
    let finding = finding.clone();
    facts.push(Fact::Decided(Decided { finding, basis, decision, cause: None, evidence: None, over: Vec::new() }));
    standing(inventory, facts)
}

/// What the finding says of the situation before.
fn before(code: Code) -> &'static [CustodyKind] {
    match code {
        Code::Recovered => &[Lost],
        Code::GoneButPresent => &[Given, Retired, InRepair],
        Code::UnrecordedReturn | Code::Overdue => &[OnLoan],
        Code::Misassigned => &[Stored, Assigned, OnLoan],
        Code::SeenElsewhere => &CustodyKind::ALL,
        Code::Missing => &[Stored],
        _ => &[Stored, Assigned],
    }
}

/// The domain, once more and plainly: done is done; else a part that is neither done nor as before contradicts.
fn model(old: Record, read: Option<Place>, new: Option<Record>, code: Code, decision: Decision) -> Option<Outcome> {
    let same_place = |one: Place, other: Place| one.0 == other.0 && one.1 == other.1;
    let judged = |parts: &[(bool, bool)]| match parts {
        parts if parts.iter().all(|(done, _)| *done) => Outcome::CarriedOut,
        parts if parts.iter().all(|(done, before)| *done || *before) => Outcome::Open,
        _ => Outcome::Contradicted,
    };
    let home = (old.0, old.1);
    Some(match (decision, new) {
        (Decision::AcceptAsIs | Decision::JustifiedAbsence, _) => return None,
        (Decision::ConfirmMissing | Decision::ReportTheft, None) => Outcome::CarriedOut,
        (_, None) => Outcome::Contradicted,
        (Decision::ConfirmMissing | Decision::ReportTheft, Some((college, room, custody))) => {
            let gone = custody == Lost || (custody == Retired && decision == Decision::ConfirmMissing);
            judged(&[(gone, same_place(home, (college, room)) && before(code).contains(&custody))])
        }
        (Decision::SendBack, Some((college, room, _))) => judged(&[(false, same_place(home, (college, room)))]),
        (_, Some((college, room, custody))) => {
            let there = read.unwrap();
            let is_there = college == there.0 && (room.is_none() || there.1.is_none() || room == there.1);
            judged(&[
                (is_there, same_place(home, (college, room))),
                (matches!(custody, Stored | Assigned), before(code).contains(&custody)),
            ])
        }
    })
}

proptest! {
    #![proptest_config(super::cases(256))]
    #[test]
    fn an_outcome_is_what_a_plain_comparison_says(
        old in record(),
        read in option::weighted(0.8, (prop::sample::select(colleges()[..2].to_vec()), option::of(prop::sample::select(ROOMS.to_vec())))),
        new in option::weighted(0.9, record()),
    ) {
        let (then, now) = (inventory(1, Some(old)), inventory(2, new));
        let reads: Vec<(&str, Place)> = read.iter().map(|place| (TAG, *place)).collect();
        let discrepancies: Vec<Finding> = standing(&then, &facts(&reads)).discrepancies().iter().cloned().collect();
        for finding in &discrepancies {
            for decision in admitted(finding.code) {
                let standing = decided(&then, &mut facts(&reads), finding, *decision);
                let valid = standing.decision(finding).unwrap();
                let expected = model(old, read, new, finding.code, *decision);
                prop_assert_eq!(outcome(&standing, valid, &now), expected, "{:?} {:?}", finding.code, decision);
                let sum = outcomes(&standing, &now, None);
                let counts = [sum.carried_out, sum.contradicted, sum.open];
                let one = Outcome::ALL.map(|one| u32::from(expected == Some(one)));
                prop_assert_eq!(counts, one);
                // Held against the record that it was about, nothing contradicts.
                prop_assert_ne!(outcome(&standing, valid, &then), Some(Outcome::Contradicted));
            }
        }
    }
}

#[test]
fn what_was_sent_back_is_read_at_home_again() {
    let [home, away, ..] = colleges();
    let then = inventory(1, Some((home, Some("CDI"), Stored)));
    let mut first = facts(&[(TAG, (away, Some("CDI")))]);
    let finding = Finding { college: away, code: Code::Misassigned, subject: Subject::Device(TAG.into()) };
    let sent = decided(&then, &mut first, &finding, Decision::SendBack);
    assert_eq!(outcome(&sent, sent.decision(&finding).unwrap(), &then), Some(Outcome::Open));
    first.extend(facts(&[(TAG, (home, Some("CDI")))]));
    let back = standing(&then, &first);
    assert!(back.decision(&finding).is_none(), "the finding is gone");
    let kept = back.ledger().decision(&finding).unwrap();
    assert_eq!(outcome(&back, kept, &then), Some(Outcome::CarriedOut));
    assert_eq!(outcomes(&back, &then, None).carried_out, 1);
}

#[test]
fn what_was_unknown_is_registered_here_or_elsewhere() {
    let [here, there, ..] = colleges();
    let (empty, mut all) = (inventory(1, None), facts(&[(TAG, (here, None))]));
    let finding = standing(&empty, &all).discrepancies().first().unwrap().clone();
    assert_eq!(finding.code, Code::Unknown);
    let new = decided(&empty, &mut all, &finding, Decision::RegisterAsNew);
    let held = |record: Option<Record>| outcome(&new, new.decision(&finding).unwrap(), &inventory(2, record));
    assert_eq!(held(None), Some(Outcome::Open));
    assert_eq!(held(Some((here, Some("CDI"), Stored))), Some(Outcome::CarriedOut));
    assert_eq!(held(Some((there, None, Stored))), Some(Outcome::Contradicted));
}
