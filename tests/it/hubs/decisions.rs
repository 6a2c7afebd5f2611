//! Two auditors decide about one discrepancy without knowing of each other: both decisions are kept and shown as a conflict,
//! nothing is decided, and a further decision settles it.

use super::{
    laptop::{Laptop, accept},
    memory::MemoryHub,
    story::{colleges, rows},
};
use recol::audit::{
    exchange::Scope,
    finding::{Code, Finding, Subject},
    ids::{CampaignId, EntryId, Tag},
    journal::{Decided, Decision, Fact},
};

fn decide(laptop: &mut Laptop, campaign: CampaignId, finding: &Finding, decision: Decision) -> EntryId {
    let standing = laptop.standing(campaign);
    let over = standing.ledger().open_decisions(finding).iter().map(|known| known.order.id()).collect();
    let basis = Some(standing.evidence(finding).basis());
    let finding = finding.clone();
    laptop.record(campaign, Fact::Decided(Decided { finding, basis, decision, cause: None, evidence: None, over }))
}

#[test]
fn contradictory_decisions_are_a_conflict_until_a_further_one_settles_it() {
    let mut office = Laptop::new("bureau");
    let mut hub = MemoryHub::new("bureau", &office.station.key);
    office.import(rows());
    let campaign = office.open_campaign();
    let college = colleges()[0];
    let missing = Finding { college, code: Code::Missing, subject: Subject::Device(Tag::new("A-2")) };
    office.see(campaign, college, "Réserve", "A-1");
    office.close_room(campaign, college, "Réserve");
    office.sync(&mut hub).unwrap();
    let (mut one, mut two) = (Laptop::new("poste 1"), Laptop::new("poste 2"));
    for laptop in [&mut one, &mut two] {
        laptop.refused(&mut hub);
    }
    accept(&mut hub, &mut office, &Scope::All);
    for laptop in [&mut one, &mut two] {
        laptop.sync(&mut hub).unwrap();
    }
    let everybody = |hub: &mut MemoryHub, laptops: [&mut Laptop; 3]| {
        let mut laptops = laptops;
        for _ in 0..2 {
            for laptop in &mut laptops {
                laptop.sync(hub).unwrap();
            }
        }
        let exports = laptops.map(|laptop| laptop.export(campaign));
        assert_eq!(exports[0], exports[1]);
        assert_eq!(exports[1], exports[2]);
        exports[0].clone()
    };
    let told = |laptop: &Laptop| {
        let standing = laptop.standing(campaign);
        let rivals: Vec<Decision> = standing.conflict(&missing).iter().map(|rival| rival.decided.decision).collect();
        (standing.decision(&missing).map(|held| held.decided.decision), rivals)
    };

    // Apart, and alike: no conflict.
    decide(&mut one, campaign, &missing, Decision::ConfirmMissing);
    let agreed = decide(&mut two, campaign, &missing, Decision::ConfirmMissing);
    everybody(&mut hub, [&mut office, &mut one, &mut two]);
    assert_eq!(told(&one), (Some(Decision::ConfirmMissing), vec![]));

    // Knowing of both, one changes its mind: the later holds.
    decide(&mut one, campaign, &missing, Decision::AcceptAsIs);
    everybody(&mut hub, [&mut office, &mut one, &mut two]);
    assert_eq!(told(&two), (Some(Decision::AcceptAsIs), vec![]));

    // Apart, and against each other: nothing is decided any more.
    decide(&mut one, campaign, &missing, Decision::ConfirmMissing);
    two.now += 50;
    let against = decide(&mut two, campaign, &missing, Decision::ReportTheft);
    let export = everybody(&mut hub, [&mut office, &mut one, &mut two]);
    for laptop in [&office, &one, &two] {
        assert_eq!(told(laptop), (None, vec![Decision::ReportTheft, Decision::ConfirmMissing]));
    }
    let line = export.lines().find(|line| line.contains("A-2")).unwrap();
    for part in ["conflict", "report_theft (poste 2, ", "confirm_missing (poste 1, "] {
        assert!(line.contains(part), "{part} in {line}");
    }

    // Taking one of them back leaves the other; restored, the conflict is there again.
    let undo = two.record(campaign, Fact::Retracted { entry: against });
    assert_eq!(told(&two), (Some(Decision::ConfirmMissing), vec![]));
    two.record(campaign, Fact::Retracted { entry: undo });
    assert_eq!(told(&two).0, None);

    // The office settles it.
    everybody(&mut hub, [&mut office, &mut one, &mut two]);
    decide(&mut office, campaign, &missing, Decision::ReportTheft);
    everybody(&mut hub, [&mut office, &mut one, &mut two]);
    for laptop in [&office, &one, &two] {
        assert_eq!(told(laptop), (Some(Decision::ReportTheft), vec![]));
        assert_eq!(laptop.standing(campaign).ledger().decisions(&missing).count(), 6);
        assert!(laptop.standing(campaign).ledger().decision_entry(agreed).is_some());
    }
}
