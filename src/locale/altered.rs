//! Words for what differs between two records of a device.

use super::{lang::Lang, verdict::college_name};
use crate::audit::{
    inventory::{Device, Inventory, InventoryColumn, Kind},
    report::CellWord,
    text::printable,
    uai::Uai,
};

/// One column before and after: `Réserve → CDI`, with the names of the inventory's colleges, and without the kinds that this
/// station does not receive.
#[must_use]
pub fn say_altered(lang: Lang, column: InventoryColumn, devices: (&Device, &Device), inventory: &Inventory) -> String {
    let college = |uai| college_name(inventory, uai);
    say_altered_or(lang, column, devices, (&college, &|device| inventory.kind_of(device)), "–")
}

/// Returns the name of a college.
type CollegeName<'a> = dyn Fn(Uai) -> String + 'a;
/// Returns the kind of a device, if it is known here.
type KindOf<'a> = dyn Fn(&Device) -> Option<Kind> + 'a;

/// As [`say_altered`], with other names, and with `empty` for nothing.
#[must_use]
pub(super) fn say_altered_or(
    lang: Lang,
    column: InventoryColumn,
    (before, after): (&Device, &Device),
    (college, kind): (&CollegeName<'_>, &KindOf<'_>),
    empty: &str,
) -> String {
    let value = |device: &Device| match column {
        InventoryColumn::Serial => device.serial.as_ref().map(ToString::to_string).unwrap_or_default(),
        InventoryColumn::Model => printable(&device.model),
        InventoryColumn::Kind => lang.name(kind(device).map_or(CellWord::WithheldKind, CellWord::Kind)),
        InventoryColumn::Programme => device.programme.as_ref().map(ToString::to_string).unwrap_or_default(),
        InventoryColumn::Owner => device.owner.as_deref().map(printable).unwrap_or_default(),
        InventoryColumn::Custody => {
            let due = device.custody.due().map(|due| format!(" ({})", lang.date(due))).unwrap_or_default();
            format!("{}{due}", lang.name(device.custody.kind()))
        }
        InventoryColumn::College => device.college.map(college).unwrap_or_default(),
        InventoryColumn::Room => device.room.as_ref().map(ToString::to_string).unwrap_or_default(),
        _ => String::new(),
    };
    let shown = |text: String| if text.is_empty() { empty.to_owned() } else { text };
    format!("{} → {}", shown(value(before)), shown(value(after)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::audit::{ids::Revision, inventory::Rows};

    #[test]
    fn a_kind_that_is_not_received_is_told_to_be_withheld() {
        let here = Uai::from_number(1).unwrap();
        let device = |college, kind| Device { tag: "A-1".into(), college, kind, ..Device::default() };
        // As a station of one college keeps a device that came to it from elsewhere.
        let (before, after) = (device(Uai::from_number(2), Kind::Other), device(Some(here), Kind::Laptop));
        let rows = || Rows { devices: vec![after.clone()], ..Rows::default() };
        let said = |inventory: &Inventory| say_altered(Lang::En, InventoryColumn::Kind, (&before, &after), inventory);
        let whole = Inventory::new(Revision(1), rows());
        let (other, laptop) = (Lang::En.name(Kind::Other), Lang::En.name(Kind::Laptop));
        assert_eq!(said(&whole), format!("{other} → {laptop}"));
        let part = Inventory::new(Revision(1), rows()).in_full_for([here].into());
        let withheld = Lang::En.name(CellWord::WithheldKind);
        assert_eq!(said(&part), format!("{withheld} → {laptop}"));
        assert_ne!(withheld, other);
    }
}
