//! Words for what differs between two records of a device.

use super::lang::Lang;
use crate::audit::{
    inventory::{Device, InventoryColumn},
    text::printable,
    uai::Uai,
};

/// One column before and after: `Réserve → CDI`. `college` returns the name of a college.
#[must_use]
pub fn say_altered(lang: Lang, column: InventoryColumn, devices: (&Device, &Device), college: &dyn Fn(Uai) -> String) -> String {
    say_altered_or(lang, column, devices, college, "–")
}

/// As [`say_altered`]; `empty` stands for nothing.
#[must_use]
pub(super) fn say_altered_or(
    lang: Lang,
    column: InventoryColumn,
    (before, after): (&Device, &Device),
    college: &dyn Fn(Uai) -> String,
    empty: &str,
) -> String {
    let value = |device: &Device| match column {
        InventoryColumn::Serial => device.serial.as_ref().map(ToString::to_string).unwrap_or_default(),
        InventoryColumn::Model => printable(&device.model),
        InventoryColumn::Kind => lang.name(device.kind),
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
