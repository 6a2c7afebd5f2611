//! What the ledger says is first or latest is so among the entries that stand, whatever the order of arrival.

use super::{cases, model, world};
use proptest::prelude::*;
use recol::audit::{
    journal::{Entry, Fact, encode, is_bare_read},
    ledger::Ledger,
};

/// The latest of the entries that stand and say what is asked for.
fn latest<'a, T>(valid: &[&'a Entry], said: impl Fn(&'a Entry) -> Option<T>) -> Option<T> {
    let found = valid.iter().filter_map(|entry| said(entry).map(|said| (entry.order(), said)));
    found.max_by_key(|(order, _)| *order).map(|(_, said)| said)
}

const fn is_act(fact: &Fact) -> bool {
    !matches!(
        fact,
        Fact::Joined { .. }
            | Fact::CampaignOpened { .. }
            | Fact::CampaignMoved { .. }
            | Fact::CampaignClosed {}
            | Fact::CampaignReopened {}
            | Fact::Retracted { .. }
            | Fact::Foreign(_)
    )
}

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn what_rules_a_campaign_is_the_same_without_its_reads((_, arrivals) in world::arriving(40)) {
        // What cannot be written by this version is kept.
        let is_bare = |entry: &Entry| encode(&entry.body).is_ok_and(|bytes| is_bare_read(&bytes));
        for entry in &arrivals {
            let told = matches!(&entry.body.fact, Fact::Seen(seen) if seen.instead.is_none());
            prop_assert_eq!(is_bare(entry), told);
        }
        let ruling = Ledger::of(arrivals.iter().filter(|entry| !is_bare(entry)).cloned());
        let whole = Ledger::of(arrivals);
        prop_assert_eq!(ruling.campaign(), whole.campaign());
        prop_assert_eq!(ruling.campaign_name().map(smol_str::SmolStr::new), whole.campaign().map(|campaign| campaign.name));
        prop_assert_eq!(ruling.is_closed(), whole.is_closed());
        prop_assert_eq!(ruling.revisions().collect::<Vec<_>>(), whole.revisions().collect::<Vec<_>>());
        for college in world::colleges() {
            prop_assert_eq!(ruling.goes_to(college), whole.goes_to(college));
        }
    }

    #[test]
    fn first_and_latest_are_so_among_what_stands((world, arrivals) in world::arriving(40)) {
        let valid = model::valid(&world.entries);
        let ledger = Ledger::of(arrivals);
        prop_assert_eq!(ledger.len(), world.entries.len());

        let openings = valid.iter().filter(|entry| matches!(entry.body.fact, Fact::CampaignOpened { .. }));
        let first = openings.min_by_key(|entry| entry.order()).map(|entry| &entry.body.fact);
        let moved = latest(&valid, |entry| match entry.body.fact {
            Fact::CampaignMoved { revision } => Some(revision),
            _ => None,
        });
        let closed = latest(&valid, |entry| match entry.body.fact {
            Fact::CampaignClosed {} => Some(true),
            Fact::CampaignReopened {} => Some(false),
            _ => None,
        });
        prop_assert_eq!(ledger.is_closed(), closed.unwrap_or_default());
        for college in world::colleges() {
            let full = valid.iter().any(|entry| entry.body.fact == Fact::WentFull { college });
            prop_assert_eq!(ledger.went_full(college), full);
        }
        match (ledger.campaign(), first) {
            (Some(campaign), Some(Fact::CampaignOpened { name, revision, mode, .. })) => {
                prop_assert_eq!(campaign.mode, *mode);
                prop_assert_eq!(campaign.closed, closed.unwrap_or_default());
                prop_assert_eq!(&campaign.name, name);
                prop_assert_eq!(campaign.revision, moved.unwrap_or(*revision));
            }
            (campaign, first) => prop_assert!(campaign.is_none() && first.is_none(), "{:?}, {:?}", campaign, first),
        }

        for entry in &world.entries {
            let of_writer = |other: &Entry| other.id.writer == entry.id.writer && is_act(&other.body.fact);
            let wanted = latest(&valid, |other| of_writer(other).then_some(other.id));
            prop_assert_eq!(ledger.to_undo(entry.id.writer).first().copied(), wanted);
            if let Fact::Decided(decided) = &entry.body.fact {
                let wanted = latest(&valid, |other| match &other.body.fact {
                    Fact::Decided(d) if d.finding == decided.finding => Some(other.order()),
                    _ => None,
                });
                prop_assert_eq!(ledger.decision(&decided.finding).map(|held| held.order), wanted);
            }
        }
    }
}
