//! In a sampling visit, what is stored there, not drawn and not read is not sampled, and nothing else is; a college that
//! went over to a full count knows no sample. An error is every discrepancy of a device, `misplaced` where it is not tolerated.
//! What is concluded of a sample adds up.

use super::{cases, model, world};
use proptest::prelude::*;
use recol::audit::{
    assurance::{self, Conclusion},
    finding::{Code, Finding, Subject},
    inventory::Custody,
    journal::{AuditMode, Entry, Fact},
    ledger::{Ledger, VisitState},
    sampling,
    standing::Standing,
    uai::Uai,
};

/// What the entries that stand say about looking for devices in a college: its sample, if one is taken.
fn sample(valid: &[&Entry], college: Uai) -> Option<recol::audit::journal::Sampling> {
    let openings = valid.iter().filter(|entry| matches!(entry.body.fact, Fact::CampaignOpened { .. }));
    let full = valid.iter().any(|entry| entry.body.fact == Fact::WentFull { college });
    match openings.min_by_key(|entry| entry.order()).map(|entry| &entry.body.fact) {
        Some(Fact::CampaignOpened { mode: AuditMode::Sampling(sampling), .. }) if !full => Some(*sampling),
        _ => None,
    }
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn not_sampled_is_what_nobody_looks_for((world, arrivals) in world::arriving(30)) {
        let mut standing = Standing::new(world.inventory.clone(), Ledger::default(), world::TODAY);
        for entry in arrivals {
            standing.apply(entry);
        }
        let found = standing.findings();
        let valid = model::valid(&world.entries);
        let last_reads = model::last_reads(&world.inventory, &valid);
        for (ix, device) in world.inventory.iter() {
            let Some(college) = device.college else { continue };
            let subject = Subject::Device(device.tag.clone());
            let finding = |code| Finding { college, code, subject: subject.clone() };
            let sampling = sample(&valid, college);
            let drawn = sampling.is_none_or(|s| sampling::drawn(&world.inventory, college, s).contains(&ix));
            let idle = device.custody == Custody::Stored && !last_reads.contains_key(&subject);
            let wanted = idle && !drawn && model::is_visited(college, &valid);
            prop_assert_eq!(found.contains(&finding(Code::NotSampled)), wanted, "{} in {}", device.tag, college);
            prop_assert_eq!(standing.is_expected(ix), device.custody == Custody::Stored && drawn);
        }
    }

    #[test]
    fn what_is_concluded_adds_up(world in world::world(40)) {
        let standing = Standing::new(world.inventory.clone(), Ledger::of(world.entries.clone()), world::TODAY);
        for college in world::colleges() {
            let sampled = sample(&model::valid(&world.entries), college).is_some();
            let Some(found) = assurance::of(&standing, college) else {
                prop_assert!(!sampled, "a sample without a conclusion");
                continue;
            };
            prop_assert!(sampled, "a conclusion without a sample");
            let (floor, record) = (found.to_floor, found.to_record);
            let all = standing.findings();
            let in_error = |subject: &Subject| {
                let mut codes = all.iter().filter(|f| f.subject == *subject && (f.college == college || f.code.is_identity()));
                codes.any(|f| f.code.is_discrepancy() && !(f.code == Code::Misplaced && found.sampling.misplaced_tolerated))
            };
            let device = |ix| Subject::Device(world.inventory.device(ix).expect("drawn of it").tag.clone());
            let drawn = sampling::drawn(&world.inventory, college, found.sampling);
            let visited = model::is_visited(college, &model::valid(&world.entries));
            let errors = drawn.iter().filter(|ix| visited && in_error(&device(**ix))).count();
            prop_assert_eq!(floor.errors as usize, errors);
            let last_reads = model::last_reads(&world.inventory, &model::valid(&world.entries));
            let met = last_reads.iter().filter(|(subject, spot)| {
                spot.college == college && !drawn.iter().any(|ix| device(*ix) == **subject)
            });
            let bare = standing.ledger().unlabelled().filter(|found| found.spot.college == college).count();
            let (examined, errors) = met.fold((bare, bare), |(all, bad), (subject, _)| (all + 1, bad + usize::from(in_error(subject))));
            prop_assert_eq!((record.examined as usize, record.errors as usize), (examined, errors));
            prop_assert!(floor.errors <= floor.examined && floor.examined <= floor.size && floor.size <= found.population);
            prop_assert!(record.errors <= record.examined && record.size + floor.size <= found.population);
            let state = standing.ledger().visit(college);
            let since = !standing.ledger().open_since(college).is_empty();
            let wanted = match (floor.errors + record.errors, floor.is_complete() && record.is_complete()) {
                _ if state == VisitState::None => Conclusion::Pending,
                (1.., _) => Conclusion::Rejected,
                (0, true) => Conclusion::Accepted,
                (0, false) if state == VisitState::Closed && !since => Conclusion::Incomplete,
                (0, false) => Conclusion::Pending,
            };
            prop_assert_eq!(found.conclusion, wanted);
            prop_assert_eq!(found.at_most.is_some(), floor.is_complete());
            prop_assert!(found.at_most.is_none_or(|most| (floor.errors..=found.population).contains(&most)));
        }
    }
}
