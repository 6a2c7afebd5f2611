//! The findings about labels are those that the domain names: two serials under one tag, or one tag twice in one frame; tag and
//! serial of two recorded devices. The serial may stand beside the tag or on the label itself.

use super::{cases, model, world};
use proptest::prelude::*;
use recol::audit::{
    finding::{Code, Finding},
    findings,
    ledger::Ledger,
};
use std::collections::BTreeSet;

proptest! {
    #![proptest_config(cases(500))]

    #[test]
    fn labels_are_faulty_where_two_devices_are_told(world in world::world(25)) {
        let found = findings::all(&world.inventory, &Ledger::of(world.entries.clone()), world::TODAY);
        let found = found.into_iter().filter(|finding| matches!(finding.code, Code::DuplicateTag | Code::SwappedTag));
        let wanted = model::faulty_labels(&world.inventory, &model::valid(&world.entries));
        prop_assert_eq!(found.collect::<BTreeSet<Finding>>(), wanted);
    }
}
