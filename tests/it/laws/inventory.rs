//! The change between two revisions, carried out on the first, gives the second.

use super::{cases, world};
use proptest::{collection, prelude::*};
use recol::audit::{
    ids::Revision,
    inventory::{Change, Inventory, Programme, Rows},
};

fn rows() -> impl Strategy<Value = Rows> {
    let programme = (0..4_u8, 0..3_u32).prop_map(|(code, allotted)| Programme {
        code: format!("P{code}").as_str().into(),
        allotted,
        full_name: None,
    });
    (world::rows(), collection::vec(programme, 0..4)).prop_map(|(rows, programmes)| Rows { programmes, ..rows })
}

proptest! {
    #![proptest_config(cases(400))]

    #[test]
    fn a_change_carried_out_gives_the_other_revision(before in rows(), after in rows()) {
        let (before, after) = (Inventory::new(Revision(1), before), Inventory::new(Revision(2), after));
        let change = Change::between(&before, &after);
        prop_assert_eq!(&change.onto(&before), after.rows());
        prop_assert_eq!(change.is_empty(), before.rows() == after.rows());
        let counts = change.device_counts();
        prop_assert_eq!(before.devices().len() + counts.added, after.devices().len() + counts.removed);
    }

    #[test]
    fn the_order_of_rows_does_not_matter(rows in rows(), turn in any::<prop::sample::Index>()) {
        // Rows of one key must be told apart by nothing else, or the order decides which is kept.
        let mut turned = rows.clone();
        let by = if rows.devices.is_empty() { 0 } else { turn.index(rows.devices.len()) };
        turned.devices.rotate_left(by);
        turned.colleges.reverse();
        let (a, b) = (Inventory::new(Revision(1), rows), Inventory::new(Revision(1), turned));
        prop_assert!(Change::between(&a, &b).is_empty());
        prop_assert_eq!(a.places(), b.places());
    }
}
