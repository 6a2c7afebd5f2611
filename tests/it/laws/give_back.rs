//! Nothing that was decided is lost on its way back: each decided discrepancy asks for something, asks for nothing, is carried out or
//! is held back, and no device is asked for two things.

use super::{cases, world};
use proptest::prelude::*;
use recol::audit::{
    finding::Finding,
    findings::admitted,
    give_back::{HeldAsked, give_back},
    inventory::CustodyKind,
    journal::{Decided, Decision, Fact},
    ledger::Ledger,
    outcome::{Outcome, outcome},
    standing::Standing,
};
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_decision_goes_back_or_is_named(
        world in world::world(25),
        choices in prop::collection::vec(0..8_usize, 12),
        newest in world::inventory(),
        as_before: bool,
    ) {
        let mut entries = world.entries.clone();
        let first = Standing::new(world.inventory.clone(), Ledger::of(entries.clone()), world::TODAY);
        let found: Vec<Finding> = first.discrepancies().iter().cloned().collect();
        for ((seq, finding), choice) in (1..).zip(&found).zip(choices.iter().cycle()) {
            // Some are left undecided.
            let Some(decision) = admitted(finding.code).get(*choice).copied() else { continue };
            let basis = Some(first.evidence(finding).basis());
            let over = first.ledger().open_decisions(finding).iter().map(|known| known.order.id()).collect();
            let finding = finding.clone();
            entries.push(world::last_entry(seq, Fact::Decided(Decided { finding, basis, decision, cause: None, evidence: None, over })));
        }
        let standing = Standing::new(world.inventory.clone(), Ledger::of(entries), world::TODAY);
        let newest = if as_before { world.inventory.clone() } else { newest };
        let back = give_back(&standing, &newest);
        let held = |finding: &Finding| back.held.iter().filter(|(of, _)| of == finding).count();
        let (mut undecided, mut carried_out, mut conflicts) = (0, 0, 0);
        for finding in standing.discrepancies() {
            if !standing.conflict(finding).is_empty() {
                conflicts += 1;
                prop_assert_eq!(held(finding), 1);
                continue;
            }
            let Some(decided) = standing.decision(finding) else {
                undecided += 1;
                prop_assert_eq!(held(finding), 0);
                continue;
            };
            match outcome(&standing, decided, &newest) {
                None => prop_assert_eq!(held(finding), 0),
                Some(Outcome::CarriedOut) => {
                    carried_out += 1;
                    prop_assert_eq!(held(finding), 0);
                }
                Some(Outcome::Contradicted) => prop_assert_eq!(held(finding), 1),
                Some(Outcome::Open) => {
                    let device = standing.evidence(finding).device.map(|(_, device)| &device.tag);
                    let asked = back.asked.iter().any(|asked| device.is_none_or(|tag| *tag == asked.tag));
                    // Of what is not recorded, nothing but its registration concerns the inventory.
                    let concerns = decided.decided.decision == Decision::RegisterAsNew
                        || device.is_some_and(|tag| newest.by_tag(tag.as_str()).is_some());
                    prop_assert!(asked || held(finding) == 1 || !concerns, "{:?} is lost", finding);
                }
            }
        }
        prop_assert_eq!((back.undecided, back.carried_out), (undecided, carried_out));
        prop_assert_eq!(back.held.iter().filter(|(_, why)| *why == HeldAsked::Conflict).count(), conflicts);
        let tags: BTreeSet<&str> = back.asked.iter().map(|asked| asked.tag.as_str()).collect();
        prop_assert_eq!(tags.len(), back.asked.len(), "a device is asked for twice");
        for asked in &back.asked {
            prop_assert!(asked.is_new || newest.by_tag(asked.tag.as_str()).is_some(), "{} is in no inventory", asked.tag);
            let asks = (asked.place.is_some(), asked.custody.is_some());
            match asked.decision {
                Decision::ConfirmMissing | Decision::ReportTheft => prop_assert_eq!(asked.custody, Some(CustodyKind::Lost)),
                Decision::RegisterAsNew => prop_assert!(asked.is_new && asks == (true, true)),
                Decision::AcceptAsIs | Decision::JustifiedAbsence => prop_assert!(false, "it asks for nothing"),
                Decision::CorrectInventory | Decision::SendBack | Decision::ReprintTag => {}
            }
        }
    }
}
