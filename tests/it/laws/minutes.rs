//! A procès-verbal tells everything that is concluded about its college, once, and nothing that a blind count hides.

use super::{cases, world};
use proptest::prelude::*;
use recol::audit::{
    closing,
    finding::{Class, Code},
    ids::CampaignId,
    ledger::Ledger,
    minutes::{Line, List, Minutes, Recap, exits},
    standing::Standing,
};

proptest! {
    #![proptest_config(cases(200))]

    #[test]
    fn every_finding_that_may_be_told_is_one_line(world in world::world(25)) {
        let standing = Standing::new(world.inventory.clone(), Ledger::of(world.entries.clone()), world::TODAY);
        let campaign = CampaignId([1; 16]);
        let recap = Recap::of(&standing, campaign);
        for college in world::colleges() {
            let minutes = Minutes::of(&standing, campaign, college);
            let mut told: Vec<Code> = List::ALL.iter().flat_map(|list| minutes.list(*list)).map(|line| line.code).collect();
            let mut concluded: Vec<Code> = standing
                .findings_in(college)
                .iter()
                .filter(|finding| finding.code != Code::Pending && standing.may_show(finding))
                .map(|finding| finding.code)
                .collect();
            told.sort_unstable();
            concluded.sort_unstable();
            prop_assert_eq!(&told, &concluded);
            for list in List::ALL {
                let right = |line: &Line| List::of(line.code) == Some(list);
                prop_assert!(minutes.list(list).iter().all(right));
                if let Some(row) = recap.rows.iter().find(|row| row.college.0 == college) {
                    prop_assert_eq!(row.lists[&list] as usize, minutes.list(list).len(), "{:?}", list);
                }
            }
            for check in minutes.checks {
                prop_assert!(check.made <= check.of, "{:?}", check);
            }
            // The closing sheet has the same counts as the screen.
            let rows = closing::sheet(&standing, college);
            let (sum, tally) = (closing::sum(&rows), standing.tally(college));
            prop_assert_eq!(sum.discrepancies, tally.class(Class::Discrepancy));
            let pending: u32 = rows.iter().map(|row| row.pending).sum();
            prop_assert_eq!((sum.missing, pending), (tally.of(Code::Missing), tally.of(Code::Pending)));
            let undecided = standing.discrepancies_in(college).filter(|finding| standing.decision(finding).is_none()).count();
            prop_assert_eq!(sum.undecided as usize, undecided);
            let proposed = exits(&minutes).count();
            prop_assert!(proposed <= told.len());
            let missing = recap.not_seen.iter().filter(|(there, _)| *there == college).count();
            prop_assert_eq!(missing, minutes.list(List::NotSeen).len());
        }
    }
}
