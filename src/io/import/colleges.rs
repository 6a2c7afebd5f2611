//! The table of colleges.

use super::{known::Known, sheet::Sheet, value};
use crate::{
    audit::inventory::{College, InventoryColumn, Records},
    job::Reason,
};

pub(super) fn read(sheet: &mut Sheet<'_>) -> Records {
    // The key of a college is never found by its name.
    let unknown = Known::default();
    Records::Colleges(sheet.rows(InventoryColumn::Uai, |cells| {
        let uai = cells.read(InventoryColumn::Uai, |cell| value::uai(cell, &unknown)?.ok_or(Reason::Empty).map(Some));
        let name = cells.read(InventoryColumn::Name, |cell| value::word(cell).ok_or(Reason::Empty));
        let commune_code = cells.read(InventoryColumn::CommuneCode, value::commune_code);
        let priority = cells.read(InventoryColumn::Priority, value::flag);
        let uai = uai.filter(|_| cells.is_good())?;
        let commune = value::word(cells.get(InventoryColumn::Commune)).unwrap_or_default();
        Some(College { uai, name, commune, commune_code, priority })
    }))
}
