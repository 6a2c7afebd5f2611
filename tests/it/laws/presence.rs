//! Every device recorded or last read in a visited college has exactly one presence finding there; no device has one
//! anywhere else, and no finding at all is in a college that was not visited.

use super::{cases, model, world};
use proptest::prelude::*;
use recol::audit::{
    finding::{Code, Finding, Subject},
    findings,
    ledger::Ledger,
    standing::Standing,
    uai::Uai,
};

proptest! {
    #![proptest_config(cases(300))]

    #[test]
    fn one_presence_where_a_device_concerns_a_visit_and_none_elsewhere(world in world::world(25)) {
        let found = findings::all(&world.inventory, &Ledger::of(world.entries.clone()), world::TODAY);
        let valid = model::valid(&world.entries);
        let last_reads = model::last_reads(&world.inventory, &valid);
        for device in world.inventory.devices() {
            let subject = Subject::Device(device.tag.clone());
            let of_it = |f: &&Finding| f.subject == subject && !f.code.is_identity();
            let mut colleges: Vec<Uai> = found.iter().filter(of_it).map(|f| f.college).collect();
            let recorded = device.college.filter(|c| model::is_visited(*c, &valid));
            let read = last_reads.get(&subject).map(|spot| spot.college);
            let mut wanted: Vec<Uai> = recorded.into_iter().chain(read).collect();
            wanted.sort_unstable();
            wanted.dedup();
            colleges.sort_unstable();
            prop_assert_eq!(colleges, wanted, "presence of {}", device.tag);
        }
        for finding in &found {
            prop_assert!(model::is_visited(finding.college, &valid), "{:?} where nobody was", finding);
        }
    }

    #[test]
    fn what_is_not_read_is_missing_where_it_is_closed((world, arrivals) in world::arriving(40)) {
        let mut standing = Standing::new(world.inventory.clone(), Ledger::default(), world::TODAY);
        for entry in arrivals {
            standing.apply(entry);
        }
        let valid = model::valid(&world.entries);
        let last_reads = model::last_reads(&world.inventory, &valid);
        for (ix, device) in world.inventory.iter() {
            let unread = !last_reads.contains_key(&Subject::Device(device.tag.clone()));
            let Some(college) = device.college.filter(|_| unread && standing.is_expected(ix)) else { continue };
            let code = if model::is_closed(college, device.room.as_ref(), &valid) { Code::Missing } else { Code::Pending };
            prop_assert_eq!(standing.at_home(ix), model::is_visited(college, &valid).then_some(code), "{} in {}", device.tag, college);
        }
    }
}
